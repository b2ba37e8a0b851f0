"""A table of the catalogue with a report's figures in it, as the form prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.nodes import NO_NUMBER, Cell, Inlines, Run, Table
from reportgen.document.shares import Shares
from reportgen.facts.form_quotes import pieces
from reportgen.facts.grids import (
    Axis,
    Block,
    Grid,
    Line,
    blocks_of,
    cell_key,
    columns_of,
    depth,
    lines,
    rows_of,
    sums,
)
from reportgen.facts.indicators import Theme
from reportgen.facts.model import Facts
from reportgen.facts.values import Blank, Figure
from reportgen.origin import Expression, Literal, Origin, Program
from reportgen.source import Place

EMPTY = "【空】"
NO_DUTY = f"“{NO_NUMBER}”表示没有这项职责或者不适用。"
_DASH = Program("表注：—")
_NUMBER = re.compile(r"(\d{1,2})([.．、])")
_UPRIGHT = 4
"""Rows from which on the outermost of three labels stands upright."""


def form_table(theme: Theme, facts: Facts) -> Outcome[Table]:
    """The table of a year's form; None where it does not apply to the unit. Every number that is missing is told."""
    assert theme.grid is not None
    return _Form(theme, theme.grid, facts).table()


class _Form:
    """One table of one report."""

    def __init__(self, theme: Theme, grid: Grid, facts: Facts) -> None:
        self.theme, self.grid, self.facts = theme, grid, facts
        self.blocks = blocks_of(grid, facts.year)
        self.across = columns_of(self.blocks)
        self.faults: list[Diagnostic] = []
        self.written = {text: (file, line) for text, file, line in reversed(grid.written)}
        self.following = frozenset(self._following())

    def table(self) -> Outcome[Table]:
        keys = [cell_key(r, c) for b in self.blocks for r in rows_of(b) for c in lines(b.columns)]
        values = [self._value(key) for key in keys]
        if not any(isinstance(value, Figure) or value.applicable for value in values):
            return Outcome(None)
        heads: tuple[tuple[Cell, ...], ...] = ()
        rows: list[tuple[Cell, ...]] = []
        for block in self.blocks:
            above: list[tuple[Cell, ...]] = [(self._label(block.title, across=self.across),)] if block.title else []
            above += self._heads(block)
            if len(self.blocks) == 1:
                heads = tuple(above)
            else:
                rows += above
            rows += self._body(block)
        grid = self.grid
        widths = tuple(map(float, grid.widths)) if len(grid.widths) == self.across else ()
        notes = tuple(self._notes(values))
        table = Table(heads, tuple(rows), widths, self._said(grid.title), self._said(grid.unit), notes)
        return Outcome(table, tuple(self.faults))

    def _notes(self, values: list[Figure | Blank]) -> Iterator[Inlines]:
        """Those of the form, what — means where it stands for a number, how shares were worked out."""
        yield from map(self._said, self.grid.notes)
        if any(isinstance(value, Blank) and not value.applicable for value in values):
            yield (Run(_numbered(NO_DUTY, self.grid.notes), _DASH),)
        shares = (Shares(self.theme.key, block, self.facts).note() for block in self.blocks if block.share)
        yield from map(self._said, dict.fromkeys(shares))

    def _place(self) -> Place:
        return next(lines(self.blocks[0].columns)).place

    def _value(self, key: str) -> Figure | Blank:
        return self.facts.figures[self.theme.key][key]

    def _following(self) -> Iterator[str]:
        """The totals that cannot be computed because a part is missing or wrong; what is told is the part."""
        for block in self.blocks:
            for total in sums(block):
                parts = (self._value(cell_key(*part)) for part in total.parts)
                if any(isinstance(part, Blank) and part.applicable for part in parts):
                    yield cell_key(total.row, total.column)

    def _said(self, text: str, line: Line | None = None) -> Inlines:
        """Words of the form; those of a row or column stand where it does."""
        place = line.place if line else self._place()
        own = Literal(*(None if line else self.written.get(text)) or (place.source.path, place.line))
        return tuple(Run(*piece) for piece in pieces(text, own, self.facts) if piece[0])

    def _label(self, text: str, across: int = 1, down: int = 1, upright: bool = False) -> Cell:
        return Cell(self._said(text), across, down, head=True, upright=upright)

    def _name(self, line: Line, across: int, down: int = 1) -> Cell:
        return Cell(self._said(line.name, line), across, down, head=True)

    def _spans(self, block: Block) -> list[int]:
        """Columns of the table that each column of a block covers: the last one of a narrow block the rest."""
        count = len(tuple(lines(block.columns)))
        return [1] * (count - 1) + [self.across - depth(block.rows) - bool(block.share) - count + 1]

    def _heads(self, block: Block) -> list[tuple[Cell, ...]]:
        """The labels of the columns, those over several above them, beside the corner."""
        high = depth(block.columns)
        rows: list[list[Cell]] = [[] for _ in range(high)]
        if block.rows:
            rows[0].append(self._label(block.label, depth(block.rows), high))
        self._head(block.columns, 0, rows, self._spans(block))
        if block.share:
            rows[0].append(self._label(block.share, 1, high))
        return [tuple(row) for row in rows]

    def _head(self, axis: Axis, level: int, rows: list[list[Cell]], spans: list[int]) -> None:
        for item in axis:
            if isinstance(item, Line):
                rows[level].append(self._name(item, spans.pop(0), len(rows) - level))
            else:
                across = sum(spans[: len(tuple(lines(item.members)))])
                rows[level].append(self._label(item.name, across))
                self._head(item.members, level + 1, rows, spans)

    def _body(self, block: Block) -> Iterator[tuple[Cell, ...]]:
        spans = self._spans(block)
        if not block.rows:
            yield tuple(self._numbers(None, block, spans))
            return
        shares = Shares(self.theme.key, block, self.facts) if block.share else None
        for labels, row in self._labelled(block.rows, depth(block.rows), depth(block.rows)):
            part = (Cell((Run(shares.text(row), shares.origin(row)),), align="center"),) if shares else ()
            yield (*labels, *self._numbers(row, block, spans), *part)

    def _labelled(self, axis: Axis, left: int, whole: int) -> Iterator[tuple[tuple[Cell, ...], Line]]:
        """Each row with its labels; a group's stands before the first of its rows and covers them all."""
        for item in axis:
            if isinstance(item, Line):
                yield (self._name(item, left),), item
            else:
                down = len(tuple(lines(item.members)))
                label = self._label(item.name, 1, down, upright=left == whole > 2 and down >= _UPRIGHT)
                first: tuple[Cell, ...] = (label,)
                for labels, row in self._labelled(item.members, left - 1, whole):
                    yield (*first, *labels), row
                    first = ()

    def _numbers(self, row: Line | None, block: Block, spans: list[int]) -> Iterator[Cell]:
        missing = []
        for column, across in zip(lines(block.columns), spans):
            key = cell_key(row, column)
            value = self._value(key)
            if isinstance(value, Figure):
                yield Cell((Run(str(value), self._origin(value, row, column)),), across, align="center")
                continue
            if value.applicable and not value.faulty and key not in self.following:
                missing.append(column)
            text = EMPTY if value.applicable else NO_NUMBER
            yield Cell((Run(text, _origin((row or column).place)),), across, align="center")
        if missing:
            self._tell(row, missing)

    def _tell(self, row: Line | None, columns: list[Line]) -> None:
        path = f"{self.theme.key}.{row.key}" if row else self.theme.key
        cells = "、".join(column.key for column in columns)
        message = f"“{path}”缺 {len(columns)} 个数：{cells}"
        never = "没有这项职责也写 0" if self.theme.owed else "没有这项职责写 不适用"
        hint = f"在 指标.{path} 填写；没有发生写 0，{never}"
        self.faults.append(Diagnostic("RG212", message, self.facts.where(f"指标.{path}"), (hint,)))

    def _origin(self, figure: Figure, row: Line | None, column: Line) -> Origin:
        """The datum as it was typed; a computed total is the form's, of itself and the data that it sums."""
        summed = (self.facts.leaves[leaf].path for leaf in figure.leaves)
        place, path = (row or column).place, f"{self.theme.key}.{cell_key(row, column)}"
        return self.facts.origin(figure, Expression(place.source.path, place.line, (path, *summed)))


def _numbered(note: str, before: tuple[str, ...]) -> str:
    """A note with the number that follows the last one, where they have numbers."""
    last = _NUMBER.match(before[-1]) if before else None
    return f"{int(last[1]) + 1}{last[2]}{note}" if last else note


def _origin(place: Place) -> Literal:
    return Literal(place.source.path, place.line)
