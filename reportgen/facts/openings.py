"""Figures that begin a year and are what closed the year before: 上年结转 == 上年.结转下年 of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.facts.equations import LAST_YEAR, Term
from reportgen.facts.grids import cell_key, lines
from reportgen.facts.indicators import Catalogue, Theme

Entry: TypeAlias = tuple[str, str]
"""Theme and key of a figure of the facts file, or of a row of a table."""
Openings: TypeAlias = Mapping[Entry, Entry]
"""What closed the year before, by what opens this one."""


def openings(catalogue: Catalogue, year: int) -> Openings:
    """What the catalogue says to be the same number of two years that meet."""
    themes = catalogue.themes.values()
    entries = {f"{theme.key}.{key}": (theme.key, row) for theme in themes for key, row in _rows(theme)}
    found: dict[Entry, Entry] = {}
    for identity in catalogue.identities:
        left, operator, right = identity.equation
        if operator == "==" and identity.covers(year) and not identity.tolerance:
            for opening, closing in ((left, right), (right, left)):
                ours, last = _alone(opening), _alone(closing)
                known = last.startswith(LAST_YEAR) and ours in entries
                if known and (closed := entries.get(last.removeprefix(LAST_YEAR))) is not None:
                    found[entries[ours]] = closed
    return found


def _alone(side: tuple[Term, ...]) -> str:
    """The one name that a side of an equation is."""
    return side[0].name if len(side) == 1 and side[0].sign > 0 else ""


def _rows(theme: Theme) -> Iterator[tuple[str, str]]:
    """Each indicator of a theme with the key under which the facts file has it."""
    if theme.grid is None:
        yield from ((key, key) for key in theme.indicators)
        return
    for block in theme.grid.blocks:
        columns = tuple(lines(block.columns))
        yield from ((cell_key(row, column), row.key) for row in lines(block.rows) for column in columns)
