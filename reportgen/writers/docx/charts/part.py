"""The part of a chart: its drawing with cached figures, which is whole without the workbook, and the way to that.

Written by hand: openpyxl's charts leave out what Word and LibreOffice need here (docs/architecture.md).
"""

from __future__ import annotations

from reportgen.document.charts import BARS, LINES, PIE
from reportgen.document.nodes import Chart, Series
from reportgen.facts.numerals import plain as digits
from reportgen.packs.layout import Face, Layout
from reportgen.writers.docx.charts import looks
from reportgen.writers.docx.charts.drawingml import (
    NO_LINE,
    area,
    filled,
    flag,
    line,
    marker,
    numbers,
    rich_text,
    shape,
    text_properties,
    texts,
)
from reportgen.writers.docx.charts.formats import GENERAL, axis_format, formats
from reportgen.writers.docx.charts.labels import first_slice, label_places, labels_fit
from reportgen.writers.docx.charts.workbook import column
from reportgen.writers.docx.ooxml import R, escape

WORKBOOK_ID = "rId1"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CATEGORY_AXIS, _VALUE_AXIS = 10, 20
_MUCH = 80
"""Per cent from which an axis goes up to 100, and no further."""


def chart_xml(chart: Chart, layout: Layout) -> bytes:
    """The part; the same chart and layout give the same bytes."""
    face = layout.body_face
    heading = looks.heading(chart)
    place = '<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.004"/><c:y val="0.012"/>'
    title = (
        f"<c:title>{rich_text(heading, face, looks.TEXT)}<c:layout>{place}</c:manualLayout></c:layout>"
        f"{flag('overlay', 0)}</c:title>{flag('autoTitleDeleted', 0)}"
        if heading
        else flag("autoTitleDeleted", 1)
    )
    legend = (
        f"<c:legend>{flag('legendPos', 'b')}{flag('overlay', 0)}{text_properties(face, looks.TEXT)}</c:legend>"
        if looks.has_legend(chart)
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{R}">{flag("date1904", 0)}'
        f"{flag('lang', 'zh-CN')}{flag('roundedCorners', 0)}<c:chart>{title}<c:plotArea><c:layout/>"
        f"{_plot(chart, layout)}{shape('<a:noFill/>' + NO_LINE)}</c:plotArea>{legend}{flag('plotVisOnly', 1)}"
        f"{flag('dispBlanksAs', 'gap')}</c:chart>{shape('<a:noFill/>' + NO_LINE)}"
        f'{text_properties(face, looks.TEXT)}<c:externalData r:id="{WORKBOOK_ID}">{flag("autoUpdate", 0)}'
        "</c:externalData></c:chartSpace>"
    ).encode()


def _plot(chart: Chart, layout: Layout) -> str:
    """The drawing itself and its axes."""
    rows = "".join(_series(chart, index, layout) for index in range(len(chart.series)))
    if chart.kind == PIE:
        return f"<c:pieChart>{flag('varyColors', 0)}{rows}{flag('firstSliceAng', first_slice(chart))}</c:pieChart>"
    ids = flag("axId", _CATEGORY_AXIS) + flag("axId", _VALUE_AXIS)
    if chart.kind == LINES:
        grouped = flag("grouping", "standard") + flag("varyColors", 0)
        drawn = f"<c:lineChart>{grouped}{rows}{flag('marker', 1)}{ids}</c:lineChart>"
    else:
        direction = flag("barDir", "bar" if chart.kind == BARS else "col")
        drawn = (
            f"<c:barChart>{direction}{flag('grouping', 'clustered')}{flag('varyColors', 0)}{rows}"
            f"{flag('gapWidth', 60)}{flag('overlap', 0)}{ids}</c:barChart>"
        )
    return drawn + _axes(chart, layout.body_face)


def _axes(chart: Chart, face: Face) -> str:
    """Categories at the left or below; of bars the first is at the top. Bars begin at 0, else they would mislead."""
    flat = chart.kind == BARS
    values = [v for series in chart.series for v in series.values if v is not None]
    bounds = flag("max", 100) if chart.unit == "%" and _MUCH < max(values) <= 100 else ""
    bounds += flag("min", 0) if chart.kind != LINES and min(values) >= 0 else ""
    words = text_properties(face, looks.TEXT)
    frame = shape(line(looks.FRAME, 0.75))
    order = f"<c:scaling>{flag('orientation', 'maxMin' if flat else 'minMax')}</c:scaling>"
    category = (
        f"<c:catAx>{flag('axId', _CATEGORY_AXIS)}{order}{flag('delete', 0)}{flag('axPos', 'l' if flat else 'b')}"
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{flag("majorTickMark", "none")}'
        f"{flag('minorTickMark', 'none')}{flag('tickLblPos', 'low')}{frame}{words}{flag('crossAx', _VALUE_AXIS)}"
        f"{flag('crosses', 'autoZero')}{flag('auto', 0)}{flag('lblAlgn', 'ctr')}{flag('lblOffset', 100)}"
        f"{flag('tickLblSkip', 1) if flat else ''}{flag('noMultiLvlLbl', 1)}</c:catAx>"
    )
    grid = f"<c:majorGridlines>{shape(line(looks.GRID, 0.5))}</c:majorGridlines>"
    return category + (
        f"<c:valAx>{flag('axId', _VALUE_AXIS)}<c:scaling>{flag('orientation', 'minMax')}{bounds}</c:scaling>"
        f"{flag('delete', 0)}{flag('axPos', 'b' if flat else 'l')}{grid}"
        f'<c:numFmt formatCode="{escape(axis_format(values))}" sourceLinked="0"/>{flag("majorTickMark", "out")}'
        f"{flag('minorTickMark', 'none')}{flag('tickLblPos', 'nextTo')}{frame}{words}"
        f"{flag('crossAx', _CATEGORY_AXIS)}{flag('crosses', 'max' if flat else 'autoZero')}"
        f"{flag('crossBetween', 'between')}</c:valAx>"
    )


def _series(chart: Chart, index: int, layout: Layout) -> str:
    """One series: its name, looks, labels, categories and figures."""
    series = chart.series[index]
    last = len(chart.categories) + 1
    codes = formats(chart)[index]
    drawn, outline, smooth = "", "", ""
    if chart.kind == PIE:
        drawn = "".join(
            f"<c:dPt>{flag('idx', at)}{flag('bubble3D', 0)}{filled(looks.FILLS[at % len(looks.FILLS)])}</c:dPt>"
            for at in range(len(chart.categories))
        )
    elif chart.kind == LINES:
        stroke = looks.STROKES[index]
        outline = shape(line(stroke.grey, 1.75, stroke.dash)) + marker(stroke)
        smooth = flag("smooth", 0)
    else:
        outline = filled(looks.FILLS[index]) + flag("invertIfNegative", 0)
    name = f"<c:tx>{texts(area(column(index), 1, 1), (series.name,))}</c:tx>"
    categories = f"<c:cat>{texts(area('A', 2, last), chart.categories)}</c:cat>"
    shown = ["" if value is None else digits(value) for value in series.values]
    figures = f"<c:val>{numbers(area(column(index), 2, last), shown, codes)}</c:val>"
    labels = _labels(chart, series, codes, label_places(chart)[index], layout)
    head = flag("idx", index) + flag("order", index) + name
    return f"<c:ser>{head}{outline}{drawn}{labels}{categories}{figures}{smooth}</c:ser>"


def _labels(chart: Chart, series: Series, codes: tuple[str, ...], places: tuple[str, ...], layout: Layout) -> str:
    """The figures beside their points; where there is no room for all, those that are not what they seem (约数)."""
    every = labels_fit(chart, layout)
    pie = chart.kind == PIE
    words = text_properties(layout.body_face, looks.LABEL)
    plainly = all(code == GENERAL for code in codes)
    said = {"showLegendKey": 0, "showVal": 1, "showCatName": int(pie), "showSerName": 0}
    said |= {"showPercent": int(pie and plainly), "showBubbleSize": 0}
    shows = "".join(flag(name, value) for name, value in said.items())
    parting = "<c:separator> </c:separator>" if pie else ""
    usual = places[0]
    ground = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if chart.kind == LINES else "<a:noFill/>"
    behind = shape(ground + NO_LINE)  # a line that runs behind a figure is cut there
    own = "".join(
        f"<c:dLbl>{flag('idx', at)}{flag('delete', 1)}</c:dLbl>"
        if pie and series.values[at] == 0  # its slice has no place; the heading says so
        else f'<c:dLbl>{flag("idx", at)}<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'
        f"{behind}{words}{flag('dLblPos', place)}{shows}{parting}</c:dLbl>"
        for at, (code, place) in enumerate(zip(codes, places))
        if series.values[at] is not None
        and (code != GENERAL or (every and place != usual) or (pie and series.values[at] == 0))
    )
    if not every:
        shows = "".join(flag(name, 0) for name in said)
    # A percentage is printed in the same format as the figure, hence none is named there.
    linked = "" if pie and plainly else '<c:numFmt formatCode="General" sourceLinked="0"/>'
    leaders = flag("showLeaderLines", 1) if pie else ""
    return f"<c:dLbls>{own}{linked}{behind}{words}{flag('dLblPos', usual)}{shows}{parting}{leaders}</c:dLbls>"
