"""What a new facts file prints, held against the old report that it was imported from: which paragraphs differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile
from pathlib import Path

from reportgen import pipeline, project
from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.looks import Received
from reportgen.roundtrip.align import Kind, Match, align
from reportgen.roundtrip.printed import Printed, printed_paragraphs
from reportgen.roundtrip.units import Unit, printed_units, word_units
from reportgen.sections.render import render
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_LEAD, _SHOWN = 6, 24
"""Characters that are shown before the first difference, and all in all."""
_FLOWING = ("标题", "附件标题", "署名", "主送", "发文机关标志")
"""Roles whose lines are the program's to break: the same text in other lines is no other text."""


class Otherwise(NamedTuple):
    """Paragraphs of the old report that print otherwise: what stood there and what will; "" where nothing does.

    `numbers` is empty for what the old report did not have; `moved` says that the text stays and its place does not.
    """

    numbers: tuple[int, ...]
    old: str
    new: str
    moved: bool = False


def otherwise(
    target: Path, text: str, received: Received, left: Collection[int], workshop: Workshop
) -> tuple[Otherwise, ...] | None:
    """What differs, in the order of the new text; None where the file cannot be built as it is.

    `left` are the paragraphs of which it is known that they went nowhere.
    """
    printed = _printed(target, text, received, workshop)
    if printed is None:
        return None
    words = [one for one in received.paragraphs if one.number not in left]
    before, after = word_units(words), printed_units(printed)
    found: list[Otherwise] = []
    for match in align([unit.text for unit in before], [unit.text for unit in after]):
        roles = {words[part].role for index in match.old for part in before[index].parts}
        numbers = tuple(words[part].number for index in match.old for part in before[index].parts)
        found += _differing(match, before, after, numbers, flowing=roles <= set(_FLOWING))
    return tuple(found)


def _differing(
    match: Match, before: tuple[Unit, ...], after: tuple[Unit, ...], numbers: tuple[int, ...], flowing: bool
) -> Iterator[Otherwise]:
    if match.kind is Kind.SAME:
        return
    old, new = [before[i].text for i in match.old], [after[i].text for i in match.new]
    if flowing and old and "".join("".join(old).split()) == "".join("".join(new).split()):
        return
    moved = match.kind is Kind.MOVED and old == new
    yield Otherwise(numbers, *_shown("⏎".join(old), "⏎".join(new)), moved)


def _printed(target: Path, text: str, received: Received, workshop: Workshop) -> tuple[Printed, ...] | None:
    """The paragraphs that the file would print in the edition that the old report is."""
    workshop.drafts[target] = Source(project.shown(target), text)
    try:
        loaded = pipeline.load(target, workshop).value
    finally:
        del workshop.drafts[target]
    rendered = render(loaded.bench.engine, loaded.facts).value if loaded is not None else None
    if loaded is None or rendered is None:
        return None
    pack, old = loaded.bench.pack, received.document
    edition = Edition.UPWARD if old.addressees or old.letterhead else Edition.PUBLIC
    made = assemble(loaded.facts, rendered, pack, edition).value
    return printed_paragraphs(made, pack.layout) if made is not None else None


def _shown(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before where they begin to differ."""
    common = len([*takewhile(lambda pair: pair[0] == pair[1], zip(old, new))])
    start = max(common - _LEAD, 0) if old and new and old != new else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN].replace("\x1f", " ")
    return f"{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"
