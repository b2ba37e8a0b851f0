"""Tables that templates ask for: forms with a year's numbers, indicators beside last year's, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sections.desk import CATALOGUE, facts, pack

from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.forms import form_table
from reportgen.document.nodes import Document, Table, plain
from reportgen.document.walk import block_lines, origin_name
from reportgen.facts.values import Blank
from reportgen.sections.engine import Engine
from reportgen.sections.render import render

FORM = (
    CATALOGUE
    + """\
申请:
  名称: 申请情况
  单位: 件
  表题: 申请情况表
  计量: 单位：件
  注: [件数按收到之日统计。]
  行名: 项目
  列: [自然人, {法人: [企业, {键: 其他组织, 名称: 其他}]}, {键: 总计, 和: 全部}]
  行:
    - {键: 新收, 名称: 一、新收}
    - 二、办理结果: [公开, {键: 不公开, 自: 2021}, {键: 合计, 和: 本组}]
"""
)
TWO_BLOCKS = """\
公开:
  名称: 主动公开
  单位: 件
  块:
    - {题: 第一项, 行名: 信息内容, 列: [制发, 废止, 有效], 行: [规章]}
    - {题: 第八项, 行名: 信息内容, 列: [{键: 金额, 名称: 收费金额, 种类: 金额, 单位: 万元}], 行: [收费]}
"""
WHO = ("自然人", "企业", "其他组织")
MANY = ", ".join([*(f"申请.{row}_{who}" for row in ("新收", "公开") for who in WHO), "申请.新收_总计"])
FULL = "指标: {申请: {新收: [3, 0, 1, ~], 公开: [2, 0, 1, 3], 不公开: [1, 0, 0, 1]}}\n"


def composed(
    template: str, rest: str, catalogue: str = FORM, previous: str | None = None
) -> tuple[Document, list[str]]:
    """The document of one section, and the messages of all findings."""
    made = pack(template, indicators=catalogue)
    engine = Engine(made)
    told = [d.message for d in engine.prepare()]
    assert told == []
    data = facts(made, rest=rest, previous=previous)
    rendered = render(engine, data)
    assert rendered.value is not None
    outcome = assemble(data, rendered.value, made, Edition.UPWARD)
    assert outcome.value is not None
    return outcome.value, [d.message for d in (*rendered.diagnostics, *outcome.diagnostics)]


def lines(document: Document) -> list[str]:
    """The blocks as a dump, without the marks that heads and numbers all have."""
    found = [line.strip() for block in document.blocks for line in block_lines(block)]
    return [line.replace(" ‹head›", "").replace(" ‹center›", "").replace(" head›", "›") for line in found]


def test_a_form_has_its_heads_labels_and_numbers() -> None:
    """Labels over several rows and columns cover them; the total that was left out is there."""
    document, told = composed("前文。\n\n{% 表 申请 %}\n\n后文。", FULL)
    assert told == []
    assert lines(document) == [
        "heading1 一、情况",
        "paragraph 前文。",
        "table of 2 head rows",
        "title 申请情况表",
        "unit 单位：件",
        "| 项目 ‹2×2› | 自然人 ‹1×2› | 法人 ‹2×1› | 总计 ‹1×2› |",
        "| 企业 | 其他 |",
        "| 一、新收 ‹2×1› | 3 | 0 | 1 | 4 |",
        "| 二、办理结果 ‹1×3› | 公开 | 2 | 0 | 1 | 3 |",
        "| 不公开 | 1 | 0 | 0 | 1 |",
        "| 合计 | 3 | 0 | 1 | 4 |",
        "note 件数按收到之日统计。",
        "paragraph 后文。",
    ]


def test_numbers_know_where_they_come_from() -> None:
    """A typed one its line of the facts, a computed one the form and what it sums."""
    document, _ = composed("{% 表 申请 %}", FULL)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    typed, total = table.rows[0][1].content[0], table.rows[0][4].content[0]
    assert origin_name(typed.origin) == "申请.新收_自然人@2024.yaml:3"
    assert origin_name(total.origin) == "i.yaml:17·申请.新收_总计、申请.新收_自然人、申请.新收_企业、申请.新收_其他组织"


def test_blocks_stand_one_below_the_other() -> None:
    """A block with fewer columns fills the width with its last one; heads of several blocks do not repeat."""
    document, told = composed("{% 表 公开 %}", "指标: {公开: {规章: [1, 0, 9], 收费: 0}}\n", TWO_BLOCKS)
    assert told == []
    assert lines(document)[1:] == [
        "table of 0 head rows",
        "| 第一项 ‹4×1› |",
        "| 信息内容 | 制发 | 废止 | 有效 |",
        "| 规章 | 1 | 0 | 9 |",
        "| 第八项 ‹4×1› |",
        "| 信息内容 | 收费金额 ‹3×1› |",
        "| 收费 | 0 ‹3×1 center› |",
    ]


def test_missing_numbers_are_told_once_a_row() -> None:
    """Zero must be written; a blank is no zero."""
    document, told = composed("{% 表 申请 %}", "指标: {申请: {新收: [3, 0, 1, 4], 公开: {自然人: 2}}}\n")
    assert told == [
        "“申请.公开”缺 2 个数：企业、其他组织",
        "“申请.不公开”缺 3 个数：自然人、企业、其他组织",
    ]
    assert "| 公开 | 2 | 【空】 | 【空】 | 【空】 |" in lines(document)[-4]


def test_totals_of_what_is_missing_or_wrong_are_not_asked_for() -> None:
    """They come by themselves once their parts are there; those of rows that do not apply do not apply."""
    made = pack(indicators=FORM)
    rows = "新收: 不适用, 公开: {自然人: 不适用, 其他组织: 1}, 不公开: [不适用, 1, 1, ~]"
    data = facts(made, rest=f"指标: {{申请: {{{rows}}}}}\n")
    wrong = {**data.figures["申请"], "公开_企业": Blank("申请.公开_企业", faulty=True)}
    table = form_table(made.catalogue.themes["申请"], replace(data, figures={"申请": wrong}))
    assert table.diagnostics == ()
    assert table.value is not None
    shown = [[plain(cell.content) for cell in row[-4:]] for row in table.value.rows]
    assert shown[1:] == [
        ["—", "【空】", "1", "【空】"],
        ["—", "1", "1", "2"],
        ["—", "【空】", "2", "【空】"],
    ]


def test_a_table_that_does_not_apply_is_left_out_and_said() -> None:
    """The template asks 适用; the heading above nothing goes as well."""
    template = "## 表\n\n{% 表 申请 %}\n\n{% if 申请 is not 适用 %}\n本机关没有这项职责。\n{% endif %}"
    document, told = composed(template, "指标: {申请: 不适用}\n")
    assert (lines(document), told) == (["heading1 一、情况", "heading2 （一）表。 ▸ 本机关没有这项职责。"], [])
    alone, _ = composed("## 表\n\n{% 表 申请 %}\n", "指标: {申请: 不适用}\n")
    assert lines(alone) == []


def test_indicators_stand_beside_last_years() -> None:
    """增减 and 增幅 where both years have an exact figure; a ratio changes by 百分点; blank ones are left out."""
    template = "{% 指标表 复议.受理, 复议.审结, 复议.结转, 复议.占比 %}"
    rest = "指标: {复议: {受理: 47, 审结: 40余, 占比: 12.5}}\n"
    document, _ = composed(template, rest, previous="受理: 50, 审结: 44, 占比: 10")
    assert [line.replace(" ‹left›", "").replace(" ‹right›", "") for line in lines(document)[3:]] == [
        "| 指标 | 单位 | 本年 | 上年 | 增减 | 增幅 |",
        "| 受理案件 | 件 | 47 | 50 | -3 | -6.0% |",
        "| 审结案件 | 件 | 40余 | 44 | — | — |",
        "| 纠错率 | % | 12.5 | 10 | +2.5个百分点 | — |",
    ]


def test_a_theme_gives_all_its_indicators() -> None:
    """Those that are filled in, each once; nothing at all leaves no table."""
    document, _ = composed("{% 指标表 复议.结转, 复议, 复议.结转 %}", "指标: {复议: {受理: 1, 结转: 2}}\n")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [plain(row[0].content) for row in table.rows] == ["结转案件", "受理案件"]
    assert lines(composed("{% 指标表 复议 %}", "指标: {复议: {}}\n")[0]) == []


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% 表 申情 %}", "目录里没有叫“申情”的表"),
        ("{% 表 复议 %}", "目录里没有叫“复议”的表"),
        ("{% 表 申请, 复议 %}", "一个 {% 表 %} 只放一张表"),
        ("{% 指标表 复议.受里 %}", "目录里没有“复议.受里”"),
        ("{% 指标表 上年.复议.受理 %}", "“上年.复议.受理”不写 上年：上年的数自己会排在旁边"),
        ("{% 指标表 申请 %}", "“申请”是一张表"),
        ("{% 指标表 全部, 复议 %}", "“全部”已经包括别的指标"),
        ('{% 图 柱形 "题" 全部 %}', "目录里没有“全部”"),
        ('{% 图 柱形 "题" 复议 %}', "“复议”是一个主题，图要写明画哪些指标"),
        ('{% 图 圆 "题" 复议.受理 %}', "没有“圆”图"),
        ("{% 图 柱形 复议.受理 %}", '模板语法有错：这个标签要写成 {% 图 柱形 "图题" 主题.指标, 主题.指标 %}'),
        ('{% 图 柱形 " " 复议.受理 %}', "图没有图题"),
        ('{% 图 折线 "题" 复议.受理, 复议.审结, 复议.受理 %}', "同一个指标画了两次：复议.受理"),
        ('{% 图 柱形 "题" 复议.受理, 复议.占比 %}', "一张图里的单位不一样：件、%"),
        ('{% 图 饼 "题" 复议.受理 %}', "饼图要有几个部分，这里只有一个指标"),
        (f'{{% 图 条形 "题" {MANY} %}}', "一张条形图最多画 6 个指标，这里有 7 个，黑白印出来分不清"),
        ("{% 表 %}", "模板语法有错：这个标签要写成 {% 表 主题 %}"),
    ],
)
def test_wrong_tags(template: str, message: str) -> None:
    """Told when the pack is read, at the tag's line."""
    (fault,) = Engine(pack(f"甲。\n\n{template}\n", indicators=FORM)).prepare()
    assert (fault.message, fault.place and fault.place.line) == (message, 3)


def test_a_fixed_section_keeps_its_table_below_the_units_text() -> None:
    """固定: the unit's text does not take the table's place."""
    manifest = "名称: 试\n标题: 报告\n章节: [{键: 节, 标题: 情况, 固定: 是}]\n"
    made = pack("{% 表 申请 %}", manifest, FORM)
    engine = Engine(made)
    assert engine.prepare() == ()
    data = facts(made, rest=FULL + "正文: {节: 今年申请少。}\n")
    rendered = render(engine, data)
    assert rendered.value is not None
    document = assemble(data, rendered.value, made, Edition.UPWARD).value
    assert document is not None
    assert lines(document)[:3] == ["heading1 一、情况", "paragraph 今年申请少。", "table of 2 head rows"]


@pytest.mark.parametrize(
    ("form", "chart"),
    [
        (
            "柱形",
            [
                "chart 柱形 复议案件",
                "| 单位：件 | 受理案件 | 审结案件 |",
                "| 2023年 | 50 | 44 |",
                "| 2024年 | 47 | 40余 |",
            ],
        ),
        ("饼", ["chart 饼 复议案件", "| 单位：件 | 2024年 |", "| 受理案件 | 47 |", "| 审结案件 | 40余 |"]),
    ],
)
def test_charts_show_the_years_that_have_files(form: str, chart: list[str]) -> None:
    """Last year's beside this year's; a pie shows this year alone."""
    rest = "指标: {复议: {受理: 47, 审结: 40余}}\n"
    template = f'{{% 图 {form} "复议案件" 复议.受理, 复议.审结 %}}'
    document, told = composed(template, rest, previous="受理: 50, 审结: 44")
    assert (lines(document)[1:], told) == (chart, [])


def test_a_chart_without_any_figure_vanishes() -> None:
    """As a clause does."""
    assert composed('{% 图 柱形 "题" 复议.受理 %}', "指标: {复议: {}}\n") == composed("", "")


def test_a_year_without_a_figure_stays_on_the_axis_and_is_told() -> None:
    """Of this year nothing yet: last year's is shown, and that is told."""
    rest = "指标: {复议: {受理: 不适用}}\n"
    document, told = composed('{% 图 柱形 "题" 复议.受理, 复议.审结 %}', rest, previous="受理: 50")
    assert lines(document)[-3:] == ["| 单位：件 | 受理案件 |", "| 2023年 | 50 |", "| 2024年 |  |"]
    assert told == ["图里 2024 年没有数：那一年的文件里没有填，或者不适用"]


@pytest.mark.parametrize(
    ("figures", "previous", "pie", "said"),
    [
        ("受理: 47", "", [], ["饼图的“审结案件”2024年没有填，少了它不是整体，这张图没有印"]),
        ("受理: 47", "审结: 44", [], ["饼图的“审结案件”2024年没有填，少了它不是整体，这张图没有印"]),
        ("", "审结: 44", [], ["饼图的“受理案件”“审结案件”2024年没有填，少了它不是整体，这张图没有印"]),
        ("受理: 47, 审结: 不适用", "审结: 44", ["| 受理案件 | 47 |"], []),
        ("受理: 不适用, 审结: 不适用", "审结: 44", [], []),
    ],
)
def test_a_pie_shows_a_whole_or_nothing(figures: str, previous: str, pie: list[str], said: list[str]) -> None:
    """A part that is not filled in would make the others all; one that does not apply is none."""
    rest = f"指标: {{复议: {{{figures}}}}}\n"
    document, told = composed('{% 图 饼 "题" 复议.受理, 复议.审结 %}', rest, previous=previous)
    assert (lines(document)[3:], told) == (pie, said)


def test_all_indicators_stand_below_their_themes() -> None:
    """In the catalogue's order, tables apart; numbers and 个百分点 never turn in their cells."""
    rest = "指标: {复议: {占比: 12.5, 受理: 1}, 申请: {新收: [3, 0, 1, 4]}}\n"
    document, _ = composed("{% 指标表 全部 %}", rest, previous="占比: 10")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [plain(row[0].content) for row in table.rows] == ["行政复议", "受理案件", "纠错率"]
    assert [cell.across for cell in table.rows[0]] == [6]
    assert plain(table.rows[2][4].content) == "+2.5个百分点"
    assert table.widths[4] >= 7


def test_a_table_of_indicators_may_have_a_title() -> None:
    """Written as a chart's is."""
    document, _ = composed('{% 指标表 "主要指标", 复议 %}', "指标: {复议: {受理: 1}}\n")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert plain(table.title) == "主要指标"


SHARES = CATALOGUE + (
    "结案:\n  名称: 结案\n  单位: 件\n  列: [件数]\n  约数: 是\n  占比: 占比\n"
    "  行: [维持, 驳回, {组: [撤销, 变更]}, {键: 合计, 和: 全部}]\n"
)


@pytest.mark.parametrize(
    ("figures", "shares", "said"),
    [
        ("维持: 3, 驳回: 3, 撤销: 2, 变更: 0", ["37.5%", "37.5%", "25.0%", "0.0%", "100.0%"], "取一位小数。"),
        ("维持: 1, 驳回: 1, 撤销: 1, 变更: 0", ["33.3%", "33.3%", "33.3%", "0.0%", "100.0%"], "相加为99.9%，"),
        ("维持: 1, 驳回: 1, 撤销: 1, 变更: 5", ["12.5%", "12.5%", "12.5%", "62.5%", "100.0%"], "取一位小数。"),
        ("维持: 1, 驳回: 1, 撤销: 1, 变更: 13", ["6.3%", "6.3%", "6.3%", "81.3%", "100.0%"], "相加为100.2%，"),
        (
            "维持: 1, 驳回: 1, 撤销: 1, 变更: 0, 合计: 6",
            ["16.7%", "16.7%", "16.7%", "0.0%", "100.0%"],
            "相加为50.1%。",
        ),
        ("维持: 0, 驳回: 0, 撤销: 0, 变更: 0", ["—", "—", "—", "—", "—"], "取一位小数。"),
        ("维持: 30余, 驳回: 3, 撤销: 1, 变更: 0", ["—", "—", "—", "—", "—"], "取一位小数。"),
        ("维持: 3, 驳回: 1, 撤销: 不适用, 变更: 不适用", ["75.0%", "25.0%", "—", "—", "100.0%"], "取一位小数。"),
    ],
)
def test_a_column_of_shares(figures: str, shares: list[str], said: str) -> None:
    """Half up to a tenth; what they make together is said where it is not 100, and nothing is forced."""
    document, _ = composed("{% 表 结案 %}", f"指标: {{结案: {{{figures}}}}}\n", SHARES)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [plain(row[-1].content) for row in table.rows] == shares
    assert said in plain(table.notes[-1])


def test_a_tag_in_a_cell_is_a_fault_at_its_line() -> None:
    """It cannot stand there, and its sign is not printed."""
    document, told = composed("| 甲 | 乙 |\n| --- | --- |\n| 1 | {% 表 申请 %} |\n", FULL)

    assert told == ["{% 表 … %} 不能写在表格的格里"]
    assert lines(document)[-1].startswith("| 1 | ")
    assert "▦" not in lines(document)[-1]
