"""core.xml and custom.xml. No clock: dates are the report's own."""

from __future__ import annotations

from reportgen.document.editions import Edition
from reportgen.document.nodes import Document, plain
from reportgen.writers.docx.ooxml import escape

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core(document: Document) -> bytes:
    """The title; in the 报送 edition issuer and language, and created and modified as 成文日期 where there is one."""
    title = "".join(plain(line) for line in document.title.lines)
    rest = ""
    if document.edition is Edition.UPWARD:
        rest = f"<dc:creator>{escape(document.issuer)}</dc:creator><dc:language>zh-CN</dc:language>"
    if document.created and document.edition is Edition.UPWARD:
        stamp = f"{document.created}T00:00:00Z"
        rest += "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
        )
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>{rest}</cp:coreProperties>"
    ).encode()


def custom(document: Document) -> bytes:
    """The document's own properties as texts; numbered from 2 as the format wants."""
    rows = "".join(
        f'<property fmtid="{_FMTID}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(document.properties, 2)
    )
    return (
        f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    ).encode()
