"""Units under two names in one text, and those that speak of themselves as another kind of unit (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from reportgen.checks.lists.slips import (
    JOINT_CHARACTERS,
    JOINTS,
    NO_JOINTS,
    Alike,
    ends_alike,
    is_part,
    joint_only,
    joint_too,
    trimmed,
)
from reportgen.checks.lists.titles import in_title
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.names.bodies import may_stand, offices
from reportgen.checks.wording.names.differences import says_what_for
from reportgen.checks.wording.names.excuses import both_right, excused, in_one_sentence
from reportgen.checks.wording.names.kinds import bureaus, halved, kinds, one_bureau
from reportgen.checks.wording.names.offices import grown, town_varies, turned, zones
from reportgen.checks.wording.names.organ_names import Name, level_at, name_of, run_of
from reportgen.checks.wording.names.self_names import SELVES, self_names
from reportgen.checks.wording.names.set_up import groups_set_up
from reportgen.checks.wording.names.torn import torn
from reportgen.checks.wording.names.villages import other_villages

_ENDINGS = ("局", "委员会", "办公室", "中心", "办事处", "人民政府", "厅", "院", "队", "管委会")
_INNER = ("处", "科")
"""Offices within a unit, which have no place in their names."""
_EXTRA = "城市|行政|管理|规划|建设|服务|事务|工作|和|与|及|暨"
"""What a slip in a name leaves out or adds."""
_APART = frozenset("分副总新老东西南北上中下第一二三四五六七八九十〇0123456789甲乙丙丁大小内外前后高")
_MEANT_ALIKE = frozenset(
    (
        *("监督", "事服", "审许", "援服", "查核", "督管", "督察", "调协", "理处", "务理"),
        *("监察监督", "监察督察", "调解调处", "事务服务", "审批许可", "治理管理"),
    )
)
"""Words of one meaning, or their characters, that are exchanged by a slip."""
_WORDS_APART = "人民|本级|中级|高级|基层|直属|党|机关|联合|临时|专项|市政|社区|人防|特勤|交警|巡警|刑侦|治安|全面"
_OLD = {
    "农业": ("农业农村",),
    "国土资源": ("自然资源", "自然资源和规划"),
    "环境保护": ("生态环境",),
    "环保": ("生态环境",),
    "工商": ("市场监督管理", "市场监管"),
    "工商行政管理": ("市场监督管理", "市场监管"),
    "质量技术监督": ("市场监督管理", "市场监管"),
    "食品药品监督管理": ("市场监督管理", "市场监管"),
    "市场监督": ("市场监督管理", "市场监管"),
    "安全生产监督管理": ("应急管理",),
    "安监": ("应急管理",),
    "文化广电新闻出版": ("文化广电和旅游",),
    "卫生和计划生育": ("卫生健康",),
    "卫生计生": ("卫生健康",),
    "水务": ("水利",),
    "医疗保险": ("医疗保障",),
}
"""A name before the reforms of 2018 and today's, or elsewhere."""
_OFFICIAL = frozenset(
    ("行政审批局", "自然资源局", "林业局", "文化和旅游局", "文化旅游局", "城市管理局", "粮食局", "卫生健康局")
)
"""Short names that are whole ones elsewhere: with its place before it, one says that the unit is called so."""
_REACH, _LEAST = 15, 4
"""Characters of a name that are looked at, and that two names of one unit share at the least."""
_MANY = 40
"""Where so many units are named, some are of places of like names."""
LIMIT = 200
"""Names of one ending that are compared with one another."""


def unit_name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一机关前后名称不一。

    一篇里同一个机关、单位应当只有一个名称（全称和注明的、通行的简称除外）。这里找的是“和”写成“与”、中间多一两个字少一两个字、
    写了别的字的两个名称，机构改革前后的两个名称，以及镇、街道的报告里自称“我局”“全局”、局的报告里自称“全厅”这样的话。中心、站、所、
    处、科、学校、医院、领导小组这些单位，名称里多了少了“服务”“管理”这类词，换了意思一样的词（供水、饮水），或者两个词颠倒，
    分在两句里说的，也算；一个地方的局，开头两个字一样的，又叫局又叫委员会的，词尾掉了字的（人法院），乡镇的大队又叫中队的，地名两个字颠倒的，只写半截名称的（县自然资源局、
    县自然资源和规划局），成立了一个工作组又叫成别的，写一个村的又写成另一个村的，也是。同在一句里提到的，是两个单位。确是两个机关，或者两种称呼都对的，
    在模板包的 wording.yaml 里写进“机关”。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（未核实）
    依据：一个机关只有一个名称（事实）
    反例：云岭市科工信局牵头落实，云岭市科技工信局每季度报告。
    反例：市政务服务和大数据管理局负责，抄送市政务服务大数据管理局。
    反例：望湖水库管理处被约谈。约谈后，望湖水库管理所制定整改措施11项。
    反例：云岭区卫生健康局配备监督员3名。全年云岭区卫生健康委员会办理处罚案件86件。
    反例：石桥镇专题研究法治工作4次。在全县考核中，桥石镇名列第三。
    反例：云岭街道党工委、办事处高度重视，街道组织全局干部职工旁听庭审2次。
    正例：云岭市公安局指导云岭市公安分局；市人力资源和社会保障局（市人社局）、市发展改革委参加。
    正例：县消防救援大队检查单位86家。县消防大队临时查封场所3处。
    正例：县公路管理局与县公路管理站分级养护，县公路管理局负责干线公路。
    """
    text, placed = prose.text, tuple(_by_place(prose))
    yield from placed
    yield from _by_kind(prose, {flaw.end for flaw in placed})
    for ending in _INNER:
        if ending in prose.chars:
            for one, other in (*grown(text, ending), *turned(text, ending)):
                yield _flaw(text, *sorted((one, other), key=text.find))
    if "管委会" in text:
        yield from [_flaw(text, *pair) for pair in zones(text)]
    if not SELVES.isdisjoint(prose.pairs):
        yield from self_names(text)


def _by_place(prose: Prose) -> Iterator[Flaw]:
    """Organs of one place whose names differ."""
    text = prose.text
    for ending in _ENDINGS:
        if not may_stand(prose, ending):
            continue
        names: dict[Name, str] = {}
        for tail in dict.fromkeys(part[-_REACH:] for part in text.split(ending)[:-1]):
            if (name := name_of(tail, ending)) is not None:
                names.setdefault(name, tail)
        if ending == "局":
            pairs = [(a, b) for a, b in bureaus(prose, names) if a[:-1] == b[:-1] or not excused(text, a, b)]
            yield from [_flaw(text, *pair) for pair in pairs]  # 市卫健局 is no short form of 市卫健委
        if len(names) > 1:
            yield from _variants(prose, names)


def _by_kind(prose: Prose, told: set[int]) -> Iterator[Flaw]:
    """Offices under two names, and bodies of any kind; none at whose end something is told."""
    for early, late in (*offices(prose), *kinds(prose), *groups_set_up(prose), *other_villages(prose), *torn(prose)):
        flaw = _flaw(prose.text, early, late)
        if flaw.end not in told and not in_title(prose.text, flaw.start) and not excused(prose.text, early, late):
            told.add(flaw.end)
            yield flaw


def _variants(prose: Prose, names: Mapping[Name, str]) -> Iterator[Flaw]:
    """Names of one ending that are most likely meant for one unit."""
    told: set[str] = set()
    for one, other in _pairs(names):
        if not (_renamed(one, other) or _same(one, other, prose) or _moved(one, other, prose, names)):
            continue
        early, late = sorted(_shown(one, other), key=prose.text.find)
        if late not in told and not excused(prose.text, early, late):
            told.add(late)
            yield _flaw(prose.text, early, late)


def _pairs(names: Mapping[Name, str]) -> Iterator[tuple[Name, Name]]:
    """Pairs of names that begin or end alike, and of old and new ones."""
    alike: dict[str, list[Name]] = {}
    for name in names:
        key = name.level
        alike.setdefault(f"{key}^{name.body[:2]}", []).append(name)
        alike.setdefault(f"{key}${name.body[-2:]}", []).append(name)
        if name.level in ("乡", "镇") and not name.body and len(name.place) > 1:
            alike.setdefault(f"@{name.place[-2:]}", []).append(name)
        elif len(name.body) > 2:
            alike.setdefault(f"{key}~{name.body[0]}{name.body[-1]}", []).append(name)
            alike.setdefault(f"{key}%{''.join(sorted(name.body))}", []).append(name)
        for new in _OLD.get(name.body, ()) if name.level else ():
            alike.setdefault(f"{key}^{new[:2]}", []).append(name)
    for group in alike.values():
        if len(group) > 1:
            yield from combinations(group[:LIMIT], 2)


def _one_place(one: Name, other: Name) -> bool:
    """Whether two names may be of one place, as far as it is said."""
    if one.level != other.level:
        return False
    return not one.place or not other.place or one.place[-2:] == other.place[-2:]


def _renamed(one: Name, other: Name) -> bool:
    """Whether one is a unit's name of today, the other the one before the reforms."""
    is_old = other.body in _OLD.get(one.body, ()) or one.body in _OLD.get(other.body, ())
    return is_old and _one_place(one, other)


def _same(one: Name, other: Name, prose: Prose) -> bool:
    """Whether two names of one place differ as slips do."""
    if one.body == other.body or not _one_place(one, other):
        return False
    said, meant = one.body + one.ending, other.body + other.ending
    if _in_full(one, other) and not both_right(said, meant, prose.lexicon.own.units):
        return not in_one_sentence(prose.text, one.said, other.said)
    if both_right(said, meant, prose.lexicon.units):
        return False
    if one_bureau(prose.text, one, other):
        return True
    unjoined, others = said.translate(NO_JOINTS), meant.translate(NO_JOINTS)
    if halved(one, other) and not both_right(unjoined, others, prose.lexicon.units):
        return not in_one_sentence(prose.text, one.said, other.said)
    if not one.level:
        return joint_only(one.body, other.body)
    if bool(one.place) != bool(other.place):
        short, long = (other, one) if one.place else (one, other)
        if is_part(short.body, long.body):
            return False
    if not _slipped(one.body, other.body, prose.lexicon.alike):
        return False
    return one.ending != "中心" or not says_what_for("".join(trimmed(one.body, other.body)))


def _in_full(one: Name, other: Name) -> bool:
    """Whether both have their places, and one is a whole name of what is left of the other."""
    if not (one.place and other.place) or _OFFICIAL.isdisjoint((one.body + one.ending, other.body + other.ending)):
        return False
    return one.ending == other.ending and (is_part(one.body, other.body) or is_part(other.body, one.body))


def _slipped(one: str, other: str, alike: Alike) -> bool:
    """Whether two names, without their places, are most likely meant for one unit."""
    first, second = trimmed(one, other)
    shared = len(one) - len(first)
    added = first + second
    if set(added) & _APART or re.search(_WORDS_APART, added):
        return False
    if not set(added) - JOINTS:
        return shared >= _LEAST
    if (first + second in _MEANT_ALIKE or second + first in _MEANT_ALIKE) and shared >= _LEAST:
        return True
    if joint_too(one, other):
        return True
    if not (first and second) and one[:1] != other[:1]:
        return False
    if len(first) == len(second):
        if len(first) <= 2 <= shared and all(a != b and alike(a, b) for a, b in zip(first, second)):
            return True
        if len(first) == 1 and shared > _LEAST and one[0] == other[0]:
            return first + second not in ("障险", "险障")
    elif not (first and second):
        least = 2 if len(added) == 1 else _LEAST
        return len(added) <= 2 and shared >= least and not (one + "局").endswith("监管局")
    if sorted(one.translate(NO_JOINTS)) == sorted(other.translate(NO_JOINTS)):
        return len(one) >= _LEAST
    if first and second and shared >= _LEAST and all(re.fullmatch(_EXTRA, word) for word in (first, second)):
        return True
    cores = {re.sub(_EXTRA, "", one), re.sub(_EXTRA, "", other)}
    return len(cores) == 1 and len(cores.pop()) >= _LEAST


def _moved(one: Name, other: Name, prose: Prose, names: Mapping[Name, str]) -> bool:
    """Whether two units of one name lie in places that differ by a slip."""
    if not one.body and not other.body and one != other and {one.level, other.level} <= {"乡", "镇"}:
        town = town_varies(one, other, names)
        if town and _alone(names[one]) and _alone(names[other]):
            first, second = sorted((prose.text.find(one.said), prose.text.find(other.said)))
            return re.search("[。；\n]", prose.text[first:second]) is not None
    if one.body != other.body or one.level != other.level or len(one.place) != len(other.place) or len(one.place) < 2:
        return False
    changed = [(a, b) for a, b in zip(one.place, other.place) if a != b]
    if len(changed) != 1 or set(changed[0]) & _APART:
        return False
    if prose.lexicon.alike(*changed[0]):
        return True
    if len(names) > _MANY or len(one.body) < 2 or not (_alone(names[one]) and _alone(names[other])):
        return False
    text, places = prose.text, {name.place for name in names if name.level == one.level}
    if places != {one.place, other.place}:
        return False
    first, second = (text.find(name.said) for name in (one, other))
    after = [text[start + len(one.said) :][:2] for start in (first, second)]
    if after[0] == after[1] or re.search(r"[：:\d（(、]", "".join(after)):
        return False
    between = text[min(first, second) : max(first, second)]
    return re.search("[。；\n]", between) is not None and text.count(one.place) + text.count(other.place) <= _LEAST


def _alone(tail: str) -> bool:
    """Whether a name opens its line or clause: nothing but its place stands before it."""
    at = level_at(tail)
    if at is None:
        return False
    run = run_of(tail[:at])
    whole = max(run.rfind(level) for level in "市县区") + 1
    return len(run) - whole < _LEAST and whole <= _LEAST and run[:1] not in "对向由与和将给"


def _shown(one: Name, other: Name) -> tuple[str, str]:
    """Two names from where they begin to be alike."""
    if one.level:
        size = ends_alike(one.place, other.place)
        if not one.place or not other.place or len(one.place) == len(other.place):
            return one.said, other.said
        return one.said[len(one.place) - size :], other.said[len(other.place) - size :]
    end = ends_alike(one.said, other.said)
    first, second = one.said[: len(one.said) - end], other.said[: len(other.said) - end]
    head = 1 + min(3, ends_alike(first.rstrip(JOINT_CHARACTERS), second.rstrip(JOINT_CHARACTERS)))
    return first[-head:] + one.said[len(first) :], second[-head:] + other.said[len(second) :]


def _flaw(text: str, early: str, late: str) -> Flaw:
    start, before = text.find(late), text.find(early)
    hint = "同一机关、单位全文用一个名称；确是两个的，写进 templates/〔模板包〕/wording.yaml 的“机关”"
    related = ((f"前面写作“{early}”", before, before + len(early)),)
    return Flaw(start, start + len(late), f"“{late}”与“{early}”写法不一", (hint,), None, related)
