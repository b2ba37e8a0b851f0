"""Makes the documents of the Python tools: python make_python.py

Needs python-docx, docxtpl, docx-mailmerge, docxcompose and htmldocx. What stands in FAULTS is put in here.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxcompose.composer import Composer
from docxtpl import DocxTemplate
from htmldocx import HtmlToDocx
from mailmerge import MailMerge
from official import PAGE, blank, ending, fonts, indent, write
from reports import BAISHI, LINBO, QINGHE, SONGLING

HERE = Path(__file__).parent


def plain() -> None:
    """As the manual of python-docx begins: its own template, nothing set."""
    document = docx.Document()
    document.add_heading(QINGHE.title, 0)
    document.add_paragraph(QINGHE.addressee.replace("：", ":"))
    for level, text in QINGHE.blocks:
        document.add_heading(text, level) if level else document.add_paragraph(text)
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for cells in (("类别", "条数", "占比"), ("惠农补贴", "97", "30.5%"), ("其他", "221", "69.5%")):
        for cell, text in zip(table.add_row().cells, cells):
            cell.text = text
    document.add_paragraph(QINGHE.signature)
    document.add_paragraph("2025.1.20")
    document.save(HERE / "python-docx-plain.docx")


def official() -> None:
    """Right but for four faults, each in one place."""
    document = blank()
    write(document, SONGLING)
    document.sections[0].left_margin = Mm(25)
    body = document.paragraphs[5]
    fonts(body.runs[0]._r.get_or_add_rPr(), PAGE)
    first = document.paragraphs[10]
    first.runs[0].font.size = Pt(15)
    document.paragraphs[11].runs[0].text = "　　" + SONGLING.blocks[9][1]
    document.paragraphs[11].paragraph_format.element.pPr.remove(document.paragraphs[11]._p.pPr.ind)
    document.save(HERE / "python-docx-official.docx")


def templated() -> None:
    """docxtpl: a template with loops, conditions and an inserted RichText; the faults lie in the template."""
    template = blank()
    template.add_paragraph("{{ title }}", "Title")
    template.add_paragraph("{{ addressee }}")
    for line, style, deep in (
        ("{%p for level, text in blocks %}", "Normal", 0),
        ("{%p if level == 1 %}", "Normal", 0),
        ("{{ text }}", "Heading 1", 0),
        ("{%p elif level == 2 %}", "Normal", 0),
        ("{{ text }}", "Heading 2", 2),
        ("{%p else %}", "Normal", 0),
        ("{{ text }}", "Normal", 2),
        ("{%p endif %}", "Normal", 0),
        ("{%p endfor %}", "Normal", 0),
    ):
        paragraph = template.add_paragraph(line, style)
        if deep:
            indent(paragraph, deep)
    ending(template.add_paragraph("{{ signature }}"), "400")
    ending(template.add_paragraph("{{ date }}"), "400")
    template.styles["Heading 2"].font.bold = True
    template.sections[0].even_page_footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    packed = io.BytesIO()
    template.save(packed)
    made = DocxTemplate(packed)
    blocks = [(level, text.replace("三、", "四、")) for level, text in LINBO.blocks]
    made.render({**LINBO._asdict(), "blocks": blocks})
    made.save(HERE / "docxtpl.docx")


def merged() -> None:
    """docx-mailmerge: a letter whose fields are filled in; the margins above and below are too small."""
    template = blank()
    section = template.sections[0]
    section.top_margin = section.bottom_margin = Mm(25.4)
    title = template.add_paragraph("", "Title")
    _field(title, "Title")
    _field(template.add_paragraph(), "Addressee")
    for number, (level, text) in enumerate(BAISHI.blocks):
        paragraph = template.add_paragraph("" if number in (2, 4) else text, f"Heading {level}" if level else "Normal")
        if number in (2, 4):
            _field(paragraph, f"Block{number}")
        indent(paragraph)
    ending(template.add_paragraph(BAISHI.signature), "400")
    date = template.add_paragraph()
    _field(date, "Date")
    ending(date, "400")
    packed = io.BytesIO()
    template.save(packed)
    packed.seek(0)
    with MailMerge(packed) as letter:
        blocks = {f"Block{number}": BAISHI.blocks[number][1] for number in (2, 4)}
        letter.merge(Title=BAISHI.title, Addressee=BAISHI.addressee, Date="2025年01月06日", **blocks)
        letter.write(HERE / "docx-mailmerge.docx")


def _field(paragraph, name: str) -> None:
    """A field of letters as Word writes it, in five runs."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = OxmlElement("w:r")
        if kind in ("", "text"):
            content = OxmlElement("w:t" if kind else "w:instrText")
            content.text = f"«{name}»" if kind else f" MERGEFIELD {name} \\* MERGEFORMAT "
        else:
            content = OxmlElement("w:fldChar")
            content.set(qn("w:fldCharType"), kind)
        run.append(content)
        paragraph._p.append(run)


def composed() -> None:
    """docxcompose: a report and its attachment, a table of another hand on paper of another size."""
    first = blank()
    write(first, BAISHI)
    second = docx.Document()
    second.add_paragraph("附件")
    heading = second.add_paragraph("执法案件统计表")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = second.add_table(rows=0, cols=2)
    for cells in (("类别", "件数"), ("危险化学品", "14"), ("工贸", "17")):
        for cell, text in zip(table.add_row().cells, cells):
            cell.text = text
    section = first.add_section()
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    composer = Composer(first)
    composer.append(second)
    composer.save(HERE / "docxcompose.docx")


def from_html() -> None:
    """htmldocx: a web page put into an empty document of python-docx."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    page = f'<h1 style="text-align:center">{QINGHE.title}</h1><p>{QINGHE.addressee}</p>'
    for level, text in QINGHE.blocks:
        page += f"<p><b>{text}</b></p>" if level else f'<p><span style="color:#c00000">{text}</span></p>'
    page += "<ul><li>附件一</li><li>附件二</li></ul><table><tr><td>甲</td><td>乙</td></tr></table>"
    page += f'<p style="text-align:right">{QINGHE.signature}<br>二〇二五年一月二十日</p>'
    HtmlToDocx().add_html_to_document(page, document)
    document.save(HERE / "htmldocx.docx")


if __name__ == "__main__":
    for make in (plain, official, templated, merged, composed, from_html):
        make()
