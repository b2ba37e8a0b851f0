"""Step: the head of page 1: issuer mark, document number, red rule, title, addressee."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from reportgen.readers.pages.glyphs import MM, Line, Rule, rounded
from reportgen.readers.pages.report import Finding, Measured, PageCheck, same, within
from reportgen.readers.pages.scene import Scene
from reportgen.readers.pages.wording import DOCUMENT_NUMBER, SIGNER

NAMES_AFTER: Final = re.compile("[：号]")
"""What stands before signers' names on the line of the number."""

SMALLEST_MARK: Final = 20
"""Points."""

SHORTEST_RED_RULE: Final = 100
"""Millimetres."""

LONGEST_TITLE: Final = 6
"""Lines."""

INK_MARGIN: Final = (2, 4)
"""How far around the issuer mark its ink is looked for, sideways and up and down (pt)."""


@dataclass(frozen=True)
class _Head:
    """The parts that page 1 shows."""

    lines: tuple[Line, ...]
    mark: tuple[Line, ...]
    rule: Rule | None
    number: Line | None
    title: tuple[Line, ...]


def findings(scene: Scene) -> Iterator[Finding]:
    """Places, sizes and faces from the issuer mark down to the addressee."""
    head = _find(scene)
    if head.mark:
        yield from _mark(head, scene)
    if head.number:
        yield from _number(head.number, head, scene)
    if head.mark:
        number, rule = head.number is not None, head.rule is not None
        yield PageCheck("document number found", "True", number, number)
        yield PageCheck("red rule found", "True", rule, rule)
    if head.rule:
        yield from _rule(head.rule, head, scene)
    if head.title:
        yield from _title(head, scene)
    else:
        yield PageCheck("title found", "22 pt lines", False, False)
    yield from _addressee(head, scene)
    if head.title:
        text = _text_below(head)
        yield PageCheck("text on page 1", ">=1 line", text, text > 0)


def _text_below(head: _Head) -> int:
    """Lines of page 1 below the title and the addressees."""
    below = [line for line in head.lines if line.y > head.title[-1].y]
    last = next((index for index, line in enumerate(below) if line.text.endswith("：")), -1)
    return len(below) - last - 1


def _find(scene: Scene) -> _Head:
    first = scene.sheets[0]
    mark = tuple(line for line in first.body if line.red and line.size > SMALLEST_MARK)
    rule = next((rule for rule in first.rules if rule.red and rule.width * MM > SHORTEST_RED_RULE), None)
    numbers = (
        line
        for line in first.body
        if DOCUMENT_NUMBER.search(line.text) and not line.in_table and (rule is None or line.y < rule.y)
    )
    number = next(numbers, None) if mark or rule else None
    return _Head(first.body, mark, rule, number, _title_block(scene, rule))


def _title_block(scene: Scene, rule: Rule | None) -> tuple[Line, ...]:
    """Large lines below the rule, up to the first wide gap."""
    start = rule.y if rule else 0
    smallest = scene.grid.em + 1.5
    large = [
        line
        for line in scene.sheets[0].body
        if line.y > start and not line.red and not line.in_table and line.size >= smallest
    ][:LONGEST_TITLE]
    block = large[:1]
    for line in large[1:]:
        if line.y - block[-1].y < 3 * line.size:
            block.append(line)
    return tuple(block)


def _mark(head: _Head, scene: Scene) -> Iterator[Finding]:
    first, (beside, around) = head.mark[0], INK_MARGIN
    within_box = (first.x0 - beside, first.top - around, first.x1 + beside, first.bottom + around)
    ink = scene.ink.edges(1, within_box, red=True)
    top = rounded(ink[1] * MM - scene.box.top) if ink else None
    yield Measured(
        "red_head",
        {
            "text": "".join(line.text for line in head.mark),
            "size_pt": first.size,
            "font": first.role,
            "ink_top_below_box_top_mm": top,
            "centre_offset_mm": rounded((first.centre - scene.grid.middle) * MM),
        },
    )
    yield within("issuer mark: top below the box top (mm)", top, scene.wanted("red_top"))
    yield same("issuer mark: font", first.role, scene.standard.role("title"))


def _number(number: Line, head: _Head, scene: Scene) -> Iterator[Finding]:
    grid = scene.grid
    top = head.mark[-1].y if head.mark else 0
    block = [line for line in head.lines if top < line.y <= number.y]  # several signers stand on several lines
    upward = any(SIGNER in line.text for line in block)
    item: dict[str, Any] = {
        "text": number.text,
        "size_pt": number.size,
        "font": number.role,
        "upward": upward,
    }
    if upward:
        item["left_blank_chars"] = rounded(grid.indent(number.x0))
        item["right_blank_chars"] = rounded(grid.blank_after(number.x1))
        name = NAMES_AFTER.split(number.text)[-1]
        face = Counter(glyph.role for glyph in number.glyphs[-len(name) :]).most_common(1)[0][0]
        item["signer_font"] = face
        yield within("document number: left blank (characters)", item["left_blank_chars"], scene.wanted("number_blank"))
        if SIGNER in number.text:
            yield within("signer: right blank (characters)", item["right_blank_chars"], scene.wanted("number_blank"))
        yield same("signer name font", face, scene.standard.role("kai"))
    else:
        item["centre_offset_mm"] = rounded((number.centre - grid.middle) * MM)
        yield within("document number centred (mm off)", item["centre_offset_mm"], scene.wanted("title_off"))
    if head.mark:
        gap = rounded((block[0].top - head.mark[-1].bottom) / grid.line_pitch)
        item["gap_lines"] = gap
        yield within("document number: lines below the issuer mark", gap, scene.wanted("number_gap_lines"))
    yield Measured("document_number", item)


def _rule(rule: Rule, head: _Head, scene: Scene) -> Iterator[Finding]:
    width = rounded(rule.width * MM)
    item: dict[str, Any] = {
        "y_mm": rounded(rule.y * MM),
        "width_mm": width,
        "thickness_mm": rounded(rule.thickness * MM),
        "left_mm": rounded(rule.x0 * MM),
    }
    above = [line for line in head.lines if line.y < rule.y]
    if above:
        item["gap_above_mm"] = rounded((rule.y - rule.thickness / 2 - above[-1].bottom) * MM)
        yield within("red rule: below the number (mm)", item["gap_above_mm"], scene.wanted("rule_gap"))
    yield within("red rule: width (mm)", width, scene.wanted("text_w"))
    yield Measured("red_rule", item)


def _title(head: _Head, scene: Scene) -> Iterator[Finding]:
    block, grid = head.title, scene.grid
    first = block[0]
    offsets = [rounded((line.centre - grid.middle) * MM) for line in block]
    pitches = [below.y - above.y for above, below in pairwise(block)]
    item: dict[str, Any] = {
        "lines": [line.text for line in block],
        "size_pt": first.size,
        "font": first.role,
        "centre_offsets_mm": offsets,
        "pitch_pt": rounded(pitches[0]) if pitches else None,
        "widths_chars": [rounded((line.x1 - line.x0) / line.size, 1) for line in block],
    }
    if head.rule:
        gap = rounded((first.top - head.rule.y) / grid.line_pitch)
        item["gap_lines_below_rule"] = gap
        yield within("title: lines below the red rule", gap, scene.wanted("title_gap_lines"))
    gap_below = _gap_below_title(head, scene)
    if gap_below is not None:
        item["gap_lines_to_text"] = gap_below
    yield Measured("title", item)
    yield within("title size (pt)", first.size, scene.wanted("title_pt"))
    yield same("title font", first.role, scene.standard.role("title"))
    yield within("title centred (worst offset, mm)", max(offsets, key=abs), scene.wanted("title_off"))


def _gap_below_title(head: _Head, scene: Scene) -> float | None:
    last = head.title[-1]
    below = next((line for line in head.lines if line.y > last.y), None)
    return None if below is None else rounded((below.top - last.bottom) / scene.grid.line_pitch)


def _addressee(head: _Head, scene: Scene) -> Iterator[Finding]:
    grid = scene.grid
    below = [line for line in head.lines if not head.title or line.y > head.title[-1].y]
    if not below or not below[0].text.endswith("："):
        return
    line = below[0]
    indent = rounded(grid.indent(line.x0))
    wanted = scene.wanted("addressee_off")
    yield Measured("addressee", {"text": line.text, "indent_chars": indent})
    flush = abs(line.x0 - grid.left) < wanted.tolerance * grid.em
    yield PageCheck("addressee flush left", str(wanted), indent, flush)
    if head.title:
        gap = _gap_below_title(head, scene)
        yield within("addressee: lines below the title", gap, scene.wanted("addressee_gap_lines"))
