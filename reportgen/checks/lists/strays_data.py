"""How lists of words become the data that `strays` weighs pairs with; only where none are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.checks.lists.pieces import HIGHEST, LOWEST
from reportgen.checks.lists.spelling_data import Pairs, pieces
from reportgen.checks.lists.strays import KIND, PART
from reportgen.checks.lists.word_pairs import RARER

_COMMON, _RARER = 2, 1
"""How usual words are of which no level is given."""
_LEAST = 1
"""How often a character stands alone of which no level is given."""
_CHARACTERS = [chr(code) for code in range(LOWEST, HIGHEST + 1)]
Tables = Mapping[str, Mapping[str, str]]
"""The tables of chances.yaml."""


def make_known(common: Pairs, rarer: Pairs, tables: Tables, sounds: str, shapes: Pairs) -> Iterator[bytes]:
    """What `as_known` takes, from words, those tables, characters that sound alike (a line each) or look alike."""
    seconds = [f"{common.get(first, '')}{RARER}{rarer.get(first, '')}" for first in _CHARACTERS]
    firsts: dict[str, str] = {}
    for first in {**common, **rarer}:
        for last in common.get(first, "") + rarer.get(first, ""):
            firsts[last] = firsts.get(last, "") + first
    words = [first + last for first, lasts in zip(_CHARACTERS, seconds) for last in lasts]
    beside = _groups(tables["相邻"]["各字"])
    yield from pieces(seconds)
    yield from pieces(firsts.get(last, "") for last in _CHARACTERS)
    yield from pieces(_likes(sounds, shapes))
    yield from pieces(beside.get(first, "") for first in _CHARACTERS)
    yield from pieces(_sides(words, tables["邻字"]["各词"]))
    yield bytes(_chances(tables["单字"]))
    yield bytes(_levels(words, tables["词频"], common))


def _groups(text: str) -> dict[str, str]:
    return {group[0]: group[1:] for group in text.split()}


def _likes(sounds: str, shapes: Pairs) -> Iterator[str]:
    """Of each character those that sound like it, that do both, and that look like it."""
    sound: dict[str, set[str]] = {}
    look: dict[str, set[str]] = {}
    for line in sounds.split("\n"):
        for character in line:
            sound.setdefault(character, set()).update(line)
    for one, others in shapes.items():
        look.setdefault(one, set()).update(others)
        for other in others:
            look.setdefault(other, set()).add(one)
    for character in _CHARACTERS:
        heard, looks = sound.get(character, set()) - {character}, look.get(character, set()) - {character}
        yield KIND.join("".join(sorted(some)) for some in (heard - looks, heard & looks, looks - heard))


def _chances(table: Mapping[str, str]) -> Iterator[int]:
    given = {character: int(level) for level, listed in table.items() for character in "".join(listed.split())}
    return (given.get(character, _LEAST) for character in _CHARACTERS)


def _levels(words: Iterable[str], table: Mapping[str, str], common: Pairs) -> Iterator[int]:
    levels = ((int(level), _groups(listed)) for level, listed in table.items())
    given = {first + last: level for level, groups in levels for first, lasts in groups.items() for last in lasts}
    for word in words:
        yield given.get(word, _COMMON if word[1] in common.get(word[0], "") else _RARER)


def _sides(words: Iterable[str], table: str) -> Iterator[str]:
    """What stands before and behind each word; the table has 受理不予/的。 for it."""
    given = {entry[:2]: entry[2:].replace("/", PART) for entry in table.split()}
    return (given.get(word, "") for word in words)
