"""Whole reports: what checking says of each, with every error and warning judged by a person.

They are made up, each by one who did not know the checks and wrote with care: what is told of them falsely is our
misreading.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from judgements import judged

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.workshop import Workshop

REPORTS = sorted(Path(__file__).parent.glob("*/2024.yaml"))
MOST_WRONG = 1 / 5000
"""Wrong warnings for a character of text."""


def told(path: Path) -> list[Diagnostic]:
    """Its errors and warnings."""
    return [d for d in pipeline.check(path, Workshop()).diagnostics if d.severity is not Severity.NOTE]


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.parent.name)
def test_each_finding_of_a_whole_report_is_judged(path: Path) -> None:
    """No error that is wrong: it would refuse a good report; few warnings that are."""
    verdicts = sorted(judged(path.parent / "judged"))
    found = sorted((f"{d.place.line}:{d.place.column}", d.name, d.is_error) for d in told(path))
    assert [finding[:2] for finding in found] == [verdict[:2] for verdict in verdicts]
    wrong = {verdict[:2] for verdict in verdicts if not verdict.right}
    assert not [finding for finding in found if finding[2] and finding[:2] in wrong]
    assert len(wrong) <= len(path.read_text(encoding="utf-8")) * MOST_WRONG
