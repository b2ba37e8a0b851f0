"""Entry sheets whose figures are not in the units of today: no number is taken for another, nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from entry_sheets import cell, edit, form
from openpyxl import Workbook

PACK = "名称: 执法\n继承: national/enforcement\n"
YUAN = "行政处罚: {改: {罚没金额: {名称: 罚没金额（元）, 单位: 元}}}\n"
FACTS = """模板: t
年度: 2024
单位: {名称: 云岭区城市管理局, 层级: 县, 类别: 部门}
指标:
  行政处罚: {警告通报: 12, 罚没金额: 50.12}
"""


@pytest.fixture
def sheet(office: Any) -> Path:
    """A sheet in 万元 by today's pack."""
    office.write("templates/t/pack.yaml", PACK)
    office.write("2024.yaml", FACTS)
    return form(office)


def fill_in(column: str, text: str) -> Any:
    def change(book: Workbook) -> None:
        cell(book, "指标.行政处罚", column).value = text

    return change


def test_figures_in_the_unit_of_another_day(office: Any, sheet: Path) -> None:
    """The pack counts in 元 since the sheet was made: 60.12 is no 60.12 元."""
    edit(sheet, fill_in("罚没金额", "60.12"))
    office.write("templates/t/indicators.yaml", YUAN)
    run = office.run("import", "表.xlsx", "--format", "concise")

    assert (run.code, Path("2024.yaml").read_text("utf-8")) == (1, FACTS)
    assert "RG136: 做表以后“罚没金额（元）”的单位由万元改成了元，表里的数是按万元填的，一处也没有写入" in run.err


def test_other_figures_of_that_sheet_are_read(office: Any, sheet: Path) -> None:
    """Only what was filled in counts: a number of cases has its unit still."""
    edit(sheet, fill_in("警告通报", "13"))
    office.write("templates/t/indicators.yaml", YUAN)
    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    assert "警告通报: 13" in Path("2024.yaml").read_text("utf-8")


def test_a_head_that_was_given_another_unit(office: Any, sheet: Path) -> None:
    """Whoever writes 元 over the column fills in 元."""

    def change(book: Workbook) -> None:
        for row in cell(book, "指标.行政处罚", "罚没金额").parent.iter_rows():
            for one in row:
                if one.value == "罚没金额（万元）":
                    one.value = "罚没金额（元）"

    edit(sheet, change)
    run = office.run("import", "表.xlsx", "--format", "concise")

    assert (run.code, Path("2024.yaml").read_text("utf-8")) == (1, FACTS)
    assert "RG136: 这一列的名称里，单位由万元改成了元，数仍旧按万元读" in run.err
