"""Floor 7: the words of the clause before a number, which say what it counts, and whether another has taken them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.roundtrip.bordering import DIGITS, Spot, bordered_alike
from reportgen.roundtrip.wordwise import hunks

_CLAUSE = re.compile("[，。；：、！？,;（()）\n]")
_SENTENCE = re.compile("[。；！？\n]")
_NUMBER = re.compile(f"[{DIGITS}]+(?:[.．,][{DIGITS}]+)*")
_TURNS = re.compile(
    "不予|未|没有|拟|撤回|免予|[上去往]年|同[比期]|环比|增加|增长|减少|下降|新增|其中|人均|平均|累计|上半年|下半年|季度"
)
"""Words that make what is counted another thing, or count it another time."""
_LONGEST = 40
"""Characters of a clause that are looked at."""
_WORD = 2
"""Characters that tell one name from another."""


def name_of(spot: Spot) -> str:
    """What stands before it in its clause."""
    return _CLAUSE.split(spot.text[max(spot.start - _LONGEST, 0) : spot.start])[-1]


def name_taken(was: Spot, now: Spot) -> str:
    """Words that stood before a number, are gone there, and now stand before another one of its sentence; else ""."""
    before = name_of(was)
    if before == name_of(now) or len(before) < _WORD:
        return ""
    gone = [before[h.start : h.end] for h in hunks(before, name_of(now))]
    others, then = list(_others(now)), list(_others(was))
    for word in gone:
        if len(word) >= _WORD and sum(word in one for one in others) > sum(word in one for one in then):
            return word
    return ""


def turned(was: Spot, now: Spot) -> str:
    """Words of the clause before a number by which it counts something else; with another number, any that replace."""
    before, after = name_of(was), name_of(now)
    for hunk in hunks(before, after) if before != after else ():
        gone, put = before[hunk.start : hunk.end], after[hunk.new_start : hunk.new_end]
        if _TURNS.search(gone) or _TURNS.search(put):
            return put or gone
        if was.said != now.said and put and len(gone) >= _WORD:
            return put
    return ""


def _others(spot: Spot) -> Iterator[str]:
    """What stands before each other number of its sentence."""
    start = max((match.end() for match in _SENTENCE.finditer(spot.text, 0, spot.start)), default=0)
    stop = _SENTENCE.search(spot.text, spot.end)
    for match in _NUMBER.finditer(spot.text, start, stop.start() if stop else len(spot.text)):
        if match.end() <= spot.start or match.start() >= spot.end:
            yield name_of(Spot(spot.text, *match.span()))


def found_again(was: Spot, text: str) -> tuple[int, int] | None:
    """Where a number stands in a text behind the words that were before it: its clause has moved; one place only."""
    name = name_of(was)
    places = [m.span(1) for m in re.finditer(f"{re.escape(name)}({re.escape(was.said)})", text)] if name else []
    alike = [place for place in places if bordered_alike(was, Spot(text, *place))]
    return alike[0] if len(alike) == len(places) == 1 and len(name) >= _WORD else None
