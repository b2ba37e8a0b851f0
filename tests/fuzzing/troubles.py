"""Blocks, styles, lists and relations that mean trouble, and odd values of attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

Piece: TypeAlias = Callable[[Random], bytes]
"""Makes a piece of XML."""

VALUES = (
    "", "0", "-1", "1", "9", "-0", "+5", " 12 ", "1_000", "12.5", "50%", "3.7cm", "1e5pt", "NaN", "INF", "-inf", "1e400",
    "0x7f", "１２", "²", "١٢", "1000000000", "-1000000000", "99999999999999999999", "9" * 5000, "9" * 400 + ".5", "auto",
    "true", "off", "none", "../../etc/passwd", "%1", "%9%9%9", "\U0001f600", "\U000f0001", "&#xE000;", "&amp;#0;", "&#0;",
    "&#xD800;", "&#xFFFF;", "&x;", "甲" * 3000, "\u202e", "\u0085", "\ufeff", "w:p", "restart", "continue", "begin", "end",
)  # fmt: skip


def _fixed(*texts: str) -> list[Piece]:
    return [lambda _, text=text: text.encode() for text in texts]


def _many(begin: str, end: str, *deeps: int) -> Piece:
    """Something nested."""
    return lambda chance: (begin * (deep := chance.choice(deeps)) + "<w:p/>" + end * deep).encode()


def _often(text: str, *counts: int) -> Piece:
    """Something often; {} stands for the number of the time."""
    return lambda chance: "".join(text.replace("{}", str(i)) for i in range(chance.choice(counts))).encode()


def _valued(text: str) -> Piece:
    """Something with odd values in the places of {}."""

    def made(chance: Random) -> bytes:
        return re.sub(r"\{\}", lambda _: chance.choice(VALUES), text).encode()

    return made


_RUN = "<w:r><w:t>甲</w:t></w:r>"
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BLOCKS: Sequence[Piece] = (
    _many("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 1, 3, 40, 160, 170),
    _many("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 2, 100, 245, 300),
    _many("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 1, 2, 50, 160),
    _many('<w:ins w:author="甲" w:date="x"><w:del w:author="乙">', "</w:del></w:ins>", 1, 40, 200),
    _many("<w:p>", "</w:p>", 2, 300),
    _many("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 1, 60, 240),
    _often("<w:p/>", 3, 5000, 30_000),
    _often(f"<w:p>{_RUN}</w:p>", 2, 3000),
    _often('<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" w:id="f"/></w:sectPr></w:pPr></w:p>', 2, 40, 2500),
    _often('<w:p><w:pPr><w:rPr><w:del w:author="甲"/></w:rPr></w:pPr>' + _RUN + "</w:p>", 1, 2, 3000),
    _often('<w:r><w:commentReference w:id="0"/></w:r>', 1, 3, 3000),
    _often('<w:commentRangeStart w:id="{}"/>' + _RUN + '<w:commentRangeEnd w:id="0"/>', 1, 3, 2000),
    _often('<w:r><w:footnoteReference w:id="{}"/></w:r>', 3, 3000),
    _often('<w:bookmarkStart w:id="{}" w:name="_Ref甲{}"/>', 2, 4000),
    _often(_MARK.replace("{}", "begin"), 1, 3, 2000),
    _often(_MARK.replace("{}", "end"), 1, 3, 2000),
    _often(_MARK.replace("{}", "separate"), 1, 3),
    _often("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 2, 2000),
    _often("<w:tr/>", 1, 3, 3000),
    _often("<w:tc/>", 1, 3, 3000),
    _often("<w:gridCol/>", 1, 3000),
    _often("<w:r><w:instrText>\n\n</w:instrText></w:r>", 1, 300),
    _often('<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>', 1, 3, 3000),
    _valued('<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'),
    _valued('<w:p><w:pPr><w:pStyle w:val="{}"/><w:outlineLvl w:val="{}"/><w:jc w:val="{}"/></w:pPr></w:p>'),
    _valued('<w:p><w:pPr><w:ind w:firstLineChars="{}" w:firstLine="{}" w:left="{}"/><w:spacing w:line="{}"/></w:pPr></w:p>'),
    _valued('<w:p><w:r><w:rPr><w:sz w:val="{}"/><w:rFonts w:eastAsia="{}"/><w:b w:val="{}"/></w:rPr><w:t>甲</w:t></w:r></w:p>'),
    _valued('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/><w:vMerge w:val="{}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
    _valued('<w:tbl><w:tblGrid><w:gridCol w:w="{}"/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val="{}"/><w:gridAfter w:val="{}"/>'
            '<w:trHeight w:val="{}"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
    _valued('<w:sectPr><w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{}" w:left="{}"/><w:docGrid w:linePitch="{}" '
            'w:charSpace="{}"/><w:cols w:num="{}"/><w:pgNumType w:start="{}"/></w:sectPr>'),
    _valued('<w:ins w:id="{}" w:author="{}" w:date="{}"><w:r><w:t>{}</w:t></w:r></w:ins>'),
    _valued('<w:r><w:sym w:font="{}" w:char="{}"/><w:t>{}</w:t></w:r>'),
    _valued('<w:footnote w:id="{}" w:type="{}"><w:p/></w:footnote>'),
    *_fixed(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>',
        "<w:tbl/>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tc><w:p/></w:tc>", "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:tbl><w:p/><w:tr><w:p/><w:tc><w:p/></w:tc></w:tr></w:tbl>", "<w:tbl><w:tc><w:p/></w:tc></w:tbl>",
        "<w:p><w:r><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:r></w:p>", "<w:r><w:r/></w:r>", "<w:txbxContent/>",
        "<w:del><w:p><w:r><w:delText>甲</w:delText></w:r></w:p></w:del>", "<w:moveFrom><w:p/></w:moveFrom>",
        '<w:del w:author="甲"><w:ins w:author="乙"><w:r><w:t>乙</w:t></w:r></w:ins></w:del>',
        "<w:r><w:delText>裸</w:delText></w:r>", "<w:t>裸</w:t>", "<w:instrText>裸</w:instrText>", "<w:r><w:tab/><w:br/><w:cr/></w:r>",
        "<w:sdt/>", "<w:sdtContent/>", "<mc:AlternateContent/>", "<mc:Choice/>", "<mc:Fallback/>", "<w:pPr/>", "<w:rPr/>",
        "<w:sectPr/>", "<w:pPr><w:sectPr/></w:pPr>", "<w:tcPr/>", "<w:trPr/>", "<w:tblPr/>", "<w:tblGrid/>", "<w:fldSimple/>",
        '<w:headerReference w:type="default" w:id="none"/>', "<w:footnote/>", "<w:comment/>", "<w:endnote><w:p/></w:endnote>",
        "<w:bookmarkStart/>", "<w:commentRangeStart/>", "<w:commentRangeEnd/>", "<w:commentReference/>", "<w:p><w:p/></w:p>",
        "<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange><w:rPr><w:rPrChange/></w:rPr></w:pPr></w:p>", "<w:drawing/>", "<w:pict/>",
        "<w:altChunk/>", "<w:subDoc/>", "<w:ruby><w:rt><w:r><w:t>甲</w:t></w:r></w:rt></w:ruby>", "<w:body/>", "<w:document/>",
    ),
    lambda _: b"<w:p><w:r><w:t>" + "字".encode() * 200_000 + b"</w:t></w:r></w:p>",
    lambda _: b'<w:p><w:r><w:t xml:space="preserve">' + b"\n" * 20_000 + b"</w:t></w:r></w:p>",
)  # fmt: skip
_STYLE = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="{2}"/></w:style>'
STYLES: Sequence[Piece] = (
    *_fixed(
        _STYLE.format("a", "heading 1", "a"),
        _STYLE.format("x", "x", "y") + _STYLE.format("y", "y", "x"),
        _STYLE.format("Normal", "Normal", "Heading1") + _STYLE.format("Heading1", "heading 1", "Normal"),
        '<w:style w:type="paragraph" w:default="1"/>', "<w:style/>", "<w:docDefaults/>", "<w:styles/>",
        '<w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
    ),
    _valued('<w:style w:type="{}" w:default="{}" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/><w:link w:val="{}"/>'
            '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr><w:outlineLvl w:val="{}"/></w:pPr></w:style>'),
    lambda _: "".join(_STYLE.format(f"c{i}", f"c{i}", f"c{i + 1}") for i in range(3000)).encode(),
    _many("<w:style>", "</w:style>", 2, 200),
)  # fmt: skip
NUMBERINGS: Sequence[Piece] = (
    *_fixed(
        '<w:abstractNum w:abstractNumId="0"/>', '<w:abstractNum/>', "<w:num/>", '<w:num w:numId="1"/>', "<w:lvl/>",
        '<w:num w:numId="1"><w:abstractNumId w:val="77"/></w:num>',
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/><w:styleLink w:val="x"/></w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="5"/></w:lvlOverride></w:num>',
    ),
    _valued('<w:abstractNum w:abstractNumId="{}"><w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
            '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="{}"><w:abstractNumId w:val="{}"/></w:num>'),
    _valued('<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/>'
            '</w:lvlOverride></w:num>'),
    *(_valued(f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="{{}}"/>'
              f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride></w:num>')
      for kind in ("chineseCounting", "chineseCountingThousand", "upperRoman", "lowerLetter", "decimalEnclosedCircle", "ordinal",
                   "ideographTraditional", "japaneseCounting", "chineseLegalSimplified", "bullet", "x")),
)  # fmt: skip
_RELATION = '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}" Target="{2}"{3}/>'
_KINDS = (
    "styles",
    "numbering",
    "footnotes",
    "comments",
    "settings",
    "theme",
    "header",
    "footer",
    "officeDocument",
    "custom-properties",
)
_TARGETS = (
    "document.xml", "_rels/document.xml.rels", "../[Content_Types].xml", "/word/styles.xml", "styles.xml", "", ".", "..", "/",
    "../../../../etc/passwd", "file:///etc/passwd", "http://example.invalid/a.xml", "a%20b.xml", "styles.xml#x", "甲.xml", "x" * 9000,
    "\\\\server\\share", "numbering.xml", "comments.xml",
)  # fmt: skip


def _relation(chance: Random) -> bytes:
    outside = chance.choice(("", "", ' TargetMode="External"', ' TargetMode="x"'))
    id_ = chance.choice(("r1", "rId1", "footer1", "", "甲"))
    return _RELATION.format(id_, chance.choice(_KINDS), chance.choice(_TARGETS), outside).encode()


RELATIONS: Sequence[Piece] = (
    _relation,
    _relation,
    *_fixed("<Relationship/>", "<Relationships/>"),
    _often("<Relationship/>", 3000),
)
