"""What takes too long is ended: one file that hangs must not hold up thousands of others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 120.0
"""Seconds of the processor for one file, which usually takes hundredths of one."""
_AGAIN = 0.5
"""Seconds until it is said again, where something on the way has caught it."""


class TooLong(BaseException):
    """The time is up. Not an `Exception`: what isolates checks from each other must not take it for a check's fault."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End what runs longer, by the processor's clock: a machine that has much else to do ends nothing.

    It needs a system that has such a clock (not Windows) and the main thread (a worker of Dask is none): elsewhere
    there is no limit.

    Raises:
        TooLong: it took longer.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _over)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong
