"""Wrong forms are found by the pairs of characters that a text has."""

from __future__ import annotations

from itertools import pairwise

from reportgen.checks.spelling import Slip, holds, make_spelling

FORMS = {"间题": "问题", "己完成": "已完成", "人名政府": "人民政府", "行政复意": "行政复议"}


def found(text: str) -> list[Slip]:
    pairs = frozenset(map("".join, pairwise(text)))
    return list(make_spelling(FORMS, lambda pair: pair in ("人名", "政府", "完成")).find(pairs, text))


def test_every_form_is_found_wherever_it_stands() -> None:
    """At the beginning, in the middle, twice, at the end."""
    text = "间题一，己完成；人名政府的间题。行政复意"

    assert sorted(slip.start for slip in found(text)) == [0, 4, 8, 13, 16]
    assert {text[slip.start : slip.end]: slip.right for slip in found(text)} == FORMS


def test_parts_of_a_form_are_no_form() -> None:
    """All its characters, in order and together."""
    assert found("间接的问题；自己，完成；人名与政府；行政复，意见；政府人名") == []
    assert found("") == []


def test_a_form_is_kept_under_its_least_likely_pair() -> None:
    """Not under a common word that it holds: clean text would meet it all the time."""
    spelling = make_spelling(FORMS, lambda pair: pair in ("人名", "政府", "完成"))
    kept = {first + second for first, (seconds, _, _) in spelling.blocks.items() for second in seconds}

    assert kept == {"间题", "己完", "名政", "复意"}


def test_pairs_are_looked_up_by_their_first_character() -> None:
    """A character that begins none has none."""
    assert holds({"人": "民员"}, "人", "民")
    assert not holds({"人": "民员"}, "人", "口")
    assert not holds({"人": "民员"}, "民", "人")
