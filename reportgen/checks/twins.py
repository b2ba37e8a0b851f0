"""Wrong forms of words of two characters: many more than a table with an entry for each could hold."""

from __future__ import annotations

from codecs import utf_16_le_decode, utf_16_le_encode
from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import contains

from reportgen.checks.spelling import Slip
from reportgen.tuples import NamedTuple

_PAIR = 2
_COUNT = 0x100
"""Above what a line feed is, so that a count is never one."""
_MOST = 0x3FFF
"""A group's members: its sign stays below the surrogates."""


class Twins(NamedTuple):
    """Wrong pairs by their first character, in UTF-16, of which little is made on loading.

    A line of `seconds` holds the second characters of one of `firsts`, group behind group. The same line of `heads` has
    two signs for each group: how many members it has and which character is wrong, and the right one.
    """

    firsts: str
    seconds: bytes | memoryview
    heads: bytes | memoryview

    def find(self, pairs: frozenset[str], text: str) -> Iterator[Slip]:
        """Every wrong pair in a text whose neighbouring characters are `pairs`."""
        seconds = dict(zip(self.firsts, utf_16_le_decode(self.seconds)[0].split("\n")))
        signs = "".join(pairs)
        met = compress(pairs, map(contains, map(seconds.get, signs[::_PAIR], repeat("")), signs[1::_PAIR]))
        heads: list[str] = []
        for pair in sorted(met):
            heads = heads or utf_16_le_decode(self.heads)[0].split("\n")
            head = heads[self.firsts.index(pair[0])]
            right = _right(pair, head, seconds[pair[0]].index(pair[1]))
            start = text.find(pair)
            while start >= 0:
                yield Slip(start, start + _PAIR, pair, right)
                start = text.find(pair, start + _PAIR)


def _right(pair: str, head: str, number: int) -> str:
    """The word that the pair of a number is meant for; a long text has many, so nothing is called for each group."""
    codes, end = memoryview(utf_16_le_encode(head)[0]).cast("H"), 0
    for at in range(0, len(codes), _PAIR):
        end += (codes[at] - _COUNT) >> 1
        if number < end:
            break
    right = head[at + 1]
    return pair[0] + right if codes[at] & 1 else right + pair[1]


def make_twins(said: Iterable[str]) -> Twins:
    """From words with the characters that their first and their second one is taken for: 灌溉罐贯/慨概."""
    groups: dict[str, dict[tuple[int, str], str]] = {}
    for word in said:
        firsts, seconds = word[_PAIR:].split("/")
        if seconds:
            groups.setdefault(word[0], {})[1, word[1]] = seconds
        for first in firsts:
            under = groups.setdefault(first, {})
            under[0, word[0]] = under.get((0, word[0]), "") + word[1]
    lines, heads = [], []
    for under in groups.values():
        assert all(len(members) <= _MOST for members in under.values())
        lines.append("".join(under.values()))
        heads.append("".join(f"{chr(_COUNT + 2 * len(m) + place)}{right}" for (place, right), m in under.items()))
    return Twins("".join(groups), "\n".join(lines).encode("utf-16-le"), "\n".join(heads).encode("utf-16-le"))
