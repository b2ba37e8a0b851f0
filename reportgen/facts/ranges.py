"""What a figure says about the true number: exactly it, or between two bounds.

A whole number is exact. One that is given in 万 or 亿 (18.85万) was rounded or cut off at its last digit. 300余 lies
between 300 and 400, 近500 between 400 and 500; a figure that is not filled in may be anything from 0. What a computed
sum may be follows from its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reportgen.facts.values import Figure
from reportgen.tuples import NamedTuple

_SHAPE = r"(约|近|逾|超过|超|不足)?([0-9]+)(?:\.([0-9]+))?(万|亿)?(?:余|多)?(万|亿)?"
_POWER = {"": 0, "万": 4, "亿": 8}
NOTHING = Decimal(0)
WITHOUT_END = Decimal("Infinity")
_HALF = Decimal("0.5")


class Range(NamedTuple):
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def meets(self, other: Range) -> bool:
        """Whether the two may be the same number."""
        return self.low <= other.high and other.low <= self.high


UNKNOWN = Range(NOTHING, WITHOUT_END)
ANY = Range(-WITHOUT_END, WITHOUT_END)
"""What is not filled in: a number of something, a change."""


def last_digit(figure: Figure) -> Decimal:
    """What one step of the last digit given is worth: 1 of 47, 0.01 of 98.55, 100 of 18.85万."""
    match = re.match(_SHAPE, figure.text)
    if match is None:
        return Decimal(1).scaleb(int(figure.value.as_tuple().exponent))
    scale = _POWER[match[4] or match[5] or ""]
    return Decimal(1).scaleb(scale - len(match[3] or ""))


def total_of(ranges: Iterable[Range]) -> Range:
    """From the sum of the least to the sum of the greatest."""
    low = high = NOTHING
    for each in ranges:
        low, high = low + each.low, high + each.high
    return Range(low, high)


def range_of(figure: Figure) -> Range:
    """The numbers that a figure may stand for."""
    value = figure.value
    if figure.parts:
        return total_of(range_of(part) for part in figure.parts)
    if not figure.approx and figure.text.isdecimal():
        return Range(value, value)
    match = re.match(_SHAPE, figure.text)
    scaled = match is not None and (match[4] or match[5]) is not None
    if not figure.approx and not scaled:
        return Range(value, value)
    step = last_digit(figure)
    if not figure.approx:
        return Range(max(NOTHING, value - step * _HALF), value + step - (1 if step > 1 else 0))
    if match is None:
        return Range(value, WITHOUT_END)
    if match[3] is None:  # 300余: the step is that of the last digit which is not 0
        digits = match[2].lstrip("0")
        step = step.scaleb(len(digits) - len(digits.rstrip("0"))) if digits else step
    before = match[1] or ""
    low = NOTHING if before == "不足" else value - step if before in ("近", "约") else value
    high = WITHOUT_END if before in ("逾", "超", "超过") else value if before in ("近", "不足") else value + step
    return Range(max(NOTHING, low), high)
