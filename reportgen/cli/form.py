"""`reportgen form`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError
from reportgen.facts.schema import KINDS

FIRST_YEAR, LAST_YEAR = 1990, 2099
SUFFIX = ".xlsx"


@click.command("form", cls=chinese.Command, short_help="生成 Excel 填报表，给不写 YAML 的人填")
@click.argument("pack", metavar="模板包")
@click.argument("year", metavar="年度", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="输出文件，如 2024填报表.xlsx")
@click.option("--facts", metavar="文件", type=click.Path(path_type=Path), help="以这份事实文件为底：已经有的先填上")
@click.option("--kind", type=click.Choice(KINDS), help="单位类别；事实文件里有的照事实文件")
def command(pack: str, year: int, output: Path | None, facts: Path | None, kind: str | None) -> int:
    """生成 Excel 填报表：单位与公文、指标、各张表，上年的数在旁边，合计是公式。

    填好后用 reportgen import 读回事实文件。已有的文件不会被覆盖。
    """
    path = output or Path(f"{year}填报表{SUFFIX}")
    if path.suffix.lower() != SUFFIX:
        raise ReportgenError(f"填报表的文件名要以 {SUFFIX} 结尾，写的是 {path.name}", f"例如 -o {path.stem}{SUFFIX}")
    if path.exists():
        raise ReportgenError(f"{project.shown(path)} 已经存在，没有覆盖", "换一个文件名（-o），或先把它移走")
    from reportgen.office.entry_sheets import Asked, make_sheet  # only now: wrong use is answered without them

    outcome = make_sheet(Asked(pack, year, kind, facts, path))
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    project.write_atomically(path, outcome.value)
    shown = project.shown(path)
    beside = path.resolve().with_name(f"{year}.yaml")  # where it is read without a name
    into = (shown,) if facts is None or facts.resolve() == beside else (shown, project.shown(facts))
    click.echo(f"已生成 {shown}；填好后运行 reportgen import {shlex.join(into)}")
    return code
