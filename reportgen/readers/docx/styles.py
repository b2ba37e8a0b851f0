"""The styles of a .docx, each with what it takes over from those that it rests on, and the document's defaults."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.readers.docx.paragraphs import level_of
from reportgen.readers.docx.properties import (
    NOTHING,
    Bag,
    Collector,
    Properties,
    is_on,
    is_true,
    over,
    read,
    value,
    values,
)
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import too_much
from reportgen.tuples import NamedTuple

STYLE_LIMIT = 20_000
"""Word itself keeps four thousand."""
OWN_LIMIT, PROPERTY_LIMIT, HELD_LIMIT = 300, 50_000, 200_000
"""Properties of one style; of all; and of those in use, each with what it takes over."""
_HIDES = "vanish"
_STRIKES, _RAISES = ("strike", "dstrike"), "vertAlign"
_FURTHEST = 20
"""Styles that one may rest on."""


class Style(NamedTuple):
    """A style: its name in small letters (Word keeps built-in names in English), and what holds in its paragraphs."""

    name: str = ""
    base: str = ""
    paragraph: Properties = NOTHING
    run: Properties = NOTHING

    @property
    def level(self) -> int | None:
        """The outline level, 9 for text; None where none is said."""
        return level_of(value(self.paragraph, "outlineLvl"))

    @property
    def align(self) -> str:
        """The alignment, "" where none is said."""
        return value(self.paragraph, "jc")

    @property
    def listed(self) -> bool:
        """Whether Word numbers its paragraphs."""
        return value(self.paragraph, "numPr/numId") not in ("", "0")


class Styles:
    """The styles by their ids; `paragraph` and `run` are the document's defaults, `normal` the default style's id."""

    def __init__(self, own: Mapping[str, Style], paragraph: Properties, run: Properties, normal: str) -> None:
        """`own`: each style with what it says itself."""
        self._own, self.paragraph, self.run, self.normal = own, paragraph, run, normal
        self._whole: dict[str, Style] = {}
        self._held = 0
        said = {name for properties in (run, *(style.run for style in own.values())) for name in properties}
        self._hiding, self._setting = _HIDES in said, not said.isdisjoint((*_STRIKES, _RAISES))

    def get(self, id_: str) -> Style:
        """The style with what it inherits; one that says nothing where there is none.

        Raises:
            Refused: what all of them inherit is too much.
        """
        known = self._whole.get(id_)
        if known is None:
            known = self._whole[id_] = self._inherited(id_)
            self._held += len(known.paragraph) + len(known.run)
            if self._held > HELD_LIMIT:
                raise too_much("样式的格式设置过多")
        return known

    def hides(self, style: str, run: Bag) -> bool:
        """Whether text in a paragraph of a style, in a run with these properties, is hidden."""
        if not self._hiding and not any(path == _HIDES for path, _ in run):
            return False
        direct = read(run)
        return self.hidden(self.get(style or self.normal).run, self.get(value(direct, "rStyle")).run, direct)

    def sets_aside(self, style: str, run: Bag) -> bool:
        """Whether text in a paragraph of a style, in a run with these properties, is struck out or raised."""
        if not self._setting and not any(path in (*_STRIKES, _RAISES) for path, _ in run):
            return False
        direct = read(run)
        styled = over(self.get(style or self.normal).run, self.get(value(direct, "rStyle")).run)
        whole = over(over(self.run, styled), direct)
        return value(whole, _RAISES) == "superscript" or any(is_on(whole, name) for name in _STRIKES)

    def hidden(self, paragraph: Properties, character: Properties, direct: Properties) -> bool:
        """What a run says itself; else its two styles, of which the one takes back what the other does."""
        if _HIDES in direct:
            return is_on(direct, _HIDES)
        return is_on(self.run, _HIDES) or is_on(paragraph, _HIDES) != is_on(character, _HIDES)

    def _inherited(self, id_: str) -> Style:
        style = self._own.get(id_)
        if style is None:
            return Style()
        paragraph, run, base = style.paragraph, style.run, style.base
        for _ in range(_FURTHEST):
            below = self._own.get(base)
            if below is None:
                break
            paragraph, run, base = over(below.paragraph, paragraph), over(below.run, run), below.base
        return Style(style.name, style.base, paragraph, run)


PLAIN = Styles({}, NOTHING, NOTHING, "")
"""Where there are none, or none is asked for."""


def read_styles(package: Package) -> Styles:
    """The styles of a document.

    Raises:
        Refused: the part cannot be read.
    """
    reader = _Reader()
    part = package.related("styles")
    if part is not None:
        parse(package.read(part), part, reader.start, reader.end)
    return Styles(reader.styles, reader.paragraph, reader.run, reader.normal)


class _Reader:
    """Events to styles."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.paragraph = self.run = NOTHING
        self.normal = self.id = ""
        self.in_defaults = self.in_part = False
        self.collector: Collector | None = None
        self.collected = ""
        self.properties = 0

    def start(self, tag: str, attributes: Attributes, _: int) -> None:
        if self.collector is not None:
            self.collector.start(tag, attributes)
            return
        local = tag.rpartition("}")[2]
        if local == "docDefaults":
            self.in_defaults = True
        elif local == "style":
            self.begin(values(attributes))
        elif local == "tblStylePr":
            self.in_part = True
        elif local in ("pPr", "rPr") and not self.in_part:
            self.collector, self.collected = Collector(), local
        elif local in ("name", "basedOn") and not self.in_defaults and self.id in self.styles:
            style, said = self.styles[self.id], values(attributes).get("val", "")
            self.styles[self.id] = style._replace(name=said.lower()) if local == "name" else style._replace(base=said)

    def begin(self, said: Mapping[str, str]) -> None:
        self.in_defaults = self.in_part = False
        self.id = said.get("styleId", "")
        self.styles[self.id] = Style()
        if said.get("type", "paragraph") == "paragraph" and is_true(said.get("default", "0")):
            self.normal = self.normal or self.id
        if len(self.styles) > STYLE_LIMIT:
            raise too_much(f"样式超过 {STYLE_LIMIT} 个")

    def end(self, tag: str) -> None:
        if self.collector is not None:
            if self.collector.end():
                self.keep(read(self.collector.bag()))
                self.collector = None
            return
        local = tag.rpartition("}")[2]
        if local == "docDefaults":
            self.in_defaults = False
        elif local == "tblStylePr":
            self.in_part = False

    def keep(self, said: Properties) -> None:
        self.properties += len(said)
        if self.properties > PROPERTY_LIMIT or len(said) > OWN_LIMIT:
            raise too_much("样式的格式设置过多")
        if self.in_defaults:
            self.paragraph, self.run = (said, self.run) if self.collected == "pPr" else (self.paragraph, said)
        elif self.id in self.styles:
            style = self.styles[self.id]
            whole = style._replace(paragraph=said) if self.collected == "pPr" else style._replace(run=said)
            self.styles[self.id] = whole
