"""Wrong forms of words, found in a text by the pairs of characters that it has: no word is searched for in vain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

Pairs = Mapping[str, str]
"""By a first character, the characters that follow it."""


def holds(pairs: Pairs, one: str, other: str) -> bool:
    """Whether two neighbouring characters are one of the pairs."""
    return other in pairs.get(one, "")


def folded(words: Collection[str]) -> dict[str, str]:
    """Words of two characters by their first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[0], []).append(word[1])
    return {first: "".join(others) for first, others in found.items()}


class Slip(NamedTuple):
    """A wrong form at text[start:end], and what is right."""

    start: int
    end: int
    wrong: str
    right: str


class Spelling(NamedTuple):
    """Wrong forms. Each is looked for where one pair of its characters, kept in `index`, is met.

    `table` has a line for each pair, UTF-8: the pair, a tab, and `wrong=right` with blanks between them; it is read
    only where its pair was met, so that loading it costs nothing.
    """

    index: Pairs
    table: bytes

    def find(self, pairs: frozenset[str], text: str) -> Iterator[Slip]:
        """Every wrong form in a text whose neighbouring characters are `pairs`."""
        index = self.index
        met = sorted(pair for pair in pairs if pair[1] in index.get(pair[0], ""))
        for pair in met:
            for wrong, right in self._under(pair):
                start = text.find(wrong)
                while start >= 0:
                    yield Slip(start, start + len(wrong), wrong, right)
                    start = text.find(wrong, start + len(wrong))

    def _under(self, pair: str) -> Iterator[tuple[str, str]]:
        head = f"\n{pair}\t".encode()
        at = self.table.find(head)
        line = self.table[at + len(head) : self.table.index(b"\n", at + 1)].decode()
        for entry in line.split(" "):
            wrong, _, right = entry.partition("=")
            yield wrong, right


def make_spelling(wrong: Mapping[str, str], is_common: Callable[[str], bool]) -> Spelling:
    """The forms, each under that of its pairs which a right text is least likely to have.

    That is a pair that is no common word itself and, if it can be, one that has the character that is wrong.
    """
    lines: dict[str, list[str]] = {}
    for form, right in wrong.items():
        pairs = [form[i : i + 2] for i in range(len(form) - 1)]
        pair = min(pairs, key=lambda p: (is_common(p), p in right))
        lines.setdefault(pair, []).append(f"{form}={right}")
    table = "\n".join(f"{pair}\t{' '.join(entries)}" for pair, entries in sorted(lines.items()))
    return Spelling(folded(lines), f"\n{table}\n".encode())
