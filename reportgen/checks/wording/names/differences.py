"""How the names of one body differ by a slip of words: one left out, put in, exchanged or put elsewhere (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from reportgen.checks.lists.slips import Alike, shared_ends, trimmed
from reportgen.tuples import NamedTuple

APART = frozenset("分副总新老东西南北上中下第一二三四五六七八九十〇0123456789甲乙丙丁大小内外前后高里")
"""Characters that tell siblings apart."""
_FILLING = (
    "行政|管理|服务|事务|工作|建设|综合|保障|监督|监管|监测|技术|职业|城市|城乡|规划|公共|信息|资源|发展|治理|指导|纠纷|矛盾|运输|税务"
    "|计划生育|专业|业务|事业|人事|治安|调处|处置|协调|促进|推进|推广|救援|行业|专项|国家级|国家|省级|市级|街道|政府|咨询|经办|责任|产业|安全|质量|性|和|与|及|暨"
)
_FILLERS = tuple(_FILLING.split("|"))
"""Words that a slip leaves out of a name or puts into it: they hardly say which body it is."""
_NAMELESS = "行政|管理|服务|事务|工作|建设|综合|保障|监督|技术|职业|城市|城乡|规划|公共|信息|资源|专项|街道|基层"
"""A name that begins with one of these has lost its place: it may be said of several."""
_IN_PLACES = frozenset("路港桥江河湖山岭坪寨庄村店街关口营集塘湾滩沟坝堡屯洲岛泉溪川")
"""Kinds of places that end a place's name, or are left out there."""
_SENSES = (
    "监督 监察 督察 稽查 监管",
    "管理 治理 管护 管控",
    "供水 饮水 用水",
    "国有 国营",
    "工业 产业",
    "工业园区 产业园区 工业集聚区 产业集聚区",
    "调解 化解 调处",
    "便民服务 政务服务 为民服务",
    "事务 服务",
    "防控 防治 预防控制",
    "救助 救济 救援",
    "审批 许可",
    "养护 管养 管护 维护",
    "勘测 勘察 勘探",
    "检测 检验 检定",
    "促进 推进 推动",
    "指导 辅导",
    "城市 城区 城镇",
    "农村 乡村 农业",
    "托育 托幼",
    "青少年 未成年人",
    "急救 救护",
    "敬老院 养老院 福利院",
    "工作站 服务站 工作室",
    "服务站 服务点",
    "领导小组 工作小组 工作领导小组 协调小组",
    "指挥部 领导小组",
    "建设 工程 建筑 建工",
    "维修 修理 修配",
    "工程 项目",
    "运输 货运 物流",
    "贸易 商贸 经贸",
    "食品 餐饮",
    "科技 技术",
    "地产 房地产 置业",
    "房地产 房产",
    "实业 工贸",
    "建材 材料",
    "医药 药业",
    "农业 农牧",
    "农业 农业农村",
    "环保 环境",
    "水务 供水 自来水",
    "混凝土 商砼",
    "机械 设备 装备",
    "咨询 顾问",
    "协会 学会 商会",
    "律师事务所 律师所",
    "检测 检验检测",
    "认证 认定",
    "贷款 信贷",
    "警察 管理",
)
"""Words of one sense, of which a body has one in its name."""
_RIVALS = frozenset(
    "农林牧渔商国地男女公铁水陆海空供排收支进出冷热电气煤油钢粮棉桥隧文科技机医药体艺财税民刑审检警军险障交特巡"
)
"""Characters that tell siblings apart where two names differ by no more than one."""
_FIELDS = frozenset(
    "动农林渔商妇航网电民新法医村镇乡县市省区局厅院处科所站队组办室部馆校园场会稽质安价矿能供污房物伤粮种疫血急精军刑毒客货轨港船车驾水路桥审检税财统"
    "鉴测评研宣产销进外内"
)
_DOMAINS = (
    "植物|水产|机械|儿童|老年|青年|少年|残疾|学生|职工|辐射|海洋|消防|公路|铁路|特种|特殊|实验|附属|开发|工业|金融|文化|旅游|体育|教育|卫生|食品|药品"
    "|环境|生态|气象|地震|司法|律师|仲裁|公证|企业|个人|家庭|执行|档案|培训|考试|标准|计量|土地|燃气|排水|垃圾|人才|就业|养老|失业|肿瘤|口腔|康复"
    "|口岸|指挥|图书|出口"
)
"""What a body is for: another body does another thing."""
_OBJECTS = (
    "航道|流域|湿地|水库|灌区|景区|公园|枢纽|保护区|林场|农场|渔场|机场|码头|港|湖|河道|"
    "渠|闸|泵站|电站|陵园|市场|园林|广场|车站"
)
"""Things that one office manages, whatever it calls itself."""
_NUMBERED = ("医院", "中学", "小学")
_SMALL = ("街道", "镇", "乡", "村", "社区")
"""Places too small for two offices of one kind."""
_MORE_THAN_ONE = "集团|控股|投资|物业|劳务|分公司|服务部"
"""Words of a firm's sisters."""
_LONG = 4
_RANKS = frozenset("省市县区镇村")
"""None of these is taken for another, so that nobody need ask: each names a place of its own."""
_LEVELS = "[省市县区旗州镇乡]"
_KIND = "(?:有限责任公司|股份有限公司|有限公司|公司|合作社|事务所|门诊部|协会|店|厂)$"


class Apart(NamedTuple):
    """Two names as what they share at both ends, and what stands between."""

    head: str
    one: str
    other: str
    tail: str


def apart(one: str, other: str) -> Apart:
    """What two names share and what not."""
    head, tail = shared_ends(one, other)
    end = len(one) - tail
    return Apart(one[:head], one[head:end], other[head : len(other) - tail], one[end:])


def reworded(names: Apart, is_firm: bool) -> bool:
    """Whether two names differ by a word that does not make them two."""
    head, one, other, tail = names
    if head and tail in _NUMBERED and _exchanged(one, other):
        return True  # 市人民第三医院
    if len(head) == 1 and len(tail) > _LONG:
        return _exchanged(one + tail[:1], other + tail[:1])
    if len(head) < 2 or len(head) + len(tail) < 4 or _nameless(head):
        return False
    if not one or not other:
        return any(_put_in(*parts, is_firm) for parts in _shifted(head, one + other, tail))
    if not APART.isdisjoint(one + other):
        return False
    if len(one) > 1 and sorted(one) == sorted(other):
        return True
    if len(tail) < 3 and _says_little(re.split(f"{_LEVELS}|街道", head)[-1]):
        return _same_sense(names)
    words = ((one, other), (one + tail[:1], other + tail[:1]), (head[-1] + one, head[-1] + other))
    return (
        any(_exchanged(*pair) for pair in words)
        or _same_sense(names)
        or (len(head) + len(tail) > 5 and any(_says_little(a) and _says_little(b) for a, b in words))
    )


def is_turned_place(names: Apart) -> bool:
    """Whether two names begin with a place whose two characters changed about: 兴华路司法所, 华兴路司法所."""
    head, one, other, tail = names
    turned = not head and len(one) == 2 and one == other[::-1] and APART.isdisjoint(one)
    return turned and tail[0] in _IN_PLACES and len(tail) > _LONG - 1


def _nameless(head: str) -> bool:
    return len(head) < 7 and head[:2] in _NAMELESS.split("|")


def unlikely_two(names: Apart, is_firm: bool) -> bool:
    """Whether long names differ by so little that hardly two bodies are meant, whatever the word is."""
    head, one, other, tail = names
    body, word = re.split(_LEVELS, head)[-1], one + other
    if not APART.isdisjoint(word) or _nameless(head):
        return False
    if len(one) == len(other) == 1:
        is_long = (len(body) > 2 and len(tail) > 1) or (len(body) > 1 and len(tail) > _LONG + 1)
        return not is_firm and is_long and _RIVALS.isdisjoint(word)
    if one and other and not is_firm:
        shares = max(len(one), len(other)) <= _LONG and not {*one}.isdisjoint(other)
        return shares and len(body) > 2 and len(tail) > 1 and not says_what_for(word)
    if (one and other) or len(head) + len(tail) < 7 - (is_firm or len(tail) > _LONG):
        return False
    if len(word) == 1:
        return len(body) > 2 and len(tail) > 2 and _RIVALS.isdisjoint(word) and re.match(_LEVELS, word) is None
    if is_firm or len(word) > 3 or says_what_for(word):
        return False
    return (len(body) > 1 and len(tail) > 2) or len(tail) > _LONG


def _shifted(head: str, word: str, tail: str) -> Iterator[tuple[str, str, str]]:
    """The places where a word may have been put in: 监督 and 督监 are one in 环境监督监测站."""
    yield head, word, tail
    while word and head[-1:] == word[-1]:
        head, word, tail = head[:-1], word[-1] + word[:-1], word[-1] + tail
        yield head, word, tail


def _put_in(head: str, word: str, tail: str, is_firm: bool) -> bool:
    """Whether a word left out of a name leaves the name of the same body."""
    if word == "第一":
        return tail in ("人民医院", "医院", "中学", "小学") and re.search(_LEVELS + "$", head) is not None
    if word == "税务局":
        return tail.startswith("第") or len(head) > 2
    if word == "中心":
        return tail in ("卫生院", "小学", "学校", "敬老院")
    if word == "人民":
        return tail in ("法庭", "医院", "调解委员会")
    if word == "高级":
        return tail == "中学" and "第" in head
    if not APART.isdisjoint(word):
        return False
    if len(word) == 1 and word in _IN_PLACES:
        return len(tail) > 1
    if _says_little(word):
        return len(tail) > 0 and len(head) + len(tail) > 4
    if not is_firm or len(word) != 2 or re.search(_MORE_THAN_ONE, word):
        return False
    kind = re.search(_KIND, tail)
    return kind is not None and (len(head) > 5 or (len(head) > 3 and kind.start() > 1))


def says_what_for(word: str) -> bool:
    """Whether a word says what a body is for, so that another body does another thing."""
    return not _FIELDS.isdisjoint(word) or any(domain in word for domain in _DOMAINS.split("|"))


def is_one_thing(head: str) -> bool:
    """Whether what is managed is a thing that has but one office, whatever that is called."""
    return head.endswith(tuple(_OBJECTS.split("|"))) or any(place in head for place in _SMALL)


def _exchanged(one: str, other: str) -> bool:
    """Whether two words changed places."""
    return len(one) == len(other) > 3 and any(one[at:] + one[:at] == other for at in range(2, len(one) - 1))


def _says_little(words: str) -> bool:
    """Whether a text is made of such words as hardly say anything."""
    while words.startswith(_FILLERS):
        words = words.removeprefix(next(word for word in _FILLERS if words.startswith(word)))
    return not words


def _same_sense(names: Apart) -> bool:
    """Whether the names differ by two words of one sense."""
    head, one, other, tail = names
    first, second = head + one + tail, head + other + tail
    likely = [words.split() for words in _SENSES if one in words and other in words]
    pairs = (pair for words in likely for pair in permutations(words, 2))
    return any(first.replace(a, b) == second and trimmed(a, b) == (one, other) for a, b in pairs)


def misread(names: Apart, alike: Alike) -> bool:
    """Whether two names differ by one character that is taken for the other."""
    head, one, other, tail = names
    if len(one) != 1 or len(other) != 1 or len(head) + len(tail) < 4 or not APART.isdisjoint(one + other):
        return False
    return not {one, other} <= _RANKS and alike(one, other)
