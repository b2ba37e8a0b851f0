"""Quotes in narrative: `{{ 行政复议.受理 }}` and `{{ 行政复议.受理|万 }}` are looked up, nothing is computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportgen.diagnostics import near, short
from reportgen.facts.formats import FORMATS
from reportgen.facts.model import Passage, Piece
from reportgen.facts.values import Blank, Figure, FigureError, ValueFault
from reportgen.tuples import NamedTuple

QUOTED = r"\{\{[^{}]*\}\}"
"""Whatever is written as a quote is, right or wrong: for those who count or compare what stands around quotes."""
_QUOTE = re.compile(r"\{\{\s*(?P<name>[^\s{}|%]+)\s*(?:\|\s*(?P<filter>[^\s{}|%]+)\s*)?\}\}")
_SYNTAX = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|[｛{]\s*[｛{％%]|[｝}％%]\s*[｝}]")
_SINGLE = re.compile(r"(?<!\{)\{\s*[^\W\d]\w*(?:\.\w+)+\s*(?:\|\s*\w+\s*)?\}(?!\})")
_FORM = "引用写成 {{ 行政复议.受理 }} 或 {{ 行政复议.受理|万 }}；其他模板语法只能用在模板里"


class QuoteFault(NamedTuple):
    """A fault at `offset` of the text, `length` characters long."""

    offset: int
    length: int
    fault: ValueFault


class Named(NamedTuple):
    """What a name that may be quoted stands for: a value or a text, and its leaf; None for a list, which cannot be."""

    value: Figure | Blank | str | None
    leaf: int


Near = Callable[[str, Iterable[str], str], tuple[str, ...]]
"""A hint that names words near to a wrong one: the word, the known ones, what they are."""


def _near(name: str, known: Iterable[str], _pool: str) -> tuple[str, ...]:
    return near(name, known)


def fill(
    text: str, leaf: int | Callable[[int], int], names: Mapping[str, Named], hint: Near = _near
) -> tuple[Passage, list[QuoteFault]]:
    """The text with its quotes filled in; a faulty one is reported and leaves 【name】.

    `leaf` is that of the text's own characters, or gives that of the line at an offset.
    """
    pieces: list[Piece] = []
    faults: list[QuoteFault] = []
    at = 0
    for match in _QUOTE.finditer(text):
        pieces += _own(text, at, match.start(), leaf)
        faults += _stray(text[at : match.start()], at)
        found = _look_up(match["name"], match["filter"], names, hint)
        if isinstance(found, ValueFault):
            faults.append(QuoteFault(match.start(), len(match.group()), found))
            found = Piece(f"【{match['name']}】", leaf if isinstance(leaf, int) else leaf(match.start()))
        pieces.append(found)
        at = match.end()
    pieces += _own(text, at, len(text), leaf)
    faults += _stray(text[at:], at)
    return Passage(tuple(p for p in pieces if p.text)), faults


def _own(text: str, start: int, end: int, leaf: int | Callable[[int], int]) -> Iterator[Piece]:
    """What stands between quotes, in one piece or a piece a line."""
    if isinstance(leaf, int):
        yield Piece(text[start:end], leaf)
        return
    for line in re.finditer("[^\n]+\n*|\n+", text[start:end]):
        yield Piece(line.group(), leaf(start + line.start()))


def quote_in(text: str) -> str | None:
    """The first thing in a text that is a quote or looks like one."""
    match = _QUOTE.search(text) or _SYNTAX.search(text) or _SINGLE.search(text)
    return match.group() if match else None


def _stray(text: str, start: int) -> list[QuoteFault]:
    match = _SYNTAX.search(text) or _SINGLE.search(text)
    if match is None:
        return []
    fault = ValueFault("RG210", f"正文里的“{match.group()}”不是引用的写法", (_FORM,))
    return [QuoteFault(start + match.start(), len(match.group()), fault)]


def _look_up(name: str, form: str | None, names: Mapping[str, Named], hint: Near) -> Piece | ValueFault:
    named = names.get(name)
    if named is None and name.startswith("上年.") and name.removeprefix("上年.") in names:
        mend = "把上年的事实文件（如 2023.yaml）放在同一个文件夹，或删去这句话"
        return ValueFault("RG209", f"没有可用的上年文件，引用不了“{name}”", (mend,))
    members = [known for known in names if known.startswith(f"{name}.")] if named is None else []
    if members:
        return ValueFault("RG209", f"“{name}”是一组，要写出其中一个", (f"例如 {{{{ {members[0]} }}}}",))
    if named is None:
        few = "、".join(names) if len(names) < 10 else "主题.指标，例如 行政复议.受理；各指标的键见指标目录"
        hints = hint(name, names, "引用") or (f"可以引用：{few}",)
        return ValueFault("RG209", f"没有叫“{short(name)}”的指标或名称", hints)
    value = named.value
    if value is None:
        return ValueFault("RG210", f"“{name}”是列表，不能引用", ("直接写出要印的文字",))
    if isinstance(value, Blank) and value.faulty:
        return Piece(f"【{name}】", named.leaf)
    if isinstance(value, Blank):
        if not value.applicable:
            return ValueFault("RG211", f"引用的“{name}”填的是“不适用”，印不出数", ("删去这句话，或改填数",))
        what, where = ("", name) if name.startswith(("单位.", "要素.")) else ("数", f"指标.{name}")
        return ValueFault("RG211", f"引用的“{name}”还没有填{what}", (f"填写 {where}，或删去这句话",))
    if form is None:
        return Piece(str(value), named.leaf)
    if form not in FORMATS:
        return ValueFault("RG210", f"引用里没有“{short(form)}”这种写法", (f"可用：{'、'.join(FORMATS)}",))
    if not isinstance(value, Figure):
        return ValueFault("RG210", f"“{name}”不是数，不能用“{form}”", ("去掉竖线和后面的字",))
    try:
        return Piece(FORMATS[form](value), named.leaf)
    except FigureError as error:
        return ValueFault("RG210", str(error), ("去掉竖线和后面的字",))
