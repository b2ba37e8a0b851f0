"""Floor 7: two texts compared word by word; an owner of rapidfuzz.

A word is a Chinese character, or a whole number or Latin word. The time is bounded: what is too long is one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.tuples import NamedTuple

_WORD = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)*|[A-Za-z]+|.", re.DOTALL)
_NUMBER = re.compile(r"[0-9０-９]")
_MOST = 40_000_000
"""Pairs of words up to which they are compared."""
_SEEN = 4000
"""Characters of a text that likeness looks at."""


class Hunk(NamedTuple):
    """old[start:end] has become new[new_start:new_end]; either may be empty, not both."""

    start: int
    end: int
    new_start: int
    new_end: int


def likeness(old: str, new: str) -> float:
    """How much of two texts is common and in the same order: 1 for equal ones, 0 where nothing is."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(old[:_SEEN], new[:_SEEN])


def contained(short: str, long: str) -> float:
    """The part of `short` that stands in `long` in the same order."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(short[:_SEEN], long) / max(len(short[:_SEEN]), 1)


def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """What has to change for `old` to become `new`, in order; changes that a chance word parts are one."""
    one, other = _words(old), _words(new)
    found = _wide([_slid(one, other, hunk) for hunk in _raw(one, other)])
    ends, new_ends = _ends(one), _ends(other)
    parted: list[Hunk] = []
    for hunk in found:
        parted += _by_numbers(one, other, hunk)
    return tuple(Hunk(ends[a], ends[b], new_ends[c], new_ends[d]) for a, b, c, d in parted)


def same_order(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """A longest common subsequence of two lists as pairs of indexes; [] where they are too long to compare."""
    from rapidfuzz.distance import LCSseq

    if not old or not new or len(old) * len(new) > _MOST:
        return []
    found = LCSseq.opcodes(old, new)
    equal = [o for o in found if o.tag == "equal"]
    return [(o.src_start + i, o.dest_start + i) for o in equal for i in range(o.src_end - o.src_start)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _ends(words: list[str]) -> list[int]:
    """The offset at which each word begins, and the end."""
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    return ends


def _raw(one: list[str], other: list[str]) -> Iterator[Hunk]:
    """Hunks in numbers of words."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    inner, new_inner = one[head : len(one) - tail], other[head : len(other) - tail]
    start, new_start = head, head
    common = [(a + head, b + head) for a, b in same_order(inner, new_inner)]
    for a, b in (*common, (len(one) - tail, len(other) - tail)):
        if a > start or b > new_start:
            yield Hunk(start, a, new_start, b)
        start, new_start = a + 1, b + 1


def _slid(one: list[str], other: list[str], hunk: Hunk) -> Hunk:
    """What was only put in, or out, as far behind as it can be said to stand: 63件<以及2件>, not 63<件以及2>件."""
    start, end, new_start, new_end = hunk
    if start == end:
        while end < len(one) and new_end < len(other) and other[new_start] == other[new_end] == one[end]:
            start, end, new_start, new_end = start + 1, end + 1, new_start + 1, new_end + 1
    elif new_start == new_end:
        while end < len(one) and new_end < len(other) and one[start] == one[end] == other[new_end]:
            start, end, new_start, new_end = start + 1, end + 1, new_start + 1, new_end + 1
    return Hunk(start, end, new_start, new_end)


def _wide(found: list[Hunk]) -> list[Hunk]:
    """Hunks joined over common words that are fewer than what is changed on either side of them."""
    joined = True
    while joined:
        joined = False
        kept: list[Hunk] = []
        for hunk in found:
            before = kept[-1] if kept else None
            if before is not None and hunk.start - before.end <= min(_size(before), _size(hunk)) // 2:
                kept[-1] = Hunk(before.start, hunk.end, before.new_start, hunk.new_end)
                joined = True
            else:
                kept.append(hunk)
        found = kept
    return found


def _size(hunk: Hunk) -> int:
    return max(hunk.end - hunk.start, hunk.new_end - hunk.new_start)


def _by_numbers(one: list[str], other: list[str], hunk: Hunk) -> list[Hunk]:
    """A hunk parted at its numbers, where both sides have as many; each number is a hunk of its own."""
    numbers = [at for at in range(hunk.start, hunk.end) if _NUMBER.match(one[at])]
    news = [at for at in range(hunk.new_start, hunk.new_end) if _NUMBER.match(other[at])]
    if not numbers or len(numbers) != len(news):
        return [hunk]
    found = []
    start, new_start = hunk.start, hunk.new_start
    for at, new_at in zip(numbers, news):
        found += [Hunk(start, at, new_start, new_at), Hunk(at, at + 1, new_at, new_at + 1)]
        start, new_start = at + 1, new_at + 1
    found.append(Hunk(start, hunk.end, new_start, hunk.new_end))
    return [h for h in found if one[h.start : h.end] != other[h.new_start : h.new_end]]
