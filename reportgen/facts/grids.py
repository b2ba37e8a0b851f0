"""Tables of the catalogue whose form is fixed: rows by columns, every cell an indicator, totals sums of others.

The model; `grid_reader` reads it from indicators.yaml, `grid_figures` a year's numbers, `document/forms` lays it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from reportgen.records import in_years
from reportgen.source import Place
from reportgen.tuples import NamedTuple


class Line(NamedTuple):
    """One row or column of numbers. `parts` are the keys that it sums, () for one that is filled in.

    `kind` and `unit` are "" where the other axis or the theme says so.
    """

    key: str
    name: str
    place: Place
    parts: tuple[str, ...] = ()
    kind: str = ""
    unit: str = ""
    since: int | None = None
    until: int | None = None
    aliases: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()
    """What texts call its total, and how they say that it is 0."""

    def covers(self, year: int) -> bool:
        """Whether a report on `year` has it."""
        return in_years(year, self.since, self.until)


Cell: TypeAlias = tuple[Line | None, Line]
"""A row, None where it has no label, and a column."""


class Group(NamedTuple):
    """A label over several rows or columns."""

    name: str
    members: tuple[Line | Group, ...]


Axis: TypeAlias = tuple[Line | Group, ...]


class Block(NamedTuple):
    """Rows by columns, under a title of its own where a form has several; () where there is one row without a label."""

    columns: Axis
    rows: Axis = ()
    title: str = ""
    label: str = ""
    share: str = ""
    """What stands over the labels of the rows, and over a column of each row's share in the total ("" for none)."""


class Grid(NamedTuple):
    """A form: its blocks one below the other; `widths` are shares of all columns, labels included.

    `written` are the words around the cells, and labels over several lines, with the files and lines where they stand.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    widths: tuple[str, ...] = ()
    written: tuple[tuple[str, str, int], ...] = ()

    def cells(self) -> Iterator[Cell]:
        """(row, column) of every number in order of reading; the row is None where there is no label."""
        for block in self.blocks:
            columns = tuple(lines(block.columns))
            for row in rows_of(block):
                yield from ((row, column) for column in columns)


def lines(axis: Axis) -> Iterator[Line]:
    """The rows or columns of numbers in order."""
    for item in axis:
        if isinstance(item, Line):
            yield item
        else:
            yield from lines(item.members)


def rows_of(block: Block) -> tuple[Line | None, ...]:
    """The rows of numbers in order; None is the only one where it has no label."""
    return tuple(lines(block.rows)) or (None,)


def current(axis: Axis, year: int) -> Axis:
    """What a report on `year` has; groups that are empty then are left out."""
    found: list[Line | Group] = []
    for item in axis:
        if isinstance(item, Line):
            found += [item] if item.covers(year) else []
        else:
            members = current(item.members, year)
            found += [item._replace(members=members)] if members else []
    return tuple(found)


def blocks_of(grid: Grid, year: int | None) -> tuple[Block, ...]:
    """The blocks as a report on `year` has them, without those that have no row or no column then; all of None."""
    if year is None:
        return grid.blocks
    found = (b._replace(rows=current(b.rows, year), columns=current(b.columns, year)) for b in grid.blocks)
    return tuple(now for block, now in zip(grid.blocks, found) if now.columns and (now.rows or not block.rows))


class Sum(NamedTuple):
    """A total of a block with the cells that it sums: others of its row, or of its column; `line` says which."""

    row: Line | None
    column: Line
    line: Line
    parts: tuple[Cell, ...]


def sums(block: Block) -> Iterator[Sum]:
    """Every total whose parts are there; those of rows before those of columns, so that a corner has two."""
    columns = tuple(lines(block.columns))
    for total, parts in _summing(columns):
        yield from (Sum(row, total, total, tuple((row, part) for part in parts)) for row in rows_of(block))
    for total, parts in _summing(tuple(lines(block.rows))):
        yield from (Sum(total, column, total, tuple((part, column) for part in parts)) for column in columns)


def _summing(several: tuple[Line, ...]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    at: dict[str, list[int]] = {}
    for index, line in enumerate(several):
        at.setdefault(line.key, []).append(index)
    for total in several:
        found = sorted(index for key in frozenset(total.parts) for index in at.get(key, ()))
        if found:
            yield total, tuple(several[index] for index in found)


def sum_cells(grid: Grid) -> frozenset[str]:
    """The keys of the cells that are sums of others."""
    return frozenset(cell_key(total.row, total.column) for block in grid.blocks for total in sums(block))


def depth(axis: Axis) -> int:
    """How many labels stand over one another at most."""
    return max((1 if isinstance(item, Line) else 1 + depth(item.members) for item in axis), default=0)


def columns_of(blocks: tuple[Block, ...]) -> int:
    """The columns of the whole table, labels and shares included."""
    return max((depth(b.rows) + len(tuple(lines(b.columns))) + bool(b.share) for b in blocks), default=0)


def whole(several: Sequence[Line | None]) -> tuple[Line | None, ...]:
    """Of rows or columns the one that stands for all: the last sum, or the only one of the form in force."""
    now = tuple(line for line in several if line is None or line.until is None) or tuple(several)
    return now if len(now) == 1 else tuple(line for line in now if line and line.parts)[-1:]


def cell_key(row: Line | None, column: Line) -> str:
    """The key of a cell's indicator within its theme."""
    return column.key if row is None else f"{row.key}_{column.key}"
