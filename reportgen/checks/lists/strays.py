"""Wrong characters that are in no list: two that make no word, where a character like one of them would (秧序, 秩序).

Whether it is one is weighed in points (data/chances.yaml says how they were found): how usual the word is, how like the
two characters are, whether the characters beside it stand beside the word elsewhere, and against it how often either
character is a word or a part of a name by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportgen.checks.lists.neighbours import PAIR, Neighbours
from reportgen.checks.lists.pieces import HIGHEST, LOWEST, Pieces
from reportgen.checks.lists.spelling import Slip
from reportgen.checks.lists.word_pairs import RARER, WordPairs
from reportgen.tuples import NamedTuple

_MOST_WINDOWS = 100_000
"""Pairs with what stands beside them of which it is known what they are meant for."""
PART, KIND = "\0", "\1"
"""Between what stands before and behind a word; between characters that sound like one, that do both, that look so."""
END, DIGIT, LETTER = "$", "0", "a"
"""What stands beside a word for an end of a line, a digit, a Latin letter."""
_MARKS = frozenset("，。；：、\n）”》")
_ALONE = "[\0\1](?<![\6\7].)(?![\6\7])"
"""Two characters that are no word, beside none that is a common one."""
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


class Known(NamedTuple):
    """What is known of words of two characters, as plain data.

    Of a character, `seconds` has the second ones of words, as WordPairs has them, `firsts` the first ones, `likes`
    those that are like it, `beside` what stands behind it without a fault, and `chances` how often it stands alone. Of
    the number of a word, `levels` has how usual it is, `sides` what stands before it and, behind PART, behind it.
    """

    seconds: Pieces
    firsts: Pieces
    likes: Pieces
    beside: Pieces
    sides: Pieces
    chances: memoryview
    levels: memoryview


def as_known(buffers: Sequence[memoryview]) -> Known:
    """From what `strays_data` made: texts and starts of each of the pieces, and the rest."""
    *pieces, chances, levels = buffers
    seconds, firsts, likes, beside, sides = map(Pieces, pieces[::2], pieces[1::2])
    return Known(seconds, firsts, likes, beside, sides, chances, levels)


class Strays:
    """Looks such pairs up; what was looked up of a character is kept."""

    def __init__(self, known: Known) -> None:
        self.known, self.words = known, WordPairs(known.seconds)
        self._meant_by = lru_cache(_MOST_WINDOWS)(lambda window: self._meant(window, 1))
        self._firsts: dict[str, str] = {}
        self._alike: dict[str, str] = {}

    def tables(self, chars: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Common words, and pairs that are not looked at, for the second and the third of the kinds."""
        words, signs = self.words.each(chars), "".join(chars)
        marks = "".join([sign for sign in signs if not _FIRST <= sign <= _LAST])
        common = {sign: words[sign].partition(RARER)[0] for sign in signs}
        known = {sign: words[sign] + marks for sign in signs} | dict.fromkeys(marks + _EACH, signs)
        return common, known

    def find(self, near: Neighbours, kinds: str) -> Iterator[Slip]:
        """Every such pair of a text; what stands there twice is a name."""
        for pair, places in near.places(kinds, _ALONE).items():
            at = places[0]
            meant = self._meant_by(_window(near.text, at)) if len(places) == 1 else ""
            if meant and near.text.count(pair) == 1:
                yield Slip(at, at + PAIR, pair, meant, listed=False)

    def _meant(self, text: str, at: int) -> str:
        """The word that two characters at a place are meant for; "" if they are not known to be wrong."""
        one, other = text[at], text[at + 1]
        chances = self.known.chances
        least = _LEAST + _CHANCE * (chances[ord(one) - LOWEST] + chances[ord(other) - LOWEST])
        if least > _MOST:
            return ""
        likes, others = self._likes(one), self._likes(other)
        behind, before = self.words.behind(one), self._before(other)
        words = [(one + right, _likeness(others, right)) for right in others if right in behind]
        words += [(right + other, _likeness(likes, right)) for right in likes if right in before]
        best, meant = max(self._weighed(text, at, words, least), default=(0, ""))
        return meant if meant and best >= least + self._rarer(text, at) and not self._is_beside(one, other) else ""

    def _weighed(self, text: str, at: int, words: list[tuple[str, int]], least: int) -> Iterator[tuple[int, str]]:
        """The words that may reach so many points, with theirs."""
        for word, likeness in words:
            number = self.words.number(*word)
            points = likeness + _USUAL * self.known.levels[number]
            if points + _BEFORE + _BEHIND >= least:
                before, _, behind = self.known.sides.text(number).partition(PART)
                points += _BEFORE * (_sign(text, at - 1) in before) + _BEHIND * (_sign(text, at + PAIR) in behind)
                yield points, word

    def _rarer(self, text: str, at: int) -> int:
        """What speaks for rarer words with the characters beside, or for an end of a clause."""
        end = at + PAIR
        beside = (text[at - 1 : at + 1] if at else "", text[end - 1 : end + 1])
        numbers = (self.words.number(*pair) for pair in beside if len(pair) == PAIR)
        points = sum(_RARER * (self.known.levels[number] + 1) for number in numbers if number >= 0)
        return points + _MARK * (text[end : end + 1] in _MARKS)

    def _before(self, last: str) -> str:
        """The first characters of words that end so."""
        if last not in self._firsts:
            self._firsts[last] = self.known.firsts.of(last)
        return self._firsts[last]

    def _likes(self, sign: str) -> str:
        """What is like a character, kind by kind."""
        if sign not in self._alike:
            self._alike[sign] = self.known.likes.of(sign)
        return self._alike[sign]

    def _is_beside(self, one: str, other: str) -> bool:
        """Whether two characters stand side by side without a fault."""
        return other in self.known.beside.of(one)


def _window(text: str, at: int) -> str:
    """Two characters at a place, with one before and behind them: all that their meaning is weighed by."""
    return text[at - 1 : at + PAIR + 1] if at else f"\n{text[: PAIR + 1]}"


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
