"""What a style does to what is read, said by paragraph and run: its number, what is hidden, struck out or raised."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.looks import Words
from reportgen.readers.docx.containers import Child, Container
from reportgen.readers.docx.lists import Lists
from reportgen.readers.docx.paragraphs import Paragraph
from reportgen.readers.docx.properties import Properties, is_on, over, read, value
from reportgen.readers.docx.styles import Styles

CARRIED = ("strike", "dstrike", "vanish", "vertAlign")
"""In the order of the schema."""
# fmt: off
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
)
# fmt: on
_HEIGHTS = ("baseline", "superscript", "subscript")


def carried(
    children: Sequence[Child], style: str, kept: str, styles: Styles, names: Sequence[str] = CARRIED
) -> dict[str, str]:
    """What a run has to say itself once its paragraph has another style, by name.

    `children` is what it says, `style` the style that the paragraph had, `kept` the character style that stays.
    """
    direct = {child.name: child.said for child in children}
    paragraph, character = styles.get(style or styles.normal).run, styles.get(value(direct, "rStyle")).run
    stays = styles.get(kept).run
    was = over(over(over(styles.run, paragraph), character), direct)
    becomes = over(over(styles.run, stays), direct)
    hidden = styles.hidden(paragraph, character, direct), styles.hidden({}, stays, direct)
    return {name: xml for name in names if (xml := _said(name, was, becomes, hidden))}


def _said(name: str, was: Properties, becomes: Properties, hidden: tuple[bool, bool]) -> str:
    if name == "vertAlign":
        old, new = (value(said, name) or "baseline" for said in (was, becomes))
        return f'<w:vertAlign w:val="{old}"/>' if old != new and old in _HEIGHTS else ""
    on, then = hidden if name == "vanish" else (is_on(was, name), is_on(becomes, name))
    return "" if on == then else f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def place_of(name: str, one: Container) -> int:
    """The byte in a run's properties at which the schema wants one of CARRIED."""
    before = _ORDER[: _ORDER.index(name) + 1]
    return next((child.start for child in one.children if child.name and child.name not in before), one.stop)


def numbering(words: Words, paragraph: Paragraph, style: str, styles: Styles, lists: Lists) -> str | None:
    """What a paragraph has to say itself of its number once it has another style; "" for nothing.

    None where it could not keep the number that Word sets before it.
    """
    if paragraph.listed or paragraph.style == style:
        return ""
    if not words.label:
        return '<w:numPr><w:numId w:val="0"/></w:numPr>' if styles.get(style).listed else ""
    numbered = over(styles.get(paragraph.style or styles.normal).paragraph, read(paragraph.bag))
    id_ = value(numbered, "numPr/numId")
    if not (id_.isascii() and id_.isdigit()):
        return None
    depth = lists.depth(numbered, paragraph.style)
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id_}"/></w:numPr>'
