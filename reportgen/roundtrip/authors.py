"""Floor 7: who made a change: what the file still tracks says so, all else was typed without a trace."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.looks import Tracked, Words
from reportgen.tuples import NamedTuple

_IN, _OUT = ("插入", "移入"), ("删除", "移出")
_SHORTEST = 4
"""Characters of a paragraph that is recognised in what was deleted."""


class Author(NamedTuple):
    """A name ("" where the file gives none), the day as the file says it, and whether the change is still tracked."""

    name: str = ""
    date: str = ""
    tracked: bool = False


NOBODY = Author()


def author_within(words: Words, start: int, end: int, gone: str) -> Author:
    """Who put in characters `start` to `end` of a paragraph, or took `gone` out at `start`."""
    for one in words.tracked:
        put_in = one.kind in _IN and one.start < end and start < one.end
        taken_out = one.kind in _OUT and gone and start <= one.start <= max(end, start) and one.text
        if put_in or (taken_out and (one.text in gone or gone in one.text)):
            return _author(one)
    return NOBODY


def author_of(words: Words) -> Author:
    """Who put in a whole paragraph."""
    marks = (one for one in words.tracked if one.kind in _IN and (one.mark or one.start == 0))
    return next(map(_author, marks), NOBODY)


def author_of_gone(paragraphs: Sequence[Words], text: str) -> Author:
    """Who took a whole paragraph out, wherever the file keeps what was taken out."""
    wanted = text.strip()
    for words in paragraphs:
        for one in words.tracked:
            if one.kind in _OUT and len(one.text.strip()) >= _SHORTEST and (wanted in one.text or one.text in wanted):
                return _author(one)
    return NOBODY


def _author(one: Tracked) -> Author:
    return Author(one.author, one.date, True)
