"""The plain writer: every node as text, tables aligned, and the endings that choose a writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from writers.forms import applications, label, lawsuits, numbers, penalties, published
from writers.small import BLOCKS, DOCUMENT, JOINT, LAYOUT, text

from reportgen.document.nodes import Cell, Imprint, Table, plain, plain_table
from reportgen.document.walk import texts
from reportgen.errors import ReportgenError
from reportgen.source import display_width
from reportgen.writers.docx.write import write_docx
from reportgen.writers.plain import write_plain
from reportgen.writers.plain_tables import ruled
from reportgen.writers.table import WRITERS, writer_for

FORMS = DOCUMENT._replace(blocks=(*BLOCKS, penalties(), published(), lawsuits(), applications()))


@pytest.mark.parametrize(("name", "document"), [("upward", FORMS), ("joint", JOINT)])
def test_a_whole_report(golden, name, document):
    """Every node, as goldens for a person to read."""
    golden(f"{name}.plain.txt", write_plain(document))


@pytest.mark.parametrize("document", [DOCUMENT, JOINT], ids=["upward", "joint"])
def test_every_text_is_there(document):
    """What is printed on paper is in the text, in lines without blanks at their ends."""
    found = write_plain(document)

    assert all(line in found for _, content in texts(document) for line in plain(content).split("\n"))
    assert found.endswith("\n")
    assert "\n\n\n" not in found
    assert not [line for line in found.split("\n") if line != line.rstrip()]


@pytest.mark.parametrize("table", [penalties(), published(), lawsuits(), applications(), penalties(12)])
def test_lines_of_a_table_are_of_one_width(table):
    """However cells are merged."""
    lines = ruled(table)

    assert len({display_width(line) for line in lines}) == 1
    assert lines[0].startswith("+-")


def test_a_list_has_rules_around_it_and_below_its_heads():
    """Long cells are turned, figures stand at the right."""
    table = plain_table((text("项"), text("数")), ((text("长" * 25), text("7")), (text("乙\n丙"), text("1,234"))))

    assert ruled(table) == [
        "+" + "-" * 42 + "+-------+",
        "| 项" + " " * 38 + " | 数    |",
        "+" + "-" * 42 + "+-------+",
        "| " + "长" * 20 + " |     7 |",
        "| " + "长" * 5 + " " * 30 + " |       |",
        "| 乙" + " " * 38 + " | 1,234 |",
        "| 丙" + " " * 38 + " |       |",
        "+" + "-" * 42 + "+-------+",
    ]


def test_a_cell_over_rows_makes_the_last_one_higher():
    """Its lines go on beside rules and below them."""
    table = Table((), ((label("一\n二\n三\n四", 1, 2), *numbers(1)), numbers(2)))

    assert [line[2:4].strip() for line in ruled(table)] == ["--", "一", "二", "三", "四", "--"]


def test_alignment_of_a_cell():
    """A cell's own alignment wins."""
    table = Table((), (numbers("甲乙丙"), *((Cell(text("1"), align=side),) for side in ("left", "center", "right"))))

    assert [line for line in ruled(table) if "1" in line] == ["| 1      |", "|   1    |", "|      1 |"]


def test_edges():
    """A table of nothing, an imprint of one part."""
    assert ruled(Table((), ())) == []
    assert "办公室\n" in write_plain(DOCUMENT._replace(imprint=Imprint((), text("办公室"), None)))
    assert "抄送：甲局。\n" in write_plain(DOCUMENT._replace(imprint=Imprint((text("甲局。"),), None, None)))


def test_a_large_table_is_linear():
    """Every row is one line."""
    rows = ([text(str(n))] for n in range(10000))

    assert len(ruled(plain_table((text("项"),), rows))) == 10004


def test_the_ending_chooses_the_writer():
    """In any case of letters; others are refused with the endings that there are."""
    assert writer_for(Path("甲.DOCX"))(DOCUMENT, LAYOUT) == write_docx(DOCUMENT, LAYOUT)
    assert WRITERS[".txt"](DOCUMENT, LAYOUT) == write_plain(DOCUMENT).encode()
    with pytest.raises(ReportgenError, match=r"“甲\.pdf”不以 \.docx 或 \.txt 结尾"):
        writer_for(Path("甲.pdf"))
