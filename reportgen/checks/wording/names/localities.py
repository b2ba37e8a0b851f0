"""Villages, housing estates and reservoirs under two spellings in one text: 柳家湾村 and 柳家弯村 (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.prose import Prose, is_han, places
from reportgen.checks.wording.names.differences import APART
from reportgen.checks.wording.names.people import Person

_KINDS = ("村", "小区", "社区", "水库", "花园", "大桥", "林场", "农场", "茶场")
_NEAR = 14
"""Characters around a name that may say that it is another's."""
_HEAD = 2
"""Characters of a name that are compared, and the one before them."""
_ANOTHER = "相邻|邻村|毗邻|邻近|附近|另一|隔壁|两[村个]|更名|改名|合并|分别|结对|共建|同名|原名|俗称|又称|旧称"
_BEFORE = frozenset("在于到由对将把与和及从向至为的经以是该让请组织：，。；、（“\n")
"""What stands before a name of two characters."""
_NO_NAMES = (
    "行政|自然|示范|美丽|数字|文明|法治|全县|全镇|乡镇|农村|城中|居民|住宅|老旧|安置|中型|大型|小型|每个|多个|各个|国有|集体"
)


def localities(prose: Prose) -> Iterator[tuple[Person, Person]]:
    """Pairs of such names that one character parts which is taken for the other; the earlier one first."""
    for kind in _KINDS:
        if kind[0] not in prose.chars:
            continue
        heads: dict[str, list[int]] = {}
        for at in places(prose.text, kind):
            head = prose.text[max(at - _HEAD, 0) : at]
            if len(head) == _HEAD and all(map(is_han, head)) and not re.search(_NO_NAMES, head):
                heads.setdefault(head, []).append(at)
        for one, other in combinations(heads, 2):
            if sum(a != b for a, b in zip(one, other)) == 1 and min(len(heads[one]), len(heads[other])) == 1:
                yield from _pair(prose, kind, heads[one][0], heads[other][0])


def _pair(prose: Prose, kind: str, first: int, then: int) -> Iterator[tuple[Person, Person]]:
    text = prose.text
    ((a, b),) = [pair for pair in zip(text[first - _HEAD : first], text[then - _HEAD : then]) if pair[0] != pair[1]]
    size = _size(text, first, then)
    near = text[max(text.rfind("。", 0, then) + 1, then - _NEAR) : then + _NEAR].partition("。")[0]
    apart = "。" not in text[first:then] or re.search(_ANOTHER, near) or not APART.isdisjoint((a, b))
    if size and not apart and prose.lexicon.alike(a, b):
        starts = (first - size, then - size)
        one, other = (Person(text[at : at + size + len(kind)], at, at + size + len(kind), "") for at in starts)
        yield one, other


def _size(text: str, first: int, then: int) -> int:
    """How long the names are without their kind; 0 where it is not clear that both begin alike."""
    one, other = text[first - _HEAD - 1 : first - _HEAD], text[then - _HEAD - 1 : then - _HEAD]
    if one == other and is_han(one) and one not in _BEFORE:
        return _HEAD + 1
    return _HEAD if all(sign in _BEFORE or not sign for sign in (one, other)) else 0
