"""Estimates of lines and pages, against what is counted by hand."""

from __future__ import annotations

import pytest
from writers.small import LAYOUT

from reportgen.writers.docx.lines import Fall, count_lines, fall, height, lines
from reportgen.writers.docx.ooxml import Box

FULL = "字" * 28
TEN = 100
"""Twips of a square: ten squares to a line of 1000."""


@pytest.mark.parametrize(
    ("text", "indent", "expected"),
    [
        ("", 0, 1),
        ("字" * 10, 0, 1),
        ("字" * 11, 0, 2),
        ("字" * 8, 2, 1),
        ("字" * 9, 2, 2),
        ("1" * 20, 0, 1),  # digits are half a square
        ("字" * 5 + "1" * 8 + "字", 0, 2),  # 5 + 4 + 1 and two seams of a quarter
        ("字" * 5 + "1" * 6 + "字", 0, 1),  # 5 + 3 + 1 and two seams
        ("字" * 10 + "。", 0, 1),  # a stop may hang over the edge
        ("字" * 10 + "）", 0, 2),  # a bracket takes the character before it along
        ("字" * 9 + "（字字", 0, 2),
        ("字" * 8 + "2024年", 0, 2),  # a number is not parted
        ("字" * 9 + "（" + "字" * 9, 0, 2),  # （ may not end a line: it goes on
        ("字" * 9 + "（" + "字" * 10, 0, 3),
    ],
)
def test_count_lines(text, indent, expected):
    """Squares, half squares, seams, and the marks that may not open or end a line."""
    assert count_lines(text, 10 * TEN, TEN, indent * TEN) == expected


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (Box(600), (1, 600)),
        (Box(579, FULL, 28 * 314, 314, 628), (2, 1158)),
        (Box(579, FULL, 28 * 314, 314, 0), (1, 579)),
        (Box(400, cells=(("字" * 11, 1000), ("字", 1000)), char=TEN, least=569), (1, 810)),
        (Box(400, cells=(("字", 1000),), char=TEN, least=579), (1, 579)),
    ],
)
def test_boxes(box, expected):
    """Fixed heights, text that falls into lines, and rows as high as their highest cell."""
    assert (lines(box), height(box)) == expected


LINE = LAYOUT.line
PAGE = LAYOUT.box_height
TEXT = Box(LINE, FULL, 28 * 314, 314, 0)


def paragraph(count, **more):
    """A paragraph of `count` lines."""
    return Box(LINE, FULL * count, 28 * 314, 314, 0, **more)


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([], Fall(1, 0)),
        ([TEXT] * 22, Fall(1, 22 * LINE)),
        ([TEXT] * 23, Fall(2, LINE)),
        ([paragraph(50)], Fall(3, 6 * LINE)),  # parted between its lines
        ([*[TEXT] * 21, Box(LINE, keep=True), TEXT], Fall(2, 2 * LINE)),  # a heading does not stay behind
        ([*[TEXT] * 21, Box(2 * LINE)], Fall(2, 2 * LINE)),  # a row is whole
        ([*[TEXT] * 20, Box(LINE, keep=True), paragraph(3)], Fall(2, 2 * LINE)),  # one line of the text is enough
        ([TEXT, Box(LINE, new_page=True)], Fall(2, LINE)),
        ([Box(LINE, new_page=True)], Fall(1, LINE)),  # a page that is empty is not left behind
        ([TEXT, Box(LINE, keep=True), Box(LINE, new_page=True)], Fall(2, LINE)),
        ([Box(PAGE + LINE, keep=True), TEXT], Fall(2, 2 * LINE)),
    ],
)
def test_fall(boxes, expected):
    """Where text ends: pages are counted from 1."""
    assert fall(boxes, LAYOUT) == expected
