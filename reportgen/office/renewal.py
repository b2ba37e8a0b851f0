"""The facts file of a new year out of an earlier one (`new --from`)."""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.carrying import Carried, carried, carry_over, kept, mark, of_the_year
from reportgen.facts.openings import openings
from reportgen.facts.order import unfolded
from reportgen.facts.sheets import Sheet
from reportgen.office.formatting import order_of
from reportgen.records import is_blank, year_of
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop
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
    workshop = Workshop()
    loaded = pipeline.load(path, workshop, comparison=True)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    facts = loaded.value.facts
    if year <= facts.year:
        message = f"{project.shown(path)} 是 {facts.year} 年度的，生成不了 {year} 年度的文件"
        raise ReportgenError(message, f"年度写 {facts.year + 1} 或更晚")
    assert facts.root is not None
    order = unfolded(order_of(path, Sheet(facts.source, facts.root), workshop)[0])
    first = _laid(facts.source, order)
    if first.value is None:
        return Outcome(None, first.diagnostics)
    pairs = openings(loaded.value.bench.pack.catalogue, year)
    last = _laid(Source("", carry_over(*first.value, facts.year, year, pairs)), order)
    if last.value is None or not _is_renewed(first.value[1], last.value[1], year):
        message = "沿用后的内容会与原来不同，没有生成；这是程序的错"
        place = Place(facts.source, Span(1, 1, 1, 1))
        return Outcome(None, (Diagnostic("RG902", message, place, ("请把这个文件发给维护人员；文件没有改动",)),))
    source, root = last.value
    texts = sorted(carried(root), key=lambda text: text.span)
    return Outcome(Renewed(source.text, facts.year, mark(facts.year, year), tuple(texts)))


def _is_renewed(before: Mapping, after: Mapping, year: int) -> bool:
    """Whether the new file says what the old one does, its figures are blank and its year is the new one."""
    blank = all(is_blank(entry.value) for entry in of_the_year(after))
    return blank and year_of(after.get("年度")) == year and kept(before) == kept(after)


def _laid(source: Source, order: Order) -> Outcome[tuple[Source, Mapping]]:
    """A file in canonical form, with its tree."""
    root = parse(source).value
    if not isinstance(root, Mapping):
        return Outcome(None)
    made = layout(source, root, order)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    laid = Source(source.path, made.value)
    again = parse(laid).value
    assert isinstance(again, Mapping), "verified by layout"
    return Outcome((laid, again))
