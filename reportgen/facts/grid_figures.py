"""Reading a year's numbers of a table: rows as lists or by column; totals that are left out are computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic
from reportgen.facts.grids import Grid, Line, Sum, blocks_of, cell_key, lines, rows_of, sums
from reportgen.facts.indicators import OWED, OWED_HINT, Indicator, Theme
from reportgen.facts.ledger import FactReader
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.totals import TOTAL_HINT, contradiction, total_of
from reportgen.facts.values import Blank, Figure, Value
from reportgen.records import is_blank, join
from reportgen.yaml_text.tree import Entry, Node, Scalar
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Sequence as Items

ReadValue = Callable[[FactReader, Node, Indicator, str, str], Value | None]
_NONE = ("无", "没有", "未发生", "不涉及", "无此职责", "/", "-", "—", "——")
_NEVER = "没有这项职责的写 不适用；没有发生的，各格写 0"
_ZERO = "这张表没有 不适用：没有发生的、没有这项职责的，各格都写 0"
_ROWS = 12
"""So many rows of a table are named."""
_JOIN = re.compile(r"\s*[,，、]\s*")
_JOINED = re.compile(r"[0-9.~]{1,20}(?:\s*[,，、]\s*[0-9.~]{1,20})+")
_Row = tuple[Line | None, tuple[Line, ...]]
"""A row of a form with its columns."""


def form_rows(grid: Grid, year: int | None) -> tuple[_Row, ...]:
    """The rows of a year's form; those of all years where it is None."""
    blocks = ((block, tuple(lines(block.columns))) for block in blocks_of(grid, year))
    return tuple((row, columns) for block, columns in blocks for row in rows_of(block))


class GridReader:
    """Reads one table of one file."""

    def __init__(self, reader: FactReader, theme: Theme, prefix: str, year: int | None, read: ReadValue) -> None:
        """`read` reads the value of one cell; `prefix` is 上年. for last year's file."""
        assert theme.grid is not None
        self.reader, self.theme, self.prefix, self.read = reader, theme, prefix, read
        self.never = _ZERO if theme.owed else _NEVER
        self.blocks = blocks_of(theme.grid, year)
        self.rows = form_rows(theme.grid, year)
        known = frozenset(cell_key(row, column) for row, columns in self.rows for column in columns)
        self.values: dict[str, Value] = {
            key: Blank(prefix + cell.path, applicable=key in known) for key, cell in theme.indicators.items()
        }

    def read_theme(self, node: Node | None, path: str) -> dict[str, Value]:
        """Every cell: what the file says, the totals that it leaves out, a blank for all else."""
        if isinstance(node, Scalar) and node.text.strip() == NOT_APPLICABLE:
            self._not_applicable(node, path, [cell_key(r, c) for r, columns in self.rows for c in columns])
        elif node is not None and not is_blank(node):
            self._read(node, path)
        for block in self.blocks:
            for total in sums(block):
                self._total(total)
        self._contradictions()
        return self.values

    def _total(self, total: Sum) -> None:
        """A total that nobody wrote and whose parts are all known; it does not apply where none of them does."""
        key = cell_key(total.row, total.column)
        there = self.values[key]
        if not isinstance(there, Blank) or there.faulty or not there.applicable:
            return
        found = total_of(self._parts(total))
        if found is not None:
            self.values[key] = found if isinstance(found, Figure) else replace(there, applicable=False)

    def _parts(self, total: Sum) -> list[Value]:
        return [self.values[cell_key(*part)] for part in total.parts]

    def _contradictions(self) -> None:
        """Totals written as figures of parts that do not apply, or as 不适用 where a part has a figure."""
        told: set[int] = set()
        for total in (total for block in self.blocks for total in sums(block)):
            value = self.values[cell_key(total.row, total.column)]
            leaf = _written(value)
            if leaf is None or leaf in told:
                continue
            wrong = contradiction(value, self._parts(total))
            if not wrong:
                continue
            told.add(leaf)
            name = self.theme.indicators[cell_key(total.row, total.column)].name
            place = self.reader.ledger.leaves[leaf].place
            self.reader.faults.append(Diagnostic("RG228", f"“{name}”：{wrong}", place, (TOTAL_HINT,)))

    def _read(self, node: Node, path: str) -> None:
        unlabelled = next((columns for row, columns in self.rows if row is None), None)
        if unlabelled is not None and isinstance(node, Items):
            self._list(None, unlabelled, node, path)
            return
        if _is_none(node):
            self.reader.report("RG202", f"“{self.theme.name}”是一张表，不能只写一个词", node, path, self.never)
            return
        mapping = self.reader.mapping(node, path, self._shape())
        labelled = {row.key: (row, columns) for row, columns in self.rows if row is not None}
        own = {column.key: column for column in unlabelled or ()}
        for entry in mapping.entries if mapping else ():
            key, where = entry.key.text, join(path, entry.key.text)
            if is_blank(entry.value):
                continue
            if key in labelled:
                self._row(*labelled[key], entry.value, where)
            elif key in own:
                self._cell(None, own[key], entry.value, where)
            else:
                self._unknown(entry, where, (*labelled, *own))

    def _shape(self) -> str:
        """How the numbers of the table are written, with the names of its rows."""
        rows = [(row.key, columns) for row, columns in self.rows if row is not None]
        if not rows:
            return f"写成列表，依次是：{_named(self.rows[0][1])}" if self.rows else ""
        key, columns = rows[0]
        zeros = "0" if len(columns) == 1 else f"[{', '.join('0' * len(columns))}]"
        named = "、".join(key for key, _ in rows[:_ROWS]) + ("等" if len(rows) > _ROWS else "")
        return f"每行另起一行，写成“行: 数”，例如 {key}: {zeros}；各行是：{named}"

    def _unknown(self, entry: Entry, path: str, known: Sequence[str]) -> None:
        assert self.theme.grid is not None
        every = {line.key for row, column in self.theme.grid.cells() for line in (row, column) if line is not None}
        if entry.key.text in every:
            message = f"这一年度的“{self.theme.name}”没有“{entry.key.text}”"
            self.reader.report("RG201", message, entry.key, path, "核对 年度；表样随年度不同")
        else:
            self.reader.unknown(entry.key, path, known)

    def _row(self, row: Line, columns: tuple[Line, ...], node: Node, path: str) -> None:
        if isinstance(node, Scalar) and node.text.strip() == NOT_APPLICABLE:
            self._not_applicable(node, path, [cell_key(row, column) for column in columns])
        elif isinstance(node, Items):
            self._list(row, columns, node, path)
        elif isinstance(node, Tree) and not (len(columns) == 1 and node.get("数") is not None):
            known = {column.key: column for column in columns}
            for entry in node.entries:
                where = join(path, entry.key.text)
                if entry.key.text not in known:
                    self.reader.unknown(entry.key, where, known)
                elif not is_blank(entry.value):
                    self._cell(row, known[entry.key.text], entry.value, where)
        elif len(columns) == 1:
            self._cell(row, columns[0], node, path)
        elif isinstance(node, Scalar) and _JOINED.fullmatch(node.text.strip()):
            numbers = ", ".join(_JOIN.split(node.text.strip()))
            message = f"“{row.key}”有 {len(columns)} 栏，几个数没有写在方括号里"
            self.reader.report("RG202", message, node, path, f"写成 [{numbers}]，依次是：{_named(columns)}")
        else:
            hint = f"写成列表，依次是：{_named(columns)}；或按栏写，例如 {{{columns[0].key}: 0}}"
            message = f"“{row.key}”有 {len(columns)} 栏，这里只写了一个数"
            self.reader.report("RG202", message, node, path, self.never if _is_none(node) else hint)

    def _list(self, row: Line | None, columns: tuple[Line, ...], node: Items, path: str) -> None:
        said = f"“{row.key}”这一行" if row else "这张表"
        if len(node.items) != len(columns):
            totals = "；不写的合计写 ~" if any(column.parts for column in columns) else ""
            message = f"{said}有 {len(columns)} 栏，这里写了 {len(node.items)} 个数"
            self.reader.report("RG227", message, node, path, *_apart(node), f"依次是：{_named(columns)}{totals}")
            return
        for index, (column, item) in enumerate(zip(columns, node.items)):
            if not is_blank(item):
                self._cell(row, column, item, join(path, index))

    def _cell(self, row: Line | None, column: Line, node: Node, path: str) -> None:
        before = len(self.reader.faults)
        key = cell_key(row, column)
        indicator = self.theme.indicators[key]
        value = self.read(self.reader, node, indicator, path, self.prefix)
        if value is not None:
            self.values[key] = value
        elif len(self.reader.faults) > before:
            self.values[key] = Blank(self.prefix + indicator.path, faulty=True)

    def _not_applicable(self, node: Scalar, path: str, keys: list[str]) -> None:
        leaf = self.reader.ledger.add(f"{self.prefix}{path.removeprefix('指标.')}", self.reader.place(node, path))
        owed = self.theme.owed
        if owed and keys:
            message = f"“{self.theme.name}”没有 不适用，这里的 {len(keys)} 格都要有数"
            if len(keys) == 1:
                message = f"“{self.theme.indicators[keys[0]].name}”没有 不适用，要有数"
            self.reader.report(OWED, message, node, path, OWED_HINT)
        blank = Blank("", applicable=owed, leaf=None if owed else leaf, faulty=owed)
        self.values |= {key: replace(blank, path=f"{self.prefix}{self.theme.key}.{key}") for key in keys}


def _is_none(node: Node) -> bool:
    """Whether a word stands for a whole table or row that there is nothing of."""
    return isinstance(node, Scalar) and node.text.strip() in _NONE


def _apart(node: Items) -> Iterator[str]:
    """A hint where numbers are held together by commas that are none to YAML."""
    texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    if len(texts) == len(node.items) and any(_JOINED.fullmatch(text) for text in texts):
        numbers = [number for text in texts for number in _JOIN.split(text)]
        yield f"数与数之间是半角逗号加空格：[{', '.join(numbers)}]"


def _named(columns: tuple[Line, ...]) -> str:
    return "、".join(column.key for column in columns)


def _written(value: Value) -> int | None:
    """The datum that a value was typed as; None for one that was computed or left out."""
    if isinstance(value, Blank):
        return None if value.applicable else value.leaf
    return value.leaves[0] if value.text else None
