"""Differences of percentages (RG648)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Row, rows
from reportgen.checks.wording.numbers.changes import DOWN, UP, Change, changes, ends

_RATE = (
    "(?:满意|办结|审结|结案|合格|出庭|应诉|覆盖|持证|调解|成功|化解|知晓|参与|公开|回复|答复|办复|整改|通过|达标|纠错|败诉|胜诉|维持|采纳|普及"
    "|准确|及时|优良|出勤|到位|完成|履行|调撤|和解|受理|可办|报备|审查|备案|培训|入学|就业|好评|公信|认可|信任|办理|执结|履约|被诉)率"
    "|占比|比重|比例|满意度|知晓度|知晓率|公信度"
)
"""Names that are percentages beyond doubt; 发案率下降15% may speak of cases."""
_COMPARING = "[比较](?!例|重|大|小|高|低|为)|同比|环比|相比|高于|低于|高出|低出"
_ABOVE = (
    "(?:高于|低于|高出|低出|超出)[^，。；、]{2,12}(?:水平|平均|均值|平均数|平均线)$"
    "|[比较][^，。；、]{2,12}(?:高|低|高出|低出)$"
)
_REACHED = ("提高", "提升", "上升", "下降", "降低", "增加", "减少", "增长")


def percent_point(prose: Prose) -> Iterator[Flaw]:
    """两个百分率的差没有写成百分点。

    率由85%提高到90%，差是5个百分点；写“提高5%”就成了85%的5%，即提高到89.25%。数量的增减（案件增长5%）用%是对的。

    依据：国家统计局对百分数、百分点的说明（一般）
    反例：群众满意率由85%提高到90%，提高5%。
    反例：案件办结率98%，比上年提高2%。
    正例：群众满意率由85%提高到90%，提高5个百分点。
    正例：受理案件47件，同比增长5%。
    """
    if "%" not in prose.chars:
        return
    for row in rows(prose, "%", least=1):
        rates = [i for i, item in enumerate(row.items) if item.unit == "%"]
        above = [Change(i, rose=True) for i in rates if i and _is_above(_words_before(row, i))]
        for change in (*changes(row), *above):
            item = row.items[change.at]
            if item.unit == "%" and item.value <= 100 and (_is_difference(row, change) or _is_of_rate(row, change)):
                shown = row.text[item.start : item.end]
                right = f"{item.digits}个百分点"
                message = f"“{row.before(change.at)[-6:]}{shown}”说的是两个百分率的差，应当用百分点"
                yield Flaw(item.start, item.end, message, (f"改为“{right}”；确指增长幅度的，写明基数",))


def _words_before(row: Row, index: int) -> str:
    """The words in front of a rate; those before the bracket in 高出平均水平（95.2%）4%."""
    start = row.items[index].start
    if row.text[start - 1] not in "）)":
        return row.before(index)
    outside = re.sub("[（(][^（()）]*[）)]$", "", row.text[row.sentence(index) : start])
    return re.split("[，。；：、]", outside)[-1]


def _is_above(before: str) -> bool:
    """高于全市平均水平3.2%."""
    return before.startswith(("高", "低", "超出", "比", "较")) and re.match(_ABOVE, before) is not None


def _is_difference(row: Row, change: Change) -> bool:
    """由85%提高到90%，提高5%: what is given is just the difference."""
    found = ends(row, change)
    if found is None or found[0].unit != "%":
        return False
    item = row.items[change.at]
    return any(abs(new.value - found[0].value) == item.value and item.value != Decimal(0) for new in found[1])


def _is_of_rate(row: Row, change: Change) -> bool:
    """满意率98%，比上年提高2%; 出庭率提高5%."""
    at = change.at
    before = row.before(at)
    if before[-1:] in ("到", "至", "为") and before[-3:-1] in _REACHED:
        return False
    if re.search(f"(?:{_RATE})[^，。；、]{{0,14}}(?:{UP}|{DOWN})(?:了|约|达)?$", before):
        return True
    by_year = at > 1 and row.items[at - 1].unit == "年" and re.search("[比较]$", row.gap(at - 1))
    last = at - 2 if by_year else at - 1
    gap = row.text[row.items[last].end : row.items[at].start] if last >= 0 else ""
    if last < 0 or row.items[last].unit != "%" or not re.search(_COMPARING, gap) or ends(row, change) is not None:
        return False
    marks = re.fullmatch("[以之]?[，；,（(]?[并且也均]{0,2}([^，。；、]*)", gap)
    lead = row.before(last)
    named = re.search("(?:[^\\W\\d_A-Za-z]率|占|占比|比重|比例|满意度)[^，。；、]{0,6}$", lead)
    return bool(marks and named and re.match(f"(?:{_COMPARING})", marks[1]) and not re.search("增长率|增速", lead))
