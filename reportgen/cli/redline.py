"""`reportgen redline`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import project, show
from reportgen.cli import chinese, options
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.roundtrip.redline.weaving import Tally

SUFFIX = ".docx"


@click.command("redline", cls=chinese.Command, short_help="两份文件的不同，写成带修订的花脸稿")
@click.argument("old", metavar="旧文件", type=click.Path(path_type=Path))
@click.argument("new", metavar="新文件", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="花脸稿，如 花脸稿.docx")
@options.edition_option
@options.format_option
@options.all_option
def command(old: Path, new: Path, output: Path | None, edition: str, form: str, every: bool) -> int:
    """两份文件的不同，写成带修订的 .docx：全部接受就是新的一份，全部拒绝就是旧的一份。

    文件是 .docx，或事实文件（先在内存里生成）。不写 -o，就写到新文件旁边的“名称-花脸稿.docx”。
    """
    target = output or new.with_name(f"{new.stem}-花脸稿{SUFFIX}")
    if target.suffix.lower() != SUFFIX:
        message = f"花脸稿的文件名要以 {SUFFIX} 结尾，写的是 {target.name}"
        raise ReportgenError(message, f"例如 -o {target.stem}{SUFFIX}")
    if any(target.exists() and side.exists() and target.samefile(side) for side in (old, new)):
        raise ReportgenError(f"{project.shown(target)} 就是要比较的文件，没有覆盖", "换一个文件名（-o）")
    from reportgen.office.redlines import redline_files  # only now: wrong use is answered without it
    from reportgen.workshop import Workshop

    outcome = redline_files(old, new, Edition(edition), Workshop())
    code = options.report(outcome.diagnostics, form, every)
    found = outcome.value
    if found is None or code:
        return code
    if not found.tally.total:
        click.echo("两份文件的文字没有不同，没有生成花脸稿", err=form in show.FOR_PROGRAMS)
        return code
    project.write_atomically(target, found.data)
    click.echo(f"已生成 {project.shown(target)}：{_counted(found.tally)}", err=form in show.FOR_PROGRAMS)
    return code


def _counted(tally: Tally) -> str:
    parts = (
        ("改", tally.changed, "段"),
        ("增", tally.come, "段"),
        ("删", tally.gone, "段"),
        ("表格增", tally.rows_come, "行"),
        ("表格删", tally.rows_gone, "行"),
    )
    return "，".join(f"{what} {number} {unit}" for what, number, unit in parts if number)
