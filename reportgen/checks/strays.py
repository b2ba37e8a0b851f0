"""Wrong characters that are in no list: two that make no word, where a character like one of them would (秧序, 秩序).

Whether it is one is weighed in points (data/chances.yaml says how they were found): how usual the word is, how like the
two characters are, whether the characters beside it stand beside the word elsewhere, and against it how often either
character is a word or a part of a name by itself.
"""

from __future__ import annotations

import re
from codecs import utf_16_le_decode
from collections.abc import Iterator
from functools import cached_property
from operator import contains

from reportgen.checks.spelling import HIGHEST, LOWEST, PAIR, Slip
from reportgen.tuples import NamedTuple

PART, KIND = "\0", "\1"
"""Between common words and rarer ones; between characters that sound like one, that do both, that look like it."""
END, DIGIT, LETTER = "$", "0", "a"
"""What stands beside a word for an end of a line, a digit, a Latin letter."""
_MARKS = frozenset("，。；：、\n）”》")
_ALONE = re.compile(b"(?<!\1)\0(?!\1)")
"""Two characters that are no common word (1), beside none."""
_FIRST, _LAST = chr(LOWEST), chr(HIGHEST)
_EACH = "逐每各该"
"""Behind these stands whatever there is several of: 逐坝复核."""
_LEAST = 1
"""Points from which on it is told."""
_USUAL, _LOOKS, _BOTH, _BEFORE, _BEHIND, _CHANCE, _RARER, _MARK = 2, 7, 5, 5, 7, 2, 3, 1
"""Points of each: a level of the word, characters that look alike, and sound so, too, a neighbour before and behind
that is known beside the word; against it a level of either character, and of a rarer word with a neighbour, a mark."""
_MOST = 9 * _USUAL + _LOOKS + _BEFORE + _BEHIND
"""Points that a word has at most."""


class Pieces(NamedTuple):
    """Texts in one, in UTF-16, of which nothing is made on loading; that of number n starts at starts[n] bytes."""

    texts: bytes
    starts: bytes


class Known(NamedTuple):
    """What is known of words of two characters, as plain data.

    The number of a character is its code above LOWEST. By it `seconds` has the second characters of words, the common
    ones before PART, `firsts` the first ones, `likes` those that are like it, `beside` what stands behind it without a
    fault, and `chances` how often it stands alone. The number of a word is that of its second character among all that
    `seconds` holds: by it `levels` has how usual it is, `sides` what stands before it and, behind PART, behind it.
    """

    seconds: Pieces
    firsts: Pieces
    likes: Pieces
    beside: Pieces
    chances: bytes
    levels: bytes
    sides: Pieces


class Strays:
    """Looks such pairs up; what was looked up of a character is kept."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._seconds: dict[str, str] = {}
        self._firsts: dict[str, str] = {}
        self._alike: dict[str, str] = {}

    def find(self, text: str) -> Iterator[Slip]:
        """Every such pair of a text; what stands there twice is a name."""
        signs = list(text)
        commons = {sign: self._behind(sign).partition(PART)[0] for sign in set(signs)}
        row = bytes(map(contains, map(commons.__getitem__, signs), signs[1:]))
        alone = (match.start() for match in _ALONE.finditer(row))
        once: dict[str, int] = {}
        for at in alone:
            one, other = signs[at], signs[at + 1]
            chinese = _FIRST <= one <= _LAST and _FIRST <= other <= _LAST
            if chinese and one not in _EACH and other not in self._behind(one):
                once[one + other] = -1 if one + other in once else at
        for pair, at in once.items():
            meant = self._meant(text, at) if at >= 0 else ""
            if meant and text.count(pair) == 1:
                yield Slip(at, at + PAIR, pair, meant, listed=False)

    def _meant(self, text: str, at: int) -> str:
        """The word that two characters at a place are meant for; "" if they are not known to be wrong."""
        one, other = text[at], text[at + 1]
        chances = self.known.chances
        least = _LEAST + _CHANCE * (chances[ord(one) - LOWEST] + chances[ord(other) - LOWEST])
        if least > _MOST:
            return ""
        likes, others = self._likes(one), self._likes(other)
        words = [(one + right, _likeness(others, right)) for right in self._behind(one) if right in others]
        words += [(right + other, _likeness(likes, right)) for right in self._before(other) if right in likes]
        best, meant = max(self._weighed(text, at, words, least), default=(0, ""))
        return meant if meant and best >= least + self._rarer(text, at) and not self._is_beside(one, other) else ""

    def _weighed(self, text: str, at: int, words: list[tuple[str, int]], least: int) -> Iterator[tuple[int, str]]:
        """The words that may reach so many points, with theirs."""
        for word, likeness in words:
            number = self.number(*word)
            points = likeness + _USUAL * self.known.levels[number]
            if points + _BEFORE + _BEHIND >= least:
                before, _, behind = self._text(self.known.sides, number).partition(PART)
                points += _BEFORE * (_sign(text, at - 1) in before) + _BEHIND * (_sign(text, at + PAIR) in behind)
                yield points, word

    def _rarer(self, text: str, at: int) -> int:
        """What speaks for rarer words with the characters beside, or for an end of a clause."""
        end = at + PAIR
        beside = (text[at - 1 : at + 1] if at else "", text[end - 1 : end + 1])
        numbers = (self.number(*pair) for pair in beside if len(pair) == PAIR)
        points = sum(_RARER * (self.known.levels[number] + 1) for number in numbers if number >= 0)
        return points + _MARK * (text[end : end + 1] in _MARKS)

    def number(self, one: str, other: str) -> int:
        """The number of a word; -1 if it is none."""
        at = self._behind(one).find(other)
        return self._starts[ord(one) - LOWEST] // PAIR + at if at >= 0 else -1

    @cached_property
    def _starts(self) -> memoryview:
        return memoryview(self.known.seconds.starts).cast("I")

    def _behind(self, first: str) -> str:
        """The second characters of words that begin so."""
        if first not in self._seconds:
            self._seconds[first] = self._text(self.known.seconds, ord(first) - LOWEST)
        return self._seconds[first]

    def _before(self, last: str) -> str:
        """The first characters of words that end so."""
        if last not in self._firsts:
            self._firsts[last] = self._text(self.known.firsts, ord(last) - LOWEST)
        return self._firsts[last]

    def _likes(self, sign: str) -> str:
        """What is like a character, kind by kind."""
        if sign not in self._alike:
            self._alike[sign] = self._text(self.known.likes, ord(sign) - LOWEST)
        return self._alike[sign]

    def _is_beside(self, one: str, other: str) -> bool:
        """Whether two characters stand side by side without a fault."""
        return other in self._text(self.known.beside, ord(one) - LOWEST)

    def _text(self, pieces: Pieces, number: int) -> str:
        """The text of a number; "" for that of a sign that is not Chinese."""
        starts = memoryview(pieces.starts).cast("I")
        if not 0 <= number < len(starts) - 1:
            return ""
        return utf_16_le_decode(pieces.texts[starts[number] : starts[number + 1]])[0]


def _sign(text: str, at: int) -> str:
    """What stands at a place, as `sides` has it."""
    sign = text[at : at + 1] if at >= 0 else ""
    if not sign or sign == "\n":
        return END
    return DIGIT if sign.isdecimal() else LETTER if sign.isascii() and sign.isalpha() else sign


def _likeness(likes: str, right: str) -> int:
    """How easily a character is taken for the one that it is like."""
    at, heard = likes.find(right), likes.find(KIND)
    return 0 if at < heard else _BOTH if at < likes.rfind(KIND) else _LOOKS
