"""Rendered tables: within the type area, heads on every page, no row parted, rules all round, forms on one page."""

from __future__ import annotations

import pdfplumber
import pytest
from national import STANDARD
from writers.forms import applications, head, label, lawsuits, numbers, penalties, published
from writers.small import DOCUMENT, LAYOUT, text

from reportgen.document.nodes import Cell, Document, Heading, Paragraph, Table, plain
from reportgen.readers.pages import measure, render
from reportgen.writers.docx.lines import fall
from reportgen.writers.docx.write import body, write_docx

pytestmark = pytest.mark.render
MM = 25.4 / 72
BARE = DOCUMENT._replace(letterhead=None, attachments=(), attachment_note=None, note=None)
HEADING = Heading(1, text("收到和处理政府信息公开申请情况"), "一、")
TEXT = Paragraph(text("全年收到和处理政府信息公开申请情况如下。" * 6))


def printed(document: Document, folder):
    """The tables of each page: (bounds in mm, rows of texts without line feeds)."""
    source = folder / "甲.docx"
    source.write_bytes(write_docx(document, LAYOUT))
    with pdfplumber.open(render(source, folder)) as pdf:
        return [
            [
                (
                    [side * MM for side in table.bbox],
                    [[(cell or "").replace("\n", "").replace(" ", "") for cell in row] for row in table.extract()],
                )
                for table in page.find_tables()
                if len(table.rows) > 2  # 版记 has two
            ]
            for page in pdf.pages
        ]


def long_form(rows: int = 40) -> Table:
    """Heads of two levels, upright labels over ten rows each, a text of three lines in every row."""
    body_rows = []
    for at in range(rows):
        first = (label(f"第{'一二三四'[at // 10]}类事项", 1, 10, upright=True),) if at % 10 == 0 else ()
        body_rows.append((*first, Cell(text(f"{at}事项" + "办理情况和有关说明" * 5)), *numbers(at, 2, 3)))
    heads = (
        (head("类别", 1, 2), head("事项", 1, 2), head("案件数", 2), head("合计", 1, 2)),
        (head("受理"), head("办结")),
    )
    return Table(heads, tuple(body_rows), unit=text("单位：件"), notes=(text("注：以办结的日期为准。"),))


def test_a_long_form_over_pages(tmp_path):
    """The heads are on every page, every row is whole, and the rules end where the type area ends."""
    pages = [tables for tables in printed(BARE._replace(blocks=(TEXT, long_form())), tmp_path) if tables]
    found = [row for ((_, rows),) in pages for row in rows[2:]]

    assert len(pages) >= 3
    for (((left, top, right, bottom), rows),) in pages:
        assert [*rows[0], *rows[1]] == ["类别", "事项", "案件数", "", "合计", "", "", "受理", "办结", ""]
        assert (left, right) == (pytest.approx(28, abs=0.3), pytest.approx(184, abs=0.3))
        assert top > 36.5
        assert bottom < 262.5
    assert [row[1] for row in found] == [f"{at}事项" + "办理情况和有关说明" * 5 for at in range(40)]
    assert [row[2:] for row in found] == [[str(at), "2", "3"] for at in range(40)]


@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_a_form_of_twenty_eight_rows_stands_on_one_page(before, tmp_path):
    """With its heading, wherever the text before it ends; every cell is there."""
    pages = printed(BARE._replace(blocks=(*[TEXT] * before, HEADING, applications(), TEXT)), tmp_path)
    ((_, rows),) = next(tables for tables in pages if tables)

    assert sum(len(tables) for tables in pages) == 1
    assert len(rows) == 28
    assert [row[3:] for row in rows[3:]] == [["23", "0", "1", "0", "4", "0", "28"]] * 25
    assert rows[5][0] == "三、本年度办理结果"


def test_upright_text_runs_down(tmp_path):
    """One character below another, none turned, all within the cell."""
    source = tmp_path / "甲.docx"
    source.write_bytes(write_docx(BARE._replace(blocks=(penalties(1),)), LAYOUT))
    with pdfplumber.open(render(source, tmp_path)) as pdf:
        page = pdf.pages[0]
        (table,) = (t for t in page.find_tables() if len(t.rows) > 2)
        x0, top, x1, bottom = table.rows[2].cells[0]
        chars = [c for c in page.chars if x0 < (c["x0"] + c["x1"]) / 2 < x1 and top < c["top"] < bottom]

    assert [c["text"] for c in chars] == list("乡镇街道")
    assert len({round(c["x0"]) for c in chars}) == 1
    assert chars[-1]["bottom"] < bottom + 1


@pytest.mark.parametrize("form", [lawsuits, published, penalties], ids=lambda form: form.__name__)
def test_forms_keep_to_the_type_area(form, tmp_path):
    """Every check that is made of tables, and every text."""
    node = form()
    source = tmp_path / "甲.docx"
    source.write_bytes(write_docx(BARE._replace(blocks=(TEXT, HEADING, node, TEXT)), LAYOUT))
    report = measure(source, STANDARD)
    pages = printed(BARE._replace(blocks=(TEXT, HEADING, node, TEXT)), tmp_path)
    found = {cell for tables in pages for _, rows in tables for row in rows for cell in row}

    assert [c for c in report.checks if c.name.startswith("table") and not c.ok] == []
    assert len(report.measured["tables"]) == 1
    assert {plain(cell.content) for row in (*node.heads, *node.rows) for cell in row if not cell.upright} <= found


LAST = (
    (TEXT, long_form(), TEXT),
    (long_form(), TEXT),
    (TEXT, penalties(), published()),
    (TEXT, HEADING, applications()),
    (penalties(45), TEXT),
)


@pytest.mark.parametrize("blocks", LAST)
def test_what_is_counted_is_what_is_rendered(blocks, tmp_path):
    """The page on which the text ends and how far down, so that 版记 finds its place."""
    document = BARE._replace(blocks=blocks)
    source = tmp_path / "甲.docx"
    source.write_bytes(write_docx(document, LAYOUT))
    end = fall(body(document, LAYOUT).boxes, LAYOUT)
    with pdfplumber.open(render(source, tmp_path)) as pdf:
        dates = [(page.page_number, line) for page in pdf.pages for line in page.search("2025 *年 *2 *月 *4 *日")]
        last = pdf.pages[-1].extract_text()
    ((page, date),) = dates

    assert page == end.page
    assert date["bottom"] * 20 - LAYOUT.top == pytest.approx(end.used, abs=LAYOUT.line)
    assert "2025年2月5日印发" in last.replace(" ", "")
    assert len(pdf.pages) % 2 == 0
