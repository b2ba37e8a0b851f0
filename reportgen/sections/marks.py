"""Marks inside text that is being rendered: one private-use character for each origin or event.

Plane 15 numbers origins of templates, plane 16 leaves of the facts (facts that hold such characters were refused
by `reading`). A mark says where the text after it comes from. None of them leaves `sections`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportgen.origin import Marked, Origin, marked

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

_ANY = "[\U000f0000-\U0010ffff]"
_BESIDE = "[\U000f0000-\U000ffeff\U00100000-\U0010fffd\U000ffff3-\U000ffff5]"
_SPLIT = re.compile("([\U000f0000-\U0010ffff])")
_NAMED = re.compile("(?:【([^【】]*)】)")
# Punctuation is mended at a vanished clause and nowhere else.
_BEFORE_STOP = re.compile(f"[，、；]?{_BESIDE}*{GONE}{_ANY}*[，、；]?(?={_ANY}*[。；！？）])")
_AFTER_STOP = re.compile(f"(?:^|(?<=[。；：！？（\n])|(?<=[-#] ))({_ANY}*{GONE}{_ANY}*)[，、；]")
_BETWEEN = re.compile(f"([，、；])({_BESIDE}*{GONE}{_ANY}*)([，、；])")
_STRENGTH = "、，；"


def template_mark(index: int) -> str:
    """The mark of the `index`-th template origin; beyond the range the last one serves."""
    return chr(_TEMPLATE_BASE + min(index, _TEMPLATE_COUNT - 1))


def leaf_mark(index: int) -> str:
    """The mark of a fact; empty (the expression's origin holds) beyond the range."""
    return chr(_LEAF_BASE + index) if 0 <= index < _LEAF_COUNT else ""


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

    A row of vanished clauses is mended from its ends inwards, hence the repetition.
    """
    before = ""
    while GONE in text and text != before:
        before = text
        text = _AFTER_STOP.sub(lambda m: m.group(1), _BEFORE_STOP.sub(_marks_of, text))
        text = _BETWEEN.sub(lambda m: max(m[1], m[3], key=_STRENGTH.index) + m[2], text)
    return text


def _marks_of(match: re.Match[str]) -> str:
    return "".join(c for c in match.group() if c >= "\U000f0000")


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
        code = ord(mark)
        if code >= _LEAF_BASE:
            current = leaf_origins[code - _LEAF_BASE]
        elif mark in (BACK, TOLD):
            current = outer
        elif mark in (HOLE, UNFIT):
            named = _NAMED.match(chunk)
            gaps.append(Gap(named[1] if named else "", mark == HOLE, outer))
        elif code < _TEMPLATE_BASE + _TEMPLATE_COUNT:
            current = outer = template_origin(code - _TEMPLATE_BASE)
        pieces.append((chunk, current))
    return marked(pieces), tuple(gaps)
