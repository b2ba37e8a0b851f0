"""Multiples, tenths and densities against the numbers that they come of (part of RG642).

是上年496件的2.5倍; 由1.2万户次减少到8400户次，下降三成; 执业律师1238名，每万人拥有律师3名.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.changes import DOWN, UP, Change, ends
from reportgen.checks.wording.numbers.quotients import agrees, beside, growth, wrong_rate
from reportgen.diagnostics import Severity
from reportgen.facts.numerals import plain, read_chinese_number
from reportgen.patterns import compiled

_IS = "(?:是|为|达到?|相当于)(?:了|约|近)?"
_OLD = f"([^，。；：]{{0,16}}?){_IS}(?:上年|去年|上一年|前年|同期|全年|[^，。；：]{{0,10}}年)(?:同期|度|全年)?(?:的)?$"
"""调处成功数是上年496件的2.5倍: what stands before the old number."""
_TENTHS = f"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?([约近超逾]?)([一二三四五六七八九])成(半|多|以上|左右)?(?![立功果本员])"
_TENTH, _HALF, _ABOUT = 10, 5, 10
_PER_MANY = (
    "每万(?:人|名[^，。；0-9]{0,6})口?中?(?:拥有|有|配备|享有)?([^，。；0-9]{2,6}?)(?:人?数量?|人员)?"
    "(?:已|约|达到?|为|有|至)*$"
)
_PEOPLE, _MANY = "人口|户籍|居民", Decimal(10000)


def wrong_multiples(row: Row) -> Iterator[Flaw]:
    """调处成功1240件，是上年496件的2.5倍."""
    for i, item in enumerate(row.items):
        if item.unit != "倍" or item.loose or i < 2 or row.gap(i) != "的":
            continue
        old, said = row.items[i - 1], re.search(_OLD, _lead(row, i - 1))
        if said is None or not old.counts or old.loose or not old.value:
            continue
        news = [n for n in beside(row, i) if n < i - 1 and row.items[n].unit == old.unit and not row.items[n].loose]
        if not news or any(agrees(item, row.items[n].value / old.value) for n in news):
            continue
        named = [n for n in news if _names(said[1], row.before(n))] or (news if len(news) == 1 else [])
        if named and row.sentence(named[-1]) == row.sentence(i):
            yield from wrong_rate(row, item, (old, row.items[named[-1]]), _multiple, "倍数")


def _lead(row: Row, index: int) -> str:
    """The words before a number, over the year that may stand there: 是2023年496件."""
    year = index and row.items[index - 1].unit == "年" and not row.gap(index)
    return row.before(index - 1) + "年" if year else row.before(index)


def _names(subject: str, words: str) -> bool:
    return any(subject[i : i + 2] in words for i in range(len(subject) - 1))


def _multiple(old: Amount, new: Amount) -> Decimal:
    return new.value / old.value


def wrong_tenths(prose: Prose) -> Iterator[Flaw]:
    """由1.2万户次减少到8400户次，下降三成: a tenth more or less is no rounding."""
    if "成" not in prose.chars or prose.chars.isdisjoint("0123456789"):
        return
    for row in rows(prose):
        if "成" not in row.text[row.start : row.end]:
            continue
        for match in compiled(_TENTHS).finditer(row.text, row.start, row.end):
            yield from _of_tenths(row, match)


def _of_tenths(row: Row, match: re.Match[str]) -> Iterator[Flaw]:
    said = Decimal(read_chinese_number(match[4]) or 0) * _TENTH + (_HALF if match[5] == "半" else 0)
    item = Amount(match.start(4), match.end(4), match[4], "", "成")
    at = sum(other.start < item.start for other in row.items)
    whole = Row(row.text, row.start, row.end, [*row.items[:at], item, *row.items[at:]])
    rose = match["up"] is not None
    found = ends(whole, Change(at, rose))
    if found is None or not found[0].value or found[0].is_rate:
        return
    old, news = found
    made = [growth(old, new) for new in news if rose == (new.value >= old.value)]
    slack = _ABOUT if match[3] or match[5] not in (None, "半") else _HALF
    if made and not any(said - slack <= exact < said + _ABOUT for exact in made):
        numbers = "、".join(f"“{row.text[a.start : a.end]}”" for a in (old, news[0]))
        message = (
            f"按{numbers}计算，变化应为{plain(made[0].quantize(Decimal(1)))}%，写成了“{match[4]}成{match[5] or ''}”"
        )
        yield Flaw(item.start, match.end(), message, ("核对两个数和它们的变化",), level=Severity.WARNING)


def wrong_densities(prose: Prose) -> Iterator[Flaw]:
    """常住人口412.6万人，执业律师1238名，每万人拥有律师3名."""
    if "每万" not in prose.pairs:
        return
    for row in rows(prose, least=3):
        for i, item in enumerate(row.items):
            match = compiled(_PER_MANY).search(row.before(i)) if item.counts and not item.loose else None
            if match:
                yield from _of_density(row, i, match[1])


def _of_density(row: Row, index: int, name: str) -> Iterator[Flaw]:
    item, near = row.items[index], [i for i in beside(row, index) if i < index and not row.items[i].loose]
    people = [row.items[i] for i in near if row.items[i].unit == "人" and re.search(_PEOPLE, row.before(i))]
    others = [i for i in near if row.items[i].unit == item.unit and row.items[i] not in people]
    told = [row.items[i] for i in others if name[-2:] in row.before(i) and "其中" not in row.before(i)]
    if len(people) != 1 or not told or not people[0].value:
        return

    def per_many(one: Amount, of: Amount) -> Decimal:
        return one.value * _MANY / of.value

    if not any(agrees(item, per_many(row.items[i], people[0])) for i in others):
        typed = item._replace(unit=row.text[item.end - len(item.unit) : item.end])  # 名, not 人
        flaws = wrong_rate(row, typed, (told[0], people[0]), per_many, f"每万人{name}")
        yield from (flaw._replace(level=Severity.WARNING) for flaw in flaws)
