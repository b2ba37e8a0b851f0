"""The sheets of a workbook as cells: what each says, whether it is a formula, how it is shown.

Read with expat within the limits of `readers/package`, as .docx are: formula and stored value come in one pass (for
openpyxl a workbook has to be loaded twice), merged cells too, reading stops at a limit, links to other files are never
followed, and nothing but cells with a value is kept.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import damaged, unsafe
from reportgen.readers.xlsx.days import SINCE, day_of
from reportgen.tuples import NamedTuple

CELL_LIMIT = 400_000
"""Cells of a workbook, empty ones too; a form of a whole pack has some 5,000."""
SHEET_LIMIT = 200
MERGED_LIMIT = 10_000
TEXT, NUMBER, DATE, PERCENT, ERROR, TRUTH = "文字", "数", "日期", "百分数", "出错值", "是非"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in formats of dates and times, those of Chinese Excel too."""
_PERCENTS = frozenset((9, 10))

At: TypeAlias = tuple[int, int]
"""Row and column, from 1."""


class Cell(NamedTuple):
    """What a cell holds; `text` is a number in plain digits, a date as 2025-02-24, or what was typed.

    `formula`: it is computed, and `text` is what the program that saved it found (kind "" where it did not say).
    """

    text: str
    kind: str
    formula: bool = False


class Sheet(NamedTuple):
    """A sheet: its cells that hold anything, and the ranges that are merged (first row, first column, last ones)."""

    name: str
    cells: Mapping[At, Cell]
    merged: tuple[tuple[int, int, int, int], ...]


def read_sheets(package: Package) -> tuple[Sheet, ...]:
    """All sheets of cells in their order.

    Raises:
        Refused: a part cannot be read, or there are too many cells.
    """
    book = _Book()
    parse(package.read(package.main), package.main, book.start)
    parts = package.relations("worksheet")
    if len(parts) > SHEET_LIMIT:
        raise unsafe(f"工作表超过 {SHEET_LIMIT} 张，不予读取")
    formats, shared = _Formats(), _Shared()
    for kind, reader in (("styles", formats), ("sharedStrings", shared)):
        part = package.related(kind)
        if part is not None:
            parse(package.read(part), part, reader.start, reader.end, reader.text)
    read, count = [], _Count()
    for name, id_ in book.sheets:
        if id_ in parts:  # else a sheet that is one chart, or a dialogue
            part = parts[id_]
            grid = _Grid(shared.texts, formats, book.since, count)
            parse(package.read(part), part, grid.start, grid.end, grid.text)
            read.append(Sheet(name, grid.cells, tuple(grid.merged)))
    return tuple(read)


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(65 + digit) + name
    return name


def _position(reference: str) -> At | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for char in match[1]:
        column = column * 26 + ord(char) - 64
    return int(match[2]), column


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Count:
    """How many cells have been read of the whole workbook."""

    def __init__(self) -> None:
        self.cells = 0

    def add(self) -> None:
        self.cells += 1
        if self.cells > CELL_LIMIT:
            raise unsafe(f"单元格超过 {CELL_LIMIT // 10_000} 万个，不予读取", "删去表外的内容和格式，另存一份再试")


class _Book:
    """The names of the sheets, and the day from which dates count."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since = SINCE

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        name = _local(tag)
        if name == "sheet":
            id_ = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), id_))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.since = datetime.date(1904, 1, 1)


class _Formats:
    """Which styles of cells show a date or a percentage."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.ids: list[int] = []
        self._inside = False

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        name = _local(tag)
        if name == "numFmt":
            self.codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.ids.append(_whole(attributes.get("numFmtId", "")))

    def end(self, tag: str) -> None:
        self._inside = self._inside and _local(tag) != "cellXfs"

    def text(self, chars: str, at: int) -> None:
        """A part without text."""

    def kind(self, style: str) -> str:
        """What the number of a cell with this style is."""
        number = _whole(style or "0")
        id_ = self.ids[number] if 0 <= number < len(self.ids) else 0
        code = _QUOTED.sub("", self.codes.get(id_, "")).lower()
        if id_ in _PERCENTS or "%" in code:
            return PERCENT
        dated = id_ not in self.codes and id_ in _DATES
        return DATE if dated or ("general" not in code and re.search("[ymdhs年月日]", code)) else NUMBER


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class _Shared:
    """The texts that cells share; what is said in small above them (拼音) is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._text: list[str] = []
        self._inside, self._phonetic = False, False

    def start(self, tag: str, _attributes: Attributes, _: int) -> None:
        name = _local(tag)
        if name == "si":
            self._text = []
        elif name == "rPh":
            self._phonetic = True
        self._inside = name == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._inside = False
        if name == "si":
            self.texts.append(_unescaped("".join(self._text)))
        elif name == "rPh":
            self._phonetic = False

    def text(self, chars: str, _: int) -> None:
        if self._inside:
            self._text.append(chars)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


class _Grid:
    """The cells of one sheet."""

    def __init__(self, shared: list[str], formats: _Formats, since: datetime.date, count: _Count) -> None:
        self.shared, self.formats, self.since, self.count = shared, formats, since, count
        self.cells: dict[At, Cell] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self._row, self._column = 0, 0
        self._type, self._style = "", ""
        self._formula, self._phonetic = False, False
        self._value: list[str] | None = None
        self._keep: Callable[[str], None] | None = None

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        name = _local(tag)
        if name == "row":
            self._row = _whole(attributes.get("r", "")) or self._row + 1
            self._column = 0
        elif name == "c":
            self.count.add()
            self._row, self._column = _position(attributes.get("r", "")) or (self._row, self._column + 1)
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._formula, self._value = False, None
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name in ("v", "t") and not self._phonetic:
            self._value = self._value or []
            self._keep = self._value.append
        elif name == "mergeCell":
            first, *last = attributes.get("ref", "").split(":", 1)
            corners = _position(first), _position(last[0] if last else first)
            if corners[0] is not None and corners[1] is not None:
                self.merged.append((*corners[0], *corners[1]))
            if len(self.merged) > MERGED_LIMIT:
                raise unsafe(f"合并的单元格超过 {MERGED_LIMIT} 处，不予读取")

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in ("v", "t"):
            self._keep = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            cell = self._cell("".join(self._value) if self._value is not None else None)
            if cell is not None:
                self.cells[self._row, self._column] = cell

    def text(self, chars: str, _: int) -> None:
        if self._keep is not None:
            self._keep(chars)

    def _cell(self, value: str | None) -> Cell | None:
        if value is None or (self._type in ("n", "d") and not value.strip()):
            return Cell("", "", True) if self._formula else None
        if self._type == "s":
            index = _whole(value)
            if index >= len(self.shared):
                raise damaged("文件内部的文字表（sharedStrings）不全")
            return _said(self.shared[index], self._formula)
        if self._type in ("str", "inlineStr"):
            return _said(_unescaped(value), self._formula)
        if self._type == "e":
            return Cell(value, ERROR, self._formula)
        if self._type == "b":
            return Cell("TRUE" if value.strip() == "1" else "FALSE", TRUTH, self._formula)
        if self._type == "d":
            return Cell(value.partition("T")[0], DATE, self._formula)
        return self._number(value.strip())

    def _number(self, value: str) -> Cell:
        try:
            number = Decimal(f"{float(value) or 0.0:.15g}")  # what Excel itself shows of a number; -0 is 0
            kind = self.formats.kind(self._style)
            if kind == DATE:
                return Cell(day_of(int(number), self.since).isoformat(), DATE, self._formula)
            return Cell(f"{number:f}", kind, self._formula)
        except OverflowError:  # a number that is no day
            return Cell(f"{number:f}", NUMBER, self._formula)
        except (ValueError, InvalidOperation):
            raise damaged(f"文件内部有读不懂的数：{value[:20]}") from None


def _said(text: str, formula: bool) -> Cell | None:
    """A text; a formula that gives none has been computed all the same."""
    return Cell(text, TEXT, formula) if text.strip() or formula else None
