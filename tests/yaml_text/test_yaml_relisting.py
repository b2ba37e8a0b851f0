"""Items of lists put in, taken out and moved; keys taken out: nothing else changes."""

from __future__ import annotations

import pytest

from reportgen.source import Source
from reportgen.yaml_text.putting import Put, group_node, list_node, put, text_node
from reportgen.yaml_text.relisting import relisted, without
from reportgen.yaml_text.tree import Mapping, parse

FILE = """\
正文:
  举措:
    # 甲的说明
    - 小标题: 甲
      内容: 甲文。  # 行末
    - 乙文。
    # 丙的说明
    - 小标题: 丙
      内容: |
        丙一。
        丙二。

  附表:
    行:
      - [1, 2]
      - [3, 4]
    头: [一, 二]
  安排: 最后。
"""


def _root(text: str = FILE) -> tuple[Source, Mapping]:
    source = Source("2024.yaml", text)
    root = parse(source).value
    assert isinstance(root, Mapping)
    return source, root


def _lines(text: str, first: int, last: int) -> list[str]:
    return text.split("\n")[first - 1 : last]


LIST = ("正文", "举措")
_LAST = "    # 丙的说明\n    - 小标题: 丙\n      内容: |\n        丙一。\n        丙二。\n"
PARAGRAPHS = text_node("a\nb\n")._replace(style="|")


@pytest.mark.parametrize(
    ("items", "expected", "lost"),
    [
        ((0, 1, 2), FILE, ()),
        (
            (1, 2),
            FILE.replace("    # 甲的说明\n    - 小标题: 甲\n      内容: 甲文。  # 行末\n", ""),
            ("# 甲的说明", "# 行末"),
        ),
        ((0, 2), FILE.replace("    - 乙文。\n", ""), ()),
        (
            (2, 0, 1),
            FILE.replace(_LAST, "").replace("  举措:\n", "  举措:\n" + _LAST),
            (),
        ),
        ((0, 1, text_node("新文。"), 2), FILE.replace("    # 丙的", "    - 新文。\n    # 丙的"), ()),
        (
            (0, 1, 2, group_node([("小标题", text_node("丁")), ("内容", PARAGRAPHS)])),
            FILE.replace("丙二。\n", "丙二。\n    - 小标题: 丁\n      内容: |\n        a\n        b\n"),
            (),
        ),
    ],
)
def test_items_of_a_list_on_lines(items, expected, lost):
    """Comments above an item go with it; a new item is laid out as the others are."""
    made = relisted(*_root(), LIST, items)
    assert made is not None
    assert (made.text, made.lost) == (expected, lost)


def test_rows_of_a_table_and_lists_in_brackets():
    """A row goes on a line of its own, an item within its brackets."""
    row = list_node([text_node("5"), text_node("6")])
    made = relisted(*_root(), ("正文", "附表", "行"), (0, row, 1))
    assert made is not None
    assert "      - [1, 2]\n      - ['5', '6']\n".replace("'", "") in made.text.replace('"', "")
    again = relisted(*_root(), ("正文", "附表", "头"), (1, text_node("三")))
    assert again is not None
    assert "头: [二, 三]" in again.text


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("正文", "安排"), "  安排: 最后。\n"),
        ((*LIST, 1), "    - 乙文。\n"),
        ((*LIST, 2, "内容"), "      内容: |\n        丙一。\n        丙二。\n"),
        (("正文", "附表", "行"), "    行:\n      - [1, 2]\n      - [3, 4]\n"),
    ],
)
def test_what_is_taken_out_leaves_the_rest(path, gone):
    """A key or an item goes with its lines."""
    made = without(*_root(), path)
    assert made is not None
    assert made.text == FILE.replace(gone, "")


def test_the_next_key_takes_the_place_behind_the_dash():
    """A first key of an item can go."""
    made = without(*_root(), (*LIST, 0, "小标题"))
    assert made is not None
    assert "    - 内容: 甲文。  # 行末\n    - 乙文。" in made.text


def test_a_last_one_is_not_taken_out_alone():
    """A file without keys, or with an empty list, is not what was asked for."""
    assert without(*_root("正文: {行: [[1]]}\n"), ("正文",)) is None
    assert relisted(*_root(), LIST, ()) is None


@pytest.mark.parametrize(
    ("path", "text", "old", "new"),
    [
        (
            (*LIST, 0, "内容"),
            "甲一。\n甲二。\n",
            "内容: 甲文。  # 行末\n",
            "内容: |  # 行末\n        甲一。\n        甲二。\n",
        ),
        ((*LIST, 1), "乙一。\n乙二。\n", "- 乙文。\n", "- |\n        乙一。\n        乙二。\n"),
        ((*LIST, 2, "内容"), "丙一。\n中。\n丙二。\n", "丙一。\n", "丙一。\n        中。\n"),
        (("正文", "安排"), "一。\n二。\n", "安排: 最后。\n", "安排: |\n    一。\n    二。\n"),
    ],
)
def test_a_text_of_several_lines_is_put_under_a_sign(path, text, old, new):
    """What becomes several paragraphs stands under |, what stood there stays there."""
    made = put(*_root(), [Put(path, text_node(text)._replace(style="|"))])
    assert made.value == FILE.replace(old, new, 1)
