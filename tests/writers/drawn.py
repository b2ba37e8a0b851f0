"""Charts of every kind, with what figures bring along: gaps, 约数, decimals, 万."""

from __future__ import annotations

from writers.small import DOCUMENT, HERE, text

from reportgen.document.charts import Measured, make_chart
from reportgen.document.nodes import Chart, Document, Paragraph
from reportgen.facts.values import Figure, parse_figure

YEARS = (2022, 2023, 2024)


def measured(name: str, unit: str, *figures: str, first: int = 2022) -> Measured:
    """An indicator by year; "" is a gap."""
    values = {}
    for year, typed in enumerate(figures, first):
        if typed:
            figure = parse_figure(typed, unit)
            assert isinstance(figure, Figure), figure
            values[year] = (figure, HERE)
    return Measured(text(name), unit, values)


def made(kind: str, title: str, years: tuple[int, ...], *rows: Measured) -> Chart:
    """A chart of which nothing is said."""
    outcome = make_chart(kind, text(title), years, rows)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


RECEIVED = measured("受理", "件", "41", "43", "300余")
CLOSED = measured("审结<&>", "件", "38", "", "47")
WITHDRAWN = measured("=撤回", "件", "12", "9", "20")
CHARTS = {
    "column": made("柱形", "2022—2024年案件办理情况", YEARS, RECEIVED, CLOSED),
    "bar": made("条形", "近三年案件", YEARS, RECEIVED, CLOSED, WITHDRAWN),
    "line": made("折线", "负责人出庭率", YEARS, measured("负责人出庭率", "%", "98.10", "97.55", "100")),
    "pie": made(
        "饼",
        "2024年结案方式",
        (2024,),
        measured("维持", "件", "120", first=2024),
        measured("调解", "件", "43", first=2024),
        measured("终止", "件", "6", first=2024),
    ),
}


def with_charts(*charts: Chart) -> Document:
    """The small document with charts in its text, the last one in its attachment."""
    words = Paragraph(text("全年办理情况如图。"))
    blocks = tuple(block for chart in charts[:-1] for block in (words, chart))
    attachment = DOCUMENT.attachments[0]._replace(blocks=(words, charts[-1]))
    return DOCUMENT._replace(blocks=(*blocks, words), attachments=(attachment,))
