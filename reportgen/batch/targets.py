"""Where the reports of a run go, and which facts files would write into one and the same file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from reportgen import pipeline, project
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_NAMED = 3
"""Outputs, and files of one output, that a message names."""
_OFFICES = 256
"""办公室.yaml of which it is kept what they say."""
_SAME_NAME = "同一年度只留一份事实文件，另一份移走或改名"


class Aim(NamedTuple):
    """A facts file and the file that its report goes to."""

    facts: str
    output: str


class Places:
    """Where reports go that -o says nothing of, as 办公室.yaml has it."""

    def __init__(self, edition: Edition, workshop: Workshop) -> None:
        """`edition` is that of all reports."""
        self._edition, self._workshop = edition, workshop
        self._output = lru_cache(_OFFICES)(self._read)

    def of(self, facts: Path) -> Path:
        """The place of one report."""
        office = project.find_office(facts)
        return project.output_path(facts, office, self._output(office), self._edition)

    def _read(self, office: Path | None) -> str | None:
        """What 办公室.yaml says of it; most say nothing of it and need no parsing."""
        try:
            if office is None or "输出".encode() not in office.read_bytes():
                return None
        except OSError:  # told by the build
            return None
        return pipeline.output_folder(self._workshop.sheet(office).value)


def require_apart(aims: Callable[[], Iterable[Aim]], hint: str) -> None:
    """Stop before two reports are written into one file, on a disk that takes 甲.docx for 甲.DOCX, too.

    `aims` tells all of them, again each time it is asked: a number is kept of each, and the names only of those that
    meet. `hint` says what to do where the facts files are not two of one year.

    Raises:
        ReportgenError: two would.
    """
    seen: set[int] = set()
    meet: set[str] = set()
    for aim in aims():
        key = _key(aim.output)
        number = hash(key)
        if number in seen:
            meet.add(key)
        seen.add(number)
    found: dict[str, list[Aim]] = {}
    for aim in aims() if meet else ():
        if (key := _key(aim.output)) in meet:
            found.setdefault(key, []).append(aim)
    # numbers may meet where names do not
    clashes = [each for each in found.values() if len({aim.facts for aim in each}) > 1]
    if clashes:
        raise ReportgenError(_told(clashes), *_hints(clashes, hint))


def _key(output: str) -> str:
    return os.path.abspath(output).casefold()  # noqa: PTH100  many


def _told(clashes: list[list[Aim]]) -> str:
    named = "；".join(map(_one, clashes[:_NAMED]))
    more = f"；这样的共 {len(clashes)} 处" if len(clashes) > _NAMED else ""
    return f"几个事实文件会写进同一个输出文件：{named}{more}"


def _one(clash: list[Aim]) -> str:
    files = "、".join(project.shown(Path(aim.facts)) for aim in clash[:_NAMED])
    more = f"等 {len(clash)} 个" if len(clash) > _NAMED else " "
    return f"{files}{more}都写到 {project.shown(Path(clash[0].output))}"


def _hints(clashes: list[list[Aim]], hint: str) -> Iterator[str]:
    """Two files of one year beside each other are one thing, files of several folders another."""
    twins = [len({os.path.splitext(aim.facts)[0] for aim in clash}) == 1 for clash in clashes]  # noqa: PTH122
    if any(twins):
        yield _SAME_NAME
    if not all(twins):
        yield hint
