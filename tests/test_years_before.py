"""Years before that were counted in another unit, by another pack: all users of their figures see today's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportgen import pipeline
from reportgen.batch.tasks import workshop
from reportgen.facts.rescaling import power_between, rescaled
from reportgen.facts.values import Figure, parse_figure
from reportgen.workshop import Workshop

UNIT = "单位: {名称: 清溪县市场监督管理局, 简称: 县市场监管局, 自称: 我局, 层级: 县, 类别: 部门}\n"
FACTS = """模板: {pack}
年度: {year}
{unit}公文: {{成文日期: {next}-01-15}}
指标:
  行政处罚: [110,80,3,0,1,0,2,0,0,~,{money}]
  行政许可: [300,300,298,2,0]
  行政强制: 不适用
  其他执法: [0,0,0,900,0,20,0,3,0]
{more}"""
PACK = """名称: 我的执法年报
继承: national/enforcement-yuan
章节: [数据表, 总体情况, {键: 图, 标题: 图, 必需: 否}]
"""
SECTION = """{% 图 柱形 "罚没金额" 行政处罚.罚没金额 %}

{% 指标表 行政处罚.罚没金额 %}

上年{{ 上年.行政处罚.罚没金额 }}元，同比{{ 行政处罚.罚没金额|同比(上年.行政处罚.罚没金额) }}。
"""


def facts(year, pack, money, more=""):
    """An enforcement report of a year."""
    return FACTS.format(year=year, next=year + 1, pack=pack, money=money, unit=UNIT, more=more)


@pytest.fixture
def folder(office):
    """2023 in 万元, 2024 in 元 by a pack with a chart."""
    office.write("templates/my/pack.yaml", PACK)
    office.write("templates/my/sections/图.md.j2", SECTION)
    office.write("2023.yaml", facts(2023, "national/enforcement", "50.12"))
    office.write("2024.yaml", facts(2024, "my", "501200"))
    return office


def loaded():
    """The facts of 2024."""
    outcome = pipeline.load(Path("2024.yaml"), Workshop())
    assert outcome.value is not None, outcome.diagnostics
    return outcome


def test_the_figure_of_last_year_is_in_this_years_unit(folder):
    """One mechanism: it enters the facts so, exactly, and knows where it was written."""
    found = loaded().value.facts
    last = found.figure("上年.行政处罚.罚没金额")

    assert (last.value, str(last)) == (Decimal(501200), "501200")
    assert found.leaves[last.leaves[0]].place.source.path == "2023.yaml"


def test_text_table_chart_and_checks_see_the_same(folder):
    """The chart and the table of indicators, the words of a template, and RG414, which finds no jump."""
    assert folder.run("build", "2024.yaml", "-o", "a.txt").code == 0
    text = (folder.folder / "a.txt").read_text("utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]

    assert ["罚没金额（元）", "元", "501200", "501200", "0", "0.0%"] in rows, text
    assert ["2023年", "501200"] in rows
    assert "上年501200元" in text
    assert "RG414" not in folder.run("check", "2024.yaml").out


def test_the_entry_sheet_shows_it_in_the_unit_of_the_column(folder):
    """Last year's value beside the cell."""
    assert folder.run("form", "my", "2024", "-o", "表.xlsx").code == 0
    cells = [c.value for sheet in load_workbook(folder.folder / "表.xlsx") for row in sheet.iter_rows() for c in row]

    assert any("501200" in str(value) for value in cells)
    assert not any("50.12" in str(value) for value in cells)


def test_what_cannot_be_converted_is_not_compared_and_told(office):
    """Households are no persons; the other figure serves. A pack that is gone is told, too."""
    row = "    {}: {{名称: {}, 单位: {}, 种类: 计数, 汇总: 求和}}\n"
    for pack, unit in (("old", "户"), ("new", "人")):
        rows = row.format("惠及", "惠及群众", unit) + row.format("场次", "场次", "场")
        office.write(f"templates/{pack}/indicators.yaml", f"甲:\n  名称: 甲\n  指标:\n{rows}")
        office.write(f"templates/{pack}/pack.yaml", "名称: 试\n继承: national\n章节: [{键: 导语, 标题: 导语}]\n")
        office.write(f"templates/{pack}/sections/导语.md.j2", "去年{{ 上年.甲.场次 }}场。")
    figures = "指标: {甲: {惠及: 30, 场次: 4}}\n"
    office.write("2023.yaml", f"模板: old\n年度: 2023\n{UNIT}{figures}")
    office.write("2024.yaml", f"模板: new\n年度: 2024\n{UNIT}公文: {{成文日期: 2025-01-15}}\n{figures}")
    outcome = loaded()

    assert not isinstance(outcome.value.facts.figure("上年.甲.惠及"), Figure)
    assert outcome.value.facts.figure("上年.甲.场次") == 4
    (told,) = outcome.diagnostics
    assert (told.code, told.place.source.path, told.place.line) == ("RG219", "2023.yaml", 4)
    assert told.message == "上年的单位与本年的不同，又不能换算，不参加对比：惠及群众（户，本年人）"

    office.write("2023.yaml", f"模板: gone\n年度: 2023\n{UNIT}{figures}")
    (told,) = loaded().diagnostics
    assert told.message == "这份往年的文件用的模板包“gone”读不到，它的数按什么单位填的不知道，不参加对比"


IN_CLAUSE = SECTION.replace("上年{{", "{% 有 %}上年{{").replace("。", "。{% 完 %}")
GONE = "这份往年的文件用的模板包“last”读不到，它的数按什么单位填的不知道，不参加对比"


def test_figures_in_no_known_unit_are_nowhere(folder):
    """Last year's pack is gone: 50.12 may be 万元 or 元, so no table, no comparison and no entry sheet has it."""
    folder.write("templates/my/sections/图.md.j2", IN_CLAUSE)
    folder.write("2023.yaml", facts(2023, "last", "50.12"))
    built = folder.run("build", "2024.yaml", "-o", "a.txt")
    form = folder.run("form", "my", "2024", "-o", "表.xlsx")

    assert (built.code, form.code) == (0, 0), built.err
    assert GONE in built.err
    assert GONE in form.err
    assert "RG414" not in built.err
    assert "50.12" not in (folder.folder / "a.txt").read_text("utf-8")
    cells = [c.value for sheet in load_workbook(folder.folder / "表.xlsx") for row in sheet.iter_rows() for c in row]
    assert not [value for value in cells if "50.12" in str(value)]
    assert not [value for value in cells if "上年 110" in str(value) or value == 110]


def test_a_report_is_built_again_when_last_years_pack_is_found(folder):
    """It was asked for and not there, which is an input, too."""
    folder.write("2023.yaml", facts(2023, "last", "50.12").replace("年度: 2023", "年度: 2023\n用途: 仅供比较"))
    for year in (2023, 2024):
        folder.write(f"data/{year}.yaml", (folder.folder / f"{year}.yaml").read_text("utf-8"))
    folder.write("templates/my/sections/图.md.j2", IN_CLAUSE)
    folder.run("build", "data/")
    assert "未变 1" in folder.run("build", "data/").out
    folder.write("templates/last/pack.yaml", "名称: 去年\n继承: national/enforcement\n章节: [数据表, 总体情况]\n")
    workshop.cache_clear()  # as a new process has it
    again = folder.run("build", "data/", "--all")

    assert "已生成 1" in again.out, again
    assert GONE not in again.err


def test_a_report_is_built_again_when_last_years_pack_changes(folder):
    """The unit of last year's figure is an input of this year's report."""
    folder.write("templates/last/pack.yaml", "名称: 去年\n继承: national/enforcement\n章节: [数据表, 总体情况]\n")
    folder.write("2023.yaml", facts(2023, "last", "50.12"))
    for year in (2023, 2024):
        folder.write(f"data/{year}.yaml", (folder.folder / f"{year}.yaml").read_text("utf-8"))
    folder.run("build", "data/")
    assert "未变 2" in folder.run("build", "data/").out
    folder.write("templates/last/pack.yaml", "名称: 去年\n继承: national/enforcement-yuan\n章节: [数据表, 总体情况]\n")
    workshop.cache_clear()  # as a new process has it
    again = folder.run("build", "data/", "--year", "2024", "--all")

    assert "已生成 1" in again.out, again
    assert "RG414" in again.err  # 50.12 in 元 is another figure


def test_a_chart_goes_on_over_a_year_without_a_file(folder):
    """The year stands on the axis, is — in a text, and is told with the reason; five years at most."""
    folder.write("templates/my/sections/图.md.j2", SECTION.partition("\n")[0])
    for year in (2019, 2020, 2021):
        folder.write(f"{year}.yaml", f"模板: my\n年度: {year}\n{UNIT}指标: {{行政处罚: {{罚没金额: 1000}}}}\n")
    folder.write("2023.yaml", facts(2023, "my", "不适用"))
    run = folder.run("build", "2024.yaml", "-o", "a.txt")
    text = (folder.folder / "a.txt").read_text("utf-8")
    years = [line.replace(" ", "") for line in text.splitlines() if line.startswith("| 20")]

    assert years == ["|2020年|1000|", "|2021年|1000|", "|2022年|—|", "|2023年|—|", "|2024年|501200|"], text
    told = [line for line in run.err.splitlines() if "RG340" in line]
    assert [line.split(":")[0] for line in told] == ["templates/my/sections/图.md.j2"] * 2
    assert told[0].endswith("提示 RG340: 图里 2022 年没有数：没有那一年的文件")
    assert told[1].endswith("提示 RG340: 图里 2023 年没有数：那一年的文件里没有填，或者不适用")


ATTACHED = """模板: national/five-part
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 类别: 政府, 层级: 县}}
公文: {{成文日期: 2025-02-24, 用印: 否, 附件: [{{标题: 主要指标, 套用: 主要指标}}{more}]}}
指标: {{{figures}}}
正文: {{第一责任人: 认真履职。, 举措: 规范执法。, 不足: 力量不足。, 安排: 充实力量。}}
"""
CHARTS = ", {标题: 主要指标图, 套用: 主要指标图}"
FIGURES = "行政复议: {受理: 47, 审结: 45}"


def test_any_annual_report_may_attach_its_figures_and_charts(office):
    """By their names alone; the years before are looked for only where there are charts."""
    before = "年度: {}\n单位: {{名称: 云岭区人民政府}}\n用途: 仅供比较\n指标: {{行政复议: {{受理: {}}}}}\n"
    office.write("2022.yaml", before.format(2022, "四十"))
    office.write("2023.yaml", before.format(2023, 41))
    office.write("2024.yaml", ATTACHED.format(more="", figures=FIGURES))
    assert "2022.yaml" not in office.run("build", "2024.yaml", "-o", "a.txt").err
    text = (office.folder / "a.txt").read_text("utf-8")
    assert "| 受理行政复议申请 | 件   |   47 |   41 |   +6 | +14.6% |" in text

    office.write("2024.yaml", ATTACHED.format(more=CHARTS, figures=FIGURES))
    assert "2022.yaml:4" in office.run("build", "2024.yaml", "-o", "a.txt").err
    text = (office.folder / "a.txt").read_text("utf-8")
    assert "图1　行政复议案件" in text
    assert "图2" not in text


def test_a_year_that_lacks_is_told_where_the_chart_is_asked_for(office):
    """At 套用 in the facts file, with the template's line beside it."""
    before = "年度: {}\n单位: {{名称: 云岭区人民政府}}\n用途: 仅供比较\n指标: {{行政复议: {{受理: {}}}}}\n"
    office.write("2022.yaml", before.format(2022, 40))
    office.write("2024.yaml", ATTACHED.format(more=CHARTS, figures=FIGURES))
    told = office.run("check", "2024.yaml").err.partition("RG340")
    assert told[0].splitlines()[-1].startswith("2024.yaml:4:"), told
    assert "位置：公文.附件[1].套用" in told[2].split("\n\n")[0]
    assert "主要指标图.md.j2:2:1 图在附件模板的这一行" in told[2].split("\n\n")[0]


def test_an_attachment_of_nothing_is_told(office):
    """附件说明 would name what is not there."""
    office.write("2024.yaml", ATTACHED.format(more=CHARTS, figures=""))
    run = office.run("check", "2024.yaml")
    told = [line.partition("RG503: ")[2] for line in (run.out + run.err).splitlines() if "RG503" in line]

    assert told == ["附件“主要指标”里什么也没有", "附件“主要指标图”里什么也没有"]


@pytest.mark.parametrize(
    ("typed", "was", "now", "meant"),
    [
        ("50.12", "万元", "元", "501200"),
        ("0", "万元", "元", "0"),
        ("501200", "元", "万元", "50.12"),
        ("近50", "万元", "元", "近500000"),
        ("6835万余", "元", "万元", "6835余"),
        ("1.2亿", "元", "万元", "12000"),
        ("36000余", "人次", "万人次", "3.6余"),
        ("1.5", "百万元", "万元", "150"),
        ("35", "千万元", "亿元", "3.5"),
    ],
)
def test_an_amount_stays_what_it_is(typed, was, now, meant):
    """Exactly, and with the words that make it approximate."""
    figure = parse_figure(typed, was)
    found = rescaled(figure, power_between(was, now))

    assert (str(found), found.approx) == (meant, figure.approx)
    assert found.value == parse_figure(meant, now).value


@pytest.mark.parametrize(("was", "now"), [("万元", "件"), ("户", "人"), ("", "元"), ("%", "个百分点")])
def test_other_units_have_no_power_of_ten_between_them(was, now):
    """Then there is no comparing."""
    assert power_between(was, now) is None
