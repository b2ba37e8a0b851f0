"""`--fix`: a copy in the official format; every character, change and comment as it was."""

from __future__ import annotations

import io
import zipfile

import pytest
from national import STANDARD
from strangers import docx, package, para, parts

from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.places import start_of
from reportgen.document.looks import Received
from reportgen.inspection.fixing import Fixed, fixed
from reportgen.inspection.inspecting import inspected
from reportgen.readers.docx.receive import receive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="7"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="character" w:styleId="9"><w:name w:val="Link"/><w:rPr><w:color w:val="0000FF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GwBody"><w:name w:val="别人的"/></w:style></w:styles>'
)
SETTINGS = f'<w:settings xmlns:w="{W}"><w:zoom w:percent="90"/><w:compat/></w:settings>'
LARGE = (
    '<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="52"/></w:rPr>'
    "<w:t>{}</w:t></w:r>"
)
TRACKED = (
    '<w:ins w:id="1" w:author="张三" w:date="2025-01-02T00:00:00Z"><w:r><w:rPr><w:sz w:val="20"/></w:rPr>'
    "<w:t>新增，</w:t></w:r></w:ins>"
    '<w:del w:id="2" w:author="李四"><w:r><w:delText>旧的，</w:delText></w:r></w:del>'
)
TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>"
    "<w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:trPr><w:cantSplit w:val='0'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
CONTENT = "".join(
    (
        para(LARGE.format("某局关于工作的报告"), props='<w:pStyle w:val="1"/><w:jc w:val="left"/>'),
        para("市人民政府："),
        para("一、主要工作", props='<w:pStyle w:val="7"/>'),
        para("全年受理 47 件，", TRACKED, '<w:r><w:rPr><w:rStyle w:val="9"/><w:u/></w:rPr><w:t>办结。</w:t></w:r>'),
        "<w:p/>",
        TABLE,
        para("某局"),
        para("2025年1月15日"),
    )
)


def fix(data: bytes) -> Fixed:
    """The copy of a file that can be mended."""
    before = inspected(data, "甲.docx", STANDARD).value
    assert before is not None
    made = fixed(data, before)
    assert made.value is not None, made.diagnostics
    return made.value


def broken(made: Fixed) -> list[str]:
    return [r.rule.code for r in made.after.rulings if r.judged.verdict is Verdict.BROKEN]


def read(data: bytes) -> Received:
    value = receive(data, "甲.docx").value
    assert value is not None
    return value


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_a_document_without_any_format_gets_all_of_it():
    """Page, styles, fonts, indents, footers: afterwards no rule is broken, and the roles have real styles."""
    made = fix(docx(CONTENT, styles=STYLES, settings=SETTINGS))

    assert broken(made) == ["RG798"]  # changes stay tracked
    styles = [words.form.style for words in read(made.data).paragraphs]
    assert styles[:4] == ["title", "主送机关", "heading 1", "公文正文"]
    assert styles[-2:] == ["发文机关署名", "成文日期"]


def test_text_changes_and_comments_stay():
    """The text of every paragraph and cell, what is tracked and by whom, and the order of all of them."""
    data = docx(CONTENT, styles=STYLES, settings=SETTINGS)
    before, after = read(data), read(fix(data).data)

    kept = [(w.text, w.label, w.slot, w.tracked, w.comments, w.hidden) for w in before.paragraphs]
    assert [(w.text, w.label, w.slot, w.tracked, w.comments, w.hidden) for w in after.paragraphs] == kept
    assert before.paragraphs[3].text == "全年受理 47 件，新增，办结。"
    assert [(t.kind, t.author) for t in after.paragraphs[3].tracked] == [("插入", "张三"), ("删除", "李四")]


def _style(id_: str, kind: str, run: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{id_}"/><w:rPr>{run}</w:rPr></w:style>'


LOOKS = f'<w:styles xmlns:w="{W}">' + "".join(
    (
        _style("Ph", "paragraph", "<w:vanish/>"),
        _style("Ps", "paragraph", "<w:strike/>"),
        _style("Ch", "character", '<w:vanish/><w:color w:val="FF0000"/>'),
        _style("Cs", "character", "<w:dstrike/><w:sz w:val='20'/>"),
        _style("Ct", "character", "<w:vertAlign w:val='superscript'/><w:sz w:val='20'/>"),
        _style("Co", "character", "<w:vanish/>"),
        "</w:styles>",
    )
)


def _run(text: str, props: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}<w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("style", "run", "text", "hidden", "looks"),
    [
        ("Ph", _run("内部意见，不印。"), "", "内部意见，不印。", []),
        ("Ph", _run("内部。", "<w:b/><w:sz w:val='20'/>"), "", "内部。", []),
        ("Ph", _run("可见。", '<w:vanish w:val="0"/>'), "可见。", "", [(False, "")]),
        ("Ph", _run("可见。", '<w:rStyle w:val="Co"/>'), "可见。", "", [(False, "")]),  # two toggles
        ("Ps", _run("已删的话。"), "已删的话。", "", [(True, "")]),
        ("Ps", _run("留下。", '<w:strike w:val="0"/>'), "留下。", "", [(False, "")]),
        ("", _run("内部。", '<w:rStyle w:val="Ch"/><w:u w:val="single"/>'), "", "内部。", []),
        ("", _run("已删的话。", '<w:rStyle w:val="Cs"/><w:u w:val="single"/>'), "已删的话。", "", [(True, "")]),
        ("", _run("注。", '<w:rStyle w:val="Ct"/>'), "注。", "", [(False, "superscript")]),
    ],
)
def test_what_styles_hide_strike_out_and_raise_stays_so(
    style: str, run: str, text: str, hidden: str, looks: list[tuple[bool, str]]
):
    """The copy has other styles, and hides, strikes out and raises the same characters."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    data = docx(para("某局关于工作的报告") + para("全年无事。") + para(run, props=props) + para("无。"), styles=LOOKS)
    made = fix(data).data

    for one in (read(data).paragraphs[2], read(made).paragraphs[2]):
        assert one.text == text
        assert "".join(said for _, said in one.hidden) == hidden
        assert [(s.face.struck, s.face.position) for s in one.stretches] == looks
    assert 'w:val="Ph"' not in part(made, "word/document.xml")
    assert part(fix(made).data, "word/document.xml") == part(made, "word/document.xml")


def test_the_end_of_a_hidden_paragraph_stays_hidden():
    """Else an empty line would be printed."""
    hidden = para(_run("内部意见。"), props='<w:pStyle w:val="Ph"/>')
    made = fix(docx(para("某局关于工作的报告") + para("全年无事。") + hidden, styles=LOOKS)).data

    assert "<w:rPr><w:vanish/></w:rPr></w:pPr>" in part(made, "word/document.xml")


def test_mending_twice_changes_nothing_more():
    """The copy of a copy is the copy."""
    made = fix(docx(CONTENT, styles=STYLES, settings=SETTINGS))

    assert part(fix(made.data).data, "word/document.xml") == part(made.data, "word/document.xml")


def test_styles_keep_their_ids_and_strangers_theirs():
    """Word's heading 1 stays under its id; a style of another name under an id of ours is left alone."""
    made = fix(docx(CONTENT, styles=STYLES, settings=SETTINGS))
    styles = part(made.data, "word/styles.xml")

    assert styles.count('w:styleId="7"') == styles.count('<w:name w:val="heading 1"/>') == 1
    assert '<w:style w:type="paragraph" w:styleId="GwBody"><w:name w:val="别人的"/></w:style>' in styles
    assert 'w:styleId="GwBody1"><w:name w:val="公文正文"/>' in styles
    assert '<w:pStyle w:val="GwBody1"/>' in part(made.data, "word/document.xml")


def test_what_is_no_format_of_the_standard_stays():
    """Underlines stay, the blue of a link goes with its style; other entries keep their bytes."""
    data = package({**parts(CONTENT, styles=STYLES, settings=SETTINGS), "docProps/谁.xml": "<x/>"})
    made = fix(data)
    document = part(made.data, "word/document.xml")

    assert "<w:u/>" in document
    assert 'w:val="9"' not in document
    assert "w:color" not in document
    assert part(made.data, "docProps/谁.xml") == "<x/>"


def test_settings_get_left_pages_where_the_schema_has_them():
    """EvenAndOddHeaders stands between zoom and compat."""
    settings = part(fix(docx(CONTENT, styles=STYLES, settings=SETTINGS)).data, "word/settings.xml")

    assert '<w:zoom w:percent="90"/><w:evenAndOddHeaders/><w:compat/>' in settings


def test_parts_that_are_missing_are_added():
    """Neither styles nor settings: both come with relations and types, and the copy keeps every rule."""
    made = fix(docx(CONTENT))

    assert broken(made) == ["RG798"]
    names = zipfile.ZipFile(io.BytesIO(made.data)).namelist()
    assert [n for n in names if "Gw" in n] == [
        "word/footer-defaultGw1.xml",
        "word/footer-evenGw1.xml",
        "word/stylesGw1.xml",
        "word/settingsGw1.xml",
    ]


def test_a_footer_with_other_words_is_left_and_named():
    """Text of an office's own in a footer is nobody's to throw away."""
    foot = f'<w:ftr xmlns:w="{W}"><w:p><w:r><w:t>某局办公室印</w:t></w:r></w:p></w:ftr>'
    content = CONTENT + (
        '<w:p><w:pPr><w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships" w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    )
    made = fix(docx(content, footer=foot, styles=STYLES))

    assert any("某局办公室印" in left for left in made.left)
    assert "RG761" in broken(made)


def test_a_heading_that_runs_into_its_text_keeps_a_face_of_its_own():
    """楷体 up to the full stop, 仿宋 behind it, where two runs say so already."""
    heading = para("<w:r><w:rPr><w:b/></w:rPr><w:t>（一）健全制度。</w:t></w:r><w:r><w:t>全年制定两件。</w:t></w:r>")
    made = fix(docx(para("一、主要工作") + heading, styles=STYLES))

    faces = [(s.face.eastern, s.face.bold) for s in read(made.data).paragraphs[1].stretches]
    assert faces == [("楷体_GB2312", False), ("仿宋_GB2312", False)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("_xmlsignatures/sig1.xml", "数字签名"),
        ("word/document.xml", "写法少见"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(name, content):
    """A signed file, and one in the strict vocabulary: told, and nothing is made."""
    made = {**parts(CONTENT, styles=STYLES), name: "<x/>"}
    if name == "word/document.xml":
        strict = str(parts(CONTENT)["word/document.xml"])
        made[name] = strict.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = package(made)
    before = inspected(data, "甲.docx", STANDARD).value
    assert before is not None

    outcome = fixed(data, before)
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["RG119"]
    assert content in outcome.diagnostics[0].message


@pytest.mark.parametrize("space", ["", ' xml:space="preserve"'])
def test_a_heading_within_a_run_gets_a_face_of_its_own(space):
    """（一）…。 and its text in one run become two runs, the first in 楷体; every character stays; twice is once."""
    text = "（一）规范行政执法。全年检查 12 次 &amp; 办结。 "
    run = f'<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:u/></w:rPr><w:t{space}>{text}</w:t></w:r>'
    bare = f"<w:r><w:t{space}>（二）普及法律。开展宣传。</w:t></w:r>"
    data = docx(para("某局工作报告") + para("市政府：") + para(run) + para("正文，", TRACKED) + para(bare))
    made = fix(data)

    after = read(made.data)
    assert [w.text for w in after.paragraphs] == [w.text for w in read(data).paragraphs]
    assert "RG714" not in broken(made)
    for words in (after.paragraphs[2], after.paragraphs[4]):
        assert [s.face.eastern for s in words.stretches] == ["楷体_GB2312", "仿宋_GB2312"]
        assert words.stretches[0].end == words.head
    assert part(made.data, "word/document.xml").count("<w:u/>") == 2
    assert part(fix(made.data).data, "word/document.xml") == part(made.data, "word/document.xml")


def test_lines_broken_by_hand_are_not_pulled_wide():
    """A paragraph with a line break in it is set to the left; others stay justified by their style."""
    broken_line = "<w:r><w:t>（一）一层。</w:t><w:br/><w:t>（二）二层。</w:t></w:r>"
    made = fix(docx(para("某局工作报告") + para("市政府：") + para(broken_line) + para("正文。")))

    assert [w.form.align for w in read(made.data).paragraphs][2:] == ["left", "both"]


@pytest.mark.parametrize(
    ("part", "data", "code", "words"),
    [
        ("[Content_Types].xml", None, "RG116", "[Content_Types].xml 已损坏"),
        ("word/styles.xml", f'<w:wrong xmlns:w="{W}"/>', "RG119", "写法少见"),
        ("word/styles.xml", f'<w:x xmlns:w="{W}"><!--<w:styles xmlns:w="{W}">--></w:x>', "RG116", "没有 w:styles"),
        ("word/styles.xml", f'<s:styles xmlns:s="{W}"/>', "RG119", "写法少见"),
        ("word/settings.xml", f'<w:wrong xmlns:w="{W}"/>', "RG119", "写法少见"),
        ("word/settings.xml", f'<w:x xmlns:w="{W}"><!--<w:settings xmlns:w="{W}">--></w:x>', "RG116", "w:settings"),
    ],
)
def test_parts_of_another_kind_are_one_finding(part, data, code, words):
    """What reading does without and mending does not: damaged, without its root, under another prefix."""
    whole = {**parts(CONTENT), **parts(CONTENT, styles=STYLES, settings=SETTINGS)}
    given = package({**whole, part: data}) if data else damaged(package(parts(CONTENT)), part)
    before = inspected(given, "甲.docx", STANDARD).value
    assert before is not None

    made = fixed(given, before)

    assert made.value is None
    assert [found.code for found in made.diagnostics] == [code]
    assert words in made.diagnostics[0].message
    assert made.diagnostics[0].hints


def damaged(data: bytes, name: str) -> bytes:
    """A package one part of which does not unpack."""
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    at = entry.header_offset + 30 + len(name) + entry.compress_size // 2
    return data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]


def test_an_empty_list_of_styles_is_filled():
    """One tag and nothing in it."""
    assert broken(fix(docx(CONTENT, styles=f'<w:styles xmlns:w="{W}"/>'))) == ["RG798"]


NUMBERED = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="LN"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="6"/>'
    "</w:numPr></w:pPr></w:style></w:styles>"
)
LISTS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
    '<w:pStyle w:val="LN"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="8"/></w:num>'
    "</w:numbering>"
)


def test_a_number_of_the_style_goes_along():
    """Headings that a style numbers get the official one and keep their numbers; typed numbers get no second one."""
    content = (
        para("某局关于工作的报告", props='<w:jc w:val="center"/>')
        + para("总体情况", props='<w:pStyle w:val="H1"/>')
        + para("组织领导", props='<w:pStyle w:val="LN"/><w:keepNext/><w:jc w:val="left"/>')
        + para("全年无事。")
        + para("行政执法", props='<w:pStyle w:val="LN"/>')
        + para("二、下一步工作")
        + para("继续努力。")
    )
    made = fix(docx(content, styles=NUMBERED, numbering=LISTS)).data

    found = [(w.label, w.text, w.form.style) for w in read(made).paragraphs if w.role.startswith("标题")]
    assert found[1:] == [
        ("一、", "总体情况", "heading 1"),
        ("1.", "组织领导", "heading 3"),
        ("2.", "行政执法", "heading 3"),
        ("", "二、下一步工作", "heading 1"),
    ]
    document = part(made, "word/document.xml")
    assert '<w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr><w:ind' in document
    assert part(fix(made).data, "word/document.xml") == document


def test_blanks_typed_before_an_attachment_are_part_of_its_indent():
    """2. stands under 1. (five characters in) wherever its line's blanks end; the text stays as it was typed."""
    lines = ("附件：1. 清单", '<w:r><w:t xml:space="preserve">      2. 案例</w:t></w:r>')
    made = fix(docx("".join(map(para, ("某局关于工作的报告", "全年办结。", *lines, "2025年1月15日")))))
    notes = [words for words in made.after.received.paragraphs if words.role == "附件说明"]

    assert [words.text for words in notes] == ["附件：1. 清单", "      2. 案例"]
    assert [round(start_of(words) or 0, 1) for words in notes] == [2, 5]


@pytest.mark.parametrize(
    ("numbered", "levels"),
    [
        (("1. 甲乙情况", "1.1 甲乙情况", "1.1.1 丙丁情况", "2. 戊己情况"), "3443"),
        (("一、甲乙情况", "1.1 甲乙情况", "1.2 丙丁情况"), "122"),
    ],
)
def test_a_stepped_number_is_set_below_its_parent(numbered, levels):
    """1.1 never stands above the 1. that it belongs to, so it has no larger face either."""
    text = "".join(para(one) + para("全年办结四十七件。") for one in numbered)
    made = fix(docx(para("某局关于工作的报告") + para("现将情况报告如下。") + text))

    found = [words.form.style for words in made.after.received.paragraphs if words.text in numbered]
    assert found == [f"heading {level}" for level in levels]


def test_a_centred_heading_that_moves_to_the_left_is_told_of():
    """Headings stand two characters in; whoever centred them is told where."""
    heading = para("一、甲乙情况", props='<w:jc w:val="center"/>')
    made = fix(docx(para("某局关于工作的报告") + para("现将情况报告如下。") + heading + para("全年办结四十七件。")))

    assert made.moved == (
        "居中的小标题移到了左空二字：第 3 段“一、甲乙情况”；要照旧居中的，在改好的文件里选中它按 Ctrl+E",
    )
