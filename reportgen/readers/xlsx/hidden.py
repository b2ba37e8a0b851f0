"""What the hidden sheet of an entry sheet says: what it was made for, its areas, its labels, its first values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.facts.entry import (
    AREA,
    COLUMN_NAMES,
    FIRST_VALUES,
    HEADS,
    ROW,
    ROW_NAMES,
    UNITS,
    VERSION,
    Area,
    Heads,
    Slot,
)
from reportgen.readers.xlsx.cells import Sheet
from reportgen.readers.xlsx.labels import Labels
from reportgen.tuples import NamedTuple

_BEFORE = 3
"""Cells of a row of the hidden sheet that say what it is about."""


class Listed(NamedTuple):
    """The hidden sheet; labels are empty where an older program wrote it.

    `first` are the values that cells had when it was made, None where it was made of no facts file; `units` those
    that figures were asked for in.
    """

    heads: Heads
    areas: tuple[Area, ...]
    labels: Labels
    first: Mapping[Slot, str] | None
    units: Mapping[Slot, str]


def read_listed(sheet: Sheet) -> Listed | None:
    """What a hidden sheet says; None where it is not what was written there."""
    rows = list(_rows(sheet))
    first, *rest = (texts for texts, _ in rows)
    said = {row[0]: row[1] if len(row) > 1 else "" for row in rest if row[0] in HEADS}
    year = said.get(HEADS[1], "")
    if first[1:] != [VERSION] or not said.get(HEADS[0]) or not re.fullmatch("(?:19|20)[0-9]{2}", year):
        return None
    areas: dict[str, Area] = {}
    paths: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rest:
        if row[0] == AREA and len(row) > 4 and re.fullmatch("[1-9][0-9]{0,3}", row[1]):
            areas[row[1]] = Area(int(row[1]), row[2], row[3], tuple(row[4:]))
        elif row[0] == ROW and len(row) == 3:
            paths[row[1]][row[2]] = None
    areas = {number: area._replace(rows=tuple(paths[number])) for number, area in areas.items() if paths[number]}
    heads = Heads(said[HEADS[0]], int(year), *(said.get(name, "") for name in HEADS[2:]))
    if not areas:
        return None
    first_values = _by_slot(rows, areas, FIRST_VALUES)
    units = _by_slot(rows, areas, UNITS) or {}
    return Listed(heads, tuple(areas.values()), _labels(rows, areas), first_values, units)


_Row: TypeAlias = tuple[list[str], dict[int, str]]
"""The texts of a row; those behind the third cell by their column, from 1."""


def _rows(sheet: Sheet) -> Iterator[_Row]:
    rows: dict[int, _Row] = defaultdict(lambda: ([], {}))
    for row, column in sorted(sheet.cells):
        texts, more = rows[row]
        texts.append(sheet.cells[row, column].text)
        if column > _BEFORE:
            more[column - _BEFORE] = texts[-1]
    yield from rows.values()


def _labels(rows: list[_Row], areas: Mapping[str, Area]) -> Labels:
    named: dict[str, dict[tuple[int, str], Mapping[int, str]]] = {ROW_NAMES: {}, COLUMN_NAMES: {}}
    for texts, more in rows:
        if texts[0] in named and len(texts) > 2 and texts[1] in areas:
            named[texts[0]][int(texts[1]), texts[2]] = more
    return Labels(named[ROW_NAMES], named[COLUMN_NAMES])


def _by_slot(rows: list[_Row], areas: Mapping[str, Area], kind: str) -> Mapping[Slot, str] | None:
    """What the rows of a kind say of each cell; None where there are none."""
    found = [(texts, more) for texts, more in rows if texts[0] == kind]
    values = {
        (texts[2], areas[texts[1]].columns[column - 1]): text
        for texts, more in found
        if len(texts) > 3 and texts[1] in areas
        for column, text in more.items()
        if column <= len(areas[texts[1]].columns)
    }
    return values if found else None
