"""Mendings as changes of a text: which are made, how, and that a file keeps its bytes elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic, Fix
from reportgen.fixes import Change, applied, as_bytes, changes_of
from reportgen.source import Place, Source, Span

TEXT = Source("甲.txt", "零一二三四五六七八九\n甲乙丙丁")


def fix(start: int, end: int, text: str, line: int = 1, source: Source = TEXT) -> Diagnostic:
    place = Place(source, Span(line, start, line, end))
    return Diagnostic("RG214", "不对", place, fix=Fix(place, text))


def mended(*wanted: Diagnostic) -> str:
    return applied(TEXT, changes_of(wanted, TEXT.path)).text


def test_changes_are_made_in_the_order_of_the_text() -> None:
    """Wherever they stand, on whichever line, longer or shorter than before; each once."""
    found = (fix(1, 2, "Ⅱ", 2), fix(9, 10, ""), fix(2, 4, "12"), fix(4, 4, "+"), fix(1, 2, "Ⅱ", 2))

    assert mended(*found) == "零12+三四五六七九\nⅡ乙丙丁"


def test_of_two_that_overlap_the_first_is_made() -> None:
    """The one that begins first, then the shorter one; two insertions at one place overlap, neighbours do not."""
    assert mended(fix(2, 5, "A"), fix(4, 6, "B"), fix(6, 7, "C")) == "零A四C六七八九\n甲乙丙丁"
    assert mended(fix(2, 5, "A"), fix(2, 4, "B")) == "零B三四五六七八九\n甲乙丙丁"
    assert mended(fix(3, 3, "B"), fix(3, 3, "A")) == "零一A二三四五六七八九\n甲乙丙丁"
    assert mended(fix(2, 3, "A"), fix(3, 4, "B")) == "零AB三四五六七八九\n甲乙丙丁"


def test_what_is_no_change_of_this_file_is_left_out() -> None:
    """Findings without a mending, of another file, over several lines, with a line end, or that change nothing."""
    over = Place(TEXT, Span(1, 10, 2, 2))
    found = (
        Diagnostic("RG214", "不对"),
        fix(1, 2, "A", source=Source("乙.txt", "零")),
        Diagnostic("RG214", "不对", over, fix=Fix(over, "")),
        fix(1, 2, "A\nB"),
        fix(1, 2, "零"),
    )

    assert changes_of(found, TEXT.path) == ()


def test_a_change_knows_what_stood_there() -> None:
    """It carries the code of its finding."""
    (change,) = changes_of([fix(2, 4, "12")], TEXT.path)

    assert change == Change(Place(TEXT, Span(1, 2, 1, 4)), "12", "RG214")
    assert change.before == "一二"


@given(st.lists(st.tuples(st.text("甲乙 ", max_size=4), st.sampled_from(["\n", "\r\n", "\r"]))), st.booleans())
def test_line_ends_and_the_mark_are_kept(rows: list[tuple[str, str]], mark: bool) -> None:
    """A text without a change gives the bytes that it came from, whatever its line ends."""
    raw = ("\ufeff" if mark else "") + "".join(line + end for line, end in rows)
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    assert as_bytes(Source("甲", text), raw.encode()) == raw.encode()


def test_many_changes_of_a_long_line_take_no_time() -> None:
    """Two hundred thousand of them in one line."""
    source = Source("甲", "a" * 400_000)
    changes = [Change(Place(source, Span(1, at, 1, at + 1)), "b", "x") for at in range(1, 400_000, 2)]

    assert applied(source, changes).text == "ba" * 200_000
