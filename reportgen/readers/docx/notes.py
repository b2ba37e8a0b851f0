"""Notes and comments of a part: to whom they belong, who wrote them, and where in the text they hang."""

from __future__ import annotations

from reportgen.readers.docx.changes import author_of
from reportgen.readers.docx.paragraphs import Author, Count, Paragraph
from reportgen.readers.docx.properties import Values
from reportgen.tuples import NamedTuple


class Anchor(NamedTuple):
    """Where a comment begins or ends: its id, the paragraph, the offset in it; `begins` is None for its mark."""

    id: str
    paragraph: Paragraph
    offset: int
    begins: bool | None


class Notes:
    """Those of a part: `open` is the id of the note whose text is read."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self.anchors: list[Anchor] = []
        self.authors: dict[str, Author] = {}
        self.open = ""

    def begin(self, said: Values) -> bool:
        """A note begins; whether it is one, and not the line between text and notes."""
        if said.get("type", "normal") != "normal":
            return False
        self._count.piece(0)
        self.open = said.get("id", "")
        self.authors[self.open] = author_of(said)
        return True

    def end(self) -> None:
        """The note ends."""
        self.open = ""

    def anchor(self, paragraph: Paragraph | None, said: Values, begins: bool | None) -> None:
        """A comment begins or ends here."""
        if paragraph is not None:
            self._count.piece(0)
            self.anchors.append(Anchor(said.get("id", ""), paragraph, paragraph.length, begins))

    def mark(self, paragraph: Paragraph | None, said: Values) -> None:
        """A bookmark begins here."""
        if paragraph is not None:
            self._count.piece(0)
            paragraph.marks = paragraph.marks or []
            paragraph.marks.append((said.get("name", ""), paragraph.length))
