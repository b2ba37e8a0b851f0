"""A paragraph as it stands in a part of a .docx: its text in pieces that know their bytes, and what is said of it."""

from __future__ import annotations

import re

from reportgen.document.looks import Slot
from reportgen.readers.docx.properties import Bag, Kept, values
from reportgen.readers.refusal import too_much
from reportgen.tuples import NamedTuple

PARAGRAPH_LIMIT = 100_000
CHARACTER_LIMIT = 2_000_000
PIECE_LIMIT = 300_000
"""Each line end and each reference within a text is a piece, which takes a hundred bytes."""
WORKED_ON = 5
"""What is worked on, and not only read for proofreading, may have this part of each limit: it is held several times."""
SPLIT = "分成几个文件，一个一个来"
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


class Author(NamedTuple):
    """Who changed or noted something, and when, as the file says."""

    name: str
    date: str


class Change:
    """A tracked change while it is read: characters `start` to `end`, or `text` that went away at `start`."""

    __slots__ = ("author", "end", "kind", "mark", "start", "text")

    def __init__(self, kind: str, start: int, author: Author, mark: bool = False) -> None:
        self.kind, self.author, self.mark = kind, author, mark
        self.start = self.end = start
        self.text = ""


class Paragraph:
    """A paragraph while it is read, and after; `part` names the part of the package that holds it."""

    __slots__ = (
        "align",
        "bag",
        "begins",
        "boxed",
        "breaks",
        "cell",
        "changes",
        "contents",
        "drawn",
        "fields",
        "hidden",
        "length",
        "level",
        "listed",
        "marks",
        "merged",
        "owner",
        "part",
        "pictured",
        "pieces",
        "results",
        "runs",
        "section",
        "slot",
        "style",
        "unread",
    )

    def __init__(self, part: str, cell: bool = False, boxed: bool = False, contents: bool = False) -> None:
        """`cell`: in a table; `boxed`: in a text box; `contents`: in a table of contents."""
        self.part, self.cell, self.boxed, self.contents = part, cell, boxed, contents
        self.pieces: list[Piece] = []
        self.length = 0
        self.bag: Bag = ()
        self.style = self.align = self.owner = ""
        """`owner`: the id of the note or comment that it belongs to."""
        self.level: int | None = None
        self.listed = self.merged = self.breaks = self.drawn = self.pictured = False
        self.runs: list[tuple[int, Bag]] = []
        """Where characters of other properties begin."""
        self.changes: list[Change] = []
        self.fields: list[str] | None = None
        """Hardly any of a hundred thousand paragraphs has one, and an empty list takes room."""
        self.hidden: list[tuple[int, str]] = []
        self.results: list[tuple[int, int]] = []
        """The characters that fields yielded."""
        self.marks: list[tuple[str, int]] | None = None
        self.unread: list[str] = []
        self.begins: tuple[int, ...] | list[int] = ()
        """The bytes of its part that its <w:p> begin at: of paragraphs whose end was deleted, several."""
        self.slot: Slot | None = None
        self.section = 0

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)

    def begin_again(self, at: int) -> None:
        """It goes on in the paragraph that begins here, its own end being deleted."""
        self.begins = self.begins if isinstance(self.begins, list) else [*self.begins]
        self.begins.append(at)

    def note_field(self, code: str) -> None:
        """A field stands in it."""
        self.fields = self.fields or []
        self.fields.append(code)

    def set(self, bag: Bag) -> None:
        """Its properties; what they say of its part in the text is told at once."""
        self.bag = bag
        for path, attributes in bag:
            if path == "pStyle":
                self.style = values(attributes).get("val", "")
            elif path == "outlineLvl":
                self.level = level_of(values(attributes).get("val", ""))
            elif path == "jc":
                self.align = values(attributes).get("val", "")
            elif path == "numPr/numId":
                self.listed = values(attributes).get("val") != "0"
            elif path in ("rPr/del", "rPr/moveFrom"):
                self.merged = True

    def add(self, piece: Piece, run: Bag) -> None:
        """More text, in a run with these properties."""
        if not self.runs or self.runs[-1][1] is not run:
            self.runs.append((self.length, run))
        self.pieces.append(piece)
        self.length += len(piece.text)

    def hide(self, text: str) -> None:
        """Hidden text, which is no part of its own."""
        if self.hidden and self.hidden[-1][0] == self.length:
            text = self.hidden.pop()[1] + text
        self.hidden.append((self.length, text))

    def trim(self, first: int) -> None:
        """Take the space away at the ends of the pieces from `first` on, which say that they do not keep it."""
        pieces = self.pieces
        start = self.length - sum(len(piece.text) for piece in pieces[first:])
        while len(pieces) > first and not pieces[-1].text.rstrip(" \t"):
            pieces.pop()
        lead = first
        while lead < len(pieces) and not pieces[lead].text.lstrip(" \t"):
            lead += 1
        del pieces[first:lead]
        if len(pieces) > first:
            last = pieces[-1]
            pieces[-1] = last._replace(text=last.text.rstrip(" \t"))
            begin = pieces[first]
            text = begin.text.lstrip(" \t")
            pieces[first] = begin._replace(text=text, at=begin.at + len(begin.text) - len(text))
        self.length = start + sum(len(piece.text) for piece in pieces[first:])
        if self.changes:
            self.changes[-1].end = min(self.changes[-1].end, self.length)


    def release(self) -> None:
        """Let go of what it was read from: of a hundred thousand, this is most of the memory."""
        self.pieces, self.runs, self.changes = [], [], []


class Count:
    """How much has been read of a whole file; counted as it is read, so that what passes a limit is never kept."""

    def __init__(self, part: int = 1) -> None:
        """`part` is WORKED_ON for what is worked on."""
        self.part = part
        self.paragraphs = self.characters = self.pieces = 0
        self.kept = Kept()

    def paragraph(self) -> None:
        """One more paragraph.

        Raises:
            Refused: there are too many.
        """
        self.paragraphs += 1
        if self.paragraphs > (most := PARAGRAPH_LIMIT // self.part):
            raise too_much(f"段落超过 {most} 个", SPLIT)

    def piece(self, characters: int) -> None:
        """One more piece of text.

        Raises:
            Refused: there are too many, or too many characters in all.
        """
        self.pieces += 1
        self.characters += characters
        if self.characters > (most := CHARACTER_LIMIT // self.part):
            raise too_much(f"文字超过 {most // 10_000} 万字", SPLIT)
        if self.pieces > (most := PIECE_LIMIT // self.part):
            raise too_much(f"文字分成的小段超过 {most // 10_000} 万个", SPLIT)
