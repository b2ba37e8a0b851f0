"""Two changes of one text taken together, and where they meet."""

from __future__ import annotations

import pytest

from reportgen.roundtrip.reconciling import reconciled

THEN = "甲: 1\n乙: {子: 2, 丑: 3}  # 注\n丙: 4\n丁: 5"


def new(*pairs: str) -> str:
    """The text with old=new words."""
    made = THEN
    for pair in pairs:
        old, _, said = pair.partition("=")
        made = made.replace(old, said)
    return made


@pytest.mark.parametrize(
    ("word", "current", "text", "lines"),
    [
        (new(), new(), new(), []),
        (new("1=9"), new("5=8"), new("1=9", "5=8"), []),
        (new("4=9"), new("5=8"), new("4=9", "5=8"), []),
        (new("2=9"), new("3=8"), new("2=9", "3=8"), []),
        (new("2=9"), new("注=改"), new("2=9", "注=改"), []),
        (new("2=9"), new("2=9", "3=8"), new("2=9", "3=8"), []),
        (new("2=9"), new("2=8"), new("2=8"), [2]),
        (new("1=9", "2=9"), new("2=8"), new("1=9", "2=8"), [2]),
        (new("丙: 4\n="), new("4=8"), new("4=8"), [3]),
        (new("丙: 4\n="), new("1=8"), new("1=8", "丙: 4\n="), []),
        (new() + "\n戊: 6", new() + "\n己: 7", new() + "\n己: 7", [5]),
    ],
)
def test_both_changes_or_the_place_where_they_meet(word, current, text, lines):
    """What touches nothing of the other side's is taken; a clash leaves today's text and names its line."""
    made, clashes = reconciled(THEN, word, current)
    assert made == text
    assert [clash.line for clash in clashes] == lines


def test_a_clash_holds_all_three():
    """What was there, what Word says, what the file says today."""
    clash = reconciled(THEN, THEN.replace("4", "9"), THEN.replace("4", "8"))[1][0]
    assert (clash.then, clash.word, clash.current) == (("丙: 4",), ("丙: 9",), ("丙: 8",))
