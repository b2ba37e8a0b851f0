"""Which identities figures break: public figures both ways, blanks, 不适用, approximate and rounded figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from facts.sums import broken, catalogue, letters, national, only

PENALTIES = (
    "警告通报: {}, 罚款: 94929, 没收: 235, 暂扣降级: 189, 吊销: 101, 限制经营: 0, 停产关闭限业: 11, 拘留: 504, "
    "其他处罚: 12"
)
ENDINGS = "维持: 3509, 驳回: 678, 终止: 295, 撤销: 77, 变更: {}, 确认违法: 43, 责令履行: 0, 其他结案: 8, 调解和解: 23"


@pytest.mark.parametrize(
    ("figures", "names"),
    [
        # 庆元县 2024: 处罚, 许可
        (f"行政执法: {{处罚决定: 108156, {PENALTIES.format(12175)}}}", []),
        (f"行政执法: {{处罚决定: 108156, {PENALTIES.format(12176)}}}", ["处罚种类"]),
        (f"行政执法: {{处罚决定: 108155, {PENALTIES.format(12175)}}}", ["处罚种类"]),
        ("行政执法: {许可申请: 26569, 许可受理: 26569, 准予许可: 26462, 不予许可: 102, 撤销许可: 5}", []),
        ("行政执法: {许可申请: 26569, 许可受理: 26569, 准予许可: 26562, 不予许可: 102, 撤销许可: 5}", ["许可决定"]),
        ("行政执法: {许可申请: 26568, 许可受理: 26569}", ["许可受理"]),
        # 上海 2014: 收 6200＝受理 4955＋其他 1245; 审结 4696
        ("行政复议: {申请: 6200, 受理: 4955, 立案前化解: 1245}", []),
        ("行政复议: {申请: 6200, 受理: 4955, 立案前化解: 1246}", ["复议申请去向"]),
        (f"行政复议: {{审结: 4696, {ENDINGS.format(63)}}}", []),
        (f"行政复议: {{审结: 4696, {ENDINGS.format(36)}}}", ["复议结案方式"]),
        ("行政复议: {受理: 4955, 处罚类: 1186, 信息公开类: 1680, 征收补偿类: 1750, 其他事项类: 339}", []),
        # 方城县 2024: 事项 135, 受理 151
        ("行政复议: {受理: 151, 处罚类: 75, 信息公开类: 16, 征收补偿类: 40, 其他事项类: 4}", ["复议事项"]),
        # 通化县 2025: 57＝54＋3
        ("监督: {公开申请: 57, 公开结转: 0, 公开办结: 54, 公开转下年: 3}", []),
        ("监督: {公开申请: 57, 公开结转: 0, 公开办结: 54, 公开转下年: 4}", ["公开申请收结平衡"]),
        # 固始县 2024: 9568 of 10070
        ("组织领导: {学法考试实参: 10070, 学法考试通过: 9568}", []),
        ("组织领导: {学法考试实参: 9568, 学法考试通过: 10070}", ["学法考试通过"]),
        # 荥阳 2023 and 五常 2017
        ("规范性文件: {清理: 10, 继续有效: 5, 废止: 3, 失效: 2}", []),
        ("规范性文件: {清理: 9, 继续有效: 5, 废止: 3, 失效: 2}", ["文件清理"]),
        ("行政复议: {申请: 10, 受理: 6, 立案前化解: 4, 审结: 5, 期末在审: 1}", []),
        ("行政复议: {申请: 9, 受理: 6, 立案前化解: 4, 审结: 5, 期末在审: 1}", ["复议申请去向"]),
        ("组织领导: {法治信息: 36, 市级采用: 8, 省级采用: 3}", []),
        ("组织领导: {法治信息: 6, 市级采用: 8, 省级采用: 3}", ["信息市级采用"]),
        ("信访: {接待批次: 20, 接待人次: 500余人次, 转办批次: 5, 转办人次: 12}", []),
        ("信访: {接待批次: 20, 接待人次: 12}", ["接待人次"]),
        ("政务服务: {下放事项: 255, 承接事项: 31, 落实事项: 31}", []),
        ("政务服务: {下放事项: 25, 承接事项: 31, 落实事项: 32}", ["权限承接", "权限落实"]),
        ("行政执法: {期初赋权: 60, 承接赋权: 12, 收回赋权: 5, 期末赋权: 67}", []),
        ("行政执法: {期初赋权: 60, 承接赋权: 12, 收回赋权: 5, 期末赋权: 77}", ["赋权事项增减"]),
    ],
)
def test_public_figures_both_ways(figures: str, names: list[str]) -> None:
    """Published figures that were recomputed hold; with one of them wrong they do not."""
    assert broken(figures, national()) == names


@pytest.mark.parametrize(
    ("figures", "names"),
    [
        ("行政复议: {上期结转: 1, 受理: 47, 审结: 40, 期末在审: 8}", []),
        ("行政复议: {上期结转: 3, 受理: 47, 审结: 40, 期末在审: 8}", ["复议收结平衡"]),
        ("行政复议: {受理: 48, 审结: 40, 期末在审: 8}", []),
        ("行政复议: {受理: 47, 审结: 40, 期末在审: 8}", []),  # 1 was carried over
        ("行政复议: {受理: 49, 审结: 40, 期末在审: 8}", ["复议收结平衡"]),  # nothing carried over mends that
        ("行政复议: {上期结转: 不适用, 受理: 47, 审结: 40, 期末在审: 8}", ["复议收结平衡"]),
        ("行政复议: {上期结转: 0, 受理: 47, 审结: 40}", []),
        ("行政复议: {受理: 47, 审结: 60}", []),
        ("行政复议: {审结: 40, 期末在审: 8}", []),
        ("行政复议: {受理: 47}", []),
    ],
)
def test_a_carry_over_that_is_left_out(figures: str, names: list[str]) -> None:
    """Q1: it may make up what is missing, and nothing else."""
    assert broken(figures, national()) == names


@pytest.mark.parametrize(
    ("figures", "is_broken"),
    [
        ("总: 100, 一: 60, 二: 40", False),
        ("总: 100, 一: 60", False),
        ("总: 100, 一: 60, 二: 41", True),
        ("总: 100, 一: 60, 二: 30, 三: 10", False),
        ("总: 100, 一: 60, 二: 30, 三: 9", True),
        ("总: 100, 一: 60, 二: 40, 三: 不适用", False),
        ("总: 100, 一: 60, 二: 30, 三: 不适用", True),
        ("总: 不适用, 一: 60, 二: 30, 三: 10", False),
        ("总: 100, 一: 不适用, 二: 不适用, 三: 不适用", False),
        ("总: 100", False),
        ("一: 60, 二: 30", False),
        ("总: 0, 一: 0, 二: 0, 三: 0", False),
    ],
)
def test_parts_of_a_total(figures: str, is_broken: bool) -> None:
    """Q2: incomplete parts may not be more than the total; 不适用 is 0 in a sum, a side of it alone is not judged."""
    assert broken(f"甲: {{{figures}}}", letters("甲.总 == 甲.一 + 甲.二 + 甲.三")) == (["试"] if is_broken else [])


COLUMNS = "[{键: 旧, 至: 2020}, {键: 旧二, 至: 2020}, 新, {键: 总, 和: [旧, 旧二]}]"
FORM = f"表:\n  名称: 表\n  单位: 件\n  列: {COLUMNS}\n  行: [甲]\n"


@pytest.mark.parametrize(
    ("figures", "year", "names"),
    [
        ("旧: 不适用, 旧二: 不适用, 总: 1", 2020, ["甲：总"]),
        ("旧: 不适用, 旧二: 不适用, 总: 0", 2020, []),
        ("旧: 不适用, 总: 1", 2020, []),
        ("旧: 不适用, 旧二: 不适用, 总: 不适用", 2020, []),
        ("旧: 1, 旧二: 1, 总: 不适用", 2020, []),
        ("新: 不适用, 总: 1", 2021, []),
    ],
)
def test_a_total_of_a_table_over_parts_that_do_not_apply(figures: str, year: int, names: list[str]) -> None:
    """It is the sum of nothing; parts that the year's form does not have say nothing."""
    assert broken(f"表: {{甲: {{{figures}}}}}", catalogue(FORM), year=year) == names


@pytest.mark.parametrize(
    ("figures", "is_broken"),
    [
        ("额: 17.5万, 一: 0, 二: 3", False),
        ("额: 17.5万, 一: 0, 二: 0", True),
        ("额: 0, 一: 0, 二: 0", False),
        ("额: 0, 一: 4, 二: 0", False),
        ("额: 17.5万, 一: 0", False),
        ("额: 17.5万, 一: 不适用, 二: 0", True),
        ("额: 17.5万, 一: 不适用, 二: 不适用", False),
        ("一: 0, 二: 0", False),
    ],
)
def test_what_needs_another(figures: str, is_broken: bool) -> None:
    """Money without anything that brings it (=>); what is not filled in may be more than 0."""
    assert broken(f"甲: {{{figures}}}", letters("甲.额 => 甲.一 + 甲.二")) == (["试"] if is_broken else [])


@pytest.mark.parametrize(
    ("equation", "figures", "is_broken"),
    [
        ("甲.一 <= 甲.总", "一: 300余, 总: 280", True),
        ("甲.一 <= 甲.总", "一: 300余, 总: 300", False),
        ("甲.一 <= 甲.总", "一: 280, 总: 300余", False),
        ("甲.一 <= 甲.总", "一: 350, 总: 300余", False),
        ("甲.一 <= 甲.总", "一: 1000, 总: 300余", True),
        ("甲.一 <= 甲.总", "一: 近500, 总: 450", False),
        ("甲.一 <= 甲.总", "一: 近500, 总: 380", True),
        ("甲.一 <= 甲.总", "一: 逾500, 总: 480", True),
        ("甲.一 <= 甲.总", "一: 500, 总: 逾50", False),
        ("甲.一 <= 甲.总", "一: 30.95万, 总: 31.26万", False),
        ("甲.总 >= 甲.一", "一: 40, 总: 36", True),
        ("甲.总 >= 甲.一", "一: 36, 总: 36", False),
        ("甲.总 == 甲.一 + 甲.二", "总: 400, 一: 300余, 二: 40", False),
        ("甲.总 == 甲.一 + 甲.二", "总: 300, 一: 300余, 二: 40", True),
        ("甲.总 == 甲.一 + 甲.二", "总: 412.6万, 一: 409.8万, 二: 2.7万", False),  # each was rounded
        ("甲.总 == 甲.一 + 甲.二", "总: 412.6万, 一: 409.8万, 二: 3.8万", True),
        ("甲.总 == 甲.一 + 甲.二", "总: 3万, 一: 29999, 二: 1", False),
        ("甲.率 + 甲.余率 == 100", "率: 21.5, 余率: 78.5", False),
        ("甲.率 + 甲.余率 == 100", "率: 21.5, 余率: 78.3", False),
        ("甲.率 + 甲.余率 == 100", "率: 21.5, 余率: 78.2", True),
        ("甲.率 + 甲.余率 == 100", "率: 21.5", False),
        ("甲.额 == 甲.一", "额: 26.10, 一: 26", True),
        ("甲.一 <= 50", "一: 51", True),
        ("甲.一 <= 50", "一: 50", False),
        ("甲.一 != 甲.二", "一: 60, 二: 60", True),
        ("甲.一 != 甲.二", "一: 60, 二: 61", False),
        ("甲.一 != 甲.二", "一: 5, 二: 5", False),
        ("甲.一 != 甲.二", "一: 60余, 二: 60余", False),
        ("甲.一 != 甲.二", "一: 60", False),
    ],
)
def test_approximate_and_rounded_figures(equation: str, figures: str, is_broken: bool) -> None:
    """Only what cannot be so is broken: 余 goes up to the next step, 万 was rounded, shares round by 0.1 each."""
    assert broken(f"甲: {{{figures}}}", letters(equation)) == (["试"] if is_broken else [])


def test_a_tolerance_of_its_own() -> None:
    """容差 says what the sides of == may differ by."""
    known = letters("甲.总 == 甲.一", ", 容差: 2")

    assert [broken(f"甲: {{总: 10, 一: {n}}}", known) for n in (8, 12, 7, 13)] == [[], [], ["试"], ["试"]]


def test_years() -> None:
    """自 and 至 bound the reports that an identity is for."""
    known = letters("甲.一 <= 甲.总", ", 自: 2022, 至: 2023")

    assert [broken("甲: {一: 2, 总: 1}", known, year=year) for year in (2021, 2022, 2023, 2024)] == [
        [],
        ["试"],
        ["试"],
        [],
    ]


@pytest.mark.parametrize(
    ("figures", "previous", "names"),
    [
        ("行政复议: {上期结转: 5}", "行政复议: {期末在审: 5}", []),
        ("行政复议: {上期结转: 3}", "行政复议: {期末在审: 5}", ["复议案件结转"]),
        ("行政复议: {上期结转: 3}", "行政复议: {受理: 5}", []),
        ("行政复议: {上期结转: 3}", None, []),
        ("政务服务: {热线受理: 1000, 热线办结: 1050, 热线在办: 50}", "政务服务: {热线在办: 100}", []),
        ("政务服务: {热线受理: 1000, 热线办结: 1050, 热线在办: 60}", "政务服务: {热线在办: 100}", ["热线收结平衡"]),
        ("政务服务: {热线受理: 1000, 热线办结: 1050, 热线在办: 60}", None, []),
        # the strict identity says it already
        ("政务服务: {热线受理: 1000, 热线办结: 900, 热线在办: 60}", "政务服务: {热线在办: 100}", ["热线办理"]),
        ("行政应诉: {案件: 4}", "行政应诉: {在办: 5}", ["应诉案件结转"]),
    ],
)
def test_openings_are_last_years_closings(figures: str, previous: str | None, names: list[str]) -> None:
    """Names of 上年 look into last year's file, where there is one."""
    assert broken(figures, national(), previous) == names


def test_both_sides_are_told() -> None:
    """The figures of each side with their sums, and by how much they miss each other."""
    found = only("行政复议: {上期结转: 3, 受理: 47, 审结: 40, 期末在审: 8}", national())

    assert [name for name, _ in found.figures] == [
        "行政复议.上期结转",
        "行政复议.受理",
        "行政复议.审结",
        "行政复议.期末在审",
    ]
    assert (found.left.total, found.right.total, found.gap) == (Decimal(50), Decimal(48), Decimal(2))
    assert not found.left.open and not found.right.open
    assert only("规范性文件: {清理: 4, 继续有效: 5}", national()).right.open
