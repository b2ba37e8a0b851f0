"""The package of a layout, built once with python-docx: styles, settings, fonts, page, footers. Owner of `docx`.

What depends on the report (document.xml, properties) is left out; `package` puts it in. python-docx is imported
only when a skeleton has to be built.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.ooxml import W, escape, paragraph, run
from reportgen.writers.docx.styles import face, size, styles

LEVEL = 6
DRAFT_TEXT = "草稿（有未填写或未改正的内容，不得报送）"
_URI = 'w:uri="http://schemas.microsoft.com/office/word"'
_DROPPED = ("theme", "customXml", "stylesWithEffects", "webSettings", "numbering", "thumbnail")
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"


class Part(NamedTuple):
    """A part of the package, deflated."""

    name: str
    crc: int
    size: int
    data: bytes


class Skeleton(NamedTuple):
    """All parts but document.xml, core.xml and custom.xml.

    `section` and `bare` are w:sectPr with and without page numbers.
    """

    parts: tuple[Part, ...]
    section: str
    bare: str


def deflate(name: str, content: bytes) -> Part:
    """A part out of its bytes."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    return Part(name, zlib.crc32(content), len(content), data)


def build_skeleton(layout: Layout, draft: bool, custom: bool) -> Skeleton:
    """The package of a layout; `draft` adds the warning head, `custom` the part for custom properties."""
    from docx import Document

    document: Any = Document()
    _styles(document, layout)
    _settings(document, layout)
    _trim(document, layout, custom)
    header = _header(document) if draft else ""
    numbered = [_footer(document, side, True) for side in ("right", "left")]
    empty = [_footer(document, side, False) for side in ("right", "left")]
    if custom:
        _custom_part(document)
    packed = io.BytesIO()
    document.save(packed)
    return Skeleton(
        tuple(deflate(name, content) for name, content in _read(packed.getvalue(), custom)),
        _section(layout, numbered, header),
        _section(layout, empty, header),
    )


def _read(data: bytes, custom: bool) -> list[tuple[str, bytes]]:
    import zipfile

    dynamic = {"word/document.xml", "docProps/core.xml", "docProps/custom.xml"}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(name for name in package.namelist() if name not in dynamic)
        parts = [(name, package.read(name)) for name in names]
    assert custom is any(_CUSTOM_TYPE.encode() in content for _, content in parts)
    return parts


def _parse(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml.replace(">", f' xmlns:w="{W}">', 1) if "xmlns:w=" not in xml else xml)


def _styles(document: Any, layout: Layout) -> None:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{face(layout.body_face)}<w:kern w:val="0"/>{size(layout.body_size)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
    )
    document.styles.element[:] = [_parse(defaults), *(_parse(style.xml()) for style in styles(layout))]


def _settings(document: Any, layout: Layout) -> None:
    """In schema order; compatibility as a Chinese Word writes it, so that Word opens it without 兼容模式."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" {_URI} w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    xml = (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        f'<w:drawingGridHorizontalSpacing w:val="158"/><w:drawingGridVerticalSpacing w:val="{layout.line}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        f"<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
    document.settings.element[:] = list(_parse(xml))


def _trim(document: Any, layout: Layout, named: bool) -> None:
    """Drop what no style points at (WPS complains of missing theme fonts), and write our own font table."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as DocxPart

    rows = "".join(
        f'<w:font w:name="{escape(f.name)}"><w:altName w:val="{escape(f.alternate)}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for f in dict.fromkeys(layout.faces)
    )
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    blob = f'{declaration}<w:fonts xmlns:w="{W}">{rows}</w:fonts>'.encode()
    part = document.part
    for rid, relation in list(part.rels.items()):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind == "fontTable":
            uri = PackURI("/word/fontTable.xml")
            relation._target = DocxPart(uri, relation.target_part.content_type, blob, part.package)
        elif kind in _DROPPED:
            part.rels.pop(rid)
    for rid, relation in list(part.package.rels.items()):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in _DROPPED:
            part.package.rels.pop(rid)
        elif kind == "extended-properties":
            relation.target_part._blob = (
                f'{declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
                f'extended-properties">{"<Application>reportgen</Application>" if named else ""}</Properties>'
            ).encode()


def _custom_part(document: Any) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as DocxPart

    package = document.part.package
    part = DocxPart(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, b"<Properties/>", package)
    package.relate_to(part, _CUSTOM_REL)


def _header(document: Any) -> str:
    part, rid = document.part.add_header_part()
    part.element[:] = [_parse(paragraph("GwDraft", run(DRAFT_TEXT)))]
    return str(rid)


def _footer(document: Any, side: str, numbered: bool) -> str:
    """Page number (7.5): 4号 宋体, a dash on each side, one character from the outer edge."""
    part, rid = document.part.add_footer_part()
    part.element[:] = [_parse(footer(side, numbered))]
    return str(rid)


def footer(side: str, numbered: bool, style: str = "footer") -> str:
    """A footer's paragraph, with or without the page number."""
    props = f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
    return paragraph(style, _page_field() if numbered else "", props)


def _page_field() -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return run("— ") + marks[0] + code + marks[1] + "<w:r><w:t>1</w:t></w:r>" + marks[2] + run(" —")


def _section(layout: Layout, footers: list[str], header: str) -> str:
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{header}"/>' for kind in ("default", "even") if header
    )
    references += "".join(
        f'<w:footerReference w:type="{kind}" r:id="{rid}"/>' for kind, rid in zip(("default", "even"), footers)
    )
    settings = f'<w:type w:val="nextPage"/>{page(layout)}<w:cols w:space="425"/>{grid(layout)}'
    return f"<w:sectPr>{references}{settings}</w:sectPr>"


def page(layout: Layout, lying: bool = False) -> str:
    """Paper and margins; a page that lies on its side has them turned with it, so that the head is at the right."""
    width, height = layout.page_width, layout.page_height
    top, right, bottom, left = layout.top, layout.right, layout.bottom, layout.left
    turned = ""
    if lying:
        width, height, turned = height, width, ' w:orient="landscape"'
        top, right, bottom, left = left, top, right, bottom
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{layout.header}" w:footer="{layout.footer}" w:gutter="0"/>'
    )


def grid(layout: Layout) -> str:
    """Lines and characters as the page dialog shows them."""
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{layout.line}" w:charSpace="{layout.char_space}"/>'
