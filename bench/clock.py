"""Taking times in turn, so that a machine's drift falls on all alike, and printing them as Markdown."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Times = Mapping[str, Sequence[float]]
"""Seconds by name; the i-th times of all names were taken one after another."""


def in_turn(jobs: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 1) -> Times:
    """Run every job once a round, each round beginning with another one."""
    names = list(jobs)
    found: dict[str, list[float]] = {name: [] for name in names}
    for number in range(-warm_up, rounds):
        start = number % len(names)
        for name in [*names[start:], *names[:start]]:
            begun = time.perf_counter()
            jobs[name]()
            taken = time.perf_counter() - begun
            if number >= 0:
                found[name].append(taken)
    return found


def ratio(times: Times, name: str, other: str) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(times[name], times[other]))


def row(times: Times, name: str, against: Sequence[str], per: int = 1, digits: int = 0) -> list[str]:
    """Name, median, min and max in ms, and the ratio to each of `against` (– where that was not measured)."""
    seconds = times[name]
    shown = [statistics.median(seconds), min(seconds), max(seconds)]
    ratios = [f"{ratio(times, name, other):.2f}" if other in times else "–" for other in against]
    return [name, *(f"{value / per * 1000:.{digits}f}" for value in shown), *ratios]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, all columns but the first flush right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
