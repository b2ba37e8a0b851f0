"""行政复议应诉统计: rows and splits that a unit has of its own."""

from __future__ import annotations

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
