"""The two editions of one report; apart from `nodes` so that the command line need not load those."""

from __future__ import annotations

from enum import Enum


class Edition(Enum):
    """报送版 goes to the superior, 公开版 to the website."""

    UPWARD = "报送"
    PUBLIC = "公开"
