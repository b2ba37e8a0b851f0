"""Places in a text and the width of what is shown of it."""

from __future__ import annotations

import pytest

from reportgen.source import Place, Source, Span, display_width, line_place


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("受理", 4), ("受理47件", 8), ("“”——", 8), ("e\u0301", 1), ("：", 2), ("", 0), ("𠮷", 2), ("·", 2)],
)
def test_chinese_characters_and_marks_are_two_columns_wide(text: str, width: int) -> None:
    """Wide and ambiguous characters take two columns, combining marks none."""
    assert display_width(text) == width


def test_lines_are_counted_from_one_and_empty_beyond_the_end() -> None:
    """Line 1 is the first; lines that are not there are empty."""
    source = Source("甲.yaml", "一\n二\n")

    assert [source.line(n) for n in (0, 1, 2, 3, 9)] == ["", "一", "二", "", ""]


def test_sources_are_told_apart_by_name_and_text() -> None:
    """Two readings of one file are one, whatever git calls them; nothing else is one."""
    source = Source("甲.yaml", "一", blob="1")

    assert source == Source("甲.yaml", "一")
    assert hash(source) == hash(Source("甲.yaml", "一", ("A1",)))
    assert source not in (Source("乙.yaml", "一"), Source("甲.yaml", "二"), Source("甲.yaml", "一", ("A1",)))
    assert source != ("甲.yaml", "一", (), "1")
    assert repr(source) == "Source(path='甲.yaml')"


def test_line_place_covers_the_marks_of_a_line() -> None:
    """Indent and trailing space stay outside; an empty line gives one column."""
    source = Source("甲.yaml", "  键: 值  \n\n")

    assert line_place(source, 1).span == Span(1, 3, 1, 7)
    assert line_place(source, 2).span == Span(2, 1, 2, 2)


def test_a_place_over_several_lines_ends_with_its_first_line() -> None:
    """`end_column` never points into another line."""
    place = Place(Source("甲.yaml", "键: |  \n  文字\n"), Span(1, 4, 3, 1))

    assert (place.line, place.column, place.end_column) == (1, 4, 5)
