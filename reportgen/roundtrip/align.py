"""Floor 7: the paragraphs of two versions of a text aligned: same, changed, moved, split, merged, added, deleted.

Equal ones come first (those that stand once, then the longest common order between them), then those that share
groups of characters, wherever they stand, then neighbours left over in one gap. Nothing compares all with all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from reportgen.roundtrip.wordwise import contained, likeness, same_order
from reportgen.tuples import NamedTuple

LIKE = 0.5
"""From here on two texts are versions of one."""
_FAR = 0.75
"""The same for texts in different places."""
_NEAR = 0.3
"""The same for what is left over between two neighbours."""
_TELLING = 8
"""Characters from which on a text that is found again elsewhere was moved, not just said twice."""
_GRAM, _GRAMS, _OFTEN, _TRIED = 4, 24, 8, 4
"""Groups of characters: how long, how many of a text are looked up, in how many texts one may stand; texts tried."""
_DIGITS = re.compile(r"[0-9０-９]+")
_GAP = 2500
"""Pairs that are tried between two neighbours."""


class Kind(Enum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DELETED = "deleted"


class Match(NamedTuple):
    """Which paragraphs, by index, became which: one and one, or none, one and several.

    A moved one may be changed as well.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Match, ...]:
    """Every paragraph in one match, in the order of the new text; a deleted one follows what stood before it."""
    return _Aligner(old, new).matches()


class _Aligner:
    """Pairs of indexes, and who joined whom."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.parts: dict[int, list[int]] = {}
        """By old index: the new ones that it was split into."""
        self.whole: dict[int, list[int]] = {}
        """By new index: the old ones that were merged into it."""
        self.taken_old: set[int] = set()
        self.taken_new: set[int] = set()

    def matches(self) -> tuple[Match, ...]:
        for a, b in _equal(self.old, self.new):
            self.pair(a, b)
        self._moved_whole()
        self._like()
        self._split_and_merged()
        in_order = self._in_order()
        self._left_over(in_order)
        return tuple(self._listed(self._in_order()))

    def pair(self, a: int, b: int) -> None:
        self.pairs[a], self.back[b] = b, a
        self.taken_old.add(a)
        self.taken_new.add(b)

    def free(self) -> tuple[list[int], list[int]]:
        """What has no match yet."""
        old = [a for a in range(len(self.old)) if a not in self.taken_old]
        return old, [b for b in range(len(self.new)) if b not in self.taken_new]

    def _moved_whole(self) -> None:
        """Equal texts in another order."""
        waiting: dict[str, list[int]] = defaultdict(list)
        free_old, free_new = self.free()
        for a in reversed(free_old):
            waiting[self.old[a]].append(a)
        for b in free_new:
            if len(self.new[b]) >= _TELLING and waiting.get(self.new[b]):
                self.pair(waiting[self.new[b]].pop(), b)

    def _like(self) -> None:
        """Texts that are alike, the most alike first; those that would cross others must be much alike."""
        free_old, free_new = self.free()
        found = sorted(self._candidates(free_old, free_new), reverse=True)
        fixed = self._in_order()
        starts = [a for a, _ in fixed]
        for score, a, b in ((score, -a, -b) for score, a, b in found):
            if a in self.taken_old or b in self.taken_new:
                continue
            at = bisect_left(starts, a)
            low = fixed[at - 1][1] if at else -1
            high = fixed[at][1] if at < len(fixed) else len(self.new)
            if score >= (LIKE if low < b < high else _FAR):
                self.pair(a, b)

    def _candidates(self, free_old: list[int], free_new: list[int]) -> Iterator[tuple[float, int, int]]:
        """(likeness, -old, -new) of texts that share rare groups of characters."""
        known: dict[str, list[int]] = defaultdict(list)
        for a in free_old:
            for gram in _grams(self.old[a]):
                known[gram].append(a)
        for b in free_new:
            grams = sorted(gram for gram in _grams(self.new[b]) if 0 < len(known.get(gram, ())) <= _OFTEN)
            step = max(len(grams) // _GRAMS, 1)
            shared = Counter(a for gram in grams[::step] for a in known[gram])
            nearest = sorted(shared, key=lambda a, b=b, shared=shared: (-shared[a], abs(a - b)))  # type: ignore[misc]
            for a in nearest[:_TRIED]:
                score = self._score(self.old[a], self.new[b])
                if score >= LIKE:
                    yield score, -a, -b

    @staticmethod
    def _score(old: str, new: str) -> float:
        """Likeness; a text that stands almost whole within the other one is a piece of it."""
        score = likeness(old, new)
        short, long = sorted((old, new), key=len)
        if score < LIKE and len(short) >= _TELLING and contained(short, long) >= 0.85:
            return LIKE
        return score

    def _split_and_merged(self) -> None:
        """Free neighbours of a changed paragraph that hold the rest of it."""
        for a, b in sorted(self.pairs.items()):
            if self.old[a] == self.new[b]:
                continue
            parts = self._grown(self.old[a], self.new, b, self.taken_new)
            if len(parts) > 1:
                self.parts[a] = parts
                self.taken_new.update(parts)
                continue
            whole = self._grown(self.new[b], self.old, a, self.taken_old)
            if len(whole) > 1:
                self.whole[b] = whole
                self.taken_old.update(whole)

    @staticmethod
    def _grown(text: str, others: Sequence[str], at: int, taken: set[int]) -> list[int]:
        """The neighbours of others[at] that together are more like `text` than it is alone."""
        first, last = at, at
        best = likeness(text, others[at])
        grows = True
        while grows:
            grows = False
            for index in (last + 1, first - 1):
                if not 0 <= index < len(others) or index in taken or not others[index].strip():
                    continue
                low, high = min(first, index), max(last, index)
                score = likeness(text, "".join(others[low : high + 1]))
                if score > best + 0.02 and contained(others[index], text) >= 0.8:
                    first, last, best, grows = low, high, score, True
        return list(range(first, last + 1))

    def _in_order(self) -> list[tuple[int, int]]:
        """The most pairs that stand in the same order on both sides."""
        return _rising(sorted(self.pairs.items()))

    def _left_over(self, fixed: list[tuple[int, int]]) -> None:
        """What is left between two neighbours: in order, the most alike; a lone one on each side is a rewriting."""
        edges = [(-1, -1), *fixed, (len(self.old), len(self.new))]
        for (a, b), (c, d) in pairwise(edges):
            olds = [i for i in range(a + 1, c) if i not in self.taken_old]
            news = [i for i in range(b + 1, d) if i not in self.taken_new]
            if not olds or not news:
                continue
            if len(olds) == len(news) == 1:
                self.pair(olds[0], news[0])
            elif len(olds) * len(news) <= _GAP:
                for i, j in self._best(olds, news):
                    self.pair(i, j)

    def _best(self, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
        """Pairs in order with the greatest sum of likeness."""
        gain = [[likeness(self.old[a], self.new[b]) - _NEAR for b in news] for a in olds]
        table = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for i in range(len(olds) - 1, -1, -1):
            for j in range(len(news) - 1, -1, -1):
                table[i][j] = max(table[i + 1][j], table[i][j + 1], gain[i][j] + table[i + 1][j + 1])
        found, i, j = [], 0, 0
        while i < len(olds) and j < len(news):
            if gain[i][j] > 0 and table[i][j] == gain[i][j] + table[i + 1][j + 1]:
                found.append((olds[i], news[j]))
                i, j = i + 1, j + 1
            elif table[i][j] == table[i + 1][j]:
                i += 1
            else:
                j += 1
        return found

    def _listed(self, fixed: list[tuple[int, int]]) -> Iterator[Match]:
        stay = dict(fixed)
        gone: dict[int, list[int]] = defaultdict(list)
        starts = [a for a, _ in fixed]
        for lost in (a for a in range(len(self.old)) if a not in self.taken_old):
            at = bisect_left(starts, lost)
            gone[fixed[at - 1][1] if at else -1].append(lost)
        yield from (Match(Kind.DELETED, (lost,), ()) for lost in gone[-1])
        within = {b: a for a, parts in self.parts.items() for b in parts}
        for b in range(len(self.new)):
            a = self.back.get(b)
            if b in within:
                if b == self.parts[within[b]][0]:
                    yield Match(Kind.SPLIT, (within[b],), tuple(self.parts[within[b]]))
            elif b in self.whole:
                yield Match(Kind.MERGED, tuple(self.whole[b]), (b,))
            elif a is None:
                yield Match(Kind.ADDED, (), (b,))
            elif a not in stay:
                yield Match(Kind.MOVED, (a,), (b,))
            else:
                yield Match(Kind.SAME if self.old[a] == self.new[b] else Kind.CHANGED, (a,), (b,))
            yield from (Match(Kind.DELETED, (lost,), ()) for lost in gone[b])


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Equal texts in the same order: those that stand once on both sides, then the rest between them."""
    counts, new_counts = Counter(old), Counter(new)
    at = {text: index for index, text in enumerate(new)}
    once = [(a, at[text]) for a, text in enumerate(old) if counts[text] == 1 == new_counts[text]]
    for (a, b), (c, d) in pairwise([(-1, -1), *_rising(once), (len(old), len(new))]):
        yield from _between(old, new, (a + 1, c), (b + 1, d))
        if c < len(old):
            yield c, d


def _between(
    old: Sequence[str], new: Sequence[str], span: tuple[int, int], new_span: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Equal texts of two stretches: at their heads, at their feet, then the longest common order."""
    (start, end), (new_start, new_end) = span, new_span
    while start < end and new_start < new_end and old[start] == new[new_start]:
        yield start, new_start
        start, new_start = start + 1, new_start + 1
    feet = []
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        feet.append((end, new_end))
    for a, b in same_order(list(old[start:end]), list(new[new_start:new_end])):
        yield start + a, new_start + b
    yield from reversed(feet)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second numbers rise; the first ones do."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, b) in enumerate(pairs):
        place = bisect_left(tails, b)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(b)
            at.append(index)
        else:
            tails[place], at[place] = b, index
    found = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _grams(text: str) -> set[str]:
    """The groups of characters of a text, its numbers masked."""
    masked = _DIGITS.sub("0", text)
    return {masked[i : i + _GRAM] for i in range(len(masked) - _GRAM + 1)}
