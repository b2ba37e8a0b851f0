"""RG414 and RG415: this year's figures against last year's."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.figures.reports import lines, said
from checks.trial import facts_found

from reportgen.diagnostics import Diagnostic

APPLIED = """\
模板: national/disclosure
指标:
  依申请公开:
    新收: [%s, 4, 0, 0, 0, 0, %s]
    予以公开: [%s, 4, 0, 0, 0, 0, %s]
"""


def test_cells_of_one_table_are_told_once(tmp_path: Path) -> None:
    """One growth shows in several cells and their totals: one finding, at the first that has no 说明."""
    last = "上年：\n" + APPLIED % (8, 12, 5, 9)
    found = [d for d in facts_found(tmp_path / "a", APPLIED % (110, 114, 105, 109) + last) if d.code == "RG414"]
    assert [d.message for d in found] == [
        "“一、本年新收政府信息公开申请数量（自然人）”今年110件、上年8件，增加102件（1275.0%），没有说明；"
        "这张表里还有 1 格相差很大：“（一）予以公开（自然人）”（5→105）"
    ]
    explained = APPLIED % ("{数: 110, 说明: 集中申请}", 114, 105, 109)
    (second,) = [d for d in facts_found(tmp_path / "b", explained + last) if d.code == "RG414"]
    assert second.message == "“（一）予以公开（自然人）”今年105件、上年5件，增加100件（2000.0%），没有说明"


def test_a_total_is_told_where_no_cell_of_it_is(tmp_path: Path) -> None:
    """Parts that each grow a little make a total that grows much."""
    keys = APPLIED % (17, 21, 0, 4) + "上年：\n" + APPLIED % (8, 12, 0, 4)
    assert [d for d in facts_found(tmp_path / "a", keys) if d.code == "RG414"] == []
    small = APPLIED.replace("4, 0, 0", "%s, 0, 0")
    keys = small % (17, 13, 30, 0, 0, 0) + "上年：\n" + small % (8, 4, 12, 0, 0, 0)
    (found,) = [d for d in facts_found(tmp_path / "b", keys) if d.code == "RG414"]
    assert found.message.startswith("“一、本年新收政府信息公开申请数量（总计）”今年30件、上年12件，")


@pytest.mark.parametrize(
    ("this", "last", "message"),
    [
        (
            "行政复议: {受理: 90}",
            "行政复议: {受理: 40}",
            "“受理行政复议申请”今年90件、上年40件，增加50件（125.0%），没有说明",
        ),
        (
            "行政复议: {受理: 40}",
            "行政复议: {受理: 90}",
            "“受理行政复议申请”今年40件、上年90件，减少50件（55.6%），没有说明",
        ),
        ("行政复议: {受理: 12}", "行政复议: {受理: 0}", "“受理行政复议申请”今年12件、上年0件，增加12件，没有说明"),
        (
            "行政复议: {受理: 0}",
            "行政复议: {受理: 12}",
            "“受理行政复议申请”今年0件、上年12件，减少12件（100.0%），没有说明",
        ),
        ("行政复议: {受理: 60}", "行政复议: {受理: 40}", None),  # just half more
        (
            "行政复议: {受理: 61}",
            "行政复议: {受理: 40}",
            "“受理行政复议申请”今年61件、上年40件，增加21件（52.5%），没有说明",
        ),
        ("行政复议: {受理: 12}", "行政复议: {受理: 3}", None),  # below the floor
        (
            "行政复议: {受理: 13}",
            "行政复议: {受理: 3}",
            "“受理行政复议申请”今年13件、上年3件，增加10件（333.3%），没有说明",
        ),
        ("行政复议: {受理: 47}", "行政复议: {受理: 47}", None),
        ("行政复议: {受理: 90}", "行政复议: {审结: 40}", None),
        ("行政复议: {受理: 不适用}", "行政复议: {受理: 40}", None),
        ("行政复议: {受理: 90}", "行政复议: {受理: 不适用}", None),
        (
            "普法: {宣传活动: 400余}",
            "普法: {宣传活动: 180余}",
            "“法治宣传活动”今年400余场、上年180余场，增加很多，没有说明",
        ),
        ("普法: {宣传活动: 200余}", "普法: {宣传活动: 180余}", None),
        ("矛盾化解: {涉及金额: 9万}", "矛盾化解: {涉及金额: 2万}", None),  # below 100,000 yuan
        (
            "矛盾化解: {涉及金额: 30万}",
            "矛盾化解: {涉及金额: 12万}",
            "“矛盾纠纷涉及金额”今年30万元、上年12万元，增加18万元（150.0%），没有说明",
        ),
        ("行政应诉: {负责人出庭率: 95}", "行政应诉: {负责人出庭率: 86}", None),
        (
            "行政应诉: {负责人出庭率: 99.5}",
            "行政应诉: {负责人出庭率: 86}",
            "“行政机关负责人出庭应诉率”今年99.5%、上年86%，增加13.5个百分点，没有说明",
        ),
        ("行政复议: {受理: {数: 90, 说明: 集中申请}}", "行政复议: {受理: 40}", None),
        (
            "行政复议: {受理: {数: 90, 来源: 台账}}",
            "行政复议: {受理: 40}",
            "“受理行政复议申请”今年90件、上年40件，增加50件（125.0%），没有说明",
        ),
        (
            "行政复议: {受理: 90}",
            "行政复议: {受理: {数: 40, 说明: 口径不同}}",
            "“受理行政复议申请”今年90件、上年40件，增加50件（125.0%），没有说明",
        ),
    ],
)
def test_jump_unexplained(tmp_path: Path, this: str, last: str, message: str | None) -> None:
    """Beyond the band and the floor, without a reason beside this year's figure."""
    found = said(tmp_path / "o", f"指标: {{{this}}}\n上年：\n指标: {{{last}}}\n", "RG414")

    assert [d.message for d in found] == ([] if message is None else [message])
    for finding in found:
        (_, this_file, _), (words, last_file, _) = lines(finding)
        assert (this_file, last_file) == ("2024.yaml", "2023.yaml")
        assert words.startswith("上年 ")


def test_a_jump_shows_how_to_say_why(tmp_path: Path) -> None:
    """The long form with the figure as it is typed; a factor of 10,000 has its own hint."""
    keys = "指标: {矛盾化解: {涉及金额: 6835}}\n上年：\n指标: {矛盾化解: {涉及金额: 6120万}}\n"
    (finding,) = said(tmp_path / "o", keys, "RG414")

    assert "万" in finding.hints[0]
    assert "涉及金额: {数: 6835, 说明: 原因}" in finding.hints[1]


def test_a_jump_can_be_waived(tmp_path: Path) -> None:
    """By its code and the figure's path."""
    keys = (
        "指标: {行政复议: {受理: 90}}\n豁免: [{检查: RG414, 位置: 行政复议.受理, 理由: 已在正文说明}]\n"
        "上年：\n指标: {行政复议: {受理: 40}}\n"
    )

    assert said(tmp_path / "o", keys, "RG414", "RG220") == []


def test_an_office_has_its_own_band(tmp_path: Path) -> None:
    """波动 of a pack of the office, for all figures and for single ones."""
    folder = tmp_path / "o"
    pack = folder / "templates/试"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("名称: 试验\n继承: national/five-part\n", encoding="utf-8")
    band = "波动: {倍数: 3, 起点: 100, 另定: {行政复议.受理: 1.1, 普法.宣传活动: 不查, 行政应诉.败诉率: 2}}\n"
    (pack / "indicators.yaml").write_text(band, encoding="utf-8")
    keys = (
        "模板: 试\n指标: {行政复议: {受理: 200, 申请: 90}, 普法: {宣传活动: 900}, 行政应诉: {败诉率: 9}}\n"
        "上年：\n模板: 试\n指标: {行政复议: {受理: 100, 申请: 20}, 普法: {宣传活动: 100}, 行政应诉: {败诉率: 6}}\n"
    )
    found = said(folder, keys, "RG414")

    assert [d.path for d in found] == ["指标.行政应诉.败诉率", "指标.行政复议.受理"]


SAME = "行政复议: {受理: 47, 审结: 45}, 普法: {宣传活动: 180, 宣传资料: 36000}"


@pytest.mark.parametrize(
    ("this", "last", "count"),
    [
        (f"{SAME}, 监督: {{人大建议: 88}}", f"{SAME}, 监督: {{人大建议: 88}}", 5),
        (f"{SAME}, 监督: {{人大建议: 88}}", f"{SAME}, 监督: {{人大建议: 80}}", 0),  # four are not enough
        (f"{SAME}, 监督: {{人大建议: 8}}", f"{SAME}, 监督: {{人大建议: 8}}", 0),  # small ones do not count
        (f"{SAME}, 矛盾化解: {{调解组织: 144}}", f"{SAME}, 矛盾化解: {{调解组织: 144}}", 0),  # nor what lasts
        (
            f"{SAME}, 监督: {{人大建议: 88, 政协提案: 71, 主动公开: 900, 投诉举报: 44}}",
            f"{SAME}, 监督: {{人大建议: 88, 政协提案: 70, 主动公开: 901, 投诉举报: 45}}",
            5,
        ),
        (
            f"{SAME}, 监督: {{人大建议: 88, 政协提案: 71, 主动公开: 900, 投诉举报: 44, 审计整改: 31}}",
            f"{SAME}, 监督: {{人大建议: 88, 政协提案: 70, 主动公开: 901, 投诉举报: 45, 审计整改: 30}}",
            0,
        ),
    ],
)
def test_figures_repeated(tmp_path: Path, this: str, last: str, count: int) -> None:
    """Five or more, and six in ten, of the large yearly figures."""
    found = said(tmp_path / "o", f"指标: {{{this}}}\n上年：\n指标: {{{last}}}\n", "RG415")

    assert len(found) == (count > 0)
    for finding in found:
        assert f"有 {count} 个与上年一模一样" in finding.message
        assert len(finding.related) == count - 1
        assert all(name == "2024.yaml" for _, name, _ in lines(finding))


def test_without_last_year_nothing_is_said(tmp_path: Path) -> None:
    """No file of last year, no comparison."""
    assert said(tmp_path / "o", f"指标: {{{SAME}}}\n", "RG414", "RG415", "RG411") == []


TABLE = """\
申请:
  名称: 申请情况
  单位: 件
  列: [自然人, 法人, {键: 总计, 和: 全部}]
  行: [新收, 公开]
  勾稽: [{名称: 不同, 式: 新收 != 公开, 说明: 恰好相等, 级别: 提示}]
"""


def in_table(folder: Path, this: str, last: str) -> list[Diagnostic]:
    """The findings about a report whose figures stand in a table."""
    pack = folder / "templates/表"
    (pack / "sections").mkdir(parents=True)
    manifest = "名称: 表\n标题: 情况的报告\n章节: [{键: 节, 标题: 情况}]\n"
    for name, text in (("pack.yaml", manifest), ("indicators.yaml", TABLE), ("sections/节.md.j2", "{% 表 申请 %}\n")):
        (pack / name).write_text(text, encoding="utf-8")
    years = [f"模板: 表\n指标: {{申请: {{{rows}}}}}\n" for rows in (this, last)]
    return [d for d in facts_found(folder, "上年：\n".join(years)) if d.code in ("RG412", "RG414", "RG415")]


def test_a_cell_takes_its_remark_in_place_of_the_number(tmp_path: Path) -> None:
    """A table has no key beside the number; totals that nobody wrote are not told of."""
    found = in_table(tmp_path, "新收: [90, 30, ~], 公开: [90, 31, ~]", "新收: [40, 30, ~], 公开: [80, 31, ~]")
    assert [(d.code, d.hints[-1]) for d in found] == [
        ("RG412", "核对这几个数，改正填错的（恰好相等）；都没有填错的，在表里把其中一个数写成 {数: 90, 说明: 原因}"),
        ("RG414", "核对两年的数；没有错的在表里把 90 写成 {数: 90, 说明: 原因}"),
    ]


def test_a_cell_with_its_remark_is_not_told(tmp_path: Path) -> None:
    """As the hint says."""
    remarked = "新收: [{数: 90, 说明: 集中申请}, 30, ~], 公开: [90, 31, ~]"
    assert in_table(tmp_path, remarked, "新收: [40, 30, ~], 公开: [80, 31, ~]") == []


def test_totals_that_were_computed_do_not_repeat_last_years(tmp_path: Path) -> None:
    """Four figures of each year are the same, which are too few; with their totals they would be six."""
    rows = "新收: [40, 30, ~], 公开: [50, 60, ~]"
    assert in_table(tmp_path, rows, rows) == []


def test_totals_that_were_computed_are_not_remarkable(tmp_path: Path) -> None:
    """Two that are equal take no 说明; two that somebody wrote do."""
    assert in_table(tmp_path, "新收: [40, 30, ~], 公开: [50, 20, ~]", "") == []
    (found,) = in_table(tmp_path / "typed", "新收: [40, 30, 70], 公开: [50, 20, 70]", "")
    assert found.code == "RG412"
