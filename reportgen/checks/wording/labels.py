"""Numbers at the beginning of lines: what makes a line a heading or a point, whatever its kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

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


class Label(NamedTuple):
    """A number at the beginning of a line; text[start:end] is the number with its mark."""

    line: int
    rank: int
    number: int
    start: int
    end: int
    name: str
    """The number in its right form: 三、, （三）, 3., （3）."""


def labels(prose: Prose) -> tuple[Label, ...]:
    """The labels of headings and paragraphs; cells, titles and parts of the frame have none."""
    lines = prose.lines
    return tuple(label for label in _all(prose.text) if lines[label.line].kind in (HEADING, PARAGRAPH))


def labelled(prose: Prose) -> dict[int, Label]:
    """The labels by the number of their line."""
    return {label.line: label for label in labels(prose)}


@lru_cache(maxsize=2)
def _all(text: str) -> tuple[Label, ...]:
    """The labels of every line; several checks ask for those of one text, one after another."""
    found, start = [], 0
    for index, line in enumerate(text.split("\n")):
        if line and line[0] in _STARTERS:
            label = _label(text, start, index)
            if label is not None:
                found.append(label)
        start += len(line) + 1
    return tuple(found)


def _label(text: str, at: int, index: int) -> Label | None:
    match = re.compile(_LABEL).match(text, at)
    if match is None:
        return None
    form = match.lastgroup or ""
    start = next(i for i in range(at, match.end()) if text[i] not in BLANKS)
    if form == "unit":
        number = read_chinese_number(match["named"]) or 0
        return Label(index, _NAMED[match["unit"]], number, start, match.end(), match[0].strip(BLANKS))
    if form == "fifth":
        number = CIRCLED.index(match["fifth"]) + 1
    else:
        number = read_chinese_number(match[form]) or 0 if form in ("first", "second") else int(match[form])
    if not number or (form == "first" and _counts(text, match.end(), number)) or _closes(text, at, match[0]):
        return None
    return Label(index, _RANKS[form], number, start, match.end(), named(_RANKS[form], number))


def _counts(text: str, at: int, number: int) -> bool:
    """Whether the numeral belongs to a count of things (一、二审, 三、四级), not to a heading."""
    return text[at : at + 1] == chinese_number(number + 1)[:1] and text[at + 1 : at + 2] in _MEASURES


def _closes(text: str, at: int, label: str) -> bool:
    """Whether `5）` at a line's beginning closes a bracket of the line above, broken off in the middle."""
    above = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : at]
    return label[-1] in "）)" and not {*label} & {*"（("} and above.rfind("（") > above.rfind("）")


def named(rank: int, number: int) -> str:
    """A number in the form of its rank, from 一、 down."""
    if rank == FIRST:
        return f"{chinese_number(number)}、"
    if rank == SECOND:
        return f"（{chinese_number(number)}）"
    if rank == FIFTH:
        return CIRCLED[number - 1 : number]
    return f"{number}." if rank == THIRD else f"（{number}）"
