"""What the words of a table may quote: `{{ 年度 }}`, `{{ 单位.名称 }}`, `{{ 要素.件数单位|宗 }}`.

What stands behind the bar is printed where the facts do not give the 要素.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from reportgen.facts.model import Day, Element, Facts, Words
from reportgen.origin import Literal, Origin

QUOTE = r"\{\{ *(?:(年度|上年度)|单位\.(名称|简称|自称)|要素\.(\w+) *\| *([^{}|\s]+)) *\}\}"
NOTHING: Mapping[str, str] = MappingProxyType({})
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


def worded(text: str, year: int, said: Mapping[str, str] = NOTHING) -> str:
    """The text for a form that is to be filled in: the year, and what is `said` already by its path (要素.件数单位).

    What is not said yet: “本单位”, and what is printed without the 要素.
    """

    def quoted(match: re.Match[str]) -> str:
        asked, unit, element, otherwise = match.groups()
        if asked:
            return str(year - (asked == "上年度"))
        if unit:
            return said.get(f"单位.{unit}") or said.get("单位.名称") or "本单位"
        return said.get(f"要素.{element}") or str(otherwise)

    return re.sub(QUOTE, quoted, text)


def unit_quoted(unit: str, texts: Iterable[str]) -> str:
    """A unit as the form's own texts have it: a quote where one stands for it there, else the unit."""
    quotes = (match for text in texts for match in re.finditer(QUOTE, text))
    return next((match.group() for match in quotes if match[4] == unit), unit)


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
