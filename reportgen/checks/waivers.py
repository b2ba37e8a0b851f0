"""豁免: findings that a unit accepts with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.checks.table import find_rule, is_check
from reportgen.diagnostics import Diagnostic
from reportgen.facts.model import Waiver


def accept(
    diagnostics: Iterable[Diagnostic], waivers: Iterable[Waiver]
) -> tuple[tuple[Diagnostic, ...], frozenset[Waiver]]:
    """What is left without the findings that the unit accepts, and the waivers that were of use.

    Errors of checks can be waived, since a check of words may be mistaken; errors of reading cannot.
    """
    kept, used = [], set()
    waivers = tuple(waivers)
    for diagnostic in diagnostics:
        hit = next((w for w in waivers if _waivable(diagnostic) and _covers(w, diagnostic)), None)
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
            hint = "删去它，或核对检查名称和位置；读不懂、缺内容一类的错误不能豁免"
            kept.append(Diagnostic("RG220", message, waiver.place, (hint,)))
    return tuple(kept)


def _waivable(diagnostic: Diagnostic) -> bool:
    return not diagnostic.is_error or is_check(diagnostic.code)


def _covers(waiver: Waiver, diagnostic: Diagnostic) -> bool:
    rule = find_rule(waiver.check)
    if rule is None or rule.code != diagnostic.code:
        return False
    path, wanted = diagnostic.path.removeprefix("指标."), waiver.path.removeprefix("指标.")
    return not wanted or path == wanted or path.startswith((f"{wanted}.", f"{wanted}["))
