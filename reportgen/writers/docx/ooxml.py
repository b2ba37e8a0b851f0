"""The words of WordprocessingML: the only place where text is escaped and runs are written."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Inlines
from reportgen.tuples import NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

# Every run says eastAsia, so that “ ” — … · take the Chinese face and not a Latin one.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
TAB = "<w:r><w:tab/></w:r>"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class Box(NamedTuple):
    """What a block takes on the page, in twips; worked out (`lines.height`) only where pages have to be estimated.

    A box is `height` high; one with a `room` is text that falls into lines of that height, the first one indented; one
    with `cells` (text and room of each) is a row as high as its highest cell and no lower than `least`. `char` is the
    width of a square. `keep` ties a box to the next one; `again` is what is repeated above it on a new page.
    """

    height: int
    text: str = ""
    room: int = 0
    char: int = 0
    indent: int = 0
    cells: tuple[tuple[str, int], ...] = ()
    least: int = 0
    keep: bool = False
    new_page: bool = False
    again: int = 0


class Piece(NamedTuple):
    """Some XML of the body and the boxes that it sets."""

    xml: str
    boxes: tuple[Box, ...] = ()


def joined(pieces: Iterable[Piece]) -> Piece:
    """Pieces one after another."""
    found = tuple(pieces)
    return Piece("".join(p.xml for p in found), tuple(b for p in found for b in p.boxes))


def escape(text: str) -> str:
    """Text for content and attributes."""
    return text.translate(_ESCAPES)


def run(text: str, style: str = "", props: str = "") -> str:
    """One run; `style` is a character style; line feeds become line breaks, tabs tabs."""
    character = f'<w:rStyle w:val="{style}"/>' if style else ""
    body = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if "\n" in body or "\t" in body:
        again = '<w:t xml:space="preserve">'
        body = body.replace("\n", f"</w:t><w:br/>{again}").replace("\t", f"</w:t><w:tab/>{again}")
    return f"<w:r><w:rPr>{character}{_HINT}{props}</w:rPr>{body}</w:r>"


def runs(content: Inlines, style: str = "") -> str:
    """Inlines as runs; neighbours that look alike are one."""
    if len(content) == 1 and not style:  # every cell of a long table
        ((text, _, strong),) = content
        return run(text, "Strong" if strong else "") if text else ""
    parts: list[tuple[str, bool]] = []
    for piece in content:
        if parts and parts[-1][1] == piece.strong:
            parts[-1] = (parts[-1][0] + piece.text, piece.strong)
        else:
            parts.append((piece.text, piece.strong))
    bold = "<w:b/><w:bCs/>" if style else ""  # a run has one style: within a heading's face, strong is set by hand
    return "".join(
        run(text, style or ("Strong" if strong else ""), bold if strong else "") for text, strong in parts if text
    )


def paragraph(style: str, content: str = "", props: str = "") -> str:
    """A paragraph; `props` are further properties in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{props}</w:pPr>{content}</w:p>'


HAIRLINE = '<w:spacing w:line="20" w:lineRule="exact"/>'


def hairline(new_page: bool = False) -> str:
    """A paragraph one point high: after a table, where another or the end follows, and before one that opens a page."""
    return paragraph("a", "", ("<w:pageBreakBefore/>" if new_page else "") + HAIRLINE)


def spacing(before: int, after: int, line: int) -> str:
    """Space around and an exact pitch."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def right_indent(characters: float, char: int) -> str:
    """A blank at the right edge."""
    return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{round(characters * char)}"/>'
