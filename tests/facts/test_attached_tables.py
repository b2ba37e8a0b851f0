"""Tables that are written down cell by cell in an attachment."""

from __future__ import annotations

import pytest

from reportgen.facts.attached_tables import read_table
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.model import Head
from reportgen.source import Source
from reportgen.yaml_text.tree import parse


def read(text):
    """The table, and each fault as its place, code and message."""
    source = Source("2024.yaml", text)
    tree = parse(source)
    assert tree.value is not None, tree.diagnostics
    reader = FactReader(source, Ledger())
    table = read_table(reader, tree.value, "表")
    return table, [(d.place.line, d.place.column, d.code, d.message) for d in reader.faults]


def shown(head: Head):
    """A head as plain data."""
    return {str(head.words): [shown(member) for member in head.members]} if head.members else str(head.words)


def test_heads_stand_over_several_columns() -> None:
    """At any depth; a row has a cell for each column, not for each head."""
    table, faults = read(
        "计量: 单位：件\n列: [机关, {名称: 处罚, 列: [警告, {名称: 财产罚, 列: [罚款, 没收]}]}]\n"
        "行: [[甲局, 1, 2, 3]]\n注: [一。, 二。]\n"
    )

    assert not faults
    assert [shown(head) for head in table.heads] == ["机关", {"处罚": ["警告", {"财产罚": ["罚款", "没收"]}]}]
    assert ([head.columns for head in table.heads], [head.levels for head in table.heads]) == ([1, 3], [1, 3])
    assert (table.unit, table.notes, table.rows) == ("单位：件", ("一。", "二。"), (("甲局", "1", "2", "3"),))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("列: [甲, {名称: 乙, 列: []}]\n行: [[1]]\n", (1, 19, "RG203", "“乙”下面一列也没有")),
        ("列: [甲, {名称: 乙}]\n行: [[1]]\n", (1, 9, "RG203", "缺“表.列[1].列”")),
        ("列: [甲, {列: [乙]}]\n行: [[1]]\n", (1, 9, "RG203", "缺“表.列[1].名称”")),
        ("列: [{名称: 甲, 列: 乙}]\n行: [[1]]\n", (1, 16, "RG202", "“列”应是列表，这里写的是文字")),
        ("列: [{名称: 甲, 列: [乙, 丙]}]\n行: [[1]]\n", (2, 5, "RG202", "这一行有 1 项，表头有 2 列")),
        ("列: [{名称: '', 列: [乙, 丙]}]\n行: [[1, 2]]\n", (1, 10, "RG203", "几列上面的名称是空的")),
        ("列: []\n行: [[1]]\n", (1, 4, "RG203", "表格的“列”是空的")),
        ("列: [甲]\n行: [1]\n", (2, 5, "RG202", "“行[0]”应是列表，这里写的是文字")),
        ("列: [甲]\n行: [[1]]\n注: 一。\n", (3, 4, "RG202", "“注”应是列表，这里写的是文字")),
        ("列: [甲]\n行: [[1]]\n计量: [件]\n", (3, 5, "RG202", "“计量”应是文字，这里写的是列表")),
    ],
)
def test_bad_tables(text, fault):
    """One fault at its place; rows are not counted against heads that are wrong."""
    assert read(text)[1] == [fault]


def test_heads_have_at_most_four_levels() -> None:
    """A page has no room for more."""
    deep = "甲"
    for _ in range(4):
        deep = f"{{名称: 乙, 列: [{deep}]}}"
    _, faults = read(f"列: [{deep}]\n行: [[1]]\n")

    assert [fault[2:] for fault in faults] == [("RG202", "表头最多 4 层")]
