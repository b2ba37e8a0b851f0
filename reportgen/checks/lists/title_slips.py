"""Whether a title is a slip of a known document's name (RG6)."""

from __future__ import annotations

import re

from reportgen.checks.lists.near_words import partings
from reportgen.checks.lists.slips import NO_JOINTS, Alike, is_part, trimmed
from reportgen.checks.lists.titles import kind
from reportgen.tuples import NamedTuple

_TRIAL = "暂行|试行"
_APART = frozenset("一二三四五六七八九十甲乙丙丁上下东南西北新旧0123456789")
"""Characters that tell one document from the next."""
_JOINTS = frozenset("和与及")
"""Taken for one another."""
_ADDED = ("管理", "工作", "实施", "程序", "建设", "法")
"""Words that short names are most often quoted with or without."""
_USUAL = (
    "管理|工作|实施|程序|建设|法|[和与的及化]|推进|若干|暂行|试行|重大|责任|落实|进一步|全面"
    "|制定|监督|信息|公开|政府|行政|指导|有关|加强|规范|国家|深入|施行|决策"
)
"""Words that long names are most often quoted with or without."""
_WORDS = (
    "项目|工程|行业|领域|设施|场所|产品|用品|业务|体系|程序|权益|卫生|环境|质量|治理|防治|保护|处理|防范|法律|合法|专项"
    "|综合|统一|机构|单位|人员|事件|事项|营业|经营|安全|服务|活动|企业|资金|案件|行为|社会|公共|监督|管理|工作|信息|有关|相关"
)
"""Words that a name which a text keeps to is quoted with or without."""
_OFFICES = ("办法", "规定")
_BUILDING = "建设"
"""What offices' own documents are of, or are not: 农村公路管理办法 is none of 农村公路建设管理办法's."""
SHORT = 5
"""A shorter name is a part of too many others."""
_LONG = 10
"""So long a name is not another document's if only a character or two differ."""
_LONGEST = 16
"""So long a name may have anything more or less."""
_STEM = 7
"""So long a stem is not that of another kind of document which an office made itself."""
_OWN, _WORD = 11, 2
"""So long a name of a 条例 is no other's with a word of so many characters more or less."""
_WORDED = 8
"""So long a name is not another document's if only a near word differs."""


class Whose(NamedTuple):
    """Whose document a title is by the words around it.

    `state`: it is named with the state's name; `national`: the state's; `local`: a place's or an office's; `made`: the
    text makes it, or has it as a place's too; `kept`: the text keeps to it.
    """

    state: bool = False
    national: bool = False
    local: bool = False
    made: bool = False
    kept: bool = False


def slipped(said: str, name: str, listed: bool, whose: Whose, alike: Alike) -> bool:
    """Whether a title is a slip of the name: characters taken for others, words left out, added or exchanged.

    `listed` says that wrong names of this document are known.
    """
    limit = _limit(said, name, whose)
    if len(name) < SHORT:
        return False
    if not whose.local and _reworded(said, name, whose):
        return True
    if abs(len(said) - len(name)) > limit:
        return False
    swapped = [(a, b) for a, b in zip(said, name) if a != b] if len(said) == len(name) else []
    if swapped and len(swapped) <= limit and all({a, b} <= _JOINTS or alike(a, b) for a, b in swapped):
        return not any({a, b} <= _APART for a, b in swapped)
    loose = not whose.local and (
        listed or (whose.national and kind(name) != "法") or (len(name) >= _LONG and abs(len(said) - len(name)) <= 2)
    )
    if kind(said) != kind(name):
        return (whose.national or kind(said) == "法") and loose and _stem(said) == _stem(name)
    return sorted(said) == sorted(name) or _left_out(said, name, listed, loose, whose)


def _limit(said: str, name: str, whose: Whose) -> int:
    """How many characters may differ."""
    if len(name) <= SHORT + 1:
        managed = len(name) == SHORT + 1 and not whose.local and said.replace("管理", "", 1) == name
        return 2 if managed else 1
    return 2 if len(name) < 2 * SHORT else min(4, len(name) * 3 // 10)


def _left_out(said: str, name: str, listed: bool, loose: bool, whose: Whose) -> bool:
    """Whether one name has a word or a character more, or one exchanged, where names of this length may."""
    short, long = sorted((said, name), key=len)
    if not whose.national and kind(name) in _OFFICES and trimmed(short, long) == ("", _BUILDING):
        return False
    one_swapped = len(said) == len(name) and sum(a != b for a, b in zip(said, name)) == 1
    if len(name) <= SHORT + 1 and not (len(name) > SHORT and said == long):
        return loose and one_swapped and kind(name) == "法"
    added = any(long.replace(word, "", 1) == short for word in _ADDED if word in long)
    if added and not whose.local and len(name) > SHORT:
        return True
    if loose and not (listed or whose.national) and len(name) < _LONGEST and short[:2] != long[:2]:
        return False
    return loose and (
        one_swapped or (is_part(short, long) and (listed or whose.national or _is_usual(short, long)))
    )


def _reworded(said: str, name: str, whose: Whose) -> bool:
    """Whether a title says a near word, another kind, or a character less, where no office's own document is meant."""
    if said[:2] != name[:2] or (whose.made and not whose.national):
        return False
    kinds = (kind(said), kind(name))
    if kinds[0] != kinds[1]:
        stems = (said.removesuffix(kinds[0]), name.removesuffix(kinds[1]))
        return "" not in kinds and stems[0] == stems[1] and _another_kind(stems[0], *kinds, whose)
    parted = partings(said, name)
    if (whose.national or whose.kept) and len(name) >= _LONGEST and len(parted) == 1:
        return max(len(parted[0].one), len(parted[0].other)) <= 2
    if _word_apart(said, name, whose):
        return True
    if len(name) < _WORDED or not (kinds[1] == "条例" or (whose.kept and len(name) >= _LONG)):
        return False
    if all(part.is_near() for part in parted):
        return True
    lacks = kinds[1] == "条例" or (whose.kept and len(name) >= _LONG)
    return (lacks and _lacks(said, name)) or (whose.kept and _worded(said, name))


def _word_apart(said: str, name: str, whose: Whose) -> bool:
    """Whether a title has a word more or less than a name that no place's document has, whatever joins its words."""
    if len(name) <= SHORT or not (whose.state or (whose.kept and kind(name) == "条例" and len(name) >= _OWN)):
        return False
    parted = partings(said.translate(NO_JOINTS), name.translate(NO_JOINTS))
    more, less = (parted[0].one, parted[0].other) if len(parted) == 1 else ("", "")
    return (more == "") != (less == "") and len(more + less) <= _WORD


def _worded(said: str, name: str) -> bool:
    """Whether a title that is kept to has a word more or less."""
    more, less = trimmed(said, name)
    return not (more and less) and re.fullmatch(_WORDS, more or less) is not None


def _another_kind(stem: str, wrong: str, right: str, whose: Whose) -> bool:
    """Whether only the kind is wrong: what the state's name stands before has one, and long stems are its own too."""
    if stem.endswith("实施"):
        return False
    if stem.endswith("暂行") and wrong == "条例":
        return True  # only the State Council makes these
    if whose.state or not whose.kept or wrong == "条例":
        return whose.state
    return len(stem) >= (_STEM if right == "条例" else _LONG)


def _lacks(said: str, name: str) -> bool:
    """Whether a title lacks one character of the name, or 暂行."""
    more, less = trimmed(said, name)
    return not more and (len(less) == 1 or re.fullmatch(_TRIAL, less) is not None)


def _stem(name: str) -> str:
    return re.sub(f"{_TRIAL}|工作", "", name.removesuffix(kind(name)))


def _is_usual(short: str, long: str) -> bool:
    """Whether what one name has more is what names are quoted with or without; of very long ones, anything."""
    start = next((i for i, (a, b) in enumerate(zip(short, long)) if a != b), len(short))
    more = long[start : start + len(long) - len(short)]
    return len(long) >= _LONGEST or any(re.fullmatch(_USUAL, said) for said in (more, more[1:] + more[:1]))
