"""Where two sentences run together: a clause that is complete, and behind it, without a mark, how a new one opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbering.labels import HANZI
from reportgen.checks.wording.numbering.steps import LOST, step_faults
from reportgen.checks.wording.sentences.afresh import MEETING, MEETS
from reportgen.checks.wording.sentences.anew import anew
from reportgen.checks.wording.sentences.bonds import bound
from reportgen.checks.wording.sentences.clauses import (
    LEAST,
    MARKS,
    adverbs,
    clause_before,
    clause_ends,
    has_object,
    is_complete,
    opener,
    takes_no_object,
    verbs,
    words,
)
from reportgen.checks.wording.sentences.closings import following, listed, outcomes, sure
from reportgen.checks.wording.sentences.endings import ENDS, THINGS, verb_of
from reportgen.checks.wording.sentences.finals import finals
from reportgen.checks.wording.sentences.finished import DEEDS, deeds
from reportgen.checks.wording.sentences.openings import FRAMES
from reportgen.checks.wording.sentences.predicates import predicates
from reportgen.checks.wording.sentences.run_ins import run_ins
from reportgen.checks.wording.sentences.seams import seams
from reportgen.lines import CELL, PART, TITLE
from reportgen.patterns import compiled

Joint = tuple[int, int, str, str]
"""Start and end of the two characters at the joint, what stands before it and behind it."""

_MONTH = r"\d{1,2}月(?:\d{1,2}日|份|底|初)?"
_TIME = (
    rf"20\d\d年(?!版)(?:度|来|以来|初|底|末|[上下]半年|{_MONTH})?，?|今年(?:以来，)?|去年以来|[上下]半年|年初(?:以来)?|年内(?=共|累计)|本年度"
    rf"|[近一]年来，|截[至止](?:20\d\d年|目前|年底)|{_MONTH}，|目前|近期，|下一?步，|今后，|全年(?=[共累没未审办受开召举化调评培发公报查移完接解新])"
)
_LINK = "同时|此外，|另外，|与此同时|据统计，|为此，|因此，|但是?，|然而，|存在问题的原因|针对(?:这|上述|存在)"
_STRONG = f"{_TIME}|(?P<link>{_LINK})"
"""How sentences open that hardly stand within a clause, behind its object."""
_SUBJECT = (
    "我[局市县区省委办厅镇乡院](?!的)|全[市县区省][各共上下行法累]|各(?:级|部门|单位|乡镇|县|市|区|有关)"
    f"|[市县区省](?:政府|委|司法局)(?!关于|批准|同意){HANZI}{{4}}|局党组|牵头单位"
)
_PHRASE = (
    rf"{FRAMES}[^，。；：\n]{{2,30}}，"
    "|为(?:进一步|深入|切实|全面|更好|有效|贯彻|规范|推动|落实|加强|确保|做好|解决)"
    r"|对(?![、接照标应象比口外手方策立称话账])[^，。；：\n了]{4,45}，"
    r"|在[^，。；：\n]{2,20}(?:[中上下前后时间面]，|方面|过程中|工作中|基础上)"
    r"|[将把][^，。；：\n]{2,25}(?:纳入|作为|列入|列为|摆在|摆上)|充分发挥|未经[^，。；\n]{2,25}，"
)
_WEAK = f"{_SUBJECT}|{_PHRASE}"
"""How sentences open that may stand behind a subject, too."""
_DONE = "成立 制定 建立 完成 开设 组织 印发 出台 举办 召开 配备 聘请 修订 编制 开展 形成 实现 明确 建成 推行 推出"
"""With 了 behind: 成立了领导小组."""
_BARE = (
    "组织 强化 加强 健全 建立 深化 加快 简化 畅通 拓宽 探索 推行 新建 综合运用 加大 推广 严格 设立 成立 组建 打造 "
    "严把 拓展"
)
_NOT_BARE = ("情况", "工作", "过程", "机制", "机构", "体系", "实施", "保障", "建设", "生活", "协调", "能力", "领导")
_DOUBLE = "建立健全 健全完善 贯彻落实 组织开展 制定完善 建立完善 牢固树立 高度重视 制定印发 修订完善 探索建立"
_STRONG_STARTS = (
    "20 今年 去年 上半 下半 年初 年内 本年 近年 一年 截至 截止 目前 近期 下一 下步 今后 全年 1月 2月 3月 4月 5月 6月 "
    "7月 8月 9月 10 11 12 同时 此外 另外 与此 据统 为此 因此 但， 但是 然而 存在 针对"
)
_WEAK_STARTS = (
    "我局 我市 我县 我区 我省 我委 我办 我厅 我镇 我乡 我院 全市 全县 全区 全省 各级 各部 各单 各乡 各县 各市 各区 "
    "各有 市政 县政 区政 省政 市委 县委 区委 省委 市司 县司 区司 局党 牵头 按照 根据 围绕 针对 结合 依托 通过 依据 "
    "对照 聚焦 立足 为进 为深 为切 为全 为更 为有 为贯 为规 为推 为落 为加 为确 为做 为解 充分 未经"
)
_FRAMES = (
    "按照 根据 围绕 针对 结合 依托 通过 依据 对照 聚焦 立足 为进 为深 为切 "
    "为全 为更 为有 为贯 为规 为推 为落 为加 为确 为做 为解"
)
"""What cannot be an object."""
_OTHER_STARTS = "一是 发放 解答 接待 配合 召开 举办 开展"
"""The first two characters of what the patterns above find, so that few places are looked at with them."""
_SINGLE = "对在将把"
"""Openings of one character."""
_NOT_BEFORE_STEP = ("措施", "做法", "问题", "原因", "方面", "工作", "任务", "情况", "要求", "目标")
_AMOUNT = (
    rf"(?:{HANZI}|[》”])(?<![的对将把以从由余中共先后别已约近等达每第有个度开])\d{{1,9}}(?:\.\d{{1,2}})?[万亿余多]{{0,2}}"
    r"(?:余?[件份场期条起批篇项个处]|场次|人次|次|[%％])$"
)
_AFTER_AMOUNT = (
    rf"{_TIME}|{_LINK}|{_SUBJECT}|{_PHRASE}|(?:进一步|不断|切实|配合|强化|发放|解答|接待){HANZI}{{3}}"
    rf"|(?:主动|深入|积极|认真|组织)(?:开展|推进|落实){HANZI}{{2}}|(?:召开|举办|制定|印发|开展)[^，。；\n]{{2,15}}\d|(?:出台|制定|印发)《"
)
_DOES = (
    "开展 推行 打造 建成 举办 召开 出台 制定 整合 实现 清理 新增 打击 深化 优化 强化 落实 完善 健全 加强 组织 "
    "兑现 查处"
)
_UNITS = frozenset("件份场期条起批篇次项个处%％")
_BEHIND = _UNITS | {*"”》）"}
"""Behind one of these a sentence may open, whatever stands before it."""
_SINCE = ("施行", "实施", "运行", "成立", "开展", "推行", "颁布", "上线", "出台", "履职", "任职")
"""With 一年来 behind: 施行一年来."""
_ONE_WORD = (
    "教育培训 宣传教育 学习培训 教育引导 督促指导 指导监督 "
    "审议通过 表决通过 审核通过 评审通过 验收通过 考试通过 考核通过 审查通过"
)
"""Two deeds that are one, and a deed with its outcome: 经常务会议审议 and 通过后 are one clause."""
_PART, _LONGEST_PART, _STEPS = "[^，。；：！？\\n]{8,}$", 60, 400
"""What stands before 一是, lists and all; characters of it that are looked at, and behind it for 二是."""
_SHOWN = 8


def joints(prose: Prose) -> Iterator[Joint]:
    """The places where a mark is missing, each once."""
    text = prose.text
    found = {fault.token.start: fault.token.word for fault in step_faults(prose) if fault.kind == LOST}
    places = [match.start() for match in compiled(_openers()).finditer(text)]
    ended = (
        sure(prose),
        _opened(text, places),
        outcomes(prose),
        listed(prose),
        following(prose),
        seams(prose),
        finals(prose),
        run_ins(prose),
        anew(prose),
    )
    for joint in (*ended, deeds(text, places)):
        for at, below in joint:
            if not any(near in found for near in range(at - 4, at + 5)):
                found[at] = below
    for at in sorted(found):
        if found[at].startswith("一年来") and text[at - 2 : at] in _SINCE:
            continue
        if prose.line(at).kind in (TITLE, CELL, PART) or text[at - 2 : at + 2] in words(_ONE_WORD) or bound(text, at):
            continue
        if text[at - 1] != "\n":
            above = text[max(at - _SHOWN, prose.span(prose.index(at))[0]) : at]
            yield at - 1, at + 1, above.lstrip(), found[at].rstrip("，")


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """The first two characters of everything that opens a sentence."""
    listed = f"{_STRONG_STARTS} {_WEAK_STARTS} {_OTHER_STARTS} {_DONE} {_BARE} {_DOUBLE}".split()
    return frozenset(word[:2] for word in (*listed, *adverbs()))


@lru_cache(maxsize=1)
def _openers() -> str:
    """Where a clause may end and another begin, or another deed."""
    before = {end[1] for end in (*clause_ends(), *words(ENDS), *words(THINGS))} | _BEHIND
    return opener(_starts() | words(DEEDS), _SINGLE, "".join(sorted(before)))


def _opened(text: str, places: list[int]) -> Iterator[tuple[int, str]]:
    """A clause that is complete, and behind it how a sentence opens."""
    starts, ends = _starts(), clause_ends()
    found = [at for at in places if text[at : at + 2] in starts]
    found += [at for at in places if text[at] in _SINGLE]
    for at in found:
        if text[at : at + 2] == "一是" and text[at - 2 : at] not in _NOT_BEFORE_STEP and _has_steps(text, at):
            yield at, "一是"
        elif text[at - 2 : at] in ends or text[at - 1 : at] in _BEHIND:
            if text[at - 2 : at] == "会议" and text[at : at + 2] in words(MEETS):
                continue  # 召开党委会议专题研究法治工作
            if text[at - 2 : at] in words(MEETS) and text[at : at + 3] in ("上半年", "下半年"):
                continue  # 召开推进会通报上半年进展
            below = _opening(text, at) if MARKS.isdisjoint(text[at - LEAST if at > LEAST else 0 : at]) else ""
            counted = text[at - 1] in _UNITS and any(map(str.isdecimal, text[at - 4 : at - 1]))
            if below and (counted or predicates(clause_before(text, at))):
                yield at, below


def _opening(text: str, at: int) -> str:
    """What opens at a place, if the clause before it is complete; what opens weakly wants a verb and its object."""
    two, counted, clause = text[at : at + 2], text[at - 1] in _UNITS, clause_before(text, at)
    if two in words(_STRONG_STARTS) and (counted or is_complete(clause)):
        strong = re.compile(_STRONG).match(text, at)
        if strong and _is_whole(clause, strong):
            return strong[0]
        if strong and not counted:
            return ""
    if counted and any(map(str.isdecimal, clause[-4:-1])) and re.search(_AMOUNT, clause):
        if text[at - 1] in MEETING and two in words(MEETS):
            return ""  # 召开常务会议7次专题研究法治议题
        after = re.compile(_AFTER_AMOUNT).match(text, at)
        return after[0][:6] if after else _weak(text, at) or _does(text, at)
    framed = two in words(_FRAMES) or text[at] in _SINGLE
    if two == "一是" and clause[-2:] in _NOT_BEFORE_STEP:
        return ""
    if framed or two in words(_WEAK_STARTS):  # the pattern of these is large: the clause is looked at first
        return _weak(text, at) if has_object(clause, 2 if framed else 4) else ""
    below = _weak(text, at)
    return below if below and has_object(clause) else ""


def _is_whole(clause: str, strong: re.Match[str]) -> bool:
    """Whether a clause is over before what opens strongly: 完成…任务 is, and so is anything before `今年，`."""
    if not is_complete(clause) or (strong["link"] == "同时" and re.search("[在于与除并]", clause)):
        return False
    return strong[0][-1] == "，" or takes_no_object(clause) or has_object(clause)


def _weak(text: str, at: int) -> str:
    """How a sentence opens that may stand behind a subject, too: 我局, 按照…，, 制定了, an adverb with its verb."""
    two, four = text[at : at + 2], text[at : at + 4]
    if two in words(_WEAK_STARTS) or two[0] in _SINGLE:
        match = re.compile(_WEAK).match(text, at)
        if match:
            return match[0][:6]
    if two == "一是":
        return two if text[at + 2 : at + 3] != "一" else ""
    if two == "坚持" and _runs(text[at + 2 : at + 6], 4):
        return two
    if two in words(_DONE) and "了" in text[at + 2 : at + 5]:
        return text[at : text.index("了", at + 2) + 1]
    if four in words(_DOUBLE) or two in words(_BARE):
        size = 4 if four in words(_DOUBLE) else 2
        rest = text[at + size : at + size + 4]
        named = rest[:2] in _NOT_BARE and rest != "领导干部"
        whole = _runs(rest, 4) and not named and not {*rest} & {*"和与"}
        return four if whole else ""
    known = adverbs()
    if two not in known and text[at : at + 3] not in known:
        return ""
    behind = at
    for _ in range(2):
        behind += next((n for n in (3, 2) if text[behind : behind + n] in known), 0)
    if text[behind : behind + 2] in verbs() and _runs(text[behind + 2 : behind + 5], 3):
        return text[at : at + 6]
    return ""


def _has_steps(text: str, at: int) -> bool:
    """Whether what stands before 一是 says something, lists and all, and 二是 opens a clause of its own behind it."""
    part = compiled(_PART).search(text, max(at - _LONGEST_PART, 0), at)
    second = text.find("二是", at, at + _STEPS)
    return bool(part and verb_of(part[0][:-2]) and text[at - 1].isalpha() and second > 0 and text[second - 1] in "。；")


def _does(text: str, at: int) -> str:
    """A verb with its object, behind an amount of things."""
    does = text[at : at + 2] in words(_DOES) and _runs(text[at + 2 : at + 6], 4) and text[at - 2 : at] != "人次"
    return text[at : at + 2] if does else ""


def _runs(text: str, size: int) -> bool:
    """Whether so many characters without a mark stand there, opening marks aside."""
    return len(text) == size and all(char.isalpha() or char in "“《" for char in text)
