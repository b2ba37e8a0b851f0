"""Wrong forms of words, found in a text by the pairs of characters that it has: no word is searched for in vain."""

from __future__ import annotations

from codecs import utf_16_le_decode
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count
from operator import add, contains

from reportgen.tuples import NamedTuple

PAIR = 2
SELF = "\0"
"""In an entry, the pair that it stands under."""
BETWEEN = "\0"
"""Between the second characters that have entries and those of twins."""
HEAD = 0x100
"""Above what a line feed is, so that a count is never one."""
LOWEST, HIGHEST = 0x4E00, 0x9FFF
"""Codes of first characters."""


class Words(NamedTuple):
    """Pairs as a few pieces of plain data, of which nothing is made on loading.

    The characters behind the first one of number n are `others[starts[n]:starts[n + 1]]`.
    """

    firsts: str
    others: str
    starts: bytes

    def has(self, one: str, other: str) -> bool:
        """Whether two neighbouring characters are one of the pairs."""
        return self.number(one, other) >= 0

    def number(self, one: str, other: str) -> int:
        """The number of a pair among all; -1 if it is none."""
        number, starts = self.firsts.find(one), memoryview(self.starts).cast("I")
        return self.others.find(other, starts[number], starts[number + 1]) if number >= 0 else -1


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
    `seconds`, in UTF-16, holds for each first character of a pair its second ones: of pairs that have entries, a sign,
    and of twins, which are wrong forms of words of two characters, group behind group. `details`, in UTF-16, holds for
    the same first character lines: the heads of its groups, which are two signs each (how many members it has and which
    character is wrong, and the right one), and for each pair with entries its second character and these, with blanks
    between them. `places` has for each code of a first character where its second ones begin, and then the same for its
    details.
    """

    places: bytes | memoryview
    seconds: bytes | memoryview
    details: bytes | memoryview

    def find(self, pairs: frozenset[str], text: str) -> Iterator[Slip]:
        """Every wrong form in a text whose neighbouring characters are `pairs`."""
        signs = "".join(pairs)
        firsts, others = list(signs[::PAIR]), signs[1::PAIR]
        behind, details = self._behind(firsts), dict[str, str]()
        # in C, since a long text has thousands of pairs
        for at in compress(count(), map(contains, map(behind.__getitem__, firsts), others)):
            first, other = firsts[at], others[at]
            if first not in details:
                details[first] = self._details(first)
            pair = first + other
            yield from _met(text, _entries(pair, details[first], pairs))
            parted = behind[first].index(BETWEEN) + 1
            twin = behind[first].find(other, parted) - parted
            if twin >= 0:
                yield from _met(text, [(pair, _meant(pair, details[first], twin))], is_listed=False)

    def _behind(self, firsts: Iterable[str]) -> dict[str, str]:
        """By each first character, the second ones."""
        places, seconds, behind = memoryview(self.places).cast("I"), self.seconds, dict.fromkeys(firsts, "")
        for first in behind:
            at = ord(first) - LOWEST
            if 0 <= at <= HIGHEST - LOWEST:
                behind[first] = utf_16_le_decode(seconds[places[at] : places[at + 1]])[0]
        return behind

    def _details(self, first: str) -> str:
        places, at = memoryview(self.places).cast("I"), ord(first) - LOWEST + (HIGHEST - LOWEST + 2)
        return utf_16_le_decode(self.details[places[at] : places[at + 1]])[0]


def listed(wrong: Mapping[str, str], pairs: frozenset[str], text: str) -> Iterator[Slip]:
    """The wrong forms of a short list in a text whose neighbouring characters are `pairs`."""
    for form, right in wrong.items():
        if pairs.issuperset(map(add, form, form[1:])):
            yield from _met(text, [(form, right)])


def _met(text: str, forms: Iterable[tuple[str, str]], is_listed: bool = True) -> Iterator[Slip]:
    """Where wrong forms stand, with the right ones: a whole form is found faster than two characters of it."""
    for wrong, right in forms:
        at = text.find(wrong)
        while at >= 0:
            end = at + len(wrong)
            yield Slip(at, end, wrong, right, is_listed)
            at = text.find(wrong, end)


def _entries(pair: str, details: str, pairs: frozenset[str]) -> list[tuple[str, str]]:
    """The wrong forms under a pair that have no pair but these, with the right ones."""
    start, found = details.find(f"\n{pair[1]}") + PAIR, list[tuple[str, str]]()
    for entry in details[start : details.index("\n", start)].split(" ") if start >= PAIR else ():
        wrong, _, right = entry.replace(SELF, pair, 1).partition("=")
        plain = wrong if right else wrong[:-PAIR]
        if len(plain) == PAIR or pairs.issuperset(map(add, plain, plain[1:])):
            at = 0 if right else int(wrong[-PAIR])
            found.append((plain, right or f"{plain[:at]}{wrong[-1]}{plain[at + 1 :]}"))
    return found


def _meant(pair: str, details: str, number: int) -> str:
    """The word that the twin of a number is meant for."""
    at = is_last = 0
    for at in range(0, details.index("\n"), PAIR):
        size, is_last = divmod(ord(details[at]) - HEAD, 2)
        if number < size:
            break
        number -= size
    return pair[0] + details[at + 1] if is_last else details[at + 1] + pair[1]
