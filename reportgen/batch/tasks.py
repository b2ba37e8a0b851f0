"""One report of many as a pure function of plain data: what every process and every worker of a cluster runs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cache
from glob import escape
from pathlib import Path
from typing import TypeVar

from reportgen import pipeline, project
from reportgen.batch.ending import LONGEST, TooLong, within
from reportgen.cache import program
from reportgen.diagnostics import Diagnostic
from reportgen.document.charts import MOST_YEARS
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError, no_path
from reportgen.keeping import place_of
from reportgen.reading import lf_ends, top_of
from reportgen.source import blob_id
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

BUILD, CHECK = "build", "check"
BUILT, PASSED, CURRENT, FAULTY, SKIPPED, REFUSED, CRASHED = (
    "已生成",
    "通过",
    "未变",
    "有错",
    "仅供比较",
    "不能处理",
    "程序出错",
)
"""What became of a report. SKIPPED is for comparison only; REFUSED is wrong use or a disk that takes nothing."""
STATUSES = (BUILT, PASSED, CURRENT, SKIPPED, FAULTY, REFUSED, CRASHED)
FAILED = (FAULTY, REFUSED, CRASHED)
EXIT_CODES = {FAULTY: 1, REFUSED: 2, CRASHED: 3}
"""What a command ends with where the worst that became of a file is such."""
OTHER_VERSION = "这台机器上的 reportgen 与发起的不是同一个版本"

R = TypeVar("R")

_NOTHING = (-1, -1)
"""What stands for size and time of change where there is no file."""


class Task(NamedTuple):
    """What is to be done with one facts file; `program` is the state of the program that asks.

    `keeps`: the inputs of a report are kept beside it. `sweeps`: an earlier run was killed and may have left files.
    """

    path: str
    action: str
    edition: str = Edition.UPWARD.value
    draft: bool = False
    output: str | None = None
    keeps: bool = True
    sweeps: bool = False
    program: str = ""


class Input(NamedTuple):
    """A file that was read, with size, time of change and id of what was read."""

    path: str
    size: int
    changed: int
    blob: str


class Stamp(NamedTuple):
    """What a report depends on, and how it was left on disk if it was built.

    `absent` are files that would have been read if they had been there. `packs` are names and states: its own,
    those of the years before ("" for one that cannot be read).
    """

    inputs: tuple[Input, ...]
    absent: tuple[str, ...]
    office: str
    packs: tuple[tuple[str, str], ...]
    output: Input


class Result(NamedTuple):
    """What became of a task; `message` says why where there are no findings to say it."""

    path: str
    status: str
    findings: tuple[Diagnostic, ...] = ()
    output: str = ""
    message: str = ""
    hints: tuple[str, ...] = ()
    stamp: Stamp | None = None


@cache
def workshop() -> Workshop:
    """The workshop of this process, in which packs are made ready once."""
    return Workshop()


def work(task: Task) -> Result:
    """One task; whatever happens is told as a result."""
    return guarded(task.path, task.program, lambda: _done(task), lambda trouble: _failed(task, trouble))


def lost(task: Task, message: str, hints: tuple[str, ...]) -> Result:
    """That the process that worked on a task is no more."""
    return _failed(task, Trouble(CRASHED, message, hints))


def sweeping(task: Task) -> Task:
    """A task that a process was lost with: what it left of its files is taken away."""
    return task._replace(sweeps=True)


class Trouble(NamedTuple):
    """Why nothing came of a file: a status of FAILED, and a sentence with how to mend it or a finding."""

    status: str
    message: str = ""
    hints: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def guarded(path: str, asked: str, do: Callable[[], R], failed: Callable[[Trouble], R]) -> R:
    """What `do` makes of a file, else what `failed` says of the trouble; nothing is raised.

    `asked` is the state of the program that asks, "" where it is this one's.
    """
    if asked and asked != program():
        return failed(Trouble(REFUSED, OTHER_VERSION, ("在每台机器上安装同一个版本，再重新启动工作进程",)))
    try:
        with within(LONGEST):
            return do()
    except TooLong:
        hints = ("单独处理这个文件，看是它太大，还是模板里的循环套得太多",)
        return failed(Trouble(CRASHED, f"用了 {LONGEST:.0f} 秒还没有做完，不再等", hints))
    except ReportgenError as error:
        return failed(Trouble(REFUSED, error.message, error.hints))
    except MemoryError:
        return failed(Trouble(CRASHED, "内存不足，没有处理完", ("减少 --jobs 再试",)))
    except Exception as error:  # noqa: BLE001  one file's crash must not cost the others
        wrong = no_path(error)
        if wrong is not None:
            return failed(Trouble(REFUSED, wrong.message, wrong.hints))
        return failed(Trouble(CRASHED, findings=(crashed(Path(path), error),)))


def crashed(path: Path, error: Exception) -> Diagnostic:
    """A fault of our own, as a finding."""
    message = f"程序自身出错（{type(error).__name__}: {error}），这个文件没有处理完"
    hint = "这不是数据的错；请加 --debug 再运行一次，把输出发给维护人员"
    return Diagnostic("RG901", message, top_of(project.shown(path)), (hint,))


def _failed(task: Task, trouble: Trouble) -> Result:
    return Result(task.path, trouble.status, trouble.findings, message=trouble.message, hints=trouble.hints)


def _done(task: Task) -> Result:
    try:
        return _checked(task) if task.action == CHECK else _built(task)
    except pipeline.ComparisonOnly as error:
        return Result(task.path, SKIPPED, message=error.message)


def _checked(task: Task) -> Result:
    outcome = pipeline.check(Path(task.path), workshop(), Edition(task.edition))
    faulty = any(d.is_error for d in outcome.diagnostics)
    return Result(task.path, FAULTY if faulty else PASSED, outcome.diagnostics)


def _built(task: Task) -> Result:
    path = Path(task.path)
    output = Path(task.output) if task.output else None
    request = pipeline.Request(path, Edition(task.edition), task.draft, output, task.keeps)
    outcome = pipeline.build(request, workshop())
    if outcome.value is None:
        return Result(task.path, FAULTY, outcome.diagnostics)
    made = outcome.value
    if task.sweeps:
        for written in (made.path, *(place_of(made.base, source.blob) for source in made.inputs)):
            sweep(written)
    return Result(task.path, BUILT, outcome.diagnostics, str(made.path), stamp=stamp_of(made.loaded, made.path))


def stamp_of(loaded: pipeline.Loaded, output: Path | None = None) -> Stamp | None:
    """What a report depends on, built or only looked at; None where a file was changed while it was read."""
    paths = (str(Path(source.path).absolute()) for source in loaded.inputs)
    inputs = [Input(path, *state_of(path), source.blob) for path, source in zip(paths, loaded.inputs)]
    if any(id_of(one.path) != one.blob for one in inputs):
        return None
    read, absent = {one.path for one in inputs}, []
    for before in earlier_years(loaded.facts.year):
        path = str(loaded.path.with_name(f"{before}{loaded.path.suffix}").absolute())
        if path not in read and state_of(path) == _NOTHING:
            absent.append(path)
        elif path not in read and _looked_at(loaded, before):
            inputs.append(Input(path, *state_of(path), id_of(path)))  # it could not be read, until it is mended
    where = str(output.absolute()) if output is not None else ""
    return Stamp(
        tuple(inputs),
        tuple(absent),
        str(loaded.office or ""),
        ((loaded.bench.pack.name, loaded.bench.pack.state), *loaded.others),
        Input(where, *state_of(where), ""),
    )


def _looked_at(loaded: pipeline.Loaded, year: int) -> bool:
    """Whether a year's file is opened if it is there: last year's always, others where there are charts."""
    return year == loaded.facts.year - 1 or loaded.of_charts


def state_of(path: str) -> tuple[int, int]:
    """Size and time of change, (-1, -1) where there is no such file."""
    try:
        state = os.stat(path)  # noqa: PTH116  a hundred thousand times
    except OSError:
        return _NOTHING
    return state.st_size, state.st_mtime_ns


def id_of(path: str) -> str:
    """The id of a file as it was read: with LF line ends; "" where it cannot be read."""
    try:
        return blob_id(lf_ends(Path(path).read_bytes()))
    except OSError:
        return ""


def earlier_years(year: int) -> range:
    """The years whose files a report may read besides its own."""
    return range(year - 1, year - MOST_YEARS, -1)


def sweep(output: Path) -> None:
    """Take away what processes that are no more left of a file that they were writing."""
    for left in output.parent.glob(f".{escape(output.name)}.*.tmp"):
        process = left.name.split(".")[-3]
        with contextlib.suppress(OSError):
            if process.isdigit() and not lives(int(process)):
                left.unlink()


def lives(process: int) -> bool:
    """Whether a process of this machine is still there; True where that cannot be asked."""
    if os.name != "posix":  # there, signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return not _is_a_shell(process)


def _is_a_shell(process: int) -> bool:
    """Whether it has ended and only waits for its parent to notice, who may have ended, too (Linux tells)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[:1] == ["Z"]
