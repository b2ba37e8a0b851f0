"""Floor 7: the paragraphs of a reviewed report as they were meant: hidden text is there, what has no width is not.

Who hides a sentence has not taken it out, and who pastes a zero-width space has written nothing. Who strikes digits has
not taken them out either, and may have meant to: what such a number says is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportgen.diagnostics import short
from reportgen.document.looks import Stretch, Words
from reportgen.roundtrip.bordering import DIGITS, NUMERALS
from reportgen.roundtrip.printed import Printed
from reportgen.tuples import NamedTuple

INVISIBLE = "看不见的字符"
_SHOWN = 20
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class _Change(NamedTuple):
    """text[start:end] becomes `put`."""

    start: int
    end: int
    put: str


def seen(words: Iterable[Words], printed: Sequence[Printed]) -> tuple[Words, ...]:
    """The paragraphs with hidden text of the report put back, and without the zero-width characters that it has not.

    Hidden text that the report never had stays hidden. What was left out is told by `unread` (INVISIBLE).
    """
    report = "\n".join(one.text for one in printed)
    plain = not _INVISIBLE.search(report)
    return tuple(_seen(one, report, plain) for one in words)


def unclear(one: Words) -> str:
    """Why nothing can be taken of a paragraph: its text does not say what counts in a number of it; else ""."""
    for start, end, face in one.stretches:
        if not (face.struck or face.position):
            continue
        near, numeral = one.text[max(start - 1, 0) : end + 1], re.fullmatch(f"[{NUMERALS}]+", one.text[start:end])
        if numeral or re.search(f"[{DIGITS}]", near):
            what, mend = ("划了删除线", "删去划掉的字") if face.struck else ("是上标或下标", "去掉它")
            text = short(one.text[start:end].strip(), _SHOWN)
            return f"数里或数旁的“{text}”{what}，是不是数里的说不准，这一段没有写：在 Word 里{mend}，再取一次"
    return ""


def is_back(one: Words, hidden: tuple[int, str]) -> bool:
    """Whether hidden text was put back."""
    return one.text.startswith(hidden[1], hidden[0])


def _seen(one: Words, report: str, plain: bool) -> Words:
    back = [_Change(at, at, text) for at, text in one.hidden if text.strip() and text.strip() in report]
    gone = [_Change(*found.span(), "") for found in _INVISIBLE.finditer(one.text)] if plain else []
    if not back and not gone:
        return one
    changes = sorted((*back, *gone), key=lambda change: change.end)

    def moved(offset: int) -> int:
        """Where a place of the text is now: behind what was put in there."""
        return offset + sum(len(put) - (end - start) for start, end, put in changes if end <= offset)

    text, at = "", 0
    hidden: list[tuple[int, str]] = []
    for start, end, put in changes:
        text, at = text + one.text[at:start], end
        hidden += [(len(text), put)] if put else []
        text += put
    texts = {put for _, _, put in back}
    hidden += [(moved(at), put) for at, put in one.hidden if put not in texts]
    return one._replace(
        text=text + one.text[at:],
        head=moved(one.head) if one.head else 0,
        stretches=tuple(Stretch(moved(s.start) if s.start else 0, moved(s.end), s.face) for s in one.stretches),
        tracked=tuple(c._replace(start=moved(c.start), end=moved(c.end)) for c in one.tracked),
        comments=tuple(c._replace(start=moved(c.start), end=moved(c.end)) for c in one.comments),
        marks=tuple((name, moved(at)) for name, at in one.marks),
        results=tuple((moved(start), moved(end)) for start, end in one.results),
        hidden=tuple(hidden),
        unread=(*one.unread, *([INVISIBLE] * len(gone))),
    )
