"""The tables of a part while they are read."""

from __future__ import annotations

from reportgen.document.looks import Slot
from reportgen.readers.docx.paragraphs import Count
from reportgen.readers.docx.properties import Bag, read, value

COLUMN_LIMIT = 1_000
"""Word itself takes 63 columns."""


class GridCell:
    """A cell: its column, the columns it covers, and whether it goes on from the one above."""

    __slots__ = ("across", "column", "continues", "starts")

    def __init__(self, column: int) -> None:
        self.column, self.across = column, 1
        self.continues = self.starts = False


class GridRow:
    """A row: its cells and its properties."""

    __slots__ = ("bag", "cells", "column")

    def __init__(self) -> None:
        self.cells: list[GridCell] = []
        self.bag: Bag = ()
        self.column = 0
        """Where the next cell begins."""


class Grid:
    """A table: its number in the part, its rows, properties, and what w:tblGrid says of its columns."""

    __slots__ = ("bag", "columns", "number", "rows")

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows: list[GridRow] = []
        self.bag: Bag = ()
        self.columns: Bag = ()


class Grids:
    """All tables of a part, and those that are open, one stack for the text and for each text box."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self.all: list[Grid] = []
        self.boxes = 0
        """Text boxes begun so far."""
        self._open: list[list[Grid]] = [[]]

    def begin_box(self) -> None:
        """A text box begins."""
        self.boxes += 1
        self._open.append([])

    def end_box(self) -> None:
        """The innermost text box ends."""
        if len(self._open) > 1:
            self._open.pop()

    @property
    def in_box(self) -> bool:
        """Whether this is a text box."""
        return len(self._open) > 1

    @property
    def in_table(self) -> bool:
        """Whether this is a table."""
        return bool(self._open[-1])

    @property
    def depth(self) -> int:
        """How many tables are open, those around text boxes too."""
        return sum(map(len, self._open))

    @property
    def slot(self) -> Slot | None:
        """The cell that is open, None outside of tables."""
        grid = self._open[-1][-1] if self._open[-1] else None
        if grid is None or not grid.rows or not grid.rows[-1].cells:
            return None
        return Slot(grid.number, len(grid.rows) - 1, grid.rows[-1].cells[-1].column)

    def begin_table(self) -> None:
        """A table begins."""
        grid = Grid(len(self.all))
        self.all.append(grid)
        self._count.piece(0)
        self._open[-1].append(grid)

    def end_table(self) -> None:
        """The innermost table ends."""
        if self._open[-1]:
            self._open[-1].pop()

    def begin_row(self) -> None:
        """A row begins."""
        if self._open[-1]:
            self._count.piece(0)
            self._open[-1][-1].rows.append(GridRow())

    def begin_cell(self) -> None:
        """A cell begins."""
        row = self._row
        if row is not None:
            self._count.piece(0)
            row.cells.append(GridCell(row.column))
            row.column += 1

    @property
    def _row(self) -> GridRow | None:
        grids = self._open[-1]
        return grids[-1].rows[-1] if grids and grids[-1].rows else None

    def set(self, element: str, bag: Bag) -> None:
        """Properties of what is open: of the table, of its columns, of the row, of the cell."""
        row, grids = self._row, self._open[-1]
        if element == "tblPr" and grids:
            grids[-1].bag = bag
        elif element == "tblGrid" and grids:
            grids[-1].columns = bag
        elif element == "trPr" and row is not None:
            row.bag = bag
            row.column += _span(value(read(bag), "gridBefore")) if not row.cells else 0
        elif element == "tcPr" and row is not None and row.cells:
            _set_cell(row, row.cells[-1], bag)


def _set_cell(row: GridRow, cell: GridCell, bag: Bag) -> None:
    said = read(bag)
    cell.across = max(_span(value(said, "gridSpan")), 1)
    row.column = min(cell.column + cell.across, COLUMN_LIMIT)
    if "vMerge" in said:
        cell.starts = value(said, "vMerge") == "restart"
        cell.continues = not cell.starts


def _span(said: str) -> int:
    return min(int(said), COLUMN_LIMIT) if said.isascii() and said.isdigit() and len(said) < 10 else 0
