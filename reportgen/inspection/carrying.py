"""What the styles of a run hide, strike out or raise, said in the run itself, since it changes what is read."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.readers.docx.containers import Child, Container
from reportgen.readers.docx.properties import Properties, is_on, over, value
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
