"""What the other process of `offload` does: it makes ready, reads ahead, judges one text, and ends."""

from __future__ import annotations

import gc
import marshal
import os
import select
import stat
import sys
from contextlib import suppress

from reportgen import cache, modules

_MOST = 1 << 18
"""Bytes of a facts file that are read ahead."""


def serve(program: str, file: str) -> None:
    """A request comes in as plain data, and the answer goes out; without a request there is none.

    `program` is the state of the program that the command has found: to look at its files again would take longer than
    to load them. `file` holds the facts of the report that will be asked for.
    """
    gc.disable()
    cache.belong(program)
    with modules.kept():
        from reportgen.checks.verdicts import answered, look_up, prepare

        prepare()
        look_up(_read(file), is_idle)
        request = sys.stdin.buffer.read()
        if request:
            sys.stdout.buffer.write(marshal.dumps(answered(marshal.loads(request))))  # noqa: S302  by this program
            sys.stdout.buffer.flush()  # it is read now, and what was loaded is kept in the meantime
    os._exit(0)


def is_idle() -> bool:
    """Whether nothing is asked yet."""
    return not any(select.select([sys.stdin], [], [], 0))


def _read(file: str) -> str:
    """What a facts file says, as far as it can be read: no fault is told of here, and no pipe is emptied."""
    with suppress(OSError):
        number = os.open(file, os.O_RDONLY | os.O_NONBLOCK)  # else a pipe that nobody writes to would be waited for
        with os.fdopen(number, "rb") as data:
            if stat.S_ISREG(os.fstat(number).st_mode):
                return data.read(_MOST).decode("utf-8", "replace")
    return ""
