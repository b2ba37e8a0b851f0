"""Numbering the data of facts files as they are read."""

from __future__ import annotations

import datetime

from reportgen.facts.model import Day, Leaf, Words
from reportgen.records import Reader
from reportgen.source import Place, Source
from reportgen.yaml_tree import Node, Scalar


class Ledger:
    """Leaves in the order read, shared by all the files of one report."""

    def __init__(self) -> None:
        """Empty."""
        self.leaves: list[Leaf] = []

    def add(self, path: str, place: Place) -> int:
        """The index of a new leaf."""
        self.leaves.append(Leaf(path, place))
        return len(self.leaves) - 1


class FactReader(Reader):
    """A `Reader` whose texts and dates are entered in a ledger."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        """One reader a file."""
        super().__init__(source)
        self.ledger = ledger

    def leaf(self, node: Node, path: str) -> int:
        """Enter a datum."""
        return self.ledger.add(path, self.place(node, path))

    def words(self, node: Node | None, path: str) -> Words | None:
        """A text on one line, or on lines that are kept (a title)."""
        scalar = self.scalar(node, path) if node is not None else None
        return None if scalar is None else self.word(scalar, path)

    def word(self, scalar: Scalar, path: str) -> Words:
        """A scalar as words, outer space dropped."""
        return Words(scalar.text.strip(), self.leaf(scalar, path))

    def word_list(self, node: Node | None, path: str) -> tuple[Words, ...]:
        """A list of texts."""
        if node is None:
            return ()
        return tuple(self.word(scalar, where) for scalar, where in self.texts(node, path))

    def day(self, node: Node | None, path: str) -> Day | None:
        """A date."""
        value: datetime.date | None = self.date(node, path) if node is not None else None
        return None if value is None or node is None else Day(value, self.leaf(node, path))
