"""`reportgen check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen import show
from reportgen.checks import offload
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition

_CHECKED = "RG3"
"""Findings below are of reading: with an error among them, the text is not looked at."""


@click.command("check", cls=chinese.Command, short_help="检查事实文件，不生成公文")
@options.files_argument
@options.edition_option
@options.format_option
@options.all_option
@options.fix_option
@options.many_options
def command(files: tuple[Path, ...], edition: str, form: str, every: bool, fix: bool, **many: Any) -> int:
    """检查事实文件：做 build 的每一步，只是不写公文。

    写文件夹（data/）或通配符，就检查其中的全部。
    --fix 改正事实文件和办公室.yaml 里只有一种改法的毛病（括号、连接号、全角半角、空格等），注释和排法不动。
    """
    if options.are_many(files, **many) and not fix:
        from reportgen.cli.many import check_all

        return check_all(options.Many(files, form, every, **many), edition)
    if not fix:
        offload.start(files)
    from reportgen import pipeline  # only now: wrong use is answered without it
    from reportgen.workshop import Workshop

    workshop = Workshop(remembers=True)

    def work(file: Path) -> tuple[Diagnostic, ...]:
        if not fix:
            return pipeline.check(file, workshop, Edition(edition)).diagnostics
        from reportgen import project
        from reportgen.office import mending

        outcome = mending.mend(file, workshop, Edition(edition))
        if outcome.value is not None:
            for path, data in outcome.value.files.items():
                project.write_atomically(path, data)
            if not outcome.value.changes and _stopped(outcome.diagnostics):
                click.echo(f"{project.shown(file)} 有读不懂的地方，文字还没有查；先改正下面的错误", err=True)
                return outcome.diagnostics
            names = "、".join(project.shown(path) for path in outcome.value.files)
            aside = form in show.FOR_PROGRAMS
            options.tell_changes(project.shown(file), outcome.value.changes, f"已写入 {names}", aside=aside)
        return outcome.diagnostics

    found, stopped = options.each(files, work)
    code = max(options.report(found, form, every), stopped)
    if not found and not stopped and form == "full":
        click.echo(show.summary(found))
    return code


def _stopped(found: tuple[Diagnostic, ...]) -> bool:
    """Whether a file could not be read to its end."""
    return any(d.is_error and d.code < _CHECKED for d in found)
