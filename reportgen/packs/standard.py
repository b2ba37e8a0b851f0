"""What a layout asks of pages, with how far a page may be off: one table for format checks and for measuring.

Lengths are millimetres, sizes are points, the rest counts characters or lines. What the layout says is the layout's;
what it leaves to the writer (4 mm, 7 mm, one empty line) is GB/T 9704-2012's and stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportgen.document.faces import role_of
from reportgen.packs.layout import Face, Layout
from reportgen.tuples import NamedTuple

MM: Final = 25.4 / 72
"""Millimetres in a point."""


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
        return f"{self.value:g}±{self.tolerance:g}" if self.tolerance else f"{self.value:g}"


class Standard(NamedTuple):
    """A layout as what pages must show; `numbers` are named as the checks of pages name them."""

    layout: Layout
    numbers: Mapping[str, Wanted]

    def role(self, face: str) -> str:
        """The role of the layout's font for body, hei, kai, title or number, as `role_of` names it."""
        font: Face = getattr(self.layout, f"{face}_face")
        return role_of(font.name)

    @property
    def level_roles(self) -> Mapping[int, str]:
        """The role of the font of each heading level."""
        return {1: self.role("hei"), 2: self.role("kai"), 3: self.role("body"), 4: self.role("body")}


def standard(layout: Layout) -> Standard:
    """What pages of a layout must show."""
    return Standard(layout, {**_box(layout), **_sizes(layout), **_places(layout)})


def millimetres(twips: int) -> float:
    """A length of a layout, to a tenth."""
    return round(twips / 20 * MM, 1)


def _box(layout: Layout) -> dict[str, Wanted]:
    """The box, declared and measured (mm), and what it holds."""
    return {
        "page_w": Wanted(millimetres(layout.page_width), 0.5),
        "page_h": Wanted(millimetres(layout.page_height), 0.5),
        "top": Wanted(millimetres(layout.top), 1),
        "bottom": Wanted(millimetres(layout.page_height - layout.bottom), 1),
        "left": Wanted(millimetres(layout.left), 1),
        "box_w": Wanted(millimetres(layout.box_width), 1),
        "box_h": Wanted(millimetres(layout.box_height), 1),
        "text_w": Wanted(millimetres(layout.box_width), 1.5),
        "lines": Wanted(layout.lines, 0),
        "chars": Wanted(layout.columns, 0),
    }


def _sizes(layout: Layout) -> dict[str, Wanted]:
    sizes = {
        "body_pt": layout.body_size,
        "title_pt": layout.title_size,
        "pageno_pt": layout.number_size,
        "imprint_pt": layout.imprint_size,
    }
    return {name: Wanted(half_points / 2, 0.1) for name, half_points in sizes.items()}


def _places(layout: Layout) -> dict[str, Wanted]:
    """Where elements stand (mm, lines, characters)."""
    return {
        "indent": Wanted(2, 0.2),
        # the head of page 1
        "red_top": Wanted(millimetres(layout.mark_top), 1.5),
        "number_gap_lines": Wanted(2, 0.5),
        "number_blank": Wanted(1, 0.35),
        "rule_gap": Wanted(4, 0.6),
        "title_gap_lines": Wanted(2, 0.6),
        "title_off": Wanted(0, 1.0),
        "addressee_off": Wanted(0, 0.2),
        "addressee_gap_lines": Wanted(1, 0.5),
        # page numbers
        "dash_below": Wanted(7, 1),
        "pageno_blank": Wanted(1, 0.35),
        # the end of the text
        "names_off": Wanted(0, 0.25),
        "date_right": Wanted(layout.sealed_right, 0.6),
        "sign_centre": Wanted(0, 0.6),
        "unsealed_right": Wanted(layout.unsealed_right, 0.6),
        "date_shift": Wanted(2, 0.6),
        # the imprint
        "rule_thick": Wanted(round(layout.thick / 20 * MM, 2), 0.08),
        "rule_thin": Wanted(round(layout.thin / 20 * MM, 2), 0.08),
        "imprint_bottom": Wanted(0, 1),
    }
