"""Averages against the numbers that they are of: 律师18名，办理案件1296件，人均办案72件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.quotients import agrees, beside, wrong_rate
from reportgen.diagnostics import Severity
from reportgen.patterns import compiled

AVERAGE = "均"
"""A character of every average."""
_OF = (
    r"(?:(?<![^\W\d_])|(?<=[年月市县区省镇乡村国]))([人户件案亩])均(?![获已被为按在由可须应未能])([^\W\d]{0,8})$"
    r"|平均每(?:[个名]?([人户件案亩])|[名位])([^\W\d]{0,8})$"
)
_UNITS = {"": "人", "案": "件"}
"""Units of what it is an average of, where the word for it is another: 平均每名律师, 案均."""
_OTHERWISE = "收入|增收|效益|产值|支配|消费|工资|寿命|面积"
"""What is averaged over others than those who were just counted."""
_CASES, _ENDED = "办", "办|审结|结案"
"""人均办案63件 is of the cases that were 审结."""
_MOST, _COMMON = 2, 2
"""Numbers that may be what is divided; characters that its words and those of the average have in common."""


def wrong_averages(prose: Prose) -> Iterator[Flaw]:
    """Averages that no two numbers of their sentence and the one before make; a warning, since it is read by sense."""
    for row in rows(prose, least=3):
        if AVERAGE not in row.text[row.start : row.end]:
            continue
        for i, item in enumerate(row.items):
            words = row.before(i)
            match = compiled(_OF).search(words) if AVERAGE in words and item.counts else None
            if match and not compiled(_OTHERWISE).search(words):
                each, said = match[1] or match[3] or "", match[2] or match[4] or ""
                for flaw in _judged(row, i, _UNITS.get(each, each), said):
                    yield flaw._replace(level=Severity.WARNING)


def _judged(row: Row, index: int, each: str, of: str) -> Iterator[Flaw]:
    item = row.items[index]
    near = [i for i in beside(row, index) if i < index and "其中" not in row.before(i) and row.items[i].value]
    counts = [row.items[i] for i in near if row.items[i].unit == each]
    wholes = [i for i in near if row.items[i].unit == item.unit and row.items[i] not in counts]
    told = [row.items[i] for i in wholes if len({*of} & {*row.label(i)}) >= _COMMON]
    if len(wholes) == 1 and _CASES in of and compiled(_ENDED).search(row.label(wholes[0])):
        told = [row.items[wholes[0]]]
    if len(counts) != 1 or len(told) != 1 or len(wholes) > _MOST or counts[0].loose or told[0].loose:
        return
    said = item._replace(scale="", unit=item.scale + item.unit)
    in_scale = item.value / said.value if said.value else Decimal(1)

    def average(whole: Amount, count: Amount) -> Decimal:
        return whole.value / count.value / in_scale

    if not any(agrees(said, average(row.items[i], counts[0])) for i in wholes):
        words = row.before(index)
        yield from wrong_rate(row, said, (told[0], counts[0]), average, words[words.rindex(AVERAGE) - 1 :])
