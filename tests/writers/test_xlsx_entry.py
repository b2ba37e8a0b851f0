"""Entry sheets as they are written: what can be filled in, what is locked, totals, validation, print, bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from entry_sheets import FACTS, PACK, TABLE, TABLE_SHEET, cell, fill, form, key_cells, set_up
from openpyxl import load_workbook

from reportgen.writers.xlsx.grid import formula

LAST = FACTS.replace("年度: 2024", "年度: 2023").replace("[3, 0, 1, ~]", "[7, 0, 0, ~]").replace("受理: 47", "受理: 40")


@pytest.fixture
def book(office: Any) -> Any:
    """The sheet of the small pack, with last year's file beside the facts."""
    set_up(office)
    office.write("2023.yaml", LAST)
    return load_workbook(form(office))


def test_the_sheets_and_the_hidden_key(book: Any) -> None:
    """One for the guide, one for 单位 and 公文, one for indicators, one a table, and a key that nobody sees."""
    assert book.sheetnames == ["填表说明", "单位与公文", "指标", TABLE_SHEET, "reportgen"]
    assert book["reportgen"].sheet_state == "veryHidden"
    assert [[c.value for c in row] for row in book["reportgen"].iter_rows(max_row=5, max_col=2)] == [
        ["reportgen-form", "1"],
        ["模板", "t"],
        ["年度", "2024"],
        ["类别", "政府"],
        ["单位", "云岭区人民政府"],
    ]
    for sheet in book.worksheets[1:4]:
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[min(key_cells(sheet).values())].hidden


def test_only_what_is_filled_in_is_open(book: Any) -> None:
    """Protected without a password; totals and last year's numbers are locked."""
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    assert not cell(book, "指标.行政复议.受理").protection.locked
    assert not cell(book, "指标.申请.新收", "自然人").protection.locked
    for locked in (cell(book, "指标.申请.新收", "总计"), cell(book, "指标.申请.合计", "企业"), book["指标"]["F6"]):
        assert locked.protection.locked


def test_values_and_last_years_beside_them(book: Any) -> None:
    """Numbers as numbers, approximate ones as text, dates as dates; last year's in a column or right of the table."""
    assert (cell(book, "指标.行政复议.受理").value, book["指标"]["F6"].value) == (47, 40)
    assert cell(book, "指标.普法.宣传活动").value == "180余"
    assert str(cell(book, "公文.成文日期", "值").value) == "2025-02-24 00:00:00"
    assert cell(book, "公文.主送", "值").value == "示例市人民政府；示例市人大常委会"
    table = book[TABLE_SHEET]
    assert [c.value for c in table[6]][7:] == [None, 7, 0, 0, sum_of("I6:K6", 3)]
    assert (table["I2"].value, table["J5"].value) == ("上年（2023年）的数，供对照", "企业")
    assert str(table.print_area) == f"'{TABLE_SHEET}'!$B$1:$G$10"


def test_last_years_numbers_are_read_by_last_years_form(office: Any) -> None:
    """A list is in the order of that year's columns: of 旧 and 收 only 收 is asked again."""
    columns = "[{键: 旧, 至: 2023}, 收, {键: 新, 自: 2024}]"
    office.write("templates/t/pack.yaml", PACK.replace("[行政复议, 普法, 矛盾化解, 申请]", "[申请]"))
    office.write("templates/t/indicators.yaml", f"申请: {{名称: 申请, 单位: 件, 列: {columns}, 行: [甲]}}\n")
    for year, row in ((2023, "[101, 5]"), (2024, "[6, 7]")):
        office.write(f"{year}.yaml", f"模板: t\n年度: {year}\n单位: {{名称: 甲局}}\n指标: {{申请: {{甲: {row}}}}}\n")
    found = cell(load_workbook(form(office)), "指标.申请.甲", "收")

    assert [found.offset(0, right).value for right in range(5)] == [6, 7, None, 5, None]


@pytest.mark.parametrize(("columns", "lines"), [("[收]", 3), ("[收, 办]", 2), ("[收, 办, 结]", 1)])
def test_the_caption_of_last_years_numbers_has_room(office: Any, columns: str, lines: int) -> None:
    """It stands in the row of the note, over as many columns as there are numbers."""
    office.write("templates/t/pack.yaml", PACK)
    office.write("templates/t/indicators.yaml", f"申请: {{名称: 申请, 单位: 件, 列: {columns}, 行: [甲]}}\n")
    for year in (2023, 2024):
        facts = f"模板: t\n年度: {year}\n单位: {{名称: 甲局}}\n指标: {{申请: {{甲: {{收: 1}}}}}}\n"
        office.write(f"{year}.yaml", facts)
    sheet = load_workbook(form(office))["申请"]

    (caption,) = [c for row in sheet.iter_rows() for c in row if c.value == "上年（2023年）的数，供对照"]
    assert sheet.row_dimensions[caption.row].height >= lines * 15


def test_a_table_that_a_year_does_not_have_is_left_out(office: Any) -> None:
    """No sheet for it and no key in the blank file."""
    office.write("templates/t/pack.yaml", PACK)
    office.write("templates/t/indicators.yaml", "申请: {名称: 申请, 单位: 件, 列: [{键: 收, 自: 2025}], 行: [甲]}\n")
    book = load_workbook(form(office, "--kind", "部门"))
    run = office.run("new", "t", "2024")

    assert book.sheetnames == ["填表说明", "单位与公文", "指标", "reportgen"]
    assert (run.code, run.err) == (0, "")
    figures = Path("2024.yaml").read_text("utf-8").partition("\n指标:\n")[2].partition("\n正文:")[0]
    assert ("\n  矛盾化解:" in figures, "\n  申请:" in figures) == (True, False)


def sum_of(cells: str, count: int) -> str:
    """The formula of a total."""
    return f'=IF(COUNT({cells})+COUNTIF({cells},"不适用")={count},IF(COUNT({cells})=0,"不适用",SUM({cells})),"")'


def test_totals_are_formulas(book: Any) -> None:
    """Shown when all parts are numbers or 不适用, which counts as nothing: of a row, of a column."""
    assert cell(book, "指标.申请.新收", "总计").value == sum_of("D6:F6", 3)
    assert cell(book, "指标.申请.合计", "企业").value == sum_of("E7:E8", 2)
    assert book.calculation.fullCalcOnLoad


def test_totals_are_stored_beside_their_formulas(office: Any) -> None:
    """For programs that compute nothing: a number, 不适用, or nothing where a part is not known; the same bytes."""
    row = "{自然人: 不适用, 企业: 不适用, 其他组织: 不适用}"
    set_up(office, FACTS.replace("[3, 0, 1, ~]", "[3, 0.5, 不适用, ~]").replace("[0, 0, 0, 0]", row))
    book = load_workbook(form(office), data_only=True)

    found = [cell(book, f"指标.申请.{row}", "总计").value for row in ("新收", "公开", "不公开", "合计", "结转")]
    assert found == [3.5, 3, None, None, "不适用"]


@pytest.mark.parametrize(
    ("parts", "ranges"),
    [
        ([(1, 2), (1, 3), (1, 4)], ["B1:D1"]),
        ([(3, 2), (5, 2), (6, 2), (7, 2), (9, 2)], ["B3", "B5:B7", "B9"]),
        ([(4, 4)], ["D4"]),
        ([(1, 2), (2, 2), (2, 3)], ["B1:B2", "C2"]),
    ],
)
def test_cells_that_stand_apart_are_summed_one_by_one(parts: list[tuple[int, int]], ranges: list[str]) -> None:
    """COUNTIF takes one range at a time."""
    found = formula(parts)
    assert f"SUM({','.join(ranges)})" in found
    assert [each in found for each in (f'COUNTIF({one},"不适用")' for one in ranges)] == [True] * len(ranges)


def test_a_total_that_no_formula_can_hold_is_left_to_the_program(office: Any) -> None:
    """Excel takes 255 arguments: the cell stays empty and locked, last year's is a number, and `import` adds up."""
    groups = ", ".join(f"{{组{at}: [子{at}, {{键: 计{at}, 和: 本组}}]}}" for at in range(256))
    office.write("templates/t/pack.yaml", PACK)
    rows = f"行: [{groups}, {{键: 合计, 和: 全部}}]"
    office.write("templates/t/indicators.yaml", f"申请: {{名称: 申请, 单位: 件, 列: [收], {rows}}}\n")
    for year, more in ((2023, "合计: ~"), (2024, "合计: 256")):
        said = ", ".join(f"子{at}: 1" for at in range(256))
        facts = f"模板: t\n年度: {year}\n单位: {{名称: 甲局}}\n指标: {{申请: {{{said}, {more}}}}}\n"
        office.write(f"{year}.yaml", facts)
    total = cell(load_workbook(form(office)), "指标.申请.合计", "收")
    assert (total.value, total.protection.locked, total.offset(0, 2).value) == (None, True, 256)
    assert "空着的合计项数太多，Excel 写不下公式" in total.parent.cell(total.row + 1, 2).value

    fill(Path("表.xlsx"), ("指标.申请.子7", "收", 5))
    assert "已改 指标.申请.合计.收：256 → 260" in office.run("import", "表.xlsx").out


def test_heads_and_labels_are_merged_as_in_the_form(book: Any) -> None:
    """Groups over their columns, beside their rows; the corner over both."""
    assert {"B2:G2", "B4:C5", "D4:D5", "E4:F4", "G4:G5", "B7:B9", "B6:C6"} <= {
        str(merged) for merged in book[TABLE_SHEET].merged_cells.ranges
    }


def test_what_may_be_typed_is_said(book: Any) -> None:
    """Whole numbers, decimals, shares, dates and choices; a warning where 180余 may be typed."""
    rules = {(r.type, r.operator, r.formula1, r.formula2, r.errorStyle) for r in rules_of(book)}
    assert rules == {
        ("whole", "greaterThanOrEqual", "0", None, "warning"),
        ("decimal", "greaterThanOrEqual", "0", None, "warning"),
        ("decimal", "between", "0", "100", "warning"),
        ("date", "between", "DATE(1990,1,1)", "DATE(2099,12,31)", "warning"),
        ("list", None, '"省,市,县,乡"', None, "stop"),
        ("list", None, '"党委政府,政府,部门,功能区,派出机关"', None, "stop"),
        ("list", None, '"是,否"', None, "stop"),
    }
    money, ratio = cell(book, "指标.矛盾化解.涉及金额"), cell(book, "指标.矛盾化解.化解率")
    for found, wanted in ((money, ("decimal", "greaterThanOrEqual")), (ratio, ("decimal", "between"))):
        (rule,) = [r for r in found.parent.data_validations.dataValidation if found.coordinate in r.sqref]
        assert (rule.type, rule.operator) == wanted


@pytest.mark.parametrize(
    ("said", "style", "words", "guide"),
    [
        ("", "warning", "不填约数；“不适用”可以直接写，提示时选“是”。", "；成张的表里只填准确的数。"),
        ("约数: 是, ", "warning", "约数（如 180余）和“不适用”可以直接写，提示时选“是”。", "选“是”。"),
        ("不适用: 否, ", "stop", "都填 0，不填约数，也不填“不适用”。", "；成张的表里只填准确的数。"),
        ("约数: 是, 不适用: 否, ", "warning", "不填“不适用”；约数（如 180余）可以直接写，提示时选“是”。", "选“是”。"),
    ],
)
def test_what_a_table_takes_is_what_its_cells_take(office: Any, said: str, style: str, words: str, guide: str) -> None:
    """约数 and 不适用 apart; only where neither may be typed nothing but a number can be."""
    office.write("templates/t/pack.yaml", PACK)
    office.write("templates/t/indicators.yaml", f"申请: {{名称: 申请, 单位: 件, {said}列: [收], 行: [甲]}}\n")
    office.run("new", "t", "2024")
    book = load_workbook(form(office, "--kind", "部门"))

    (rule,) = book["申请"].data_validations.dataValidation
    assert (rule.errorStyle, rule.error.endswith(words)) == (style, True), rule.error
    (about,) = [row[2].value for row in book["填表说明"].iter_rows() if row[1].value == "约数"]
    assert about.endswith(guide)
    assert ("只填准确的数" in Path("2024.yaml").read_text("utf-8")) == ("只填" in guide)


def rules_of(book: Any) -> list[Any]:
    """All rules of all sheets."""
    return [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]


def test_it_prints_on_a4_with_its_head_on_every_page(book: Any) -> None:
    """Across one page, numbered; the head stays in sight."""
    sheet = book["指标"]
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("D5", "$4:$4")
    assert (book[TABLE_SHEET].freeze_panes, book[TABLE_SHEET].print_title_rows) == ("D6", "$4:$5")
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_a_table_of_one_row_and_long_heads_is_readable(office: Any) -> None:
    """A narrow column for its label; heads as high as their text, which stands on several lines."""
    office.run("form", "national/enforcement", "2024", "-o", "执法.xlsx")
    sheet = load_workbook("执法.xlsx")["行政强制实施情况统计表"]
    assert sheet.column_dimensions["B"].width == 8
    heads = [row for row in sheet.iter_rows() if any("查封、扣押的场所" in str(c.value) for c in row)]
    assert sheet.row_dimensions[heads[0][0].row].height >= 5 * 15


def test_a_unit_in_a_label_is_not_said_twice(office: Any) -> None:
    """A column whose name ends in its unit."""
    office.run("form", "national/disclosure", "2024", "-o", "公开.xlsx")
    sheets = [sheet for sheet in load_workbook("公开.xlsx").worksheets if sheet.sheet_state == "visible"]
    heads = [c.value for sheet in sheets for row in sheet.iter_rows() for c in row if "收费金额" in str(c.value)]
    assert heads == ["本年收费金额（单位：万元）"]


def test_the_unit_over_a_table_is_the_tables_own(office: Any) -> None:
    """And not that of its first column, which says it by itself."""
    columns = "[{键: 罚没, 种类: 金额, 单位: 万元}, 处罚]"
    office.write("templates/t/pack.yaml", PACK)
    office.write("templates/t/indicators.yaml", f"申请: {{名称: 处罚情况, 单位: 件, 列: {columns}, 行: [甲]}}\n")
    sheet = load_workbook(form(office, "--kind", "部门"))["处罚情况"]

    assert sheet["B2"].value == "单位：件"
    assert [c.value for c in sheet[4]] == ["-3:0", None, "罚没（万元）", "处罚"]


@pytest.mark.parametrize(("facts", "unit"), [("要素: {件数单位: 件}\n", "件"), ("", "宗")])
def test_words_that_the_facts_give_stand_in_heads_and_notes(office: Any, facts: str, unit: str) -> None:
    """要素.件数单位 in the heads, the notes and the unit; what is printed without it where it is not known."""
    office.write("2024.yaml", f"模板: national/enforcement\n年度: 2024\n单位: {{名称: 甲局}}\n{facts}")
    office.run("form", "national/enforcement", "2024", "--facts", "2024.yaml", "-o", "表.xlsx")
    sheet = load_workbook("表.xlsx")["行政处罚实施情况统计表"]
    texts = [str(c.value) for row in sheet.iter_rows() for c in row if c.value]

    assert f"行政处罚实施数量（{unit}）" in texts
    assert f"单位：{unit}" in texts
    assert any(f"的，算一{unit}行政处罚" in text for text in texts)
    assert not any("{{" in text for text in texts)


def test_the_same_facts_give_the_same_bytes(office: Any) -> None:
    """No clock in the properties or in the zip."""
    set_up(office)
    first, second = form(office), form(office, name="再.xlsx")

    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_texts_stay_texts(office: Any) -> None:
    """What begins like a formula or an error, or is too long for a cell, does no harm and is not changed."""
    said = "\n".join(["'=1+1'", "'#REF!'", "_x0041_", "字" * 32_768])
    keys = ("简称", "自称", "代码", "名称")
    unit = "".join(f"  {key}: {text}\n" for key, text in zip(keys, said.split("\n")))
    set_up(office, f"模板: t\n年度: 2024\n单位:\n{unit}")
    book = load_workbook(form(office))

    assert [cell(book, f"单位.{key}", "值").data_type for key in keys] == ["s", "s", "s", "n"]
    assert cell(book, "单位.简称", "值").value == "=1+1"
    assert office.run("import", "表.xlsx").out == "2024.yaml 与表里的一样，不用改\n"


def test_faulty_figures_of_the_facts_file_are_told(office: Any) -> None:
    """The sheet is made all the same, with what is written."""
    set_up(office, FACTS.replace("[3, 0, 1, ~]", "[3, 三, 1, ~]").replace("受理: 47", "受理: 四十七"))

    run = office.run("form", "t", "2024", "--facts", "2024.yaml", "-o", "表.xlsx")

    assert run.code == 0
    assert "2024.yaml:9:17: 警告 RG135: 事实文件的指标有 3 处错，表里照样填着" in run.err
    assert "第一处：“三”不是阿拉伯数字" in run.err
    assert cell(load_workbook("表.xlsx"), "指标.行政复议.受理").value == "四十七"


def test_figures_that_nobody_has_filled_in_are_no_fault(office: Any) -> None:
    """指标: with nothing behind it, as the blank form has it where comments are taken out."""
    set_up(office, "模板: t\n年度: 2024\n单位: {名称: 甲局}\n指标:\n")

    run = office.run("form", "t", "2024", "--facts", "2024.yaml", "-o", "表.xlsx")

    assert (run.code, run.err) == (0, "")


def test_names_of_sheets_fit_excel(office: Any) -> None:
    """31 characters, none of its signs, no two alike."""
    long = "某某" * 20 + "[情况]"
    tables = TABLE.replace(TABLE_SHEET, long) + TABLE.replace("申请:\n", "复核:\n").replace(TABLE_SHEET, long)
    office.write("templates/t/pack.yaml", PACK.replace("矛盾化解, 申请", "申请, 复核"))
    office.write("templates/t/indicators.yaml", tables)
    book = load_workbook(form(office, "--kind", "部门"))

    assert book.sheetnames[3:5] == ["某某" * 14, "某某" * 14 + "2"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("t", "2024", "-o", "表.xls"), "填报表的文件名要以 .xlsx 结尾"),
        (("national/disclosure", "2018", "-o", "新.xlsx"), "没有2018年度的章节和表样"),
        (("t", "2024", "-o", "有.xlsx"), "有.xlsx 已经存在，没有覆盖"),
        (("t", "2023", "--facts", "2024.yaml"), "2024.yaml 是 2024 年度的，要做的表是 2023 年度的"),
        (("henan/five-part", "2024", "--facts", "2024.yaml"), "2024.yaml 用的模板包是 t，要做的表是 henan"),
        (("national", "2024"), "“national”是底层模板包，不能单独使用"),
        (("t", "24"), "参数 年度 不对"),
        (("t", "2024", "--facts", "办公室.yaml"), "办公室.yaml 写的是各年不变的内容，不是事实文件"),
        (("t", "2024", "--facts", "别的.yaml"), "别的.yaml 用的模板包是 没有（没有这个模板包，或者它有错）"),
        (("t", "2024", "--facts", "没有.yaml"), "没有这个文件：没有.yaml"),
    ],
)
def test_wrong_use_writes_nothing(office: Any, arguments: tuple[str, ...], said: str) -> None:
    """One sentence, exit 2."""
    set_up(office)
    office.write("有.xlsx", "x")
    office.write("办公室.yaml", "单位: {名称: 甲}\n")
    office.write("别的.yaml", FACTS.replace("模板: t", "模板: 没有"))

    run = office.run("form", *arguments)

    assert (run.code, said in run.err) == (2, True), run.err
    assert [path.name for path in Path().glob("*.xls*")] == ["有.xlsx"]


@pytest.mark.parametrize("suffix", ["xls", "et", "ods", "xlsm", "csv", "doc", "wps", "pdf"])
def test_other_kinds_of_files_are_refused(office: Any, suffix: str) -> None:
    """By their suffix, with what to do; an unknown one is wrong use."""
    office.write(f"表.{suffix}", "x")
    office.write("表.abc", "x")

    run = office.run("import", f"表.{suffix}")

    assert (run.code, "错误 RG118: 这是" in run.err, "改法：" in run.err) == (1, True, True)
    assert office.run("import", "表.abc").code == 2
    assert office.run("import", "没有.xlsx").code == 2
