"""The comparison of two years as a workbook: figures as numbers, to be sorted and copied."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.document.two_years import Row, TwoYears, title_of
from reportgen.facts.numerals import plain
from reportgen.facts.values import Figure
from reportgen.writers.xlsx.dress import BOX, FONT, HEAD, POINTS, SUM, cell_at, lines_in, set_number, set_text
from reportgen.writers.xlsx.packing import pack

_WIDTHS = (32, 8, 14, 14, 16, 11, 40)
_HEAD_ROW = 2


def two_years_sheet(found: TwoYears) -> bytes:
    """The workbook: a title, the heads, for each theme a row and those of its indicators, the notes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    book.properties.creator = "reportgen"
    book.properties.title = title_of(found)
    sheet.title = "对照表"
    _set_up(sheet)
    _across(sheet, 1, title_of(found), Font(FONT, 16, bold=True), "center")
    sheet.row_dimensions[1].height = 30
    for column, head in enumerate(found.heads, 1):
        cell = _dressed(sheet, _HEAD_ROW, column, "center", bold=True)
        set_text(cell, head)
        cell.fill = HEAD
    row = _HEAD_ROW
    for theme, rows in found.groups:
        row += 1
        _across(sheet, row, theme.name, Font(FONT, 11, bold=True), "left", boxed=True)
        for each in rows:
            row += 1
            _row(sheet, row, each)
    for note in found.notes:
        row += 1
        _across(sheet, row, note, Font(FONT, 10), "left")
        sheet.row_dimensions[row].height = POINTS * lines_in(note, sum(_WIDTHS)) + 3
    return pack(book)


def _set_up(sheet: Worksheet) -> None:
    for index, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.freeze_panes = f"B{_HEAD_ROW + 1}"


def _dressed(sheet: Worksheet, row: int, column: int, side: str, bold: bool = False) -> Cell:
    cell = cell_at(sheet, row, column)
    cell.font, cell.border = Font(FONT, 11, bold=bold), BOX
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    return cell


def _across(sheet: Worksheet, row: int, text: str, font: Font, side: str, boxed: bool = False) -> None:
    """A text over the whole width."""
    if boxed:
        for column in range(1, len(_WIDTHS) + 1):
            cell = cell_at(sheet, row, column)
            cell.border, cell.fill = BOX, SUM
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
    cell = cell_at(sheet, row, 1)
    set_text(cell, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)


def _row(sheet: Worksheet, row: int, found: Row) -> None:
    set_text(_dressed(sheet, row, 1, "left"), found.name)
    set_text(_dressed(sheet, row, 2, "center"), found.indicator.unit)
    for column, value, state in zip((3, 4), found.values, found.states):
        cell = _dressed(sheet, row, column, "right")
        set_number(cell, state if isinstance(value, Figure) else "")
        if not isinstance(value, Figure):
            set_text(cell, state)
    _changed(_dressed(sheet, row, 5, "right"), found.change.gap, found.change.text, found)
    _rate(_dressed(sheet, row, 6, "right"), found.change.rate, found.change.share)
    set_text(_dressed(sheet, row, 7, "left"), found.mark)
    lines = max(lines_in(text, width) for text, width in ((found.name, 32), (found.mark, 40)))
    sheet.row_dimensions[row].height = max(20, POINTS * lines + 5)


def _changed(cell: Cell, gap: Decimal | None, text: str, found: Row) -> None:
    """增减 as a number that shows its sign; what is given in 万 stays as it is written."""
    if gap is None or "万" in text:
        set_text(cell, text)
        return
    shown = plain(gap)
    set_number(cell, shown)
    digits = "0" + "." * ("." in shown) + "0" * len(shown.partition(".")[2])
    unit = '"个百分点"' if found.indicator.kind == "比率" else ""
    cell.number_format = f"+{digits}{unit};-{digits}{unit};0{unit}"


def _rate(cell: Cell, rate: Decimal | None, text: str) -> None:
    if rate is None:
        set_text(cell, text)
        return
    set_number(cell, plain(rate / 100))
    cell.number_format = "+0.0%;-0.0%;0.0%"
