"""The body of another village, told of once amid what a text tells of its own (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Prose, places
from reportgen.checks.wording.names.bodies import Pair, may_stand
from reportgen.checks.wording.names.differences import APART

_BODIES = ("人民调解委员会", "调解委员会", "调委会", "党支部", "党总支", "党委", "村民议事会", "法律援助工作站")
_HOMES = ("村", "社区")
_KEPT = 3
"""Times that a text names the village that it is about, at the least."""
_ANOTHER = "共建|结对|交流|观摩|参观|联合|互学|也|同样|相邻|邻村|毗邻|邻近|附近|另|则|相比|同为|其他|隔壁"


def other_villages(prose: Prose) -> Iterator[Pair]:
    """A body of the village that a text is about, and the same one of a village that it goes on to call it."""
    for home in [home for home in _HOMES if may_stand(prose, home)]:
        for body in [body for body in _BODIES if may_stand(prose, body)]:
            yield from _of_body(prose.text, home, body)


def _of_body(text: str, home: str, body: str) -> Iterator[Pair]:
    whole = home + body
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
