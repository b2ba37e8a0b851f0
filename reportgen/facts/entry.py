"""What an entry sheet asks for: the common ground of those who write one and those who read it.

A slot is a cell to fill in: the path of its row and the key of its column. Rows of one sheet that have the same
columns form an area. A hidden column holds, for each row, the number of its area and its path, and for each area a
row that names its columns; a hidden sheet lists all of them. So rows and columns may be moved, others put between
them, sheets renamed and put in order or copied into another workbook, in any program: the keys travel with the cells.
(Defined names would do so too, but are lost when cells are copied or sorted, and clutter the clerk's list of names.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.form_quotes import NOTHING, unit_quoted, worded
from reportgen.facts.grids import Axis, Block, Grid, Group, Line, blocks_of, lines, rows_of, sums
from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.facts.schema import FIGURE, OFFICIAL, UNIT
from reportgen.records import Field, Kind, in_years
from reportgen.tuples import NamedTuple

Slot: TypeAlias = tuple[str, str]
FIGURES = "指标"
VALUE = "值"
FIGURE_COLUMNS = tuple(field.key for field in FIGURE)
"""数, 说明, 来源."""
NUMBER = FIGURE_COLUMNS[0]
SEPARATOR = "；"
"""Between the items of a list that stands in one cell."""
FITTING = (Kind.TEXT, Kind.TEXTS, Kind.DATE, Kind.CHOICE, Kind.YES_NO)
"""Kinds of fields that one cell can hold."""

FORMAT = "reportgen-form"
"""The first cell of the hidden sheet of every entry sheet."""
VERSION = "1"
HEADS = ("模板", "年度", "类别", "单位", "程序")
"""What the hidden sheet calls the parts of `Heads`, in their order."""
AREA, ROW = "区", "行"
"""What further rows of the hidden sheet tell of: an area (number, form, title, columns), a row (number, path)."""
ROW_NAMES, COLUMN_NAMES, FIRST_VALUES, UNITS = "行名", "列名", "原值", "计量"
"""And of: what stands before a row (number, path, labels), what stands over a column (number, key, heads), what a row
said when the sheet was made (number, path, values; one of these without a row where the sheet was made of facts), in
which units a row is filled in (number, path, a unit for each column)."""
OURS = "-"
"""In the column of keys: a row of the sheet that has nothing to fill in."""
_NAMED = 3
"""So many tables of several are named."""
STATED, SINGLE, TABLE = "事项", "指标", "表"
"""Forms of areas: a value a row; a figure with 说明 and 来源; a table of the catalogue."""


def columns_key(area: int) -> str:
    """In the column of keys: the row that names the columns of an area."""
    return f"reportgen:{area}"


def head_key(area: int, row: int) -> str:
    """In the column of keys: a row of the heads of an area, counted from 0; nothing to fill in."""
    return f"{OURS}{area}:{row}"


def label_key(column: int) -> str:
    """In the row that names the columns of an area: a column of labels, which no indicator is called."""
    return f"@{column}"


def row_key(area: int, path: str) -> str:
    """In the column of keys: a row with something to fill in."""
    return f"{area}:{path}"


def slot_path(slot: Slot) -> str:
    """A slot as messages name it: the path of its row, and its column where that says more."""
    return slot[0] if slot[1] in (VALUE, NUMBER) else ".".join(slot)


class Heads(NamedTuple):
    """What an entry sheet was made for; `unit` is empty where that was not known yet."""

    pack: str
    year: int
    kind: str = ""
    unit: str = ""
    program: str = ""


class Area(NamedTuple):
    """Rows of one sheet that have the same columns to fill in."""

    number: int
    form: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...] = ()

    def slots(self) -> Iterator[Slot]:
        """Every cell to fill in, totals too."""
        return ((row, column) for row in self.rows for column in self.columns)


def groups(elements: tuple[Field, ...]) -> tuple[tuple[str, tuple[Field, ...]], ...]:
    """单位, 公文 and the pack's 要素, with the fields that one cell can hold."""
    tables = (("单位", UNIT), ("公文", OFFICIAL), (ELEMENTS, elements))
    return tuple((key, tuple(f for f in fields if f.kind in FITTING)) for key, fields in tables if fields)


def singles(catalogue: Catalogue, year: int) -> tuple[tuple[Theme, tuple[Indicator, ...]], ...]:
    """The themes that are no tables, with the indicators that a year has."""
    found = ((t, t.indicators.values()) for t in catalogue.themes.values() if t.grid is None)
    return tuple((t, tuple(i for i in indicators if in_years(year, i.since))) for t, indicators in found)


def tables(catalogue: Catalogue, year: int) -> tuple[tuple[Theme, Grid], ...]:
    """The themes that are tables of which a year's form has something."""
    found = ((theme, theme.grid) for theme in catalogue.themes.values() if theme.grid is not None)
    return tuple((theme, grid) for theme, grid in found if blocks_of(grid, year))


def approximate(catalogue: Catalogue, year: int) -> str:
    """Where no approximate figures stand, in words that end a sentence; "" where they may stand anywhere."""
    found = [theme for theme, _ in tables(catalogue, year)]
    exact = [f"“{theme.name}”" for theme in found if theme.exact]
    if not exact:
        return ""
    where = "成张的表" if len(exact) == len(found) else "、".join(exact[:_NAMED]) + ("等表" if exact[_NAMED:] else "")
    return f"；{where}里只填准确的数"


def blocks(grid: Grid, year: int, said: Mapping[str, str] = NOTHING) -> tuple[Block, ...]:
    """The blocks of a table as a year's form has them, in the words of what is `said` already (`form_quotes`)."""
    return tuple(
        block._replace(
            rows=_worded(block.rows, year, said),
            columns=_worded(block.columns, year, said),
            title=worded(block.title, year, said),
            label=worded(block.label, year, said),
        )
        for block in blocks_of(grid, year)
    )


def _worded(axis: Axis, year: int, said: Mapping[str, str]) -> Axis:
    """Names of lines hold no quotes (`grid_reader` refuses them), those of groups may."""
    return tuple(
        item
        if isinstance(item, Line)
        else Group(worded(item.name, year, said), _worded(item.members, year, said))
        for item in axis
    )


def around(theme: Theme, grid: Grid, year: int, said: Mapping[str, str] = NOTHING) -> tuple[str, str, tuple[str, ...]]:
    """What stands around a table: its title, the line that says its unit ("" for none), its notes."""
    line = grid.unit or (f"单位：{unit_quoted(theme.unit, _texts(grid))}" if theme.unit else "")
    return (
        worded(grid.title or theme.name, year, said),
        worded(line, year, said),
        tuple(worded(note, year, said) for note in grid.notes),
    )


def _texts(grid: Grid) -> Iterator[str]:
    """Every text of a form that may hold quotes."""
    yield from grid.notes
    for block in grid.blocks:
        yield from (block.title, block.label, *_names(block.columns), *_names(block.rows))


def _names(axis: Axis) -> Iterator[str]:
    for item in axis:
        if isinstance(item, Group):
            yield item.name
            yield from _names(item.members)


def table_row(theme: str, row: Line | None) -> str:
    """The path of a table's row."""
    return f"{FIGURES}.{theme}.{row.key}" if row else f"{FIGURES}.{theme}"


def areas(catalogue: Catalogue, elements: tuple[Field, ...], year: int) -> tuple[Area, ...]:
    """The areas of a year's entry sheet, in the order in which they are written."""
    stated = tuple(f"{key}.{field.key}" for key, fields in groups(elements) for field in fields)
    found = [Area(1, STATED, "单位与公文", (VALUE,), stated)]
    single = tuple(f"{FIGURES}.{i.path}" for _, indicators in singles(catalogue, year) for i in indicators)
    if single:
        found.append(Area(2, SINGLE, FIGURES, FIGURE_COLUMNS, single))
    for theme, grid in tables(catalogue, year):
        for block in blocks(grid, year):
            rows = tuple(table_row(theme.key, row) for row in rows_of(block))
            keys = tuple(column.key for column in lines(block.columns))
            found.append(Area(len(found) + 1, TABLE, theme.name, keys, rows))
    return tuple(found)


def table_areas(found: tuple[Area, ...], theme: Theme) -> tuple[Area, ...]:
    """The areas of one table, a block each."""
    start = f"{FIGURES}.{theme.key}"
    return tuple(a for a in found if a.form == TABLE and any(r == start or r.startswith(f"{start}.") for r in a.rows))


def indicator_of(area: Area, row: str, column: str) -> str | None:
    """The path of the indicator that a slot is for, which need not be in the catalogue; None for other slots."""
    path = row.removeprefix(f"{FIGURES}.")
    if area.form == SINGLE:
        return path if column == NUMBER else None
    theme, _, line = path.partition(".")
    return None if area.form == STATED else f"{theme}.{line}_{column}" if line else f"{theme}.{column}"


def totals(catalogue: Catalogue, year: int) -> dict[Slot, tuple[Slot, ...]]:
    """The slots that a table sums, each with its parts: a row's own before those of a column."""
    found: dict[Slot, tuple[Slot, ...]] = {}
    for theme, grid in tables(catalogue, year):
        for total in chain.from_iterable(map(sums, blocks(grid, year))):
            parts = tuple((table_row(theme.key, row), column.key) for row, column in total.parts)
            found.setdefault((table_row(theme.key, total.row), total.column.key), parts)
    return found
