"""Any .docx as lines with kinds: what of it is text, in which order, and what each line is."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from strangers import NAMESPACES, W, body, package, para, parts
from strangers import docx as made_of

from reportgen.lines import ADDRESSEE, CELL, DATE, HEADING, NOTE, PARAGRAPH, PART, POINT, TITLE
from reportgen.readers.docx.read import Opened, read_docx


def read(data: bytes) -> Opened:
    outcome = read_docx(data, "甲.docx")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def texts(content: str) -> list[str]:
    return [line.text for line in read(made_of(content)).manuscript.lines]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(code: str) -> str:
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def field(code: str, result: str) -> str:
    """A field with its code as runs and its result, which begins with a text."""
    text, sign, rest = result.partition("<")
    return mark("begin") + code + mark("separate") + f"<w:r><w:t>{text}</w:t></w:r>{sign}{rest}" + mark("end")


RUNS = {
    "runs that split a word": (para("法治", "政府", "建", "设。"), ["法治政府建设。"]),
    "a tab, a break and hyphens": (
        para("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙2019</w:t><w:noBreakHyphen/><w:t>2020</w:t>"
             "<w:softHyphen/><w:cr/><w:t>丁</w:t></w:r>", props='<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'),
        ["甲\t乙", "丙2019-2020", "丁"],
    ),
    "links, smart tags, fields and controls": (
        para(
            '<w:hyperlink w:anchor="a"><w:r><w:t>链接</w:t></w:r></w:hyperlink>',
            '<w:smartTag w:element="d"><w:r><w:t>2024年</w:t></w:r></w:smartTag>',
            '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>域</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
        ),
        ["链接2024年3域控件"],
    ),
    "a field in the code of another": (
        para(field(instruction("IF ") + field(instruction("DATE"), "2023年<w:tab/>") + instruction(" = 1"), "2024年"),
             field(instruction("TOC"), "目录" + field(instruction("PAGEREF"), "3")),
             field(instruction("IF ") + '<w:fldSimple w:instr="DATE"><w:r><w:t>2022年</w:t></w:r></w:fldSimple>', "五"),
             "甲。"),
        ["2024年目录3五甲。"],
    ),
    "fields that are not paired": (
        para(mark("end"), "甲", mark("separate"), "乙", mark("begin"), "丙") + para("丁。"),
        ["甲乙丙", "丁。"],
    ),
    "a control around paragraphs": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para('甲。')}{para('乙。')}</w:sdtContent></w:sdt>",
        ["甲。", "乙。"],
    ),
    "tracked changes": (
        para(
            "甲",
            '<w:ins w:id="1" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins>',
            '<w:del w:id="2" w:author="x"><w:r><w:delText>旧</w:delText></w:r><w:r><w:tab/></w:r></w:del>',
            "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
            "<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>",
            props="<w:pPrChange><w:pPr><w:pStyle w:val='x'/></w:pPr></w:pPrChange>",
        ),
        ["甲新移来"],
    ),
    "a deleted end of a paragraph": (
        para("前半句", props="<w:rPr><w:del w:id='1'/></w:rPr>") + para("后半句。") + para("乙。"),
        ["前半句后半句。", "乙。"],
    ),
    "hidden text and pinyin": (
        para(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t><w:tab/></w:r>",
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t></w:r>',
            "<w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        ),
        ["不隐藏云"],
    ),
    "space at the ends of a run": (
        para(" 甲 ", '<w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>', " ", "丙"),
        ["甲 乙 丙"],
    ),
    "line ends and references within a run": (para("甲\n乙&amp;&#x4e19;<![CDATA[<丁>]]>"), ["甲 乙&丙<丁>"]),
    "a text box written twice": (
        para(
            "锚",
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
            + para("框内") + para("框内二")
            + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>"
            + para("框内") + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>",
            "定段。",
        ) + para("乙。"),
        ["锚定段。", "框内", "框内二", "乙。"],
    ),
    "an old text box": (
        para(f"<w:r><w:pict><v:textbox><w:txbxContent>{para('框')}</w:txbxContent></v:textbox></w:pict></w:r>"),
        ["框"],
    ),
    "tables within tables": (
        "<w:tbl><w:tr><w:tc>" + para("外")
        + "<w:tbl><w:tr><w:tc>" + para("内") + "</w:tc></w:tr></w:tbl>" + para("") + "</w:tc></w:tr></w:tbl>"
        + para("乙。"),
        ["外", "内", "乙。"],
    ),
    "comments and marks of notes": (
        para('<w:commentRangeStart w:id="0"/>', "甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。"),
        ["甲。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), RUNS.values(), ids=RUNS)
def test_the_text_is_what_a_reader_sees(content: str, wanted: list[str]) -> None:
    """Whatever the text is wrapped in, once all tracked changes are accepted."""
    assert texts(content) == wanted


def test_places_count_paragraphs() -> None:
    """Empty paragraphs count; a break within one does not; columns count its characters."""
    text = read(made_of(para("<w:r><w:br/></w:r>", "副题") + para("") + para("\u3000\u3000甲乙。"))).manuscript

    assert [(line.number, line.text) for line in text.lines] == [(1, "副题"), (3, "甲乙。")]
    place = text.place(4, 5)
    assert place is not None
    assert (place.line, place.column, place.source.line(3)) == (3, 4, "\u3000\u3000甲乙。")


def test_notes_follow_the_text_and_heads_are_left_out() -> None:
    """Footnotes and endnotes without the lines that part them; neither headers nor comments."""
    note = '<w:{0}s {1}><w:{0} w:type="separator" w:id="-1">{2}</w:{0}><w:{0} w:id="2">{3}</w:{0}></w:{0}s>'
    data = made_of(
        para("正文。"),
        footnotes=note.format("footnote", NAMESPACES, para("——"), para("脚注。")),
        endnotes=note.format("endnote", NAMESPACES, para("——"), para("尾注。")),
        header=f"<w:hdr {NAMESPACES}>{para('页眉')}</w:hdr>",
        comments=f"<w:comments {NAMESPACES}>{para('批注')}</w:comments>",
    )

    assert [(line.number, line.text) for line in read(data).manuscript.lines] == [
        (1, "正文。"),
        (2, "脚注。"),
        (3, "尾注。"),
    ]


def styled(id_: str, name: str, more: str = "", base: str = "") -> str:
    rest = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{rest}<w:pPr>{more}</w:pPr></w:style>'
    )


STYLES = f"<w:styles {NAMESPACES}>" + "".join([
    styled("1", "heading 1", '<w:outlineLvl w:val="0"/>'),
    styled("own", "一级", base="1"),
    styled("bt", "公文标题", '<w:jc w:val="center"/>'),
    styled("ta", "Title"),
    styled("10", "toc 1"),
    styled("li", "List Number", '<w:numPr><w:numId w:val="3"/></w:numPr>'),
    styled("a", "甲", base="b"),
    styled("b", "乙", base="a"),
    styled("far", "远", f'<w:outlineLvl w:val="{"9" * 5000}"/>'),
]) + "</w:styles>"  # fmt: skip


def item(number: int) -> str:
    """In list 3 (1.), 4 (（一）) or 5 (bullets)."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


_FORMS = {3: ("decimal", "%1."), 4: ("chineseCounting", "（%1）"), 5: ("bullet", "•")}
NUMBERING = f"<w:numbering {NAMESPACES}>" + "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{format_}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, (format_, text) in _FORMS.items()
) + "</w:numbering>"  # fmt: skip


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (para("主要做法", props='<w:pStyle w:val="1"/>'), HEADING),
        (para("主要做法", props='<w:pStyle w:val="own"/>'), HEADING),
        (para("主要做法，突出成效，持续推进", props='<w:outlineLvl w:val="1"/>'), HEADING),
        (para("落实责任。全区各单位认真落实。", props='<w:pStyle w:val="1"/>'), PARAGRAPH),
        (para("明确责任", props='<w:pStyle w:val="li"/>'), HEADING),
        (para("明确责任，层层落实", props=item(3)), HEADING),
        (para("明确责任。各单位层层落实", props=item(3)), PARAGRAPH),
        (para("办理行政复议1件", props=item(3)), POINT),
        (para("全区各级各部门认真落实各项要求，" * 4 + "群众满意", props=item(4)), POINT),
        (para("办理行政复议1件", props=item(4)), HEADING),
        (para("明确责任", props=item(5)), POINT),
        (para("明确责任。", props=item(5)), PARAGRAPH),
        (para("明确责任", props=item(5) + '<w:outlineLvl w:val="1"/>'), HEADING),
        (para("明确责任，层层落实", props='<w:numPr><w:numId w:val="0"/></w:numPr>'), PARAGRAPH),
        (para("明确责任，层层落实", props='<w:outlineLvl w:val="9"/>'), PARAGRAPH),
        (para("关于有关情况的汇报提纲", props='<w:pStyle w:val="ta"/>'), TITLE),
        (para("关于有关情况，特作说明", props='<w:pStyle w:val="bt"/>'), TITLE),
        (para("关于有关情况，特作说明", props='<w:jc w:val="center"/>'), TITLE),
        (para("（2024年1月1日）", props='<w:jc w:val="center"/>'), DATE),
        (para("一、总体情况", "<w:r><w:tab/><w:t>3</w:t></w:r>", props='<w:pStyle w:val="10"/>'), PART),
        (para("某局，某处", props='<w:jc w:val="right"/>'), PART),
        (para("某局，某处", props='<w:jc w:val="end"/>'), PART),
        (para("全区，平稳", props='<w:pStyle w:val="a"/>'), PARAGRAPH),
        (para("全区，平稳", props='<w:pStyle w:val="none"/><w:outlineLvl w:val="x"/>'), PARAGRAPH),
        *((para("全区，平稳", props=f'<w:outlineLvl w:val="{val}"/>'), PARAGRAPH) for val in ("9" * 5000, "٣", "12")),
        (para("全区，平稳", props='<w:pStyle w:val="far"/>'), PARAGRAPH),
        (f"<w:tbl><w:tr><w:tc>{para('全区，平稳。')}</w:tc></w:tr></w:tbl>", CELL),
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{para('一、总体情况')}</w:sdtContent></w:sdt>",
            PART,
        ),
        (
            para(
                f"<w:r><w:pict><v:textbox><w:txbxContent>{para('红头，套红')}</w:txbxContent></v:textbox></w:pict></w:r>"
            ),
            PART,
        ),
    ],
)
def test_looks_tell_the_kind(content: str, kind: str) -> None:
    """Styles and what they rest on, outline levels, lists, alignment, tables, boxes; sentences stay sentences."""
    (line,) = read(made_of(content, styles=STYLES, numbering=NUMBERING)).manuscript.lines

    assert line.kind == kind


def test_a_document_of_python_docx() -> None:
    """Title, headings, lists, tables, alignment, breaks within a title."""
    document = docx.Document()
    title = document.add_heading("云岭区人民政府", 0)
    title.add_run().add_break()
    title.add_run("关于2024年度法治政府建设情况的报告")
    document.add_paragraph("示例市人民政府：")
    document.add_heading("一、总体情况", 1)
    sentence = document.add_paragraph("全年审查")
    sentence.add_run("文件").bold = True
    sentence.add_run("5件。")
    document.add_paragraph("完善制度", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "受理", "12"
    document.add_paragraph("云岭区人民政府").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("2025年2月24日").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("（此件公开发布）")
    document.sections[0].header.paragraphs[0].text = "页眉"
    packed = io.BytesIO()
    document.save(packed)

    text = read(packed.getvalue()).manuscript
    assert [(line.kind, line.text) for line in text.lines] == [
        (TITLE, "云岭区人民政府"),
        (TITLE, "关于2024年度法治政府建设情况的报告"),
        (ADDRESSEE, "示例市人民政府："),
        (HEADING, "一、总体情况"),
        (PARAGRAPH, "全年审查文件5件。"),
        (POINT, "完善制度"),
        (CELL, "受理"),
        (CELL, "12"),
        (PART, "云岭区人民政府"),
        (DATE, "2025年2月24日"),
        (NOTE, "（此件公开发布）"),
    ]
    assert text.title == "云岭区人民政府关于2024年度法治政府建设情况的报告"


def test_other_forms_of_the_package() -> None:
    """The strict namespace, a main part of another name, an absolute target, no styles, UTF-16, no compression."""
    strict = body(para("甲。")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    utf16 = body(para("甲。")).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    for document in (strict, utf16, "\ufeff" + body(para("甲。"))):
        given = parts("")
        given["word/document.xml"] = document
        assert [line.text for line in read(package(given, 0)).manuscript.lines] == ["甲。"]
    moved = parts("")
    del moved["word/document.xml"], moved["word/_rels/document.xml.rels"]
    moved["word/document2.xml"] = body(para("甲。"))
    moved["_rels/.rels"] = str(moved["_rels/.rels"]).replace("word/document.xml", "/word/document2.xml")
    assert read(package(moved)).package.main == "word/document2.xml"
    bare = {"word/document.xml": body(para("甲。"))}
    assert [line.text for line in read(package(bare)).manuscript.lines] == ["甲。"]


def test_a_document_without_text_is_empty() -> None:
    """Pictures alone are nothing to read."""
    (found,) = read_docx(made_of(para("<w:r><w:drawing/></w:r>")), "甲.docx").diagnostics

    assert (found.code, found.message) == ("RG103", "文件里没有文字")
