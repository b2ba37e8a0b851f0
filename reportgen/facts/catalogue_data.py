"""A catalogue as plain data and back, for keeping it between runs: reading its YAML is the slow part."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportgen.facts.bands import Band
from reportgen.facts.equations import Equation, Term
from reportgen.facts.grids import Axis, Block, Grid, Group, Line
from reportgen.facts.identities import Identity
from reportgen.facts.indicators import Catalogue, Indicator, Rate, Theme
from reportgen.source import Place, Source, Span

_Terms = tuple[tuple[int, str, str], ...]


def dump_catalogue(catalogue: Catalogue, sources: Sequence[Source]) -> bytes:
    """The catalogue with places as (number of the source, span)."""
    numbers = {source.path: number for number, source in enumerate(sources)}
    themes = []
    for theme in catalogue.themes.values():
        rows = []
        for i in theme.indicators.values():
            texts = (i.key, i.name, i.unit, i.kind, i.meaning, i.rollup, i.capped)
            rest = (i.numerator, i.denominator, i.since, i.number, i.aliases, i.zeros, i.exact, i.owed)
            rows.append((texts, _place(i.place, numbers), rest))
        themes.append((theme.key, theme.name, rows, _grid(theme.grid, numbers), theme.unit))
    identities = []
    for identity in catalogue.identities:
        tolerance = None if identity.tolerance is None else str(identity.tolerance)
        left, operator, right = identity.equation
        said = (identity.name, identity.note, identity.level, tolerance)
        years = (identity.since, identity.until)
        where = (*_place(identity.place, numbers), identity.place.path)
        identities.append((said, (_terms(left), operator, _terms(right)), years, where))
    rates = [(rate.path, _terms(rate.numerator), _terms(rate.denominator)) for rate in catalogue.rates]
    band = catalogue.band
    own = {path: None if limit is None else str(limit) for path, limit in band.own.items()}
    bounds = (str(band.factor), str(band.floor), str(band.points), own)
    return marshal.dumps((themes, identities, rates, bounds, dict(catalogue.gone)))


def _grid(grid: Grid | None, numbers: dict[str, int]) -> Any:
    if grid is None:
        return None
    blocks = [(_axis(b.columns, numbers), _axis(b.rows, numbers), b.title, b.label, b.share) for b in grid.blocks]
    return (blocks, grid.title, grid.unit, grid.notes, grid.widths, grid.written)


def _axis(axis: Axis, numbers: dict[str, int]) -> list[Any]:
    """Lines as tuples that hold their place, groups as pairs."""
    return [
        (item.name, _axis(item.members, numbers))
        if isinstance(item, Group)
        else (*item._replace(place=None), (*_place(item.place, numbers), item.place.path))  # type: ignore[arg-type]
        for item in axis
    ]


def _place(place: Place, numbers: dict[str, int]) -> tuple[int, ...]:
    span = place.span
    return (numbers[place.source.path], span.line, span.column, span.end_line, span.end_column)


def _terms(terms: tuple[Term, ...]) -> _Terms:
    return tuple((term.sign, term.name, str(term.number)) for term in terms)


def load_catalogue(data: bytes | memoryview, sources: Sequence[Source]) -> Catalogue:
    """The catalogue out of what `dump_catalogue` wrote for the same sources."""
    kept, identities, rates, band, gone = marshal.loads(data)  # noqa: S302  checked by `cache`, written by this program
    themes = {}
    for theme, name, rows, grid, of_all in kept:
        indicators = {}
        for (key, label, unit, kind, meaning, rollup, capped), (number, *span), rest in rows:
            place = Place(sources[number], Span(*span), f"{theme}.{key}")
            indicators[key] = Indicator(theme, key, label, unit, kind, meaning, rollup, capped, place, *rest)
        themes[theme] = Theme(theme, name, indicators, _as_grid(grid, sources), of_all)
    return Catalogue(
        themes,
        tuple(_identity(row, sources) for row in identities),
        tuple(Rate(path, _as_terms(above), _as_terms(below)) for path, above, below in rates),
        _band(*band),
        gone,
    )


def _as_grid(kept: Any, sources: Sequence[Source]) -> Grid | None:
    if kept is None:
        return None
    blocks, *words = kept
    found = tuple(Block(_as_axis(c, sources), _as_axis(r, sources), *said) for c, r, *said in blocks)
    return Grid(found, *words)


def _as_axis(kept: Any, sources: Sequence[Source]) -> Axis:
    found: list[Line | Group] = []
    for item in kept:
        if len(item) == 2:
            found.append(Group(item[0], _as_axis(item[1], sources)))
        else:
            key, name, _, *rest, (number, *span, path) = item
            found.append(Line(key, name, Place(sources[number], Span(*span), path), *rest))
    return tuple(found)


def _identity(row: Any, sources: Sequence[Source]) -> Identity:
    (name, note, level, tolerance), (left, operator, right), years, (number, *span, path) = row
    equation = Equation(_as_terms(left), operator, _as_terms(right))
    place = Place(sources[number], Span(*span), path)
    return Identity(name, equation, note, level, place, None if tolerance is None else Decimal(tolerance), *years)


def _as_terms(rows: _Terms) -> tuple[Term, ...]:
    return tuple(Term(sign, name) if name else Term(sign, name, Decimal(number)) for sign, name, number in rows)


def _band(factor: str, floor: str, points: str, own: dict[str, str | None]) -> Band:
    limits = {path: None if limit is None else Decimal(limit) for path, limit in own.items()}
    return Band(Decimal(factor), Decimal(floor), Decimal(points), limits)
