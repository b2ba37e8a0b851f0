"""Parameters that several commands share, and printing findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from reportgen import show
from reportgen.cli import chinese
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.fixes import Change
from reportgen.tuples import NamedTuple

facts_argument = click.argument("file", metavar="文件", type=click.Path(path_type=Path))
files_argument = click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(show.FORMATS)),
    default="full",
    help="意见的形式：full 详细，concise 一行一条，json 供程序用，sarif 供代码平台和编辑器用",
)
all_option = click.option("--all", "every", is_flag=True, help="同一种意见全部列出，不合并")
listing_option = click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    help="形式：full 详细，concise 一行一条，json 供程序用",
)
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), help="同时用几个进程；不写则文件多时用全部处理器"
)
cluster_option = click.option("--cluster", metavar="地址", help="交给 Dask 集群做，例如 tcp://10.0.0.1:8786")
year_option = click.option("--year", type=click.IntRange(1949, 9999), help="文件夹里只做这一年的")
force_option = click.option("--force", is_flag=True, help="已是最新的也重做")
fix_option = click.option("--fix", is_flag=True, help="改正只有一种改法的毛病，逐条列出改了什么")
edition_option = click.option(
    "--edition",
    type=click.Choice([e.value for e in Edition]),
    default=Edition.UPWARD.value,
    help="报送版（有版头）或公开版（网站用）",
)


class Many(NamedTuple):
    """What is asked of many facts files."""

    files: tuple[Path, ...]
    form: str
    every: bool
    jobs: int | None = None
    cluster: str | None = None
    year: int | None = None
    force: bool = False


FEW = 16
"""Files that are worked on one after another where nothing else is asked for."""


def many_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of commands that take folders of facts files."""
    for option in (force_option, year_option, cluster_option, jobs_option):
        command = option(command)
    return command


def are_many(files: tuple[Path, ...], **many: object) -> bool:
    """Whether folders, patterns or more than a few files are given, or an option that is for many.

    A name without an ending that nothing has is that of a folder that is not there.
    """
    plain = all(path.is_file() or bool(path.suffix and not _several(path)) for path in files)
    return not plain or len(files) > FEW or any(many.values())


def _several(path: Path) -> bool:
    return path.is_dir() or bool(set("*?[") & set(str(path)))


def report(diagnostics: Iterable[Diagnostic], form: str, every: bool = False, aside: bool = False) -> int:
    """Print findings (for programs to standard output, else to standard error); the exit code that they mean.

    `aside`: all to standard error, since something else is printed.
    """
    found = tuple(diagnostics)
    text = show.render(found, form, every)
    if text:
        click.echo(text, nl=False, err=aside or form not in show.FOR_PROGRAMS)
    return exit_code(found)


def tell_changes(name: str, changes: Iterable[Change], written: str, aside: bool, copied: bool = False) -> None:
    """Each mending of a file on a line, and where it was written; `aside` to standard error.

    `copied`: it was written although nothing was changed.
    """
    lines = [f"已改 {show.changed(change)}" for change in changes]
    unchanged = f"{name} 没有能自动改正的毛病" + (f"，原文{written}" if copied else "")
    lines.append(f"共改正 {len(lines)} 处，{written}" if lines else unchanged)
    click.echo("\n".join(lines), err=aside)


def collide(targets: Iterable[Path | None]) -> bool:
    """Whether two of several places to write to are one, on a disk that takes 甲.TXT for 甲.txt, too."""
    names = [str(target).casefold() for target in targets if target is not None]
    return len(set(names)) < len(names)


def each(files: Iterable[Path], run: Callable[[Path], Iterable[Diagnostic]]) -> tuple[list[Diagnostic], int]:
    """All findings of all files; one file's trouble, our own fault too, never hides what became of the others.

    Files that cannot be worked on are named on standard error; the number is the exit code that they mean.
    """
    found: list[Diagnostic] = []
    code = 0
    for file in files:
        try:
            found += run(file)
        except ReportgenError as error:
            click.echo(chinese.sentence(error), err=True)
            code = 2
        except (BrokenPipeError, click.Abort):
            raise
        except Exception as error:
            if click.get_current_context().find_root().params.get("debug"):
                raise
            from reportgen.batch.tasks import crashed  # only now: it is for many files, and most runs are of one

            found.append(crashed(file, error))
    return found, code


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """3 where a check of ours crashed, 1 where an error was found, else 0."""
    found = tuple(diagnostics)
    if any(d.code.startswith("RG9") for d in found):
        return 3
    return 1 if any(d.is_error for d in found) else 0
