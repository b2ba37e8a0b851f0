"""The report that a .docx was built as, built again from its inputs: what reviewed files are held against."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.document.nodes import Document
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.pipeline import Loaded
from reportgen.source import Source


class Base(NamedTuple):
    """A report as it was built, with origins, and its facts file as it is now.

    `document` is made from `then`, whose facts are those of the build. `path` is where the facts file is now (it is
    what a change would be written to), None where it is no longer there or not known. `now` is what it says now, None
    where there is no path or it has errors; where nothing has changed it is `then`.

    `exact`: made from the very inputs (facts, files beside them, templates, program). `two_way`: the facts of the
    build were not to be had, and those of today stand in their place (两方对照). `found` says in a few words where the
    inputs came from. What is not as it was is told by the diagnostics of the outcome that brings a base.
    """

    then: Loaded
    document: Document
    path: Path | None
    now: Loaded | None
    exact: bool
    two_way: bool
    found: str

    @property
    def facts(self) -> Facts:
        """The facts of the build."""
        return self.then.facts

    @property
    def catalogue(self) -> Catalogue:
        """The indicators that they are written in."""
        return self.then.bench.pack.catalogue

    @property
    def source_then(self) -> Source:
        """The facts file at the time of the build; its name is that of the place where it was found again."""
        return self.then.facts.source

    @property
    def source_now(self) -> Source | None:
        """The facts file of today, where it can be read."""
        return self.now.facts.source if self.now is not None else None
