"""Checks that what was carried over from an earlier year has been looked at (RG4)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.subject import Finding, Subject
from reportgen.diagnostics import Related
from reportgen.facts.carrying import marks
from reportgen.source import line_place

OTHERS = 5
"""Marks that are shown besides the first."""


def carried_unchecked(subject: Subject) -> Iterator[Finding]:
    """Marks of `new --from` still stand in the facts file: one finding for all of them."""
    source, root = subject.facts.source, subject.facts.root
    places = [line_place(source, mark.line) for mark in marks(source, root)] if root is not None else []
    if places:
        related = tuple(Related("还有这里", place) for place in places[1 : OTHERS + 1])
        hint = "核对下面的文字，改好后删去这一行"
        yield Finding(f"还有 {len(places)} 处沿用往年的文字没有核对", places[0], (hint,), related)
