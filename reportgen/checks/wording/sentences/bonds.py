"""Whether what seems to open a sentence belongs to what stands before it: a part of a noun, an object, what is done."""

from __future__ import annotations

import re

from reportgen.checks.wording.sentences.clauses import (
    adverbs,
    behind_adverbs,
    behind_label,
    clause_before,
    nouns,
    words,
)
from reportgen.patterns import compiled

_GIVES = (
    "反馈 通报 移交 移送 转交 转送 转办 交办 抄送 抄告 抄报 报送 报请 呈报 上报 送达 发送 寄送 推送 下发 印发 发放 "
    "分发 发给 答复 回复 告知 通知 提示 提交 交由 分解 下达 传达 函告 推荐 授予 赋予 下放 划转"
)
"""Verbs that tell next whom something is given to."""
_TAKES = (
    "(?:全[市县区省镇乡局系]|本级)?(?:各(?!项|类)|每[个名家户位]|有关|相关|我[局市县区省委办厅镇乡]|其他|其余|广大|上述|该|"
    "[市县区省镇乡](?=[委政人司公财教民审水农应市自]))"
)
"""How it is said who gets it."""
_MAKES = "健全 完善 建立 构建 优化 强化 深化 创新 探索 落实 执行 实行 推行 规范 形成 改进 细化 制定 修订 出台"
"""Verbs whose object a name of what is done regularly may be: 完善政务数据分级分类管理机制."""
_KEPT = "机制|制度|体系|模式|办法|流程|程序|格局|规则|平台|台账|清单|目录|标准|规程|责任制|体制"
_ARRANGED = (
    f"(?:[\u4e00-\u9fff]{{2}})?(?:{_KEPT})(?=[，。；、\\n和与及并等]|$)"
    f"|[和与及、][^，。；：\\n]{{2,20}}?(?:{_KEPT})(?=[，。；、\\n和与及并等]|$)|[和与及][\u4e00-\u9fff]{{4}}(?=[，。；、])"
)
"""What follows the action in such a name."""
_ABOUT = "清单 台账 档案 方案 责任 职责 权限 任务 质量 标准 程序 流程 权益 利益 诉求 目标 权利 义务"
"""Objects that such a name may be about, though clauses end with them."""
_NEVER_LAST = (
    "感到 认为 表明 说明 显示 标志 正式 首次 再次 直接 共同 单独 正确 适销 必需 召集 防止 避免 促使 致使 导致 迫使 "
    "以免 擅自"
)
"""What no sentence ends with."""
_HOLD_EACH = "全国 世界 中央 国家 机关 国际 国内 境内 海外 社会 沿海 区域 城乡 美国 欧洲 亚洲"
"""What has 各地, 各国, 各部门 in it."""
_WITHIN_YEAR = ("春节", "元旦", "国庆", "年底", "年初", "年末", "汛期", "上半年", "下半年", "全年", "底", "初")
_TOWARDS = "加强 强化 做好 提高 增强 加大 形成 给予 进行"
_TOWARDS_WHAT = "对[^，。；：\\n]{2,40}的[^，。；：\\n]{1,8}[，。；]"
_OF_ITSELF = "得到 不断 一步 持续 明显 显著 有所 日益 逐步 全面 扎实 有序 有效 深入 顺利 稳步 大幅"
"""依法加强 对……的监管 is a verb with its object; 得到加强 is over."""
_DRIVE = (
    "(?:深化|巩固|优化|强化|改造|整治|规范|提质|质量)(?:提升|改进|攻坚|整治|改造|治理|拓展|增效)(?:专项)?"
    "(?:行动|工程|计划|方案|活动)"
)
"""国企改革深化提升行动: the rest of a name."""
_OF_YEAR = r"20\d\d年度?(?:专项)?(?:行动|工作|实施)?(?:方案|计划|要点|清单|任务)(?!已|正|印发|编制)"
"""优化营商环境2026年行动方案."""
_BY_SAYING, _LONGEST_SAYING = "(?:坚持|按照|依照|采取|秉持|落实|运用)“[^“”]{2,24}”$", 32
"""坚持“走一步、看两步” 加强项目谋划: what something is done by."""
_MONTH = r"\d{1,2}月"
_SPEAKER, _SPOKEN = "(?:总书记|总理|主席|书记|省长|市长|县长|区长|领导同志|中央|国务院|[省市县区]委)$", (
    "对[^，。；：\\n]{2,40}(?:指示|批示|讲话|论述|部署|要求|精神|回信|关怀|嘱托)"
)
"""落实习近平总书记对……工作的重要指示: what somebody said of something, in one object."""
_SURVEYS = "调查 抽样 监测 检测 研究 统计 分析 化验 鉴定 测评 考核 评估 实验 检查 审计 检验 测试 评查 核查 普查"
_NOMINAL = (
    "(?:对[^，。；：\\n]{2,30}|因[^，。；：\\n]{2,16}(?:造成|引起|导致|产生|带来))的[^，。；：\\n]{0,8}(?:作用|影响|要求|信心|兴趣|态度|认识|看法|需求|支持|检查|监督|指导|制约|"
    "投入|采伐|评价|依赖|冲击|贡献|约束|关注|领导|管辖|侵占|拨款|利用|风险|力度|责任)(?:出发)?[，。；]"
)
"""社会需求对科技进步的导向作用: a noun with what it is of."""
_APPOSED = (
    "(?!这[一些种][^，。的]{2,4}的(?:取得|获得|实现|形成|达成|背后))这[一些种](?:[^，。；：、\\n]{1,16}的[^，。；：、\\n]{1,14}"
    "|[\u4e00-\u9fff]{2,6})[，。；、]"
)
"""改善两岸关系这一重大问题."""
_EACH, _NEAR = r"每(?:[^，。；：、\d]{0,4}|(?![年月季周日天半])[^，。；：、\d]{5,10})\d[\d.]*[^\d，。；：]{1,4}$", 16
"""每发现1件, 每低1个百分点: what so much is told for follows."""
_SO_MANY, _ANEW = r"了\d[\d.,]*[万亿]?[^\d，。；：]{1,3}$", frozenset("全我本该各同此另目他她它")
"""健全了38个审计工作规范: what so many there are of follows, unless it is a subject of its own."""
_THEY = ("他们", "她们", "它们")
_FOUND = (
    "(?:^|[，。；：\\n])[\u4e00-\u9fff]{0,10}[查察计访检评测核审督]发现的[\u4e00-\u9fff]{0,4}"
    "(?:问题|隐患|情况|线索|不足|短板|违法行为)$"
)
"""评查发现的问题: what was found, of which something is still to be said."""
_LONGEST_FOUND = 28
_ACROSS = (
    "特区 团市 团县 团区 团省 军区 战区 项目 题目 科目 账目 节目 栏目 数目 经合 神经 财经 曾经 已经 必经 途经 历经 "
    "业经 藏经 基因 农村"
)
"""Words of which a half stands on either side."""
_NO_OPENING = (
    *("对讲", "对待", "对路", "根据地", "以上", "以下", "以内", "以外", "以前", "以后", "以来", "各族", "因素", "因果"),
)
"""What only seems to open as sentences do."""
_OFFICE, _LONGEST_OFFICE = "(?:^|[，。；：\\n])[\u4e00-\u9fff]{1,6}(?:[科室股队站所办局]|(?<![查惩])处)$", 9
_BY_WHAT = "根据|按照|依据|依照|会同|负责|对|将"
"""宣传培训处 根据……: an office by itself, and what it does."""
_FIELDS, _ON = ("等领域", "等方面", "等环节", "等行业"), "围绕|聚焦|针对|紧盯|瞄准|对准|面向"
"""围绕食品安全等领域 制发检察建议: what something is done on."""
_FUNDS = "资金 经费 费用 款项"
"""恢复重建资金 通过……解决."""
_LASTING = "推行|实施|实行|进行|开展|成立|建立|运行|颁布|施行|启动|行动|工作|改革"
"""With 一年来 behind, it is the time since: 进行勤务机制改革一年来."""
_BIDS = (
    "(?:通知|文件|发文|发函|致函|意见|方案|会议|会上|专题|再次|多次|及时|分别|统一|书面)"
    "(?:要求|明确|督促|指导|提醒|部署|安排|组织|建议|规定)$"
)
"""What bids those who are named next: 印发通知要求各单位."""


def bound(text: str, at: int) -> bool:
    """Whether what opens at a place belongs to the verb before it: 反馈各地各部门, 完善政务数据分级分类管理机制."""
    if _is_part(text, at) or _is_object(text, at) or _is_said_of(text, at):
        return True
    if text[at - 2 : at] in words(_GIVES):
        return text[at - 3] not in "了作以行出" and compiled(_TAKES).match(text, at) is not None
    if text[at] in "各全有每" and compiled(_BIDS).search(text, at - 4, at):
        return True
    if text[at : at + 2] not in adverbs():
        return False
    clause = clause_before(text, at)
    core = clause[behind_label(clause) :]
    begin = next((n for n in (3, 2) if core[:n] in adverbs()), 0)
    if core[begin : begin + 2] not in words(_MAKES) or text[at - 2 : at] in nouns() - words(_ABOUT):
        return False
    at = behind_adverbs(text, at)
    return text[at : at + 2] not in words(_MAKES) and compiled(_ARRANGED).match(text, at + 2) is not None


def _is_part(text: str, at: int) -> bool:
    """Whether what stands at a place is a part of the noun or the time before it, or of its number."""
    two = text[at - 2 : at]
    if two in words(_NEVER_LAST) or text[at - 1] == "着" or (text[at] == "各" and two in words(_HOLD_EACH)):
        return True
    across = text[at - 1 : at + 1] in words(_ACROSS) and not text.startswith("目前，", at)
    if across or text.startswith(_NO_OPENING, at) or compiled(_DRIVE).match(text, at):
        return True
    if text[at] not in _ANEW and compiled(_SO_MANY).search(text, max(at - _NEAR, 0), at):
        return True
    if text.startswith("有的", at) and text[at - 1] in "原所没拥具现固特占享含应仅国稀":
        return True
    if compiled(_OF_YEAR).match(text, at) or compiled(_BY_SAYING).search(text, max(at - _LONGEST_SAYING, 0), at):
        return True
    if text[at - 1] == "年" and (text.startswith(_WITHIN_YEAR, at) or compiled(_MONTH).match(text, at)):
        return True
    each = not text.startswith(_THEY, at) and compiled(_EACH).search(text, max(at - _NEAR, 0), at)
    if each or compiled(_APPOSED).match(text, at):
        return True
    since = text[at - 1] != "》" and compiled("[一两三四五多]年来").match(text, at)
    return bool(since and compiled(_LASTING).search(clause_before(text, at)))


def _is_object(text: str, at: int) -> bool:
    """Whether it is what something is done to, or what somebody said of it: 加强 对……的监管."""
    if compiled(_NOMINAL).match(text, at):
        return True
    if text[at] != "对":
        return False
    if text[at - 2 : at] in words(_TOWARDS) and compiled(_TOWARDS_WHAT).match(text, at):
        return text[at - 4 : at - 2] not in words(_OF_ITSELF)
    return bool(compiled(_SPEAKER).search(text, at - 4, at) and compiled(_SPOKEN).match(text, at))


def _is_said_of(text: str, at: int) -> bool:
    """Whether it is said of what stands before it, which only names something: 评查发现的问题 按照清单反馈."""
    two = text[at - 2 : at]
    if text[at - 3 : at] in _FIELDS and re.search(_ON, clause_before(text, at)):
        return True
    if two in words(_SURVEYS if text.startswith("结果", at) else _FUNDS if text.startswith("通过", at) else ""):
        return True
    if compiled(_OFFICE).search(text, max(at - _LONGEST_OFFICE, 0), at) and compiled(_BY_WHAT).match(text, at):
        return True
    return compiled(_FOUND).search(text, max(at - _LONGEST_FOUND, 0), at) is not None
