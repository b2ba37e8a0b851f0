"""A document and a layout to the bytes of a .docx."""

from __future__ import annotations

from reportgen.document.nodes import Block, Document, Table
from reportgen.document.walk import charts_of, count_charts
from reportgen.packs.layout import Layout
from reportgen.writers.docx import head, tail
from reportgen.writers.docx.body import blocks
from reportgen.writers.docx.cache import skeleton
from reportgen.writers.docx.lines import fall, height
from reportgen.writers.docx.ooxml import HAIRLINE, NAMESPACES, Piece, hairline, joined
from reportgen.writers.docx.package import pack
from reportgen.writers.docx.properties import core, custom
from reportgen.writers.docx.skeleton import Skeleton, deflate

SPARE_LINES = 2
"""Lines that must be left over before the 版记 is trusted to fit: programs differ by a line after a table."""


def write_docx(document: Document, layout: Layout) -> bytes:
    """The same document and layout give the same bytes on one installation (the parts are equal on all)."""
    base = skeleton(layout, document.draft, bool(document.properties))
    parts = [
        *base.parts,
        deflate("word/document.xml", document_xml(document, layout, base).encode()),
        deflate("docProps/core.xml", core(document)),
    ]
    charts = charts_of(document)
    if charts:
        from reportgen.writers.docx.charts.attach import attached
        parts = attached(parts, charts, layout)
    if document.properties:
        parts.append(deflate("docProps/custom.xml", custom(document)))
    return pack(parts)


def document_xml(document: Document, layout: Layout, base: Skeleton) -> str:
    """document.xml as text."""
    content = body(document, layout)
    if content.xml.endswith("</w:tbl>"):  # Word wants a paragraph behind, and would join a table to the next one
        content = joined([content, Piece(hairline())])
    xml, section = content.xml, base.section
    if document.imprint:
        xml, section = _with_imprint(document, layout, content, base)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {NAMESPACES}><w:body>{xml}{section}</w:body></w:document>"
    )


def body(document: Document, layout: Layout) -> Piece:
    """Everything but the imprint, in reading order."""
    pieces: list[Piece] = []
    if document.letterhead:
        pieces.append(head.letterhead(document.letterhead, layout))
    used = sum(box.height for piece in pieces for box in piece.boxes)
    pieces.append(head.title(document.title, layout, used, 2 if document.letterhead else 0))
    pieces.append(head.addressees(document.addressees, layout))
    closing = joined(_closing(document, layout))
    pieces += [_text(document.blocks, joined(pieces), closing, layout), closing]
    charts = count_charts(document.blocks)
    for item in document.attachments:
        pieces.append(tail.attachment(item, layout, charts))
        charts += count_charts(item.blocks)
    return joined(pieces)


def _closing(document: Document, layout: Layout) -> list[Piece]:
    """What follows the text on its last page: attachment note, signature and date, note."""
    pieces = []
    if document.attachment_note:
        pieces.append(tail.attachment_note(document.attachment_note, layout))
    if document.signature:
        pieces.append(tail.signature(document.signature, layout, tied=document.note is not None))
    if document.note:
        pieces.append(tail.note(document.note, layout))
    return pieces


def _text(content: tuple[Block, ...], before: Piece, closing: Piece, layout: Layout) -> Piece:
    """The text, its end tied to the signature: a paragraph where that would else stand alone on a page, a table always.

    A paragraph only there: LibreOffice takes it to the next page as a whole, however long it is. Of a table no more is
    tied than its last rows and notes.
    """
    if not content or not closing.boxes:
        return blocks(content, layout)
    tall = sum(height(box) for box in closing.boxes)
    if isinstance(content[-1], Table):
        return blocks(content, layout, tall)
    charts = count_charts(content[:-1])
    body_text, last = blocks(content[:-1], layout), blocks(content[-1:], layout, charts=charts)
    end = fall((*before.boxes, *body_text.boxes, *last.boxes), layout)
    room = layout.box_height - end.used - SPARE_LINES * layout.line
    if tall > room:
        last = blocks(content[-1:], layout, tall, charts)
    return joined([body_text, last])


def _with_imprint(document: Document, layout: Layout, content: Piece, base: Skeleton) -> tuple[str, str]:
    """版记 at the foot of an even last page (7.4.1, 7.5).

    On the page where the text ends if that is even and has room; on the next if it is odd; else after an empty
    page, and then neither carries a number.
    """
    assert document.imprint is not None
    table, tall = tail.imprint(document.imprint, layout)
    end = fall(content.boxes, layout)
    room = layout.box_height - end.used
    if end.page % 2 == 1:
        return content.xml + hairline(new_page=True) + table, base.section
    if room >= tall + SPARE_LINES * layout.line:
        return content.xml + table, base.section
    # The section of the text ends in a paragraph one point high, which needs no room of its own.
    closing = f'<w:p><w:pPr><w:pStyle w:val="a"/>{HAIRLINE}{base.section}</w:pPr></w:p>'
    blank = hairline() + hairline(new_page=True)
    return content.xml + closing + blank + table, base.bare
