"""Units under two names in one text, and those that speak of themselves as another kind of unit (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.likeness import Likeness
from reportgen.checks.prose import HAN, Flaw, Prose
from reportgen.checks.wording.self_names import self_names

_ENDINGS = ("局", "委员会", "办公室", "中心", "办事处", "人民政府", "厅", "院", "队", "管委会")
_OFFICES = frozenset(("办事处", "人民政府", "管委会"))
"""These follow the name of a place at once."""
_PLACED = (
    r"(?s)(.*)(省|(?<!城)市(?![场容民]|政(?!务))|县|(?<![社地园城辖片库景街校])区(?![域划])|自治州|旗|(?<!城)乡(?![村镇])|(?<![城乡])镇|街道)"
    f"([{HAN}]*)$"
)
_PARENT = "[局厅院府部处]|(?<!社)会|县委|市委|区委|省委|党委"
"""With one of these inside it is a part of a unit."""
_LED = (
    "[由对向在被将把给让请是了等各并或经按会同据和与及、为以从报送到交该本我邀派函抄知访全]|会同|联合|组织|协调|牵头|督促|指导|推动|配合|进驻|入驻|依托|建立|成立|设立"
    "|移送|移交|支持|监督|隶属|协助|转至|走进|深入|原"
)
_JOINTS = frozenset("和与及暨")
_EXTRA = "城市|行政|管理|规划|建设|服务|事务|工作|和|与|及|暨"
"""What a slip in a name leaves out or adds."""
_APART = frozenset("分副总新老东西南北上中下第一二三四五六七八九十〇0123456789甲乙丙丁大小内外前后高")
_WORDS_APART = "人民|本级|中级|高级|基层|直属|党|机关|联合|临时|专项|市政|社区|人防|特勤|交警|巡警|刑侦|治安|全面"
_RENAMED = (
    "原|更名|改为|改名|前身|现为|挂牌|整合|组建|划转|划入|划归|并入|合并|撤销|不再保留|机构改革|转隶|移交|分设|分别|两局|两个|加挂"
)
_OLD = (
    ("农业局", "农业农村局"),
    ("国土资源局", "自然资源局"),
    ("国土资源局", "自然资源和规划局"),
    ("环境保护局", "生态环境局"),
    ("环保局", "生态环境局"),
    ("工商局", "市场监管局"),
    ("工商行政管理局", "市场监督管理局"),
    ("质量技术监督局", "市场监督管理局"),
    ("食品药品监督管理局", "市场监督管理局"),
    ("市场监督局", "市场监督管理局"),
    ("安全生产监督管理局", "应急管理局"),
    ("安监局", "应急管理局"),
    ("文化广电新闻出版局", "文化广电和旅游局"),
    ("卫生和计划生育委员会", "卫生健康委员会"),
    ("卫生和计划生育局", "卫生健康局"),
)
"""A name before the reforms of 2018, and today's."""
_REACH = 18
"""Characters of a name that are looked at."""
_LEAST = 4
"""Characters that two names of one unit share, at the least."""
LIMIT = 200
"""Names of one ending that are compared with one another."""


class Name(NamedTuple):
    """A unit's name: its place (or ""), the place's kind (or ""), what follows; `alone` if nothing stands before it."""

    place: str
    level: str
    body: str
    ending: str
    alone: bool

    @property
    def said(self) -> str:
        """The whole name."""
        return self.place + self.level + self.body + self.ending


def unit_name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一机关前后名称不一。

    一篇里同一个机关应当只有一个名称（全称和注明的、通行的简称除外）。这里找的是“和”写成“与”、中间多一两个字少一两个字、写了别的字的两个名称，机构改革前后的
    两个名称，以及镇、街道的报告里自称“我局”“全局”这样的话。确是两个机关，或者两种称呼都对的，在模板包的 wording.yaml 里写进“机关”。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（规定）
    依据：一个机关只有一个名称（事实）
    反例：云岭市科工信局牵头落实，云岭市科技工信局每季度报告。
    反例：市政务服务和大数据管理局负责，抄送市政务服务大数据管理局。
    反例：云岭街道党工委、办事处高度重视，街道组织全局干部职工旁听庭审2次。
    正例：云岭市公安局指导云岭市公安分局；市人力资源和社会保障局（市人社局）、市发展改革委参加。
    """
    text = prose.text
    for ending in _ENDINGS:
        if ending in text:
            yield from _variants(prose, ending, text.split(ending))
    for old, new in _OLD:
        if old in text:
            yield from _renamed(text, old, new)
    yield from self_names(text)


def _variants(prose: Prose, ending: str, parts: Sequence[str]) -> Iterator[Flaw]:
    """Names of one ending that are most likely meant for one unit."""
    tails = dict.fromkeys(part[-_REACH:] for part in parts[:-1])
    if len(tails) == 1:
        return
    read, names = re.compile(_PLACED).match, dict[Name, None]()
    for tail in tails:
        if (name := _name(read(tail), tail, ending)) is not None:
            names[name] = None
    told: set[str] = set()
    for one, other in combinations(list(names)[:LIMIT], 2):
        if one.said == other.said or not (_same(one, other, prose) or _moved(one, other, prose.text, names, prose.lexicon.likeness)):
            continue
        first, second = _shown(one, other)
        early, late = sorted((first, second), key=prose.text.find)
        if late not in told and not _excused(prose.text, early, late):
            told.add(late)
            yield _flaw(prose.text, early, late)


def _name(match: re.Match[str] | None, tail: str, ending: str) -> Name | None:
    """The name that ends with a text; None where that is a part of a unit, or no name."""
    if match is None:
        run = re.search(f"[{HAN}]*$", tail)
        body = _without_lead(run.group() if run else "")
        return Name("", "", body, ending, False) if len(body) >= _LEAST and not re.search(_PARENT, body) else None
    before, level, body = match.groups()
    if (len(body) < 2 and ending not in _OFFICES) or body.endswith("分") or (body and re.search(_PARENT, body)):
        return None
    run = re.search(f"[{HAN}]*$", before)
    said = run.group() if run else ""
    place = _without_lead(said)
    return Name(place[-3:], level, body, ending, len(place) == len(said))


def _without_lead(run: str) -> str:
    cut = [match.end() for match in re.finditer(_LED, run)]
    return run[cut[-1] :] if cut and cut[-1] <= len(run) else run


def _same(one: Name, other: Name, prose: Prose) -> bool:
    """Whether two names of one place differ as slips do."""
    if one.body == other.body or one.level != other.level:
        return False
    if one.place and other.place and one.place[-2:] != other.place[-2:]:
        return False
    if _both_right(one.body + one.ending, other.body + other.ending, prose.lexicon.units):
        return False
    if not one.level:
        return _joint_only(one.body, other.body)
    if bool(one.place) != bool(other.place):
        short, long = (other, one) if one.place else (one, other)
        if _is_part(short.body, long.body):
            return False
    return _slipped(one.body, other.body, prose.lexicon.likeness)


def _slipped(one: str, other: str, likeness: Likeness) -> bool:
    """Whether two names, without their places, are most likely meant for one unit."""
    first, second = trimmed(one, other)
    shared = len(one) - len(first)
    added = first + second
    if set(added) & _APART or re.search(_WORDS_APART, added):
        return False
    if not set(added) - _JOINTS:
        return shared >= _LEAST
    if len(first) == len(second):
        alike = all(a != b and likeness.alike(a, b) for a, b in zip(first, second))
        if len(first) <= 2 and ((alike and shared >= 2) or (len(first) == 1 and shared > _LEAST)):
            return True
    elif not (first and second):
        least = 2 if len(added) == 1 else _LEAST
        return len(added) <= 2 and shared >= least and not (one + "局").endswith("监管局")
    cores = {re.sub(_EXTRA, "", one), re.sub(_EXTRA, "", other)}
    return len(cores) == 1 and len(cores.pop()) >= _LEAST


def _joint_only(one: str, other: str) -> bool:
    """Whether two texts that end alike differ by 和 or 与 there, with words on both sides."""
    end = _ends_alike(one, other)
    rest, more = one[: len(one) - end], other[: len(other) - end]
    if end < 2 or not rest or not more:
        return False
    if rest[-1] in _JOINTS and more[-1] in _JOINTS:
        return rest[-3:-1] == more[-3:-1] != ""
    if rest[-1] in _JOINTS or more[-1] in _JOINTS:
        return rest.rstrip("".join(_JOINTS))[-2:] == more.rstrip("".join(_JOINTS))[-2:]
    return False


def _moved(one: Name, other: Name, text: str, names: Mapping[Name, None], likeness: Likeness) -> bool:
    """Whether two units of one name lie in places that differ by a slip."""
    if one.body != other.body or one.level != other.level or len(one.place) != len(other.place) or len(one.place) < 2:
        return False
    changed = [(a, b) for a, b in zip(one.place, other.place) if a != b]
    if len(changed) != 1 or set(changed[0]) & _APART:
        return False
    if likeness.alike(*changed[0]):
        return True
    places = {name.place for name in names if name.level == one.level}
    if places != {one.place, other.place} or not (one.alone and other.alone) or len(one.body) < 2:
        return False
    first, second = (_first(text, name.said) for name in (one, other))
    after = [text[start + len(name.said) :][:2] for start, name in ((first, one), (second, other))]
    between = text[min(first, second) : max(first, second)]
    listed = re.search(r"[：:\d（(、]", "".join(after)) or after[0] == after[1]
    return not listed and re.search("[。；\n]", between) is not None and text.count(one.place) + text.count(other.place) <= _LEAST


def _first(text: str, said: str) -> int:
    return text.find(said)


def _shown(one: Name, other: Name) -> tuple[str, str]:
    """Two names from where they begin to be alike."""
    if one.level:
        return one.said, other.said
    end = _ends_alike(one.said, other.said)
    first, second = one.said[: len(one.said) - end], other.said[: len(other.said) - end]
    head = 1 + min(3, _ends_alike(first.rstrip("和与及暨"), second.rstrip("和与及暨")))
    return first[-head:] + one.said[len(first) :], second[-head:] + other.said[len(second) :]


def trimmed(one: str, other: str) -> tuple[str, str]:
    """Two texts without what they share at their beginnings and ends."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = _ends_alike(one[start:], other[start:])
    return one[start : len(one) - end], other[start : len(other) - end]


def _ends_alike(one: str, other: str) -> int:
    """How many characters two texts end in alike."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _is_part(short: str, long: str) -> bool:
    """Whether the short name is the long one with some characters left out."""
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)


def _both_right(one: str, other: str, units: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether both are usual names of one unit, or known to be two."""
    families = [(full, *others) for full, others in units.items()]
    if any(one in family and other in family for family in families):
        return True
    return one in units and other in units


def _excused(text: str, early: str, late: str) -> bool:
    """Whether the text says itself that these are two names, or two units."""
    for match in re.finditer("简称[为：:]?[“《（(]?", text):
        said = text[match.end() : match.end() + 20]
        if early in said or late in said or any(name.lstrip("市县区") in said for name in (early, late)):
            return True
    starts = text.find(early), text.find(late)
    near = text[starts[0] - 8 : starts[0]], text[starts[1] - 12 : starts[1]], text[starts[1] + len(late) :][:8]
    between = text[starts[0] + len(early) : starts[1]]
    if re.search(_RENAMED, "".join(near)) or (len(between) < 40 and re.search(_RENAMED, between)):
        return True
    return between in ("（", "(") or (between != "" and re.search("[，。；：:;,\n]", between) is None and re.search("[、和与及]", between) is not None)


def _renamed(text: str, old: str, new: str) -> Iterator[Flaw]:
    """The old and the new name of one unit, both of the same place."""
    pattern = f"([{HAN}]?[省市县区州旗])({old}|{new})(?!的?前身)"
    first: dict[str, str] = {}
    for match in re.finditer(pattern, text):
        level = match[1][-1]
        early = first.setdefault(level, match.group())
        if not early.endswith(match[2]) and not _excused(text, early[-len(early) + 1 :], match.group()[1:]):
            yield _flaw(text, early.lstrip("由、，。"), match.group())
            return


def _flaw(text: str, early: str, late: str) -> Flaw:
    start, before = text.find(late), text.find(early)
    hint = "同一机关、单位全文用一个名称；确是两个的，写进 wording.yaml 的“机关”"
    related = ((f"前面写作“{early}”", before, before + len(early)),)
    return Flaw(start, start + len(late), f"“{late}”与“{early}”写法不一", (hint,), None, related)
