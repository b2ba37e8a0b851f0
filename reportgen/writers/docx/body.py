"""The text: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Block, Chart, Heading, Inlines, Paragraph, Table, plain
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.writers.docx.lines import RULE
from reportgen.writers.docx.ooxml import Box, Piece, hairline, joined, paragraph, run, runs

_CELL_MARGIN = 57
_SHORT, _LONG, _LEAST = 7.0, 17.0, 4.0
"""Characters: up to which a column is never narrowed, above which a cell counts as long, and that a long one gets."""
_LEADS = {1: "Hei", 2: "Kai"}
"""The character styles of headings that run into their text."""
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def blocks(content: Iterable[Block], layout: Layout, tie_last: bool = False, charts: int = 0) -> Piece:
    """Blocks in order; `tie_last` keeps the end of the last paragraph with what follows (署名).

    `charts` have been set before.
    """
    found = tuple(content)
    pieces = []
    for index, block in enumerate(found):
        tied = tie_last and index == len(found) - 1
        if isinstance(block, Heading):
            pieces.append(_heading(block, layout, tied))
        elif isinstance(block, Paragraph):
            pieces.append(_paragraph("GwBody", runs(block.content), plain(block.content), layout, tied))
        elif isinstance(block, Table):
            if index and isinstance(found[index - 1], Table):  # Word joins tables that touch
                pieces.append(Piece(hairline()))
            pieces.append(table(block, layout))
        elif isinstance(block, Chart):
            from reportgen.writers.docx.charts.figure import figure  # few documents have any

            charts += 1
            pieces.append(figure(block, charts, layout, tied))
    return joined(pieces)


def _paragraph(style: str, content: str, text: str, layout: Layout, tied: bool, keep: bool = False) -> Piece:
    props = "<w:keepNext/><w:widowControl/>" if tied else ""
    box = text_box(text, layout, 2, keep or tied)
    return Piece(paragraph(style, content, props), (box,))


def text_box(text: str, layout: Layout, indent: int, keep: bool) -> Box:
    """A paragraph as wide as the page, its first line `indent` characters in."""
    char = layout.char
    return Box(layout.line, text, layout.columns * char, char, indent * char, keep=keep)


def _heading(heading: Heading, layout: Layout, tied: bool) -> Piece:
    text = heading.label + plain(heading.content)
    if heading.body is None:
        content = run(heading.label) + runs(heading.content) if heading.label else runs(heading.content)
        return _paragraph(f"Heading{heading.level}", _one_run(heading) or content, text, layout, tied, keep=True)
    lead_style = _LEADS.get(heading.level, "")
    lead = (
        run(text, lead_style)
        if not any(r.strong for r in heading.content)
        else (run(heading.label, lead_style) + runs(heading.content, lead_style))
    )
    content = lead + runs(heading.body)
    return _paragraph(f"GwRunIn{heading.level}", content, text + plain(heading.body), layout, tied)


def _one_run(heading: Heading) -> str:
    """Number and text in one run, where nothing in it is strong."""
    if any(r.strong for r in heading.content):
        return ""
    return run(heading.label + plain(heading.content))


def table(node: Table, layout: Layout) -> Piece:
    """A ruled table as wide as the box; heads repeat, rows stay whole. One pass over the cells."""
    widths = column_widths(node, layout)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    head = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{_CELL_MARGIN}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    aligned = _alignments(node)
    parts, boxes = [head], []
    for index, cells in enumerate((*node.heads, *node.rows)):
        row = tuple(cell.content for cell in cells)
        parts.append(_row(row, widths, aligned, layout, index == 0))
        texts = tuple((plain(content), room - 2 * _CELL_MARGIN) for content, room in zip(row, widths))
        char = layout.table_size * 10
        boxes.append(Box(layout.table_line, char=char, cells=texts, least=layout.line, keep=index == 0))
    parts.append("</w:tbl>")
    return Piece("".join(parts), tuple(boxes))


def _row(row: tuple[Inlines, ...], widths: list[int], aligned: list[str], layout: Layout, is_head: bool) -> str:
    style = "GwTableHead" if is_head else "GwTable"
    flag = "<w:tblHeader/>" if is_head else ""
    cells = []
    whole = (*row, *((),) * (len(widths) - len(row)))  # a draft may hold a row that is too short
    for content, cell_width, align in zip(whole, widths, aligned):
        props = '<w:jc w:val="left"/>' if align == "left" and not is_head else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{cell_width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(style, runs(content), props)}</w:tc>"
        )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{layout.line - RULE}" w:hRule="atLeast"/>{flag}</w:trPr>'
        f"{''.join(cells)}</w:tr>"
    )


def column_widths(node: Table, layout: Layout) -> list[int]:
    """Widths in twips that make up the box: short columns what they need, the others a share of the rest.

    Long ones share in proportion to their longest cell within bounds; so do all where everything fits.
    """
    wanted = []
    for index, head in enumerate(node.heads[0]):
        cells = (width(plain(row[index].content)) for row in node.rows[:500] if index < len(row))
        wanted.append(max(width(plain(head.content)), 2.0, *cells) + 1)
    room = layout.box_width / (layout.table_size * 10)
    short = [wish if wish <= _SHORT else 0.0 for wish in wanted]
    left = room - sum(short)
    shares = [min(wish, _LONG) for wish in wanted]
    flexible = sum(share for share, taken in zip(shares, short) if not taken)
    if sum(wanted) > room and flexible and left >= _LEAST * short.count(0.0):
        shares = [taken or share * left / flexible for share, taken in zip(shares, short)]
    total = sum(shares)
    widths = [int(layout.box_width * share / total) for share in shares]
    widths[-1] += layout.box_width - sum(widths)
    return widths


def _alignments(node: Table) -> list[str]:
    """Columns of longer texts flush left, numbers and short words in the middle."""
    found = []
    for index in range(len(node.heads[0])):
        longest = max((width(plain(row[index].content)) for row in node.rows[:500] if index < len(row)), default=0)
        found.append("left" if longest > 8 else "center")
    return found
