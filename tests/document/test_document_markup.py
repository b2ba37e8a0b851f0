"""The markup reader: blocks, strong, tables; facts are never syntax; headings without anything below vanish."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.document.markup import read_markup
from reportgen.document.nodes import Heading, Paragraph, Points, Table, plain
from reportgen.document.walk import block_lines
from reportgen.origin import Fact, Literal, marked
from reportgen.source import Place, Source, Span

DATUM = Fact("单位.名称", Place(Source("2024.yaml", ""), Span(1, 1, 1, 1)))


def lines_of(template):
    """The lines of a literal template with their origins; ⟦…⟧ in it is the text of a fact."""
    pieces = []
    for number, line in enumerate(template.split("\n"), 1):
        pieces.append(("\n" if number > 1 else "", Literal("节", number)))
        for index, part in enumerate(line.replace("⟧", "⟦").split("⟦")):
            pieces.append((part.replace("↵", "\n"), DATUM if index % 2 else Literal("节", number)))
    return marked(pieces)


def dumped(template):
    """The blocks of a template that has no fault, as lines of a dump."""
    blocks, faults = read_markup(lines_of(template))
    assert faults == ()
    return [line[2:] for block in blocks for line in block_lines(block)]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("甲\n乙\n\n丙", ["paragraph 甲乙", "paragraph 丙"]),
        ("　　甲  \n  乙", ["paragraph 甲乙"]),
        ("- 甲\n- 乙\n  - 丙\n丁", ["points", "  - 甲", "  - 乙", "    - 丙丁"]),
        ("- 甲\n乙\n\n- 丙", ["points", "  - 甲乙", "points", "  - 丙"]),
        ("甲\n- 乙\n\n丙", ["paragraph 甲", "points", "  - 乙", "paragraph 丙"]),
        ("  - 甲\n  - 乙", ["points", "  - 甲", "    - 乙"]),
        ("| 甲 | 乙 |\n|---|:---:|\n| 丙 |  |\n丁", ["table", "  | 甲 | 乙 |", "  | 丙 |  |", "paragraph 丁"]),
        ("甲\n| 乙 |\n|---|\n- 丙", ["paragraph 甲", "table", "  | 乙 |", "points", "  - 丙"]),
        ("甲**乙，**丙", ["paragraph 甲**乙，**丙"]),
        ("**“甲”**，**（乙）**。", ["paragraph **“甲”**，**（乙）**。"]),
        ("**甲**乙", ["paragraph **甲**乙"]),
        ("#甲\n-乙\n1. 丙", ["paragraph #甲-乙1. 丙"]),
        ("", []),
        ("。\n\n——", []),
    ],
)
def test_blocks(template, expected):
    """Every kind of block and the seams between them; strong works beside Chinese marks."""
    assert dumped(template) == expected


def test_headings_have_three_levels():
    """## to #### are the levels 2 to 4."""
    assert dumped("## 甲\n乙\n### 丙\n丁\n#### 戊\n己") == [
        "heading2 甲",
        "paragraph 乙",
        "heading3 丙",
        "paragraph 丁",
        "heading4 戊",
        "paragraph 己",
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("## 甲\n## 乙\n丙", ["heading2 乙", "paragraph 丙"]),
        ("## 甲\n### 乙\n## 丙\n丁", ["heading2 丙", "paragraph 丁"]),
        ("## 甲\n### 乙\n丙\n### 丁", ["heading2 甲", "heading3 乙", "paragraph 丙"]),
        ("## 甲\n### 乙", []),
        ("## 甲\n。", []),
        ("### 一句话。\n### 又一句。\n", ["heading3 一句话。", "heading3 又一句。"]),  # numbered sentences
        ("### 说“好。”\n### 甲（乙！）\n", ["heading3 说“好。”", "heading3 甲（乙！）"]),
        ("甲\n\n## \n乙", ["paragraph 甲", "paragraph 乙"]),
        ("甲\n\n## ，。\n乙", ["paragraph 甲", "paragraph 乙"]),
        ("- \n- 甲\n- 。", ["points", "  - 甲"]),
        ("- 甲\n- \n  - 丙", ["points", "  - 甲", "  - 丙"]),
    ],
)
def test_what_has_nothing_left_vanishes(template, expected):
    """Empty paragraphs, points and headings are not there; a point below one that is gone goes to no other."""
    assert dumped(template) == expected


@pytest.mark.parametrize(
    ("template", "message", "line"),
    [
        ("甲\n# 乙", "一级标题", 2),
        ("甲\n##### 乙", "一级标题", 2),
        ("甲\n\n乙**丙", "成对", 3),
        ("甲\n| 乙 |\n丙", "| --- |", 2),
        ("| 甲 |\n| 乙 |", "| --- |", 1),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 |", "有 1 格，表头有 2 格", 3),
        ("|\n| --- |\n| 甲 |", "表头没有格", 1),
        ("|\n| --- |", "表头没有格", 1),
        ("| 甲 |\n| --- | --- |\n| 乙 |", "这一行有 2 格，表头有 1 格", 2),
        ("| 甲 | 乙 |\n| --- |\n| 丙 | 丁 |", "这一行有 1 格，表头有 2 格", 2),
    ],
)
def test_faults_have_their_line(template, message, line):
    """What the markup does not allow is told at the template's line."""
    ((found, file, number),) = read_markup(lines_of(template))[1]

    assert message in found
    assert (file, number) == ("节", line)


HOSTILE = ["# 甲", "## 甲", "- 甲", "| 甲 |", "**甲**", "**", "| --- |", "<w:p>&amp;]]>", "1. 甲", "***", "{{ 甲 }}"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{}", "paragraph {}"),
        ("甲{}乙", "paragraph 甲{}乙"),
        ("## {}\n\n丁", "heading2 {}"),
        ("- {}", "  - {}"),
        ("| {} | 乙 |\n| --- | --- |\n| 丙 | 丁 |", "  | {} | 乙 |"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 | {} |", "  | 丙 | {} |"),
    ],
)
def test_facts_are_never_syntax(text, template, expected):
    """Whatever a fact holds, it prints as itself in every kind of block."""
    shown = text if template == "甲{}乙" else text.strip()
    assert expected.format(shown) in dumped(template.format(f"⟦{text}⟧"))


def test_facts_inside_strong_are_strong_and_their_stars_stay():
    """Strong is the template's; the stars of a fact are text."""
    (block,) = read_markup(lines_of("甲**乙⟦**丙**⟧丁**戊"))[0]
    assert [(r.text, r.strong) for r in block.content] == [
        ("甲", False),
        ("乙", True),
        ("**丙**", True),
        ("丁", True),
        ("戊", False),
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("甲⟦乙↵丙⟧丁", ["paragraph 甲乙", "paragraph 丙丁"]),
        ("甲⟦乙↵↵## 丙⟧", ["paragraph 甲乙", "paragraph ## 丙"]),
        ("## ⟦甲↵乙⟧\n丙", ["heading2 甲", "paragraph 乙丙"]),
        ("- ⟦甲↵- 乙⟧", ["points", "  - 甲", "paragraph - 乙"]),
    ],
)
def test_a_line_feed_of_a_fact_parts_paragraphs(template, expected):
    """The rest of a fact after a line feed is a new paragraph and still no syntax."""
    assert dumped(template) == expected


def test_a_line_feed_of_a_fact_parts_no_row():
    """Inside a cell a line feed stays in the cell."""
    (table,) = read_markup(lines_of("| ⟦甲↵乙⟧ | 丙 |\n| --- | --- |\n| ⟦丁↵| 戊⟧ | 己 |"))[0]
    rows = (*table.heads, *table.rows)
    assert [[plain(cell.content) for cell in row] for row in rows] == [["甲\n乙", "丙"], ["丁\n| 戊", "己"]]


@given(st.text(st.characters(exclude_categories=("Cs", "Co", "Cc"), exclude_characters="⟦⟧↵"), max_size=12))
@example("|**#- ")
def test_any_fact_prints_as_itself(text):
    """In a paragraph, a heading, a point and cells, any text of a fact comes out as it went in."""
    template = "{0}\n\n## {0}\n- {0}\n\n| {0} | 甲 |\n| --- | --- |\n| 乙 | {0} |".format("首⟦T⟧尾")
    blocks, faults = read_markup(lines_of(template.replace("T", text)))

    assert faults == ()
    assert [type(b) for b in blocks] == [Paragraph, Heading, Points, Table]
    paragraph, heading, points, table = blocks
    cells = table.heads[0][0].content, table.rows[0][1].content
    found = [paragraph.content, heading.content, points.items[0].content, *cells]
    assert [plain(content) for content in found] == [f"首{text}尾"] * 5


@given(st.text(st.sampled_from("#-|* \n甲，。—"), max_size=40))
def test_any_template_is_read_and_loses_no_word(text):
    """The reader never crashes, and every word of a template stands in its blocks unless a fault says why."""
    blocks, faults = read_markup(lines_of(text))
    kept = "".join(line for block in blocks for line in block_lines(block)).count("甲")
    lone = [line for line in text.split("\n") if line.strip(" ").startswith("#")]
    assert faults or lone or kept == text.count("甲")
