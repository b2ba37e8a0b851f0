"""Shares of a whole (part of RG642): 75件，占49.66%."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw
from reportgen.checks.wording.numbers.amounts import Row
from reportgen.checks.wording.numbers.flows import REST
from reportgen.checks.wording.numbers.quotients import BESIDE, agrees, beside, share, sums_of_lists, wrong_rate

_PLACES = (
    "全[国省市县区州盟旗镇乡街]|[省市县区]级|地区|计划|任务|目标|预算|上年|去年|同期|当年"
    "|人口|户籍|GDP|生产总值|财政|面积|编制"
)

_ADVERBS = (
    "数量|人数|件数|户数|个数|金额|总额|份额|大约|接近|超过|其中|一共|[共约均各仅就其已也又只合计分别总数比例比重的]"
)
_SHARE_VERB = "占(?![用地道])"
_OF_THESE = "其中"
_BRACKETED = "[（(][^（）()]*[）)]"
_SHORT, _MUCH = 2, 4
_THINGS = ("件", "个", "起", "条", "项", "宗", "处", "份", "家")
"""Units that the same things may be counted in."""


def wrong_share(row: Row, index: int, of: str) -> Iterator[Flaw]:
    """20件，占42.6%: of any number before it."""
    said = row.items[index]
    scope = [i for i in beside(row, index) if i < index]
    if not scope or said.start - row.items[scope[-1]].end > BESIDE:
        return
    part = _named_part(row, index, scope)
    if part is None or row.items[part].loose:
        return
    gap = row.text[row.items[part].end : said.start]
    if "分别" in gap:
        yield from _respective(row, index)
    if re.search("分别|共占|合计占|总共占|一共占|两[者项类]|其中", gap):
        return
    alike = [i for i in scope if i != part and row.items[i].unit == row.items[part].unit and not row.items[i].loose]
    if any(agrees(said, row.items[part].value * 100 / row.items[i].value) for i in alike if row.items[i].value):
        return
    if any(agrees(said, row.items[part].value * 100 / d) for d in sums_of_lists(row, alike)):
        return
    place = re.search(_PLACES, of)
    named = of.strip("的总件案数比约为达")
    by_name, sentence = len(named) > _SHORT, row.sentence(part)
    larger = [i for i in alike if row.items[i].value > row.items[part].value]
    told = [i for i in larger if row.sentence(i) == sentence or (len(named) >= _MUCH and named in row.label(i))]
    wholes = [i for i in told if i < part or re.search("[共总]|合计", row.before(i))]
    wholes = [i for i in wholes if i + 1 == index or not _has_share(row, i) or (by_name and named in row.label(i))]
    wholes = [i for i in wholes if place is None or place[0] in row.before(i)]
    if len(named) > _SHORT + 1 and not any(_speaks_of(row, i, named) for i in wholes):
        wholes = []  # 占新增建设用地总面积的3.1%: of a whole that is not told
    whole = next((i for i in wholes if len(named) > 1 and named in row.label(i)), None)
    if whole is None:
        led = (i for i in reversed(wholes) if _OF_THESE in row.text[row.items[i].end : row.items[part].start])
        whole = next(led, max(wholes, default=None, key=_size(row)))
    if whole is None and by_name and not place:
        whole = _of_other_unit(row, scope, part, named)
    if whole is None and not place:
        whole = next((i for i in reversed(alike) if _is_confirmed(row, index, part, i)), None)
    if whole is not None and not agrees(said, share(row.items[part], row.items[whole])):
        sure = place is not None and part == index - 1
        yield from wrong_rate(row, said, (row.items[part], row.items[whole]), share, "占比", sure)


def _of_other_unit(row: Row, scope: list[int], part: int, named: str) -> int | None:
    """责令限期整改122个，逾期未改立案18件，占责令限期整改数的14.8%: the name is that of one number, and all of it."""
    unit, value = row.items[part].unit, row.items[part].value
    if unit not in _THINGS or len(named) < _MUCH:
        return None
    others = [i for i in scope if row.items[i].unit in _THINGS and row.before(i).endswith(named)]
    whole = others[0] if len(others) == 1 else part
    return whole if whole < part and not row.items[whole].loose and row.items[whole].value > value else None


def _named_part(row: Row, index: int, scope: list[int]) -> int | None:
    """The number that a share is of: the nearest, or the one that it names (A类89件、B类34件，A类占70.6%).

    None where it names what no number tells: 耕地287亩；违法占用面积占总面积的3.1%.
    """
    near = scope[-1]
    gap = re.sub(_BRACKETED, "", row.text[row.items[near].end : row.items[index].start])
    named = re.sub(_ADVERBS, "", re.split(_SHARE_VERB, re.split("[，。；：]", gap)[-1])[0])
    if not named:
        return _subject(row, gap, scope)
    if named in row.label(near):
        return near
    told = next((i for i in reversed(scope) if len(named) > 1 and named in row.label(i)), None)
    if told is not None:
        return told if row.sentence(told) == row.sentence(index) else None
    label = row.label(near)
    other = len(named) > 1 and not any(named[i : i + 2] in label for i in range(len(named) - 1))
    return None if other else near


def _subject(row: Row, gap: str, scope: list[int]) -> int:
    """The number of what the clause before a share is about, or else the nearest: 行政处罚仍是主要领域，占48.8%."""
    clauses = re.split("[，。；：]", gap)
    said = clauses[-2] if len(clauses) > 2 else ""
    names = ((i, row.before(i).removeprefix("涉及").rstrip("的")) for i in reversed(scope))
    return next((i for i, name in names if len(name) > _SHORT and said.startswith(name)), scope[-1])


def _speaks_of(row: Row, index: int, named: str) -> bool:
    """Whether the words up to a number hold much of a name."""
    said = row.text[row.sentence(index) : row.items[index].end + len(row.after(index))]
    pairs = [named[i : i + 2] for i in range(len(named) - 1)]
    return sum(pair in said for pair in pairs) * _MUCH >= len(pairs)


def _is_confirmed(row: Row, index: int, part: int, whole: int) -> bool:
    """Whether the number of another sentence is shown to be the whole: by another share of it, or by the rest of it."""
    value = row.items[whole].value
    if value <= row.items[part].value:
        return False
    listed = [i for i in range(whole + 1, index) if row.items[i].unit == row.items[part].unit]
    if value in sums_of_lists(row, listed):
        return True
    for i, item in enumerate(row.items):
        if i == index or not i or row.sentence(i) != row.sentence(index):
            continue
        of = row.items[i - 1]
        shared = item.unit == "%" and "占" in row.gap(i) and of.unit == row.items[part].unit and i - 1 != part
        if shared and agrees(item, of.value * 100 / value):
            return True
        rest = item.unit == row.items[part].unit and item.value + row.items[part].value == value
        if rest and re.search(REST, row.before(i)):
            return True
    return False


def wrong_stated_share(row: Row, index: int) -> Iterator[Flaw]:
    """败诉6件，占应诉案件80件的7.5%."""
    said, whole = row.items[index], row.items[index - 1]
    part = next((i for i in reversed(beside(row, index)) if i < index - 1 and row.items[i].unit == whole.unit), None)
    if part is None or row.items[part].loose or whole.loose or not whole.value:
        return
    if not agrees(said, share(row.items[part], whole)):
        yield from wrong_rate(row, said, (row.items[part], whole), share, "占比")


def _size(row: Row) -> Callable[[int], Decimal]:
    return lambda i: row.items[i].value


def _respective(row: Row, index: int) -> Iterator[Flaw]:
    """维持60件、撤销12件，分别占50%、10%: each share with its number."""
    shares = [index]
    while shares[-1] + 1 < len(row.items) and re.fullmatch("[、和及与]", row.gap(shares[-1] + 1)):
        shares.append(shares[-1] + 1)
    scope = [i for i in beside(row, index) if i < index]
    parts = scope[-len(shares) :]
    unit = {row.items[i].unit for i in parts}
    wholes = [i for i in scope[: -len(shares)] if {row.items[i].unit} == unit]
    if not wholes or len(parts) < len(shares) or any(row.items[i].loose for i in (*parts, *wholes)):
        return
    wholes = [i for i in wholes if row.items[i].value]
    for part, at in zip(parts, shares):
        said = row.items[at]
        pairs = [(row.items[part], row.items[i]) for i in wholes]
        if pairs and not any(agrees(said, share(*pair)) for pair in pairs) and said.unit == "%":
            yield from wrong_rate(row, said, pairs[-1], share, "占比")


def _has_share(row: Row, index: int) -> bool:
    """75件，占49.66%: itself a part."""
    return index + 1 < len(row.items) and row.items[index + 1].unit == "%" and "占" in row.gap(index + 1)
