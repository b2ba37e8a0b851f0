"""Checks of 勾稽: equations that the catalogue says the figures must keep (RG4)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.subject import Balance, Finding
from reportgen.diagnostics import Related
from reportgen.facts.balance import Imbalance, Side
from reportgen.facts.equations import LAST_YEAR, NEEDS
from reportgen.facts.identities import REMARK, SOFT, STRICT
from reportgen.facts.model import Facts
from reportgen.facts.numerals import plain
from reportgen.facts.rolled_up import is_short
from reportgen.source import Place

_SHORT = "这里有汇总来的数，有的单位没有填、没有计入（见数旁边的注释）：多半因此对不上，补齐以后重新汇总"


def identity_broken(subject: Balance) -> Iterator[Finding]:
    """勾稽不成立。

    指标目录写明了一些数之间必须成立的关系：收的等于结的加在办的，总数等于各分项之和，采用的不超过报送的。
    意见把两边的数都列出来，“另见”是每个数所在的行。

    没有填的数当作大于等于 0 的任何数，所以分项不全时，只在已填的超过总数时才报；
    填“不适用”的分项按 0 算，一边全是“不适用”的不看（有甲就要有乙的，乙不能是“不适用”）。
    约数（300余）和带万、亿的数按它可能的范围看，范围之内说得通的不报。

    依据：数目之间的算术关系，口径见指标目录（事实）
    反例：
        指标:
          行政复议: {上期结转: 3, 受理: 47, 审结: 40, 期末在审: 8}
    反例：
        指标:
          组织领导: {法治信息: 36, 市级采用: 40}
    正例：
        指标:
          行政复议: {上期结转: 1, 受理: 47, 审结: 40, 期末在审: 8}
          组织领导: {法治信息: 36, 市级采用: 8}
    """
    yield from _findings(subject, STRICT)


def identity_doubtful(subject: Balance) -> Iterator[Finding]:
    """勾稽可能不成立。

    这些关系一般成立，但口径不同时可以有例外，例如培训的人里有辅助人员；与上年的结转对不上也在这里，因为上年的数可能后来更正过。
    核对后确实如此的，在其中一个数的旁边写 说明，就不再提。

    依据：指标目录的口径（实务）
    反例：
        指标:
          行政执法: {执法人员: 120, 参训人员: 150}
    反例：
        指标:
          行政复议: {上期结转: 3, 受理: 47, 审结: 42, 期末在审: 8}
        上年：
        指标:
          行政复议: {受理: 40, 期末在审: 5}
    正例：
        指标:
          行政执法: {执法人员: 120, 参训人员: {数: 150, 说明: 含辅助人员30人}}
    """
    yield from _findings(subject, SOFT)


def identity_remark(subject: Balance) -> Iterator[Finding]:
    """两个数值得核对。

    两个不同的指标恰好一样多，或者进驻的事项比许可事项还多，多半没有错，但也常常是填串了行。
    核对后在其中一个数的旁边写 说明，就不再提。

    依据：指标目录的口径（推算）
    反例：
        指标:
          规范性文件: {备案审查: 60, 报备: 60}
    正例：
        指标:
          规范性文件: {备案审查: 60, 报备: {数: 60, 说明: 与备案审查的件数恰好相同}}
    """
    yield from _findings(subject, REMARK)


def _findings(subject: Balance, level: str) -> Iterator[Finding]:
    facts = subject.facts
    for broken in subject.imbalances:
        if broken.identity.level != level:
            continue
        if level != STRICT and any(facts.remarks.get(name, ("", ""))[0] for name, _ in broken.figures):
            continue
        if level == REMARK and not any(figure.typed for _, figure in broken.figures):
            continue  # the parts are looked at themselves; a total that was computed takes no 说明
        first, *others = _places(facts, broken)
        kept = "在 豁免 里写明理由" if level == STRICT else _remarked(subject, broken)
        reason = broken.identity.note.rstrip("。")
        short = any(is_short(place.source.line(place.line)) for _, place in (first, *others))
        mend = f"核对这几个数，改正填错的（{reason}）；都没有填错的，{kept}"
        hints = (_SHORT, mend) if short else (mend,)
        yield Finding(_message(broken), first[1], hints, tuple(Related(*other) for other in others))


def _remarked(subject: Balance, broken: Imbalance) -> str:
    """How to say that the figures are right: in a table, in place of a number."""
    themes = subject.catalogue.themes
    for name, figure in broken.figures:
        if figure.typed and not name.startswith(LAST_YEAR) and themes[name.partition(".")[0]].grid is not None:
            return f"在表里把其中一个数写成 {{数: {figure}, 说明: 原因}}"
    return "在其中一个数的旁边写 说明"


def _places(facts: Facts, broken: Imbalance) -> list[tuple[str, Place]]:
    """Each figure that somebody wrote with its line, this year's first; else computed totals."""
    several = [(name, figure) for name, figure in broken.figures if figure.leaves]
    found = [(name, figure) for name, figure in several if figure.typed] or several
    found.sort(key=lambda pair: pair[0].startswith(LAST_YEAR))
    return [(f"{name} {figure}", facts.leaves[figure.leaves[0]].place) for name, figure in found]


def _message(broken: Imbalance) -> str:
    identity, left, right = broken.identity, broken.left, broken.right
    operator, gap = identity.equation.operator, plain(broken.gap)
    both = f"{_shown(left)}，{_shown(right)}"
    if operator == "!=":
        return f"“{identity.name}”要核对：{both}，恰好相等"
    if operator == NEEDS and not right.parts:
        needed = "、".join(term.name for term in identity.equation.right)
        return f"勾稽“{identity.name}”不成立：{_shown(left)}，而 {needed} 填的是“不适用”；前者大于 0，后者也应有数"
    if operator == NEEDS:
        return f"勾稽“{identity.name}”不成立：{both}；前者大于 0，后者也应大于 0"
    over = left.range.low > right.range.high
    sure = left.range.exact and right.range.exact
    least = "" if sure else "至少"
    if operator == "==" and sure:
        return f"勾稽“{identity.name}”不成立：{both}，差 {gap}"
    return f"勾稽“{identity.name}”不成立：{both}，{'前者' if over else '后者'}{least}多 {gap}"


def _shown(side: Side) -> str:
    """上期结转 3 + 受理 47 = 50."""
    words = []
    for index, part in enumerate(side.parts):
        sign = ("" if not index else "+ ") if part.term.sign > 0 else "- "
        name = part.term.name.rpartition(".")[2]
        label = f"上年的“{name}”" if part.term.name.startswith(LAST_YEAR) else f"{name} "
        words.append(f"{sign}{plain(part.term.number)}" if part.figure is None else f"{sign}{label}{part.figure}")
    text = ("已填的 " if side.open else "") + " ".join(words)
    approximate = any(figure.approx for _, figure in side.figures)
    return text if len(words) < 2 or approximate else f"{text} = {plain(side.total)}"
