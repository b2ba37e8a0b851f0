"""Step: which faces the pages show, and whether every hanzi of the document is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reportgen.document.faces import FOREIGN
from reportgen.readers.pages.declared import Declared
from reportgen.readers.pages.report import Finding, Measured, PageCheck, none_of
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import is_hanzi

MARKS_SHOWN: Final = 3
LOST_SHOWN: Final = 30


def findings(scene: Scene) -> Iterator[Finding]:
    """Roles and sizes, lost hanzi, foreign faces, and what the .docx declares about fonts."""
    used = Counter(
        f"{glyph.role} {round(glyph.size, 1):g}"
        for sheet in scene.sheets
        for line in sheet.lines
        for glyph in line.glyphs
    )
    yield Measured("fonts", dict(used.most_common()))
    if scene.declared:
        yield from _lost(scene, scene.declared)
    foreign = sorted(name for name in used if name.startswith(FOREIGN))
    yield none_of("only the five faces (and Times)", foreign)
    if scene.declared:
        marks = list(scene.declared.marks_in_a_latin_face)
        yield none_of("“ ” — … in a CJK face (declared)", marks, MARKS_SHOWN)
        references = scene.declared.theme_font_refs
        yield PageCheck("no theme font reference", "0", references, references == 0)


def _lost(scene: Scene, declared: Declared) -> Iterator[Finding]:
    """LibreOffice has been seen to drop rows of a table without a word."""
    shown = Counter(
        character for sheet in scene.sheets for line in (*sheet.lines, *sheet.foot) for character in line.text
    )
    lost = {
        character: count - shown[character]
        for character, count in declared.characters.items()
        if is_hanzi(character) and count > shown[character]
    }
    total = sum(lost.values())
    yield Measured("lost_characters", total)
    note = "".join(lost)[:LOST_SHOWN] or None
    yield PageCheck("every hanzi of the document is on a page", "0 lost", total, not lost, note)
