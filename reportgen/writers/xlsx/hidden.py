"""The machine's key of an entry sheet: what it is, its rows, what each of them was called and said when it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from reportgen.facts.entry import (
    AREA,
    COLUMN_NAMES,
    FIRST_VALUES,
    FORMAT,
    HEADS,
    ROW,
    ROW_NAMES,
    UNITS,
    VERSION,
    Area,
    Heads,
    Slot,
    indicator_of,
)
from reportgen.facts.indicators import Catalogue
from reportgen.writers.xlsx.dress import cell_at, set_text


class Hidden:
    """The rows of the hidden sheet, gathered while the others are written."""

    def __init__(self, values: Mapping[Slot, str] | None) -> None:
        """`values` are what the facts file says; None where there is none, so that nothing can have been changed."""
        self.values = values
        self.rows: list[tuple[str, ...]] = [(FIRST_VALUES,)] if values is not None else []

    def column(self, area: Area, key: str, heads: tuple[str, ...]) -> None:
        """What stands over a column, from the top."""
        self.rows.append((COLUMN_NAMES, str(area.number), key, *heads))

    def row(self, area: Area, path: str, labels: tuple[str, ...], computed: Collection[Slot] = ()) -> None:
        """What stands before a row, and what is filled in already; totals that are formulas are not."""
        self.rows.append((ROW_NAMES, str(area.number), path, *labels))
        slots = [(path, column) for column in area.columns]
        said = ["" if slot in computed else (self.values or {}).get(slot, "") for slot in slots]
        if any(said):
            self.rows.append((FIRST_VALUES, str(area.number), path, *said))

    def write(self, sheet: Worksheet, heads: Heads, found: tuple[Area, ...], catalogue: Catalogue) -> None:
        """The sheet."""
        rows: list[tuple[str, ...]] = [(FORMAT, VERSION)]
        rows += [(name, str(value)) for name, value in zip(HEADS, heads)]
        rows += [(AREA, str(a.number), a.form, a.title, *a.columns) for a in found]
        rows += [(ROW, str(a.number), path) for a in found for path in a.rows]
        rows += [(UNITS, str(a.number), path, *units) for a in found for path, units in _units(a, catalogue)]
        for number, row in enumerate((*rows, *self.rows), 1):
            for column, text in enumerate(row, 1):
                set_text(cell_at(sheet, number, column), text)
        sheet.sheet_state = "veryHidden"
        sheet.protection.sheet = True


def _units(area: Area, catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of figures, with the unit of each column."""
    for path in area.rows:
        asked = [catalogue.get(indicator_of(area, path, column) or "") for column in area.columns]
        units = tuple(indicator.unit if indicator is not None else "" for indicator in asked)
        if any(units):
            yield path, units
