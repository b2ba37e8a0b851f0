"""Numbers in plain digits, and Chinese numerals: writing, reading for a hint (never for a value), before units."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_READ = {**{c: i for i, c in enumerate(_DIGITS)}, "〇": 0, "两": 2}

_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def parted_unit(unit: str) -> tuple[int, str]:
    """The power of ten that a unit begins with, and the rest: 万元 is 4 and 元, 百万元 6 and 元, 元 0 and 元."""
    found = re.match(rf"[{''.join(_POWERS)}]+(?=.)", unit)
    return (sum(_POWERS[char] for char in found.group()), unit[found.end() :]) if found else (0, unit)


def plain(value: Decimal) -> str:
    """Digits without exponent or needless zeros: 1E+3 is 1000, 26.10 is 26.1."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_DAY = r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"


def in_digits(day: str) -> str:
    """二〇二四年一月十五日 as 2024年1月15日; any other text as it is."""
    match = re.fullmatch(_DAY, day)
    if match is None:
        return day
    year = "".join(str(_READ["〇" if c == "○" else c]) for c in match[1])
    return f"{year}年{read_chinese_number(match[2])}月{read_chinese_number(match[3])}日"


def chinese_number(value: int) -> str:
    """1 一, 10 十, 12 十二, 107 一百零七, 12000 一万二千; for 0 ≤ value < 10^8.

    Raises:
        ValueError: outside that range.
    """
    if not 0 <= value < 100_000_000:
        raise ValueError(value)
    if value == 0:
        return "零"
    high, low = divmod(value, 10_000)
    text = ""
    if high:
        text = _below_ten_thousand(high) + "万"
        if 0 < low < 1000:
            text += "零"
    text += _below_ten_thousand(low)
    return text[1:] if text.startswith("一十") else text


def _below_ten_thousand(value: int) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[power]
            gap = False
        elif text:
            gap = True
    return text


def counted(value: int) -> str:
    """The numeral before a measure word: 2 is 两 (两个街道), all else as `chinese_number`."""
    return "两" if value == 2 else chinese_number(value)


def read_chinese_number(text: str) -> int | None:
    """The number a Chinese numeral may mean, None where it is none."""
    if not text or any(c not in _READ and c not in "十百千万" for c in text):
        return None
    total = section = digit = 0
    for c in text:
        if c in _READ:
            digit = _READ[c]
        elif c == "万" and not section and not digit:  # 万 alone is no number
            return None
        elif c == "万":
            total, section, digit = (section + digit) * 10_000, 0, 0
        else:
            section += (digit or 1) * 10 ** _UNITS.index(c)
            digit = 0
    return total + section + digit
