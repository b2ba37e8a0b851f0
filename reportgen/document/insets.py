"""What stands in the places that `{% 表 %}`, `{% 指标表 %}` and `{% 图 %}` of templates keep."""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.document.charts import PIE, Measured, make_chart
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
    """Indicators over the years that have files, this one last; a pie shows this year alone."""
    own = Literal(inset.file, inset.line)
    rows = [_measured(name, facts, catalogue, own) for name in inset.names]
    if not any(isinstance(value, Figure) for row in rows for value, _ in row.values.values()):
        return Outcome(None)  # as a clause without a figure
    known = {facts.year} if inset.form == PIE else {year for row in rows for year in row.values}
    return make_chart(inset.form, (Run(inset.title, own),), sorted(known), rows, place)


def _measured(name: str, facts: Facts, catalogue: Catalogue, own: Origin) -> Measured:
    indicator = catalogue.get(name)
    assert indicator is not None, "the pack was checked"
    theme, key = indicator.theme, indicator.key
    tables = (facts.figures, facts.previous, *facts.earlier)
    values: dict[int, tuple[Value, Origin]] = {}
    for back, table in enumerate(tables):
        value = table[theme][key] if table is not None else None
        if isinstance(value, Figure):
            values[facts.year - back] = (value, facts.origin(value, own))
    return Measured((Run(indicator.name, own),), indicator.unit, values)
