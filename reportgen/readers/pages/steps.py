"""The steps of a measurement, in order, and the loop that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from reportgen.readers.pages import (
    body,
    breaks,
    fonts,
    foot,
    head,
    headings,
    imprint,
    sheets,
    tables,
    tail,
)
from reportgen.readers.pages.report import Finding, Measured, PageCheck
from reportgen.readers.pages.scene import Scene


@dataclass(frozen=True)
class Step:
    """One look at the scene; it yields values and checks as it finds them."""

    name: str
    findings: Callable[[Scene], Iterator[Finding]]


STEPS: Final = (
    Step("sheet", sheets.findings),
    Step("grid", body.findings),
    Step("head", head.findings),
    Step("headings", headings.findings),
    Step("page_numbers", foot.findings),
    Step("notes_and_sign_off", tail.findings),
    Step("imprint", imprint.findings),
    Step("tables", tables.findings),
    Step("breaks", breaks.findings),
    Step("fonts", fonts.findings),
)


def run(scene: Scene, steps: tuple[Step, ...] = STEPS) -> tuple[dict[str, Any], tuple[PageCheck, ...]]:
    """The measured values and the checks of all steps."""
    measured: dict[str, Any] = {}
    checks: list[PageCheck] = []
    for step in steps:
        for finding in _guarded(step, scene):
            if isinstance(finding, Measured):
                measured[finding.name] = finding.value
            else:
                checks.append(finding)
    return measured, tuple(checks)


def _guarded(step: Step, scene: Scene) -> Iterator[Finding]:
    """The step's findings; an odd page must not cost the rest of the report, so a crash is a failed check."""
    try:
        yield from step.findings(scene)
    except Exception as fault:  # noqa: BLE001  an odd page must not cost the rest of the report
        yield PageCheck(f"{step.name} measured", "no error", f"{type(fault).__name__}: {fault}", False)
