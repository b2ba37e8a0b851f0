"""Wrong characters that are in no list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.checks.lists.kept import DATA
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.lists.lexicon_data import table
from reportgen.checks.lists.neighbours import Kinds, Neighbours
from reportgen.checks.lists.pieces import Pieces
from reportgen.checks.lists.spelling import Slip
from reportgen.checks.lists.strays import Known, Strays, as_known
from reportgen.checks.lists.strays_data import make_known

TABLES = {
    "单字": {"6": "制"},
    "词频": {"6": "秩序"},
    "邻字": {"各词": "秩序车/，"},
    "相邻": {"各字": "秧苗"},
}


def known_of(*given: Any) -> Known:
    """As it is loaded."""
    return as_known([memoryview(piece) for piece in make_known(*given)])


SMALL = Strays(known_of({"秩": "序", "停": "车"}, {"苗": "圃"}, TABLES, "zhi 秩制\n", {"秩": "秧"}))


def found(strays: Strays, text: str) -> Iterator[Slip]:
    """What is said of a text that no list of wrong forms says anything of."""
    near = Neighbours(text)
    kinds = Kinds(lambda chars: (dict.fromkeys(chars, ""), *strays.tables(chars)))
    return strays.find(near, kinds.of(near))


def told(text: str) -> list[tuple[str, str]]:
    """Wrong and right, of the small list."""
    return [(slip.wrong, slip.right) for slip in found(SMALL, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("停车秧序，", [("秧序", "秩序")]),
        ("停车制序，", [("制序", "秩序")]),  # sounds alike: not as sure, but both neighbours are known
        ("某某制序某", []),
        ("停车秩序，", []),
        ("停车秧序，秧序", []),  # what stands there twice is a name
        ("秧", []),
        ("", []),
        ("a秧3序，", []),
    ],
)
def test_a_pair_is_weighed_by_what_stands_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    """A word that is like it, and the places where that word stands elsewhere."""
    assert told(text) == expected


def test_what_stands_side_by_side_without_a_fault_is_silent() -> None:
    """相邻 of the tables."""
    known = SMALL.known._replace(beside=_all_behind("秧", "序"))

    assert list(found(Strays(known), "停车秧序，")) == []


def _all_behind(one: str, other: str) -> Pieces:
    return known_of({}, {}, {**TABLES, "相邻": {"各字": one + other}}, "", {}).beside


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("规范路边停车秧序，划定泊位。", "秧序", "秩序"),
        ("对从业人员的仍然存在侥幸心理，住往疏于防范。", "住往", "往往"),
        ("推动摈葬领域移风易俗。", "摈葬", "殡葬"),
        ("田于历史遗留原因，部分房屋未办证。", "田于", "由于"),
        ("方粮食诸备规模保持稳定。", "诸备", "储备"),
    ],
)
def test_our_lists_tell_of_what_no_list_has(text: str, wrong: str, right: str) -> None:
    """With chances.yaml."""
    lexicon = load_lexicon()

    assert (wrong, right) in {(slip.wrong, slip.right) for slip in found(lexicon.ours.strays, text)}


@pytest.mark.parametrize(
    "text", ["市昇阳机械厂、市鑫淼铸造厂已补办环评手续。", "开展“八五”普法终期评估。", "实考180人，持证上岗。"]
)
def test_words_that_are_rare_are_silent(text: str) -> None:
    """Names, abbreviations."""
    assert list(found(load_lexicon().ours.strays, text)) == []


def test_the_tables_name_words_and_levels() -> None:
    """Levels are small numbers; every entry of 邻字 is a word with what stands on either side."""
    words = load_lexicon()
    entries = table(Path(DATA) / "chances.yaml", "邻字")["各词"].split()

    assert (Path(DATA) / "chances.yaml").exists()
    assert [e for e in entries if e.count("/") != 1 or not words.is_word(e[:2])] == []
    for key in ("单字", "词频"):
        assert {0 < int(level) < 16 for level in table(Path(DATA) / "chances.yaml", key)} == {True}
