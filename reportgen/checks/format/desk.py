"""A document on the desk: its paragraphs by role, its numbers as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.document.faces import FOREIGN, role_of
from reportgen.document.looks import BODY, PageSetup, Received, Stretch, Words
from reportgen.packs.layout import Face, Layout
from reportgen.packs.standard import MM, Standard, Wanted

HEADINGS = ("标题1", "标题2", "标题3", "标题4")
TEXT = ("正文", "要点", "细目")
_BLANK = re.compile(r"[\s\u3000]*")
_SIZES = {22.0: "二号", 18.0: "小二号", 16.0: "三号", 15.0: "小三号", 14.0: "四号", 12.0: "小四号", 10.5: "五号"}


@dataclass(frozen=True, eq=False, repr=False)
class Desk:
    """A document, and the standard that it is held against."""

    received: Received
    standard: Standard

    @property
    def layout(self) -> Layout:
        """The layout that it should have."""
        return self.standard.layout

    @property
    def sections(self) -> tuple[PageSetup, ...]:
        """Its sections."""
        return self.received.looks.sections

    def wanted(self, name: str) -> Wanted:
        """A number of the standard."""
        return self.standard.numbers[name]

    @cached_property
    def body(self) -> tuple[Words, ...]:
        """The paragraphs of the text, empty ones among them, in the order of their numbers from 1 on; no notes."""
        return tuple(words for words in self.received.paragraphs if words.story == BODY)

    def of(self, *roles: str) -> tuple[Words, ...]:
        """The paragraphs of the text that have one of the roles, in order."""
        return tuple(words for words in self.body if words.role in roles and not is_blank(words))

    @cached_property
    def texts(self) -> tuple[Words, ...]:
        """Every paragraph with text outside tables."""
        return tuple(words for words in self.body if words.slot is None and not is_blank(words))

    def before(self, words: Words) -> Iterator[Words]:
        """The paragraphs above one, the nearest first."""
        return (self.body[index] for index in range(words.number - 2, -1, -1))

    def between(self, above: Words, below: Words) -> tuple[Words, ...]:
        """The paragraphs between two."""
        return self.body[above.number : below.number - 1]

    @cached_property
    def cells(self) -> tuple[tuple[Words, ...], ...]:
        """The paragraphs of each table, in the order of tables."""
        found: list[list[Words]] = [[] for _ in self.received.looks.tables]
        for words in self.body:
            if words.slot is not None and words.slot.table < len(found):
                found[words.slot.table].append(words)
        return tuple(tuple(cells) for cells in found)


def is_blank(words: Words) -> bool:
    """Whether a paragraph has no text."""
    return _BLANK.fullmatch(words.text) is not None and not words.label


def size_name(points: float) -> str:
    """三号（16 磅）, or 17 磅 where no name is in use."""
    name = _SIZES.get(points)
    return f"{name}（{points:g} 磅）" if name else f"{points:g} 磅"


def tenths(value: float) -> str:
    """A number to a tenth, as people say it."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def mm(points: float) -> str:
    """A length in points as millimetres, for people."""
    return f"{tenths(points * MM)} 毫米"


def in_mm(wanted: Wanted) -> str:
    """A wanted length."""
    return f"{wanted} 毫米"


def is_face(name: str, face: Face) -> bool:
    """Whether a font is the one of the layout: by its name, its stand-in's, or as one of the same kind (方正仿宋)."""
    if name in (face.name, face.alternate):
        return True
    role = role_of(face.name)
    return not role.startswith(FOREIGN) and role_of(name) == role


def hanzi(stretch: Stretch, text: str) -> bool:
    """Whether Chinese characters stand in a stretch."""
    return re.search("[\u4e00-\u9fff]", text[stretch.start : stretch.end]) is not None


def shown(stretch: Stretch, text: str) -> bool:
    """Whether anything of a stretch is seen."""
    return _BLANK.fullmatch(text[stretch.start : stretch.end]) is None
