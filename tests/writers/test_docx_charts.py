"""Charts in a .docx: their parts, the workbook behind them, and what programs read of them."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.chart.reader import read_chart
from openpyxl.xml.functions import fromstring
from writers.drawn import CHARTS, YEARS, made, measured, with_charts
from writers.small import DOCUMENT, LAYOUT, W, part, parts, pretty, text

from reportgen.document.nodes import Chart, Series, plain
from reportgen.document.walk import chart_rows
from reportgen.sections.insets import MOST_SERIES, MOST_SLICES
from reportgen.writers.docx.charts.figure import figure
from reportgen.writers.docx.charts.formats import axis_format, number_format
from reportgen.writers.docx.charts.labels import first_slice, label_places, labels_fit
from reportgen.writers.docx.charts.looks import FILLS, STROKES, heading, line_count
from reportgen.writers.docx.charts.part import chart_xml
from reportgen.writers.docx.charts.workbook import workbook
from reportgen.writers.docx.write import write_docx

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
KINDS = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
ALL = with_charts(*CHARTS.values())


def drawn(chart: Chart) -> etree._Element:
    """The part of a chart as a tree."""
    return etree.fromstring(chart_xml(chart, LAYOUT))


def sheet(chart: Chart):
    """The sheet of its workbook."""
    return openpyxl.load_workbook(io.BytesIO(workbook(chart)))["Sheet1"]


@pytest.mark.parametrize("name", CHARTS)
def test_the_part_of_each_kind(golden, name):
    """Columns, bars, lines and a pie, whole, as goldens."""
    golden(f"chart-{name}.xml", pretty(drawn(CHARTS[name])))


def test_the_place_in_the_text(golden):
    """The drawing, as wide as the box, kept with its caption, with its text for the blind."""
    xml = figure(CHARTS["column"], 3, LAYOUT).xml
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://r"'
    golden("figure.xml", pretty(etree.fromstring(f"<w:body {names}>{xml}</w:body>")))


# Children in the order of ECMA-376 Part 1, 21.2, as far as they can come up here.
ORDER = {
    "chartSpace": "date1904 lang roundedCorners style chart spPr txPr externalData printSettings",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "title": "tx layout overlay spPr txPr",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "plotArea": "layout barChart lineChart pieChart catAx valAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "pieChart": "varyColors ser dLbls firstSliceAng",
    "ser": "idx order tx spPr invertIfNegative marker explosion dPt dLbls trendline errBars cat val smooth",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
    "separator showLeaderLines leaderLines",
    "dLbl": "idx layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator",
    "catAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses crossBetween majorUnit",
    "scaling": "logBase orientation max min",
    "numCache": "formatCode ptCount pt",
    "strCache": "ptCount pt",
    "marker": "symbol size spPr",
}


@KINDS
def test_elements_stand_in_the_order_of_the_schema(chart):
    """Word refuses a file whose elements stand in another order."""
    for element in drawn(chart).iter():
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if name in ORDER and children:
            known = ORDER[name].split()
            assert set(children) <= set(known), f"{name} holds {set(children) - set(known)}"
            places = [known.index(child) for child in children]
            assert places == sorted(places), f"{name}: {children}"


@KINDS
def test_openpyxl_reads_the_chart(chart):
    """Another program's reader takes the part for the chart that it is."""
    root = drawn(chart)
    root.remove(root.find(f"{C}externalData"))  # openpyxl knows its id without a namespace only
    found = read_chart(ChartSpace.from_tree(fromstring(etree.tostring(root))))

    names = {"柱形": "barChart", "条形": "barChart", "折线": "lineChart", "饼": "pieChart"}
    assert found.tagname == names[chart.kind]
    assert len(found.series) == len(chart.series)
    assert getattr(found, "barDir", None) == {"柱形": "col", "条形": "bar"}.get(chart.kind)


def at(reference: str) -> list[str]:
    """The cells of a reference: Sheet1!$B$2:$B$4 is B2 to B4."""
    name, _, cells = reference.partition("!")
    assert name == "Sheet1"
    first, _, last = cells.replace("$", "").partition(":")
    column = first[0]
    return [f"{column}{row}" for row in range(int(first[1:]), int((last or first)[1:]) + 1)]


@KINDS
def test_the_workbook_holds_what_the_chart_shows(chart):
    """Each reference leads to cells that equal its cache, formats too; no cell is a formula, none is left over."""
    cells = sheet(chart)
    met = set()
    for ref in (*drawn(chart).iter(f"{C}strRef"), *drawn(chart).iter(f"{C}numRef")):
        names = at(ref.find(f"{C}f").text)
        met.update(names)
        cache = ref[1]
        points = {int(p.get("idx")): p for p in cache.findall(f"{C}pt")}
        assert int(cache.find(f"{C}ptCount").get("val")) == len(names)
        for index, name in enumerate(names):
            cell, point = cells[name], points.get(index)
            if point is None:
                assert cell.value is None
            elif ref.tag == f"{C}strRef":
                assert (cell.data_type, cell.value) == ("s", point.find(f"{C}v").text)
            else:
                assert (cell.data_type, str(cell.value)) == ("n", point.find(f"{C}v").text)
                assert cell.number_format == point.get("formatCode", "General")
    assert {cell.coordinate for row in cells for cell in row if cell.value is not None} <= met


def test_the_workbook_is_the_table_of_the_chart():
    """The same rows as `chart_rows`, the figures as numbers."""
    chart = CHARTS["column"]
    rows = [[cell.value for cell in row] for row in sheet(chart)]

    assert rows == [[None, "受理", "审结<&>"], ["2022年", 41, 38], ["2023年", 43, None], ["2024年", 300, 47]]
    shown = [[plain(cell) for cell in row] for row in chart_rows(chart)]
    assert shown[0] == ["单位：件", "受理", "审结<&>"]
    assert shown[1:] == [["2022年", "41", "38"], ["2023年", "43", ""], ["2024年", "300余", "47"]]


@pytest.mark.parametrize(
    ("value", "shown", "expected"),
    [
        ("47", "47", "General"),
        ("-5", "-5", "General"),
        ("97.55", "97.55", "General"),
        ("26.1", "26.10", "0.00"),
        ("300", "300余", '0"余"'),
        ("300", "约300", '"约"0'),
        ("25000", "2.5万", '"2.5万";"2.5万";"2.5万"'),
        ("60000000", "6000万余", '"6000万余";"6000万余";"6000万余"'),
        ("3", '3"', '0"”"'),
        ("0", "无", '"无";"无";"无"'),
    ],
)
def test_figures_are_printed_as_typed(value, shown, expected):
    """By a number format, so that a label follows its cell; what no format can say is said literally."""
    assert number_format(Decimal(value), shown) == expected


def test_the_package_knows_its_charts():
    """Relationships, content types and numbers: every chart of the text and of attachments, each with a workbook."""
    data = write_docx(ALL, LAYOUT)
    found = parts(data)
    document = docx.Document(io.BytesIO(data))
    names = [graphic.get(f"{{{NAMESPACE}}}id") for graphic in document.element.body.iter(f"{C}chart")]
    targets = [document.part.rels[name].target_part for name in names]

    assert [str(target.partname) for target in targets] == [f"/word/charts/chart{n}.xml" for n in range(1, 5)]
    assert [target.blob for target in targets] == [chart_xml(chart, LAYOUT) for chart in CHARTS.values()]
    for number, (target, chart) in enumerate(zip(targets, CHARTS.values()), 1):
        (relation,) = target.rels.values()
        assert relation.rId == etree.fromstring(target.blob).find(f"{C}externalData").get(f"{{{NAMESPACE}}}id")
        assert relation.target_part.blob == found[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
        assert relation.target_part.blob == workbook(chart)
        assert relation.target_part.content_type.endswith("spreadsheetml.sheet")
    captions = [p.text for p in document.paragraphs if p.style.name.lower() == "caption"]
    assert captions == [f"图{n}　{plain(chart.title)}" for n, chart in enumerate(CHARTS.values(), 1)]
    told = [inline.find(f"{WP}docPr") for inline in document.element.body.iter(f"{WP}inline")]
    assert [int(properties.get("id")) for properties in told] == [1, 2, 3, 4]
    assert [properties.get("descr") for properties in told] == [chart.alt for chart in CHARTS.values()]


NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_chart_stays_with_its_caption_and_on_whole_lines():
    """keepNext, the width of the box, and a height that a whole number of lines holds."""
    root = part(write_docx(ALL, LAYOUT))
    for inline, chart in zip(root.iter(f"{WP}inline"), CHARTS.values()):
        place = next(inline.iterancestors(f"{W}p"))
        line = place.find(f"{W}pPr/{W}spacing")
        tall = int(line.get(f"{W}line"))
        extent = inline.find(f"{WP}extent")

        assert line.get(f"{W}lineRule") == "atLeast"
        assert tall == line_count(chart, LAYOUT) * LAYOUT.line
        assert int(extent.get("cx")) == LAYOUT.box_width * 635
        assert tall - 200 < int(extent.get("cy")) / 635 < tall
        assert place.getnext().find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"
    styles = part(write_docx(ALL, LAYOUT), "word/styles.xml")
    kept = styles.find(f"{W}style[@{W}styleId='GwFigure']/{W}pPr/{W}keepNext")
    assert kept is not None


def test_no_colour_and_every_face_set():
    """Greys alone; the face of the body text in all three slots wherever letters are set."""
    for chart in CHARTS.values():
        colours = {el.get("val") for el in drawn(chart).iter(f"{A}srgbClr")}
        assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)
        for letters in (*drawn(chart).iter(f"{A}defRPr"), *drawn(chart).iter(f"{A}rPr")):
            faces = [letters.find(f"{A}{slot}").get("typeface") for slot in ("latin", "ea", "cs")]
            assert faces == [LAYOUT.body_face.name] * 3


def test_series_look_unlike_each_other():
    """Surfaces for all slices and lines for all series, no two alike; both dashes and markers differ."""
    assert len(set(FILLS)) == len(FILLS) == MOST_SLICES
    assert len({s.dash for s in STROKES}) == len({s.marker for s in STROKES}) == len(STROKES) == MOST_SERIES


def test_a_slice_of_zero_is_named_where_it_can_be_read():
    """It has no surface, and its label would lie on another's: the words above the pie say it."""
    parts = (measured(n, "件", v, first=2024) for n, v in (("维持", "20"), ("撤销", "0"), ("终止", "5")))
    chart = made("饼", "2024年结案", (2024,), *parts)
    root = drawn(chart)

    assert heading(chart) == "单位：件　为0的不占面积：撤销"
    assert [el.find(f"{C}idx").get("val") for el in root.findall(f".//{C}dLbl[{C}delete]")] == ["1"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("9999999", "5"), "General"),
        (("12345678", "5"), r'0\.0,"万"'),
        (("-1234567890123",), r'0\.00,,"亿"'),
        ((), "General"),
    ],
)
def test_an_axis_of_large_amounts_counts_in_ten_thousands(values, code):
    """13 digits at each of its lines leave a drawing no room."""
    assert axis_format([Decimal(value) for value in values]) == code


def test_a_gap_is_a_gap():
    """No point, no label, and not drawn as 0."""
    root = drawn(CHARTS["column"])
    second = root.findall(f".//{C}ser")[1]

    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert [p.get("idx") for p in second.findall(f"{C}val//{C}pt")] == ["0", "2"]


def test_bars_begin_at_nothing_and_lines_where_they_lie():
    """A bar cut off at its foot would mislead; of negative figures nothing is cut off. Per cent end at 100."""
    low = made("柱形", "甲", YEARS, measured("温度", "度", "-5", "3", "4"))
    least = [drawn(c).find(f".//{C}valAx/{C}scaling/{C}min") for c in (*list(CHARTS.values())[:3], low)]
    most = drawn(CHARTS["line"]).find(f".//{C}valAx/{C}scaling/{C}max")

    assert [found is not None for found in least] == [True, True, False, False]
    assert most.get("val") == "100"


def test_approximate_figures_are_said_even_where_labels_are_left_out():
    """In a chart too full for labels, 约数 and 万 keep theirs."""
    rows = [measured(f"指标{n}", "件", *(["1000"] * 4), "300余" if n == 3 else "12000", first=2020) for n in range(6)]
    chart = made("柱形", "六个指标", tuple(range(2020, 2025)), *rows)
    root = drawn(chart)

    assert not labels_fit(chart, LAYOUT)
    assert {el.get("val") for el in root.findall(f".//{C}dLbls/{C}showVal")} == {"0"}
    (said,) = root.findall(f".//{C}dLbl")
    assert said.find(f"{C}numFmt").get("formatCode") == '0"余"'
    assert said.find(f"{C}showVal").get("val") == "1"


def test_percent_stands_only_beside_exact_figures():
    """A share of 300余 is no share."""
    exact, about = (
        made("饼", "结案", (2024,), measured("甲", "件", typed, first=2024), measured("乙", "件", "20", first=2024))
        for typed in ("30", "300余")
    )

    assert drawn(exact).find(f".//{C}dLbls/{C}showPercent").get("val") == "1"
    assert drawn(about).find(f".//{C}dLbls/{C}showPercent").get("val") == "0"


def test_labels_of_lines_give_way_to_each_other():
    """The highest above; one that is near below it, where there is room, else at its right."""
    rows = [measured(n, "件", *f) for n, f in (("甲", ("141", "143", "160")), ("乙", ("138", "20", "150")))]
    chart = made("折线", "甲", YEARS, *rows, measured("丙", "件", "12", "9", "148"))

    assert label_places(chart) == (("t", "t", "t"), ("b", "t", "r"), ("t", "r", "b"))


def test_a_pie_is_turned_until_its_labels_part():
    """Thin slices lie at the side, where their names stand one below another; a roomy pie begins at the top."""
    names = [("维持", "50"), ("撤销", "3"), ("确认违法", "2"), ("责令履行", "4"), ("驳回", "12"), ("终止", "20")]
    crowded = made("饼", "甲", (2024,), *(measured(n, "件", v, first=2024) for n, v in names[::-1]))

    assert first_slice(CHARTS["pie"]) == 0
    assert first_slice(crowded) > 0


@pytest.mark.parametrize("count", [1, 6])
def test_a_chart_fits_on_a_page_with_its_caption(count):
    """The largest one too."""
    years = tuple(range(2020, 2025))
    rows = [measured(f"指标{n}", "件", *(["7"] * 5), first=2020) for n in range(count)]
    chart = made("条形", "五年", years, *rows)

    assert line_count(chart, LAYOUT) <= LAYOUT.lines - 2


POINT = Series(text("甲"), (Decimal(1),), (text("1"),))
WRONG = {
    "kind": Chart("雷达", text("图"), (text("1年"),), (POINT,)),
    "series": Chart("柱形", text("图"), (text("1年"),), (POINT,) * 7),
    "no series": Chart("柱形", text("图"), (text("1年"),), ()),
    "two pies": Chart("饼", text("图"), (text("1年"),), (POINT, POINT)),
    "categories": Chart(
        "柱形", text("图"), (text("年"),) * 6, (Series(text("甲"), (Decimal(1),) * 6, (text("1"),) * 6),)
    ),
    "uneven": Chart("柱形", text("图"), (text("1年"), text("2年")), (POINT,)),
    "nothing": Chart("柱形", text("图"), (text("1年"),), (Series(text("甲"), (None,), ((),)),)),
    "unsaid": Chart("柱形", text("图"), (text("1年"),), (Series(text("甲"), (Decimal(1),), ((),)),)),
}


@pytest.mark.parametrize("chart", WRONG.values(), ids=WRONG)
def test_what_cannot_be_drawn_is_wrong_use(chart):
    """The caller prevents it; the writer refuses."""
    with pytest.raises(ValueError):
        write_docx(with_charts(CHARTS["pie"], chart), LAYOUT)


def test_the_workbook_says_nothing_of_its_time_and_maker():
    """Fixed dates in the zip, no author, no program, no clock."""
    with zipfile.ZipFile(io.BytesIO(workbook(CHARTS["bar"]))) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"openpyxl" not in everything
    assert b"dcterms:created" not in everything


SCRIPT = (
    "import hashlib, sys; from writers.drawn import CHARTS, with_charts; from writers.small import DOCUMENT, LAYOUT; "
    "from reportgen.writers.docx.write import write_docx; write_docx(DOCUMENT, LAYOUT); "
    "before = bool({'openpyxl', 'reportgen.writers.docx.charts'} & set(sys.modules)); "
    "data = write_docx(with_charts(*CHARTS.values()), LAYOUT); "
    "print(before, 'openpyxl' in sys.modules, hashlib.sha256(data).hexdigest())"
)


def test_nothing_but_the_chart_decides_on_the_bytes(tmp_path):
    """Other processes, zones and hash seeds write the same; openpyxl is imported for a chart that is not kept alone."""
    tests = Path(__file__).parents[1]
    found = []
    for seed, zone, folder in (("1", "Asia/Shanghai", "a"), ("2", "America/New_York", "b"), ("3", "UTC", "b")):
        world = {"PYTHONHASHSEED": seed, "TZ": zone, "REPORTGEN_CACHE": str(tmp_path / folder)}
        env = {**os.environ, **world, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"}
        command = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(command, env=env, check=True, capture_output=True, encoding="utf-8")
        found.append(done.stdout.split())

    own = hashlib.sha256(write_docx(ALL, LAYOUT)).hexdigest()
    assert found == [["False", "True", own], ["False", "True", own], ["False", "False", own]]


def test_a_document_without_charts_is_as_before():
    """No part, no content type, no relationship of charts."""
    found = parts(write_docx(DOCUMENT, LAYOUT))

    assert not [name for name in found if "chart" in name or "embeddings" in name]
    assert b"chart" not in found["[Content_Types].xml"] + found["word/_rels/document.xml.rels"]
