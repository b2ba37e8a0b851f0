"""Where two sentences run together: a clause that is complete, and behind it, without a mark, how a new one opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Prose
from reportgen.checks.wording.steps import LOST, step_faults
from reportgen.lines import CELL, PART, TITLE

Joint = tuple[int, int, str, str]
"""Start and end of the two characters at the joint, what stands before it and behind it."""

_VERBS = (
    "健全|完善|建立|建成|构建|形成|加强|强化|提升|提高|增强|推进|落实|压实|夯实|筑牢|打造|开展|召开|举办|制定|印发|出台|修订|编制|办理|受理|审理|审结|化解"
    "|解决|维护|保障|营造|优化|规范|改进|改善|深化|履行|发挥|做好|抓好|实现|取得|达到|得到|完成|实施|贯彻|普及|配备|聘请|设立|明确|细化|梳理|清理|提供"
    "|获评|荣获|获得|树立|培育|畅通|拓宽|创新|探索|推行|推广|坚持|严格|认真|严守|加大|加快|改革|接受|履职|简化|公开|公布|保证|奠定|组建|创建|理顺|执行"
    "|遵守|遵循|减少|消除|防范|预防|纠正|查处|整治|稳定|扩大|延伸|下放|承接|取消|精简|压减|缩短|方便|满足|回应|答复|报送|报告|听取|研究|部署|学习|宣传"
    "|签订|审查|审核|评估|评查|检查|监督|管理|运用|适应|节约|参加|参与|列席|邀请|征求|采纳|掌握|熟悉|增加|丰富|凝聚|激发|释放|彰显|展现|予以|进行|做到|作出|做出|采取|增进|纳入|汇聚|兑现|抓紧"
)
_FINITE = f"(?:实现|取得|达到|形成|荣获|获评|(?:{_VERBS})了)"
"""Verbs that take an object also where a subject stands before them."""
_PIVOTS = (
    "(?:推动|促进|确保|要求|督促(?!检查|指导)|指导(?!性|意见|思想|工作)|引导|带动|助力|支持(?!力度)|帮助|协助|鼓励|通过|按照|根据|针对|(?<![行促即大天])使(?!用|命)|让(?!利)"
    "|随着|依托).{3}"
)
"""Whose object does what follows (推动机制进一步完善), or that leave a clause open."""
_OPEN_START = (
    "(?:推动|促进|确保|要求|督促|指导|引导|带动|通过|按照|根据|针对|随着|依托|围绕|结合|利用|借助|凭借|为了|依据|参照|立足|着眼|以|对|从|由|凭|用|将|把|在|如|若|当|经|于|被|据|就|与|令|按|因"
    "|为(?!.*(?:提供|奠定|打下|创造|贡献|注入|营造)))"
)
_NOUNS = (
    "机制|制度|体系|能力|水平|氛围|格局|基础|作用|成效|成果|实效|实处|效能|质效|活力|意识|素养|素质|台账|清单|方案|责任|职责|力度|质量|效率|进展|突破|见底"
    "|到位|见效|合力|防线|权限|程序|流程|标准|渠道|阵地|环境|效果|目标|任务|原则|保障|支撑|权益|利益|诉求|档案|短板|弱项|理念|观念|思想|思维|秩序|成本|层级"
    "|举措|职能|信心|形象|公信力|满意度|知晓率|获得感|义务|权利|法治思维|精准度|透明度|覆盖面|根基|动力|局面|关口|底线|红线|责任制|最后一公里"
)
"""Ends of an object that cannot do anything itself."""
_ACTIONS = (
    "提升|提高|加强|增强|完善|健全|落实|稳定|改善|优化|规范|化解|解决|整改|办结|结案|审结|清零|实施|施行|执行|运行|开展|推进|发展|治理|监督|检查|督查|督察|宣传|教育"
    "|公开|公布|公示|评估|审批|审核|审查|审议|审理|备案|解读|办公|办事|办理|管理|服务|共享|配合|考核|评查|评价|执法|普法|守法|用法|通报|指导|调解|和解|应诉|改革|适应|下移|保护|监管|追究|对接|衔接|协作|协调|联动|清理|预防|防范|管控|排查|移送|援助|帮扶|培养|学习|研究|部署|调度|巡查|督办|问责|整治|约束|履职|述法|交流"
)
"""Ends of a clause that may take an object themselves."""
_THINGS = (
    "全覆盖|好评|称号|荣誉|问题|矛盾|纠纷|风险|隐患|活动|培训|会议|办法|规定|措施|平台|队伍|建设|工作|案件|文件|行政|讲座|培训班|法治政府|行为|判决|决定|事项|合同|关系|决策"
    "|台阶|法规|规章|政策|要求|资源|信息|数据|纠纷|机关|方式|机构|合法性|针对性|实效性|知情权|监督权|内容|领域|环节|依据|条件|材料|体制|重心|需求|关切|负担|经验|做法|示范|试点|知识|技能|精神|计划|规划|指标|论证|听证|[常规法制标信专便精][态范治度准息业利细]化"
)
_ENDS = rf"(?:{_NOUNS}|{_ACTIONS}|{_THINGS}|[化性率权]|[件次场份项期条起家]|[%％])$"
_ADVERBS = (
    "进一步|积极|认真|深入|切实|大力|着力|严格|扎实|持续|不断|全面|充分|加快|主动|定期|及时|坚持|依法|继续|全力|稳步|有效|广泛|率先|精准|从严|牢固|自觉|统筹"
    "|重点|着重|综合|要|分类|分级|专题|集中"
)
_BEGINS = f"{_VERBS}|组织|采用|严把|推动|促进|督促|指导|引导|践行|安排|选派|选聘|发放|编发|编印|解答|接待|走访|排查|调处|巡查|倡导|选树|打击|查办|抽查|督办"
_LEADING = rf"(?:[一二三四五六七八九十]{{1,3}}是|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|\d{{1,2}}[.．、]|{_ADVERBS}|努力|科学|创新|合理|有力|逐步|有序)*"
_MONTH = r"\d{1,2}月(?:\d{1,2}日|份|底|初)?"
_TIME = (
    rf"20\d\d年(?!版)(?:度|来|以来|初|底|末|[上下]半年|{_MONTH})?|今年(?:以来)?|去年以来|[上下]半年|年初以来|年内(?=共|累计)|本年度|(?:近|一)年来|截至(?:20\d\d年|目前|年底)"
    rf"|截止(?:20\d\d年|目前|年底)|{_MONTH}，|目前|近期，|下一?步，|今后，|全年(?=共|累计|没有|未)|年初"
)
_LINKS = "同时|此外，|另外，|与此同时|据统计，|为此，|因此，|但是?，|然而，|存在问题的原因|针对(?:这|上述|存在)"
_STEP = f"(?<!措施)(?<!做法)(?<!问题)(?<!原因)(?<!方面)(?<!工作)(?<!任务)(?<!情况)(?<!要求)(?<!目标)一是(?!一)"
_STRONG = f"(?P<time>{_TIME})|(?P<link>{_LINKS})"
"""How sentences open that hardly stand within a clause, behind its object."""
_SUBJECTS = (
    rf"我[局市县区省委办厅镇乡院](?!的)|全[市县区省][各共上下行法累]|各(?:级|部门|单位|乡镇|县|市|区|有关)|[市县区省](?!域|场|民|级)(?:[{HAN}]{{0,10}}?(?:政府|委|局|办|小组))(?!关于|批准|同意)[{HAN}]{{4}}"
    "|局党组|牵头单位|责任单位|行政机关负责人"
)
_DONE = "(?:成立|制定|建立|完成|开设|组织|组织开展|印发|出台|举办|召开|配备|聘请|修订|编制|开展|形成|实现|明确|建成|推行|推出)了"
_PHRASES = (
    r"(?:按照|根据|围绕|针对|结合|依托|通过|依据|对照|聚焦|立足)[^，。；：\n]{2,30}，|为(?:进一步|深入|切实|全面|更好|有效|贯彻|规范|推动|落实|加强|确保|做好|解决)"
    r"|对(?![接照标应象比口外手方策立称话账])[^，。；：\n了]{4,45}，|在[^，。；：\n]{2,20}(?:[中上下前后时间面]，|方面|过程中|工作中|基础上)|[将把][^，。；：\n]{2,25}(?:纳入|作为|列入|列为|摆在|摆上)|充分发挥|未经[^，。]{2,25}，"
)
_DOUBLE = "建立健全|健全完善|贯彻落实|组织开展|制定完善|建立完善|牢固树立|高度重视|制定印发|修订完善|探索建立"
_BARE = "(?:强化|加强|健全|建立|深化|加快|简化|畅通|拓宽|确定|探索|推行|新建|综合运用)(?![和与、]|情况|工作|过程|机制)"
_WEAK = rf"{_SUBJECTS}|{_STEP}|{_BARE}[{HAN}“《]{{4}}|{_DONE}|{_PHRASES}|(?:{_ADVERBS})(?:{_ADVERBS})?(?:{_BEGINS})[{HAN}“《]{{3}}|(?:{_DOUBLE})[{HAN}“《]{{3}}|坚持[{HAN}]{{4}}"
"""How sentences open that may stand behind a subject, too."""
_OUTCOME = (
    rf"(?!建设|提升|培训|工作|体系|机制|制度|水平|能力|得到|有了|得以|更加|整体|日益|基本|总体|{_ADVERBS}|明显|大幅|逐步|[和与及的等已均将也都更有])[{HAN}]{{2,8}}?(?:清仓见底|落实到位|落地见效|(?:稳步|有序|扎实|深入|全面)(?:推进|提升|开展|加强|落实)"
    r"|(?:明显|显著|大幅|持续|不断|稳步|逐步)(?:提升|提高|增强|改善|好转|下降|优化|减少)|基本形成|成效(?:明显|显著)|全部(?:办结|化解)"
    r"|同比(?:下降|上升|增长|减少)|逐年(?:下降|上升)|实现全覆盖)(?=[。；，\n]|$)"
)
_SURE = (
    r"落到实处|清仓见底|落实到位|取得[^，。；：\n]{0,10}成效|营造[^，。；：\n]{0,12}氛围|形成[^，。；：\n]{0,12}(?:格局|局面)"
    r"|提供[^，。；：\n]{0,4}(?:有力|坚强|坚实|可靠|良好|优质)[^，。；：\n]{0,8}(?:保障|支撑)|(?:奠定|打下)[^，。；：\n]{0,10}基础"
    r"|得到(?:有效|明显|进一步|显著|全面|切实|及时|妥善)?(?:提升|提高|增强|改善|落实|化解|解决|保障)|列入(?:年度)?预算"
)
_AFTER_SURE = (
    r"(?![的地得和与及并而且但或为以于在是等上中下后前时者率度之了吗呢]|情况|方面|问题|工作|措施|明显|显著|环境|机制|体系|服务|能力|作用|条件|建设"
    rf"|进行|来|程度|期间|典型|经验|做法|单位|性|基础|标准)(?=[{HAN}“《]|20\d\d年)"
)
_AMOUNT = (
    rf"(?<=[{HAN}》”])(?<![对将把以从由余中共先后别已约近等达每第有个])\d{{1,9}}(?:\.\d{{1,2}})?[万亿余多]{{0,2}}(?:余?[件份场期条起批篇]|场次|人次|次|[%％])"
    rf"(?=(?P<next>{_TIME}|{_LINKS}|{_SUBJECTS}|{_PHRASES}|(?:进一步|不断|切实|配合|强化|发放|解答|接待)[{HAN}]{{3}}|(?:主动|深入|积极|认真|组织)(?:开展|推进|落实)[{HAN}]{{2}}"
    r"|(?:召开|举办|制定|印发|开展)[^，。；\n]{2,15}\d|出台《|制定《|印发《))"
)
_FOLLOWS = r"(?:报告|汇报|通报|公布|通知|说明|总结|分解)如下(?=(?P<next>20\d\d年|一、|（一）|1[.．、]|全[市县区省]|我[局市县区省]))"
_CLAUSE_START = frozenset("。；，：！？\n…")
_LEAST, _LONGEST, _SHOWN = 5, 60, 8


def joints(prose: Prose) -> Iterator[Joint]:
    """The places where a mark is missing, each once."""
    found: dict[int, str] = {}
    for fault in step_faults(prose):
        if fault.kind == LOST:
            found[fault.token.start] = fault.token.word
    text = prose.text
    for search in (_opened, _closed_for_sure, _amounts):
        for at, below in search(text):
            if not any(near in found for near in range(at - 4, at + 5)):
                found[at] = below
    for at in sorted(found):
        if prose.line(at).kind not in (TITLE, CELL, PART) and text[at - 1] != "\n":
            above = text[max(at - _SHOWN, prose.span(prose.index(at))[0]) : at]
            yield at - 1, at + 1, above.lstrip(), found[at].rstrip("，")


def _clause(text: str, at: int) -> str:
    """What stands between the last mark and a place."""
    start = at
    while start > max(at - _LONGEST, 0) and text[start - 1] not in _CLAUSE_START:
        start -= 1
    return text[start:at]


def _opened(text: str) -> Iterator[tuple[int, str]]:
    """A clause that is complete, and behind it how a sentence opens; what opens weakly needs a verb and its object."""
    for match in re.finditer(_STRONG, text):
        at = match.start()
        if at > 0 and re.match(f"[{HAN}”》）%％]", text[at - 1]):
            clause = _clause(text, at)
            if match["link"] == "同时" and re.search("[在于与除并]", clause):
                continue
            if _is_complete(clause) and (text[match.end() - 1] == "，" or _takes_no_object(clause) or _has_object(clause)):
                yield at, match[0]
    for match in re.finditer(f"(?:{_NOUNS}|{_ACTIONS}|{_THINGS})[”》）]?(?=(?P<next>{_WEAK}|{_OUTCOME}))", text):
        if _has_object(_clause(text, match.end())):
            yield match.end(), match["next"][:6]


def _is_complete(clause: str) -> bool:
    """Whether a clause has a verb and ends as clauses end."""
    core = clause.rstrip("”》）")
    return (
        len(core) >= _LEAST
        and bool(re.search(_ENDS, core))
        and bool(re.search(rf"{_VERBS}|达\d", core[:-2]))
        and not re.match(f"{_LEADING}(?:{_VERBS})[了过]?的", core)
        and not re.match(_OPEN_START, core)
    )


def _takes_no_object(clause: str) -> bool:
    """Whether what follows cannot be the clause's object: 完成…任务 is whole, 落实 is not."""
    return bool(re.search(f"(?:{_NOUNS}|[%％])$", clause.rstrip("”》）")))


def _has_object(clause: str) -> bool:
    """Whether a clause is a verb with its object, and the object does nothing itself."""
    core = clause.rstrip("”》）")
    opening = re.match(f"{_LEADING}(?:{_VERBS})(?![了过]?的)", core) or re.search(f"(?<!的){_FINITE}", core)
    if opening is None or re.search(f"的(?:{_ACTIONS})$", core) or re.search(_PIVOTS, core) or re.match(_OPEN_START, core) or core.count("《") > core.count("》"):
        return False
    acts = re.search(f"(?:{_ACTIONS})$", core)
    return len(core) - opening.end() >= (4 if acts else 2)


def _closed_for_sure(text: str) -> Iterator[tuple[int, str]]:
    """Phrases that end a clause wherever they stand: 落到实处, 取得…成效."""
    for match in re.finditer(f"(?:{_SURE}){_AFTER_SURE}", text):
        yield match.end(), text[match.end() : match.end() + 4]


def _amounts(text: str) -> Iterator[tuple[int, str]]:
    """An amount, or 报告如下, and right behind it a new sentence."""
    for pattern in (_AMOUNT, _FOLLOWS):
        for match in re.finditer(pattern, text):
            yield match.end(), match["next"][:6]
