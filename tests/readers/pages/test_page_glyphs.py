"""Glyphs become lines, and lines become a grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportgen.readers.pages.glyphs import MM, Glyph, Line, group
from reportgen.readers.pages.grid import commonest
from reportgen.readers.pages.paper import Sheet
from reportgen.readers.pages.scene import Scene

FULL = "字" * 28


def glyph(text: str, x: float, size: float = 16.0, role: str = "FangSong", red: bool = False) -> Glyph:
    """A glyph that is as wide as it is high."""
    return Glyph(text, x, size, size, role, red)


def test_glyphs_of_one_baseline_make_one_line() -> None:
    """Baselines less than a point apart are one, however far apart their parts stand."""
    lines = group([(100.0, glyph("右", 400)), (130.0, glyph("下", 80)), (100.6, glyph("左", 80))], 3)
    assert [(line.text, line.page, line.y) for line in lines] == [("左右", 3, 100.0), ("下", 3, 130.0)]


def test_baselines_a_point_apart_are_two_lines() -> None:
    """A superscript or the next line does not slip into the line above."""
    assert len(group([(100.0, glyph("一", 80)), (101.0, glyph("二", 96))], 1)) == 2


def test_a_lines_looks_are_those_of_most_glyphs() -> None:
    """Size by majority, role by its hanzi, ends from the outermost glyphs."""
    parts = (glyph("年", 80), glyph("月", 96), glyph("1", 112, 14, "Times"), glyph("2", 126, 14, "Times"))
    line = Line(1, 100.0, (*parts, glyph("日", 140)))
    assert (line.size, line.role, line.x0, line.x1, line.centre) == (16.0, "FangSong", 80, 156, 118)


def test_a_line_is_red_when_most_of_it_is() -> None:
    """Half is not enough."""
    half = (glyph("红", 80, red=True), glyph("黑", 96))
    assert not Line(1, 100.0, half).red
    assert Line(1, 100.0, (*half, glyph("红", 112, red=True))).red


def test_narrow_characters_are_half_an_em() -> None:
    """`2025年` is three characters wide."""
    line = Line(1, 100.0, tuple(glyph(character, 80) for character in "2025年"))
    assert line.ems == 3


@pytest.mark.parametrize(
    ("values", "step", "mean"),
    [([], 0.5, None), ([10.0, 10.1, 30.0], 0.5, pytest.approx(10.05)), ([1.0, 2.0, 2.2], 1.0, 2.1)],
)
def test_the_commonest_value_is_the_mean_of_the_fullest_bin(
    values: list[float], step: float, mean: float | None
) -> None:
    """A single outlier does not move it."""
    assert commonest(values, step) == mean


def test_the_grid_is_read_off_the_text(
    line: Callable[..., Line], sheet: Callable[..., Sheet], scene: Callable[..., Scene]
) -> None:
    """Edges and both pitches come from where the glyphs stand; title, red and table text are left out."""
    body = [line("大标题", 0, size=22.0), *(line(FULL, row) for row in range(2, 7)), line("短行。", 7)]
    others = [line("红色文字", 8, red=True), line("表中文字", 9, in_table=True)]
    grid = scene(sheet(1, [*body, *others])).grid
    assert grid.em == 16.0
    assert [text.text for text in grid.text] == [FULL] * 5 + ["短行。"]
    assert grid.left * MM == pytest.approx(28.0)
    assert grid.pitch_x == pytest.approx(15.7)
    assert grid.pitch_y == pytest.approx(28.95)
    assert grid.right - grid.left == pytest.approx(28 * 15.7)


def test_a_hanging_mark_does_not_count(
    line: Callable[..., Line], sheet: Callable[..., Sheet], scene: Callable[..., Scene]
) -> None:
    """A stop outside the box neither moves the right edge nor makes a 29th character."""
    hanging = line(FULL + "，", 0)
    grid = scene(sheet(1, [hanging, line(FULL, 1)])).grid
    assert grid.hangs(hanging)
    assert grid.right - grid.left == pytest.approx(28 * 15.7)
    assert grid.end(hanging) == pytest.approx(grid.right)
    assert not grid.hangs(replace(hanging, glyphs=hanging.glyphs[:-1]))
