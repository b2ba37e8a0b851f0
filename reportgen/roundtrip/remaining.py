"""Floor 7: whether a change made in Word is still to be made in a report that was built anew."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.roundtrip.align import Kind, align
from reportgen.roundtrip.edits import Edit, Versions, What, edits
from reportgen.roundtrip.judging import is_right
from reportgen.roundtrip.units import Unit, compared, masked
from reportgen.roundtrip.wordwise import likeness
from reportgen.tuples import NamedTuple

_STRUCTURE = (What.ADDED, What.ROW_ADDED, What.MOVED, What.SPLIT, What.MERGED)
_FAR = 0.75
"""From here on two paragraphs are versions of one; `align` holds texts in different places to the same."""


class Left(NamedTuple):
    """The changes that a report still lacks, and the texts that it prints and should not print so, or there.

    `said` are the paragraphs of the document that it prints.
    """

    edits: tuple[Edit, ...]
    printed: frozenset[str]
    said: frozenset[int]


def left_of(found: Versions) -> Left:
    """What is left in a report held against the document."""
    wrong = (m for m in found.matches if not is_right(found, m))
    printed = frozenset(masked(found.old[unit].text) for m in wrong for unit in m.old)
    whole = (m for m in found.matches if len(m.old) == len(m.new) == 1)
    right = (m.new[0] for m in whole if found.old[m.old[0]].reads(found.new[m.new[0]]))
    said = frozenset(part for unit in right for part in found.new[unit].parts)
    return Left(tuple(edits(found)), printed, said)


def stands(one: Edit, left: Left) -> bool:
    """Whether a change is among those that are left."""
    if one.what in (What.DELETED, What.ROW_DELETED):
        if _of_text(one) in left.printed:
            return True
        return any(other.what is one.what and _same_text(other.before, one.before) for other in left.edits)
    if one.part < 0:
        return any(other.part < 0 and other[2:4] == one[2:4] for other in left.edits)
    there = [other for other in left.edits if other.part == one.part]
    if one.what in (What.ADDED, What.ROW_ADDED):
        return one.part not in left.said
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


def is_reworded(one: Edit, then: Sequence[Unit], today: Versions) -> bool:
    """Whether today's facts say something else in the place of a paragraph that was deleted in the document."""
    if one.what not in (What.DELETED, What.ROW_DELETED):
        return False
    text = _of_text(one)
    right = {unit for match in today.matches if is_right(today, match) for unit in match.old}
    matches = align([unit.text for unit in then], [unit.text for unit in today.old])
    for index, match in enumerate(matches):
        if not any(masked(then[unit].text) == text for unit in match.old) or match.kind in (Kind.SAME, Kind.MOVED):
            continue
        beside = matches[max(index - 1, 0) : index + 2] if match.kind is Kind.DELETED else (match,)
        instead = {unit for m in beside if m is match or m.kind is Kind.ADDED for unit in m.new}
        if instead - right:
            return True
    return False


def _of_text(one: Edit) -> str:
    """What was deleted as units are compared, the cells of a row apart."""
    cells = one.before.split("｜") if one.what is What.ROW_DELETED else (one.before,)
    return masked("\x1f".join(map(compared, cells)))


def _same_text(now: str, then: str) -> bool:
    """Whether a paragraph is another one as it was, or as the facts of today have made it."""
    return masked(now) == masked(then) or likeness(masked(now), masked(then)) >= _FAR
