"""Checks of the numbers of headings (RG621–RG624)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.labels import FIRST, HANZI, NUMERALS, THIRD, Label, labels, named
from reportgen.checks.wording.numbering.series import DUP, GAP, RESTART, Fault, series_faults
from reportgen.facts.numerals import chinese_number
from reportgen.lines import CELL, PART
from reportgen.patterns import compiled

_BRACKETED = rf"(?:[{NUMERALS}]{{1,3}}|\d{{1,2}})[）)](?P<mark>[、，。．.；：:,;])(?={HANZI})"
_DIGIT = rf"\d{{1,2}}(?P<mark>、)(?={HANZI})"
_STEP = rf"[{NUMERALS}]{{1,3}}是(?P<mark>[、，：；。．.:,;])"
_ORDINAL = (
    rf"[第其首再](?:(?<=[第其])[{NUMERALS}]{{1,3}}|(?<=首)先|(?<=[其再])次)(?P<mark>[、：])"
    rf"(?![第其]?[{NUMERALS}]|首先|其次|再次|最后)(?={HANZI})"
)
_DIGIT_MARKS = rf"、(?<=\d、)(?={HANZI})"
_STEPS = rf"是(?<=[{NUMERALS}]是)(?=[、，：；。．.:,;])"
_ORDINAL_MARKS = tuple(f"{mark}(?<=[{NUMERALS}先次]{mark})" for mark in "、：")
"""Where such may be: patterns that begin with one character, which is looked for fast."""
_NEAR = 4
"""Characters before the mark, or before 是, at the most, and how many are looked at behind it."""
_OPENING = "。；：，（“\n \u3000"
"""What stands before a step within a line; before a number only the first three."""
_MARKS = frozenset("、，。．.；：:,;")
_MARKED = frozenset(closing + mark for closing in "）)" for mark in _MARKS)
_SHOWN = 3
"""Numbers that a message names."""
_RIGHT = {FIRST: "、", THIRD: "."}


def heading_gap(prose: Prose) -> Iterator[Flaw]:
    """标题序号跳号。

    同一层的序号一个接一个，中间缺了一个，不是漏了一节，就是编错了号。下一层的序号可以另起，也可以接着上一个
    标题往下编，两种都可以；从中间摘出来的一段，从几开始都可以。

    依据：数数（事实）
    依据：GB/T 9704—2012 第 7.3.3 条：结构层次序数依次标注（可以）
    反例（小标题）：一、主要举措和成效⏎二、存在的不足和原因⏎四、下一年度工作安排
    反例（小标题）：（一）健全依法决策机制⏎（三）规范行政执法行为
    反例（小标题）：一、总体情况⏎（二）加强学习培训⏎（三）完善制度
    正例（小标题）：一、主要举措和成效⏎二、存在的不足和原因⏎三、下一年度工作安排
    正例（小标题）：一、主要举措⏎（一）健全决策机制⏎（二）规范执法行为⏎二、工作安排⏎（三）加强宣传教育
    """
    for fault in series_faults(prose):
        if fault.kind == GAP:
            lost = "".join(_named(fault.label, number) for number in fault.missing[:_SHOWN])
            after = f"，“{fault.before.name}”之后直接是“{fault.label.name}”" if fault.before else ""
            message = f"“{_shown(prose, fault)}”之前缺“{lost}”{after}"
            yield _flaw(prose, fault, message, "补上缺的一节，或者把后面的序号改过来")


def heading_dup(prose: Prose) -> Iterator[Flaw]:
    """标题序号重复。

    同一层有两个标题用了同一个序号，后一个编错了号，或者前面改了后面没有跟着改。

    依据：数数（事实）
    依据：GB/T 9704—2012 第 7.3.3 条：结构层次序数依次标注（可以）
    反例（小标题）：一、主要举措和成效⏎二、存在的不足和原因⏎二、下一年度工作安排
    反例（小标题）：（一）健全制度⏎（二）规范执法⏎（三）化解纠纷⏎（三）加强宣传
    正例（小标题）：一、主要举措⏎（一）健全制度⏎（二）规范执法⏎二、工作安排⏎（一）加强宣传⏎（二）化解纠纷
    """
    for fault in series_faults(prose):
        if fault.kind == DUP:
            message = f"“{_shown(prose, fault)}”的序号前面已经用过"
            yield _flaw(prose, fault, message, "按顺序改这个序号，再核对后面的序号")


def heading_restart(prose: Prose) -> Iterator[Flaw]:
    """下一层的序号中途又从头编起。

    序号从（一）或 1 重新编，前面应当有一个新的上一层标题；没有，就是上一层的标题漏了，或者两段材料直接拼在一起。

    依据：数数（事实）
    依据：GB/T 9704—2012 第 7.3.3 条：结构层次序数依次标注（可以）
    反例（小标题）：一、主要举措⏎（一）健全制度⏎（二）规范执法⏎（一）加强宣传⏎（二）化解纠纷
    反例（小标题）：（一）健全制度⏎1.完善决策程序⏎2.加强合法性审查⏎1.组织旁听庭审⏎2.开展法治培训
    正例（小标题）：（一）健全制度⏎1.完善决策程序⏎2.加强合法性审查⏎（二）加强学习⏎1.组织旁听庭审⏎2.开展法治培训
    """
    for fault in series_faults(prose):
        if fault.kind == RESTART:
            before = fault.before.name if fault.before else ""
            message = f"“{_shown(prose, fault)}”从头编号，它与“{before}”之间没有上一层的标题"
            yield _flaw(prose, fault, message, "补上漏掉的上一层标题，或者接着前面编号")


def _flaw(prose: Prose, fault: Fault, message: str, hint: str) -> Flaw:
    label, before = fault.label, fault.before
    related = ((f"前一个是“{before.name}”", before.start, before.end),) if before else ()
    return Flaw(label.start, label.end, message, (hint,), related=related)


def _named(label: Label, number: int) -> str:
    """Another number in the form of a label: 第二章 beside 第三章."""
    if label.rank >= FIRST:
        return named(label.rank, number)
    return label.name.replace(chinese_number(label.number), chinese_number(number))


def _shown(prose: Prose, fault: Fault) -> str:
    """The beginning of the heading, for a message."""
    start, end = fault.label.start, prose.span(fault.label.line)[1]
    text = prose.typed[start:end]
    return text if len(text) <= 16 else f"{text[:15]}…"


def heading_mark(prose: Prose) -> Iterator[Flaw]:
    """序号后面的标点不合用法。

    四层序号写作“一、”“（一）”“1.”“（1）”：汉字数字后用顿号，阿拉伯数字后用下脚点，带括号的不再加标点；
    “一是”“二是”之后不加标点，“第一”“其一”“首先”之后用逗号。

    依据：GB/T 15834—2011 附录 B.3：序次语之后的点号（一般）
    依据：GB/T 9704—2012 第 7.3.3 条：四层序数的写法（可以）
    反例（小标题）：（一）、健全依法决策机制
    反例（小标题）：1、健全依法决策机制
    反例（小标题）：一.主要举措和成效
    反例：一是、健全工作机制，明确任务分工。二是、加强督促检查，推动任务落实。
    反例：主要原因有两个：第一、执法力量不足；第二、业务培训不够。
    正例（小标题）：（一）健全依法决策机制
    正例（小标题）：1.健全依法决策机制
    正例：1.5亿元资金全部下达，一、二审案件分别审结12件、3件。
    正例：一是健全工作机制，明确任务分工。二是加强督促检查，推动任务落实。
    """
    found = {(flaw.start, flaw.end): flaw for flaw in (*_at_line_starts(prose), *_within_lines(prose))}
    yield from (found[span] for span in sorted(found))


def _at_line_starts(prose: Prose) -> Iterator[Flaw]:
    text = prose.text
    for label in labels(prose):
        mark = text[label.end - 1]
        if label.rank in (FIRST, THIRD):
            right = _RIGHT[label.rank]
            doubled = text[label.end : label.end + 1] in ("、", ".")
            if mark == right or doubled or (mark == "．" and label.rank == THIRD):
                continue
            if mark in " \t\u3000" and not _in_series(prose, label.line):
                continue
            sign = text[label.start : label.end].rstrip(f"{mark} \t\u3000")
            at = label.start + len(sign)
            yield _marked(at, label.end, text[label.start : label.end].rstrip(), f"{sign}{right}", right)
        elif text[label.end : label.end + 1] in _MARKS and text[label.end + 1 : label.end + 2] not in (
            "",
            "\n",
            "（",
            "(",
        ):
            sign = text[label.start : label.end]
            yield _marked(label.end, label.end + 1, f"{sign}{text[label.end]}", sign, "")


def _in_series(prose: Prose, index: int) -> bool:
    """Whether other headings of the same rank stand beside `一 总体情况`."""
    return sum(label.rank == FIRST for label in labels(prose)) > 1 or prose.lines[index].kind == "heading"


def _within_lines(prose: Prose) -> Iterator[Flaw]:
    text = prose.text
    if not prose.pairs.isdisjoint(_MARKED):
        for opening in [sign for sign in "（(" if sign in prose.chars]:
            yield from _judged(prose, re.finditer(f"[{opening}]{_BRACKETED}", text), "", "。；：")
    yield from _judged(prose, _about(text, _DIGIT_MARKS, _DIGIT), ".", "。；：")
    yield from _judged(prose, _about(text, _STEPS, _STEP), "", f"、{_OPENING}")
    for marks in _ORDINAL_MARKS:
        yield from _judged(prose, _about(text, marks, _ORDINAL), "，", _OPENING)


def _about(text: str, places: str, pattern: str) -> Iterator[re.Match[str]]:
    """What a pattern finds that holds one of some places."""
    for place in re.finditer(places, text):
        at = place.start()
        tried = (compiled(pattern).match(text, start, at + _NEAR) for start in range(max(at - _NEAR, 0), at))
        yield from [match for match in tried if match and match.end() > at][:1]


def _judged(prose: Prose, matches: Iterable[re.Match[str]], right: str, openings: str) -> Iterator[Flaw]:
    for match in matches:
        before = prose.text[match.start() - 1 : match.start()]
        if before in openings and prose.line(match.start()).kind not in (CELL, PART):
            sign = match[0][:-1]
            yield _marked(match.start("mark"), match.end("mark"), match[0], f"{sign}{right}", right)


def _marked(start: int, end: int, wrong: str, right: str, fix: str) -> Flaw:
    return Flaw(start, end, f"序号“{wrong}”的标点不合用法，应当写作“{right}”", (f"改作“{right}”",), fix)
