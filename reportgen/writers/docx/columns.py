"""How wide the columns of a table are and in which type it is set, from what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Cell, Table, plain
from reportgen.document.slots import Slot, columns_of, slots
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.lines import RULE

MARGIN = 57
"""The blank on either side of a cell."""
_SAMPLE = 500
"""Rows that are looked at: a table of a hundred thousand has the same columns."""
_SHORT, _LONG, _LEAST = 7.0, 17.0, 4.0
"""Characters: up to which a column is never narrowed, above which a cell counts as long, and that a long one gets."""
_HEAD_LEAST, _HEAD_WANTED = 2.0, 4.0
"""Characters that a head gets in any case, and above which it does not widen its column."""
_WORD = re.compile(r"（[一二三四五六七八九十0-9]{1,4}）|[0-9A-Za-z.,%/+-]+[％。，、）]?")
"""What is never parted: a number or a word with the mark that may not open a line, a number in brackets."""
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*[%％万亿]?|[—－/-]*")


class Type(NamedTuple):
    """In which type a table is set: the ending of its styles, size in half-points, pitch and least height of a row."""

    name: str
    size: int
    line: int
    least: int

    @property
    def char(self) -> int:
        """The width of a square."""
        return self.size * 10


def types(layout: Layout) -> tuple[Type, ...]:
    """From the ordinary type down to the floor of what can be read."""
    return (
        Type("", layout.table_size, layout.table_line, layout.line - RULE),
        Type("", layout.table_size, layout.table_line, layout.table_line),
        Type("Small", layout.small_table_size, layout.small_table_line, layout.table_line),
        Type("Small", layout.small_table_size, layout.small_table_line, layout.small_table_line),
        Type("Least", layout.least_table_size, layout.least_table_line, layout.small_table_line),
    )


class Need(NamedTuple):
    """Characters that a column must have and would like to, and whether it holds figures alone."""

    least: float
    wanted: float
    figures: bool = True


def is_plain(table: Table) -> bool:
    """One head row and no spans: a list, which may run over pages; all else is a form, read as a whole."""
    return len(table.heads) == 1 and not any(
        cell.across > 1 or cell.down > 1 or cell.upright for row in (*table.heads, *table.rows) for cell in row
    )


def needs(table: Table) -> list[Need]:
    """What each column needs; spans last, the narrow ones first, each sharing what it lacks among its columns."""
    columns = columns_of(table)
    found = [Need(1.0, 2.0)] * columns
    spans: list[tuple[Slot, bool]] = []
    for slot, is_head in _sample(table, columns):
        if slot.across > 1:
            spans.append((slot, is_head))
        else:
            own, old = _need(slot.cell, is_head), found[slot.column]
            found[slot.column] = Need(
                max(own.least, old.least), max(own.wanted, old.wanted), own.figures and old.figures
            )
    for slot, is_head in sorted(spans, key=lambda pair: pair[0].across):
        own, part = _need(slot.cell, is_head), slice(slot.column, slot.column + slot.across)
        least = max(own.least - sum(need.least for need in found[part]), 0) / slot.across
        wanted = max(own.wanted - sum(need.wanted for need in found[part]), 0) / slot.across
        found[part] = [Need(n.least + least, n.wanted + wanted, n.figures and own.figures) for n in found[part]]
    return found


def _sample(table: Table, columns: int) -> Iterator[tuple[Slot, bool]]:
    for is_head, rows in ((True, table.heads), (False, table.rows[:_SAMPLE])):
        for row in slots(rows, columns):
            yield from ((slot, is_head) for slot in row if slot.begins)


def _need(cell: Cell, is_head: bool) -> Need:
    """What one cell needs; one over several rows has as many lines, and may be narrow."""
    if cell.upright:
        return Need(1.0, 1.5, False)
    text = plain(cell.content)
    whole = max((width(line) for line in text.split("\n")), default=0.0)
    word = max((width(match) for match in _WORD.findall(text)), default=0.0)
    if is_head:
        return Need(max(min(whole, _HEAD_LEAST), word), max(min(whole, _HEAD_WANTED), word))
    figures = not cell.head and _FIGURE.fullmatch(text) is not None
    short = whole if whole <= _HEAD_LEAST else _HEAD_LEAST if cell.head or whole <= _SHORT else _LEAST
    least = max(_HEAD_LEAST if cell.down > 1 and cell.down >= whole else short, word)
    return Need(least, max(whole / max(cell.down, 1), least), figures)


def spread(wanted: list[Need], char: int, room: int, shares: Sequence[float] = ()) -> list[int] | None:
    """Widths that make up `room`, in a type of `char`, in the ratio of `shares` where they are given.

    No column gets less than it must have; None where there is no room for that.
    """
    blank = 2 * MARGIN + char // 10  # a hair, lest a text that just fits is turned by rounding
    least = [round(need.least * char) + blank for need in wanted]
    if sum(least) > room:
        return None
    if shares:
        return _exact(_held(shares, least, room), room)
    most = [max(round(need.wanted * char) + blank, low) for need, low in zip(wanted, least)]
    figures = [need.figures for need in wanted]
    turns = [2 if need.figures else int(need.wanted > _SHORT) for need in wanted]
    found = [high * room / sum(most) for high in most] if sum(most) <= room else _between(least, most, turns, room)
    return _exact(_evened(found, least, figures), room)


def _held(shares: Sequence[float], least: list[int], room: int) -> list[float]:
    """Widths by shares; columns that would be too narrow get what they must have, and the others share the rest."""
    found: list[float] = [*least]
    free = [*range(len(shares))]
    while free:
        left = room - sum(found) + sum(found[at] for at in free)
        part = left / sum(shares[at] for at in free)
        wide = [at for at in free if shares[at] * part >= least[at]]
        if len(wide) == len(free):
            for at in free:
                found[at] = shares[at] * part
            break
        free = wide
    return found


def _between(least: list[int], most: list[int], turns: list[int], room: int) -> list[float]:
    """Widths where not everything fits: what is spare goes to texts, and only then to figures (heads may turn).

    Short texts come first (`turns`): it keeps them on one line, while long ones turn in any case.
    """
    found: list[float] = [*least]
    for each in sorted({*turns}):
        turn = [at for at, own in enumerate(turns) if own == each]
        over = sum(most[at] - least[at] for at in turn)
        part = min((room - sum(found)) / over, 1) if over else 0
        for at in turn:
            found[at] += (most[at] - least[at]) * part
    return found


def _evened(widths: list[float], least: list[int], figures: list[bool]) -> list[float]:
    """Columns of figures alike, where that leaves each what it must have."""
    several = [at for at, is_one in enumerate(figures) if is_one]
    mean = sum(widths[at] for at in several) / max(len(several), 1)
    if any(least[at] > mean for at in several):
        return widths
    return [mean if is_one else each for each, is_one in zip(widths, figures)]


def fits(table: Table, layout: Layout) -> bool:
    """Whether every column has room in the smallest type; the writer squeezes a table that does not fit."""
    return spread(needs(table), types(layout)[-1].char, layout.box_width) is not None


def squeezed(wanted: list[Need], room: int) -> list[int]:
    """Widths of columns that do not fit in any type, in the ratio of what they must have."""
    return _exact([need.least * room / sum(each.least for each in wanted) for need in wanted], room)


def _exact(widths: list[float], room: int) -> list[int]:
    whole = [int(each) for each in widths]
    widest = whole.index(max(whole))
    whole[widest] += room - sum(whole)
    return whole


def list_shares(table: Table, layout: Layout) -> list[float]:
    """How the columns of a plain table share the box: short ones what they need, the others a share of the rest.

    Long ones share in proportion to their longest cell within bounds; so do all where everything fits.
    """
    wanted = []
    for index, head in enumerate(table.heads[0]):
        cells = (width(plain(row[index].content)) for row in table.rows[:_SAMPLE] if index < len(row))
        wanted.append(max(width(plain(head.content)), 2.0, *cells) + 1)
    room = layout.box_width / (layout.table_size * 10)
    short = [wish if wish <= _SHORT else 0.0 for wish in wanted]
    left = room - sum(short)
    shares = [min(wish, _LONG) for wish in wanted]
    flexible = sum(share for share, taken in zip(shares, short) if not taken)
    if sum(wanted) > room and flexible and left >= _LEAST * short.count(0.0):
        shares = [taken or share * left / flexible for share, taken in zip(shares, short)]
    return shares


def alignments(table: Table, columns: int) -> list[str]:
    """Columns of longer texts flush left, numbers and short words in the middle."""
    longest = [0.0] * columns
    for row in slots(table.rows[:_SAMPLE], columns):
        for slot in row:
            if slot.begins and slot.across == 1 and not slot.cell.head:
                longest[slot.column] = max(longest[slot.column], width(plain(slot.cell.content)))
    return ["left" if most > 8 else "center" for most in longest]
