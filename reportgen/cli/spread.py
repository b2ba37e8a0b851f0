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
from reportgen.cli.options import FEW, Many

T = TypeVar("T")
R = TypeVar("R")
_STEP = 10
"""Progress is told in so many steps where there is no terminal."""


def workers(job: pools.Job[T, R], many: Many, total: int) -> Callable[[Iterable[T]], Iterator[R]]:
    """What maps a job over tasks as the command line asks."""
    if many.cluster is not None:
        return partial(pools.cluster, job, address=many.cluster)
    jobs = min(many.jobs or (1 if total <= FEW else pools.jobs_here()), max(total, 1))
    return partial(pools.here, job) if jobs == 1 else partial(pools.processes, job, jobs=jobs)


@contextmanager
def progress(total: int, done: Callable[[], int]) -> Iterator[Callable[[], None]]:
    """A bar with rate and time left on a terminal, else a line now and then; to standard error."""
    begun, told = time.monotonic(), 0

    def rate() -> str:
        return f"{done() / max(time.monotonic() - begun, 0.001):.0f} 个/秒"

    if sys.stderr.isatty():
        bar_of: Any = click.progressbar  # its stub wants a type of items, and there are none
        shown = bar_of(length=total, label="处理", file=sys.stderr, item_show_func=lambda _: rate())
        with shown as bar:
            yield lambda: bar.update(done() - bar.pos)
        return

    def step() -> None:
        nonlocal told
        tenth = done() * _STEP // max(total, 1)
        if tenth > told and total > FEW:
            told = tenth
            click.echo(f"{done()}/{total}（{rate()}）", err=True)

    yield step
