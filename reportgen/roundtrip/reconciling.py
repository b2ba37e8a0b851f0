"""Floor 7: what was changed in Word and what was changed in the facts file since, taken together.

Lines are merged first (`packs/merging`); where both changed the same ones, line by line, and a line word by word.
"""

from __future__ import annotations

from typing import NamedTuple

from reportgen.packs.merging import merge
from reportgen.roundtrip.wordwise import Hunk, hunks


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
    clashes: list[Clash] = []
    olds, words, currents = (text.split("\n") for text in (then, word, current))
    for clash in reversed(merge(then, current, word).clashes):
        sides = ((olds, clash.base), (words, clash.theirs), (currents, clash.mine))
        old, ours, today = (tuple(side[a - 1 : b]) for side, (a, b) in sides)
        settled, open_ = _settled(old, ours, today, clash.mine[0])
        words[clash.theirs[0] - 1 : clash.theirs[1]] = settled
        currents[clash.mine[0] - 1 : clash.mine[1]] = settled
        clashes[:0] = open_
    return merge(then, "\n".join(currents), "\n".join(words)).text, tuple(clashes)


def _settled(
    then: tuple[str, ...], word: tuple[str, ...], current: tuple[str, ...], line: int
) -> tuple[list[str], list[Clash]]:
    """Lines that both changed: what can be taken together is, line by line; the rest stays as it is today."""
    if not len(then) == len(word) == len(current):
        return list(current), [Clash(line, then, word, current)]
    lines, open_ = [], []
    for number, (old, ours, today) in enumerate(zip(then, word, current), line):
        both = _both(old, ours, today)
        if both is None:
            open_.append(Clash(number, (old,), (ours,), (today,)))
        lines.append(today if both is None else both)
    return lines, open_


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
