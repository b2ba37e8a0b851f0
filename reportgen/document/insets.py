"""What stands in the places that `{% 表 %}`, `{% 指标表 %}` and `{% 图 %}` of templates keep."""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.document.charts import PIE, Measured, gaps, make_chart
from reportgen.document.comparison import comparison_table
from reportgen.document.forms import form_table
from reportgen.document.nodes import Block, Chart, Run
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.facts.values import Figure, Value
from reportgen.origin import Inset, Literal, Origin
from reportgen.sections.insets import CHART, COMPARISON, FORM
from reportgen.source import Place


def fill(inset: Inset, facts: Facts, catalogue: Catalogue, place: Place | None) -> Outcome[Block]:
    """The table or chart; None where there is nothing to show. `place` is the tag's."""
    if inset.tag == FORM:
        table = form_table(catalogue.themes[inset.names[0]], facts)
        return Outcome(table.value, table.diagnostics)
    if inset.tag == COMPARISON:
        return Outcome(comparison_table(inset, facts, catalogue))
    assert inset.tag == CHART, inset.tag
    chart = _chart(inset, facts, catalogue, place)
    return Outcome(chart.value, chart.diagnostics)


def _chart(inset: Inset, facts: Facts, catalogue: Catalogue, place: Place | None) -> Outcome[Chart]:
    """Indicators from the first year that has a figure to this one, years between without a break.

    As a clause without a figure, an indicator that has none is left out, and the chart that has none at all. A pie is
    this year of all its parts.
    """
    own = Literal(inset.file, inset.line)
    rows = [_measured(name, facts, catalogue, own) for name in inset.names]
    given = [[year for year, (value, _) in row.values.items() if isinstance(value, Figure)] for row in rows]
    known = [year for years in given for year in years]
    if not known:
        return Outcome(None)
    title = (Run(inset.title, own),)
    if inset.form == PIE:
        return make_chart(PIE, title, (facts.year,), rows, place)
    rows = [row for row, years in zip(rows, given) if years]
    tables = (facts.figures, facts.previous, *facts.earlier)
    years = {year: tables[facts.year - year] is not None for year in range(min(known), facts.year + 1)}
    chart = make_chart(inset.form, title, tuple(years), rows, place)
    return Outcome(chart.value, (*gaps(years, rows, place), *chart.diagnostics))


def _measured(name: str, facts: Facts, catalogue: Catalogue, own: Origin) -> Measured:
    indicator = catalogue.get(name)
    assert indicator is not None, "the pack was checked"
    theme, key = indicator.theme, indicator.key
    tables = (facts.figures, facts.previous, *facts.earlier)
    values: dict[int, tuple[Value, Origin]] = {}
    for back, table in enumerate(tables):
        if table is not None:
            value = table[theme][key]
            origin = facts.origin(value, own) if isinstance(value, Figure) else own
            values[facts.year - back] = (value, origin)
    return Measured((Run(indicator.name, own),), indicator.unit, values)
