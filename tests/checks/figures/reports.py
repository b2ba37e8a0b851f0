"""What the tests of figures share: the findings of some codes about a few keys of a facts file."""

from __future__ import annotations

from pathlib import Path

from checks.trial import facts_found

from reportgen.diagnostics import Diagnostic


def said(folder: Path, keys: str, *codes: str) -> list[Diagnostic]:
    """The findings of these codes; the file itself must be sound."""
    found = facts_found(folder, keys)
    assert [d.message for d in found if d.code[:3] in ("RG1", "RG2", "RG3", "RG9")] == []
    return [d for d in found if d.code in codes]


def lines(diagnostic: Diagnostic) -> list[tuple[str, str, int]]:
    """Each place of a finding: what is said there, the file's name, the line."""
    assert diagnostic.place is not None
    places = [("", diagnostic.place), *((r.message, r.place) for r in diagnostic.related)]
    return [(message, Path(place.source.path).name, place.line) for message, place in places]
