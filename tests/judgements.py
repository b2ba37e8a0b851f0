"""Findings that a person has judged, a line each: `line:column name 对` (or 错), then why."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Verdict(NamedTuple):
    """A finding as a person judged it."""

    place: str
    name: str
    right: bool


def judged(path: Path) -> list[Verdict]:
    """The judgements of a file; a line that begins with # is a remark."""
    rows = [row.split() for row in path.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    assert all(row[2] in ("对", "错") for row in rows)
    return [Verdict(row[0], row[1], row[2] == "对") for row in rows]
