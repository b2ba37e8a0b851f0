"""Pairs of characters: words of two, those that look alike, those that names of documents have."""

from __future__ import annotations

from reportgen.tuples import NamedTuple


class CharPairs(NamedTuple):
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
