"""Each rule of format, both ways: a document that keeps all of them, and one thing changed in it."""

from __future__ import annotations

import pytest
from official_words import (
    FANG,
    FOOTERS,
    KAI,
    LOOKS,
    PARAGRAPHS,
    SECTION,
    TABLE,
    TWO,
    broken,
    changed,
    received,
    rulings,
    words,
)

from reportgen.checks.format.judging import Verdict
from reportgen.checks.format.table import RULES
from reportgen.document.looks import Comment, Indent, Looks, Received, Row, Spacing, Stretch, Tracked, Words

LATER = {
    *("RG737", "RG745", "RG767", "RG772", "RG775", "RG778", "RG779", "RG785", "RG786"),
    *("RG794", "RG795", "RG796", "RG797"),
}
"""Rules of which only laid out pages tell."""


def page(**more: object) -> Received:
    """The document with another page setup."""
    return received(looks=LOOKS._replace(sections=(SECTION._replace(**more),)))


def feet(**more: object) -> Received:
    """The document with something else in its right footer."""
    first = FOOTERS[0].paragraphs[0]
    if "face" in more:
        more["stretches"] = (Stretch(0, len(first.text), first.stretches[0].face._replace(**more.pop("face"))),)  # type: ignore[arg-type]
    if "indent" in more or "align" in more:
        more["form"] = first.form._replace(**{k: more.pop(k) for k in ("indent", "align") if k in more})
    other = FOOTERS[0]._replace(paragraphs=(first._replace(**more),))
    return received(looks=LOOKS._replace(sections=(SECTION._replace(margins=(other, FOOTERS[1])),)))


def put(role: str, nth: int = 0, **more: object) -> Received:
    """The document with a paragraph changed."""
    return received(changed(role, nth, **more))


def table(*rows: Row, widths: tuple[float, ...] = TABLE.widths) -> Received:
    """The document with another table."""
    return received(looks=LOOKS._replace(tables=(TABLE._replace(rows=rows or TABLE.rows, widths=widths),)))


def _last(role: str) -> tuple[Words, ...]:
    """The paragraphs with the one of a role behind the date."""
    moved = next(one for one in PARAGRAPHS if one.role == role)
    rest = [one for one in PARAGRAPHS if one is not moved]
    at = next(i for i, one in enumerate(rest) if one.role == "成文日期") + 1
    return tuple(one._replace(number=n) for n, one in enumerate((*rest[:at], moved, *rest[at:]), 1))


SIGNED = "\t某政发〔2025〕3号　签发人：张三"
NO_BLANK = tuple(one for one in PARAGRAPHS if one.role)
# code, what is changed, what is measured, the paragraph (0: none)
FAULTS: tuple[tuple[str, Received, str, int], ...] = (
    ("RG701", page(width=612.0, height=792.0), "215.9×279.4 毫米", 0),
    ("RG702", page(top=72.0), "25.4 毫米", 0),
    ("RG703", page(left=90.0), "31.7 毫米", 0),
    ("RG704", page(right=90.0), "150.2×225 毫米", 0),
    ("RG705", put("正文", spacing=Spacing(30, "exact")), "行距 30 磅，排得下 21 行（4 处中 1 处）", 6),
    ("RG705", put("正文", spacing=Spacing(28.95, "exact", after=8)), "段前或段后有空，排不满（4 处中 1 处）", 6),
    ("RG705", put("正文", spacing=Spacing(2.0, "auto")), "2 倍行距，排不下 22 行（4 处中 1 处）", 6),
    ("RG706", page(chars=0.0), "字符网格每行 27 字", 0),
    ("RG707", put("标题1", face={"color": "0070C0"}), "颜色 0070C0（25 处中 1 处）", 7),
    ("RG708", received(looks=LOOKS._replace(theme_fonts=3)), "有 3 处用主题字体", 0),
    ("RG711", put("正文", face={"eastern": "宋体"}), "宋体（4 处中 1 处）", 6),
    ("RG711", put("正文", face={"eastern": ""}), "文件没有写明（4 处中 1 处）", 6),
    ("RG712", put("正文", face={"size": 14.0}), "四号（14 磅）（4 处中 1 处）", 6),
    ("RG713", put("标题1", face={"eastern": "仿宋_GB2312"}), "仿宋_GB2312（2 处中 1 处）", 7),
    ("RG714", put("标题2", face={"eastern": "黑体"}), "黑体", 8),
    ("RG715", put("标题3", face={"eastern": "楷体"}), "楷体（2 处中 1 处）", 9),
    ("RG716", put("标题1", face={"size": 18.0}), "小二号（18 磅）（5 处中 1 处）", 7),
    ("RG717", put("署名", face={"eastern": "楷体"}), "楷体（6 处中 1 处）", 21),
    ("RG718", put("主送", face={"size": 15.0}), "小三号（15 磅）（6 处中 1 处）", 5),
    ("RG719", put("标题1", face={"bold": True}), "加粗（11 处中 1 处）", 7),
    ("RG721", put("标题", face={"eastern": "宋体"}), "宋体（2 处中 1 处）", 3),
    ("RG722", put("标题", face={"size": 18.0}), "小二号（18 磅）（2 处中 1 处）", 3),
    ("RG723", put("标题", align="left"), "没有居中（2 处中 1 处）", 3),
    ("RG723", put("标题", indent=Indent(first_chars=2)), "居中，但有缩进（2 处中 1 处）", 3),
    (
        "RG724",
        put("标题", text="某区人民政府\x0b关于\x0b情况的报告"),
        "3 行，各 6、2、5 字，中间短两头长（2 处中 1 处）",
        3,
    ),
    ("RG724", put("标题", text="政府关于\x0b工作报告"), "2 行，各 4、4 字，一样长（2 处中 1 处）", 3),
    ("RG724", put("标题", text="字" * 22), "1 行 22 字，一行排不下（2 处中 1 处）", 3),
    ("RG725", put("主送", indent=Indent(first_chars=2)), "首行空 2 字、回行空 0 字", 5),
    ("RG726", put("主送", text="市人民政府:"), "末尾是“:”", 5),
    ("RG731", put("正文", indent=Indent()), "空 0 字（9 处中 1 处）", 6),
    ("RG732", put("正文", indent=Indent(left_chars=2)), "左缩进 2 字、右缩进 0 字（9 处中 1 处）", 6),
    ("RG733", put("标题1", 1, text="三、工作安排"), "“三、工作安排”之前缺“二、”，“一、”之后直接是“三、”", 12),
    ("RG734", put("标题2", text="(一)健全制度"), "“(一)”（5 处中 1 处）", 8),
    ("RG734", put("标题2", text="1.1 健全制度"), "“1.1”（5 处中 1 处）", 8),
    ("RG734", put("标题1", text="第一部分 主要举措"), "“第一部分”（5 处中 1 处）", 7),
    ("RG734", put("正文", text="3.1 充实力量。"), "“3.1”（6 处中 1 处）", 6),
    ("RG734", put("正文", text="⒈充实力量。"), "“⒈”（6 处中 1 处）", 6),
    ("RG735", put("标题3", text="1、制定规则"), "序号“1、”的标点不合用法，应当写作“1.”", 9),
    ("RG735", put("正文", text="1、规范办案。全年开展评查。"), "序号“1、”的标点不合用法，应当写作“1.”", 6),
    ("RG734", put("正文", text="1、规范办案。全年开展评查。"), "“1、”（6 处中 1 处）", 6),
    ("RG736", put("标题2", text="（1）健全制度"), "“一、”之下直接是“（1）”（5 处中 1 处）", 8),
    ("RG738", put("正文", text="　　现将情况报告如下。", indent=Indent()), "打了 2 字宽的空格（9 处中 1 处）", 6),
    ("RG741", put("成文日期", text="2025年01月15日"), "“2025年01月15日”", 22),
    ("RG741", put("成文日期", text="2025年2月30日"), "“2025年2月30日”，没有这一天", 22),
    ("RG742", put("成文日期", indent=Indent(right_chars=8)), "日期右空 8 字，署名右空 4.9 字", 22),
    ("RG743", put("署名", indent=Indent(right_chars=9)), "两者中心差 4.1 字，日期首字右移 3.2 字", 21),
    ("RG746", put("正文", text="（此页无正文）"), "写了“此页无正文”", 6),
    ("RG747", put("附注", text="此件公开发布"), "没有加全角圆括号", 23),
    ("RG751", put("附件说明", indent=Indent()), "左空 0 字", 19),
    ("RG751", received(_last("附件说明")), "排在署名、日期之后", 22),
    ("RG752", put("附件说明", text="附件：清单。"), "末尾有“。”", 19),
    ("RG752", put("附件说明", text="附件:清单"), "“附件”后不是全角冒号", 19),
    ("RG753", put("附件", form=PARAGRAPHS[23].form._replace(break_before=False)), "没有另起一页", 24),
    ("RG753", put("附件", face={"eastern": "仿宋"}), "字体是 仿宋", 24),
    ("RG761", feet(fields=()), "没有页码（2 处中 1 处）", 0),
    ("RG761", page(first_differs=True), "没有页码（3 处中 1 处）", 0),
    ("RG762", feet(text="- 1 -"), "“- 1 -”（2 处中 1 处）", 0),
    ("RG763", feet(face={"latin": "Times New Roman"}), "Times New Roman（2 处中 1 处）", 0),
    ("RG764", feet(face={"size": 9.0}), "9 磅（2 处中 1 处）", 0),
    ("RG765", feet(align="center"), "居中（2 处中 1 处）", 0),
    ("RG766", feet(indent=Indent()), "空 0 字（2 处中 1 处）", 0),
    ("RG771", put("发文机关标志", face={"color": "000000"}), "颜色 000000", 1),
    ("RG773", put("发文字号", text="某政发[2025]03号"), "“某政发[2025]03号”", 2),
    ("RG774", put("发文字号", align="left"), "没有居中", 2),
    ("RG776", put("发文字号", text=SIGNED, align="left"), "仿宋_GB2312", 2),
    ("RG777", put("发文字号", form=PARAGRAPHS[1].form._replace(borders=())), "没有", 2),
    ("RG781", put("抄送", face={"size": 16.0}), "三号（16 磅）（3 处中 1 处）", 27),
    ("RG782", put("抄送", text="抄送：市司法局"), "末尾是“局”", 27),
    ("RG783", put("印发", 1, text="2025年1月20日"), "“2025年1月20日”", 29),
    ("RG784", put("印发", indent=Indent()), "空 0 字（3 处中 1 处）", 28),
    ("RG791", table(Row(False, True), Row(False, True)), "2 行，不重复", 14),
    ("RG792", table(Row(True, True), Row(False, False)), "1 行允许跨页断行", 14),
    ("RG793", table(widths=(300.0, 300.0)), "宽 211.7 毫米，版心宽 156 毫米", 14),
    ("RG798", put("正文", tracked=(Tracked("插入", 0, 2, "", "张三", ""),)), "张三的修订 1 处，在 1 段里", 6),
    ("RG799", put("正文", comments=(Comment(0, 2, "核对", "", ""),)), "没有署名的人的批注 1 条，在 1 段里", 6),
    ("RG800", put("正文", hidden=((3, "（内部掌握）"),)), "隐藏着“（内部掌握）”", 6),
)
ALSO = {
    **{code: {"RG704"} for code in ("RG701", "RG702", "RG703")},
    "RG734": {"RG733", "RG735"},
    "RG735": {"RG734"},
    "RG742": {"RG743"},
}
"""What a change cannot but break besides."""


def test_a_document_in_the_official_format_keeps_every_rule():
    """No rule is broken; those that only pages can tell of are 未核验."""
    told = rulings(received())

    assert {code for code, judged in told.items() if judged.verdict is Verdict.BROKEN} == set()
    assert {code for code, judged in told.items() if judged.verdict is Verdict.OPEN} == LATER
    assert {code for code, judged in told.items() if judged.verdict is Verdict.IDLE} == {"RG776"}


@pytest.mark.parametrize(
    ("code", "document", "measured", "number"), FAULTS, ids=lambda v: v if str(v)[:2] == "RG" else ""
)
def test_a_fault_is_named_where_it_is(code, document, measured, number):
    """The changed document breaks this rule, says what it found, and where; no other rule is broken by it."""
    judged = rulings(document)[code]

    assert (judged.verdict, judged.measured) == (Verdict.BROKEN, measured)
    assert [case.number for case in judged.cases][:1] == ([number] if judged.cases else [])
    assert broken(document) - {code} <= ALSO.get(code, set())


def test_every_rule_is_tried():
    """A rule is broken here, or only pages can tell of it, or its test stands below."""
    tried = {code for code, *_ in FAULTS}

    assert {rule.code for rule in RULES} == tried | LATER | {"RG709", "RG727", "RG744"}


def test_the_lines_between_title_and_addressee_are_counted():
    """None, or two, are not the one that is asked; space after the title counts as a line."""
    assert rulings(received(NO_BLANK))["RG727"].measured == "空 0 行"
    twice = (*PARAGRAPHS[:4], words("", ""), *PARAGRAPHS[4:])
    assert rulings(received(twice))["RG727"].measured == "空 2 行"
    spaced = tuple(
        one._replace(form=one.form._replace(spacing=Spacing(33, "exact", after=28.95))) if one.role == "标题" else one
        for one in NO_BLANK
    )
    assert rulings(received(spaced))["RG727"].verdict is Verdict.MET


def test_a_heading_without_number_stands_out_among_numbered_ones():
    """Where two of its level have one; where none has, nothing is wrong."""
    third = words("标题1", "其他情况", PARAGRAPHS[6].form, PARAGRAPHS[6].stretches[0].face)

    judged = rulings(received((*PARAGRAPHS[:13], third, *PARAGRAPHS[13:])))["RG734"]
    assert (judged.verdict, judged.measured) == (Verdict.BROKEN, "没有序数，同一层的别的标题有（6 处中 1 处）")


def test_parts_and_tables_are_right_where_all_beside_them_are_such():
    """第一部分 and 表一 stand in no list of the standard: all of a level below one heading, or none."""
    renamed = {"一、主要举措": "第一部分　主要举措", "二、工作安排": "第二部分　工作安排"}
    renamed |= {"（一）健全制度": "表一　健全制度"}
    found = [one._replace(text=renamed.get(one.text, one.text)) for one in PARAGRAPHS]
    assert broken(received(found)) == set()

    mixed = (*found[:8], words("标题2", "（二）加强培训", found[7].form, KAI), *found[8:])
    assert rulings(received(mixed))["RG734"].measured == "“表一”（6 处中 1 处）"


def test_a_text_about_a_table_is_no_heading():
    """表一 and a blank at the head of a paragraph."""
    assert broken(put("正文", text="表一 反映全区情况。其中多数已办结。")) == set()


def test_an_addressee_that_lost_its_colon_is_one():
    """A line below the title that is the name of an organ; other lines there are none."""
    at = next(i for i, one in enumerate(PARAGRAPHS) if one.role == "主送")

    def instead(text: str) -> Verdict:
        other = words("其他", text)
        return rulings(received((*PARAGRAPHS[:at], other, *PARAGRAPHS[at + 1 :])))["RG726"].verdict

    assert [instead("市人民代表大会常务委员会"), instead("目　录")] == [Verdict.BROKEN, Verdict.IDLE]


def test_a_signature_needs_a_line_above_it():
    """Right below the text it is too near; one line (no seal) or three (a seal) are both right."""
    judged = rulings(received(NO_BLANK))["RG744"]

    assert (judged.verdict, judged.measured, judged.cases[0].text) == (Verdict.BROKEN, "空 0 行", "某区人民政府")


def test_an_unsealed_signature_stands_otherwise():
    """Issuer two characters from the right, the date beginning two characters right of it: as right as a sealed one."""
    unsealed = changed("署名", indent=Indent(right_chars=2.0 + 7.75 + 2 - 6))
    at = next(i for i, one in enumerate(unsealed) if one.role == "成文日期")
    date = unsealed[at]._replace(form=unsealed[at].form._replace(indent=Indent(right_chars=2)))

    assert broken(received((*unsealed[:at], date, *unsealed[at + 1 :]))) == set()


def test_marks_in_another_latin_face_are_left_open():
    """Whether “ is set in the Chinese face depends on the program: neither right nor wrong."""
    latin = put("正文", 1, face={"latin": "Times New Roman"})

    assert rulings(latin)["RG709"].verdict is Verdict.OPEN


def test_numbers_that_word_sets_count_like_typed_ones():
    """A gap between labels is found though the numbers stand in no text."""
    labelled = tuple(
        one._replace(text=one.text[2:], label="一、" if "举措" in one.text else "三、", stretches=())
        if one.role == "标题1"
        else one
        for one in PARAGRAPHS
    )

    assert rulings(received(labelled))["RG733"].measured.startswith("“三、工作安排”之前缺“二、”")


def test_typed_blanks_indent_too():
    """Two ideographic spaces stand where an indent of two characters would: the place is right."""
    typed = put("正文", text="　　现将情况报告如下。", indent=Indent())

    assert rulings(typed)["RG731"].verdict is Verdict.MET


def test_a_document_without_elements_is_not_judged_by_them():
    """No letterhead, no table, no imprint, no attachment: nothing is 合格 by being absent."""
    bare = Received(
        received().source, (words("正文", "只有一段。")._replace(number=1),), Looks((SECTION,)), received().compose
    )
    idle = {code for code, judged in rulings(bare).items() if judged.verdict is Verdict.IDLE}

    assert {"RG721", "RG726", "RG741", "RG771", "RG781", "RG791", "RG753"} <= idle


def test_a_landscape_section_has_its_own_box():
    """Its margins are turned with it: 225 mm wide and 156 mm high."""
    lying = SECTION._replace(width=841.9, height=595.3, top=79.4, right=104.9, bottom=73.7, left=99.2, landscape=True)
    judged = rulings(received(looks=LOOKS._replace(sections=(SECTION, lying))))

    assert [judged[code].verdict for code in ("RG701", "RG702", "RG704")] == [Verdict.MET] * 3
    assert FANG.size == 16


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("二〇二四年一月十五日", "如 2024年1月15日"),
        ("2025年01月05日", "如 2025年1月5日"),
        ("2024.1.15", "如 2024年1月15日"),
        ("（2024/01/15）", "如 2024年1月15日"),
        ("2024年13月1日", "如 ×年×月×日"),
    ],
)
def test_the_date_is_asked_for_as_that_of_the_text(text, asked):
    """RG741 shows the very day in its right form, and no day where none can be read."""
    assert rulings(put("成文日期", text=text))["RG741"].required == asked


def note(*lines: tuple[str, Indent]) -> Received:
    """The document with these lines of 附件说明."""
    at = next(i for i, one in enumerate(PARAGRAPHS) if one.role == "附件说明")
    made = (words("附件说明", text, PARAGRAPHS[at].form._replace(indent=indent)) for text, indent in lines)
    return received((*PARAGRAPHS[:at], *made, *PARAGRAPHS[at + 1 :]))


@pytest.mark.parametrize(
    ("second", "indent", "verdict", "measured"),
    [
        ("2.说明", Indent(left=80), Verdict.MET, "左空 2 字"),
        ("      2.说明", Indent(first=32), Verdict.MET, "左空 2 字"),
        ("      2.说明", Indent(left=80), Verdict.BROKEN, "没有排在上一个附件的正下方，左空 8 字（2 处中 1 处）"),
    ],
)
def test_the_second_attachment_stands_under_the_first(second, indent, verdict, measured):
    """Five characters from the edge, typed blanks and indent taken together."""
    judged = rulings(note(("附件：1.清单", Indent(first=32)), (second, indent)))["RG751"]

    assert (judged.verdict, judged.measured) == (verdict, measured)


@pytest.mark.parametrize(
    ("tail", "measured"),
    [
        (" " * 8, "日期右空 0 字，署名右空 4.9 字"),
        ("\u3000" * 4, "日期右空 0 字，署名右空 4.9 字"),
        ("\u00a0" * 8, "日期右空 4 字，署名右空 4.9 字"),
    ],
)
def test_spaces_typed_behind_the_date_are_no_distance(tail, measured):
    """Spaces hang over the end of a line that is set to the right; no-break spaces push it in."""
    typed = put("成文日期", text="2025年1月15日" + tail, indent=Indent())

    assert rulings(typed)["RG742"].measured == measured


@pytest.mark.parametrize("text", ["3.5万件案件已经办结。", "1.2倍于上年。"])
def test_a_decimal_number_at_the_head_of_a_text_numbers_nothing(text):
    """What is counted follows it at once."""
    assert rulings(put("正文", text=text))["RG734"].verdict is Verdict.MET


def test_the_order_of_levels_is_open_where_numbers_are_stepped():
    """1.1 belongs to none of the four levels, so nobody can say whether one was left out."""
    judged = rulings(put("标题2", text="1.1 健全制度"))["RG736"]

    assert (judged.verdict, [case.number for case in judged.cases]) == (Verdict.OPEN, [8])


def test_the_text_behind_a_heading_is_judged_as_text():
    """（一）规范执法。in 16 pt and the sentence after it in 11 pt: the text is too small, the heading is right."""
    faces = (Stretch(0, 8, KAI), Stretch(8, 13, FANG._replace(size=11)))
    judged = rulings(put("标题2", text="（一）规范执法。全年评查。", head=8, stretches=faces))

    assert (judged["RG712"].measured, judged["RG712"].cases[0].number) == ("11 磅（5 处中 1 处）", 8)
    assert [judged[code].verdict for code in ("RG711", "RG714", "RG716")] == [Verdict.MET] * 3


def ending(*last: Words) -> Received:
    """The document with these paragraphs in place of signature and date, and nothing behind them."""
    at = next(i for i, one in enumerate(PARAGRAPHS) if one.role == "署名")
    return received((*PARAGRAPHS[:at], *last))


@pytest.mark.parametrize(
    "text", ["某区人民政府\x0b2025年1月15日", "某区司法局\x0b某区人民政府\x0b二〇二五年一月十五日"]
)
def test_signature_and_date_in_one_paragraph_are_judged_line_by_line(text):
    """Shift+Enter parts them: both stand at the indent of their paragraph."""
    judged = rulings(ending(words("其他", text, PARAGRAPHS[21].form._replace(indent=Indent(right_chars=0)))))

    assert judged["RG741"].measured == f"“{text.split(chr(11))[-1]}”"
    assert judged["RG742"].measured == "日期右空 0 字，署名右空 0 字"
    assert [judged[code].verdict for code in ("RG742", "RG744", "RG745")] == [
        Verdict.BROKEN,
        Verdict.MET,
        Verdict.OPEN,
    ]


def test_a_line_break_in_a_text_makes_no_signature():
    """A sentence and a day below it are no names and a date."""
    judged = rulings(ending(words("正文", "会议的时间是：\x0b2025年1月15日", TWO)))

    assert judged["RG742"].verdict is Verdict.IDLE


def test_a_report_without_signature_and_date_is_told_of():
    """It may have been forgotten; what is titled otherwise may do without."""
    bare = rulings(ending())
    named = (w._replace(text="工作方案", stretches=()) if w.role == "标题" else w for w in ending().paragraphs)
    plan = rulings(received(tuple(named)))

    assert [bare[code].verdict for code in ("RG741", "RG743")] == [Verdict.OPEN] * 2
    assert bare["RG741"].measured == "报告末尾没有认出成文日期：漏写的补上；写了的，单独成段，写全年月日"
    assert [plan[code].verdict for code in ("RG741", "RG743")] == [Verdict.IDLE] * 2
