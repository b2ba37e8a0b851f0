"""The figure that says a range of numbers: how a clerk writes what is known only approximately.

What is written never says more than is known: the range that `ranges` reads in it holds all of the given one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from reportgen.facts.ranges import Range, range_of
from reportgen.facts.values import DIGITS, Figure, parse_figure, plain

_WAN, _YI = Decimal(10_000), Decimal(100_000_000)
_WIDER = 3
_ABOVE = ("逾", "超", "余", "多")


class Manner(Enum):
    """How a figure says what it does not say exactly."""

    EXACT = 0
    SCALED = 1
    """Rounded or cut off at its last digit: 412.6万."""
    ABOVE = 2
    """The true number is greater: 300余, 逾200."""
    ABOUT = 3
    """近500, 约300, 不足50."""

    def __or__(self, other: Manner) -> Manner:
        """That of two figures together."""
        return Manner(max(self.value, other.value))


def manner_of(figure: Figure) -> Manner:
    """How a figure is written."""
    if figure.approx:
        return Manner.ABOVE if any(sign in figure.text for sign in _ABOVE) else Manner.ABOUT
    return Manner.EXACT if range_of(figure).exact else Manner.SCALED


def covering(whole: Range, manner: Manner, unit: str) -> str | None:
    """The text of a figure that says `whole`, the closest one in a manner; None where no figure says it.

    320 to 420, all of it above, is 逾320: 320余 would end at 330.
    """
    if whole.exact:
        text = plain(whole.low)
        return text if sum(char.isdigit() for char in text) <= DIGITS else None
    return next((text for text in _candidates(whole, manner) if _says(text, whole, unit)), None)


def _says(text: str, whole: Range, unit: str) -> bool:
    """Whether a text says the whole, and what is said with 约 not much more."""
    figure = parse_figure(text, unit)
    if not isinstance(figure, Figure):
        return False
    said = range_of(figure)
    if text.startswith("约") and said.high - said.low > (whole.high - whole.low) * _WIDER:
        return False
    return said.low <= whole.low and whole.high <= said.high


def _candidates(whole: Range, manner: Manner) -> Iterator[str]:
    """Texts, the closest first; not all of them say the whole."""
    finite = whole.high.is_finite()
    if manner is Manner.SCALED and finite:
        yield from _scaled(whole)
    if manner in (Manner.SCALED, Manner.ABOUT) and finite:
        yield from _about(whole)
    if not finite or manner is Manner.ABOVE or whole.low * 2 >= whole.high:
        yield from (f"逾{_short(whole.low)}", f"逾{plain(whole.low)}")
    yield f"不足{plain(whole.high)}"


def _scaled(whole: Range) -> Iterator[str]:
    """万 and 亿 with fewer and fewer decimals."""
    for scale, sign in ((_WAN, "万"), (_YI, "亿")):
        for decimals in range(4, -1, -1):
            step = Decimal(1).scaleb(-decimals)
            for rounding in (ROUND_HALF_UP, ROUND_FLOOR):
                number = (_middle(whole) / scale).quantize(step, rounding)
                if number >= 1:
                    yield f"{number:f}{sign}"


def _about(whole: Range) -> Iterator[str]:
    """约 with fewer and fewer digits."""
    for power in range(DIGITS):
        step = Decimal(1).scaleb(power)
        number = (_middle(whole) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        if number > 0:
            yield from (f"约{_short(number)}", f"约{plain(number)}")


def _middle(whole: Range) -> Decimal:
    return (whole.low + whole.high) / 2


def _short(number: Decimal) -> str:
    """Whole 万 as such, and as 亿 from one on."""
    if not number or number % _WAN:
        return plain(number)
    return f"{plain(number / _YI)}亿" if number >= _YI else f"{plain(number / _WAN)}万"
