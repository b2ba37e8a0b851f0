"""Floor 7: how far a built report is from a document from elsewhere, and what of it is right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from reportgen.document.looks import Words
from reportgen.roundtrip.align import Kind, Match
from reportgen.roundtrip.edits import Versions, versions
from reportgen.roundtrip.grounds import Grounds
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.rewriting import Stand
from reportgen.roundtrip.units import Unit, masked
from reportgen.roundtrip.wordwise import hunks
from reportgen.tuples import NamedTuple

_APART = 5
"""What a paragraph in a wrong place counts, beside its characters."""
_Wrong = tuple[str, int, int]
"""What stands instead of which characters of the document."""
_CLAUSE = re.compile("[，。；：、！？\x1f]|$")


class Built(NamedTuple):
    """A report built from a text of the facts file."""

    stand: Stand
    printed: tuple[Printed, ...]


class State(NamedTuple):
    """A text with what it builds, how far that is from the document, and the units that are right."""

    built: Built
    found: Versions
    cost: int
    right: frozenset[int]

    @property
    def grounds(self) -> Grounds:
        """The texts of the file that it was built from."""
        return self.built.stand.grounds


def judged(built: Built, words: tuple[Words, ...], new: tuple[Unit, ...]) -> State:
    """A built report held against a document."""
    found = versions(built.printed, words, new)
    return State(built, found, *_judged(found))


def apart(found: Versions, unit: int) -> int:
    """How far a paragraph of the document is from what is printed for it; all of it where nothing is."""
    for match in found.matches:
        if unit in match.new:
            old = "\n".join(found.old[a].text for a in match.old)
            return _apart(old, "\n".join(found.new[b].text for b in match.new))
    return len(found.new[unit].text)


def _judged(found: Versions) -> tuple[int, frozenset[int]]:
    """How far two versions are apart in characters, and the units that are right but for their numbers."""
    cost, right = 0, set()
    for match in found.matches:
        old = [found.old[a] for a in match.old]
        new = [found.new[b] for b in match.new]
        if is_right(found, match):
            right.add(match.new[0])
            cost += match.kind is Kind.CHANGED
            continue
        texts = "\n".join(unit.text for unit in old), "\n".join(unit.text for unit in new)
        cost += _apart(*texts) + (1 if match.kind is Kind.CHANGED else _APART)
        cost += 2 * len(texts[1]) if match.kind is Kind.MOVED else 0
    return cost, frozenset(right)


def is_right(found: Versions, match: Match) -> bool:
    """Whether a paragraph is as it should be but for the numbers, which the program sets."""
    if match.kind is not Kind.CHANGED:
        return match.kind is Kind.SAME
    return found.old[match.old[0]].reads(found.new[match.new[0]])


def is_numbered_alike(found: Versions, match: Match) -> bool:
    """Whether it has numbers in the same places, too."""
    if match.kind is not Kind.CHANGED:
        return match.kind is Kind.SAME
    return found.old[match.old[0]].is_numbered_as(found.new[match.new[0]])


@lru_cache(maxsize=4096)
def _apart(old: str, new: str) -> int:
    return sum(max(h.end - h.start, h.new_end - h.new_start) for h in hunks(old, new))


def is_said(found: Versions, unit: int) -> bool:
    """Whether a paragraph is printed, wherever, as it should be but for the numbers."""
    match = next((m for m in found.matches if m.new == (unit,) and len(m.old) == 1), None)
    return match is not None and found.old[match.old[0]].reads(found.new[unit])


def is_torn(before: Versions, after: Versions, unit: int) -> bool:
    """Whether something was set right in a clause of which something else is still wrong."""
    text = _masked(after, unit)
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    then, now = _wrong(before, (unit,)), _wrong(after, (unit,))
    wrong = {at for hunk in now for at in _clauses(ends, hunk)}
    return any(at in wrong for hunk in then for at in _clauses(ends, hunk) if hunk not in now)


def strays(before: Versions, after: Versions, own: Collection[int]) -> bool:
    """Whether a trial prints anything that nobody has reviewed: words that neither stood there nor are asked for.

    In a paragraph that was wrong before and is so still, nothing else may be wrong. `own` are the paragraphs of the
    document that the trial is about.
    """
    known = Counter(unit.masked for unit in before.old)
    fresh = Counter(unit.masked for unit in after.old) - known
    for match in after.matches:
        if is_right(after, match) or not any(after.old[a].masked in fresh for a in match.old):
            continue
        if not match.new:
            return True
        if not any(unit in own for unit in match.new) and not _is_within(
            _wrong(after, match.new), _wrong(before, match.new)
        ):
            return True
    return False


def _is_within(now: set[_Wrong], then: set[_Wrong]) -> bool:
    """Whether all that is wrong was wrong before."""
    return all(any(old in was and low <= start and end <= high for was, low, high in then) for old, start, end in now)


def _wrong(found: Versions, units: Sequence[int]) -> set[_Wrong]:
    """What is wrong in paragraphs: what stands instead of which of their characters."""
    matches = [match for match in found.matches if any(unit in match.new for unit in units)]
    old = "".join(found.old[a].masked for match in matches for a in match.old)
    new = "".join(_masked(found, unit) for unit in units)
    return {(old[h.start : h.end], h.new_start, h.new_end) for h in hunks(old, new)}


def _masked(found: Versions, unit: int) -> str:
    """A paragraph of the document without the numbers that the program sets in what is printed for it."""
    match = next(m for m in found.matches if unit in m.new)
    return masked(found.new[unit].text, any(found.old[a].within for a in match.old))


def _clauses(ends: list[int], hunk: _Wrong) -> range:
    """The clauses that a change stands in or touches."""
    _, start, end = hunk
    return range(bisect_left(ends, start), bisect_left(ends, end) + 1)
