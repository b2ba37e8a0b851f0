"""The fonts that a theme gives to those who name no font of their own."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.readers.docx.properties import values
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse

_FONTS = {"majorFont": "major", "minorFont": "minor"}
_SCRIPTS = ("Hans", "Hant")


def theme_fonts(package: Package) -> Mapping[str, str]:
    """The fonts by the names under which properties ask for them: minorEastAsia, majorHAnsi …

    Raises:
        Refused: the part cannot be read.
    """
    part = package.related("theme")
    fonts: dict[str, str] = {}
    if part is None:
        return fonts
    kind = ""

    def start(tag: str, attributes: Attributes, _: int) -> None:
        nonlocal kind
        local, said = tag.rpartition("}")[2], values(attributes)
        if local in _FONTS:
            kind = _FONTS[local]
        elif local == "latin" and kind:
            fonts.update(dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi"), said.get("typeface", "")))
        elif kind and (local == "ea" or (local == "font" and said.get("script") in _SCRIPTS)):
            slot = f"{kind}EastAsia"
            fonts[slot] = fonts.get(slot) or said.get("typeface", "")

    def end(tag: str) -> None:
        nonlocal kind
        if tag.rpartition("}")[2] in _FONTS:
            kind = ""

    parse(package.read(part), part, start, end)
    return fonts
