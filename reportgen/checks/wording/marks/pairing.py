"""Which opening mark belongs to which closing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbering.labels import for_one_text
from reportgen.lines import PARAGRAPH, TITLE
from reportgen.tuples import NamedTuple

_ENDS = frozenset("。！？；：…")
_BROKEN_LINES = 4
"""How many lines a sentence may be broken into; beyond that a mark without a partner stays alone."""
_DEPTH = 6
"""Pairs within pairs that are looked at in the quick way; what lies deeper is looked at mark by mark."""


class Pair(NamedTuple):
    """Offsets of an opening mark and of its partner."""

    start: int
    end: int


class Pairing(NamedTuple):
    """Pairs in order of their closing marks, and the offsets of marks that are alone, in order."""

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]


def paired(marks: Iterable[tuple[int, bool]]) -> Pairing:
    """The pairing of (offset, whether it opens) of marks of one kind."""
    opened: list[int] = []
    pairs, alone = [], []
    for at, opens in marks:
        if opens:
            opened.append(at)
        elif opened:
            pairs.append(Pair(opened.pop(), at))
        else:
            alone.append(at)
    return Pairing(tuple(pairs), tuple(sorted(alone + opened)))


@for_one_text
def passages(prose: Prose) -> tuple[Pair, ...]:
    """Spans within which marks must be paired: lines, several where a sentence is broken into lines."""
    found: list[Pair] = []
    first, count = 0, 0
    for index, line in enumerate(prose.lines):
        count += 1
        goes_on = index + 1 < len(prose.lines) and line.kind in (PARAGRAPH, TITLE)
        follower = prose.lines[index + 1] if goes_on else line
        if not goes_on or follower.kind != line.kind or _is_ended(line.text) or count == _BROKEN_LINES:
            found.append(Pair(prose.starts[first], prose.span(index)[1]))
            first, count = index + 1, 0
    return tuple(found)


def _is_ended(text: str) -> bool:
    end = text.rstrip()[-2:]
    return not end or end[-1] in _ENDS or (end[-1] in "”’）》)" and end[0] in _ENDS)


def is_plain(marks: str, *pairs: str) -> bool:
    """Whether every line of marks (as in Prose.brackets) vanishes when its pairs are taken away."""
    for _depth in range(_DEPTH):
        before = marks
        for pair in pairs:
            marks = marks.replace(pair, "")
        if marks == before:
            break
    return not marks.strip("\n")


def excerpt(prose: Prose, at: int, before: int = 6, after: int = 16) -> str:
    """The characters around an offset within its line, as typed."""
    start, end = prose.span(prose.index(at))
    return prose.typed[max(start, at - before) : min(end, at + after)].strip()


def crossings(ones: Iterable[Pair], others: Iterable[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """A pair of the ones and a pair of the others that overlap without one holding the other."""
    mine = frozenset(ones)
    open_: list[Pair] = []
    for pair in sorted({*mine, *others}):
        while open_ and open_[-1].end < pair.start:
            open_.pop()
        if open_ and open_[-1].end < pair.end:
            one, other = open_[-1], pair
            if (one in mine) != (other in mine):
                yield (one, other) if one in mine else (other, one)
        else:
            open_.append(pair)
