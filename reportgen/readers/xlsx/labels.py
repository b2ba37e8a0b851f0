"""What a clerk sees before a row and over a column, held against what stood there when the entry sheet was made.

The hidden keys say which cell is which. Where only what is visible was sorted or moved, they say something else than
the labels, and every number would go to another row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from reportgen.diagnostics import short
from reportgen.facts.entry import Area, head_key, label_key
from reportgen.facts.rescaling import power_between
from reportgen.readers.xlsx.cells import At, Sheet
from reportgen.tuples import NamedTuple

Named: TypeAlias = Mapping[tuple[int, str], Mapping[int, str]]
"""By the number of the area and the path of a row, or the key of a column: its labels, counted from 1."""
_EMPTY = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")

_UNIT = re.compile(r"\((\w+)\)$")
"""What stands in brackets at the end of a `bare` label, which may be a unit."""


class Otherwise(NamedTuple):
    """A label that is not what it was: its cell, what it says, what it said, whether that is what another one said."""

    at: At
    there: str
    wanted: str
    is_other: bool


@dataclass(frozen=True)
class Labels:
    """Labels of rows in the order of their columns, of columns from the top; empty where nobody wrote them down."""

    rows: Named
    columns: Named

    @cached_property
    def known(self) -> frozenset[str]:
        """All of them."""
        return frozenset(
            bare(text) for named in (self.rows, self.columns) for texts in named.values() for text in texts.values()
        )

    def of_row(self, sheet: Sheet, row: int, area: Area, path: str, columns: Mapping[str, int]) -> Iterator[Otherwise]:
        """What stands before a row and is not its own."""
        labels = self.rows.get((area.number, path), {})
        there = [(columns.get(label_key(number)), wanted) for number, wanted in labels.items()]
        yield from self._otherwise(sheet, [((row, column), wanted) for column, wanted in there if column is not None])

    def of_columns(
        self, sheet: Sheet, keys: Mapping[str, int], area: Area, columns: Mapping[str, int]
    ) -> Iterator[Otherwise]:
        """What stands over the columns of an area and is not theirs; `keys` are the rows of a sheet by their keys."""
        for key in area.columns:
            if key in columns:
                labels = self.columns.get((area.number, key), {})
                there = [(keys.get(head_key(area.number, n - 1)), wanted) for n, wanted in labels.items()]
                own = [((row, columns[key]), wanted) for row, wanted in there if row is not None]
                yield from self._otherwise(sheet, own)

    def row(self, area: Area, path: str) -> tuple[str, int]:
        """What a row is called, and in which column of labels."""
        return _last(self.rows.get((area.number, path), {}), path)

    def column(self, area: Area, key: str) -> tuple[str, int]:
        """What a column is called, and in which row of heads."""
        return _last(self.columns.get((area.number, key), {}), key)

    def _otherwise(self, sheet: Sheet, labels: list[tuple[At, str]]) -> Iterator[Otherwise]:
        """The nearest label that is not what it was, if it is one; what is another's label goes before a mended one.

        A label that was left out, or stands in one cell with others, was never there or says nothing.
        """
        found: list[Otherwise] = []
        for at, wanted in labels:
            cell = sheet.cells.get(at)
            there = bare(cell.text) if cell is not None else ""
            if cell is not None and there and wanted and there != bare(wanted):
                found.append(Otherwise(at, cell.text.strip(), wanted, there in self.known))
        if found:
            yield next((each for each in reversed(found) if each.is_other), found[-1])


def _last(texts: Mapping[int, str], otherwise: str) -> tuple[str, int]:
    return max(((text, number) for number, text in texts.items() if text), key=lambda it: it[1], default=(otherwise, 0))


def bare(text: str) -> str:
    """A label without blanks, and signs of either width alike."""
    return _EMPTY.sub("", unicodedata.normalize("NFKC", text))


def told(there: str, wanted: str, what: str, is_other: bool) -> tuple[str, str, str]:
    """The code, the sentence and the hint for a label of a `what` (行 or 列) that is not what it was."""
    now, then = short(there), short(wanted)
    if is_other:
        message = f"这一{what}写着“{now}”，做表时是“{then}”：只动了看得见的格子，隐藏的记号没有跟着动，数会记错{what}"
        keys = "A 列" if what == "行" else "记号行"
        hint = f"撤销排序或移动，或者连名称带数挪回原来的{what}；要移动，先让隐藏的{keys}显示出来，一起移动"
        return "RG130", message, hint
    units = [match[1] if (match := _UNIT.search(bare(text))) else "" for text in (wanted, there)]
    if all(units) and power_between(units[0], units[1]):
        message = f"这一{what}的名称里，单位由{units[0]}改成了{units[1]}，数仍旧按{units[0]}读"
        return "RG136", message, f"按{units[0]}填，名称改回去；要按{units[1]}填的，请模板维护人员改单位，重新做表"
    message = f"这一{what}的名称改成了“{now}”，做表时是“{then}”；数仍旧记在“{then}”上"
    return "RG131", message, f"只是改了字的，不用管；填的是另一项的，把数填到那一项的{what}里"
