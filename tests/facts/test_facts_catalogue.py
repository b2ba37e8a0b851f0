"""The catalogue of indicators: reading, layers, faults, what a figure may be."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.indicators import Catalogue, fit
from reportgen.facts.values import Figure
from reportgen.source import Source

ROOT = Path(__file__).parent.parent.parent

GOOD = """\
行政复议:
  名称: 行政复议工作
  指标:
    受理: {名称: 受理案件, 单位: 件, 种类: 计数, 汇总: 求和, 自: 2021}
    审结: {名称: 审结案件, 单位: 件, 种类: 计数, 汇总: 求和}
    率: {名称: 审结率, 单位: "%", 种类: 比率, 汇总: 比率, 分子: 行政复议.审结, 分母: 行政复议.受理}
"""


def read(*texts: str) -> tuple[Catalogue | None, list[tuple[str, int, int]]]:
    outcome = read_catalogue(Source(f"{n}.yaml", text) for n, text in enumerate(texts))
    return outcome.value, [(d.code, d.place.line, d.place.column) for d in outcome.diagnostics if d.place]


def test_a_catalogue_is_read() -> None:
    """Each indicator under its dotted name, in order; what is not there is None."""
    catalogue, faults = read(GOOD)

    assert faults == []
    assert catalogue is not None
    assert [i.path for i in catalogue] == ["行政复议.受理", "行政复议.审结", "行政复议.率"]
    rate, received = catalogue.get("行政复议.率"), catalogue.get("行政复议.受理")
    assert rate is not None and received is not None
    assert (rate.capped, rate.numerator, received.capped, received.since) == (True, "行政复议.审结", False, 2021)
    assert [catalogue.get(p) for p in ("行政复议.受里", "复议.受理", "受理", "")] == [None] * 4


def test_a_later_file_adds_and_redefines() -> None:
    """A pack's own file keeps the layer beneath, but for what it names again."""
    catalogue, faults = read(
        GOOD,
        "行政复议:\n  名称: 复议\n  指标:\n    受理: {名称: 收案, 单位: 起, 种类: 计数, 汇总: 求和}\n"
        "    听证: {名称: 听证, 单位: 次, 种类: 计数, 汇总: 求和}\n",
    )

    assert faults == []
    assert catalogue is not None
    assert [(i.key, i.unit) for i in catalogue] == [("受理", "起"), ("审结", "件"), ("率", "%"), ("听证", "次")]
    assert catalogue.themes["行政复议"].name == "复议"


ROW = "甲:\n  名称: 甲\n  指标:\n    %s\n"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("12345:\n  名称: 热线\n  指标: {}\n", [("RG310", 1, 1)]),
        ("甲-乙:\n  名称: 甲\n  指标: {}\n", [("RG310", 1, 1)]),
        ("要素:\n  名称: 甲\n  指标: {}\n", [("RG310", 1, 1)]),
        (ROW % "①: {名称: 乙, 单位: 件, 种类: 计数, 汇总: 求和}", [("RG310", 4, 5)]),
        (ROW % "_乙: {名称: 乙, 单位: 件, 种类: 计数, 汇总: 求和}", [("RG310", 4, 5)]),
        (ROW % "Ａ: {名称: 乙, 单位: 件, 种类: 计数, 汇总: 求和}", [("RG310", 4, 5)]),
        (ROW % "乙: {单位: 件, 种类: 计数, 汇总: 求和}", [("RG203", 4, 9)]),
        (ROW % "乙: {名称: 乙, 单位: 件, 种类: 个数, 汇总: 求和}", [("RG204", 4, 27)]),
        (ROW % "乙: {名称: 乙, 单位: 件, 种类: 比率, 汇总: 不汇总}", [("RG310", 4, 5)]),
        (ROW % '乙: {名称: 乙, 单位: "%", 种类: 比率, 汇总: 比率, 分子: 甲.丙}', [("RG310", 4, 5)]),
        (ROW % "乙: 件", [("RG202", 4, 8)]),
        ("甲:\n  指标: 无\n", [("RG203", 2, 3), ("RG202", 2, 7)]),
        ("甲：乙\n", [("RG108", 1, 2)]),
        ("- 甲\n", [("RG202", 1, 1)]),
    ],
)
def test_faults_of_a_catalogue_are_found_at_their_place(text: str, faults: list[tuple[str, int, int]]) -> None:
    """Keys that templates cannot write, missing and wrong fields, ratios without % or with unknown parts."""
    assert read(text) == (None, faults)


@pytest.mark.parametrize(
    ("indicator", "value", "message"),
    [
        ("行政复议.受理", "47", None),
        ("行政复议.受理", "0", None),
        ("行政复议.受理", "-1", "“受理案件”不能是负数"),
        ("行政复议.受理", "4.5", "“受理案件”按件计数，应是整数"),
        ("行政复议.率", "100", None),
        ("行政复议.率", "98.55", None),
        ("行政复议.率", "102", "“审结率”是 102%，超过了 100%"),
        ("行政复议.率", "100.01", "“审结率”是 100.01%，超过了 100%"),
    ],
)
def test_a_figure_must_be_possible(indicator: str, value: str, message: str | None) -> None:
    """Counts are whole, nothing is negative, shares end at 100."""
    catalogue = read(GOOD)[0]
    found = catalogue.get(indicator) if catalogue else None
    assert found is not None

    fault = fit(Figure(Decimal(value)), found)

    assert (fault.message if fault else None) == message
    assert fault is None or fault.code == "RG207"


@pytest.mark.parametrize(
    ("unit", "value", "possible"),
    [
        ("元", "200.55", True),
        ("元", "200.555", False),
        ("万元", "50.123456", True),
        ("万元", "50.1234567", False),
        ("亿元", "0.0123456789", True),
        ("亿元", "0.01234567891", False),
        ("千元", "12.34567", True),
        ("千元", "12.345678", False),
        ("百万元", "1.23456789", True),
        ("百万元", "1.234567891", False),
        ("万亿元", "0.01234567891234", True),
        ("千万美元", "1.234567899", True),
    ],
)
def test_money_comes_to_whole_cents(unit: str, value: str, possible: bool) -> None:
    """分 is the smallest there is, whatever the unit."""
    money = f"    钱: {{名称: 罚没金额, 单位: {unit}, 种类: 金额, 汇总: 求和}}\n"
    catalogue, _ = read(GOOD + money)
    found = catalogue.get("行政复议.钱") if catalogue else None
    assert found is not None

    fault = fit(Figure(Decimal(value), value), found)

    assert (fault is None) is possible
    assert fault is None or fault.message == f"“罚没金额”是 {value}{unit}，金额最小到分"


def test_a_ratio_may_be_without_limit() -> None:
    """上限: 无 lifts it: rates of fulfilment go beyond 100."""
    catalogue, faults = read(GOOD.replace("汇总: 比率,", "汇总: 比率, 上限: 无,"))
    rate = catalogue.get("行政复议.率") if catalogue else None

    assert faults == []
    assert rate is not None
    assert fit(Figure(Decimal(180)), rate) is None


def test_the_shipped_catalogue_is_sound() -> None:
    """No finding; each indicator has its meaning; names are unique within a theme; money is in 元."""
    path = ROOT / "templates/national/indicators.yaml"
    outcome = read_catalogue([Source("indicators.yaml", path.read_text(encoding="utf-8"))])

    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert [i.path for i in outcome.value if not i.meaning.endswith("。")] == []
    for theme in outcome.value.themes.values():
        assert len({i.name for i in theme.indicators.values()}) == len(theme.indicators)
    assert {i.unit for i in outcome.value if i.kind == "金额"} == {"元"}
