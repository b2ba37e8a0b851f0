"""The table of checks and the runner that stamps, waives and survives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reportgen.checks.leftovers import carried_unchecked
from reportgen.checks.printing import figure_unprinted, text_unprinted
from reportgen.checks.subject import Finding, Subject
from reportgen.codes import find_code
from reportgen.diagnostics import Diagnostic
from reportgen.facts.model import Waiver


class Check(NamedTuple):
    """One check under its code."""

    code: str
    run: Callable[[Subject], Iterator[Finding]]


CHECKS = (
    Check("RG401", figure_unprinted),
    Check("RG402", text_unprinted),
    Check("RG403", carried_unchecked),
)


def run_checks(subject: Subject) -> tuple[Diagnostic, ...]:
    """The findings of every check; a check that crashes is a finding of its own and the others still run."""
    found: list[Diagnostic] = []
    for check in CHECKS:
        try:
            found += [Diagnostic(check.code, f.message, f.place, f.hints, f.related) for f in check.run(subject)]
        except Exception as error:  # noqa: BLE001  our fault, reported as such, must not cost the others
            found.append(Diagnostic("RG901", f"检查 {check.code} 没有完成：{type(error).__name__}: {error}"))
    return tuple(found)


def accept(
    diagnostics: Iterable[Diagnostic], waivers: Iterable[Waiver]
) -> tuple[tuple[Diagnostic, ...], frozenset[Waiver]]:
    """What is left without the warnings and notes that the unit accepts, and the waivers that were of use."""
    kept, used = [], set()
    waivers = tuple(waivers)
    for diagnostic in diagnostics:
        hit = next((w for w in waivers if not diagnostic.is_error and _covers(w, diagnostic)), None)
        if hit is None:
            kept.append(diagnostic)
        else:
            used.add(hit)
    return tuple(kept), frozenset(used)


def waive(
    diagnostics: Iterable[Diagnostic], waivers: Iterable[Waiver], before: frozenset[Waiver] = frozenset()
) -> tuple[Diagnostic, ...]:
    """As `accept`; a waiver that met nothing, here or `before`, is a finding itself."""
    waivers = tuple(waivers)
    left, used = accept(diagnostics, waivers)
    kept = list(left)
    for waiver in waivers:
        if waiver not in used | before:
            message = f"没有与“{waiver.check}”对应的意见，这条豁免没有用上"
            kept.append(Diagnostic("RG220", message, waiver.place, ("删去它，或核对检查名称和位置；错误不能豁免",)))
    return tuple(kept)


def _covers(waiver: Waiver, diagnostic: Diagnostic) -> bool:
    code = find_code(waiver.check)
    if code is None or code.code != diagnostic.code:
        return False
    path, wanted = diagnostic.path.removeprefix("指标."), waiver.path.removeprefix("指标.")
    return not wanted or path == wanted or path.startswith((f"{wanted}.", f"{wanted}["))
