"""`reportgen check`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import show
from reportgen.cli import chinese, options
from reportgen.document.editions import Edition


@click.command("check", cls=chinese.Command, short_help="检查事实文件，不写任何文件")
@options.files_argument
@options.edition_option
@options.format_option
@options.all_option
def command(files: tuple[Path, ...], edition: str, form: str, every: bool) -> int:
    """检查事实文件：做 build 的每一步，只是不写文件。"""
    from reportgen import pipeline  # only now: wrong use is answered without it
    from reportgen.workshop import Workshop

    workshop = Workshop()
    found, stopped = options.each(files, lambda file: pipeline.check(file, workshop, Edition(edition)).diagnostics)
    code = max(options.report(found, form, every), stopped)
    if not found and not stopped and form == "full":
        click.echo(show.summary(found))
    return code
