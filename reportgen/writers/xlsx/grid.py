"""A table of the catalogue as a sheet to fill in: its heads and labels as the form has them, totals as formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter

from reportgen.facts.entry import Area, Slot, columns_key, head_key, label_key, row_key, table_row
from reportgen.facts.grids import Axis, Block, Group, Line, cell_key, depth, lines
from reportgen.facts.indicators import Theme
from reportgen.writers.xlsx.dress import KEYS, Page, is_plain_number, set_number
from reportgen.writers.xlsx.hidden import Hidden

_NUMBER_WIDTH, _LABEL_WIDTH, _GROUP_WIDTH, _WIDEST = 11.0, 30.0, 12.0, 46.0


def widths(blocks: tuple[Block, ...]) -> tuple[float, ...]:
    """Of labels and numbers; the labels that stand next to the numbers are the longest."""
    high = max(depth(block.rows) for block in blocks) or 1
    count = max(len(tuple(lines(block.columns))) for block in blocks)
    last = _WIDEST if high == 1 else _LABEL_WIDTH
    return (*[_GROUP_WIDTH] * (high - 1), last, *[_NUMBER_WIDTH] * count)


class GridPage:
    """One table on one page."""

    def __init__(self, page: Page, theme: Theme, blocks: tuple[Block, ...], values: Mapping[Slot, str]) -> None:
        """`values` are what cells say already."""
        self.page, self.theme, self.blocks, self.values = page, theme, blocks, values
        self.labels = max(depth(block.rows) for block in blocks) or 1
        self.first = KEYS + self.labels + 1
        self.hidden: Hidden | None = None
        """Where what is to be filled in is kept in mind; None while numbers are only to be looked at."""
        self.heads = (0, 0)
        """The first and the last row of the heads that were written last."""
        self.cells: dict[Slot, tuple[int, int]] = {}
        """Where each number stands."""
        self.sums: dict[Slot, tuple[Slot, ...]] = {}
        """The totals that are formulas."""

    def write(self, areas: tuple[Area, ...], totals: Mapping[Slot, tuple[Slot, ...]], hidden: Hidden) -> None:
        """The blocks with cells to fill in."""
        self.hidden = hidden
        self.sums = {slot: parts for slot, parts in totals.items() if not self._is_typed(slot, parts)}
        for block, area in zip(self.blocks, areas):
            named = {self.first + i: key for i, key in enumerate(area.columns)}
            labels = {KEYS + number: label_key(number) for number in range(1, self.labels + 1)}
            self.page.keys(columns_key(area.number), labels | named)
            self._block(block, area)
        self._write_sums()

    def write_closed(self, areas: tuple[Area, ...], totals: Mapping[Slot, tuple[Slot, ...]]) -> None:
        """The blocks with values that are to be looked at, nothing to fill in."""
        self.sums = {slot: parts for slot, parts in totals.items() if not self._is_typed(slot, parts)}
        for block, area in zip(self.blocks, areas):
            self._block(block, area)
        self._write_sums()

    def _write_sums(self) -> None:
        for slot, parts in self.sums.items():
            if slot in self.cells:
                row, column = self.cells[slot]
                self.page.sum(column, row, _formula([self.cells[part] for part in parts]))

    def _is_typed(self, slot: Slot, parts: tuple[Slot, ...]) -> bool:
        """Whether a total says what no formula could: its parts are not all there as numbers."""
        return bool(self.values.get(slot)) and not all(is_plain_number(self.values.get(part, "")) for part in parts)

    def _block(self, block: Block, area: Area) -> None:
        if block.title:
            self.page.next()
            self.page.label(KEYS + 1, block.title, head=True)
            across = self.labels + len(area.columns)
            self.page.span(self.page.row, KEYS + 1, 1, across)
        self._heads(block, area)
        labelled = self._labelled(block.rows, self.labels) if block.rows else iter([((), None)])
        for labels, row in labelled:
            path = table_row(self.theme.key, row)
            self.page.next(row_key(area.number, path)) if self.hidden else self.page.next()
            said = [""] * self.labels
            for text, left, down, across in labels if row else [("数", self.labels, 1, self.labels)]:
                column = self.first - left
                said[self.labels - left] = text
                self.page.label(column, text, centred=down > 1 or row is None)
                self.page.span(self.page.row, column, down, across)
            if self.hidden:
                self.hidden.row(area, path, tuple(said), self.sums)
            self._numbers(path, row, tuple(lines(block.columns)))
            self.page.fit()

    def _heads(self, block: Block, area: Area) -> None:
        high = depth(block.columns)
        start = self.page.row + 1
        for row in range(high):
            self.page.next(head_key(area.number, row)) if self.hidden else self.page.next()
        self.page.label(KEYS + 1, block.label, head=True, row=start)
        self.page.span(start, KEYS + 1, high, self.labels)
        self._head(block.columns, start, self.first, high)
        for row in range(start, start + high):
            self.page.sheet.row_dimensions[row].height = 32
        self.heads = (start, start + high - 1)
        if self.hidden:
            said = [(label_key(1), [block.label]), *zip(area.columns, _chains(block.columns))]
            for key, texts in said:
                self.hidden.column(area, key, tuple(texts))

    def _head(self, axis: Axis, row: int, column: int, high: int) -> int:
        """Labels of columns, those over several above them; the column behind the last one."""
        for item in axis:
            self.page.label(column, _with_unit(item), head=True, row=row)
            if isinstance(item, Line):
                self.page.span(row, column, high, 1)
                column += 1
            else:
                self.page.span(row, column, 1, len(tuple(lines(item.members))))
                column = self._head(item.members, row + 1, column, high - 1)
        return column

    def _labelled(self, axis: Axis, left: int) -> Iterator[tuple[tuple[tuple[str, int, int, int], ...], Line]]:
        """Each row with its labels: text, columns left of the numbers, rows and columns that it covers."""
        for item in axis:
            if isinstance(item, Line):
                yield ((_with_unit(item), left, 1, left),), item
            else:
                label = (item.name, left, len(tuple(lines(item.members))), 1)
                first: tuple[tuple[str, int, int, int], ...] = (label,)
                for labels, row in self._labelled(item.members, left - 1):
                    yield (*first, *labels), row
                    first = ()

    def _numbers(self, path: str, row: Line | None, columns: tuple[Line, ...]) -> None:
        for index, column in enumerate(columns):
            slot = (path, column.key)
            text, at = self.values.get(slot, ""), self.first + index
            if self.hidden and slot not in self.sums:
                self.page.figure(at, text, self.theme.indicators[cell_key(row, column)])
            else:
                set_number(self.page.label(at, "", centred=True), text)
            self.cells[slot] = (self.page.row, at)


def _chains(axis: Axis) -> Iterator[list[str]]:
    """What stands over each column, from the top; a label over several stands over the first of them."""
    for item in axis:
        if isinstance(item, Line):
            yield [_with_unit(item)]
            continue
        for index, below in enumerate(_chains(item.members)):
            yield [_with_unit(item) if index == 0 else "", *below]


def _with_unit(item: Line | Group) -> str:
    """A label, with the unit where that is not the table's and the label does not end in it."""
    unit = item.unit if isinstance(item, Line) else ""
    return f"{item.name}（{unit}）" if unit and not item.name.endswith(f"{unit}）") else item.name


def _formula(parts: list[tuple[int, int]]) -> str:
    """The sum of cells, shown when all of them are filled in with numbers."""
    rows, columns = {row for row, _ in parts}, {column for _, column in parts}
    names = [f"{get_column_letter(column)}{row}" for row, column in parts]
    straight = (len(rows) == 1 and max(columns) - min(columns) == len(parts) - 1) or (
        len(columns) == 1 and max(rows) - min(rows) == len(parts) - 1
    )
    cells = f"{names[0]}:{names[-1]}" if straight and len(parts) > 1 else ",".join(names)
    return f'=IF(COUNT({cells})={len(parts)},SUM({cells}),"")'
