"""Causes behind a parser's giving up: further lines named, innocent lines left alone."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.source import Source
from reportgen.yaml_text import faults
from reportgen.yaml_text.tree import parse


def fault(text: str) -> tuple[str, int, int, Diagnostic]:
    (found,) = parse(Source("甲.yaml", text)).diagnostics
    assert found.place is not None
    return found.code, found.place.line, found.place.column, found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲:\n\t乙: 1\n\t丙: 2\n丁:\n  \t戊: 3\n", ("RG107", 2, 1, "第 3、5 行")),
        ("甲：1\n乙：2\n丙: |\n  其中：三\n丁：4\n戊: 说明：五\n", ("RG108", 2, 2, "第 1、5 行")),
        ("甲:\n　乙: 1\n　丙: 2\n", ("RG115", 2, 1, "第 3 行")),
    ],
)
def test_further_lines_with_the_same_fault_are_named(text: str, wanted: tuple[str, int, int, str]) -> None:
    """A clerk mends them in one go; texts under `|` and colons in a value are not among them."""
    faults = parse(Source("甲.yaml", text)).diagnostics
    found = faults[0]
    assert found.place is not None

    assert (found.code, found.place.line, found.place.column) == wanted[:3]
    assert found.hints[1] == f"同样的写法还有{wanted[3]}，请一并改"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲:\n  乙:　47\n  丙: 2\n", ("RG113", 2, 5, "冒号后面是全角空格")),
        ("甲: {乙: 5，丙: 7}\n", ("RG109", 1, 9, "花括号里用了全角逗号")),
        ("甲: ｛乙: 5, 丙: 7｝\n", ("RG109", 1, 4, "一组“键: 值”外面用了全角括号")),
        ("甲: {乙: 5, 丙: 7｝\n丁: 8\n", ("RG109", 1, 15, "花括号的后一半写成了全角的")),
        ("甲:\n  乙: | 文字\n  丙: 2\n", ("RG109", 2, 8, "| 后面不能接着写字")),
        ("甲:\n  - 乙: 1\n  -丙: 2\n    丁: 3\n", ("RG109", 3, 3, "“-”后面缺一个空格")),
        ("甲:\n  -乙: 1\n", ("RG109", 2, 3, "“-”后面缺一个空格")),
        ("甲:\n  乙: [0, , 0]\n", ("RG109", 2, 10, "方括号里有一项空着")),
        ("甲:\n  乙: [, 0]\n", ("RG109", 2, 7, "方括号里有一项空着")),
        ("甲: [[1, 2], [3, , 4]]\n", ("RG109", 1, 17, "方括号里有一项空着")),
        ("主送: [甲市人民政府:]\n", ("RG109", 1, 12, "主送机关后面写了冒号")),
        ("抄送: [甲市人民政府, 乙局:]\n", ("RG109", 1, 16, "方括号里的一项以半角冒号结尾")),
        ('甲:\n  乙: "执法"力量薄弱。\n', ("RG109", 2, 10, "英文引号后面还有文字")),
        ("甲:\n  - {乙: 丙, 丁: 审结{复议.审结}件。}\n", ("RG109", 2, 17, "引用只写了一层花括号")),
    ],
)
def test_habits_from_word_are_named_where_they_stand(text: str, wanted: tuple[str, int, int, str]) -> None:
    """What an input method or a habit wrote is told at its characters, not as an indent on another line."""
    code, line, column, found = fault(text)

    assert (code, line, column, found.message) == wanted


def test_a_comma_of_a_text_within_braces_is_never_blamed() -> None:
    """It stands in a value, and the next line's indent is what is wrong."""
    found = fault("甲:\n    乙: {数: 47, 说明: 原文称“受理”，按件数填报, 来源: 丙}\n  丁: 8\n")[3]

    assert "逗号" not in found.message


def test_many_lines_are_counted_not_listed() -> None:
    """Ten are named, then the number."""
    found = fault("甲:\n" + "\t乙: 1\n" * 30)[3]

    assert found.hints[1].endswith("第 3、4、5、6、7、8、9、10、11、12 行等 29 处，请一并改")


@pytest.mark.parametrize(
    "text",
    [
        "甲: |\n  主要问题：力量不足\n 乙: 1\n",
        "甲:\n  - 丙: |\n      主要问题：力量不足\n   乙: 1\n",
        "- |\n  主要问题：力量不足\n 乙: 1\n",
        "甲: >-\n  http:说明\n 乙: 1\n",
    ],
)
def test_text_under_a_bar_is_never_blamed(text: str) -> None:
    """Where the next line's indent is wrong, a colon in the narrative above it is not the cause."""
    code, line, _, _ = fault(text)

    assert (code, line) == ("RG109", text.count("\n"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲: [一, 二\n乙: 三\n", (1, 4, "花括号或方括号没有成对")),
        ("甲: {一: 二\n\n", (1, 4, "花括号或方括号没有成对")),
        ("甲: '一\n乙: 二\n丙: 三\n", (1, 4, "引号没有成对")),
        ('甲: "一\n乙: 二\n丙: "三"\n', (1, 4, "引号没有成对")),
        ('甲: "一二”\n乙: 二\n', (1, 7, "引号没有成对：前一半是英文的，后一半是中文的")),
        ("甲: '一’  # 注\n乙: 二\n", (1, 6, "引号没有成对：前一半是英文的，后一半是中文的")),
        ('甲: "一“二”\n乙: 二\n', (1, 4, "引号没有成对")),
        ('甲: "一" 二\n', (1, 8, "这一行读不懂：缩进或格式与上下文不合")),
        ('甲: "一"二"三"\n', (1, 7, "英文引号里面又有英文引号")),
        ("甲: 一\n  乙: 二\n", (2, 1, "这一行缩进 2 格，比第 1 行多，那一行却已经写了值")),
        ("甲: 一: 二\n", (1, 5, "一行里有两个“键: 值”")),
        ('甲: "C:\\\\路径\\一"\n', (1, 11, "反斜杠的写法“\\一”读不懂")),
    ],
)
def test_quotes_and_brackets_are_blamed_where_they_open(text: str, wanted: tuple[int, int, str]) -> None:
    """Not on the line, often far below, where the parser noticed."""
    code, line, column, found = fault(text)

    assert (code, line, column, found.message) == ("RG109", *wanted)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"键{n}：1: 3\n" for n in range(500)),
        "甲:\n" + "".join(f"  - {{键{n}：1}}\n" for n in range(500)),
    ],
)
def test_a_file_is_searched_once_for_further_faults(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many keys have the fault; each is reported with the others' lines."""
    calls: list[Source] = []
    search = faults._block_lines
    monkeypatch.setattr(faults, "_block_lines", lambda source: calls.append(source) or search(source))

    found = parse(Source("甲.yaml", text)).diagnostics

    assert [d.code for d in found] == ["RG108"] * 500
    assert len(calls) == 1
