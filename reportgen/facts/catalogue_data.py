"""A catalogue as plain data and back, for keeping it between runs: reading its YAML is the slow part."""

from __future__ import annotations

import marshal
from collections.abc import Sequence

from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.source import Place, Source, Span


def dump_catalogue(catalogue: Catalogue, sources: Sequence[Source]) -> bytes:
    """The catalogue with places as (number of the source, span)."""
    numbers = {source.path: number for number, source in enumerate(sources)}
    themes = []
    for theme in catalogue.themes.values():
        rows = []
        for i in theme.indicators.values():
            span = i.place.span
            place = (numbers[i.place.source.path], span.line, span.column, span.end_line, span.end_column)
            texts = (i.key, i.name, i.unit, i.kind, i.meaning, i.rollup, i.capped)
            rows.append((texts, place, (i.numerator, i.denominator, i.since, i.number)))
        themes.append((theme.key, theme.name, rows))
    return marshal.dumps(themes)


def load_catalogue(data: bytes, sources: Sequence[Source]) -> Catalogue:
    """The catalogue out of what `dump_catalogue` wrote for the same sources."""
    themes = {}
    for theme, name, rows in marshal.loads(data):  # noqa: S302  checked by `cache`, written by this program
        indicators = {}
        for (key, label, unit, kind, meaning, rollup, capped), (number, *span), rest in rows:
            place = Place(sources[number], Span(*span), f"{theme}.{key}")
            indicators[key] = Indicator(theme, key, label, unit, kind, meaning, rollup, capped, place, *rest)
        themes[theme] = Theme(theme, name, indicators)
    return Catalogue(themes)
