"""Wrong forms of words, found in a text by the pairs of characters that it has: no word is searched for in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import add

from reportgen.checks.lists.neighbours import PAIR, Neighbours
from reportgen.checks.lists.pieces import Pieces
from reportgen.tuples import NamedTuple

SELF = "\0"
"""In an entry, the pair that it stands under."""
BETWEEN = "\0"
"""Between the second characters that have entries and those of twins."""
_MET = "[\1\3\5\7]"
_MOST = 20_000
"""Pairs of which it is kept what stands under them."""
HEAD = 0x100
"""Above what a line feed is, so that a count is never one."""


class Slip(NamedTuple):
    """A wrong form at text[start:end], and what is right; where it is not `listed`, it is a twin and may be chance."""

    start: int
    end: int
    wrong: str
    right: str
    listed: bool


_Form = tuple[int, str, str, bool]
"""How far before its pair a wrong form begins, the form, what is right, and whether it is listed."""


class Spelling:
    """Wrong forms as a few large pieces of plain data, of which nothing is made on loading.

    Each is kept under one pair of its characters, since a text has thousands of pairs and hardly any is such a one.
    `seconds` has for each first character of a pair its second ones: of pairs that have entries, a sign, and of twins,
    which are wrong forms of words of two characters, group behind group. `details` has for the same first character
    lines: the heads of its groups, which are two signs each (how many members it has and which character is wrong, and
    the right one), and for each pair with entries its second character and these, with blanks between them.
    """

    def __init__(self, seconds: Pieces, details: Pieces) -> None:
        """What was read of a pair is kept."""
        self.seconds, self.details = seconds, details
        self._seconds: dict[str, str] = {}
        self._under = lru_cache(_MOST)(lambda pair: (*self._entries(pair), *self._twins(pair)))

    def table(self, chars: frozenset[str]) -> dict[str, str]:
        """Pairs that may be wrong, for the first of the kinds."""
        self._seconds.update(self.seconds.each(chars.difference(self._seconds)))
        return self._seconds

    def find(self, near: Neighbours, kinds: str) -> Iterator[Slip]:
        """Every wrong form in a text."""
        text = near.text
        for pair, places in near.places(kinds, _MET).items():
            for before, wrong, right, is_listed in self._under(pair):
                for place in places:
                    start = place - before
                    if start >= 0 and text.startswith(wrong, start):
                        yield Slip(start, start + len(wrong), wrong, right, is_listed)

    def _entries(self, pair: str) -> Iterator[_Form]:
        """The wrong forms under a pair."""
        details = self.details.of(pair[0])
        start = details.find(f"\n{pair[1]}") + PAIR
        for entry in details[start : details.index("\n", start)].split(" ") if start >= PAIR else ():
            before, after = entry.split(SELF)
            behind, _, right = after.partition("=")
            changed = "" if right else behind[-PAIR:]
            wrong = f"{before}{pair}{behind.removesuffix(changed)}"
            if changed:
                number = int(changed[0])
                right = f"{wrong[:number]}{changed[1]}{wrong[number + 1 :]}"
            yield len(before), wrong, right, True

    def _twins(self, pair: str) -> Iterator[_Form]:
        """The pair itself, if it is one."""
        twin = self.seconds.of(pair[0]).partition(BETWEEN)[2].find(pair[1])
        if twin >= 0:
            yield 0, pair, _meant(pair, self.details.of(pair[0]), twin), False


def listed(wrong: Mapping[str, str], near: Neighbours) -> Iterator[Slip]:
    """The wrong forms of a short list in a text."""
    for form, right in wrong.items():
        if near.pairs.issuperset(map(add, form, form[1:])):
            found = re.finditer(re.escape(form), near.text)
            yield from (Slip(*match.span(), form, right, listed=True) for match in found)


def _meant(pair: str, details: str, number: int) -> str:
    """The word that the twin of a number is meant for."""
    at = is_last = 0
    for at in range(0, details.index("\n"), PAIR):
        size, is_last = divmod(ord(details[at]) - HEAD, 2)
        if number < size:
            break
        number -= size
    return pair[0] + details[at + 1] if is_last else details[at + 1] + pair[1]
