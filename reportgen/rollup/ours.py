"""Which figures of the parent's file are the roll-up's: those that stand as it wrote them, with its note beside them.

A clerk confirms a sum by taking the note away, by writing another one or a 说明: it is the clerk's from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.facts.entry import indicator_of
from reportgen.facts.recorded import Spot, line_of, recorded, remark
from reportgen.facts.rolled_up import is_noted
from reportgen.rollup.adding import Line
from reportgen.rollup.parent import Cell, Parent
from reportgen.yaml_text.edit import comments


def noted_lines(parent: Parent) -> frozenset[int]:
    """The lines of the parent's file that bear a roll-up's note."""
    found = comments(parent.sheet.source, parent.root)
    return frozenset(comment.line for comment in found if not comment.own and is_noted(comment.text))


class Ours:
    """What an earlier roll-up wrote into a file and nobody has made his own since."""

    def __init__(self, parent: Parent, written: Mapping[str, str]) -> None:
        """`written` is the text by path that it wrote."""
        self._parent, self._written = parent, written
        self._noted = noted_lines(parent) if written else frozenset()

    def may_write(self, cell: Cell) -> bool:
        """Whether a figure is the roll-up's to write: there is none yet, or an earlier one wrote it."""
        return not cell.spot.text or self._wrote(cell.line.indicator.path, cell.spot)

    def stale(self, lines: Sequence[Line]) -> Iterator[Cell]:
        """Figures that an earlier roll-up wrote, and that have no sum now; their lines have no text."""
        parent = self._parent
        now = {line.indicator.path for line in lines if line.text}
        found = recorded(parent.root, parent.areas)
        for area in parent.areas:
            for slot in area.slots():
                path = indicator_of(area, *slot) or ""
                indicator = parent.pack.catalogue.get(path)
                if indicator and path not in now and self._wrote(path, found[slot]):
                    yield Cell(slot, area, Line(indicator, indicator.rollup, "", None, 0, 0, 0), found[slot])

    def _wrote(self, path: str, spot: Spot) -> bool:
        ways = self._parent.ways
        return spot.text == self._written.get(path) and line_of(ways, spot) in self._noted and not remark(ways, spot)
