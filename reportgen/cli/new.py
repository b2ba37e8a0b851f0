"""`reportgen new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import project
from reportgen.cli import chinese, options
from reportgen.errors import ReportgenError
from reportgen.facts.schema import KINDS

if TYPE_CHECKING:
    from reportgen.facts.carrying import Carried

FIRST_YEAR, LAST_YEAR = 1990, 2099
SHOWN = 6
"""Typed numbers of one text that are named."""


class _TwoForms(chinese.Command):
    """Its usage line shows both forms."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：…，两种."""
        formatter.write_usage(ctx.command_path, "[选项] 模板包 年度", "用法：")
        formatter.write_usage(ctx.command_path, "[选项] 年度 --from 文件", "  或：")


@click.command("new", cls=_TwoForms, short_help="生成一份可填写的事实文件")
@click.argument("words", metavar="模板包 年度", nargs=-1)
@click.option("--from", "earlier", metavar="文件", type=click.Path(path_type=Path), help="以往年的事实文件为底稿")
@click.option("--kind", type=click.Choice(KINDS), help="单位类别，决定空表列出哪些部分")
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="输出文件；不写则为 年度.yaml")
def command(words: tuple[str, ...], earlier: Path | None, kind: str | None, output: Path | None) -> int:
    """生成一份可填写的事实文件。已有的文件不会被覆盖。

    写模板包和年度，生成空表，每一项都有中文说明。写年度和 --from，以往年的文件为底稿：单位、结构、文字和注释照搬，
    数、日期和文号空出，往年的写在注释里。
    """
    if earlier is not None:
        if kind is not None:
            raise ReportgenError("--kind 不能与 --from 同用", "单位类别照往年的文件；要改，改 单位.类别")
        return _renew(_year(words, 1, "reportgen new 2025 --from 2024.yaml"), earlier, output)
    return _blank(words[0] if words else "", _year(words, 2, "reportgen new henan/five-part 2024"), kind, output)


def _year(words: tuple[str, ...], count: int, example: str) -> int:
    """The last word as a year, when there are as many words as there should be."""
    if len(words) != count:
        wanted = "年度" if count == 1 else "模板包和年度"
        found = f"写的是 {' '.join(words)}" if words else "什么也没有写"
        raise ReportgenError(f"这里应写{wanted}，{found}", f"例如 {example}")
    word = words[-1]
    if not (word.isascii() and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR):
        raise ReportgenError(f"参数 年度 不对：应是 {FIRST_YEAR} 到 {LAST_YEAR} 之间的整数", f"例如 {example}")
    return int(word)


def _free(path: Path) -> Path:
    if path.exists():
        raise ReportgenError(f"{project.shown(path)} 已经存在，没有覆盖", "换一个文件名（-o），或先把它移走")
    return path


def _blank(name: str, year: int, kind: str | None, output: Path | None) -> int:
    from reportgen.packs.load import load_pack
    from reportgen.sections.needs import form_of, require_year

    outcome = load_pack(name, project.pack_roots_here())
    code = options.report(outcome.diagnostics, "full")
    if outcome.value is None:
        return code
    if not outcome.value.manifest.main.every:
        raise ReportgenError(f"“{name}”是底层模板包，不能单独使用", "用 reportgen packs list 选一个模板包")
    require_year(outcome.value, year, kind)
    path = _free(output or Path(f"{year}.yaml"))
    project.write_atomically(path, form_of(outcome.value, year, kind).encode())
    click.echo(f"已生成 {project.shown(path)}；填好后运行 reportgen check {project.shown(path)}")
    return code


def _renew(year: int, earlier: Path, output: Path | None) -> int:
    from reportgen.office import renewal

    outcome = renewal.renew(earlier, year)
    if outcome.value is None:
        return options.report(outcome.diagnostics, "full")
    made = outcome.value
    path = _free(output or earlier.with_name(f"{year}.yaml"))
    project.write_atomically(path, made.text.encode())
    shown = project.shown(path)
    click.echo(f"已生成 {shown}；数、日期和文号空出来了，填好后运行 reportgen check {shown}")
    office = project.find_office(earlier)
    if office is not None and project.find_office(path) != office:
        standing = project.shown(office)
        click.echo(f"注意：{standing} 写着的模板、单位等，{shown} 用不到；把它移到那个文件夹里，或另写一份")
    kept = [text for text in made.texts if not text.heading]
    if kept:
        click.echo(f"沿用未改的文字 {len(kept)} 处，上面一行都标着“{made.mark}”：")
        click.echo("\n".join(f"  {shown}:{text.span.line} {text.path}" for text in kept))
    typed = [(text, text.typed(made.old)) for text in made.texts if text.typed(made.old)]
    if typed:
        click.echo(f"其中（连同标题）{len(typed)} 处有手写的年份或数，请逐处核对：")
        click.echo("\n".join(f"  {shown}:{text.span.line} {text.path}：{_named(text, made.old)}" for text, _ in typed))
    return 0


def _named(text: Carried, old: int) -> str:
    """The typed numbers of a text, last year's year first."""
    numbers = text.typed(old)
    return "、".join(numbers[:SHOWN]) + (f"等 {len(numbers)} 个" if len(numbers) > SHOWN else "")
