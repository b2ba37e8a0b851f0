"""What a rate must be, from the numbers beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from reportgen.checks.prose import Flaw
from reportgen.checks.wording.numbers.amounts import NOT_COUNTED, Amount, Row
from reportgen.checks.wording.numbers.lists import JOINTS
from reportgen.checks.wording.numbers.misprints import may_come_of
from reportgen.facts.numerals import plain

RATES = frozenset(("%", "倍", "个百分点"))
_MOST = 20
"""Numbers on either side that a rate may come from."""
_LIST = 8
BESIDE = 30
"""Characters between a number and its rate."""


def agrees(said: Amount, exact: Decimal) -> bool:
    """Rounded or cut at the last digit given; a rate with 约 or 超过 says less."""
    value = said.value
    if not said.loose and abs(value - exact) > 1:
        return False
    step = Decimal(1).scaleb(-len(said.digits.partition(".")[2]))
    if said.loose:
        return abs(value - exact) <= max(step, Decimal(2)) or (said.above and value <= exact)
    rounded = (exact.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_HALF_EVEN))
    return value in rounded or 0 <= exact - value < step


def growth(old: Amount, new: Amount) -> Decimal:
    """In percent of the old number, never negative."""
    return abs(new.value - old.value) / old.value * 100


def times(old: Amount, new: Amount) -> Decimal:
    """The same as so many times the old number."""
    return growth(old, new) / 100


def beside(row: Row, index: int) -> list[int]:
    """The amounts of the sentence and of the one before."""
    starts, most = row.sentences, max(index - _MOST, 0)
    here = bisect_left(starts, starts[index], most)
    first = bisect_left(starts, starts[here - 1], most, here) if here > most else here
    last = bisect_right(starts, starts[index], index, min(index + _MOST, len(starts)))
    return [i for i in range(first, last) if row.items[i].unit not in NOT_COUNTED]


def sums_of_lists(row: Row, same: list[int]) -> list[Decimal]:
    """客运86家、危货42家、维修631家: what neighbours of a list make together."""
    found: list[Decimal] = []
    for at, first in enumerate(same):
        added = row.items[first].value
        for i in same[at + 1 : at + _LIST]:
            if not row.gap(i).startswith(JOINTS):
                break
            added += row.items[i].value
            found.append(added)
    return found


def comes_of_any(row: Row, index: int) -> bool:
    """Whether a rate with decimals is that of two numbers of one unit, any in its sentence and the one before.

    Or of what the smaller one leaves of the larger. A whole percentage may be that of too many by chance.
    """
    if "." not in row.items[index].digits:
        return False
    said, near = row.items[index], [row.items[i] for i in beside(row, index)]
    pairs = ((part, whole) for whole in near for part in near if part.unit == whole.unit and part.value < whole.value)
    return any(agrees(said, share(*pair)) or agrees(said, rest(*pair)) for pair in pairs)


def share(part: Amount, whole: Amount) -> Decimal:
    """In percent."""
    return part.value * 100 / whole.value


def rest(part: Amount, whole: Amount) -> Decimal:
    """What is left beside a part, in percent of the whole."""
    return 100 - share(part, whole)


def wrong_rate(
    row: Row,
    said: Amount,
    of: tuple[Amount, Amount],
    rate: Callable[[Amount, Amount], Decimal],
    what: str,
    sure: bool = False,
) -> Iterator[Flaw]:
    """`what` (审结率) is said to be one thing and is another by the numbers `of`.

    Where the words do not name them (`sure`), they are told only if they make it but for a misprint or its base.
    """
    exact = rate(*of)
    other_base = all(a.value for a in of) and agrees(said, rate(*reversed(of)))
    if not sure and not other_base and not may_come_of(said, of, rate, agrees):
        return
    numbers = "、".join(f"“{row.text[a.start : a.end]}”" for a in sorted(of))
    step = Decimal(1).scaleb(-max(len(said.digits.partition(".")[2]), 1))
    right = plain(exact.quantize(step, ROUND_HALF_UP)) + said.unit
    message = f"按{numbers}计算，{what}应为{right}，写成了“{row.text[said.start : said.end]}”"
    yield Flaw(said.start, said.end, message, ("核对分子、分母和率；另有分母的，写明它",))
