"""A chart's place in the text: the drawing on whole lines of the page and, kept with it, its caption."""

from __future__ import annotations

from reportgen.document.charts import check_chart
from reportgen.document.nodes import Chart, plain
from reportgen.packs.layout import Layout
from reportgen.writers.docx.charts.looks import MARGIN, line_count
from reportgen.writers.docx.ooxml import Box, Piece, escape, paragraph, run, runs

_EMU = 635
"""In a twip."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def relation_id(number: int) -> str:
    """By what the text names the part of a chart."""
    return f"rIdChart{number}"


def figure(chart: Chart, number: int, layout: Layout, tied: bool = False) -> Piece:
    """The drawing and 图1 …; `tied` keeps the caption with what follows.

    Raises:
        ValueError: the chart cannot be drawn.
    """
    check_chart(chart)
    tall = line_count(chart, layout) * layout.line
    place = f'<w:spacing w:line="{tall}" w:lineRule="atLeast"/>'
    drawing = paragraph("GwFigure", _inline(chart, number, layout.box_width, tall - MARGIN), place)
    label = f"图{number}"
    text = f"{label}　{plain(chart.title)}" if chart.title else label
    keep = "<w:keepNext/>" if tied else ""
    caption = paragraph("Caption", run(label + ("　" if chart.title else "")) + runs(chart.title), keep)
    boxes = (Box(tall, keep=True), Box(layout.line, text, layout.box_width, layout.table_size * 10, keep=tied))
    return Piece(drawing + caption, boxes)


def _inline(chart: Chart, number: int, width: int, height: int) -> str:
    """The frame, as wide as the box; `descr` is read out by programs for the blind."""
    told = escape(chart.alt or plain(chart.title)).replace("\n", " ")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU}" cy="{height * _EMU}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="图 {number}" descr="{told}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{relation_id(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
