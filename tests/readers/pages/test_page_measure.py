"""Whole measurements of rendered documents: a sound one passes, and each fault is found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from national import STANDARD

from reportgen.readers.pages import PageReport, measure, render

pytestmark = pytest.mark.render

SENTENCE = "全市各级行政机关坚持依法行政持续提升法治政府建设水平"
FONTS = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True)
class Looks:
    """How the sample is laid out; the defaults are right. Lengths are twips, sizes half-points."""

    top: int = 2098
    left: int = 1588
    body_font: str = "仿宋_GB2312"
    level_font: str = "黑体"
    line: int = 579
    tracking: int = -6
    title_size: int = 44
    title_align: str = "center"
    footer: int = 1406
    even_side: str = "left"
    theme_fonts: bool = False
    last_words: str = ""


GOOD = Looks()


def build(path: Path, looks: Looks) -> Path:
    """A report of two pages with a title, an addressee, headings, a sign-off and page numbers."""
    document = Document()
    _set_styles(document, looks)
    _set_page(document, looks)
    title = '<w:spacing w:before="498" w:after="579" w:line="660" w:lineRule="exact"/>'
    add(
        document,
        "示例市法治政府建设年度报告",
        looks,
        title,
        looks.title_align,
        "方正小标宋简体",
        looks.title_size,
    )
    add(document, "示例省人民政府：", looks)
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    add(document, "一、工作情况", looks, indent, font=looks.level_font)
    add(document, "（一）主要举措", looks, indent, font="楷体_GB2312")
    for _ in range(4):
        add(document, SENTENCE * 9 + "。", looks, indent)
    if looks.last_words:
        add(document, looks.last_words, looks, indent)
    add(document, "示例市人民政府", looks, '<w:ind w:right="1374"/>', "right")
    add(document, "2025年1月15日", looks, '<w:ind w:right="1256"/>', "right")
    document.save(str(path))
    return path


def add(
    document: DocumentType,
    text: str,
    looks: Looks,
    properties: str = "",
    align: str = "both",
    font: str = "",
    size: int = 32,
) -> None:
    """A paragraph with its properties written out."""
    paragraph = document.add_paragraph()
    fill(paragraph, f'{properties}<w:jc w:val="{align}"/>')
    run = paragraph.add_run(text)
    run._r.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}>{run_looks(font or looks.body_font, size)}</w:rPr>"))


def run_looks(font: str, size: int) -> str:
    """One font for every kind of character, and a size."""
    faces = " ".join(f'w:{kind}="{font}"' for kind in FONTS)
    return f'<w:rFonts w:hint="eastAsia" {faces}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def fill(paragraph: Paragraph, properties: str) -> None:
    """Write the paragraph's properties."""
    paragraph._p.insert(0, parse_xml(f"<w:pPr {nsdecls('w')}>{properties}</w:pPr>"))


def _set_styles(document: DocumentType, looks: Looks) -> None:
    """Only what the sample uses: Normal carries the grid, and theme fonts go unless they are the fault."""
    styles = document.styles.element
    if not looks.theme_fonts:
        for fonts in styles.iter(qn("w:rFonts")):
            for name in [name for name in fonts.attrib if str(name).endswith("Theme")]:
                del fonts.attrib[name]
    normal = document.styles["Normal"].element
    for child in normal.xpath("w:pPr | w:rPr"):
        normal.remove(child)
    normal.append(
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="0" w:line="{looks.line}" w:lineRule="exact"/></w:pPr>'
        )
    )
    spacing = f'<w:snapToGrid w:val="0"/><w:spacing w:val="{looks.tracking}"/><w:kern w:val="0"/>'
    normal.append(parse_xml(f"<w:rPr {nsdecls('w')}>{spacing}{run_looks(looks.body_font, 32)}</w:rPr>"))


def _set_page(document: DocumentType, looks: Looks) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin, section.right_margin = Twips(looks.left), Twips(11906 - looks.left - 8844)
    section.top_margin, section.bottom_margin = Twips(looks.top), Twips(16838 - looks.top - 12756)
    section.footer_distance = Twips(looks.footer)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, looks.even_side)):
        footer.is_linked_to_previous = False
        _set_page_number(footer.paragraphs[0], side)


def _set_page_number(paragraph: Paragraph, side: str) -> None:
    fill(
        paragraph,
        '<w:spacing w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:left="280" w:right="280"/><w:jc w:val="{side}"/>',
    )
    looks = f'<w:rPr><w:spacing w:val="0"/>{run_looks("宋体", 28)}</w:rPr>'
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}>{looks}<w:t>1</w:t></w:r>"))
    dashes = [
        parse_xml(f'<w:r {nsdecls("w")}>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>')
        for text in ("— ", " —")
    ]
    paragraph._p.extend([dashes[0], field, dashes[1]])


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PageReport]:
    """The sound sample and what it measures."""
    path = build(tmp_path_factory.mktemp("good") / "报告.docx", GOOD)
    return path, measure(path, STANDARD)


def failures(report: PageReport) -> set[str]:
    """The names of the failed checks."""
    return {check.name for check in report.failed}


def test_a_sound_report_passes(good: tuple[Path, PageReport]) -> None:
    """Every check passes, and every part was really seen."""
    _, report = good
    assert report.failed == ()
    assert report.pages == 2
    assert report.renderer is not None
    assert report.measured["title"]["lines"] == ["示例市法治政府建设年度报告"]
    assert report.measured["sign_off"]["form"] == "sealed"
    assert report.measured["body"]["pure_cjk_lines"][28] > 20
    assert report.measured["lines_per_page"]["measured"] == 22
    assert [item["number"] for item in report.measured["page_numbers"]] == [1, 2]


BROKEN = {
    "margins": (
        replace(GOOD, top=1440, left=1800),
        {"declared top (mm)", "declared left (mm)", "left edge of text (mm)"},
    ),
    "line pitch": (replace(GOOD, line=640), {"lines on a full page"}),
    "tracking": (replace(GOOD, tracking=6), {"characters on a full line"}),
    "faces": (
        replace(GOOD, body_font="宋体", level_font="楷体_GB2312"),
        {"body font", "level 1 headings in Hei"},
    ),
    "title": (
        replace(GOOD, title_size=40, title_align="left"),
        {"title size (pt)", "title centred (worst offset, mm)"},
    ),
    "page numbers": (
        replace(GOOD, footer=700, even_side="right"),
        {"odd right, even left", "dash below the box (worst, mm)"},
    ),
    "what only the XML shows": (
        replace(GOOD, theme_fonts=True, last_words="此页无正文"),
        {"no theme font reference", "no 此页无正文"},
    ),
}


@pytest.mark.parametrize(("looks", "faults"), BROKEN.values(), ids=BROKEN.keys())
def test_each_fault_is_found(
    tmp_path: Path, good: tuple[Path, PageReport], looks: Looks, faults: set[str]
) -> None:
    """A report with one thing wrong fails the checks of that thing, all of which the sound one passes."""
    found = failures(measure(build(tmp_path / "坏.docx", looks), STANDARD))
    assert faults <= found
    assert faults <= {check.name for check in good[1].checks if check.ok}


def test_a_foreign_face_is_named(tmp_path: Path) -> None:
    """A face that is none of the five is a fault, and the report says which it is."""
    report = measure(build(tmp_path / "坏.docx", replace(GOOD, level_font="Noto Sans CJK SC")), STANDARD)
    foreign = next(check for check in report.failed if check.name.startswith("only the five faces"))
    assert [name[: len("other:Noto")] for name in foreign.got] == ["other:Noto"]


def test_a_pdf_is_measured_like_its_document(good: tuple[Path, PageReport], tmp_path: Path) -> None:
    """The same pages give the same checks, less those that need the declarations."""
    path, report = good
    from_pdf = measure(render(path, tmp_path), STANDARD)
    assert from_pdf.declared is None
    kept = {check.name: check.ok for check in from_pdf.checks}
    assert kept.items() <= {check.name: check.ok for check in report.checks}.items()
    assert len(kept) > 20


def test_the_white_edge_profile_measures_the_characters(
    good: tuple[Path, PageReport],
) -> None:
    """A report laid out by margins fails the reading by white edges at its top, and only there."""
    path, _ = good
    assert "top of the first line's characters (mm)" in failures(measure(path, STANDARD, profile="white-edge"))
