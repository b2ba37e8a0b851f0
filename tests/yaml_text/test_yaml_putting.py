"""Values put into a file: where they go, and that nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.source import Source
from reportgen.yaml_text.blocks import Laid
from reportgen.yaml_text.edit import meaning
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.putting import BLANK, Path, Put, group_node, list_node, prose_node, put, text_node
from reportgen.yaml_text.tree import Mapping, parse


def root_of(text: str) -> tuple[Source, Mapping]:
    source = Source("2024.yaml", text)
    root = parse(source).value
    assert isinstance(root, Mapping)
    return source, root


def made(text: str, *values: tuple[Path, Any], order: Order | None = None) -> str:
    """The text with plain texts (or nodes) at paths."""
    puts = [Put(path, text_node(value) if isinstance(value, str) else value) for path, value in values]
    outcome = put(*root_of(text), puts, order or Order())
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


FILE = """\
# 头
年度: 2024  # 四位
指标:
  复议: {受理: 47, 审结: }   # 处里报
  # 说明
  普法:
    宣传: 180余  # 约数
    资料:        # 份

    讲座: ~
  表:
    新收: [3, ~, 1]
    公开:
      - 1
      - 2
正文:
  不足: |
    一段。

  安排: "充实。"
"""

CASES = {
    "a value": ((("指标", "普法", "宣传"), "190余"), "宣传: 180余  #", "宣传: 190余  #"),
    "a value in braces": ((("指标", "复议", "受理"), "48"), "受理: 47,", "受理: 48,"),
    "nothing in braces": ((("指标", "复议", "审结"), "45"), "审结: }", "审结: 45 }"),
    "nothing before a comment": ((("指标", "普法", "资料"), "36"), "资料:        #", "资料: 36        #"),
    "a blank": ((("指标", "普法", "讲座"), "2"), "讲座: ~", "讲座: 2"),
    "an item": ((("指标", "表", "新收", 1), "0"), "[3, ~, 1]", "[3, 0, 1]"),
    "an item with a dash": ((("指标", "表", "公开", 1), "5"), "- 2", "- 5"),
    "a new key in braces": ((("指标", "复议", "结转"), "2"), "审结: }", "审结: , 结转: 2 }"),
    "a new key on a line": ((("指标", "普法", "活动"), "2"), "讲座: ~\n", "讲座: ~\n    活动: 2\n"),
    "a new group": ((("指标", "诉讼", "应诉"), "2"), "- 2\n", "- 2\n  诉讼:\n    应诉: 2\n"),
    "a new key at the end": ((("备注",), "待核"), '"充实。"\n', '"充实。"\n备注: 待核\n'),
    "behind a block": ((("正文", "特色"), "有"), '"充实。"\n', '"充实。"\n  特色: 有\n'),
    "a text in place of a block": ((("正文", "不足"), "无"), "|\n    一段。\n\n", "无\n\n"),
    "a group in place of a value": (
        (("指标", "复议", "受理"), group_node([("数", text_node("48")), ("来源", text_node("甲, 乙"))])),
        "受理: 47,",
        '受理: {数: 48, 来源: "甲, 乙"},',
    ),
    "a list": ((("指标", "表", "结转"), list_node([text_node("1"), BLANK])), "- 2\n", "- 2\n    结转: [1, ~]\n"),
    "a list in place of a list": (
        (("指标", "表", "公开"), list_node([text_node("1")])),
        "\n      - 1\n      - 2",
        "\n      [1]",
    ),
    "a word that means nothing": ((("备注",), "null"), '"充实。"\n', '"充实。"\n备注: "null"\n'),
    "several lines": ((("备注",), "甲\n乙 # 丙"), '"充实。"\n', '"充实。"\n备注: "甲\\n乙 # 丙"\n'),
}


@pytest.mark.parametrize("case", CASES)
def test_a_value_goes_where_it_belongs_and_nothing_else_moves(case: str) -> None:
    """One change of the text; the rest is the same to the character."""
    value, before, after = CASES[case]
    assert FILE.count(before) == 1

    assert made(FILE, value) == FILE.replace(before, after)


def test_a_key_without_value_gets_its_group_below_it() -> None:
    """指标: with nothing below it, and a file without a line end."""
    assert made("年度: 2024\n指标:  # 数\n正文:", (("指标", "甲", "乙"), "1"), (("指标", "甲", "丙"), "2")) == (
        "年度: 2024\n指标:  # 数\n  甲:\n    乙: 1\n    丙: 2\n正文:"
    )
    assert made("年度: 2024", (("指标", "甲"), "1")) == "年度: 2024\n指标:\n  甲: 1"
    assert made("{年度: 2024}", (("指标", "甲"), "1")) == "{年度: 2024, 指标: {甲: 1}}"
    assert made("{}\n", (("年度",), "2024")) == "{年度: 2024}\n"


@pytest.mark.parametrize(
    ("text", "index", "after"),
    [
        ("新收:\n  - 10\n  -\n  - 0\n", 1, "新收:\n  - 10\n  - 5\n  - 0\n"),
        ("新收:\n  - ~ # 商\n  -   # 科研\n", 1, "新收:\n  - ~ # 商\n  - 5   # 科研\n"),
        ("新收:\n-\n-\n", 0, "新收:\n- 5\n-\n"),
    ],
)
def test_an_item_without_value_gets_one_behind_its_dash(text: str, index: int, after: str) -> None:
    """With a blank between the two."""
    assert made(text, (("新收", index), "5")) == after


@pytest.mark.parametrize(
    ("word", "kept"), [("不适用  # 甲报", "  # 甲报"), ('"不适用"', ""), ("~", ""), (" # 乙", "  # 乙")]
)
def test_a_word_for_a_group_gives_way_to_the_group(word: str, kept: str) -> None:
    """On lines of its own, however long it is; the comment stays with the key."""
    after = made(f"指标:\n  表: {word}\n  其他: 1\n", (("指标", "表", "新收"), "1"), (("指标", "表", "结转"), "2"))
    assert after == f"指标:\n  表:{kept}\n    新收: 1\n    结转: 2\n  其他: 1\n"


def test_a_new_key_stands_behind_the_one_before_it() -> None:
    """In the order of the pack, where there is one."""
    order = Order(("甲", "乙", "丙", "丁"))
    text = "甲: 1\n丁: 4\n"

    assert made(text, (("丙",), "3"), (("乙",), "2"), order=order) == "甲: 1\n乙: 2\n丙: 3\n丁: 4\n"


def test_nothing_to_put_changes_nothing() -> None:
    """The text itself comes back."""
    assert made(FILE) == FILE


def test_what_cannot_be_verified_is_not_written() -> None:
    """A key that is no plain one (? key) is not understood, so nothing is handed out."""
    outcome = put(*root_of("? 甲\n乙: 1\n"), [Put(("甲",), text_node("1"))])

    assert outcome.value is None or meaning(root_of(outcome.value)[1]) == {"甲": ("1", False), "乙": ("1", False)}


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(st.sampled_from(["甲", "复议", "备注"]), st.sampled_from(["受理", "乙"]), TEXTS), max_size=4))
def test_whatever_is_put_is_read_again(values: list[tuple[str, str, str]]) -> None:
    """Any text at any path is what the file says afterwards."""
    wanted = {("指标", theme, key): text for theme, key, text in values}
    text = made(FILE, *wanted.items())
    root = root_of(text)[1]
    for (_, theme, key), value in wanted.items():
        figures = root.get("指标")
        assert isinstance(figures, Mapping)
        below = figures.get(theme)
        assert isinstance(below, Mapping)
        node = below.get(key)
        assert node is not None
        assert meaning(node) == (value, False)


def test_values_on_lines_of_their_own() -> None:
    """Points, groups and paragraphs as a clerk writes them; short lists stay on one line, and in braces all does."""
    point = group_node([("小标题", text_node("甲")), ("内容", prose_node("一段。\n又一段。"))])
    points = Laid(list_node([point, text_node("很长的" * 20), text_node("- 像列表")]))
    names = Laid(group_node([("单位", list_node([text_node("甲局"), text_node("乙局")])), ("空", list_node([]))]))

    file = "正文:\n  举措:  # 注\n要素: {丙: 1}\n"
    text = made(file, (("正文", "举措"), points), (("要素", "丁"), names), (("新",), names))

    assert text == (
        "正文:\n  举措:  # 注\n    - 小标题: 甲\n      内容: |\n        一段。\n        又一段。\n"
        f"    - {'很长的' * 20}\n    - \"- 像列表\"\n"
        "要素: {丙: 1, 丁: {单位: [甲局, 乙局], 空: []}}\n新:\n  单位: [甲局, 乙局]\n  空: []\n"
    )
