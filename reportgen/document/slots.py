"""Where the cells of a table stand, once spans are counted: a slot for every stretch of columns of every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.nodes import Cell, Table
from reportgen.tuples import NamedTuple

Row = tuple[Cell, ...]


class Slot(NamedTuple):
    """Some columns of one row: a cell that begins there, or (`begins` False) one from above that goes on."""

    column: int
    across: int
    cell: Cell
    begins: bool = True


_EMPTY = Cell(())


def columns_of(table: Table) -> int:
    """How many columns a table has: as many as its widths, or as its first row covers."""
    first = next(iter((*table.heads, *table.rows)), ())
    return len(table.widths) or sum(max(cell.across, 1) for cell in first)


def slots(rows: Iterable[Row], columns: int) -> Iterator[tuple[Slot, ...]]:
    """The slots of each row from left to right; together they make up all columns.

    What a span covers is not listed. A row that is too short is filled up with empty cells, one too long is cut: a
    draft may hold such rows. A span ends where it would cover a cell from above, or the last column.
    """
    above: dict[int, tuple[Slot, int]] = {}  # by column: what goes on below, and for how many rows
    places = range(columns)
    for row in rows:
        if not above and len(row) == columns and all(cell.across == cell.down == 1 for cell in row):
            yield tuple([Slot(column, 1, cell) for column, cell in zip(places, row)])  # what most tables are made of
            continue
        found = []
        cells = iter(row)
        column = 0
        while column < columns:
            held, left = above.pop(column, (None, 0))
            if held is None:
                cell = next(cells, _EMPTY)
                across = 1
                while across < cell.across and column + across < columns and column + across not in above:
                    across += 1
                held, left = Slot(column, across, cell), cell.down
            found.append(held)
            if left > 1:
                above[column] = (held._replace(begins=False), left - 1)
            column += held.across
        yield tuple(found)


def head_texts(table: Table) -> list[tuple[Cell, ...]]:
    """For each column the heads above it, from the top down, each once."""
    columns = columns_of(table)
    found: list[list[Cell]] = [[] for _ in range(columns)]
    for row in slots(table.heads, columns):
        for slot in row:
            if slot.begins:
                for column in range(slot.column, slot.column + slot.across):
                    found[column].append(slot.cell)
    return [tuple(cells) for cells in found]
