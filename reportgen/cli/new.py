"""`reportgen new`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError
from reportgen.facts.blank_form import blank_form
from reportgen.facts.schema import KINDS
from reportgen.packs.load import load_pack


@click.command("new", cls=chinese.Command, short_help="生成一份可填写的事实文件")
@click.argument("pack", metavar="模板包")
@click.argument("year", metavar="年度", type=click.IntRange(1990, 2099))
@click.option("--kind", type=click.Choice(KINDS), help="单位类别，决定列出哪些部分")
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="输出文件；不写则为 年度.yaml")
def command(pack: str, year: int, kind: str | None, output: Path | None) -> int:
    """生成一份可填写的事实文件，每一项都有中文说明。已有的文件不会被覆盖。"""
    outcome = load_pack(pack, project.pack_roots_here())
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    path = output or Path(f"{year}.yaml")
    if path.exists():
        raise ReportgenError(f"{project.shown(path)} 已经存在，没有覆盖", "换一个文件名（-o），或先把它移走")
    text = blank_form(outcome.value.name, year, outcome.value.catalogue, outcome.value.shape, kind)
    project.write_atomically(path, text.encode())
    click.echo(f"已生成 {project.shown(path)}；填好后运行 reportgen check {project.shown(path)}")
    return code
