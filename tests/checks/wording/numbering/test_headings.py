"""The numbers of headings: gaps, doubles, restarts, and the marks behind them."""

from __future__ import annotations

import pytest
from checks.trial import found, mended, names, prose

from reportgen.checks.prose import NORMALIZED, Prose
from reportgen.checks.wording.numbering.headings import heading_dup, heading_gap, heading_mark, heading_restart
from reportgen.checks.wording.numbering.labels import FIRST, FOURTH, SECOND, THIRD, labels
from reportgen.lines import CELL, HEADING, PARAGRAPH, TITLE, Line

SERIES = {"heading-gap": heading_gap, "heading-dup": heading_dup, "heading-restart": heading_restart}


def said(text: str) -> dict[str, list[str]]:
    """The messages of the three checks of series."""
    read = prose(text.replace("⏎", "\n"), HEADING)
    return {name: [flaw.message for flaw in check(read)] for name, check in SERIES.items() if [*check(read)]}


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("一、总体情况", [(FIRST, 1)]),
        ("十二、工作安排", [(FIRST, 12)]),
        ("（三）规范执法", [(SECOND, 3)]),
        ("五)规范执法", [(SECOND, 5)]),
        ("1.健全制度", [(THIRD, 1)]),
        ("2．健全制度", [(THIRD, 2)]),
        ("1.2024年工作情况", [(THIRD, 1)]),
        ("　　3、健全制度", [(THIRD, 3)]),
        ("（4）健全制度", [(FOURTH, 4)]),
        ("一、一年来的主要工作", [(FIRST, 1)]),
        ("二、三年行动落实情况", [(FIRST, 2)]),
        ("1.5亿元资金全部下达", []),
        ("1、2号线全部开通", []),
        ("一、二审案件全部办结", []),
        ("三、四级调研员参加培训", []),
        ("2024年，全区共办理案件12件", []),
        ("12.4国家宪法日活动", []),
        ("一是健全制度", []),
        ("（2024年）工作情况", []),
    ],
)
def test_a_label_is_a_number_at_the_beginning_of_a_line(text, labelled) -> None:
    """Whatever the mark behind it is; counts of things, amounts and dates are none."""
    assert [(label.rank, label.number) for label in labels(prose(text))] == labelled


def test_a_bracket_that_closes_a_broken_line_is_no_label() -> None:
    """`5）` may end what the line above began."""
    assert labels(prose("依据《规划（201\n5）》的规定开展工作。")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲⏎二、乙⏎四、丁", {"heading-gap": ["“四、丁”之前缺“三、”，“二、”之后直接是“四、”"]}),
        ("（一）甲⏎（三）丙", {"heading-gap": ["“（三）丙”之前缺“（二）”，“（一）”之后直接是“（三）”"]}),
        ("一、甲⏎（二）乙", {"heading-gap": ["“（二）乙”之前缺“（一）”"]}),
        ("一、甲⏎二、乙⏎二、丙", {"heading-dup": ["“二、丙”的序号前面已经用过"]}),
        ("一、甲⏎二、乙⏎二、丙⏎四、丁", {"heading-dup": ["“二、丙”的序号前面已经用过"]}),
        ("一、甲⏎二、乙⏎一、丙", {"heading-dup": ["“一、丙”的序号前面已经用过"]}),
        ("一、甲⏎二、乙⏎四、丙⏎四、丁", {"heading-dup": ["“四、丁”的序号前面已经用过"]}),
        ("（一）甲⏎（二）乙⏎（一）丙⏎（四）丁", {"heading-dup": ["“（一）丙”的序号前面已经用过"]}),
        (
            "一、甲⏎（一）乙⏎（二）丙⏎（一）丁",
            {"heading-restart": ["“（一）丁”从头编号，它与“（二）”之间没有上一层的标题"]},
        ),
        ("一、甲⏎（二）乙⏎三、丙", {"heading-gap": ["“三、丙”之前缺“二、”，“一、”之后直接是“三、”"]}),
        ("第一章　甲⏎第三章　乙", {"heading-gap": ["“第三章　乙”之前缺“第二章”，“第一章”之后直接是“第三章”"]}),
    ],
)
def test_a_wrong_number_is_one_finding(text, expected) -> None:
    """Of the class that explains the whole series."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "三、甲⏎四、乙",
        "（五）甲",
        "二、甲⏎（五）乙⏎（六）丙⏎三、丁⏎（七）戊",
        "一、甲⏎（一）乙⏎（二）丙⏎二、丁⏎（一）戊⏎三、己⏎（一）庚",
        "一、甲⏎1.乙⏎2.丙⏎二、丁⏎3.戊",
        "1.甲⏎（一）乙⏎（二）丙⏎2.丁⏎（一）戊⏎（二）己",
        "一、甲⏎二、乙⏎一、甲⏎（一）丙⏎二、乙",
        "一、甲⏎三、丙⏎二、乙".replace("三、丙⏎二、乙", "二、乙⏎三、丙"),
        "（一）甲。1.乙。⏎2.丙。",
        "附件：1.甲⏎2.乙⏎附件2⏎1.丙",
        "事项：⏎1.甲。⏎2.乙。⏎方式：⏎1.丙。⏎2.丁。",
        "第一部分　甲⏎一、乙⏎第二部分　丙⏎一、丁",
    ],
)
def test_a_series_may_run_on_or_begin_anew(text) -> None:
    """Under a new parent, after a lead-in, an attachment or a table of contents, and in a part cut out of a text."""
    assert said(text) == {}


def test_what_the_whole_text_does_tells_a_run_on_from_a_gap() -> None:
    """Where numbers begin anew under two parents, a third that goes on has lost its beginning."""
    text = "一、甲⏎（一）乙⏎（二）丙⏎二、丁⏎（一）戊⏎（二）己⏎三、庚⏎（一）辛⏎四、壬⏎（二）癸"

    assert said(text) == {"heading-gap": ["“（二）癸”之前缺“（一）”"]}


def of_kinds(*rows: tuple[str, str]) -> Prose:
    """A text whose lines have different kinds."""
    return Prose(tuple(Line(kind, text) for kind, text in rows), prose("").lexicon)


def test_a_title_begins_a_new_document() -> None:
    """And cells of tables are in no series."""
    attached = of_kinds((HEADING, "一、甲"), (HEADING, "二、乙"), (TITLE, "清单"), (HEADING, "一、丙"))
    table = of_kinds((HEADING, "一、甲"), (CELL, "三、乙"), (HEADING, "二、丙"))

    assert not [*heading_dup(attached)]
    assert not [*heading_gap(table)]


def test_an_unnumbered_heading_is_a_parent() -> None:
    """But a paragraph is none."""
    rows = [
        (HEADING, "（一）甲"),
        (HEADING, "（二）乙"),
        (HEADING, "主要问题"),
        (HEADING, "（一）丙"),
        (HEADING, "（二）丁"),
    ]
    under_text = [*rows[:2], (PARAGRAPH, "全区共评查案卷12件，发现问题36个。"), *rows[3:]]

    assert not [*heading_restart(of_kinds(*rows))]
    assert [*heading_restart(of_kinds(*under_text))]


def test_a_finding_shows_the_label_before() -> None:
    """The related place is that of the number that it comes after."""
    finding = next(d for d in found("（一）甲\n（三）丙", HEADING) if d.name == "heading-gap")

    assert (finding.place.line, finding.place.column, finding.place.end_column) == (2, 1, 4)
    assert [(r.message, r.place.line) for r in finding.related] == [("前一个是“（一）”", 1)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("（一）、健全制度", "（一）健全制度"),
        ("（1）.健全制度", "（1）健全制度"),
        ("1、健全制度", "1.健全制度"),
        ("12：健全制度", "12.健全制度"),
        ("一.总体情况", "一、总体情况"),
        ("二，存在的不足", "二、存在的不足"),
        ("①、健全制度", "①健全制度"),
        ("一是、健全制度，二是：规范执法。", "一是健全制度，二是规范执法。"),
        ("第一、健全制度；其二、规范执法。", "第一，健全制度；其二，规范执法。"),
        ("主要措施：1、健全制度；2、规范执法。", "主要措施：1.健全制度；2.规范执法。"),
        ("措施如下：（一）、健全制度；（二）、规范执法。", "措施如下：（一）健全制度；（二）规范执法。"),
    ],
)
def test_a_wrong_mark_is_mended(wrong, right) -> None:
    """With one fix for each, after which nothing is said."""
    assert "heading-mark" in names(wrong)
    assert mended(wrong) == right
    assert "heading-mark" not in names(right)


def test_a_mark_is_judged_as_if_it_were_wide() -> None:
    """In the normalized profile."""
    assert names("一,总体情况", HEADING, profile=NORMALIZED) == ["heading-mark"]
    assert names("一是,健全制度。", profile=NORMALIZED) == ["heading-mark"]


@pytest.mark.parametrize(
    "text",
    [
        "（一）健全制度",
        "1．健全制度",
        "1.健全制度",
        "按照第八条第（一）、（三）项办理。",
        "（一）、（二）项事项全部办结。",
        "1、2号线建设用地全部获批。",
        "第一、二季度召开会议6次，第一、第二产业用地审批提速。",
        "群众满意度居全省第一、办件量居全省第二。",
        "首先，健全制度；其次，规范执法。",
        "说一不二是、也应是一贯作风。",
        "唯一是、也只能是群众满意。",
        "编号为1、2、3的文件继续有效。",
        "会议于3、4月召开。",
    ],
)
def test_what_only_looks_like_a_label(text) -> None:
    """Lists of references, counts and words stay as they are."""
    assert not [*heading_mark(prose(text))]


@pytest.mark.parametrize("text", ["（", "第", "一", "（一", "第一", "1", "1.", "（1"])
def test_a_line_that_is_hardly_a_number_is_no_heading(text: str) -> None:
    """Where the text ends within what may be a label, no check crashes."""
    assert {"RG901", "RG621", "RG622", "RG623"}.isdisjoint(flaw.code for flaw in found(text))
