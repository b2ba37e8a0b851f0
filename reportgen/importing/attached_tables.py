"""A table of an attachment as 公文.附件.表 writes it: heads over heads, rows with a cell for each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, groupby, takewhile

from reportgen.document.looks import Words
from reportgen.document.nodes import Cell, Table, plain
from reportgen.document.slots import columns_of, head_texts
from reportgen.facts.attached_tables import MOST_LEVELS
from reportgen.importing.outline import Piece
from reportgen.importing.quoting import unquoted
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.tuples import NamedTuple

_ROLES = ("计量单位", "表注")
_UNIT = ("计量单位", "(?:计量)?单位[:：].{1,20}")
_NOTES = ("表注", "注[:：].+")
_FURTHER = ("表注", r"(?:注[:：]|\d{1,2}[.．、]).+")

_SMALL = 12.0
"""小四: the largest type of notes; text is 三号."""


class Column(NamedTuple):
    """The head of a column, or (`members`) of several."""

    name: str
    members: tuple[Column, ...] = ()


class Grid(NamedTuple):
    """Heads, rows of texts, what stands above on the right, notes below."""

    heads: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = ""
    notes: tuple[str, ...] = ()


def grid_of(table: Table) -> Grid | None:
    """None for a table that cannot be written so: without rows, or with cells over several slots below its heads."""
    rows = (*table.heads, *table.rows)
    high = max(len(table.heads), max((cell.down for cell in rows[0]), default=1)) if rows else 0
    below, columns = rows[high:], columns_of(table)
    plain_rows = all(len(row) == columns and all(c.across == c.down == 1 for c in row) for row in below)
    heads = _columns(head_texts(Table(rows[:high], ()))) if below and plain_rows and high <= MOST_LEVELS else None
    return Grid(heads, tuple(tuple(map(_text, row)) for row in below)) if heads else None


def beside(
    grid: Grid, piece: Piece, pieces: Sequence[Piece], paragraphs: Sequence[Words]
) -> tuple[Grid, tuple[int, ...]]:
    """The table with the unit above it and the notes below it, and the numbers of their paragraphs.

    They are known by their roles, or in a file from elsewhere by their words: 单位：万元, 注：…; a note below the table
    by its small type, too.
    """
    loose = {number for each in pieces if each.table is None for number in each.numbers}
    words = {each.number: each for each in paragraphs if each.number in loose or each.role in _ROLES}
    above, first = min(piece.numbers) - 1, max(piece.numbers) + 1
    unit = words[above].text.strip() if _is(words.get(above), _UNIT) else ""
    begun = [number for number in (first,) if _is(words.get(number), _NOTES) or _is_small(words.get(number))]
    notes = [*begun, *takewhile(lambda number: _is(words.get(number), _FURTHER), count(first + 1))] if begun else []
    found = grid._replace(unit=unquoted(unit), notes=tuple(_lined(words[n].text) for n in notes))
    return found, (*((above,) if unit else ()), *notes)


def _is(paragraph: Words | None, like: tuple[str, str]) -> bool:
    role, pattern = like
    if paragraph is None:
        return False
    return paragraph.role == role or re.fullmatch(pattern, paragraph.text.strip()) is not None


def _is_small(paragraph: Words | None) -> bool:
    """Whether it is set in the type of tables, and so is no text of the report."""
    sizes = {stretch.face.size for stretch in paragraph.stretches} if paragraph is not None else set()
    return bool(sizes) and all(size is not None and size <= _SMALL for size in sizes)


def _columns(heads: Sequence[tuple[Cell, ...]]) -> tuple[Column, ...] | None:
    """Columns by the cells above them; None where a cell stands over several that have no heads of their own."""
    found = []
    for _, group in groupby(heads, key=lambda cells: id(cells[0]) if cells else None):
        several = list(group)
        if not several[0]:
            return None
        inner = [cells[1:] for cells in several]
        members = _columns(inner) if any(inner) else ()
        if members is None or (len(several) > 1 and not members):
            return None
        found.append(Column(_text(several[0][0]), members))
    return tuple(found)


def _text(cell: Cell) -> str:
    return _lined(plain(cell.content))


def _lined(text: str) -> str:
    """A text with its line breaks as a facts file writes them."""
    return unquoted("\n".join(line.strip() for line in text.strip().split(BREAK)))
