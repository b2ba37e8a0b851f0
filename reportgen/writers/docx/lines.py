"""Estimates of how text falls into lines and lines into pages, for what a .docx cannot say itself.

The 版记 belongs on an even last page; no field or setting expresses that. Text here is set on exact pitches and
squares, so lines can be counted without fonts; programs still differ by a character now and then, so "fits with
less than two lines to spare" counts as "does not fit".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from reportgen.document.widths import is_wide
from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.ooxml import Box

RULE = 10
"""A cell's rule of half a point: a row of one line and its rule make one line of the grid."""
HANGING = "，。、；：？！"
NO_START = HANGING + "）》〉」』】〕”’％"
NO_END = "（《〈「『【〔“‘"


def lines(box: Box) -> int:
    """Lines that a box may be parted into."""
    return count_lines(box.text, box.room, box.char, box.indent) if box.room else 1


def height(box: Box) -> int:
    """The height of a whole box."""
    if box.cells:
        tallest = max(count_lines(text, room, box.char) for text, room in box.cells)
        return max(box.least, tallest * box.height + RULE)
    return box.height * lines(box)


class _Wide(dict[str, bool]):
    """Whether a character takes a whole square, for every character met so far."""

    def __missing__(self, char: str) -> bool:
        found = self[char] = is_wide(char)
        return found


_wide = _Wide()
_SEAM = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=1024)
def count_lines(text: str, available: int, char: int, indent: int = 0) -> int:
    """Lines of `text` in a column `available` twips wide; `char` is a square's width.

    Widths are summed once and lines are found by bisection: this is the writer's costliest loop. What was counted is
    kept for a while, as the same text is looked at for the signature and for the 版记.
    """
    steps = [char if _wide[c] else char // 2 for c in text]
    seams = {match.start() for match in _SEAM.finditer(text)}  # hanzi beside Latin stand a quarter apart
    for index in seams:
        steps[index] += char // 4
    ends = list(accumulate(steps))
    count, base = 1, -indent
    index = bisect_right(ends, base + available)
    while index < len(text):
        if text[index] in HANGING and index and _wide[text[index - 1]]:
            index += 1  # it hangs beyond the edge
            if index == len(text):
                break
        start = index - _carried(text, index)
        count += 1
        base = (ends[start - 1] if start else 0) + (char // 4 if start in seams else 0)
        index = max(bisect_right(ends, base + available), index + 1)
    return count


def _carried(text: str, index: int) -> int:
    """How many characters go to the next line with the one at `index`.

    Those before a mark that may not open a line, after one that may not end it, and the rest of a number or word.
    """
    carried = 0
    while carried < 12 and index - carried > 0:
        current, before = text[index - carried], text[index - carried - 1]
        together = _is_word(current) and _is_word(before)
        if current in NO_START or before in NO_END or together:
            carried += 1
        else:
            break
    return 0 if carried >= 12 else carried


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".%/-")


class Fall(NamedTuple):
    """Where text ends: the page (from 1) and the height used on it."""

    page: int
    used: int


def fall(boxes: Iterable[Box], layout: Layout) -> Fall:
    """Set boxes one after another; a kept box goes on with the one after it."""
    page, used = 1, 0
    group: list[Box] = []
    for box in boxes:
        if box.new_page and (used or group):
            page, used = _place(group, page, used, layout)
            group, page, used = [], page + 1, 0
        group.append(box)
        if not box.keep:
            page, used = _place(group, page, used, layout)
            group = []
    page, used = _place(group, page, used, layout)
    return Fall(page, used)


def _place(group: list[Box], page: int, used: int, layout: Layout) -> tuple[int, int]:
    """Boxes that stay together; the last may be parted between its lines."""
    if not group:
        return page, used
    fixed = sum(height(box) for box in group[:-1])
    last = group[-1]
    count = lines(last)
    pitch = last.height if last.room else height(last)
    if used and used + fixed + pitch > layout.box_height:
        page, used = page + 1, group[0].again
    used += fixed
    while used > layout.box_height:
        page, used = page + 1, used - layout.box_height
    for _ in range(count):
        if used + pitch > layout.box_height and used:
            page, used = page + 1, 0
        used += pitch
    return page, used
