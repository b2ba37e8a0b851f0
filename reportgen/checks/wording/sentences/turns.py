"""Where who acts changes without a mark: a clause that is over, and behind it somebody with what he does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportgen.checks.wording.sentences.clauses import (
    ANY_MARK,
    MARKS,
    by_pair,
    clause_before,
    nouns,
    opener,
    verbs,
    words,
)
from reportgen.checks.wording.sentences.endings import FUNCTION, done, stands
from reportgen.checks.wording.sentences.finished import begins_doing, complete
from reportgen.checks.wording.sentences.openings import OTHER_JING
from reportgen.checks.wording.sentences.predicates import predicates
from reportgen.patterns import compiled

_PEOPLE = (
    "班子成员|执法人员|工作人员|办案人员|调查人员|监管人员|检查人员|窗口人员|参训人员|参会人员|与会人员|从业人员|"
    "参学人员|参考人员|参加人员|与会同志|旁听人员|调解员|人民调解员|网格员|监督员|联络员|辅导员|志愿者|法律顾问|公职律师|村（居）法律顾问|驻村干部|"
    "他们|她们|被查机构|被查单位|被检单位|被检查单位|被抽查单位|被督察单位|"
    "党员干部|领导干部|机关干部|干部职工|主要负责人|分管负责人|行政机关负责人|主要领导|分管领导|当事人|申请人|"
    "被申请人|投诉人|举报人|行政相对人|相对人|服务对象|办事群众|来访群众|群众|职工|居民|村民|业主|商户|经营者|"
    "劳动者|农民工|纳税人|缴费人|市民|学生|家长|企业|双方|各方|督察组|检查组|评估组|调研组|专家组|局班子|"
    "党委班子|领导班子|仲裁员|检察官|法官|消费者|经营主体|市场主体|用人单位|村民委员会|居民委员会|业主委员会|老年人|未成年人|学员|考生|旅客|游客|患者|驾驶员|摊主|企业负责人|申请内容|申请事项|"
    "人民法院|检察机关|公安机关|审判机关|司法所|行政机关|行政执法机关|执法单位|执法部门|责任单位|主管部门|"
    "牵头部门|成员单位|派出所|乡镇党委|管理局|管委会|农户|农民|施工单位|维保单位|排污单位|建设单位|经营单位|法规处|法规科|法制科|执法队伍|海事处|村法律顾问"
)
_DOES = (
    r"按照|还(?!款|贷|本)|一旦|自行(?!车)|对(?![接照象策手])|在(?![线职编岗册籍建])|要(?!求|点|素)|将|可(?!能|行|靠|持|视)|凭|已|均|应(?!急|诉|"
    r"用|知)|须|不得|会同|每[月季周年日]|普遍|到(?!场率|位)|向"
    r"|就(?!业|近)|因|与(?=[^，。；：、]{1,14}(?:签|共|联合|建立|对接|结|达成|协商|配合|互))|有权|依法|分别|统一(?!战)|定期|主动|及时|共(?![享建治同识管])|全部|只需|无需|足不|"
    r"持(?!证|续|有)|经(?![济营费验])|逐|自愿|反映|主动|只要|根据|针对"
    r"|围绕|结合|利用|连续(?!性)|认为|反映|表示|负责(?![人同])|实行|随即|当即|迅速|立即|抽调|派(?=员|出|驻)|来自|活跃|常年|主要(?=是|集|来|涉|反)|全年|先后|多次|亲自|带头|轮流|通过|设在|下设|由|每"
)
"""What people and offices do, by the word behind them."""
_ORGAN = (
    "[市县区省镇乡局街村](?:委|政府|局|纪委|人大|政协|法院|检察院|人民法院|人民检察院|人民政府|人大常委会|司法局|"
    "公安局|财政局|教育局|民政局|审计局|税务局|水利局|应急局"
    "|城管局|住建局|人社局|医保局|商务局|统计局|信访局|气象局|司法所|市场监管局|自然资源局|生态环境局|农业农村局|"
    "交通运输局|卫生健康委|综合执法队|政府办|委办|委政法委"
    "|委依法治[市县区省]办|委全面依法治[市县区省]委员会|委依法治[市县区省]委员会|党委|党工委)"
)
_SAID = (
    "检查发现，|审计发现，|调查发现，|调研发现，|走访发现，|排查发现，|抽查发现，|督察发现，|评查发现，|"
    "核查发现，|监测显示，|数据显示，|统计显示，|结果显示，|结果表明，"
    "|调查显示，|测评显示，|评估认为，|审理认为，|实践证明，|实践表明，|春节前|节前，|汛期前，|汛期(?=共|累|全|"
    "先|，)|年底前，|年内，|春耕期间，|三夏期间，|秋收期间"
    "，|防火期内，|禁渔期内，|复议期间，|诉讼期间，|试点期间，|试行期间，|一年多来，|两年来，|三年来，|多年来，|"
    "长期以来，|下阶段，"
    "|今后工作中，|年终，|岁末，|去年(?=[共累排查办受开审组完召新全])|去年，|一要(?=[^一]{4,60}二要)|一方面，|"
    f"经(?![{OTHER_JING}])"
    "(?=[\u4e00-\u9fff]{2,4}，)"
    "|全年(?![度目任工重各计法发期时初末来])(?=[\u4e00-\u9fff]{3})|目前(?=已有|共有|全|正在)|但(?:从|由于|与|仍|"
    "也|还|在(?!线)|部分|个别|一些|受)|真正(?:做到|实现)|切实做到|从此，|"
    "至此，|其中(?=[\u4e00-\u9fff]{2,4}\\d|，)"
    "|未发生(?=[^，。]{4})|未出现(?=[^，。]{4})|无一(?=[例件起人])|没有发生"
    "|本报告(?!期)|本机关(?!的)|本条例(?!第)|本办法(?!第)|该(?:做法|经验|模式|案|项目|平台|办法|制度|条例|规定|"
    "机制|系统|中心|所|局|县|镇|街道|公司|企业|工程|行动|项工作"
    "|典型案例|案例)(?=[被共均已将于由为自以在对得获经从有要可应不是未涵涉覆入荣实施成与])"
)
_OFFICE = (
    "[市县区省镇乡旗](?![级直内域外场区])[\u4e00-\u9fff]{1,8}?(?:局|委|厅|中心|大队|支队|法院|检察院|办公室|"
    "委员会|执法队|司法所|税务所)"
)
_TURN = f"(?P<who>(?:{_PEOPLE}|{_ORGAN}|{_OFFICE})(?:{_DOES}))|{_SAID}"
"""Somebody with what he does, a finding that is told, a time with its comma."""
_TITLES = (
    "》《(?<=[^《》]{4}》《)(?:办法|条例|规定|方案|意见|细则|规则|通知|清单|计划|规划|要点|制度|规范|实施方案|"
    "实施意见)》(?![、和与及等《])"
)
"""A title and, right behind it, its short form; 《条例》《规定》 are two."""
_HEADS = (
    "检查 审计 调查 调研 走访 排查 抽查 督察 评查 核查 监测 数据 统计 结果 测评 "
    "评估 审理 实践 春节 节前 汛期 年底 年内 春耕 三夏 秋收 防火 禁渔 复议 诉讼 试点 试行 一年 两年 三年 多年 "
    "长期 下阶 今后 年终 岁末 去年 一要 一方 全年 目前 真正 切实 从此 至此 其中 未发 未出 无一 没有 本报 "
    "本机 本条 本办"
)
"""How all of it begins, besides people."""
_ALONE = "市县区省镇乡旗局街村经但该"
"""The same by one character, where others follow it."""
_THEY = "他她"
_LEAST = 6
"""Characters without a mark before it, at least."""
_MARKS = MARKS | {":"}
_BETTERED = "提高|提升|增强|强化|规范|保障|维护|激发|调动|发挥"
_FACULTY = "[^，。；：、\\n]{0,12}(?:水平|能力|素质|素养|意识|效率|质量|行为|权益|积极性|作用|待遇)[，。；、和与及]"
"""What people have that is made better."""
_OWNERS = 3
"""Characters, with 、, that may stand before people and say whose they are."""
_COUNTED = r"\d[^\d件份篇册项条宗部本张]{1,2}$"
"""People are what is counted: 举办2期领导干部…."""
_FIRMS, _NEAR = r"\d[余多]?家[^，。；：企\d]{0,8}$", 16
"""So many of what firms are counted."""
_NO_END = FUNCTION | _MARKS | {*"、（“《( \t—0123456789给称叫,;:.．|/·"}
_SENDS = frozenset("报交送请设划归任")
_SENT = "汇报 通报 填报 举报 预报 公报 简报 移交 提交 上交 转交 建设 增设 申请 邀请 聘请 提请 报送 移送 担任 责任 信任"
"""Verbs of one character that take an office as their object, and words that end as they do."""
_WITHIN = (
    "企业 城市 县市 都市 地区 城区 社区 校区 园区 小区 辖区 景区 新区 郊区 山区 灾区 片区 城镇 乡镇 街镇 村镇 城乡 "
    "两市 两县 两区"
)
_COMPOUND = "生产经营 个体经营 自主经营 专业农户 种粮农户 规上企业"
"""The first four characters of what people are called with what they do: 生产经营者."""
"""Words whose last character elsewhere begins the name of an office."""


@lru_cache(maxsize=1)
def _heads() -> tuple[str, dict[str, tuple[str, ...]]]:
    """Where such may open behind words, and all of them by their first two characters, or by one."""
    found = by_pair((*_PEOPLE.split("|"), *_HEADS.split()))
    never = "".join(sorted(_NO_END))
    return opener(found, _ALONE, f"^{never}", f"[^{ANY_MARK}:]{{{_LEAST - 1}}}"), found


def turns(text: str) -> Iterator[tuple[int, str]]:
    """Where a clause is over and somebody else acts, and who."""
    end, pattern, (places, known) = 0, compiled(_TURN), _heads()
    for place in compiled(places).finditer(text):
        at = place.start()
        words_there = known.get(text[at : at + 2])
        opens = text[at] in _ALONE or (words_there and text.startswith(words_there, at))
        match = pattern.match(text, at) if opens and at >= end and _over(text, at) else None
        if not match:
            continue
        if text[at] == "全" and not begins_doing(clause_before(text, at)):
            continue
        if text[at] == "本" and text[at - 2 : at] in verbs():
            continue  # 按时公布本机关…
        if match["who"] and "、" in text[at - _OWNERS : at]:
            continue  # 成效明显、物业企业…
        if match["who"] and compiled(_COUNTED).search(text, at - 4, at):
            continue
        if text.startswith("企业", at) and compiled(_FIRMS).search(text, max(at - _NEAR, 0), at):
            continue  # 37家小型加工企业
        clause = clause_before(text, at)
        if text[at] in _THEY and not done(clause):
            continue  # 动用他们在…的
        faculty = match["who"] and clause[-2:] not in nouns() and compiled(_FACULTY).match(text, match.end())
        if faculty and compiled(_BETTERED).search(clause):
            continue  # 提高拆违工作人员依法办案水平
        over = complete(clause, people=bool(match["who"] or text[at] in "经全")) and predicates(clause)
        if over or stands(clause):
            end = match.end()
            yield at, match[0][:8].rstrip("，")
    if "》《" in text:
        for match in compiled(_TITLES).finditer(text):
            yield match.start() + 1, match[0][1:]


def _over(text: str, at: int) -> bool:
    """Whether no word stands before a place that wants what follows."""
    if text[at - 1 : at + 1] in words(_WITHIN) or text[at - 2 : at + 2] in words(_COMPOUND):
        return False
    return text[at - 1] not in _SENDS or text[at - 2 : at] in words(_SENT)
