"""All files of a run: those of which it is known what comes of them are passed over, the others worked on somewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportgen.batch.built import Known, Ledger
from reportgen.batch.kept import packed, unpacked
from reportgen.batch.tasks import BUILT, CURRENT, Result, Stamp, Task
from reportgen.tuples import NamedTuple

R = TypeVar("R")


class Note(NamedTuple):
    """What is kept of a result: on what it depends, how many findings it has, and all that is to be told again."""

    stamp: Stamp
    findings: int
    kept: bytes


@dataclass(frozen=True)
class Memory(Generic[R]):
    """How results go into the ledger and come out of it.

    `note` is None for what is not kept, `again` for what is damaged; `work` does it then.
    """

    note: Callable[[R], Note | None]
    again: Callable[[Task, Known, bytes], R | None]
    work: Callable[[Task], R]


class Run(Generic[R]):
    """One run over many facts files; what is counted grows as results are taken."""

    def __init__(
        self, ledger: Ledger, work: Callable[[Iterable[Task]], Iterator[R]], memory: Memory[R], whole: bool
    ) -> None:
        """`work` is one of `pools`. `whole`: results that are known are told again, else they are only counted."""
        self._ledger, self._work, self._memory, self._whole = ledger, work, memory, whole
        self._asked: deque[tuple[Task, Known | None]] = deque()
        """Tasks whose results are not told yet, in their order."""
        self.done = 0
        """Files of which it is known what came of them."""
        self.passed = 0
        """Results that were known and are not told again, and their findings, told when they were made."""
        self.findings = 0

    def results(self, tasks: Iterable[Task]) -> Iterator[R]:
        """What became of each task, in the order of the tasks."""
        for result in self._work(self._stale(tasks)):
            yield from self._known()
            task, _ = self._asked.popleft()
            note = self._memory.note(result)
            if note is not None:
                self._ledger.note(task, note.stamp, note.findings, note.kept)
            self.done += 1
            yield result
        yield from self._known()

    def _stale(self, tasks: Iterable[Task]) -> Iterator[Task]:
        for task in tasks:
            known = self._ledger.current(task, self._whole)
            if known is None or self._whole:
                self._asked.append((task, known))
            if known is None:
                yield task
            elif not self._whole:
                self.findings += known.findings
                self.passed += 1
                self.done += 1

    def _known(self) -> Iterator[R]:
        """Those before the first that is worked on."""
        while self._asked and (known := self._asked[0][1]) is not None:
            task, _ = self._asked.popleft()
            found = self._memory.again(task, known, self._ledger.kept(task))
            self.done += 1
            yield found if found is not None else self._memory.work(task)


def reports(work: Callable[[Task], Result]) -> Memory[Result]:
    """The memory of `build`: what was built, with its findings."""
    return Memory(_note, _again, work)


def _note(result: Result) -> Note | None:
    if result.status != BUILT or result.stamp is None:
        return None
    return Note(result.stamp, len(result.findings), packed(result.findings))


def _again(task: Task, known: Known, kept: bytes) -> Result | None:
    findings = unpacked(kept)
    return Result(task.path, CURRENT, findings, task.output or known.output) if findings is not None else None
