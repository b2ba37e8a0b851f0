"""Figures of units added up, against sums that Python makes by itself."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.covering import manner_of
from reportgen.facts.indicators import Catalogue
from reportgen.facts.ranges import range_of
from reportgen.facts.values import Figure, parse_figure
from reportgen.packs.load import load_pack
from reportgen.packs.search import builtin_root, pack_names
from reportgen.rollup.adding import Line, Sums, rule_of
from reportgen.rollup.units import COUNTED, Row, UnitFigures
from reportgen.source import Source

TEXT = """
甲:
  名称: 主题
  指标:
    收: {名称: 收, 单位: 件, 种类: 计数, 汇总: 求和}
    结: {名称: 结, 单位: 件, 种类: 计数, 汇总: 求和}
    率: {名称: 率, 单位: "%", 种类: 比率, 汇总: 比率, 分子: 甲.结, 分母: 甲.收}
    高: {名称: 高, 单位: 层, 种类: 计数, 汇总: 最大}
    额: {名称: 额, 单位: 元, 种类: 金额, 汇总: 求和}
    项: {名称: 项, 单位: 项, 种类: 计数, 汇总: 不汇总}
    占: {名称: 占, 单位: "%", 种类: 比率, 汇总: 求和}
"""
MEASURES = {"收": "件", "结": "件", "率": "%", "高": "层", "额": "元", "项": "项", "占": "%"}


def catalogue() -> Catalogue:
    found = read_catalogue([Source("indicators.yaml", TEXT)])
    assert found.value is not None, found.diagnostics
    return found.value


def row(path: str, text: str, measure: str) -> Row:
    figure = parse_figure(text, measure)
    if not isinstance(figure, Figure):
        return Row(path, 1, text, measure, None)
    return Row(path, 1, text, measure, range_of(figure), manner_of(figure))


def unit(name: str, **figures: str) -> UnitFigures:
    rows = tuple(row(f"甲.{key}", text, MEASURES[key]) for key, text in figures.items() if text)
    return UnitFigures(f"{name}.yaml", COUNTED, name, rows=rows)


def added(*units: UnitFigures) -> dict[str, Line]:
    sums = Sums(catalogue())
    assert not [strange for each in units for strange in sums.add(each)]
    return {line.indicator.key: line for line in sums.lines()}


@pytest.mark.parametrize(
    ("units", "key", "text"),
    [
        ([{"收": "40"}, {"收": "41"}], "收", "81"),
        ([{"收": "300余"}, {"收": "20"}], "收", "逾320"),
        ([{"收": "不适用"}, {"收": "20"}], "收", "20"),
        ([{"收": "不适用"}], "收", ""),
        ([{"高": "3"}, {"高": "7"}, {"高": "5"}], "高", "7"),
        ([{"高": "3"}, {"高": "近20"}], "高", "约20"),
        ([{"收": "近500"}, {}], "收", "近500"),
        ([{"项": "3"}, {"项": "4"}], "项", ""),
        ([{"占": "30"}, {"占": "40"}], "占", ""),
        ([{"收": "4", "结": "3"}, {"收": "5", "结": "3"}], "率", "66.67"),
        ([{"收": "4", "结": "3"}, {}], "率", "75"),
        ([{"收": "4", "结": "3"}, {"收": "5"}], "率", ""),
        ([{"收": "4余", "结": "3"}], "率", ""),
        ([{"收": "0", "结": "0"}], "率", ""),
        ([{"收": "3", "结": "4"}], "率", ""),
        ([{"收": "4", "结": "不适用"}], "率", "0"),
        ([{"率": "80"}], "率", ""),
    ],
)
def test_rules(units: list[dict[str, str]], key: str, text: str) -> None:
    """Sums, the greatest, ratios of sums; nothing where a number would be a guess."""
    lines = added(*(unit(str(n), **figures) for n, figures in enumerate(units)))

    assert lines[key].text == text


def test_a_ratio_of_other_units_is_told_not_written() -> None:
    """The quotient of sums that different units stand behind would be a number of nobody."""
    line = added(unit("一", 收="4", 结="3"), unit("二", 收="5"))["率"]

    assert line.told
    assert line.note == "1 个单位的分子、分母没有填全；填全的 1 个单位合起来是 75%"


def test_who_left_a_figure_out_is_counted_and_named() -> None:
    """Three are named, all are counted; 不适用 is no gap."""
    line = added(unit("一", 收="4"), unit("二", 收="不适用"), *(unit(n) for n in ("三", "四", "五", "六")))["收"]

    assert (line.reported, line.declined, line.left_out, line.first) == (1, 1, 4, ("三", "四", "五"))


@pytest.mark.parametrize(
    ("strange", "message"),
    [
        (row("甲.收", "3", "宗"), "这里以宗计，汇总以件计"),
        (row("乙.收", "3", "件"), "汇总所用的目录里没有这个指标"),
    ],
)
def test_what_is_counted_in_something_else_is_not_added(strange: Row, message: str) -> None:
    """It is told, with the reason."""
    sums = Sums(catalogue())

    assert [s.message for s in sums.add(UnitFigures("一.yaml", COUNTED, "一", rows=(strange,)))] == [message]
    assert not list(sums.lines())


def test_money_in_ten_thousands_is_converted() -> None:
    """12.5万元 is 125000元."""
    sums = Sums(catalogue())
    for text, measure in (("12.5", "万元"), ("30", "元")):
        sums.add(UnitFigures("一.yaml", COUNTED, "一", rows=(row("甲.额", text, measure),)))

    assert [line.text for line in sums.lines()] == ["125030"]


@pytest.mark.parametrize("name", pack_names((builtin_root(),)))
def test_the_rules_of_the_shipped_catalogues(name: str) -> None:
    """Shares are never summed, and those that are quotients say of what; things counted are sums or a mere list."""
    pack = load_pack(name, (builtin_root(),)).value
    assert pack is not None
    quotients = {rate.path for rate in pack.catalogue.rates}

    for indicator in pack.catalogue:
        rules = ("比率", "不汇总") if indicator.unit == "%" else ("求和", "最大", "不汇总")
        assert rule_of(indicator) in rules, indicator.path
        assert (rule_of(indicator) == "比率") == (indicator.path in quotients), indicator.path


EXACT = st.one_of(st.none(), st.just("不适用"), st.integers(0, 10**9).map(str))
ANY = st.one_of(EXACT, st.integers(1, 9999).map("{}余".format), st.integers(1, 9999).map("近{}".format))


@given(st.lists(st.tuples(EXACT, EXACT, EXACT), min_size=1, max_size=30))
def test_exact_sums_are_those_of_python(rows: list[tuple[str | None, str | None, str | None]]) -> None:
    """Whatever is left out or does not apply, what is written is the sum, and the counts are the counts."""
    lines = added(*(unit(str(n), 收=a or "", 结=b or "", 高=c or "") for n, (a, b, c) in enumerate(rows)))
    for index, key, together in ((0, "收", sum), (1, "结", sum), (2, "高", max)):
        given_ = [row[index] for row in rows]
        numbers = [int(text) for text in given_ if text and text.isdecimal()]
        counts = Counter("数" if text and text.isdecimal() else text for text in given_)
        line = lines.get(key)
        assert (line.text if line else "") == (str(together(numbers)) if numbers else "")
        if line:
            assert (line.reported, line.declined, line.left_out) == (counts["数"], counts["不适用"], counts[None])


@given(st.lists(ANY, min_size=1, max_size=30))
def test_approximate_sums_hold_every_sum_that_may_be(texts: list[str | None]) -> None:
    """The lowest and the highest of all possible true numbers lie in what is written."""
    line = added(*(unit(str(n), 收=text or "") for n, text in enumerate(texts))).get("收")
    ranges = [range_of(f) for text in texts if isinstance(f := parse_figure(text or "", "件"), Figure)]
    low, high = (sum(ends, Decimal(0)) for ends in zip(*ranges)) if ranges else (Decimal(0), Decimal(0))
    if line is None or not line.text:
        assert not ranges
        return
    figure = parse_figure(line.text, "件")
    assert isinstance(figure, Figure)
    assert range_of(figure).low <= low
    assert high <= range_of(figure).high
