"""A filled-in entry sheet: its cells found again by their hidden keys, wherever they have been moved.

The text of the workbook is one `Source`, a line for each cell that was found, so that findings name cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportgen.diagnostics import Diagnostic, Outcome, Related, short
from reportgen.facts.entry import FORMAT, OURS, Area, Heads, Slot, columns_key, head_key, label_key, slot_path
from reportgen.readers.package import Package, read_package
from reportgen.readers.refusal import Format, unsafe
from reportgen.readers.xlsx.cells import At, Cell, Sheet, column_name, read_sheets
from reportgen.readers.xlsx.hidden import Listed, read_listed
from reportgen.readers.xlsx.labels import Labels, Otherwise, told
from reportgen.readers.xlsx.missing import Met, Spot, missing, twice
from reportgen.reading import Wanted, top_of
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple

SIZE_LIMIT = 16 << 20
WANTED = Wanted(
    "填报表",
    "填报表.xlsx",
    "填报表由 reportgen form 生成",
    "填报表用 reportgen form 生成一份",
    "删去表外的图片和附件，另存一份再试",
    "多半已损坏：请交表的人重发一份",
)
XLSX = Format(
    suffix=".xlsx",
    name="Excel 工作簿",
    main="xl/workbook.xml",
    content="工作簿",
    damaged="RG120",
    unsafe="RG121",
    resave="用 Excel 或 WPS 打开，另存为 .xlsx 再试；打不开的，请交表的人重发一份",
    instead="用 Excel 或 WPS 打开，另存为 .xlsx 再导入",
    old="旧格式的 Excel 或 WPS 表格（.xls、.et）",
    others=(
        ("word/document.xml", "Word 文件", "填报表找原来的 .xlsx；要导入旧报告的，把名称的结尾改成 .docx"),
        ("ppt/presentation.xml", "PPT 文件"),
        ("xl/workbook.bin", "二进制格式的 Excel 文件（.xlsb）"),
        ("content.xml", "OpenDocument 文件（.ods 等）"),
    ),
    size=SIZE_LIMIT,
    wanted=WANTED,
)
_MACROS = "vbaProject.bin"
_AGAIN = "用 reportgen form 重新生成一份，把填好的数抄过去"
_OLD = "这张表是旧版程序做的，没有记着做表时的内容和名称：表里与事实文件不同的，都照表里的写；排错了行也看不出来"
_OLD_HINT = "核对列出的每一处改动；没有交回的，用 reportgen form 重新生成一份再发"
_BESIDE = "左右并排的表只读左边的：右边的连同记号挪到另一张工作表；是误填的，删去"
_COLUMNS = re.compile(r"reportgen:([1-9][0-9]{0,3})")
_KEY = re.compile(r"(\d{1,4}):(.+)")
_HEADS = re.compile(rf"{OURS}(\d{{1,4}}):\d{{1,4}}")
_NUMBER = re.compile(r"[-+]?\d[\d.,]{0,20}")


class Found(NamedTuple):
    """A cell to fill in as it was handed back, and where it stands."""

    cell: Cell
    place: Place


class Filled(NamedTuple):
    """An entry sheet: what it was made for, its areas as they were then, every cell, and the source of their places.

    `first` are what the cells said when it was made; None where it was made of no facts file. `units` are those that
    figures were asked for in, none where an older program made it.
    """

    heads: Heads
    areas: tuple[Area, ...]
    cells: Mapping[Slot, Found]
    source: Source
    first: Mapping[Slot, str] | None = None
    units: Mapping[Slot, str] = {}


def _sheets(package: Package) -> tuple[Sheet, ...]:
    if any(entry.filename.endswith(_MACROS) for entry in package.entries):
        raise unsafe("工作簿带宏，不予读取", "另存为不带宏的 .xlsx 再导入")
    return read_sheets(package)


def read_entry(data: bytes, name: str) -> Outcome[Filled]:
    """The sheet, or what keeps it from being read."""
    read = read_package(data, name, XLSX, _sheets)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    sheets = read.value
    hidden = next((sheet for sheet in sheets if sheet.cells.get((1, 1), _NONE).text == FORMAT), None)
    listed = read_listed(hidden) if hidden is not None else None
    if listed is None:
        message = "这不是 reportgen form 生成的填报表，或者它隐藏的 reportgen 工作表没有了"
        return Outcome(None, (Diagnostic("RG122", message, top_of(name), (_AGAIN,)),))
    return _Finder(name, [sheet for sheet in sheets if sheet is not hidden]).found(listed)


_NONE = Cell("", "")
_WIDE = 400
"""Columns of a merged range that are looked at."""


class _Finder:
    """Cells by their keys."""

    def __init__(self, name: str, sheets: list[Sheet]) -> None:
        self.name, self.sheets = name, sheets
        self.labels = Labels({}, {})
        self.rows: Mapping[int, frozenset[str]] = {}
        self.faults: list[Diagnostic] = []
        self.lines: list[tuple[str, str]] = []
        """Label and text of each cell that is named."""
        self.spots: dict[Slot, tuple[Cell, int]] = {}
        self.met = Met({}, {}, [])
        self.merged: dict[str, dict[int, list[tuple[int, int, int, int]]]] = {}
        """By sheet and column, the merged ranges that reach it, the highest first."""
        self.told: list[tuple[str, str, int, tuple[str, ...], int | None]] = []
        """Findings (code, message, line, hints, line of another place) until all lines are known."""

    def found(self, listed: Listed) -> Outcome[Filled]:
        areas, self.labels = listed.areas, listed.labels
        self.rows = {area.number: frozenset(area.rows) for area in areas}
        for sheet in self.sheets:
            self._sheet(sheet, {area.number: area for area in areas})
        self._lost(areas)
        labels, texts = tuple(label for label, _ in self.lines), "\n".join(text for _, text in self.lines)
        source = Source(self.name, texts, labels)
        for code, message, line, hints, other in self.told:
            related = (Related("另一处在这里", _place(source, other)),) if other is not None else ()
            self.faults.append(Diagnostic(code, message, _place(source, line), hints, related))
        cells = {slot: Found(cell, _place(source, line, slot)) for slot, (cell, line) in self.spots.items()}
        if not listed.labels.rows:
            self.faults.append(Diagnostic("RG134", _OLD, top_of(self.name), (_OLD_HINT,)))
        return Outcome(Filled(listed.heads, areas, cells, source, listed.first, listed.units), tuple(self.faults))

    def _line(self, sheet: Sheet, at: At, text: str) -> int:
        self.lines.append((f"{sheet.name}!{column_name(at[1])}{at[0]}", " ".join(text.split())))
        return len(self.lines)

    def _tell(self, code: str, message: str, line: int, *hints: str, other: int | None = None) -> None:
        self.told.append((code, message, line, hints, other))

    def _sheet(self, sheet: Sheet, areas: Mapping[int, Area]) -> None:
        marks = {at: m for at, cell in sheet.cells.items() if (m := _COLUMNS.fullmatch(cell.text))}
        if not marks:
            return
        keys = min(at[1] for at in marks)
        heads = {at: match for at, match in marks.items() if at[1] == keys}
        for at in sorted(marks.keys() - heads.keys()):
            message = f"“{marks[at][0]}”是表的记号，要在隐藏的 {column_name(keys)} 列里，这里的没有读"
            self._tell("RG122", message, self._line(sheet, at, sheet.cells[at].text), _BESIDE)
        named: dict[int, dict[str, int]] = defaultdict(dict)
        for at, cell in sheet.cells.items():
            if at[1] != keys and cell.text:
                named[at[0]][cell.text] = at[1]
        columns = {int(match[1]): named[at[0]] for at, match in sorted(heads.items())}
        for at in sorted(at for at, cell in sheet.cells.items() if at[1] == keys and cell.text and at not in heads):
            match = _KEY.fullmatch(sheet.cells[at].text)
            area = areas.get(int(match[1])) if match else None
            if sheet.cells[at].text.startswith(OURS):
                continue
            if match is None or area is None or match[2] not in self.rows[area.number] or area.number not in columns:
                message = f"隐藏的 {column_name(keys)} 列被改过：不认识“{short(sheet.cells[at].text)}”"
                self._tell("RG122", message, self._line(sheet, at, sheet.cells[at].text), f"改回原样，或{_AGAIN}")
                continue
            self._keyed(sheet, at, area, match[2], columns[area.number])
        asked = {c for n, area in areas.items() for name, c in columns.get(n, {}).items() if name in area.columns}
        self._strays(sheet, keys, asked)
        self._beside(sheet, keys, columns)
        rows = {cell.text: at[0] for at, cell in sheet.cells.items() if at[1] == keys}
        for number, own in columns.items():
            if number in areas:
                self._columns(sheet, areas[number], own, rows)

    def _keyed(self, sheet: Sheet, at: At, area: Area, path: str, columns: Mapping[str, int]) -> None:
        """A row with its key at a place."""
        name, label = self.labels.row(area, path)
        spot = sheet, (at[0], columns.get(label_key(label), at[1]))
        first = self.met.rows.setdefault((area.number, path), spot)
        if first != spot:
            self.met.twice.append((name, spot, first))
            return
        self._row(sheet, at[0], area, path, columns)
        self._misplaced(sheet, self.labels.of_row(sheet, at[0], area, path, columns), "行")

    def _columns(self, sheet: Sheet, area: Area, columns: Mapping[str, int], rows: Mapping[str, int]) -> None:
        """The columns of an area; `rows` are those of the sheet by their keys."""
        for key in area.columns:
            if key in columns:
                head = head_key(area.number, self.labels.column(area, key)[1] - 1)
                at = rows.get(head, rows[columns_key(area.number)]), columns[key]
                self.met.columns.setdefault((area.number, key), (sheet, at))
        self._misplaced(sheet, self.labels.of_columns(sheet, rows, area, columns), "列")

    def _misplaced(self, sheet: Sheet, found: Iterable[Otherwise], what: str) -> None:
        """Labels that are not those that the hidden keys stand for."""
        for at, there, wanted, is_other in found:
            code, message, hint = told(there, wanted, what, is_other)
            self._tell(code, message, self._line(sheet, at, there), hint)

    def _row(self, sheet: Sheet, row: int, area: Area, path: str, columns: Mapping[str, int]) -> None:
        for name in area.columns:
            if name not in columns:
                continue  # told once for the area
            at = (row, columns[name])
            cell = sheet.cells.get(at, _NONE)
            line = self._line(sheet, at, cell.text)
            self.spots[path, name] = (cell, line)
            if self._is_covered(sheet, at):
                hint = "选中它，取消合并，再填"
                self._tell("RG124", "这一格和旁边的合并了，读不出它自己的内容", line, hint)

    def _is_covered(self, sheet: Sheet, at: At) -> bool:
        """Whether a cell lies in a merged range and is not its first. Ranges are looked up by their columns."""
        if sheet.name not in self.merged:
            found = self.merged[sheet.name] = defaultdict(list)
            for range_ in sorted(sheet.merged):
                for column in range(range_[1], min(range_[3], range_[1] + _WIDE) + 1):
                    found[column].append(range_)
        ranges = self.merged[sheet.name].get(at[1], [])
        before = bisect_right(ranges, (at[0], _WIDE + at[1]))  # those that begin no lower; they do not overlap
        return any(r[2] >= at[0] and (r[0], r[1]) != at for r in ranges[max(0, before - 2) : before])

    def _strays(self, sheet: Sheet, keys: int, columns: Iterable[int]) -> None:
        """What stands in a column to fill in, in a row that is not the form's."""
        ours = {at[0] for at, cell in sheet.cells.items() if at[1] == keys and cell.text}
        wanted = frozenset(columns)
        for at in sorted(sheet.cells):
            cell = sheet.cells[at]
            if at[1] in wanted and at[0] not in ours and cell.text:
                message = f"这一行不是表里原有的，“{short(cell.text)}”没有读"
                hint = "要填的，填在原有的行里；表里没有的指标，写在事实文件的正文里"
                self._tell("RG125", message, self._line(sheet, at, cell.text), hint)

    def _beside(self, sheet: Sheet, keys: int, columns: Mapping[int, Mapping[str, int]]) -> None:
        """A number in a row of the form and in no column of it: those of its own heads, and of last year's."""
        marks = {at[0]: cell.text for at, cell in sheet.cells.items() if at[1] == keys}
        rows = {row: int(match[1]) for row, mark in marks.items() if (match := _KEY.fullmatch(mark))}
        heads = {row: int(match[1]) for row, mark in marks.items() if (match := _HEADS.fullmatch(mark))}
        known = {number: {keys, *named.values()} for number, named in columns.items()}
        for at in sheet.cells:
            known.get(heads.get(at[0], 0), set()).add(at[1])
        for at in sorted(sheet.cells):
            cell, number = sheet.cells[at], rows.get(at[0])
            if number in known and at[1] not in known[number] and _NUMBER.fullmatch(cell.text):
                message = f"这一格不在表里，“{short(cell.text)}”没有读"
                hint = "要填的，填在淡黄色的格子里；是自己算的、记的，不用管"
                self._tell("RG125", message, self._line(sheet, at, cell.text), hint)

    def _lost(self, areas: tuple[Area, ...]) -> None:
        """Rows, columns and tables that are not there any more, or twice."""
        for lost in (*twice(self.met), *missing(areas, self.met, self.labels)):
            hint = lost.hint or f"用原来的表重填，或{_AGAIN}"
            if lost.spot is None:
                self.faults.append(Diagnostic("RG122", lost.message, top_of(self.name), (hint,)))
                continue
            other = self._line_at(lost.other) if lost.other is not None else None
            self._tell("RG122", lost.message, self._line_at(lost.spot), hint, other=other)

    def _line_at(self, spot: Spot) -> int:
        sheet, at = spot
        return self._line(sheet, at, sheet.cells.get(at, _NONE).text)


def _place(source: Source, line: int, slot: Slot | None = None) -> Place:
    path = "" if slot is None else slot_path(slot)
    return Place(source, Span(line, 1, line, len(source.line(line)) + 1), path)
