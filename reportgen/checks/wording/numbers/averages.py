"""Averages against the numbers that they are of: 律师18名，办理案件1296件，人均办案72件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.quotients import agrees, beside, wrong_rate
from reportgen.diagnostics import Severity
from reportgen.facts.numerals import read_chinese_number
from reportgen.patterns import compiled

AVERAGE = "均"
"""A character of every average."""
_OF = (
    r"(?:(?<![^\W\d_])|(?<=[年月市县区省镇乡村国]))([人户件案亩])均(?![获已被为按在由可须应未能])([^\W\d]{0,8})$"
    r"|平均每(?:[个名]?([人户件案亩])|[名位])([^\W\d]{0,8})$"
    r"|平均每[个家]?(场次?|期|天|家|乡镇|镇街|乡|镇|村|部门|单位|街道|社区|小区|项目)([^\W\d]{0,8}?)约?$"
)
_UNITS = {"": "人", "案": "件"}
"""Units of what it is an average of, where the word for it is another: 平均每名律师, 案均."""
_ALIKE = {"场": ("场", "场次"), "场次": ("场", "场次"), "期": ("期",), "天": ("天", "日"), "家": ("家",)}
"""Units that it may be an average of; of anything else, 个 with its name: 十二个乡镇."""
_OFTEN = ("次", "人次")
"""人均走访12次 is of 走访4632人次, too."""
_OTHERWISE = "收入|增收|效益|产值|支配|消费|工资|寿命|面积"
"""What is averaged over others than those who were just counted."""
_CASES, _ENDED = "办", "办|审结|结案"
"""人均办案63件 is of the cases that were 审结."""
_MOST, _COMMON = 2, 2
"""Numbers that may be what is divided; characters that its words and those of the average have in common."""


def wrong_averages(prose: Prose) -> Iterator[Flaw]:
    """Averages that no two numbers of their sentence and the one before make; a warning, since it is read by sense."""
    for row in rows(prose, least=2):
        if AVERAGE not in row.text[row.start : row.end]:
            continue
        for i, item in enumerate(row.items):
            words = row.before(i)
            match = compiled(_OF).search(words) if AVERAGE in words and item.counts else None
            if match and not compiled(_OTHERWISE).search(words):
                each, said = match[1] or match[3] or match[5] or "", match[2] or match[4] or match[6] or ""
                for flaw in _judged(row, i, _UNITS.get(each, each), said):
                    yield flaw._replace(level=Severity.WARNING)


def _judged(row: Row, index: int, each: str, of: str) -> Iterator[Flaw]:
    item = row.items[index]
    near = [i for i in beside(row, index) if i < index and "其中" not in row.before(i) and row.items[i].value]
    counts = [row.items[i] for i in near if _is_one(row, i, each)] or _in_numerals(row, index, each)
    units = (item.unit, *_OFTEN[1:]) if item.unit == _OFTEN[0] else (item.unit,)
    wholes = [i for i in near if row.items[i].unit in units and row.items[i] not in counts]
    told = [row.items[i] for i in wholes if len({*of} & {*row.label(i)}) >= _COMMON]
    ended = _CASES in of and len(wholes) == 1 and compiled(_ENDED).search(row.label(wholes[0]))
    if len(wholes) == 1 and (ended or (not of and each in _ALIKE)):
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


def _is_one(row: Row, index: int, each: str) -> bool:
    """Whether a number counts what an average is of."""
    unit = row.items[index].unit
    if unit == each or unit in _ALIKE.get(each, ()):
        return True
    return unit == "个" and len(each) > 1 and row.after(index).startswith(each)


def _in_numerals(row: Row, index: int, each: str) -> list[Amount]:
    """十二个乡镇: how many there are, in words, in the sentence of the average."""
    counted = compiled(f"(?<![^\\W\\d_])([一二三四五六七八九十]{{1,3}})个{each}")
    said = counted.search(row.text, row.sentence(index), row.items[index].start)
    if said is None or len(each) < _COMMON:
        return []
    return [Amount(said.start(), said.end(), str(read_chinese_number(said[1])), "", "个")]
