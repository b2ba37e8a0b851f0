"""The state that every step looks at: the sheets, the grid, the declarations, the ink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from reportgen.packs.standard import Standard, Wanted
from reportgen.readers.pages.declared import Declared
from reportgen.readers.pages.glyphs import Bounds
from reportgen.readers.pages.grid import Grid
from reportgen.readers.pages.paper import Box, Profile, Sheet


class InkFinder(Protocol):
    """Looks up ink on the rendered pages."""

    def edges(self, page: int, within: Bounds, *, red: bool = False) -> Bounds | None:
        """The edges of the ink inside a box, in points; None where it is blank."""


@dataclass(frozen=True)
class Scene:
    """A document laid out for measuring; nothing in it changes any more."""

    sheets: tuple[Sheet, ...]
    box: Box
    grid: Grid
    ink: InkFinder = field(repr=False)
    standard: Standard
    declared: Declared | None = None
    profile: Profile = "margin"

    def wanted(self, name: str) -> Wanted:
        """A number of the standard."""
        return self.standard.numbers[name]
