"""Three-way merging by lines."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.packs.merging import Clash, changes, merge

TEXTS = st.lists(st.sampled_from("甲乙丙丁"), max_size=9).map("\n".join)


def test_changes_in_different_places_are_taken_together() -> None:
    """A change, a deletion and an addition on either side go into one text."""
    merged = merge("一\n二\n三\n四\n五", "一改\n二\n三\n四\n五\n六", "一\n二\n三\n五新")

    assert merged.clashes == (Clash((4, 6), (4, 4), (4, 5)),)
    assert merge("一\n二\n三\n四\n五", "一改\n二\n三\n四\n五", "一\n二\n三\n五").text == "一改\n二\n三\n五"


def test_the_same_change_on_both_sides_is_one() -> None:
    """Two who mended the same word do not clash."""
    assert merge("一\n二", "一\n两", "一\n两") == ("一\n两", ())


def test_a_clash_names_the_lines_of_both_sides() -> None:
    """Different words for one line, neighbours that touch, and a deletion against a change."""
    assert merge("一\n二\n三", "一\n贰\n三", "一\n两\n三").clashes == (Clash((2, 2), (2, 2), (2, 2)),)
    assert merge("一\n二\n三", "一\n贰\n三", "一\n二\n叁").clashes == (Clash((2, 3), (2, 3), (2, 3)),)
    assert merge("一\n二\n三", "一\n三", "一\n两\n三").clashes == (Clash((2, 1), (2, 2), (2, 2)),)
    assert merge("一", "一\n甲", "一\n乙").clashes == (Clash((2, 2), (2, 2), (2, 1)),)


@given(TEXTS, TEXTS)
def test_one_side_alone_gives_its_own_text(base: str, other: str) -> None:
    """Where only one side changed, the result is that side's text."""
    assert merge(base, other, base) == (other, ())
    assert merge(base, base, other) == (other, ())
    assert merge(base, other, other) == (other, ())


@given(TEXTS, TEXTS, TEXTS)
def test_the_sides_may_be_exchanged(base: str, mine: str, theirs: str) -> None:
    """Without a clash it does not matter whose change is whose; a clash is one from both sides."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert [c.mine for c in one.clashes] == [c.theirs for c in other.clashes]
    assert one.clashes or one.text == other.text


CASES = {
    "additions": ("甲\n乙\n丙\n丁\n", "甲\n新\n乙\n丙\n丁\n", "甲\n乙\n丙\n新\n丁\n"),
    "deletions": ("甲\n乙\n丙\n丁\n戊\n", "乙\n丙\n丁\n戊\n", "甲\n乙\n丙\n丁\n"),
    "moved": ("甲\n乙\n丙\n丁\n戊\n己\n", "乙\n甲\n丙\n丁\n戊\n己\n", "甲\n乙\n丙\n丁\n己\n戊\n"),
    "clash": ("甲\n乙\n丙\n", "甲\n一\n丙\n", "甲\n二\n丙\n"),
    "neighbours": ("甲\n乙\n丙\n", "一\n乙\n丙\n", "甲\n二\n丙\n"),
}


@pytest.mark.skipif(shutil.which("git") is None, reason="no git to agree with")
@pytest.mark.parametrize("name", CASES)
def test_it_agrees_with_git(name: str, tmp_path: Path) -> None:
    """`git merge-file` finds the same text, or a conflict where we do."""
    for part, text in zip(("base", "mine", "theirs"), CASES[name]):
        (tmp_path / part).write_text(text, encoding="utf-8")

    command = ["git", "merge-file", "-p", "mine", "base", "theirs"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    merged = merge(*CASES[name])
    assert bool(done.returncode) == bool(merged.clashes)
    assert merged.clashes or done.stdout == merged.text


def test_changes_are_a_diff_without_its_head() -> None:
    """What a person reads of a change; nothing where there is none."""
    assert changes("一\n二\n", "一\n两\n") == ("@@ -1,3 +1,3 @@", " 一", "-二", "+两", " ")
    assert changes("一", "一") == ()
