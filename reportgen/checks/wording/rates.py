"""Rates against the numbers beside them (RG642), and rates above 100% (RG643)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import accumulate

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.amounts import Amount, Row, amounts, rows
from reportgen.checks.wording.changes import Change, changes, ends
from reportgen.facts.values import plain

_NAMED = "([\u4e00-\u9fff]{1,12})[率度](?:[（(][^（()）]{0,10}[）)])?(?:已|均|都|就|也|高|达|到|了|为|是|至|约|有|仅|实现|保持在|[:：])*$"
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
    "办复": "办复|答复|回复|办结",
    "答复": "答复|办复|回复",
    "回复": "回复|答复|办复",
    "参学": "参学|参加|实到",
    "参训": "参训|参加|实到",
    "参考": "参考|参加考试|参加|实考",
    "采用": "采用|采纳",
    "报备": "报备|备案",
}
"""Words of the numerator by the word before 率; any other word is its own."""
_WHOLES = (
    "受理|收到|接到|接收|立案|承办|交办|转办|办理|登记|排查|发现|调解|抽检|抽查|检查|检测|评查|监测|参加|参考|参训|应|收案|新收"
    "|案件|审理|测评|回访|评价|反馈|提出|征集|报送|现有|共有|送检|巡查|申请|问题|下达|查处|调处|审结|办结|结案|总数|督办|整改|收回|回收|问卷|发放|在岗|执法人员|考试|符合"
)
_QUALIFIED = "按期|按时|及时|法定|当期|一次|首次|平均|实质|累计|同比|到期|限时|即时|依法|直接|有效|综合|年度|当年|全程|网上|件件|主动|提前"
_NO_PART = "未|不|应|需|须"
_BESIDE = 30
"""Characters between a number and its share."""
_PLACES = "全[国省市县区州盟旗镇乡街]|[省市县区]级|地区|计划|任务|目标|预算|上年|去年|同期|当年|人口|户籍|GDP|生产总值|财政|面积|编制"
_OVER_EXEMPT = (
    "增长|增加|增幅|增速|提升|上升|上涨|提高(?![到至])|扩大|同比|环比|翻|超额|计划|任务|目标|相当|上年|去年|同期|预算|年初|进度"
    "|(?:贡献|周转|产销|使用|利用|负荷|充足|杠杆|负债|收益|回报|利润|毛利|流动|换手|汇|利|税|费|保值|增值|偿付|备付|拨备[^，。]{0,2}覆盖|执行|达产|投产|自给|(?<!整改)(?<!销号)(?<!治理)完成|效|频|功|倍|速|溢价|折算|涨)率"
)


def rate_mismatch(prose: Prose) -> Iterator[Flaw]:
    """率与算出的不符。

    同一句或者上一句写了分子、分母，率就要与算出的一致：审结率、合格率、占比、同比增长、由多少增加到多少。
    四舍五入和截去尾数都算对。句中有几个数可以作分母的，要都不符才报；带余、近、约的数不参加计算。

    依据：算术；率与两个数不能同时成立（事实）
    反例：全年受理行政复议案件47件，审结40件，审结率95.1%。
    反例：全年受理行政复议案件151件，比上年的66件增长228.8%。
    反例：抽检产品200批次，合格190批次，合格率98%。
    正例：全年受理行政复议案件47件，审结40件，审结率85.1%。
    正例：全年受理行政复议案件151件，比上年的66件增长128.7%。
    正例：承办建议提案97件，占全市的12.6%。
    """
    if "%" not in prose.chars and "倍" not in prose.chars:
        return
    for row in rows(prose, least=3):
        said: set[int] = set()
        for change in changes(row):
            said.add(change.index)
            yield from _of_change(row, change)
        for i, item in enumerate(row.items):
            if item.unit == "%" and i not in said:
                yield from _of_rate(row, i)


def _of_change(row: Row, change: Change) -> Iterator[Flaw]:
    item = row.items[change.index]
    found = _difference(row, change) or ends(row, change)
    if found is None or item.unit not in ("%", "倍", "个百分点") or item.loose:
        return
    old, news = found
    news = tuple(new for new in news if not new.loose and new.unit == old.unit)
    if old.value == 0 or not news or old.loose:
        return
    if old.is_rate:
        yield from _of_points(row, change, old, news)
    elif old.counts and item.unit in ("%", "倍"):
        factor = Decimal(1) if item.unit == "%" else Decimal("0.01")
        likely = [new for new in news if change.rose == (new.value >= old.value)]
        if not any(_agrees(item, _growth(old, new) * factor) for new in likely):
            yield _flaw(row, item, _growth(old, news[0]) * factor, (old, news[0]), "变化")


def _of_points(row: Row, change: Change, old: Amount, news: tuple[Amount, ...]) -> Iterator[Flaw]:
    """由85%提高到90%，提高6个百分点: the difference itself is wrong. (5% is the business of percent-point.)"""
    item = row.items[change.index]
    differences = [abs(new.value - old.value) for new in news]
    if item.unit == "%" and any(_agrees(item, _growth(old, new)) for new in news):
        return
    if item.unit in ("%", "个百分点") and item.value not in differences:
        said = [row.text[a.start : a.end] for a in (old, news[0], item)]
        message = f"“{said[0]}”与“{said[1]}”相差{plain(differences[0])}个百分点，写成了“{said[2]}”"
        yield Flaw(item.start, item.end, message, ("核对两个率和它们的差",))


def _difference(row: Row, change: Change) -> tuple[Amount, tuple[Amount, ...]] | None:
    """受理50件，比上年增加10件，增长25%: the old number is known from the difference."""
    item = row.items[change.index]
    at = change.index - 1
    if at < 1 or item.unit != "%" or not row.items[at].counts or row.items[at].loose:
        return None
    by = next((c for c in changes(row) if c.index == at), None)
    new = next((row.items[i] for i in range(at - 1, -1, -1) if row.items[i].unit == row.items[at].unit), None)
    between = row.gap(change.index)
    if by is None or new is None or new.loose or by.rose != change.rose or len(between) > 12 or "。" in between:
        return None
    value = new.value - row.items[at].value if by.rose else new.value + row.items[at].value
    if value <= 0 or ends(row, by) is not None:
        return None
    return Amount(new.start, new.end, str(value), "", new.unit), (new,)


def _growth(old: Amount, new: Amount) -> Decimal:
    return abs(new.value - old.value) / old.value * 100


def _agrees(said: Amount, exact: Decimal) -> bool:
    """Rounded or cut at the last digit given; a rate with 约 or 超过 says less."""
    step = Decimal(1).scaleb(-len(said.digits.partition(".")[2]))
    if said.loose:
        return abs(said.value - exact) <= max(step, Decimal(2)) or (said.above and said.value <= exact)
    rounded = (exact.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_HALF_EVEN))
    return said.value in rounded or 0 <= exact - said.value < step


def _of_rate(row: Row, index: int) -> Iterator[Flaw]:
    """审结率85.1%; 占42.6%."""
    before = row.before(index)
    named = re.search(_NAMED, before)
    share = re.search("占([^占]{0,20})$", before)
    if named and not share:
        yield from _of_named(row, index, named[1])
    elif share:
        yield from _of_share(row, index, share[1])


def _scope(row: Row, index: int) -> list[int]:
    """The amounts of the sentence and of the one before."""
    start = row.sentence(index)
    last = next((i for i in range(index, -1, -1) if row.items[i].start < start), None)
    earlier = row.sentence(last) if last is not None else start
    return [i for i, item in enumerate(row.items) if item.counts and earlier <= item.start and row.sentence(i) <= start]


def _of_named(row: Row, index: int, name: str) -> Iterator[Flaw]:
    """审结率: what is 审结 over what was 受理 - or over any other number at hand that makes the rate right."""
    said = row.items[index]
    stem = next((s for s in (name[-2:], name[-3:]) if s in _STEMS), name[-2:])
    words = _STEMS.get(stem, re.escape(stem))
    scope = _scope(row, index)
    parts = [i for i in scope if re.search(words, row.label(i)) and not re.search(_NO_PART, row.before(i))]
    part = max((i for i in parts if i < index), default=next(iter(parts), None))
    if part is None or row.items[part].loose:
        return
    qualifier = re.search(_QUALIFIED, name)
    if qualifier and qualifier[0] not in row.label(part):
        return
    of = [i for i in scope if i != part and row.items[i].unit == row.items[part].unit and not row.items[i].loose]
    at_hand = [row.items[i].value for i in of]
    at_hand += [a + row.items[i].value for a in at_hand for i in of if re.search("结转|旧存|上年", row.label(i))]
    numerators = [row.items[i].value for i in parts if row.items[i].unit == row.items[part].unit]
    numerators += accumulate(reversed(numerators))
    if any(_agrees(said, n * 100 / d) for n in numerators for d in at_hand if n <= d and d):
        return
    whole = _whole(row, part, of)
    if whole is not None:
        exact = row.items[part].value / row.items[whole].value * 100
        yield _flaw(row, said, exact, (row.items[part], row.items[whole]), name[-3:] + "率")


def _whole(row: Row, part: int, of: list[int]) -> int | None:
    """The nearest number before that can be the denominator."""
    larger = [i for i in reversed(of) if i < part and row.items[i].value >= row.items[part].value > 0]
    return next((i for i in larger if re.search(_WHOLES, row.label(i)) or "其中" in row.gap(part)), None)


def _of_share(row: Row, index: int, of: str) -> Iterator[Flaw]:
    """20件，占42.6%: of any number before it."""
    said = row.items[index]
    scope = [i for i in _scope(row, index) if i < index]
    if not scope or said.start - row.items[scope[-1]].end > _BESIDE or row.items[scope[-1]].loose:
        return
    part = scope[-1]
    gap = row.text[row.items[part].end : said.start]
    if "分别" in gap:
        yield from _respective(row, index)
    if re.search("分别|共占|合计占|总共占|一共占|两[者项类]", gap):
        return
    alike = [i for i in scope if i != part and row.items[i].unit == row.items[part].unit and not row.items[i].loose]
    if any(_agrees(said, row.items[part].value * 100 / row.items[i].value) for i in alike if row.items[i].value):
        return
    place = re.search(_PLACES, of)
    wholes = [i for i in alike if row.items[i].value > row.items[part].value and row.sentence(i) == row.sentence(part)]
    wholes = [i for i in wholes if not _has_share(row, i) and (place is None or place[0] in row.before(i))]
    named = of.strip("的总件案数比约为达")
    whole = next((i for i in wholes if len(named) > 1 and named in row.label(i)), max(wholes, default=None, key=_size(row)))
    if whole is not None:
        exact = row.items[part].value / row.items[whole].value * 100
        yield _flaw(row, said, exact, (row.items[part], row.items[whole]), "占比")


def _size(row: Row) -> Callable[[int], Decimal]:
    return lambda i: row.items[i].value


def _respective(row: Row, index: int) -> Iterator[Flaw]:
    """维持60件、撤销12件，分别占50%、10%: each share with its number."""
    shares = [index]
    while shares[-1] + 1 < len(row.items) and re.fullmatch("[、和及与]", row.gap(shares[-1] + 1)):
        shares.append(shares[-1] + 1)
    scope = [i for i in _scope(row, index) if i < index]
    parts = scope[-len(shares) :]
    unit = {row.items[i].unit for i in parts}
    wholes = [i for i in scope[: -len(shares)] if {row.items[i].unit} == unit]
    if not wholes or len(parts) < len(shares) or any(row.items[i].loose for i in (*parts, *wholes)):
        return
    for part, share in zip(parts, shares):
        exact = [row.items[part].value * 100 / row.items[i].value for i in wholes if row.items[i].value]
        if exact and not any(_agrees(row.items[share], e) for e in exact) and row.items[share].unit == "%":
            yield _flaw(row, row.items[share], exact[-1], (row.items[part], row.items[wholes[-1]]), "占比")


def _has_share(row: Row, index: int) -> bool:
    """75件，占49.66%: itself a part."""
    return index + 1 < len(row.items) and row.items[index + 1].unit == "%" and "占" in row.gap(index + 1)


def _flaw(row: Row, said: Amount, exact: Decimal, of: tuple[Amount, Amount], what: str) -> Flaw:
    numbers = "、".join(f"“{row.text[a.start : a.end]}”" for a in sorted(of))
    step = Decimal(1).scaleb(-max(len(said.digits.partition(".")[2]), 1))
    right = plain(exact.quantize(step, ROUND_HALF_UP)) + said.unit
    message = f"按{numbers}计算，{what}应为{right}，写成了“{row.text[said.start : said.end]}”"
    return Flaw(said.start, said.end, message, ("核对分子、分母和率；另有分母的，写明它",))


def rate_over_100(prose: Prose) -> Iterator[Flaw]:
    """率、占比超过100%。

    办结率、合格率、覆盖率、出庭率、满意率、占比这样的数，分子是分母的一部分，不会超过100%。
    增长、提高的幅度，以及任务完成率、预算执行率、产销率等可以超过100%，不在此列。

    依据：算术；部分不会大于整体（事实）
    反例：行政复议案件办结率达102%。
    反例：全区执法人员培训覆盖率105%。
    正例：全年受理行政复议案件151件，同比增长128.7%。
    正例：完成年度任务的120%，办结率100%。
    """
    if "%" not in prose.chars and "％" not in prose.chars:
        return
    for item in amounts(prose.text):
        if item.unit == "%" and len(item.digits) > 2 and item.value > 100:
            words = re.split("[，。；！？\n]", prose.text[max(item.start - 40, 0) : item.start])[-1]
            rate = re.search("(?:率|占比?|比例|比重|满意度|知晓度|覆盖面|参与度|公开度)[^率占]*$", words)
            if rate and not re.search(_OVER_EXEMPT, words):
                shown = prose.text[item.start : item.end]
                yield Flaw(item.start, item.end, f"“{words[-12:]}{shown}”超过100%", ("部分不会大于整体，核对这个率",))
