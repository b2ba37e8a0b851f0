"""How two names differ that may be meant for one (RG6)."""

from __future__ import annotations

import re


def listed(between: str) -> bool:
    """Whether what stands between two names says that they are listed side by side."""
    return re.search("[，。；：:;,\n]", between) is None and re.search("[、和与及]", between) is not None


def trimmed(one: str, other: str) -> tuple[str, str]:
    """Two texts without what they share at their beginnings and ends."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = ends_alike(one[start:], other[start:])
    return one[start : len(one) - end], other[start : len(other) - end]


def ends_alike(one: str, other: str) -> int:
    """How many characters two texts end in alike."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def is_part(short: str, long: str) -> bool:
    """Whether the short name is the long one with some characters left out."""
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)
