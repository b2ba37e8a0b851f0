"""What a unit calls itself: 我局, 全局, 我镇. A report of a 镇 that says 我局 was copied from another unit's (RG6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Flaw

_KINDS = ("局", "镇", "乡", "街道")
_OPENS = (
    r"\s*(?:20\d\d年(?:以来|度)?[，,]?|一年来[，,]|今年以来[，,])?"
    rf"([{HAN}]{{1,12}}?)(局|镇|乡(?!镇|村)|街道)(?:党工委|党组|党委|办事处|人民政府|政府|机关|(?:关于)?20\d\d年|深入|认真|坚持|高度|始终|扎实|紧紧|把|严格|全面|积极|围绕|持续|切实|大力|以)"
)
"""Who speaks, where the text opens with it."""
_WORK = "干部|职工|上下|党员|执法|工作人员|各科|各股|系统"
_SELF = rf"(?<![“‘自])我(局|镇|乡|街道)(?![部面长])|(?<![市县区州院厅委校村])全(局|镇|乡|街道)(?={_WORK})"


def self_names(text: str) -> Iterator[Flaw]:
    """Words by which a unit of another kind than this report's calls itself."""
    if not any(f"{who}{kind}" in text for who in "我全" for kind in _KINDS):
        return
    said = [(match[1] or match[2], match) for match in re.finditer(_SELF, text)]
    opening = re.match(_OPENS, text)
    if not said or not (own := opening[2] if opening else said[0][0]):
        return
    for kind, match in said:
        # 全镇 is also the place that an office works in
        if kind != own and (match[1] or own != "局"):
            hint = "改成本单位的自称；引用别的单位原话的，加引号或写豁免"
            yield Flaw(match.start(), match.end(), f"这是{own}的报告，却自称“{match.group()}”", (hint,))
            return
