"""`reportgen proofread`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import show
from reportgen.cli import chinese, options
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.lines import KINDS

if TYPE_CHECKING:
    from reportgen.proofreading import How, Mended

_PROFILES = ("strict", "normalized", "auto")
_BY_YEAR = "RG651、RG669、RG670"


@click.command("proofread", cls=chinese.Command, short_help="校对别处来的 Word 文件和文本")
@options.files_argument
@options.format_option
@options.all_option
@click.option(
    "--profile",
    type=click.Choice(_PROFILES),
    default="auto",
    help="标点：strict 要全角，normalized 网页、扫描件的半角标点不算错，auto 由程序判断",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="各行都是：heading 小标题，title 标题，addressee 主送，paragraph 正文，date 日期，note 附注；不写则逐行判断",
)
@click.option("--year", type=click.IntRange(1949, 2100), help="报告的年度；不写则看标题")
@options.fix_option
@click.option(
    "-o",
    "--output",
    metavar="文件",
    help="--fix 改好的写到这里（以 / 结尾或多个文件时是文件夹，- 是标准输出），原文件不动",
)
def command(
    files: tuple[Path, ...],
    form: str,
    every: bool,
    profile: str,
    kind: str | None,
    year: int | None,
    fix: bool,
    output: str | None,
) -> int:
    """校对文字、标点、数字写法：.docx、.txt、.md，或用 - 从标准输入读文本。

    --fix 改正只有一种改法的毛病（括号、连接号、全角半角、空格等），其余照旧列出。
    """
    from reportgen.proofreading import How  # only now: wrong use is answered without it

    if output is not None and not fix:
        raise ReportgenError("-o 要和 --fix 一起用", "加上 --fix，或去掉 -o")
    if output == "-" and len(files) > 1:
        raise ReportgenError("几个文件不能都写到标准输出", "-o 写一个文件夹，例如 -o 改好的/")
    desk = _Desk(How(profile, kind, year), fix, output, len(files) > 1, form)
    if output is not None and options.collide(desk.target(file, file == Path("-")) for file in files):
        raise ReportgenError(f"几个文件同名，改好的会互相覆盖：{output}", "文件名相同的分开运行，-o 写不同的文件夹")
    found, stopped = options.each(files, desk.work)
    code = max(options.report(found, form, every, aside=desk.text_is_out), stopped)
    if not found and not stopped and form == "full" and not desk.text_is_out:
        click.echo(show.summary(found))
    for name in desk.undated if form == "full" else ():
        click.echo(f"没有看出 {name} 是哪一年的报告，与年度有关的没有全查（{_BY_YEAR}）；加 --year 再查一遍", err=True)
    return code


class _Desk:
    """Where the files are worked on, one after the other."""

    def __init__(self, how: How, fix: bool, output: str | None, several: bool, form: str) -> None:
        self.how, self.fix, self.output, self.several, self.form = how, fix, output, several, form
        self.text_is_out = False
        """Whether a mended text went to standard output, where nothing else may go then."""
        self.undated: list[str] = []
        """Reports that nobody gave a year."""

    def work(self, file: Path) -> tuple[Diagnostic, ...]:
        """One file's findings; with `fix` it is mended, and those that remain are told."""
        from reportgen import project, proofreading

        is_stdin = file == Path(proofreading.STDIN)
        name = "标准输入" if is_stdin else project.shown(file)
        taken = Outcome(proofreading.take_stdin(sys.stdin.buffer)) if is_stdin else proofreading.take(file)
        if taken.value is None:
            return taken.diagnostics
        standing = proofreading.standing_for(None if is_stdin else file)
        said = standing.value or proofreading.NOTHING
        if not self.fix:
            judged = proofreading.proofread(taken.value, self.how, said)
            if judged.value is not None and proofreading.wants_year(judged.value, self.how):
                self.undated.append(name)
            return (*standing.diagnostics, *judged.diagnostics)
        target = self.target(file, is_stdin)
        copy = project.shown(target) if target is not None and self.output is not None else None
        mended = proofreading.mend(taken.value, self.how, said, copy)
        if mended.value is not None:
            self.put(mended.value, target, name)
            if mended.value.undated:
                self.undated.append(name)
        return (*standing.diagnostics, *mended.diagnostics)

    def put(self, mended: Mended, target: Path | None, name: str) -> None:
        """Write the mended file of this name where it belongs, and tell what was changed."""
        from reportgen import project

        if target is None:
            self.text_is_out = True
            sys.stdout.buffer.write(mended.data)
        elif mended.changes or self.output is not None:
            project.write_atomically(target, mended.data)
        written = "已写到标准输出" if target is None else f"已写入 {project.shown(target)}"
        aside = self.text_is_out or self.form in show.FOR_PROGRAMS
        options.tell_changes(name, mended.changes, written, aside=aside, copied=self.output is not None)

    def target(self, file: Path, is_stdin: bool) -> Path | None:
        """Where a mended file goes; None for standard output."""
        if self.output is None:
            return None if is_stdin else file
        if self.output == "-":
            return None
        path = Path(self.output)
        if not self.several and not self.output.endswith(("/", "\\")) and not path.is_dir():
            return path
        return path / ("stdin.txt" if is_stdin else file.name)
