"""Whole reports: what checking says of each, with every error and warning judged by a person.

They are made up, each by one who did not know the checks and wrote with care: what is told of them falsely is our
misreading. A line of `judged`: `line:column name 对` (or 错), then why.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.workshop import Workshop

REPORTS = sorted(Path(__file__).parent.glob("*/2024.yaml"))
MOST_WRONG = 1 / 5000
"""Wrong warnings for a character of text."""


class Verdict(NamedTuple):
    """A finding as a person judged it."""

    place: str
    name: str
    right: bool


def judged(path: Path) -> list[Verdict]:
    """The judgements of a report, in order."""
    rows = [row.split() for row in (path.parent / "judged").read_text(encoding="utf-8").splitlines() if row]
    assert all(row[2] in ("对", "错") for row in rows)
    return sorted(Verdict(row[0], row[1], row[2] == "对") for row in rows)


def told(path: Path) -> list[Diagnostic]:
    """Its errors and warnings."""
    return [d for d in pipeline.check(path, Workshop()).diagnostics if d.severity is not Severity.NOTE]


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.parent.name)
def test_each_finding_of_a_whole_report_is_judged(path: Path) -> None:
    """No error that is wrong: it would refuse a good report; few warnings that are."""
    verdicts = judged(path)
    found = sorted((f"{d.place.line}:{d.place.column}", d.name) for d in told(path) if d.place)
    assert found == [verdict[:2] for verdict in verdicts]
    wrong = {verdict[:2] for verdict in verdicts if not verdict.right}
    assert not [d for d in told(path) if d.is_error and (f"{d.place.line}:{d.place.column}", d.name) in wrong]
    assert len(wrong) <= len(path.read_text(encoding="utf-8")) * MOST_WRONG
