"""What fixed forms print where a unit has no duty: a dash, which is explained."""

from __future__ import annotations

UNIT = "单位: {名称: 清溪县司法局, 简称: 县司法局, 自称: 我局, 层级: 县, 类别: 部门}\n"


def printed(office, facts):
    """The report as plain text, whatever else is missing."""
    office.write("2024.yaml", f"年度: 2024\n{UNIT}{facts}")
    office.run("build", "2024.yaml", "--draft", "-o", "a.txt")
    return (office.folder / "a.txt").read_text("utf-8")


def test_a_dash_in_a_table_is_explained(office):
    """A unit without one of the duties; a table without such a cell has no such note."""
    other = "模板: national/enforcement\n指标: {{其他执法: [{}, {}, 0, 950, 0, 20, 0, 3, 0]}}\n"

    assert "3.“—”表示没有这项职责或者不适用。" in printed(office, other.format("不适用", "不适用"))
    assert "“—”" not in printed(office, other.format(0, 0))
