"""Marks inside text that is being rendered: one private-use character for each origin or event.

Plane 15 numbers origins of templates, plane 16 leaves of the facts (facts that hold such characters were refused
by `reading`). A mark says where the text after it comes from. None of them leaves `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportgen.origin import Marked, Origin, marked
from reportgen.tuples import NamedTuple

_TEMPLATE_BASE, _TEMPLATE_COUNT = 0xF0000, 0xFF00
_LEAF_BASE, _LEAF_COUNT = 0x100000, 0xFFF0

HOLE = "\U000ffff0"
"""A figure that is not filled in; 【key path】 follows."""
UNFIT = "\U000ffff1"
"""A figure that is 不适用; 【key path】 follows."""
GONE = "\U000ffff2"
"""A clause stood here and has vanished."""
SEAM = "\U000ffff3"
"""The end of a clause, for 并 to split at."""
BACK = "\U000ffff4"
"""After a fact: what follows comes from the expression again."""
TOLD = "\U000ffff5"
"""As BACK, after a figure: a clause that holds one has something to say."""

_FAR = "\U000ffff6"
"""Two marks of plane 16 follow: a leaf beyond the range of one."""

_ANY = "[\U000f0000-\U0010ffff]"
_SPLIT = re.compile(f"({_FAR}..|{_ANY})")
_NAMED = re.compile("(?:【([^【】]*)】)")
# Punctuation is mended at a vanished clause and nowhere else.
_SEPARATORS = "、，；"
"""From the weakest to the strongest."""
_OPENING = ("。", "；", "：", "！", "？", "（", "“", "‘", "《", "\n", "- ", "# ")
_STOPS = "。；！？）”’》"


def template_mark(index: int) -> str:
    """The mark of the `index`-th template origin; beyond the range the last one serves."""
    return chr(_TEMPLATE_BASE + min(index, _TEMPLATE_COUNT - 1))


def leaf_mark(index: int) -> str:
    """The mark of a fact, of three characters beyond the range of one; empty below 0: the expression's origin holds."""
    if index < _LEAF_COUNT:
        return chr(_LEAF_BASE + index) if index >= 0 else ""
    high, low = divmod(index, _LEAF_COUNT)
    return f"{_FAR}{chr(_LEAF_BASE + high)}{chr(_LEAF_BASE + low)}"


def _leaf_index(mark: str) -> int | None:
    """The fact that a mark stands for, None for any other mark."""
    if mark[0] == _FAR:
        return (ord(mark[1]) - _LEAF_BASE) * _LEAF_COUNT + ord(mark[2]) - _LEAF_BASE
    return ord(mark) - _LEAF_BASE if ord(mark) >= _LEAF_BASE else None


class Gap(NamedTuple):
    """A value that was printed outside any clause though it has no figure."""

    path: str
    applicable: bool
    origin: Origin


def has_gap(text: str) -> bool:
    """Whether a figure in the text is missing."""
    return HOLE in text or UNFIT in text


def has_figure(text: str) -> bool:
    """Whether the text prints a figure of the year."""
    return TOLD in text


def is_empty(text: str) -> bool:
    """Whether nothing is left but marks and space."""
    return not re.sub(_ANY, "", text).strip()


def mend(text: str) -> str:
    """Drop the comma beside a vanished clause where it would stand before a stop, open a sentence or stand twice.

    What a fact begins or ends in is left alone.
    """
    return _Mender(text).mended() if GONE in text else text


class _Mender:
    """One pass from left to right; a row of vanished clauses is one place."""

    def __init__(self, text: str) -> None:
        self.parts = _SPLIT.split(text)
        self.done: list[str] = []
        self.seen: list[tuple[int, bool]] = []
        """Of what is printed: the index in `done`, and whether a fact printed it."""
        self.fact = self.gone = self.loose = False
        """In a fact; a clause has vanished since the last character; that character is a comma next to one."""

    def mended(self) -> str:
        self._chunk(self.parts[0])
        for mark, chunk in zip(self.parts[1::2], self.parts[2::2]):
            if mark == GONE:
                self.gone = True
            elif _leaf_index(mark) is not None:
                self.fact = True
            elif mark in (BACK, TOLD) or ord(mark) < _TEMPLATE_BASE + _TEMPLATE_COUNT:
                self.fact = False
            self.done.append(mark)
            self._chunk(chunk)
        return "".join(self.done)

    def _chunk(self, chunk: str) -> None:
        start = 0
        while start < len(chunk) and (self.gone or self.loose):
            if not self._dropped(chunk[start]):
                if not self.loose:
                    break
                self._print(chunk[start])
            start += 1
        if start < len(chunk):
            self._print(chunk[start:])

    def _print(self, text: str) -> None:
        self.seen.append((len(self.done), self.fact))
        self.done.append(text)

    def _last(self) -> str:
        return self.done[self.seen[-1][0]] if self.seen else "\n"

    def _strip(self) -> None:
        """Drop the template's commas that stand last."""
        while self.seen and not self.seen[-1][1] and self._last()[-1] in _SEPARATORS:
            index = self.seen[-1][0]
            self.done[index] = self.done[index][:-1]
            if not self.done[index]:
                self.seen.pop()

    def _dropped(self, char: str) -> bool:
        """Whether a character at a vanished clause goes; a comma before it may go instead."""
        comma = char in _SEPARATORS
        gone, self.gone, self.loose = self.gone, False, False
        if char in _STOPS:
            self._strip()
        if not gone or not comma:
            return False
        last = self._last()
        doubled = last[-1] in _SEPARATORS
        if not self.fact and (last.endswith(_OPENING) or doubled):
            if doubled and not self.seen[-1][1] and _SEPARATORS.index(char) > _SEPARATORS.index(last[-1]):
                self.done[self.seen[-1][0]] = last[:-1] + char
            self.gone = True
            return True
        if self.fact and doubled:
            self._strip()
        self.loose = not self.fact
        return False


def decode(
    text: str,
    template_origin: Callable[[int], Origin],
    leaf_origins: Sequence[Origin],
    start: Origin,
) -> tuple[Marked, tuple[Gap, ...]]:
    """Clean text with origins, and the gaps in it; a gap stays in the text as 【key path】."""
    pieces: list[tuple[str, Origin]] = []
    gaps: list[Gap] = []
    outer = current = start
    parts = _SPLIT.split(mend(text))
    pieces.append((parts[0], current))
    for mark, chunk in zip(parts[1::2], parts[2::2]):
        leaf = _leaf_index(mark)
        if leaf is not None:
            current = leaf_origins[leaf]
        elif mark in (BACK, TOLD):
            current = outer
        elif mark in (HOLE, UNFIT):
            named = _NAMED.match(chunk)
            gaps.append(Gap(named[1] if named else "", mark == HOLE, outer))
        elif ord(mark) < _TEMPLATE_BASE + _TEMPLATE_COUNT:
            current = outer = template_origin(ord(mark) - _TEMPLATE_BASE)
        pieces.append((chunk, current))
    return marked(pieces), tuple(gaps)
