"""政府信息公开年报: what its form fixes beyond the rows and columns of its tables."""

from __future__ import annotations

import io

import openpyxl
import pytest
from packs.edited import DISCLOSURE, check


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("行政许可: 316", "行政许可: 不适用", "“行政许可（本年处理决定数量）”没有 不适用，要有数"),
        ("文件: .2, 1, 9.", "文件: [2, 1, 不适用]", "“行政规范性文件（现行有效件数）”没有 不适用，要有数"),
        ("国家秘密: .*", "国家秘密: 不适用", "“收到和处理政府信息公开申请情况”没有 不适用，这里的 7 格都要有数"),
        ("复议诉讼: .*", "复议诉讼: 不适用", "“政府信息公开行政复议、行政诉讼情况”没有 不适用，这里的 15 格都要有数"),
    ],
)
def test_zero_is_zero_and_never_not_applicable(office, old: str, new: str, said: str) -> None:
    """Each is told once, at its cell, with the hint to write 0."""
    found = [d for d in check(office, DISCLOSURE, (old, new)).diagnostics if d.is_error]
    assert [(d.code, d.message) for d in found] == [("RG230", said)]
    assert found[0].hints == ("没有发生的、没有这项职责的都写 0；还没有数就空着",)
    lines = (office.folder / "data/2024.yaml").read_text(encoding="utf-8").splitlines()
    assert found[0].place is not None
    assert lines[found[0].place.line - 1][found[0].place.column - 1 :].startswith("不适用")


def test_nobody_is_told_to_write_not_applicable(office) -> None:
    """Neither by what is missing, nor in the blank form, nor in the entry sheet, which refuses it."""
    missing = [d for d in check(office, DISCLOSURE, (r"^    行政查询: .*\n", "")).diagnostics if d.code == "RG212"]
    assert missing[0].hints == ("在 指标.依申请公开.行政查询 填写；没有发生写 0，没有这项职责也写 0",)
    assert office.run("new", "national/disclosure", "2024").code == 0
    blank = (office.folder / "2024.yaml").read_text(encoding="utf-8")
    assert blank.count("# 这张表没有 不适用：没有发生的、没有这项职责的都写 0。") == 3
    assert office.run("form", "national/disclosure", "2024", "-o", "表.xlsx").code == 0
    book = openpyxl.load_workbook(io.BytesIO((office.folder / "表.xlsx").read_bytes()))
    sheet = book["主动公开政府信息情况"]
    told = "没有发生的、没有这项职责的都填 0，不留空，不填“不适用”。"
    assert any(cell.value == told for row in sheet.iter_rows() for cell in row)
    rules = sheet.data_validations.dataValidation
    assert {rule.errorStyle for rule in rules} == {"stop"}
    assert all("也不填“不适用”" in rule.error for rule in rules)


TOPIC = "“总体情况”"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("小标题: 政府信息公开平台建设", "小标题: 政府信息公开平台建设", []),
        (r"    - 主题: 平台建设\n.*\n.*\n", "", [f"{TOPIC}没有写“政府信息公开平台建设”这一方面"]),
        ("小标题: 监督保障", "小标题: 监督和保障", ["小标题“监督和保障”，格式里这一方面叫“监督保障”"]),
        ("小标题: 政府信息管理", "小标题: 政府信息管理情况", []),
        (
            "小标题: 监督保障",
            "小标题: 政府信息管理",
            [f"{TOPIC}没有写“监督保障”这一方面", f"{TOPIC}里“政府信息管理”这一方面写了两次"],
        ),
        ("小标题: 监督保障", "小标题: 平台和监督保障", []),
        (
            r"^  总体情况:\n(    .*\n)+",
            "  总体情况: 主动公开信息，办理依申请公开，管好平台，加强监督。\n",
            [f"{TOPIC}没有写“政府信息管理”这一方面"],
        ),
    ],
)
def test_the_five_topics_of_the_first_part(office, old: str, new: str, said: list[str]) -> None:
    """Missing, renamed and doubled ones are warned of; two in one heading are both there."""
    found = check(office, DISCLOSURE, (old, new)).diagnostics
    assert sorted(d.message for d in found if d.code == "RG634") == said


def test_a_topic_that_lacks_is_told_where_it_can_be_written(office) -> None:
    """In the facts file, not at the heading in the pack."""
    text = "  总体情况: 主动公开信息，办理依申请公开，管好平台，加强监督。\n"
    found = check(office, DISCLOSURE, (r"^  总体情况:\n(    .*\n)+", text)).diagnostics
    places = [d.place for d in found if d.code == "RG634"]
    assert [(place.source.path, place.path) for place in places if place] == [("data/2024.yaml", "正文.总体情况")]


def test_a_year_without_a_form_is_told_once(office) -> None:
    """2018 had another form: rows and columns of 2021 are no faults of their own."""
    found = [d.code for d in check(office, DISCLOSURE, year=2018).diagnostics if d.is_error]
    assert found == ["RG226"]
