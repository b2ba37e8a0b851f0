"""`reportgen compare`: two years beside each other, as text, .docx, .xlsx and JSON."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from writers.small import W, part, parts

OFFICE = "模板: henan/five-part\n单位: {名称: 云岭区人民政府}\n"
OLD = "年度: 2023\n用途: 仅供比较\n指标:\n"
NEW = "年度: 2024\n指标:\n"
TABLES = """\
模板: national/disclosure
年度: {year}
单位: {{名称: 云岭区司法局}}
指标:
  依申请公开: {{新收: [{first}, 2, 0, 0, 0, 0, ~]}}
  复议诉讼: [1, 2, 3, 0, ~, ~, ~, ~, ~, ~, 0, 0, 0, 0, ~]
"""


def lines(office: Any, old: str, new: str, *arguments: str) -> list[str]:
    """What is printed, a line an indicator, of figures on one line each year."""
    office.write("办公室.yaml", OFFICE)
    office.write("2023.yaml", f"{OLD}  {old}\n")
    office.write("2024.yaml", f"{NEW}  {new}\n")
    run = office.run("compare", "2024.yaml", "--format", "concise", *arguments)
    assert (run.code, run.err) == (0, "")
    return run.out.splitlines()


def sheet(data: bytes) -> list[list[Any]]:
    """The values of the one worksheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("受理: 40", "受理: 47", "40 → 47　+7　+17.5%"),
        ("受理: 50", "受理: 47", "50 → 47　-3　-6.0%"),
        ("受理: 47", "受理: 47", "47 → 47　0　0.0%"),
        ("受理: 0", "受理: 3", "0 → 3　+3"),
        ("受理: 40", "受理: {数: 90, 说明: 集中受理}", "40 → 90　+50　+125.0%　变动较大：集中受理"),
        ("受理: 40", "受理: 90", "40 → 90　+50　+125.0%　变动较大，未写说明"),
        ("受理: 40", "受理: {数: 47, 说明: 口径}", "40 → 47　+7　+17.5%"),
        ("受理: 180余", "受理: 200余", "180余 → 200余　增加"),
        ("受理: 210余", "受理: 近200", "210余 → 近200　减少"),
        ("受理: 300余", "受理: 310", "300余 → 310"),
        ("受理: 17.2万", "受理: 18.85万", "17.2万 → 18.85万　+1.7万　+9.6%"),
        ("受理: 40", "受理: 不适用", "40 → 不适用"),
        ("受理: 40", "审结: 3", "40 → 未填"),
    ],
)
def test_an_indicator_on_a_line(office: Any, old: str, new: str, line: str) -> None:
    """Change and rate of exact figures, the direction alone of approximate ones, the reason of a jump."""
    assert lines(office, f"行政复议: {{{old}}}", f"行政复议: {{{new}}}")[0] == f"行政复议.受理：{line}"


def test_a_ratio_changes_by_points(office: Any) -> None:
    """And has no rate; ten points are a jump."""
    found = lines(office, "行政应诉: {负责人出庭率: 86}", "行政应诉: {负责人出庭率: 99.5}")
    assert found == ["行政应诉.负责人出庭率：86 → 99.5　+13.5个百分点　变动较大，未写说明"]


def test_what_neither_year_has_is_left_out(office: Any) -> None:
    """An indicator that is 不适用 in both years, or in neither, is no row."""
    found = lines(office, "行政复议: {受理: 不适用, 审结: 1}", "行政复议: {受理: 不适用, 审结: 1}")
    assert found == ["行政复议.审结：1 → 1　0　0.0%"]


def test_the_table_on_the_terminal(office: Any, golden: Any) -> None:
    """Themes as groups, columns aligned, notes that say what a jump is."""
    office.write("办公室.yaml", OFFICE)
    office.write("2023.yaml", OLD + "  行政复议: {受理: 40, 审结: 180余}\n  普法: {宣传活动: 3}\n")
    office.write("2024.yaml", NEW + "  行政复议: {受理: 90, 审结: 200余}\n  普法: {宣传活动: 不适用}\n")
    run = office.run("compare", "2024.yaml")
    assert (run.code, run.err) == (0, "")
    golden("compare.txt", run.out)


def test_years_apart_are_said(office: Any) -> None:
    """The columns name the years, and a jump is only an indication."""
    office.write("办公室.yaml", OFFICE)
    office.write("2021.yaml", "年度: 2021\n指标: {行政复议: {受理: 40}}\n")
    office.write("2024.yaml", NEW + "  行政复议: {受理: 90}\n")
    run = office.run("compare", "2021.yaml", "2024.yaml")
    assert "| 2021年 | 2024年 |" in run.out
    assert "两年相隔3年，不是上年和本年；“变动较大”按相邻两年的范围判断，只供参考。" in run.out


def test_tables_show_their_totals_and_all_shows_every_cell(office: Any) -> None:
    """A total that nobody typed is there; columns of one name say what they are of."""
    for year, first in ((2023, 10), (2024, 30)):
        office.write(f"{year}.yaml", TABLES.format(year=year, first=first))
    short = office.run("compare", "2024.yaml").out
    assert [line.split("|")[1].strip() for line in short.splitlines() if "（总计）" in line or "：总计" in line] == [
        "一、本年新收政府信息公开申请数量（总计）",
        "行政复议：总计",
        "行政诉讼，复议后起诉：总计",
    ]
    assert "成张的表只列合计" in short
    every = office.run("compare", "2024.yaml", "--all", "--format", "concise").out.splitlines()
    assert "依申请公开.新收_自然人：10 → 30　+20　+200.0%　变动较大，未写说明" in every
    assert "依申请公开.新收_总计：12 → 32　+20　+166.7%　变动较大" in every


def test_a_workbook_holds_numbers(office: Any) -> None:
    """Figures, changes and rates as numbers; what is approximate or missing as text; the same bytes again."""
    office.write("办公室.yaml", OFFICE)
    office.write("2023.yaml", OLD + "  行政复议: {受理: 40, 审结: 180余}\n  行政应诉: {负责人出庭率: 98.5}\n")
    office.write("2024.yaml", NEW + "  行政复议: {受理: 47, 审结: 200余, 维持: 1}\n  行政应诉: {负责人出庭率: 100}\n")
    assert office.run("compare", "2024.yaml", "-o", "对照.xlsx").out == "已生成 对照.xlsx\n"
    data = (office.folder / "对照.xlsx").read_bytes()
    rows = {row[0]: row[1:6] for row in sheet(data)}
    assert rows["受理行政复议申请"] == ["件", 40, 47, 7, 0.175]
    assert [rows[name][1:] for name in rows if name.startswith("审结")] == [["180余", "200余", "增加", "—"]]
    assert rows["行政机关负责人出庭应诉率"] == ["%", 98.5, 100, 1.5, "—"]
    assert ["件", "未填", 1, "—", "—"] in rows.values()
    office.run("compare", "2024.yaml", "-o", "再.xlsx")
    assert (office.folder / "再.xlsx").read_bytes() == data


def test_a_document_holds_the_table(office: Any) -> None:
    """A row of heads that repeats, a row for the theme over all columns, the same bytes again, no properties."""
    lines(office, "行政复议: {受理: 40}", "行政复议: {受理: 47}")
    assert office.run("compare", "2024.yaml", "-o", "对照.docx").out == "已生成 对照.docx\n"
    data = (office.folder / "对照.docx").read_bytes()
    table = part(data).find(f".//{W}tbl")
    texts = [
        ["".join(t.text for t in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")
    ]
    assert texts == [
        ["指标", "单位", "上年（2023）", "本年（2024）", "增减", "增幅", "标注"],
        ["行政复议"],
        ["受理行政复议申请", "件", "40", "47", "+7", "+17.5%", ""],
    ]
    assert table.find(f".//{W}tblHeader") is not None
    assert "docProps/custom.xml" not in parts(data)
    office.run("compare", "2024.yaml", "-o", "再.docx")
    assert (office.folder / "再.docx").read_bytes() == data


def test_json_for_programs(office: Any) -> None:
    """Exact numbers as texts, null where there is none, the reason of every figure that has one."""
    lines(office, "行政复议: {受理: 40}", "行政复议: {受理: {数: 90余, 说明: 集中}}")
    data = json.loads(office.run("compare", "2024.yaml", "--format", "json").out)
    (theme,) = data["themes"]
    assert (data["unit"], data["years"], theme["key"]) == ("云岭区人民政府", [2023, 2024], "行政复议")
    assert theme["indicators"] == [
        {
            "path": "行政复议.受理",
            "name": "受理行政复议申请",
            "unit": "件",
            "old": {"text": "40", "value": "40", "filled": True, "approximate": False},
            "new": {"text": "90余", "value": "90", "filled": True, "approximate": True},
            "change": None,
            "rate": None,
            "jump": True,
            "remark": "集中",
        }
    ]


def test_figures_that_the_newer_pack_does_not_know_are_named(office: Any) -> None:
    """Each file is read by its own pack; what cannot stand in the sheet is said."""
    office.write("templates/旧/pack.yaml", "名称: 旧\n继承: henan/five-part\n")
    own = "旧项: {名称: 旧项, 指标: {甲: {名称: 旧的甲, 单位: 件, 种类: 计数, 汇总: 求和}}}\n"
    office.write("templates/旧/indicators.yaml", own)
    office.write("2023.yaml", "模板: 旧\n年度: 2023\n指标: {旧项: {甲: 4}, 行政复议: {受理: 40}}\n")
    office.write("2024.yaml", "模板: henan/five-part\n年度: 2024\n指标: {行政复议: {受理: 47}}\n")
    run = office.run("compare", "2023.yaml", "2024.yaml")
    assert "2023年还有1个数，2024年的模板包没有这些指标，没有列出：旧的甲。" in run.out
    own = "行政复议: {名称: 行政复议, 指标: {受理: {名称: 受理, 单位: 人, 种类: 计数, 汇总: 求和}}}\n"
    office.write("templates/旧/indicators.yaml", own)
    office.write("2023.yaml", "模板: 旧\n年度: 2023\n指标: {行政复议: {受理: 40}}\n")
    assert office.run("compare", "2024.yaml", "--format", "concise").out == "行政复议.受理：40人 → 47\n"


@pytest.mark.parametrize(
    ("last", "line"),
    [
        ("150.5", "1505000 → 18374500　+16869500　+1120.9%　变动较大，未写说明"),
        ("1500.5", "15005000 → 18374500　+3369500　+22.5%"),
        ("1500余", "15000000余 → 18374500　增加"),
    ],
)
def test_amounts_in_another_unit_are_converted(office: Any, last: str, line: str) -> None:
    """万元 of the older pack are 元 of the newer one, and it is said."""
    office.write("templates/旧/pack.yaml", "名称: 旧\n继承: henan/five-part\n")
    amount = "{名称: 罚没金额, 单位: 万元, 种类: 金额, 汇总: 求和}"
    office.write("templates/旧/indicators.yaml", f"行政执法: {{名称: 行政执法, 指标: {{罚没金额: {amount}}}}}\n")
    office.write("2023.yaml", f"模板: 旧\n年度: 2023\n指标: {{行政执法: {{罚没金额: {last}}}}}\n")
    office.write("2024.yaml", "模板: henan/five-part\n年度: 2024\n指标: {行政执法: {罚没金额: 18374500}}\n")
    assert office.run("compare", "2024.yaml", "--format", "concise").out == f"行政执法.罚没金额：{line}\n"
    assert "两年的计量单位不同，2023年的数换算成2024年的单位：罚没金额。" in office.run("compare", "2024.yaml").out


@pytest.mark.parametrize(
    ("arguments", "told", "hint"),
    [
        (
            ["2024.yaml", "2023.yaml"],
            "次序反了：2024.yaml 是 2024 年度的，2023.yaml 是 2023 年度的",
            "调换次序：reportgen compare 2023.yaml 2024.yaml",
        ),
        (["2024.yaml", "2024.yaml"], "2024.yaml 和 2024.yaml 都是 2024 年度的，没有两年可比", "核对年度"),
        (["2023.yaml"], "找不到上年的文件 2022.yaml", "写明与哪一年比：旧的在前，例如 2021.yaml 2023.yaml"),
        (
            ["甲.yaml", "2024.yaml"],
            "甲.yaml 是“甲区人民政府”的，2024.yaml 是“云岭区人民政府”的，不能比",
            "写同一个单位两年的文件",
        ),
        (["1", "2", "3"], "写了 3 个文件，一次比两年的", "写两个文件，旧的在前"),
        (["2024.yaml", "-o", "对照.pdf"], "输出文件名“对照.pdf”不以 .docx、.xlsx、.txt 结尾", "例如 -o 对照.docx"),
        (
            ["办公室.yaml", "2024.yaml"],
            "办公室.yaml 写的是各年不变的内容，不是事实文件",
            "写明某一年的文件，例如 2024.yaml",
        ),
    ],
)
def test_wrong_use(office: Any, arguments: list[str], told: str, hint: str) -> None:
    """Exit code 2, what is wrong and what to do."""
    lines(office, "行政复议: {受理: 40}", "行政复议: {受理: 47}")
    office.write("甲.yaml", "年度: 2023\n单位: {名称: 甲区人民政府}\n指标: {行政复议: {受理: 1}}\n")
    run = office.run("compare", *arguments)
    assert (run.code, run.out, run.err) == (2, "", f"错误：{told}\n  改法：{hint}\n")


def test_an_office_file_that_cannot_be_read_is_told(office: Any) -> None:
    """Once, and not as a pack that is missing."""
    office.write("办公室.yaml", OFFICE.replace(": ", "：", 1))
    office.write("2023.yaml", OLD + "  行政复议: {受理: 40}\n")
    office.write("2024.yaml", NEW + "  行政复议: {受理: 47}\n")
    run = office.run("compare", "2024.yaml", "--format", "concise")
    assert (run.code, run.out) == (1, "")
    assert [line.split(" ")[1:3] for line in run.err.splitlines()] == [["错误", "RG108:"]]


def test_faults_of_either_file_are_told_and_nothing_is_written(office: Any) -> None:
    """All of both, at their places; an earlier sheet stays."""
    kept = office.earlier("成品/对照.docx")
    office.write("办公室.yaml", OFFICE)
    office.write("2023.yaml", OLD + "  行政复议: {受理: 四十}\n")
    office.write("2024.yaml", NEW + "  行政复议: {受里: 47}\n")
    run = office.run("compare", "2023.yaml", "2024.yaml", "-o", "成品/对照.docx")
    assert run.code == 1
    assert "2023.yaml:4:14: 错误 RG206: “四十”不是阿拉伯数字" in run.err
    assert "2024.yaml:3:10: 错误 RG201: " in run.err
    assert office.is_untouched(kept)
