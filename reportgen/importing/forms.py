"""Tables of fixed form in an old report, read by the labels of their rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.document.nodes import Table, plain
from reportgen.document.slots import columns_of, slots
from reportgen.facts.form_quotes import worded
from reportgen.facts.grids import Axis, Block, Cell, Line, blocks_of, cell_key, lines, rows_of, sums
from reportgen.facts.indicators import Catalogue, Theme, fit
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.values import Figure, parse_figure
from reportgen.importing.outline import Piece
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.tuples import NamedTuple

_MARKS = re.compile(r"[\s（）()、，,。.：:；;“”\"·]")
_HANZI = "一二三四五六七八九十"
_NUMBERED = re.compile(rf"^(?:[{_HANZI}]{{1,3}}、|[（(][{_HANZI}0-9]{{1,3}}[）)]|[0-9]{{1,2}}[.．、](?![0-9]))")
_NEVER = ("—", "——", "-", "/", NOT_APPLICABLE)
_UNIT = re.compile(r"[（(]单位[：:]?\w{1,4}[）)]$")
_ENOUGH = 0.6
"""The share of a form's numbers that must be found in a table, which is else another one."""

_Matrix = list[list[str]]
_Chain = tuple[str, ...]


class Form(NamedTuple):
    """A table of the catalogue as an old report has it: text by cell, "" for what stands there and is no number.

    `numbers` are its paragraphs. `odd` are the names of cells with something that is no figure, and what that is.
    """

    theme: Theme
    cells: Mapping[str, str]
    numbers: tuple[int, ...]
    odd: tuple[tuple[str, str], ...] = ()

    def value(self, key: str) -> Decimal | None:
        """The number of a cell; None for one without."""
        text = self.cells.get(key)
        figure = parse_figure(text, self.theme.indicators[key].unit) if text else None
        return figure.value if isinstance(figure, Figure) else None

    def values(self) -> Iterator[Decimal]:
        """The numbers of all cells."""
        yield from (value for key in self.cells if (value := self.value(key)) is not None)


def forms_of(pieces: Sequence[Piece], catalogue: Catalogue, year: int) -> tuple[Form, ...]:
    """The tables that are of a form of the catalogue, each theme once."""
    themes = [theme for theme in catalogue.themes.values() if theme.grid is not None]
    found: dict[str, Form] = {}
    for piece in pieces:
        if not isinstance(piece.table, Table):
            continue
        matrix = _matrix(piece.table)
        read = [(share, theme, texts) for theme in themes for share, texts in [_read(theme, matrix, year)]]
        share, theme, texts = max(read, key=lambda one: one[0], default=(0.0, None, {}))
        if theme is not None and share >= _ENOUGH and theme.key not in found:
            found[theme.key] = _form(theme, texts, piece.numbers)
    return tuple(found.values())


def _form(theme: Theme, texts: Mapping[str, str], numbers: tuple[int, ...]) -> Form:
    cells: dict[str, str] = {}
    odd: list[tuple[str, str]] = []
    for key, text in texts.items():
        indicator = theme.indicators[key]
        figure = parse_figure(text.replace(",", "").replace("，", ""), indicator.unit)
        if isinstance(figure, Figure) and fit(figure, indicator) is None:
            cells[key] = str(figure)
        elif text in _NEVER and not indicator.owed:
            cells[key] = NOT_APPLICABLE
        elif text:
            odd.append((indicator.name, text.replace(BREAK, " ")))
    return Form(theme, cells, numbers, tuple(odd))


def _matrix(table: Table) -> _Matrix:
    """The texts of a table, those of cells that cover several slots in each of them."""
    rows = (*table.heads, *table.rows)
    columns = max(columns_of(table), max((sum(max(c.across, 1) for c in row) for row in rows), default=0))
    return [
        [plain(slot.cell.content).strip() for slot in row for _ in range(slot.across)] for row in slots(rows, columns)
    ]


def _read(theme: Theme, matrix: _Matrix, year: int) -> tuple[float, dict[str, str]]:
    """The share of the form's cells that the table has, and their texts."""
    assert theme.grid is not None
    blocks = blocks_of(theme.grid, year)
    wanted = [cell_key(r, c) for b in blocks for r, c in _cells(b)]
    found: dict[str, str] = {}
    for block, rows in zip(blocks, _regions(blocks, matrix)):
        found |= _block(block, rows, year)
    return (len(found) / len(wanted) if wanted else 0.0), found


def _cells(block: Block) -> Iterator[Cell]:
    for row in rows_of(block):
        yield from ((row, column) for column in lines(block.columns))


def _regions(blocks: tuple[Block, ...], matrix: _Matrix) -> list[_Matrix]:
    """The rows of each block: those below its title, up to the next one."""
    if len(blocks) == 1:
        return [matrix]
    titles = [_bare(block.title) for block in blocks]
    starts = [next((i for i, row in enumerate(matrix) if any(_bare(t) == title for t in row)), -1) for title in titles]
    stops = sorted({start for start in starts if start >= 0} | {len(matrix)})
    return [[] if at < 0 else matrix[at + 1 : next(stop for stop in stops if stop > at)] for at in starts]


def _block(block: Block, matrix: _Matrix, year: int) -> dict[str, str]:
    """The texts of one block's cells where both labels stand; a label that stands twice says nothing."""
    columns = dict(_chains(block.columns, year))
    wide = len(matrix[0]) if matrix else 0
    heads = next((i for i, row in enumerate(matrix) if any(map(_is_value, row))), 0)
    below = matrix[heads:]
    first = min((at for row in below for at, text in enumerate(row) if _is_value(text)), default=wide)
    if not block.rows:
        first = 0
    above = [_deduped(row[at] for row in matrix[:heads]) for at in range(wide)]
    at_column = _placed(columns, [above[at] if at >= first else () for at in range(wide)])
    if not block.rows:
        row = next((row for row in below if any(_is_value(text) for text in row)), None)
        return {} if row is None else {columns[c].key: row[at] for c, at in at_column.items()}
    labels = dict(_chains(block.rows, year))
    at_row = _placed(labels, [_deduped(row[:first]) for row in below])
    return {
        cell_key(labels[r], columns[c]): below[i][j] for r, i in at_row.items() for c, j in at_column.items()
    }


def _chains(axis: Axis, year: int, above: _Chain = ()) -> Iterator[tuple[_Chain, Line]]:
    """Each row or column with its labels, those of its groups first."""
    for item in axis:
        name = _bare(worded(item.name, year))
        chain = above if above[-1:] == (name,) else (*above, name)
        if isinstance(item, Line):
            yield chain, item
        else:
            yield from _chains(item.members, year, chain)


def _placed(wanted: Mapping[_Chain, Line], there: Sequence[_Chain]) -> dict[_Chain, int]:
    """Where each chain of labels stands: as it is, else by its end where no other one has the same."""
    found: dict[_Chain, int] = {}
    for chain in wanted:
        for length in (len(chain), *([1] if sum(c[-1] == chain[-1] for c in wanted) == 1 else [])):
            at = [i for i, labels in enumerate(there) if labels[-length:] == chain[-length:]]
            if len(at) == 1 or (at and at == list(range(at[0], at[-1] + 1)) and length == len(chain)):
                found[chain] = at[0]
                break
    return found


def _deduped(texts: Iterator[str] | Sequence[str]) -> _Chain:
    """Labels in order, each once where a cell covers several slots; empty ones left out."""
    found: list[str] = []
    for text in texts:
        bare = _bare(text)
        if bare and (not found or found[-1] != bare):
            found.append(bare)
    return tuple(found)


def _bare(text: str) -> str:
    """A label without spaces, marks, the number before it and the unit behind it."""
    compact = _UNIT.sub("", re.sub(r"\s", "", text))
    return _MARKS.sub("", _NUMBERED.sub("", compact))


def _is_value(text: str) -> bool:
    return re.fullmatch(r"-?[0-9][0-9,，.]*", text) is not None or text in _NEVER


def totals_of(form: Form, year: int) -> frozenset[str]:
    """The totals that follow from their parts and need not be written."""
    assert form.theme.grid is not None
    kept = set()
    for block in blocks_of(form.theme.grid, year):
        for total in sums(block):
            parts = [form.value(cell_key(*part)) for part in total.parts]
            own = form.value(cell_key(total.row, total.column))
            if own is not None and None not in parts and sum(part for part in parts if part is not None) == own:
                kept.add(cell_key(total.row, total.column))
    return frozenset(kept)
