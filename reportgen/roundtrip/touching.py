"""Floor 7: which runs of a paragraph a change of its text touches, so that it can be said whose text was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Inlines, Run, plain
from reportgen.origin import Fact, Program
from reportgen.roundtrip.bordering import NUMERALS, OWN_BEFORE, OWN_BEHIND
from reportgen.roundtrip.wordwise import Hunk, hunks
from reportgen.tuples import NamedTuple

_DIGITS = re.compile(rf"[{OWN_BEFORE}]?[\d.]+[{OWN_BEHIND}]*")
_NUMERAL = re.compile(f"[{NUMERALS}]+")


class Touch(NamedTuple):
    """Characters `start` to `end` of run number `run` have become new[new_start:new_end]."""

    run: int
    start: int
    end: int
    new_start: int
    new_end: int


def is_figure(run: Run) -> bool:
    """Whether a run is a number of the facts."""
    whole = _DIGITS.fullmatch(run.text) or _NUMERAL.fullmatch(run.text)
    return isinstance(run.origin, Fact) and whole is not None


def touches(content: Inlines, new: str) -> tuple[Touch, ...]:
    """What becomes of the runs when the text becomes `new`, in order; () where there is no run."""
    if not content:
        return ()
    starts = [0]
    for run in content:
        starts.append(starts[-1] + len(run.text))
    found: list[Touch] = []
    for hunk in hunks(plain(content), new):
        found += _of_hunk(content, starts, hunk, new)
    return tuple(found)


def respelled(content: Inlines, new: str, found: Sequence[Touch]) -> list[str]:
    """The new text of every run."""
    texts = [run.text for run in content]
    for touch in reversed(found):
        text = texts[touch.run]
        texts[touch.run] = text[: touch.start] + new[touch.new_start : touch.new_end] + text[touch.end :]
    return texts


def _rank(run: Run) -> int:
    """Whose text a change is most likely meant for: the facts' words, their figures, the template, the program."""
    if isinstance(run.origin, Fact):
        return 2 if is_figure(run) else 3
    return 0 if isinstance(run.origin, Program) else 1


def _of_hunk(content: Inlines, starts: list[int], hunk: Hunk, new: str) -> Iterator[Touch]:
    covered = [i for i in range(len(content)) if starts[i] < hunk.end and starts[i + 1] > hunk.start]
    if not covered:
        run = _beside(content, starts, hunk, new[hunk.new_start : hunk.new_end])
        at = hunk.start - starts[run]
        yield Touch(run, at, at, hunk.new_start, hunk.new_end)
        return
    main = max(covered, key=lambda i: (_rank(content[i]), -i))
    for run in covered:
        start, end = max(hunk.start - starts[run], 0), min(hunk.end, starts[run + 1]) - starts[run]
        low = hunk.new_start if run <= main else hunk.new_end
        high = hunk.new_end if run >= main else hunk.new_start
        yield Touch(run, start, end, low, high)


def _beside(content: Inlines, starts: list[int], hunk: Hunk, text: str) -> int:
    """The run that text put in belongs to: the one that it falls into, or the likelier of its two neighbours."""
    near = [i for i in range(len(content)) if starts[i] <= hunk.start <= starts[i + 1] and content[i].text]
    left, right = near[0], near[-1]
    if left != right and is_figure(content[left]) and _is_more(content[left], text, OWN_BEHIND):
        return left
    if left != right and is_figure(content[right]) and _is_more(content[right], text, OWN_BEFORE):
        return right
    return max(near, key=lambda i: (_rank(content[i]), -i))


def _is_more(figure: Run, text: str, own: str) -> bool:
    """Whether text beside a figure is of it: 余 behind 180, 十 before 一."""
    numeral = _NUMERAL.fullmatch(figure.text) is not None
    return bool(text) and (set(text) <= set(own) or (numeral and _NUMERAL.fullmatch(text) is not None))
