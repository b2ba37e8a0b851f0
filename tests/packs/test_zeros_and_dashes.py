"""What fixed forms print of nothing: a zero is written out, and a dash is explained."""

from __future__ import annotations

UNIT = "单位: {名称: 清溪县司法局, 简称: 县司法局, 自称: 我局, 层级: 县, 类别: 部门}\n"


def printed(office, facts):
    """The report as plain text, whatever else is missing."""
    office.write("2024.yaml", f"年度: 2024\n{UNIT}{facts}")
    office.run("build", "2024.yaml", "--draft", "-o", "a.txt")
    return (office.folder / "a.txt").read_text("utf-8")


def test_no_correction_among_no_case_is_said(office):
    """Without a case closed there is no rate; the zero that was filled in is printed all the same."""
    facts = "模板: national/review\n指标: {复议办案: {纠错: 0}, 复议审理: {审结: [0]}}\n"
    office.write("2024.yaml", f"年度: 2024\n{UNIT}{facts}")
    text = printed(office, facts)

    assert "全年审结行政复议案件0件。纠错0件（撤销、变更、确认违法、责令履行）。" in text
    assert "纠错率" not in text
    assert "RG401" not in office.run("check", "2024.yaml").out


def test_a_dash_in_a_table_is_explained(office):
    """A unit without one of the duties; a table without such a cell has no such note."""
    other = "模板: national/enforcement\n指标: {{其他执法: [{}, {}, 0, 950, 0, 20, 0, 3, 0]}}\n"

    assert "3.“—”表示没有这项职责或者不适用。" in printed(office, other.format("不适用", "不适用"))
    assert "“—”" not in printed(office, other.format(0, 0))
