"""What a facts file says for the cells of an entry sheet, in every form that a table's numbers may have."""

from __future__ import annotations

import pytest

from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.entry import areas, totals
from reportgen.facts.recorded import Spot, is_same_field, is_same_figure, items_of, recorded
from reportgen.records import Field, Kind
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

FORMS = """\
制发:
  名称: 制发情况
  单位: 件
  块:
    - {题: 一, 列: [制发, 废止]}
    - {题: 二, 列: [甲, 乙, {键: 合计, 和: 全部}], 行: [许可, {键: 处罚, 自: 2020}, {键: 总计, 和: 全部}], 行名: 事项}
    - {题: 三, 列: [金额], 行: [收费]}
复议:
  名称: 复议
  指标:
    受理: {名称: 受理, 单位: 件, 种类: 计数, 口径: 受理的。, 汇总: 求和}
"""


def spots(text: str, year: int = 2024) -> dict[tuple[str, str], Spot]:
    catalogue = read_catalogue([Source("indicators.yaml", FORMS)]).value
    assert catalogue is not None
    root = parse(Source("2024.yaml", text)).value
    assert root is not None
    found = areas(catalogue, (), year)
    assert [area.number for area in found] == [*range(1, len(found) + 1)]
    return {slot: spot for slot, spot in recorded(root, found).items() if spot.text}


R, T = "指标.复议.受理", "指标.制发"
CASES = {
    "a figure": ("复议: {受理: 47}", {(R, "数"): Spot("47", ("指标", "复议", "受理"))}),
    "its long form": (
        "复议: {受理: {数: 47, 来源: 台账}}",
        {
            (R, "数"): Spot("47", ("指标", "复议", "受理", "数")),
            (R, "来源"): Spot("台账", ("指标", "复议", "受理", "来源")),
        },
    ),
    "a table without rows": ("制发: {制发: 3, 废止: ~}", {(T, "制发"): Spot("3", ("指标", "制发", "制发"))}),
    "the same as a list": ("制发: [3, ~]", {(T, "制发"): Spot("3", ("指标", "制发", 0))}),
    "a row as a list": (
        "制发: {许可: [~, 2, ~]}",
        {(f"{T}.许可", "乙"): Spot("2", ("指标", "制发", "许可", 1))},
    ),
    "a row by columns, one long": (
        "制发: {许可: {乙: {数: 2, 说明: 无}}}",
        {(f"{T}.许可", "乙"): Spot("2", ("指标", "制发", "许可", "乙", "数"))},
    ),
    "one column": ("制发: {收费: 2.5万}", {(f"{T}.收费", "金额"): Spot("2.5万", ("指标", "制发", "收费"))}),
    "one column, long": (
        "制发: {收费: {数: 2, 说明: 无}}",
        {(f"{T}.收费", "金额"): Spot("2", ("指标", "制发", "收费", "数"))},
    ),
    "a row that does not apply": (
        "制发: {许可: 不适用}",
        {(f"{T}.许可", c): Spot("不适用", ("指标", "制发", "许可"), whole=True) for c in ("甲", "乙", "合计")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_form_has_its_place(case: str) -> None:
    """The text, and the path at which another one is put."""
    text, wanted = CASES[case]

    assert spots(f"指标:\n  {text}\n") == wanted


def test_a_table_that_does_not_apply_says_so_in_every_cell() -> None:
    """Whatever its blocks; rows that a year has not are not asked for."""
    assert len(spots("指标: {制发: 不适用}\n")) == 2 + 9 + 1
    assert len(spots("指标: {制发: 不适用}\n", 2019)) == 2 + 6 + 1


def test_totals_name_their_parts() -> None:
    """A row's own columns, else the rows above."""
    catalogue = read_catalogue([Source("indicators.yaml", FORMS)]).value
    assert catalogue is not None
    found = totals(catalogue, 2024)

    assert found[f"{T}.许可", "合计"] == ((f"{T}.许可", "甲"), (f"{T}.许可", "乙"))
    assert found[f"{T}.总计", "甲"] == ((f"{T}.许可", "甲"), (f"{T}.处罚", "甲"))
    assert found[f"{T}.总计", "合计"] == ((f"{T}.总计", "甲"), (f"{T}.总计", "乙"))
    assert len(found) == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("26.1", "26.10", True),
        ("188500", "18.85万", True),
        ("36000余份", "36000余", True),
        ("180余", "近180", False),
        ("180余", "180", False),
        ("47", "48", False),
        ("不适用", "不适用", True),
        ("不适用", "0", False),
        ("四十七", "47", False),
    ],
)
def test_a_figure_is_the_same_in_other_words(one: str, other: str, same: bool) -> None:
    """Equal numbers however written; approximate ones only in the same words."""
    assert is_same_figure(one, other, "份") is same


def test_dates_and_lists_are_the_same_in_other_words() -> None:
    """Both forms of a date, any of the marks between items."""
    date, several = Field("日", Kind.DATE, ""), Field("多", Kind.TEXTS, "")

    assert is_same_field("2025年2月24日", "2025-02-24", date)
    assert not is_same_field("2025年2月24日", "2025-02-25", date)
    assert not is_same_field("某日", "另一日", date)
    assert is_same_field("甲；乙", "甲 ; 乙\n", several)
    assert items_of("；甲、乙；\n丙;") == ("甲、乙", "丙")
