"""The numbers of headings and points: how the program writes them, and by what a typed one is known."""

from __future__ import annotations

from reportgen.facts.numerals import chinese_number

_HANZI = "[一二三四五六七八九十百]{1,5}"
_APART = r"[\s：:、]"
PART, TABLE = f"第{_HANZI}部分", f"表{_HANZI}"
"""第一部分, which stands for 一、 where 标题 is 部分; 表一, which stands for （一） where 小标题 is 表."""
TABLE_SET = f"{TABLE}{_APART}+"
"""Blanks alone tell 表一 before a heading from words that begin so (表一类)."""
PART_SET = f"{PART}{_APART}+"
FIRST = rf"{_HANZI}、"
_OTHERS = rf"（{_HANZI}）|{FIRST}|{_HANZI}是|\d+[.．、](?!\d)|（\d+）"
LABELLED = f"(?:{PART_SET}|{TABLE_SET}|{_OTHERS})"
"""Any number that the program sets before a heading, a point or a part, at the head of a text."""
TYPED = f"(?:{PART}{_APART}*|{TABLE_SET}|{_OTHERS})"
"""The same typed into a heading, where 第一部分 is a number even if nothing parts it from what follows."""
SIGNS = "0-9０-９一二三四五六七八九十百〇零（）().．、是①-⑳第部分表\\s"
"""Of what numbers are made, as the inside of a class of characters."""


def label(level: int, number: int) -> str:
    """The number before a heading of `level`: 一、（一）1.（1）."""
    if level in (1, 2):
        hanzi = chinese_number(number)
        return f"{hanzi}、" if level == 1 else f"（{hanzi}）"
    return f"{number}." if level == 3 else f"（{number}）"


def part_label(number: int) -> str:
    """第一部分."""
    return f"第{chinese_number(number)}部分\u3000"


def table_label(number: int) -> str:
    """表一."""
    return f"表{chinese_number(number)}\u3000"


def step(number: int) -> str:
    """一是, before a point."""
    return f"{chinese_number(number)}是"
