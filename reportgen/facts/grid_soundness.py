"""What a table's form must be beyond its words: rows told apart, sums of one unit, equations and widths that fit it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportgen.diagnostics import Diagnostic
from reportgen.facts.equations import LAST_YEAR, Equation
from reportgen.facts.grids import Block, Grid, Line, blocks_of, cell_key, columns_of, lines, sums
from reportgen.source import Place

CODE = "RG331"


def years_of(grid: Grid) -> tuple[int, ...]:
    """A year of each form that a table has had, the first one first."""
    found = chain.from_iterable(chain(lines(block.columns), lines(block.rows)) for block in grid.blocks)
    changes = {year for line in found for year in (line.since, line.until and line.until + 1) if year}
    return (min(changes, default=1) - 1, *sorted(changes))


def doubled_cells(grid: Grid, path: str) -> Iterator[Diagnostic]:
    """Two numbers of one name."""
    seen: set[str] = set()
    for row, column in grid.cells():
        key = cell_key(row, column)
        if key in seen:
            hint = "把其中一行（栏）的键改成别的"
            yield Diagnostic(CODE, f"“{path}”里有两格都叫“{key}”", (row or column).place, (hint,))
        seen.add(key)


def doubled_rows(grid: Grid, path: str) -> Iterator[Diagnostic]:
    """What a facts file would write under one key for two blocks of the same year."""
    told: set[Place] = set()
    for year in years_of(grid):
        seen: set[str] = set()
        bare = False
        for block in blocks_of(grid, year):
            written = tuple(lines(block.rows or block.columns))
            if not block.rows and bare and written[0].place not in told:
                told.add(written[0].place)
                hint = "给其中一块写上 行；事实文件按行的键分清各块"
                yield Diagnostic(CODE, f"“{path}”里有两块都没有 行", written[0].place, (hint,))
            bare = bare or not block.rows
            for line in written:
                if line.key in seen and line.place not in told:
                    told.add(line.place)
                    hint = "把其中一行的键改成别的，印出来的写在 名称 里；事实文件按行的键分清各块"
                    yield Diagnostic(CODE, f"“{path}”里有两块都有“{line.key}”这一行", line.place, (hint,))
            seen |= {line.key for line in written}


def mixed_sums(grid: Grid, kind: str, unit: str) -> Iterator[Diagnostic]:
    """Totals that add what is not counted alike; `kind` and `unit` are those of the whole table."""
    told: set[Place] = set()
    for total in chain.from_iterable(map(sums, grid.blocks)):
        cells = [(total.row, total.column), *total.parts]
        for word, default in (("unit", unit), ("kind", kind)):
            found = tuple(dict.fromkeys(_effective(row, column, word) or default for row, column in cells))
            if len(found) > 1 and total.line.place not in told:
                told.add(total.line.place)
                said = "单位" if word == "unit" else "种类"
                hint = f"和 里只写{said}相同的行（栏）；合计自己的{said}也要相同"
                message = f"“{total.line.key}”相加的{said}不一样：{'、'.join(found)}"
                yield Diagnostic(CODE, message, total.line.place, (hint,))


def _effective(row: Line | None, column: Line, word: str) -> str:
    return str(getattr(column, word) or (getattr(row, word) if row else ""))


def fits(grid: Grid, equation: Equation) -> bool:
    """Whether a block has everything that an equation names as its rows, or as its columns."""
    names = {name.removeprefix(LAST_YEAR) for name in equation.names}
    return any(names <= keys for block in grid.blocks for keys in _keys(block))


def _keys(block: Block) -> Iterator[frozenset[str]]:
    for axis in (block.rows, block.columns):
        yield frozenset(line.key for line in lines(axis))


def counts(grid: Grid) -> tuple[int, ...]:
    """How many columns the table has, or has had, labels included."""
    return tuple(dict.fromkeys(columns_of(blocks_of(grid, year)) for year in years_of(grid)))
