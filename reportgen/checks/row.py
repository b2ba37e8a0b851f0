"""One row of a table of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportgen.diagnostics import Severity
from reportgen.tuples import NamedTuple

LINE, TEXT = "line", "text"
"""What a check of wording looks at: LINE, what it says of a line rests on that line and the two beside it (their kinds
and texts), the year, the profile and the lists of words, so that a line that stays need not be judged again; TEXT, on
all lines."""


class Check(NamedTuple):
    """`run` takes a Subject and yields Findings (of a report), or takes a Prose and yields Flaws (of wording)."""

    code: str
    name: str
    level: str
    run: Callable[[Any], Iterator[Any]]
    scope: str = TEXT
    excuse: Callable[[Any, Any], bool] | None = None
    """Of a check of LINEs: whether a Prose has elsewhere what makes a Flaw of a line none."""

    @property
    def severity(self) -> Severity:
        """The level that it has where the office gives none."""
        return Severity(self.level)
