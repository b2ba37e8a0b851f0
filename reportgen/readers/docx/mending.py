"""Changes of a text made inside the .docx that it was read from: in the characters of its runs, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportgen.fixes import Change
from reportgen.readers.docx.paragraphs import Paragraph, Piece
from reportgen.readers.docx.read import Opened
from reportgen.readers.docx.splicing import Splice, splice, spliced
from reportgen.tuples import NamedTuple

_REFERENCE = re.compile(rb"&[#\w]{1,10};")
_TAG = re.compile(rb"<[^\s/>]+")
_SAYS_SPACE = re.compile(rb"\sxml:space\s*=\s*(?:'[^']*'|\"[^\"]*\")")
_KEEPS_SPACE = b' xml:space="preserve"'


class _Cut(NamedTuple):
    """What is taken out of a piece, and what goes there."""

    piece: Piece
    start: int
    end: int
    text: str


def mend(opened: Opened, changes: Sequence[Change]) -> tuple[bytes, tuple[Change, ...]]:
    """The file with the changes, and those that could be made: what no characters of a run stand for stays.

    So does what is struck out or raised, and what would go on over it.
    A change over several runs puts its text where its first character was; every run stays, with its looks.

    Raises:
        Unusual: the zip cannot be written anew.
    """
    package = opened.package
    splices: dict[str, list[Splice]] = {}
    parts: dict[str, bytes] = {}
    made: list[Change] = []
    for number, several in groupby(changes, key=lambda change: change.place.line):
        paragraph = opened.paragraphs[number - 1]
        if paragraph.part not in parts:
            parts[paragraph.part] = package.read(paragraph.part)
        data = parts[paragraph.part]
        cuts: list[_Cut] = []
        for change in several:
            found = [] if _touches_aside(opened, change) else [*_cuts(paragraph, change)]
            if found and all(_bytes(data, cut) is not None for cut in found):
                cuts += found
                made.append(change)
        splices.setdefault(paragraph.part, []).extend(_splices(data, paragraph, cuts))
    new = {part: spliced(parts[part], several) for part, several in splices.items() if several}
    return splice(package.data, package.entries, new), tuple(made)


def _touches_aside(opened: Opened, change: Change) -> bool:
    """Whether a change would take characters with it that are struck out or raised, or put its own among them."""
    first, last = change.place.column, change.place.end_column - 1
    return not opened.aside.get(change.place.line, frozenset()).isdisjoint(range(min(first, last), last + 1))


def _cuts(paragraph: Paragraph, change: Change) -> Iterator[_Cut]:
    """The parts of a change, one for each piece that it touches; an insertion touches the piece before it."""
    start, end, text = change.place.column - 1, change.place.end_column - 1, change.text
    at = 0
    for piece in paragraph.pieces:
        stop = at + len(piece.text)
        if (at < end and start < stop) or (start == end and (at < start <= stop or start == at == 0)):
            yield _Cut(piece, max(start - at, 0), min(end, stop) - at, text)
            if start == end:
                return
            text = ""
        at = stop


def _bytes(data: bytes, cut: _Cut) -> tuple[int, int] | None:
    """Where a cut lies in its part; None where its characters are not written there one by one in UTF-8."""
    piece = cut.piece
    if piece.at < 0:
        return None
    reference = _REFERENCE.match(data, piece.at)
    if reference:  # always a piece of its own
        ends = reference.span()
        return ends[cut.start], ends[cut.end]
    if not data.startswith(piece.text.encode(), piece.at):
        return None
    start = piece.at + len(piece.text[: cut.start].encode())
    return start, start + len(piece.text[cut.start : cut.end].encode())


def _splices(data: bytes, paragraph: Paragraph, cuts: Sequence[_Cut]) -> Iterator[Splice]:
    """What cuts change of the bytes; a text that now begins or ends with a space says that it keeps it."""
    for cut in cuts:
        span = _bytes(data, cut)
        assert span is not None, "changes with a cut that has no bytes were left out"
        yield Splice(*span, _escaped(cut.text))
    for tag in {cut.piece.tag for cut in cuts if cut.piece.tag >= 0}:
        pieces = [piece for piece in paragraph.pieces if piece.tag == tag]
        text = "".join(_after(piece, cuts) for piece in pieces)
        if text != text.strip():
            yield from _keeping_space(data, tag, pieces)


def _keeping_space(data: bytes, tag: int, pieces: Sequence[Piece]) -> Iterator[Splice]:
    """A <w:t> says from now on that it keeps space; what had no part in the text goes, or it would come to light."""
    name, stop = _TAG.match(data, tag), data.index(b">", tag)
    assert name is not None, "a tag begins where the parser said"
    said = _SAYS_SPACE.search(data, tag, stop)
    yield Splice(*(said.span() if said else (name.end(), name.end())), _KEEPS_SPACE)
    last = pieces[-1]
    ends = _bytes(data, _Cut(last, len(last.text), len(last.text), ""))
    yield Splice(stop + 1, pieces[0].at, b"")
    if ends is not None:
        yield Splice(ends[1], data.index(b"<", ends[1]), b"")


def _after(piece: Piece, cuts: Sequence[_Cut]) -> str:
    """A piece's text with its cuts made."""
    text = piece.text
    for cut in reversed(cuts):
        if cut.piece is piece:
            text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
