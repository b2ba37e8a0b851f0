"""Floor 0: findings as values, and the one shape of every stage: input -> Outcome."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Generic, TypeVar

from reportgen.codes import CODES, GAPS
from reportgen.source import Place
from reportgen.tuples import NamedTuple

T = TypeVar("T")


class Severity(Enum):
    """How much a finding weighs; only ERROR stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The Chinese word that messages print."""
        return {"error": "错误", "warning": "警告", "note": "提示"}[self.value]


class Related(NamedTuple):
    """A second place that helps to understand a finding."""

    message: str
    place: Place


class Fix(NamedTuple):
    """A mechanical mending: `text` goes where the place's characters are."""

    place: Place
    text: str


class Diagnostic(NamedTuple):
    """One finding: what is wrong in one sentence, where, and how to mend it (hints).

    `level` None means the level that the table of codes gives. A finding of a check carries the check's name and its
    level in this office.
    """

    code: str
    message: str
    place: Place | None = None
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    level: Severity | None = None
    check: str = ""
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The finding's own level, or its code's."""
        return self.level or Severity(CODES[self.code].level)

    @property
    def name(self) -> str:
        """The check's name or the code's, in kebab case."""
        return self.check or CODES[self.code].name

    @property
    def path(self) -> str:
        """The key path of the place, empty where there is none."""
        return self.place.path if self.place else ""

    @property
    def is_gap(self) -> bool:
        """Whether it says that something is still missing, rather than wrong."""
        return self.code in GAPS

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR


class Outcome(NamedTuple, Generic[T]):
    """What a stage made (None where it could not) and all that it found."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the value is missing or an error was found."""
        return self.value is None or any(d.is_error for d in self.diagnostics)


def arrange(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file and place, without doubles; findings at one place keep the order in which they were made."""
    unique = dict.fromkeys(diagnostics)

    def key(d: Diagnostic) -> tuple[str, int, int, str]:
        if d.place is None:
            return ("", 0, 0, d.code)
        return (d.place.source.path, d.place.line, d.place.column, d.code)

    return tuple(sorted(unique, key=key))


def short(text: str, limit: int = 30) -> str:
    """What a message quotes of a text: all of it, or its first characters and …."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def beside(before: str, after: str) -> str:
    """Two texts of a sentence, with a space where Chinese and Latin meet: 不是 Word 文件, reportgen 的修订."""
    meet = before[-1:].isalnum() and after[:1].isalnum() and before[-1:].isascii() != after[:1].isascii()
    return f"{before}{' ' if meet else ''}{after}"


def near(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the known words nearest to `name`; empty where none is near."""
    import difflib  # only faults need it

    pool = sorted(set(known))
    found = difflib.get_close_matches(name, pool, n=3, cutoff=0.5)
    if not found:
        found = [k for k in pool if len(name) > 1 and (name in k or k in name)][:3]
    return (f"是否想写：{'、'.join(found)}？",) if found else ()
