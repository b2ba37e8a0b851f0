"""The pairs of a text, looked up in several lists at once."""

from __future__ import annotations

from reportgen.checks.neighbours import Kinds, Neighbours


def test_each_place_tells_in_which_tables_its_pair_is() -> None:
    """1 for the first, 2 for the second, 3 for both."""
    near = Neighbours("甲乙丙甲乙")
    one, other = dict.fromkeys(near.chars, ""), dict.fromkeys(near.chars, "")
    one |= {"甲": "乙", "丙": "甲"}
    other |= {"乙": "丁丙", "丙": "甲"}

    kinds = Kinds(lambda _: (one, other)).of(near)

    assert [ord(kind) for kind in kinds] == [1, 2, 3, 1]
    assert near.places(kinds, "[\1]") == {"甲乙": [0, 3]}


def test_a_text_without_pairs_has_no_kinds() -> None:
    """Nothing, and one character."""
    assert [Kinds(lambda _: ({"甲": "乙"},)).of(Neighbours(text)) for text in ("", "甲")] == ["", ""]
