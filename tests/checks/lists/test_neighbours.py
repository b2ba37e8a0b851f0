"""The pairs of a text, looked up in several lists at once."""

from __future__ import annotations

import pytest

from reportgen.checks.lists import neighbours
from reportgen.checks.lists.neighbours import Kinds, Neighbours, Tables


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


def test_what_one_text_asked_is_known_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are asked for the characters of fresh pairs alone; what is known does not grow without end."""
    asked: list[str] = []

    def tables(chars: frozenset[str]) -> Tables:
        asked.append("".join(sorted(chars)))
        return (dict.fromkeys(chars, "") | {"甲": "乙丁"},)

    kinds = Kinds(tables)
    texts = ("甲乙丙", "甲乙", "丙甲乙丁", "甲丁")

    assert [kinds.of(Neighbours(text)) for text in texts] == ["\1\0", "\1", "\0\1\0", "\1"]
    assert asked == ["丙乙甲", "丁丙乙甲", "丁甲"]
    monkeypatch.setattr(neighbours, "_MOST", 1)
    assert kinds.of(Neighbours("甲乙")) == "\1"
    assert asked[3:] == ["乙甲"]
