"""What an entry sheet does not have any more, or has twice: rows, columns, whole tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.diagnostics import short
from reportgen.facts.entry import Area
from reportgen.readers.xlsx.cells import At, Sheet
from reportgen.readers.xlsx.labels import Labels
from reportgen.tuples import NamedTuple

_NAMED = 3
"""How many of several are named."""

Spot: TypeAlias = tuple[Sheet, At]


class Met(NamedTuple):
    """Where the rows and columns of areas were met: cells that clerks see, by the area and the row or column.

    `twice`: keys of rows that were met again, with the row of the first time.
    """

    rows: dict[tuple[int, str], Spot]
    columns: dict[tuple[int, str], Spot]
    twice: list[tuple[str, Spot, Spot]]


class Lost(NamedTuple):
    """A sentence, the cell beside which something is missing (None where all of it is), the first of two cells."""

    message: str
    spot: Spot | None
    hint: str = ""
    other: Spot | None = None


def missing(areas: tuple[Area, ...], met: Met, labels: Labels) -> Iterator[Lost]:
    """Rows and columns of the form that are not there any more."""
    for area in areas:
        gone = [row for row in area.rows if (area.number, row) not in met.rows]
        if len(gone) == len(area.rows):
            yield Lost(f"缺“{area.title}”这张表（或其中的一块），或者它隐藏的第一列、第一行被删了", None)
            continue
        if gone:
            behind, spot = _beside(area.number, area.rows, gone[0], met.rows)
            names = _listed([labels.row(area, row)[0] for row in gone])
            which = ("头一行" if len(gone) > 1 else "") + "原来在这一行" + ("下面" if behind else "上面")
            yield Lost(f"“{spot[0].name}”缺 {len(gone)} 行：{names}，{which}", spot)
        away = [column for column in area.columns if (area.number, column) not in met.columns]
        if len(away) == len(area.columns):
            spot = next(met.rows[area.number, row] for row in area.rows if (area.number, row) in met.rows)
            yield Lost(f"“{spot[0].name}”缺要填的各列，或者它隐藏的第一行被改了", spot)
        elif away:
            behind, spot = _beside(area.number, area.columns, away[0], met.columns)
            names = _listed([labels.column(area, column)[0] for column in away])
            side = "右边" if behind else "左边"
            yield Lost(f"“{spot[0].name}”缺{names}这一列，原来在这一列{side}，或者它隐藏的第一行被改了", spot)


def _listed(names: list[str]) -> str:
    return "".join(f"“{short(name)}”" for name in names[:_NAMED]) + ("等" if len(names) > _NAMED else "")


def _beside(number: int, keys: tuple[str, ...], gone: str, met: Mapping[tuple[int, str], Spot]) -> tuple[bool, Spot]:
    """Whether one was behind a row or column, and which: behind the nearest before it, else before the first one."""
    at = keys.index(gone)
    there = [key for key in (*reversed(keys[:at]), *keys[at:]) if (number, key) in met]
    return there[0] in keys[:at], met[number, there[0]]


def twice(met: Met) -> Iterator[Lost]:
    """Rows that stand in two places; several of one sheet that stand in another are one finding: a copied sheet."""
    found: dict[tuple[str, str], list[tuple[str, Spot, Spot]]] = defaultdict(list)
    for each in met.twice:
        found[each[1][0].name, each[2][0].name].append(each)
    for (again, first), rows in found.items():
        if again != first and len(rows) > 1:
            _, spot, other = rows[0]
            message = f"“{again}”和“{first}”是同一张表，有 {len(rows)} 行两边都有，不知道以哪一张为准"
            yield Lost(message, spot, "删去多出来的一张；两张里填得不同的，先抄到一张里", other)
            continue
        for name, spot, other in rows:
            yield Lost(f"“{short(name)}”这一行有两处，不知道以哪一处为准", spot, "删去多出来的一行", other)
