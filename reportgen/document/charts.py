"""Figures to a chart: what is drawn, what is said beside it, and what no chart can show honestly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome, Severity, near
from reportgen.document.nodes import Chart, Inlines, Run, Series, plain
from reportgen.facts.values import Figure, Value
from reportgen.origin import Origin, Program
from reportgen.sections.insets import CHARTS
from reportgen.source import Place

KINDS = COLUMNS, BARS, LINES, PIE = CHARTS
MOST_SERIES, MOST_CATEGORIES, MOST_SLICES = 12, 40, 12
"""What a page of black and white can tell apart."""
MOST_YEARS = 5
"""Years that a report's charts show, its own among them."""
_THIN, _MOST_THIN = Decimal("0.03"), 2
YEAR = Program("图的年份")
_APPROXIMATE = "约近余多逾超不"
_SCALES = {"万": 4, "亿": 8}


class Measured(NamedTuple):
    """One indicator: its figures by year, each with where it comes from. A year that is not there or blank is a gap."""

    name: Inlines
    unit: str
    values: Mapping[int, tuple[Value, Origin]]


class _Point(NamedTuple):
    value: Decimal
    shown: Run


_Row = tuple[_Point | None, ...]


def make_chart(
    kind: str, title: Inlines, years: Sequence[int], rows: Sequence[Measured], place: Place | None = None
) -> Outcome[Chart]:
    """A chart of indicators over years; a pie is one year of several indicators. `place` is where it is asked for."""
    faults = tuple(Diagnostic("RG340", message, place, hints) for message, hints in _faults(kind, years, rows))
    if faults:
        return Outcome(None, faults[:1])
    points, unit = _points(years, rows)
    categories: tuple[Inlines, ...] = tuple((Run(f"{year}年", YEAR),) for year in years)
    names = tuple(row.name for row in rows)
    if kind == PIE:  # its one series is the year, its parts are the indicators
        categories, names, points = names, categories, tuple(zip(*points))
    series = tuple(_series(name, row) for name, row in zip(names, points))
    chart = Chart(kind, title, categories, series, unit, _told(kind, unit, categories, series))
    return Outcome(chart, tuple(_warnings(chart, place)))


def _warnings(chart: Chart, place: Place | None) -> Iterator[Diagnostic]:
    """Slices too thin to be told apart."""
    if chart.kind != PIE:
        return
    values = [value for value in chart.series[0].values if value is not None]
    thin = sum(value < sum(values) * _THIN for value in values)
    if thin > _MOST_THIN:
        message = f"饼图里有 {thin} 份不到 {_THIN:.0%}，标注会叠在一起"
        yield Diagnostic("RG340", message, place, ("改用 条形 或表",), level=Severity.WARNING)


def _faults(kind: str, years: Sequence[int], rows: Sequence[Measured]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What keeps it from being drawn, with hints; the first is what people are told."""
    units = tuple(dict.fromkeys(row.unit for row in rows))
    figures = [figure for row in rows for figure in _figures(row, years)]
    if kind not in KINDS:
        yield f"没有“{kind}”这种图", near(kind, KINDS) or (f"可以写 {'、'.join(KINDS)}",)
    elif len(units) > 1:
        named = "、".join(unit or "（没有单位）" for unit in units)
        yield f"一张图里的单位不一样：{named}", ("单位不同的指标分别画图",)
    elif len(rows) > MOST_SERIES:
        yield f"一张图最多画 {MOST_SERIES} 个指标，这里有 {len(rows)} 个", ("分成几张图，或者改用表",)
    elif len(years) > MOST_CATEGORIES:
        yield f"一张图最多画 {MOST_CATEGORIES} 年，这里有 {len(years)} 年", ("少画几年，或者改用表",)
    elif not figures:
        yield "没有可画的数", ("这些指标在这几年都还没有填，或者不适用；填上数，或删去这张图",)
    elif kind == PIE:
        yield from _pie_faults(years, rows, figures)


def _pie_faults(
    years: Sequence[int], rows: Sequence[Measured], figures: Sequence[Figure]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(years) > 1:
        yield f"饼图只能画一年的数，这里有 {len(years)} 年", ("比较几年用 柱形 或 折线",)
    elif len(rows) < 2:
        yield "饼图要有几个部分，这里只有一个指标", ("写出合起来是一个整体的几个指标",)
    elif any(figure.value < 0 for figure in figures):
        yield "饼图画不出负数", ("改用 柱形 或 条形",)
    elif not any(figure.value for figure in figures):
        yield "饼图的各部分都是 0", ("改用表，或删去这张图",)


def _figures(row: Measured, years: Sequence[int]) -> Iterator[Figure]:
    for year in years:
        value = row.values[year][0] if year in row.values else None
        if isinstance(value, Figure):
            yield value


def _points(years: Sequence[int], rows: Sequence[Measured]) -> tuple[tuple[_Row, ...], str]:
    """The figures row by row, and their unit: all in 万 or 亿 where all are given so."""
    unit = rows[0].unit
    scale = _scale([figure for row in rows for figure in _figures(row, years)])
    points = tuple(tuple(_point(row.values.get(year), scale) for year in years) for row in rows)
    return points, scale + unit


def _scale(figures: Sequence[Figure]) -> str:
    """万 or 亿 where every figure but 0 is an exact one that ends in it."""
    found = {str(figure)[-1:] for figure in figures if figure.value}
    if len(found) == 1 and not any(figure.approx for figure in figures):
        (last,) = found
        return last if last in _SCALES else ""
    return ""


def _point(found: tuple[Value, Origin] | None, scale: str) -> _Point | None:
    figure, origin = found or (None, YEAR)
    if not isinstance(figure, Figure):
        return None
    text = str(figure)
    if figure.approx and not any(mark in text for mark in _APPROXIMATE):
        text = f"约{text}"
    return _Point(figure.value.scaleb(-_SCALES.get(scale, 0)), Run(text.removesuffix(scale), origin))


def _series(name: Inlines, row: _Row) -> Series:
    shown = tuple((point.shown,) if point else () for point in row)
    return Series(name, tuple(point.value if point else None for point in row), shown)


def _told(kind: str, unit: str, categories: tuple[Inlines, ...], series: tuple[Series, ...]) -> str:
    """The chart in words: 柱形图，单位：件。受理：2023年41，2024年47。"""
    head = f"{kind}图，单位：{unit}。" if unit else f"{kind}图。"
    lines = []
    for row in series:
        cells = (f"{plain(c)}{plain(s) if s else '无数'}" for c, s in zip(categories, row.shown))
        lines.append(f"{plain(row.name)}：{'，'.join(cells)}。")
    return head + "".join(lines)


def check_chart(chart: Chart) -> None:
    """A chart that no writer can draw is a fault of whoever made it.

    Raises:
        ValueError: of no known kind, too large, uneven, or without any figure.
    """
    count = len(chart.categories)
    most = MOST_SLICES if chart.kind == PIE else MOST_CATEGORIES
    fits = 0 < count <= most and 0 < len(chart.series) <= (1 if chart.kind == PIE else MOST_SERIES)
    even = all(len(s.values) == len(s.shown) == count for s in chart.series)
    if chart.kind not in KINDS or not fits or not even or all(v is None for s in chart.series for v in s.values):
        raise ValueError(f"no chart can be drawn of this: {chart.kind}, {count} × {len(chart.series)}")
    for series in chart.series:
        if any((value is None) != (not shown) for value, shown in zip(series.values, series.shown)):
            raise ValueError(f"figures and what is shown of them differ: {plain(series.name)}")
