"""Whether a number that does not fit may be a misprint of one that would.

Numbers that have nothing to do with each other differ by anything; one that somebody mistyped is a digit away from the
right one, or a little above or below it. What is neither is far more likely misread by a check than mistyped by a
clerk, and is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from reportgen.checks.wording.numbers.amounts import Amount, sum_of

_DIGITS = "0123456789"
_FEW, _LITTLE = Decimal(2), Decimal("0.01")
"""Parts that miss a total by no more things, by no more of it, are its parts."""
_ALIKE = Decimal("1.35")
"""Two numbers of which the greater is not more than so many times the smaller may well be meant to be one."""


def misprints(digits: str) -> Iterator[str]:
    """What may have been meant: one digit is another, is missing or too much, or two stand in each other's place."""
    for at, sign in enumerate(digits):
        yield digits[:at] + digits[at + 1 :]
        yield digits[:at] + digits[at + 1 : at + 2] + sign + digits[at + 2 :]
        yield from (digits[:at] + other + digits[at + (sign != ".") :] for other in _DIGITS)
        yield from (digits[:at] + other + digits[at:] for other in _DIGITS)
    yield from (digits + other for other in _DIGITS)


def meant(item: Amount) -> Iterator[Amount]:
    """The amounts that a number may be a misprint of; none for one in Chinese numerals."""
    digits = item.digits.replace(",", "")
    if digits.isascii():
        fit = (other for other in misprints(digits) if other[:1].isdigit() and other[-1:].isdigit())
        start, end, _, scale, unit, loose, above = item  # `_replace` takes twice the time
        yield from (Amount(start, end, other, scale, unit, loose, above) for other in fit if other.count(".") < 2)


def may_miss(parts: Sequence[Amount], total: Sequence[Amount], slack: Decimal) -> bool:
    """Whether parts that do not make their total miss it by a misprint, or by little."""
    whole = sum_of(total)
    over = sum_of(parts) - whole
    if abs(over) <= max(_FEW, _LITTLE * whole):
        return True
    needed = [(part, part.value - over) for part in parts] + [(item, item.value + over) for item in total]
    return any(abs(other.value - value) <= slack for item, value in needed if value >= 0 for other in meant(item))


def may_come_of(
    said: Amount,
    of: tuple[Amount, Amount],
    made: Callable[[Amount, Amount], Decimal],
    agrees: Callable[[Amount, Decimal], bool],
) -> bool:
    """Whether a number that two others do not make comes of them by a misprint in one of the three, or is near.

    `made` makes it of the two (their values are not 0); `agrees` says whether a number is that, rounded.
    """
    first, second = of
    exact = made(first, second)
    low, high = min(said.value, exact), max(said.value, exact)
    if high <= _ALIKE * low or any(agrees(other, exact) for other in meant(said)):
        return True
    others = [(other, second) for other in meant(first)] + [(first, other) for other in meant(second)]
    return any(agrees(said, made(a, b)) for a, b in others if a.value and b.value)
