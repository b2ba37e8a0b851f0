"""`reportgen inspect`."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError


@click.command("inspect", cls=chinese.Command, short_help="检查任何 Word 文件的公文格式")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
@click.option("--pack", "pack", metavar="模板包", default="national", help="照这个模板包的版面检查；不写则照国标")
@click.option("--render", is_flag=True, help="用 LibreOffice 排出来量：行数、字数、位置、末面")
@options.format_option
@click.option("--all", "every", is_flag=True, help="合格的、不适用的规则和每一处都列出来")
def command(file: Path, pack: str, render: bool, form: str, every: bool) -> int:
    """照 GB/T 9704—2012 逐条检查 .docx 的版面：合格、不合格、不适用、未核验。

    只看文件时，排出来才知道的（在哪一面、页码高低等）是未核验；加 --render 用 LibreOffice 排出来量。
    """
    from reportgen import proofreading
    from reportgen.inspection.inspecting import inspected, standard_of
    from reportgen.inspection.telling import told

    taken = proofreading.take(file)
    if taken.value is None:
        return options.report(taken.diagnostics, form)
    if taken.value.suffix != proofreading.DOCX:
        raise ReportgenError(f"{taken.value.name} 不是 Word 文件，没有版面可查", "文字用 reportgen proofread 校对")
    wanted = standard_of(pack, file)
    if wanted.value is None:
        return options.report(wanted.diagnostics, form)
    found = inspected(taken.value.data, taken.value.name, wanted.value)
    if found.value is None:
        return options.report(found.diagnostics, form)
    result, unmeasured = found.value, None
    if render:
        from reportgen.inspection.pages import rendered
        from reportgen.readers.pages import MeasureError

        try:
            result = rendered(result, file)
        except MeasureError as error:
            unmeasured = error
    click.echo(told(result, form, every), nl=False)
    stopped = options.report(found.diagnostics, "full", aside=True)
    if unmeasured is not None:
        raise ReportgenError(f"没有排出来量：{unmeasured.message}", *unmeasured.hints)
    return max(stopped, int(result.broken))
