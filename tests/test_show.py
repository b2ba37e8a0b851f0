"""Findings as text: excerpts with carets, one line each, JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import show
from reportgen.diagnostics import Diagnostic, Related, Severity
from reportgen.show import render, summary
from reportgen.source import Place, Source, Span, display_width


def finding(text: str, line: int, start: int, end: int, **more: Any) -> Diagnostic:
    return Diagnostic(
        "RG206", "不是数", Place(Source("data/2024.yaml", text), Span(line, start, line, end), "甲"), **more
    )


FULL = """\
data/2024.yaml:2:9: 错误 RG206: 不是数
    2 |     受理: 四十七
      |           ^^^^^^
  位置：甲
  改法：改成 47
  另见：data/2024.yaml:1:1 在这里

错误 1 处
"""


def test_the_full_form_shows_line_caret_path_hints_and_related_places() -> None:
    """The caret stands under the Chinese text, two columns a character."""
    text = "行政复议:\n    受理: 四十七\n"
    related = (Related("在这里", Place(Source("data/2024.yaml", text), Span(1, 1, 1, 2))),)

    assert render([finding(text, 2, 9, 12, hints=("改成 47",), related=related)], "full") == FULL


def test_the_concise_form_is_one_line_a_finding() -> None:
    """file:line:column first, so that editors jump."""
    assert render([finding("甲\n", 1, 1, 2)], "concise") == "data/2024.yaml:1:1: 错误 RG206: 不是数\n"
    assert render([Diagnostic("RG901", "坏了")], "concise") == "错误 RG901: 坏了\n"


def test_json_has_the_agreed_keys() -> None:
    """The array that the README promises; nulls where there is no place."""
    first, second = json.loads(render([finding("甲\n", 1, 1, 2, hints=("乙",)), Diagnostic("RG901", "坏了")], "json"))

    assert second == {
        "code": "RG206",
        "name": "bad-number",
        "severity": "error",
        "message": "不是数",
        "file": "data/2024.yaml",
        "line": 1,
        "column": 1,
        "end_column": 2,
        "path": "甲",
        "hints": ["乙"],
        "related": [],
    }
    assert [first[key] for key in ("file", "line", "column", "end_column", "path")] == [None, None, None, None, ""]


def test_nothing_found_prints_nothing_and_an_empty_array() -> None:
    """No empty headings; JSON is always an array."""
    assert (render([], "full"), render([], "concise"), render([], "json")) == ("", "", "[]\n")
    assert summary([]) == "没有发现问题"


def test_a_long_line_is_cut_around_the_caret() -> None:
    """What is shown of a line stays within the window, and the caret under the guilty word."""
    text = "甲" * 100 + "四十七" + "乙" * 100

    line, caret = render([finding(text, 1, 101, 104)], "full").splitlines()[1:3]

    assert line[8:].startswith("…甲")
    assert line.endswith("乙…")
    assert display_width(line[8:]) <= 78
    before = line[: line.index("四十七")]
    assert caret == " " * 6 + "|" + " " * (display_width(before) - 7) + "^" * 6


def test_control_characters_of_a_line_are_shown_as_pictures() -> None:
    """A bell does not ring, an escape paints nothing; a tab is one column."""
    line, caret = render([finding("甲\x07乙\x1b[31m\t丙", 1, 10, 11)], "full").splitlines()[1:3]

    assert line == "    1 | 甲␇乙␛[31m 丙"
    assert caret == "      | " + " " * 11 + "^^"


def test_control_characters_of_a_finding_are_shown_as_pictures() -> None:
    """A name or a word of the file that a message quotes rings no bell and clears no screen, in either form."""
    place = Place(Source("甲\x1b[2J.txt", "甲\n"), Span(1, 1, 1, 2), "正文.\x9b")
    found = Diagnostic("RG206", "“\x1b]0;乙\x07”不是数", place, ("改成\u202e丙",), (Related("\x08丁", place),))

    full, concise = render([found], "full"), render([found], "concise")

    assert concise == "甲␛[2J.txt:1:1: 错误 RG206: “␛]0;乙␇”不是数\n"
    assert full.startswith(concise)
    assert "  位置：正文.␦\n  改法：改成␦丙\n  另见：甲␛[2J.txt:1:1 ␈丁\n" in full


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(1, 220), st.integers(0, 220))
def test_the_caret_always_stands_under_something(text: str, start: int, length: int) -> None:
    """Whatever the line and the place, the excerpt is two lines with a caret below the line or just after it."""
    line = text.replace("\n", " ").replace("\r", " ") + "。"
    start = min(start, len(line))
    shown = render([finding(line, 1, start, start + length)], "full").split("\n")

    assert shown[1].startswith("    1 | ")
    assert set(shown[2][8:]) <= {" ", "^"}
    assert "^" in shown[2]
    assert shown[2].index("^") <= display_width(shown[1]) + 1


@pytest.mark.parametrize("line", [0, 9])
def test_a_place_without_a_line_has_no_excerpt(line: int) -> None:
    """Only the headline and the path."""
    assert render([finding("甲\n", line, 1, 2)], "full").count("|") == 0


def test_only_what_is_near_the_caret_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of any length costs the same."""
    measured: list[int] = []
    monkeypatch.setattr(show, "display_width", lambda text: measured.append(len(text)) or display_width(text))

    shown = render([finding("甲" * 100_000, 1, 50_000, 50_001)], "full")

    assert "…甲" in shown
    assert sum(measured) < 1000


def several(code: str, count: int, file: str = "2024.yaml", **more: Any) -> list[Diagnostic]:
    lines = Source(file, "甲\n" * count)
    return [Diagnostic(code, "缺数", Place(lines, Span(n, 1, n, 2)), **more) for n in range(1, count + 1)]


FOLDED = """\
2024.yaml:1:1: 错误 RG211: 缺数
2024.yaml:2:1: 错误 RG211: 缺数
2024.yaml:3:1: 错误 RG211: 缺数
还有 4 处 RG211：第 4、5、6、7 行（加 --all 全部列出）
"""


def test_the_same_finding_many_times_is_shown_three_times_and_counted() -> None:
    """Where the others are is said; the summary counts all of them."""
    found = several("RG211", 7)

    assert render(found, "concise") == FOLDED
    full = render(found, "full")
    assert full.count("缺数") == 3
    assert "还有 4 处 RG211：第 4、5、6、7 行" in full
    assert full.endswith("错误 7 处\n")


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (several("RG211", 3), 3),
        (several("RG201", 7), 7),  # the file cannot be read: each fault is mended by itself
        ([*several("RG211", 3), *several("RG211", 3, "2023.yaml")], 6),
        ([*several("RG211", 3), *several("RG212", 3)], 6),
        (several("RG402", 7, level=Severity.WARNING, check="text-unprinted"), 4),
        (several("RG402", 7, level=Severity.ERROR, check="text-unprinted"), 4),
    ],
)
def test_what_is_folded(found: list[Diagnostic], lines: int) -> None:
    """Each code in each file by itself; errors of reading never are."""
    assert render(found, "concise").count("\n") == lines


def test_nothing_is_folded_for_programs_nor_when_all_is_asked_for() -> None:
    """JSON and SARIF hold every finding."""
    found = several("RG211", 30)

    assert render(found, "concise", every=True).count("\n") == 30
    assert len(json.loads(render(found, "json"))) == 30
    assert len(json.loads(render(found, "sarif"))["runs"][0]["results"]) == 30
    assert "、22、23等行（加" in render(found, "concise")


def test_a_cell_of_a_workbook_is_named_in_every_form() -> None:
    """Where lines have labels, these stand in place of numbers: in the head, the excerpt, counts and JSON."""
    sheet = Source("表.xlsx", "乙\n四十七\n丙\n丁", ("指标!F11", "指标!F12", "指标!F13", "指标!F14"))
    cells = [
        Diagnostic("RG206", "不是数", Place(sheet, Span(n, 1, n, 4), "指标.甲"), level=Severity.NOTE)
        for n in (2, 1, 3, 4)
    ]

    assert render(cells[:1], "full") == (
        "表.xlsx:指标!F12: 提示 RG206: 不是数\n指标!F12 | 四十七\n         | ^^^^^^\n  位置：指标.甲\n\n提示 1 处\n"
    )
    assert render(cells, "concise").splitlines()[-1] == "还有 1 处 RG206：指标!F14（加 --all 全部列出）"
    (data,) = json.loads(render(cells[:1], "json"))
    assert (data["file"], data["cell"], data["line"], data["column"]) == ("表.xlsx", "指标!F12", None, None)
