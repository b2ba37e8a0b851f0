"""Three-way merging of texts by lines, and where two changes of one text meet.

`merge3`, the well-kept library for this, is under the GPL, which a package under MIT cannot ask its users to take on;
`three-merge` compares characters and never says that there is a conflict's place. difflib does the work here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.tuples import NamedTuple


class Clash(NamedTuple):
    """One place that both changed differently: the lines, 1-based; an end before its start is a deletion."""

    mine: tuple[int, int]
    theirs: tuple[int, int]
    base: tuple[int, int]


class Merged(NamedTuple):
    """The text with both changes where there is no clash (with clashes it holds mine there), and the clashes."""

    text: str
    clashes: tuple[Clash, ...]


class _Sync(NamedTuple):
    """A run of lines that all three have: where it begins in each, and its length."""

    base: int
    mine: int
    theirs: int
    length: int


def merge(base: str, mine: str, theirs: str) -> Merged:
    """What both changed since `base`, taken together (diff3)."""
    lines = [text.split("\n") for text in (base, mine, theirs)]
    merged: list[str] = []
    clashes = []
    at = _Sync(0, 0, 0, 0)
    for sync in _syncs(*lines):
        old, ours, new = (text[low:high] for text, low, high in zip(lines, at, sync))
        if old not in (ours, new) and ours != new:
            own, other = (at.mine + 1, sync.mine), (at.theirs + 1, sync.theirs)
            clashes.append(Clash(own, other, (at.base + 1, sync.base)))
        merged += new if ours == old else ours
        merged += lines[0][sync.base : sync.base + sync.length]
        at = _Sync(sync.base + sync.length, sync.mine + sync.length, sync.theirs + sync.length, 0)
    return Merged("\n".join(merged), tuple(clashes))


def _syncs(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Sync]:
    """The runs that all three have, in order; the last is empty and stands at the ends."""
    ours = matches(base, mine)
    news = matches(base, theirs)
    i = j = 0
    while i < len(ours) and j < len(news):
        (start, at_mine, length), (other, at_theirs, more) = ours[i], news[j]
        low, high = max(start, other), min(start + length, other + more)
        if low < high:
            yield _Sync(low, at_mine + low - start, at_theirs + low - other, high - low)
        if start + length < other + more:
            i += 1
        else:
            j += 1
    yield _Sync(len(base), len(mine), len(theirs), 0)


def matches(base: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of lines that both have, in order: where each begins in either, its length; the last is empty."""
    from difflib import SequenceMatcher  # loading a pack knows this module and compares nothing

    return [(m.a, m.b, m.size) for m in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()]


def changes(old: str, new: str) -> tuple[str, ...]:
    """The lines of a unified diff without its head; empty where nothing differs."""
    from difflib import unified_diff

    return tuple(unified_diff(old.split("\n"), new.split("\n"), n=2, lineterm=""))[2:]
