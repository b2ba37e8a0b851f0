"""The sheets: where the text box lies, and each page cut into body and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportgen.packs.standard import Standard
from reportgen.readers.pages.declared import Declared, Section
from reportgen.readers.pages.glyphs import MM, Bounds, Line, Rule
from reportgen.readers.pages.pdf import RawPage
from reportgen.readers.pages.wording import PRINTED_BY

ABOVE_BOX: Final = 12
BELOW_BOX: Final = 3
"""Points that a baseline may lie outside the box and still be body text."""

WHITE_EDGE_SLACK: Final = 4


@dataclass(frozen=True)
class Box:
    """The text box (版心), in millimetres from the top left corner of the sheet."""

    left: float
    right: float
    top: float
    bottom: float


Profile = Literal["margin", "white-edge"]
"""How 37 mm and 156 x 225 mm are read: as page margins, or as the box that the characters fill."""
PROFILES: Final = ("margin", "white-edge")


def standard_box(standard: Standard) -> Box:
    """The box that the standard wants."""
    left, top, bottom = (standard.numbers[side].value for side in ("left", "top", "bottom"))
    return Box(left, left + standard.numbers["box_w"].value, top, bottom)


@dataclass(frozen=True)
class Sheet:
    """One page; lengths in points."""

    number: int
    width: float
    height: float
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    lines: tuple[Line, ...]
    tables: tuple[Bounds, ...]
    rules: tuple[Rule, ...]

    @property
    def portrait(self) -> bool:
        """Whether the sheet stands upright."""
        return self.width < self.height


def declared_box(declared: Declared | None, profile: Profile, standard: Standard) -> Box:
    """The box of the first portrait section; the standard one where nothing is declared."""
    if declared is None or profile == "white-edge":
        return standard_box(standard)
    boxes = (_section_box(section) for section in declared.sections)
    return next((box for box in boxes if box is not None), standard_box(standard))


def _section_box(section: Section) -> Box | None:
    page_w, page_h, left, top = section.page_w, section.page_h, section.left, section.top
    right, bottom = section.right, section.bottom
    if page_w is None or left is None or right is None or not section.box_w:
        return None
    if page_h is None or top is None or bottom is None or page_w >= page_h:
        return None
    return Box(left, page_w - right, top, page_h - bottom)


def cut(page: RawPage, box: Box, profile: Profile) -> Sheet:
    """The page with its lines told apart; a landscape page is all body and has its foot turned."""
    top = box.top / MM
    bottom = box.bottom / MM + (WHITE_EDGE_SLACK if profile == "white-edge" else 0)
    body, foot = page.lines, page.turned
    if page.width < page.height:
        body = tuple(line for line in page.lines if top - ABOVE_BOX <= line.y <= bottom + BELOW_BOX)
        foot = tuple(line for line in page.lines if line.y > bottom + BELOW_BOX)
    return Sheet(page.number, page.width, page.height, body, foot, page.lines, page.tables, page.rules)


def blank_pages(sheets: Sequence[Sheet]) -> list[int]:
    """The numbers of the pages without body text."""
    return [sheet.number for sheet in sheets if not sheet.body]


def unnumbered_pages(sheets: Sequence[Sheet]) -> frozenset[int]:
    """Pages that carry no number: an empty page right before the imprint's, and that page."""
    last = len(sheets)
    if blank_pages(sheets) == [last - 1] and any(PRINTED_BY in line.text for line in sheets[-1].body):
        return frozenset({last - 1, last})
    return frozenset()
