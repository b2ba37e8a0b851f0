"""What checks look at, and what they yield."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.diagnostics import Related
from reportgen.document.nodes import Document
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.source import Place


class Subject(NamedTuple):
    """One report: its facts, the catalogue and the composed document."""

    facts: Facts
    catalogue: Catalogue
    document: Document


class Finding(NamedTuple):
    """A bare finding; the runner adds code and level."""

    message: str
    place: Place | None
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
