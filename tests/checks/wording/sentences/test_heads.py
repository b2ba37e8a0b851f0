"""What opens a sentence is found by its first characters: the lists of those hold all that the patterns find."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportgen.checks.wording.sentences import openings, turns


def _branches(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    depth, start = 0, 0
    for i, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            yield pattern[start:i]
            start = i + 1
    yield pattern[start:]


@pytest.mark.parametrize("branch", [*_branches(turns._SAID)])
def test_every_finding_and_time_has_its_head(branch: str) -> None:
    assert branch[0] in turns._ALONE or branch[:2] in turns._HEADS.split()


def test_every_office_has_its_head() -> None:
    """Both patterns begin with a class of characters."""
    for pattern in (turns._ORGAN, turns._OFFICE):
        assert {*pattern[1 : pattern.index("]")]} <= {*turns._ALONE}


@pytest.mark.parametrize("branch", [*_branches(openings._PLACED)])
def test_every_frame_has_its_head(branch: str) -> None:
    beginnings = [part[:2] for part in branch.removeprefix("(?:").split(")")[0].split("|")]
    for beginning in beginnings:
        assert beginning[0] in openings.ALONE or beginning in openings.heads()


def test_every_word_has_its_head() -> None:
    for word in openings._plain():
        assert word[0] in openings.ALONE or word in openings.heads()
