"""What the words of a table may quote: `{{ 年度 }}`, `{{ 单位.名称 }}`, `{{ 要素.件数单位|宗 }}`.

What stands behind the bar is printed where the facts do not give the 要素.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.facts.model import Day, Element, Facts, Words
from reportgen.origin import Literal, Origin

QUOTE = r"\{\{ *(?:(年度|上年度)|单位\.(名称|简称|自称)|要素\.(\w+) *\| *([^{}|\s]+)) *\}\}"
FORM = "只能引用 {{ 年度 }}、{{ 上年度 }}、{{ 单位.名称 }} 和 {{ 要素.键|没有填时印的词 }}"


def stray(text: str) -> str:
    """What looks like a quote and is none, "" where there is nothing of the kind."""
    match = re.search(r"\{[{%].*?(?:[}%]\}|$)|\}\}", re.sub(QUOTE, "", text))
    return match.group() if match else ""


def pieces(text: str, own: Literal, facts: Facts) -> Iterator[tuple[str, Origin]]:
    """The text with its quotes filled in, each piece with where it comes from."""
    at = 0
    for match in re.finditer(QUOTE, text):
        yield text[at : match.start()], own
        yield _said(match, own, facts)
        at = match.end()
    yield text[at:], own


def worded(text: str, year: int) -> str:
    """The text for a form that nobody has filled in yet: the year, “本单位”, what is printed without the 要素."""

    def said(match: re.Match[str]) -> str:
        quoted, unit, _, otherwise = match.groups()
        return str(year - (quoted == "上年度")) if quoted else "本单位" if unit else otherwise

    return re.sub(QUOTE, said, text)


def _said(match: re.Match[str], own: Literal, facts: Facts) -> tuple[str, Origin]:
    year, unit, element, otherwise = match.groups()
    if year:
        return str(facts.year - (year == "上年度")), facts.origins[facts.year_leaf]
    named = facts.unit
    own_names: dict[str, Element | None] = {"名称": named.name, "简称": named.short, "自称": named.self_name}
    value = (own_names[unit] or named.name) if unit else facts.elements.get(element)
    if isinstance(value, (Words, Day)):
        return str(value), facts.origins[value.leaf]
    return otherwise or "", own
