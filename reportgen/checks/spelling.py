"""Wrong forms of words, found in a text by the pairs of characters that it has: no word is searched for in vain."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, compress, repeat
from operator import add, contains

from reportgen.tuples import NamedTuple

_PAIR, _DIGIT = 2, 10
_SELF = "\0"
"""In an entry of the table, the pair that it stands under."""
Pairs = Mapping[str, str]
"""By a first character, the characters that follow it."""


def holds(pairs: Pairs, one: str, other: str) -> bool:
    """Whether two neighbouring characters are one of the pairs."""
    return other in pairs.get(one, "")


class Words(NamedTuple):
    """Pairs as a few pieces of plain data, of which nothing is made on loading.

    The characters behind the first one of number n are `others[starts[n]:starts[n + 1]]`.
    """

    firsts: str
    others: str
    starts: bytes

    def has(self, one: str, other: str) -> bool:
        """Whether two neighbouring characters are one of the pairs."""
        number, starts = self.firsts.find(one), memoryview(self.starts).cast("I")
        return number >= 0 and self.others.find(other, starts[number], starts[number + 1]) >= 0


def make_words(pairs: Pairs) -> Words:
    """The same pairs in few pieces."""
    starts = tuple(accumulate(map(len, pairs.values()), initial=0))
    return Words("".join(pairs), "".join(pairs.values()), struct.pack(f"{len(starts)}I", *starts))


class Slip(NamedTuple):
    """A wrong form at text[start:end], and what is right."""

    start: int
    end: int
    wrong: str
    right: str


Block = tuple[str, int, int]
"""What is kept for a first character: the second ones, and where in the table their lines begin and end."""


class Spelling(NamedTuple):
    """Wrong forms. Each is looked for where one pair of its characters is met.

    `table` is UTF-8: for each first character of a pair a block of lines, one for each second character in the order of
    `blocks`, with entries and blanks between them. A block is read only where a pair of it was met, and an entry holds
    no more than it must (`_entry`): loading the table costs little.
    """

    blocks: Mapping[str, Block]
    table: bytes

    def find(self, pairs: frozenset[str], text: str) -> Iterator[Slip]:
        """Every wrong form in a text whose neighbouring characters are `pairs`."""
        return packed(self).find(pairs, text)


class Packed(NamedTuple):
    """The same as few large pieces of plain data, of which little is made on loading.

    The second characters are lines; `places` are where all blocks begin in the table, then where they end.
    """

    firsts: str
    seconds: str
    places: bytes
    table: bytes | memoryview

    def find(self, pairs: frozenset[str], text: str) -> Iterator[Slip]:
        """As `Spelling.find`."""
        seconds = dict(zip(self.firsts, self.seconds.split("\n")))
        first, block = "", [b""]
        for pair in sorted(_met(seconds, pairs)):
            if pair[0] != first:
                first, block = pair[0], self._block(pair[0])
            for wrong, right in _entries(pair, block[seconds[first].index(pair[1])]):
                if len(wrong) > _PAIR and not pairs.issuperset(map(add, wrong, wrong[1:])):
                    continue
                start = text.find(wrong)
                while start >= 0:
                    yield Slip(start, start + len(wrong), wrong, right)
                    start = text.find(wrong, start + len(wrong))

    def _block(self, first: str) -> list[bytes]:
        """The entries of pairs that begin with a character, in the order of their second ones."""
        number, places = self.firsts.index(first), memoryview(self.places).cast("I")
        return bytes(self.table[places[number] : places[len(self.firsts) + number]]).split(b"\n")


def _entries(pair: str, line: bytes) -> Iterator[tuple[str, str]]:
    """The wrong forms of a pair with the right ones."""
    for entry in line.decode().split(" "):
        said = entry.replace(_SELF, pair, 1)
        if "=" in said:
            wrong, right = said.split("=", 1)
            yield wrong, right
        else:
            at, wrong = int(said[-2]), said[:-2]
            yield wrong, f"{wrong[:at]}{said[-1]}{wrong[at + 1 :]}"


def _met(seconds: Mapping[str, str], pairs: frozenset[str]) -> Iterator[str]:
    """The pairs that a wrong form is kept under; in C, since a long text has thousands and hardly any is."""
    signs = "".join(pairs)
    return compress(pairs, map(contains, map(seconds.get, signs[::_PAIR], repeat("")), signs[1::_PAIR]))


def _entry(pair: str, wrong: str, right: str) -> str:
    """`wrong=right`, with one sign for the pair; for a single wrong character its place and the right one suffice."""
    said = wrong.replace(pair, _SELF, 1)
    differ = [i for i, (a, b) in enumerate(zip(wrong, right)) if a != b]
    if len(wrong) == len(right) and len(differ) == 1 and differ[0] < _DIGIT and "=" not in wrong + right:
        return f"{said}{differ[0]}{right[differ[0]]}"
    return f"{said}={right}"


def packed(spelling: Spelling) -> Packed:
    """In few pieces."""
    seconds, starts, ends = zip(*spelling.blocks.values())
    places = struct.pack(f"{2 * len(starts)}I", *starts, *ends)
    return Packed("".join(spelling.blocks), "\n".join(seconds), places, spelling.table)


def _pairs(word: str) -> list[str]:
    return [word[i : i + _PAIR] for i in range(len(word) - 1)]


def make_spelling(wrong: Mapping[str, str], is_common: Callable[[str], bool]) -> Spelling:
    """The forms, each under that of its pairs which a right text is least likely to have.

    That is a pair that is no common word itself, stands in none of the right words, and is least likely to come about
    where one word ends and the next begins.
    """
    blocks: dict[str, dict[str, list[str]]] = {}
    rights = set(wrong.values())
    usual = {pair for right in rights for pair in _pairs(right)}
    ends, starts = Counter(right[-1] for right in rights), Counter(right[0] for right in rights)
    for form, right in wrong.items():
        pair = min(_pairs(form), key=lambda p: (is_common(p), p in usual, ends[p[0]] * starts[p[1]]))
        blocks.setdefault(pair[0], {}).setdefault(pair[1], []).append(_entry(pair, form, right))
    index: dict[str, Block] = {}
    table = bytearray()
    for first, lines in sorted(blocks.items()):
        start = len(table)
        table += "\n".join(" ".join(entries) for entries in lines.values()).encode()
        index[first] = ("".join(lines), start, len(table))
    return Spelling(index, bytes(table))
