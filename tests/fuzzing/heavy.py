"""Documents that are small to write and large to read: each near a limit, or past one that would be easy to forget."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SENTENCE = "<w:p><w:r><w:t>全年平稳运行，没有发生事故。</w:t></w:r></w:p>"
_TEXT = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"


def document(body: str, **parts: str) -> bytes:
    """A .docx with this body and the insides of other parts (styles, numbering, comments, header …), stored."""
    roots = {"styles": "styles", "numbering": "numbering", "header": "hdr"}
    relations = "".join(f'<Relationship Id="{k}" Type="{_OFFICE}/{k}" Target="{k}.xml"/>' for k in parts)
    given = {
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>',
        **{f"word/{k}.xml": f'{_HEAD}<w:{roots.get(k, k)} xmlns:w="{W}">{v}</w:{roots.get(k, k)}>' for k, v in parts.items()},
    }  # fmt: skip
    return stored(given)


def stored(parts: Mapping[str, str]) -> bytes:
    """A zip that packs nothing: its parts may hold what they like."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _repeated(one: str, count: int) -> str:
    return "".join(one.replace("{}", str(i)) for i in range(count))


def _long_label() -> bytes:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"甲" * 300_000}%1"/></w:lvl>'
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    )
    numbering = (f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    return document(listed * 50_000, numbering=numbering)


def _long_comment() -> bytes:
    comment = f'<w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>{"乙" * 1_000_000}</w:t></w:r></w:p></w:comment>'
    part = '<w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    return document(f"<w:p>{part}</w:p>" * 50_000, comments=comment)


def _one_header_for_all() -> bytes:
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:pPr></w:p>'
    return document(_TEXT + section * 50_000, header=_TEXT * 20_000)


def _wide_table() -> bytes:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 900}</w:tr>"
    return document(_TEXT + f"<w:tbl>{row * 110}</w:tbl>")


def _spanning_table() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    return document(
        _TEXT + f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 900}</w:tblGrid>{f'<w:tr>{cell}</w:tr>' * 60_000}</w:tbl>"
    )


def _many_looks() -> bytes:
    runs = "".join(f'<w:r><w:rPr><w:sz w:val="{i}"/></w:rPr><w:t>甲</w:t></w:r>' for i in range(90_000))
    return document(f"<w:p>{runs}</w:p>")


def _everything() -> bytes:
    def paragraph(number: int) -> str:
        props = f'<w:pPr><w:pStyle w:val="s{number % 2000}"/></w:pPr>' + (f'<w:r><w:rPr><w:sz w:val="{number}"/></w:rPr><w:t>甲乙丙</w:t></w:r>' if number % 2 else "")
        return f'<w:p w:rsidR="{"0" * 140}">{props}<w:ins w:author="甲"><w:r><w:t>丁戊己庚辛壬癸甲乙丙丁戊己庚</w:t></w:r></w:ins></w:p>'

    def style(number: int) -> str:
        said = "".join(f'<w:x{i} w:val="{number}"/>' for i in range(20))
        return f'<w:style w:type="paragraph" w:styleId="s{number}"><w:basedOn w:val="s{number // 2}"/><w:pPr>{said}</w:pPr></w:style>'

    return document("".join(map(paragraph, range(98_000))), styles="".join(map(style, range(1, 2000))))


def _many_runs() -> bytes:
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>" * 2
    return document(f"<w:p>{runs}</w:p>" * 99_000)


def _deep_names() -> bytes:
    name = "n" * 300_000
    return document(
        f"<w:p><w:pPr>{''.join(f'<{name}>' for _ in range(60))}{''.join(f'</{name}>' for _ in range(60))}</w:pPr></w:p>"
        + _TEXT
    )


def _styles_in_a_chain() -> bytes:
    own = '<w:style w:type="paragraph" w:styleId="s{}"><w:name w:val="s{}"/><w:basedOn w:val="s{}0"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>'
    listed = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{i}"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>' for i in range(19_000)
    )
    return document(listed, styles=_repeated(own, 19_000))


def _styles_of_many_properties() -> bytes:
    def style(number: int) -> str:
        said = "".join(f'<w:x{number % 20}a{i} w:val="甲"/>' for i in range(100))
        return f'<w:style w:type="paragraph" w:styleId="s{number}"><w:basedOn w:val="s{number - 1}"/><w:pPr>{said}</w:pPr></w:style>'

    listed = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{i}"/></w:pPr></w:p>' for i in range(900))
    return document(_TEXT + listed, styles="".join(style(i) for i in range(900)))


def _one_style_of_many_properties() -> bytes:
    said = "".join(f'<w:x{i} w:val="甲"/>' for i in range(1900))
    style = f'<w:style w:type="paragraph" w:styleId="s"><w:pPr>{said}</w:pPr><w:rPr>{said}</w:rPr></w:style>'
    listed = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s"/><w:ind w:left="{i}"/></w:pPr><w:r><w:rPr><w:sz w:val="{i}"/></w:rPr><w:t>甲</w:t></w:r></w:p>'
        for i in range(40_000)
    )
    return document(listed, styles=style)


def _styled(name: str, text: str) -> bytes:
    """A paragraph whose style says what it is."""
    style = f'<w:style w:type="paragraph" w:styleId="s"><w:name w:val="{name}"/></w:style>'
    return document(
        f'<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' + _TEXT,
        styles=style,
    )


def _a_title_in_lines() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Title"/></w:style>'
    runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:br/></w:r><w:r><w:t>乙</w:t></w:r>" * 20_000
    return document(f'<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr>{runs}</w:p>' + _TEXT, styles=style)


def _many_relations_to_a_header() -> bytes:
    data = document(_TEXT, header=_TEXT * 20_000)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    one = f'<Relationship Id="h{{}}" Type="{_OFFICE}/header" Target="header.xml"/>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", _repeated(one, 100_000) + "</Relationships>")
    return stored(parts)


def _lists_without_end() -> bytes:
    nums = _repeated('<w:num w:numId="{}"><w:abstractNumId w:val="{}"/></w:num>', 600_000)
    return document(_TEXT, numbering=nums)


HEAVY: Mapping[str, Callable[[], bytes]] = {
    "a million paragraphs": lambda: document(_TEXT * 1_000_000),
    "a million empty paragraphs": lambda: document(_TEXT + "<w:p/>" * 1_000_000),
    "paragraphs at the limit": lambda: document(f"<w:p><w:r><w:t>{'甲乙丙丁戊己庚辛壬癸' * 2}</w:t></w:r></w:p>" * 99_000),
    "paragraphs at the limit, in 40 MB": lambda: document(f"<w:p w:rsidR='{'0' * 300}'><w:r><w:t>{'甲乙丙丁戊己庚辛壬癸' * 2}</w:t></w:r></w:p>" * 99_000),
    "everything at its limit, in 40 MB": _everything,
    "runs at the limit": _many_runs,
    "looks at the limit": _many_looks,
    "one long text": lambda: document(f"<w:p><w:r><w:t>{'甲' * 1_990_000}</w:t></w:r></w:p>"),
    "a text of line ends": lambda: document("<w:p><w:r><w:t xml:space='preserve'>甲" + "\n" * 490_000 + "乙</w:t></w:r></w:p>"),
    "a field's code of line ends": lambda: document(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" + "\n甲甲" * 160_000 + "</w:instrText></w:r></w:p>" + _TEXT),
    "deleted line ends": lambda: document(
        "<w:p><w:del w:author='甲'><w:r><w:delText>" + "\n甲甲" * 160_000 + "</w:delText></w:r></w:del></w:p>" + _TEXT),
    "paragraphs all joined": lambda: document(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" * 700_000 + _TEXT),
    "runs all formatted anew": lambda: document(
        "<w:p>" + "<w:r><w:rPr><w:rPrChange/></w:rPr></w:r>" * 850_000 + "</w:p>" + _TEXT),
    "sections without end": lambda: document(_TEXT + "<w:sectPr/>" * 3_300_000),
    "notes without end": lambda: document(_TEXT, footnotes=_repeated('<w:footnote w:id="{}"/>', 1_300_000)),
    "comments without end": lambda: document(_TEXT, comments=_repeated('<w:comment w:id="{}"/>', 1_300_000)),
    "bookmarks without end": lambda: document(f"<w:p>{_repeated('<w:bookmarkStart w:name=' + chr(34) + '{}' + chr(34) + '/>', 490_000)}</w:p>" + _TEXT),
    "rows without end": lambda: document(_TEXT + f"<w:tbl>{'<w:tr/>' * 490_000}</w:tbl>"),
    "cells without end": lambda: document(_TEXT + f"<w:tbl><w:tr>{'<w:tc/>' * 490_000}</w:tr></w:tbl>"),
    "tables without end": lambda: document(_TEXT + "<w:tbl/>" * 490_000),
    "columns without end": lambda: document(_TEXT + f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 3_200_000}</w:tblGrid></w:tbl>"),
    "fields without end": lambda: document(f"<w:p>{'<w:fldSimple/>' * 490_000}</w:p>" + _TEXT),
    "an attribute without end": lambda: document(f'<w:p w:a="{"甲" * 12_000_000}"/>' + _TEXT),
    "an attribute of wide signs": lambda: document(f'<w:p w:a="{"a" * 38_000_000}\U0001f600"/>' + _TEXT),
    "a comment of XML without end": lambda: document(f'<!--{"a" * 38_000_000}-->' + _TEXT),
    "names of elements without end": _deep_names,
    "attributes without end": lambda: document("<w:p " + _repeated('a{}="" ', 2_800_000) + "/>" + _TEXT),
    "names all different": lambda: document(_repeated("<a{}/>", 3_300_000) + _TEXT),
    "names of namespaces all different": lambda: document(_repeated('<x xmlns="u{}"/>', 1_500_000) + _TEXT),
    "a long label": _long_label,
    "a long comment often": _long_comment,
    "a header for all sections": _one_header_for_all,
    "a wide table": _wide_table,
    "a table of merged cells": _spanning_table,
    "styles in a chain": _styles_in_a_chain,
    "lists without end": _lists_without_end,
    "many relations to a header": _many_relations_to_a_header,
    "styles of many properties": _styles_of_many_properties,
    "a style of many properties": _one_style_of_many_properties,
    "a title in many lines": _a_title_in_lines,
    "a text of spaces as 发文机关标志": lambda: _styled("发文机关标志", "甲" + " " * 1_000_000 + "乙"),
    "a text of spaces as 抄送": lambda: _styled("版记", "抄送：" + " " * 1_000_000 + "乙"),
    "a text of years as 版记": lambda: _styled("版记", "2024年" * 300_000),
    "a text of days as 版记": lambda: _styled("版记", "2024年1月1日" * 150_000 + "印发"),
    "a text of brackets": lambda: document(f"<w:p><w:r><w:t>{'〔2024〕' * 300_000}</w:t></w:r></w:p>"),
    "a text of signers": lambda: _styled("发文字号", "签发人" * 500_000),
    "dates without end": lambda: document(_TEXT + _SENTENCE + "<w:p><w:r><w:t>2024年1月1日</w:t></w:r></w:p>" * 60_000),
    "notes of attachments without end": lambda: document(
        _SENTENCE + "<w:p><w:r><w:t>附件：1.甲</w:t></w:r></w:p>" + "<w:p><w:r><w:t>1.甲</w:t></w:r></w:p>" * 60_000),
    "names of organs without end": lambda: document(f"<w:p><w:r><w:t>{'某某局、' * 400_000}：</w:t></w:r></w:p>"),
    "styles without end": lambda: document(_TEXT, styles=_repeated('<w:style w:styleId="{}"/>', 1_200_000)),
}  # fmt: skip
