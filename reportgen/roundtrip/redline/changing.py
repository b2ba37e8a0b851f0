"""One paragraph as two versions of a text: word by word, or as a whole that goes and a whole that comes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportgen.roundtrip.redline import words
from reportgen.roundtrip.redline.tree import Element
from reportgen.roundtrip.redline.words import Pen
from reportgen.roundtrip.wordwise import Hunk, hunks, likeness

_REWRITTEN = 0.2
"""Below it a paragraph that stays in its place is shown as a whole that goes and a whole that comes."""


def change(old: Element, new: Sequence[Element], pen: Pen) -> bool:
    """Mark the difference in the new paragraphs; several are what the old one was split into. False: there is none."""
    text, new_texts = words.text_of(old), [words.text_of(each) for each in new]
    new_text = "".join(new_texts)
    if text == new_text and len(new) == 1:
        return False
    whole = (Hunk(0, len(text), 0, len(new_text)),)
    found = _one_place(hunks(text, new_text)) if likeness(text, new_text) >= _REWRITTEN else whole
    before = words.pieces(old)
    starts = [0, *accumulate(map(len, new_texts))]
    for index, paragraph in enumerate(new):
        start, end = starts[index], starts[index + 1]
        own = [hunk for hunk in found if _is_in(hunk, start, end, index == len(new) - 1, index == 0)]
        cut = [h.new_start - start for h in found] + [h.new_end - start for h in found]
        pieces = words.part_at(paragraph, [offset for offset in cut if 0 < offset < end - start])
        for hunk in reversed(own):
            gone = words.deleted(words.slice_of(before, hunk.start, hunk.end), pen)
            if gone is not None:
                _put_words(paragraph, pieces, max(hunk.new_start - start, 0), gone)
        come = _runs_in(pieces, [(h.new_start - start, h.new_end - start) for h in found])
        words.insert_runs(come, pen)
    return True


def carried(offset: int, found: Sequence[Hunk]) -> int:
    """Where an offset of the older text lies in the newer one: behind what came in its place."""
    ahead = 0
    for hunk in found:
        if hunk.start >= offset:
            break
        if offset <= hunk.end:
            return hunk.new_end
        ahead = hunk.new_end - hunk.end
    return offset + ahead


def _one_place(found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Deletions at one place are one."""
    kept: list[Hunk] = []
    for hunk in found:
        if kept and kept[-1].new_start == hunk.new_start:
            hunk = hunk._replace(start=kept.pop().start)  # noqa: PLW2901  grown backwards
        kept.append(hunk)
    return tuple(kept)


def _is_in(hunk: Hunk, start: int, end: int, last: bool, first: bool) -> bool:
    """Whether what a hunk deletes stands in the paragraph of characters `start` to `end` of the new text."""
    at = hunk.new_start
    return start < at <= end or (first and at == start) or (last and at > end)


def _put_words(paragraph: Element, pieces: Sequence[words.Piece], offset: int, gone: Element) -> None:
    """A deletion behind the character before it, else before the one behind it."""
    at = 0
    for piece in pieces:
        if at >= offset:
            piece.run.addprevious(gone)
            return
        at += len(piece.text)
        if at >= offset:
            piece.run.addnext(gone)
            return
    paragraph.append(gone)


def _runs_in(pieces: Sequence[words.Piece], spans: Sequence[tuple[int, int]]) -> list[Element]:
    """The runs of the characters within spans."""
    at, found = 0, []
    for piece in pieces:
        end = at + len(piece.text)
        if any(start <= at and end <= stop for start, stop in spans):
            found.append(piece.run)
        at = end
    return found
