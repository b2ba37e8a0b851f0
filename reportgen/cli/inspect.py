"""`reportgen inspect`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.inspection.inspecting import Inspected


@click.command("inspect", cls=chinese.Command, short_help="检查任何 Word 文件的公文格式")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
@click.option("--pack", "pack", metavar="模板包", default="national", help="照这个模板包的版面检查；不写则照国标")
@click.option("--render", is_flag=True, help="用 LibreOffice 排出来量：行数、字数、位置、末面")
@click.option("--fix", is_flag=True, help="另写一份改好格式的：换上公文的样式、页面、页码，文字一个不动")
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="--fix 写到这里；不写则是旁边的 原名.改.docx",
)
@options.format_option
@click.option("--all", "every", is_flag=True, help="合格的、不适用的规则和每一处都列出来")
def command(file: Path, pack: str, render: bool, fix: bool, output: Path | None, form: str, every: bool) -> int:
    """照 GB/T 9704—2012 逐条检查 .docx 的版面：合格、不合格、不适用、未核验。

    只看文件时，排出来才知道的（在哪一面、页码高低等）是未核验；加 --render 用 LibreOffice 排出来量。
    """
    from reportgen import project, proofreading
    from reportgen.inspection.inspecting import inspected, standard_of

    if output is not None and not fix:
        raise ReportgenError("-o 要和 --fix 一起用", "加上 --fix，或去掉 -o")
    target = _target(file, output) if fix else file
    taken = proofreading.take_document(file)
    if taken.value is None:
        return options.report(taken.diagnostics, form)
    wanted = standard_of(pack, file)
    if wanted.value is None:
        return options.report(wanted.diagnostics, form)
    found = inspected(taken.value, project.shown(file), wanted.value)
    if found.value is None:
        return options.report(found.diagnostics, form)
    faults, result = found.diagnostics, found.value
    if fix:
        mended = _fix(taken.value, result, target, form)
        faults, result, file = (*faults, *mended.diagnostics), mended.value or result, target if mended.value else file
    return _tell(result, faults, file if render else None, form, every)


def _target(file: Path, output: Path | None) -> Path:
    """Where the copy goes: never over the original, over another file only where that was named.

    Raises:
        ReportgenError: it cannot go there.
    """
    from reportgen import project

    target = output or file.with_name(f"{file.stem}.改.docx")
    if target.suffix.lower() != ".docx":
        raise ReportgenError(f"{project.shown(target)} 的名称不以 .docx 结尾", "-o 写一个以 .docx 结尾的文件名")
    if options.collide((target.resolve(), file.resolve())):
        raise ReportgenError("改好的不能写回原来的文件", "-o 写另一个文件名")
    if output is None and (target.exists() or target.is_symlink()):
        hint = f"先把它移走，或用 -o 写明写到哪里；确要覆盖，写 -o {target.name}"
        raise ReportgenError(f"{project.shown(target)} 已经存在，没有覆盖", hint)
    return target


def _fix(data: bytes, before: Inspected, target: Path, form: str) -> Outcome[Inspected]:
    """Write the copy, say what is right now and what was left; the verdicts on it, None where there is none."""
    from reportgen import project, show
    from reportgen.inspection.fixing import fixed

    made = fixed(data, before, project.shown(target))
    if made.value is None:
        return Outcome(None, made.diagnostics)
    aside, name = form in show.FOR_PROGRAMS, project.shown(target)
    left = [f"没有改：{one}" for one in made.value.left]
    if not made.value.is_better(before):
        click.echo("\n".join([*left, "没有 --fix 能改的，没有另写文件"]), err=aside)
        return Outcome(None, made.diagnostics)
    if target.exists():
        click.echo(f"{name} 已经有了，换成新改的一份", err=aside)
    project.write_atomically(target, made.value.data)
    lines = [f"已改 {rule}" for rule in made.value.mended(before)]
    lines += [*made.value.moved, *left]
    lines.append(f"共改好 {len(made.value.mended(before))} 条，已写入 {name}")
    click.echo("\n".join(lines), err=aside)
    return Outcome(made.value.after, made.diagnostics)


def _tell(found: Inspected, faults: tuple[Diagnostic, ...], pages: Path | None, form: str, every: bool) -> int:
    """Print the verdicts, measured on the `pages` of a file where one is given; the exit code."""
    from reportgen.inspection.telling import told

    unmeasured: ReportgenError | None = None
    if pages is not None:
        from reportgen.inspection.pages import rendered
        from reportgen.readers.pages import MeasureError

        try:
            found = rendered(found, pages)
        except MeasureError as error:
            unmeasured = error
    click.echo(told(found, form, every), nl=False)
    stopped = options.report(faults, "full", aside=True)
    if unmeasured is not None:
        raise ReportgenError(f"没有排出来量：{unmeasured.message}", *unmeasured.hints)
    return max(stopped, int(found.broken))
