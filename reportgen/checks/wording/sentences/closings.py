"""Where a clause is over by its own words, so that what follows without a mark is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.numbering.labels import HANZI
from reportgen.checks.wording.sentences.clauses import MARKS, clause_before, has_object, nouns
from reportgen.patterns import compiled

_OUTCOMES = (
    "清仓见底 落实到位 落地见效 基本形成 成效明显 成效显著 全部办结 全部化解 同比下降 同比上升 同比增长 同比减少 "
    "逐年下降 逐年上升 现全覆盖"
)
_FIRMLY, _GROWS = "稳步 有序 扎实 深入 全面", "推进 提升 开展 加强 落实"
_CLEARLY, _TURNS = "明显 显著 大幅 持续 不断 稳步 逐步", "提升 提高 增强 改善 好转 下降 优化 减少"
"""What becomes of a subject: the words above, and each of the former with each of the latter."""
_LEAST_OUTCOME = 11
"""Characters of a clause that are at least a verb, its object, another subject and what becomes of it."""
_LONGEST_PART = 100
_NO_SUBJECT = (
    "、|条例|办法|方案|规划|计划|行动|项目|工程|试点|改革|建设|提升|培训|工作|体系|机制|制度|水平|能力|得到|有了|得以|更加|整体|日益|基本|总体|明显|大幅|逐步|进一步|积极|认真|深入|切实"
    "|大力|着力|严格|扎实|持续|不断|全面|充分|有效|稳步|[和与及的等已均将也都更有]"
)
_REACHES = {
    "取得": (10, ("成效",)),
    "营造": (12, ("氛围",)),
    "形成": (12, ("格局", "局面")),
    "提供": (14, ("保障", "支撑")),
    "奠定": (10, ("基础",)),
    "打下": (10, ("基础",)),
    "得到": (3, ("提升", "提高", "增强", "改善", "落实", "化解", "解决", "保障")),
    "落到": (0, ("实处",)),
    "落实": (0, ("到位",)),
    "清仓": (0, ("见底",)),
}
"""Verbs, the words that end the clause behind them, and how many characters may stand in between."""
_BETWEEN = {
    "提供": ("有力", "坚强", "坚实", "可靠", "良好", "优质"),
    "得到": ("有效", "明显", "进一步", "显著", "全面", "切实", "及时", "妥善"),
}
"""What must stand in between, if anything does."""
_GOES_ON = (
    r"[的地得和与及并而且但或为以于在是等上中下后前时者率度之了吗呢来性]|情况|方面|问题|工作|措施|明显|显著|环境|机制|体系|服务|能力|作用"
    "|条件|建设|进行|程度|期间|典型|经验|做法|单位|基础|标准"
)
_FOLLOWS = (
    "如下(?<=[报通汇公总说分][告报布知明结解]如下)"
    r"(?=(?P<next>20\d\d年|一、|（一）|1[.．、]|全[市县区省]|我[局市县区省]))"
)
_CLOSED_LIST = (
    f"等{HANZI}{{0,2}}?(?P<end>{HANZI}{{2}})(?={HANZI}{{4}})(?!{_GOES_ON}|[，。；：、！？”》）\\s\\d]|$|于|进|完善|落实|执行|运行|要求|规定|优势|内容|要素"
    "|资源|手段|载体|支持|保证|需求|目标|事项|改革|创新|管理|监督|标准|约束|规范|全|更|持|不|逐|得|均|已|都)"
)


_GO_ON = frozenset(("环境", "基础"))
"""等环境治理, 等基础设施: no list of things is closed."""
_LABELLED = (
    r"(?:单位|部门|科室|时限)[：:][^：:（）()\n]{2,80}?(?<=[\u4e00-\u9fff])(?<![主级直区第一体同要])"
    r"(?=(?P<next>(?:责任|配合|牵头|参与|协办|主办|承办)(?:单位|部门|科室)|完成时限)[：:])"
)
"""牵头单位：县司法局, and right behind it 责任单位：."""


def sure(prose: Prose) -> Iterator[tuple[int, str]]:
    """Phrases that end a clause wherever they stand: 落到实处, 取得…成效."""
    text = prose.text
    for match in re.finditer("[取营形提奠打得落清](?=[得造成供定下到实仓])", text):
        at = _reached(text, match.start())
        following = text[at : at + 1] if at else ""
        if (following.isalpha() or (following and following in "“《2")) and not re.compile(_GOES_ON).match(text, at):
            yield at, text[at : at + 4]


def _reached(text: str, start: int) -> int:
    """Where such a phrase ends that begins at a place; 0 where none does."""
    verb = text[start : start + 2]
    limit, ends = _REACHES.get(verb, (0, ()))
    near = text[start + 2 : start + 4 + limit]
    for end in ends:
        size = near.find(end)
        if size >= 0 and MARKS.isdisjoint(near[:size]):
            between = _BETWEEN.get(verb)
            fits = between is None or any(word in near[:size] for word in between)
            if fits or (verb == "得到" and not size):
                return start + 4 + size
    return 0


@lru_cache(maxsize=1)
def _outcome_words() -> frozenset[str]:
    how = [f"{first}{second}" for first in _FIRMLY.split() for second in _GROWS.split()]
    rise = [f"{first}{second}" for first in _CLEARLY.split() for second in _TURNS.split()]
    return frozenset((*_OUTCOMES.split(), *how, *rise))


def _part(text: str, end: int) -> str:
    """What stands before a place and behind the mark before that, or all that matters of it."""
    near = text[max(end - _LONGEST_PART, 0) : end]
    return near.replace("。", "，").replace("；", "，").replace("\n", "，").rpartition("，")[2]


def outcomes(prose: Prose) -> Iterator[tuple[int, str]]:
    """A verb with its object, and right behind it another subject and what became of it: 提升…能力 信访积案清仓见底."""
    text, pairs = prose.text, prose.pairs
    known = [word for word in _outcome_words() if word[1:3] in pairs and word[:2] in pairs and word[2:] in pairs]
    ends = sorted(at + 4 for word in known for at in places(text, word) if text[at + 4 : at + 5] in ("", *"，。；\n"))
    for part in dict.fromkeys(_part(text, end) for end in ends):
        if len(part) < _LEAST_OUTCOME:
            continue
        size = 5 if part.endswith("实现全覆盖") else 4
        clause = clause_before(part, len(part) - size)
        for length in range(2, min(9, len(clause) - 4)):
            subject, above = clause[-length:], clause[:-length]
            if above[-2:] in nouns() and not re.match(_NO_SUBJECT, subject) and has_object(above):
                for at in places(text, part):
                    yield at + len(part) - size - length, subject[:6]
                break


def listed(prose: Prose) -> Iterator[tuple[int, str]]:
    """A verb with a list that 等…制度 closes, and right behind it something else: 完善报告、咨询等制度 决策全程留痕."""
    text = prose.text
    for place in places(text, "等"):
        ends = (place + size for size in (3, 4, 5))
        if any(text[end - 2 : end] in nouns() - _GO_ON and text[end : end + 1].isalpha() for end in ends):
            match = re.compile(_CLOSED_LIST).match(text, place)
            behind = match.end() if match and match["end"] in nouns() - _GO_ON else 0
            if behind and text[behind].isalpha() and has_object(clause_before(text, behind)):
                yield behind, text[behind : behind + 4]


def following(prose: Prose) -> Iterator[tuple[int, str]]:
    """报告如下, and right behind it the report; a label, and right behind what it names the next one."""
    labels = compiled(_LABELLED).finditer(prose.text) if "单位" in prose.pairs else ()
    yield from ((label.end(), label["next"]) for label in labels)
    for place in places(prose.text, "如下"):
        if prose.text[place + 2 : place + 3] not in "：。，；":
            match = re.compile(_FOLLOWS).search(prose.text, place, place + 10)
            if match:
                yield match.end(), match["next"]
