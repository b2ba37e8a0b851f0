"""All reports of a run: those that are up to date are passed over, the others worked on somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.batch.built import Ledger
from reportgen.batch.tasks import BUILT, CURRENT, Result, Task


class Run:
    """One run over many facts files; what is counted grows as results are taken."""

    def __init__(self, ledger: Ledger, work: Callable[[Iterable[Task]], Iterator[Result]]) -> None:
        """`work` is one of `pools`."""
        self._ledger, self._work = ledger, work
        self.statuses: dict[str, int] = {}
        self.findings = 0
        """Findings of reports that are up to date, told when they were built."""

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """What became of each report that was not up to date, in the order of the tasks."""
        asked: dict[str, Task] = {}
        for result in self._work(self._stale(tasks, asked)):
            task = asked.pop(result.path)
            if result.status == BUILT:
                self._ledger.note(task, result.stamp, len(result.findings))
            self._count(result.status)
            yield result

    def _stale(self, tasks: Iterable[Task], asked: dict[str, Task]) -> Iterator[Task]:
        for task in tasks:
            known = self._ledger.current(task)
            if known is None:
                asked[task.path] = task
                yield task
            else:
                self.findings += known.findings
                self._count(CURRENT)

    def _count(self, status: str) -> None:
        self.statuses[status] = self.statuses.get(status, 0) + 1

    @property
    def done(self) -> int:
        """How many reports it is known what became of."""
        return sum(self.statuses.values())
