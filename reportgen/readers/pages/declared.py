"""What a .docx declares about its pages: margins, grid, fonts, and the characters it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from reportgen.readers.pages.archive import parse, read_parts
from reportgen.readers.pages.errors import MeasureError
from reportgen.readers.pages.glyphs import MM
from reportgen.readers.pages.latin_marks import W, latin_marks

THEME_FONT: Final = re.compile(rb"w:(?:ascii|hAnsi|eastAsia|cs|cstheme)Theme=")
EAST_ASIA_FONT: Final = re.compile(rb'w:eastAsia="([^"]+)"')
LANGUAGES: Final = frozenset({"zh-CN", "en-US"})  # w:lang has a w:eastAsia too
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TWIPS_PER_POINT: Final = 20
NO_PART: Final = b"<none/>"


@dataclass(frozen=True)
class Section:
    """One `w:sectPr`; lengths in millimetres, None where nothing is declared."""

    page_w: float | None
    page_h: float | None
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    footer: float | None
    box_w: float | None
    box_h: float | None
    grid: Mapping[str, str | None]
    title_page: bool


@dataclass(frozen=True)
class Declared:
    """The declarations of a .docx."""

    sections: tuple[Section, ...]
    even_and_odd: bool
    marks_in_a_latin_face: tuple[str, ...]
    punctuation: str | None
    theme_font_refs: int
    east_asia_fonts: tuple[str, ...]
    characters: Mapping[str, int] = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a report; the count of characters is left out."""
        return {
            "sections": [asdict(section) for section in self.sections],
            "even_and_odd": self.even_and_odd,
            "marks_in_a_latin_face": list(self.marks_in_a_latin_face),
            "punctuation": self.punctuation,
            "theme_font_refs": self.theme_font_refs,
            "east_asia_fonts": list(self.east_asia_fonts),
        }


def read_declared(path: Path) -> Declared:
    """Read the declarations of the .docx at `path`.

    Raises:
        MeasureError: the file is absent, damaged or unsafe.
    """
    parts = read_parts(path)
    if "word/document.xml" not in parts:
        raise MeasureError(f"{path} 的正文不在 word/document.xml 里，量不了")
    return declared(parts)


def declared(parts: Mapping[str, bytes]) -> Declared:
    """The declarations of the parts of a package, by name; `word/document.xml` must be there."""
    trees = {name: parse(name, data) for name, data in parts.items()}
    body = trees["word/document.xml"]
    for second_form in body.iter(FALLBACK):  # what is written once more for old programs
        second_form.clear()
    styles, settings = (
        trees[name] if name in trees else parse(name, NO_PART) for name in ("word/styles.xml", "word/settings.xml")
    )
    looks = b"".join(data for name, data in parts.items() if name != "word/settings.xml")
    text = "".join(part.text or "" for part in body.iter(W + "t"))
    spacing = settings.find(W + "characterSpacingControl")
    return Declared(
        sections=tuple(_section(element) for element in body.iter(W + "sectPr")),
        even_and_odd=settings.find(W + "evenAndOddHeaders") is not None,
        marks_in_a_latin_face=latin_marks(body, styles),
        punctuation=None if spacing is None else spacing.get(W + "val"),
        theme_font_refs=len(THEME_FONT.findall(looks)),
        east_asia_fonts=_east_asia_fonts(looks),
        characters=Counter(text.replace("\u3000", "").replace(" ", "")),
    )


def _section(element: Element) -> Section:
    def value(tag: str, name: str) -> str | None:
        found = element.find(W + tag)
        return None if found is None else found.get(W + name)

    page_w, page_h = (_millimetres(value("pgSz", side)) for side in ("w", "h"))
    top, bottom, left, right, footer = (
        _millimetres(value("pgMar", side)) for side in ("top", "bottom", "left", "right", "footer")
    )
    return Section(
        page_w=page_w,
        page_h=page_h,
        top=top,
        bottom=bottom,
        left=left,
        right=right,
        footer=footer,
        box_w=_between(page_w, left, right),
        box_h=_between(page_h, top, bottom),
        grid={name: value("docGrid", name) for name in ("type", "linePitch", "charSpace")},
        title_page=element.find(W + "titlePg") is not None,
    )


def _millimetres(twips: str | None) -> float | None:
    try:
        return None if twips is None else round(float(twips) / TWIPS_PER_POINT * MM, 2)
    except ValueError:
        return None


def _between(side: float | None, before: float | None, after: float | None) -> float | None:
    if side is None or before is None or after is None:
        return None
    return round(side - before - after, 2)


def _east_asia_fonts(looks: bytes) -> tuple[str, ...]:
    names = {found.decode("utf-8", "replace") for found in EAST_ASIA_FONT.findall(looks)}
    return tuple(sorted(names - LANGUAGES))
