"""Glyphs, the lines they stand in, and drawn rules: what is read from a page, in points.

Every y is a distance from the top of the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias, overload

from reportgen.readers.pages.wording import is_hanzi, is_wide

MM: Final = 25.4 / 72
"""Millimetres in a point."""

ASCENT, DESCENT = 0.859, 0.141
"""The em box of the Windows CJK faces above and below the baseline."""

Bounds: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

SAME_BASELINE: Final = 1.0


@dataclass(frozen=True)
class Glyph:
    """One character as it was set."""

    text: str
    x: float
    size: float
    advance: float
    role: str
    red: bool = False

    @property
    def end(self) -> float:
        """Where the next glyph may stand."""
        return self.x + self.advance


@dataclass(frozen=True, eq=False)
class Line:
    """The glyphs of one baseline from left to right; compared by identity."""

    page: int
    y: float
    glyphs: tuple[Glyph, ...]
    in_table: bool = False

    @cached_property
    def text(self) -> str:
        """The characters, without the blanks between them."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.glyphs[0].x

    @property
    def x1(self) -> float:
        """Right end."""
        return self.glyphs[-1].end

    @cached_property
    def size(self) -> float:
        """The size most of the glyphs have."""
        return Counter(round(glyph.size, 1) for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def role(self) -> str:
        """The role of most hanzi, or of most glyphs where there is no hanzi."""
        pool = [glyph for glyph in self.glyphs if is_hanzi(glyph.text)] or self.glyphs
        return Counter(glyph.role for glyph in pool).most_common(1)[0][0]

    @property
    def red(self) -> bool:
        """Whether more than half of the glyphs are red."""
        return sum(glyph.red for glyph in self.glyphs) * 2 > len(self.glyphs)

    @property
    def top(self) -> float:
        """Top of the characters' em box."""
        return self.y - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Bottom of the characters' em box."""
        return self.y + DESCENT * self.size

    @property
    def centre(self) -> float:
        """The middle between both ends."""
        return (self.x0 + self.x1) / 2

    @property
    def ems(self) -> float:
        """Width in characters, a narrow one counted as a half."""
        return sum(1 if is_wide(glyph.text) else 0.5 for glyph in self.glyphs)


@dataclass(frozen=True)
class Rule:
    """A horizontal rule."""

    x0: float
    x1: float
    y: float
    thickness: float
    red: bool

    @property
    def width(self) -> float:
        """Its length."""
        return self.x1 - self.x0


def group(placed: Iterable[tuple[float, Glyph]], page: int) -> tuple[Line, ...]:
    """Lines out of (baseline, glyph) pairs; parts of one baseline far apart stay together."""
    rows: list[tuple[float, list[Glyph]]] = []
    for y, glyph in sorted(placed, key=lambda pair: pair[0]):
        if rows and abs(rows[-1][0] - y) < SAME_BASELINE:
            rows[-1][1].append(glyph)
        else:
            rows.append((y, [glyph]))
    return tuple(Line(page, y, tuple(sorted(row, key=lambda glyph: glyph.x))) for y, row in rows)


@overload
def rounded(value: float, digits: int = 2) -> float: ...
@overload
def rounded(value: float | None, digits: int = 2) -> float | None: ...
def rounded(value: float | None, digits: int = 2) -> float | None:
    """`value` as reports print it; None stays None."""
    return None if value is None else round(value, digits)
