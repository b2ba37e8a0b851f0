"""The leading group that a text sets up for one task, and to which reports are then to go under another name (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.lists.slips import ends_alike
from reportgen.checks.prose import Prose
from reportgen.checks.wording.names.bodies import Pair, may_stand, names_of
from reportgen.checks.wording.names.excuses import in_one_sentence

_GROUPS = ("领导小组", "工作专班", "指挥部", "联席会议")
_SET_UP = "(?:成立|组建|设立|建立)(?:的|了?(?:由[^，。；、]{2,20}的)?)$"
_LEVEL = "[省市县区镇乡州旗]|街道"
_SAYS_LITTLE = "工作|专项|行动|活动|领导|协调|任务|整治|治理|推进|规范|监管|监督|管理|检查|综合|行政"
_CORE, _ALIKE = 4, 0.6
"""Characters of a task, and how many of them two names for one task share at the least."""


def groups_set_up(prose: Prose) -> Iterator[Pair]:
    """Such groups under their two names."""
    for ending in [ending for ending in _GROUPS if may_stand(prose, ending)]:
        names = names_of(prose.text, ending)
        if len(names) > 1:
            yield from _set_up(prose.text, names, ending)


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
