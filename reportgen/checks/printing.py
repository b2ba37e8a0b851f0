"""Checks that what a unit writes is printed (RG4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.subject import Finding, Subject
from reportgen.document.editions import Edition
from reportgen.facts.quotes import QUOTED
from reportgen.facts.values import Figure
from reportgen.source import Place

_NAMES = (".主题", ".套用")
"""They name what the pack prints."""
_RECORDED = ("公文.公开日期",)
"""Kept for deadlines and for the record; nothing prints them."""


def figure_unprinted(subject: Subject) -> Iterator[Finding]:
    """填了的数没有印出。

    这个数填在指标里，但正文和模板都没有用到它。可能漏写了一句话；只留作存档的，写豁免。填 0 而正文用话说了没有的
    （如“未收取信息处理费”），不报。

    依据：一个数填了就应当有用（实务）
    反例：
        指标: {组织领导: {任前考试: 12}}
    正例：
        指标: {行政复议: {受理: 12, 审结: 12}}
        正文:
          举措: 受理{{ 行政复议.受理 }}件，审结{{ 行政复议.审结 }}件。
    """
    printed = subject.printed_paths
    for indicator in subject.catalogue:
        value = subject.facts.figures[indicator.theme][indicator.key]
        if isinstance(value, Figure) and value.leaves and indicator.path not in printed:
            if not value and any(words in subject.prose.text for words in indicator.zeros):
                continue
            place = subject.facts.leaves[value.leaves[0]].place
            hint = f"在正文里引用 {{{{ {indicator.path} }}}}，或把它留作存档（可写 豁免）"
            hints = (hint, *_beside_template(subject, indicator.theme))
            yield Finding(f"“{indicator.name}”（{value}{indicator.unit}）填了，但没有印出", place, hints)


def _beside_template(subject: Subject, theme: str) -> Iterator[str]:
    """What becomes of the text that the pack has on a theme where the unit writes a text of its own."""
    for section in subject.sections:
        spec = section.spec
        if not section.composed or spec.fixed or theme not in spec.themes:
            continue
        written = subject.facts.narratives.get(spec.key)
        if written is None or not written.has_text:
            yield f"在 正文.{spec.key} 里写了，模板的各段就不印；要留的各写一点，如“- 主题: {theme}”"
        elif all(point.theme != theme for point in written.points):
            yield f"要印模板关于 {theme} 的一段，在 正文.{spec.key} 的列表里加一点“- 主题: {theme}”"


def text_unprinted(subject: Subject) -> Iterator[Finding]:
    """写了的文字没有印出。

    公文、正文或要素里写了这段文字，而报送版没有一处印它。多半是写错了位置，或缺了与它一起印的要素。

    依据：写了就应当印出（事实）
    反例：
        公文: {签发人: [张示例]}
    正例：
        公文: {发文字号: 示〔2025〕1号, 签发人: [张示例]}
    """
    if subject.document.edition is not Edition.UPWARD:
        return
    printed = subject.printed_paths
    for leaf in subject.facts.leaves:
        path = leaf.path
        kept = path in printed or path in _RECORDED or path.endswith(_NAMES)
        if kept or not path.startswith(("公文.", "正文.", "要素.")):
            continue
        if _has_words(leaf.place):
            yield Finding(f"“{path}”写了，但没有印出", leaf.place, (_why(path),))


def _why(path: str) -> str:
    """What prints a text of this kind."""
    if path.startswith("公文."):
        return "核对它所在的位置；签发人要有发文字号才印，印发日期要有印发机关或抄送才印"
    if path.startswith("要素."):
        quote = f"也可以在正文里引用 {{{{ {path} }}}}"
        return f"模板把它和别的要素、指标写在同一小句里的，那些也要填；{quote}；用不着就删去"
    return "模板没有印这一项，或者同一小句里别的没有填；用不着就删去"


def _has_words(place: Place) -> bool:
    """Whether a text holds more than quotes of figures, which have places of their own."""
    text = place.source.line(place.line)[place.column - 1 : place.end_column - 1]
    return re.search(r"\w", re.sub(QUOTED, "", text)) is not None
