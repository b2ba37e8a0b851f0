"""How the parts of a document are told by their words."""

from __future__ import annotations

import pytest
from national import STANDARD

from reportgen.document.faces import role_of
from reportgen.packs.standard import Wanted
from reportgen.readers.pages.wording import DATE, heading_level, is_wide, page_number


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、工作情况", (1, 2)),
        ("二十一、其他", (1, 4)),
        ("（三）加强领导", (2, 3)),
        ("1.完善机制", (3, 2)),
        ("12．完善机制", (3, 3)),
        ("（4）具体做法", (4, 3)),
        ("1.5亿元资金到位", None),
        ("一是加强领导", None),
        ("2024年全市", None),
        ("(一)半角括号", None),
    ],
)
def test_heading_numbers_give_their_level(text: str, level: tuple[int, int] | None) -> None:
    """Each level has its own number, and a decimal or 一是 is none."""
    assert heading_level(text) == level


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("— 3 —", 3),
        ("—12—", 12),
        ("-1-", 1),
        ("－ 7 －", 7),
        ("3", None),
        ("第3页", None),
        ("— 3 — 附", None),
    ],
)
def test_page_numbers_stand_between_dashes(text: str, number: int | None) -> None:
    """Only a number between two dashes is a page number."""
    assert page_number(text) == number


@pytest.mark.parametrize(
    ("text", "found"), [("2025年1月15日", True), ("截至2025年1月15日", False), ("2025年", False)]
)
def test_a_date_fills_its_line(text: str, found: bool) -> None:
    """A date inside a sentence does not sign a document."""
    assert bool(DATE.match(text)) is found


@pytest.mark.parametrize(
    ("text", "wide"), [("字", True), ("，", True), ("“", True), ("…", True), ("a", False), ("1", False)]
)
def test_ambiguous_marks_count_as_wide(text: str, wide: bool) -> None:
    """Quotes and dots take a whole em in a Chinese face."""
    assert is_wide(text) is wide


@pytest.mark.parametrize(
    ("font", "role"),
    [
        ("ABCDEF+GWFangSong", "FangSong"),
        ("FangSong_GB2312", "FangSong"),
        ("仿宋_GB2312".encode("gb18030"), "FangSong"),
        ("FZXBSJW--GB1-0", "XiaoBiaoSong"),
        ("SimHei", "Hei"),
        ("XYZXYZ+NotoSansCJKsc-Regular", "other:NotoSansCJKsc-Regular"),
    ],
)
def test_fonts_are_told_by_their_names(font: str | bytes, role: str) -> None:
    """A name gives its role whatever tool made the PDF; an unknown one keeps its name."""
    assert role_of(font) == role


@pytest.mark.parametrize(("got", "accepted"), [(36.0, True), (38.0, True), (38.01, False), (None, False)])
def test_a_wanted_value_ends_at_its_tolerance(got: float | None, accepted: bool) -> None:
    """The tolerance itself is still right, a hair more is not, and what is missing is wrong."""
    assert STANDARD.numbers["top"].accepts(got) is accepted


def test_a_wanted_value_prints_its_tolerance() -> None:
    """Reports show `37±1`, and a bare number where nothing is allowed."""
    assert [str(Wanted(37, 1)), str(Wanted(28, 0))] == ["37±1", "28"]
