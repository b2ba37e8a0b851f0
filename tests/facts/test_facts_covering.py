"""A range of numbers as the figure that says it, and says no more than is known."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.covering import Manner, covering, manner_of
from reportgen.facts.ranges import Range, range_of
from reportgen.facts.values import Figure, parse_figure

TYPED = st.one_of(
    st.integers(0, 10**8).map(str),
    st.integers(1, 9999).map("{}余".format),
    st.integers(1, 9999).map("近{}".format),
    st.integers(1, 9999).map("约{}".format),
    st.integers(1, 999).map("逾{}".format),
    st.integers(1, 999).map("不足{}".format),
    st.decimals(Decimal("0.01"), Decimal(999), places=2).map("{}万".format),
    st.integers(1, 999).map("{}万余".format),
)


def figure(text: str) -> Figure:
    found = parse_figure(text, "元")
    assert isinstance(found, Figure), text
    return found


def together(texts: list[str]) -> tuple[Range, Manner]:
    """The range of a sum, and its manner."""
    figures = [figure(text) for text in texts]
    ranges = [range_of(each) for each in figures]
    whole = Range(sum((r.low for r in ranges), Decimal(0)), sum((r.high for r in ranges), Decimal(0)))
    return whole, reduce(lambda a, b: a | b, map(manner_of, figures))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["300余", "20"], "逾320"),
        (["180余"] * 1000, "逾18万"),
        (["1.2亿", "30万余"], "逾1.153亿"),
        (["412.6万", "30"], "413万"),
        (["412.6万"] * 1000, "41.26亿"),
        (["8439.5万", "0.5万"], "8440万"),
        (["2811.8万", "2813.7万", "2814.6万"], "8440万"),
        (["568.06万", "937.93万"], "1506万"),
        (["近500", "20"], "约500"),
        (["近500"] * 300, "逾12万"),
        (["300余", "近500"], "约800"),
        (["约300", "20"], "逾220"),
        (["不足50", "3"], "不足53"),
        (["逾200", "5"], "逾205"),
        (["40", "41"], "81"),
        (["999999999999999", "1"], None),
    ],
)
def test_sums_are_said_as_a_clerk_would(texts: list[str], said: str | None) -> None:
    """Exact ones exactly, approximate ones in words of their own kind, what has too many digits not at all."""
    assert covering(*together(texts), "元") == said


@given(st.lists(TYPED, min_size=1, max_size=12))
def test_what_is_said_holds_all_that_may_be(texts: list[str]) -> None:
    """The range of the text contains the range of the sum; an exact sum is exact."""
    whole, manner = together(texts)
    text = covering(whole, manner, "元")

    assert text is not None
    said = range_of(figure(text))
    assert said.low <= whole.low
    assert whole.high <= said.high
    assert said.exact == whole.exact


def test_a_unit_of_ten_thousands_takes_no_other_scale() -> None:
    """万元 has no 万 of its own in front."""
    assert covering(Range(Decimal(10000), Decimal(12000)), Manner.ABOVE, "万元") == "逾10000"
