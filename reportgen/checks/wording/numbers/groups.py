"""Which amounts of a line belong together: those of a sentence, and those of a bracket with the number it explains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import groupby

from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.flows import CARRIED, COMPARED, stage
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

_PART_WORDS = ("其中", "中，", "中,", "中有", "包", "含", "涉")
NEAR = 8
"""Characters between a number and the bracket that explains it."""


class Group(NamedTuple):
    """Indexes of amounts that count, in order; in a bracket the number that it explains comes first.

    `prior` are those of the sentence before.
    """

    members: tuple[int, ...]
    bracket: bool = False
    prior: tuple[int, ...] = ()


class Claim(Enum):
    """What a sentence says of parts: they are all, they are some, or it may be that they are all.

    LIKELY: all kinds that are usual are there, and yet one may have been left out: 网上 and 现场.
    BY_KIND: whether they are all shows in the kinds that they name (`weighed`).
    """

    ALL = "all"
    LIKELY = "likely"
    SOME = "some"
    MAYBE = "maybe"
    BY_KIND = "by kind"


class Reading(NamedTuple):
    """Parts and what they may add up to, the likeliest first (a total may be two numbers: 新收 and 结转).

    `sure`: the sentence names them as parts of that total in so many words.
    `cued`: a word such as 其中 makes them parts.
    """

    totals: tuple[tuple[int, ...], ...]
    parts: tuple[int, ...]
    claim: Claim
    sure: bool = False
    cued: bool = True


def groups(row: Row, may_be_read: Callable[[Row, Sequence[int]], bool]) -> Iterator[Group]:
    """Sentences first, then brackets; `may_be_read` says at a glance whether some may be parts and their total."""
    things, opened_at = row.things, row.opened
    counted = [i for i, thing in enumerate(things) if thing and things.count(thing) > 1]
    if not counted:
        return
    prior: list[int] = []
    is_compared = lru_cache(maxsize=None)(lambda i: _is_compared(row, i))  # of a sentence, and of it as the one before
    bracketed = max(opened_at) >= 0
    outside = [i for i in counted if opened_at[i] < 0] if bracketed else counted
    for _, sentence in groupby(outside, key=row.sentences.__getitem__):
        said = list(sentence)
        if _is_promising(row, (*prior, *said)) and may_be_read(row, said):
            members, before = ([i for i in some if not is_compared(i)] for some in (said, prior))
            if len(members) > 1 or (members and before):
                yield Group(tuple(members), prior=tuple(before))
        prior = said
    if not bracketed:
        return
    counted = [i for i in counted if opened_at[i] >= 0 and not is_compared(i)]
    for opened in dict.fromkeys(opened_at[i] for i in counted):
        inside = [i for i in counted if opened_at[i] == opened]
        explained = _explained(row, opened, inside)
        if explained is not None:
            yield Group((explained, *inside), bracket=True)


def _is_promising(row: Row, some: Sequence[int]) -> bool:
    """Three of one unit, or two with a word that makes one a part of the other."""
    units = list(map(row.things.__getitem__, some))
    if len(set(units)) == len(units):
        return False
    most = max(map(units.count, units))
    if most != 2:
        return most > 2
    words = row.text[row.sentence(some[0]) : row.items[some[-1]].start]
    return says_parts(words)


def says_parts(words: str) -> bool:
    """Whether words may make one number a part of another."""
    return True in map(words.__contains__, _PART_WORDS)


def _is_compared(row: Row, index: int) -> bool:
    before = row.before(index)
    return compiled(COMPARED).search(before) is not None and stage(before) != CARRIED


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


def alike(row: Row, members: Sequence[int], index: int, loose: bool = False) -> list[int]:
    """Those before `index` with its unit, the nearest first; `loose`: 9个镇街、15个部门共24家单位."""
    unit = row.items[index].unit
    units = ("个", "家") if loose and unit in ("个", "家") else (unit,)
    return [i for i in reversed(members) if i < index and row.items[i].unit in units]
