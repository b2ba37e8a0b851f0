"""Whether a figure lies farther from an earlier year's than is usual (波动 of the catalogue)."""

from __future__ import annotations

from decimal import Decimal

from reportgen.facts.bands import Band
from reportgen.facts.indicators import MONEY, Indicator
from reportgen.facts.values import Figure

WAN = Decimal(10_000)
"""The floor of a band counts money in 万元."""


def jumps(indicator: Indicator, this: Figure, last: Figure, band: Band) -> bool:
    """Whether somebody must say why the two differ so much."""
    low, high = sorted((this.value, last.value))
    ratio = indicator.kind == "比率"
    limit = band.own.get(indicator.path, band.points if ratio else band.factor)
    if limit is None:
        return False
    if ratio:
        return high - low > limit
    floor = band.floor * (WAN if indicator.kind == MONEY and indicator.unit == "元" else 1)
    return high - low >= floor and high > low * limit
