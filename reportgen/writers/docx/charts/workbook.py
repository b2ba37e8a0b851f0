"""The workbook behind a chart, which Word opens for 编辑数据. openpyxl is imported only when one is made."""

from __future__ import annotations

import io
from typing import Any

from reportgen.document.nodes import Chart, plain
from reportgen.facts.numerals import plain as digits
from reportgen.writers.docx.charts.formats import formats
from reportgen.writers.docx.package import pack
from reportgen.writers.docx.skeleton import deflate

SHEET = "Sheet1"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMAT = "http://schemas.openxmlformats.org/"
_PROPERTIES = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_FORMAT}package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{_FORMAT}officeDocument/2006/extended-properties"/>',
}
"""No author, no program, no clock time."""


def column(index: int) -> str:
    """The letter of a series' column; categories stand in A."""
    return chr(ord("B") + index)


def workbook(chart: Chart) -> bytes:
    """Categories down column A, a series a column beside them; the same chart gives the same bytes."""
    from openpyxl import Workbook

    book: Any = Workbook()
    sheet = book.active
    sheet.title = SHEET
    for row, category in enumerate(chart.categories, 2):
        _put(sheet[f"A{row}"], plain(category), "s")
    for index, (series, codes) in enumerate(zip(chart.series, formats(chart))):
        _put(sheet[f"{column(index)}1"], plain(series.name), "s")
        for row, (value, code) in enumerate(zip(series.values, codes), 2):
            if value is not None:
                cell = sheet[f"{column(index)}{row}"]
                _put(cell, digits(value), "n")
                cell.number_format = code
    packed = io.BytesIO()
    book.save(packed)
    return _repacked(packed.getvalue())


def _put(cell: Any, text: str, kind: str) -> None:
    """A text (s) that is never a formula, whatever it begins with, or a number (n) without the noise of a float."""
    cell.value = text
    cell.data_type = kind


def _repacked(data: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts |= {name: (_DECLARATION + xml).encode() for name, xml in _PROPERTIES.items()}
    return pack(deflate(name, content) for name, content in parts.items())
