"""A text as checks of wording read it: all its lines in one string, so that a check is one search."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reportgen.checks.lists.lexicon import Lexicon
from reportgen.diagnostics import Severity
from reportgen.lines import Line
from reportgen.source import Place
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.checks.lists.neighbours import Neighbours

STRICT, NORMALIZED, AUTO = "strict", "normalized", "auto"
PROFILES = (STRICT, NORMALIZED, AUTO)

HAN = "\u3400-\u9fff\uf900-\ufaff〇"
"""Chinese characters, for use within [] of a pattern."""
ANY_HAN = r"[^\W\d_A-Za-z]"
"""A pattern for a letter that is no Latin one."""
WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_FOLDED = "[,:;!?()]"
_BRACKETS = "[()（）《》〈〉“”‘’\n]"
_UNFOLDED = "[，：；！？（）]"
_CHINESE_MARKS = frozenset("、。《》〈〉“”‘’〔〕—…·")
_NEARLY_ALL, _MANY_LINES, _MANY_MARKS, _TWO_MARKS = 0.9, 3, 5, 2


class Flaw(NamedTuple):
    """A finding at text[start:end]; `fix` replaces those characters where mending is mechanical.

    `related` are further places, each a sentence with its span; `level` is a milder one than the check's. Of a report
    it is told at the first of `rather` that a clerk wrote in 正文, if there is one.
    """

    start: int
    end: int
    message: str
    hints: tuple[str, ...] = ()
    fix: str | None = None
    related: tuple[tuple[str, int, int], ...] = ()
    level: Severity | None = None
    rather: tuple[tuple[int, int], ...] = ()


def _nowhere(_start: int, _end: int) -> Place | None:
    return None


class Prose:
    """The lines of a text, none of them blank.

    `text` joins the lines with line feeds; in the normalized profile half-width marks among Chinese characters stand
    there as wide ones, one for one, so that an offset is good for `text` and `typed` alike.
    """

    def __init__(
        self,
        lines: tuple[Line, ...],
        lexicon: Lexicon,
        year: int | None = None,
        profile: str = STRICT,
        locate: Callable[[int, int], Place | None] = _nowhere,
        guessed: bool = False,
        composed: bool = False,
    ) -> None:
        """`year` is the year that it reports on, where it is known; `locate` gives the place of a span.

        `guessed` says that nobody chose the profile, `composed` that the lines are a built report's: its frame, title
        and line breaks are checked with the facts.
        """
        self.lines, self.lexicon, self.year, self.profile = lines, lexicon, year, profile
        self.locate, self.guessed, self.composed = locate, guessed, composed

    @cached_property
    def typed(self) -> str:
        """The lines as they are, joined with line feeds."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def text(self) -> str:
        """What is judged."""
        return self.typed if self.profile == STRICT else self.wide

    @cached_property
    def wide(self) -> str:
        """The text with wide marks among Chinese characters whatever the profile is, one for one."""
        return widened(self.typed) if any(mark in self.typed for mark in ",:;!?()") else self.typed

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in `text`."""
        return tuple(accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0)) if self.lines else ()

    @cached_property
    def chars(self) -> frozenset[str]:
        """Every character of `text`: what a check needs is looked up here before anything is searched for."""
        return self.neighbours.chars

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two neighbouring characters of `text`: words of a long list are looked up here first."""
        return self.neighbours.pairs

    @cached_property
    def neighbours(self) -> Neighbours:
        """What long lists are held against: `chars` and `pairs` as they are made, and the pair at each place."""
        from reportgen.checks.lists.neighbours import Neighbours  # the process that only hands the text over needs none

        return Neighbours(self.text)

    @cached_property
    def brackets(self) -> str:
        """Brackets and curly quotation marks of `text` and its line feeds, in order: what is paired is seen here."""
        return "".join(re.findall(_BRACKETS, self.text))

    def index(self, offset: int) -> int:
        """The number (from 0) of the line that an offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def line(self, offset: int) -> Line:
        """The line that an offset lies in."""
        return self.lines[self.index(offset)]

    def span(self, index: int) -> tuple[int, int]:
        """Start and end of a line in `text`."""
        start = self.starts[index]
        return start, start + len(self.lines[index].text)

    def judged(self, index: int) -> str:
        """A line's text as it is judged."""
        start, end = self.span(index)
        return self.text[start:end]


def is_han(char: str) -> bool:
    """Whether it is a Chinese character; for one character far cheaper than a pattern with HAN, which takes 1 ms."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char == "〇"


def places(text: str, word: str, step: int = 1) -> Iterator[int]:
    """Where a word stands; with its length as the step, no place lies within another."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + step)


def widened(text: str) -> str:
    """Half-width marks beside Chinese characters as wide ones; those between digits and Latin letters stay."""

    def wide(match: re.Match[str]) -> str:
        at = match.start()
        beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 3].lstrip(" ")[:1]
        chinese = any(is_han(char) or char in _CHINESE_MARKS for char in beside)
        return match.group().translate(WIDE) if chinese else match.group()

    # twice: a mark beside a mark that has just become wide, as in `(2024年),`
    return re.sub(f"{_FOLDED}(?:(?<={_UNFOLDED}.)|(?={_UNFOLDED}))", _wide, re.sub(_FOLDED, wide, text))


def _wide(match: re.Match[str]) -> str:
    return match.group().translate(WIDE)


def guessed_profile(text: str) -> str:
    """NORMALIZED where nearly all of several marks among Chinese characters are half-width; else STRICT.

    Two are enough beside a 。 or 、, since who types half-width marks types those as `.` and `,`, too: so they were
    folded by a machine. A pair of brackets is one mark.
    """
    folded = [at for at, (a, b) in enumerate(zip(text, widened(text))) if a != b]
    wide = len(re.findall(_UNFOLDED, text))
    if not folded or len(folded) < _NEARLY_ALL * (len(folded) + wide):
        return STRICT
    lines = sum("\n" in text[one:other] for one, other in pairwise(folded)) + 1
    marks = sum(text[at] != ")" for at in folded)
    beside = marks >= _TWO_MARKS and ("。" in text or "、" in text)
    return NORMALIZED if beside or lines >= _MANY_LINES or len(folded) >= _MANY_MARKS else STRICT
