"""Floor 7: from the runs of a paragraph back to the values of the facts file that printed them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reportgen.document.nodes import Inlines
from reportgen.facts.quotes import QUOTED
from reportgen.origin import Fact, Origin
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import Path
from reportgen.yaml_text.tree import Mapping, Node, Scalar, parse


class Ground(NamedTuple):
    """One line of a text of the facts file and the runs that it printed.

    `pieces` are the line in parts, own text and quotes in turn; piece number i printed run number `first` + i.
    """

    path: Path
    line: int
    pieces: tuple[str, ...]
    first: int

    @property
    def last(self) -> int:
        """The number of the run behind it."""
        return self.first + len(self.pieces)


class Grounds:
    """The texts of one facts file, by where they stand."""

    def __init__(self, source: Source, root: Mapping) -> None:
        """`root` is the tree of `source`."""
        self.source, self.root = source, root
        found = sorted(((s.span.line, s.span.column), path, s) for path, s in _scalars(root, ()) if s.text or s.style)
        self.starts = [start for start, _, _ in found]
        self.found = [(path, scalar) for _, path, scalar in found]

    def again(self, text: str) -> Grounds:
        """The same for another text of the file, which is known to be sound."""
        source = Source(self.source.path, text)
        root = parse(source).value
        assert isinstance(root, Mapping), "verified where it was written"
        return Grounds(source, root)

    def scalar(self, origin: Origin) -> tuple[Path, Scalar] | None:
        """The value that a run was printed from; None where it stands in no value of this file."""
        if not isinstance(origin, Fact) or origin.place.source.path != self.source.path:
            return None
        return self.at(origin.place)

    def at(self, place: Place) -> tuple[Path, Scalar] | None:
        """The value at a place."""
        start = (place.span.line, place.span.column)
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        path, scalar = self.found[index]
        return (path, scalar) if start <= (scalar.span.end_line, scalar.span.end_column) else None

    def of(self, content: Inlines) -> list[Ground]:
        """What printed a paragraph, in order; figures and words quoted in a text belong to it."""
        known = [self.scalar(run.origin) for run in content]
        quoting = [i for i, found in enumerate(known) if found is not None and "{{" in found[1].text]
        grounds: list[Ground] = []
        done: set[int] = set()
        for index in (*quoting, *range(len(content))):
            ground = self._ground(content, index, known[index]) if index not in done else None
            if ground is not None and done.isdisjoint(range(ground.first, ground.last)):
                grounds.append(ground)
                done.update(range(ground.first, ground.last))
        return sorted(grounds, key=lambda ground: ground.first)

    def _ground(self, content: Inlines, index: int, known: tuple[Path, Scalar] | None) -> Ground | None:
        """What printed the run `index` and its neighbours."""
        if known is None:
            return None
        path, scalar = known
        origin = content[index].origin
        assert isinstance(origin, Fact)
        lines = scalar.text.split("\n")
        at = origin.place.line - scalar.span.line - 1
        order = [at] if scalar.style == "|" and 0 <= at < len(lines) else range(len(lines))
        for number in order:
            pieces = pieces_of(lines[number])
            for offset in range(len(pieces)):
                first = index - offset
                if first >= 0 and _fits(content, first, pieces, path, self):
                    return Ground(path, number, pieces, first)
        return None


def pieces_of(line: str) -> tuple[str, ...]:
    """A line of narrative in its own text and its quotes."""
    return tuple(piece for piece in re.split(f"({QUOTED})", line.strip()) if piece)


def is_quote(piece: str) -> bool:
    """Whether a piece is a quote."""
    return re.fullmatch(QUOTED, piece) is not None


def _fits(content: Inlines, first: int, pieces: tuple[str, ...], path: Path, grounds: Grounds) -> bool:
    """Whether the runs from `first` on are what the pieces print."""
    if first + len(pieces) > len(content):
        return False
    for piece, run in zip(pieces, content[first:]):
        if is_quote(piece):
            if not isinstance(run.origin, Fact):
                return False
        elif run.text.strip() != piece.strip() or (found := grounds.scalar(run.origin)) is None or found[0] != path:
            return False
    return True


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    """All values with their paths."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value, (*path, entry.key.text))
    else:
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*path, index))
