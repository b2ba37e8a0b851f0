"""Bodies of one name that are called two kinds of body, or whose name is turned about (RG6).

云岭区卫生健康局 and 云岭区卫生健康委员会, 白水乡综合行政执法大队 and its 中队, 石桥镇 and 桥石镇.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from reportgen.checks.lists.slips import trimmed
from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.names.bodies import Pair, may_stand
from reportgen.checks.wording.names.differences import APART
from reportgen.checks.wording.names.excuses import in_one_sentence
from reportgen.checks.wording.names.organ_names import Name, run_of
from reportgen.patterns import compiled

_DELIBERATE = (
    "安全|绿化|国防|禁毒|规划|交易|采购|运动|爱国|城市管理|土地|防灾|减灾|普法|依法|复议|"
    "仲裁|编制|保密|人口|双拥|语言文字|招生|标准化|资产|金融|科学技术|青少年|老龄|残疾"
)
"""What a committee of many deliberates on, while an organ does the work."""
_WIDE = frozenset(
    (
        "国家",
        "地方",
        "公安",
        "公路",
        "城市",
        "农业",
        "人民",
        "社会",
        "公共",
        "国土",
        "中国",
        "民用",
        "住房",
        "工业",
        "水利",
        "劳动",
        "卫生",
    )
)
"""What several 局 of one place begin with."""
_RIVALS = tuple(
    frozenset(words.split())
    for words in (
        "教育 教体 教科 教科体 教育体育 教育和体育",
        "工信 经信 科工 科工信",
        "科技 科工 科工信",
        "自然资源 自规",
        "林业 林草",
    )
)
"""Names of 局: a place has one of each row."""
_SHORT_AND_FULL = (("教体", "教育体育", "教育和体育"),)
_BRANCH = "执法|稽查|监察|监督|工程|机械|养护|督导|调查"
"""What a second 局 of the same field does."""
_TROOPS = ("支队", "大队", "中队")
_ONE_OF = {"支队", "大队"}
"""Of one field a county or a city has the one or the other; a 大队 may well have a 中队."""
_TOWN_TROOP = "([\u4e00-\u9fff]{2}(?:镇|乡|街道)(?:综合)?(?:行政)?执法)[大中]队$"
_TOWN = 11
"""Characters of it before 队, at most."""
_OF_TROOPS = ("伍", "员", "长")
_BRANCH_OFFICE = "([\u4e00-\u9fff]{2}局)([\u4e00-\u9fff]{2,4})分局"
"""Whose branch it is, and of which place."""
_LEVELS = ("县", "区", "市", "旗", "州")
_MOST = 60
"""Pairs of one text that are looked at: each is looked for in all of it."""
_SERVING = (("服务中心", "服务站"), ("监测中心", "监测站"), ("推广中心", "推广站"), ("调解委员会", "调解协会"))
"""Kinds of bodies that a small place has one of."""
_TOWNS = ("镇", "乡", "街道", "社区", "村")
_NO_TOWN = frozenset("各全我本该等为在和与及的个向对由从到乡镇村市县区州街道社农集城")
"""What is in no name of a town, as it stands before 镇 or 乡."""
_BEGINS = frozenset("年月日度后市县区旗由在对向了和与把将指到于赴")
"""What the name of a town may follow at once."""
_FEW_BUREAUS = 20
"""局 that may be one's rivals, compared with one another: where there are more, they are of many places."""
_FEW = 3
"""Towns of a text that tells of no more than one and its neighbours."""
_REACH = 24
_CORE = 4
"""Characters of a name that is known by what is done."""


def kinds(prose: Prose) -> Iterator[Pair]:
    """Bodies under two names, the one that stands first in the text first."""
    text, pairs = prose.text, prose.pairs
    found: list[Pair] = []
    if sum(word in pairs for word in _TROOPS) > 1:
        found += _troops(text)
    if "法队" in pairs and not pairs.isdisjoint(("大队", "中队")):
        found += _plain_troops(text)
    found += [pair for kin in _SERVING if all(may_stand(prose, word) for word in kin) for pair in _serving(text, kin)]
    if may_stand(prose, "分局"):
        found += _branches(text)
    if may_stand(prose, "国家税务"):
        found += _taxes(text)
    if not prose.chars.isdisjoint("镇乡") or not pairs.isdisjoint(("街道", "社区")):  # villages alone may well be two
        found += _towns(prose)
    for one, other in islice(dict.fromkeys(found), _MOST):
        early, late = (one, other) if text.find(one) < text.find(other) else (other, one)
        if not in_one_sentence(text, early, late):
            yield early, late


def bureaus(prose: Prose, names: Iterable[Name]) -> Iterator[Pair]:
    """局 that are called 委员会, too, or by the name that one has elsewhere."""
    yield from _boards(prose, names)
    yield from _rivals(prose.text, names)


def _boards(prose: Prose, names: Iterable[Name]) -> Iterator[Pair]:
    """Organs that are called 局 and 委员会."""
    text = prose.text
    for name in [name for name in names if name.level and len(name.body) > 1 and name.body[-1] + "委" in prose.pairs]:
        board = name.place[-2:] + name.level + name.body + "委"
        if board in text and not re.search(_DELIBERATE, name.body):
            whole = board + "员会" if board + "员会" in text else board
            early, late = (name.said, whole) if text.find(name.said) < text.find(whole) else (whole, name.said)
            if not in_one_sentence(text, early, late):
                yield early, late


def _rivals(text: str, names: Iterable[Name]) -> Iterator[Pair]:
    """Two 局 of one place of which it has but one, for the one's name says the other's field, too: 教育局, 教体局."""
    known = [(name, words) for name in names for words in _RIVALS if name.level and name.body in words]
    for (one, words), (other, others) in combinations(known[:_FEW_BUREAUS], 2):
        if words is not others or one.body == other.body or one.level != other.level or _wide(one) or _wide(other):
            continue
        if one.place and one.body[:2] == other.body[:2]:  # told as one_bureau
            continue
        same = one.place[-2:] == other.place[-2:] or not (one.place and other.place)
        if same and not _both_said(one.body, other.body) and not in_one_sentence(text, one.said, other.said):
            early, late = sorted((one.said, other.said), key=text.find)
            yield early, late


def _wide(name: Name) -> bool:
    """Whether it is said of several places: 各县区教体局."""
    return len(name.place) == 1 or not {*name.place}.isdisjoint("各县市区")


def _both_said(one: str, other: str) -> bool:
    """Whether these are the short and the full name of one 局."""
    return any(one in names and other in names for names in _SHORT_AND_FULL)


def one_bureau(text: str, one: Name, other: Name) -> bool:
    """Whether two 局 of one place are one: a place has no two that begin alike, or that hold the same characters."""
    if not one.place or one.place[-2:] != other.place[-2:] or one.level != other.level or one.ending != other.ending:
        return False
    first, second = one.body, other.body
    if re.search(_BRANCH, "\0".join(trimmed(first, second))):
        return False
    if one.ending != "局" or min(len(first), len(second)) < 2 or not APART.isdisjoint({*first} ^ {*second}):
        return False
    same = sum(a == b for a, b in zip(first, second))
    if not (
        (first[:2] == second[:2] and first[:2] not in _WIDE)
        or sorted(first) == sorted(second)
        or (len(first) == len(second) == same + 1 and same > 2)
    ):
        return False
    return not in_one_sentence(text, one.said, other.said)


def halved(one: Name, other: Name) -> bool:
    """Whether a 局 is called by the first half of its name, which is another's whole one: 自然资源局."""
    short, long = sorted((one.body, other.body), key=len)
    if one.ending != "局" or one.ending != other.ending or not one.level or one.place != other.place:
        return False
    return len(short) > 1 and long.startswith(short) and long[len(short)] in "和与" and len(long) - len(short) > 2


def _troops(text: str) -> Iterator[Pair]:
    """A unit of a town, which has no 大队 with a 中队, or a 大队 of one county or city that is called 支队, too."""
    found: dict[str, dict[str, str]] = {}
    for ending in _TROOPS:
        for part in text.split(ending)[:-1]:
            run = run_of(part[-_REACH:])
            core = re.split("[省市县区乡镇](?![政区容管])|街道|办事处|成立|组建|设立", run)[-1]
            if len(core) >= _CORE and APART.isdisjoint(core):
                place = run[: len(run) - len(core)]
                found.setdefault(core, {}).setdefault(ending, place)
    for core, held in found.items():
        town = any(place.endswith(("乡", "镇", "街道", "办事处")) for place in held.values())
        same = {*held} == _ONE_OF and len(set(held.values())) == 1
        if len(held) == 2 and (town or (same and next(iter(held.values())).endswith(_LEVELS))):
            one, other = (core + ending for ending in held)
            yield one, other


def _plain_troops(text: str) -> Iterator[Pair]:
    """临港街道综合行政执法队, which is called 大队, too."""
    found = (compiled(_TOWN_TROOP).search(text, max(at - _TOWN, 0), at + 1) for at in places(text, "队"))
    for whole, plain in dict.fromkeys((match[0], f"{match[1]}队") for match in found if match):
        if any(text[at + len(plain) : at + len(plain) + 1] not in _OF_TROOPS for at in places(text, plain)):
            yield plain, whole


def _branches(text: str) -> Iterator[Pair]:
    """A bureau's branch in a county that is written with its 县 and without: 市生态环境局安沅县分局, 安沅分局."""
    found = dict.fromkeys(match.groups() for match in compiled(_BRANCH_OFFICE).finditer(text))
    for bureau, place in found:
        short = place[:-1]
        if place.endswith(_LEVELS) and len(short) > 1 and (bureau, short) in found:
            yield f"{short}分局", f"{place}分局"


def _serving(text: str, kin: Pair) -> Iterator[Pair]:
    """A body of a small place that is called by two words of a kin."""
    for part in text.split(kin[0])[:-1]:
        run = run_of(part[-_REACH:])
        at = max(run.rfind(level) for level in ("镇", "乡", "村", "街道", "社区"))
        start = max(0, at - 2)
        if at > 1 and run[start:] + kin[1] in text:
            yield run[start:] + kin[0], run[start:] + kin[1]


def _taxes(text: str) -> Iterator[Pair]:
    """The tax office of a place, which is 国家税务总局云岭县税务局, under its name before 2018."""
    for part in text.split("国家税务总局")[1:]:
        place, office, _ = part[:12].partition("税务局")
        if office and place.isalpha():
            for old in (
                place + "国家税务局",
                place + "国税局",
                place + "地方税务局",
                place + "地税局",
                "国家税务局" + place,
            ):
                if old in text:
                    yield "国家税务总局" + place + office, old


def _towns(prose: Prose) -> Iterator[Pair]:
    """Towns whose names differ by the order of their characters, or by one that is taken for the other."""
    text = prose.text
    for level in [level for level in _TOWNS if may_stand(prose, level)]:
        tails = {part[-2:]: part[-3:-2] for part in text.split(level)[:-1]}
        if len(tails) < 2:
            continue
        names = [tail for tail in tails if tail[1:] and _NO_TOWN.isdisjoint(tail) and APART.isdisjoint(tail)]
        for at, one in enumerate(names):
            turned = one[1] + one[0]
            if turned in names[at + 1 :] and one.isalpha():
                yield one + level, turned + level
            if len(names) <= _FEW and level not in ("村", "社区"):
                for other in names[at + 1 :]:
                    if _is_whole(tails[one]) and _is_whole(tails[other]) and _misread(prose, one, other):
                        yield one + level, other + level


def _misread(prose: Prose, one: str, other: str) -> bool:
    """Whether two names of two characters differ by one that is taken for the other."""
    if (one[0] == other[0]) == (one[1] == other[1]):
        return False
    a, b = (one[1], other[1]) if one[0] == other[0] else (one[0], other[0])
    return one.isalpha() and other.isalpha() and prose.lexicon.alike(a, b)


def _is_whole(before: str) -> bool:
    """Whether nothing of a name stands before it."""
    return not before.isalpha() or before in _BEGINS
