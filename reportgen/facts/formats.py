"""Ways to print a figure other than as typed; narratives and templates share them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from reportgen.facts.numerals import counted
from reportgen.facts.values import Figure, FigureError, plain


def in_ten_thousands(figure: Figure) -> str:
    """188500 is 18.85万; an approximate one keeps 余."""
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
    return Figure(value, f"{value:f}" + ("余" if figure.approx else ""), figure.leaves, figure.approx)


def _scaled(figure: Figure, scale: int, sign: str) -> str:
    return plain(figure.value / scale) + sign + ("余" if figure.approx else "")


FORMATS: Mapping[str, Callable[[Figure], str]] = {
    "万": in_ten_thousands,
    "亿": in_hundred_millions,
    "汉字": in_hanzi,
}
"""What may follow a name in a narrative quote: {{ 行政复议.受理|汉字 }}."""
