"""How two names differ that may be meant for one (RG6)."""

from __future__ import annotations

import re
from collections.abc import Callable

Alike = Callable[[str, str], bool]
"""Whether two characters are taken for one another."""
JOINT_CHARACTERS = "和与及暨"
JOINTS = frozenset(JOINT_CHARACTERS)
NO_JOINTS = dict.fromkeys(map(ord, JOINTS))
"""What joins two words of a name, as text, as a set, and as a table that leaves it out."""
_SHORTER = (
    ("科学技术", "科技"),
    ("监督管理", "监管"),
    ("发展和改革", "发展改革"),
    ("广播电视", "广电"),
    ("文化", "文"),
    ("旅游", "旅"),
    ("水务", "水利"),
)
"""Words with what they are shortened to."""
_LEAST = 4
"""Characters that two names of one unit share, at the least."""


def listed(between: str) -> bool:
    """Whether what stands between two names says that they are listed side by side."""
    return re.search("[，。；：:;,\n]", between) is None and re.search("[、和与及]", between) is not None


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings, and of the rest at their ends."""
    start = starts_alike(one, other)
    return start, ends_alike(one[start:], other[start:])


def trimmed(one: str, other: str) -> tuple[str, str]:
    """Two texts without what they share at their beginnings and ends."""
    start, end = shared_ends(one, other)
    return one[start : len(one) - end], other[start : len(other) - end]


def starts_alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    for size, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return size
    return min(len(one), len(other))


def ends_alike(one: str, other: str) -> int:
    """How many characters two texts end in alike."""
    for size, (a, b) in enumerate(zip(one[::-1], other[::-1])):
        if a != b:
            return size
    return min(len(one), len(other))


def is_part(short: str, long: str) -> bool:
    """Whether the short name is the long one with some characters left out."""
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)


def joint_only(one: str, other: str) -> bool:
    """Whether two texts that end alike differ by 和 or 与 there, with words on both sides."""
    end = ends_alike(one, other)
    rest, more = one[: len(one) - end], other[: len(other) - end]
    if end < 2 or not rest or not more:
        return False
    if rest[-1] in JOINTS and more[-1] in JOINTS:
        return rest[-3:-1] == more[-3:-1] != ""
    if rest[-1] in JOINTS or more[-1] in JOINTS:
        return rest.rstrip(JOINT_CHARACTERS)[-2:] == more.rstrip(JOINT_CHARACTERS)[-2:]
    return False


def joint_too(one: str, other: str) -> bool:
    """Whether two names differ by 和 or 与, and besides by a word that one of them shortens."""
    if {*one} & JOINTS == {*other} & JOINTS:
        return False
    for long, short in _SHORTER:
        one, other = one.replace(long, short), other.replace(long, short)
    return one.translate(NO_JOINTS) == other.translate(NO_JOINTS) and len(one) >= _LEAST
