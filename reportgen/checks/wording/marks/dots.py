"""Full stops and ellipses typed as dots, half-width or wide (RG610)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import NORMALIZED, Flaw, Prose, is_han
from reportgen.checks.wording.marks.pairing import excerpt
from reportgen.lines import NOTE, PARAGRAPH

_POINTS = "，。、；：！？"
_DOTS = r"\.(?!(?<=\d\.)\d|(?<=\n\d\.)[^\W\d_])\.*"
"""Dots, but for those of numbers and labels."""
SERIES_LABEL = r"^[ 　]*[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?=[)）]))[)）]?$"
"""A label of a series that stands before a mark."""
_COUNTED = r"\d{1,4}(?:[年月日件个名人次项]|余|万)"
_LEADER = r"[ 　]*\d{1,3}[ 　]*(?:\n|$)"
_LAST_WORD = r"(?P<word>[A-Za-z0-9.,@/:_-]{1,40})\.$"
_WIDE_DOT = "．"
_SAID, _NAME, _SURE = 12, 4, 8
"""Characters before a dot that are looked at; longer words are hardly part of a foreign name, and surely not."""


def dots(prose: Prose) -> Iterator[Flaw]:
    """Full stops and ellipses typed as dots; where all marks are half-width, one alone is not mended."""
    text = prose.typed
    if _WIDE_DOT in prose.chars:
        yield from _wide_dots(prose)
    for match in re.finditer(_DOTS, text):
        start, end = match.span()
        first, last = prose.span(prose.index(start))
        before = text[start - 1] if start > first else ""
        after = text[end] if end < last else ""
        if end - start >= 3:
            chinese = any(is_han(char) or char in "”》）“（《，。" for char in before + after)
            if chinese and not re.compile(_LEADER).match(text, end):
                message = f"用了半角的“{match.group()}”：{excerpt(prose, start)}"
                yield Flaw(start, end, message, ("省略号用“……”",), _unless_folded(prose, "……"))
        elif end - start == 1 and _is_full_stop(prose, start, before, after):
            ends = not after or after in "”’）》 　\n"
            hint = "改用“。”" if ends else "句号用“。”，外国人名的间隔号用“·”"
            fix = _unless_folded(prose, "。" if ends else None)
            yield Flaw(start, end, f"用了半角的“.”：{excerpt(prose, start)}", (hint,), fix)


def _unless_folded(prose: Prose, fix: str | None) -> str | None:
    return fix if prose.profile != NORMALIZED else None


def _wide_dots(prose: Prose) -> Iterator[Flaw]:
    """完成．: a wide dot behind Chinese text, not behind a label or between the parts of a foreign name."""
    text = prose.typed
    for match in re.finditer(_WIDE_DOT, text):
        at = match.start()
        first, last = prose.span(prose.index(at))
        before, after = text[at - 1 : at] if at > first else "", text[at + 1 : min(at + 2, last)]
        if not is_han(before) and before not in (*"”’》）〉%％‰℃",):
            continue
        said = re.split("[，。、；：！？．]", text[max(first, at - _SAID) : at])[-1]
        if at - first <= _SAID and re.match(SERIES_LABEL, text[first:at]):
            continue
        ends = not after or after in "”’）》 　"
        if ends or len(said) > _NAME or text[at + 1 : at + 2] in _POINTS:
            sure = ends or len(said) >= _SURE
            hint = "改用“。”" if sure else "句号用“。”，外国人名的间隔号用“·”"
            message = f"用小圆点“．”作句号：{excerpt(prose, at)}"
            yield Flaw(at, at + 1, message, (hint,), _unless_folded(prose, "。" if sure else None))


def _is_full_stop(prose: Prose, at: int, before: str, after: str) -> bool:
    text, index = prose.typed, prose.index(at)
    start, end = prose.span(index)
    hole = text.rfind("【", max(start, at - 40), at)
    if hole >= 0 and "】" not in text[hole:at]:
        return False  # the name of a figure that is not filled in
    if is_han(before) and re.compile(_COUNTED).match(text, at + 1):
        return True
    if re.match(r"[A-Za-z0-9]", after) or prose.wide[at + 1 : at + 2] in (*_POINTS,) or before in (*_POINTS,):
        return False
    if is_han(before) or before in (*"”’》）)〉%％‰℃㎡²³",):
        return not re.match(SERIES_LABEL, text[max(start, at - 8) : at]) or at - start > 7
    if not re.match("[A-Za-z0-9]", before):
        return False
    word = re.search(_LAST_WORD, text[max(start, at - 40) : at + 1])
    said = word["word"] if word else ""
    chinese = sum(map(is_han, text[max(start, at - 60) : at])) >= 4
    if not after.strip() and not text[at + 1 : end].strip():
        plain = re.fullmatch(r"[0-9][0-9.,:/-]{0,20}|[A-Z0-9]{2,6}", said)
        return bool(plain and chinese and prose.lines[index].kind in (PARAGRAPH, NOTE))
    goes_on = is_han(after) and re.fullmatch(r"\d{3,9}|[A-Z]{2,6}", said)
    return bool(goes_on and chinese and at - start > 8)
