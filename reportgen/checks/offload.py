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
from pathlib import Path
from typing import Any

from reportgen import cache

KIND = "verdicts"
"""What is kept of texts that were judged, by the names of their files."""
PATTERNS = "wording"
"""Under this name the patterns of these checks are kept, apart from those that every build needs."""
_ROOT = str(Path(__file__).parents[2])
_CODE = f"import sys; sys.path.insert(0, {_ROOT!r}); from reportgen.checks.worker import serve; serve()"
"""Nothing of other packages is loaded: `site` is not needed."""

_STREAMS = range(3)
"""Standard input, output and errors."""

Rows = tuple[tuple[Any, ...], ...]
"""Verdicts as plain data."""


class _Other:
    """The other process, if this program may start one, and the ends of its pipes once it was started."""

    is_allowed = False
    pipes: tuple[int, int] | None = None


def allow() -> None:
    """Let one be started: this process is a command of its own, and ends with it."""
    can = hasattr(os, "posix_spawn") and bool(sys.executable) and not getattr(sys, "frozen", False)
    _Other.is_allowed = can and _processors() > 1 and not sys.flags.optimize  # modules are kept apart by it


def _processors() -> int:
    with suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start(files: Sequence[Path]) -> None:
    """Start it for a report that was changed since it was last judged; not before there is anything kept to load."""
    if not _Other.is_allowed or len(files) != 1 or cache.kept_at("patterns", PATTERNS) is None:
        return
    with suppress(OSError):
        changed, judged = files[0].stat().st_mtime_ns, cache.kept_at(KIND, str(files[0].absolute()))
        if judged is None or judged < changed:
            _Other.pipes = _spawned()


def _spawned() -> tuple[int, int] | None:
    """Where it reads, and where it writes; None where it cannot be started."""
    (inward, request), (answer, outward) = os.pipe(), os.pipe()
    theirs, ours = (inward, outward), (request, answer)
    is_started = min(*theirs, *ours) > max(_STREAMS) and _spawn(*theirs)  # else a stream of this process is closed
    for pipe in theirs if is_started else (*theirs, *ours):
        os.close(pipe)
    return ours if is_started else None


def _spawn(inward: int, outward: int) -> bool:
    """Its faults are told by what it does not say."""
    actions = [
        (os.POSIX_SPAWN_DUP2, inward, 0),
        (os.POSIX_SPAWN_DUP2, outward, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    with suppress(OSError):
        os.posix_spawn(sys.executable, [sys.executable, "-I", "-S", "-c", _CODE], os.environ, file_actions=actions)
        return True
    return False


def ask(request: Callable[[], Any]) -> Callable[[], Rows | None]:
    """Hand it a request of plain data; its answer is had by calling, None if there is none."""
    if _Other.pipes is None:
        return lambda: None
    (inward, outward), _Other.pipes = _Other.pipes, None
    with suppress(OSError), os.fdopen(inward, "wb") as pipe:
        pipe.write(marshal.dumps(request()))

    def answer() -> Rows | None:
        with suppress(OSError, EOFError, ValueError, TypeError), os.fdopen(outward, "rb") as pipe:
            rows: Rows | None = marshal.load(pipe)  # noqa: S302  written by this program
            return rows
        return None

    return answer
