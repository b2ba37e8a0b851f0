"""Text and Markdown: lines, their places in the file, what is no text, what is wrong with the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.lines import CELL, HEADING, PARAGRAPH, TITLE
from reportgen.readers.manuscript import Manuscript
from reportgen.readers.text import SIZE_LIMIT, read_text


def read(text: str, suffix: str = ".txt", kind: str | None = None) -> Manuscript:
    made = read_text(text.encode(), f"甲{suffix}", suffix, kind).value
    assert made is not None
    return made


def spot(text: Manuscript, words: str) -> tuple[int, int, int]:
    """The line, column and end column of the first place of some words."""
    start = "\n".join(line.text for line in text.lines).index(words)
    place = text.place(start, start + len(words))
    assert place is not None
    return place.line, place.column, place.end_column


def test_blank_lines_and_indents_keep_their_count() -> None:
    """Lines and columns are those of the file."""
    text = read("\ufeff甲年度报告\r\n\r\n\u3000\u3000全区平稳。  \r\n")

    assert [(line.number, line.text) for line in text.lines] == [(1, "甲年度报告"), (3, "全区平稳。")]
    assert spot(text, "平稳") == (3, 5, 7)


def test_a_span_over_lines_has_both_ends() -> None:
    """A line feed stands behind its line; a span without width has a place, too."""
    text = read("甲乙\n 丙丁\n", kind=PARAGRAPH)

    over = text.place(1, 4)
    assert over is not None
    assert (over.span.line, over.span.column, over.span.end_line, over.span.end_column) == (1, 2, 2, 3)
    for start, end, wanted in ((2, 3, (1, 3, 1, 4)), (2, 2, (1, 3, 1, 3)), (5, 5, (2, 4, 2, 4)), (0, 0, (1, 1, 1, 1))):
        place = text.place(start, end)
        assert place is not None
        assert tuple(place.span) == wanted


@given(st.lists(st.text("甲乙 \t\u3000，。", max_size=8), max_size=6))
def test_every_character_is_found_where_it_stands(rows: list[str]) -> None:
    """Whatever the lines, the place of a character holds that character."""
    whole = "\n".join(rows)
    made = read_text(whole.encode(), "甲.txt", kind=PARAGRAPH).value
    if made is None:
        assert not whole.strip()
        return
    typed = "\n".join(line.text for line in made.lines)
    for at, char in enumerate(typed):
        place = made.place(at, at + 1)
        assert place is not None
        there = made.source.line(place.line)
        assert char == "\n" or there[place.column - 1 : place.end_column - 1] == char


MARKDOWN = """\
---
标题: 不是正文
---
# 年度报告 #

## 一、总体情况
全区**审查**文件[5件](https://example.org/a(1)),平稳。
见 `附件` 和 **说明** 两处 文字。

- 第一项
- [x] 第二项做完。
> 引用的话。

| 单位 | 受理 |
|---|:-:|
| 甲局 | 12\\|13 |

```text
一、不是正文
```
<!-- 也不是
正文 -->
见`附件`<br>和脚注[^1]，\\*不变\\*，~~旧~~新。
* * *
"""


def test_markdown_signs_are_no_text() -> None:
    """Headings, emphasis, links, lists, quotes, tables; code, comments and front matter are left out."""
    lines = [(line.number, line.kind, line.text) for line in read(MARKDOWN, ".md").lines]

    assert lines == [
        (4, TITLE, "年度报告"),
        (6, HEADING, "一、总体情况"),
        (7, PARAGRAPH, "全区审查文件5件,平稳。"),
        (8, PARAGRAPH, "见附件和说明两处 文字。"),
        (10, CELL, "第一项"),
        (11, PARAGRAPH, "第二项做完。"),
        (12, PARAGRAPH, "引用的话。"),
        (14, CELL, "单位"),
        (14, CELL, "受理"),
        (16, CELL, "甲局"),
        (16, CELL, "12|13"),
        (23, PARAGRAPH, "见附件和脚注，*不变*，旧新。"),
    ]


@pytest.mark.parametrize("line", ["---", " * * *", "_ _ _", "===", "|---|:-:|", "--|--", ":-", "| - |", "-|"])
def test_rules_and_lines_of_tables_are_no_text(line: str) -> None:
    """Between paragraphs, in a table, under a heading; a single dash with colons and bars is enough."""
    assert [made.text for made in read(f"甲。\n{line}\n乙。", ".md").lines] == ["甲。", "乙。"]


@pytest.mark.parametrize("signs", ["- ", "-", ": ", "= ", " "])
def test_long_lines_of_signs_are_read_at_once(signs: str) -> None:
    """Where each dash is tried with all those behind it, half a million take minutes."""
    lines = read(signs * 500_000 + "甲", ".md", PARAGRAPH).lines

    assert lines[-1].text.endswith("甲")


def test_characters_of_markdown_keep_their_columns() -> None:
    """Behind signs that were taken out a place is still right."""
    text = read(MARKDOWN, ".md")

    assert spot(text, "审查") == (7, 5, 7)
    assert spot(text, "平稳") == (7, 42, 44)
    assert spot(text, "查文件5") == (7, 6, 13)
    assert spot(text, "13") == (16, 12, 14)


@given(st.text("甲乙*_`[]()!<>|#-\\~ \n", max_size=60))
def test_no_markdown_crashes(text: str) -> None:
    """Whatever the signs, each character that is left stands where it is said to."""
    made = read_text(text.encode(), "甲.md", ".md").value
    for line, columns in zip(made.lines, made.columns) if made else ():
        assert line.text == "".join(made.source.line(line.number)[column - 1] for column in columns)


@pytest.mark.parametrize(
    "text", ["*甲" * 200_000, "[a](" * 200_000, "<a " * 300_000, "`甲`" * 200_000, "|" * 1_000_000]
)
def test_hostile_markdown_takes_no_time(text: str) -> None:
    """Half a million signs that open and never close."""
    read_text(text.encode(), "甲.md", ".md")


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "RG103", "文件是空的"),
        (b"\xef\xbb\xbf \r\n\t", "RG103", "文件是空的"),
        ("中文内容".encode("gbk"), "RG101", "文件编码是 GBK，不是 UTF-8"),
        ("中文".encode("utf-16"), "RG101", "文件编码是 UTF-16（记事本里叫 Unicode），不是 UTF-8 文本"),
        (b"PK\x03\x04\xff\xff", "RG101", "文件是 Word、Excel 文件或压缩包，不是 UTF-8 文本"),
        (b"x" * (SIZE_LIMIT + 1), "RG102", "文件超过 4096 KB，不再读取"),
    ],
)
def test_what_is_no_text_is_said(data: bytes, code: str, message: str) -> None:
    """One finding, and no lines."""
    made = read_text(data, "甲.txt")
    (found,) = made.diagnostics

    assert made.value is None
    assert (found.code, found.message) == (code, message)
    assert "事实文件" not in "".join(found.hints)


def test_characters_that_belong_nowhere_do_not_stop_the_reading() -> None:
    """They are findings; the text around them is read."""
    made = read_text("全区\x0c平稳。\n乙\U000f0000。".encode(), "甲.txt")

    assert [(d.code, d.place.line, d.place.column) for d in made.diagnostics if d.place] == [
        ("RG104", 1, 3),
        ("RG105", 2, 2),
    ]
    assert made.value is not None
    assert len(made.value.lines) == 2
