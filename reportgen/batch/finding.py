"""Facts files that folders and patterns stand for, in the order of their names, a few at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.project import shown

_YEAR = r"\d{4}\.ya?ml"
_HIDDEN = "."
_NAMED_SO = "事实文件以年度为名，例如 2024.yaml"


class Found(NamedTuple):
    """A facts file, and the folder that it lies in as seen from the argument that stands for it ("" right there)."""

    path: str
    below: str = ""


def facts_files(names: Sequence[str], year: int | None = None) -> Iterator[Found]:
    """The files that arguments stand for, each once: of a folder, all `2024.yaml` in it and below; `year` only its own.

    Nothing is kept but the names of one folder at a time. Links to folders are not followed.

    Raises:
        ReportgenError: an argument stands for no file.
    """
    given: set[str] = set()
    top = _above_all(names)
    for name in names:
        first = True
        for found in _below(name, top) if Path(name).is_dir() else _named(name, top):
            first = False
            if year is not None and Path(found.path).stem != str(year):
                continue
            if len(names) > 1:  # only then can a file come twice
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
    return re.split(r"[*?\[]", name)[0].rpartition("/")[0]


def _named(name: str, top: str) -> Iterator[Found]:
    """A file, or what a pattern matches."""
    if Path(name).exists():
        yield _found(name, top)
        return
    if not has_magic(name):
        raise missing(Path(name))
    for found in sorted(iglob(name, recursive=True)):  # noqa: PTH207  a pattern may be absolute
        if Path(found).is_dir():
            yield from _below(found, top)
        elif re.fullmatch(_YEAR, Path(found).name):
            yield _found(found, top)


def missing(path: Path) -> ReportgenError:
    """That there is nothing of this name: without an ending, a folder may have been meant."""
    what = "文件" if path.suffix else "文件或文件夹"
    return ReportgenError(f"没有这个{what}：{shown(path)}", "检查名称和所在文件夹")


def _below(folder: str, top: str) -> Iterator[Found]:
    """The facts files in a folder and below it, folder by folder."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(names):
            if re.fullmatch(_YEAR, name):
                yield _found(os.path.join(path, name), top)  # noqa: PTH118  many


def _found(path: str, top: str) -> Found:
    below = os.path.relpath(os.path.dirname(path) or ".", top or ".")  # noqa: PTH120  many
    return Found(path, "" if below == "." or below.startswith("..") else below)
