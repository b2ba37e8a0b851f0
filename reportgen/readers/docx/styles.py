"""What the styles of a .docx say of a paragraph's part in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.readers.docx.paragraphs import level_of
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import too_much

STYLE_LIMIT = 20_000
"""Word itself keeps four thousand."""
_FURTHEST = 20
"""Styles that one may rest on."""


@dataclass
class Style:
    """A paragraph style: its name in small letters (Word keeps built-in names in English), and what it sets."""

    name: str = ""
    base: str = ""
    level: int | None = None
    align: str = ""
    listed: bool = False


def read_styles(package: Package) -> Mapping[str, Style]:
    """The styles by their ids, each with what it takes over from those that it rests on.

    Raises:
        Refused: the part cannot be read.
    """
    part = package.related("styles")
    if part is None:
        return {}
    reader = _Reader()
    parse(package.read(part), part, reader.start)
    return {id_: _whole(style, reader.styles) for id_, style in reader.styles.items()}


class _Reader:
    """Events to styles."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.style = Style()

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        local = tag.rpartition("}")[2]
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if local == "style":
            self.style = self.styles[values.get("styleId", "")] = Style()
            if len(self.styles) > STYLE_LIMIT:
                raise too_much(f"样式超过 {STYLE_LIMIT} 个")
            return
        value = values.get("val", "")
        if local == "name":
            self.style.name = value.lower()
        elif local == "basedOn":
            self.style.base = value
        elif local == "outlineLvl":
            self.style.level = level_of(value)
        elif local == "jc":
            self.style.align = value
        elif local == "numId" and value != "0":
            self.style.listed = True


def _whole(style: Style, styles: Mapping[str, Style]) -> Style:
    """A style with what it inherits."""
    level, align, listed, base = style.level, style.align, style.listed, style.base
    for _ in range(_FURTHEST):
        below = styles.get(base)
        if below is None:
            break
        level = below.level if level is None else level
        align, listed, base = align or below.align, listed or below.listed, below.base
    return Style(style.name, style.base, level, align, listed)
