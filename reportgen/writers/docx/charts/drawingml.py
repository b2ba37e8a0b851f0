"""The words of DrawingML charts: texts, fills, strokes, references with their cached values."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Inlines, plain
from reportgen.packs.layout import Face
from reportgen.writers.docx.charts.looks import BLACK, Fill, Stroke
from reportgen.writers.docx.charts.workbook import SHEET
from reportgen.writers.docx.ooxml import escape

_POINT = 12700
"""English metric units, in which strokes are measured."""


def flag(name: str, value: str | int) -> str:
    """An element that is one value."""
    return f'<c:{name} val="{value}"/>'


def typeface(face: Face, points: float) -> str:
    """Properties of characters: all slots set, as in the text, so that “ ” and digits take the same face."""
    name = escape(face.name)
    slots = "".join(f'<a:{slot} typeface="{name}"/>' for slot in ("latin", "ea", "cs"))
    return f'sz="{round(points * 100)}" b="0"><a:solidFill><a:srgbClr val="{BLACK}"/></a:solidFill>{slots}'


def text_properties(face: Face, points: float) -> str:
    """How the texts of an element are set."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {typeface(face, points)}</a:defRPr></a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def rich_text(text: str, face: Face, points: float) -> str:
    """A text of its own."""
    letters = typeface(face, points)
    return (
        f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {letters}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="zh-CN" {letters}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
    )


def line(grey: str, points: float, dash: str = "solid") -> str:
    """A stroke."""
    return (
        f'<a:ln w="{round(points * _POINT)}" cap="flat"><a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(content: str) -> str:
    """Properties of a shape."""
    return f"<c:spPr>{content}</c:spPr>"


def filled(fill: Fill) -> str:
    """A surface with its outline."""
    if fill.pattern:
        inner = (
            f'<a:pattFill prst="{fill.pattern}"><a:fgClr><a:srgbClr val="{fill.grey}"/></a:fgClr>'
            '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
    else:
        inner = f'<a:solidFill><a:srgbClr val="{fill.grey}"/></a:solidFill>'
    return shape(inner + line(BLACK, 0.75))


def marker(stroke: Stroke) -> str:
    """The sign at the points of a line."""
    surface = f'<a:solidFill><a:srgbClr val="{stroke.grey}"/></a:solidFill>' + line(stroke.grey, 1)
    return f"<c:marker>{flag('symbol', stroke.marker)}{flag('size', 7)}{shape(surface)}</c:marker>"


def area(columns: str, first: int, last: int) -> str:
    """Cells of the workbook, as references name them."""
    start, end = f"{SHEET}!${columns}${first}", f"${columns}${last}"
    return start if first == last else f"{start}:{end}"


def texts(reference: str, contents: Iterable[Inlines]) -> str:
    """Texts of cells, with their cache."""
    found = tuple(contents)
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(plain(c))}</c:v></c:pt>' for i, c in enumerate(found))
    cache = f"<c:strCache>{flag('ptCount', len(found))}{points}</c:strCache>"
    return f"<c:strRef><c:f>{escape(reference)}</c:f>{cache}</c:strRef>"


def numbers(reference: str, values: Iterable[str], codes: Iterable[str]) -> str:
    """Figures of cells with their formats, "" for a gap, with their cache."""
    found = tuple(values)
    points = "".join(
        f'<c:pt idx="{i}"{_own_format(code)}><c:v>{value}</c:v></c:pt>'
        for i, (value, code) in enumerate(zip(found, codes))
        if value
    )
    cache = f"<c:formatCode>General</c:formatCode>{flag('ptCount', len(found))}{points}"
    return f"<c:numRef><c:f>{escape(reference)}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def _own_format(code: str) -> str:
    return "" if code == "General" else f' formatCode="{escape(code)}"'
