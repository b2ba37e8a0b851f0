"""Checks of the facts against each other and against what is printed (RG4)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.subject import Finding, Subject
from reportgen.document.walk import runs
from reportgen.facts.values import Figure
from reportgen.origin import Expression, Fact


def figure_unprinted(subject: Subject) -> Iterator[Finding]:
    """A figure is filled in and printed nowhere: perhaps a sentence was forgotten."""
    printed: set[str] = set()
    for run in runs(subject.document):
        if isinstance(run.origin, Fact):
            printed.add(run.origin.path)
        elif isinstance(run.origin, Expression):
            printed.update(run.origin.names)
    for indicator in subject.catalogue:
        value = subject.facts.figures[indicator.theme][indicator.key]
        if isinstance(value, Figure) and value.leaves and indicator.path not in printed:
            place = subject.facts.leaves[value.leaves[0]].place
            hint = f"在正文里引用 {{{{ {indicator.path} }}}}，或把它留作存档（可写 豁免）"
            yield Finding(f"“{indicator.name}”（{value}{indicator.unit}）填了，但没有印出", place, (hint,))
