"""What a pack prints in any case in a section that is fixed (固定): it is not carried over as the unit's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from reportgen.facts.form_quotes import worded
from reportgen.importing.outline import Piece, Section
from reportgen.packs.load import SUFFIX, Pack

_SYNTAX = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|^#+ |\n", re.DOTALL | re.MULTILINE)
TEMPLATES = "sections/"
_LONG, _LEFT = 3, 2
"""Characters of a stretch of template that tells something, and of a paragraph that may be left over."""
_BLANK = re.compile(r"[0-9][0-9.,]*[万亿]?\w?|[\s\W]")


class FixedText:
    """The words of a pack's templates and of the notes of its tables."""

    def __init__(self, pack: Pack, year: int, sections: tuple[str, ...] | None = None) -> None:
        """`year` is the report's; `sections` are those whose templates count, None for all."""
        self.pack, self.year = pack, year
        self.names = None if sections is None else frozenset(f"{TEMPLATES}{key}{SUFFIX}" for key in sections)

    def parted(self, section: Section, loose: frozenset[int]) -> tuple[Section, tuple[int, ...]]:
        """A section without what the pack prints, and the paragraphs of that.

        `loose` are the paragraphs with numbers that are in no figure: these stay.
        """
        kept, printed = list[Piece](), list[int]()
        for piece in section.pieces:
            if piece.table is None and self.has(piece, loose):
                printed += piece.numbers
            else:
                kept.append(piece)
        return section._replace(pieces=tuple(kept)), tuple(printed)

    def has(self, piece: Piece, loose: frozenset[int]) -> bool:
        """Whether a paragraph is made of the pack's words, and of numbers that are figures."""
        return loose.isdisjoint(piece.numbers) and self.prints(f"{piece.heading}{piece.text}")

    def prints(self, text: str) -> bool:
        """Whether a text is made of the pack's words and of numbers."""
        left = text
        for words in self._stretches:
            if words in left:
                left = left.replace(words, " ")
        return len(_BLANK.sub("", left)) <= _LEFT

    @cached_property
    def _stretches(self) -> tuple[str, ...]:
        """The longest first, so that none is cut up by a shorter one."""
        found = {words.strip() for text in self._texts() for words in _SYNTAX.split(text)}
        return tuple(sorted((words for words in found if len(words) >= _LONG), key=lambda w: (-len(w), w)))

    def _texts(self) -> Iterator[str]:
        for (_, name), source in self.pack.templates.items():
            if self.names is None or name in self.names:
                yield source.text
        for theme in self.pack.catalogue.themes.values():
            if theme.grid is not None:
                grid = theme.grid
                told = (grid.title, grid.unit, *grid.notes)
                yield from (re.sub(r"^[0-9]+[.．]", "", worded(text, self.year)) for text in told)
