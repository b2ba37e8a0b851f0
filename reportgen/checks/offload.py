"""A second process that judges the wording of one report while this one reads, composes and writes it.

To load the checks of wording, their patterns and lists, and to run them takes half as long as all the rest of a build,
and needs nothing but the lines of the text. What is said is the same here and there; where no process can be started,
or it ends without a word, the text is judged here.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

KIND = "verdicts"
"""What is kept of texts that were judged, by the names of their files."""
PATTERNS = "wording"
"""Under this name the patterns of these checks are kept, apart from those that every build needs."""
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120  it does without pathlib there
_STREAMS = range(3)
"""Standard input, output and errors."""

Rows = tuple[tuple[Any, ...], ...]
"""Verdicts as plain data."""


class _Process(NamedTuple):
    """The second process, and the ends of its pipes that are ours."""

    pid: int
    request: int
    answer: int


class _State:
    """Whether this process may start one, and the one that waits for a text."""

    is_allowed = False
    waiting: _Process | None = None
    leaving: int | None = None
    """One that has said all it had to say, and ends by itself."""


def allow() -> None:
    """Let one be started: this process is a command of its own, and calls `end` when it is done."""
    can = hasattr(os, "posix_spawn") and bool(sys.executable) and not getattr(sys, "frozen", False)
    _State.is_allowed = can and _processors() > 1 and not sys.flags.optimize  # modules are kept apart by it


def _processors() -> int:
    with suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start(files: Sequence[Path]) -> None:
    """Start it for a report that was changed since it was last judged; not before there is anything kept to load."""
    if not _State.is_allowed or len(files) != 1:
        return
    from reportgen import cache, patterns  # help and wrong use do without

    if not patterns.are_kept(PATTERNS):
        return
    with suppress(OSError):
        changed, judged = files[0].stat().st_mtime_ns, cache.kept_at(KIND, str(files[0].absolute()))
        if judged is None or judged < changed:
            _State.waiting = _started(os.fspath(files[0]))


def _started(file: str) -> _Process | None:
    (inward, request), (answer, outward) = os.pipe(), os.pipe()
    theirs, ours = (inward, outward), (request, answer)
    are_free = min(*theirs, *ours) > max(_STREAMS)  # else a stream of this process is closed
    pid = _spawned(_code(file), *theirs) if are_free else None
    for pipe in theirs if pid is not None else (*theirs, *ours):
        os.close(pipe)
    return _Process(pid, *ours) if pid is not None else None


def _spawned(code: str, inward: int, outward: int) -> int | None:
    """Its faults are told by what it does not say."""
    actions = [
        (os.POSIX_SPAWN_DUP2, inward, 0),
        (os.POSIX_SPAWN_DUP2, outward, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    with suppress(OSError):
        line = [sys.executable, "-I", "-S", "-c", code]
        return os.posix_spawn(sys.executable, line, os.environ, file_actions=actions)
    return None


def _code(file: str) -> str:
    """Nothing of other packages is loaded, so that `site` is not needed; byte code lies where ours does."""
    from reportgen.cache import program

    return (
        f"import sys; sys.path.append({_ROOT!r}); sys.dont_write_bytecode = {sys.dont_write_bytecode!r}; "
        f"sys.pycache_prefix = {sys.pycache_prefix!r}; "
        f"from reportgen.checks.worker import serve; serve({program()!r}, {file!r})"
    )


def ask(request: Callable[[], Any]) -> Callable[[], Rows | None] | None:
    """Hand it a request of plain data; its answer is had by calling, once. None: no process waits."""
    if _State.waiting is None:
        return None
    process, _State.waiting = _State.waiting, None
    with suppress(OSError), os.fdopen(process.request, "wb") as pipe:
        pipe.write(marshal.dumps(request()))

    def answer() -> Rows | None:
        rows: Rows | None = None
        with suppress(OSError, EOFError, ValueError, TypeError), os.fdopen(process.answer, "rb") as pipe:
            rows = marshal.load(pipe)  # noqa: S302  written by this program
        _State.leaving = process.pid
        return rows

    return answer


def end() -> None:
    """Wait for the one that was asked, stop one that was asked nothing."""
    if _State.leaving is not None:
        pid, _State.leaving = _State.leaving, None
        with suppress(OSError):
            os.waitpid(pid, 0)
    if _State.waiting is None:
        return
    import signal

    process, _State.waiting = _State.waiting, None
    os.close(process.request)
    os.close(process.answer)
    with suppress(OSError):
        os.kill(process.pid, signal.SIGKILL)
        os.waitpid(process.pid, 0)
