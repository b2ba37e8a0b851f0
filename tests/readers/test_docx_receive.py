"""Any .docx with its roles, looks, changes and comments, and the document that it makes up."""

from __future__ import annotations

import pytest
from strangers import NAMESPACES, body, package, para
from strangers import docx as made_of
from strangers import parts as made_parts

from reportgen.document.looks import ENDNOTE, FOOTNOTE, Received, Words
from reportgen.document.walk import dump, runs
from reportgen.origin import Written
from reportgen.readers.docx.receive import receive


def received(content: str, **more: str) -> Received:
    outcome = receive(made_of(content, **more), "甲.docx")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def first(content: str, **more: str) -> Words:
    return received(content, **more).paragraphs[0]


def of_body(content: str) -> Received:
    """A document whose body is this and no section besides."""
    document = body(content).replace("<w:sectPr/></w:body>", "</w:body>")
    outcome = receive(package({**made_parts(""), "word/document.xml": document}), "甲.docx")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def part(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"


def style(id_: str, name: str, content: str, kind: str = "paragraph", default: str = "0") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}" w:default="{default}"><w:name w:val="{name}"/>{content}</w:style>'
    )


def run(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


REPORT = (
    para("甲县人民政府", props='<w:jc w:val="center"/>')
    + para("关于2024年度法治政府建设情况的报告", props='<w:jc w:val="center"/>')
    + para("乙市人民政府：")
    + para("现将有关情况报告如下。")
    + para("一、主要举措")
    + para(run("（一）推进依法决策。", "<w:b/>"), run("全年审查文件12件。"))
    + para("1.健全制度")
    + para("制定制度3项。")
    + para("附件：1.任务表")
    + para("2.台账")
    + para("甲县人民政府", props='<w:jc w:val="right"/>')
    + para("2025年1月20日", props='<w:jc w:val="right"/>')
    + para("（此件公开发布）")
    + para("附件1")
    + para("任务表", props='<w:jc w:val="center"/>')
    + para("任务如下。")
)


def test_a_plain_report_has_its_roles() -> None:
    assert [(one.role, one.head) for one in received(REPORT).paragraphs] == [
        ("标题", 0),
        ("标题", 0),
        ("主送", 0),
        ("正文", 0),
        ("标题1", 0),
        ("标题2", 10),
        ("标题3", 0),
        ("正文", 0),
        ("附件说明", 0),
        ("附件说明", 0),
        ("署名", 0),
        ("成文日期", 0),
        ("附注", 0),
        ("附件", 0),
        ("附件标题", 0),
        ("正文", 0),
    ]


def test_a_plain_report_makes_up_a_document() -> None:
    assert dump(received(REPORT).document) == (
        "document 公开\n"
        "  title 甲县人民政府\n"
        "  title 关于2024年度法治政府建设情况的报告\n"
        "  addressee 乙市人民政府\n"
        "  paragraph 现将有关情况报告如下。\n"
        "  heading1 一、主要举措\n"
        "  heading2 （一）**推进依法决策。** ▸ 全年审查文件12件。\n"
        "  heading3 1.健全制度\n"
        "  paragraph 制定制度3项。\n"
        "  attachment-note 任务表\n"
        "  attachment-note 台账\n"
        "  signature unsealed 甲县人民政府\n"
        "  date 2025年1月20日\n"
        "  note （此件公开发布）\n"
        "  attachment 附件1\n"
        "    title 任务表\n"
        "    paragraph 任务如下。\n"
    )


def test_every_run_knows_its_place() -> None:
    for piece in runs(received(REPORT).document):
        assert isinstance(piece.origin, Written)
        span = piece.origin.place.span
        line = piece.origin.place.source.line(span.line)
        assert line[span.column - 1 : span.end_column - 1] == piece.text


HEAD = (
    para("甲县人民政府文件", props='<w:pStyle w:val="red"/>')
    + para("甲政〔2025〕1号\t签发人：张示例")
    + para("关于2024年度法治政府建设情况的报告", props='<w:jc w:val="center"/>')
    + para("全年无事。")
    + "<w:tbl><w:tr><w:tc>"
    + para("抄送：乙市司法局。")
    + "</w:tc></w:tr><w:tr><w:tc>"
    + para("甲县人民政府办公室")
    + "</w:tc><w:tc>"
    + para("2025年1月21日印发")
    + "</w:tc></w:tr></w:tbl>"
)


def test_letterhead_and_imprint() -> None:
    styles = part("styles", style("red", "发文机关标志", ""))
    assert dump(received(HEAD, styles=styles).document) == (
        "document 报送\n"
        "  letterhead\n"
        "    issuer 甲县人民政府\n"
        "    number 甲政〔2025〕1号\n"
        "    signer 张示例\n"
        "  title 关于2024年度法治政府建设情况的报告\n"
        "  paragraph 全年无事。\n"
        "  imprint\n"
        "    copy 乙市司法局\n"
        "    printer 甲县人民政府办公室\n"
        "    date 2025年1月21日\n"
    )


# --- tracked changes and comments -----------------------------------------------------------------------------

BY = 'w:author="甲" w:date="2025-01-02T03:04:05Z"'
TRACKED = {
    "put in": (
        para("受理", f"<w:ins {BY}><w:r><w:t>49</w:t></w:r></w:ins>", "件"),
        "受理49件",
        [("插入", 2, 4, "", False)],
    ),
    "taken away": (
        para("受理", f"<w:del {BY}><w:r><w:delText>47</w:delText></w:r></w:del>", "件"),
        "受理件",
        [("删除", 2, 2, "47", False)],
    ),
    "one in the other": (
        para(f"<w:ins {BY}><w:r><w:t>甲</w:t></w:r><w:del {BY}><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>"),
        "甲",
        [("插入", 0, 1, "", False), ("删除", 1, 1, "乙", False)],
    ),
    "put in by one, in three elements": (
        para(*(f"<w:ins {BY}>{run(text)}</w:ins>" for text in ("废止", "3", "件"))),
        "废止3件",
        [("插入", 0, 4, "", False)],
    ),
    "moved": (
        para(f"<w:moveFrom {BY}><w:r><w:t>走</w:t></w:r></w:moveFrom>", f"<w:moveTo {BY}>{run('来')}</w:moveTo>"),
        "来",
        [("移出", 0, 0, "走", False), ("移入", 0, 1, "", False)],
    ),
    "a paragraph put in": (
        para(f"<w:ins {BY}>{run('新段。')}</w:ins>", props=f"<w:rPr><w:ins {BY}/></w:rPr>"),
        "新段。",
        [("插入", 0, 0, "", True), ("插入", 0, 3, "", False)],
    ),
    "two joined": (
        para("前", props=f"<w:rPr><w:del {BY}/></w:rPr>") + para("后"),
        "前后",
        [("删除", 1, 1, "", True)],
    ),
    "other looks": (
        para("甲", run("乙", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")),
        "甲乙",
        [("格式", 1, 2, "", False)],
    ),
    "another indent": (
        para("甲", props=f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"),
        "甲",
        [("格式", 0, 0, "", True)],
    ),
}


@pytest.mark.parametrize("name", TRACKED)
def test_tracked_changes_are_accepted_and_told(name: str) -> None:
    content, text, changes = TRACKED[name]
    one = first(content)
    assert one.text == text
    assert [(c.kind, c.start, c.end, c.text, c.mark) for c in one.tracked] == changes
    assert {(c.author, c.date) for c in one.tracked} == {("甲", "2025-01-02T03:04:05Z")}


INDENTS = {
    "of its list": ("", "", (None, 32.0)),
    "of its list, over its style's": ('<w:ind w:firstLine="400"/>', "", (None, 32.0)),
    "its own, over its list's": ("", '<w:ind w:firstLine="480"/>', (None, 24.0)),
    "its own in characters, beside its list's": ("", '<w:ind w:firstLineChars="200"/>', (2.0, 32.0)),
}


@pytest.mark.parametrize("name", INDENTS)
def test_a_list_indents_its_paragraphs(name: str) -> None:
    of_style, own, indent = INDENTS[name]
    level = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:lvl>'
    one = first(
        para("甲", props=f'<w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr>{own}'),
        styles=part("styles", style("a", "normal", f"<w:pPr>{of_style}</w:pPr>")),
        numbering=part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
    )
    assert (one.form.indent.first_chars, one.form.indent.first) == indent


def test_the_list_of_a_style_indents_less_than_the_style() -> None:
    level = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="10" w:firstLine="640"/></w:pPr></w:lvl>'
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="480"/></w:pPr>'
    one = first(
        para("甲", props='<w:pStyle w:val="a"/>'),
        styles=part("styles", style("a", "normal", listed)),
        numbering=part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
    )
    assert (one.label, one.form.indent.first, one.form.indent.left) == ("1.", 24.0, 0.5)


def test_lengths_may_have_units() -> None:
    page = '<w:sectPr><w:pgMar w:top="3.7cm" w:left="25mm" w:right="1in" w:bottom="-0.5pt" w:footer="2pi"/></w:sectPr>'
    (section,) = of_body(para("甲") + page).looks.sections
    assert (section.top, section.left, section.right, section.bottom, section.footer) == (
        104.88,
        70.87,
        72.0,
        -0.5,
        24.0,
    )


def test_the_last_section_may_stand_first() -> None:
    """As html-to-docx writes it; what stands outside of paragraphs is that of the last section."""
    page = '<w:pgSz w:w="{}"/>'.format
    inner = para("甲", props=f"<w:sectPr>{page(200)}</w:sectPr>")
    got = of_body(f"<w:sectPr>{page(400)}</w:sectPr>{inner}{para('乙')}")
    assert [one.section for one in got.paragraphs] == [0, 1]
    assert [section.width for section in got.looks.sections] == [10.0, 20.0]


def test_every_paragraph_has_a_section() -> None:
    """Even where nothing is said of the last one."""
    got = of_body(para("甲", props="<w:sectPr/>") + para("乙"))
    assert len(got.looks.sections) == 2 == got.paragraphs[-1].section + 1


def test_a_bullet_of_a_symbol_font_is_a_bullet() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    words = first(para("开展宣传12场", props=listed) + para("正文。"), numbering=part("numbering", numbering))
    assert (words.label, words.role) == ("•", "正文")


def test_a_header_of_many_relations_is_read_once() -> None:
    """A thousand names of one part are one part."""
    given = {**made_parts(para("甲。"), header=part("hdr", para("眉")))}
    rels = "word/_rels/document.xml.rels"
    one = '<Relationship Id="h{}" Type="http://x/header" Target="header.xml"/>'
    given[rels] = str(given[rels]).replace("</Rel", "".join(map(one.format, range(1000))) + "</Rel")
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:id="h{}"/></w:sectPr></w:pPr></w:p>'
    given["word/document.xml"] = body(section.format(1) + section.format(2))
    got = receive(package(given), "甲.docx").value
    assert got is not None
    one, two = (section.margins[0].paragraphs for section in got.looks.sections[:2])
    assert one is two


def test_a_row_that_was_put_in() -> None:
    row = f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{para('1')}</w:tc></w:tr>"
    (table,) = received(f"<w:tbl>{row}</w:tbl>").looks.tables
    assert [row.tracked and (row.tracked.kind, row.tracked.author) for row in table.rows] == [("插入", "甲")]


def test_comments_hang_on_their_words() -> None:
    mark = '<w:comment{}{} w:id="7"/>'.format
    content = para("受理", mark("Range", "Start"), "47件", mark("Range", "End"), f"<w:r>{mark('Reference', '')}</w:r>")
    note = part("comments", f'<w:comment w:id="7" {BY}>{para("核实")}{para("再报")}</w:comment>')
    (comment,) = first(content, comments=note).comments
    assert comment == (2, 5, "核实\n再报", "甲", "2025-01-02T03:04:05Z")


def test_notes_are_stories_of_their_own() -> None:
    between = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    found = received(
        para("正文。"),
        footnotes=part("footnotes", f'{between}<w:footnote w:id="1">{para("脚注。")}</w:footnote>'),
        endnotes=part("endnotes", f'<w:endnote w:id="1">{para("尾注。")}</w:endnote>'),
    )
    assert [(one.number, one.text, one.story) for one in found.paragraphs[1:]] == [
        (2, "脚注。", FOOTNOTE),
        (3, "尾注。", ENDNOTE),
    ]


# --- looks ----------------------------------------------------------------------------------------------------

STYLES = part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="A" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    + style("n", "Normal", '<w:pPr><w:jc w:val="both"/></w:pPr>', default="1")
    + style("b", "正文样式", '<w:basedOn w:val="n"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
            '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>')
    + style("s", "Strong", "<w:rPr><w:b/></w:rPr>", "character"),
)  # fmt: skip
THEME = (
    '<a:theme xmlns:a="x"><a:minorFont><a:latin typeface="L"/><a:ea typeface=""/>'
    '<a:font script="Hans" typeface="宋体"/></a:minorFont></a:theme>'
)


@pytest.mark.parametrize(
    ("content", "face"),
    [
        (para("甲"), ("宋体", "A", 10.5, False)),
        (para("甲", props='<w:pStyle w:val="b"/>'), ("仿宋", "A", 16.0, False)),
        (para(run("甲", '<w:rStyle w:val="s"/>'), props='<w:pStyle w:val="b"/>'), ("仿宋", "A", 16.0, True)),
        (para(run("甲", '<w:rStyle w:val="s"/><w:b w:val="0"/><w:sz w:val="9pt"/>')), ("宋体", "A", 9.0, False)),
        (para(run("甲", '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="黑体"/>')), ("黑体", "L", 10.5, False)),
        (para(run("甲", '<w:sz w:val="大"/>')), ("宋体", "A", None, False)),
    ],
)
def test_faces_come_through_styles_and_theme(content: str, face: tuple[object, ...]) -> None:
    (stretch,) = first(content, styles=STYLES, theme=THEME).stretches
    assert (stretch.face.eastern, stretch.face.latin, stretch.face.size, stretch.face.bold) == face


def test_neighbours_of_one_face_are_one_stretch() -> None:
    one = first(para("甲", "乙", run("丙", "<w:b/>"), run("丁", "<w:b/>"), "戊"))
    assert [(s.start, s.end, s.face.bold) for s in one.stretches] == [(0, 2, False), (2, 4, True), (4, 5, False)]


@pytest.mark.parametrize(
    ("props", "indent"),
    [
        ('<w:pStyle w:val="b"/>', (32.0, 2.0)),
        ('<w:pStyle w:val="b"/><w:ind w:firstLine="0"/>', (0.0, 2.0)),
        ('<w:pStyle w:val="b"/><w:ind w:hanging="200" w:hangingChars="100"/>', (-10.0, -1.0)),
        ('<w:ind w:firstLine="x"/>', (None, None)),
        ("", (None, None)),
    ],
)
def test_indents_are_inherited_one_by_one(props: str, indent: tuple[float | None, float | None]) -> None:
    form = first(para("甲", props=props), styles=STYLES).form
    assert (form.indent.first, form.indent.first_chars) == indent


def test_how_a_paragraph_is_set() -> None:
    form = first(
        para(
            "甲",
            props='<w:keepNext/><w:pageBreakBefore/><w:pBdr><w:bottom w:val="single" w:sz="12" w:color="ff0000"/>'
            '<w:top w:val="nil"/></w:pBdr><w:snapToGrid w:val="0"/><w:spacing w:before="240" w:line="579" '
            'w:lineRule="exact"/><w:jc w:val="end"/><w:outlineLvl w:val="0"/>',
        )
    ).form
    assert (form.align, form.level, form.keep_next, form.break_before, form.grid) == ("right", 1, True, True, False)
    assert form.borders == (("bottom", 1.5, "FF0000"),)
    assert (form.spacing.line, form.spacing.rule, form.spacing.before) == (28.95, "exact", 12.0)


def test_sections_with_their_footers() -> None:
    ends = (
        '<w:sectPr><w:footerReference w:type="default" r:id="r0"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:left="1588" w:right="1474" w:bottom="1985"/><w:titlePg/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    ).replace("r:id", 'xmlns:r="r" r:id')
    footer = part("ftr", para("— ", '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>'))
    found = received(para("甲", props=ends) + para("乙"), footer=footer)
    one, two = found.looks.sections
    assert (round(one.top or 0, 1), one.grid, one.pitch, one.first_differs) == (104.9, "lines", 28.95, True)
    (margin,) = one.margins
    assert (margin.pages, margin.above, margin.paragraphs[0].fields) == ("default", False, ("PAGE \\* MERGEFORMAT",))
    assert two.margins == one.margins
    assert [one.section for one in found.paragraphs] == [0, 1]


def test_tables_with_spans() -> None:
    def cell(text: str, props: str = "") -> str:
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{para(text)}</w:tc>"

    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        ("<w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>", cell("头", '<w:gridSpan w:val="2"/>'), cell("右")),
        (cell("下", begins), cell("1"), cell("2")),
        (cell("", goes_on), cell("3"), cell("4")),
        (cell("", goes_on), cell("5"), cell("6")),
    )
    content = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    found = received(f"<w:tbl>{content}</w:tbl>")
    (table,) = found.looks.tables
    assert table.cells == (
        ((0, 2, 1), (2, 1, 1)),
        ((0, 1, 3), (1, 1, 1), (2, 1, 1)),
        ((1, 1, 1), (2, 1, 1)),
        ((1, 1, 1), (2, 1, 1)),
    )
    assert [(row.repeats, row.whole) for row in table.rows] == [(True, True), *[(False, False)] * 3]
    assert dump(found.document).splitlines()[2:] == [
        "    | 头 ‹2×1› | 右 |",
        "    | 下 ‹1×3› | 1 | 2 |",
        "    | 3 | 4 |",
        "    | 5 | 6 |",
    ]


# --- Word's own numbers ---------------------------------------------------------------------------------------


def level(at: int, format_: str, text: str, more: str = "") -> str:
    said = f'<w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{said}{more}</w:lvl>'


LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "•")
    + level(1, "decimalEnclosedCircle", "%2")
    + level(2, "upperRoman", "%3)")
    + level(3, "lowerLetter", "%4")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>",
)


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        (((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)), ("一、", "（一）", "（二）", "二、", "（一）")),
        (((1, 0), (1, 2), (1, 2), (1, 1), (1, 2)), ("一、", "1.", "2.", "（二）", "1.")),
        (((1, 0), (1, 3), (1, 0), (1, 3)), ("一、", "一.1", "二、", "二.2")),
        (((1, 1),), ("（一）",)),
        (((2, 0), (2, 1), (2, 1), (2, 2), (2, 3)), ("•", "①", "②", "I)", "a")),
        (((1, 0), (3, 0), (3, 0)), ("一、", "五、", "六、")),
        (((9, 0), (0, 0)), ("", "")),
    ],
)
def test_labels_are_counted_as_word_does(items: tuple[tuple[int, int], ...], labels: tuple[str, ...]) -> None:
    content = "".join(
        para("甲", props=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{id_}"/></w:numPr>') for id_, at in items
    )
    assert tuple(one.label for one in received(content, numbering=LISTS).paragraphs) == labels


def test_a_style_numbers_its_paragraphs() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="h"/>')
        + level(1, "chineseCounting", "第%2节", '<w:pStyle w:val="i"/>')
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>',
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = part("styles", style("h", "heading 1", numbered) + style("i", "heading 2", numbered))
    content = "".join(para("总则", props=f'<w:pStyle w:val="{id_}"/>') for id_ in "hihi")
    found = received(content, numbering=numbering, styles=styles)
    assert [(one.label, one.role) for one in found.paragraphs] == [
        ("第一章", "标题1"),
        ("第一节", "标题2"),
        ("第二章", "标题1"),
        ("第一节", "标题2"),
    ]
    assert dump(found.document).splitlines()[1] == "  heading1 第一章总则"


def test_an_empty_document_is_one() -> None:
    assert dump(received("<w:p/>").document) == "document 公开\n"


@pytest.mark.parametrize(
    ("text", "role", "head"),
    [
        ("（一）规范行政执法。全年开展检查12次。", "标题2", 10),
        ("(一)加强组织领导，压实责任。全年开会3次。", "标题2", 15),
        ("（一）全年开展检查12次。办结12件。", "正文", 0),
        ("（一）继续加强监督。（二）继续抓好培训。", "正文", 0),
        ("（一）规范行政执法。", "正文", 0),
        ("规范行政执法。全年开展检查12次。", "正文", 0),
    ],
)
def test_a_heading_runs_on_whatever_its_face(text: str, role: str, head: int) -> None:
    """（一）and a short phrase without numbers, then a text; no sentence, no row of points."""
    got = first(para(text) + para("正文。"))
    assert (got.role, got.head) == (role, head)


def test_the_number_of_a_note_makes_no_heading_of_a_sentence() -> None:
    """① 收到86件。[1] in other letters: nothing runs on behind the sentence."""
    got = first(para(run("① 收到申请86件。"), run("[1]", "<w:vertAlign w:val='superscript'/>")) + para("正文。"))
    assert (got.role, got.head) == ("正文", 0)


def test_a_note_is_one_in_any_style() -> None:
    """Below the date, even in the style of the text, which --fix gives it."""
    styles = part("styles", style("a", "公文正文", ""))
    body_ = "".join(para(text, props='<w:pStyle w:val="a"/>') for text in ("现报告。", "（以上为初步统计）"))
    date = para("2025年1月20日") + para("（联系人：王某）", props='<w:pStyle w:val="a"/>')
    roles = [one.role for one in received(body_ + date, styles=styles).paragraphs]
    assert roles == ["正文", "正文", "成文日期", "附注"]


MIDDLE = '<w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("centred", "role"),
    [
        ("图1 办案流程示意图", "图题"),
        ("图1-2办案流程", "图题"),
        ("表二 案件统计", "表题"),
        ("续表1 案件统计", "表题"),
        ("第二章 存在的不足", "标题1"),
        ("办案流程", "其他"),
        ("甲县司法局2024年工作总结报告", "标题"),
        ("2025年度工作计划", "标题1"),
    ],
)
def test_what_is_centred_within_the_text_is_no_title(centred: str, role: str) -> None:
    """A title stands before its text; only what is named like a document begins another one."""
    lines = para("甲县2024年度法治政府建设情况的报告", props=MIDDLE) + para("全年受理32件。")
    assert received(lines + para(centred, props=MIDDLE) + para("办结30件。")).paragraphs[2].role == role


def test_headings_without_numbers_are_no_titles() -> None:
    """The title is one run of lines before the text; what ends as titles do within it heads a part."""
    lines = ("关于2024年度情况的报告", "市政府：", "2024年工作情况", "完成任务。", "2025年度工作计划", "继续。")
    whole = received("".join(para(run(line, "<w:b/>")) for line in lines))
    assert [one.role for one in whole.paragraphs] == ["标题", "主送", "标题1", "正文", "标题1", "正文"]
    assert len(whole.document.title.lines) == 1


def test_the_issuer_below_the_title_is_no_part_of_it() -> None:
    """On a line of its own; above the title it is one of its lines."""
    lines = para("松岭县2024年法治政府建设年度报告", props=MIDDLE) + para("松岭县人民政府", props=MIDDLE)
    whole = received(lines + para("现公布如下。"))
    assert dump(whole.document) == (
        "document 公开\n"
        "  title 松岭县2024年法治政府建设年度报告\n"
        "  paragraph 现公布如下。\n"
        "  signature unsealed 松岭县人民政府\n"
    )


def test_a_second_paper_has_no_part_in_the_title() -> None:
    """It is called a title by its form, but the document has one."""
    lines = para("关于甲的报告", props=MIDDLE) + para("全年受理32件。") + para("关于乙的报告", props=MIDDLE)
    whole = received(lines + para("办结30件。"))
    assert [one.role for one in whole.paragraphs] == ["标题", "正文", "标题", "正文"]
    assert len(whole.document.title.lines) == 1


def test_a_centred_line_above_a_table_is_its_name() -> None:
    lines = para("甲县2024年度法治政府建设情况的报告", props=MIDDLE) + para("全年受理32件。")
    table = f"<w:tbl><w:tr><w:tc>{para('项目')}</w:tc></w:tr></w:tbl>"
    found = received(lines + para("各乡镇办案情况", props=MIDDLE) + table)
    assert [one.role for one in found.paragraphs] == ["标题", "正文", "表题", "表"]
    assert len(found.document.title.lines) == 1


def test_a_caption_at_the_left_is_no_heading() -> None:
    lines = para("一、办案") + para("全年受理32件。") + para("图1 办案流程") + para("办结30件。")
    assert [one.role for one in received(lines).paragraphs] == ["标题1", "正文", "图题", "正文"]


def test_a_page_without_text_is_no_note() -> None:
    """（此页无正文） is neither 附注 nor a name of the signature; the real note is the document's."""
    lines = ("一、工作", "全年无事。", "（此页无正文）", "甲县司法局", "2025年1月20日", "（联系人：李某，电话：12345）")
    found = received("".join(map(para, lines)))
    assert [one.role for one in found.paragraphs] == ["标题1", "正文", "其他", "署名", "成文日期", "附注"]
    assert "  note （联系人：李某，电话：12345）" in dump(found.document)
