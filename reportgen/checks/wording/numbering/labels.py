"""Numbers at the beginning of lines: what makes a line a heading or a point, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from reportgen.checks.prose import Prose
from reportgen.facts.numerals import chinese_number, read_chinese_number
from reportgen.lines import HEADING, PARAGRAPH
from reportgen.tuples import NamedTuple

HANZI = r"[^\W\da-zA-Z_]"
"""One Chinese character. A range of so many characters takes a millisecond to compile, this none."""
PART, CHAPTER, SECTION, FIRST, SECOND, THIRD, FOURTH, FIFTH = range(8)
"""Ranks: 第一部分, 第一章, 第一节, 一、, （一）, 1., （1）, ①."""
NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BLANKS = " \t\u3000"
_NAMED = {"部分": PART, "篇": PART, "章": CHAPTER, "节": SECTION}
_CIRCLED = frozenset(CIRCLED)
_OPENING = ("（", "(", "第")
_BEHIND_UNIT = ("、", "：", *BLANKS)
_NEAR = 20
"""Blanks behind a number that are looked at."""
_STARTERS = frozenset(f"{NUMERALS}{CIRCLED}{BLANKS}第（(0123456789")
_MARKS = {True: frozenset(".．、,，:：;；"), False: frozenset("、.．,，:：;；。")}
"""Marks behind digits, behind Chinese numerals."""
_LONGEST = {True: 2, False: 3}
"""Signs of such a number at the most."""
_MEASURES = frozenset("审级季产线期类批等次把星环楼层号档孩胎个件名、")


_T = TypeVar("_T")


def for_one_text(find: Callable[[Prose], _T]) -> Callable[[Prose], _T]:
    """A search that several checks ask for, one after another: what it found in the last text is kept."""
    kept: list[tuple[Prose, _T]] = []

    @wraps(find)
    def kept_or_found(prose: Prose) -> _T:
        for last, found in kept[-1:]:
            if last is prose:
                return found
        answer = find(prose)
        kept[:] = [(prose, answer)]
        return answer

    return kept_or_found


class Label(NamedTuple):
    """A number at the beginning of a line; text[start:end] is the number with its mark."""

    line: int
    rank: int
    number: int
    start: int
    end: int
    name: str
    """The number in its right form: 三、, （三）, 3., （3）."""


@for_one_text
def labels(prose: Prose) -> tuple[Label, ...]:
    """The labels of headings and paragraphs; cells, titles and parts of the frame have none."""
    text, at, found = prose.text, 0, []
    for index, line in enumerate(prose.lines):
        if line.text[:1] in _STARTERS and line.kind in (HEADING, PARAGRAPH):
            label = _label(text, index, at)
            if label:
                found.append(label)
        at += len(line.text) + 1
    return tuple(found)


@for_one_text
def labelled(prose: Prose) -> dict[int, Label]:
    """The labels by the number of their line."""
    return {label.line: label for label in labels(prose)}


def _label(text: str, index: int, at: int) -> Label | None:
    """Read by hand: the pattern for all forms takes longer to compile than a text to read."""
    start = at
    while text[start : start + 1] in (" ", "\t", "\u3000"):
        start += 1
    first = text[start : start + 1]
    if first in _CIRCLED:
        return Label(index, FIFTH, read_numeral(first), start, start + 1, first)
    begin = end = start + (first in _OPENING)
    digits = text[begin : begin + 1].isdecimal()
    limit = min(begin + _LONGEST[digits], len(text))
    while end < limit and (text[end].isdecimal() if digits else text[end] in NUMERALS):
        end += 1
    if end == len(text):
        return None
    number = read_numeral(text[begin:end]) if end > begin else 0
    if first == "第":
        unit = "部分" if text.startswith("部分", end) else text[end : end + 1]
        end += len(unit)
        following = text[end : end + 1]
        if digits or not number or unit not in _NAMED or not (following in _BEHIND_UNIT or is_hanzi(following)):
            return None
        return Label(index, _NAMED[unit], number, start, end, text[start:end])
    rank, end = _ranked(text, end, digits)
    if not number or rank < 0 or (begin > start and rank not in (SECOND, FOURTH)):
        return None
    if (rank == FIRST and _counts(text, end, number)) or _closes(text, at, text[start:end]):
        return None
    return Label(index, rank, number, start, end, named(rank, number))


def _ranked(text: str, end: int, digits: bool) -> tuple[int, int]:
    """The rank that the mark behind a number gives it, and where the mark ends; -1 where there is none."""
    mark, following = text[end : end + 1], text[end + 1 : end + 2]
    if mark in ("）", ")"):
        return FOURTH if digits else SECOND, end + 1
    if not digits:
        if mark in _MARKS[False]:
            return FIRST, end + 1
        near = text[end : end + _NEAR]
        blanks = len(near) - len(near.lstrip(BLANKS))
        return (FIRST if blanks and is_hanzi(text[end + blanks : end + blanks + 1]) else -1), end + blanks
    if mark in (".", "．", "、"):
        dated = text.startswith("20", end + 1) and text[end + 5 : end + 6] == "年"
        return (THIRD if dated or not following.isdecimal() else -1), end + 1
    clear = mark in _MARKS[True] and (is_hanzi(following) or following in ("《", "“"))
    return (THIRD if clear else -1), end + 1


def is_hanzi(char: str) -> bool:
    """Whether it is what HANZI stands for."""
    return char.isalnum() and not char.isdecimal() and not char.isascii()


@lru_cache(maxsize=128)
def read_numeral(numeral: str) -> int:
    """What a numeral of any form says, 0 where it is none: 三, 3, ③."""
    if numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    return int(numeral) if numeral.isdecimal() else read_chinese_number(numeral) or 0


def _counts(text: str, at: int, number: int) -> bool:
    """Whether the numeral belongs to a count of things (一、二审, 三、四级), not to a heading."""
    return text[at + 1 : at + 2] in _MEASURES and text[at : at + 1] == chinese_number(number + 1)[:1]


def _closes(text: str, at: int, label: str) -> bool:
    """Whether `5）` at a line's beginning closes a bracket of the line above, broken off in the middle."""
    above = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : at]
    return label[-1] in "）)" and not {*label} & {*"（("} and above.rfind("（") > above.rfind("）")


@lru_cache(maxsize=128)
def named(rank: int, number: int) -> str:
    """A number in the form of its rank, from 一、 down."""
    if rank == FIRST:
        return f"{chinese_number(number)}、"
    if rank == SECOND:
        return f"（{chinese_number(number)}）"
    if rank == FIFTH:
        return CIRCLED[number - 1 : number]
    return f"{number}." if rank == THIRD else f"（{number}）"
