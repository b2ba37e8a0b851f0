"""What a measurement yields: measured values, and checks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from reportgen.packs.standard import Wanted


@dataclass(frozen=True)
class PageCheck:
    """One thing looked at: what the standard wants, what the pages show."""

    name: str
    wanted: str
    got: Any
    ok: bool
    note: str | None = None


@dataclass(frozen=True)
class Measured:
    """A named value of the report, as plain data."""

    name: str
    value: Any


Finding: TypeAlias = "PageCheck | Measured"


@dataclass(frozen=True)
class PageReport:
    """A measured document.

    Attributes:
        pages: how many there are.
        renderer: what made the PDF, in its own words.
        declared: what the .docx says of itself; None for a PDF.
        measured: what was read from the pages, by name.
        checks: all checks, in the order of the steps.
    """

    pages: int
    renderer: str | None
    declared: dict[str, Any] | None
    measured: dict[str, Any]
    checks: tuple[PageCheck, ...]

    @property
    def failed(self) -> tuple[PageCheck, ...]:
        """The checks that did not pass."""
        return tuple(check for check in self.checks if not check.ok)


def within(name: str, got: float | None, wanted: Wanted, note: str | None = None) -> PageCheck:
    """A check of a value against what the standard wants."""
    return PageCheck(name, str(wanted), got, wanted.accepts(got), note)


def same(name: str, got: str | None, wanted: str) -> PageCheck:
    """A check that must show exactly what is wanted."""
    return PageCheck(name, wanted, got, got == wanted)


def none_of(name: str, faults: list[Any], shown: int | None = None) -> PageCheck:
    """A check that lists faults (the first `shown` of them) and wants none."""
    return PageCheck(name, "[]", faults[:shown], not faults)
