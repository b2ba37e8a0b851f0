"""What a figure says about the true number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.facts.ranges import WITHOUT_END, Range, last_digit, range_of
from reportgen.facts.values import Figure, parse_figure


def figure(text: str, unit: str = "件") -> Figure:
    found = parse_figure(text, unit)
    assert isinstance(found, Figure)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0", "0", "0"),
        ("47", "47", "47"),
        ("26.10", "26.10", "26.10"),
        ("300余", "300", "400"),
        ("365余", "365", "366"),
        ("1030余", "1030", "1040"),
        ("300多", "300", "400"),
        ("36000余份", "36000", "37000"),
        ("6835万余", "68350000", "68360000"),
        ("18.85万余", "188500", "188600"),
        ("近500", "400", "500"),
        ("约300", "200", "400"),
        ("逾200", "200", "Infinity"),
        ("超过200", "200", "Infinity"),
        ("不足50", "0", "50"),
        ("3万", "25000", "39999"),
        ("412.6万", "4125500", "4126999"),
        ("1.2亿", "115000000", "129999999"),
    ],
)
def test_the_range_of_a_figure(text: str, low: str, high: str) -> None:
    """Exact where it is exact; rounded or cut off with 万 and 亿; 余, 近 and their kin by their last digit."""
    unit = "份" if text.endswith("份") else "件"
    assert range_of(figure(text, unit)) == Range(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "step"),
    [("47", "1"), ("98.55", "0.01"), ("100", "1"), ("99.0", "0.1"), ("18.85万", "100"), ("3亿", "1E+8")],
)
def test_the_last_digit(text: str, step: str) -> None:
    """What one step of the last digit is worth."""
    assert last_digit(figure(text)) == Decimal(step)


def test_a_computed_figure_is_exact() -> None:
    """It has no text of its own; an approximate one may be anything above."""
    assert range_of(Figure(Decimal("12.5"))) == Range(Decimal("12.5"), Decimal("12.5"))
    assert last_digit(Figure(Decimal("12.5"))) == Decimal("0.1")
    assert range_of(Figure(Decimal(12), approx=True)) == Range(Decimal(12), WITHOUT_END)


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [("47", "47", True), ("47", "48", False), ("近50", "47", True), ("180余", "186", True), ("180余", "210", False)],
)
def test_two_figures_meet(first: str, second: str, meets: bool) -> None:
    """Whether they may be one number."""
    assert range_of(figure(first)).meets(range_of(figure(second))) is meets
    assert range_of(figure(second)).meets(range_of(figure(first))) is meets
