"""The order of keys in facts files and 办公室.yaml, out of the tables of the schema and what the pack lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.facts.grid_figures import form_rows
from reportgen.facts.indicators import Catalogue, Theme
from reportgen.facts.schema import ALL, ATTACHMENT, FACTS, FIGURE, OFFICE, POINT, SECTION, Shape
from reportgen.records import Field, Kind
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.tree import DEPTH_LIMIT

UNFOLDED = ("公文", "指标", "正文", "要素")
"""Mappings that `unfolded` writes on lines of their own."""


def facts_order(
    catalogue: Catalogue | None,
    shape: Shape | None,
    kind: str | None = None,
    year: int | None = None,
    makeup: tuple[str, ...] = (),
) -> Order:
    """The order of a facts file; without a pack its indicators and sections stay as written.

    `kind` is the 类别, `makeup` the keys of 章节 where that is written.
    """
    return _with_body(FACTS, catalogue, shape, _sections(shape, kind, year, makeup))


def office_order(shape: Shape | None, kind: str | None = None, makeup: tuple[str, ...] = ()) -> Order:
    """The order of 办公室.yaml, which holds for every year."""
    return _with_body(OFFICE, None, shape, _sections(shape, kind, None, makeup))


def _sections(shape: Shape | None, kind: str | None, year: int | None, makeup: tuple[str, ...]) -> tuple[str, ...]:
    """Sections as they are printed: without heading, 章节 or else the pack's, the closing ones, then other years'."""
    if shape is None:
        return makeup
    current = shape.of(kind, year) or shape.periods(kind)[-1]
    slots = tuple(dict.fromkeys((*current.slots, *shape.keys(kind))))
    at = next((i for i, key in enumerate(slots) if key not in current.untitled), len(slots))
    return tuple(dict.fromkeys((*slots[:at], *makeup, *slots[at:])))


def unfolded(order: Order) -> Order:
    """The same order with every figure, section and element on a line of its own."""
    known = {**order.known, **{key: replace(order.below(key), unfold=True) for key in UNFOLDED}}
    figures = known["指标"]
    themes = {key: replace(below, unfold=True) for key, below in figures.known.items()}
    known["指标"] = replace(figures, known=themes, every=_every_theme(unfold=True))
    return replace(order, known=known)


def _with_body(
    table: Iterable[Field], catalogue: Catalogue | None, shape: Shape | None, sections: tuple[str, ...]
) -> Order:
    order = _table(table)
    known = dict(order.known)
    known["指标"] = _figures(catalogue)
    known["要素"] = Order(tuple(f.key for f in shape.elements) if shape else ())
    known["正文"] = Order(sections, every=_body())
    if "体例" in known:
        known["体例"] = replace(known["体例"], keys=(ALL, *sections))
    if "公文" in known:
        attachment = _table(ATTACHMENT)
        attachment = replace(attachment, known={**attachment.known, "内容": _body()})
        known["公文"] = replace(known["公文"], known={**known["公文"].known, "附件": attachment})
    return replace(order, known=known)


def _table(fields: Iterable[Field]) -> Order:
    """The order of a table of fields and of the tables below it; items of a list have that of the list."""
    rows = tuple(fields)
    below: dict[str, Order] = {}
    for field in rows:
        if field.fields or field.kind in (Kind.OPEN, Kind.GROUP):
            order = _table(field.fields)
            below[field.key] = Order(every=order) if field.kind is Kind.OPEN else order
    return Order(tuple(f.key for f in rows), below)


def _figures(catalogue: Catalogue | None) -> Order:
    themes = catalogue.themes if catalogue else {}
    known = {t.key: _theme(t) for t in themes.values()}
    return Order(tuple(themes), known, _every_theme())


def _theme(theme: Theme) -> Order:
    """Figures as the catalogue lists them; a table's rows, each with its columns."""
    if theme.grid is None:
        return Order(tuple(theme.indicators), every=_table(FIGURE))
    known: dict[str, Order] = {}
    for row, columns in form_rows(theme.grid, None):
        keys = tuple(column.key for column in columns)
        known |= {row.key: Order(keys)} if row else {key: _table(FIGURE) for key in keys}
    return Order(tuple(known), known)


def _every_theme(unfold: bool = False) -> Order:
    return Order(every=_table(FIGURE), unfold=unfold)


def _body() -> Order:
    """A section: keys of its own, or points as its items, as deep as a file can nest."""
    keys = tuple(f.key for f in POINT)
    point = Order(keys)
    for _ in range(DEPTH_LIMIT):
        known: Mapping[str, Order] = {"要点": point}
        point = Order(keys, known)
    return Order(tuple(f.key for f in SECTION), {"要点": point}, items=point)
