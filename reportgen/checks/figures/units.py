"""Units of a text and of the catalogue: which count the same thing, and how 万元 compare with 元."""

from __future__ import annotations

from functools import lru_cache

from reportgen.facts.ranges import last_digit, range_of
from reportgen.facts.values import Figure

SAME_UNITS = {"名": "人", "位": "人", "场次": "场", "批": "批次", "宗": "件", "起": "件", "份": "件", "％": "%"}
"""Units that count the same thing."""
_POWERS = {"万": 4, "亿": 8}
_MONEY = "元"


@lru_cache(256)
def counted(unit: str) -> str:
    """What a unit counts, as numbers of a text are told: 宗 as 件, 万元 as 元."""
    return unit[1:] if _power(unit) else SAME_UNITS.get(unit, unit)


@lru_cache(256)
def _power(unit: str) -> int:
    return _POWERS.get(unit[:1], 0) if unit[1:] == _MONEY else 0


def scaled(figure: Figure, unit: str) -> Figure:
    """A figure of an indicator as numbers of a text are told: 1753.79 of 万元 as 1753.79万 of 元."""
    power = _power(unit)
    if not power:
        return figure
    plain = not any(sign in figure.text for sign in _POWERS)
    text = figure.text + unit[0] if plain else ""
    return Figure(figure.value.scaleb(power), text, figure.leaves, figure.approx)


def stated_in(figure: Figure, unit: str) -> str | None:
    """The digits of a text's figure in a unit of the catalogue: 1754 of 1754万 in 万元; None where it says another."""
    if not _power(unit):
        return figure.text
    return figure.text.replace(unit[0], "") if unit[0] in figure.text else None


def alike(said: Figure, filled: Figure, unit: str) -> bool:
    """Whether a figure of a text may be what is filled in: in the same unit to the last digit."""
    if _power(unit) and unit[0] in said.text:
        told = _unscaled(said, unit)
        return range_of(told).meets(range_of(filled)) or _is_rounded(told, filled)
    return range_of(said).meets(range_of(scaled(filled, unit)))


def _is_rounded(said: Figure, filled: Figure) -> bool:
    """Whether money is told with fewer digits: 1837万 of 1837.45万, rounded or cut off at the last one."""
    step = last_digit(said)
    return not (said.approx or filled.approx) and said.value - step / 2 <= filled.value < said.value + step


def _unscaled(figure: Figure, unit: str) -> Figure:
    return Figure(figure.value.scaleb(-_power(unit)), figure.text.replace(unit[0], ""), approx=figure.approx)
