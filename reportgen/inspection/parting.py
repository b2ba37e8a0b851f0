"""Runs that hold a heading and the text that runs on after it, parted in two, so that each can have its own face."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportgen.document.looks import Words
from reportgen.readers.docx.containers import Container
from reportgen.readers.docx.paragraphs import Paragraph, Piece
from reportgen.readers.docx.splicing import Splice

_TEXT = rb"<w:t(?:\s[^<>]*)?>"
_CHANGED = b"<w:rPrChange"


def partings(
    data: bytes, words: Sequence[Words], paragraphs: Sequence[Paragraph], found: Sequence[Container]
) -> Iterator[Splice]:
    """Where a run of the main part ends and a like one begins, at the end of each heading that lies within a run.

    No character changes. A run stays whole whose text is not written byte by byte, or whose looks are a tracked change.
    """
    looks = sorted((one for one in found if one.kind == "rPr"), key=lambda one: one.owner)
    owners = [one.owner for one in looks]
    for one, paragraph in zip(words, paragraphs):
        at = 0
        for piece in paragraph.pieces if one.head else ():
            cut = one.head - at
            at += len(piece.text)
            index = bisect_right(owners, piece.at)
            tag = _tag(data, piece) if 0 < cut < len(piece.text) and index else b""
            if tag and not piece.text[cut].isspace() and not piece.text[cut - 1].isspace():
                yield from _parting(data, piece, cut, looks[index - 1], tag)


def _tag(data: bytes, piece: Piece) -> bytes:
    """The <w:t> that a piece stands in as it is; b"" where its bytes are others."""
    if piece.at < 0 or not data.startswith(piece.text.encode(), piece.at):
        return b""
    begin = data.rfind(b"<", 0, piece.at)
    end = data.find(b">", begin, piece.at) + 1
    return data[begin:end] if begin >= 0 and re.fullmatch(_TEXT, data[begin:end]) else b""


def _parting(data: bytes, piece: Piece, cut: int, looks: Container, tag: bytes) -> Iterator[Splice]:
    xml = data[looks.start : looks.end] if looks.start < looks.end and not looks.bare else b""
    if _CHANGED in xml:
        return
    at = piece.at + len(piece.text[:cut].encode())
    yield Splice(at, at, b"</w:t></w:r><w:r>" + xml + tag)
