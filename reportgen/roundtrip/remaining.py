"""Floor 7: whether a change made in Word is still to be made in a report that was built anew."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.roundtrip.edits import Edit, Versions, What, edits
from reportgen.roundtrip.judging import is_right
from reportgen.roundtrip.units import compared, masked
from reportgen.roundtrip.wordwise import likeness

_STRUCTURE = (What.ADDED, What.ROW_ADDED, What.MOVED, What.SPLIT, What.MERGED)
_FAR = 0.75
"""From here on two paragraphs are versions of one; `align` holds texts in different places to the same."""


class Left(NamedTuple):
    """The changes that a report still lacks, and the texts that it prints and should not print so, or there."""

    edits: tuple[Edit, ...]
    printed: frozenset[str]


def left_of(found: Versions) -> Left:
    """What is left in a report held against the document."""
    wrong = (m for m in found.matches if not is_right(found, m))
    return Left(tuple(edits(found)), frozenset(found.old[unit].masked for m in wrong for unit in m.old))


def stands(one: Edit, left: Left) -> bool:
    """Whether a change is among those that are left."""
    if one.what in (What.DELETED, What.ROW_DELETED):
        if masked(compared(one.before)) in left.printed:
            return True
        return any(other.what is one.what and _same_text(other.before, one.before) for other in left.edits)
    if one.part < 0:
        return any(other.part < 0 and other[2:4] == one[2:4] for other in left.edits)
    there = [other for other in left.edits if other.part == one.part]
    if one.what in _STRUCTURE:
        return any(other.what in _STRUCTURE for other in there)
    if any(other.what in (What.ADDED, What.ROW_ADDED) for other in there):
        return True
    there = [
        other
        for other in there
        if other.what not in _STRUCTURE and (other.what is What.NUMBER) == (one.what is What.NUMBER)
    ]
    return any(other.start <= one.end and one.start <= other.end for other in there)


def _same_text(now: str, then: str) -> bool:
    """Whether a paragraph is another one as it was, or as the facts of today have made it."""
    return masked(now) == masked(then) or likeness(masked(now), masked(then)) >= _FAR
