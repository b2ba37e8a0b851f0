"""行政复议应诉统计: rows and splits that a unit has of its own."""

from __future__ import annotations

import pytest
from packs.edited import REVIEW, check

from reportgen.document.nodes import plain
from reportgen.document.walk import texts

OWN = """\
复议审理:
  名称: 行政复议案件审理结果
  单位: 件
  列: [件数]
  行: [维持, 驳回, 撤销, 确认违法, 责令履行, 终止, 调解, 其他结果, {键: 审结, 和: 全部}]
"""
RULES = """\
勾稽:
  - {名称: 纠错至少, 级别: 不查}
  - {名称: 纠错至多, 式: 复议办案.纠错 <= 复议审理.审结_件数, 说明: 纠错的在审结之内。}
"""
EDITS = (
    ("模板: .*", "模板: qingjiang/review"),
    (r"\n    变更: 0", ""),
    (r"改正后终止: 77\n    撤回终止: 678", "终止: 755"),
)


def own_pack(office, indicators: str) -> None:
    """A pack of the unit's own with other rows."""
    office.write("templates/qingjiang/review/pack.yaml", "名称: 青江市统计\n继承: national/review\n")
    office.write("templates/qingjiang/review/indicators.yaml", indicators)
    office.write("templates/qingjiang/review/topics/纠错口径.md.j2", "撤销、确认违法、责令履行\n")


def test_rows_left_out_that_a_rule_below_needs_are_told_at_the_table(office) -> None:
    """Once a rule, where the unit's table stands, with the rule as the second place."""
    own_pack(office, OWN)
    found = check(office, REVIEW, *EDITS, year=2014).diagnostics
    assert [(d.code, d.place.source.path.split("/")[0], d.place.line, d.message) for d in found if d.place] == [
        ("RG330", "templates", 1, "换了的表“复议审理”没有 变更_件数，而下面一层的勾稽“纠错至少”要用"),
        ("RG330", "templates", 1, "换了的表“复议审理”没有 变更_件数、改正后终止_件数，而下面一层的勾稽“纠错至多”要用"),
    ]
    assert "{名称: 纠错至少, 级别: 不查}" in found[0].hints[0]
    assert found[0].related[0].place.source.path.endswith("national/review/indicators.yaml")


def test_a_unit_s_own_rows(office) -> None:
    """With the rules and the words of 纠错 of its own, the report is built from its rows."""
    own_pack(office, OWN + RULES)
    checked = check(office, REVIEW, *EDITS, year=2014)
    assert [d.message for d in checked.diagnostics if d.is_error] == []
    assert checked.value is not None
    printed = "".join(plain(content) for _, content in texts(checked.value.document))
    assert "纠错191件（撤销、确认违法、责令履行），纠错率4.1%" in printed


KINDS = "  复议类型: {复议前置: 1060, 选择复议: "


@pytest.mark.parametrize(
    ("edits", "printed", "codes"),
    [
        ((), (False, True), set()),
        (((r"^  复议机关:\n(    .*\n)+", ""),), (False, False), set()),
        ((("^  复议申请人: ", f"{KINDS}5140}}\n  复议申请人: "),), (True, True), set()),
        ((("^  复议申请人: ", f"{KINDS}5139}}\n  复议申请人: "),), (True, True), {"RG411"}),
        (((r"市级部门: 1750((?:.*\n)*?) +合计: 6200", r"市级部门: 1751\1    合计: ~"),), (False, True), {"RG411"}),
        ((("市级部门: 1750", "市级部门: 1751"),), (False, True), {"RG410"}),
        ((("市级部门: 1750", "市级部门: ~"),), (False, True), {"RG212"}),
    ],
)
def test_splits_that_are_printed_where_they_are_given(office, edits, printed, codes) -> None:
    """6200 by the organ that they came to: 1186 + 1750 + 1680 + 1584; each split's total is what came in."""
    checked = check(office, REVIEW, *edits, year=2014)
    if checked.value is not None:
        heads = "".join(plain(content) for _, content in texts(checked.value.document))
        assert tuple(word in heads for word in ("申请类型", "复议机关收到的申请")) == printed
    assert {d.code for d in checked.diagnostics if d.code in ("RG410", "RG411", "RG212")} == codes


PROVINCES = """\
广东 31392 上海 14847 辽宁 14665 山东 13723 江苏 10309 北京 9298 吉林 7682 四川 7048 河北 7040 浙江 6859 河南 6829
安徽 6185 福建 5284 湖南 4495 广西 4424 湖北 3993 黑龙江 3868 陕西 3652 重庆 3596 贵州 3017 江西 2917 内蒙古 2203
甘肃 1992 天津 1832 山西 1726 海南 1609 云南 1571 宁夏 555 青海 395 新疆 295 兵团 146 西藏 42
"""


@pytest.mark.parametrize(("total", "codes"), [(183489, set()), (183488, {"RG410"})])
def test_cases_by_province(office, total: int, codes: set[str]) -> None:
    """A table of a unit's own rows: the 32 numbers of 2019 that the ministry published make 183489."""
    names, numbers = PROVINCES.split()[::2], PROVINCES.split()[1::2]
    rows = ", ".join(names)
    own = f"分地区:\n  名称: 分地区\n  单位: 件\n  列: [件数]\n  行: [{rows}, {{键: 合计, 和: 全部}}]\n"
    office.write("templates/qingjiang/review/pack.yaml", "名称: 青江市统计\n继承: national/review\n")
    office.write("templates/qingjiang/review/indicators.yaml", own)
    office.write("templates/qingjiang/review/sections/应诉.md.j2", "{% 表 分地区 %}")
    figures = "".join(f"    {name}: {number}\n" for name, number in zip(names, numbers))
    given = ("^  复议申请:\n", f"  分地区:\n{figures}    合计: {total}\n  复议申请:\n")
    checked = check(office, REVIEW, ("模板: .*", "模板: qingjiang/review"), given, year=2014)
    assert {d.code for d in checked.diagnostics if d.code in ("RG410", "RG212")} == codes


LAST = """\
模板: national/review
年度: 2013
用途: 仅供比较
单位: {{名称: 青江市人民政府法制办公室, 层级: 市, 类别: 部门}}
指标:
  复议办案: {{未结: {review}}}
  应诉办案: {{未结: {litigation}}}
"""


@pytest.mark.parametrize(
    ("pending", "edit", "said"),
    [
        ((676, 214), ("数: 676, 说明: .*}", "数: 676}"), []),
        ((675, 214), ("数: 676, 说明: .*}", "数: 676}"), ["勾稽“复议结转”不成立：上年结转 676，上年的“未结”675，差 1"]),
        ((676, 215), ("数: 676, 说明: .*}", "数: 676}"), ["勾稽“应诉结转”不成立：上年结转 214，上年的“未结”215，差 1"]),
        ((675, 214), ("数: 676, 说明: .*}", "数: 676, 说明: 上年的数更正过}"), []),
    ],
)
def test_what_was_pending_last_year_comes_over(office, pending: tuple[int, int], edit, said: list[str]) -> None:
    """复议结转 and 应诉结转 with last year's file beside, kept and broken; a remark is an answer."""
    office.write("data/2013.yaml", LAST.format(review=pending[0], litigation=pending[1]))
    found = check(office, REVIEW, edit, year=2014).diagnostics
    assert [d.message for d in found if d.code in ("RG410", "RG411")] == said


def test_zeros_of_a_year_without_cases_are_printed(office) -> None:
    """0 of 0 has no rate, but is said: no figure is left over."""
    cases = "  应诉办案: {上年结转: 0, 新收: 0, 未结: 0, 败诉: 0, 应出庭: 0, 实出庭: 0}\n"
    names = ("驳回起诉", "驳回诉讼请求", "撤销", "变更", "确认违法", "责令履行", "撤诉", "调解", "其他结果")
    results = f"  应诉审理: {{{', '.join(f'{name}: 0' for name in names)}}}\n\n"
    edit = (r"^  应诉办案: (.*\n)+?\n", cases + results)
    checked = check(office, REVIEW, edit, year=2014)
    assert [d.message for d in checked.diagnostics if d.code == "RG401"] == []
    assert checked.value is not None
    printed = "".join(plain(content) for _, content in texts(checked.value.document))
    assert "行政机关败诉0件。行政机关负责人应当出庭的案件0件，实际出庭0件。" in printed


def test_figures_beside_the_tables_are_an_attachment(office) -> None:
    """Any pack prints its figures in one table; those of the tables stand there already."""
    edit = (r"\n公文:\n", "\n公文:\n  附件: [{标题: 主要指标, 套用: 主要指标}]\n")
    composed = check(office, REVIEW, edit, year=2014)
    assert composed.value is not None
    (attached,) = composed.value.document.attachments

    rows = [[plain(cell.content) for cell in row][:3] for block in attached.blocks for row in block.rows]
    assert ["纠错的行政复议案件", "件", "191"] in rows
    assert not [row for row in rows if row[0] == "维持"]
