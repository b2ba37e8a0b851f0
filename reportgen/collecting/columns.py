"""Figures of many units and years as the rows of one table: a row a figure, or a row a unit and year."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import IO

from reportgen.collecting.figures import UnitYear
from reportgen.facts.numerals import plain
from reportgen.tuples import NamedTuple

TEXT, WHOLE, NUMBER = "文字", "整数", "数"


class Column(NamedTuple):
    """A column: its head, what it holds (TEXT, WHOLE or NUMBER), its width in characters."""

    head: str
    kind: str = TEXT
    width: int = 12


Value = str | int | Decimal | None
_UNIT = (
    Column("代码"), Column("单位", width=30), Column("层级", width=6), Column("类别", width=10),
    Column("年度", WHOLE, 8),
)  # fmt: skip
LONG = (
    *_UNIT, Column("指标", width=24), Column("指标名称", width=28), Column("数", NUMBER, 16),
    Column("计量单位", width=10), Column("标记", width=8), Column("原文", width=16),
)  # fmt: skip


def long_rows(units: Iterable[UnitYear]) -> Iterator[tuple[Value, ...]]:
    """A row for each figure, under LONG."""
    for unit in units:
        whose = _whose(unit)
        for cell in unit.cells:
            yield (*whose, cell.path, cell.name, cell.number, cell.measure, cell.mark, cell.text)


def _whose(unit: UnitYear) -> tuple[Value, ...]:
    return (unit.code, unit.name, unit.level, unit.kind, unit.year)


class Wide:
    """A row for each unit and year, a column for each figure; rows wait on disk until all columns are known."""

    def __init__(self, units: Iterable[UnitYear], spool: IO[str]) -> None:
        """Take all units; `spool` is an empty file for reading and writing."""
        self._spool = spool
        self._themes: dict[str, dict[str, tuple[str, str]]] = {}
        self._marked: set[str] = set()
        for unit in units:
            self._take(unit)

    def _take(self, unit: UnitYear) -> None:
        for cell in unit.cells:
            self._themes.setdefault(cell.path.partition(".")[0], {}).setdefault(cell.path, (cell.name, cell.measure))
            if cell.mark:
                self._marked.add(cell.path)
        cells = {c.path: (plain(c.number) if c.number is not None else None, c.mark) for c in unit.cells}
        self._spool.write(json.dumps([_whose(unit), cells], ensure_ascii=False) + "\n")

    @property
    def _paths(self) -> list[str]:
        """In the order of themes and of figures as they first came."""
        return [path for theme in self._themes.values() for path in theme]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those of the unit, then each figure's, followed by that of its marks where any unit has one."""
        found = [*_UNIT]
        for path in self._paths:
            found.append(Column(path, NUMBER, 14))
            if path in self._marked:
                found.append(Column(f"{path}（标记）", width=8))
        return tuple(found)

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows under `columns`."""
        paths = [(path, path in self._marked) for path in self._paths]
        self._spool.seek(0)
        for line in self._spool:
            whose, cells = json.loads(line)
            row: list[Value] = [*whose]
            for path, marked in paths:
                number, mark = cells.get(path, (None, ""))
                row.append(Decimal(number) if number is not None else None)
                if marked:
                    row.append(mark)
            yield tuple(row)

    def legend(self) -> Iterator[tuple[str, str, str]]:
        """Each figure's path, name and unit of measure."""
        for theme in self._themes.values():
            yield from ((path, name, measure) for path, (name, measure) in theme.items())


def spool() -> IO[str]:
    """A file that is gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")
