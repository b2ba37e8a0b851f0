"""The layout of GB/T 9704 set with python-docx: what the makers start from before they put their faults in."""

from __future__ import annotations

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from reports import Report

BODY, SECOND, FIRST, TITLE, PAGE = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
FACES = {"Normal": (BODY, 16), "Heading 1": (FIRST, 16), "Heading 2": (SECOND, 16), "Heading 3": (BODY, 16),
         "Title": (TITLE, 22), "Footer": (PAGE, 14)}  # fmt: skip


def fonts(properties, eastern: str) -> None:
    """Chinese characters in one font, all others in Times New Roman (a page number: in the same)."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    element = properties.get_or_add_rFonts()
    latin = eastern if eastern == PAGE else "Times New Roman"
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", eastern)):
        element.set(qn(f"w:{script}"), font)


def blank() -> Made:
    """An empty document on A4 with margins, grid, styles and page numbers as they should be."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(24.8)
    old = section._sectPr.find(qn("w:docGrid"))
    for key, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "-1024")):
        old.set(qn(f"w:{key}"), value)
    for name, (font, size) in FACES.items():
        set_style(document.styles[name], font, size)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(28.95)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.settings.odd_and_even_pages_header_footer = True
    number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
    return document


def set_style(style, font: str, size: int) -> None:
    """A style with nothing but its font and size: no colour, no weight, no space around it."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts(properties, font)
    style.font.size = Pt(size)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    for edge in style.element.findall(f".//{qn('w:pBdr')}"):
        edge.getparent().remove(edge)


def number(paragraph, align, before: str = "— ", after: str = " —") -> None:
    """A page number between its dashes, one character from the edge."""
    paragraph.alignment = align
    side = "rightChars" if align == WD_ALIGN_PARAGRAPH.RIGHT else "leftChars"
    paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn(f"w:{side}"), "100")
    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    field.append(_text_run("1"))
    paragraph._p.append(field)
    paragraph.add_run(after)


def _text_run(text: str):
    run, content = OxmlElement("w:r"), OxmlElement("w:t")
    content.text = text
    run.append(content)
    return run


def indent(paragraph, characters: int = 2) -> None:
    """The first line by so many characters."""
    element = paragraph._p.get_or_add_pPr().get_or_add_ind()
    element.set(qn("w:firstLineChars"), str(characters * 100))
    element.set(qn("w:firstLine"), str(characters * 320))


def write(document: Made, report: Report) -> None:
    """A report in these styles; every paragraph as it should be."""
    document.add_paragraph(report.title, "Title")
    document.add_paragraph(report.addressee)
    for level, text in report.blocks:
        indent(document.add_paragraph(text, f"Heading {level}" if level else "Normal"))
    ending(document.add_paragraph(report.signature), "400")
    ending(document.add_paragraph(report.date), "400")


def ending(paragraph, characters: str) -> None:
    """At the right, so many hundredths of a character from the edge."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:rightChars"), characters)
