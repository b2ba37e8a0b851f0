"""Cells of an entry sheet: what they look like, which are open, and text that stays text."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.facts.entry import OURS
from reportgen.facts.indicators import Indicator
from reportgen.records import Field, Kind, date_of
from reportgen.source import display_width
from reportgen.writers.xlsx import rules

KEYS = 1
"""The hidden column of keys."""
TEXT_LIMIT = 32_767
"""Characters that a cell can hold."""
FONT = "宋体"
_TITLE = 22
"""Height of a line of a title."""
_LINE = Side(style="thin", color="FF999999")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEAD = PatternFill("solid", fgColor="FFD9E2EC")
_OPEN = PatternFill("solid", fgColor="FFFFF8DC")
SUM = PatternFill("solid", fgColor="FFEFEFEF")
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
_DAY = "yyyy-mm-dd"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
POINTS, _LEAST = 15, 20
"""Height of a line; of a row at least."""


def set_text(cell: Cell, text: str) -> None:
    """A text, whatever it begins with; what no cell can hold is left out."""
    if len(text) > TEXT_LIMIT:
        return
    cell.value = _ESCAPE.sub("_x005F_", text) or None
    cell.data_type = "s"
    if not text:
        cell.data_type = "n"


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that no merged one covers."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def is_plain_number(text: str) -> bool:
    """Whether a figure can stand in a cell as a number, without its text changing."""
    return _PLAIN_NUMBER.fullmatch(text) is not None and Decimal(repr(float(text))) == Decimal(text)


def set_number(cell: Cell, text: str) -> None:
    """A figure: a number where it is written as one, else the text (180余)."""
    if not is_plain_number(text):
        set_text(cell, text)
        return
    decimals = len(text.partition(".")[2])
    cell.value = float(text) if decimals else int(text)
    if decimals:
        cell.number_format = f"0.{'0' * decimals}"


def set_date(cell: Cell, day: datetime.date) -> None:
    """A day that can be sorted and counted with."""
    cell.value = day
    cell.number_format = _DAY


class Page:
    """A sheet that is being written, row by row; only what is to be filled in is open."""

    def __init__(
        self, sheet: Worksheet, widths: tuple[float, ...], landscape: bool = True, beside: tuple[float, ...] = ()
    ) -> None:
        """`widths` are those of the columns after the keys, in characters; what stands `beside` is not printed."""
        self.sheet, self.row = sheet, 0
        self.printed, self.widths = len(widths), (*widths, *beside)
        self.shown: dict[str, str] = {}
        """What formulas come to, by their cells."""
        self._rules = rules.Rules()
        self._texts: dict[int, str] = {}
        self._room: dict[int, float] = {}
        """Of this row: its texts by column; widths of cells that cover several columns, or several rows."""
        sheet.column_dimensions["A"].hidden = True
        for index, width in enumerate(widths):
            sheet.column_dimensions[get_column_letter(index + KEYS + 1)].width = width
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        footer = sheet.oddFooter
        assert footer is not None, "openpyxl makes one for every sheet"
        footer.center.text = "第 &P 页，共 &N 页"
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False  # widths and heights stay theirs

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place."""
        return cell_at(self.sheet, row, column)

    def next(self, key: str = OURS, hidden: bool = False) -> int:
        """A new row; `key` goes into the hidden column."""
        self.row += 1
        self._texts, self._room = {}, {}
        set_text(self.cell(self.row, KEYS), key)
        self.sheet.row_dimensions[self.row].hidden = hidden
        return self.row

    def keys(self, key: str, columns: dict[int, str]) -> None:
        """The hidden row that names the columns of an area."""
        row = self.next(key, hidden=True)
        for column, name in columns.items():
            set_text(self.cell(row, column), name)

    def title(self, text: str) -> None:
        """A line over the whole width, large."""
        cell = self._across(text)
        cell.font = Font(FONT, 16, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        width = self.width(KEYS + 1, self.printed) * 10 / 16
        self.sheet.row_dimensions[self.row].height = _TITLE * lines_in(text, width) + 8

    def note(self, text: str, right: bool = False) -> None:
        """A line over the whole width, small."""
        cell = self._across(text)
        cell.font = Font(FONT, 10)
        cell.alignment = Alignment(horizontal="right" if right else "left", vertical="center", wrap_text=True)
        self.sheet.row_dimensions[self.row].height = POINTS * lines_in(text, self.width(KEYS + 1, self.printed)) + 3

    def freeze(self, column: int, row: int) -> None:
        """What stands above the row and left of the column stays in sight."""
        self.sheet.freeze_panes = f"{get_column_letter(column)}{row}"

    def _across(self, text: str) -> Cell:
        row, last = self.next(), KEYS + self.printed
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=KEYS + 1, end_column=last)
        cell = self.cell(row, KEYS + 1)
        set_text(cell, text)
        return cell

    def label(self, column: int, text: str, head: bool = False, centred: bool = False, row: int = 0) -> Cell:
        """A cell that nobody fills in."""
        cell = self.cell(row or self.row, column)
        set_text(cell, text)
        self._texts[column] = text
        cell.font = Font(FONT, 11 if head else 10, bold=head)
        side = "center" if head or centred else "left"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        cell.border = BOX
        if head:
            cell.fill = HEAD
        return cell

    def span(self, row: int, column: int, down: int, across: int) -> None:
        """Merge the cells of a label, with lines around all of them."""
        for y in range(row, row + down):
            for x in range(column, column + across):
                self.sheet.cell(y, x).border = BOX
        if down > 1 or across > 1:
            self._room[column] = math.inf if down > 1 else self.width(column, across)
            self.sheet.merge_cells(
                start_row=row, end_row=row + down - 1, start_column=column, end_column=column + across - 1
            )

    def width(self, column: int, across: int = 1) -> float:
        """Of some columns together."""
        return sum(self.widths[column - KEYS - 1 :][:across])

    def stretch(self, row: int, down: int, text: str, width: float) -> None:
        """Make rows high enough together for a text."""
        found = [self.sheet.row_dimensions[row + index] for index in range(down)]
        missing = POINTS * lines_in(text, width) + 5 - sum(each.height or _LEAST for each in found)
        for each in found:
            each.height = (each.height or _LEAST) + max(missing, 0) / down

    def sum(self, column: int, row: int, formula: str, shown: str) -> None:
        """A total and what it comes to now, which stands by itself where there is no formula."""
        cell = self.label(column, "", centred=True, row=row)
        cell.fill = SUM
        if formula:
            self.shown[cell.coordinate] = shown
            cell.value = formula
        else:
            set_number(cell, shown)

    def fit(self) -> None:
        """The height of the row, for the texts in it."""
        found = ((self._room.get(column, self.widths[column - KEYS - 1]), text) for column, text in self._texts.items())
        lines = [lines_in(text, width) for width, text in found]
        self.sheet.row_dimensions[self.row].height = max(_LEAST, POINTS * max(lines, default=1) + 5)

    def figure(self, column: int, text: str, indicator: Indicator) -> Cell:
        """A figure to fill in."""
        cell = self.open(column)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        set_number(cell, text)
        self._rules.add(cell, rules.figure(indicator))
        return cell

    def text(self, column: int, text: str, field: Field | None = None) -> Cell:
        """A text, a date or a choice to fill in."""
        cell = self.open(column)
        cell.number_format = "@"
        set_text(cell, text)
        self._texts[column] = text
        if field is not None and field.kind is Kind.DATE:
            cell.number_format = _DAY
            cell.alignment = Alignment(horizontal="left", vertical="center")
            date = date_of(text)
            if date is not None:
                cell.value = date
            self._rules.add(cell, rules.DAYS)
        elif field is not None and field.kind in (Kind.CHOICE, Kind.YES_NO):
            self._rules.add(cell, rules.choice(field))
        return cell

    def open(self, column: int, row: int = 0) -> Cell:
        """A cell that may be filled in."""
        cell = self.cell(row or self.row, column)
        cell.protection = Protection(locked=False)
        cell.fill, cell.border, cell.font = _OPEN, BOX, Font(FONT, 11)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        return cell

    def finish(self) -> None:
        """Give the sheet what it prints, and its rules."""
        if self.printed < len(self.widths):
            self.sheet.print_area = f"{get_column_letter(KEYS + 1)}1:{get_column_letter(KEYS + self.printed)}{self.row}"
        self._rules.write(self.sheet)


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in so many characters, roughly."""
    if width == math.inf:
        return 1
    return sum(max(1, math.ceil(display_width(line) / max(width - 1.5, 1))) for line in text.split("\n"))
