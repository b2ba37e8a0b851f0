"""Step: the paper, the declared margins, blank pages."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.readers.pages.glyphs import MM, rounded
from reportgen.readers.pages.paper import blank_pages, unnumbered_pages
from reportgen.readers.pages.report import Finding, Measured, PageCheck, within
from reportgen.readers.pages.scene import Scene


def findings(scene: Scene) -> Iterator[Finding]:
    """Size of the sheets, margins as declared, and pages without text."""
    sizes = [(rounded(sheet.width * MM, 1), rounded(sheet.height * MM, 1)) for sheet in scene.sheets]
    yield Measured("page_sizes_mm", sorted(set(sizes)))
    short, long = scene.wanted("page_w"), scene.wanted("page_h")
    sized = all(short.accepts(min(size)) and long.accepts(max(size)) for size in sizes)
    yield PageCheck("page size", f"{short.value:g}x{long.value:g}", f"{sizes[0][0]}x{sizes[0][1]}", sized)
    if scene.declared:
        yield from _declared(scene)
    blank = blank_pages(scene.sheets)
    yield Measured("blank_pages", blank)
    excused = not blank or bool(unnumbered_pages(scene.sheets))
    yield PageCheck("no blank page", "[]", blank, excused)


def _declared(scene: Scene) -> Iterator[Finding]:
    sections = scene.declared.sections if scene.declared else ()
    first = sections[0] if sections else None
    keys = ("top", "left", "box_w", "box_h") if scene.profile == "margin" else ("left", "box_w")
    for key in keys:
        yield within(f"declared {key} (mm)", getattr(first, key, None), scene.wanted(key))
