"""The tracked changes of a part while they are read: what was put in is text, what went away is kept beside it."""

from __future__ import annotations

from reportgen.readers.docx.paragraphs import Author, Change, Count, Paragraph, Piece
from reportgen.readers.docx.properties import Bag, Values, values
from reportgen.readers.docx.sight import Sight

TRACKED = {"ins": "插入", "moveTo": "移入", "del": "删除", "moveFrom": "移出"}
_GONE = ("删除", "移出")


def author_of(said: Values) -> Author:
    """Who changed or wrote something."""
    return Author(said.get("author", ""), said.get("date", ""))


class Changes:
    """The changes that are open, the inner ones last."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._open: list[tuple[str, Author]] = []
        self.gone = 0
        """How many of them took text away."""
        self._rows: list[tuple[int, bool]] = []
        """Rows that are put in or gone: the depth of their table, and whether they are gone."""
        self._looks: Author | None = None
        self._run_start = 0

    def begin(self, kind: str, said: Values) -> None:
        """A change begins: one of TRACKED's kinds."""
        self._count.piece(0)
        self._open.append((kind, author_of(said)))
        self.gone += kind in _GONE

    def end(self) -> None:
        """The innermost change ends."""
        if self._open:
            self.gone -= self._open.pop()[0] in _GONE

    @property
    def takes_paragraphs(self) -> bool:
        """Whether whole paragraphs stand in what is gone; those of a row that is gone are kept, without their text."""
        return self.gone > sum(gone for _, gone in self._rows)

    def mark_row(self, bag: Bag, depth: int) -> None:
        """What the properties of a row say of it: put in, or gone; `depth` is that of its table."""
        for path, said in bag:
            if path in ("ins", "del"):
                self.begin(TRACKED[path], values(said))
                self._rows.append((depth, path == "del"))

    def end_row(self, depth: int) -> None:
        """A row of a table of this depth ends."""
        while self._rows and self._rows[-1][0] >= depth:
            self._rows.pop()
            self.end()

    def add(self, paragraph: Paragraph, piece: Piece, run: Bag, sight: Sight) -> None:
        """Text of a paragraph, put in or gone where a change is open."""
        if sight.hidden:
            if not self.gone:
                paragraph.hide(piece.text)
            return
        start = paragraph.length
        if not self.gone:
            paragraph.add(piece, run)
            if sight.in_field:
                paragraph.results.append((start, paragraph.length))
        if not self._open:
            return
        kind, author = next(((k, a) for k, a in reversed(self._open) if not self.gone or k in _GONE))
        last = paragraph.changes[-1] if paragraph.changes else None
        if last is None or (last.kind, last.author, last.mark, last.end) != (kind, author, False, start):
            last = Change(kind, start, author)
            paragraph.changes.append(last)
        if self.gone:
            last.text += piece.text
        else:
            last.end = paragraph.length

    def mark(self, paragraph: Paragraph, bag: Bag) -> None:
        """What the properties of a paragraph say of its end: put in, or gone."""
        for path, said in bag:
            local = path.removeprefix("rPr/")
            if path != local and local in TRACKED:
                self._count.piece(0)
                change = Change(TRACKED[local], paragraph.length, author_of(values(said)), mark=True)
                paragraph.changes.append(change)

    def join(self, paragraph: Paragraph) -> None:
        """A paragraph whose end is gone ends: that stood where the next one goes on."""
        for change in reversed(paragraph.changes):
            if change.mark and change.kind in _GONE:
                change.start = change.end = paragraph.length
                return

    def reformat(self, paragraph: Paragraph | None, said: Values, of_run: bool) -> None:
        """Other looks, of a run or of a whole paragraph; what they were before is not read."""
        self._count.piece(0)
        if of_run:
            self._looks = author_of(said)
        elif paragraph is not None:
            paragraph.changes.append(Change("格式", paragraph.length, author_of(said), mark=True))

    def begin_run(self, paragraph: Paragraph | None) -> None:
        """A run begins."""
        self._looks, self._run_start = None, paragraph.length if paragraph else 0

    def end_run(self, paragraph: Paragraph | None) -> None:
        """A run ends, whose looks may have been changed."""
        if self._looks is not None and paragraph is not None:
            change = Change("格式", self._run_start, self._looks)
            change.end = paragraph.length
            paragraph.changes.append(change)
        self._looks = None
