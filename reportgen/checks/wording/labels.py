"""Numbers at the beginning of lines: what makes a line a heading or a point, whatever its kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from reportgen.checks.prose import Prose
from reportgen.facts.numerals import chinese_number, read_chinese_number
from reportgen.lines import HEADING, PARAGRAPH

HANZI = r"[^\W\da-zA-Z_]"
"""One Chinese character. A range of so many characters takes a millisecond to compile, this none."""
PART, CHAPTER, SECTION, FIRST, SECOND, THIRD, FOURTH, FIFTH = range(8)
"""Ranks: 第一部分, 第一章, 第一节, 一、, （一）, 1., （1）, ①."""
NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BLANKS = " \t\u3000"
_NAMED = {"部分": PART, "篇": PART, "章": CHAPTER, "节": SECTION}
_STARTERS = frozenset(f"{NUMERALS}{CIRCLED}{BLANKS}第（(0123456789")
_LABEL = (
    rf"[{BLANKS}]*(?:"
    rf"第(?P<named>[{NUMERALS}]{{1,3}})(?P<unit>部分|[篇章节])(?=[、：{BLANKS}]|{HANZI})"
    rf"|[（(]?(?P<second>[{NUMERALS}]{{1,3}})[）)]"
    rf"|(?P<first>[{NUMERALS}]{{1,3}})(?:[、.．,，:：;；。]|[{BLANKS}]+(?={HANZI}))"
    r"|[（(]?(?P<fourth>\d{1,2})[）)]"
    rf"|(?P<third>\d{{1,2}})(?:[.．、](?!\d)|[.．、](?=20\d\d年)|[,，:：;；](?={HANZI}|[《“]))"
    rf"|(?P<fifth>[{CIRCLED}]))"
)
_RANKS = {"second": SECOND, "first": FIRST, "fourth": FOURTH, "third": THIRD, "fifth": FIFTH}
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
    match_at = re.compile(_LABEL).match
    for index, line in enumerate(prose.lines):
        if line.text[:1] in _STARTERS and line.kind in (HEADING, PARAGRAPH):
            match = match_at(text, at)
            label = _label(text, index, match) if match else None
            if label:
                found.append(label)
        at += len(line.text) + 1
    return tuple(found)


@for_one_text
def labelled(prose: Prose) -> dict[int, Label]:
    """The labels by the number of their line."""
    return {label.line: label for label in labels(prose)}


def _label(text: str, index: int, match: re.Match[str]) -> Label | None:
    form, shown, at, end = match.lastgroup or "", match[0], match.start(), match.end()
    start = end - len(shown.lstrip(BLANKS))
    if form == "unit":
        return Label(index, _NAMED[match["unit"]], _read(match["named"]), start, end, shown.strip(BLANKS))
    rank, number = _RANKS[form], _read(match[form])
    if not number or (rank == FIRST and _counts(text, end, number)) or _closes(text, at, shown):
        return None
    return Label(index, rank, number, start, end, named(rank, number))


@lru_cache(maxsize=128)
def _read(numeral: str) -> int:
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
