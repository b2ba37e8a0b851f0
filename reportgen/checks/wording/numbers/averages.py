"""Averages against the numbers that they are of: 律师18名，办理案件1296件，人均办案72件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.patterns import compiled
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.quotients import agrees, beside, wrong_rate

AVERAGE = "均"
"""A character of every average."""
_OF = "([人户件案亩])均[^\\W\\d]{0,8}$|平均每(?:[个名]?([人户件案亩])|[名位])[^\\W\\d]{0,8}$"
_UNITS = {"": "人", "案": "件"}
"""Units of what it is an average of, where the word for it is another: 平均每名律师, 案均."""
_MOST = 2
"""Numbers that may be what is divided; of more it is not said which."""


def wrong_averages(prose: Prose) -> Iterator[Flaw]:
    """Averages that no two numbers of their sentence and the one before make."""
    for row in rows(prose, least=3):
        if AVERAGE not in row.text[row.start : row.end]:
            continue
        for i, item in enumerate(row.items):
            words = row.before(i)
            match = compiled(_OF).search(words) if AVERAGE in words and item.counts else None
            if match:
                each = match[1] or match[2] or ""
                yield from _judged(row, i, _UNITS.get(each, each))


def _judged(row: Row, index: int, each: str) -> Iterator[Flaw]:
    item = row.items[index]
    near = [row.items[i] for i in beside(row, index) if i != index]
    wholes, counts = ([a for a in near if a.unit == unit and a.value] for unit in (item.unit, each))
    said = item._replace(scale="", unit=item.scale + item.unit)
    in_scale = item.value / said.value if said.value else Decimal(1)

    def average(whole: Amount, count: Amount) -> Decimal:
        return whole.value / count.value / in_scale

    if any(agrees(said, average(whole, count)) for whole in wholes for count in counts):
        return
    before = [a for a in wholes if a.end <= said.start and not a.loose]
    if len(counts) == 1 and 0 < len(before) <= _MOST and not counts[0].loose:
        words = row.before(index)
        yield from wrong_rate(row, said, (before[-1], counts[0]), average, words[words.rindex(AVERAGE) - 1 :])
