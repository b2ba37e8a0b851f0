"""Checks of numbers that are typed into the text (RG4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, groupby
from operator import attrgetter

from reportgen.checks.figures.computed import Computed, computed_by
from reportgen.checks.figures.mentions import PRINTED, TYPED, Mention
from reportgen.checks.figures.parts import agrees, is_elsewhere, part_of_table
from reportgen.checks.figures.scope import AT_MOST, elsewhere, planned
from reportgen.checks.figures.tables import rows_retyped
from reportgen.checks.figures.units import alike, counted, scaled
from reportgen.checks.figures.vocabulary import core
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.facts.indicators import Indicator
from reportgen.facts.values import Figure
from reportgen.patterns import compiled

_TENTHS = Decimal(10_000)
SHOWN = 5
_REPEATED = "件宗起条份个家人项卷面亩元%"
"""Units of what is counted once a year; events (次, 场, 期) are told one by one."""
_COMMON = "发现|整改|问题|隐患|线索|培训|活动|检查|会议|讲座|宣传|事项|^占"
_LONG = 7
_DEMAND = "日前|底前|不少于|不低于|不超过|不多于|至少|最多|每"
_CHANGED = "同比|上年|去年|增长|增加|上升|提高|提升|下降|减少|降低|压缩|压减|占"
_DIFFERENCE = "(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增加|减少|增长|下降|多|少)了?"
_SPAN_WORDS = ("以来", "年来", "近", "过去")
_SPAN = "(20[0-9]{2})年(?:[0-9]{1,2}月)?以来|(?:近|过去)[0-9一二两三四五六七八九十几]+年|[两三四五六七八九十几]年来"
_LOOKED_AT = (  # what was done within the year to things of several years: 梳理2019年以来的合同, 对近三年的决策开展评估
    "(?:(?<![应相针绝反校核面])对|针对|围绕|[就将把]|梳理|[抽核排普]查|清[查理]|复[查核]|审[查计核]|检查|倒查|[评回筛]查|摸排|评估|起底|回看"
    "|回访|盘点|归集|整理|比对|调[阅取]|选取|抽[取选]|筛选|汇编|化解|清偿|修订|废止)了?(?:自|从)?$"
)
ANNUAL = "national/annual"


def figure_retyped(subject: Subject) -> Iterator[Finding]:
    """正文里手写的数与指标不符。

    正文里手写的数，前面的话说的正是目录里的某个指标，而数与 指标 里填的不一样。多半是指标改过而正文没有改。
    写成引用 {{ 主题.指标 }}，以后只改一处。附件表格里以指标名称开头的行也对。

    约数（近50）与准确的数（47）说得通的不报；“其中”、上年、某月、某个街道、某一类案件的数，以及下一年度安排里的数，不是同一个范围，不看。
    固定表样里的行名、栏名，前面说了这张表的总数的（作出行政处罚决定……宗，其中罚款……宗），也对。模板由指标算出的数（不予公开、纠错率）
    以它前面的话为名，也对。

    依据：同一个指标在一份报告里只有一个数（实务）
    反例：
        指标: {行政复议: {受理: 47}}
        正文:
          举措: 全年受理行政复议申请48件。
    正例：
        指标: {行政复议: {受理: 47}}
        正文:
          举措: 全年受理行政复议申请{{ 行政复议.受理 }}件，近50件申请中有12件是处罚类。
    """
    facts = subject.facts
    yield from rows_retyped(subject)
    for mention in subject.mentions:
        if mention.written != TYPED or planned(mention, facts.year):
            continue
        filled = _filled(subject, mention)
        if filled and is_elsewhere(subject, mention):
            filled = _parts(subject, mention)
        if len(filled) == 1 and not agrees(subject, mention, *filled[0]):
            yield _retyped(subject, mention, *filled[0])
        found = None if filled else computed_by(subject, mention)
        if found is not None and not found.says(mention.figure):
            yield _recomputed(subject, mention, found)


def _filled(subject: Subject, mention: Mention) -> list[tuple[Indicator, Figure]]:
    """The indicators that a number may mean and that are filled in."""
    meant = ((i, subject.facts.figure(i.path)) for i in subject.meanings.of(mention))
    return [(i, value) for i, value in meant if isinstance(value, Figure)] or _parts(subject, mention)


def _parts(subject: Subject, mention: Mention) -> list[tuple[Indicator, Figure]]:
    """The cell of a table that a number beside its total means."""
    found = part_of_table(subject, mention)
    value = subject.facts.figure(found.path) if found else None
    return [(found, value)] if found and isinstance(value, Figure) else []


def _retyped(subject: Subject, mention: Mention, indicator: Indicator, value: Figure) -> Finding:
    facts = subject.facts
    place = subject.prose.locate(mention.start, mention.end)
    message = f"正文写“{mention.shown}”，而指标 {indicator.path} 填的是 {value}{indicator.unit}"
    hints = [f"核对是哪一个；正文写成 {{{{ {indicator.path} }}}}，以后只改一处"]
    low, high = sorted((mention.figure.value, scaled(value, indicator.unit).value))
    if low and high / low == _TENTHS:
        hints.insert(0, "两个数差一万倍，多半是有一处漏写或多写了“万”")
    related = tuple(Related(f"{indicator.path} {value}", facts.leaves[leaf].place) for leaf in value.leaves)
    return Finding(message, place, tuple(hints), related)


def _recomputed(subject: Subject, mention: Mention, found: Computed) -> Finding:
    facts = subject.facts
    filled = [(path, facts.figure(path)) for path in found.paths]
    figures = [(path, figure) for path, figure in filled if isinstance(figure, Figure) and figure.leaves]
    related = tuple(Related(f"{path} {figure}", facts.leaves[figure.leaves[0]].place) for path, figure in figures)
    shown = found.shown(mention.unit_typed)
    message = f"正文写“{mention.shown}”，而由指标算出的“{found.name}”是 {shown}"
    hint = "核对是哪一个；这个数由程序从各个指标算出，各指标对的改正文"
    return Finding(message, subject.prose.locate(mention.start, mention.end), (hint,), related)


def phrase_two_values(subject: Subject) -> Iterator[Finding]:
    """同一件事在正文里有两个数。

    正文两处用同样的话说同一件事，手写的数却不一样。次、场、期一类可以一次一次说的，以及“发现问题”“整改隐患”这类各处都用的话，不看。

    依据：同一个数在一份报告里只有一个说法（实务）
    反例：
        正文:
          举措: 全年审查涉企政策文件63件。
          第一责任人: 主要负责人带头把关，全年审查涉企政策文件65件。
    正例：
        正文:
          举措: 全年审查涉企政策文件63件。
          第一责任人: 主要负责人带头把关，全年审查涉企政策文件63件，其中重大政策文件12件。
    """
    year, own = subject.facts.year, subject.meanings.own
    told: dict[str, list[Mention]] = {}
    for mention in subject.mentions:
        if mention.written != TYPED or mention.unit not in _REPEATED or planned(mention, year):
            continue
        words = core(mention.lead)
        if compiled(_COMMON).search(words):
            continue
        meant = subject.meanings.of(mention)
        if meant or len(words) >= _LONG:
            key = meant[0].path if len(meant) == 1 else f"{words}|{mention.unit}"
            told.setdefault(key, []).append(mention)
    # most is told once: only of the rest it is asked whether they speak of another time or place
    again = {key: [m for m in several if not elsewhere(m, year, own)] for key, several in told.items() if several[1:]}
    pairs = [(first, other) for first, *others in filter(None, again.values()) for other in others]
    for first, mention in sorted(pairs, key=lambda pair: pair[1].start):
        if not alike(first.figure, mention.figure, mention.unit) and not _filled(subject, mention):
            where = subject.prose.locate(first.start, first.end)
            related = (Related(f"这里写“{first.shown}”", where),) if where else ()
            message = f"正文这里写“{mention.shown}”，前面写“{first.shown}”"
            hint = "核对是哪一个；不是同一件事的，把话说清楚"
            yield Finding(message, subject.prose.locate(mention.start, mention.end), (hint,), related)


def number_spans_years(subject: Subject) -> Iterator[Finding]:
    """年度报告里的数不是本年的。

    句子说的是“2019年以来”“近三年”，数是几年累计的。年度报告报本年的数；确要写累计数的，本年的也写上，
    引用指标的在数的旁边写 说明。当年对几年来的事作的清理、评估、核查（梳理2019年以来的合同），是本年的，不报。

    依据：年度报告的时间口径（实务）
    反例：
        正文:
          举措: 2019年以来，出具审查意见书90份。
    正例：
        正文:
          举措: 全年出具审查意见书20份，2019年以来的文件都已归档。
    """
    facts = subject.facts
    if all(layer.pack != ANNUAL for layer in subject.pack.layers):
        return
    lines = groupby(subject.mentions, key=attrgetter("line"))
    for mention in chain.from_iterable(several for line, several in lines if any(map(line.__contains__, _SPAN_WORDS))):
        since = _spans(mention)
        if since is None or (since[1] and int(since[1]) >= facts.year) or mention.written == PRINTED:
            continue
        if planned(mention, facts.year) or facts.remarks.get(mention.path, ("", ""))[0]:
            continue
        place = subject.prose.locate(mention.start, mention.end)
        hint = "写本年的数；确要写累计数的，本年的也写上，指标的旁边写 说明"
        yield Finding(f"“{mention.shown}”是{since[0]}的数，不是{facts.year}年的", place, (hint,))


def _spans(mention: Mention) -> re.Match[str] | None:
    """The years that its sentence tells it of; not those of things that were looked at or that have done something."""
    said, look = mention.sentence, compiled(_LOOKED_AT).search
    spans = compiled(_SPAN).finditer(said)
    found = next((match for match in spans if not look(said[: match.start()][-_LONG:])), None)
    of_a_kind = found is not None and mention.tail.startswith("的") and "，" not in said[found.end() :]
    return None if of_a_kind else found


def number_unbacked(subject: Subject) -> Iterator[Finding]:
    """正文里的数在指标里查不到。

    正文里手写的数，指标里没有填过同样的数，以后就没有地方可查、可比。目录里有这个指标的，填在 指标 里再引用；
    没有的，核对出处，或在 indicators.yaml 里加。模板包不用指标的（如任务分工通知）不查。

    一个部分只报一次。年份、日期、文号、序号、汉字数目、引号和书名号里的数、“不少于”一类的要求，以及下一年度的安排，不算。

    依据：审核的人会问每个数从哪里来（实务）
    反例：
        正文:
          举措: 走访企业320家，解决难题45个。
    正例：
        指标: {政务服务: {走访企业: 320}}
        正文:
          举措: 走访企业{{ 政务服务.走访企业 }}家，每季度不少于1次，落实三项制度。
    """
    facts = subject.facts
    if subject.pack.manifest.themes == ():
        return
    sections: dict[str, list[Mention]] = {}
    known = _filled_in(subject)
    for mention in subject.mentions:
        if mention.written != TYPED or planned(mention, facts.year) or (mention.unit, mention.value) in known:
            continue
        if not _derived(mention) and not _is_backed(subject, mention):
            sections.setdefault(".".join(mention.path.split(".")[:2]).partition("[")[0], []).append(mention)
    for key, several in sections.items():
        yield _unbacked(subject, key.rpartition(".")[2], several)


def _filled_in(subject: Subject) -> set[tuple[str, Decimal]]:
    """Every figure of the facts as numbers of a text are told: its unit and its value."""
    themes, figures = subject.catalogue.themes.values(), subject.facts.figures
    found = set()
    for theme in themes:
        filled = figures[theme.key]
        for key, indicator in theme.indicators.items():
            value = filled[key]
            if isinstance(value, Figure):
                found.add((counted(indicator.unit), scaled(value, indicator.unit).value))
    return found


def _is_backed(subject: Subject, mention: Mention) -> bool:
    """Whether an indicator, or what a template computes of some, says what the number is."""
    return bool(_filled(subject, mention)) or computed_by(subject, mention) is not None


def _unbacked(subject: Subject, section: str, several: list[Mention]) -> Finding:
    shown = "、".join(f"“{m.shown}”" for m in several[:SHOWN])
    first, *others = [(m, subject.prose.locate(m.start, m.end)) for m in several[: SHOWN + 1]]
    related = tuple(Related(m.shown, place) for m, place in others if place is not None)
    more = "等" if len(several) > SHOWN else ""
    own = [(m, i) for m in several for i in subject.meanings.of(m)[:1]]
    hints = tuple(f"“{m.shown}”可以填在 {i.path}，正文写 {{{{ {i.path} }}}}" for m, i in own[:2])
    last = "目录里有的填在 指标 里再引用；没有的核对出处，留个底"
    message = f"“{section}”里有 {len(several)} 个数在指标里查不到：{shown}{more}"
    return Finding(message, first[1], (*hints, last), related)


def _derived(mention: Mention) -> bool:
    """Whether it is what is asked for, or a change or share that follows from other numbers."""
    if mention.tail.startswith((*AT_MOST, "以上")) or compiled(_DEMAND).search(mention.sentence[-12:]):
        return True
    if compiled(_DIFFERENCE).fullmatch(mention.lead):
        return True
    return mention.unit == "%" and re.search(_CHANGED, mention.lead) is not None
