"""Plain lists as a workbook, written row by row: as many rows as there are, in the memory of one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import BinaryIO, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from reportgen.tuples import NamedTuple
from reportgen.writers.xlsx.dress import FONT, set_date, set_number, set_text
from reportgen.writers.xlsx.packing import pack_into

Value: TypeAlias = str | int | Decimal | datetime.date | None
ROWS = 1_048_576
"""Rows of a sheet, as Excel has it."""


class List(NamedTuple):
    """A sheet: its name, heads, widths of columns, and rows of texts and numbers."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Iterable[tuple[Value, ...]]


def write_lists(file: BinaryIO, title: str, lists: Iterable[List], most: int = ROWS) -> None:
    """A workbook of several sheets; one that has more than `most` rows goes on in another, its heads repeated."""
    book = Workbook(write_only=True)
    book.properties.creator = "reportgen"
    book.properties.title = title
    for each in lists:
        _write(book, each, most)
    pack_into(book, file)


def _write(book: Workbook, each: List, most: int) -> None:
    rows = iter(each.rows)
    number, following = 1, next(rows, None)
    while number == 1 or following is not None:
        sheet = book.create_sheet(each.name if number == 1 else f"{each.name}{number}")
        sheet.freeze_panes = "A2"
        for column, width in enumerate(each.widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.append([_head(sheet, head) for head in each.heads])
        written = 1
        while following is not None and written < most:
            sheet.append([_cell(sheet, value) for value in following])
            written, following = written + 1, next(rows, None)
        if written > 1 and number == 1:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(each.heads))}{written}"
        number += 1


def _head(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet)
    set_text(cell, text)
    cell.font = Font(FONT, 11, bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell | None:
    """A text stays text whatever it begins with; a number is one where no digit is lost."""
    if value is None or value == "":
        return None
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        set_text(cell, value)
    elif isinstance(value, datetime.date):
        set_date(cell, value)
    else:
        set_number(cell, f"{value:f}" if isinstance(value, Decimal) else str(value))
    return cell


def typed(
    rows: Iterable[tuple[str, ...]], whole: frozenset[int], days: frozenset[int] = frozenset()
) -> Iterator[tuple[Value, ...]]:
    """Rows of texts with whole numbers in some of the columns, and dates (2025-02-24) in others."""
    for row in rows:
        yield tuple(_value(text, i in whole, i in days) for i, text in enumerate(row))


def _value(text: str, whole: bool, day: bool) -> Value:
    if not text:
        return text
    return int(text) if whole else datetime.date.fromisoformat(text) if day else text
