"""Where the work is done: in this process, in several, or on a cluster; whatever breaks there costs one report.

Results come in the order of the tasks. Only a few tasks are on their way at a time, so memory does not grow with them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from reportgen.errors import ReportgenError, reason
from reportgen.project import abandon

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import FrameType

T = TypeVar("T")
R = TypeVar("R")
_CHUNK = 8
_AHEAD = 3
"""Chunks on their way for each worker."""
_PATIENCE = 10
"""Seconds until a scheduler has answered."""
_LOST = "处理这个文件的进程中途没有了，多半是内存不足，或被系统、被人终止"
_ONE_AT_A_TIME = threading.Lock()
_HINTS = ("减少 --jobs 再试；单独生成这个文件，看是不是它太大",)


def jobs_here() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Job(Generic[T, R]):
    """What is done with each task: a function of plain data, which never raises, in a module of its own.

    `lost` gives the result of a task whose process was lost, from the task, a sentence and hints. `again` is what is
    asked instead of a task that a lost process may have begun.
    """

    work: Callable[[T], R]
    lost: Callable[[T, str, tuple[str, ...]], R]
    again: Callable[[T], T] = lambda task: task


def here(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
    """One after another, in this process."""
    return map(job.work, tasks)


def processes(job: Job[T, R], tasks: Iterable[T], jobs: int) -> Iterator[R]:
    """In `jobs` processes; a new one takes the place of one that is lost."""
    return _Spread(job, _Pool, jobs).run(tasks)


def cluster(job: Job[T, R], tasks: Iterable[T], address: str) -> Iterator[R]:
    """On the workers of a Dask scheduler (tcp://…), which see the same files under the same paths.

    Raises:
        ReportgenError: Dask is not installed, the scheduler cannot be reached, or a worker does not see this folder.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ReportgenError("没有安装 Dask，不能用 --cluster", "pip install distributed") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except ValueError:
        raise ReportgenError(f"集群的地址“{address}”不对", "写成 tcp://地址:端口，例如 tcp://10.0.0.1:8786") from None
    except OSError as error:
        why = reason(error) if error.errno else f"{_PATIENCE} 秒里没有应答"
        message = f"连不上集群 {address}：{why}"
        raise ReportgenError(message, "看看地址对不对、调度程序（dask scheduler）有没有启动") from None
    with client:
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise ReportgenError(f"集群 {address} 上没有工作进程", f"在各台机器上启动：dask worker {address}")
        folder = str(Path.cwd())
        blind = [worker for worker, sees in client.run(os.path.isdir, folder).items() if not sees]
        if blind:
            message = f"集群的工作进程（{blind[0]} 等 {len(blind)} 个）看不到这个文件夹：{folder}"
            raise ReportgenError(message, "各台机器用同样的路径挂上同一个共享文件夹")
        there = replace(job, work=partial(_in_folder, folder, job.work))
        yield from _Spread(there, lambda _: client.get_executor(pure=False), workers).run(tasks)


def _in_folder(folder: str, work: Callable[[T], R], task: T) -> R:
    """The work as it is done here: paths are seen from this folder, wherever a worker was started.

    A process has one folder: of its threads, which may work for several runs, one works at a time.
    """
    with _ONE_AT_A_TIME:
        os.chdir(folder)
        return work(task)


class _Pool(ProcessPoolExecutor):
    """Processes, and how they are told that nobody waits any more for what they have begun."""

    def __init__(self, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._heard, self._said = context.Pipe(duplex=False)
        super().__init__(jobs, mp_context=context, initializer=_begin, initargs=(self._heard,))

    def close(self) -> None:
        """What has not begun is not begun, what has is waited for; none can die and leave a pipe locked."""
        self._said.close()
        self.shutdown(cancel_futures=True)
        self._heard.close()


_run: Connection | None = None
"""What a process of a pool hears the end of its run by."""


def _begin(run: Connection) -> None:
    """A process that waits for work does not see that the run was killed: it would wait for ever."""
    global _run  # noqa: PLW0603  the only state of a process of a pool
    _run = run
    signal.signal(signal.SIGTERM, _ended)  # the pool ends its processes so
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    parent = multiprocessing.parent_process()
    assert parent is not None, "asked of a process of a pool"

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _ended(_signal: int, _frame: FrameType | None) -> None:
    """At once: an exception would only be the task's."""
    abandon()
    os._exit(1)


@contextmanager
def _unheard() -> Iterator[None]:
    """Processes that begin here never hear Ctrl-C, from their first instruction on: it is for the run to end them.

    Nor is the run ended while it begins one, which would be left with half of what it is told.
    """
    if not hasattr(signal, "pthread_sigmask"):  # no POSIX
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)  # what came meanwhile comes now


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Being asked to end (SIGTERM) is an interrupt, so that processes and their locks are put away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _close(executor: Executor) -> None:
    """What has not begun is not begun; processes end before the run does, which would leave their locks behind."""
    if isinstance(executor, _Pool):
        executor.close()
    else:
        executor.shutdown(wait=False)


def _work_all(work: Callable[[T], R], chunk: tuple[T, ...]) -> tuple[R, ...]:
    """Several tasks, so that asking costs less than working; no more of them once nobody waits."""
    return tuple(work(task) for task in chunk if _run is None or not _run.poll())


class _Spread(Generic[T, R]):
    """Tasks on their way through an executor."""

    def __init__(self, job: Job[T, R], open_: Callable[[int], Executor], jobs: int) -> None:
        self._job, self._open, self._jobs = job, open_, jobs
        self._executor = open_(jobs)
        self._on_the_way: deque[tuple[tuple[T, ...], Future[tuple[R, ...]]]] = deque()

    def run(self, tasks: Iterable[T]) -> Iterator[R]:
        with _ended_in_order():
            try:
                for chunk in _chunks(tasks):
                    self._send(chunk)
                    while len(self._on_the_way) > self._jobs * _AHEAD:
                        yield from self._take()
                while self._on_the_way:
                    yield from self._take()
            finally:
                _close(self._executor)

    def _send(self, chunk: tuple[T, ...]) -> None:
        try:
            with _unheard():
                future = self._executor.submit(_work_all, self._job.work, chunk)
        except BrokenExecutor as error:  # it is seen when its turn comes
            future = Future()
            future.set_exception(error)
        self._on_the_way.append((chunk, future))

    def _take(self) -> Iterable[R]:
        chunk, future = self._on_the_way.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            self._mend()
        except Exception:  # noqa: BLE001, S110  what a cluster raises where a worker is lost is its own
            pass
        return [*self._alone(chunk)]

    def _mend(self) -> None:
        """A lost process takes all of its pool along: what was on its way goes to a new one."""
        _close(self._executor)
        self._executor = self._open(self._jobs)
        chunks = [chunk for chunk, _ in self._on_the_way]
        self._on_the_way.clear()
        for chunk in chunks:
            self._send(tuple(map(self._job.again, chunk)))

    def _alone(self, chunk: tuple[T, ...]) -> Iterator[R]:
        """The tasks of a chunk that was lost, one by one: only the one that breaks its process is at fault."""
        executor = self._open(1)
        for task in chunk:
            try:
                with _unheard():
                    future = executor.submit(self._job.work, self._job.again(task))
                yield future.result()
            except Exception as error:  # noqa: BLE001  as above
                why = "" if isinstance(error, BrokenExecutor) else f"（{type(error).__name__}）"
                yield self._job.lost(task, _LOST + why, _HINTS)
                _close(executor)
                executor = self._open(1)
        _close(executor)


def _chunks(tasks: Iterable[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(tasks)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk
