"""A line whose indent fits nothing above it: what is said of it, and that nothing else is taken for one."""

from __future__ import annotations

import pytest

from reportgen.source import Source
from reportgen.yaml_text.tree import parse

NEITHER = "这一行缩进 {} 格，与上面哪一层都不齐"
DEEPER = "这一行缩进 {} 格，比第 2 行多，那一行却已经写了值"
WOULD_FIT = "上面各层缩进 0、2、4 格，改成与同层的各行一样"
BEHIND = "这一行在 | 的文字后面，缩进（{} 格）却比它少"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("甲:\n   乙: 1\n  丙: 2\n", 3, NEITHER.format(2), "上面各层缩进 0、3 格，改成与同层的各行一样"),
        ("甲:\n  - 乙: 1\n    丙: 2\n   丁: 3\n", 4, NEITHER.format(3), WOULD_FIT),
        ("甲:\n  - 乙: 1\n - 乙: 2\n", 3, NEITHER.format(1), WOULD_FIT),
        (
            "甲:\n  乙: 1\n\n  # 注\n    丙: 2\n",
            5,
            DEEPER.format(4),
            "与第 2 行同层的，缩进改成 2 格；属于它的，那一行冒号后面不写字",
        ),
        (
            "甲:\n  乙: 一，\n    二。\n    丙: 2\n",
            4,
            DEEPER.format(4),
            "与第 2 行同层的，缩进改成 2 格；属于它的，那一行冒号后面不写字",
        ),
        ("甲:\n  乙: |\n    一。\n   丙: 1\n", 4, NEITHER.format(3), "上面各层缩进 0、2 格，改成与同层的各行一样"),
        (
            "甲:\n  乙: >\n    一。\n  二。\n丙: 1\n",
            4,
            BEHIND.format(2).replace("|", ">"),
            "接着上面那段文字的，缩进到与它对齐（4 格）",
        ),
        ("甲:\n  乙: |\n    一。\n  二。\n丙: 1\n", 4, BEHIND.format(2), "接着上面那段文字的，缩进到与它对齐（4 格）"),
    ],
)
def test_an_indent_that_fits_nothing_is_explained(text: str, line: int, message: str, hint: str) -> None:
    """With the indents that would fit, at the blanks before the line."""
    (found,) = parse(Source("甲.yaml", text)).diagnostics

    assert (found.code, found.message, found.hints) == ("RG109", message, (hint,))
    assert found.place is not None
    assert (found.place.line, found.place.column) == (line, 1)


@pytest.mark.parametrize("text", ["甲:\n  乙: 1\n丙\n丁: 2\n", "甲:\n  - 1\n  乙: 2\n", "甲: |\n\n乙 丙\n"])
def test_another_fault_is_not_taken_for_an_indent(text: str) -> None:
    """A line that is level with one above has something else."""
    (found,) = parse(Source("甲.yaml", text)).diagnostics

    assert "缩进 " not in found.message
    assert "却比它少" not in found.message


@pytest.mark.parametrize(
    ("text", "line", "key", "whole"),
    [
        ("甲:\n  乙: 1\n  丙 2\n  丁: 3\n", 3, "丙", "丙: 2"),
        ("甲:\n  乙:\n    丙: 1\n  丁 2\n  戊: 3\n", 4, "丁", "丁: 2"),
        ("甲:\n  乙: 1\n丙\n  丁: 2\n", 3, "丙", "丙:"),
        ("甲:\n  乙\n    丙: 1\n", 2, "乙", "乙:"),
        ("甲:\n  乙\n    力量不足。\n  丙: 1\n", 2, "乙", "乙:"),
        ("甲:\n  - 乙: 1\n    丙 2  # 注\n    丁: 3\n", 3, "丙", "丙: 2"),
        ("甲: 1\n乙 2\n", 2, "乙", "乙: 2"),
        ("甲 1\n乙: 2\n", 1, "甲", "甲: 1"),
    ],
)
def test_a_key_without_its_colon_is_told_on_its_own_line(text: str, line: int, key: str, whole: str) -> None:
    """Not on the next one, where a parser notices."""
    (found,) = parse(Source("甲.yaml", text)).diagnostics

    assert (found.code, found.message) == ("RG109", f"“{key}”后面没有冒号")
    assert found.hints[0] == f"键后面写半角冒号，空一格再写值：{whole}"
    assert found.hints[1:] == (("是上一行没有写完的话，接到上一行末尾",) if whole == "丙:" else ())
    assert found.place is not None
    assert found.place.line == line


@pytest.mark.parametrize(
    "text",
    [
        '甲:\n  乙: "第一行\n  第二行 文字"\n   丙: 1\n',
        "甲:\n  乙: 一，\n    二 三\n   丙: 1\n",
        "甲:\n  - 一，\n    二 三\n   丙: 1\n",
        "甲: |\n  乙 丙\n 丁: 1\n",
    ],
)
def test_what_goes_on_with_a_value_is_no_key(text: str) -> None:
    """A text on several lines, an item, a text under a bar."""
    (found,) = parse(Source("甲.yaml", text)).diagnostics

    assert "冒号" not in found.message
