"""What stands in the places that `{% 表 %}`, `{% 指标表 %}` and `{% 图 %}` of templates keep."""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.document.comparison import comparison_table
from reportgen.document.forms import form_table
from reportgen.document.nodes import Block
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.origin import Inset
from reportgen.sections.insets import COMPARISON, FORM


def fill(inset: Inset, facts: Facts, catalogue: Catalogue) -> Outcome[Block]:
    """The table or chart; None where there is nothing to show."""
    if inset.tag == FORM:
        table = form_table(catalogue.themes[inset.names[0]], facts)
        return Outcome(table.value, table.diagnostics)
    assert inset.tag == COMPARISON, inset.tag
    return Outcome(comparison_table(inset, facts, catalogue))
