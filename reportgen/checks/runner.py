"""Running checks: each finding gets its code, name and level; a check that crashes is a finding of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportgen import patterns
from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.subject import Balance, Finding, Subject
from reportgen.checks.table import BALANCE, REPORT, WORDING, Check
from reportgen.diagnostics import Diagnostic, Fix, Related, Severity
from reportgen.source import Place

Levels = Mapping[str, Severity | None]
"""By code, the level that an office gives to a check; None: it is not run."""
_CHECKS = "checks"
"""Under this name their patterns are kept, whichever command runs them."""


def run_checks(subject: Subject, levels: Levels | None = None) -> tuple[Diagnostic, ...]:
    """The findings of every check of a report and of its wording."""
    with patterns.kept(_CHECKS):
        return (*_run(REPORT, levels, lambda c: _of_report(c, subject)), *_wording(lambda: subject.prose, levels))


def check_balance(balance: Balance, levels: Levels | None = None) -> tuple[Diagnostic, ...]:
    """The findings of the checks that look at figures alone."""
    return tuple(_run(BALANCE, levels, lambda c: c.run(balance)))


def proofread(prose: Callable[[], Prose], levels: Levels | None = None) -> tuple[Diagnostic, ...]:
    """The findings of every check of wording."""
    with patterns.kept(_CHECKS):
        return tuple(_wording(prose, levels))


def _wording(prose: Callable[[], Prose], levels: Levels | None) -> Iterator[Diagnostic]:
    return _run(WORDING, levels, lambda c: _of_text(c, prose()))


def _run(
    checks: Sequence[Check], levels: Levels | None, run: Callable[[Check], Iterator[Finding]]
) -> Iterator[Diagnostic]:
    for check in checks:
        yield from _guarded(check, levels or {}, run)


def _guarded(check: Check, levels: Levels, run: Callable[[Check], Iterator[Finding]]) -> list[Diagnostic]:
    chosen = levels.get(check.code, check.severity)
    if chosen is None:
        return []
    own = check.code not in levels
    try:
        return [Diagnostic(check.code, *f[:4], (own and f.level) or chosen, check.name, f.fix) for f in run(check)]
    except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
        return [Diagnostic("RG901", f"检查 {check.code} 没有完成：{type(error).__name__}: {error}")]


def _of_report(check: Check, subject: Subject) -> Iterator[Finding]:
    return check.run(subject)


def _of_text(check: Check, prose: Prose) -> Iterator[Finding]:
    for flaw in check.run(prose):
        yield _placed(flaw, prose)


def _placed(flaw: Flaw, prose: Prose) -> Finding:
    place = prose.locate(flaw.start, flaw.end)
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
