"""`reportgen fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic


@click.command("fmt", cls=chinese.Command, short_help="整理事实文件：键的次序、缩进、引号")
@options.files_argument
@click.option("--check", is_flag=True, help="只看要不要整理，不写文件；要整理的，结束代码为 1")
def command(files: tuple[Path, ...], check: bool) -> int:
    """整理事实文件和办公室.yaml：键的次序、缩进、引号和空行，注释都保留。

    内容不变，生成的公文也不变。读不懂的文件不动，说明错在哪里。
    """
    from reportgen import project  # only now: wrong use is answered without them
    from reportgen.office import formatting
    from reportgen.workshop import Workshop

    workshop = Workshop()
    stale: list[Path] = []
    unsure: list[Path] = []

    def tidy(file: Path) -> tuple[Diagnostic, ...]:
        outcome = formatting.format_file(file, workshop)
        made = outcome.value
        if made is None:
            return outcome.diagnostics
        if made.unsure:
            unsure.append(file)
        if made.changed:
            stale.append(file)
            if not check:
                project.write_atomically(file, made.text.encode())
            click.echo(f"{'要整理' if check else '已整理'} {project.shown(file)}")
        elif not check:
            click.echo(f"不用整理 {project.shown(file)}")
        return outcome.diagnostics if made.unsure else ()

    found, stopped = options.each(files, tidy)
    if check and stale:
        click.echo("改法：reportgen fmt 文件…")
    code = max(options.report(found, "full"), stopped)
    return max(code, 1) if check and (stale or unsure) else code
