"""The text: headings, paragraphs, tables in their places."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Block, Chart, Heading, Paragraph, Table, plain
from reportgen.packs.layout import Layout
from reportgen.writers.docx.ooxml import Box, Piece, hairline, joined, paragraph, run, runs, spacing
from reportgen.writers.docx.tables import has_text_above, table

_LEADS = {1: "Hei", 2: "Kai"}
"""The character styles of headings that run into their text."""


def blocks(content: Iterable[Block], layout: Layout, tail: int = 0, charts: int = 0, lead: int = 0) -> Piece:
    """Blocks in order; the end of the last one is kept with what follows (署名), if that is `tail` high.

    `charts` have been set before; what stands above the first block on its page, and is kept with it, is `lead` high.
    """
    found = tuple(content)
    pieces = []
    for index, block in enumerate(found):
        tied = tail > 0 and index == len(found) - 1
        if isinstance(block, Heading):
            pieces.append(_heading(block, layout, tied))
        elif isinstance(block, Paragraph):
            pieces.append(_paragraph("GwBody", runs(block.content), plain(block.content), layout, tied))
        elif isinstance(block, Table):
            before = found[index - 1] if index else None
            if isinstance(before, Table) and not before.notes and not has_text_above(block):
                pieces.append(Piece(hairline()))  # Word joins tables that touch
            if isinstance(before, Chart) and not has_text_above(block):  # its rules would touch the caption
                half = layout.line // 2
                pieces.append(Piece(paragraph("a", "", spacing(0, 0, half)), (Box(half),)))
            pieces.append(table(block, layout, tail if tied else 0, 0 if index else lead))
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
