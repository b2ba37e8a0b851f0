"""How the parts of an official document are recognised by their words and marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FULL_STOPS: Final = "，。、；：？！"
NO_LINE_START: Final = FULL_STOPS + "）》〉」』】〕”’％"
NO_LINE_END: Final = "（《〈「『【〔“‘"
AMBIGUOUS: Final = "“”‘’—…·"
"""Marks that belong to Latin and to Chinese faces alike."""

DATE: Final = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
PAGE_NUMBER: Final = re.compile(r"^[—–―\-－一]\s*(\d+)\s*[—–―\-－一]$")
DOCUMENT_NUMBER: Final = re.compile(r"〔\d{4}〕\s*\d+\s*号")
ANNEX_NOTE: Final = re.compile(r"^附件：(\d+[.．])?")
ANNEX_ITEM: Final = re.compile(r"^(\d+[.．])?")
YEAR: Final = re.compile(r"\d{4}年")
SIGNER: Final = "签发人"
PRINTED_BY: Final = "印发"
NO_TEXT_ON_THIS_PAGE: Final = "此页无正文"

LEVELS: Final = (
    (1, re.compile(r"^[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"^（[一二三四五六七八九十]{1,3}）")),
    (3, re.compile(r"^\d{1,2}[.．](?!\d)")),
    (4, re.compile(r"^（\d{1,2}）")),
)


def is_hanzi(text: str) -> bool:
    """Whether `text` begins with a Chinese character of the basic block."""
    return "\u4e00" <= text[:1] <= "\u9fff"


def is_wide(text: str) -> bool:
    """Whether the first character of `text` takes a whole em in a Chinese face."""
    first = text[:1]
    return unicodedata.east_asian_width(first) in "WF" or first in AMBIGUOUS


def heading_level(text: str) -> tuple[int, int] | None:
    """The level (1-4) whose number opens `text`, and the length of that number."""
    for level, pattern in LEVELS:
        found = pattern.match(text)
        if found:
            return level, found.end()
    return None


def page_number(text: str) -> int | None:
    """The number in a page-number line such as `— 3 —`."""
    found = PAGE_NUMBER.match(text.replace(" ", ""))
    return int(found.group(1)) if found else None
