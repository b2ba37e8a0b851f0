"""Checks of this year's figures against last year's (RG4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportgen.checks.figures.mentions import QUOTED, Mention
from reportgen.checks.figures.parts import part_of_table
from reportgen.checks.figures.units import scaled
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.grids import sum_cells
from reportgen.facts.indicators import Indicator
from reportgen.facts.jumps import WAN, jumps
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import last_digit
from reportgen.facts.values import Figure
from reportgen.tuples import NamedTuple

_SLIP = (Decimal(3000), Decimal(30_000))
"""A figure so many times last year's has 万 too much, or too little."""

LARGE = Decimal(20)
"""Figures above it are seldom equal in two years by chance."""
ENOUGH = 5
SHARE = Decimal("0.6")
SHOWN = 5

_GROWTH = (
    r"^[，（(]?(?:同比|比上年|较上年|比去年|较去年)(?:同期)?(增长|增加|上升|提高|提升|下降|减少|降低|下跌)了?"
    r"([0-9]+(?:\.[0-9]+)?)(%|％|个百分点|件|人次|人|次|场|份|条|个|宗|起)"
)
_DOWN = ("下降", "减少", "降低", "下跌")


class _Pair(NamedTuple):
    """A figure of this year and of last year."""

    indicator: Indicator
    this: Figure
    last: Figure


def jump_unexplained(subject: Subject) -> Iterator[Finding]:
    """与上年相差很大而没有说明。

    与上年文件里的同一个数相比，大的是小的 1.5 倍以上，而且相差 10 以上（金额 10 万元以上）；比率相差 10 个百分点以上。
    范围写在指标目录的 波动 里，本单位可以另定。核对没有错的，在数的旁边写 说明（口径说明也算）：
    受理: {数: 90, 说明: 集中受理征收类案件}。
    固定表样里的几格，一张表只提一次，列出各格；合计由各格相加，各格没有相差很大的才提。

    依据：领导和审核人员要问的数，先有答案（实务）
    反例：
        指标:
          行政复议: {受理: 90}
        上年：
        指标:
          行政复议: {受理: 40}
    正例：
        指标:
          行政复议: {受理: {数: 90, 说明: 集中受理征收补偿类案件}}
          组织领导: {听取汇报: 5}
        上年：
        指标:
          行政复议: {受理: 40}
          组织领导: {听取汇报: 2}
    """
    for several in _told_together(subject):
        yield _jump(subject, several)


def _told_together(subject: Subject) -> Iterator[list[_Pair]]:
    """The jumps that nobody explains: each figure by itself, the cells of one table of fixed form together.

    Totals of a table follow from its other cells, so that they are told only where none of those jumps.
    """
    band, remarks = subject.catalogue.band, subject.facts.remarks
    found: dict[str, list[_Pair]] = {}
    for pair in _pairs(subject):
        if jumps(pair.indicator, pair.this, pair.last, band):
            theme = pair.indicator.theme
            found.setdefault(theme if _is_form(subject, pair) else pair.indicator.path, []).append(pair)
    sums = {theme.key: sum_cells(theme.grid) for theme in subject.catalogue.themes.values() if theme.grid}
    for key, several in found.items():
        single = [pair for pair in several if pair.indicator.key not in sums.get(key, ())] or several
        unexplained = [pair for pair in single if not remarks.get(pair.indicator.path, ("", ""))[0]]
        if unexplained:
            yield unexplained


def _is_form(subject: Subject, pair: _Pair) -> bool:
    return subject.catalogue.themes[pair.indicator.theme].grid is not None


def _jump(subject: Subject, several: list[_Pair]) -> Finding:
    """One finding at the first figure, with the others named."""
    leaves, (pair, *others) = subject.facts.leaves, several
    this, last, unit = pair.this, pair.last, pair.indicator.unit
    related = [Related(f"上年 {last}", leaves[last.leaves[0]].place)]
    related += [Related(f"{p.indicator.path} {p.this}，上年 {p.last}", leaves[p.this.leaves[0]].place) for p in others]
    message = f"“{pair.indicator.name}”今年{this}{unit}、上年{last}{unit}，{_change(pair)}，没有说明"
    if others:
        names = "、".join(f"“{p.indicator.name}”（{p.last}→{p.this}）" for p in others[:SHOWN])
        message += f"；这张表里还有 {len(others)} 格相差很大：{names}{'等' if len(others) > SHOWN else ''}"
    written = f"在表里把 {this} 写成" if _is_form(subject, pair) else f"写成 {pair.indicator.key}:"
    written += f" {{数: {this}, 说明: 原因}}"
    hint = f"核对两年的数；没有错的{written}" + ("，别的格一样" if others else "")
    return Finding(message, leaves[this.leaves[0]].place, (*_slip(this, last), hint), tuple(related[: SHOWN + 1]))


def figures_repeated(subject: Subject) -> Iterator[Finding]:
    """许多数与上年一模一样。

    与上年都填了的、大于 20 的数里，有 5 个以上而且六成以上一个不差。
    全年发生的件数、人次很少这样，多半是沿用了上年的数没有改。
    “年末”的存量（如调解组织、法律顾问）本来少变，不算。

    依据：年度报告的数应当是本年的（推算）
    反例：
        指标:
          行政复议: {受理: 47, 审结: 45}
          普法: {宣传活动: 180, 宣传资料: 36000, 法律咨询: 400}
        上年：
        指标:
          行政复议: {受理: 47, 审结: 45}
          普法: {宣传活动: 180, 宣传资料: 36000, 法律咨询: 400}
    正例：
        指标:
          行政复议: {受理: 47, 审结: 45}
          普法: {宣传活动: 180, 宣传资料: 36500, 法律咨询: 420}
        上年：
        指标:
          行政复议: {受理: 41, 审结: 45}
          普法: {宣传活动: 160, 宣传资料: 36000, 法律咨询: 400}
    """
    pairs = [p for p in _pairs(subject) if p.this.value > LARGE and p.last.value > LARGE and not _stock(p.indicator)]
    same = [p for p in pairs if p.this.value == p.last.value and p.this.approx == p.last.approx]
    if len(same) < ENOUGH or len(same) < SHARE * len(pairs):
        return
    facts = subject.facts
    first, *others = [facts.leaves[p.this.leaves[0]].place for p in same]
    shown = "、".join(f"{p.indicator.path} {p.this}" for p in same[:SHOWN])
    more = "等" if len(same) > SHOWN else ""
    message = f"可以与上年比较的 {len(pairs)} 个数里，有 {len(same)} 个与上年一模一样：{shown}{more}"
    related = tuple(Related(f"{p.indicator.path} {p.this}", place) for p, place in list(zip(same[1:], others))[:SHOWN])
    yield Finding(message, first, ("逐个核对是不是上年的数没有改；确实一样的，在 豁免 里写明理由",), related)


def _pairs(subject: Subject) -> Iterator[_Pair]:
    """The figures that both years have, in the order of the catalogue; of tables no totals that nobody wrote."""
    facts = subject.facts
    if facts.previous is None:
        return
    for indicator in subject.catalogue:
        this = facts.figures[indicator.theme][indicator.key]
        if isinstance(this, Figure) and this.typed and this.leaves:
            last = facts.previous[indicator.theme][indicator.key]
            if isinstance(last, Figure) and last.typed and last.leaves:
                yield _Pair(indicator, this, last)


def _stock(indicator: Indicator) -> bool:
    """Whether it counts what is there at the end of the year."""
    return indicator.meaning.startswith("年末")


def _change(pair: _Pair) -> str:
    """增加50（125.0%）."""
    this, last, unit = pair.this.value, pair.last.value, pair.indicator.unit
    word = "增加" if this > last else "减少"
    if pair.indicator.kind == "比率":
        return f"{word}{plain(abs(this - last))}个百分点"
    if pair.this.approx or pair.last.approx:
        return f"{word}很多"
    share = "" if not last else f"（{(abs(this - last) / last * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%）"
    return f"{word}{_told(abs(this - last))}{unit}{share}"


def _told(value: Decimal) -> str:
    """As people write it: 18万."""
    return f"{plain(value / WAN)}万" if value >= WAN and not value % 100 else plain(value)


def _slip(this: Figure, last: Figure) -> tuple[str, ...]:
    """A hint where the two differ by about 万."""
    low, high = sorted((this.value, last.value))
    slipped = low > 0 and _SLIP[0] <= high / low <= _SLIP[1]
    return ("两年相差约一万倍，多半有一年漏写或多写了“万”",) if slipped else ()


def growth_differs(subject: Subject) -> Iterator[Finding]:
    """手写的同比与两年的数对不上。

    一个指标的数后面紧跟着“同比增长……”，而上年的文件里有同一个数。两年的数算出的同比，按写的位数四舍五入或直接截断都可以。

    依据：算术（事实）
    反例：
        指标: {行政复议: {受理: 47}}
        正文:
          举措: 受理行政复议申请{{ 行政复议.受理 }}件，同比增长15.7%。
        上年：
        指标: {行政复议: {受理: 40}}
    正例：
        指标: {行政复议: {受理: 47}}
        正文:
          举措: 受理行政复议申请{{ 行政复议.受理 }}件，同比增长17.5%。
        上年：
        指标: {行政复议: {受理: 40}}
    """
    facts = subject.facts
    for mention in subject.mentions if facts.previous is not None else ():
        growth = re.match(_GROWTH, mention.after)
        indicator = _meant(subject, mention) if growth else None
        path = indicator.path if indicator else ""
        last = facts.figure(LAST_YEAR + path) if path else None
        if growth is None or indicator is None or not isinstance(last, Figure) or last.approx or mention.figure.approx:
            continue
        change = _growth(mention, scaled(last, indicator.unit), growth[3])
        if change is None or _says(growth, change):
            continue
        place = subject.prose.locate(mention.end + growth.start(1), mention.end + growth.end())
        word = "增加" if change > 0 else "减少"
        right = f"{word} {plain(abs(change).quantize(Decimal('0.001')))}{growth[3]}" if change else "持平"
        stated = "".join(growth.groups())
        message = f"正文写“{stated}”，而今年 {mention.figure}、上年 {last}，应是{right}"
        related = tuple(Related(f"{LAST_YEAR}{path} {last}", facts.leaves[leaf].place) for leaf in last.leaves)
        yield Finding(message, place, ("核对两年的数和同比",), related)


def _meant(subject: Subject, mention: Mention) -> Indicator | None:
    """The one indicator that a number quotes or means."""
    if mention.written == QUOTED:
        return subject.catalogue.get(mention.path)
    found = subject.meanings.of(mention)
    return found[0] if len(found) == 1 else None if found else part_of_table(subject, mention)


def _says(growth: re.Match[str], change: Decimal) -> bool:
    """Whether what is stated is the change, rounded or cut off at its last digit."""
    stated = Figure(Decimal(growth[2]), growth[2])
    step = last_digit(stated)
    if change and (growth[1] in _DOWN) != (change < 0):
        return False
    return stated.value - step / 2 <= abs(change) < stated.value + step


def _growth(mention: Mention, last: Figure, unit: str) -> Decimal | None:
    """What the growth should be: a share, or a difference where it is told in the figure's own unit."""
    difference = mention.figure.value - last.value
    if unit not in ("%", "％"):
        return difference
    if mention.unit == "%" or not last.value:
        return None
    return difference / last.value * 100
