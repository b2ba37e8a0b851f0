"""Which reports are up to date: what each was built from, kept between runs in the user's cache folder.

Nothing but speed depends on it: without it every report is built again, to the same bytes. A report is up to date if
its inputs, its pack, the program and the file on disk are as they were left.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportgen import cache, project
from reportgen.batch.tasks import Input, Stamp, Task, id_of, state_of
from reportgen.workshop import Workshop

_FILE = "builds-1.sqlite"
_TABLE = """
create table if not exists built (task text primary key, program text, stamp text, findings integer) without rowid;
create table if not exists running (process integer primary key);
"""
_EVERY = 200
"""Results that are written at once; those that a killed run did not write are built again."""


class Known(NamedTuple):
    """A report that is up to date: where it lies, and how many findings its build had."""

    output: str
    findings: int


class Ledger:
    """What is known of reports built before."""

    def __init__(self, connection: sqlite3.Connection | None, workshop: Workshop) -> None:
        """`connection` None where nothing can be kept."""
        self._connection, self._workshop, self._pending = connection, workshop, 0
        self.interrupted = _begin(connection)
        """Whether an earlier run did not come to its end."""
        self._packs: dict[tuple[str, Path], str] = {}
        self._offices: dict[Path, str] = {}

    def current(self, task: Task) -> Known | None:
        """The report of a task if it is up to date."""
        if self._connection is None:
            return None
        try:
            query = "select stamp, findings from built where task = ? and program = ?"
            row = self._connection.execute(query, (_key(task), task.program)).fetchone()
            stamp = _stamp(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError, KeyError):  # a damaged file counts as absent
            return None
        if stamp is None or not self._holds(task, stamp):
            return None
        return Known(stamp.output.path, row[1])

    def _holds(self, task: Task, stamp: Stamp) -> bool:
        path = Path(task.path)
        if state_of(stamp.output.path) != (stamp.output.size, stamp.output.changed):
            return False
        if any(state_of(absent) != (-1, -1) for absent in stamp.absent):
            return False
        if self._office(path) != stamp.office:
            return False
        for one in stamp.inputs:
            size, changed = state_of(one.path)
            if size != one.size or (changed != one.changed and id_of(one.path) != one.blob):
                return False
        return self._digest(stamp.pack[0], path) == stamp.pack[1]

    def _office(self, path: Path) -> str:
        found = self._offices.get(path.parent)
        if found is None:
            self._offices = {path.parent: str(project.find_office(path) or "")}  # files come folder by folder
            found = self._offices[path.parent]
        return found

    def _digest(self, name: str, path: Path) -> str:
        found = self._packs.get((name, path.parent))
        if found is None:
            pack = self._workshop.pack(name, self._workshop.roots(path)).value
            self._packs = {(name, path.parent): pack.digest if pack is not None else ""}
            found = self._packs[name, path.parent]
        return found

    def note(self, task: Task, stamp: Stamp | None, findings: int) -> None:
        """A report was built."""
        if self._connection is None or stamp is None:
            return
        with contextlib.suppress(sqlite3.Error):
            row = (_key(task), task.program, json.dumps(stamp), findings)
            self._connection.execute("insert or replace into built values (?, ?, ?, ?)", row)
            self._pending += 1
            if self._pending >= _EVERY:
                self._connection.commit()
                self._pending = 0


@contextlib.contextmanager
def ledger(workshop: Workshop, fresh: bool = False) -> Iterator[Ledger]:
    """The ledger of this user; `fresh` forgets nothing but believes nothing either."""
    folder = cache.folder()
    connection = None if folder is None or fresh else _opened(folder)
    try:
        yield Ledger(connection, workshop)
    finally:
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("delete from running")
                connection.commit()
            connection.close()


def _begin(connection: sqlite3.Connection | None) -> bool:
    if connection is None:
        return False
    try:
        before = connection.execute("select count(*) from running").fetchone()
        connection.execute("insert or replace into running values (?)", (os.getpid(),))
        connection.commit()
    except sqlite3.Error:
        return False
    return bool(before[0])


def _opened(folder: Path) -> sqlite3.Connection | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / _FILE, timeout=10)
        connection.execute("pragma synchronous = off")  # a report is built again if the disk loses a row
        connection.executescript(_TABLE)
    except (sqlite3.Error, OSError):
        return None
    return connection


def _key(task: Task) -> str:
    path = str(Path(task.path).absolute())
    return json.dumps([path, task.edition, task.draft, task.output or ""], ensure_ascii=False)


def _stamp(text: str) -> Stamp:
    inputs, absent, office, pack, output = json.loads(text)
    return Stamp(tuple(Input(*one) for one in inputs), tuple(absent), office, (pack[0], pack[1]), Input(*output))
