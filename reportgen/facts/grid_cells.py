"""The cells of a table as indicators of the catalogue, and what they must keep as identities."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.equations import LAST_YEAR, Equation, Term
from reportgen.facts.grid_reader import Form
from reportgen.facts.grids import Block, Line, Sum, cell_key, lines, rows_of, sums, whole
from reportgen.facts.identities import STRICT, Identity, Written
from reportgen.facts.indicators import Indicator, Theme

ROW = "〔行〕"
"""In the other names of a column: the name of each row."""


def grid_theme(key: str, form: Form) -> Theme:
    """The theme of a table."""
    cells = {cell.key: cell for cell in (_cell(key, form, row, column) for row, column in form.grid.cells())}
    for block in form.grid.blocks:
        for name, aliases, zeros in _spoken(block):
            cell = cells[name]
            cells[name] = cell._replace(aliases=(*cell.aliases, *aliases), zeros=(*cell.zeros, *zeros))
    return Theme(key, form.name, cells, form.grid, form.unit)


def _spoken(block: Block) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What texts call a cell, and how they say that it is 0.

    Words of a row or column mean its total, or its only number; a column's with 〔行〕 mean the cell of every row.
    """
    rows, columns = rows_of(block), tuple(lines(block.columns))
    for row in lines(block.rows):
        yield from ((cell_key(row, c), row.aliases, row.zeros) for c in columns if c in whole(columns))
    for column in columns:
        plain = tuple(words for words in column.aliases if ROW not in words)
        yield from ((cell_key(each, column), plain, column.zeros) for each in whole(rows))
        by_row = tuple(words for words in column.aliases if ROW in words)
        for each in rows:
            yield cell_key(each, column), tuple(words.replace(ROW, each.name if each else "") for words in by_row), ()


def _cell(theme: str, form: Form, row: Line | None, column: Line) -> Indicator:
    name = column.name if row is None else f"{row.name}（{column.name}）"
    kind = column.kind or (row.kind if row else "") or form.kind
    unit = column.unit or (row.unit if row else "") or form.unit
    since = max((line.since for line in (row, column) if line and line.since), default=None)
    key = cell_key(row, column)
    place = (row or column).place._replace(path=f"{theme}.{key}")
    share = kind == "比率"
    cell = Indicator(theme, key, name, unit, kind, "", form.rollup, share, place, since=since)
    return cell._replace(exact=not form.loose, owed=form.owed)


def grid_identities(theme: Theme, written: tuple[Written, ...]) -> Iterator[Identity]:
    """Totals are sums of their parts; a 勾稽 between rows holds for every column, one between columns for every row."""
    assert theme.grid is not None
    for block in theme.grid.blocks:
        yield from (_sum(theme.key, total) for total in sums(block))
        for each in written:
            yield from _spread(theme.key, block, each)


def _sum(theme: str, total: Sum) -> Identity:
    """公开：总计; a table of one row names the total alone."""
    said = f"{total.row.key}：{total.column.key}" if total.row else total.column.key
    left = (Term(1, f"{theme}.{cell_key(total.row, total.column)}"),)
    right = tuple(Term(1, f"{theme}.{cell_key(*part)}") for part in total.parts)
    return Identity(said, Equation(left, "==", right), "合计应等于各项之和", STRICT, total.line.place)


def _spread(theme: str, block: Block, written: Written) -> Iterator[Identity]:
    assert written.identity is not None
    names = {name.removeprefix(LAST_YEAR) for name in written.identity.equation.names}
    rows, columns = tuple(lines(block.rows)), tuple(lines(block.columns))
    if names <= {row.key for row in rows}:
        for column in columns:
            yield _renamed(theme, written.identity, column, f"{{}}_{column.key}")
    elif names <= {column.key for column in columns}:
        for row in rows_of(block):
            yield _renamed(theme, written.identity, row, f"{row.key}_{{}}" if row else "{}")


def _renamed(theme: str, identity: Identity, line: Line | None, key: str) -> Identity:
    """An equation by bare keys as one between indicators; `key` holds {} for the bare key."""

    def path(name: str) -> str:
        before = LAST_YEAR if name.startswith(LAST_YEAR) else ""
        return f"{before}{theme}.{key.format(name.removeprefix(LAST_YEAR))}"

    left, operator, right = identity.equation
    sides = [tuple(t._replace(name=path(t.name)) if t.name else t for t in side) for side in (left, right)]
    said = f"{identity.name}（{line.key}）" if line else identity.name
    return identity._replace(name=said, equation=Equation(sides[0], operator, sides[1]))
