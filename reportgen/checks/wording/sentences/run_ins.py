"""Where the heading that a numbered paragraph begins with runs into its text: （三）落实备案审查制度 报备文件38件，."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.prose import Prose, is_han
from reportgen.checks.wording.sentences.clauses import behind_label, clause_ends, has_object, nouns, words
from reportgen.checks.wording.sentences.endings import ENDS
from reportgen.checks.wording.sentences.finished import DEEDS
from reportgen.checks.wording.sentences.predicates import predicates
from reportgen.patterns import compiled

_RUN = r"[^，。；：！？\n,;:]*"
_DEEDS = (
    "采取 开展 建成 选聘 集中 配备 归集 主动 会同 依照 按照 围绕 结合 建立 完善 落实 "
    "推行 严格 认真 坚持 组织 抽取 邀请 推动 推进 深化 依托 聘请 培育 梳理 编制 明确 "
    "积极 深入 全面 充分 持续 切实 加大 投入 依法"
)
"""How a sentence begins that tells what was done, besides the deeds that are counted."""
_NAMED = ("情况", "工作", "结果", "机制", "制度", "标准")
"""What makes a deed the name of a thing: 评查情况."""
_OPENS = (
    "全年|20\\d\\d年|全[市县区省镇乡局]|我[局市县区省镇委厅]|各[执部责单乡]|市[政委县司场]|[县区][政委司纪市]|局[党领]"
    r"|对(?=[^，。]{4,30}，)|向(?=[^，。]{4,30}\d)"
)
_GOES_ON = (
    "[的地得和与及并而且但或为以于在是等上中下后前时者率度之性建工体机制改管评考责清标规平系流台程情培活行专示服指措细方]"
    "|方面|[一二三四五]年|问题|明显|显著|环境|能力|作用|条件|进行|期间|典型|经验|做法|单位|基础"
)
"""What may follow an object within a heading: 监督体系 建设."""
_JOINED = tuple("和与及、的等对将把由在为")
_MEANS = ("运用", "利用", "借助", "依靠", "动员", "引导", "通过", "采用")
"""运用市场机制 推进污染治理: with what something is done."""
_MANNER = "加大力度"
"""How something is done that follows: 加大力度 优化营商环境."""
_LEAST_HEADING, _LONGEST_HEADING, _LEAST_REST = 4, 24, 6
"""Characters of a heading behind its number, and of what follows it."""


def run_ins(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where the sentence behind such a heading begins, and its first words."""
    text = prose.text
    for index, line in enumerate(prose.lines):
        start, _ = prose.span(index)
        label = behind_label(line.text[:_LONGEST_HEADING])
        if label:
            size = _heading(prose.judged(index), label)
            if size:
                yield start + size, text[start + size : start + size + _LEAST_REST]


def _heading(line: str, label: int) -> int:
    """How long the heading is that runs into what follows; 0 where none does."""
    match = re.match(_RUN, line)
    run = match[0] if match else ""
    if len(run) == len(line):
        return 0  # a heading by itself
    for size in range(label + _LEAST_HEADING, min(label + _LONGEST_HEADING, len(run) - _LEAST_REST + 1)):
        if (is_han(run[size]) or run.startswith("20", size)) and _is_over(run[:size], run[size:]):
            return size
    return 0


def _is_over(heading: str, rest: str) -> bool:
    """Whether a heading has its verb and object, and what follows tells something of its own."""
    if heading.endswith(_MANNER) or heading[behind_label(heading) :].startswith(_MEANS):
        return False
    two, told = heading[-2:], any(map(str.isdecimal, rest))
    if two in nouns() and not compiled(_GOES_ON).match(rest) and has_object(heading):
        return told or predicates(rest)
    named = rest[2:4] in _NAMED or rest[2:4] == rest[:2]  # 合法性审查 审查事项14件
    acts = told and not named and (rest[:2] in words(_DEEDS) or rest[:2] in words(DEEDS))
    opens = (acts and all(is_han(char) or char in "“《" for char in rest[2:4])) or compiled(_OPENS).match(rest)
    return bool(opens) and two in _ends() and not heading.endswith(_JOINED) and has_object(heading, 2)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return clause_ends() | words(ENDS)
