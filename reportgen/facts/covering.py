"""The figure that says a range of numbers: how a clerk writes what is known only approximately.

What is written never says more than is known: the range that `ranges` reads in it holds all of the given one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from reportgen.facts.numerals import plain
from reportgen.facts.ranges import Range, range_of
from reportgen.facts.values import ABOVE, DIGITS, Figure, parse_figure

_WAN, _YI = Decimal(10_000), Decimal(100_000_000)
_WIDER, _SHARE = 3, Decimal("0.1")
"""What is written may be this much wider than what is known, or this part of it wide."""


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
    """How a figure is written; a computed sum, how its parts are."""
    if figure.parts:
        return Manner(max(manner_of(part).value for part in figure.parts))
    if figure.approx:
        return Manner.ABOVE if any(sign in figure.text for sign in ABOVE) else Manner.ABOUT
    return Manner.EXACT if range_of(figure).exact else Manner.SCALED


def text_of(figure: Figure, unit: str) -> str:
    """A figure as it can be read again: as typed; of a computed sum what says its range, in words where none does."""
    if figure.text:
        return figure.text
    whole = range_of(figure)
    return covering(whole, manner_of(figure), unit) or in_words(whole)


def in_words(whole: Range) -> str:
    """A range, for a reader."""
    if whole.exact:
        return plain(whole.low)
    return f"{plain(whole.low)}到{plain(whole.high)}" if whole.high.is_finite() else f"{plain(whole.low)}以上"


def covering(whole: Range, manner: Manner, unit: str) -> str | None:
    """The text of a figure that says `whole`, the closest one in a manner; None where no figure says it.

    320 to 420, all of it above, is 逾320: 320余 would end at 330.
    """
    if whole.exact:
        text = plain(whole.low)
        return text if sum(char.isdigit() for char in text) <= DIGITS else None
    close = [*_candidates(whole, manner)] if whole.high.is_finite() else []
    read = [(_says(text, whole, unit), text) for text in close]
    found = [(said.high - said.low, text) for said, text in read if said is not None and _is_close(said, whole)]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return next((text for text in _bounds(whole, manner) if _says(text, whole, unit)), None)


def _says(text: str, whole: Range, unit: str) -> Range | None:
    """What a text says, where that holds the whole."""
    figure = parse_figure(text, unit)
    said = range_of(figure) if isinstance(figure, Figure) else None
    return said if said is not None and said.low <= whole.low and whole.high <= said.high else None


def _is_close(said: Range, whole: Range) -> bool:
    """Whether a text says not much more than is known."""
    return said.high - said.low <= max((whole.high - whole.low) * _WIDER, _middle(whole) * _SHARE)


def _bounds(whole: Range, manner: Manner) -> Iterator[str]:
    """From one side: what it is more than, or less than."""
    if not whole.high.is_finite() or manner is Manner.ABOVE or whole.low * 2 >= whole.high:
        yield from (f"逾{_short(whole.low)}", f"逾{plain(whole.low)}")
    yield f"不足{plain(whole.high)}"


def _candidates(whole: Range, manner: Manner) -> Iterator[str]:
    """Texts that may say it from both sides."""
    if manner is Manner.SCALED:
        yield from _scaled(whole)
    if manner is not Manner.ABOVE:
        yield from _about(whole)


def _scaled(whole: Range) -> Iterator[str]:
    """万 and 亿 with fewer and fewer decimals."""
    for scale, sign in ((_WAN, "万"), (_YI, "亿")):
        for decimals in range(4, -1, -1):
            step = Decimal(1).scaleb(-decimals)
            for rounding in (ROUND_HALF_UP, ROUND_FLOOR):
                number = (_middle(whole) / scale).quantize(step, rounding)
                if number >= 1:
                    yield f"{plain(number)}{sign}"


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
