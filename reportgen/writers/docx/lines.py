"""Estimates of how text falls into lines and lines into pages, for what a .docx cannot say itself.

The 版记 belongs on an even last page; no field or setting expresses that. Text here is set on exact pitches and
squares, so lines can be counted without fonts; programs still differ by a character now and then, so "fits with
less than two lines to spare" counts as "does not fit".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.document.widths import is_han, is_latin, is_wide
from reportgen.packs.layout import Layout
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


class _Kinds(dict[str, tuple[bool, int]]):
    """(takes a whole square, 1 for hanzi or 2 for Latin letters and digits) of every character met so far."""

    def __missing__(self, char: str) -> tuple[bool, int]:
        found = self[char] = (is_wide(char), 1 if is_han(char) else 2 if is_latin(char) else 0)
        return found


_kinds = _Kinds()


def count_lines(text: str, available: int, char: int, indent: int = 0) -> int:
    """Lines of `text` in a column `available` twips wide; `char` is a square's width."""
    count, at = 1, indent
    half, quarter = char // 2, char // 4
    was_wide, was = True, 0
    for index, current in enumerate(text):
        wide, kind = _kinds[current]
        step = char if wide else half
        if was + kind == 3:  # a seam of hanzi and Latin
            step += quarter
        if at + step > available and not (current in HANGING and was_wide and at <= available):
            carried = text[index - _carried(text, index) : index]
            count += 1
            at = sum(char if _kinds[c][0] else half for c in carried) + step
        else:
            at += step
        was_wide, was = wide, kind
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
        page, used = page + 1, 0
    used += fixed
    while used > layout.box_height:
        page, used = page + 1, used - layout.box_height
    for _ in range(count):
        if used + pitch > layout.box_height and used:
            page, used = page + 1, 0
        used += pitch
    return page, used
