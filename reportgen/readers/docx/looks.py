"""From properties to looks: what holds for characters and paragraphs in the end, through styles, defaults and theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.document.looks import Face, Form, Indent, PageSetup, Spacing
from reportgen.readers.docx.lists import Lists
from reportgen.readers.docx.paragraphs import level_of
from reportgen.readers.docx.properties import NONE, Bag, Properties, is_on, is_true, number, over, points, read, value
from reportgen.readers.docx.styles import Style, Styles

_NUMBERED = ("numPr/numId", "numPr/ilvl")
_SIDES = ("top", "left", "bottom", "right")
_EIGHTHS = 8
"""Widths of borders are in eighths of a point."""
_HUNDREDTHS, _LINES = 100, 240
_ALIGN = {"start": "left", "end": "right"}
_GRID_PARTS = 4096
"""w:charSpace is in 4096ths of a point."""
_TEXT_LEVEL = 9
_EFFECTS = ("em", "bdr", "caps", "smallCaps", "outline", "shadow", "emboss", "imprint", "spacing", "w", "position")
_WHITE = "FFFFFF"


class Looks:
    """Looks things up, each kind of thing once."""

    def __init__(self, styles: Styles, theme: Mapping[str, str], lists: Lists) -> None:
        """`theme` as `theme_fonts` gives it."""
        self.styles, self._theme, self._lists = styles, theme, lists
        self.from_theme = 0
        """How many faces have a font that only the theme names."""
        self._faces: dict[tuple[str, Bag], Face] = {}
        self._forms: dict[tuple[str, Bag], tuple[Form, Properties]] = {}

    def form(self, style_id: str, bag: Bag) -> tuple[Form, Properties]:
        """How a paragraph is set, and the properties by which Word numbers it."""
        known = self._forms.get((style_id, bag))
        if known is None:
            style = self._style(style_id)
            whole = self._whole(style_id or self.styles.normal, style, read(bag))
            numbered = {path: whole[path] for path in _NUMBERED if path in whole}
            known = self._forms[style_id, bag] = (_form(style, whole), numbered)
        return known

    def _whole(self, style_id: str, style: Style, direct: Properties) -> Properties:
        """What holds for a paragraph: a list's indent goes over that of the style, unless the list is the style's."""
        below, numbered = over(self.styles.paragraph, style.paragraph), over(style.paragraph, direct)
        indent = self._lists.indent(numbered, style_id)
        if not indent:
            return over(below, direct)
        if "numPr/numId" in direct:
            return over(over(below, {"ind": indent}), direct)
        return over(over(over(self.styles.paragraph, {"ind": indent}), style.paragraph), direct)

    def face(self, style_id: str, bag: Bag) -> Face:
        """How characters look in a paragraph of a style, in a run with these properties."""
        known = self._faces.get((style_id, bag))
        if known is None:
            direct = read(bag)
            own = self.styles.get(value(direct, "rStyle")).run
            whole = over(over(over(self.styles.run, self._style(style_id).run), own), direct)
            known = self._faces[style_id, bag] = self._face(whole)
        return known

    def _style(self, id_: str) -> Style:
        return self.styles.get(id_ or self.styles.normal)

    def _face(self, whole: Properties) -> Face:
        fonts = whole.get("rFonts", NONE)
        color = value(whole, "color")
        return Face(
            eastern=self._font(fonts, "eastAsia"),
            latin=self._font(fonts, "ascii") or self._font(fonts, "hAnsi"),
            size=points(value(whole, "sz"), 2),
            bold=is_on(whole, "b"),
            italic=is_on(whole, "i"),
            underlined=value(whole, "u") not in ("", "none"),
            color="" if color == "auto" else color.upper(),
            struck=is_on(whole, "strike") or is_on(whole, "dstrike"),
            highlight=value(whole, "highlight").replace("none", "") or _shade(whole),
            position=value(whole, "vertAlign").replace("baseline", ""),
            effects=tuple(_effects(whole)),
        )

    def _font(self, fonts: Mapping[str, str], slot: str) -> str:
        theme = fonts.get(f"{slot}Theme")
        if theme is None:
            return fonts.get(slot, "")
        self.from_theme += 1
        return self._theme.get(theme, "") or fonts.get(slot, "")


def _form(style: Style, whole: Properties) -> Form:
    indent, spacing = whole.get("ind", NONE), whole.get("spacing", NONE)
    align, level = value(whole, "jc"), level_of(value(whole, "outlineLvl"))
    return Form(
        style=style.name,
        align=_ALIGN.get(align, align),
        indent=_indent(indent),
        spacing=_spacing(spacing),
        level=None if level is None or level == _TEXT_LEVEL else level + 1,
        keep_next=is_on(whole, "keepNext"),
        keep_lines=is_on(whole, "keepLines"),
        break_before=is_on(whole, "pageBreakBefore"),
        grid=is_on(whole, "snapToGrid", otherwise=True),
        borders=tuple(_borders(whole)),
        shade=_shade(whole),
    )


def _shade(whole: Properties) -> str:
    """What lies behind characters or a paragraph: the colour, or the name of a pattern; "" for white and nothing."""
    fill, pattern = value(whole, "shd", "fill").upper(), value(whole, "shd")
    if fill not in ("", "AUTO", _WHITE):
        return fill
    return "" if pattern in ("", "clear", "nil") else pattern


def _effects(whole: Properties) -> Iterator[tuple[str, str]]:
    for name in _EFFECTS:
        said = value(whole, name)
        if name in whole and is_true(said) and said not in ("nil", "100" if name == "w" else "nil"):
            yield name, said


def _borders(whole: Properties) -> list[tuple[str, float, str]]:
    found = []
    for side in _SIDES:
        said = whole.get(f"pBdr/{side}")
        if said is not None and said.get("val") not in ("nil", "none"):
            color = said.get("color", "")
            found.append((side, (number(said.get("sz", "")) or 0) / _EIGHTHS, "" if color == "auto" else color.upper()))
    return found


def _indent(said: Mapping[str, str]) -> Indent:
    def length(*names: str) -> float | None:
        return next((points(said[name]) for name in names if name in said), None)

    def chars(*names: str) -> float | None:
        return next((points(said[name], _HUNDREDTHS) for name in names if name in said), None)

    first, hanging = length("firstLine"), length("hanging")
    first_chars, hanging_chars = chars("firstLineChars"), chars("hangingChars")
    return Indent(
        first=first if hanging is None else -hanging,
        first_chars=first_chars if not hanging_chars else -hanging_chars,
        left=length("left", "start"),
        left_chars=chars("leftChars", "startChars"),
        right=length("right", "end"),
        right_chars=chars("rightChars", "endChars"),
    )


def _spacing(said: Mapping[str, str]) -> Spacing:
    rule = said.get("lineRule", "auto" if "line" in said else "")
    auto = rule in ("", "auto")
    return Spacing(
        line=points(said.get("line", ""), _LINES if auto else 20),
        rule=rule,
        before=points(said.get("before", "")),
        after=points(said.get("after", "")),
        before_lines=points(said.get("beforeLines", ""), _HUNDREDTHS),
        after_lines=points(said.get("afterLines", ""), _HUNDREDTHS),
    )


def page_setup(bag: Bag) -> PageSetup:
    """A section, without its headers and footers."""
    said = read(bag)
    size, edges, grid = (said.get(name, NONE) for name in ("pgSz", "pgMar", "docGrid"))
    columns, start, chars = number(value(said, "cols", "num")), value(said, "pgNumType", "start"), grid.get("charSpace")
    return PageSetup(
        width=points(size.get("w", "")),
        height=points(size.get("h", "")),
        top=points(edges.get("top", "")),
        bottom=points(edges.get("bottom", "")),
        left=points(edges.get("left", "")),
        right=points(edges.get("right", "")),
        header=points(edges.get("header", "")),
        footer=points(edges.get("footer", "")),
        gutter=points(edges.get("gutter", "")),
        grid=grid.get("type", "").replace("default", ""),
        pitch=points(grid.get("linePitch", "")),
        chars=None if chars is None else points(chars, _GRID_PARTS),
        columns=int(columns or 1),
        landscape=size.get("orient") == "landscape",
        first_differs=is_on(said, "titlePg"),
        kind=value(said, "type"),
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 8 else None,
    )
