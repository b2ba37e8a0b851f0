"""The facts file of a new year out of an earlier one (`new --from`)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen import pipeline, project
from reportgen.diagnostics import Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.carrying import Carried, carried, carry_over, mark
from reportgen.facts.order import unfolded
from reportgen.facts.validate import Sheet
from reportgen.office.formatting import order_of
from reportgen.source import Source
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.tree import Mapping, parse


class Renewed(NamedTuple):
    """The new file's text, the year that it was copied from, and the texts that were carried over, in its order.

    `mark` is the comment above them.
    """

    text: str
    old: int
    mark: str
    texts: tuple[Carried, ...]


def renew(path: Path, year: int) -> Outcome[Renewed]:
    """The file of `year` out of the file at `path`; faults of that file give None, gaps do not.

    Raises:
        ReportgenError: the file is no facts file, or not of an earlier year.
    """
    loaded = pipeline.load(path, pipeline.Workshop(), comparison=True)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    facts = loaded.value.facts
    if year <= facts.year:
        message = f"{project.shown(path)} 是 {facts.year} 年度的，生成不了 {year} 年度的文件"
        raise ReportgenError(message, f"年度写 {facts.year + 1} 或更晚")
    assert facts.root is not None
    order = unfolded(order_of(path, Sheet(facts.source, facts.root)))
    first = _laid(facts.source, order)
    if first.value is None:
        return Outcome(None, first.diagnostics)
    last = _laid(Source("", carry_over(*first.value, facts.year, year)), order)
    if last.value is None:
        return Outcome(None, last.diagnostics)
    source, root = last.value
    texts = sorted(carried(root), key=lambda text: text.span)
    return Outcome(Renewed(source.text, facts.year, mark(facts.year, year), tuple(texts)))


def _laid(source: Source, order: Order) -> Outcome[tuple[Source, Mapping]]:
    """A file in canonical form, with its tree."""
    root = parse(source).value
    assert isinstance(root, Mapping), "validated before"
    made = layout(source, root, order)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    laid = Source(source.path, made.value)
    again = parse(laid).value
    assert isinstance(again, Mapping), "verified by layout"
    return Outcome((laid, again))
