"""Every two neighbouring characters of a text: what long lists of words are looked up by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import compress, count
from operator import add

PAIR = 2


class Neighbours:
    """The pairs of a text, in its order and each once: thousands, so that what all are asked is asked in C."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.row = list(map(add, text, text[1:]))
        self.pairs = frozenset(self.row)

    @cached_property
    def halves(self) -> tuple[list[str], list[str]]:
        """The first and the second characters of `pairs`, one for one in its order."""
        signs = "".join(self.pairs)
        return list(signs[::PAIR]), list(signs[1::PAIR])

    def places(self, pairs: Iterable[str]) -> dict[str, list[int]]:
        """Where each of some pairs stands."""
        found: dict[str, list[int]] = {pair: [] for pair in pairs}
        for at in compress(count(), map(found.__contains__, self.row)):
            found[self.row[at]].append(at)
        return found
