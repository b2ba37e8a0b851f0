"""The end of the text: attachment note, signature and date, note, attachments, imprint."""

from __future__ import annotations

from reportgen.document.nodes import Attachment, AttachmentNote, Imprint, Inlines, Signature, plain
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.writers.docx.body import blocks
from reportgen.writers.docx.head import title
from reportgen.writers.docx.lines import count_lines
from reportgen.writers.docx.ooxml import Box, Piece, hairline, joined, paragraph, right_indent, run, runs

_IMPRINT_BLANKS = 2.25
"""Characters beside the date of 版记: one on each side, and a little so that it never turns."""
ISSUER_GAP = "\u3000\u3000"


def blank_lines(count: int, layout: Layout) -> Piece:
    """Empty lines that stay with what follows."""
    return Piece(paragraph("a", "", "<w:keepNext/>") * count, tuple(Box(layout.line, keep=True) for _ in range(count)))


def attachment_note(note: AttachmentNote, layout: Layout) -> Piece:
    """附件说明 (7.3.4): after an empty line, two characters in; turned lines start under the name."""
    pieces = [blank_lines(1, layout)]
    several = len(note.names) > 1
    for index, name in enumerate(note.names):
        lead = ("附件：" if index == 0 else "") + (f"{index + 1}." if several else "")
        left = 5 + (1 if several else 0)
        hang = round(width(lead) * layout.char)
        indent = f'<w:ind w:left="{left * layout.char}" w:hanging="{hang}"/>'
        room = (layout.columns - left) * layout.char
        xml = paragraph("GwAnnexNote", run(lead) + runs(name), indent)
        pieces.append(Piece(xml, (Box(layout.line, plain(name), room, layout.char, keep=True),)))
    return joined(pieces)


def signature(sign: Signature, layout: Layout, tied: bool = False) -> Piece:
    """署名 and 成文日期, tied to the text above so that they never stand alone; `tied`: to what follows too."""
    gap = layout.sealed_gap if sign.sealed else layout.unsealed_gap
    keep = "<w:keepNext/>" if tied else ""
    rows = _sealed(sign, layout, keep) if sign.sealed else _unsealed(sign, layout, keep)
    boxes = (*tuple(Box(layout.line, keep=True) for _ in rows[:-1]), Box(layout.line, keep=tied))
    return joined([blank_lines(gap, layout), Piece("".join(rows), boxes)])


def _widths(sign: Signature) -> tuple[float | None, float | None]:
    """The widths of the last issuer and of the date, None for what is not there."""
    return (
        width(plain(sign.issuers[-1])) if sign.issuers else None,
        width(plain(sign.date)) if sign.date else None,
    )


def blanks(last: float | None, date: float | None, sealed: bool, layout: Layout) -> tuple[float, float]:
    """The characters left blank right of the last issuer and of the date, by their widths (None: not there)."""
    blank = float(layout.sealed_right if sealed else layout.unsealed_right)
    if last is None or date is None:
        return blank, blank
    if sealed:
        org = blank + (date - last) / 2
        return (org, blank) if org >= 0 else (0.0, blank - org)
    if date > last:  # the date is the longer: it keeps the blank, the issuer moves left
        return blank + date + layout.unsealed_right - last, blank
    return blank, min(last, layout.columns - blank) - date


def _sealed(sign: Signature, layout: Layout, keep: str) -> list[str]:
    """7.3.5.1: the date four characters from the right, the last issuer centred over it, others at its left."""
    org_right, date_right = blanks(*_widths(sign), True, layout)
    lines = []
    for row in issuer_rows(sign, layout):
        content = run(ISSUER_GAP).join(runs(issuer) for issuer in row)
        lines.append(paragraph("GwSignOrg", content, right_indent(org_right, layout.char)))
    if sign.date:
        lines.append(paragraph("GwSignDate", runs(sign.date), keep + right_indent(date_right, layout.char)))
    return lines


def issuer_rows(sign: Signature, layout: Layout) -> list[tuple[Inlines, ...]]:
    """The issuers that seal, in rows of at most three that fit; each row gets its seals side by side."""
    room = layout.columns - blanks(*_widths(sign), True, layout)[0]
    rows: list[tuple[Inlines, ...]] = []
    for issuer in sign.issuers:
        row = (*rows[-1], issuer) if rows else (issuer,)
        across = sum(width(plain(i)) for i in row) + len(ISSUER_GAP) * (len(row) - 1)
        if rows and len(row) <= 3 and across <= room:
            rows[-1] = row
        else:
            rows.append((issuer,))
    return rows


def _unsealed(sign: Signature, layout: Layout, keep: str) -> list[str]:
    """7.3.5.2: issuers two characters from the right, the date beginning two characters right of the last one."""
    org_right, date_right = blanks(*_widths(sign), False, layout)
    lines = [paragraph("GwSignOrg", runs(i), right_indent(org_right, layout.char)) for i in sign.issuers]
    if sign.date:
        lines.append(paragraph("GwSignDate", runs(sign.date), keep + right_indent(date_right, layout.char)))
    return lines


def note(content: Inlines, layout: Layout) -> Piece:
    """附注 (7.3.6): the line below the date, two characters in, in brackets."""
    return Piece(paragraph("GwBody", runs(content)), (Box(layout.line),))


def attachment(item: Attachment, layout: Layout, charts: int = 0) -> Piece:
    """附件 (7.3.7): a new page, its mark on line 1, its title on line 3; `charts` have been set before."""
    mark = Piece(paragraph("GwAnnexMark", run(item.label)), (Box(layout.line, keep=True, new_page=True),))
    head = joined([mark, title(item.title, layout, layout.line, 1)])
    lead = sum(box.height for box in head.boxes)
    return joined([head, blocks(item.blocks, layout, charts=charts, lead=lead)])


def imprint(node: Imprint, layout: Layout) -> tuple[str, int]:
    """版记 as a floating table on the bottom edge of the box, and its height.

    horzAnchor is page: LibreOffice floats a table as wide as the text only then.
    """
    # The date takes what it needs, the printer the rest.
    closing = width(plain(node.date) + "印发") if node.date else 0
    size = layout.imprint_size * 10
    half = layout.box_width - round((closing + _IMPRINT_BLANKS) * size)
    thick, thin = _border(layout.thick), _border(layout.thin)
    rows, height = [], 0
    if node.copies:
        text = run("，").join(runs(c) for c in node.copies)
        plain_text = "，".join(plain(c) for c in node.copies)
        ending = "" if plain_text.endswith("。") else run("。")
        hang = '<w:ind w:left="1120" w:right="280" w:hanging="840"/>'
        bottom = thin if node.printer or node.date else thick
        rows.append(
            _imprint_row(_cell(layout.box_width, run("抄送：") + text + ending, thick, bottom, "both", 2, hang))
        )
        height += layout.imprint_line * count_lines("抄送：" + plain_text, layout.box_width - 1400, size)
    if node.printer or node.date:
        top = thin if node.copies else thick
        left = _cell(half, runs(node.printer) if node.printer else "", top, thick, "left")
        date = runs(node.date) + run("印发") if node.date else ""
        rows.append(_imprint_row(left + _cell(layout.box_width - half, date, top, thick, "right")))
        printer = plain(node.printer) if node.printer else ""
        height += layout.imprint_line * max(1, count_lines(printer, half - 2 * size, size))
    xml = (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="page" w:tblpX="{layout.left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{layout.box_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="{half}"/><w:gridCol w:w="{layout.box_width - half}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    return xml + hairline(), height


def _border(twips: int) -> str:
    return f'w:val="single" w:sz="{twips * 8 // 20}" w:space="0" w:color="000000"'


def _imprint_row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(cell_width: int, content: str, top: str, bottom: str, align: str, span: int = 1, indent: str = "") -> str:
    props = f'{indent}<w:jc w:val="{align}"/>'
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{cell_width}" w:type="dxa"/>{spanned}<w:tcBorders><w:top {top}/>'
        f'<w:bottom {bottom}/></w:tcBorders><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('GwImprint', content, props)}</w:tc>"
    )
