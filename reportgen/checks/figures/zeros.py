"""Check of words that say that there was none of what an indicator counts (RG4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.figures.mentions import TYPED, Mention
from reportgen.checks.figures.scope import apart, own_names
from reportgen.checks.prose import places
from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.facts.indicators import Indicator
from reportgen.facts.values import Figure
from reportgen.lines import PARAGRAPH

_STOPS = "[。；！？\n]"
_NONE = "零|0(?![.0-9])|〇"
_COUNT = "[0-9一二两三四五六七八九十]{1,4}个?"
_SOME = (
    rf"(?:{_COUNT}|个别|部分|少数|多数|一些|有的|各有)"
    "(?:[省市县区乡镇村局委办厅]|街道|部门|单位|机关|地方|地区)(?!级)"
)
_SOME_BEHIND = rf"的[省市县区乡镇部单机地][^，。；！？\n]{{0,8}}{_COUNT}"
"""Of whom none is said: 3个部门, 未收到申请的县3个."""
_Span = tuple[int, int]
_Filled = tuple[Indicator, Figure]


def zero_contradicted(subject: Subject) -> Iterator[Finding]:
    """正文说没有，指标填的却有，或者反过来。

    指标目录写明了一些指标是 0 的时候正文怎样说（为零），例如“未收取信息处理费”“零败诉”。正文这样说了，而填的数不是 0；
    或者填的是 0，而正文说“收取了……”“对3件申请收取……500元”，两处必有一处不对。说上年、某月、某个街道、几个部门的，不看。

    依据：同一件事在一份报告里只有一个说法（事实）
    反例：
        指标: {行政应诉: {审结: 12, 败诉: 1}}
        正文:
          举措: 全年审结的行政诉讼案件零败诉。
    正例：
        指标: {行政应诉: {审结: 12, 败诉: 0}}
        正文:
          举措: 全年审结的行政诉讼案件零败诉。
    """
    against: dict[_Span, list[_Filled]] = {}
    for indicator in subject.catalogue:
        value = subject.facts.figure(indicator.path) if indicator.zeros else None
        if isinstance(value, Figure):
            for span in _denied(subject, indicator) if value.value else _affirmed(subject, indicator):
                against.setdefault(span, []).append((indicator, value))
    for (start, end), figures in against.items():
        yield from _finding(subject, figures, start, end)


def _denied(subject: Subject, indicator: Indicator) -> Iterator[_Span]:
    """Words for none where there is some."""
    for words in indicator.zeros:
        for start in places(subject.prose.text, words):
            yield start, start + len(words)


def _affirmed(subject: Subject, indicator: Indicator) -> Iterator[_Span]:
    """收取了信息处理费, 共收取信息处理费, 对3件申请收取信息处理费500元 where there is none."""
    names = sorted(map(re.escape, indicator.aliases), key=len, reverse=True)
    for name in names:
        pattern = rf"(?:{name[:2]}了{name[2:]}|(?:已|均|共){name})(?!{_NONE})"
        for match in re.finditer(pattern, subject.prose.text):
            yield match.span()
    told = {mention.start for mention in subject.mentions if _is_told(subject, mention, indicator)}
    for match in re.finditer(rf"(?:{'|'.join(names)})(?=[1-9])", subject.prose.text) if names else ():
        if match.end() not in told:
            yield match.span()


def _is_told(subject: Subject, mention: Mention, indicator: Indicator) -> bool:
    """Whether a typed number is held against the figure as it is."""
    return mention.written == TYPED and indicator in subject.meanings.of(mention)


def _finding(subject: Subject, figures: list[_Filled], start: int, end: int) -> Iterator[Finding]:
    """One finding for some words, however many figures speak against them."""
    prose, facts = subject.prose, subject.facts
    line = prose.index(start)
    sentence = re.split(_STOPS, prose.text[prose.starts[line] : start])[-1]
    if re.search(_SOME, sentence) or re.match(_SOME_BEHIND, prose.text[end:]):
        return
    if prose.lines[line].kind != PARAGRAPH or apart(sentence, facts.year, own_names(facts.unit)):
        return
    filled = "、".join(f"{indicator.path} 填的是 {value}{indicator.unit}" for indicator, value in figures)
    message = f"正文写“{prose.text[start:end]}”，而指标 {filled}"
    related = tuple(
        Related(f"{indicator.path} {value}", facts.leaves[leaf].place)
        for indicator, value in figures
        for leaf in value.leaves
    )
    yield Finding(message, prose.locate(start, end), ("核对是哪一个，两处写成一样",), related)
