"""Estimates of how text falls into lines and lines into pages, for what a .docx cannot say itself.

The 版记 belongs on an even last page; no field or setting expresses that. Text here is set on exact pitches and
squares, so lines can be counted without fonts; programs still differ by a character now and then, so "fits with
less than two lines to spare" counts as "does not fit".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.document.widths import is_han, is_latin, is_wide
from reportgen.packs.layout import Layout
from reportgen.writers.docx.ooxml import Box

HANGING = "，。、；：？！"
NO_START = HANGING + "）》〉」』】〕”’％"
NO_END = "（《〈「『【〔“‘"


def line_count(text: str, layout: Layout, indent: float = 2) -> int:
    """Lines of a paragraph whose first line is indented by `indent` characters."""
    return count_lines(text, layout.columns * layout.char, layout.char, round(indent * layout.char))


def count_lines(text: str, available: int, char: int, indent: int = 0) -> int:
    """Lines of `text` in a column `available` twips wide; `char` is a square's width."""
    lines, at = 1, indent
    previous = ""
    for index, current in enumerate(text):
        step = char if is_wide(current) else char // 2
        if previous and ((is_han(previous) and is_latin(current)) or (is_latin(previous) and is_han(current))):
            step += char // 4
        hangs = current in HANGING and is_wide(previous or "　") and at <= available
        if at + step > available and not hangs:
            carried = _carried(text, index)
            lines += 1
            at = sum(char if is_wide(c) else char // 2 for c in text[index - carried : index]) + step
        else:
            at += step
        previous = current
    return lines


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


@dataclass(frozen=True)
class Fall:
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
    fixed = sum(box.height for box in group[:-1])
    last = group[-1]
    pitch = last.height // max(1, last.lines)
    if used and used + fixed + pitch > layout.box_height:
        page, used = page + 1, 0
    used += fixed
    while used > layout.box_height:
        page, used = page + 1, used - layout.box_height
    for _ in range(last.lines):
        if used + pitch > layout.box_height and used:
            page, used = page + 1, 0
        used += pitch
    return page, used
