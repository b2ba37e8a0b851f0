"""Bodies that a text sets up, or tells of all along, and calls otherwise once (RG6).

A leading group for one task is set up, and reports are then to go to that of another name; a text about one village
speaks of another's committee, and then goes on about the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.prose import Prose, places
from reportgen.checks.slips import ends_alike
from reportgen.checks.wording.names.bodies import Pair, may_stand, names_of
from reportgen.checks.wording.names.differences import APART
from reportgen.checks.wording.names.excuses import in_one_sentence

_GROUPS = ("领导小组", "工作专班", "指挥部", "联席会议")
_SET_UP = "(?:成立|组建|设立|建立)(?:的|了?(?:由[^，。；、]{2,20}的)?)$"
_LEVEL = "[省市县区镇乡州旗]|街道"
_SAYS_LITTLE = "工作|专项|行动|活动|领导|协调|任务|整治|治理|推进|规范|监管|监督|管理|检查|综合|行政"
_CORE, _ALIKE = 4, 0.6
"""Characters of a task, and how many of them two names for one task share at the least."""
_VILLAGERS = ("人民调解委员会", "调解委员会", "调委会", "党支部", "党总支", "党委", "村民议事会", "法律援助工作站")
_HOMES = ("村", "社区")
_KEPT = 3
"""Times that a text names the village that it is about, at the least."""
_ANOTHER = "共建|结对|交流|观摩|参观|联合|互学|也|同样|相邻|邻村|毗邻|邻近|附近|另|则|相比|同为|其他|隔壁"


def groups(prose: Prose) -> Iterator[Pair]:
    """Bodies of both kinds under two names."""
    for ending in [ending for ending in _GROUPS if may_stand(prose, ending)]:
        names = names_of(prose.text, ending)
        if len(names) > 1:
            yield from _set_up(prose.text, names, ending)
    for home in [home for home in _HOMES if may_stand(prose, home)]:
        for ending in [ending for ending in _VILLAGERS if may_stand(prose, ending)]:
            yield from _villages(prose.text, home, ending)


def _set_up(text: str, names: Sequence[str], ending: str) -> Iterator[Pair]:
    """The group that a text sets up, and the one other that it names."""
    levelled = [name for name in names if re.match(_LEVEL, name)]
    if len(levelled) != 2:
        return
    made = [re.search(_SET_UP, text[max(0, text.find(name) - 24) : text.find(name)]) for name in levelled]
    early, late = sorted(levelled, key=text.find)
    if early[0] != late[0] or sum(found is not None for found in made) != 1 or not made[levelled.index(early)]:
        return
    one, other = (re.sub(_SAYS_LITTLE, "", name[1 : -len(ending)]) for name in (early, late))
    shared = sum(character in one for character in other)
    like = min(len(one), len(other)) >= _CORE and shared >= _ALIKE * min(len(one), len(other))
    word = any(other[at : at + 2] in one for at in range(len(other) - 1))
    like = like and word and ends_alike(early, late) >= len(ending) + 2
    if like and early not in late and not in_one_sentence(text, early, late):
        yield early, late


def _villages(text: str, home: str, ending: str) -> Iterator[Pair]:
    """A village whose body is told of amid what is told of another village."""
    whole = home + ending
    heads = dict.fromkeys(text[at - 2 : at] for at in places(text, whole) if at > 1)
    if len(heads) != 2:
        return
    often, once = sorted(heads, key=lambda head: -text.count(head + home))
    if sum(a != b for a, b in zip(often, once)) != 1 or not APART.isdisjoint({*often} ^ {*once}):
        return
    at = text.find(once + home)
    about = text.find(often + home) < at < text.rfind(often + home)
    if not about or text.count(once + home) > 1 or text.count(often + home) < _KEPT:
        return
    sentence = text[text.rfind("。", 0, at) + 1 :].split("。", 1)[0]
    if often not in sentence and not re.search(_ANOTHER, sentence):
        yield often + whole, once + whole
