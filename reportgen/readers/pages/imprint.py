"""Step: the imprint (版记) at the foot of the last page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportgen.readers.pages.glyphs import MM, Line, Rule, rounded
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.report import Finding, Measured, PageCheck, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import PRINTED_BY, YEAR

SHORTEST_RULE: Final = 100
"""Millimetres."""

TALLEST: Final = 200
"""How far above its last line the imprint's rules are looked for (pt)."""


def findings(scene: Scene) -> Iterator[Finding]:
    """Its page, its size, its rules."""
    sheet = next((sheet for sheet in reversed(scene.sheets) if _holds_imprint(sheet, scene.grid.em)), None)
    if sheet is None:
        return
    line = [line for line in sheet.body if PRINTED_BY in line.text][-1]
    rules = [
        rule for rule in sheet.rules if rule.width * MM > SHORTEST_RULE and not rule.red and rule.y > line.y - TALLEST
    ]
    yield _described(sheet, line, rules, scene)
    placed = sheet.number % 2 == 0 and sheet is scene.sheets[-1]
    yield PageCheck("imprint on an even, last page", "even, last", sheet.number, placed)
    yield PageCheck("imprint: on the last page", "last", sheet.number, sheet is scene.sheets[-1])
    yield within("imprint size (pt)", line.size, scene.wanted("imprint_pt"))
    if rules:
        yield from _rules(rules, scene)


def _holds_imprint(sheet: Sheet, em: float) -> bool:
    found = (line for line in sheet.body if PRINTED_BY in line.text and YEAR.search(line.text))
    return any(abs(line.size - em) > 0.5 for line in found)


def _described(sheet: Sheet, line: Line, rules: list[Rule], scene: Scene) -> Measured:
    drawn = [
        {
            "y": rounded(rule.y * MM),
            "thick": rounded(rule.thickness * MM, 3),
            "width": rounded(rule.width * MM),
        }
        for rule in rules
    ]
    return Measured(
        "imprint",
        {
            "page": sheet.number,
            "text": line.text,
            "size_pt": line.size,
            "font": line.role,
            "rules_mm": drawn,
            "left_blank_chars": rounded((line.x0 - scene.box.left / MM) / line.size),
            "right_blank_chars": rounded((scene.box.right / MM - line.x1) / line.size),
        },
    )


def _rules(rules: list[Rule], scene: Scene) -> Iterator[Finding]:
    first, last = rules[0], rules[-1]
    off = rounded(last.y * MM - scene.box.bottom)
    yield within("imprint: last rule on the box bottom (mm off)", off, scene.wanted("imprint_bottom"))
    outer = rounded(max(first.thickness, last.thickness) * MM, 3)
    yield within("imprint: first and last rule (mm)", outer, scene.wanted("rule_thick"))
    if len(rules) > 2:
        yield within("imprint: inner rule (mm)", rounded(rules[1].thickness * MM, 3), scene.wanted("rule_thin"))
