"""`reportgen init`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.diagnostics import Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.schema import KINDS
from reportgen.facts.sheets import said
from reportgen.office import founding
from reportgen.packs.load import load_pack
from reportgen.packs.search import chinese_name
from reportgen.workshop import read_sheet

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
    standing = _standing_pack(folder)
    if standing.value is None:
        return options.report(standing.diagnostics, "full")
    pack = _chosen(pack, standing.value, folder)
    outcome = load_pack(pack, project.pack_roots(folder / "x"))
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    if not outcome.value.manifest.main.every:
        raise ReportgenError(f"“{pack}”是底层模板包，不能单独使用", "用 reportgen packs list 选一个模板包")
    files = founding.contents(outcome.value, year, kind, folder)
    done = founding.start(folder, files)
    _tell(folder, done, files, pack)
    facts = project.shown(folder / project.DATA / f"{year}.yaml")
    click.echo(f"填好 {facts} 后运行 reportgen check {facts}；其余见 {project.shown(folder / 'README.md')}")
    if folder / "README.md" in done.kept:
        click.echo(f"提交前自动检查：在 {project.shown(folder)} 里运行一次 {founding.hook_command(folder)}")
    return code


def _tell(folder: Path, done: founding.Started, files: dict[str, str], pack: str) -> None:
    """What was written, what was kept, and what the kept files lack."""
    for path in done.written:
        click.echo(f"已建 {project.shown(path)}")
    for path in done.kept:
        click.echo(f"已有，没有动 {project.shown(path)}")
    if folder / founding.GITIGNORE in done.kept and founding.lacks_output(folder):
        click.echo("  请在 .gitignore 里加一行 output/，免得把生成的文件交给 git")
    if folder / founding.SCHEMA in done.kept and founding.differs(folder / founding.SCHEMA, files[founding.SCHEMA]):
        click.echo(f"  编辑器的提示与现在的不同；要换新：reportgen schema {pack} -o {founding.SCHEMA}")


def _chosen(pack: str | None, standing: str, folder: Path) -> str:
    """The pack to be used; --pack must not gainsay 办公室.yaml."""
    if pack is None or not standing:
        return pack or standing or _PACK
    roots = project.pack_roots(folder / "x")
    if pack != standing and chinese_name(pack, roots) != standing and chinese_name(standing, roots) != pack:
        message = f"{project.shown(folder)} 的办公室.yaml 写的是 模板: {standing}，与 --pack {pack} 不同；什么都没有写"
        raise ReportgenError(message, f"不写 --pack，就用 {standing}", f"要换模板包，先把办公室.yaml 改成 模板: {pack}")
    return pack


def _standing_pack(folder: Path) -> Outcome[str]:
    """The pack that a folder's 办公室.yaml names, empty where it names none; None where it cannot be read."""
    office = project.office_in(folder)
    if office is None:
        return Outcome("")
    sheet = read_sheet(office)
    if any(d.is_error and d.code != "RG103" for d in sheet.diagnostics):
        return Outcome(None, sheet.diagnostics)
    named = said(sheet.value, "模板") if sheet.value is not None else None
    return Outcome(named.text if named is not None else "")
