"""Step: page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from reportgen.readers.pages.glyphs import MM, Line, rounded
from reportgen.readers.pages.grid import commonest
from reportgen.readers.pages.paper import Sheet, unnumbered_pages
from reportgen.readers.pages.report import Finding, Measured, PageCheck, none_of, same, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import page_number

DASH_HEIGHT: Final = 0.36
"""Ems that a dash lies above the baseline; stands in for ink where text is turned."""


@dataclass(frozen=True)
class _PageNumber:
    """A page number as found; lengths in points unless named otherwise."""

    page: int
    number: int
    line: Line
    on_the_right: bool
    blank_chars: float
    dash_below_box_mm: float | None

    @property
    def face(self) -> str:
        return next(glyph.role for glyph in self.line.glyphs if glyph.text.isdigit())

    def as_dict(self) -> dict[str, Any]:
        return {
            "page": self.page,
            "found": True,
            "number": self.number,
            "text": self.line.text,
            "side": "right" if self.on_the_right else "left",
            "blank_chars": self.blank_chars,
            "size_pt": self.line.size,
            "font": self.face,
            "dash_below_box_mm": self.dash_below_box_mm,
        }


def findings(scene: Scene) -> Iterator[Finding]:
    """A number on every page, on its side, in its size and face, at its height."""
    excused = unnumbered_pages(scene.sheets)
    due = [sheet for sheet in scene.sheets if sheet.number not in excused]
    numbers = {sheet.number: _find(sheet, scene) for sheet in due}
    found = [number for number in numbers.values() if number]
    yield Measured("page_numbers", [_item(sheet, numbers, excused) for sheet in scene.sheets])
    strays = any(sheet.foot for sheet in scene.sheets if sheet.number in excused)
    complete = len(found) == len(due) and not strays
    yield PageCheck("page number on every page", str(len(due)), len(found), complete)
    if found:
        yield from _looks(found, scene)


def _looks(found: list[_PageNumber], scene: Scene) -> Iterator[Finding]:
    wrong_side = [number.page for number in found if number.on_the_right != bool(number.number % 2)]
    yield none_of("odd right, even left", wrong_side)
    yield within("page number size (pt)", found[0].line.size, scene.wanted("pageno_pt"))
    yield same("page number font", found[0].face, scene.standard.role("number"))
    blank = rounded(commonest([number.blank_chars for number in found], 0.1))
    yield within("page number blank (characters)", blank, scene.wanted("pageno_blank"))
    wanted = scene.wanted("dash_below").value
    dashes = [number.dash_below_box_mm for number in found if number.dash_below_box_mm is not None]
    worst = max(dashes, key=lambda below: abs(below - wanted), default=None)
    yield within("dash below the box (worst, mm)", worst, scene.wanted("dash_below"))


def _item(sheet: Sheet, numbers: dict[int, _PageNumber | None], excused: frozenset[int]) -> dict[str, Any]:
    number = numbers.get(sheet.number)
    if number:
        return number.as_dict()
    item = {"page": sheet.number, "found": False, "foot": [line.text for line in sheet.foot]}
    return {**item, "expected": False} if sheet.number in excused else item


def _find(sheet: Sheet, scene: Scene) -> _PageNumber | None:
    for line in sheet.foot:
        number = page_number(line.text)
        if number is not None:
            return _placed(sheet, line, number, scene)
    return None


def _placed(sheet: Sheet, line: Line, number: int, scene: Scene) -> _PageNumber:
    box = scene.box
    right = line.centre > scene.grid.middle
    blank = (box.right / MM - line.x1 if right else line.x0 - box.left / MM) / line.size
    dash = _dash_height(sheet, line, scene)
    below = None if dash is None else rounded(dash * MM - box.bottom)
    return _PageNumber(sheet.number, number, line, right, rounded(blank), below)


def _dash_height(sheet: Sheet, line: Line, scene: Scene) -> float | None:
    if not sheet.portrait:
        return line.y - DASH_HEIGHT * line.size
    dash = line.glyphs[0]
    ink = scene.ink.edges(sheet.number, (dash.x, line.top, dash.end, line.bottom))
    return (ink[1] + ink[3]) / 2 if ink else None
