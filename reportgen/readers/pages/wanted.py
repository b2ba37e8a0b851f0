"""What GB/T 9704-2012 wants of a page, as one literal table with tolerances.

Lengths are millimetres, sizes are points, the rest counts characters or lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Profile = Literal["margin", "white-edge"]
"""How 37 mm and 156 x 225 mm are read: as page margins, or as the box that the characters fill."""

PROFILES: Final = ("margin", "white-edge")


@dataclass(frozen=True)
class Wanted:
    """A value and how far a page may be off it."""

    value: float
    tolerance: float

    def accepts(self, got: float | None) -> bool:
        """Whether `got` was found and is near enough (a rounding error is no fault)."""
        return got is not None and abs(got - self.value) <= self.tolerance + 1e-9

    def __str__(self) -> str:
        """The form that reports print: `37±1`, or `28` where there is no tolerance."""
        return f"{self.value}±{self.tolerance}" if self.tolerance else str(self.value)


WANTED: Final[dict[str, Wanted]] = {
    # the box, declared and measured (mm)
    "top": Wanted(37, 1),
    "bottom": Wanted(262, 1),
    "left": Wanted(28, 1),
    "box_w": Wanted(156, 1),
    "box_h": Wanted(225, 1),
    "text_w": Wanted(156, 1.5),
    # sizes (pt)
    "body_pt": Wanted(16, 0.1),
    "title_pt": Wanted(22, 0.1),
    "pageno_pt": Wanted(14, 0.1),
    "imprint_pt": Wanted(14, 0.1),
    # body text
    "lines": Wanted(22, 0),
    "chars": Wanted(28, 0),
    "indent": Wanted(2, 0.2),
    # the head of page 1 (mm, lines, characters)
    "red_top": Wanted(35, 1.5),
    "number_gap_lines": Wanted(2, 0.5),
    "rule_gap": Wanted(4, 0.6),
    "title_gap_lines": Wanted(2, 0.6),
    "title_off": Wanted(0, 1.0),
    "addressee_off": Wanted(0, 0.2),
    "addressee_gap_lines": Wanted(1, 0.5),
    # page numbers (mm, characters)
    "dash_below": Wanted(7, 1),
    "pageno_blank": Wanted(1, 0.35),
    # the end of the text (characters)
    "names_off": Wanted(0, 0.25),
    "date_right": Wanted(4, 0.6),
    "sign_centre": Wanted(0, 0.6),
    "unsealed_right": Wanted(2, 0.6),
    "date_shift": Wanted(2, 0.6),
    # the imprint (mm)
    "rule_thick": Wanted(0.35, 0.08),
    "rule_thin": Wanted(0.25, 0.08),
    "imprint_bottom": Wanted(0, 1),
}

A4: Final = frozenset({210, 297})
"""The sides of a sheet, whichever way it is turned (mm)."""

LEVEL_FACES: Final = {1: "Hei", 2: "Kai", 3: "FangSong", 4: "FangSong"}
"""The face of each heading level; a wrong one is a fault on levels 1 and 2 only."""

BODY_FACE: Final = "FangSong"
TITLE_FACE: Final = "XiaoBiaoSong"
SIGNER_FACE: Final = "Kai"
PAGE_NUMBER_FACE: Final = "Song"
