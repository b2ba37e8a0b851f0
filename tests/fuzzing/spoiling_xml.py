"""Ways to spoil the XML of a .docx, and blocks, styles, lists and relations that mean trouble."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from random import Random
from typing import TypeAlias

Parts: TypeAlias = MutableMapping[str, bytes]
Piece: TypeAlias = Callable[[Random], bytes]

_TAG = re.compile(rb"<[^<>]+>")
_ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:]+)="([^"]*)"')
_VALUES = (
    "", "0", "-1", "1", "9", "-0", "+5", " 12 ", "1_000", "12.5", "50%", "3.7cm", "1e5pt", "NaN", "INF", "-inf", "1e400",
    "0x7f", "１２", "²", "١٢", "1000000000", "-1000000000", "99999999999999999999", "9" * 5000, "9" * 400 + ".5", "auto",
    "true", "off", "none", "../../etc/passwd", "%1", "%9%9%9", "\U0001f600", "\U000f0001", "&#xE000;", "&amp;#0;", "&#0;",
    "&#xD800;", "&#xFFFF;", "&x;", "甲" * 3000, "\u202e", "\u0085", "\ufeff", "w:p", "restart", "continue", "begin", "end",
)  # fmt: skip
_SPACES = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/markup-compatibility/2006",
    b"http://www.w3.org/XML/1998/namespace",
    b"urn:x",
    b"",
)


def spoil_xml(data: bytes, chance: Random) -> bytes:
    """A part with a few of its tags, attributes or texts changed."""
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _a_tag(data: bytes, chance: Random) -> re.Match[bytes] | None:
    tags = list(_TAG.finditer(data))
    return chance.choice(tags) if tags else None


def _tag_dropped(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    return data[: tag.start()] + data[tag.end() :] if tag else data


def _tag_doubled(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    return data[: tag.end()] + tag[0] + data[tag.end() :] if tag else data


def _tags_swapped(data: bytes, chance: Random) -> bytes:
    one, two = _a_tag(data, chance), _a_tag(data, chance)
    if not one or not two or one.end() > two.start():
        return data
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def _element(data: bytes, chance: Random) -> tuple[int, int] | None:
    """Where a whole element stands: found by its name, since elements seldom lie in those of the same name."""
    tag = _a_tag(data, chance)
    if not tag or tag[0].startswith((b"</", b"<?", b"<!")):
        return None
    if tag[0].endswith(b"/>"):
        return tag.span()
    name = re.match(rb"<([^\s/>]+)", tag[0])
    assert name is not None
    end = data.find(b"</" + name[1] + b">", tag.end())
    return (tag.start(), end + len(name[1]) + 3) if end >= 0 else None


def _element_dropped(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    return data[: span[0]] + data[span[1] :] if span else data


def _element_repeated(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    if not span:
        return data
    times = chance.choice((2, 2, 5, 60, 2000))
    element = data[slice(*span)]
    return data[: span[0]] + element * min(times, 2_000_000 // len(element) + 1) + data[span[1] :]


def _element_moved(data: bytes, chance: Random) -> bytes:
    span, place = _element(data, chance), _a_tag(data, chance)
    if not span or not place or span[0] <= place.end() <= span[1]:
        return data
    element = data[slice(*span)]
    if place.end() < span[0]:
        return data[: place.end()] + element + data[place.end() : span[0]] + data[span[1] :]
    return data[: span[0]] + data[span[1] : place.end()] + element + data[place.end() :]


def _element_wrapped(data: bytes, chance: Random) -> bytes:
    span = _element(data, chance)
    if not span:
        return data
    name = chance.choice((b"w:sdt", b"w:sdtContent", b"w:tbl", b"w:tc", b"w:p", b"w:ins", b"w:del", b"w:txbxContent", b"w:r",
                          b"w:smartTag", b"w:pPr", b"w:rPr", b"mc:AlternateContent", b"w:tr", b"w:footnote"))  # fmt: skip
    deep = chance.choice((1, 1, 2, 30, 200, 480, 600))
    element = data[slice(*span)]
    return data[: span[0]] + (b"<" + name + b">") * deep + element + (b"</" + name + b">") * deep + data[span[1] :]


def _attribute_garbled(data: bytes, chance: Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    value = chance.choice(_VALUES).encode()
    made = chance.choice((
        one[1] + b'="' + value + b'"', one[1] + b'="' + value + b'"', one[1] + b'="' + value + b'"',
        b"", one[0] + b" " + one[0], b"w:" + one[1] + b'="' + value + b'"', one[1] + b"=" + value,
    ))  # fmt: skip
    return data[: one.start()] + made + data[one.end() :]


def _attributes_all_garbled(data: bytes, chance: Random) -> bytes:
    found = _ATTRIBUTE.findall(data)
    if not found:
        return data
    name, value = chance.choice(found)[0], chance.choice(_VALUES).encode()
    return re.sub(rb"\b" + re.escape(name) + rb'="[^"]*"', lambda _: name + b'="' + value + b'"', data, count=400)


def _name_garbled(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    if not tag:
        return data
    names = (
        b"w:p",
        b"w:r",
        b"w:t",
        b"w:tbl",
        b"w:tc",
        b"w:del",
        b"w:ins",
        b"w:fldChar",
        b"w:sectPr",
        b"w:pPr",
        b"x:y",
        b"w:",
    )
    made = re.sub(rb"(?<=[</])[\w:]+", chance.choice(names), tag[0], count=1)
    return data[: tag.start()] + made + data[tag.end() :]


def _space_swapped(data: bytes, chance: Random) -> bytes:
    old, new = chance.choice(_SPACES), chance.choice(_SPACES)
    return data.replace(b'"' + old + b'"', b'"' + new + b'"', chance.choice((1, -1)))


def _put_somewhere(data: bytes, chance: Random) -> bytes:
    tag = _a_tag(data, chance)
    if not tag:
        return data
    stuff = chance.choice((
        b"<!-- -->", b"<![CDATA[<w:p>]]>", b"<?a b?>", b"&amp;", b"&lt;" * 50, b"&#x10FFFF;", b"&#0;", b"&x;", b"]]>", b"\0",
        b"\xff\xfe", b"\xed\xa0\x80", b"\xf3\xb0\x80\x81", b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY x "y">]>', b"\x0b",
        "甲\n乙\r\n丙\t丁".encode(), b"<w:t>\n \n</w:t>", b"a" * 70_000, b"<a xmlns='urn:a'/>", b"<a:b/>", b"</w:body>",
    ))  # fmt: skip
    return data[: tag.end()] + stuff + data[tag.end() :]


def _doctype(data: bytes, _: Random) -> bytes:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    at = data.find(b"?>") + 2
    return data[:at] + bomb + data[at:].replace(b"</w:t>", b"&b;&c;</w:t>")


_WAYS: Sequence[Callable[[bytes, Random], bytes]] = (
    _tag_dropped, _tag_doubled, _tags_swapped, _element_dropped, _element_dropped, _element_repeated, _element_moved,
    _element_moved, _element_wrapped, _element_wrapped, _attribute_garbled, _attribute_garbled, _attribute_garbled,
    _attributes_all_garbled, _attributes_all_garbled, _name_garbled, _space_swapped, _put_somewhere, _put_somewhere, _doctype,
)  # fmt: skip


# --- what is put in -----------------------------------------------------------------------------------------


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
        return re.sub(r"\{\}", lambda _: chance.choice(_VALUES), text).encode()

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
