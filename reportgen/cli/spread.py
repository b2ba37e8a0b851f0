"""Many files at work: in how many processes or where else, and how far it has got."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import click

from reportgen.batch import pools
from reportgen.cli import chinese
from reportgen.cli.options import FEW, Many

T = TypeVar("T")
R = TypeVar("R")
ONWARDS, AFRESH = "从没有做完的接着做", "从头做"
"""What running a command again does."""
_STEP = 10
"""Progress is told in so many steps where there is no terminal."""


def workers(job: pools.Job[T, R], many: Many, total: int) -> Callable[[Iterable[T]], Iterator[R]]:
    """What maps a job over tasks as the command line asks."""
    if many.cluster is not None:
        return partial(pools.cluster, job, address=many.cluster)
    jobs = min(many.jobs or (1 if total <= FEW else pools.jobs_here()), max(total, 1))
    return partial(pools.here, job) if jobs == 1 else partial(pools.processes, job, jobs=jobs)


@contextmanager
def progress(total: int, done: Callable[[], int], again: str = AFRESH) -> Iterator[Callable[[], None]]:
    """A bar with rate and time left on a terminal, else a line now and then; to standard error.

    Raises:
        Stopped: somebody ended it; it says how far it got, and by `again` what running it again does.
    """
    begun = time.monotonic()

    def rate() -> str:
        return f"{done() / max(time.monotonic() - begun, 0.001):.0f} 个/秒"

    try:
        if not sys.stderr.isatty():
            yield _lines(total, done, rate)
            return
        bar_of: Any = click.progressbar  # its stub wants a type of items, and there are none
        with bar_of(length=total, label="处理", file=sys.stderr, item_show_func=lambda _: rate()) as bar:
            yield lambda: bar.update(done() - bar.pos)
    except (KeyboardInterrupt, click.Abort):
        raise chinese.Stopped(f"做完 {done()} 个，共 {total} 个；再运行一次，{again}") from None


def _lines(total: int, done: Callable[[], int], rate: Callable[[], str]) -> Callable[[], None]:
    told = 0

    def step() -> None:
        nonlocal told
        tenth = done() * _STEP // max(total, 1)
        if tenth > told and total > FEW:
            told = tenth
            click.echo(f"{done()}/{total}（{rate()}）", err=True)

    return step
