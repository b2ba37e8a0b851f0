"""豁免: findings that a unit accepts with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.checks.table import CHECKS, find_rule, is_check, title_of
from reportgen.diagnostics import Diagnostic, Severity, near, short
from reportgen.facts.model import Waiver
from reportgen.source import Place


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
    idle = (Diagnostic("RG220", *_of_no_use(waiver)) for waiver in waivers if waiver not in used | before)
    return (*left, *idle)


def _of_no_use(waiver: Waiver) -> tuple[str, Place, tuple[str, ...]]:
    """Message, place and hints for a waiver that met nothing: no such rule, one that stays, or all is well."""
    rule = find_rule(waiver.check)
    if rule is None:
        known = [name for check in CHECKS for name in (check.code, check.name, title_of(check))]
        hints = (*near(waiver.check, known), "编号和名称见意见一览（docs/checks.md），或照意见里写的抄")
        return f"没有叫“{short(waiver.check)}”的编号或名称，这条豁免没有用上", waiver.place, hints
    if not is_check(rule.code) and rule.level == Severity.ERROR.value:
        hint = "按意见改正，并删去这条豁免"
        return f"{rule.code} 是读不懂、缺内容一类的错误，不能豁免", waiver.place, (hint,)
    hint = "删去它，或核对检查名称和位置；读不懂、缺内容一类的错误不能豁免"
    return f"没有与“{short(waiver.check)}”对应的意见，这条豁免没有用上", waiver.place, (hint,)


def _waivable(diagnostic: Diagnostic) -> bool:
    return not diagnostic.is_error or is_check(diagnostic.code)


def _covers(waiver: Waiver, diagnostic: Diagnostic) -> bool:
    rule = find_rule(waiver.check)
    if rule is None or rule.code != diagnostic.code:
        return False
    path, wanted = diagnostic.path.removeprefix("指标."), waiver.path.removeprefix("指标.")
    return not wanted or path == wanted or path.startswith((f"{wanted}.", f"{wanted}["))
