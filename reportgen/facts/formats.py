"""Ways to print a figure other than as typed; narratives and templates share them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from reportgen.facts.numerals import counted, plain
from reportgen.facts.values import Figure, FigureError

_MARKS = re.compile("(不足|超过|[约近逾超])?[^余多]*([余多])?")


def in_ten_thousands(figure: Figure) -> str:
    """188500 is 18.85万; an approximate one keeps its mark."""
    return _scaled(figure, 10_000, "万")


def in_hundred_millions(figure: Figure) -> str:
    """150000000 is 1.5亿."""
    return _scaled(figure, 100_000_000, "亿")


def in_hanzi(figure: Figure) -> str:
    """7 is 七, 2 is 两 (a count before a measure word).

    Raises:
        FigureError: not a whole number below 10^8, or approximate.
    """
    if figure.approx or figure.value != figure.value.to_integral_value() or not 0 <= figure.value < 10**8:
        raise FigureError(f"“{figure}”不能写成汉字数：只有一亿以内的准确整数可以")
    return counted(int(figure.value))


def rounded(figure: Figure, digits: int) -> Figure:
    """Half up to `digits` decimals, which are all printed (26.1 at 2 is 26.10)."""
    value = figure.value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return Figure(value, _marked(figure, f"{value:f}"), figure.leaves, figure.approx)


def _scaled(figure: Figure, scale: int, sign: str) -> str:
    return _marked(figure, plain(figure.value / scale) + sign)


def _marked(figure: Figure, number: str) -> str:
    """A number with the mark that an approximate figure was typed with; an approximate sum has 余."""
    if not figure.approx:
        return number
    before, after = _MARKS.match(figure.text or "余").groups("")  # type: ignore[union-attr]  # it matches any text
    return f"{before}{number}{after}"


FORMATS: Mapping[str, Callable[[Figure], str]] = {
    "万": in_ten_thousands,
    "亿": in_hundred_millions,
    "汉字": in_hanzi,
}
"""What may follow a name in a narrative quote: {{ 行政复议.受理|汉字 }}."""
