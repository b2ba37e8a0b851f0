"""A paragraph as it stands in a part of a .docx: its text in pieces that know their bytes, and what it looks like."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.diagnostics import Diagnostic
from reportgen.readers.refusal import Refused
from reportgen.reading import top_of

PARAGRAPH_LIMIT = 100_000
CHARACTER_LIMIT = 2_000_000
BREAK = "\x0b"
"""A line break within a paragraph; Word itself calls it so."""


class Piece(NamedTuple):
    """A stretch of a paragraph's text, the byte of its part that it begins at (-1: no text of the file stands for it).

    `tag` is the byte of its <w:t> where that does not keep space at its ends, else -1.
    """

    text: str
    at: int = -1
    tag: int = -1


class Paragraph:
    """A paragraph while it is read, and after; `part` names the part of the package that holds it."""

    __slots__ = ("align", "boxed", "cell", "contents", "level", "listed", "merged", "part", "pieces", "style")

    def __init__(self, part: str, cell: bool = False, boxed: bool = False, contents: bool = False) -> None:
        """`cell`: in a table; `boxed`: in a text box; `contents`: in a table of contents."""
        self.part, self.cell, self.boxed, self.contents = part, cell, boxed, contents
        self.pieces: list[Piece] = []
        self.style = self.align = ""
        self.level: int | None = None
        self.listed = self.merged = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)


class Count:
    """How much has been read of a whole file."""

    def __init__(self) -> None:
        self.paragraphs = self.characters = 0

    def add(self, name: str, characters: int) -> None:
        """One more paragraph.

        Raises:
            Refused: a limit is passed.
        """
        self.paragraphs += 1
        self.characters += characters
        passed = ""
        if self.paragraphs > PARAGRAPH_LIMIT:
            passed = f"段落超过 {PARAGRAPH_LIMIT} 个"
        elif self.characters > CHARACTER_LIMIT:
            passed = f"文字超过 {CHARACTER_LIMIT // 10_000} 万字"
        if passed:
            raise Refused(Diagnostic("RG102", f"{passed}，不再读取", top_of(name), ("分成几个文件，逐个校对",)))
