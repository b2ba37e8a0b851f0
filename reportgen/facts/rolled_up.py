"""The comment beside a sum that a roll-up wrote: of how many units it is, and how many are not in it.

It is known by its exact words, so that what a clerk writes before or behind it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAMED = r"[^，、；\s]{1,60}?\d{1,9}个"
"""An indicator and how many units left it out."""
_LACKS = rf"，\d+个没有填|，没有填的：{_NAMED}(?:、{_NAMED}){{0,9}}等?"
_OUT = r"，另有\d+个没有计入"
_LEAD = "汇总："
_SHOWN = 3
_COMMENT = (
    rf"(?P<lead>#\s*|；){_LEAD}\d+个单位(?:，\d+个不适用)?(?P<lacks>{_LACKS})?(?P<out>{_OUT})?(?!\w)(?P<after>\s*[；，]\s*)?"
)


def note(units: int, declined: int = 0, lacking: int = 0, out: int = 0) -> str:
    """Of how many units a sum is: 汇总：29个单位，1个没有填."""
    counts = f"，{declined}个不适用" * bool(declined) + f"，{lacking}个没有填" * bool(lacking)
    return f"{_LEAD}{units}个单位{counts}{_left(out)}"


def note_of_several(units: int, lacking: Sequence[tuple[str, int]], out: int = 0) -> str:
    """Of sums on one line: which of them how many units left out."""
    named = "、".join(f"{name}{count}个" for name, count in lacking[:_SHOWN]) + "等" * (len(lacking) > _SHOWN)
    return f"{_LEAD}{units}个单位{f'，没有填的：{named}' if lacking else ''}{_left(out)}"


def _left(out: int) -> str:
    return f"，另有{out}个没有计入" if out else ""


def _search(text: str) -> re.Match[str] | None:
    return re.search(_COMMENT, text) if _LEAD in text else None


def is_short(line: str) -> bool:
    """Whether a line of a facts file holds a sum that is not of all units."""
    found = _search(line)
    return found is not None and bool(found["lacks"] or found["out"])


def is_noted(comment: str) -> bool:
    """Whether a comment says that the figures beside it are a roll-up's."""
    return _search(comment) is not None


def noted(comment: str, note: str) -> str:
    """A comment with a roll-up's note in the place of an earlier one, else behind a clerk's words."""
    found = _search(comment)
    if found is None:
        return f"{comment}；{note}"
    return f"{comment[: found.end('lead')]}{note}{found['after'] or ''}{comment[found.end() :]}"


def without(comment: str) -> str:
    """What a clerk wrote; "" where there is nothing but a roll-up's note."""
    found = _search(comment)
    if found is None:
        return comment
    before, behind = comment[: found.start()], comment[found.end() :].strip()
    if found["lead"] == "；":
        return f"{before}；{behind}" if behind else before.rstrip()
    return f"{before}# {behind}" if behind else before.rstrip()
