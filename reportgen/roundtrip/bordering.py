"""Floor 7: what stands directly at a number and makes another number of it: 5千, -5, 5—8, 不足5, 十一.

One table for all that asks whether a number is still the one that was printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportgen.tuples import NamedTuple

OWN_BEFORE, OWN_BEHIND = "约近逾超", "余多万亿"
"""What a figure of the facts may itself begin with, and end with."""
DIGITS, NUMERALS = "0-9０-９", "〇○零一二两三四五六七八九十百千万亿兆几"
_EITHER = DIGITS + NUMERALS
_DASH = "-－—–−~～〜"
_HAN = "\u4e00-\u9fff"
_TABLE: tuple[tuple[str, str], ...] = (
    # before it, behind it
    (f"[{DIGITS}]+[.．,]?|[{DIGITS}]{{1,3}}，", f"[.．,]?[{DIGITS}]+|，[{DIGITS}]{{3}}(?![{DIGITS}])"),
    (f"[{DIGITS}][ \xa0]", f"[ \xa0][{DIGITS}]+"),
    (f"[{NUMERALS}]+", f"[{NUMERALS}]+"),
    (f"[{_EITHER}]点", f"点(?=[{_EITHER}])"),
    ("第|负", "[²³¹⁰-⁹₀-₉①-⑳]+"),
    ("(?<![—–])[-－—–−]|[+＋±<>＜＞≤≥≦≧]", f"[{_DASH}](?=[{_EITHER}])"),
    (f"[{DIGITS}][{_HAN}]{{0,3}}[{_DASH}至到]", f"[{_HAN}]{{0,3}}?[{_DASH}至到](?=[{DIGITS}])"),
    (f"[{DIGITS}][/／∕:：∶×*]|[{_EITHER}]+分之", f"[/／∕:：∶×*](?=[{DIGITS}])|分之(?=[{_EITHER}])"),
    ("百分之|千分之|万分之", "[%％‰‱]|个?[百千]分点|个点|个[百千万亿]|个?成(?![功立果员为都])|个?倍|折|番"),
    (
        "(?<![节合契预条制签违履公])约|(?<![附最])近|逾|超过?|[不未][足到满]"
        "|不?[少低高多大小]于|至[少多]|最[多少高低]|大约",
        f"余|多|来(?=[个件次名人项])|[{_HAN}]{{0,2}}?(?:以[上下内](?![述级诉报])|左右)",
    ),
)
_WINDOW = 12
"""Characters beside a number that are looked at."""


class Spot(NamedTuple):
    """A number in a text: text[start:end]."""

    text: str
    start: int
    end: int

    @property
    def said(self) -> str:
        """The number."""
        return self.text[self.start : self.end]


def widened(spot: Spot) -> Spot:
    """A number with what makes another one of it."""
    before, behind = _borders(spot)
    return Spot(spot.text, spot.start - len(before), spot.end + len(behind))


def is_bare(spot: Spot) -> bool:
    """Whether nothing beside it belongs to a number."""
    return _borders(spot) == ("", "")


def bordered_alike(one: Spot, other: Spot) -> bool:
    """Whether what stands directly at two numbers measures them alike; other digits beside them do not count."""
    return [*map(_key, _borders(one))] == [*map(_key, _borders(other))]


def _borders(spot: Spot) -> tuple[str, str]:
    before, behind = _patterns()
    head = before.search(spot.text[max(spot.start - _WINDOW, 0) : spot.start])
    tail = behind.match(spot.text[spot.end : spot.end + _WINDOW])
    return head[0] if head else "", tail[0] if tail else ""


def _key(border: str) -> str:
    """件增至52 is what 件升至60 is, and ％ what % is."""
    plain = re.sub(r"[0-9]+(?:[.,][0-9]+)*", "#", unicodedata.normalize("NFKC", border))
    return re.sub(f"[{_HAN}]+(?=[至到])", "", plain)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, behind = zip(*_TABLE)
    return re.compile(f"(?:{'|'.join(before)})+$"), re.compile(f"(?:{'|'.join(behind)})+")
