"""The comment beside a sum that a roll-up wrote: of how many units it is, and how many are not in it."""

from __future__ import annotations

import re

COMMENT = re.compile(r"(?:# |；)汇总：\d+个单位(.*)$")
"""The comment alone or behind a clerk's."""
_LACKS = re.compile(r"(?:\d+个没有填|没有填的：|没有计入)")


def is_short(line: str) -> bool:
    """Whether a line of a facts file holds a sum that is not of all units."""
    found = COMMENT.search(line)
    return found is not None and _LACKS.search(found[1]) is not None
