"""What tells series apart on paper without colours, and how large a chart is; literal tables and sums."""

from __future__ import annotations

from reportgen.document.charts import BARS, PIE
from reportgen.document.nodes import Chart, plain
from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple

TEXT, LABEL = 10.5, 9.0
"""Points: 五号 for words, 小五 for the figures in the drawing."""
BLACK, FRAME, GRID = "000000", "404040", "D0D0D0"
MARGIN = 120
"""Twips between the lines that a chart takes and its drawing: room for the descent of its own line."""
GAP = 0.6
"""The blank between two groups of bars, in bars."""
_LEAST_LINES = 8
FRAME_LINES = 2.5
"""Lines of the page that axis, legend and unit take."""


class Fill(NamedTuple):
    """A grey, or black `pattern` on white where one is named."""

    grey: str
    pattern: str = ""


class Stroke(NamedTuple):
    """A line: its grey, its dashes, its marker."""

    grey: str
    dash: str
    marker: str


FILLS = (
    Fill("404040"),
    Fill("D9D9D9"),
    Fill(BLACK, "wdUpDiag"),
    Fill("8C8C8C"),
    Fill(BLACK, "pct20"),
    Fill(BLACK, "narHorz"),
    Fill("FFFFFF"),
    Fill(BLACK, "wdDnDiag"),
    Fill(BLACK, "narVert"),
    Fill("595959"),
    Fill(BLACK, "openDmnd"),
    Fill("B5B5B5"),
)
STROKES = tuple(
    Stroke(BLACK, dash, marker)
    for dash, marker in (
        ("solid", "circle"),
        ("sysDash", "square"),
        ("sysDot", "triangle"),
        ("lgDash", "diamond"),
        ("lgDashDot", "x"),
        ("lgDashDotDot", "star"),
    )
)


def line_count(chart: Chart, layout: Layout) -> int:
    """Lines of the page that a chart takes: more for bars below each other, less than a page with its caption."""
    legend = max(0, len(chart.series) - 4) / 4
    wanted = _LEAST_LINES + legend
    if chart.kind == BARS:
        bars = len(chart.categories) * (len(chart.series) + GAP)
        wanted = FRAME_LINES + legend + bars * (LABEL + 4) * 20 / layout.line
    if chart.kind == PIE:
        wanted = _LEAST_LINES + max(0, len(chart.categories) - 6) / 3
    return max(1, min(max(_LEAST_LINES, round(wanted)), layout.lines - 2))


def has_legend(chart: Chart) -> bool:
    """A pie names its slices; a single series that the title names needs no legend."""
    if chart.kind == PIE:
        return False
    return len(chart.series) > 1 or plain(chart.series[0].name) not in plain(chart.title)


def heading(chart: Chart) -> str:
    """What stands at the top left: the unit; of a pie the year that the title does not say, and parts that are 0."""
    parts = [f"单位：{chart.unit}"] if chart.unit else []
    if chart.kind == PIE and plain(chart.series[0].name) not in plain(chart.title):
        parts.insert(0, plain(chart.series[0].name))
    if chart.kind == PIE:
        none = [plain(name) for name, value in zip(chart.categories, chart.series[0].values) if value == 0]
        parts += [f"为0的不占面积：{'、'.join(none)}"] if none else []
    return "　".join(part for part in parts if part)
