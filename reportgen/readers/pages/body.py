"""Step: body text on its grid, 22 lines of 28 characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportgen.readers.pages.glyphs import MM, Line, rounded
from reportgen.readers.pages.grid import Grid
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.report import Finding, Measured, same, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import is_hanzi, is_wide


def findings(scene: Scene) -> Iterator[Finding]:
    """Face, size, edges, characters on a line, lines on a page."""
    grid = scene.grid
    characters = _count_characters(grid)
    face = _face(grid.text)
    edges = _text_box(scene)
    slots = _lines_per_page(scene)
    yield Measured("text_box_mm", edges)
    yield Measured("body", _body(grid, face, characters))
    yield Measured("lines_per_page", slots)
    yield same("body font", face, scene.standard.role("body"))
    yield within("body size (pt)", grid.found_size, scene.wanted("body_pt"))
    if scene.profile == "white-edge":
        yield within("top of the first line's characters (mm)", edges["top_of_characters"], scene.wanted("top"))
        yield within("bottom of the last line's characters (mm)", edges["bottom_of_characters"], scene.wanted("bottom"))
    yield within("left edge of text (mm)", rounded(grid.left * MM), scene.wanted("left"))
    yield within("width of text (mm)", rounded((grid.right - grid.left) * MM), scene.wanted("text_w"))
    count = characters.on_a_full_line
    note = None if count is not None else "no full all-CJK line; what would fit"
    count = characters.that_fit if count is None else count
    yield within("characters on a full line", count, scene.wanted("chars"), note)
    note = None if slots["measured"] else "no page ends inside a paragraph; what would fit"
    yield within("lines on a full page", slots["measured"] or slots["that_fit"], scene.wanted("lines"), note)


@dataclass(frozen=True)
class _Characters:
    """What full lines hold: all-CJK lines by their characters, the others by their width in ems."""

    that_fit: int
    pure: Mapping[int, int]
    mixed: Mapping[float, int]
    hanging: int
    over_mm: float

    @property
    def on_a_full_line(self) -> int | None:
        return max(self.pure, key=self.pure.__getitem__, default=None)


def _count_characters(grid: Grid) -> _Characters:
    width = (grid.box.right - grid.box.left) / MM
    hung = [line for line in grid.text if grid.hangs(line)]
    full = [line for line in grid.text if _is_full(line, grid)]
    pure = [line for line in full if all(is_wide(glyph.text) for glyph in line.glyphs)]
    mixed = set(full).difference(pure)
    return _Characters(
        that_fit=int(width / grid.pitch_x + 0.02),
        pure=Counter(len(line.glyphs) - grid.hangs(line) for line in pure),
        mixed=Counter(line.ems - grid.hangs(line) for line in full if line in mixed),
        hanging=len(hung),
        over_mm=max((0.0, *((line.x1 - grid.right) * MM for line in hung))),
    )


def _is_full(line: Line, grid: Grid) -> bool:
    starts = abs(line.x0 - grid.left) <= 0.4 * grid.em
    return starts and grid.end(line) >= grid.right - 0.6 * grid.em


def _face(lines: Iterable[Line]) -> str | None:
    """The role that most hanzi are set in."""
    pool = Counter(glyph.role for line in lines for glyph in line.glyphs if is_hanzi(glyph.text))
    return pool.most_common(1)[0][0] if pool else None


def _text_box(scene: Scene) -> dict[str, Any]:
    grid = scene.grid
    first = [line for sheet in scene.sheets for line in sheet.body[:1] if grid.holds(line)]
    return {
        "left": rounded(grid.left * MM),
        "right": rounded(grid.right * MM),
        "width": rounded((grid.right - grid.left) * MM),
        "first_baseline": rounded(min(line.y for line in first) * MM) if first else None,
        "top_of_characters": rounded(min(line.top for line in first) * MM) if first else None,
        "bottom_of_characters": rounded(max(ln.bottom for ln in grid.text) * MM) if grid.text else None,
    }


def _body(grid: Grid, face: str | None, characters: _Characters) -> dict[str, Any]:
    return {
        "size_pt": grid.found_size,
        "font": face,
        "baseline_pitch_pt": rounded(grid.pitch_y, 3),
        "baseline_pitch_mm": rounded(grid.pitch_y * MM, 3) if grid.pitch_y else None,
        "char_pitch_pt": rounded(grid.pitch_x, 3),
        "chars_that_fit": characters.that_fit,
        "chars_per_full_line": characters.on_a_full_line,
        "pure_cjk_lines": dict(sorted(characters.pure.items())),
        "mixed_lines_in_ems": dict(sorted(characters.mixed.items())),
        "hanging_punctuation": characters.hanging,
        "hang_over_mm": rounded(characters.over_mm),
    }


def _lines_per_page(scene: Scene) -> dict[str, Any]:
    """Line slots down to the last line of every page that ends inside a paragraph and has no table."""
    grid, box = scene.grid, scene.box
    found: dict[str, Any] = {
        "text_lines": {sheet.number: len(_text_of(sheet, grid)) for sheet in scene.sheets},
        "full_pages": {},
        "measured": None,
        "that_fit": None,
    }
    if not grid.pitch_y:
        return found
    found["that_fit"] = int((box.bottom - box.top) / MM / grid.pitch_y + 0.02)
    tops = [sheet.body[0].y for sheet in scene.sheets if sheet.body and grid.holds(sheet.body[0])]
    full = {
        sheet.number: rounded((sheet.body[-1].y - min(tops)) / grid.pitch_y + 1)
        for sheet, following in pairwise(scene.sheets)
        if tops and not sheet.tables and _ends_inside_paragraph(sheet, following, grid)
    }
    found["full_pages"] = full
    if full:
        found["measured"] = max(round(slots) for slots in full.values())
    return found


def _ends_inside_paragraph(sheet: Sheet, following: Sheet, grid: Grid) -> bool:
    rows = _text_of(sheet, grid)
    if not rows or not following.body or not grid.holds(following.body[0]):
        return False
    first, last = following.body[0], rows[-1]
    return (
        first.x0 < grid.left + 0.4 * grid.em
        and last is sheet.body[-1]
        and max(last.x1, grid.end(last)) > grid.right - 2 * grid.em
    )


def _text_of(sheet: Sheet, grid: Grid) -> list[Line]:
    return [line for line in sheet.body if grid.holds(line)]
