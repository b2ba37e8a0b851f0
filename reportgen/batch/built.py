"""Which reports are up to date: what each was built from, kept between runs in the user's cache folder.

Nothing but speed depends on it: without it every report is built again, to the same bytes. A report is up to date if
its inputs, its pack, the program and the file on disk are as they were left. What was found of it is kept, too.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reportgen import cache, project
from reportgen.batch.tasks import Input, Stamp, Task, id_of, lives, state_of
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_FILE = "builds-3.sqlite"
_TABLE = """
create table if not exists built
(task text primary key, program text, stamp text, folder text, findings integer, kept blob) without rowid;
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

    def __init__(self, connection: sqlite3.Connection | None, workshop: Workshop, fresh: bool = False) -> None:
        """`connection` None where nothing can be kept."""
        self._connection, self._workshop, self._fresh = connection, workshop, fresh
        self._pending: list[tuple[str, str, str, str, int, bytes]] = []
        self._folder = str(Path.cwd())
        self.interrupted = _begin(connection)
        """Whether an earlier run did not come to its end."""
        self._packs: dict[tuple[str, Path], str] = {}
        self._offices: dict[Path, str] = {}

    def current(self, task: Task, whole: bool = False) -> Known | None:
        """The report of a task if it is up to date.

        `whole`: what was kept of it is wanted, too, which names files as they are seen from the folder of that run.
        """
        if self._connection is None or self._fresh:
            return None
        try:
            query = "select stamp, findings, folder from built where task = ? and program = ?"
            row = self._connection.execute(query, (_key(task), task.program)).fetchone()
            stamp = _stamp(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError, KeyError):  # a damaged file counts as absent
            return None
        if stamp is None or (whole and row[2] != self._folder) or not self._holds(task, stamp):
            return None
        return Known(stamp.output.path, row[1])

    def kept(self, task: Task) -> bytes:
        """What was kept of a task; nothing where it cannot be read."""
        row = None
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                row = self._connection.execute("select kept from built where task = ?", (_key(task),)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else b""

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
        return all(self._digest(name, path) == state for name, state in stamp.packs)

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
            found = pack.state if pack is not None else ""
            self._packs = {key: kept for key, kept in self._packs.items() if key[1] == path.parent}
            self._packs[name, path.parent] = found
        return found

    def note(self, task: Task, stamp: Stamp | None, findings: int, kept: bytes = b"") -> None:
        """A report was built; `kept` is what is told of it again."""
        if self._connection is None or stamp is None:
            return
        self._pending.append((_key(task), task.program, json.dumps(stamp), self._folder, findings, kept))
        if len(self._pending) >= _EVERY:
            self.write()

    def write(self) -> None:
        """All that was noted, in one short transaction: other runs write, too."""
        if self._connection is None:
            return
        with contextlib.suppress(sqlite3.Error), self._connection:  # it is rolled back where it fails
            self._connection.executemany("insert or replace into built values (?, ?, ?, ?, ?, ?)", self._pending)
        self._pending.clear()


@contextlib.contextmanager
def ledger(workshop: Workshop, fresh: bool = False) -> Iterator[Ledger]:
    """The ledger of this user; `fresh` believes nothing of it, but notes what is built."""
    folder = cache.folder()
    connection = _opened(folder) if folder is not None else None
    known = Ledger(connection, workshop, fresh)
    try:
        yield known
    finally:
        known.write()
        if connection is not None:
            with contextlib.suppress(sqlite3.Error), connection:
                connection.execute("delete from running where process = ?", (os.getpid(),))
            connection.close()


def _begin(connection: sqlite3.Connection | None) -> bool:
    """Note that a run has begun; whether one that began before is no more, and did not come to its end."""
    if connection is None:
        return False
    try:
        with connection:
            begun = [int(row[0]) for row in connection.execute("select process from running")]
            ended = [(process,) for process in begun if process == os.getpid() or not lives(process)]
            connection.executemany("delete from running where process = ?", ended)
            connection.execute("insert or replace into running values (?)", (os.getpid(),))
    except (sqlite3.Error, ValueError, TypeError):
        return False
    return bool(ended)


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The database; one that is damaged is begun anew."""
    path = folder / _FILE
    for _ in range(2):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _connected(path)
        except (sqlite3.OperationalError, OSError):  # it is locked, or the disk takes nothing
            return None
        except sqlite3.Error:
            with contextlib.suppress(OSError):
                path.unlink()
    return None


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10)
    try:
        connection.execute("pragma synchronous = off")  # a report is built again if the disk loses a row
        connection.executescript(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _key(task: Task) -> str:
    """Wherever the command is run: paths are absolute."""
    path, output = (str(Path(name).absolute()) if name else "" for name in (task.path, task.output))
    return json.dumps([task.action, path, task.edition, task.draft, output])


def _stamp(text: str) -> Stamp:
    inputs, absent, office, packs, output = json.loads(text)
    named = tuple((name, state) for name, state in packs)
    return Stamp(tuple(Input(*one) for one in inputs), tuple(absent), office, named, Input(*output))
