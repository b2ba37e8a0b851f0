"""What a rolled-up file was added up from: a file of lines beside it, one for each unit.

The first line is the head (year, paths of indicators), then one line a unit in the order in which they were added
(`[indicator, line, text]` for each figure), the last line what was written: the text for each path. So it is written
as units come and read one line at a time, whatever their number. Paths of files are relative to its own folder.

It is there before the facts file is changed, and says what an earlier roll-up wrote, too: where the program was ended
between the two, the facts file is known by its id to be as it was, and its sums are not taken for typed ones.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from reportgen import project
from reportgen.batch.tasks import id_of, sweep
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError, reason
from reportgen.facts.indicators import Catalogue
from reportgen.reading import SIZE_LIMIT, top_of
from reportgen.rollup.units import COUNTED, UnitFigures
from reportgen.source import printable
from reportgen.tuples import NamedTuple

_FORMAT = "汇总来源"
_VERSION = 1
_LONGEST = 4_000_000
"""Bytes of one line: a unit's figures are some thousand."""
_DAMAGED = "重新运行 reportgen rollup；它写进的数会当作手填的来核对，不会改动"


class Source(NamedTuple):
    """A unit's figure that went into a sum: the unit's file, name and code, the line and the text.

    `changed`: the file is no longer what it was. `text` is "" for a figure that was left out, `status` says why a
    unit was not counted.
    """

    path: Path
    name: str
    code: str
    line: int
    text: str
    status: str
    changed: bool = False


class Writer:
    """Writes units as they come."""

    def __init__(self, file: BinaryIO, folder: Path, catalogue: Catalogue, year: int) -> None:
        """`folder` is the one that the file will lie in."""
        self._file, self._folder = file, folder.absolute()
        paths = [indicator.path for indicator in catalogue]
        self._numbers = {path: number for number, path in enumerate(paths)}
        self._line({_FORMAT: _VERSION, "年度": year, "指标": paths})

    def add(self, unit: UnitFigures) -> None:
        """One unit, counted or not."""
        path = os.path.relpath(Path(unit.path).absolute(), self._folder)
        rows = [[self._numbers[row.path], row.line, row.text] for row in unit.rows if row.path in self._numbers]
        head = [Path(path).as_posix(), unit.name, unit.code, unit.blob, unit.status]
        self._line([*head, rows])

    def close(self, written: Mapping[str, str], blob: str, earlier: Mapping[str, str]) -> None:
        """What the facts file will say of each path that was added up; its id until then, and what it says now."""
        before = {"此前": {"编号": blob, "写入": earlier}} if blob else {}
        self._line({"写入": written, **before})

    def _line(self, data: object) -> None:
        self._file.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


@contextmanager
def writing(facts: Path, catalogue: Catalogue, year: int) -> Iterator[Writer]:
    """A writer for the sources of a facts file; an earlier file stays where something goes wrong.

    What runs that were killed left beside the two is taken away.

    Raises:
        ReportgenError: the folder or the disk does not take it.
    """
    path = project.sources_path(facts)
    for each in (path, facts):
        sweep(each)
    with project.replacing(path) as file:
        yield Writer(file, path.parent, catalogue, year)


@contextmanager
def unwritten(facts: Path, catalogue: Catalogue, year: int) -> Iterator[Writer]:
    """A writer of nothing: what would be written is looked at only."""
    with Path(os.devnull).open("wb") as file:
        yield Writer(file, facts.parent, catalogue, year)


def written(facts: Path) -> Outcome[Mapping[str, str]]:
    """What an earlier roll-up wrote into a facts file, by path; nothing where there was none.

    Raises:
        ReportgenError: the file cannot be opened.
    """
    path = project.sources_path(facts)
    if not path.is_file():
        return Outcome({})
    try:
        last = deque(_lines(path), maxlen=1)[0]
        before = last["此前"] if isinstance(last, dict) and "此前" in last else None
        last = before if isinstance(before, dict) and before["编号"] == id_of(str(facts)) else last
        found = last["写入"] if isinstance(last, dict) else None
    except (ValueError, KeyError, IndexError):
        return Outcome(None, (_damaged(path),))
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        return Outcome(None, (_damaged(path),))
    return Outcome(found)


def sources(facts: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Source]]:
    """Every unit's figure of the indicators that are wanted, in order; a figure left out has no text.

    Raises:
        ReportgenError: the file cannot be opened or is damaged.
    """
    path = project.sources_path(facts)
    try:
        lines = _lines(path)
        head = next(lines)
        assert isinstance(head, dict)
        assert head[_FORMAT] == _VERSION
        chosen = [(number, name) for number, name in enumerate(head["指标"]) if wanted(name)]
        for row in lines if chosen else ():
            if isinstance(row, list):
                yield from _of_unit(row, chosen, path.parent)
    except (ValueError, KeyError, AssertionError, AttributeError, TypeError, OSError, StopIteration):
        fault = _damaged(path)
        raise ReportgenError(f"{project.shown(path)}：{fault.message}", *fault.hints) from None


class Counted(NamedTuple):
    """A unit that a roll-up counted: its file, 名称 and 代码."""

    path: Path
    name: str
    code: str


def counted_units(facts: Path) -> Iterator[Counted]:
    """The units that a rolled-up file is the sum of; nothing where there is no file of sources.

    Raises:
        ReportgenError: the file of sources cannot be opened or is damaged.
    """
    path = project.sources_path(facts)
    try:
        for row in _lines(path) if path.is_file() else ():
            if isinstance(row, list) and row[4] == COUNTED:
                name, called, code = (printable(str(each)) for each in row[:3])
                yield Counted(Path(os.path.normpath(path.parent / name)), called, code)
    except (ValueError, IndexError):
        fault = _damaged(path)
        raise ReportgenError(f"{project.shown(path)}：{fault.message}", *fault.hints) from None


def _of_unit(row: list[Any], chosen: list[tuple[int, str]], folder: Path) -> Iterator[tuple[str, Source]]:
    name, called, code, blob, status, figures = row
    given = {number: (line, text) for number, line, text in figures}
    path = Path(os.path.normpath(folder / name))
    there = path.is_file()
    changed = bool(blob) and there and (path.stat().st_size > SIZE_LIMIT or id_of(str(path)) != blob)
    said = status if status != COUNTED else "" if there else "文件已经没有了"
    for number, indicator in chosen:
        line, text = given.get(number, (0, ""))
        called, code, text, said = (printable(str(each)) for each in (called, code, text, said))
        yield indicator, Source(path, called, code, int(line), text, said, changed)


def _lines(path: Path) -> Iterator[object]:
    """The lines of a file as data, one at a time.

    Raises:
        ValueError: one is no data, or too long.
    """
    try:
        with path.open("rb") as file:
            while line := file.readline(_LONGEST):
                if not line.endswith(b"\n"):
                    raise ValueError("a line without end")
                yield json.loads(line)
    except OSError as error:
        raise ReportgenError(f"{project.shown(path)} 打不开：{reason(error)}", "核对文件的权限") from None
    except RecursionError:
        raise ValueError("too deep") from None


def _damaged(path: Path) -> Diagnostic:
    message = "记着汇总来源的文件读不懂，多半是被改过或不完整"
    return Diagnostic("RG437", message, top_of(project.shown(path)), (_DAMAGED,))
