"""Floor 7: the words of the clause before a number, which say what it counts, and whether another has taken them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.roundtrip.bordering import DIGITS, Spot, bordered_alike
from reportgen.roundtrip.wordwise import contained, hunks
from reportgen.tuples import NamedTuple

_CLAUSE = re.compile("[，。；：、！？,;（()）\n]")
_SENTENCE = re.compile("[。；！？\n]")
_NUMBER = re.compile(f"[{DIGITS}]+(?:[.．,][{DIGITS}]+)*")
_TURNS = re.compile(
    "不予|未|没有|拟|撤回|免予|[上去往]年|同[比期]|环比|增加|增长|减少|下降|新增|其中|人均|平均|累计|上半年|下半年|季度"
)
"""Words that make what is counted another thing, or count it another time."""
_LONGEST = 40
"""Characters of a clause that are looked at."""
_WORD, _LONG, _TELLING = 2, 4, 0.6
"""Characters that tell one name from another; from which on, and how much of, a name that was itself reworded does."""


class _Other(NamedTuple):
    """What stands before a number in its clause, and the sign behind it."""

    name: str
    unit: str


def name_of(spot: Spot) -> str:
    """What stands before it in its clause."""
    return _CLAUSE.split(spot.text[max(spot.start - _LONGEST, 0) : spot.start])[-1]


def name_taken(was: Spot, now: Spot) -> str:
    """Words that are gone from before a number, where another number of its sentence may be the one that they name.

    That is so where they stand before that one now, and where the sentence has more numbers of the unit than it had.
    """
    before, after = name_of(was), name_of(now)
    gone = [word for word, _ in _reworded(before, after) if len(word) >= _WORD]
    if not gone:
        return ""
    then, others = list(_others(was)), list(_others(now))
    for word in gone:
        if _most(word, others) > _most(word, then):
            return word
    unit = was.text[was.end : was.end + 1]
    more = sum(one.unit == unit for one in others) > sum(one.unit == unit for one in then)
    return max(gone, key=len) if more else ""


def _most(word: str, others: list[_Other]) -> float:
    """How much of a word stands before one of the numbers; 0 where it is too little to tell."""
    found = (1.0 if word in one.name else contained(word, one.name) if len(word) >= _LONG else 0 for one in others)
    return max((part for part in found if part >= _TELLING), default=0)


def turned(was: Spot, now: Spot) -> str:
    """Words of the clause before a number by which it counts something else; with another number, any that replace."""
    before, after = name_of(was), name_of(now)
    for gone, put in _reworded(before, after):
        if _TURNS.search(gone) or _TURNS.search(put):
            return put or gone
        if was.said != now.said and put and len(gone) >= _WORD:
            return put
    return ""


def _reworded(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that went and what came for them; a number for a number is no other word."""
    for hunk in hunks(before, after) if before != after else ():
        gone, put = before[hunk.start : hunk.end], after[hunk.new_start : hunk.new_end]
        if not (_NUMBER.fullmatch(gone) and _NUMBER.fullmatch(put)):
            yield gone, put


def _others(spot: Spot) -> Iterator[_Other]:
    """The other numbers of its sentence."""
    start = max((match.end() for match in _SENTENCE.finditer(spot.text, 0, spot.start)), default=0)
    stop = _SENTENCE.search(spot.text, spot.end)
    for match in _NUMBER.finditer(spot.text, start, stop.start() if stop else len(spot.text)):
        if match.end() <= spot.start or match.start() >= spot.end:
            yield _Other(name_of(Spot(spot.text, *match.span())), spot.text[match.end() : match.end() + 1])


def found_again(was: Spot, text: str) -> tuple[int, int] | None:
    """Where a number stands in a text behind the words that were before it: its clause has moved; one place only."""
    name = name_of(was)
    places = [m.span(1) for m in re.finditer(f"{re.escape(name)}({re.escape(was.said)})", text)] if name else []
    alike = [place for place in places if bordered_alike(was, Spot(text, *place))]
    return alike[0] if len(alike) == len(places) == 1 and len(name) >= _WORD else None
