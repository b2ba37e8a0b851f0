"""A table of the catalogue as a sheet to fill in: its heads and labels as the form has them, totals as formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from openpyxl.utils import get_column_letter

from reportgen.facts.entry import Area, Slot, columns_key, head_key, label_key, row_key, table_row
from reportgen.facts.grids import Axis, Block, Group, Line, cell_key, depth, lines
from reportgen.facts.indicators import Theme
from reportgen.facts.numerals import plain
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.totals import INAPPLICABLE, total_of
from reportgen.facts.values import Figure, Value
from reportgen.writers.xlsx.dress import KEYS, Page, is_plain_number, set_number
from reportgen.writers.xlsx.hidden import Hidden

_NUMBER, _LABEL, _ALONE, _GROUP, _ONE_ROW, _GAP = 11.0, 30.0, 46.0, 12.0, 8.0, 3.0
"""Widths of columns: numbers; labels beside them, where there are groups too and where not; groups; the label of a
table of one row; between this year's numbers and last year's."""


def widths(blocks: tuple[Block, ...]) -> tuple[float, ...]:
    """Of labels and numbers; the labels that stand next to the numbers are the longest."""
    high = max(depth(block.rows) for block in blocks)
    last = {0: _ONE_ROW, 1: _ALONE}.get(high, _LABEL)
    return (*[_GROUP] * (high - 1), last, *[_NUMBER] * _across(blocks))


def widths_beside(blocks: tuple[Block, ...]) -> tuple[float, ...]:
    """Of last year's numbers, with the gap before them."""
    return (_GAP, *[_NUMBER] * _across(blocks))


def _across(blocks: tuple[Block, ...]) -> int:
    return max(len(tuple(lines(block.columns))) for block in blocks)


_LEFT = "空着的合计项数太多，Excel 写不下公式，不用填，交回以后由程序算。"
_MOST, _LONGEST = 255, 8192
"""Arguments of a function, and characters of a formula, that Excel takes."""


class _Side:
    """The numbers of one year: what they are, the column of the first one, which of them are formulas, their cells.

    `asked`: they are filled in, so that a number in place of a formula would not follow its parts.
    """

    def __init__(
        self, first: int, values: Mapping[Slot, str], totals: Mapping[Slot, tuple[Slot, ...]], asked: bool = True
    ) -> None:
        self.first, self.values, self.asked = first, values, asked
        self.sums = {slot: parts for slot, parts in totals.items() if not self._is_typed(slot, parts)}
        self.cells: dict[Slot, tuple[int, int]] = {}

    def _is_typed(self, slot: Slot, parts: tuple[Slot, ...]) -> bool:
        """Whether a total says what no formula could: its parts are not all there as numbers, or 不适用."""
        said = [self.values.get(part, "") for part in parts]
        return bool(self.values.get(slot)) and not all(text == NOT_APPLICABLE or is_plain_number(text) for text in said)

    def write_sums(self, page: Page) -> bool:
        """The totals whose parts stand in cells; whether one to fill in is too long for a formula and left empty."""
        is_left = False
        for slot, parts in self.sums.items():
            if slot not in self.cells:
                continue
            row, column = self.cells[slot]
            made, shown = formula([self.cells[part] for part in parts]), self._value(slot)
            page.sum(column, row, made, _shown(shown) if made or not self.asked else "")
            is_left = is_left or (self.asked and not made)
        return is_left

    def _value(self, slot: Slot) -> Value | None:
        """What a cell says now, a total what it comes to."""
        if slot in self.sums:
            return total_of([self._value(part) for part in self.sums[slot]])
        text = self.values.get(slot, "")
        if text == NOT_APPLICABLE:
            return INAPPLICABLE
        return Figure(Decimal(text), text) if is_plain_number(text) else None


class GridPage:
    """One table on one page: what is to be filled in, with last year's numbers beside it where there are any."""

    def __init__(
        self,
        page: Page,
        theme: Theme,
        blocks: tuple[Block, ...],
        totals: Mapping[Slot, tuple[Slot, ...]],
        values: Mapping[Slot, str],
        hidden: Hidden,
    ) -> None:
        """`totals` and `values` are those of all tables; `hidden` keeps in mind what is to be filled in."""
        self.page, self.theme, self.blocks, self.totals, self.hidden = page, theme, blocks, totals, hidden
        self.labels = max(depth(block.rows) for block in blocks) or 1
        self.first = KEYS + self.labels + 1
        self.own = _Side(self.first, values, totals)
        self.last: _Side | None = None
        self.heads = (0, 0)
        """The first and the last row of the heads that were written last."""

    def write(self, areas: tuple[Area, ...], last: Mapping[Slot, str] | None, caption: str) -> None:
        """The blocks; `last` are last year's numbers (None for none), under their `caption`."""
        if last is not None:
            self.last = _Side(self.first + _across(self.blocks) + 1, last, self.totals, asked=False)
        for number, (block, area) in enumerate(zip(self.blocks, areas)):
            above = 0 if number else self.page.row
            named = {self.first + i: key for i, key in enumerate(area.columns)}
            labels = {KEYS + number: label_key(number) for number in range(1, self.labels + 1)}
            self.page.keys(columns_key(area.number), labels | named)
            self._captions(block, above, len(area.columns), caption)
            self._heads(block, area)
            self._rows(block, area)
        is_left = [side.write_sums(self.page) for side in (self.own, self.last) if side is not None]
        if any(is_left):
            self.page.note(_LEFT)

    def _captions(self, block: Block, above: int, across: int, caption: str) -> None:
        """The title of a block, that of last year's numbers in the same row or in the one `above` the block."""
        if block.title or (self.last is not None and not above):
            above = self.page.next()
        if block.title:
            self.page.label(KEYS + 1, block.title, head=True)
            self.page.span(above, KEYS + 1, 1, self.labels + across)
        if self.last is not None:
            self.page.label(self.last.first, caption, head=True, row=above)
            self.page.span(above, self.last.first, 1, _across(self.blocks))
        if above == self.page.row:
            self.page.fit()
        elif self.last is not None and above:
            self.page.stretch(above, 1, caption, self.page.width(self.last.first, _across(self.blocks)))

    def _rows(self, block: Block, area: Area) -> None:
        labelled = self._labelled(block.rows, self.labels) if block.rows else iter([((), None)])
        high: list[tuple[int, int, str, float]] = []
        for labels, row in labelled:
            path = table_row(self.theme.key, row)
            self.page.next(row_key(area.number, path))
            said = [""] * self.labels
            for text, left, down, across in labels if row else [("数", self.labels, 1, self.labels)]:
                column = self.first - left
                said[self.labels - left] = text
                self.page.label(column, text, centred=down > 1 or row is None)
                self.page.span(self.page.row, column, down, across)
                high += [(self.page.row, down, text, self.page.width(column, across))] if down > 1 else []
            self.hidden.row(area, path, tuple(said), self.own.sums)
            self._numbers(path, row, tuple(lines(block.columns)))
            self.page.fit()
        for first, down, text, width in high:
            self.page.stretch(first, down, text, width)

    def _heads(self, block: Block, area: Area) -> None:
        high = depth(block.columns)
        start = self.page.row + 1
        for row in range(high):
            self.page.next(head_key(area.number, row))
        self.page.label(KEYS + 1, block.label, head=True, row=start)
        self.page.span(start, KEYS + 1, high, self.labels)
        for side in (self.own, self.last):
            for text, row, column, down, across in _placed(block.columns, start, side.first, high) if side else ():
                self.page.label(column, text, head=True, row=row)
                self.page.span(row, column, down, across)
                if side is self.own:
                    self.page.stretch(row, down, text, self.page.width(column, across))
        self.page.stretch(start, high, block.label, self.page.width(KEYS + 1, self.labels))
        self.heads = (start, start + high - 1)
        said = [(label_key(1), [block.label]), *zip(area.columns, _chains(block.columns))]
        for key, texts in said:
            self.hidden.column(area, key, tuple(texts))

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
            for side in (self.own, self.last):
                if side is None:
                    continue
                text, at = side.values.get(slot, ""), side.first + index
                side.cells[slot] = (self.page.row, at)
                if side is self.own and slot not in side.sums:
                    self.page.figure(at, text, self.theme.indicators[cell_key(row, column)])
                else:
                    set_number(self.page.label(at, "", centred=True), text)


def _placed(axis: Axis, row: int, column: int, high: int) -> Iterator[tuple[str, int, int, int, int]]:
    """Each head, those over several columns before these: its text, its cell, how many rows and columns it covers."""
    for item in axis:
        across, down = (1, high) if isinstance(item, Line) else (len(tuple(lines(item.members))), 1)
        yield _with_unit(item), row, column, down, across
        if isinstance(item, Group):
            yield from _placed(item.members, row + 1, column, high - 1)
        column += across


def _shown(total: Value | None) -> str:
    """A total for programs that show what is stored and compute nothing."""
    if total is None:
        return ""
    return plain(total.value) if isinstance(total, Figure) else NOT_APPLICABLE


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


def formula(parts: list[tuple[int, int]]) -> str:
    """The sum of cells, shown when all of them are filled in; 不适用 counts as the program counts it, as nothing.

    "" where it would be more than Excel takes.
    """
    ranges = list(_stretches(parts))
    cells = ",".join(ranges)
    inapplicable = "+".join(f'COUNTIF({each},"{NOT_APPLICABLE}")' for each in ranges)
    none, all_of_them = f'COUNT({cells})=0,"{NOT_APPLICABLE}"', f"COUNT({cells})+{inapplicable}={len(parts)}"
    made = f'=IF({all_of_them},IF({none},SUM({cells})),"")'
    return made if len(ranges) <= _MOST and len(made) <= _LONGEST else ""


def _stretches(parts: list[tuple[int, int]]) -> Iterator[str]:
    """The names of cells, those that follow each other in a row or a column as a range."""
    step, run = (0, 0), parts[:1]
    for (row, column), (next_row, next_column) in pairwise(parts):
        move = (next_row - row, next_column - column)
        if move in ((0, 1), (1, 0)) and (len(run) == 1 or move == step):
            run.append((next_row, next_column))
        else:
            yield _named(run)
            run = [(next_row, next_column)]
        step = move
    yield _named(run)


def _named(run: list[tuple[int, int]]) -> str:
    first, last = (f"{get_column_letter(column)}{row}" for row, column in (run[0], run[-1]))
    return first if len(run) == 1 else f"{first}:{last}"
