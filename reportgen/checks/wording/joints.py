"""Where two sentences run together: a clause that is complete, and behind it, without a mark, how a new one opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Prose
from reportgen.checks.wording.steps import LOST, step_faults
from reportgen.lines import CELL, PART, TITLE

Joint = tuple[int, int, str, str]
"""Start and end of the two characters at the joint, what stands before it and behind it."""

_OPENERS = (
    r"全年(?:共|累计)|年内(?:共|累计)|一年来，|近年来，|今年(?:以来)?，|本年度，|下一?步，|今后，|目前，|同时，|此外，|另外，|据统计，"
    r"|截至(?:20\d\d年|目前|年底)|20\d\d年(?:度|来|以来|初|底|末|[上下]半年|\d{1,2}月(?:\d{1,2}日)?)?，"
    r"|(?P<bare>20\d\d年(?=全[市县区省年]|我[局市县区省委])"
    r"|我[局市县区省](?=[将已共]|积极|认真|坚持|深入|全面|组织|制定|进一步|始终|持续|大力|严格))"
)
"""How sentences begin; the `bare` ones, without a comma, may be objects, too."""
_VERBS = (
    "健全|完善|建立|建成|构建|形成|加强|强化|提升|提高|增强|推进|推动|促进|落实|压实|夯实|筑牢|打造|开展|组织|召开|举办|制定|印发|出台|修订|编制"
    "|办理|受理|审理|审结|化解|解决|维护|保障|确保|营造|优化|规范|改进|改善|深化|履行|发挥|做好|抓好|实现|取得|达到|得到|完成|实施|贯彻|普及|配备"
    "|聘请|设立|明确|细化|梳理|清理|督促|指导|提供|获评|荣获|获得|树立|培育|畅通|拓宽|创新|探索|推行|推广|坚持|严格"
)
_NOUN_ENDS = (
    "机制|制度|体系|能力|水平|氛围|格局|基础|作用|成效|成果|实效|实处|效能|质效|活力|意识|素养|台账|清单|方案|责任|职责|力度|质量|效率|进展|突破|见底"
    "|到位|见效|满意度|合力|防线"
)
_ENDS = (
    f"(?:{_NOUN_ENDS}|保障|支撑|环境|效果|提升|提高|加强|增强|完善|健全|落实|稳定|目标|任务|改善|优化|规范|化解|解决|整改|办结|结案|审结|清零|实施|执行"
    "|运行|开展|推进|全覆盖|好评|称号|荣誉|权益|诉求|问题|矛盾|纠纷|风险|隐患|活动|培训|会议|办法|规定|措施|平台|渠道|阵地|队伍|建设|工作|发展|治理"
    "|监督|检查|宣传|教育|程序|流程|标准|公开|公布|评估|案件|文件)$"
)
_CANNOT_END = (
    "推动|促进|确保|保证|要求|督促|指导|引导|带动|助力|支持|通过|按照|根据|围绕|结合|针对|依托|利用|运用|借助|凭借|随着|为了|依据|参照|立足|着眼|使|让|以|对"
    "|从|由|凭|用|将|把|在|为|令|如|若|当|经|于|即|被|据|就|与"
)
"""Words that leave a clause open, or whose object does what follows (推动机制进一步完善)."""
_SURE = (
    r"落到实处|清仓见底|落实到位|取得[^，。；：\n]{0,10}成效|营造[^，。；：\n]{0,12}氛围|形成[^，。；：\n]{0,12}(?:格局|局面)"
    r"|提供[^，。；：\n]{0,4}(?:有力|坚强|坚实|可靠|良好|优质)[^，。；：\n]{0,8}(?:保障|支撑)|(?:奠定|打下)[^，。；：\n]{0,10}基础"
)
_AFTER_SURE = (
    r"(?![的地得和与及并而且但或为以于在是等上中下后前时者率度之了吗呢]|情况|方面|问题|工作|措施|明显|显著|环境|机制|体系|服务|能力|作用|条件|建设"
    rf"|进行|来|程度|期间|典型|经验|做法|单位)(?=[{HAN}“《]|20\d\d年)"
)
_ADVERBS = (
    "进一步|积极|认真|深入|切实|大力|着力|严格|扎实|持续|不断|全面|充分|加快|主动|定期|及时|坚持|建立健全|健全完善|牢固树立|高度重视"
)
_NEXT_CLAUSE = rf"(?:(?:{_ADVERBS}){{1,2}}(?:{_VERBS})|建立健全|健全完善|牢固树立)[{HAN}]{{3}}"
_OUTCOME = (
    rf"(?!建设|提升|培训|工作|体系|机制|制度|水平|能力|[和与及的等])"
    rf"[{HAN}]{{2,8}}?(?:清仓见底|落实到位|落地见效|(?:稳步|有序|扎实|深入|全面)(?:推进|提升|开展|加强|落实)|(?:明显|显著|大幅|持续|不断|稳步|逐步)"
    r"(?:提升|提高|增强|改善|好转|下降|优化|减少)|基本形成|成效(?:明显|显著)|全部(?:办结|化解)|同比(?:下降|上升|增长|减少)|逐年(?:下降|上升)|实现全覆盖)"
    r"(?=[。；，\n]|$)"
)
_NEXT = f"(?:{_NOUN_ENDS})(?=(?P<next>{_NEXT_CLAUSE}|{_OUTCOME}))"
_AMOUNT = (
    r"\d[万亿余多]{0,2}(?:件|场次?|份|人次|万元|期|条|起|[%％])(?=(?P<next>全年|同时，|此外，|下一?步，|目前，|截至|20\d\d年[，全我]"
    rf"|我[局市县区省][将已共]|进一步|(?:组织开展|发放|解答|接待|召开|举办)[{HAN}]{{2}}))"
)
_FOLLOWS = r"(?:报告|汇报|通报|公布|通知|说明|总结|分解)如下(?=(?P<next>20\d\d年|一、|（一）|1[.．、]|全[市县区省]|我[局市县区省]))"
_LEADING = f"(?:{_ADVERBS}|有效|有力|稳步|逐步|努力|依法|科学|统筹|一是|二是|三是|四是|五是|六是|[（(][一二三四五六七八九十]+[）)])*"
_CLAUSE_START = frozenset("。；，：！？\n…”")
_LEAST = 5
_SHOWN = 8


def joints(prose: Prose) -> Iterator[Joint]:
    """The places where a mark is missing, each once."""
    found: dict[int, str] = {}
    for fault in step_faults(prose):
        if fault.kind == LOST:
            found[fault.token.start] = fault.token.word
    text = prose.text
    for search in (_opened, _closed_for_sure, _next_clauses, _amounts):
        for at, below in search(text):
            found.setdefault(at, below)
    for at in sorted(found):
        if prose.line(at).kind not in (TITLE, CELL, PART) and text[at - 1] != "\n":
            above = text[max(at - _SHOWN, prose.span(prose.index(at))[0]) : at]
            yield at - 1, at + 1, above.lstrip(), found[at].rstrip("，")


def _clause(text: str, at: int) -> str:
    """What stands between the last mark and a place."""
    start = at
    while start > max(at - 60, 0) and text[start - 1] not in _CLAUSE_START:
        start -= 1
    return text[start:at]


def _opened(text: str) -> Iterator[tuple[int, str]]:
    """How sentences begin (全年共, 下一步，, 2024年，), behind a clause that is complete."""
    for match in re.finditer(_OPENERS, text):
        if _stands_close(text, match.start()):
            clause = _clause(text, match.start())
            if match[0] == "同时，" and re.search("[在于与除]", clause):
                continue
            if _is_complete(clause, f"(?:{_NOUN_ENDS})$" if match["bare"] else _ENDS):
                yield match.start(), match[0]


def _stands_close(text: str, at: int) -> bool:
    return at > 0 and bool(re.match(f"[{HAN}”》）]", text[at - 1]))


def _is_complete(clause: str, ends: str) -> bool:
    """Whether a clause has a verb and ends as clauses end; 的 before its last word makes it a subject."""
    core = clause.rstrip("”》）")
    return (
        len(core) >= _LEAST
        and bool(re.search(ends, core))
        and bool(re.search(_VERBS, core[:-2]))
        and not re.search(f"的[{HAN}]{{2,6}}$", core)
        and not re.match(_CANNOT_END, core)
    )


def _closed_for_sure(text: str) -> Iterator[tuple[int, str]]:
    """Phrases that end a clause wherever they stand: 落到实处, 取得…成效."""
    if any(word in text for word in ("落到实处", "清仓见底", "落实到位", "取得", "营造", "形成", "提供", "奠定", "打下")):
        for match in re.finditer(f"(?:{_SURE}){_AFTER_SURE}", text):
            yield match.end(), text[match.end() : match.end() + 4]


def _next_clauses(text: str) -> Iterator[tuple[int, str]]:
    """A verb with its object, and behind it another clause or what became of another subject."""
    for match in re.finditer(_NEXT, text):
        clause = _clause(text, match.end())
        opening = re.match(f"{_LEADING}(?:{_VERBS})", clause)
        if opening and not re.search(f"(?:{_CANNOT_END})", re.sub(f"^{_LEADING}", "", clause)):
            yield match.end(), match["next"][:6]


def _amounts(text: str) -> Iterator[tuple[int, str]]:
    """An amount, or 报告如下, and right behind it a new sentence."""
    for pattern in (_AMOUNT, _FOLLOWS):
        for match in re.finditer(pattern, text):
            yield match.end(), match["next"][:6]
