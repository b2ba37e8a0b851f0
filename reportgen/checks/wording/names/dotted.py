"""Names with a point in them whose halves differ by a character taken for the other: 阿依古丽·买买提 (RG667)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from reportgen.checks.lists.slips import Alike, ends_alike, listed, starts_alike
from reportgen.checks.prose import Prose
from reportgen.checks.wording.names.people import Person
from reportgen.checks.wording.remnants import is_quoted
from reportgen.patterns import compiled

_HALF = 6
_DOTTED = f"([\u4e00-\u9fff]{{2,{_HALF}}})[·•]([\u4e00-\u9fff]{{2,{_HALF}}})"
_LEAST = 2
"""Characters that each half shares with the other name's, at least."""
_RENDERED = (
    *("布卜", "吐图土", "依伊", "买麦", "丽莉里力", "古谷", "尼妮", "提题", "娜那", "迪地", "汗罕", "孜兹"),
    *("木姆穆", "克科", "玛马", "沙莎", "合赫", "吉杰", "扎札", "顿敦"),
)
"""Characters that render one sound in names of other languages: 阿布杜拉, 阿卜杜拉."""
_MOST, _REACH = 40, 30
_BEFORE, _BEHIND = frozenset("讲员长任师事为由的者民士官"), frozenset("主任担深参带率等在同为")
"""What stands around a name in both places and is no part of it: 宣讲员…, …主讲."""


def dotted(prose: Prose) -> Iterator[tuple[Person, Person]]:
    """Two spellings of one name, the earlier first. Where a name begins and ends shows in what both have."""
    if prose.chars.isdisjoint("·•"):
        return
    matches = (m for m in _matches(prose.text) if not is_quoted(prose.text, m.start(2), _REACH))
    found = [(m.start(2), m[1], m[2]) for m in islice(matches, _MOST)]
    for (at, first, last), (other, head, tail) in combinations(found, 2):
        before, behind = ends_alike(first, head), starts_alike(last, tail)
        if before >= _LEAST and (size := _slip(last, tail, prose.lexicon.alike)):
            spans = (before, size)
        elif behind >= _LEAST and (size := _slip(first[::-1], head[::-1], prose.lexicon.alike)):
            spans = (size, behind)
        else:
            continue
        one, two = (_person(prose.text, point, *spans) for point in (at, other))
        if not listed(prose.text[one.end : two.start]):
            yield one, two


def _matches(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for point in re.finditer("[·•]", text):
        match = compiled(_DOTTED).search(text, max(end, point.start() - _HALF), point.end() + _HALF)
        if match and match.end(1) == point.start():
            end = match.end()
            yield match


def _slip(one: str, other: str, alike: Alike) -> int:
    """How long two halves are that differ by a character or two, counted from the point; 0 where they do not."""
    pairs = list(zip(one, other))
    size = next((at for at, (a, b) in enumerate(pairs) if a != b and not (alike(a, b) or _renders(a, b))), len(pairs))
    differ = [at for at in range(size) if one[at] != other[at]]
    if not differ or len(differ) > _LEAST:
        return 0
    return size if size - len(differ) >= (1 if len(differ) == _LEAST else _LEAST) else 0


def _renders(one: str, other: str) -> bool:
    """Whether two characters render one sound."""
    return any(one in sounds and other in sounds for sounds in _RENDERED)


def _person(text: str, at: int, before: int, behind: int) -> Person:
    start, end = at - 1 - before, at + behind
    while end - at > _LEAST and text[end - 1] in _BEHIND:
        end -= 1
    while at - 1 - start > _LEAST and text[start] in _BEFORE:
        start += 1
    return Person(text[start:end], start, end, "")
