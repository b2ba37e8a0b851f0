"""What the peers' templates share: A4 with margins, a page number in the footer, styles of their own."""

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_FACES = {
    "Title": ("方正小标宋简体", 22),
    "Heading 1": ("黑体", 16),
    "Heading 2": ("楷体", 16),
    "Body": ("仿宋", 16),
    "Official": ("仿宋", 16),
    "Run In": ("楷体", 16),
}


def dress(document: Document) -> None:
    """Page, footer and styles; a style that the document has is given the looks, another is added."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _page_number(section.footer.paragraphs[0])
    present = {style.name for style in document.styles}
    for name, (face, size) in _FACES.items():
        kind = WD_STYLE_TYPE.CHARACTER if name == "Run In" else WD_STYLE_TYPE.PARAGRAPH
        style = document.styles[name] if name in present else document.styles.add_style(name, kind)
        style.font.name, style.font.size = face, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if name == "Body":
            style.paragraph_format.first_line_indent = Pt(2 * size)


def _page_number(paragraph: object) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
