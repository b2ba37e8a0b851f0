"""`reportgen explain`."""

from __future__ import annotations

import click

from reportgen.cli import chinese
from reportgen.codes import CODES, find_code
from reportgen.diagnostics import near
from reportgen.errors import ReportgenError


@click.command("explain", cls=chinese.Command, short_help="解释一条检查意见")
@click.argument("code", metavar="编号或名称")
def command(code: str) -> None:
    """解释一条检查意见：是什么、为什么、怎样改。"""
    row = find_code(code)
    if row is None:
        names = [*CODES, *(c.name for c in CODES.values())]
        raise ReportgenError(f"没有编号或名称为“{code}”的意见", *(near(code.upper(), names) or near(code, names)))
    click.echo(manual(row.code))


def manual(code: str) -> str:
    """A code's manual page as text."""
    row = CODES[code]
    level = {"error": "错误", "warning": "警告", "note": "提示"}[row.level]
    lines = [f"{row.code} {row.name}（{level}）", row.title, "", row.manual]
    for label, example in (("反例", row.wrong), ("正例", row.right)):
        if example:
            lines += ["", f"{label}：", *(f"    {line}" for line in example.split("\n"))]
    return "\n".join(lines)
