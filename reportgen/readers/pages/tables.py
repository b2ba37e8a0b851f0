"""Step: tables: inside the box, heads repeated, no head left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.readers.pages.glyphs import MM, Bounds, Line, rounded
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.report import Finding, Measured, PageCheck
from reportgen.readers.pages.scene import Scene


@dataclass(frozen=True)
class _Table:
    """A table on one page; `head` is the first row of the page on which it began."""

    sheet: Sheet
    bounds: Bounds
    rows: tuple[Line, ...]
    head: str
    continues: bool

    @property
    def first_row(self) -> str:
        return self.rows[0].text if self.rows else ""

    @property
    def head_repeated(self) -> bool:
        return bool(self.rows) and self.rows[0].text == self.head


def findings(scene: Scene) -> Iterator[Finding]:
    """What each table shows, page by page."""
    tables = _find(scene)
    for table in tables:
        yield from _checks(table, scene)
    if tables:
        yield Measured("tables", [_described(table) for table in tables])


def _find(scene: Scene) -> list[_Table]:
    tables: list[_Table] = []
    for sheet in scene.sheets:
        for index, bounds in enumerate(sheet.tables):
            before = tables[-1] if tables else None
            continues = before is not None and index == 0 and _follows(sheet, bounds, before)
            rows = _rows(sheet, bounds)
            head = before.head if before and continues else rows[0].text if rows else ""
            tables.append(_Table(sheet, bounds, rows, head, continues))
    return tables


def _rows(sheet: Sheet, bounds: Bounds) -> tuple[Line, ...]:
    _, top, _, bottom = bounds
    return tuple(line for line in sheet.body if line.in_table and top <= line.y - 3 <= bottom)


def _follows(sheet: Sheet, bounds: Bounds, before: _Table) -> bool:
    """Whether a sheet's first table goes on with the last one of the sheet before it."""
    ends_its_page = not any(line.y > before.bounds[3] for line in before.sheet.body if not line.in_table)
    opens_this_page = not any(line.y < bounds[1] for line in sheet.body)
    return sheet.number == before.sheet.number + 1 and ends_its_page and opens_this_page


def _checks(table: _Table, scene: Scene) -> Iterator[Finding]:
    name = f"table on page {table.sheet.number}"
    if table.continues:
        repeated = table.head_repeated
        yield PageCheck(f"{name}: header row repeated", "true", repeated, repeated)
    if _head_alone(table, scene):
        yield PageCheck(f"{name}: header row not alone", "True", False, False)
    if table.sheet.portrait:
        left, right = table.bounds[0] * MM, table.bounds[2] * MM
        inside = left > scene.box.left - 1 and right < scene.box.right + 1
        box = f"{rounded(scene.box.left)}-{rounded(scene.box.right)}"
        yield PageCheck(f"{name}: inside the box", box, f"{rounded(left)}-{rounded(right)}", inside)


def _head_alone(table: _Table, scene: Scene) -> bool:
    """A single row at the page's end, and a table on the next page."""
    sheet = table.sheet
    if sheet is scene.sheets[-1] or len(table.rows) != 1:
        return False
    lowest = max((line.bottom for line in sheet.body), default=0)
    return table.bounds[3] > lowest - 3 and bool(scene.sheets[sheet.number].tables)


def _described(table: _Table) -> dict[str, Any]:
    x0, top, x1, bottom = (rounded(side * MM) for side in table.bounds)
    item = {
        "page": table.sheet.number,
        "left_mm": x0,
        "right_mm": x1,
        "top_mm": top,
        "bottom_mm": bottom,
        "rows": len(table.rows),
        "first_row": table.first_row,
        "size_pt": table.rows[-1].size if table.rows else None,
    }
    if table.continues:
        item |= {"continues": True, "header_repeated": table.head_repeated}
    return item
