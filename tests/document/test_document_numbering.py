"""Numbers of headings and points under every 体例."""

from __future__ import annotations

import pytest

from reportgen.document.markup import read_markup
from reportgen.document.nodes import Run
from reportgen.document.numbering import number_blocks, number_sections
from reportgen.document.walk import block_lines
from reportgen.facts.labels import label
from reportgen.origin import Literal, marked

HOME = Literal("节", 1)


def blocks_of(template):
    """The blocks of a literal template."""
    return read_markup(marked([(template, HOME)]))[0]


def numbered(template, **style):
    """The blocks under a setting, as lines of a dump; ▸ stands where a heading runs into its text."""
    setting = {"小标题": "段首", "要点": "连排", "细目": "连排", **style}
    return [line[2:] for block in number_blocks(blocks_of(template), setting) for line in block_lines(block)]


@pytest.mark.parametrize(
    ("level", "number", "expected"),
    [(1, 1, "一、"), (1, 12, "十二、"), (2, 10, "（十）"), (2, 21, "（二十一）"), (3, 3, "3."), (4, 4, "（4）")],
)
def test_labels(level, number, expected):
    """一、（一）1.（1）, the four levels of GB/T 9704."""
    assert label(level, number) == expected


HEADED = "## 甲\n子\n\n丑\n## 乙\n寅"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("独行", ["heading2 （一）甲", "paragraph 子", "paragraph 丑", "heading2 （二）乙", "paragraph 寅"]),
        ("段首", ["heading2 （一）甲。 ▸ 子", "paragraph 丑", "heading2 （二）乙。 ▸ 寅"]),
        ("一是", ["paragraph 一是甲。子", "paragraph 丑", "paragraph 二是乙。寅"]),
        ("无", ["paragraph 甲。子", "paragraph 丑", "paragraph 乙。寅"]),
    ],
)
def test_headings_under_every_setting(setting, expected):
    """## is set on a line of its own, run in, as 一是… or without a number, as 小标题 says."""
    assert numbered(HEADED, 小标题=setting) == expected


POINTED = "## 甲\n- 子\n- 丑\n  - 寅\n  - 卯\n"
RUN_ON = "一是子二是丑（1）寅（2）卯"


@pytest.mark.parametrize(
    ("heading", "points", "fine", "expected"),
    [
        ("独行", "连排", "连排", ["heading2 （一）甲", f"paragraph {RUN_ON}"]),
        ("独行", "连排", "分段", ["heading2 （一）甲", f"paragraph {RUN_ON}"]),
        ("独行", "分段", "连排", ["heading2 （一）甲", "paragraph 一是子", "paragraph 二是丑（1）寅（2）卯"]),
        ("独行", "分段", "分段", ["heading2 （一）甲", "一是子", "二是丑", "（1）寅", "（2）卯"]),
        ("独行", "序号", "连排", ["heading2 （一）甲", "paragraph 1.子", "paragraph 2.丑（1）寅（2）卯"]),
        ("独行", "序号", "分段", ["heading2 （一）甲", "1.子", "2.丑", "（1）寅", "（2）卯"]),
        ("段首", "连排", "连排", [f"heading2 （一）甲。 ▸ {RUN_ON}"]),
        ("段首", "连排", "分段", [f"heading2 （一）甲。 ▸ {RUN_ON}"]),
        ("段首", "分段", "连排", ["heading2 （一）甲", "paragraph 一是子", "paragraph 二是丑（1）寅（2）卯"]),
        ("段首", "分段", "分段", ["heading2 （一）甲", "一是子", "二是丑", "（1）寅", "（2）卯"]),
        ("段首", "序号", "连排", ["heading2 （一）甲", "paragraph 1.子", "paragraph 2.丑（1）寅（2）卯"]),
        ("段首", "序号", "分段", ["heading2 （一）甲", "1.子", "2.丑", "（1）寅", "（2）卯"]),
        ("一是", "连排", "连排", ["paragraph 甲。（1）子（2）丑寅卯"]),
        ("一是", "分段", "分段", ["甲。", "（1）子", "（2）丑寅卯"]),
        ("无", "连排", "连排", [f"paragraph 甲。{RUN_ON}"]),
        ("无", "连排", "分段", [f"paragraph 甲。{RUN_ON}"]),
        ("无", "分段", "连排", ["甲。", "一是子", "二是丑（1）寅（2）卯"]),
        ("无", "分段", "分段", ["甲。", "一是子", "二是丑", "（1）寅", "（2）卯"]),
        ("无", "序号", "连排", ["甲。", "1.子", "2.丑（1）寅（2）卯"]),
        ("无", "序号", "分段", ["甲。", "1.子", "2.丑", "（1）寅", "（2）卯"]),
    ],
)
def test_points_under_every_combination(heading, points, fine, expected):
    """Points run on or stand apart as 要点 and 细目 say, below a heading set in each way."""
    found = numbered(POINTED, 小标题=heading, 要点=points, 细目=fine)
    assert [line.removeprefix("paragraph ") for line in found] == [line.removeprefix("paragraph ") for line in expected]


@pytest.mark.parametrize(
    ("template", "style", "expected"),
    [
        ("- 甲", {}, ["paragraph 甲"]),
        ("- 甲", {"小标题": "一是"}, ["paragraph 甲"]),
        ("- 甲", {"要点": "序号"}, ["paragraph 甲"]),
        ("- 甲\n- 乙", {"小标题": "一是"}, ["paragraph 一是甲", "paragraph 二是乙"]),
        # paragraphs between points do not start the count anew
        ("- 甲\n\n子\n\n- 乙", {"小标题": "一是"}, ["paragraph 一是甲", "paragraph 子", "paragraph 二是乙"]),
        ("导语。\n- 甲\n- 乙", {}, ["paragraph 导语。一是甲二是乙"]),
        ("| 子 |\n| --- |\n- 甲\n- 乙", {}, ["table", "  | 子 |", "paragraph 一是甲二是乙"]),
    ],
)
def test_points_without_headings(template, style, expected):
    """A lone point has no 一是: one thing is not counted; points that run on join the text before them."""
    assert numbered(template, **style) == expected


@pytest.mark.parametrize(
    ("template", "style", "expected"),
    [
        ("## 甲\n子\n## 乙\n丑", {"小标题": "序号独行"}, ["heading3 1.甲", "子", "heading3 2.乙", "丑"]),
        ("## 甲\n子\n## 乙\n丑", {"小标题": "序号段首"}, ["heading3 1.甲。 ▸ 子", "heading3 2.乙。 ▸ 丑"]),
        ("## 一句话。\n## 又一句。", {"小标题": "序号段首"}, ["1.一句话。", "2.又一句。"]),
        ("- 甲\n- 乙\n  - 丙\n  - 丁", {"小标题": "序号段首"}, ["1.甲", "2.乙一是丙二是丁"]),
        ("- 甲\n  - 丙\n  - 丁", {"小标题": "序号独行", "细目": "分段"}, ["甲", "一是丙", "二是丁"]),
        ("- 甲\n## 乙\n丙", {"小标题": "序号段首"}, ["1.甲", "heading3 2.乙。 ▸ 丙"]),
        ("## 甲\n- 子\n- 丑", {"小标题": "序号段首"}, ["heading3 1.甲。 ▸ 一是子二是丑"]),
        ("## 甲\n- 子\n- 丑", {"小标题": "序号段首", "要点": "序号"}, ["heading3 1.甲", "（1）子", "（2）丑"]),
        ("## 甲\n### 乙\n丙", {"小标题": "序号段首"}, ["heading3 1.甲", "heading4 （1）乙。 ▸ 丙"]),
        ("## 甲\n- 子\n- 丑", {"要点": "无"}, ["heading2 （一）甲", "子", "丑"]),
    ],
)
def test_numbers_right_below_the_first_level_and_points_without_marks(template, style, expected):
    """小标题 序号…: 1. under 一、, then （1）; 要点 无: paragraphs of their own without a mark."""
    assert [line.removeprefix("paragraph ") for line in numbered(template, **style)] == expected


def sections(*parts):
    """Sections of (template, setting), headings 甲, 乙, …, as lines of a dump."""
    setting = {"小标题": "段首", "要点": "连排", "细目": "连排"}
    rows = [((Run(name, HOME),), blocks_of(f"{t}\n"), {**setting, **style}) for name, (t, style) in zip("甲乙", parts)]
    return [line[2:] for block in number_sections(rows) for line in block_lines(block)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, ["（一）子。 ▸ 寅", "（一）丑。 ▸ 卯"]),
        ({}, {"编号": "连续"}, ["（一）子。 ▸ 寅", "（一）丑。 ▸ 卯"]),
        ({"编号": "连续"}, {"编号": "连续"}, ["（一）子。 ▸ 寅", "（二）丑。 ▸ 卯"]),
        ({"编号": "连续"}, {}, ["（一）子。 ▸ 寅", "（一）丑。 ▸ 卯"]),
        (
            {"小标题": "序号段首", "编号": "连续"},
            {"小标题": "序号段首", "编号": "连续"},
            ["1.子。 ▸ 寅", "2.丑。 ▸ 卯"],
        ),
    ],
)
def test_numbers_that_run_on_through_the_sections(first, second, expected):
    """编号 连续 takes up the count of the section before that runs on too; others count for themselves."""
    found = sections(("## 子\n寅", first), ("## 丑\n卯", second))
    assert [line.partition(" ")[2] for line in found if not line.startswith("heading1")] == expected


@pytest.mark.parametrize(
    ("template", "style", "expected"),
    [
        ("导语。\n\n又。", {}, ["heading1 一、甲。 ▸ 导语。", "paragraph 又。"]),
        ("- 子。\n- 丑。", {"小标题": "一是"}, ["heading1 一、甲。 ▸ 一是子。二是丑。"]),
        ("导语。\n- 子。\n- 丑。", {"小标题": "一是"}, ["heading1 一、甲。 ▸ 导语。一是子。二是丑。"]),
        ("## 子\n丑", {}, ["heading1 一、甲", "heading2 （一）子。 ▸ 丑"]),
        ("| 子 |\n| --- |\n", {}, ["heading1 一、甲", "table", "  | 子 |"]),
    ],
)
def test_a_first_heading_that_runs_into_its_paragraph(template, style, expected):
    """标题 段首 (通段): the first paragraph follows the heading; where none comes first the heading stands alone."""
    assert sections((template, {"标题": "段首", **style})) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("## 甲\n### 乙\n丙\n### 丁\n戊\n## 己\n子", ["（一）甲", "1.乙。 ▸ 丙", "2.丁。 ▸ 戊", "（二）己。 ▸ 子"]),
        ("## 甲\n### 乙\n丙\n## 丁\n### 戊\n己", ["（一）甲", "1.乙。 ▸ 丙", "（二）丁", "1.戊。 ▸ 己"]),
        ("## 甲\n### 乙\n#### 丙\n丁\n#### 戊\n己", ["（一）甲", "1.乙", "（1）丙。 ▸ 丁", "（2）戊。 ▸ 己"]),
        ("## 甲\n### 一句话。\n### 又一句。", ["（一）甲", "1.一句话。", "2.又一句。"]),
        ("## 甲\n### 乙\n- 丙\n- 丁", ["（一）甲", "1.乙。 ▸ 一是丙二是丁"]),
    ],
)
def test_deeper_headings(template, expected):
    """Each level counts anew below the next higher one; a sentence as a heading is a numbered paragraph."""
    found = [line.partition(" ")[2] for line in numbered(template)]
    assert found == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("甲", "（一）甲。 ▸ 乙"),
        ("甲：", "（一）甲： ▸ 乙"),
        ("甲”", "（一）甲”。 ▸ 乙"),
        ("（甲：）", "（一）（甲：） ▸ 乙"),
    ],
)
def test_a_run_in_heading_is_closed(heading, expected):
    """The program sets the 。 between a run-in heading and its text, where no other mark stands."""
    assert numbered(f"## {heading}\n乙") == [f"heading2 {expected}"]


def test_sections_are_counted_and_each_begins_anew():
    """Level-1 numbers count the sections given; numbers below restart; each section has its own setting."""
    own, run_in = {"小标题": "独行", "要点": "分段", "细目": "连排"}, {"小标题": "段首", "要点": "连排", "细目": "连排"}
    blocks = number_sections(
        [((Run("首", HOME),), blocks_of("## 甲\n乙"), own), ((Run("次", HOME),), blocks_of("## 丙\n丁"), run_in)]
    )

    assert [line[2:] for block in blocks for line in block_lines(block)] == [
        "heading1 一、首",
        "heading2 （一）甲",
        "paragraph 乙",
        "heading1 二、次",
        "heading2 （一）丙。 ▸ 丁",
    ]


def test_what_the_program_adds_is_the_programs():
    """Numbers and the 。 of a run-in heading have the program as origin, the words keep theirs."""
    (heading,) = number_blocks(blocks_of("## 甲\n- 乙\n- 丙"), {"小标题": "段首", "要点": "连排", "细目": "连排"})

    texts = [(r.text, r.origin is HOME) for r in (*heading.content, *heading.body)]
    assert texts == [("甲", True), ("。", False), ("一是", False), ("乙", True), ("二是", False), ("丙", True)]
