"""One row of a table of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportgen.diagnostics import Severity
from reportgen.tuples import NamedTuple


class Check(NamedTuple):
    """`run` takes a Subject and yields Findings (of a report), or takes a Prose and yields Flaws (of wording)."""

    code: str
    name: str
    level: str
    run: Callable[[Any], Iterator[Any]]

    @property
    def severity(self) -> Severity:
        """The level that it has where the office gives none."""
        return Severity(self.level)
