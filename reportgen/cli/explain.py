"""`reportgen explain`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reportgen.checks.format.table import RULES, Rule
from reportgen.checks.manual import Example, read_manual
from reportgen.checks.row import Check
from reportgen.checks.table import CHECKS, find_rule, title_of
from reportgen.cli import chinese
from reportgen.codes import CODES, Code
from reportgen.diagnostics import Severity, near
from reportgen.errors import ReportgenError


@click.command("explain", cls=chinese.Command, short_help="解释一条检查意见")
@click.argument("code", metavar="编号或名称")
def command(code: str) -> None:
    """解释一条检查意见：是什么、为什么、依据什么、怎样改。"""
    rule = find_rule(code)
    if rule is None:
        names = [name for c in CODES.values() for name in (c.code, c.name)]
        names += [name for check in CHECKS for name in (check.code, check.name, title_of(check))]
        names += [name for row in RULES for name in (row.code, row.name, row.title)]
        raise ReportgenError(f"没有编号或名称为“{code}”的意见", *(near(code.upper(), names) or near(code, names)))
    click.echo("\n".join(manual(rule)))


def manual(rule: Check | Code | Rule) -> Iterator[str]:
    """A manual page as lines of text."""
    level = Severity(rule.level).label
    if isinstance(rule, Code):
        yield f"{rule.code} {rule.name}（{level}）"
        yield from (rule.title, "", rule.manual)
        examples = [("反例", Example(rule.wrong)), ("正例", Example(rule.right))] if rule.wrong else []
    else:
        page = read_manual(rule.run)
        yield f"{rule.code} {rule.name}（{level}）"
        yield from (page.title, "", *page.body.split("\n"))
        yield from ("", *(f"依据：{basis}" for basis in page.bases))
        yield from (f"改法：{page.mending}",) if page.mending else ()
        examples = [*(("反例", e) for e in page.wrong), *(("正例", e) for e in page.right)]
    for label, example in examples:
        year = f"（{example.year} 年度）" if example.year else ""
        yield from ("", f"{label}{year}：", *(f"    {line}" for line in example.text.split("\n")))
    if isinstance(rule, Check):
        yield from ("", f"不改这一处：在事实文件里写 豁免: [{{检查: {title_of(rule)}, 位置: …, 理由: …}}]")
        yield f"改它的级别：在办公室.yaml 里写 检查: {{{title_of(rule)}: 提示}}（错误、警告、提示、不查）"
