"""Marks such as “ ” … — that Word would set in a Latin face.

Word takes them from the hAnsi font unless the run says `w:hint="eastAsia"`. LibreOffice decides by the
neighbouring text and hides the fault, so it is read from the XML and not from the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from reportgen.readers.pages.wording import AMBIGUOUS

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST_CHAIN: Final = 20
EXCERPT: Final = 20


@dataclass(frozen=True)
class _Style:
    based_on: str | None
    fonts: Element | None


@dataclass(frozen=True)
class _StyleSheet:
    styles: Mapping[str | None, _Style]
    default: str | None
    fonts: Element | None

    def face(self, style: str | None, kind: str) -> str | None:
        """The font of this kind (`hAnsi`, `eastAsia`) that a style names or inherits."""
        for _ in range(DEEPEST_CHAIN):
            found = self.styles.get(style)
            if found is None:
                return None
            face = _attribute(found.fonts, kind)
            if face:
                return face
            style = found.based_on
        return None


def latin_marks(body: Element, styles: Element) -> tuple[str, ...]:
    """The beginnings of the runs that hold such marks, in document order."""
    sheet = _style_sheet(styles)
    found = []
    for paragraph in body.iter(W + "p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = sheet.default if named is None else named.get(W + "val")
        for run in paragraph.iter(W + "r"):
            text = "".join(part.text or "" for part in run.iter(W + "t"))
            if any(mark in text for mark in AMBIGUOUS) and _is_latin(run, style, sheet):
                found.append(text[:EXCERPT])
    return tuple(found)


def _style_sheet(styles: Element) -> _StyleSheet:
    chain: dict[str | None, _Style] = {}
    default = None
    for style in styles.iter(W + "style"):
        name = style.get(W + "styleId")
        chain[name] = _Style(_attribute(style.find(W + "basedOn"), "val"), style.find(f"{W}rPr/{W}rFonts"))
        if style.get(W + "type") == "paragraph" and style.get(W + "default") == "1":
            default = name
    return _StyleSheet(chain, default, styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"))


def _is_latin(run: Element, paragraph_style: str | None, sheet: _StyleSheet) -> bool:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    named = run.find(f"{W}rPr/{W}rStyle")

    def face(kind: str) -> str:
        by_run_style = None if named is None else sheet.face(named.get(W + "val"), kind)
        by_paragraph = sheet.face(paragraph_style, kind)
        return _attribute(fonts, kind) or by_run_style or by_paragraph or _attribute(sheet.fonts, kind) or ""

    return _attribute(fonts, "hint") != "eastAsia" and face("hAnsi") != face("eastAsia")


def _attribute(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(W + name)
