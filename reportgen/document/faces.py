"""Which role a font plays, told from its name in a document or in a PDF."""

from __future__ import annotations

import re
from typing import Final

ROLES: Final = (  # first match wins; tested on the bare font name
    ("FangSong", re.compile(r"fang\s*song|仿宋|FZFS|STFang", re.IGNORECASE)),
    ("Kai", re.compile(r"kai|楷", re.IGNORECASE)),
    ("XiaoBiaoSong", re.compile(r"xiaobiaosong|小标宋|FZXBS", re.IGNORECASE)),
    ("Hei", re.compile(r"GWHei|simhei|黑体|FZHT|STHei", re.IGNORECASE)),
    ("Song", re.compile(r"GWSong|simsun|宋体|FZSS|STSong", re.IGNORECASE)),
    ("Times", re.compile(r"times|liberationserif|tinos|nimbusrom", re.IGNORECASE)),
)
FOREIGN: Final = "other:"
"""Opens the role of a font that is none of the five faces, nor Times."""


def role_of(font: str | bytes) -> str:
    """The role of the font with this PDF name; `other:<name>` when it has none."""
    name = font.decode("gb18030", "replace") if isinstance(font, bytes) else font
    bare = name.split("+", 1)[-1]
    return next((role for role, pattern in ROLES if pattern.search(bare)), FOREIGN + bare)
