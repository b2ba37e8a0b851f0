"""What the other process of `offload` does: it makes ready, judges one text, and ends."""

from __future__ import annotations

import gc
import marshal
import os
import sys

from reportgen import cache, modules


def serve(program: str) -> None:
    """A request comes in as plain data, and the answer goes out; without a request there is none.

    `program` is the state of the program that the command has found: to look at its files again would take longer than
    to load them.
    """
    gc.disable()
    cache.belong(program)
    with modules.kept():
        from reportgen.checks.verdicts import answered, prepare

        prepare()
        request = sys.stdin.buffer.read()
        if request:
            sys.stdout.buffer.write(marshal.dumps(answered(marshal.loads(request))))  # noqa: S302  by this program
            sys.stdout.buffer.flush()  # it is read now, and what was loaded is kept in the meantime
    os._exit(0)
