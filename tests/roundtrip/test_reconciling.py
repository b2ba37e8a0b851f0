"""Two changes of one text taken together, and where they meet."""

from __future__ import annotations

from itertools import permutations

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


ITEMS = ("甲一二三四五", "乙六七八九十", "丙子丑寅卯", "丁辰巳午未")


def listed(items, changed=""):
    """A list of the facts file; the item that begins so is reworded."""
    lines = (f"  - {item}{'新' if item == changed else ''}\n" for item in items)
    return f"a: 1\nl:\n{''.join(lines)}z: 1\n"


def orders():
    """Every order that one move makes."""
    for start, goal in permutations(range(len(ITEMS)), 2):
        items = [item for item in ITEMS if item != ITEMS[start]]
        items.insert(goal, ITEMS[start])
        yield items


@pytest.mark.parametrize("changed", ITEMS)
@pytest.mark.parametrize("items", [*orders()], ids=lambda items: "".join(item[0] for item in items))
def test_a_move_and_a_reworded_line_neither_lose_nor_double_a_text(items, changed):
    """Both changes, or the move not at all, which is then told."""
    both, today = listed(items, changed), listed(ITEMS, changed)
    assert reconciled(listed(ITEMS), listed(items), today)[0] in (both, today)
    assert reconciled(listed(ITEMS), today, listed(items))[0] in (both, listed(items))
    for text, clashes in (
        reconciled(listed(ITEMS), listed(items), today),
        reconciled(listed(ITEMS), today, listed(items)),
    ):
        assert bool(clashes) is (text != both)


@pytest.mark.parametrize("items", [*orders()], ids=lambda items: "".join(item[0] for item in items))
def test_what_both_moved_stands_once(items):
    """Wherever either put it."""
    for other in orders():
        text, clashes = reconciled(listed(ITEMS), listed(items), listed(other))
        assert sorted(text.split("\n")) == sorted(listed(ITEMS).split("\n"))
        assert clashes or text == listed(items) or items == other or text != listed(other)


def test_rows_that_are_alike_are_no_moves():
    """Two rows of a table have other numbers: one that today has a comment for is no reason to leave the other."""
    then = "表:\n  新收: [10, 2, 0, 0, 12]\n  办理: [5, 0, 0, 0, 5]\n  结转: [10, 2, 0, 0, 12]\n尾: 1"
    word = then.replace("[10, 2, 0, 0, 12]", "[11, 2, 0, 0, 13]")
    current = then.replace("结转: [10", "结转: [9")
    text, clashes = reconciled(then, word, current)
    assert text == word.replace("结转: [11", "结转: [9").replace("9, 2, 0, 0, 13]", "9, 2, 0, 0, 12]")
    assert [clash.line for clash in clashes] == [4]
