"""Offices, towns and zones under two names in one text: each kind has a way of its own to differ (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from reportgen.checks.lists.slips import JOINTS, is_part, listed, trimmed
from reportgen.checks.prose import places
from reportgen.checks.wording.names.organ_names import Name, run_of
from reportgen.checks.wording.sentences.clauses import words

_REACH = 15
"""Characters of a name that are looked at."""
_BEFORE_NAME = "由经对向在将把给让请到从以各学校院系局全本该据并"
_NOT_AFTER = frozenset("罚理置分以境方所室级长学技研员")
"""What makes 处 and 科 a part of another word."""
_GENERAL = ("管理", "建设", "工作", "服务")
"""What a name of a second word ends in as one without it does: 国有资产与实验室管理处, 国有资产管理处."""
_LEAST, _TURNED = 4, 6
_FIELDS = (
    "协调 监督 审查 审核 指导 管理 规划 综合 法规 政策 执法 应诉 复议 普法 宣传 教育 治理 法治 "
    "调研 督察 审批 许可 服务 财务 装备 人事 科技 信息 安全 监管 合规 备案 清理 评估 研究 应急 保障"
)
"""What offices within a unit are for, by which two names with two words changed about are known."""
_APART = frozenset("分副总新老东西南北上中下第一二三四五六七八九十大小内外前后高城")
_TRADES = "(?:高新技术|经济技术|经济|高新|工业|产业|农业|科技|综合|现代|生态|旅游|文化|文旅|循环)+"
"""What a zone is for, behind the name of its place."""
_ZONES = "示范区|开发区|新区|试验区|度假区"
_ZONE = rf"(?:^|(?<=[。；，\n]))([^\W\d_]{{2,4}}[市县州]|)([^\W\d_]{{2,12}}?)({_ZONES})管委会"
_LONGEST = 20
"""Characters of a zone's name with its place."""


def grown(text: str, ending: str) -> Iterator[tuple[str, str]]:
    """Offices that are named once without and once with a second word: 发展规划处 and 发展规划与学科建设处."""
    for body in _with_joint(text, ending):
        joint = min(body.index(character) for character in JOINTS.intersection(body))
        led = max((at for at, character in enumerate(body[:joint]) if character in _BEFORE_NAME), default=-1)
        head, more = body[led + 1 : joint], body[joint:]
        if not _LEAST <= len(head) <= 2 * _LEAST or len(more) < _LEAST - 1:
            continue
        long, plain = head + more + ending, head + ending
        general = head + more[-2:] + ending
        short = plain if _standing(text, plain) >= 0 or more[-2:] not in _GENERAL else general
        first, second = _standing(text, short), _standing(text, long)
        if first < 0 or second < 0:
            continue
        start, end = (first + len(short), second) if first < second else (second + len(long), first)
        if not listed(text[start:end]) and text[start : start + 1] not in "（(":
            yield short, long


def turned(text: str, ending: str) -> Iterator[tuple[str, str]]:
    """Offices whose names are one but for two words that changed places: 执法协调监督处, 执法监督协调处."""
    cores = dict.fromkeys(part[-_TURNED:] for part, after in pairwise(text.split(ending)) if _ends_name(part, after))
    for core in cores:
        other = core[:-4] + core[-2:] + core[-4:-2]
        if other in cores and core[-4:-2] < core[-2:] and {core[-4:-2], core[-2:]} <= words(_FIELDS):
            yield core + ending, other + ending


def _ends_name(part: str, after: str) -> bool:
    return after[:1] not in _NOT_AFTER and part[-_TURNED:].isalpha() and len(part) >= _TURNED


def _with_joint(text: str, ending: str) -> Iterator[str]:
    """What stands before such an ending and holds a joint."""
    parts = text.split(ending)
    for part, after in pairwise(parts):
        if after[:1] not in _NOT_AFTER and not JOINTS.isdisjoint(part[-_REACH:]):
            body = run_of(part[-_REACH:])
            if not JOINTS.isdisjoint(body):
                yield body


def _standing(text: str, name: str) -> int:
    """Where a name stands as such, no word going on behind it; -1 where it does not."""
    size = len(name)
    return next((at for at in places(text, name) if text[at + size : at + size + 1] not in _NOT_AFTER), -1)


def town_varies(one: Name, other: Name, names: Iterable[Name]) -> bool:
    """Whether a 镇 is also called 乡, or by a name with a character more, and no other is named."""
    towns = {(name.place, name.level) for name in names if name.level in ("乡", "镇")}
    if towns != {(one.place, one.level), (other.place, other.level)} or min(len(one.place), len(other.place)) < 2:
        return False
    if one.level != other.level:
        return one.place == other.place
    short, long = sorted((one.place, other.place), key=len)
    return is_part(short, long) and len(long) == len(short) + 1 and _APART.isdisjoint("".join(trimmed(short, long)))


def zones(text: str) -> Iterator[tuple[str, str]]:
    """A zone whose report it is, called otherwise further on."""
    if re.search(_ZONES, text[:_LONGEST]) is None:  # its own report begins with its name
        return
    found = list(dict.fromkeys(match.groups() for match in re.finditer(_ZONE, text)))
    if len(found) < 2 or not text.startswith("".join(found[0])):
        return
    for one, other in combinations(found, 2):
        if one[0] == other[0] and one[2] == other[2] and _one_zone(one, other, found):
            yield "".join(one) + "管委会", "".join(other) + "管委会"
            return


def _one_zone(one: Sequence[str], other: Sequence[str], found: Sequence[Sequence[str]]) -> bool:
    """Whether two zones of a place are one: their names differ by a word, or the place has no other."""
    short, long = sorted((one[1], other[1]), key=len)
    if short[:2] == long[:2] and len(found) == 2 and short != long:
        return re.fullmatch(_TRADES, short[2:]) is not None and re.fullmatch(_TRADES, long[2:]) is not None
    return is_part(short, long) or (len(found) == 2 and one[0] != "" and one[2] in ("示范区", "试验区", "新区"))
