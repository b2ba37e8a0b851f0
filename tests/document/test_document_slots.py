"""Where the cells of tables stand, and how tables are dumped."""

from __future__ import annotations

import pytest

from reportgen.document.nodes import Cell, Run, Table, plain
from reportgen.document.slots import columns_of, head_texts, slots
from reportgen.document.walk import block_lines, block_texts
from reportgen.origin import Program

HERE = Program("试")


def cell(text, across=1, down=1, **more):
    return Cell((Run(text, HERE),) if text else (), across, down, **more)


def shown(rows, columns):
    """Each row as text@column+across, those from above in brackets."""
    found = []
    for row in slots(rows, columns):
        marks = ((plain(s.cell.content), s.column, s.across, s.begins) for s in row)
        found.append(" ".join(f"{t}@{c}+{a}" if b else f"({t}@{c}+{a})" for t, c, a, b in marks))
    return found


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        (((cell("甲"), cell("乙")),), 2, ["甲@0+1 乙@1+1"]),
        (((cell("甲", 1, 2), cell("乙", 2)), (cell("丙"), cell("丁"))), 3, ["甲@0+1 乙@1+2", "(甲@0+1) 丙@1+1 丁@2+1"]),
        (((cell("甲", 2, 2),), (), (cell("乙"), cell("丙"))), 2, ["甲@0+2", "(甲@0+2)", "乙@0+1 丙@1+1"]),
        (((cell("甲"), cell("乙", 1, 2)), (cell("丙", 2),)), 2, ["甲@0+1 乙@1+1", "丙@0+1 (乙@1+1)"]),
        (((cell("甲"),), (cell("乙"), cell("丙"), cell("丁"))), 2, ["甲@0+1 @1+1", "乙@0+1 丙@1+1"]),
        (((cell("甲", 9, 9),),), 2, ["甲@0+2"]),
        (((cell("甲", 0, 0), cell("乙")),), 2, ["甲@0+1 乙@1+1"]),
        ((), 2, []),
    ],
)
def test_slots_make_up_every_row(rows, columns, expected):
    """Spans go on below; short rows are filled up, long ones cut, spans that collide end."""
    assert shown(rows, columns) == expected


TABLE = Table(
    heads=((cell("项目", 1, 2), cell("案件", 2)), (cell("受理"), cell("办结"))),
    rows=((cell("行政复议", head=True, upright=True), cell("1", align="right"), cell("2")),),
    widths=(2, 1, 1.5),
    title=(Run("表题", HERE),),
    unit=(Run("单位：件", HERE),),
    notes=((Run("注：无", HERE),),),
)


def test_heads_of_a_column_are_read_from_the_top():
    """A head over several columns belongs to each of them, one over several rows is named once."""
    assert columns_of(TABLE) == columns_of(TABLE._replace(widths=())) == 3
    assert ["".join(plain(c.content) for c in above) for above in head_texts(TABLE)] == ["项目", "案件受理", "案件办结"]


def test_a_table_has_a_role_for_every_text():
    """Title and unit come before the cells, notes after them."""
    assert [f"{role} {plain(content)}" for role, content in block_texts((TABLE,))] == [
        "表题 表题",
        "计量单位 单位：件",
        "表 项目",
        "表 案件",
        "表 受理",
        "表 办结",
        "表 行政复议",
        "表 1",
        "表 2",
        "表注 注：无",
    ]


def test_a_dump_shows_what_a_table_is_made_of():
    """Spans as columns × rows, heads, upright cells, alignment and widths."""
    assert "\n".join(block_lines(TABLE)) == (
        "  table of 2 head rows\n"
        "    title 表题\n"
        "    unit 单位：件\n"
        "    widths 2 1 1.5\n"
        "    | 项目 ‹1×2› | 案件 ‹2×1› |\n"
        "    | 受理 | 办结 |\n"
        "    | 行政复议 ‹head upright› | 1 ‹right› | 2 |\n"
        "    note 注：无"
    )
