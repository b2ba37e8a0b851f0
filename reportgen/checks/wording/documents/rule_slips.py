"""Whether two names of documents are most likely meant for one (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.lists.near_words import Parting, partings
from reportgen.checks.lists.slips import JOINTS, Alike, trimmed
from reportgen.checks.lists.titles import is_local, kind

_SAME = (
    "建设|工作|度|年度|程序|的|和|与|及|暂行|试行|若干|进一步|全面|行政|管理|规范|权|自由"
    "|相关|有关|贯彻|事项|制度|化|推进|加强|落实|开展|重大|政府|人民|公开|信息|决策"
)
"""Words that one and the same document is quoted with and without."""
_IMPLIED = (
    "客运|运输|公共|机关|小区|机构|单位|卫生|场所|活动|行为|行业|用户|用水|用气|用电|服务|体系|机制|群众|基层|促进|综合|日常|具体|深入|统筹|专项"
    "|全[省市县区镇乡州旗局]|类|性|式|型"
)
"""Words that its other words mean already, or that say little."""
_TOPICS = (
    "监督|检查|考核|评[估价议查审]|审[查核批计]|登记|备案|收费|处罚|许可|强制|裁决|调解|听证|公[示告众共]|统计|应急|安全|质量|资[金产]|经[费营]|项目"
    "|消防|绿化|抗旱|防台|赋权|平时|大厅|需求|概算|资格|人员|队伍|人才|干部|培训|教育|宣传|奖励|激励|补[助贴偿]|征收|拆迁|安置|招[标商]|采购|投[资诉]|收[入支]|支出|预算|绩效|数据|档案"
    "|标志|装备|举报|信访|问责|追究|责任|失信|信用|风险|隐患|事故|应诉|复议|诉讼|赔偿|仲裁|顾问|目录|清单|标准|程序|细则|计划|规划|中央|国家"
    "|[农城镇乡街村学企医妇儿老残青轻减免不非反副总未无微准首从砂冶湿林草河湖海犬员证费税案队站点库网价辅协临聘采高校内外夜户屋地餐瓶管集贸古排殡电租预中职义家动"
    "铁路桥航水火气油矿危土山工商文体旅游药食粮种苗畜禽渔机车船房楼墓节特初再省市县区一二三四五六七八九十0-9]|社(?!会)"
)
"""Parts of words that make another document's name: another doing, another thing, another place."""
_JOINTS = JOINTS | {*"的之"}
_APART = frozenset("一二三四五六七八九十〇零甲乙丙丁上中下东南西北新旧前后大小男女0123456789省市县区乡镇村")
_KIN = (frozenset(("办法", "规定", "条例", "规则", "制度", "细则", "规程")), frozenset(("意见", "方案", "计划")))
"""Kinds of document that are mistaken for one another."""
_MEANT_ALIKE = frozenset(("查核", "督管", "核评", "示开", "估价", "定订", "察查", "理置", "问追", "育训", "立建"))
"""What is exchanged in 审查 and 审核, 监督 and 监管, 考核 and 考评, 公示 and 公开…"""
_CARRIED_OUT = ("方案", "纲要")
_SAYS_LITTLE = (
    "<监督>管|<安全>管|<评价>考|考核<评价>|<宣传>教|行政<执法>检查|执法<协调>监督|<组织>|<动态>|<长效>|<联动>|<一体>"
)
"""Words in <> that say little beside those next to them."""
_PLAIN = "管理|工作|实施|推进|开展|落实|规范|监督管理|监管|有关|相关|若干|处理|办理|促进|保护|保障"
"""Words that a name says for one another."""
_CONTRASTED = (
    "[供排节污雨灌饮取采购招录聘退征收拆建筑设施改监检测验防控罚许禁燃放养犬殖护老葬保险密洁安管线道立结执普守法判"
    "教师律医药材料货客乘公私民官军警兵消红白黑蓝绿黄勤绩事务财科股局处厅冬夏春秋热暖牛羊猪鸡鱼粮油棉党政左右进退增减升降存取买卖销售租幼婴青少]"
)
"""Characters that tell one thing from its like: 供水 and 排水, 执法 and 普法."""
_RULE_OF_LAW = "法治"
"""A place has a plan for 法治, one for 法治政府, and one for 法治社会."""
_GREATER = "重大(?!行政|执法|决策|决定|事项|改革)"
_CUSTOMS = ".{2,3}(?:海关(?!保护)|法院|检察院|监狱|分局|支队|大队)"
"""Offices that names begin with besides places."""
_LIKELY, _SURE = 1, 2
_MANY, _MOST, _LONG = 10, 12, 14
"""Characters that two names share where it is as likely as not, or sure, that they are one's."""
_SHARED = 7
"""Characters that two names share where what parts them is only a near word, at the least."""
NAME = 7
"""Shorter names are not compared: too many differ by a character."""
SIDE = 2
"""Characters that two names share at either end, at the least."""


def same(one: str, other: str, alike: Alike) -> bool:
    """Whether two names differ as by a slip, wherever they stand."""
    if abs(len(one) - len(other)) > SIDE * 2 or _greater(one) != _greater(other):
        return False
    first, second = trimmed(one, other)
    kinds = (kind(one), kind(other))
    if len(one) - len(first) < NAME - SIDE - 2 * (kinds[0] != kinds[1]):
        return False
    if kinds[0] != kinds[1]:
        stem = one.removesuffix(kinds[0])
        kin = any({*kinds} <= each for each in _KIN)
        stems = trimmed(stem, other.removesuffix(kinds[1]))
        return kin and len(stem) >= NAME - 1 and (not any(stems) or _left_out(*stems))
    carried_out = first + second == "实施" and kinds[0] in _CARRIED_OUT
    return carried_out or _differ_by_slip(first, second, alike)


def _greater(name: str) -> bool:
    """Whether a name is of what is 重大: 重大动物疫情, not 重大决策, which says no more than 决策."""
    return "重大" in name and re.search(_GREATER, name) is not None


def near(one: str, other: str, follows: bool) -> bool:
    """Whether two names differ by words that are near, of which one means the other, or that say little.

    Only a place's own documents are compared so: others may be two offices'. `follows` says that the text makes a
    document of the first name and then keeps to one of the second: there the place may be left out, and a word more or
    less is a slip unless it makes another topic.
    """
    if abs(len(one) - len(other)) > SIDE * 2 or len(one) - len(trimmed(one, other)[0]) < _SHARED - SIDE:
        return False
    if _greater(one) != _greater(other):
        return False
    if "" not in (kinds := (kind(one), kind(other))) and kinds[0] != kinds[1]:
        stem = one.removesuffix(kinds[0])
        return follows and one.startswith("关于") and len(stem) >= _MANY and stem == other.removesuffix(kinds[1])
    parted = partings(one, other)
    shared = len(one) - sum(len(part.one) for part in parted)
    if shared < _SHARED or not (follows or shared >= _MOST or is_local(one) or re.match(_CUSTOMS, one)):
        return False
    told = [_SURE if _is_moved(part, parted) else _nearness(part, shared) for part in parted]
    return min(told, default=0) > 0 and told.count(_LIKELY) <= follows


def loose_words(one: str, other: str) -> Iterator[str]:
    """What the second of two names that are near says where no word of the first is near to it."""
    for part in partings(one, other):
        if part.other and part.after and not part.is_near() and not part.is_doubled():
            if len(part.other) > 1:
                yield part.other
            else:
                yield from (part.before[-1:] + part.other, part.other + part.after[:1])


def _is_moved(part: Parting, parted: Sequence[Parting]) -> bool:
    """Whether one name says here what the other says in another place."""
    moved = {more for each in parted if each is not part for more in each.added()}
    return not moved.isdisjoint((part.one, part.other))


def _nearness(part: Parting, shared: int) -> int:
    """How sure it is that names which share so many characters part here by a slip; 0 where they rather do not."""
    if part.is_near():
        return _SURE
    added = part.added()
    if not added:
        return _exchanged(part, shared)
    if part.before == _RULE_OF_LAW or not part.after:
        return 0
    if any(re.fullmatch(f"{_SAME}|{_IMPLIED}", more) for more in added) or part.echoes() or part.is_doubled():
        return _SURE
    if re.search(_SAYS_LITTLE, f"{part.before}<{part.one or part.other}>{part.after}"):
        return _SURE
    if any(re.search(_TOPICS, more) for more in added) or len(added[0]) > SIDE:
        return _LIKELY if shared >= _LONG and len(added[0]) <= SIDE else 0
    return _LIKELY if len(added[0]) == SIDE else _SURE * (shared >= _MANY)


def _exchanged(part: Parting, shared: int) -> int:
    """How sure it is that one of these words, which are not known as near, stands for the other."""
    one, other = part.one, part.other
    if (re.fullmatch(_PLAIN, one) and re.fullmatch(_PLAIN, other)) or {one, other} <= _JOINTS:
        return _SURE
    if not len(one) == len(other) == 1 or shared < _MANY or {one, other} & _APART:
        return 0
    return 0 if re.search(f"{_TOPICS}|{_CONTRASTED}", one + other) else _LIKELY


def _left_out(one: str, other: str) -> bool:
    """Whether one says nothing and the other a word that names are quoted with and without."""
    return not (one and other) and re.fullmatch(_SAME, one or other) is not None


def _differ_by_slip(one: str, other: str, alike: Alike) -> bool:
    if not one or not other:
        return _left_out(one, other)
    if len(one) != len(other):
        return {one, other} <= {"监管", "监督管理"}
    if sorted(one) == sorted(other):
        return len(one) > 1
    pairs = [(a, b) for a, b in zip(one, other) if a != b]
    return len(pairs) <= SIDE and all(
        {a, b} <= _JOINTS or a + b in _MEANT_ALIKE or b + a in _MEANT_ALIKE or (alike(a, b) and not {a, b} & _APART)
        for a, b in pairs
    )
