"""How lists of words become the data that `spelling` looks them up in; only where none are kept."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate

from reportgen.checks.lists.char_pairs import CharPairs
from reportgen.checks.lists.neighbours import PAIR
from reportgen.checks.lists.pieces import HIGHEST, LOWEST
from reportgen.checks.lists.spelling import BETWEEN, HEAD, SELF

_DIGIT = 10
_MOST = 0x3FFF
"""A group's members: its sign stays below the surrogates."""
_NONE: tuple[str, str] = ("", "")
Pairs = Mapping[str, str]
"""By a first character, the characters that follow it."""


def holds(pairs: Pairs, one: str, other: str) -> bool:
    """Whether two neighbouring characters are one of the pairs."""
    return other in pairs.get(one, "")


def make_char_pairs(pairs: Pairs) -> CharPairs:
    """The same pairs in few pieces."""
    return CharPairs("".join(pairs), "".join(pairs.values()), begins(pairs.values()))


def begins(pieces: Iterable[str]) -> bytes:
    """Where each of these pieces begins when they are joined, and where the last one ends."""
    return array("I", accumulate(map(len, pieces), initial=0)).tobytes()


def pieces(texts: Iterable[str]) -> tuple[bytes, bytes]:
    """What `Pieces` of these texts are made of; they have no character above U+FFFF."""
    texts = tuple(texts)
    return "".join(texts).encode("utf-16-le"), begins(texts)


def make_spelling(
    wrong: Mapping[str, str], is_common: Callable[[str], bool], twins: Mapping[str, tuple[str, str]]
) -> tuple[bytes, ...]:
    """What the pieces of `Spelling` are made of, from wrong forms, and what `make_twins` makes."""
    entered = _entered(wrong, is_common)
    firsts = set(entered) | set(twins)
    seconds, details = [], []
    for first in map(chr, range(LOWEST, HIGHEST + 1)):
        lines, (members, heads) = entered.get(first, {}), twins.get(first, _NONE)
        seconds.append("".join((*lines, BETWEEN, members)) if first in firsts else "")
        entries = (f"{other}{line}" for other, line in lines.items())
        details.append("\n".join((heads, *entries, "")) if first in firsts else "")
    return *pieces(seconds), *pieces(details)


def _entered(wrong: Mapping[str, str], is_common: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """By first and second character the entries of the forms.

    Each form stands under that of its pairs which a right text is least likely to have. That is a pair that is no
    common word itself, stands in none of the right words, and is least likely to come about where one word ends and the
    next begins; it begins with a character, not with a mark.
    """
    found: dict[str, dict[str, str]] = {}
    rights = set(wrong.values())
    usual = {pair for right in rights for pair in _pairs(right)}
    ends, starts = Counter(right[-1] for right in rights), Counter(right[0] for right in rights)
    for form, right in wrong.items():
        pairs = [pair for pair in _pairs(form) if LOWEST <= ord(pair[0]) <= HIGHEST]
        pair = min(pairs, key=lambda p: (is_common(p), p in usual, ends[p[0]] * starts[p[1]]))
        lines, entry = found.setdefault(pair[0], {}), _entry(pair, form, right)
        lines[pair[1]] = f"{lines[pair[1]]} {entry}" if pair[1] in lines else entry
    return found


def _pairs(word: str) -> list[str]:
    return [word[i : i + PAIR] for i in range(len(word) - 1)]


def _entry(pair: str, wrong: str, right: str) -> str:
    """`wrong=right`, with one sign for the pair; for a single wrong character its place and the right one suffice."""
    said = wrong.replace(pair, SELF, 1)
    differ = [i for i, (a, b) in enumerate(zip(wrong, right)) if a != b]
    if len(wrong) == len(right) and len(differ) == 1 and differ[0] < _DIGIT and "=" not in wrong + right:
        return f"{said}{differ[0]}{right[differ[0]]}"
    return f"{said}={right}"


def make_twins(said: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The members and heads of each first character's groups.

    They are made from words with the characters that their first and their second one is taken for: 灌溉罐贯/慨概.
    """
    groups: dict[str, dict[tuple[int, str], str]] = {}
    for word in said:
        firsts, seconds = word[PAIR:].split("/")
        if seconds:
            groups.setdefault(word[0], {})[1, word[1]] = seconds
        for first in firsts:
            under = groups.setdefault(first, {})
            under[0, word[0]] = under.get((0, word[0]), "") + word[1]
    assert all(len(members) <= _MOST for under in groups.values() for members in under.values())
    return {first: ("".join(under.values()), _heads(under)) for first, under in groups.items()}


def _heads(groups: Mapping[tuple[int, str], str]) -> str:
    return "".join(f"{chr(HEAD + 2 * len(members) + place)}{right}" for (place, right), members in groups.items())
