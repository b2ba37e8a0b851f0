"""Wrong forms of words, found in a text by the pairs of characters that it has: no word is searched for in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import add

from reportgen.checks.neighbours import PAIR, Neighbours
from reportgen.checks.pieces import Pieces
from reportgen.tuples import NamedTuple

SELF = "\0"
"""In an entry, the pair that it stands under."""
BETWEEN = "\0"
"""Between the second characters that have entries and those of twins."""
_MET = "[\1\3\5\7]"
HEAD = 0x100
"""Above what a line feed is, so that a count is never one."""


class Slip(NamedTuple):
    """A wrong form at text[start:end], and what is right; where it is not `listed`, it is a twin and may be chance."""

    start: int
    end: int
    wrong: str
    right: str
    listed: bool


class Spelling(NamedTuple):
    """Wrong forms as a few large pieces of plain data, of which nothing is made on loading.

    Each is kept under one pair of its characters, since a text has thousands of pairs and hardly any is such a one.
    `seconds` has for each first character of a pair its second ones: of pairs that have entries, a sign, and of twins,
    which are wrong forms of words of two characters, group behind group. `details` has for the same first character
    lines: the heads of its groups, which are two signs each (how many members it has and which character is wrong, and
    the right one), and for each pair with entries its second character and these, with blanks between them.
    """

    seconds: Pieces
    details: Pieces

    def table(self, near: Neighbours) -> dict[str, str]:
        """Pairs that may be wrong, for the first of its `kinds`."""
        return self.seconds.each(near.chars)

    def find(self, near: Neighbours, kinds: str) -> Iterator[Slip]:
        """Every wrong form in a text."""
        known: dict[str, tuple[str, str]] = {}
        for pair, places in near.places(kinds, _MET).items():
            first = pair[0]
            if first not in known:
                known[first] = self.details.of(first), self.seconds.of(first).partition(BETWEEN)[2]
            details, twins = known[first]
            yield from _entries(pair, details, near.text, places)
            twin = twins.find(pair[1])
            if twin >= 0:
                right = _meant(pair, details, twin)
                yield from (Slip(at, at + PAIR, pair, right, listed=False) for at in places)


def listed(wrong: Mapping[str, str], near: Neighbours) -> Iterator[Slip]:
    """The wrong forms of a short list in a text."""
    for form, right in wrong.items():
        if near.pairs.issuperset(map(add, form, form[1:])):
            found = re.finditer(re.escape(form), near.text)
            yield from (Slip(*match.span(), form, right, listed=True) for match in found)


def _entries(pair: str, details: str, text: str, places: list[int]) -> Iterator[Slip]:
    """The wrong forms under a pair that stands at these places."""
    start = details.find(f"\n{pair[1]}") + PAIR
    for entry in details[start : details.index("\n", start)].split(" ") if start >= PAIR else ():
        before, after = entry.split(SELF)
        behind, _, right = after.partition("=")
        if not right:
            behind, changed = after[:-PAIR], after[-PAIR:]
        for place in places:
            at = place - len(before)
            if text.startswith(behind, place + PAIR) and at >= 0 and text.startswith(before, at):
                wrong = f"{before}{pair}{behind}"
                if not right:
                    number, sign = int(changed[0]), changed[1]
                    right = f"{wrong[:number]}{sign}{wrong[number + 1 :]}"
                yield Slip(at, at + len(wrong), wrong, right, listed=True)


def _meant(pair: str, details: str, number: int) -> str:
    """The word that the twin of a number is meant for."""
    at = is_last = 0
    for at in range(0, details.index("\n"), PAIR):
        size, is_last = divmod(ord(details[at]) - HEAD, 2)
        if number < size:
            break
        number -= size
    return pair[0] + details[at + 1] if is_last else details[at + 1] + pair[1]
