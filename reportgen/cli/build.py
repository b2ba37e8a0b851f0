"""`reportgen build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import show
from reportgen.checks import offload
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition

if TYPE_CHECKING:
    from reportgen.workshop import Workshop


@click.command("build", cls=chinese.Command, short_help="由事实文件生成公文（.docx）")
@options.files_argument
@click.option(
    "-o",
    "--output",
    metavar="路径",
    type=click.Path(),
    help="输出文件（.docx，或纯文本 .txt）；以 / 结尾或已有的文件夹则写进其中",
)
@options.edition_option
@click.option("--draft", is_flag=True, help="缺数、缺部分也先出草稿，每页注明“草稿”；事实文件读不懂的仍不生成")
@options.format_option
@options.all_option
@options.many_options
def command(
    files: tuple[Path, ...], output: str | None, edition: str, draft: bool, form: str, every: bool, **many: Any
) -> int:
    """由事实文件生成公文。默认写到 output/，路径与 data/ 下相同。

    写文件夹（data/）或通配符，就生成其中的全部：已是最新的不重做，一个有错不影响别的，中断了再运行一次接着做。
    """
    if options.are_many(files, **many):
        from reportgen.cli.many import build_all

        return build_all(options.Many(files, form, every, **many), edition, draft, output)
    offload.start(files)
    from reportgen import pipeline, project  # only now: wrong use is answered without them
    from reportgen.workshop import Workshop

    files = tuple(dict.fromkeys(files))
    workshop = Workshop(remembers=True)
    targets = _targets(files, output, Edition(edition), workshop)
    built: list[Path] = []

    def make(file: Path) -> tuple[Diagnostic, ...]:
        outcome = pipeline.build(pipeline.Request(file, Edition(edition), draft, targets[file]), workshop)
        built.extend([outcome.value.path] if outcome.value is not None else [])
        return outcome.diagnostics

    found, stopped = options.each(files, make)
    code = max(options.report(found, form, every), stopped)
    for path in built:
        click.echo(f"已生成 {project.shown(path)}", err=form in show.FOR_PROGRAMS)
    if len(built) < len(files) and not (stopped and len(files) == 1):
        click.echo(f"{len(files) - len(built)} 个文件有错，没有生成；原有的输出没有改动", err=True)
    return code


def _targets(
    files: tuple[Path, ...], output: str | None, edition: Edition, workshop: Workshop
) -> dict[Path, Path | None]:
    """Where `-o` puts each report; None leaves it to the default."""
    from reportgen import project
    from reportgen.writers.table import writer_for

    targets: dict[Path, Path | None] = dict.fromkeys(files)
    hint = "各单位的 办公室.yaml 里，输出 写不同的文件夹"
    if output is not None and (Path(output).is_dir() or output.endswith(("/", "\\"))):
        targets = {file: Path(output) / project.output_name(file, edition) for file in files}
        hint = "文件名相同的分开生成；或写它们的文件夹，例如 reportgen build data/ -o 成品/，各放各的文件夹"
    elif output is not None:
        writer_for(Path(output))
        targets = dict.fromkeys(files, Path(output))
        hint = "-o 写文件夹，例如 -o 成品/"
    if len(files) > 1:
        from reportgen.batch.targets import Aim, Places, require_apart

        places = Places(edition, workshop)
        require_apart(lambda: (Aim(str(f), str(t or places.of(f))) for f, t in targets.items()), hint)
    return targets
