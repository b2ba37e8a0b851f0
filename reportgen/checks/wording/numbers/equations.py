"""Sums that are written out: 13+4+7+12=38."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import amounts
from reportgen.facts.numerals import plain

_PLUS = ("+", "＋")
_EQUALS = ("=", "＝")
_ADDED = frozenset(f"{before}{plus}" for plus in _PLUS for before in "0123456789 ")
_ADDEND = 300
_EQUATION = r"(?<![\d.+])(\d+(?:\.\d+)?(?: ?[+＋] ?\d+(?:\.\d+)?){1,40}) ?[=＝] ?(\d+(?:\.\d+)?)(?![\d.]| ?[+＋=＝])"
_SUM_IN_BRACKETS = r"(?<![\d.第])(\d+)([\u4e00-\u9fff]{0,4})[（(](\d+(?:[+＋]\d+){1,40})[）)]"


def wrong_equations(prose: Prose) -> Iterator[Flaw]:
    """13+4+7+12=38; 38个（13+4+7+12）."""
    if prose.chars.isdisjoint(_PLUS) or prose.pairs.isdisjoint(_ADDED):
        return
    text = prose.text
    for item in amounts(text):
        near = text[item.end : item.end + 5]
        if near[:1] not in _PLUS and "（" not in near and "(" not in near:
            continue
        if text[item.start - 1 : item.start] in _PLUS:
            continue
        added = near[:1] in _PLUS
        if not any(sign in text[item.end : item.end + _ADDEND] for sign in (_EQUALS if added else _PLUS)):
            continue
        for pattern, left, right in ((_EQUATION, 1, 2),) if added else ((_SUM_IN_BRACKETS, 3, 1),):
            match = re.compile(pattern).match(text, item.start)
            if match:
                yield from _equation(match.start(), match.end(), match[left], match[right])


def _equation(start: int, end: int, left: str, right: str) -> Iterator[Flaw]:
    added = sum((Decimal(number) for number in re.findall(r"[\d.]+", left)), Decimal(0))
    if added != Decimal(right):
        message = f"{left}应等于{plain(added)}，写成了{right}"
        yield Flaw(start, end, message, ("核对各加数和得数",))
