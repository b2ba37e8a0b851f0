"""Names with a point in them whose halves differ by a character taken for the other: 阿依古丽·买买提 (RG667)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.prose import Prose
from reportgen.checks.slips import Alike, ends_alike, listed, starts_alike
from reportgen.checks.wording.names.people import Person
from reportgen.patterns import compiled

_DOTTED = "([\u4e00-\u9fff]{2,6})[·•]([\u4e00-\u9fff]{2,6})"
_LEAST = 2
"""Characters that each half shares with the other name's, at least."""
_MOST = 40


def dotted(prose: Prose) -> Iterator[tuple[Person, Person]]:
    """Two spellings of one name, the earlier first. Where a name begins and ends shows in what both have."""
    if prose.chars.isdisjoint("·•"):
        return
    found = [(m.start(2), m[1], m[2]) for m in compiled(_DOTTED).finditer(prose.text)][:_MOST]
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


def _slip(one: str, other: str, alike: Alike) -> int:
    """How long two halves are that differ by one character, counted from the point; 0 where they do not."""
    same = starts_alike(one, other)
    if same >= min(len(one), len(other)) or not alike(one[same], other[same]):
        return 0
    more = starts_alike(one[same + 1 :], other[same + 1 :])
    return same + 1 + more if same + more >= _LEAST else 0


def _person(text: str, at: int, before: int, behind: int) -> Person:
    start, end = at - 1 - before, at + behind
    return Person(text[start:end], start, end, "")
