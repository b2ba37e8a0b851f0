"""Titles in 《》 as checks of wording look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 120
"""Characters that a title may have; what is longer is a mark that was never closed."""


class Title(NamedTuple):
    """What stands in 《》, or in 〈〉 or <> within them, at text[start:end] without the marks."""

    start: int
    end: int
    text: str


def titles(text: str) -> Iterator[Title]:
    """Every title, the outer before those within it."""
    for match in re.finditer(rf"《([^《》\n]{{1,{LONGEST}}})》", text):
        yield Title(*match.span(1), match[1])
        for inner in re.finditer("[〈<＜]([^〈〉<>＜＞]+)[〉>＞]", match[1]):
            start = match.start(1) + inner.start(1)
            yield Title(start, start + len(inner[1]), inner[1])


def in_title(text: str, offset: int) -> bool:
    """Whether a character stands within 《》 that open and close in its line."""
    before = text[max(0, offset - LONGEST) : offset].rpartition("\n")[2]
    after = text[offset : offset + LONGEST].partition("\n")[0]
    return before.rfind("《") > before.rfind("》") and "》" in after
