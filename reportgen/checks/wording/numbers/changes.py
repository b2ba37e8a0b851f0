"""Differences and rates of change against their two ends: 由40件增加到50件，增加10件，增长25%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.misprints import may_come_of
from reportgen.facts.numerals import plain
from reportgen.tuples import NamedTuple

UP = "增长率?|增加|增幅|上升|提高|提升|增速|上涨|扩大|高出|多出|多|增"
DOWN = "下降|减少|降低|回落|压缩|缩短|压减|精简|降幅|缩减|下滑|少|减"
_VERB = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|约|达到?|为|比例为?|幅度?为?|率为?)*$"
_MORE_DONE = "[比较](?:上年|去年|上一年|往年|前年|同期|上年同期|去年同期)[多少][一-鿿]{2}$"
"""比上年多排查613件."""
_MOST, _CLOSE, EACH = 20, 12, "分别"
_VERB_ENDS = frozenset("长率加幅升高速涨大出多增降少低落缩短减简滑了约达到为例度")
REACHED = "[到至为]了?(?:20[0-9]{2}年度?的?)?$"
_MODIFIERS = "[比较同环年度期的均分别也共总净约已达各又再]|实际|累计|平均|进一步|大幅|整体|总体|总量|数量|绝对"
_A_YEAR = ("年均", "月均", "日均", "平均每")
"""五年间年均新增90家: no change from one end to the other."""
_LAST_YEAR = "上年|去年|上一年|同期|往年|前年|前一年|上期|年初|比(?:19|20)[0-9]{2}年|较(?:19|20)[0-9]{2}年"
_NOW = "今年|本年|本期|本季|本月|当年|20[0-9]{2}年|现有|现在|目前|[到至为]$"
"""What is said of a new number where the old one has a change of its own: 去年 A 增长7%；B 增长5% compares none."""
_SAME_TIME = "[，,](?:上年|去年|上一年)(?:同期)?[为是]"
_BEFORE_BRACKET = f"(?:{_LAST_YEAR}|同比|环比|平均|均值)[^，。；：]{{0,4}}$"


class Change(NamedTuple):
    """The amount that says how much, whether it rose, and where it stands in its row."""

    at: int
    rose: bool


@lru_cache(maxsize=512)
def changes(row: Row) -> tuple[Change, ...]:
    """Every amount that a verb of change leads to."""
    made = []
    for i, item in enumerate(row.items):
        if row.text[item.start - 1 : item.start] in _VERB_ENDS and item.unit:
            match = re.search(_VERB, row.before(i))
            if match and not row.before(i).startswith(_A_YEAR):
                made.append(Change(i, match["up"] is not None))
        elif row.text[item.start - 3 : item.start - 2] in ("多", "少") and re.search(_MORE_DONE, row.before(i)):
            made.append(Change(i, row.text[item.start - 3] == "多"))
    return tuple(made)


def ends(row: Row, change: Change) -> tuple[Amount, tuple[Amount, ...]] | None:
    """(the old amount, what may be the new one), found in the words before; None where they do not say.

    由 A …到 B; B，比上年的 A; 上年 A，今年 B.
    """
    start = row.sentence(change.at)
    before = [
        i for i in range(max(change.at - _MOST, 0), change.at) if row.items[i].start >= start and not row.items[i].loose
    ]
    figures = [i for i in before if row.items[i].unit != "年"]
    for first, then in reversed(list(pairwise(figures))):
        gap = row.text[row.items[first].end : row.items[then].start]
        if "；" in row.text[row.items[then].end : row.items[change.at].start]:
            break  # 由5日压缩至2日；融资额同比增长140%
        if re.search(REACHED, gap) and re.search("[由从](?!事)", lead(row, first)) and _alike(row, first, then):
            told = row.text[row.sentence(first) : row.items[change.at].start - len(row.before(change.at))]
            return None if of_another(row, change.at, told) else (row.items[first], (row.items[then],))
    apart = _bracketed(row, change.at)
    behind = _behind(row, change.at) if apart is None else apart
    if behind is not None:
        others = [i for i in reversed(before) if i != behind and _alike(row, i, behind) and not _is_part(row, i)]
        return (row.items[behind], tuple(row.items[i] for i in others)) if others else None
    old = next((i for i in reversed(before) if re.search(_LAST_YEAR, lead(row, i)) and _is_figure(row, i)), None)
    if old is None:
        return _by_years(row, before)
    between = [other.at for other in changes(row) if old < other.at < change.at]
    since = [i for i in reversed(before) if i < old or (i > old and (not between or re.search(_NOW, lead(row, i))))]
    new = tuple(row.items[i] for i in since if _alike(row, i, old) and not _is_part(row, i))
    return (row.items[old], new) if new else None


def _bracketed(row: Row, at: int) -> int | None:
    """较上年（95.9%）增长2.7%, 高出平均水平（95.2%）4%: what is compared with, in a bracket right before."""
    if not at or row.text[row.items[at - 1].end] not in "）)" or not re.fullmatch(f"[）)](?:{_VERB})?", row.gap(at)):
        return None
    said = re.split("[（(]", row.text[row.sentence(at) : row.items[at - 1].start])[-2:-1]
    return at - 1 if said and re.search(_BEFORE_BRACKET, said[0]) else None


def _behind(row: Row, at: int) -> int | None:
    """同比增长25%（2023年为120件）: the old number in a bracket; or 减少57件，上年同期为948件."""
    if at + 1 < len(row.items) and re.fullmatch(_SAME_TIME, row.gap(at + 1)):
        return at + 1
    if at + 2 < len(row.items) and row.gap(at + 1) == "，" and row.items[at + 1].unit == "年":
        return at + 2 if row.gap(at + 2) in ("为", "是", "同期为") else None
    if at + 1 == len(row.items) or not re.match("[（(]", row.gap(at + 1)):
        return None
    if row.items[at + 1].unit == "年" and at + 2 < len(row.items) and len(row.gap(at + 2)) < _CLOSE:
        return at + 2 if EACH not in row.gap(at + 2) else None
    return at + 1 if re.search(_LAST_YEAR, row.before(at + 1)) and EACH not in row.before(at + 1) else None


def of_another(row: Row, at: int, told: str) -> bool:
    """跑动次数由3.4次减少至0.8次，申请材料精简52%: what changes is named anew, and is not what went before."""
    dated = row.before(at - 1) if at and row.items[at - 1].unit == "年" else ""  # 案件数比2023年减少24件
    named = dated + re.sub(_VERB, "", row.before(at))
    named = re.sub(f"(?:{_LAST_YEAR}|{_MODIFIERS})+", "", named)
    named = re.sub("(?:案件|件|数)+$", "", named) if len(named) > len("行政案件数") else named
    return len(named) > 1 and not any(named[i : i + 2] in told for i in range(len(named) - 1))


def lead(row: Row, index: int) -> str:
    """The words in front of an amount; over the year that stands between (比2023年的40件)."""
    gap = row.before(index)
    if index and row.items[index - 1].unit == "年" and gap == row.gap(index):
        return row.before(index - 1) + row.text[row.items[index - 1].start : row.items[index].start]
    return gap


def _is_figure(row: Row, index: int) -> bool:
    """66件 in 比上年66件, not 10件 in 比上年增加10件."""
    item = row.items[index]
    return (item.counts or item.is_rate) and not re.search(_VERB, row.before(index))


def _alike(row: Row, a: int, b: int) -> bool:
    return row.items[a].unit == row.items[b].unit and row.items[a].unit != ""


def _is_part(row: Row, index: int) -> bool:
    return re.search(_VERB, row.before(index)) is not None


def _by_years(row: Row, before: list[int]) -> tuple[Amount, tuple[Amount, ...]] | None:
    """2023年受理40件，2024年受理50件; 2024年……全年办理50件，2023年为40件."""
    figures = [i for i in before if i and (row.items[i].counts or row.items[i].is_rate)]
    dated = [i for i in figures if row.items[i - 1].unit == "年" and len(row.gap(i)) < _MOST]
    pairs = [(i, row.items[i - 1].value) for i in dated if not re.search("[，。；]", row.gap(i))]
    if len(pairs) == 1:
        return _beside_last_year(row, before, *pairs[0])
    if len(pairs) < 2:
        return None
    (a, year), (b, next_year) = pairs[-2:]
    if not _alike(row, a, b) or abs(next_year - year) != 1:
        return None
    return (row.items[a], (row.items[b],)) if next_year > year else (row.items[b], (row.items[a],))


def _beside_last_year(
    row: Row, before: list[int], old: int, year: Decimal
) -> tuple[Amount, tuple[Amount, ...]] | None:
    """The number of a year, and the one of the year behind it that stands before it: 全年办理50件，2023年为40件."""
    this = any(row.items[i].unit == "年" and row.items[i].value == year + 1 for i in before if i < old - 1)
    last = old - 2
    if not this or last not in before or not _alike(row, last, old) or _is_part(row, last):
        return None
    opens = re.fullmatch("，", row.gap(old - 1)) and re.fullmatch("[为是]", row.gap(old))
    return (row.items[old], (row.items[last],)) if opens else None


def wrong_differences(prose: Prose) -> Iterator[Flaw]:
    """由40件增加到50件，增加12件."""
    if prose.chars.isdisjoint("增减升降多少缩"):
        return
    for row in rows(prose, least=3):
        things = list(filter(None, row.things))
        three = max(map(things.count, things), default=0) > 2  # two ends and what lies between
        for change in changes(row) if three else ():
            amount = row.items[change.at]
            if not amount.counts or amount.loose:
                continue
            found = ends(row, change)
            if found is None or found[0].unit != amount.unit:
                continue
            old, new = found
            if "其中" in row.text[max(old.end, new[0].end) : amount.start]:
                continue  # 由85项调整为71项，其中保留65项、新增6项: a part, not the difference
            if not old.step and is_no_difference(amount, old, tuple(n for n in new if n.step == 0) or new):
                yield _wrong_difference(row, amount, old, new[0])


def difference(old: Amount, new: Amount) -> Decimal:
    """Never negative."""
    return abs(new.value - old.value)


def is_no_difference(said: Amount, old: Amount, news: Sequence[Amount]) -> bool:
    """Whether a number is said to be the difference of two others and is not, and may be a misprint of it."""
    if any(difference(old, new) == said.value for new in news):
        return False
    return may_come_of(said, (old, news[0]), difference, lambda item, value: item.value == value)


def _wrong_difference(row: Row, amount: Amount, old: Amount, new: Amount) -> Flaw:
    said = [row.text[item.start : item.end] for item in (old, new, amount)]
    right = plain(difference(old, new))
    message = f"“{said[0]}”与“{said[1]}”相差{right}{amount.unit}，写成了“{said[2]}”"
    return Flaw(amount.start, amount.end, message, ("核对两个数和它们的差",))
