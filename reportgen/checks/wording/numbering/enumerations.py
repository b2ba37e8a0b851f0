"""The check of counted steps within paragraphs (RG625)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.steps import DUP, GAP, Fault, step_faults
from reportgen.facts.numerals import chinese_number

_NEAR, _FAR = 40, 300
"""Characters before 一是 in which two are named, and behind it in which 二是 may follow."""


def enum_gap(prose: Prose) -> Iterator[Flaw]:
    """“一是”“二是”缺了一项或者重了一项。

    一个自然段里，或者接连几段开头的“一是”“二是”“三是”应当一个接一个；“第一，”“其一，”和写在句中的“（一）”也一样。另起一段、
    另列一组可以从“一是”重新数，一项里面还可以再套一组。

    依据：数数（事实）
    反例：一是健全工作机制，明确任务分工。三是加强督促检查，推动任务落实。
    反例：一是健全制度，明确分工；二是加强培训，提升能力；二是严格考核，压实责任。
    反例：主要原因有以下几点：第一，执法力量不足；第三，业务培训不够。
    反例：存在以下不足：（一）普法针对性不强；（二）审查力量欠缺；（四）信息化水平不高。
    正例：一是健全工作机制，明确任务分工。二是加强督促检查，推动任务落实。
    正例：干部作风务实，说一不二是一贯要求，做到一是一、二是二。
    """
    for fault in step_faults(prose):
        token, before = fault.token, fault.before
        if fault.kind not in (GAP, DUP) or (before and fault.kind == DUP and _is_pair(prose, before.start, token.end)):
            continue
        if fault.kind == DUP:
            message, hint = f"“{token.word}”前面已经有了", "按顺序改这一项，再核对后面各项"
        else:
            message, hint = _gap(fault), "补上缺的一项，或者把后面各项改过来"
        related = ((f"前一项是“{before.word}”", before.start, before.end),) if before else ()
        yield Flaw(token.start, token.end, message, (hint,), related=related)


def _is_pair(prose: Prose, start: int, end: int) -> bool:
    """Whether two are told of, each with 一是: 两种途径，一是内部挖潜，一是对外协作."""
    text = prose.text
    if text[end - 2 : end] != "一是" or end - start > _FAR or "两" not in text[max(start - _NEAR, 0) : start]:
        return False
    if re.search("[。；]", text[start:end]):
        return False
    line_end = min(prose.span(prose.index(start))[1], end + _FAR)
    return re.search("[二三]是", text[end:line_end]) is None


def _gap(fault: Fault) -> str:
    token, before = fault.token, fault.before
    number = before.number + 1 if before else token.number - 1
    lost = token.word.replace(chinese_number(token.number), chinese_number(number))
    lost = lost.replace(str(token.number), str(number))
    return f"“{before.word}”之后直接是“{token.word}”，缺“{lost}”" if before else f"“{token.word}”之前没有“{lost}”"
