"""A paragraph as it stands in a part of a .docx: its text in pieces that know their bytes, and what it looks like."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.readers.refusal import too_much

PARAGRAPH_LIMIT = 100_000
CHARACTER_LIMIT = 2_000_000
PIECE_LIMIT = 500_000
"""Each line end and each reference within a text is a piece, which takes a hundred bytes."""
SPLIT = "分成几个文件，逐个校对"
BREAK = "\x0b"
"""A line break within a paragraph; Word itself calls it so."""


def level_of(said: str) -> int | None:
    """The outline level that an attribute gives: one digit, 9 for that of the text; anything else gives none."""
    return int(said) if re.fullmatch("[0-9]", said) else None


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
    """How much has been read of a whole file; counted as it is read, so that what passes a limit is never kept."""

    def __init__(self) -> None:
        self.paragraphs = self.characters = self.pieces = 0

    def paragraph(self) -> None:
        """One more paragraph.

        Raises:
            Refused: there are too many.
        """
        self.paragraphs += 1
        if self.paragraphs > PARAGRAPH_LIMIT:
            raise too_much(f"段落超过 {PARAGRAPH_LIMIT} 个", SPLIT)

    def piece(self, characters: int) -> None:
        """One more piece of text.

        Raises:
            Refused: there are too many, or too many characters in all.
        """
        self.pieces += 1
        self.characters += characters
        if self.characters > CHARACTER_LIMIT:
            raise too_much(f"文字超过 {CHARACTER_LIMIT // 10_000} 万字", SPLIT)
        if self.pieces > PIECE_LIMIT:
            raise too_much(f"文字分成的小段超过 {PIECE_LIMIT // 10_000} 万个", SPLIT)
