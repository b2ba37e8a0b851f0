"""Sections, points and settings of an old report's body, whoever wrote it."""

from __future__ import annotations

import pytest

from reportgen.document.nodes import Block, Heading, Paragraph, Run
from reportgen.importing.narrative import Told, node_of, told
from reportgen.importing.outline import sections_of
from reportgen.origin import Written
from reportgen.source import Place, Source, Span
from reportgen.yaml_text.edit import meaning


def run(text: str, number: int) -> tuple[Run, ...]:
    return (Run(text, Written(Place(Source("旧.docx", ""), Span(number, 1, number, 1)))),)


def blocks(*lines: str) -> list[Block]:
    """Paragraphs; a line that begins with #s is a heading of that level in a style of Word."""
    made: list[Block] = []
    for number, line in enumerate(lines, 1):
        level = len(line) - len(line.lstrip("#"))
        made.append(Heading(level, run(line[level:], number)) if level else Paragraph(run(line, number)))
    return made


def only(*lines: str) -> Told:
    (section,) = sections_of(blocks(*lines))
    return told(section)


def test_sections_begin_at_headings_of_level_one() -> None:
    """Typed numbers, run-in headings and Word's own headings; the text before them; every paragraph is kept."""
    lines = ("开头。", "一、甲工作", "甲一。", "二、乙工作。乙一。", "#丙工作", "丙一。", "第四部分 丁工作")
    found = sections_of(blocks(*lines))

    assert [(s.heading, s.every, s.runs_on) for s in found] == [
        ("", (1,), False),
        ("甲工作", (2, 3), False),
        ("乙工作", (4,), True),
        ("丙工作", (5, 6), False),
        ("丁工作", (7,), False),
    ]


def test_the_highest_style_of_headings_heads_the_sections() -> None:
    """Some take 标题 2 for the sections; a number tells its own level, and numbered sections leave styles alone."""
    found = sections_of(blocks("##甲工作", "###子", "甲一。", "（一）孙", "甲二。", "##乙工作", "乙一。"))
    numbered = sections_of(blocks("一、甲工作", "##子", "甲一。"))

    assert [(s.heading, [p.level for p in s.pieces if p.level]) for s in found] == [("甲工作", [2, 2]), ("乙工作", [])]
    assert [(s.heading, [p.level for p in s.pieces if p.level]) for s in numbered] == [("甲工作", [2])]


@pytest.mark.parametrize(
    ("lines", "says", "style"),
    [
        ("一段。|又一段。", "一段。\n又一段。\n", ""),
        (
            "引言。|（一）子。甲。|乙。",
            {"导语": "引言。", "要点": [{"小标题": "子", "内容": "甲。\n乙。\n"}]},
            "小标题 段首",
        ),
        ("（一）子|话。", [{"小标题": "子", "内容": "话。"}], "小标题 独行"),
        ("1.子。话。|2.孙。", [{"小标题": "子", "内容": "话。"}, "孙。"], "小标题 序号段首"),
        ("（一）子|1.小|话。", [{"小标题": "子", "要点": [{"小标题": "小", "内容": "话。"}]}], "小标题 独行 要点 序号"),
        ("一是抓学习。学了。|二是办结12件。", [{"小标题": "抓学习", "内容": "学了。"}, "办结12件。"], "小标题 一是"),
        ("（一）子。一是甲。二是乙。", [{"小标题": "子", "要点": ["甲。", "乙。"]}], "小标题 段首 要点 连排"),
        ("（一）子|一是甲。|二是乙。", [{"小标题": "子", "要点": ["甲。", "乙。"]}], "小标题 独行 要点 分段"),
        ("一是甲。二是乙。", "一是甲。二是乙。", ""),  # as points each would stand on a line of its own
        ("做到三点：一是甲；二是乙。", "做到三点：一是甲；二是乙。", ""),  # within a sentence
        ("（一）加强培训。|（二）加强监督。", "（一）加强培训。\n（二）加强监督。\n", ""),  # else unprinted
        ("（一）只有标题|（二）子|话。", "（一）只有标题\n（二）子\n话。\n", ""),
        ("（一）子。话。|（二）只有标题。", [{"小标题": "子", "内容": "话。"}, "（二）只有标题。"], "小标题 段首"),
        ("（一）受理申请；审结申请，都增加。", "（一）受理申请；审结申请，都增加。", ""),
        ("引言。|（一）受理申请；都增加。|（二）子。话。", "引言。\n（一）受理申请；都增加。\n（二）子。话。\n", ""),
        ("软回车前。\x0b软回车后。", "软回车前。\n软回车后。\n", ""),
    ],
)
def test_a_section_says_what_it_said(lines: str, says: object, style: str) -> None:
    """Points, headings and paragraphs as a facts file writes them, with the setting that they show."""
    found = only("一、甲", *lines.split("|"))

    assert plain(meaning(node_of(found))) == says
    assert " ".join(f"{key} {value}" for key, value in found.style.items()) == f"标题 独行 {style}".strip()


def test_parts_and_tables_are_kept_as_settings() -> None:
    """第一部分 and 表一 of headings; a text that begins with 表一 and a blank is none."""
    (section,) = sections_of(blocks("#第一部分　甲", "##表一　子", "话。", "##表二　孙", "表三 见附件。"))
    found = told(section)

    assert section.heading == "甲"
    assert plain(meaning(node_of(found))) == [
        {"小标题": "子", "内容": "话。"},
        {"小标题": "孙", "内容": "表三 见附件。"},
    ]
    assert found.style == {"标题": "部分", "小标题": "表"}


def test_numbers_that_word_sets_count_as_typed_ones() -> None:
    """一、 and （一） out of Word's own lists make headings and points; bullets do not."""
    labels = {1: "一、", 2: "（一）", 3: "•", 4: "2."}
    (section,) = sections_of(blocks("甲工作", "子。话。", "圆点项。", "孙。话。"), labels)

    assert section.heading == "甲工作"
    assert [(p.level, p.heading, p.text) for p in section.pieces] == [
        (2, "子", "话。"),
        (0, "", "圆点项。"),
        (3, "孙", "话。"),
    ]


def test_a_heading_that_runs_on_shows_it() -> None:
    """The text begins in the paragraph of the heading: 标题 段首, and points that are counted in it."""
    found = only("一、甲。一是乙。二是丙。")

    assert (plain(meaning(node_of(found))), found.style) == (["乙。", "丙。"], {"标题": "段首", "小标题": "一是"})


def plain(said: object) -> object:
    """What a tree says, texts alone."""
    if isinstance(said, tuple):
        return said[0]
    if isinstance(said, list):
        return [plain(item) for item in said]
    assert isinstance(said, dict)
    return {key: plain(value) for key, value in said.items()}
