"""Every two neighbouring characters of a text: what long lists of words are looked up by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from operator import add, contains

PAIR = 2


class Neighbours:
    """The pairs of a text, in its order and each once: thousands, so that what all are asked is asked in C."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def chars(self) -> frozenset[str]:
        """Every character."""
        return frozenset(self.text)

    @cached_property
    def row(self) -> list[str]:
        """The pair at each place."""
        return list(map(add, self.text, self.text[1:]))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Each once."""
        return frozenset(self.row)

    def kinds(self, *tables: Mapping[str, str]) -> str:
        """At each place a sign whose bits say in which tables its pair is: 1 for the first, 2, 4 for the next.

        A table has for each character those that make a pair with it.
        """
        signs = "".join(self.pairs)
        firsts, others = list(signs[::PAIR]), list(signs[1::PAIR])
        kinds = 0
        for bit, table in enumerate(tables):
            # lists, since one map over another takes half as long again
            behind = list(map(table.__getitem__, firsts))
            kinds |= int.from_bytes(bytes(list(map(contains, behind, others))), "big") << bit
        by_pair = dict(zip(self.pairs, kinds.to_bytes(len(firsts), "big")))
        return bytes(list(map(by_pair.__getitem__, self.row))).decode("latin-1")

    def places(self, kinds: str, pattern: str) -> dict[str, list[int]]:
        """The pairs that a pattern finds among the kinds, each with its places."""
        found: dict[str, list[int]] = {}
        for match in re.finditer(pattern, kinds):
            found.setdefault(self.row[match.start()], []).append(match.start())
        return found
