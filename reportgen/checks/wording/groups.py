"""Which amounts of a line belong together: those of a sentence, and those of a bracket with the number it explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.checks.wording.amounts import Row
from reportgen.checks.wording.flows import CARRIED, COMPARED, stage

NEAR = 8
"""Characters between a number and the bracket that explains it."""


class Group(NamedTuple):
    """Indexes of amounts that count, in order; in a bracket the number that it explains comes first.

    `prior` are those of the sentence before.
    """

    members: tuple[int, ...]
    bracket: bool = False
    prior: tuple[int, ...] = ()


def groups(row: Row) -> Iterator[Group]:
    """Sentences first, then brackets."""
    counted = [i for i, item in enumerate(row.items) if item.counts]
    units = Counter(row.items[i].unit for i in counted)
    counted = [i for i in counted if units[row.items[i].unit] > 1 and not _is_compared(row, i)]
    prior: tuple[int, ...] = ()
    outside = [i for i in counted if row.opened[i] < 0]
    for start in dict.fromkeys(row.sentence(i) for i in outside):
        members = tuple(i for i in outside if row.sentence(i) == start)
        yield Group(members, prior=prior)
        prior = members
    for opened in dict.fromkeys(row.opened[i] for i in counted if row.opened[i] >= 0):
        inside = [i for i in counted if row.opened[i] == opened]
        explained = _explained(row, opened, inside)
        if explained is not None:
            yield Group((explained, *inside), bracket=True)


def _is_compared(row: Row, index: int) -> bool:
    before = row.before(index)
    return bool(re.search(COMPARED, before)) and stage(before) != CARRIED


def _explained(row: Row, opened: int, inside: list[int]) -> int | None:
    """The number that stands beside a bracket."""
    unit = row.items[inside[0]].unit
    before = [i for i, item in enumerate(row.items) if item.end <= opened]
    if before and row.items[before[-1]].unit == unit and _is_near(row.text[row.items[before[-1]].end : opened]):
        return before[-1]
    behind = inside[-1] + 1
    if behind < len(row.items) and row.items[behind].unit == unit and row.opened[behind] != opened:
        gap = row.text[row.items[inside[-1]].end : row.items[behind].start]
        if re.fullmatch("[^，。；：、）)]{0,8}[）)][^，。；：、]{0,8}", gap):
            return behind
    return None


def _is_near(gap: str) -> bool:
    return len(gap) <= NEAR and not re.search("[，。；：、]", gap)
