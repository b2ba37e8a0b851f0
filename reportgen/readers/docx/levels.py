"""Levels of headings that are numbered 1.1: below the 1. that they belong to, whatever such a number is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.document.looks import Words

_LOWEST = 4
_NUMBER = r"(\d{1,2}(?:[.．]\d{1,2}){0,3})(?:[.．、](?!\d)|(?=[\s\u4e00-\u9fff]))"


def below_their_parents(paragraphs: Iterable[Words]) -> Iterator[Words]:
    """The paragraphs, no heading 1.1 on the level of the last 1. or above it."""
    parent = 0
    for one in paragraphs:
        level = int(one.role[-1]) if re.fullmatch("标题[1-4]", one.role) else 0
        if not level:
            yield one
            continue
        number = re.match(_NUMBER, (one.label + one.text).lstrip())
        depth = len(re.split("[.．]", number[1])) - 1 if number else 0
        if depth and parent >= level:
            yield one._replace(role=f"标题{min(parent + depth, _LOWEST)}")
            continue
        parent = parent if depth else level if number else 0
        yield one
