"""What comes in and goes out: the characters that the search for stages looks for are all that begin one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.wording.numbers import flows


@pytest.mark.parametrize(("name", "pattern"), flows._STAGES)
@given(data=st.data())
def test_every_stage_begins_with_one_of_them(name: str, pattern: str, data: st.DataObject) -> None:
    """Whatever a stage's own pattern finds begins with one of the characters."""
    match = re.search(pattern, data.draw(st.from_regex(pattern)))

    assert match is not None
    assert match[0][0] in flows._STAGE[: flows._STAGE.index("]")]
