"""What a unit calls itself: 我局, 全局, 我镇. A report of a 镇 that says 我局 was copied from another unit's (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Flaw

SELVES = frozenset(who + kind for who in "我全" for kind in "局厅镇乡街")
"""One of these is in every text that is told of."""
_Said = tuple[int, int, str, bool]
"""Where a word stands by which a unit calls itself, the kind in it, and whether it is 全局, not 我局."""
_BEFORE = "“‘自局市县区州院厅委校村"
_OPENS = (
    r"\s*(?:20\d\d年(?:以来|度)?[，,]?|一年来[，,]|今年以来[，,])?"
    rf"([{HAN}]{{1,12}}?)(局|(?<!大)厅|镇|乡(?!镇|村)|街道)(?:党工委|党组|党委|办事处|人民政府|政府|机关|(?:关于)?20\d\d年|深入|认真|坚持|高度|始终|扎实|紧紧|把|严格|全面|积极|围绕|持续|切实|大力|以)"
)
"""Who speaks, where the text opens with it."""
_OWN = "我(?:局|厅|镇|乡|街道)(?![部面长])"
_WHOLE = "全(?:镇|乡(?!镇|村)|街道)"
_OTHER_TOWN = "[^\\W\\d_全各我该本乡城集个][镇乡](?!村|镇)"
"""Another place, whose report it may speak of."""
_ENTIRE = "全(?:局|厅|镇|乡|街道)(?=干部|职工|上下|党员|执法|工作人员|各科|各股|系统)"


def self_names(text: str) -> Iterator[Flaw]:
    """Words by which a unit of another kind than this report's calls itself."""
    said = [*_said(text, _OWN), *_said(text, _ENTIRE)]
    if not said and "全镇" not in text and "全乡" not in text:
        return
    opening = re.match(_OPENS, text)
    if opening and opening[2] not in "局厅":
        others = re.search(_OTHER_TOWN, text[opening.end() :].replace(opening[1], ""))
        said += () if others else _said(text, _WHOLE)
    if not said:
        return
    own = opening[2] if opening else min(said)[2]
    for start, end, kind, entire in sorted(said):
        # 全镇 is also the place that an office works in
        if kind != own and (kind == "厅" or not (entire and own in "局厅")):
            hint = "改成本单位的自称；引用别的单位原话的，加引号或写豁免"
            yield Flaw(start, end, f"这是{own}的报告，却自称“{text[start:end]}”", (hint,))
            return


def _said(text: str, pattern: str) -> Iterator[_Said]:
    """Each such word, but where it is quoted or tells of a greater unit (全市, 全县全局)."""
    for match in re.finditer(pattern, text):
        start, end = match.span()
        if start == 0 or text[start - 1] not in _BEFORE:
            yield start, end, match.group()[1:], match.group()[0] == "全"
