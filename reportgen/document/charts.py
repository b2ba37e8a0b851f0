"""Figures to a chart: what is drawn, what is said beside it, and what no chart can show honestly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.document.nodes import Chart, Inlines, Run, Series, plain
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.values import Blank, Figure, Value
from reportgen.origin import Origin, Program
from reportgen.sections.insets import CHARTS, MOST_SERIES, MOST_SLICES
from reportgen.source import Place
from reportgen.tuples import NamedTuple

KINDS = COLUMNS, BARS, LINES, PIE = CHARTS
MOST_YEARS = 5
"""Years that a report's charts show, its own among them."""
_THIN, _MOST_THIN = Decimal("0.03"), 2
_GAPS = (
    (False, "没有那一年的文件", "把那一年的文件放在旁边，可以只填 指标（写 用途: 仅供比较）；确实没有，图上就空着"),
    (True, "那一年的文件里没有填，或者不适用", "补上数就画出来；确实没有，图上就空着"),
)
YEAR = Program("图的年份")
_APPROXIMATE = "约近余多逾超不"
_SCALES = {"万": 4, "亿": 8}


class Measured(NamedTuple):
    """One indicator: its values by year, each with where it comes from. A year that is not there or blank is a gap."""

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
    """A chart of indicators over years; a pie is one year of several indicators. `place` is where it is asked for.

    None where there is nothing to draw: no figure, of a pie none but 0. A figure below 0 makes no slice, which is an
    error of the template. A pie shows a whole: without a part that is not filled in there is none; a part that does
    not apply is no part of it.
    """
    if kind == PIE:
        if unfilled := tuple(_unfilled(rows, years[0])):
            missing = "”“".join(plain(row.name) for row in unfilled)
            message = f"饼图的“{missing}”{years[0]}年没有填，少了它不是整体，这张图没有印"
            return Outcome(None, (_note(message, place, ("填上数；没有发生的填 0，没有这一项的填 不适用",)),))
        rows = [row for row in rows if tuple(_figures(row, years))]
    figures = [figure for row in rows for figure in _figures(row, years)]
    if not figures:
        return Outcome(None)
    if kind == PIE and any(figure.value < 0 for figure in figures):
        hints = ("改用 柱形 或 条形",)
        return Outcome(None, (Diagnostic("RG340", "饼图画不出负数", place, hints),))
    if kind == PIE and not any(figure.value for figure in figures):
        return Outcome(None, (_note(f"饼图的各部分{years[0]}年都是 0，这张图没有印", place),))
    points, unit = _points(years, rows)
    categories: tuple[Inlines, ...] = tuple((Run(f"{year}年", YEAR),) for year in years)
    names = tuple(row.name for row in rows)
    states = tuple(tuple(_state(row.values.get(year)) for year in years) for row in rows)
    if kind == PIE:  # its one series is the year, its parts are the indicators
        categories, names, points, states = names, categories, tuple(zip(*points)), tuple(zip(*states))
    series = tuple(_series(name, row) for name, row in zip(names, points))
    chart = Chart(kind, title, categories, series, unit, _told(kind, unit, categories, series, states))
    return Outcome(chart, tuple(_warnings(chart, place)))


def _note(message: str, place: Place | None, hints: tuple[str, ...] = ()) -> Diagnostic:
    return Diagnostic("RG340", message, place, hints, level=Severity.NOTE)


def _warnings(chart: Chart, place: Place | None) -> Iterator[Diagnostic]:
    """Slices too thin to be told apart; those of 0 are no slices."""
    if chart.kind != PIE:
        return
    values = [value for value in chart.series[0].values if value]
    thin = sum(value < sum(values) * _THIN for value in values)
    if thin > _MOST_THIN:
        message = f"饼图里有 {thin} 份不到 {_THIN:.0%}，标注会叠在一起"
        yield Diagnostic("RG340", message, place, ("改用 条形 或表",), level=Severity.WARNING)


def gaps(years: Mapping[int, bool], rows: Sequence[Measured], place: Place | None) -> Iterator[Diagnostic]:
    """Years on the axis that have no figure; `years` tells of each whether it has a file."""
    missing = [year for year in years if not any(True for row in rows for _ in _figures(row, (year,)))]
    for has_file, why, hint in _GAPS:
        found = [str(year) for year in missing if years[year] is has_file]
        if found:
            yield _note(f"图里 {'、'.join(found)} 年没有数：{why}", place, (hint,))


def _unfilled(rows: Sequence[Measured], year: int) -> Iterator[Measured]:
    for row in rows:
        value = row.values[year][0] if year in row.values else None
        if isinstance(value, Blank) and value.applicable:
            yield row


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


def _state(found: tuple[Value, Origin] | None) -> str:
    """What is said in place of a figure."""
    value = found[0] if found is not None else None
    return NOT_APPLICABLE if isinstance(value, Blank) and not value.applicable else "没有数"


def _told(
    kind: str,
    unit: str,
    categories: tuple[Inlines, ...],
    series: tuple[Series, ...],
    states: tuple[tuple[str, ...], ...],
) -> str:
    """The chart in words: 柱形图，单位：件。受理：2022年没有数，2023年41，2024年47。"""
    head = f"{kind}图，单位：{unit}。" if unit else f"{kind}图。"
    lines = []
    for row, said in zip(series, states):
        cells = (f"{plain(c)}{plain(s) or none}" for c, s, none in zip(categories, row.shown, said))
        lines.append(f"{plain(row.name)}：{'，'.join(cells)}。")
    return head + "".join(lines)


def check_chart(chart: Chart) -> None:
    """A chart that no writer can draw is a fault of whoever made it.

    Raises:
        ValueError: of no known kind, too large, uneven, or without any figure.
    """
    count = len(chart.categories)
    most = MOST_SLICES if chart.kind == PIE else MOST_YEARS
    fits = 0 < count <= most and 0 < len(chart.series) <= (1 if chart.kind == PIE else MOST_SERIES)
    even = all(len(s.values) == len(s.shown) == count for s in chart.series)
    if chart.kind not in KINDS or not fits or not even or all(v is None for s in chart.series for v in s.values):
        raise ValueError(f"no chart can be drawn of this: {chart.kind}, {count} × {len(chart.series)}")
    for series in chart.series:
        if any((value is None) != (not shown) for value, shown in zip(series.values, series.shown)):
            raise ValueError(f"figures and what is shown of them differ: {plain(series.name)}")
