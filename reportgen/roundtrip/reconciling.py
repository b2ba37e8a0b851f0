"""Floor 7: what was changed in Word and what was changed in the facts file since, taken together.

Lines are merged first (`packs/merging`); where both changed the same ones, line by line, and a line word by word.
What Word moved is taken whole or not at all, and nothing that both sides have comes to stand twice or to be missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.packs.merging import matches, merge
from reportgen.roundtrip.wordwise import Hunk, hunks, likeness
from reportgen.tuples import NamedTuple

_ALIKE = 0.5
"""From here on a line may be a version of another one."""
_VERSION, _MOST = 0.75, 10_000
"""From here on it is one, wherever it stands; pairs of lines up to which reworded ones are looked for."""


class Clash(NamedTuple):
    """A place of the facts file that was changed on both sides: its lines then, as Word has it, and today.

    `line` is the first of them in the file of today.
    """

    line: int
    then: tuple[str, ...]
    word: tuple[str, ...]
    current: tuple[str, ...]


def reconciled(then: str, word: str, current: str) -> tuple[str, tuple[Clash, ...]]:
    """The text with both changes, and where that cannot be: there it stays as it is today."""
    sides = _Sides(*(text.split("\n") for text in (then, word, current)))
    groups = _groups(sides.then, sides.word)
    since = _of_lines(sides.then, sides.current)
    kept = _fitting(sides, since, groups, [])
    made, clashes, _ = _merged(sides.then, sides.with_(kept), sides.current)
    refused = (clash for group in groups if group not in kept for clash in _told(group, sides, since))
    return "\n".join(made), tuple(sorted({*clashes, *refused}))


class _Sides(NamedTuple):
    """The lines of the three texts."""

    then: Sequence[str]
    word: Sequence[str]
    current: Sequence[str]

    def with_(self, groups: Iterable[list[Hunk]]) -> list[str]:
        """The old lines with some of the changes made in Word."""
        made = list(self.then)
        for hunk in sorted((hunk for group in groups for hunk in group), reverse=True):
            made[hunk.start : hunk.end] = self.word[hunk.new_start : hunk.new_end]
        return made


def _fitting(sides: _Sides, since: list[Hunk], groups: list[list[Hunk]], kept: list[list[Hunk]]) -> list[list[Hunk]]:
    """What was kept and those of some more changes that fit: all in one, else one half after the other."""
    trial = [*kept, *groups]
    lines = sides.with_(trial)
    made, _, spans = _merged(sides.then, lines, sides.current)
    if all(_is_whole(group, spans, sides, since) for group in trial) and _is_sound(
        sides.then, lines, sides.current, made
    ):
        return trial
    if len(groups) < 2:
        return kept
    half = len(groups) // 2
    return _fitting(sides, since, groups[half:], _fitting(sides, since, groups[:half], kept))


def _merged(
    olds: Sequence[str], words: Sequence[str], today: Sequence[str]
) -> tuple[list[str], list[Clash], list[tuple[int, int]]]:
    """Both changes by lines; where that could not be, and which of the old lines stand there."""
    clashes: list[Clash] = []
    spans: list[tuple[int, int]] = []
    ours, mine = list(words), list(today)
    then = "\n".join(olds)
    for clash in reversed(merge(then, "\n".join(today), "\n".join(words)).clashes):
        sides = ((olds, clash.base), (words, clash.theirs), (today, clash.mine))
        old, new, now = (tuple(side[a - 1 : b]) for side, (a, b) in sides)
        settled, open_ = _settled(old, new, now, clash.mine[0])
        ours[clash.theirs[0] - 1 : clash.theirs[1]] = settled
        mine[clash.mine[0] - 1 : clash.mine[1]] = settled
        clashes[:0] = open_
        spans += [(clash.base[0] - 1, clash.base[1])] if open_ else []
    return merge(then, "\n".join(mine), "\n".join(ours)).text.split("\n"), clashes, spans


def _settled(
    then: tuple[str, ...], word: tuple[str, ...], current: tuple[str, ...], line: int
) -> tuple[list[str], list[Clash]]:
    """Lines that both changed: what can be taken together is, line by line; the rest stays as it is today."""
    if not (_are_versions(then, word) and _are_versions(then, current)):
        return list(current), [Clash(line, then, word, current)]
    lines, open_ = [], []
    for number, (old, ours, today) in enumerate(zip(then, word, current), line):
        both = _both(old, ours, today)
        if both is None:
            open_.append(Clash(number, (old,), (ours,), (today,)))
        lines.append(today if both is None else both)
    return lines, open_


def _are_versions(then: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether each line is a version of the one that stood in its place, and of no other."""
    if len(then) != len(now):
        return False
    for index, (old, new) in enumerate(zip(then, now)):
        own = likeness(old, new)
        if old != new and any(likeness(o, new) >= max(own, _ALIKE) for i, o in enumerate(then) if i != index):
            return False
    return True


def _both(then: str, word: str, current: str) -> str | None:
    """A line with both changes; None where they touch."""
    if word in (then, current):
        return current
    if current == then:
        return word
    changes = sorted({(hunk, word) for hunk in hunks(then, word)} | {(h, current) for h in hunks(then, current)})
    made, at, last = "", 0, -1
    before: tuple[Hunk, str] | None = None
    for hunk, side in changes:
        said = side[hunk.new_start : hunk.new_end]
        if before is not None and hunk[:2] == before[0][:2] and said == before[1]:
            continue  # the same change on both sides
        if hunk.start <= last:
            return None
        made += then[at : hunk.start] + said
        at = last = hunk.end
        before = (hunk, said)
    return made + then[at:]


# --- what belongs together ------------------------------------------------------------------------------------------


class _Change(NamedTuple):
    """A change of lines: those that went and came, and of them those that were not just reworded where they stand."""

    hunk: Hunk
    gone: frozenset[str]
    come: frozenset[str]
    away: tuple[str, ...]
    here: tuple[str, ...]


def _groups(olds: Sequence[str], words: Sequence[str]) -> list[list[Hunk]]:
    """The changes of lines, those together that a text was moved between."""
    groups: list[list[_Change]] = []
    for hunk in _of_lines(olds, words):
        old, new = tuple(olds[hunk.start : hunk.end]), tuple(words[hunk.new_start : hunk.new_end])
        gone, come = _telling(old), _telling(new)
        away, here = ((), ()) if _are_versions(old, new) else (tuple(gone), tuple(come))
        change = _Change(hunk, frozenset(gone), frozenset(come), away, here)
        mine = [change]
        for group in list(groups):
            if any(_is_moved(change, other) or _is_moved(other, change) for other in group):
                groups.remove(group)
                mine = [*group, *mine]
        groups.append(mine)
    return [[change.hunk for change in group] for group in groups]


def _is_moved(one: _Change, other: _Change) -> bool:
    """Whether a line that went with one change came, as it was or reworded, with another."""
    if one.gone & other.come:
        return True
    return len(one.away) * len(other.here) <= _MOST and any(
        likeness(old, new) >= _VERSION for old in one.away for new in other.here
    )


def _telling(lines: Iterable[str]) -> list[str]:
    """Lines that say something of their own, wherever they stand: no lone keys."""
    texts = (line.strip().removeprefix("- ").strip() for line in lines)
    return [text for text in texts if text and not text.endswith((":", "|", ">"))]


def _is_whole(group: list[Hunk], spans: list[tuple[int, int]], sides: _Sides, since: list[Hunk]) -> bool:
    """Whether nothing that was moved was left where it was, or was not let in where it went, or was gone already."""
    if len(group) == 1:
        return True
    done = {(hunk.start, hunk.end, *sides.current[hunk.new_start : hunk.new_end]) for hunk in since}
    if all((hunk.start, hunk.end, *sides.word[hunk.new_start : hunk.new_end]) in done for hunk in group):
        return True  # moved alike on both sides
    if any(hunk.start <= end and start <= hunk.end for hunk in group for start, end in spans):
        return False
    return not any(hunk.start < other.end and other.start < hunk.end for hunk in group for other in since)


def _is_sound(olds: Sequence[str], words: Sequence[str], today: Sequence[str], made: Sequence[str]) -> bool:
    """Whether each line stands as often as one side left it: neither lost on the way nor doubled."""
    then, ours, mine, found = (Counter(_telling(lines)) for lines in (olds, words, today, made))
    for line in {*then, *(ours & mine)}:
        old, word, now = then[line], ours[line], mine[line]
        wanted = now if word == old else word if now in (old, word) else None
        if wanted is not None and found[line] not in (wanted, now):
            return False
    return True


def _told(group: list[Hunk], sides: _Sides, since: list[Hunk]) -> list[Clash]:
    """Changes that were left, each with what stands there today."""
    found = []
    for hunk in group:
        touching = [other for other in since if hunk.start <= other.end and other.start <= hunk.end]
        start, end = min((hunk.start, *(o.start for o in touching))), max((hunk.end, *(o.end for o in touching)))
        low = start + sum(_longer(other) for other in since if other.end < start)
        high = end + sum(_longer(other) for other in since if other.end <= end)
        old, new = sides.then[hunk.start : hunk.end], sides.word[hunk.new_start : hunk.new_end]
        found.append(Clash(low + 1, tuple(old), tuple(new), tuple(sides.current[low:high])))
    return found


def _of_lines(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Which lines have become which."""
    found, start, new_start = [], 0, 0
    for a, b, length in matches(old, new):
        if start < a or new_start < b:
            found.append(Hunk(start, a, new_start, b))
        start, new_start = a + length, b + length
    return found


def _longer(hunk: Hunk) -> int:
    return (hunk.new_end - hunk.new_start) - (hunk.end - hunk.start)
