"""Units and firms under two names in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.likeness import Likeness
from reportgen.checks.prose import HAN, Flaw, Prose

_UNITS = (
    "局|委员会|管委会|党工委|办公室|厅|法院|检察院|研究院|中心|办事处|大队|支队|政府|委(?=[，、。；）等的]|主任|牵头|印发|会同|党组)"
    "|办(?=[，、。；）等]|主任|牵头|印发|会同)"
)
_FIRMS = "律师事务所|事务所|有限公司|有限责任公司|公司|集团|合作社|鉴定所|公证处"
_NO_UNIT = r"(?:[格布结全当大开破定时变邮]局|[为以绕]中心|[客餐大]厅|[^民省市县区州旗镇乡]政府)$"
_CUT = (
    "[由对向在被将把给让请是了等各并或经按]|会同|联合|组织|协调|牵头|督促|指导|推动|配合|进驻|入驻|依托|建立|成立|设立|建成|打造"
    "|[局委办厅院心队府]和|的"
)
"""What cannot stand in a name: it begins behind."""
_PLACES = "省市县区州旗盟镇乡村道国场"
_APART = frozenset(f"{_PLACES}分副总新老东西南北上中下第一二三四五六七八九十〇0123456789甲乙丙丁大小内外前后")
_WORDS_APART = (
    "人民|本级|中级|高级|基层|直属|党组|党委|机关|综合|联合|临时"
    "|专项|委|市政|社区|人防|特勤|交警|巡警|刑侦|治安|法制|法治"
)
_NEEDS_PLACE = ("政府", "中心", "院", "办公室", "办事处", "办")
"""With these a name is only known to begin where a place does."""
_OFFICE = ("办公室", "政府", "办")
"""One unit has several of these, told apart by a word before: 政府办公室, 政府法制办公室."""
_FUNCTION = frozenset("由在和与及对向被经按据到从以将把给让请报同是的了等各并或于为会")
_JOINTS = frozenset("和与及")
_SHORTENED = (("市场监督局", "市场监督管理局"), ("农业局", "农业农村局"), ("国土资源局", "自然资源局"))
_REACH = 14
"""Characters of a name that are looked at."""
_TAIL = 3
"""Names are compared that end in the same characters, so many of them."""
LIMIT = 300
"""Names of one ending that are compared with one another."""


class Name(NamedTuple):
    """What ends in a unit's or firm's suffix at text[start:end]; where it begins is not known for sure."""

    text: str
    start: int
    end: int


def unit_name_varies(prose: Prose) -> Iterator[Flaw]:
    """同一机关前后名称不一。

    一篇里同一个机关应当只有一个名称（全称和注明的、通行的简称除外）。这里找的是中间多一两个字、少一两个字或者写了形近、音近字的两个名称。确是两个机关，
    或者两种称呼都对的，在模板包的 wording.yaml 里写进“机关”。

    依据：《党政机关公文处理工作条例》第十九条：表述准确（规定）
    依据：一个机关只有一个名称（事实）
    反例：云岭市科工信局牵头落实，云岭市科技工信局每季度报告。
    反例：市政务服务和大数据管理局负责，抄送市政务服务大数据管理局。
    正例：云岭市公安局指导云岭市公安分局；市人力资源和社会保障局（市人社局）、市发展改革委参加。
    """
    yield from _variants(prose, _UNITS)
    for short, long in _SHORTENED:
        if short in prose.text and long in prose.text:
            start, other = prose.text.find(short), prose.text.find(long)
            late, early = sorted(((start, short), (other, long)), reverse=True)
            if _place(prose.text, start) == _place(prose.text, other):
                yield _flaw(Name(late[1], late[0], late[0] + len(late[1])), Name(early[1], early[0], early[0]))


def _place(text: str, start: int) -> str:
    before = text[start - 1 : start]
    return before if before in _PLACES else ""


def firms(prose: Prose) -> Iterator[Flaw]:
    """Firms whose names differ by a character that sounds or looks alike."""
    if {"务所", "公司", "集团", "作社", "定所", "证处"} & prose.pairs:
        yield from _variants(prose, _FIRMS)


def _variants(prose: Prose, suffixes: str) -> Iterator[Flaw]:
    told: set[tuple[int, int]] = set()
    for names in _groups(prose.text, suffixes):
        for one, other in combinations(names[:LIMIT], 2):
            shown = _shown(one.text, other.text, suffixes is _FIRMS, prose.lexicon.likeness)
            if shown is None or _both_right(*shown, prose.lexicon.units):
                continue
            early, late = (n._replace(text=text, start=n.end - len(text)) for n, text in zip((one, other), shown))
            if (late.start, late.end) not in told and not _declared(prose.text, shown):
                told.add((late.start, late.end))
                yield _flaw(late, early)


def _groups(text: str, suffixes: str) -> Iterator[list[Name]]:
    """The different names that end in the same characters, or have the same ones before their end.

    What is met once is not looked at further.
    """
    windows: dict[str, dict[str, int]] = {}
    for match in re.finditer(suffixes, text):
        end = match.end()
        window, tail = text[max(0, end - _REACH) : end], text[max(0, end - _TAIL) : end]
        if not re.search(_NO_UNIT, tail):
            for key in (tail, f"{window[-_TAIL - 2 : -_TAIL]}…{tail[-1:]}"):
                windows.setdefault(key, {}).setdefault(window, end)
    for found in windows.values():
        if len(found) > 1:
            names = {name.text: name for name in (_name(text, end) for end in found.values()) if len(name.text) > _TAIL}
            if len(names) > 1:
                yield list(names.values())


def _name(text: str, end: int) -> Name:
    """What stands before `end`, back to where no name can go on."""
    window = text[max(0, end - _REACH) : end]
    run = re.search(f"[{HAN}]+$", window)
    name = run.group() if run else ""
    cut = list(re.finditer(_CUT, name[:-2]))
    name = name[cut[-1].end() :] if cut else name
    return Name(name, end - len(name), end)


def _flaw(late: Name, early: Name) -> Flaw:
    message = f"“{late.text}”与“{early.text}”写法不一"
    hint = "同一机关、单位全文用一个名称；确是两个的，写进 wording.yaml 的“机关”"
    return Flaw(late.start, late.end, message, (hint,), None, ((f"前面写作“{early.text}”", early.start, early.end),))


def _both_right(one: str, other: str, units: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether both are usual names of one unit of one place, or known to be two."""
    families = [(full, *others) for full, others in units.items()]
    if any(_before(one, family) & _before(other, family) for family in families):
        return True
    return one in units and other in units


def _before(name: str, members: tuple[str, ...]) -> frozenset[str]:
    """What stands before one of these names at the end of `name`: nothing, or what ends in a place."""
    heads = (name.removesuffix(member) for member in members if name.endswith(member))
    return frozenset(head for head in heads if head[-1:] in ("", *_PLACES))


def _declared(text: str, names: tuple[str, str]) -> bool:
    return any(re.search(f"简称[为：:]?[“《（(]?{name[:2]}", text) and f"简称“{name}" in text for name in names)


def _shown(one: str, other: str, is_firm: bool, likeness: Likeness) -> tuple[str, str] | None:
    """The two names from where they begin to be alike, if one is most likely a slip of the other."""
    end = _shared(one, other)
    rest, more, tail = one[: len(one) - end], other[: len(other) - end], one[len(one) - end :]
    if not rest or not more:
        return None
    sizes = (1, 2) if _mixed_up(rest[-1], more[-1], likeness) else ()
    for size in sizes:
        a, b = rest[-size:], more[-size:]
        if len(a) == len(b) == size and all(x != y and _mixed_up(x, y, likeness) for x, y in zip(a, b)):
            head = rest[len(rest) - size - _shared(rest[:-size], more[:-size]) : len(rest) - size]
            return _whole(head, (a, b), tail) if _exchanged(head, a + b, tail, is_firm) else None
    if is_firm:
        return None
    for short, long in ((rest, more), (more, rest)):
        for size in (1, 2, 3):
            shared = _shared(short, long[:-size])
            head, added = long[len(long) - size - shared : len(long) - size], long[-size:]
            if shared and _added(head, added, tail, (short[: len(short) - shared], long[: len(long) - size - shared])):
                return _whole(head, ("", added) if short is rest else (added, ""), tail)
    return None


def _mixed_up(one: str, other: str, likeness: Likeness) -> bool:
    """Whether one character is taken for the other; 山西 and 陕西 are both right."""
    pair = {one, other}
    return pair <= _JOINTS or (pair != {"山", "陕"} and likeness.alike(one, other))


def _whole(head: str, middle: tuple[str, str], tail: str) -> tuple[str, str]:
    return head + middle[0] + tail, head + middle[1] + tail


def _shared(one: str, other: str) -> int:
    """How many characters two texts end in alike."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _exchanged(head: str, changed: str, tail: str, is_firm: bool) -> bool:
    """Whether a name with other characters there is a slip: long enough, and none that tells one unit from another."""
    if set(changed) & (_APART | _FUNCTION) and not (head and set(changed) <= _JOINTS):
        return False
    if is_firm:
        suffix = re.search(f"(?:{_FIRMS})$", tail)
        return suffix is not None and (len(tail) > len(suffix.group()) or len(head) >= 1)
    place = re.search(f"^.{{1,3}}[{_PLACES}]", tail)
    inside = len(head.lstrip(_PLACES)) >= 1 and len(head) + len(tail) >= 4
    return (place is not None and len(tail) >= 5) or inside or (not head and len(tail) >= 5)


def _added(head: str, added: str, tail: str, before: tuple[str, str]) -> bool:
    """Whether a name with these characters more is most likely the same unit's."""
    if not head or re.search(f"(?<![城都])[{_PLACES}]$", head) or set(added) & _APART or re.search(_WORDS_APART, added):
        return False
    if len(tail) < _TAIL or len(head) + len(tail) < (5 if any(before) else 4):
        return False
    levels = {text[-1:] for text in before if text[-1:] and text[-1:] in _PLACES}
    placed = any(character in _PLACES for character in head)
    if tail.endswith(_OFFICE) or (not placed and tail.endswith(_NEEDS_PLACE)):
        return False
    return placed or (not levels and (len(head) > 1 or not any(before)))
