"""Two sentences without their full stop, seen from both sides: what ends cannot go on, what follows opens anew.

An amount behind the thing it counts (案件36件), a title or quotation that is an object, and a clause that has its verb
and object are ends; how sure they must be depends on how sure the opening is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.prose import Prose
from reportgen.checks.wording.numbers.amounts import amounts
from reportgen.checks.wording.sentences.afresh import LASTS, MEETING, MEETS, TOLD, closed
from reportgen.checks.wording.sentences.clauses import ANY_MARK, MARKS, clause_before, nouns, opener, words
from reportgen.checks.wording.sentences.enclosed import behind_enclosed
from reportgen.checks.wording.sentences.endings import (
    FUNCTION,
    THINGS,
    done,
    named_subject,
    parted,
    pivots,
    ready,
    said,
    stands,
    whole,
)
from reportgen.checks.wording.sentences.finished import MODIFIERS, complete
from reportgen.checks.wording.sentences.measures import no_ends
from reportgen.checks.wording.sentences.openings import (
    ALONE,
    FRESH,
    Opening,
    begins,
    cause,
    fresh,
    heads,
    opening,
    sure,
)
from reportgen.checks.wording.sentences.predicates import predicates
from reportgen.checks.wording.sentences.turns import turns
from reportgen.patterns import compiled

_GOES_ON = frozenset("，。；：、！？）…》”’\n \t的级以左和及或至到中内外前后多余等,.;:!?)—-~～/·×%％({{}}（|")
"""What follows an amount within its clause."""
_GOES_ON_SO = "调整为|方[可能视予准得为]"
"""The same, of several characters."""
_LEADS = frozenset("×*来第近每有含达过对将把从以由先另已别均余这那某于在被向只尚仅是—－-～~，。；：、\n")
"""What stands before a number whose thing follows it, or that stands for itself."""
_SETS_UP = r"在[^，。；：\d]{2,20}(?:设立|建立|开设|召开|举办|设置|建成|打造)"
"""Where what is done: 在创新创业园设立……."""
_LISTED = 60
"""How far back the same words are looked for."""
_LEAST = 6
"""Characters without a mark before an opening, at least."""
_NO_END = FUNCTION | MARKS | {*"、（“《([ \t—-0123456789"}
_SHORT = 4
"""The same before a connective with its comma."""
_STANDING = "复管进落开施展成见视少低降升长平压提改加保解控遏缓优增罚处报奖评号结位零复化标档完善健高规强好消"
"""The last characters of clauses that say how something is (`stands`)."""
_YET_ENDS = ("手中", "家中", "及时", "落地", "认可", "许可", "需要")
"""Ends of a clause, though 中, 时 and 可 are none elsewhere."""
_WITHIN = ("后，", "中，", "期间，", "中发现")
_EVENTS = ("后，", "以来，", "期间，")
_YEARLY = frozenset("共累没未审办受开召举化调评培发公报查移完接解新出实清监作收立依主组听通登征抽检")
"""What follows 全年 where it opens a sentence: 全年共, not 全年任务."""
_COUNTED = r"(?!度|目标|任务|工作|重点|各项|计划|预算)[^，。；：\n\d]{2,24}(?<![第到至])\d"
"""The same, with a number behind: 全年现场纠正违法行为2.1万起."""
_PUBLISH = ("公布", "公开", "公示", "下达", "统计", "汇总", "分解", "编制", "制定")
"""Verbs that may want it: 公布全年检查频次."""
_WORDS = frozenset(
    char + frame
    for frame, chars in {
        "为": "作行成认称列视定设转变改分名评确较更最极因以",
        "对": "针核面相结应比校反绝",
        "在": "存现正实内潜旨所",
        "因": "原起成病诱死",
        "自": "各亲独擅来",
        "以": "加予可足难得所何用借",
        "由": "理缘自事案经",
        "依": "用法罚律策要费理税量",
        "将": "即必",
        "把": "严",
        "通": "沟流畅互联疏交普贯",
        "结": "总团联机相",
        "除": "拆清消解排免扣开",
    }.items()
    for char in chars
)
"""Words whose last character elsewhere opens a frame."""
_SENT_TO = "(?:报送|上报|抄送|报|移送|移交|提交|反馈)[至给到]?[省市县区镇乡](?!级|直)[\u4e00-\u9fff]{2,12}$"
"""Who gets something ends the clause: 书面报送县委依法治县办."""
_BY = (
    r"用于|(?:化解|解决|消除|控制|稳定|保持|维持|遏制)在|于(?=[\d今当年月上中下])(?:20\d\d年|今年|当年)?(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬)?[年月]?[初底末]?[前内]?"
    "(?=全部|均|完成|办结|整改|销号)|正在"
)
"""于9月20日前全部整改到位: a date, and no 于 of 于……同时; nor is 正在 在, or 化解在基层."""
_BIDDEN = (
    "(?:要求|责令|督促|指导|告知|通知|组织|安排|允许|鼓励|支持|引导|帮助|协助|委托|提醒|建议|邀请|同意|授权|由)(?!的)"
    "[^，。；：的\\d]{0,12}(?:人|办公室|厅|科|组|中心|者|员|位|业|门|关|局|府|院|会|所|站|镇|乡|村|区|县|市|司|户|众|生|师)$"
)
"""要求申请人 按照……: somebody who is to do what follows."""
_HEARD = frozenset(("汇报", "情况", "报告", "意见", "精神", "通报", "议题"))
"""What is heard at a meeting, which then 指出."""
_LASTING = (*LASTS, "个月")
"""Units of how long something takes, behind which only what has its comma opens: 减少9天 与此同时，."""
_BY_RULE = ("按照", "根据", "依据", "结合")
"""By what is done what is done to something."""
_AT_ONCE = ("现将", "下一步", "但", "其", "这")
"""What opens a sentence without a comma."""
_NEXT = ("上述", "会议", "法院", "双方")
"""What tells of things that were named before, or does nothing for others."""
_ONTO = frozenset("出作行了对将把给按从以于")
"""What 上述 is the object of: 作出上述结论."""
_INTO = ("纳入", "列入", "融入", "作为", "列为")
"""Verbs that want what follows: 把法治建设纳入对各县的考核."""
_PLANS = ("力争", "预计", "计划", "争取", "确保", "将于", "拟于", "其中", "预期", "估计", "定于", "始于")
"""Before a year it is the time of the clause itself."""
_ORGAN = (
    "(?![级直内域外])[\u4e00-\u9fff]{0,9}?(?:局|委|办|中心|大队|支队|法院|政府|委员会)"
    "(?:全年|主要|依据|按照|会同|联合|组织|每|对|还|先后|牵头|负责|通过|根据|针对|积极|切实|认真|深入|严格|设立|"
    "制定|下设"
    "|成立|从(?!业|事|严|轻|重|而)|派出|抽调|受理|坚持|高度|召开|开展|同步|把)"
)
"""An organ and what it does, but for its first character."""
_ONE_BY_ONE = "先后(?:主持|召开|组织|开展|举办|出台|制定|印发|赴)"
"""What was done once and again, behind an object."""
_TITLED = ("贯彻", "落实", "执行", "修订", "制定", "印发", "出台", "编制", "公布", "学习", "实施")
_HOW = ("认真", "严格", "深入", "全面", "切实", "配套", "系统", "集中", "专题", "统一", "及时", "逐条", "带头", "共同")


def seams(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where a sentence opens behind what is over, and what it opens with."""
    text = prose.text
    yield from _by_amounts(text)
    yield from behind_enclosed(prose)
    yield from _by_starts(text)
    yield from _doing(text)
    yield from turns(text)


@lru_cache(maxsize=1)
def _starts() -> tuple[str, frozenset[str]]:
    """Where something may open behind words, and how it begins."""
    never = "".join(sorted(_NO_END - {end[-1] for end in _YET_ENDS})).replace("-", "\\-")
    return opener(heads(), ALONE, f"^{never}", f"[^{ANY_MARK}]{{3}}"), frozenset((*heads(), *ALONE))


def _by_starts(text: str) -> Iterator[tuple[int, str]]:
    """Where a sentence opens behind a clause that has its verb and object."""
    pattern, known = _starts()
    for place in compiled(pattern).finditer(text):
        at = place.start()
        if text[at : at + 2] not in known and text[at] not in known:
            continue
        if (text[at - 1] not in _NO_END or text[at - 2 : at] in _YET_ENDS) and begins(text, at):
            found = _behind_clause(text, at)
            if not found or any(begins(text, before) > at for before in range(at - 3, at)):  # within 与此同时，
                continue
            clause = clause_before(text, at)
            if stands(clause) or predicates(clause):
                yield at, found.said


def _by_amounts(text: str) -> Iterator[tuple[int, str]]:
    """Where a sentence opens behind an amount."""
    never = no_ends()
    for item in amounts(text):
        end = item.end
        goes_on = text[end : end + 1] in _GOES_ON and text[end : end + 2] != "中央"
        if goes_on or compiled(_GOES_ON_SO).match(text, end):
            continue
        same = text.find(item.unit + text[end : end + 2], max(item.start - _LISTED, 0), item.start)
        if item.unit and same > 0 and text[same - 1].isdecimal():
            continue  # 203家获得1.36亿元、其他415家获得1.11亿元
        if item.unit in MEETING and text[end : end + 2] in words(MEETS) and text[item.start - 2 : item.start] == "会议":
            continue  # 县政府常务会议4次研究法治政府建设
        countable = item.unit not in never and (text[item.start - 1 : item.start] or "\n") not in _LEADS
        if item.unit in _LASTING:
            found = sure(text, end)
            found = found if found and found.shown[-1] == "，" else None
        else:
            found = opening(text, end) if countable and (item.unit or item.scale) else None
        if found and parted(text, item, found):
            yield end, found.said
        elif (countable or item.unit in TOLD) and closed(text, item, countable=countable):
            yield end, text[end : end + 6]


def _behind_clause(text: str, at: int) -> Opening | None:
    """What opens behind a clause that has its verb and object."""
    if text.startswith("会议", at) and text[at - 2 : at] not in nouns() | _HEARD and text[at - 3 : at] != "等工作":
        return None
    clause = clause_before(text, at)
    if text.startswith("全年", at) and clause[-2:] in _PUBLISH and not compiled(_COUNTED).match(text, at + 2):
        return None
    ended = text[at - 1].isalpha() or text[at - 1] in "》”）"
    if not ended or not (stands(clause) or (text[at - 1 : at + 1] not in _WORDS and whole(clause, _SHORT))):
        return None
    found = sure(text, at)
    if found and _is_bound(clause, found):
        return None
    if found and (found.shown[-1] in "，：" or found.shown.startswith(_AT_ONCE)) and clause[-2:] not in _PLANS:
        return found if said(clause) or stands(clause) else None
    if len(clause) <= _LEAST and not stands(clause):
        return None
    frame = cause(text, at)
    if frame and said(clause) and (text[at] != "到" or complete(clause, people=True)):
        return frame
    found = found or fresh(text, at)
    if compiled(_BIDDEN).search(clause) or (clause.startswith("对") and found and found.shown.startswith(_BY_RULE)):
        return None  # 对153项行政处罚事项 按照违法情节……划分
    if stands(clause) and (found or compiled(_SETS_UP).match(text, at)):
        return found or Opening(FRESH, text[at : at + 6])
    if not found or (found.shown.endswith(_WITHIN) and clause[-2:] in words(MODIFIERS)):
        return None
    opens = found.shown[0] in "经为" or found.shown.endswith(_EVENTS)
    framed = opens and found.shown[-1] == "，" and text[at - 1].isalpha()
    if framed or text.startswith("全年", at):
        known = framed or text[at + 2 : at + 3] in _YEARLY or compiled(_COUNTED).match(text, at + 2)
        return found if known and (ready(clause) or done(clause)) else None
    return found if done(clause) or _is_over(clause, found) else None


def _is_over(clause: str, found: Opening) -> bool:
    """Whether a clause with its verb is over before a frame with its comma, or before somebody who acts."""
    opened = found.shown[0]
    framed = found.shown[-1] == "，" and opened != "除" and clause[-1] not in "》）条正"
    if opened == "在" and not found.shown.endswith(("方面，", "基础上，", "过程中，")):
        return False  # 世界经济论坛在今年的报告中，: who it is stands before
    if opened == "各" and re.search(_SENT_TO, clause):
        return True
    if opened == "上" and clause[-1] in _ONTO:
        return False  # 核查之后作出上述结论
    opens = framed or opened in "该各被" or found.shown.startswith(_NEXT)
    return opens and clause[-2:] not in _INTO and ready(clause) and complete(clause, people=True)


def _is_bound(clause: str, found: Opening) -> bool:
    """Whether a connective, or what opens without a comma, belongs to the clause."""
    if found.shown == "同时，":  # 在加强宣传的同时，
        return not {*compiled(_BY).sub("", clause)}.isdisjoint("在于与除并")
    if found.shown.startswith(("现将", "下一步将")):  # 管理委员会现将……报告如下, 组织各县下一步将……
        return named_subject(clause) or pivots(clause)
    return found.shown.startswith("其") and "的" in clause[-8:]  # 未能按期办结的案件其原因是……


@lru_cache(maxsize=1)
def _organ() -> str:
    """An organ and what it does, behind what may be an object."""
    objects = "".join(sorted({end[1] for end in nouns() | words(THINGS)} | {*_STANDING}))
    return f"[市县区省镇旗](?<=[{objects}].){_ORGAN}"


def _doing(text: str) -> Iterator[tuple[int, str]]:
    """An organ with what it does, and a verb with a title, behind a clause whose object can do nothing."""
    for match in compiled(_organ()).finditer(text):
        at = match.start()
        if text[at - 1].isalpha() and MARKS.isdisjoint(text[max(at - _LEAST, 0) : at]) and _still(text, at):
            yield at, match[0][:8]
    for match in compiled(_ONE_BY_ONE).finditer(text):
        if _still(text, match.start()):
            yield match.start(), match[0]
    for match in compiled("《(?<=[彻实行订定发台制布习施]《)").finditer(text):
        at = match.start() - 2
        if text[at : at + 2] in _TITLED:
            at -= 2 if text[at - 2 : at] in _HOW else 0
            if text[at - 1].isalpha() and MARKS.isdisjoint(text[max(at - _LEAST + 1, 0) : at]) and _still(text, at):
                yield at, text[at : at + 4].rstrip("《")


def _still(text: str, at: int) -> bool:
    """Whether what stands before a place is a clause with an object that does nothing."""
    clause = clause_before(text, at)
    if stands(clause):
        return True
    return whole(clause) and not named_subject(clause) and done(clause, thing=True) and predicates(clause)
