"""`reportgen init`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import pipeline, project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError
from reportgen.facts.schema import KINDS
from reportgen.facts.validate import said
from reportgen.office import founding
from reportgen.packs.load import load_pack

_PACK = "national/five-part"


@click.command("init", cls=chinese.Command, short_help="建一个办公室的文件夹，可以用 git 管")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--pack", metavar="模板包", help=f"用哪个模板包；不写就照已有的办公室.yaml，没有则为 {_PACK}")
@click.option("--year", metavar="年度", type=click.IntRange(1990, 2099), help="第一份事实文件是哪一年度的（必填）")
@click.option("--kind", type=click.Choice(KINDS), help="单位类别，决定列出哪些部分")
def command(folder: Path, pack: str | None, year: int | None, kind: str | None) -> int:
    """建一个办公室的文件夹：空表、办公室.yaml、放模板的文件夹、编辑器的提示、提交前的检查。

    不用网络。已有的文件一个不动，逐个说明；可以再运行一次，补上缺的。
    """
    if year is None:
        raise ReportgenError("没有写年度", f"程序不看时钟，请写明：reportgen init {folder.as_posix()} --year 2024")
    pack = pack or _standing_pack(folder) or _PACK
    outcome = load_pack(pack, project.pack_roots(folder / "x"))
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    if not outcome.value.manifest.main.every:
        raise ReportgenError(f"“{pack}”是底层模板包，不能单独使用", "用 reportgen packs list 选一个模板包")
    done = founding.start(folder, founding.contents(outcome.value, year, kind))
    for path in done.written:
        click.echo(f"已建 {project.shown(path)}")
    for path in done.kept:
        click.echo(f"已有，没有动 {project.shown(path)}")
    if folder / founding.GITIGNORE in done.kept and founding.lacks_output(folder):
        click.echo("  请在 .gitignore 里加一行 output/，免得把生成的文件交给 git")
    facts = project.shown(folder / project.DATA / f"{year}.yaml")
    click.echo(f"填好 {facts} 后运行 reportgen check {facts}；其余见 {project.shown(folder / 'README.md')}")
    return code


def _standing_pack(folder: Path) -> str | None:
    """The pack that a folder's 办公室.yaml names, where one is there already."""
    office = next((folder / name for name in project.OFFICE_FILES if (folder / name).is_file()), None)
    sheet = pipeline.read_sheet(office).value if office is not None else None
    named = said(sheet, "模板") if sheet is not None else None
    return named.text if named is not None and named.text else None
