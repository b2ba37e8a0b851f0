"""Facts files that folders and patterns stand for, in the order of their names, a few at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from glob import has_magic
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.project import shown
from reportgen.tuples import NamedTuple

_YEAR = r"\d{4}\.ya?ml"
_HIDDEN = "."
_NAMED_SO = "事实文件以年度为名，例如 2024.yaml"


class Found(NamedTuple):
    """A facts file, and the folder that it lies in as seen from the argument that stands for it ("" right there).

    `closed`: it is a folder that may not be looked into.
    """

    path: str
    below: str = ""
    closed: bool = False


def facts_files(names: Sequence[str], year: int | None = None) -> Iterator[Found]:
    """The files that arguments stand for, each once: of a folder, all `2024.yaml` in it and below; `year` only its own.

    Of folders nothing is kept but the names of one at a time. Links to folders are not followed. A folder that may not
    be looked into comes in place of its files, and a name that is no UTF-8 as far as it can be read.

    Raises:
        ReportgenError: an argument stands for no file.
    """
    given: set[str] = set()
    several = len(names) > 1 or has_magic(names[0])  # only then can a file come twice
    top = _above_all(names)
    for name in names:
        first = True
        for found in _below(name, top) if Path(name).is_dir() else _named(name, top):
            first = False
            if year is not None and not found.closed and Path(found.path).stem != str(year):
                continue
            if several:
                path = os.path.abspath(found.path)  # noqa: PTH100  many
                if path in given:
                    continue
                given.add(path)
            yield found
        if first:
            what = "里没有事实文件" if Path(name).is_dir() else "没有对应的文件"
            raise ReportgenError(f"{shown(Path(name))} {what}", _NAMED_SO)


def count(names: Sequence[str], year: int | None = None) -> int:
    """How many files arguments stand for.

    Raises:
        ReportgenError: an argument stands for no file, or there is none of the year.
    """
    found = sum(1 for _ in facts_files(names, year))
    if not found:
        where = "、".join(shown(Path(name)) for name in names[:3]) + (" 等" if len(names) > 3 else " ")
        raise ReportgenError(f"{where}里没有 {year} 年度的事实文件", "核对 --year", _NAMED_SO)
    return found


def _above_all(names: Sequence[str]) -> str:
    """The folder that lies above all that is given; "" where there is none (two disks of Windows)."""
    try:
        return os.path.commonpath([os.path.abspath(_top(name)) for name in names])  # noqa: PTH100  `..` is text here
    except ValueError:
        return ""


def _top(name: str) -> str:
    """The folder that an argument stands for, or that all it stands for lies in."""
    if Path(name).is_dir():
        return name
    if Path(name).exists() or not has_magic(name):
        return os.path.dirname(name)  # noqa: PTH120  as given
    return os.path.dirname(re.split(r"[*?\[]", name)[0])  # noqa: PTH120  as given


def _named(name: str, top: str) -> Iterator[Found]:
    """A file, or what a pattern matches."""
    if Path(name).exists():
        yield _found(name, top)
        return
    if not has_magic(name):
        raise missing(Path(name))
    for found in _matches(name):
        if Path(found).is_dir():
            yield from () if Path(found).is_symlink() else _below(found, top)
        elif re.fullmatch(_YEAR, Path(found).name):
            yield _found(found, top)


def _matches(pattern: str) -> list[str]:
    """What a pattern stands for, in order; `**` follows no links, which may lead back to where they stand."""
    top = _top(pattern)
    rest = pattern[len(top) :].lstrip(os.sep + (os.altsep or ""))
    found = [path for path in Path(top or ".").glob(rest) if not _is_hidden(path.relative_to(top or "."))]
    return sorted(map(str, found))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(_HIDDEN) for part in path.parts)


def missing(path: Path) -> ReportgenError:
    """That there is nothing of this name: without an ending, a folder may have been meant."""
    what = "文件" if path.suffix else "文件或文件夹"
    return ReportgenError(f"没有这个{what}：{shown(path)}", "检查名称和所在文件夹")


def _below(folder: str, top: str) -> Iterator[Found]:
    """The facts files in a folder and below it, folder by folder."""
    closed: list[str] = []
    for path, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        mine = [name for name in sorted(names) if re.fullmatch(_YEAR, name)]
        if mine:
            readable = _readable(path)
            below = _seen_from(top, readable)
            yield from (Found(os.path.join(readable, name), below) for name in mine)  # noqa: PTH118  many
    yield from (_found(path, top)._replace(closed=True) for path in sorted(closed))


def _found(path: str, top: str) -> Found:
    path = _readable(path)
    return Found(path, _seen_from(top, os.path.dirname(path)))  # noqa: PTH120  many


def _readable(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _seen_from(top: str, folder: str) -> str:
    """Where a folder lies below another; "" where it does not."""
    below = os.path.relpath(folder or ".", top or ".")
    return "" if below == "." or below.partition(os.sep)[0] == ".." else below
