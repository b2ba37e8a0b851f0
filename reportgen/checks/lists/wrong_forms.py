"""Wrong forms in a text: those of an office, those of our lists, and those that are in no list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from reportgen.checks.lists.kept import dump_pieces, kept, load_pieces
from reportgen.checks.lists.neighbours import Kinds, Neighbours
from reportgen.checks.lists.pieces import Pieces
from reportgen.checks.lists.spelling import Slip, Spelling, listed
from reportgen.checks.lists.strays import Strays, as_known


class WrongForms:
    """Finds them; what was looked up for one text is known for the next."""

    def find(self, near: Neighbours, own: Mapping[str, str]) -> Iterator[Slip]:
        """Every one in a text; `own` are an office's."""
        yield from listed(own, near)
        kinds = self._kinds.of(near)
        yield from self.listed[0].find(near, kinds)
        yield from self.strays.find(near, kinds)

    @cached_property
    def listed(self) -> tuple[Spelling, tuple[str, ...]]:
        """The lists, and the words that stay as they are."""
        terms, *parts = kept("spelling", dump_pieces, load_pieces)
        return Spelling(*map(Pieces, parts[::2], parts[1::2])), terms

    @cached_property
    def strays(self) -> Strays:
        """What is in no list, and the words that it is held against."""
        _, *known = kept("strays", dump_pieces, load_pieces)
        return Strays(as_known(known))

    @cached_property
    def _kinds(self) -> Kinds:
        spelling, strays = self.listed[0], self.strays
        return Kinds(lambda chars: (spelling.table(chars), *strays.tables(chars)))
