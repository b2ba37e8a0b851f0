"""Floor 0: a text file that is read once, and places in it.

Lines and columns are 1-based; a column counts characters, not bytes and not display cells.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportgen.tuples import NamedTuple


class Source(NamedTuple):
    """A file's text under the name its user knows it by.

    `path` is what messages print (as the user wrote it, with forward slashes). Line ends are LF. `labels` name the
    lines where their numbers would tell nobody anything: of a workbook each line is a cell, 指标!F12. `blob` is the id
    (`blob_id`) of the file with LF line ends, as git keeps it; "" where the text was not read from a file. It does not
    tell two sources apart.
    """

    path: str
    text: str
    labels: tuple[str, ...] = ()
    blob: str = ""

    def __eq__(self, other: object) -> bool:
        """By all but the id."""
        return isinstance(other, Source) and self[:3] == other[:3]

    def __ne__(self, other: object) -> bool:
        """As `__eq__`; a tuple has one of its own."""
        return not self == other

    def __hash__(self) -> int:
        """Without the labels, which may be a hundred thousand cells."""
        return hash(self[:2])

    def __repr__(self) -> str:
        """Without the text."""
        return f"Source(path={self.path!r})"

    @property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends."""
        return _lines(self.text)

    def line(self, number: int) -> str:
        """Line `number` (1-based); empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@lru_cache(maxsize=32)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def blob_id(data: bytes) -> str:
    """The id that git gives to bytes, by which they are found again: 40 hexadecimal digits."""
    import hashlib  # only now: it loads OpenSSL, and help and wrong use read no file

    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Span(NamedTuple):
    """From (line, column) up to but not including (end_line, end_column)."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """Where a datum or a fault is: a source, a span in it, and the key path (指标.行政复议.受理)."""

    source: Source
    span: Span
    path: str = ""

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.span.line

    @property
    def label(self) -> str:
        """What the line is called instead of by its number; empty where that is what it is called by."""
        labels = self.source.labels
        return labels[self.line - 1] if 0 < self.line <= len(labels) else ""

    @property
    def column(self) -> int:
        """The column it begins at."""
        return self.span.column

    @property
    def end_column(self) -> int:
        """The column after its end on its first line."""
        if self.span.end_line == self.span.line:
            return self.span.end_column
        return len(self.source.line(self.line).rstrip()) + 1


def line_place(source: Source, number: int, path: str = "") -> Place:
    """The whole of one line, from its first mark to its last."""
    text = source.line(number)
    start = len(text) - len(text.lstrip()) + 1
    return Place(source, Span(number, start, number, max(start, len(text.rstrip())) + 1), path)


def display_width(text: str) -> int:
    """Terminal columns that `text` takes: wide and ambiguous East Asian characters take two."""
    return sum(map(columns, text))


@lru_cache(maxsize=4096)
def columns(char: str) -> int:
    """Those of one character."""
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WFA" else 1


_PICTURES: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x09: " ",
    **dict.fromkeys(
        (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)),
        "␦",
    ),
}


def printable(text: str) -> str:
    """A text with pictures, as wide as they, for the characters that a terminal would obey (or drop)."""
    return text.translate(_PICTURES)
