"""Step: faults at the ends of pages and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reportgen.readers.pages.glyphs import Line
from reportgen.readers.pages.grid import Grid, portrait_lines
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.report import Finding, Measured, none_of
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import NO_LINE_END, NO_LINE_START, NO_TEXT_ON_THIS_PAGE, heading_level

SHOWN: Final = 5
FEW_LINES: Final = 3
OWN_LINE_LEVELS: Final = (1, 2)
EXCERPT: Final = 6
HEADING_EXCERPT: Final = 10


def findings(scene: Scene) -> Iterator[Finding]:
    """Forbidden marks, stranded headings, single lines, nearly empty pages."""
    grid = scene.grid
    starts, ends = _line_starts(grid.text), _line_ends(grid.text)
    turns = list(pairwise(scene.sheets))
    stranded = [
        f"p{sheet.number} {last.text[:HEADING_EXCERPT]}"
        for sheet, _ in turns
        if (last := _last_text(sheet, grid)) and last is sheet.body[-1] and _is_short_heading(last, scene)
    ]
    literal = [line.page for line in portrait_lines(scene.sheets) if NO_TEXT_ON_THIS_PAGE in line.text]
    yield Measured(
        "breaks",
        {
            "line_starts": starts,
            "line_ends": ends,
            "stranded_headings": stranded,
            "pages_opening_with_a_paragraph's_last_line": [
                below.number for above, below in turns if _opens_with_last_line(above, below, grid)
            ],
            "nearly_empty_pages": _nearly_empty(scene.sheets),
            "no_text_on_this_page_mark": literal,
        },
    )
    yield none_of("no forbidden mark at a line start", starts, SHOWN)
    yield none_of("no opening mark at a line end, no split dash or ellipsis", ends, SHOWN)
    yield none_of("no heading alone at a page end", stranded)
    yield none_of("no 此页无正文", literal)


def _line_starts(text: Sequence[Line]) -> list[str]:
    return [f"p{line.page} {line.text[:EXCERPT]}" for line in text if line.text[0] in NO_LINE_START]


def _line_ends(text: Sequence[Line]) -> list[str]:
    found = []
    following: list[Line | None] = [*text[1:], None]
    for line, below in zip(text, following, strict=True):
        last = line.text[-1]
        if last in NO_LINE_END:
            found.append(f"p{line.page} {line.text[-EXCERPT:]}")
        if below and last in "…—" and below.text[0] == last:
            found.append(f"p{line.page} split {last}{below.text[0]}")
    return found


def _last_text(sheet: Sheet, grid: Grid) -> Line | None:
    return next((line for line in reversed(sheet.body) if grid.holds(line)), None)


def _is_short_heading(line: Line, scene: Scene) -> bool:
    numbered = heading_level(line.text)
    if numbered is None or numbered[0] not in OWN_LINE_LEVELS:
        return False
    faces = {scene.standard.level_roles[level] for level in OWN_LINE_LEVELS}
    return line.role in faces and line.x1 < scene.grid.right - 2 * scene.grid.em


def _opens_with_last_line(above: Sheet, below: Sheet, grid: Grid) -> bool:
    """Whether `below` begins with the single last line of a paragraph (counted, no fault)."""
    lines = [line for line in below.body if grid.holds(line)]
    if len(lines) < 2 or _last_text(above, grid) is None:
        return False
    first, second = lines[:2]
    flush = first.x0 < grid.left + 0.4 * grid.em
    return flush and first.x1 < grid.right - 0.6 * grid.em and second.x0 > grid.left + grid.em


def _nearly_empty(sheets: Sequence[Sheet]) -> list[int]:
    if len(sheets) < 2:
        return []
    return [sheet.number for sheet in sheets if 0 < len(sheet.body) <= FEW_LINES and not sheet.tables]
