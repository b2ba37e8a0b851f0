"""Rates of change against the numbers that they come of (part of RG642): 比上年的66件增长128.7%."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw
from reportgen.checks.wording.numbers.amounts import Amount, Row
from reportgen.checks.wording.numbers.changes import (
    EACH,
    REACHED,
    Change,
    changes,
    difference,
    ends,
    is_no_difference,
    lead,
    of_another,
)
from reportgen.checks.wording.numbers.lists import JOINTS
from reportgen.checks.wording.numbers.quotients import RATES, agrees, growth, times, wrong_rate
from reportgen.facts.numerals import plain

_DURATIONS = ("天", "日", "小时", "分钟", "个月", "个工作日")
_THAN = "[比较][^，；。]{0,12}$"
_NEAR = 12


def wrong_growth(row: Row, change: Change) -> Iterator[Flaw]:
    """比上年的66件增长128.7%: the rate of a change against its two ends."""
    item = row.items[change.at]
    found = None if item.unit not in RATES or item.loose else _difference(row, change) or ends(row, change)
    if found is None:
        return
    old, news = found
    news = tuple(new for new in news if not new.loose and new.unit == old.unit)
    if old.value == 0 or not news or old.loose:
        return
    if old.is_rate:
        yield from _of_points(row, change, old, news)
    elif (old.counts or old.unit in _DURATIONS) and item.unit in ("%", "倍"):
        rate = growth if item.unit == "%" else times
        if EACH in row.gap(change.at):
            yield from _of_each(row, change, rate)
            return
        likely = [new for new in news if change.rose == (new.value >= old.value)]
        other = not likely and any(word in row.before(change.at)[2:] for word in ("同比", "环比"))
        fits = any(agrees(item, rate(old, new)) for new in likely) or _is_of_difference(row, change)
        if not other and not fits:
            yield from wrong_rate(row, item, (old, [*likely, *news][0]), rate, "变化")


def _of_points(row: Row, change: Change, old: Amount, news: tuple[Amount, ...]) -> Iterator[Flaw]:
    """由85%提高到90%，提高6个百分点: the difference itself is wrong. (5% is the business of percent-point.)"""
    item = row.items[change.at]
    if item.unit == "%" and any(agrees(item, growth(old, new)) for new in news):
        return
    if item.unit in ("%", "个百分点") and is_no_difference(item, old, news):
        said = [row.text[a.start : a.end] for a in (old, news[0], item)]
        right = plain(difference(old, news[0]))
        message = f"“{said[0]}”与“{said[1]}”相差{right}个百分点，写成了“{said[2]}”"
        yield Flaw(item.start, item.end, message, ("核对两个率和它们的差",))


def _difference(row: Row, change: Change) -> tuple[Amount, tuple[Amount, ...]] | None:
    """受理50件，比上年增加10件，增长25%: the old number is known from the difference; the new one in 比80件增加10件."""
    item, at = row.items[change.at], change.at - 1
    by = _told_by(row, change) if item.unit == "%" else None
    if by is None or not row.items[at].counts or ends(row, by) is not None:
        return None
    before = next((i for i in range(at - 1, -1, -1) if row.items[i].unit == row.items[at].unit), None)
    if before is None or (row.sentence(at) > row.items[before].start and of_another(row, at, row.label(before))):
        return None  # 化解8件。行政诉讼案件比上年减少17件: of something that was not told yet
    apart, told_old = row.items[at], re.search(_THAN, lead(row, before)) is not None
    told = next((row.items[i] for i in range(at) if _is_so(row, by, i, item)), row.items[before])
    value = told.value - apart.value if by.rose != told_old else told.value + apart.value
    if told.loose or value <= 0:
        return None
    other = Amount(apart.start, apart.end, str(value), "", told.unit)
    return (told, (other,)) if told_old else (other, (told,))


def _is_of_difference(row: Row, change: Change) -> bool:
    """受理量比2023年的241件减少28件，下降11.6%: the new number was not told, or elsewhere."""
    by = _told_by(row, change)
    if by is None:
        return False
    apart = row.items[by.at]
    olds = (i for i in range(by.at) if row.items[i].unit == apart.unit and re.search(_THAN, lead(row, i)))
    values = (row.items[i].value for i in olds)
    return any(agrees(row.items[change.at], apart.value * 100 / old) for old in values if old)


def _of_each(row: Row, change: Change, rate: Callable[[Amount, Amount], Decimal]) -> Iterator[Flaw]:
    """由28个减至15个，由97份减至58份，分别减少46.4%和40.2%: the rates stand behind all the changes, in order."""
    at, items = change.at, row.items
    first = row.sentences.index(row.sentence(at))
    pairs = [(items[i - 1], items[i]) for i in range(first + 1, at) if re.search(REACHED, row.gap(i))]
    rates = [at]
    while rates[-1] + 1 < len(items) and row.gap(rates[-1] + 1) in JOINTS:
        rates.append(rates[-1] + 1)
    told = (*(items[i] for i in rates), *(item for pair in pairs for item in pair))
    if len(pairs) != len(rates) or any(item.loose for item in told):
        return
    if any(o.unit != n.unit or not o.value or change.rose != (n.value >= o.value) for o, n in pairs):
        return
    for i, (old, new) in zip(rates, pairs):
        if items[i].unit == items[at].unit and not agrees(items[i], rate(old, new)):
            yield from wrong_rate(row, items[i], (old, new), rate, "变化")


def _told_by(row: Row, change: Change) -> Change | None:
    """The same change as a number, right before its rate: 减少28件，下降11.6%."""
    by = next((c for c in changes(row) if c.at == change.at - 1), None)
    return by if by is not None and _is_beside(row, by, change) else None


def _is_beside(row: Row, by: Change, change: Change) -> bool:
    """增加10件，增长25%: both of the same change; 精简为186项 is what was reached."""
    amount, between = row.items[by.at], row.gap(change.at)
    reached = row.before(by.at).endswith(("到", "至", "为"))
    return not (amount.loose or reached or by.rose != change.rose or len(between) > _NEAR or "。" in between)


def _is_so(row: Row, by: Change, new: int, said: Amount) -> bool:
    """Whether a number has become what it is by the difference and the rate that are told."""
    more, now = row.items[by.at], row.items[new]
    if now.unit != more.unit or now.loose:
        return False
    old = now.value - more.value if by.rose else now.value + more.value
    return old > 0 and agrees(said, more.value * 100 / old)
