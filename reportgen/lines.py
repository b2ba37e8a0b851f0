"""Floor 1: the lines of a text with the kind of each, as readers give them and checks of wording take them."""

from __future__ import annotations

from reportgen.tuples import NamedTuple

TITLE, HEADING, ADDRESSEE, PARAGRAPH, DATE, NOTE = "title", "heading", "addressee", "paragraph", "date", "note"
KINDS = (HEADING, TITLE, ADDRESSEE, PARAGRAPH, DATE, NOTE)
"""What a line of a text may be; a heading that runs into its paragraph is a paragraph."""
CELL, PART, POINT = "cell", "part", "point"
"""Besides: a cell of a table, a part of the official frame that is no sentence (署名, 发文字号, 抄送, a name), and an
item of one of Word's lists that is neither a heading nor a whole sentence."""


class Line(NamedTuple):
    """One line (a paragraph of a document): its kind, its text, and the number of the paragraph in its file."""

    kind: str
    text: str
    number: int = 0
