"""Entry sheets that were sorted, or are older than the facts file: nothing goes to another row, nothing is undone."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from entry_sheets import FACTS, TABLE_SHEET, cell, edit, fill, form, set_up
from openpyxl import Workbook

FIRST = "指标.行政复议.受理"
SECOND = "指标.行政复议.审结"


def facts() -> str:
    return Path("2024.yaml").read_text(encoding="utf-8")


def swap(sheet: Any, cells: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Exchange what pairs of cells say."""
    for one, other in cells:
        first, second = sheet.cell(*one), sheet.cell(*other)
        first.value, second.value = second.value, first.value


def swap_rows(book: Workbook) -> None:
    """Two rows of the list, as sorting the visible columns does."""
    one, other = cell(book, FIRST), cell(book, SECOND)
    swap(one.parent, [((one.row, column), (other.row, column)) for column in range(2, 10)])


def swap_rows_of_table(book: Workbook) -> None:
    """Two rows of a group, the second with a label that the group's first row has not."""
    one, other = (cell(book, f"指标.申请.{row}", "自然人") for row in ("公开", "不公开"))
    swap(one.parent, [((one.row, column), (other.row, column)) for column in range(3, 8)])


def swap_columns(book: Workbook) -> None:
    """Two columns of a table with their heads, below the hidden row that names them."""
    one, other = (cell(book, "指标.申请.公开", column) for column in ("企业", "其他组织"))
    swap(one.parent, [((row, one.column), (row, other.column)) for row in range(5, 11)])


def swap_last_year(book: Workbook) -> None:
    """上年 for 本年."""
    one = cell(book, FIRST)
    swap(one.parent, [((row, one.column), (row, one.column - 1)) for row in range(4, 11)])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swap_rows, "表.xlsx:指标!C6: 错误 RG130: 这一行写着“审结行政复议案件”，做表时是“受理行政复议申请”"),
        (swap_rows_of_table, f"表.xlsx:{TABLE_SHEET}!C7: 错误 RG130: 这一行写着“不公开”，做表时是“公开”"),
        (swap_columns, f"表.xlsx:{TABLE_SHEET}!E5: 错误 RG130: 这一列写着“其他”，做表时是“企业”"),
        (swap_last_year, "表.xlsx:指标!G4: 错误 RG130: 这一列写着“上年”，做表时是“本年”"),
    ],
)
def test_labels_that_moved_without_their_keys_are_told(office: Any, change: Any, said: str) -> None:
    """Nothing is written, since every number would go to another row or column."""
    set_up(office)
    edit(form(office), change)

    run = office.run("import", "表.xlsx")

    assert (run.code, facts()) == (1, FACTS), run.out
    assert said in run.err
    assert "改法：撤销排序或移动" in run.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" 受理行政复议\n申请 ", ""),
        (None, ""),
        ("受理复议申请（含补正）", "指标!C6: 警告 RG131: 这一行的名称改成了“受理复议申请（含补正）”"),
    ],
)
def test_a_label_that_was_mended_stops_nobody(office: Any, text: str | None, told: str) -> None:
    """Blanks and a label that was taken away say nothing; other words are told, the number is read all the same."""
    set_up(office)
    path = form(office)

    def change(book: Workbook) -> None:
        found = cell(book, FIRST)
        found.parent.cell(found.row, 3).value = text
        found.value = 48

    edit(path, change)
    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    assert told in run.err and bool(told) == bool(run.err)
    assert "受理: 48" in facts()


def test_two_offices_fill_in_the_same_form(office: Any) -> None:
    """What the other one has not touched does not undo what the first one filled in."""
    set_up(office)
    fill(form(office), (FIRST, "数", 50), ("指标.申请.公开", "自然人", 9))
    fill(form(office, name="乙.xlsx"), ("指标.行政复议.撤销", "数", 2), ("指标.申请.公开", "企业", 4))

    assert office.run("import", "表.xlsx").code == 0
    run = office.run("import", "乙.xlsx", "2024.yaml")

    assert run.code == 0, run.err
    assert "受理: 50" in facts() and "撤销: 2" in facts()
    assert "公开: {自然人: 9, 企业: 4, 其他组织: 1, 总计: 14}" in facts()
    assert "乙.xlsx:指标!G6: 提示 RG133: 有 2 格表里没有动过，事实文件里做表以后改了" in run.err
    assert "例如这一格是“47”，事实文件里是“50”" in run.err


def test_changed_in_both_to_different_values_is_a_conflict(office: Any) -> None:
    """All three are named at the cell and nothing is written; either way of settling it works."""
    set_up(office)
    path = form(office)
    fill(path, (FIRST, "数", 48), ("指标.普法.宣传资料", "数", 5))
    later = FACTS.replace("受理: 47", "受理: 50")
    office.write("2024.yaml", later)

    run = office.run("import", "表.xlsx")
    assert (run.code, facts()) == (1, later)
    assert (
        "表.xlsx:指标!G6: 错误 RG132: 这一格填的是“48”，事实文件里改成了“50”，做表时是“47”：两边都改了，没有写入"
    ) in run.err
    assert "照事实文件的，把这一格改成 50；照表里的，在事实文件里先改成 48" in run.err

    office.write("2024.yaml", FACTS.replace("受理: 47", "受理: 48"))
    assert office.run("import", "表.xlsx").code == 0
    office.write("2024.yaml", later)
    fill(path, (FIRST, "数", 50))
    assert office.run("import", "表.xlsx").code == 0
    assert "受理: 50" in facts()


def test_a_cleared_cell_is_told_with_what_it_was(office: Any) -> None:
    """It deletes nothing, also where the file has been changed since; one that was empty from the start is none."""
    set_up(office)
    fill(form(office), (FIRST, "数", None))
    office.write("2024.yaml", FACTS.replace("受理: 47", "受理: 50").replace("立案前化解:", "立案前化解: 3"))

    run = office.run("import", "表.xlsx")

    assert (run.code, run.out) == (0, "2024.yaml 没有要改的；与表里不同的几处见提示\n")
    assert run.err.count("提示 RG") == 1
    assert "指标!G6: 提示 RG126: 这一格清空了，做表时是“47”，事实文件里现在是“50”，没有动" in run.err


def test_a_form_of_an_older_program_is_read_as_before_and_said(office: Any) -> None:
    """Without what cells said and what rows were called: what differs is written."""
    set_up(office)
    path = form(office)

    def older(book: Workbook) -> None:
        cell(book, FIRST).value = 48
        sheet = book["reportgen"]
        for row in range(sheet.max_row, 0, -1):
            if sheet.cell(row, 1).value in ("行名", "列名", "原值"):
                sheet.delete_rows(row)

    edit(path, older)
    office.write("2024.yaml", FACTS.replace("受理: 47", "受理: 50"))
    run = office.run("import", "表.xlsx")

    assert run.code == 0
    assert "提示 RG134: 这张表是旧版程序做的，没有记着做表时的内容和名称" in run.err
    assert "已改 指标.行政复议.受理：50 → 48" in run.out


def test_a_form_without_a_facts_file_is_what_it_says(office: Any) -> None:
    """It was empty for everybody: a number in it is meant for the file, whatever this says."""
    set_up(office)
    path = form(office, "--kind", "政府")
    fill(path, (FIRST, "数", 48))

    run = office.run("import", "表.xlsx")

    assert (run.code, run.err.count("RG13")) == (0, 0), run.err
    assert "受理: 48" in facts()


@pytest.mark.parametrize(
    ("formula", "value", "code"), [("SUM(D7:F7)+5", 8, 1), ("SUM(D7:F7)", 3, 0), ("D7+E7+F7", 3, 0)]
)
def test_a_total_whose_formula_was_edited_is_told(office: Any, formula: str, value: int, code: int) -> None:
    """By what it came to, which the program that saved the sheet has stored."""
    set_up(office)
    path = form(office)
    edit(path, lambda book: setattr(cell(book, "指标.申请.公开", "总计"), "value", f"={formula}"))
    with_value(path, formula, value)

    run = office.run("import", "表.xlsx")

    assert run.code == code, run.err
    said = f"{TABLE_SHEET}!G7: 错误 RG228: 合计是 8，各项相加是 3"
    assert (said in run.err) == bool(code)


def test_a_total_of_more_digits_than_a_program_stores_is_no_other_total(office: Any) -> None:
    """15 digits of 1000000000000.001."""
    set_up(office, FACTS.replace("[3, 0, 1, ~]", "[0, 1000000000000, 0.001, 0]"))
    form(office)

    run = office.run("import", "表.xlsx")

    assert (run.code, run.out) == (0, "2024.yaml 与表里的一样，不用改\n"), run.err


def with_value(path: Path, formula: str, value: int) -> None:
    """Store what a formula came to, as Excel does and openpyxl cannot."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    old, new = f"<f>{formula}</f><v></v>".encode(), f"<f>{formula}</f><v>{value}</v>".encode()
    assert any(old in data for data in parts.values())
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data.replace(old, new))
