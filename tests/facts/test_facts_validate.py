"""The first gate: a facts file, the office's standing facts and last year's file become Facts."""

from __future__ import annotations

import datetime

import pytest

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.model import Facts
from reportgen.facts.schema import SectionSet, Shape, Slot
from reportgen.facts.sheets import Sheet, Sheets, is_comparison_only, pack_name
from reportgen.facts.validate import validate
from reportgen.facts.values import Blank, Figure
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

CATALOGUE = """\
行政复议:
  名称: 行政复议工作
  指标:
    受理: {名称: 受理案件, 单位: 件, 种类: 计数, 汇总: 求和}
    审结: {名称: 审结案件, 单位: 件, 种类: 计数, 汇总: 求和}
普法:
  名称: 普法工作
  指标:
    活动: {名称: 宣传活动, 单位: 场, 种类: 计数, 汇总: 求和}
    直播: {名称: 直播, 单位: 场, 种类: 计数, 汇总: 求和, 自: 2025}
"""
SHAPE = Shape(
    {
        "": (SectionSet({"导语": Slot(), "举措": Slot(("行政复议",)), "不足": Slot()}, ("导语",)),),
        "部门": (SectionSet({"工作情况": Slot()}),),
    },
    ("执法检查",),
)
MAIN = "模板: trial\n年度: 2024\n单位: {名称: 云岭区}\n"


def sheet(name: str, text: str | None) -> Sheet | None:
    if text is None:
        return None
    source = Source(name, text)
    root = parse(source).value
    assert root is not None
    return Sheet(source, root)


def run(main: str, office: str | None = None, previous: str | None = None) -> Outcome[Facts]:
    first = sheet("2024.yaml", main)
    catalogue = read_catalogue([Source("indicators.yaml", CATALOGUE)]).value
    assert first is not None and catalogue is not None
    return validate(Sheets(first, sheet("办公室.yaml", office), sheet("2023.yaml", previous)), catalogue, SHAPE)


def good(main: str, office: str | None = None, previous: str | None = None) -> Facts:
    outcome = run(main, office, previous)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def where(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.place.source.path, d.place.line, d.place.column) for d in diagnostics if d.place]


def test_the_least_that_is_needed() -> None:
    """Pack, year and name; every figure of the catalogue is a blank with its path."""
    facts = good(MAIN)

    assert (facts.pack, facts.year, facts.unit.name, facts.official.sealed) == ("trial", 2024, "云岭区", True)
    assert facts.figure("行政复议.受理") == Blank("行政复议.受理")
    assert (facts.previous, facts.narratives, facts.waivers) == (None, {}, ())


def test_zero_blank_and_not_applicable_are_three_things() -> None:
    """0 is a figure; a key without value is blank; 不适用 is a blank that does not apply, with its leaf."""
    facts = good(MAIN + "指标:\n  行政复议: {受理: 0, 审结: 不适用}\n  普法: {活动: }\n")

    received, closed, events = (facts.figure(p) for p in ("行政复议.受理", "行政复议.审结", "普法.活动"))
    assert isinstance(received, Figure) and str(received) == "0"
    assert isinstance(closed, Blank) and not closed.applicable and closed.leaf is not None
    assert facts.leaves[closed.leaf].path == "行政复议.审结"
    assert events == Blank("普法.活动")


def test_every_datum_knows_its_leaf() -> None:
    """A figure's, a text's and a date's leaf lead to key path, file, line and column."""
    facts = good(
        MAIN + "公文: {成文日期: 2025-02-24}\n指标:\n  行政复议: {受理: {数: 47, 说明: 无}}\n",
        "公文: {主送: [市政府]}\n",
    )

    figure = facts.figure("行政复议.受理")
    assert isinstance(figure, Figure) and facts.official.dated is not None
    leaves = [facts.leaves[i] for i in (figure.leaves[0], facts.official.dated.leaf, facts.official.addressees[0].leaf)]
    assert [(x.path, x.place.source.path, x.place.line, x.place.column) for x in leaves] == [
        ("行政复议.受理", "2024.yaml", 6, 18),
        ("公文.成文日期", "2024.yaml", 4, 12),
        ("公文.主送[0]", "办公室.yaml", 1, 11),
    ]
    assert str(facts.official.dated) == "2025年2月24日"
    assert facts.official.dated.date == datetime.date(2025, 2, 24)


def test_the_office_fills_in_what_the_year_leaves_out() -> None:
    """Key by key within 单位, 公文 and 体例; the year's file wins."""
    facts = good(
        "年度: 2024\n单位: {简称: 新简称}\n公文: {用印: 否}\n体例: {不足: {要点: 分段}}\n",
        "模板: trial\n单位: {名称: 云岭区, 简称: 旧简称, 类别: 政府}\n公文: {用印: 是, 抄送: [市司法局]}\n"
        "体例: {不足: {要点: 连排, 细目: 连排}}\n备注: 不印\n输出: 成品\n",
    )

    assert (facts.pack, facts.unit.name, facts.unit.short, facts.unit.kind) == ("trial", "云岭区", "新简称", "政府")
    assert (facts.official.sealed, facts.official.copies) == (False, ("市司法局",))
    assert facts.styles == {"不足": {"要点": "分段", "细目": "连排"}}


def test_faults_of_the_office_are_faults_at_their_own_place() -> None:
    """A wrong 办公室.yaml is not passed over."""
    outcome = run(MAIN, "指标: {}\n单位: {层级: 区县}\n")

    assert outcome.value is None
    assert where(outcome.diagnostics) == [("RG201", "办公室.yaml", 1, 1), ("RG204", "办公室.yaml", 2, 10)]


def test_last_years_figures_are_read_and_its_faults_only_warned_of() -> None:
    """上年 figures have their own leaves; a faulty one is left out and does not stop this year's report."""
    facts = good(MAIN, previous="年度: 2023\n指标:\n  行政复议: {受理: 40}\n")
    figure = facts.figure("上年.行政复议.受理")
    assert isinstance(figure, Figure)
    assert (str(figure), facts.leaves[figure.leaves[0]].path) == ("40", "上年.行政复议.受理")
    assert facts.figure("上年.普法.活动") == Blank("上年.普法.活动")

    outcome = run(MAIN, previous="指标:\n  行政复议: {受理: 四十, 审结: 38, 审节: 1}\n")
    assert where(outcome.diagnostics) == [("RG219", "2023.yaml", 2, 14)]
    assert outcome.diagnostics[0].message.startswith("上年的文件有 2 处错误，有错的数不参加对比；第一处：“四十”")
    assert outcome.value is not None
    assert [str(outcome.value.figure(f"上年.行政复议.{k}")) for k in ("审结",)] == ["38"]


def test_narrative_may_quote_the_unit_the_year_and_last_year() -> None:
    """Names beside figures; a unit's word that is not given is a blank."""
    facts = good(
        MAIN + "正文:\n  不足: 比{{ 上年度 }}年的{{ 上年.普法.活动 }}场少，{{ 单位.名称 }}{{ 下年度 }}年改进。\n",
        previous="指标: {普法: {活动: 160余}}\n",
    )
    assert str(facts.narratives["不足"].lead) == "比2023年的160余场少，云岭区2025年改进。"

    assert where(run(MAIN + "正文: {不足: '{{ 单位.自称 }}'}\n").diagnostics) == [("RG211", "2024.yaml", 4, 11)]


def test_sections_and_styles_are_those_of_the_kind_of_unit() -> None:
    """A department has its own sections; the others' are unknown there."""
    text = "正文: {工作情况: 好。, 举措: 好。}\n体例: {举措: {小标题: 段首}}\n"

    outcome = run(MAIN.replace("云岭区", "区财政局, 类别: 部门") + text)

    assert where(outcome.diagnostics) == [("RG201", "2024.yaml", 4, 16), ("RG201", "2024.yaml", 5, 6)]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("体例: {不足: {小标题: 居中}}\n", [("RG204", 4, 16)]),
        ("体例: {不足: {大标题: 段首}}\n", [("RG201", 4, 11)]),
        ("体例: {全部: {标题: 段首}}\n", []),
        ("体例: 段首\n", [("RG202", 4, 5)]),
        ("豁免: [{检查: 同比异常}]\n", [("RG203", 4, 7)]),
        ("豁免: {检查: 同比异常, 理由: 无}\n", [("RG202", 4, 5)]),
        ("公文: {附件: [{标题: 表, 表: {列: [甲, 乙], 行: [[1, 2], [3]]}}]}\n", [("RG202", 4, 46)]),
        ("公文: {附件: [{标题: 表, 表: {列: [甲, 乙]}}]}\n", [("RG203", 4, 23)]),
        ("公文: {附件: [{内容: 无题}]}\n", [("RG203", 4, 12)]),
        ("公文: {附件: [[甲]]}\n", [("RG202", 4, 11)]),
        ("公文: {附件: [{标题: 甲, 内容: '{{ 没有 }}'}]}\n", [("RG209", 4, 24)]),
        ("用途: 练习\n", [("RG204", 4, 5)]),
        ("备注: [甲]\n", [("RG202", 4, 5)]),
        ("指标: {}\n", []),
        ("公文: {标题: '{{ 年度 }}年报告'}\n", [("RG210", 4, 10)]),
        ("公文: {附注: '{% if %}'}\n", [("RG210", 4, 10)]),
        ("公文: {主送: ['{{ 单位.名称 }}']}\n", [("RG210", 4, 11)]),
        ("公文: {附件: ['{{ 年度 }}年目录']}\n", [("RG210", 4, 11)]),
        ("公文: {附件: [{标题: 甲, 表: {列: [乙], 行: [['{{ 普法.活动 }}']]}}]}\n", [("RG210", 4, 36)]),
        ("公文:\n  标题: 关于 #1 号工作的报告\n", [("RG114", 5, 10)]),
        ("公文:\n  标题: 关于工作的报告 # 示例\n", []),
        ("公文:\n  附件:\n    - 目录 #1\n", [("RG114", 6, 10)]),
        ("公文:\n  主送:\n    - 市政府 #1\n", [("RG114", 6, 11)]),
        ("指标:\n  普法:\n    活动: {数: 1, 说明: '{{ 不印 }}'}\n", []),
        ("公文: {主送: [甲，乙]}\n", [("RG221", 4, 11)]),
        ("公文: {签发人: [张示例、李示例]}\n", [("RG221", 4, 12)]),
        ("公文: {附件: [{标题: 甲, 表: {列: [], 行: []}}]}\n", [("RG203", 4, 26)]),
        ("公文: {附件: [{标题: 甲, 表: {列: [乙], 行: []}}]}\n", [("RG203", 4, 34)]),
        ("公文: {附件: [{标题: 甲, 表: {列: [乙], 行: [[]]}}]}\n", [("RG202", 4, 35)]),
        ("公文: {附件: [{标题: 甲, 表: {列: 乙, 行: [[1]]}}]}\n", [("RG202", 4, 26)]),
        ("公文: {附件: [{标题: 甲, 内容: {标题: 乙, 导语: 丙。}}]}\n", [("RG217", 4, 24)]),
        ("体例: {导语: {小标题: 段首}}\n", [("RG201", 4, 6)]),
        ("指标: {普法: {直播: 3}}\n", [("RG224", 4, 15)]),
        ("指标: {普法: {直播: 不适用}}\n", []),
    ],
)
def test_faults_are_found_at_their_place(text: str, faults: list[tuple[str, int, int]]) -> None:
    """Styles, waivers, attachments with texts and tables, purposes."""
    assert [(code, line, column) for code, _, line, column in where(run(MAIN + text).diagnostics)] == faults


def test_all_faults_of_a_file_are_found_in_one_call() -> None:
    """Unit, date, figure and narrative at once."""
    outcome = run(
        "模板: trial\n年度: 24\n单位: {名称: 甲, 层级: 区县}\n公文: {成文日期: 2025-02-30}\n"
        "指标: {普法: {活动: 四十}}\n正文: {不足: '{{ 没有 }}'}\n"
    )

    assert [code for code, *_ in where(outcome.diagnostics)] == ["RG216", "RG204", "RG206", "RG205", "RG209"]
    assert outcome.value is None


def test_attachments_waivers_and_tables_are_kept() -> None:
    """A name alone, a text with points, a table; a waiver with its reason."""
    facts = good(
        MAIN + "公文:\n  附件:\n    - 名录\n    - {标题: 说明, 内容: [甲。, 乙。]}\n"
        "    - {标题: 表, 表: {列: [序号, 名称], 行: [[1, 甲], [2, '']]}}\n"
        "豁免: [{检查: 同比异常, 位置: 普法.活动, 理由: 合并统计}]\n"
    )

    first, second, third = facts.official.attachments
    assert (first.title, first.body, first.table) == ("名录", None, None)
    assert second.body is not None and [str(p.text) for p in second.body.points] == ["甲。", "乙。"]
    assert third.table is not None
    assert ([h.words for h in third.table.heads], third.table.rows) == (["序号", "名称"], (("1", "甲"), ("2", "")))
    assert [(w.check, w.path, w.reason) for w in facts.waivers] == [("同比异常", "普法.活动", "合并统计")]


@pytest.mark.parametrize(
    ("main", "office", "name", "codes"),
    [
        ("模板: trial\n", "模板: other\n", "trial", []),
        ("年度: 2024\n", "模板: ' other '\n", "other", []),
        ("模板:\n", None, None, ["RG203"]),
        ("模板: {甲: 乙}\n", None, None, ["RG202"]),
        ("甲：乙\n", None, None, ["RG108"]),
    ],
)
def test_the_pack_is_the_years_or_the_offices(
    main: str, office: str | None, name: str | None, codes: list[str]
) -> None:
    """Known before any catalogue is."""
    first = sheet("2024.yaml", main)
    assert first is not None

    outcome = pack_name(Sheets(first, sheet("办公室.yaml", office)))

    assert (outcome.value[0] if outcome.value else None) == name
    assert [d.code for d in outcome.diagnostics] == codes


def test_a_file_for_comparison_says_so() -> None:
    """用途: 仅供比较 and nothing else."""
    for text, wanted in (("用途: 仅供比较\n", True), ("用途: 示例\n", False), ("- 甲\n", False)):
        found = sheet("2023.yaml", text)
        assert found is not None
        assert is_comparison_only(found.root) is wanted


def test_a_path_that_is_missing_is_shown_where_it_belongs() -> None:
    """`where` gives the nearest key that is there."""
    facts = good(MAIN + "指标:\n  行政复议: {受理: 47}\n")

    places = [facts.where(path) for path in ("指标.行政复议.审结", "指标.普法.活动", "公文.署名")]

    assert [(place.line, place.column) for place in places] == [(5, 3), (4, 1), (1, 1)]


def test_a_cell_left_out_is_empty() -> None:
    """~ and a key without value, in heads and rows."""
    facts = good(MAIN + "公文:\n  附件:\n    - {标题: 表, 表: {列: [序号, ~], 行: [[1, ~], [null, 乙]]}}\n")

    table = facts.official.attachments[0].table
    assert table is not None
    assert ([head.words for head in table.heads], table.rows) == (["序号", ""], (("1", ""), ("", "乙")))


def test_the_text_of_an_attachment_is_placed_in_the_file_that_writes_it() -> None:
    """The office's, where the year's file says nothing of attachments."""
    outcome = run(MAIN, "公文: {附件: [{标题: 甲, 内容: '{{ 没有 }}'}]}\n")

    assert where(outcome.diagnostics) == [("RG209", "办公室.yaml", 1, 24)]


def test_what_is_said_of_a_figure_is_kept() -> None:
    """说明 and 来源 by the figure's path, last year's too; a figure alone has no remark."""
    facts = good(
        MAIN + "指标:\n  行政复议: {受理: {数: 47, 说明: 合并统计}, 审结: 3}\n  普法: {活动: {来源: 台账}}\n",
        previous="指标: {普法: {活动: {数: 160, 说明: 甲, 来源: 乙}}}\n",
    )

    assert facts.remarks == {
        "行政复议.受理": ("合并统计", ""),
        "普法.活动": ("", "台账"),
        "上年.普法.活动": ("甲", "乙"),
    }


@pytest.mark.parametrize("year", ["2" * 5000, "二〇二三", "２０２３", "24", "2022"])
def test_what_is_not_last_year_is_not_compared(year: str) -> None:
    """However the year is written and however long it is, also in this year's file."""
    outcome = run(MAIN, previous=f"年度: {year}\n指标: {{普法: {{活动: 160}}}}\n")
    assert where(outcome.diagnostics) == [("RG219", "2023.yaml", 1, 5)]
    assert outcome.value is not None and outcome.value.previous is None
    assert len(outcome.diagnostics[0].message) < 80

    if year != "2022":
        (found,) = run(MAIN.replace("2024", year), previous="年度: 2023\n").diagnostics
        assert (found.code, len(found.message) < 80) == ("RG216", True)
