"""Charts as LibreOffice draws them, without the workbook: texts, places, and pages that keep to the standard."""

from __future__ import annotations

from itertools import pairwise

import pdfplumber
import pytest
from national import STANDARD
from writers.drawn import CHARTS, with_charts
from writers.small import LAYOUT, text

from reportgen.document.nodes import Paragraph, plain
from reportgen.readers.pages import measure
from reportgen.readers.pages.libreoffice import render
from reportgen.writers.docx.charts.looks import line_count
from reportgen.writers.docx.write import write_docx

pytestmark = pytest.mark.render
MM = 72 / 25.4
LEFT, WIDTH = 28 * MM, 156 * MM
WORDS = "全年各项案件办理情况平稳，受理数有所上升，审结率保持在较高水平，"


@pytest.fixture(scope="module")
def document():
    """Every kind of chart between paragraphs, on several pages."""
    words = Paragraph(text(WORDS * 2 + "如图。"))
    whole = with_charts(*CHARTS.values(), CHARTS["bar"])
    return whole._replace(blocks=tuple(words if isinstance(b, Paragraph) else b for b in whole.blocks))


@pytest.fixture(scope="module")
def paper(document, tmp_path_factory):
    """The .docx and the PDF made of it."""
    folder = tmp_path_factory.mktemp("charts")
    path = folder / "图.docx"
    path.write_bytes(write_docx(document, LAYOUT))
    return path, render(path, folder)


def squeezed(content: str) -> str:
    return "".join(content.split())


def test_pages_with_charts_keep_to_the_standard(paper):
    """Nothing that is measured of a page suffers."""
    report = measure(paper[0], STANDARD)

    assert [f"{c.name}: {c.got} [{c.wanted}]" for c in report.failed] == []


def test_charts_take_whole_lines(paper):
    """Below a chart and its caption the text stands on the grid of the text above."""
    pitch, across = LAYOUT.line / 20, 0
    with pdfplumber.open(paper[1]) as pdf:
        for page in pdf.pages:
            if page.search(r"图\s*\d\s*[^\s。]+"):
                tops = sorted({c["top"] for c in page.chars if abs(c["size"] - 16) < 0.1 and c["top"] < 780})
                steps = [(top - tops[0]) / pitch for top in tops]
                assert [step for step in steps if abs(step - round(step)) > 0.04] == []
                across += max(round(b) - round(a) for a, b in pairwise(steps)) > 5 if len(steps) > 1 else 0
    assert across


def test_everything_that_a_chart_says_is_on_the_page(paper):
    """Units, years, names, figures as typed, percentages, captions, all on the page of their caption."""
    with pdfplumber.open(paper[1]) as pdf:
        pages = [squeezed(page.extract_text()) for page in pdf.pages]
    for number, chart in enumerate(CHARTS.values(), 1):
        caption = squeezed(f"图{number}{plain(chart.title)}")
        page = next(page for page in pages if caption in page)
        wanted = [f"单位：{chart.unit}", *map(plain, chart.categories)]
        wanted += [plain(shown) for x in chart.series for shown in x.shown]
        wanted += [plain(x.name) for x in chart.series if plain(x.name) not in plain(chart.title)]
        assert [word for word in wanted if squeezed(word) not in page] == []


def test_charts_stand_in_the_type_area_above_their_captions(paper):
    """Something is drawn in each, nothing outside the box, and the text below goes on a whole number of lines later."""
    seen = 0
    with pdfplumber.open(paper[1]) as pdf:
        for page in pdf.pages:
            for line in page.search(r"图\s*\d\s*[^\s。]+"):
                number = int(line["text"].removeprefix("图").strip()[0])
                tall = line_count([*CHARTS.values(), CHARTS["bar"]][number - 1], LAYOUT) * LAYOUT.line / 20
                area = page.crop((0, max(0, line["top"] - tall), page.width, line["top"]))
                drawn = [*area.curves, *area.rects, *area.lines]
                assert drawn
                assert min(shape["x0"] for shape in drawn) > LEFT - 1
                assert max(shape["x1"] for shape in drawn) < LEFT + WIDTH + 1
                seen += 1
    assert seen == 5


def test_no_colour_is_drawn_but_the_red_head(paper):
    """Greys alone in every page but the first."""
    with pdfplumber.open(paper[1]) as pdf:
        for page in pdf.pages[1:]:
            for shape in (*page.rects, *page.curves, *page.lines):
                for colour in (shape["stroking_color"], shape["non_stroking_color"]):
                    assert len(set(colour or (0,))) <= 1
