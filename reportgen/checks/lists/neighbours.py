"""Every two neighbouring characters of a text: what long lists of words are looked up by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from operator import add, contains

PAIR = 2
_MOST = 100_000
"""Pairs of which it is known what they are; a report has five to nine thousand, a million characters some eighty."""
Tables = tuple[Mapping[str, str], ...]
"""A table has for each character those that make a pair with it."""


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

    def places(self, kinds: str, pattern: str) -> dict[str, list[int]]:
        """The pairs that a pattern finds among the kinds, each with its places."""
        found: dict[str, list[int]] = {}
        for match in re.finditer(pattern, kinds):
            found.setdefault(self.row[match.start()], []).append(match.start())
        return found


class Kinds:
    """In which tables the pairs of texts are; what one text has asked is known for the next, which is much like it."""

    def __init__(self, tables: Callable[[frozenset[str]], Tables]) -> None:
        """`tables` are those of some characters."""
        self._tables = tables
        self._known: dict[str, int] = {}

    def of(self, near: Neighbours) -> str:
        """At each place a sign whose bits say in which tables its pair is: 1 for the first, 2, 4 for the next."""
        if len(self._known) > _MOST:
            self._known.clear()
        fresh = near.pairs.difference(self._known)
        if fresh:
            self._known.update(zip(fresh, self._looked_up("".join(fresh))))
        return bytes(list(map(self._known.__getitem__, near.row))).decode("latin-1")

    def _looked_up(self, pairs: str) -> bytes:
        firsts, others = list(pairs[::PAIR]), list(pairs[1::PAIR])
        kinds = 0
        for bit, table in enumerate(self._tables(frozenset(pairs))):
            # lists, since one map over another takes half as long again
            behind = list(map(table.__getitem__, firsts))
            kinds |= int.from_bytes(bytes(list(map(contains, behind, others))), "big") << bit
        return kinds.to_bytes(len(firsts), "big")
