"""Where figures are printed beside their points, and whether there is room for them."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import accumulate, combinations

from reportgen.document.charts import BARS, COLUMNS, LINES, PIE
from reportgen.document.nodes import Chart, plain
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.writers.docx.charts.looks import FRAME_LINES, GAP, LABEL, line_count

_AXIS = 60
"""Points of the width that the values' axis takes."""
_MOST_LINES = 3
"""Lines that may all carry their figures."""
_LOW, _NEAR = Decimal("0.15"), Decimal("0.12")
"""Shares of the greatest figure: so low that a label below would meet the axis, so near that it would meet another."""
_RADIUS = 95
"""Points from the middle of a pie to its labels."""
_STEP = 15


def labels_fit(chart: Chart, layout: Layout) -> bool:
    """Whether every figure can be printed beside its point."""
    widest = max((width(plain(text)) for s in chart.series for text in s.shown), default=0.0) * LABEL
    count, rows = len(chart.categories), len(chart.series)
    bars = count * (rows + GAP if rows > 1 else 1)
    across = layout.box_width / 20 - _AXIS
    if chart.kind == COLUMNS:
        return widest <= across / bars * 1.1
    if chart.kind == BARS:
        return (line_count(chart, layout) - FRAME_LINES) * layout.line / 20 / bars >= LABEL
    return chart.kind == PIE or (rows <= _MOST_LINES and widest <= across / count)


def label_places(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """Where each figure stands: outside bars and slices; of lines above the highest point, below the lowest."""
    if chart.kind != LINES:
        return (("outEnd",) * len(chart.categories),) * len(chart.series)
    top = max(abs(value) for s in chart.series for value in s.values if value is not None)
    columns = [_beside_lines(column, top) for column in zip(*(s.values for s in chart.series))]
    return tuple(zip(*columns))


def _beside_lines(column: tuple[Decimal | None, ...], top: Decimal) -> tuple[str, ...]:
    """The points of one category: t above the line, b below it where the one above is near, r where both are."""
    known = [(value, index) for index, value in enumerate(column) if value is not None]
    order = sorted(known, key=lambda point: (-point[0], point[1]))
    below = [value for value, _ in order[2:]] + [Decimal(0)]
    places = ["t"] * len(column)
    for (above, _), (value, index), least in zip(order, order[1:], below):
        if above - value < top * _NEAR:
            places[index] = "b" if value - least > top * _LOW else "r"
    return tuple(places)


def first_slice(chart: Chart) -> int:
    """The angle at which a pie begins, so that the labels of its slices meet as little as they can."""
    return min(range(0, 360, _STEP), key=lambda angle: (_meetings(chart, angle), angle))


def _meetings(chart: Chart, angle: int) -> int:
    """How many pairs of labels lie on each other."""
    (series,) = chart.series
    values = [value or Decimal(0) for value in series.values]
    total = float(sum(values)) or 1.0
    ends = [0.0, *accumulate(float(value) / total for value in values)]
    boxes = []
    for name, shown, start, end in zip(chart.categories, series.shown, ends, ends[1:]):
        if shown and end > start:
            turn = math.radians(angle) + math.pi * (start + end)
            wide = (width(plain(name) + plain(shown)) + 3) * LABEL
            left = math.sin(turn) * _RADIUS - (wide if math.sin(turn) < 0 else 0)
            boxes.append((left, left + wide, -math.cos(turn) * _RADIUS))
    pairs = combinations(boxes, 2)
    return sum(a[0] < b[1] and b[0] < a[1] and abs(a[2] - b[2]) < LABEL * 1.3 for a, b in pairs)
