"""Entry sheets read back: nothing lost, nothing changed but what was filled in, every fault at its cell."""

from __future__ import annotations

import datetime
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from entry_sheets import FACTS, PACK, TABLE, TABLE_SHEET, cell, edit, fill, form, key_cells, set_up
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from reportgen.office.entry_import import import_sheet
from reportgen.office.entry_sheets import Asked, make_sheet
from reportgen.workshop import Workshop


def facts() -> str:
    return Path("2024.yaml").read_bytes().decode()


def test_a_round_trip_changes_nothing(office: Any) -> None:
    """Form and import, with the form as it was made and as another program saves it."""
    set_up(office)
    path = form(office)

    first = office.run("import", "表.xlsx")
    edit(path, lambda _: None)
    second = office.run("import", "表.xlsx", "2024.yaml")

    assert (first.code, first.out, first.err) == (0, "2024.yaml 与表里的一样，不用改\n", "")
    assert (second.code, second.out) == (0, first.out)
    assert facts() == FACTS


@pytest.mark.parametrize("manner", [b"\xef\xbb\xbf%s", b"%s"])
def test_what_is_filled_in_goes_where_it_belongs(office: Any, manner: bytes) -> None:
    """Values, long forms, rows, totals that follow, lists and dates; comments, order, layout and line ends stay."""
    set_up(office)
    before = manner % FACTS.replace("\n", "\r\n").encode()
    Path("2024.yaml").write_bytes(before)
    path = form(office)
    fill(
        path,
        ("指标.行政复议.受理", "数", 48),
        ("指标.行政复议.受理", "来源", "台账, 2024"),
        ("指标.行政复议.立案前化解", "数", "近30"),
        ("指标.行政复议.撤销", "数", 2),
        ("指标.普法.宣传活动", "数", 190),
        ("指标.申请.新收", "企业", 5),
        ("指标.申请.公开", "自然人", 4),
        ("指标.申请.不公开", "企业", 1),
        ("公文.成文日期", "值", datetime.datetime(2025, 2, 28)),
        ("公文.主送", "值", "甲市人民政府；乙市人大常委会；丙"),
        ("单位.简称", "值", "云岭区"),
        ("要素.联系人", "值", "张示例"),
    )

    run = office.run("import", "表.xlsx")

    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "已改 单位.简称：空 → 云岭区（单位与公文!D6）\n"
        "已改 公文.主送：示例市人民政府；示例市人大常委会 → 甲市人民政府；乙市人大常委会；丙（单位与公文!D12）\n"
        "已改 公文.成文日期：2025年2月24日 → 2025-02-28（单位与公文!D14）\n"
        "已改 要素.联系人：空 → 张示例（单位与公文!D23）\n"
        "已改 指标.行政复议.受理：47 → 48（指标!G6）\n"
        "已改 指标.行政复议.受理.来源：空 → 台账, 2024（指标!I6）\n"
        f"已改 指标.行政复议.立案前化解：空 → 近30（{label('指标.行政复议.立案前化解')}）\n"
        f"已改 指标.行政复议.撤销：空 → 2（{label('指标.行政复议.撤销')}）\n"
        f"已改 指标.普法.宣传活动：180余 → 190（{label('指标.普法.宣传活动')}）\n"
        f"已改 指标.申请.新收.企业：0 → 5（{TABLE_SHEET}!E6）\n"
        f"已改 指标.申请.公开.自然人：2 → 4（{TABLE_SHEET}!D7）\n"
        f"已改 指标.申请.不公开.企业：空 → 1（{TABLE_SHEET}!E8）\n"
        f"已改 指标.申请.公开.总计：3 → 5（{TABLE_SHEET}!G7）\n"
        "共改 13 处，已写入 2024.yaml；再运行 reportgen check 2024.yaml\n"
    )
    after = Path("2024.yaml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\r\n") == after.count(b"\n")
    assert after.decode("utf-8-sig").replace("\r\n", "\n") == (
        FACTS.replace("类别: 政府}", "类别: 政府, 简称: 云岭区}")
        .replace("[示例市人民政府, 示例市人大常委会]", "[甲市人民政府, 乙市人大常委会, 丙]")
        .replace("2025年2月24日 ", "2025-02-28 ")
        .replace("# 待定\n", "# 待定\n要素:\n  联系人: 张示例\n")
        .replace("[3, 0, 1, ~]", "[3, 5, 1, ~]")
        .replace("{自然人: 2, 企业: 0, 其他组织: 1, 总计: 3}", "{自然人: 4, 企业: 0, 其他组织: 1, 总计: 5}")
        .replace("总计: 5}\n", "总计: 5}\n        不公开: [~, 1, ~, ~]\n")
        .replace("受理: 47", '受理: {数: 48, 来源: "台账, 2024"}')
        .replace("含上年结转}\n", "含上年结转}\n        撤销: 2\n")
        .replace("立案前化解:\n", "立案前化解: 近30\n")
        .replace("180余", "190")
    )


def label(path: str, column: str = "数") -> str:
    """The name of a cell as messages have it."""
    found = cell(load_workbook("表.xlsx"), path, column)
    return f"{found.parent.title}!{found.coordinate}"


def test_a_new_facts_file_is_made_of_the_blank_form(office: Any) -> None:
    """Without one beside the sheet; it is in the form of `new` and `fmt`, and says what the sheet does."""
    set_up(office)
    path = form(office)
    Path("2024.yaml").unlink()
    fill(path, ("指标.申请.不公开", "企业", 0))

    shown = office.run("import", "表.xlsx", "--check")
    assert (shown.code, Path("2024.yaml").exists()) == (1, False)
    assert shown.out.splitlines()[-1] == "要生成 2024.yaml，共填 21 处"
    assert office.run("import", "表.xlsx").out.splitlines()[-1] == (
        "已生成 2024.yaml，共填 21 处；再运行 reportgen check 2024.yaml"
    )
    assert "    不公开: [~, 0, ~, ~]" in facts()
    assert "    审结: {数: 26, 说明: 含上年结转}" in facts()
    assert office.run("fmt", "2024.yaml").out == "不用整理 2024.yaml\n"
    assert office.run("import", "表.xlsx", "--check").code == 0


def test_empty_cells_delete_nothing(office: Any) -> None:
    """What the sheet does not say stays, and is told."""
    set_up(office)
    path = form(office)
    fill(path, ("指标.行政复议.受理", "数", None))

    run = office.run("import", "表.xlsx")

    assert (run.code, facts()) == (0, FACTS)
    assert "指标!G6: 提示 RG126: 这一格空着，事实文件里写的是“47”，没有动" in run.err


def test_a_table_that_did_not_apply_is_written_out(office: Any) -> None:
    """One number in place of 不适用: the other cells still say so."""
    set_up(office, FACTS[: FACTS.index("    申请:")] + "    申请: 不适用\n正文:\n  申请: 无。\n")
    path = form(office)
    fill(path, *(("指标.申请.新收", column, 1) for column in ("自然人", "企业", "其他组织")))
    fill(path, ("指标.申请.新收", "总计", 3))

    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    assert "    申请:\n      新收: [1, 1, 1, 3]\n      公开: [不适用, 不适用, 不适用, 不适用]\n" in facts()


def test_totals_follow_parts_that_do_not_apply(office: Any) -> None:
    """A total that the file has becomes 不适用 with all its parts; a number typed over it is refused."""
    set_up(office)
    path = form(office)
    fill(path, *(("指标.申请.公开", column, "不适用") for column in ("自然人", "企业", "其他组织")))

    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    assert "公开: {自然人: 不适用, 企业: 不适用, 其他组织: 不适用, 总计: 不适用}" in facts()
    fill(path, ("指标.申请.公开", "总计", 1))
    run = office.run("import", "表.xlsx")
    assert run.code == 1
    assert "RG228: 合计是 1，各项却都是 不适用" in run.err


@pytest.mark.parametrize("parts", [(), (("指标.申请.公开", "自然人", 7),)])
def test_a_total_does_not_apply_where_no_part_does(office: Any, parts: Any) -> None:
    """不适用 typed over the formula is told once, whether or not its parts were changed, too."""
    set_up(office)
    fill(form(office), ("指标.申请.公开", "总计", "不适用"), *parts)

    run = office.run("import", "表.xlsx")

    assert (run.code, facts()) == (1, FACTS)
    assert run.err.count("RG228") == 1
    assert f"RG228: 合计是 不适用，各项相加却是 {8 if parts else 3}" in run.err


def test_several_in_one_cell_have_semicolons_between_them(office: Any) -> None:
    """Two addressees with a comma: the hint speaks of the cell, not of lists in the file."""
    set_up(office)
    fill(form(office), ("公文.主送", "值", "甲市政府，乙市政府"))

    run = office.run("import", "表.xlsx", "--check")

    assert "单位与公文!D12: 警告 RG221: 主送“甲市政府，乙市政府”里有多余的标点或序号" in run.err
    assert "改法：一格里有几项的，各项之间用分号“；”隔开\n" in run.err


def insert_and_move(book: Workbook) -> None:
    sheet = book["指标"]
    rows = key_cells(sheet)
    last = next(row for key, row in rows.items() if key.endswith("指标.普法.宣传活动"))
    for column in range(1, 10):  # the row goes to the end of the sheet, by hand
        sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(last, column).value
        sheet.cell(last, column).value = None
    sheet.insert_cols(4)
    sheet.protection.sheet = False
    book[TABLE_SHEET].insert_rows(6, 2)


def test_rows_and_columns_may_move_and_sheets_be_renamed(office: Any) -> None:
    """The hidden keys travel with them."""
    set_up(office)
    path = form(office)

    def change(book: Workbook) -> None:
        insert_and_move(book)
        book["指标"].title = "各科室填"
        book[TABLE_SHEET].title = "表二"
        book.move_sheet("表二", -2)
        cell(book, "指标.普法.宣传活动").value = 200
        cell(book, "指标.申请.公开", "企业").value = 1
        book.remove(book["填表说明"])

    edit(path, change)
    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    changed = [line.partition("（")[0] for line in run.out.splitlines()]
    assert changed[:3] == [
        "已改 指标.普法.宣传活动：180余 → 200",
        "已改 指标.申请.公开.企业：0 → 1",
        "已改 指标.申请.公开.总计：3 → 4",
    ]


def put(path: str, value: Any, column: str = "数", style: str = "") -> Any:
    def change(book: Workbook) -> None:
        found = cell(book, path, column)
        found.value = value
        if style:
            found.number_format = style

    return change


def merge(book: Workbook) -> None:
    first = cell(book, "指标.行政复议.受理")
    sheet = first.parent
    sheet.merge_cells(start_row=first.row, end_row=first.row + 1, start_column=first.column, end_column=first.column)


def copy_row(book: Workbook) -> None:
    first = cell(book, "指标.行政复议.受理")
    first.parent.cell(first.parent.max_row + 1, 1).value = first.parent.cell(first.row, 1).value


def spoil_key(book: Workbook) -> None:
    first = cell(book, "指标.行政复议.受理")
    first.parent.cell(first.row, 1).value = "2:指标.行政复议.收理"


def delete_row(book: Workbook) -> None:
    first = cell(book, "指标.行政复议.受理")
    first.parent.delete_rows(first.row)


def delete_column(book: Workbook) -> None:
    book["指标"].delete_cols(8)


def spoil_columns(book: Workbook) -> None:
    book["指标"].delete_cols(1)


def paste_beside(book: Workbook) -> None:
    """A table with its hidden keys, right of another one."""
    ours, theirs = book["指标"], book[TABLE_SHEET]
    for row in theirs.iter_rows():
        for one in row:
            if one.value is not None:
                ours.cell(one.row + 2, one.column + 10).value = one.value
    book.remove(theirs)


def stray(book: Workbook) -> None:
    sheet = book["指标"]
    sheet.cell(sheet.max_row + 1, 7).value = 99


BAD = {
    "text in a number cell": (
        put("指标.行政复议.受理", "四十七"),
        "表.xlsx:指标!G6: 错误 RG206: “四十七”不是阿拉伯数字",
        "改成 47",
    ),
    "a negative number": (put("指标.行政复议.受理", -3), "指标!G6: 错误 RG207: “受理行政复议申请”不能是负数", ""),
    "a fraction of a case": (put("指标.行政复议.受理", 4.5), "指标!G6: 错误 RG207: ", "按件计数，应是整数"),
    "a percentage": (
        put("指标.行政复议.审结", 0.95, style="0%"),
        "错误 RG206: 这一格是百分比格式，显示的 95% 存成了 0.95",
        "填 95",
    ),
    "a date in place of a number": (
        put("指标.行政复议.受理", datetime.datetime(2024, 3, 5)),
        "错误 RG206: 这一格不是数，是日期 2024-03-05",
        "单元格格式改成“常规”，改后显示 45356；不对的，重新填数",
    ),
    "a date typed as text": (
        put("公文.成文日期", "2025.2.24", "值"),
        "单位与公文!D14: 错误 RG205: “2025.2.24”不是日期",
        "改成 2025-02-24",
    ),
    "a word that is no choice": (put("单位.层级", "地级市", "值"), "RG204: “地级市”不在可选之列", ""),
    "a formula without a value": (
        put("指标.行政复议.受理", "=40+7"),
        "指标!G6: 错误 RG124: 这一格是公式，文件里没有存下它的结果",
        "存一次盘再导入",
    ),
    "an error": (put("指标.行政复议.受理", "#REF!"), "指标!G6: 错误 RG124: 这一格是出错值 #REF!", ""),
    "a total that is none": (
        put("指标.申请.公开", 9, "总计"),
        f"{TABLE_SHEET}!G7: 错误 RG228: 合计是 9，各项相加是 3",
        "",
    ),
    "cells that are merged": (merge, "指标!G7: 错误 RG124: 这一格和旁边的合并了", "取消合并"),
    "a row twice": (copy_row, "错误 RG122: “受理行政复议申请”这一行有两处", "另见：表.xlsx:指标!C6"),
    "a key that was changed": (spoil_key, "指标!A6: 错误 RG122: 隐藏的 A 列被改过：不认识", ""),
    "a table beside another": (
        paste_beside,
        "表.xlsx:指标!K5: 错误 RG122: “reportgen:3”是表的记号，要在隐藏的 A 列里，这里的没有读",
        "左右并排的表只读左边的",
    ),
    "a mark in a cell to fill in": (
        put("指标.行政复议.受理", "reportgen:3", "来源"),
        "表.xlsx:指标!I6: 错误 RG122: “reportgen:3”是表的记号",
        "",
    ),
    "a mark that was mistyped": (
        lambda book: setattr(book["指标"]["A20"], "value", "reportgen:03"),
        "表.xlsx:指标!A20: 错误 RG122: 隐藏的 A 列被改过：不认识“reportgen:03”",
        "",
    ),
    "a row that was deleted": (
        delete_row,
        "表.xlsx:指标!C5: 错误 RG122: “指标”缺 1 行：“受理行政复议申请”，原来在这一行下面",
        "",
    ),
    "a column that was deleted": (
        delete_column,
        "表.xlsx:指标!G4: 错误 RG122: “指标”缺“说明”这一列，原来在这一列右边",
        "",
    ),
    "a row of a table that was deleted": (
        lambda book: book[TABLE_SHEET].delete_rows(6),
        f"表.xlsx:{TABLE_SHEET}!C6: 错误 RG122: “{TABLE_SHEET}”缺 1 行：“一、新收”，原来在这一行上面",
        "",
    ),
    "a sheet that was copied": (
        lambda book: book.copy_worksheet(book[TABLE_SHEET]),
        f"错误 RG122: “{TABLE_SHEET} Copy”和“{TABLE_SHEET}”是同一张表，有 5 行两边都有",
        "删去多出来的一张",
    ),
    "the keys deleted": (spoil_columns, "错误 RG122: 缺“指标”这张表", "隐藏的第一列"),
    "a sheet deleted": (
        lambda book: book.remove(book[TABLE_SHEET]),
        f"错误 RG122: 缺“{TABLE_SHEET}”这张表",
        "",
    ),
    "the hidden sheet deleted": (
        lambda book: book.remove(book["reportgen"]),
        "错误 RG122: 这不是 reportgen form 生成的填报表",
        "",
    ),
    "a control character": (put("指标.行政复议.受理", "甲_x0007_", "来源"), "指标!I6: 错误 RG104: ", ""),
}


@pytest.mark.parametrize("case", BAD)
def test_a_fault_is_told_at_its_cell_and_nothing_is_written(office: Any, case: str) -> None:
    """Exit 1, sheet and cell named, a way to mend it; the facts file is as it was."""
    change, said, hint = BAD[case]
    set_up(office)
    path = form(office)
    fill(path, ("指标.普法.宣传资料", "数", 5))
    edit(path, change)

    run = office.run("import", "表.xlsx")

    assert run.code == 1, run.out
    assert said in run.err
    assert hint in run.err
    assert "改法" in run.err
    assert facts() == FACTS


def test_a_zero_below_zero_is_a_zero(office: Any) -> None:
    """What a subtraction leaves: -0.0 in the file, 0 in every program that shows it."""
    set_up(office)
    path = form(office)
    edit(path, put("指标.行政复议.受理", -0.0))
    with zipfile.ZipFile(path) as file:
        assert any(b"<v>-0</v>" in file.read(name) or b"<v>-0.0</v>" in file.read(name) for name in file.namelist())

    assert "已改 指标.行政复议.受理：47 → 0（指标!G6）" in office.run("import", "表.xlsx").out


@pytest.mark.parametrize(
    ("serial", "day"), [(0, "1899-12-30"), (12, "1900-01-12"), (59, "1900-02-28"), (61, "1900-03-01")]
)
def test_the_first_days_are_those_that_excel_shows(office: Any, serial: int, day: str) -> None:
    """Which counts a 29 February 1900; the number that was typed is named."""
    set_up(office)
    edit(form(office), put("指标.行政复议.受理", serial, style="yyyy-mm-dd"))

    assert f"是日期 {day}：" in (told := office.run("import", "表.xlsx").err)
    assert f"改后显示 {serial}；" in told


def test_units_and_dates_are_written_as_the_file_has_them(office: Any) -> None:
    """12 件 is 12, 2025年3月1日 is 2025-03-01."""
    set_up(office)
    fill(form(office), ("指标.行政复议.受理", "数", "12 件"), ("公文.成文日期", "值", "2025年3月1日"))

    run = office.run("import", "表.xlsx")

    assert run.code == 0, run.err
    assert "受理: 12\n" in facts()
    assert "成文日期: 2025-03-01 " in facts()


def test_the_lock_file_of_an_office_suite_is_named(office: Any) -> None:
    """Which begins with ~$ and lies beside the sheet that is open."""
    office.write("~$表.xlsx", "x")

    run = office.run("import", "~$表.xlsx")

    assert (run.code, "导入 表.xlsx" in run.err) == (2, True)


def test_what_stands_outside_the_form_is_told(office: Any) -> None:
    """A number in a row of one's own is not read, and nothing is silently lost."""
    set_up(office)
    edit(form(office), stray)

    run = office.run("import", "表.xlsx")

    assert run.code == 0
    assert "警告 RG125: 这一行不是表里原有的，“99”没有读" in run.err


def test_a_number_beside_the_form_is_told(office: Any) -> None:
    """Right of a row to fill in; words of one's own there are nobody's business."""
    set_up(office)

    def beside(book: Workbook) -> None:
        for sheet in book.worksheets:
            keyed = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value)[:1].isdigit()]
            if keyed and sheet.sheet_state == "visible":
                sheet.cell(keyed[0], 40).value, sheet.cell(keyed[0], 41).value = 77, "已核"

    edit(form(office), beside)
    run = office.run("import", "表.xlsx")

    told = [line for line in run.err.splitlines() if "RG125" in line]
    assert told
    assert all("!AN" in line and line.endswith("警告 RG125: 这一格不在表里，“77”没有读") for line in told)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("年度: 2024", "年度: 2023", "这张表是 2024 年度的，别的.yaml 的年度是 2023"),
        ("云岭区人民政府", "青岚县人民政府", "这张表是“云岭区人民政府”的，别的.yaml 是“青岚县人民政府”的"),
        ("模板: t", "模板: henan/five-part", "这张表是模板包 t 的，别的.yaml 用的是 henan/five-part"),
    ],
)
def test_a_sheet_of_another_file_is_refused(office: Any, before: str, after: str, said: str) -> None:
    """Another year, unit or pack: nothing is mixed up."""
    set_up(office)
    form(office)
    office.write("别的.yaml", FACTS.replace(before, after))

    run = office.run("import", "表.xlsx", "别的.yaml")

    assert (run.code, said in run.err) == (1, True), run.err


def test_another_units_name_in_a_blank_sheet_is_refused(office: Any) -> None:
    """A sheet that was made for nobody yet is the unit's that is typed into it."""
    set_up(office)
    fill(form(office, "--kind", "政府"), ("单位.名称", "值", "青岚县人民政府"))

    run = office.run("import", "表.xlsx")

    assert run.code == 1
    assert "错误 RG123: 这张表是“青岚县人民政府”的，2024.yaml 是“云岭区人民政府”的" in run.err


def test_a_table_of_the_facts_file_that_has_too_few_numbers_is_told_first(office: Any) -> None:
    """Nobody knows which columns they are, so nothing is put beside them."""
    set_up(office, FACTS.replace("[3, 0, 1, ~]", "[3, 0, 1]"))
    fill(form(office), ("指标.申请.新收", "企业", 4))

    run = office.run("import", "表.xlsx")

    assert (run.code, "2024.yaml:9:13: 错误 RG227" in run.err) == (1, True), run.err


def test_a_form_of_an_older_pack_is_told_where_it_differs(office: Any) -> None:
    """An indicator that the pack has no more, filled in: said at its cell; left empty, it is no matter."""
    set_up(office)
    form(office)
    office.write("templates/t/pack.yaml", PACK.replace("矛盾化解, 申请", "申请"))
    office.write("templates/t/indicators.yaml", TABLE.replace("结转, 名称", "结余, 名称"))
    office.write("2024.yaml", FACTS.replace("        结转: [0, 0, 0, 0]\n", ""))

    run = office.run("import", "表.xlsx")

    assert run.code == 1
    assert f"{TABLE_SHEET}!D10: 错误 RG122: 模板包没有“指标.申请.结转.自然人”" in run.err


def test_a_fault_in_json_names_the_cell(office: Any) -> None:
    """`cell` in place of line and column; nothing else is on standard output."""
    set_up(office)
    edit(form(office), put("指标.行政复议.受理", "四十七"))

    run = office.run("import", "表.xlsx", "--format", "json")

    (found,) = json.loads(run.out)
    assert (found["file"], found["cell"], found["line"]) == ("表.xlsx", "指标!G6", None)
    assert found["path"] == "指标.行政复议.受理"
    assert office.run("import", "表.xlsx", "--format", "concise").err.startswith("表.xlsx:指标!G6: 错误 RG206: ")


FIGURES = st.one_of(
    st.integers(0, 10**15 - 1).map(str),
    st.decimals(0, 10**6, places=3).map(str),
    st.sampled_from(["0", "26.10", "0.30", "1e5", "007", "180余", "近500", "18.85万", "不适用", "四十七", "-1"]),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(figure=FIGURES, remark=WORDS, name=WORDS, row=st.lists(FIGURES, min_size=4, max_size=4))
def test_any_value_survives_the_round_trip(office: Any, figure: str, remark: str, name: str, row: list[str]) -> None:
    """Whatever a facts file says, right or wrong: its sheet brings back no change."""
    quoted = [json.dumps(text, ensure_ascii=False) for text in (figure, remark, name)]
    text = FACTS.replace("受理: 47", f"受理: {{数: {quoted[0]}, 说明: {quoted[1]}}}")
    text = text.replace("名称: 云岭区人民政府", f"名称: {quoted[2]}").replace("[3, 0, 1, ~]", f"[{', '.join(row)}]")
    set_up(office, text)
    made = make_sheet(Asked("t", 2024, None, Path("2024.yaml"), Path("表.xlsx"))).value
    assert made is not None
    office.write("表.xlsx", made)

    outcome = import_sheet(Path("表.xlsx"), None, Workshop())

    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    assert (outcome.value.changes, outcome.value.data) == ((), text.encode())


BLOCKS = """\
制发:
  名称: 制发情况
  单位: 件
  块:
    - {题: 一、制发, 列: [制发, 废止]}
    - {题: 二、办理, 列: [甲, 乙, {键: 合计, 和: 全部}], 行: [许可, {键: 总计, 和: 全部}], 行名: 事项}
    - {题: 三、收费, 列: [{键: 金额, 种类: 金额, 单位: 元}], 行: [收费]}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("指标:\n  制发:\n", "指标:\n  制发:\n    制发: 8\n    许可: [~, 5, ~]\n    收费: 2.5\n"),
        ("", "指标:\n  制发:\n    制发: 8\n    许可: [~, 5, ~]\n    收费: 2.5\n"),
        ("指标: {制发: {废止: 1}}\n", "指标: {制发: {制发: 8, 废止: 1, 许可: [~, 5, ~], 收费: 2.5}}\n"),
        ("指标: {制发: [3, 1]}\n", "指标: {制发: [8, 1]}\n"),
        (
            "指标: {制发: {许可: {甲: {数: 1, 说明: 无}, 乙: 2, 合计: 3}, 收费: 不适用}}\n",
            "指标: {制发: {制发: 8, 许可: {甲: {数: 1, 说明: 无}, 乙: 5, 合计: 6}, 收费: 2.5}}\n",
        ),
    ],
)
def test_tables_of_several_blocks(office: Any, before: str, after: str) -> None:
    """One without rows, one with totals, one with a single column: each number finds its place."""
    head = "模板: t\n年度: 2024\n单位: {名称: 甲}\n"
    office.write("templates/t/pack.yaml", PACK.replace("行政复议, 普法, 矛盾化解, 申请", "制发"))
    office.write("templates/t/indicators.yaml", BLOCKS)
    office.write("2024.yaml", head + before)
    path = form(office)
    assert office.run("import", "表.xlsx").out == "2024.yaml 与表里的一样，不用改\n"
    values = (("制发", "制发", 8), ("制发.许可", "乙", 5), ("制发.收费", "金额", 2.5))
    fill(path, *((f"指标.{row}", column, value) for row, column, value in values if "[3" not in before or value == 8))

    run = office.run("import", "表.xlsx")

    assert (run.code, facts()) == (0, head + after), run.err
