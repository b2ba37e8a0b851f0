"""A text from elsewhere, as readers give it: its lines with kinds, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, takewhile

from reportgen.lines import HEADING, PARAGRAPH, TITLE, Line
from reportgen.readers.kinds import Draft, kinds_of
from reportgen.source import Place, Source, Span


@dataclass(frozen=True)
class Manuscript:
    """The lines of a text in order; blank ones, and what is no text, are not among them.

    `source` has one line for each line of the file, or for each paragraph of a document; `line.number` counts them.
    `columns` holds, for each line, the column in `source` of each of its characters.
    """

    source: Source
    lines: tuple[Line, ...]
    columns: tuple[Sequence[int], ...]

    @cached_property
    def title(self) -> str:
        """The text of the title at the head, which may have several lines."""
        head = takewhile(lambda line: line.kind not in (HEADING, PARAGRAPH), self.lines)
        return "".join(line.text for line in head if line.kind == TITLE)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0))

    def place(self, start: int, end: int) -> Place | None:
        """Where characters `start` to `end` of the lines (joined with line feeds) stand in the file."""
        if not self.lines:
            return None
        line, column = self._position(start)
        if end <= start:
            return Place(self.source, Span(line, column, line, column))
        end_line, last = self._position(end - 1)
        return Place(self.source, Span(line, column, end_line, last + 1))

    def _position(self, offset: int) -> tuple[int, int]:
        """(line, column) of a character; a line feed stands behind its line."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        columns, at = self.columns[index], offset - self._starts[index]
        column = columns[at] if at < len(columns) else columns[-1] + 1
        return self.lines[index].number, column


def manuscript(source: Source, drafts: Iterable[Draft], kind: str | None = None) -> Manuscript:
    """The lines with the kind of each: `kind` for all of them, or what their form and place tell."""
    kept = [draft for draft in drafts if draft.text]
    kinds = [kind] * len(kept) if kind else kinds_of(kept)
    lines = tuple(Line(kind, draft.text, draft.number) for kind, draft in zip(kinds, kept))
    return Manuscript(source, lines, tuple(draft.columns for draft in kept))


def draft_of(text: str, number: int, column: int = 1, sure: str = "", likely: str = "") -> Draft:
    """A stretch of a line that begins at `column`, without the space around it."""
    bare = text.strip()
    first = column + len(text) - len(text.lstrip())
    return Draft(bare, number, range(first, first + len(bare)), sure, likely)
