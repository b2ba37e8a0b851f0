"""Floor 7: what is aligned: a paragraph, or all cells of a row of a table as one, so that rows stay together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from reportgen.document.looks import BODY, Slot, Words
from reportgen.document.nodes import plain
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.roundtrip.printed import Printed

_HANZI = "[一二三四五六七八九十百]+"
NUMBER = re.compile(rf"(?:{_HANZI}、|（{_HANZI}）|\d+[.．、](?!\d)|（\d+）|{_HANZI}是)")
"""A number that headings and points have at their head."""
_ANYWHERE = re.compile(rf"(?:^|(?<=[\x1f。；：])){NUMBER.pattern}")
_BLANKS = re.compile("[\t \xa0]+")


class Unit(NamedTuple):
    """`text` is what is compared; `parts` are indexes of paragraphs, `row` says whether they are cells."""

    text: str
    parts: tuple[int, ...]
    row: bool

    @property
    def masked(self) -> str:
        """The text without the numbers of headings and points."""
        return masked(self.text)

    @property
    def numbered(self) -> str:
        """The text with all such numbers made alike."""
        return _ANYWHERE.sub("#", self.text)


def printed_units(printed: Sequence[Printed]) -> tuple[Unit, ...]:
    """The units of a built report."""
    return _units((index, plain(p.content), p.slot) for index, p in enumerate(printed))


def word_units(paragraphs: Sequence[Words]) -> tuple[Unit, ...]:
    """The units of the body of a document from elsewhere; text boxes and notes are no part of it."""
    body = ((i, shown(w), w.slot) for i, w in enumerate(paragraphs) if w.story == BODY and not w.boxed)
    return _units((i, text, slot) for i, text, slot in body if text.strip())


def shown(words: Words) -> str:
    """A paragraph's text with the number that Word sets before it; a line break is a line feed."""
    return (words.label + words.text).replace(BREAK, "\n")


def compared(text: str) -> str:
    """A text without line breaks and with single spaces, which are matters of layout."""
    return _BLANKS.sub(" ", text.replace("\n", "")).strip()


def masked(text: str) -> str:
    """A text without the numbers of headings and points."""
    return _ANYWHERE.sub("", text)


def _units(found: Iterable[tuple[int, str, Slot | None]]) -> tuple[Unit, ...]:
    units = []
    for _, group in groupby(found, key=lambda one: one[2][:2] if one[2] is not None else (-1, one[0])):
        those = list(group)
        parts = tuple(index for index, _, _ in those)
        units.append(Unit("\x1f".join(compared(text) for _, text, _ in those), parts, those[0][2] is not None))
    return tuple(units)
