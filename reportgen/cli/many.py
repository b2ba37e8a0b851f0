"""`build` and `check` of folders: many reports, with progress, and a summary in place of all that was found."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.batch.built import ledger
from reportgen.batch.finding import Found, count, facts_files
from reportgen.batch.pools import Job
from reportgen.batch.run import Run, reports
from reportgen.batch.targets import Aim, Places, require_apart
from reportgen.batch.tasks import BUILD, CHECK, Task, lost, sweeping, work
from reportgen.cache import program
from reportgen.cli.options import Many
from reportgen.cli.spread import AFRESH, ONWARDS, progress, workers
from reportgen.cli.telling import Summary, telling
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.keeping import KEPT
from reportgen.show import FOR_PROGRAMS
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_REPORTS = Job(work, lost, sweeping)


class Wish(NamedTuple):
    """What a command line asks, and of which task; `output` is the folder that reports go to, mirrored below it."""

    many: Many
    task: Task
    output: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The arguments."""
        return tuple(map(str, self.many.files))


def build_all(many: Many, edition: str, draft: bool, output: str | None) -> int:
    """`build` of many; the exit code that they mean.

    Raises:
        ReportgenError: -o names a file.
    """
    if output is not None and Path(output).suffix and not Path(output).is_dir():
        raise ReportgenError("成批生成时，-o 写文件夹", "例如 -o 成品/；各报告按事实文件的路径放在其中")
    return _run(Wish(many, Task("", BUILD, edition, draft), output))


def check_all(many: Many, edition: str) -> int:
    """`check` of many; the exit code that they mean."""
    return _run(Wish(many, Task("", CHECK, edition)))


def _run(wish: Wish) -> int:
    gc.enable()  # one report's cycles are nothing, those of thousands are
    total = count(wish.names, wish.many.year)
    workshop = Workshop()
    if wish.task.action == BUILD:
        _require_apart(wish, workshop)
    told = telling(wish.many)
    if total > KEPT:
        wish = wish._replace(task=wish.task._replace(keeps=False))
    fresh = wish.many.force or wish.task.action == CHECK
    with ledger(workshop, fresh) as known:
        running = Run(known, workers(_REPORTS, wish.many, total), reports(work), _tells_all(wish.many))
        try:
            with progress(total, lambda: running.done, AFRESH if wish.task.action == CHECK else ONWARDS) as step:
                for result in running.results(_tasks(wish, known.interrupted and not wish.many.cluster)):
                    told.tell(result)
                    step()
        except BaseException:
            told.cut_off(Summary(total, running.passed, running.findings))
            raise
    told.close(Summary(total, running.passed, running.findings))
    return told.code


def _tells_all(many: Many) -> bool:
    """Whether reports that are up to date are told one by one, too."""
    return many.every or many.form in FOR_PROGRAMS


def _require_apart(wish: Wish, workshop: Workshop) -> None:
    """No report takes the place of another's.

    Raises:
        ReportgenError: one would.
    """
    places = Places(Edition(wish.task.edition), workshop)
    hint = "各单位的 办公室.yaml 里，输出 写不同的文件夹" if wish.output is None else "分几次生成，-o 各写一个文件夹"

    def aims() -> Iterator[Aim]:
        for found in facts_files(wish.names, wish.many.year):
            if not found.closed:
                yield Aim(found.path, _output(wish, found) or str(places.of(Path(found.path))))

    require_apart(aims, hint)


def _output(wish: Wish, found: Found) -> str | None:
    """Where -o puts a report."""
    if wish.output is None:
        return None
    name = project.output_name(Path(found.path), Edition(wish.task.edition))
    return os.path.join(wish.output, found.below, name)  # noqa: PTH118  thousands


def _tasks(wish: Wish, sweeps: bool) -> Iterator[Task]:
    for found in facts_files(wish.names, wish.many.year):
        output = _output(wish, found)
        yield wish.task._replace(path=found.path, program=program(), output=output, sweeps=sweeps)
