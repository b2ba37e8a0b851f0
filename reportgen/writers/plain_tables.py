"""Tables as text: columns aligned by display width, merged cells as open fields between rules."""

from __future__ import annotations

import re

from reportgen.document.nodes import Cell, Table, plain
from reportgen.document.slots import Slot, columns_of, slots
from reportgen.source import columns as columns_of_char
from reportgen.source import display_width

_WIDEST = 40
"""Display columns above which a cell is turned."""
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*[%％万亿]?")
Row = tuple[Slot, ...]


def ruled(table: Table) -> list[str]:
    """The lines of a table. Between the rows of a list stands no rule; forms, which have spans, have them all."""
    columns = columns_of(table)
    if not columns:
        return []
    rows = [*slots(table.heads, columns), *slots(table.rows, columns)]
    widths = _widths(rows, columns)
    is_form = any(slot.across > 1 or slot.cell.down > 1 for row in rows for slot in row)
    found: list[str] = []
    left: dict[int, list[str]] = {}  # by column: the lines of a cell that still has some
    above: Row = ()
    for index, row in enumerate(rows):
        if is_form or index in (0, len(table.heads)):
            found.append(_rule(above, row, widths, left))
        for slot in row:
            if slot.begins:
                left[slot.column] = _turned(plain(slot.cell.content), _room(slot, widths))
        below = rows[index + 1] if index + 1 < len(rows) else ()
        going_on = {slot.column for slot in below if not slot.begins}
        count = max((len(left[slot.column]) for slot in row if slot.column not in going_on), default=1)
        found += [_line(row, widths, left) for _ in range(max(count, 1))]
        above = row
    found.append(_rule(above, (), widths, left))
    return found


def _widths(rows: list[Row], columns: int) -> list[int]:
    """What the widest cell of each column needs; a cell over several shares what is lacking among them."""
    widths = [2] * columns
    spans: dict[tuple[int, int], int] = {}
    for row in rows:
        for slot in row:
            if slot.begins:
                need = min(max(map(display_width, plain(slot.cell.content).split("\n"))), _WIDEST)
                if slot.across == 1:
                    widths[slot.column] = max(widths[slot.column], need)
                else:
                    key = slot.column, slot.across
                    spans[key] = max(spans.get(key, 0), need)
    for (column, across), need in spans.items():
        lacking = need - sum(widths[column : column + across]) - 3 * (across - 1)
        for at in range(column, column + across):
            widths[at] += max(-(-lacking // across), 0)
    return widths


def _room(slot: Slot, widths: list[int]) -> int:
    return sum(widths[slot.column : slot.column + slot.across]) + 3 * (slot.across - 1)


def _turned(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns."""
    lines = []
    for given in text.split("\n"):
        start = used = 0
        for at, char in enumerate(given):
            wide = columns_of_char(char)
            if used + wide > room:
                lines.append(given[start:at])
                start, used = at, 0
            used += wide
        lines.append(given[start:])
    return lines


def _line(row: Row, widths: list[int], left: dict[int, list[str]]) -> str:
    fields = (_field(slot, widths, left) for slot in row)
    return f"| {' | '.join(fields)} |"


def _field(slot: Slot, widths: list[int], left: dict[int, list[str]]) -> str:
    """The next line of a cell, filled up to its width."""
    waiting = left[slot.column]
    text = waiting.pop(0) if waiting else ""
    blank = _room(slot, widths) - display_width(text)
    before = {"right": blank, "center": blank // 2}.get(_align(slot.cell), 0)
    return " " * before + text + " " * (blank - before)


def _align(cell: Cell) -> str:
    return cell.align or ("right" if _FIGURE.fullmatch(plain(cell.content)) else "left")


def _rule(above: Row, below: Row, widths: list[int], left: dict[int, list[str]]) -> str:
    """The rule between two rows; a cell that goes on from the one to the other is not crossed by it."""
    edges = {slot.column for row in (above, below) for slot in row}
    open_at = {slot.column: slot for slot in below if not slot.begins}
    found, column, ruled_before = "", 0, False
    while column < len(widths):
        slot = open_at.get(column)
        corner = "+" if column in edges else "-"
        if slot is not None:
            found += ("+" if ruled_before else "|") + f" {_field(slot, widths, left)} "
            ruled_before = False
            column += slot.across
        else:
            found += corner + "-" * (widths[column] + 2)
            ruled_before = True
            column += 1
    return found + ("+" if ruled_before else "|")
