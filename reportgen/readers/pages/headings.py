"""Step: headings by level, and the first-line indent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportgen.readers.pages.glyphs import Line, rounded
from reportgen.readers.pages.grid import Grid, commonest
from reportgen.readers.pages.report import Finding, Measured, PageCheck, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import heading_level

INDENTED: Final = (0.5, 3.2)
"""Between these a line begins a paragraph (characters)."""

INDENTED_SURELY: Final = 1.2
EXCERPT: Final = 14


@dataclass(frozen=True)
class _Heading:
    level: int
    text: str
    face: str


def findings(scene: Scene) -> Iterator[Finding]:
    """The face of each level, and how far paragraphs are indented."""
    grid, faces = scene.grid, scene.standard.level_roles
    opening = [line for line in grid.text if _opens_paragraph(line, grid)]
    by_level: dict[int, list[_Heading]] = {level: [] for level in faces}
    for heading in filter(None, map(_heading, opening)):
        by_level[heading.level].append(heading)
    found = {level: headings for level, headings in by_level.items() if headings}
    yield Measured(
        "headings",
        {
            str(level): {
                "count": len(headings),
                "fonts": dict(Counter(heading.face for heading in headings)),
                "first": headings[0].text,
            }
            for level, headings in found.items()
        },
    )
    for level, headings in found.items():
        yield _in_face(level, faces[level], headings)
    indents = [indent for indent in (grid.indent(line.x0) for line in opening) if indent > INDENTED_SURELY]
    indent = rounded(commonest(indents, 0.1))
    yield Measured("first_line_indent_chars", indent)
    yield within("first-line indent (characters)", indent, scene.wanted("indent"))


def _opens_paragraph(line: Line, grid: Grid) -> bool:
    least, most = INDENTED
    return least < grid.indent(line.x0) < most and not line.text.startswith("附件")


def _heading(line: Line) -> _Heading | None:
    numbered = heading_level(line.text)
    if numbered is None:
        return None
    level, length = numbered
    lead = line.glyphs[length] if len(line.glyphs) > length else line.glyphs[0]
    return _Heading(level, line.text[:EXCERPT], lead.role)


def _in_face(level: int, face: str, headings: list[_Heading]) -> PageCheck:
    """Below the last strict level a heading in another face is counted, and is no fault."""
    wrong = [heading for heading in headings if heading.face != face]
    note = wrong[0].text if wrong else None
    return PageCheck(f"level {level} headings in {face}", "0 wrong", len(wrong), not wrong or level >= 3, note)
