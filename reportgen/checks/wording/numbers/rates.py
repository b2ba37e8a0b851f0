"""Rates against the numbers beside them (RG642)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, chain, islice

from reportgen.checks.prose import ANY_HAN, Flaw, Prose
from reportgen.checks.wording.numbers.amounts import Amount, Row, rows
from reportgen.checks.wording.numbers.averages import AVERAGE, wrong_averages
from reportgen.checks.wording.numbers.changes import changes
from reportgen.checks.wording.numbers.growths import wrong_growth
from reportgen.checks.wording.numbers.multiples import wrong_densities, wrong_multiples, wrong_tenths
from reportgen.checks.wording.numbers.quotients import (
    BESIDE,
    RATES,
    agrees,
    beside,
    comes_of_any,
    rest,
    share,
    sums_of_lists,
    wrong_rate,
)
from reportgen.checks.wording.numbers.shares import wrong_share, wrong_stated_share
from reportgen.checks.wording.numbers.wholes import PLANNED, TASKS, WHOLES, stated_whole, states_whole, whole_of

_LINKS = "(?:[已均都就也高达到了为是至约有仅:：]|实现|保持在){0,6}"
_NAMED = f"({ANY_HAN}{{1,12}})(率|度|比例)(?:[（(][^（()）]{{0,10}}[）)])?{_LINKS}$"
_ENDINGS = ("率", "度", "比例")
_WITH = frozenset("不未非总")
"""What stands before a word and belongs to it."""
_OF_TWO = ("转化", "硬化", "绿化", "美化", "亮化", "净化", "消化", "孵化", "优化", "量化", "固化")
"""Words of two characters; else 化 belongs to the two before it."""
_STEMS = {
    "办结": "办结|审结|结案|办理完毕",
    "审结": "审结|办结|结案",
    "结案": "结案|审结|办结",
    "化解": "化解|调处成功|调解成功|成功",
    "调处": "调处|化解|成功",
    "成功": "成功|调成|达成协议|化解",
    "调成": "成功|调成",
    "调解": "调解|和解",
    "和解": "调解|和解",
    "纠错": "纠错|纠正|撤销|变更|确认违法|责令",
    "应诉": "出庭",
    "网办": "网上办理|网上办结|网办",
    "办复": "办复|答复|回复|办结",
    "答复": "答复|办复|回复",
    "回复": "回复|答复|办复",
    "参学": "参学|参加|实到",
    "参训": "参训|参加|实到",
    "参考": "参考|参加考试|参加|实考",
    "反馈": "反馈|回复|答复",
    "采用": "采用|采纳",
    "报备": "报备|备案",
    "持证": "持证|持有",
    "回收": "回收|收回",
    "执行": "执行|支出|完成",
}
"""Words of the numerator by the word before 率; any other word is its own."""
_QUALIFIED = (
    "按期|按时|[审期时]限|及时|法定|当期|一次|首次|平均|实质|累计|同比|到期|限时|即时|依法|直接|有效|综合|年度|当年"
    "|全程|网上|件件|主动|提前"
)
_IN_TIME = "按期|按时|及时|限时|到期|法定|[审期时]限"
_CARRIED = ("结转", "旧存", "上年")
_EXPLAINED = "^[（(][^（）()]{0,30}(?:除以|÷|/|结转|之和|占)"
"""A rate whose denominator is told: it may be more than what the sentence names, never less."""
_AT_HAND, _FULL = 8, 100
_SHARE, _LONG_SHARE = ".*占(?![用地道])(.*)", 21
_STEM = 2
_WEIGHED = "(?:考核|考评|评分|绩效|测评)[^，。；]{0,6}，?[^，。；]{0,4}占"
"""纳入年度考核，占比8%: what it weighs there."""
_PLAIN = f"{_QUALIFIED}|全年|年度|总体|整体|其中|[总均]"
_OF_SOME = "其中[，,]?[^，。；]*$"
_OF_PLAN = f"完成了?(?:全年|年度|年初|当年|总|既定|上级)?(?:下达的?)?(?:{TASKS}|预算)(?:数|总数|总量|任务|目标)?的$"
"""完成计划的94.4%: a rate of what was planned."""
_BUDGET, _DONE = "预算(?!外)", "完成|实际|实施|建成|达到|已|决算|支出"
"""What stands before the number that was to be, and before the one that came to be."""
_OF_STATED = f"{ANY_HAN}{{0,10}}的(?:比例为?|比重为?)?"
_NO_PART = "未|不|应(?!诉)|需|须"


def rate_mismatch(prose: Prose) -> Iterator[Flaw]:
    """率与算出的不符。

    同一句或者上一句写了分子、分母，率就要与算出的一致：审结率、合格率、占比、同比增长、由多少增加到多少、是上年多少件的几倍；
    人均、户均、平均每件、每万人的数和“下降三成”也对（警告）。率后面的括号写明按什么人数（件数）计算的，照它写的算。
    四舍五入和截去尾数都算对。句中有几个数可以作分母的，要都不符才报；带余、近、约的数不参加计算。
    与算出的相差不多，或者改一个数字就能对上的才报；差得太远的，多半另有分母。

    依据：算术；率与两个数不能同时成立（事实）
    反例：全年受理行政复议案件47件，审结40件，审结率95.1%。
    反例：全年受理行政复议案件151件，比上年的66件增长228.8%。
    反例：抽检产品200批次，合格190批次，合格率98%。
    反例：现有调解员24名，全年调解纠纷264件，人均调解12件。
    正例：全年受理行政复议案件47件，审结40件，审结率85.1%。
    正例：全年受理行政复议案件151件，比上年的66件增长128.7%。
    正例：承办建议提案97件，占全市的12.6%。
    正例：去年城镇居民人均可支配收入41250元，增长4%；农村居民人均可支配收入21850元，增长6.2%。
    """
    if AVERAGE in prose.chars:
        yield from wrong_averages(prose)
    yield from wrong_tenths(prose)
    yield from wrong_densities(prose)
    if "%" not in prose.chars and "倍" not in prose.chars:
        return
    for row in rows(prose, *RATES, least=3):
        yield from wrong_multiples(row)
        said: set[int] = set()
        for change in changes(row):
            said.add(change.at)
            yield from wrong_growth(row, change)
        for i, item in enumerate(row.items):
            if item.unit == "%" and i not in said:
                yield from _of_rate(row, i)


def _of_rate(row: Row, index: int) -> Iterator[Flaw]:
    """审结率85.1%; 占42.6%."""
    before = row.before(index)
    named = re.search(_NAMED, before) if any(map(before.__contains__, _ENDINGS)) else None
    of = re.search(_SHARE, before) if "占" in before[-_LONG_SHARE:] else None
    if index > 1 and "占" in row.before(index - 1) and re.fullmatch(_OF_STATED, row.gap(index)):
        yield from wrong_stated_share(row, index)
    elif named and not of:
        flaws = list(_of_named(row, index, named[1]))
        yield from flaws if flaws and (states_whole(row, index) or not comes_of_any(row, index)) else ()
    elif re.search(_OF_PLAN, before):
        yield from _of_plan(row, index)
    elif of and not re.search(_WEIGHED, row.gap(index)):
        yield from wrong_share(row, index, of[1])


def _of_named(row: Row, index: int, name: str) -> Iterator[Flaw]:
    """审结率: what is 审结 over what was 受理 - or over any other number at hand that makes the rate right."""
    said = row.items[index]
    scope = beside(row, index)
    parts = _numerators(row, scope, name)
    if not parts:
        yield from _of_rest(row, index, name, scope)
        parts = _covered(row, scope, index)
    part = max((i for i in parts if i < index), default=next(iter(parts), None))
    if part is None or row.items[part].loose:
        return
    if part > index and re.search("其中|；", row.text[said.end : row.items[part].start]):
        return  # 合格率为98.8%，其中蔬菜合格905批次; 2022年应诉率92.1%；2024年出庭248件
    if _of_another(row, index, part, name) or _is_past(row, part, index) or not _is_qualified(row.label(part), name):
        return
    of = [i for i in scope if i != part and row.items[i].unit == row.items[part].unit and not row.items[i].loose]
    at_hand = [row.items[i].value for i in of[-_AT_HAND:]]
    carried = [row.items[i].value for i in of if True in map(row.label(i).__contains__, _CARRIED)]
    at_hand += [a + more for a in set(at_hand) for more in set(carried)]
    numerators = [row.items[i].value for i in parts[-_AT_HAND:] if row.items[i].unit == row.items[part].unit]
    numerators += accumulate(reversed(numerators))
    stated = stated_whole(row, index, of)
    if states_whole(row, index):
        if stated is not None and not any(agrees(said, n * 100 / stated.value) for n in numerators):
            yield from wrong_rate(row, said, (row.items[part], stated), share, _called(name))
        return
    if any(agrees(said, n * 100 / d) for n in set(numerators) for d in set(at_hand) if n <= d and d):
        return
    whole = whole_of(row, part, of, index, name)
    if whole is not None and not _agrees_elsewhere(row, index, part, numerators):
        exact = share(row.items[part], whole)
        if agrees(said, exact):
            return
        if said.value > exact or not re.search(_EXPLAINED, row.text[said.end : row.end]):
            ones = (row.items[part], *_together(row, [i for i in parts if i <= part], whole.value))
            flaws = (wrong_rate(row, said, (one, whole), share, _called(name)) for one in ones)
            yield from islice(chain.from_iterable(flaws), 1)


def _called(name: str) -> str:
    """A rate by its last word: 负责人出庭应诉 is 应诉率, 农业机械化 is 机械化率, 不合格 is 不合格率."""
    is_long = name[-3:-2] in _WITH or (name.endswith("化") and name[-2:] not in _OF_TWO)
    return f"{name[-3:] if is_long else name[-2:]}率"


def _of_plan(row: Row, index: int) -> Iterator[Flaw]:
    """计划实施12.5万亩，截至11月底完成11.8万亩，完成计划的94.4%: what was done over what was planned."""
    scope, said = beside(row, index), row.items[index]
    told = [i for i in scope if i < index and row.items[i].counts and row.items[i].start >= row.sentence(index)]
    if len(told) != 2 or row.items[told[0]].unit != row.items[told[1]].unit:
        return
    planned, done = (row.items[i] for i in told)
    first, then = map(row.before, told)
    if not re.search(f"{PLANNED}|{_BUDGET}", first) or not re.search(_DONE, then) or re.search(_NO_PART, then):
        return
    if planned.value and not (planned.loose or done.loose) and not agrees(said, share(done, planned)):
        yield from wrong_rate(row, said, (done, planned), share, "完成率")


def _together(row: Row, parts: list[int], most: Decimal) -> Iterator[Amount]:
    """The last two numerators as one, the last three and so on: 撤销20件、确认违法9件."""
    last = row.items[parts[-1]]
    total = last.value
    for i in reversed(parts[:-1]):
        item = row.items[i]
        total += item.value
        if item.unit != last.unit or total > most:
            return
        yield Amount(item.start, last.end, str(total), "", last.unit)


def _is_qualified(label: str, name: str) -> bool:
    """Whether a number is as the name of a rate says: 按期办结率 is of what was done 按期 (or 在法定时限内)."""
    qualifier = re.search(_QUALIFIED, name)
    if qualifier is None or qualifier[0] in label:
        return True
    return re.search(_IN_TIME, qualifier[0]) is not None and re.search(_IN_TIME, label) is not None


def _is_past(row: Row, part: int, index: int) -> bool:
    """Whether a number told since is nearer to the rate: 合格1987批次，合格率98.6%；快检3.2万批次，合格率99.8%."""
    if part > index:
        return False
    told = row.text[row.items[part].end : row.items[index].start]
    since = row.items[part].end + max(told.rfind("。"), told.rfind("；")) + 1
    return since > row.items[part].end and any(i.counts and i.start >= since for i in row.items[part + 1 : index])


def _of_another(row: Row, index: int, part: int, name: str) -> bool:
    """限期整改42个。差评整改率100%: what the rate is of was not told with the number."""
    start, stop = sorted((row.items[part].end, row.items[index].start))
    of = re.sub(_PLAIN, "", name[:-_STEM])
    if part < index and of and re.search(_OF_SOME, row.gap(index)) and "其中" not in row.before(part):
        return True  # 抽查44种，合格25种，合格率56.8%。其中，国内产品合格率52.9%
    if len(of) < _STEM or not ("。" in row.text[start:stop] or "；" in row.text[start:stop]):
        return False
    said = row.text[row.sentence(part) : row.items[part].end + len(row.after(part))]
    return not any(of[i : i + _STEM] in said for i in range(len(of) - 1))


def _agrees_elsewhere(row: Row, index: int, part: int, values: list[Decimal]) -> bool:
    """Whether a number told further away, or several together, make the rate right."""
    if row.items[index].value == _FULL:
        return False
    unit = row.items[part].unit
    same = [i for i, item in enumerate(row.items) if item.unit == unit and i <= max(index, part)]
    wholes = [row.items[i].value for i in same]
    numbers = {*values, *(together := sums_of_lists(row, same))}
    wholes += together
    return any(agrees(row.items[index], n * 100 / d) for n in numbers for d in wholes if n <= d and d)


def _numerators(row: Row, scope: list[int], name: str) -> list[int]:
    """The numbers that the name of a rate speaks of; 不合格率 of what is 不合格."""
    if name[-3:-2] in ("不", "未"):
        return [i for i in scope if name[-3:] in row.label(i)]
    stem = next((s for s in (name[-2:], name[-3:]) if s in _STEMS), name[-2:])
    words = _STEMS.get(stem, stem).split("|")
    spoken = [i for i in scope if True in map(row.label(i).__contains__, words)]
    return [i for i in spoken if not re.search(_NO_PART, row.before(i))]


def _of_rest(row: Row, index: int, name: str, scope: list[int]) -> Iterator[Flaw]:
    """抽检2560批次，不合格38批次，合格率98.5%: what is not denied."""
    said, denied = row.items[index], (f"不{name[-2:]}", f"未{name[-2:]}")
    part = next((i for i in reversed(scope) if i < index and True in map(row.label(i).__contains__, denied)), None)
    if part is None or row.items[part].loose:
        return
    unit, value = row.items[part].unit, row.items[part].value
    of = [i for i in scope if i < part and row.items[i].unit == unit and row.items[i].value >= value > 0]
    whole = next((i for i in reversed(of) if re.search(WHOLES, row.label(i)) and not row.items[i].loose), None)
    if whole is None or any(agrees(said, rest(row.items[part], row.items[i])) for i in of):
        return
    yield from wrong_rate(row, said, (row.items[part], row.items[whole]), rest, _called(name))


def _covered(row: Row, scope: list[int], index: int) -> list[int]:
    """1256个村中，已配备1130个，覆盖率90%; 应报9364户，实报9021户，年报率96.3%."""
    near = [i for i in scope if i < index and row.items[index].start - row.items[i].end <= BESIDE]
    if len(near) > 1 and row.before(near[-1]).startswith("实") and row.before(near[-2]).startswith("应"):
        return near[-1:]
    return near[-1:] if near and re.search("中(?:[，,有已]|$)|[，,]已", row.gap(near[-1])) else []
