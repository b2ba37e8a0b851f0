"""Words of two characters."""

from __future__ import annotations

from reportgen.checks.lists.neighbours import PAIR
from reportgen.checks.lists.pieces import LOWEST, Pieces

RARER = "\0"
"""Between the second characters of common words and of rarer ones."""


class WordPairs:
    """Looks them up by their first character; what was looked up is kept."""

    def __init__(self, seconds: Pieces) -> None:
        """`seconds` has the second characters of the words that begin with a character."""
        self._pieces = seconds
        self._starts = seconds.starts.cast("I")
        self._seconds: dict[str, str] = {}

    def behind(self, first: str) -> str:
        """The second characters of words that begin so."""
        if first not in self._seconds:
            self._seconds[first] = self._pieces.of(first)
        return self._seconds[first]

    def each(self, firsts: frozenset[str]) -> dict[str, str]:
        """The same of many, and of all that were asked for before."""
        self._seconds.update(self._pieces.each(firsts.difference(self._seconds)))
        return self._seconds

    def is_word(self, word: str) -> bool:
        """Whether two characters are a word."""
        return len(word) == PAIR and word[1] in self.behind(word[0])

    def is_common(self, word: str) -> bool:
        """Whether they are a common one."""
        return len(word) == PAIR and word[1] in self.behind(word[0]).partition(RARER)[0]

    def number(self, one: str, other: str) -> int:
        """The number of a word among all; -1 if it is none."""
        at = self.behind(one).find(other)
        return self._starts[ord(one) - LOWEST] + at if at >= 0 else -1
