"""公文.附件.表: a table that is written down cell by cell."""

from __future__ import annotations

from reportgen.facts.ledger import FactReader
from reportgen.facts.model import Head, TableFact, Words
from reportgen.facts.schema import HEADS, TABLE
from reportgen.records import is_blank, join
from reportgen.yaml_text.tree import Node, Scalar, Sequence

MOST_LEVELS = 4
"""Rows of heads; more fit on no page."""


def read_table(reader: FactReader, node: Node, path: str) -> TableFact | None:
    """The table; None where heads or rows are missing."""
    parts = reader.fields(node, TABLE, path)
    if "列" not in parts or "行" not in parts:
        return None
    for key, example in (("列", "列: [序号, 名称]"), ("行", "行: [[1, 目录]]")):
        part = parts[key]
        if isinstance(part, Sequence) and all(is_blank(item) for item in part.items):
            hint = f"写成 {example}；不要表格就删去 表 这一项"
            reader.report("RG203", f"表格的“{key}”是空的", part, join(path, key), hint)
            return None
    before = len(reader.faults)
    heads = _heads(reader, parts["列"], join(path, "列"))
    whole = len(reader.faults) == before
    width = sum(head.columns for head in heads)
    rows = []
    for item, where in reader.items(parts["行"], join(path, "行")):
        row = _cells(reader, item, where)
        if whole and isinstance(item, Sequence) and len(row) != width:
            message = f"这一行有 {len(row)} 项，表头有 {width} 列"
            reader.report("RG202", message, item, where, '补齐或删去多余的项；空格写成 ""')
        rows.append(row)
    unit = reader.words(parts.get("计量"), join(path, "计量"))
    return TableFact(heads, tuple(rows), unit, reader.word_list(parts.get("注"), join(path, "注")))


def _heads(reader: FactReader, node: Node, path: str, level: int = 1) -> tuple[Head, ...]:
    if not isinstance(node, Sequence):
        reader.texts(node, path)  # which says what is wrong
        return ()
    return tuple(head for item, where in reader.items(node, path) if (head := _head(reader, item, where, level)))


def _head(reader: FactReader, item: Node, path: str, level: int) -> Head | None:
    if isinstance(item, Scalar):
        return Head(_cell(reader, item, path))
    parts = reader.fields(item, HEADS, path)
    name = reader.words(parts.get("名称"), join(path, "名称"))
    if level == MOST_LEVELS:
        reader.report("RG202", f"表头最多 {level} 层", item, path, "把名称并成一层")
        return None
    if name == "":
        hint = "写出这几列共同的名称；没有就把各列直接写在 列 里"
        reader.report("RG203", "几列上面的名称是空的", parts["名称"], join(path, "名称"), hint)
    before = len(reader.faults)
    members = _heads(reader, parts["列"], join(path, "列"), level + 1) if "列" in parts else ()
    if name and isinstance(parts.get("列"), Sequence) and not members and len(reader.faults) == before:
        hint = "写出各列；只有一列的直接写它的名称"
        reader.report("RG203", f"“{name}”下面一列也没有", parts["列"], join(path, "列"), hint)
    return Head(name, members) if name and members else None


def _cells(reader: FactReader, node: Node, path: str) -> tuple[Words, ...]:
    """A row of a table."""
    if not isinstance(node, Sequence):
        reader.texts(node, path)  # which says what is wrong
        return ()
    items = ((reader.scalar(item, where), where) for item, where in reader.items(node, path))
    return tuple(_cell(reader, scalar, where) for scalar, where in items if scalar is not None)


def _cell(reader: FactReader, scalar: Scalar, path: str) -> Words:
    """One that is left out (~) is empty."""
    return Words("", reader.leaf(scalar, path)) if is_blank(scalar) else reader.word(scalar, path)
