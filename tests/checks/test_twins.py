"""Wrong forms of words of two characters, by the pairs that a text has."""

from __future__ import annotations

from itertools import pairwise

from reportgen.checks.twins import make_twins

SAID = ["灌溉罐贯/慨概", "灌木罐/", "修缮/膳", "修理休/"]


def found(text: str) -> dict[str, str]:
    pairs = frozenset(map("".join, pairwise(text)))
    return {slip.wrong: slip.right for slip in make_twins(SAID).find(pairs, text)}


def test_each_wrong_character_is_found_at_its_place() -> None:
    """The first one, the second one, and the same wrong one in two words."""
    text = "贯溉，罐溉，灌慨，灌概；罐木；修膳，休理。"

    right = dict.fromkeys(("贯溉", "罐溉", "灌慨", "灌概"), "灌溉")
    assert found(text) == {**right, "罐木": "灌木", "修膳": "修缮", "休理": "修理"}


def test_it_is_found_wherever_it_stands() -> None:
    """Twice, at the beginning and at the end."""
    pairs = frozenset(("修膳", "灌溉"))

    assert sorted(slip.start for slip in make_twins(SAID).find(pairs, "修膳与灌溉，修膳")) == [0, 6]


def test_right_words_and_other_pairs_are_none() -> None:
    """Nor a wrong character beside another than its own."""
    assert found("灌溉渠道修缮，修理灌木，膳修，罐理") == {}
    assert found("") == {}
