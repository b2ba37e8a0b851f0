"""Running checks: each finding gets its code, name and level; a check that crashes is a finding of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportgen import patterns
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.row import Check
from reportgen.checks.subject import Balance, Finding, Subject
from reportgen.checks.verdicts import Verdict, judging
from reportgen.diagnostics import Diagnostic, Fix, Related, Severity
from reportgen.source import Place
from reportgen.tuples import NamedTuple

Levels = Mapping[str, Severity | None]
"""By code, the level that an office gives to a check; None: it is not run."""
_CHECKS = "checks"
"""Under this name their patterns are kept, whichever command runs them."""


class Checking(NamedTuple):
    """The findings of the checks of a report, and its wording's, had by `end`, once; another process may be at it."""

    found: tuple[Diagnostic, ...]
    end: Callable[[], tuple[Diagnostic, ...]]
    is_elsewhere: bool = False


def begin_checks(subject: Subject, levels: Levels | None = None, name: str | None = None) -> Checking:
    """Every check of a report and of its wording; `name` as in `proofread`."""
    wording = _checking(lambda: subject.prose, levels or {}, name)
    from reportgen.checks.report_table import REPORT  # loaded while another process is at the wording

    with patterns.kept(_CHECKS):
        return wording._replace(found=tuple(_run(REPORT, subject, levels)))


def check_balance(balance: Balance, levels: Levels | None = None) -> tuple[Diagnostic, ...]:
    """The findings of the checks that look at figures alone."""
    from reportgen.checks.report_table import BALANCE

    return tuple(_run(BALANCE, balance, levels))


def proofread(
    prose: Callable[[], Prose], levels: Levels | None = None, name: str | None = None
) -> tuple[Diagnostic, ...]:
    """The findings of every check of wording; under `name` is kept, and taken from there, what is said of the text."""
    return _checking(prose, levels or {}, name).end()


def _checking(prose: Callable[[], Prose], levels: Levels, name: str | None) -> Checking:
    skipped = frozenset(code for code, level in levels.items() if level is None)
    try:
        text = prose()
    except Exception as error:  # noqa: BLE001  as in `_guarded`
        unread = Diagnostic("RG901", f"文字没有整理出来，没有校对：{type(error).__name__}: {error}")
        return Checking((), lambda: (unread,))
    begun = judging(text, skipped, name)

    def end() -> tuple[Diagnostic, ...]:
        found = begun.end()
        crashes = (_unfinished(code, error) for code, error in found.crashes)
        return (*crashes, *(_told(verdict, text, levels) for verdict in found.verdicts))

    return Checking((), end, begun.is_elsewhere)


def _run(checks: Sequence[Check], subject: Balance, levels: Levels | None) -> Iterator[Diagnostic]:
    for check in checks:
        yield from _guarded(check, subject, levels or {})


def _guarded(check: Check, subject: Balance, levels: Levels) -> list[Diagnostic]:
    if levels.get(check.code, check.severity) is None:
        return []
    try:
        return [_diagnostic(check.code, check.name, check.level, levels, found) for found in check.run(subject)]
    except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
        return [_unfinished(check.code, error)]


def _unfinished(code: str, error: Exception) -> Diagnostic:
    return Diagnostic("RG901", f"检查 {code} 没有完成：{type(error).__name__}: {error}")


def _diagnostic(code: str, name: str, level: str, levels: Levels, found: Finding) -> Diagnostic:
    """A finding at the level of its office, at its own milder one, or at that of the check."""
    chosen = levels[code] if code in levels else found.level or Severity(level)
    return Diagnostic(code, *found[:4], chosen, name, found.fix)


def _told(verdict: Verdict, prose: Prose, levels: Levels) -> Diagnostic:
    code, name, level, flaw = verdict
    return _diagnostic(code, name, level, levels, _placed(flaw, prose))


def _placed(flaw: Flaw, prose: Prose) -> Finding:
    rather = (prose.locate(*span) for span in flaw.rather)
    written = next((place for place in rather if place is not None and place.path.startswith("正文.")), None)
    place = written or prose.locate(flaw.start, flaw.end)
    related = tuple(_related(flaw, prose)) if flaw.related else ()
    return Finding(flaw.message, place, flaw.hints, related, _fix(flaw, prose, place), flaw.level)


def _related(flaw: Flaw, prose: Prose) -> Iterator[Related]:
    for message, start, end in flaw.related:
        where = prose.locate(start, end)
        if where is not None:
            yield Related(message, where)


def _fix(flaw: Flaw, prose: Prose, place: Place | None) -> Fix | None:
    """Only where the file holds these very characters: a datum that stands there in another form is not touched."""
    if flaw.fix is None or place is None or place.span.line != place.span.end_line:
        return None
    there = place.source.line(place.line)[place.column - 1 : place.end_column - 1]
    return Fix(place, flaw.fix) if there == prose.typed[flaw.start : flaw.end] else None
