"""Findings kept between runs as bytes, and read again as they were."""

from __future__ import annotations

import json
import zlib
from typing import Any

from reportgen.diagnostics import Diagnostic, Fix, Related, Severity
from reportgen.source import Place, Source, Span


def packed(diagnostics: tuple[Diagnostic, ...]) -> bytes:
    """Findings with the lines that they point at, which is all of a file that showing them asks for."""
    rows = [
        [
            d.code, d.message, _place(d.place), d.hints, [[r.message, _place(r.place)] for r in d.related],
            d.level.value if d.level else None, d.check, [_place(d.fix.place), d.fix.text] if d.fix else None,
        ]
        for d in diagnostics
    ]  # fmt: skip
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpacked(data: bytes) -> tuple[Diagnostic, ...] | None:
    """What was packed; None where it is damaged."""
    try:
        return tuple(map(_finding, json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))))
    except (zlib.error, ValueError, TypeError, KeyError):
        return None


def _place(place: Place | None) -> list[Any] | None:
    if place is None:
        return None
    source = place.source
    return [source.path, source.line(place.line), place.label, place.span, place.path]


def _finding(row: list[Any]) -> Diagnostic:
    code, message, place, hints, related, level, check, fix = row
    return Diagnostic(
        code,
        message,
        _read(place) if place is not None else None,
        tuple(hints),
        tuple(Related(text, _read(where)) for text, where in related),
        Severity(level) if level is not None else None,
        check,
        Fix(_read(fix[0]), fix[1]) if fix is not None else None,
    )


def _read(row: list[Any]) -> Place:
    """A place in a source of which only its line is known."""
    name, line, label, span, path = row
    above = span[0] - 1
    labels = (*[""] * above, label) if label else ()
    return Place(Source(name, "\n" * above + line, labels), Span(*span), path)
