"""Floor 7: what is aligned: a paragraph, or all cells of a row of a table as one, so that rows stay together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from reportgen.document.looks import BODY, Slot, Words
from reportgen.document.nodes import Inlines, plain
from reportgen.document.numbering import NUMBERING
from reportgen.facts.labels import FIRST, LABELLED, PART_SET, TABLE_SET
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.roundtrip.printed import Printed
from reportgen.tuples import NamedTuple

NUMBER = re.compile(LABELLED)
"""A number that headings and points have at their head."""
_AT_HEAD = re.compile(f"^{NUMBER.pattern}")
_ANYWHERE = re.compile(rf"(?:^|(?<=[\x1f。；：])){NUMBER.pattern}")
_PART = re.compile(f"{FIRST}|{PART_SET}")
"""The number of a part of the report, which no point has unless the program set it so."""
CAPTION = re.compile(TABLE_SET)
"""表一: a number where the program sets such; else the name of a table, or how a text about one begins."""
_BLANKS = re.compile("[\t \xa0]+")


class Unit(NamedTuple):
    """`text` is what is compared; `parts` are indexes of paragraphs, `row` says whether they are cells.

    `within`: numbers within the text may be the program's, as where points run on; else only one at its head.
    """

    text: str
    parts: tuple[int, ...]
    row: bool
    within: bool = True

    @property
    def masked(self) -> str:
        """The text without the numbers of headings and points."""
        return masked(self.text, self.within)

    def reads(self, new: Unit) -> bool:
        """Whether a built paragraph reads as one from elsewhere but for the numbers, which the program sets."""
        typed = _PART.match(new.text) and not NUMBER.match(self.text)
        return not typed and self.masked == masked(new.text, self.within)

    def is_numbered_as(self, new: Unit) -> bool:
        """Whether it also has numbers in the same places, and is a part where that is one."""
        pattern = _ANYWHERE if self.within else _AT_HEAD
        parts = _PART.match(self.text) is None, _PART.match(new.text) is None
        return parts[0] == parts[1] and pattern.sub("#", self.text) == pattern.sub("#", new.text)


def printed_units(printed: Sequence[Printed]) -> tuple[Unit, ...]:
    """The units of a built report."""
    units = _units((index, plain(p.content), p.slot) for index, p in enumerate(printed))
    return tuple(unit._replace(within=any(is_run_on(printed[i].content) for i in unit.parts)) for unit in units)


def is_run_on(content: Inlines) -> bool:
    """Whether the program sets numbers behind other text of a paragraph."""
    numbers = [index for index, run in enumerate(content) if run.origin == NUMBERING]
    return any(any(run.text.strip() for run in content[:index]) for index in numbers)


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


def masked(text: str, within: bool = True) -> str:
    """A text without the numbers of headings and points."""
    return (_ANYWHERE if within else _AT_HEAD).sub("", text)


def _units(found: Iterable[tuple[int, str, Slot | None]]) -> tuple[Unit, ...]:
    units = []
    for _, group in groupby(found, key=lambda one: one[2][:2] if one[2] is not None else (-1, one[0])):
        those = list(group)
        parts = tuple(index for index, _, _ in those)
        cells: dict[object, str] = {}
        for index, text, slot in those:  # paragraphs of one cell are lines of it
            cells[slot or index] = f"{cells.get(slot or index, '')}\n{text}"
        units.append(Unit("\x1f".join(map(compared, cells.values())), parts, those[0][2] is not None))
    return tuple(units)
