"""Charts joined to the package: their parts, workbooks, relationships and content types."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from reportgen import cache
from reportgen.document.nodes import Chart, plain
from reportgen.packs.layout import Layout
from reportgen.writers.docx.cache import installed
from reportgen.writers.docx.charts.figure import relation_id
from reportgen.writers.docx.charts.part import WORKBOOK_ID, chart_xml
from reportgen.writers.docx.charts.workbook import workbook
from reportgen.writers.docx.skeleton import Part, deflate

_KIND = "workbook"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def attached(parts: Sequence[Part], charts: Sequence[Chart], layout: Layout) -> list[Part]:
    """The parts of a package with those of its charts."""
    numbers = range(1, len(charts) + 1)
    types = f'<Default Extension="xlsx" ContentType="{_SHEET_TYPE}"/>' + "".join(
        f'<Override PartName="/word/charts/chart{n}.xml" ContentType="{_CHART_TYPE}"/>' for n in numbers
    )
    relations = "".join(
        f'<Relationship Id="{relation_id(n)}" Type="{_OFFICE}/chart" Target="charts/chart{n}.xml"/>' for n in numbers
    )
    more = {_TYPES: (types, b"</Types>"), _RELATIONS: (relations, b"</Relationships>")}
    found = [_longer(part, *more[part.name]) if part.name in more else part for part in parts]
    return [*found, *(part for n, chart in zip(numbers, charts) for part in _chart_parts(n, chart, layout))]


def _longer(part: Part, xml: str, end: bytes) -> Part:
    """A part with more in it, before its `end`."""
    whole = zlib.decompress(part.data, -15).rstrip()
    assert whole.endswith(end)
    return deflate(part.name, whole.removesuffix(end) + xml.encode() + end)


def _chart_parts(number: int, chart: Chart, layout: Layout) -> Iterator[Part]:
    target = f'Type="{_OFFICE}/package" Target="../embeddings/Microsoft_Excel_Sheet{number}.xlsx"'
    relations = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="{WORKBOOK_ID}" {target}/></Relationships>'
    )
    yield deflate(f"word/charts/chart{number}.xml", chart_xml(chart, layout))
    yield deflate(f"word/charts/_rels/chart{number}.xml.rels", relations.encode())
    yield deflate(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx", _workbook(chart))


def _workbook(chart: Chart) -> bytes:
    """The workbook, from the cache or made anew: openpyxl takes a quarter of a second to import."""
    figures = [(plain(s.name), [str(v) for v in s.values], [plain(t) for t in s.shown]) for s in chart.series]
    categories = [plain(category) for category in chart.categories]
    key = f"{zlib.ZLIB_RUNTIME_VERSION}|{installed('openpyxl')}|{categories!r}|{figures!r}"
    data = cache.fetch(_KIND, key)
    if data is not None:
        return bytes(data)
    made = workbook(chart)
    cache.keep(_KIND, key, made)
    return made
