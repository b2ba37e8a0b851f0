"""Figures to charts: what is drawn and said, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.diagnostics import Outcome, Severity
from reportgen.document.charts import KINDS, Measured, make_chart
from reportgen.document.nodes import Heading, Paragraph, Run, plain
from reportgen.document.numbering import number_blocks
from reportgen.document.walk import block_lines, block_texts, chart_rows
from reportgen.facts.values import Blank, Figure, parse_figure
from reportgen.origin import Program
from reportgen.source import Place, Source, Span

HERE = Program("试")
PLACE = Place(Source("甲.md.j2", "{% 图 %}"), Span(1, 1, 1, 8))
YEARS = (2022, 2023, 2024)


def words(text):
    """A text of one run."""
    return (Run(text, HERE),)


def row(name, *typed, unit="件", first=2022):
    """An indicator by year; None is a figure that is not filled in."""
    values = {}
    for year, text in enumerate(typed, first):
        figure = Blank(f"甲.{name}") if text is None else parse_figure(text, unit)
        assert isinstance(figure, (Figure, Blank))
        values[year] = (figure, Program(f"{name}{year}"))
    return Measured(words(name), unit, values)


def drawn(kind, years, *rows):
    """The outcome for a chart with a title, asked for at `PLACE`."""
    return make_chart(kind, words("图题"), years, rows, PLACE)


def test_figures_keep_their_years_texts_and_origins():
    """One category a year, one series an indicator; blanks and years without a word are gaps."""
    chart = drawn("柱形", YEARS, row("受理", "41", None, "300余"), row("审结", "38")).value

    assert [plain(c) for c in chart.categories] == ["2022年", "2023年", "2024年"]
    assert [plain(s.name) for s in chart.series] == ["受理", "审结"]
    assert [s.values for s in chart.series] == [(Decimal(41), None, Decimal(300)), (Decimal(38), None, None)]
    assert chart.series[0].shown == (
        (Run("41", Program("受理2022")),),
        (),
        (Run("300余", Program("受理2024")),),
    )
    assert chart.unit == "件"


def test_a_pie_shows_one_year_of_several_indicators():
    """Its parts are the indicators, its one series is the year."""
    chart = drawn("饼", (2024,), row("维持", "20", first=2024), row("终止", "5", first=2024)).value

    assert [plain(c) for c in chart.categories] == ["维持", "终止"]
    assert [(plain(s.name), s.values) for s in chart.series] == [("2024年", (Decimal(20), Decimal(5)))]


def test_the_chart_is_told_to_those_who_cannot_see_it():
    """Kind, unit, every figure as printed, and where there is none."""
    chart = drawn("折线", (2022, 2023), row("受理", "41", None), row("审结", "38", "近50")).value

    assert chart.alt == "折线图，单位：件。受理：2022年41，2023年没有数。审结：2022年38，2023年近50。"


def test_figures_all_in_ten_thousands_are_drawn_so():
    """Then the axis and the labels are in 万件; 0 needs no sign."""
    chart = drawn("柱形", YEARS, row("资料", "18.85万", "2万", "0")).value

    assert chart.unit == "万件"
    assert chart.series[0].values == (Decimal("18.85"), Decimal(2), Decimal(0))
    assert [plain(s) for s in chart.series[0].shown] == ["18.85", "2", "0"]


@pytest.mark.parametrize("typed", [("1.2万", "9876"), ("1.2万", "3万余"), ("1.2万", "1亿"), ("0", "0")])
def test_figures_on_different_scales_stay_as_typed(typed):
    """Only what is given in one scale throughout, and exactly, is drawn in it."""
    chart = drawn("柱形", (2022, 2023), row("资料", *typed)).value

    assert chart.unit == "件"
    assert tuple(plain(s) for s in chart.series[0].shown) == typed


def test_a_computed_approximation_is_said():
    """An approximate figure never stands without a word that says so."""
    about = Figure(Decimal(300), "300", approx=True)
    summed = Figure(Decimal(300), approx=True)
    rows = [Measured(words(n), "件", {2024: (f, HERE)}) for n, f in (("甲", about), ("乙", summed))]
    chart = make_chart("柱形", words("图题"), (2024,), rows).value

    assert [plain(s.shown[0]) for s in chart.series] == ["约300", "300余"]


def test_a_gap_says_why():
    """不适用 is another thing than a figure that nobody gave; the year stands on the axis all the same."""
    blank = Blank("甲.受理", applicable=False)
    rows = [Measured(words("受理"), "件", {2022: (parse_figure("41", "件"), HERE), 2023: (blank, HERE)})]
    chart = make_chart("折线", words("图题"), YEARS, rows).value

    assert chart.alt == "折线图，单位：件。受理：2022年41，2023年不适用，2024年没有数。"
    assert chart.series[0].values == (Decimal(41), None, None)


@pytest.mark.parametrize(
    ("kind", "years", "rows"),
    [
        ("柱形", YEARS, [row("甲", None), row("乙", None)]),
        ("柱形", YEARS, [row("甲", "1", first=2020)]),
        ("柱形", YEARS, []),
        ("柱形", (), [row("甲", "1")]),
        ("饼", (2024,), [row("甲", "1", first=2023), row("乙", "2", first=2023)]),
    ],
)
def test_no_chart_is_made_of_nothing(kind, years, rows):
    """As a clause without a figure it is not there."""
    assert drawn(kind, years, *rows) == Outcome(None)


def test_a_pie_of_zeros_is_left_out_and_said():
    """The report is right; a clerk can do nothing about it."""
    outcome = drawn("饼", (2022,), row("甲", "0"), row("乙", "0"))
    (found,) = outcome.diagnostics

    assert outcome.value is None
    assert (found.message, found.severity) == ("饼图的各部分2022年都是 0，这张图没有印", Severity.NOTE)


def test_a_pie_below_zero_is_refused():
    """One finding with its place and a hint, and no chart."""
    outcome = drawn("饼", (2022,), row("甲", "-1"), row("乙", "2"))
    (found,) = outcome.diagnostics

    assert (outcome.value, found.message, found.place) == (None, "饼图画不出负数", PLACE)
    assert found.is_error
    assert found.hints


@pytest.mark.parametrize("kind", KINDS[:3])
def test_the_largest_chart_is_drawn(kind):
    """Six indicators over five years."""
    rows = [row(str(n), *["7"] * 5, first=2020) for n in range(6)]

    assert drawn(kind, range(2020, 2025), *rows).diagnostics == ()


def test_thin_slices_are_warned_of():
    """The pie is made all the same."""
    rows = [row(str(n), figure) for n, figure in enumerate(["90", "1", "2", "1"])]
    outcome = drawn("饼", (2022,), *rows)

    assert outcome.value is not None
    assert [(d.message, d.severity) for d in outcome.diagnostics] == [
        ("饼图里有 3 份不到 3%，标注会叠在一起", Severity.WARNING)
    ]


CHART = drawn("柱形", (2022, 2023), row("受理", "41", None), row("审结", "38", "近50")).value


def test_a_chart_as_a_table():
    """Heads and rows of the same figures, for texts and for the dump."""
    rows = chart_rows(CHART)

    assert [[plain(cell) for cell in line] for line in rows] == [
        ["单位：件", "受理", "审结"],
        ["2022年", "41", "38"],
        ["2023年", "", "近50"],
    ]
    assert rows[1][1] == (Run("41", Program("受理2022")),)


def test_the_dump_and_the_texts_of_a_chart():
    """Title and figures are seen by checks and by people; a gap is no text."""
    assert list(block_lines(CHART)) == [
        "  chart 柱形 图题",
        "    | 单位：件 | 受理 | 审结 |",
        "    | 2022年 | 41 | 38 |",
        "    | 2023年 |  | 近50 |",
    ]
    assert [(role, plain(content)) for role, content in block_texts((CHART,))] == [
        ("图题", "图题"),
        *(("图", text) for text in ("单位：件", "受理", "审结", "2022年", "41", "38", "2023年", "近50")),
    ]


@pytest.mark.parametrize("setting", ["独行", "段首", "一是", "无"])
def test_numbering_leaves_charts_where_they_are(setting):
    """Under every setting of headings."""
    blocks = (Heading(2, words("甲")), Paragraph(words("子")), CHART, Paragraph(words("丑")))
    found = number_blocks(blocks, {"小标题": setting, "要点": "连排", "细目": "连排"})

    assert found[-2:] == (CHART, Paragraph(words("丑")))
