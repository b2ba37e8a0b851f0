"""Floor 0: what stops a command, as opposed to diagnostics, which are values."""

from __future__ import annotations


class ReportgenError(Exception):
    """Wrong use, or a place that cannot be read or written: one Chinese sentence, exit code 2."""

    def __init__(self, message: str, *hints: str) -> None:
        """`hints` say how to mend it, one sentence each."""
        super().__init__(message)
        self.message = message
        self.hints = hints
