"""How figures are printed, as number formats: so that a label follows its cell when somebody edits the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reportgen.document.nodes import Chart, plain
from reportgen.facts.numerals import plain as digits

GENERAL = "General"
_AXES = ((Decimal(10) ** 9, r'0\.00,,"亿"'), (Decimal(10) ** 7, r'0\.0,"万"'))
_SHOWN = re.compile(r"([^0-9.]*?)(-?[0-9]+)(?:\.([0-9]+))?([^0-9.]*)")


def number_format(value: Decimal, shown: str) -> str:
    """The format that prints `value` as `shown`: 300余 is 0"余", 26.10 is 0.00; 2.5万 of 25000 is said literally."""
    if shown == digits(value):
        return GENERAL
    match = _SHOWN.fullmatch(shown)
    if match and Decimal(match[2] + (f".{match[3]}" if match[3] else "")) == value:
        return f"{_quoted(match[1])}0{'.' + '0' * len(match[3]) if match[3] else ''}{_quoted(match[4])}"
    return ";".join([_quoted(shown)] * 3)


def axis_format(values: Sequence[Decimal]) -> str:
    """Amounts of eight digits and more in 万 or 亿, which leaves the drawing its room.

    A comma divides by a thousand; the point that is printed makes that ten thousand (12345678 is 1234.6万).
    """
    most = max((abs(value) for value in values), default=Decimal(0))
    return next((code for least, code in _AXES if most >= least), GENERAL)


def formats(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The format of every figure, series by series; General for a gap."""
    return tuple(
        tuple(
            GENERAL if value is None else number_format(value, plain(shown)) for value, shown in zip(s.values, s.shown)
        )
        for s in chart.series
    )


def _quoted(text: str) -> str:
    """Text that a format prints as it is; it cannot hold its own quotation mark."""
    return f'"{text.replace(chr(34), "”")}"' if text else ""
