"""Which drawings are pictures, and which hold the text of a box."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.readers.docx.paragraphs import Paragraph

PICTURES: Mapping[str, str] = {
    "http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture}pic": "pic",
    "urn:schemas-microsoft-com:vml}imagedata": "pic",
}
"""What shows a picture even in a group with a text box, by its full names."""


class Drawings:
    """The drawings that are open, the innermost last: the paragraph that holds each, text boxes begun before it."""

    def __init__(self) -> None:
        self._open: list[tuple[Paragraph | None, int]] = []

    def begin(self, paragraph: Paragraph | None, boxes: int) -> None:
        """A drawing begins; `boxes` were begun so far."""
        self._open.append((paragraph, boxes))
        if paragraph is not None:
            paragraph.drawn = True

    def show(self) -> None:
        """A picture stands in the innermost."""
        paragraph = self._open[-1][0] if self._open else None
        if paragraph is not None:
            paragraph.pictured = True

    def end(self, boxes: int) -> None:
        """The innermost ends: a picture or a shape, unless it held a box."""
        paragraph, before = self._open.pop()
        if paragraph is not None and boxes == before:
            paragraph.pictured = True
