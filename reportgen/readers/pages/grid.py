"""The grid that the body text really stands on: size, edges, pitches."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reportgen.readers.pages.glyphs import MM, Line
from reportgen.readers.pages.paper import Box, Sheet
from reportgen.readers.pages.wording import FULL_STOPS, is_wide

USUAL_SIZE: Final = 16.0
USUAL_PITCH: Final = 29.0
"""Stand in where a document has too little text to measure (pt)."""

_NOTE: Final = 0.3
NEAR_LEFT: Final = 4
"""A line that begins this near the box's left edge shows where the text's edge is (mm)."""


@dataclass(frozen=True)
class Grid:
    """The body text and its measures, in points.

    Attributes:
        box: the declared box, in millimetres.
        found_size: the commonest size; None where there is no text.
        text: the lines of body size on portrait pages, outside tables and not red.
        left: where lines begin.
        right: where full lines end, a hanging mark left out.
        pitch_x: from hanzi to hanzi.
        pitch_y: from baseline to baseline; None where no two lines follow each other.
    """

    box: Box
    found_size: float | None
    text: tuple[Line, ...]
    left: float
    right: float
    pitch_x: float
    pitch_y: float | None
    _members: frozenset[Line] = field(repr=False)

    @property
    def em(self) -> float:
        """The size of body text."""
        return self.found_size or USUAL_SIZE

    @property
    def line_pitch(self) -> float:
        """The pitch of the lines, the usual one where it could not be measured."""
        return self.pitch_y or USUAL_PITCH

    @property
    def middle(self) -> float:
        """The middle of the text."""
        return (self.left + self.right) / 2

    def holds(self, line: Line) -> bool:
        """Whether `line` is body text."""
        return line in self._members

    def indent(self, x: float) -> float:
        """How far `x` is from the left edge, in characters."""
        return (x - self.left) / self.em

    def blank_after(self, x: float) -> float:
        """How far `x` is from the right edge, in characters."""
        return (self.right - x) / self.em

    def hangs(self, line: Line) -> bool:
        """Whether the line's last mark stands outside the box."""
        return _hangs(line, self.box, self.em)

    def end(self, line: Line) -> float:
        """The right end of the line, a hanging mark left out."""
        return _end(line, self.box, self.em)


def portrait_lines(sheets: Iterable[Sheet]) -> list[Line]:
    """The lines of all portrait pages, those in tables left out, and the notes below tables with them.

    Notes are lines no larger than the table's own that follow it, on the next page as well.
    """
    found: list[Line] = []
    table: Line | None = None
    for line in (line for sheet in sheets if sheet.portrait for line in sheet.body):
        if line.in_table:
            table = line
        elif table is None or line.size > table.size + _NOTE:
            table = None
            found.append(line)
    return found


def read_grid(sheets: Sequence[Sheet], box: Box) -> Grid:
    """Measure the body text of the sheets."""
    lines = portrait_lines(sheets)
    size = _commonest_size(lines)
    em = size or USUAL_SIZE
    text = tuple(line for line in lines if abs(line.size - em) < 0.3 and not line.red)
    members = frozenset(text)
    box_left, box_right = box.left / MM, box.right / MM
    starts = [line.x0 for line in text if abs(line.x0 * MM - box.left) < NEAR_LEFT]
    ends = [end for end in (_end(line, box, em) for line in text) if end > box_right - 1.6 * em]
    return Grid(
        box=box,
        found_size=size,
        text=text,
        left=commonest(starts) or box_left,
        right=commonest(ends, 1.0) or box_right,
        pitch_x=_character_pitch(text, box, em),
        pitch_y=_line_pitch(sheets, members, em),
        _members=members,
    )


def commonest(values: Sequence[float], step: float = 0.5) -> float | None:
    """The mean of the fullest bin after sorting values into bins of `step`."""
    if not values:
        return None
    bins = Counter(round(value / step) for value in values)
    fullest = bins.most_common(1)[0][0]
    return statistics.fmean(value for value in values if round(value / step) == fullest)


def _commonest_size(lines: Iterable[Line]) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else None


def _character_pitch(text: Iterable[Line], box: Box, em: float) -> float:
    """From neighbouring wide characters on short lines, which are not stretched."""
    steps = [
        after.x - before.x
        for line in text
        if line.x1 < box.right / MM - 3 * em
        for before, after in pairwise(line.glyphs)
        if is_wide(before.text) and is_wide(after.text) and after.x - before.x < 1.3 * em
    ]
    return statistics.median(steps) if steps else em


def _line_pitch(sheets: Iterable[Sheet], members: frozenset[Line], em: float) -> float | None:
    gaps = [
        below.y - above.y
        for sheet in sheets
        for above, below in pairwise(sheet.body)
        if above in members and below in members
    ]
    base = commonest([gap for gap in gaps if em < gap < 2.6 * em], 0.25)
    near = [gap for gap in gaps if base and abs(gap - base) < 1]
    return statistics.fmean(near) if near else None


def _hangs(line: Line, box: Box, em: float) -> bool:
    last = line.glyphs[-1]
    return len(line.glyphs) > 2 and last.text in FULL_STOPS and line.x1 > box.right / MM + 0.35 * em


def _end(line: Line, box: Box, em: float) -> float:
    return line.glyphs[-2].end if _hangs(line, box, em) else line.x1
