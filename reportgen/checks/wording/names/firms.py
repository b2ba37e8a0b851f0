"""Firms and law offices under two names in one text (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reportgen.checks.lists.slips import Alike, ends_alike, listed
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.names.bodies import FIRMS, SCHOOLS, may_stand, names_of, traders
from reportgen.checks.wording.names.differences import APART

_RENAMED = "更名|改名|名称变更|变更为|前身|曾用名|原名"
"""What says that a firm got another name."""
_KINDS = ("有限责任公司", "股份有限公司", "有限公司", *FIRMS, *SCHOOLS)
LIMIT = 100
"""Names of one ending that are compared with one another."""


def firms(prose: Prose) -> Iterator[Flaw]:
    """Firms whose names differ by one or two characters that sound or look alike, or by words."""
    text = prose.text
    told: set[str] = set()
    for ending in (*FIRMS, *SCHOOLS):
        if may_stand(prose, ending):
            for one, other in combinations(names_of(text, ending)[:LIMIT], 2):
                shown = _slip(one, other, prose.lexicon.alike)
                if shown is None or _end_other_words(prose, shown):
                    continue
                early, late = sorted(shown, key=text.find)
                between = text[text.find(early) + len(early) : text.find(late)]
                if late not in told and not listed(between) and not re.search(_RENAMED, between):
                    told.add(late)
                    yield _flaw(text, early, late)
    for early, late in traders(prose):
        if late not in told and not re.search(_RENAMED, text[text.find(early) : text.find(late)]):
            told.add(late)
            yield _flaw(text, early, late)


def _slip(one: str, other: str, alike: Alike) -> tuple[str, str] | None:
    """The two names from where they begin to be alike, if one is most likely a slip of the other."""
    tail = ends_alike(one, other)
    rest, more = one[: len(one) - tail], other[: len(other) - tail]
    for size in (1, 2):
        a, b = rest[-size:], more[-size:]
        if not len(a) == len(b) == size or not APART.isdisjoint(a + b):
            continue
        if (size == 2 and a == b[::-1]) or all(x != y and alike(x, y) for x, y in zip(a, b)):
            head = ends_alike(rest[:-size], more[:-size])
            if head == 0 and one[len(rest) :] in _KINDS:
                return None
            return one[len(rest) - size - head :], other[len(more) - size - head :]
    return None


def _end_other_words(prose: Prose, shown: tuple[str, str]) -> bool:
    """Whether what differs are the ends of words before one name: 完成 水务集团本部, 简称 水务集团."""
    pairs = [prose.text[max(at - 1, 0) : at + 1] for at in map(prose.text.find, shown)]
    return shown[0][0] != shown[1][0] and all(map(prose.lexicon.is_common, pairs))


def _flaw(text: str, early: str, late: str) -> Flaw:
    start, before = text.find(late), text.find(early)
    hint = "同一家单位全文用一个名称；确是两家的，写豁免"
    related = ((f"前面写作“{early}”", before, before + len(early)),)
    return Flaw(start, start + len(late), f"“{late}”与“{early}”写法不一", (hint,), None, related)
