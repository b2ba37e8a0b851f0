"""Bodies of any kind, offices and stations, schools, firms and shops, that are told of under two names (RG6).

A name that differs from another by a word which says little, by a word of one sense, or by two words that changed
places is a slip where the text goes on about the same body: it never tells of both in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from operator import add

from reportgen.checks.lists.slips import listed
from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.names.differences import (
    Apart,
    apart,
    is_one_thing,
    is_turned_place,
    misread,
    reworded,
    unlikely_two,
)
from reportgen.checks.wording.names.excuses import joins_two

Pair = tuple[str, str]
"""Two names of one body, the one that stands first in the text first."""
_OFFICES = (
    "分局|办公室|中心|办事处|街道|开发区|支队|大队|领导小组|指挥部|专班|委员会|法庭|管理处|管理所|管理局|管理站|站|受理点|大厅|联席会议|工作组|看守所|检查站|海关|园区|基地|林场|农场"
    "|医院|卫生院|学院|学校|中学|小学|幼儿园|敬老院|养老院|监督所|派出所|司法所|仲裁院|研究院|设计院|检验院|研究所|档案馆|图书馆|文化馆|博物馆"
)
"""What names of offices, stations and schools end in."""
_MANAGERS = ("管理处", "管理所", "管理局", "管理站", "管理段", "管理中心", "管理委员会")
_KINS = (
    _MANAGERS,
    *(("海事处", "海事局"), ("进修学校", "进修学院"), ("研究院", "研究所"), ("检验院", "检验所", "检验研究院")),
    *(("水电站", "电站"), ("福利中心", "福利院"), ("服务站", "服务点")),
    *(("管理处", "服务处"), ("管理所", "服务所"), ("管理站", "服务站")),
)
_MORE_SHOPS = (
    ("饭店", "酒店", "餐厅", "餐馆", "酒楼", "饭庄"),
    ("旅馆", "宾馆", "旅店", "客栈"),
    ("商店", "商行", "便利店"),
    ("司法鉴定中心", "司法鉴定所"),
    ("经营部", "批发部", "门市部"),
)
_GENERAL = "[各类级型边家全等点内外]|旅游|餐饮|农村|城区|城乡|校园|企业|个体|部分|经营|连锁|无证"
"""What no shop is called by."""
_SHOPS = (("大药房", "药房", "药店"), ("托育中心", "托育园"), ("修理厂", "维修厂"), ("门诊部", "诊所"), *_MORE_SHOPS)
"""What one body may be called by a slip, its name being the same."""
SCHOOLS = (
    "医院",
    "卫生院",
    "幼儿园",
    "学校",
    "中学",
    "小学",
    "卫生服务站",
    "卫生服务中心",
    "养老院",
    "敬老院",
    "研究院",
    "研究所",
)
"""Bodies that have proper names, as firms do."""
_TRADERS = (
    "律师事务所|会计师事务所|公司|集团|合作社|鉴定所|鉴定中心|公证处|评估所|事务所|门诊部|诊所|药店|药房|卫生室|协会|学会|商会|研究会|促进会"
    "|基金会|联合会|志愿队|店|厂|超市|宾馆|餐厅|餐馆|酒楼|经营部|服务部|货运部|工作室|商行|批发部|配件部|家庭农场|养殖场|养殖基地|采石场"
    "|搅拌站|回收站|煤矿|驾校|培训中心|俱乐部|旅行社|支行|加油站|维修部|收购部|营业部|销售部|门市部|配送部|铺|坊|网吧|茶楼|浴池|影院|会所"
    "|救援队|艺术团|客栈|民宿|车行|庄园|农庄|典当行|商场|酒庄|茶社|油坊|棋牌室|歌厅|酒吧|咖啡馆|面馆|饭馆|饭庄|剧院|书社"
    "|山庄|度假村|果园|牧场|矿业|托育中心|托管中心|社会工作服务中心|社工服务中心"
)
FIRMS = tuple(_TRADERS.split("|"))
"""What names of firms, societies and shops end in."""
_LEADS = (
    "会同|联合|组织|协调|牵头|督促|指导|推动|配合|依托|建立|成立|设立|打造|委托|聘请|选聘|续聘|聘用|确定|通过|经过|选定|签订|邀请|入选|引进|责令|约谈|其中|以及"
    "|总结推广|隶属|责成|移交|抄送|报送|查处|走访|检查|核查|协助|支持|督办|组建|全年|截至|目前|发现|根据|按照|接到"
)
_OPENS = "年和与及经由在被把给让请是的对称作定向将省市县区局委办厅院" + "".join(lead[0] for lead in _LEADS.split("|"))
_LED = (
    rf"(?=[\W\da-zA-Z{_OPENS}])(?:"
    r"(?:[\W\da-zA-Z]|\A)(?:年|[和与及](?![平谐顺田县])|经(?![济贸开营]))|[\W\da-zA-Z]"
    "|[由在被把给让请是的]|对(?![外口])|[称作定]为|向(?![阳东荣群])|将(?![军乐])|[省市县区局委办厅院]和"
    f"|(?<=[所司团店社])[和与及]|{_LEADS})"
)
"""What cannot stand in a name: it begins behind. One look at a character spares most of them all the words."""
_LEVELS = frozenset("省市县区镇乡村道")
_WHICH = "^(?:[各该某]|个(?!旧))"
"""Before names of kinds: 各子公司, 122个种子公司; not 个旧."""
_REACH = 24
"""Characters of a name that are looked at."""
_LEAST = 4
LIMIT = 60
"""Names of one ending that are compared with one another."""


def offices(prose: Prose) -> Iterator[Pair]:
    """Offices, stations and schools under two names."""
    told: list[Pair] = []
    for early, late in _twice(prose, _OFFICES.split("|"), is_firm=False):
        if is_proper(early, late) and not is_turned_place(apart(early, late)):
            continue
        if not any(early in first and late in second for first, second in told):
            told.append((early, late))
            yield told[-1]


def traders(prose: Prose) -> Iterator[Pair]:
    """Firms, societies and shops whose names differ by a word."""
    yield from _twice(prose, FIRMS, is_firm=True)
    for ending in ("中心", "研究院", "学校"):
        if ending[-2:] in prose.pairs:
            proper = [name for name in names_of(prose.text, ending) if _LEVELS.isdisjoint(name)]
            if len(proper) > 1:
                yield from [pair for pair in _pairs(prose, proper, is_firm=False) if is_proper(*pair)]


def is_proper(early: str, late: str) -> bool:
    """Whether names differ in a proper name, as those of firms do: 同心社会工作服务中心, with no place."""
    if set(early + late) & _LEVELS:
        return False
    return (len(early) == len(late) and early[2:] == late[2:]) or early.endswith("学校")


def may_stand(prose: Prose, word: str) -> bool:
    """Whether a word may stand in the text: to look for its pairs takes a hundredth of the time."""
    if len(word) == 1:
        return word in prose.chars
    return word[-2:] in prose.pairs and prose.pairs.issuperset(map(add, word, word[1:]))


def names_of(text: str, ending: str) -> list[str]:
    """The names of this ending, each once, as they are met."""
    parts = (part[-_REACH:] for part in text.split(ending)[:-1])
    tails = dict.fromkeys(part for part in parts if not (ending == "小学" and part.endswith("中")))  # 中小学
    names = dict.fromkeys(_named(tails)) if len(tails) > 1 else {}
    return [name + ending for name in dict.fromkeys(re.sub(_WHICH, "", name) for name in names) if name]


def _named(tails: Iterable[str]) -> list[str]:
    """The names that texts end in, each from where it begins."""
    parts = re.compile(_LED).split
    return [parts(tail)[-1] for tail in tails]


def _twice(prose: Prose, endings: Sequence[str], is_firm: bool) -> Iterator[Pair]:
    for ending in endings:
        if may_stand(prose, ending):
            names = names_of(prose.text, ending)
            if len(names) > 1:
                yield from _pairs(prose, names, is_firm)
    for kin in _SHOPS if is_firm else _KINS:
        met = [ending for ending in kin if may_stand(prose, ending)]
        if len(met) > 1:
            yield from _kinds(prose, kin, met)


def _kinds(prose: Prose, kin: Sequence[str], met: Sequence[str]) -> Iterator[Pair]:
    """Bodies of one name that are called by two words of a kin, of those that are met: 管理处, 管理所."""
    text = prose.text
    found: dict[str, set[str]] = {}
    for ending in met:
        for name in _named([part[-_REACH:] for part in text.split(ending)[:-1]]):
            found.setdefault(name, set()).add(ending)
    for head, endings in found.items():
        if kin in _MORE_SHOPS and (len(head) <= 2 or re.search(_GENERAL, head)):
            continue
        if len(endings) > 1 and len(head) > 1 and (kin is not _MANAGERS or is_one_thing(head)):
            early, late, *_ = sorted((head + ending for ending in endings), key=text.find)
            if not _told_apart(text, early, late):
                yield early, late


def _pairs(prose: Prose, names: Sequence[str], is_firm: bool) -> Iterator[Pair]:
    """Pairs of names that are most likely one body's."""
    others = () if is_firm else FIRMS
    told_of = [name for name in names if len(name) >= _LEAST and not name.endswith(others)]
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(told_of[:LIMIT], 2):
        if one[:2] not in other and other[:2] not in one and (len(one) != len(other) or not _alike_within(one, other)):
            continue
        parts = apart(*_from_head(one, other))
        if not parts.one and not parts.other:
            continue
        if _meant(prose, parts, is_firm) or (unlikely_two(parts, is_firm) and _no_third(names, parts)):
            said = (parts.head + parts.one + parts.tail, parts.head + parts.other + parts.tail)
            early, late = sorted(said, key=prose.text.find)
            if (early, late) in seen:
                continue
            seen.add((early, late))
            if not _told_apart(prose.text, early, late) and not _both_usual(prose, early, late):
                yield early, late


def _alike_within(one: str, other: str) -> bool:
    """Whether two names of one length are one behind their first two characters, or in another order."""
    return one[2:] == other[2:] or (one[0] == other[0] and sorted(one) == sorted(other))


def _from_head(one: str, other: str) -> tuple[str, str]:
    """Two names from where both begin alike."""
    if (at := other.find(one[:2])) > 0:
        return one, other[at:]
    if (at := one.find(other[:2])) > 0:
        return one[at:], other
    return one, other


def _meant(prose: Prose, parts: Apart, is_firm: bool) -> bool:
    """Whether two names differ as those of one body do."""
    if reworded(parts, is_firm) or is_turned_place(parts):
        return True
    return not is_firm and not parts.tail.endswith(SCHOOLS) and misread(parts, prose.lexicon.alike)


def _no_third(names: Sequence[str], parts: Apart) -> bool:
    """Whether no other body of such a name is told of, as where siblings are listed."""
    return sum(parts.head[:3] in name for name in names) < 3


def _told_apart(text: str, early: str, late: str) -> bool:
    """Whether the text knows of two: it names both in one sentence, or keeps to both, or each is two bodies."""
    if joins_two(early, late) or early in late or late in early or (text.count(early) > 1 and text.count(late) > 1):
        return True
    for at in places(text, late):
        start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at))
        end = min(stop for stop in (text.find("。", at), text.find("\n", at), len(text)) if stop >= 0)
        if early in text[start + 1 : end]:
            return True
    return listed(text[text.find(early) + len(early) : text.find(late)])


def _both_usual(prose: Prose, early: str, late: str) -> bool:
    """Whether both are usual names of one unit."""
    for full, others in prose.lexicon.units.items():
        family = [name for name in (full, *others) if name in early]
        if any(early.replace(name, other) == late for name in family for other in (full, *others)):
            return True
    return False
