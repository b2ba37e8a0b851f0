"""A section of an old report as what a facts file says of it: points, their headings and texts, and their setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.facts.labels import PART, TABLE
from reportgen.facts.numerals import chinese_number
from reportgen.facts.stops import ends_sentence
from reportgen.importing.outline import Piece, Section
from reportgen.records import Field, Kind
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import group_node, list_node, prose_node, text_node
from reportgen.yaml_text.tree import Node

_MOST = 20
"""Points that 一是 … may count."""
_HEADING = 30
"""Characters of the sentence that a point opens with, where it is taken for its heading."""
_DEPTH = 3
_BY_ITSELF = 3
"""From this level on (1.), a text without a heading has a number, too."""
_INLINE, _APART = "连排", "分段"


class Point(NamedTuple):
    """A point: its heading ("" for none), paragraphs, and the points below; `runs_on`: its text runs on behind both."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    setting: str = ""
    """How the points below are set: 连排, 分段 or 序号, "" where there are none."""
    runs_on: bool = False
    items: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    """What the pack declares for points of the section (项目)."""
    label: str = ""
    stop: str = ""
    """The number that the old report sets before it, and the mark that closes its heading."""


class Told(NamedTuple):
    """A section: what stands before its points, these, and the setting (体例) that they show."""

    lead: tuple[str, ...]
    points: tuple[Point, ...]
    style: Mapping[str, str]
    typed: tuple[str, ...] = ()
    """Paragraphs of these that keep their numbers as text, since no setting prints such."""


def told(section: Section, items: tuple[Field, ...] = ()) -> Told:
    """The text of a section; tables are left out. `items` are what its first points may carry besides (项目)."""
    pieces = [piece for piece in section.pieces if piece.table is None]
    levels = [piece.level for piece in pieces if piece.level]
    style = {"标题": "段首" if section.runs_on else "部分" if re.match(PART, section.label) else "独行"}
    if not levels:
        lines = tuple(piece.text for piece in pieces)
        lead, counted, setting = _counted(lines)
        if counted and (setting == _INLINE) == section.runs_on:
            return Told(lead, tuple(_opened(item) for item in counted), style | {"小标题": "一是"})
        return Told(lines, (), style)
    base = min(levels)
    first = next(i for i, piece in enumerate(pieces) if piece.level == base)
    if any(piece.level for piece in pieces[:first]):
        first = next(i for i, piece in enumerate(pieces) if piece.level)
    lead = tuple(p.text for p in pieces[:first])
    points = _points(pieces[first:], 1, items)
    kept, typed = _typed(points) if base < _BY_ITSELF and not items else (points, ())
    if not kept:
        return Told((*lead, *typed), (), style, typed)
    return Told(lead, (*kept, *(Point("", (line,)) for line in typed)), style | _style(kept, base), typed)


def _typed(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """The points that the program numbers, and the paragraphs of those that stand with their numbers as they are.

    No 体例 prints （一） before a text without a heading, or a heading without a text; from the first such point on,
    the numbers are typed, unless there are points below any.
    """
    bare = (i for i, p in enumerate(points) if p.label and not ((p.heading and p.lines) or p.points or p.items))
    at = next(bare, len(points))
    rest = points[at:]
    if any(p.points or p.items or not p.label for p in rest):
        return points, ()
    return points[:at], tuple(line for point in rest for line in _with_number(point))


def _with_number(point: Point) -> Iterator[str]:
    first, *more = point.lines if point.runs_on else ("", *point.lines)
    yield f"{point.label}{point.heading}{point.stop}{first}"
    yield from more


def _points(pieces: Sequence[Piece], depth: int, items: tuple[Field, ...] = ()) -> tuple[Point, ...]:
    """Points with all that stands below each; the first piece has a level."""
    base = pieces[0].level
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.level and piece.level <= base:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return tuple(_itemized(group, depth, items) for group in groups)


def _itemized(group: Sequence[Piece], depth: int, fields: tuple[Field, ...]) -> Point:
    """A point with its 项目, where its last paragraph consists of them: （牵头单位：甲局；完成时限：年底前）."""
    found = _items(group[-1].text, fields) if fields and len(group) > 1 and not group[-1].level else ()
    below = group[1 : len(group) - bool(found)]
    return _point(group[0], below, depth)._replace(items=found, label=group[0].label, stop=group[0].stop)


def _items(text: str, fields: tuple[Field, ...]) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    kinds = {field.key: field.kind for field in fields}
    bare = re.fullmatch("[（(](.*)[）)]。?", text)
    parts = [part.partition("：") for part in re.split("[；;]", bare[1])] if bare else []
    if not parts or any(key not in kinds or not said for key, _, said in parts):
        return ()
    return tuple((key, tuple(said.split("、")) if kinds[key] is Kind.TEXTS else said) for key, _, said in parts)


def _point(head: Piece, below: Sequence[Piece], depth: int) -> Point:
    at = next((i for i, piece in enumerate(below) if piece.level), len(below))
    lines = tuple(text for text in (head.text, *(piece.text for piece in below[:at])) if text)
    runs_on = bool(head.text)
    if at < len(below) and depth < _DEPTH:
        return Point(head.heading, lines, _points(below[at:], depth + 1), "序号", runs_on)
    lines += tuple(f"{piece.heading}。{piece.text}" if piece.heading else piece.text for piece in below[at:])
    lead, items, setting = _counted(lines)
    if items and head.heading and depth == 1:
        return Point(head.heading, lead, tuple(_opened(item) for item in items), setting, runs_on)
    return Point(head.heading, lines, runs_on=runs_on)


def _counted(lines: Sequence[str]) -> tuple[tuple[str, ...], list[str], str]:
    """What stands before 一是 …, the points that it counts, and whether they run on or stand apart; none: no points."""
    nothing = tuple(lines), list[str](), ""
    starts = [i for i, line in enumerate(lines) if line.startswith("一是")]
    if len(starts) == 1 and len(lines) - starts[0] > 1:
        items = lines[starts[0] :]
        if all(line.startswith(f"{chinese_number(n)}是") for n, line in enumerate(items, 1)):
            bare = [line[len(f"{chinese_number(n)}是") :] for n, line in enumerate(items, 1)]
            return tuple(lines[: starts[0]]), bare, _APART
        return nothing
    if not lines:
        return nothing
    cuts = _cuts(lines[-1])
    if len(cuts) < 2:
        return nothing
    stops = [*(start for start, _ in cuts[1:]), len(lines[-1])]
    items = [lines[-1][end:stop] for (_, end), stop in zip(cuts, stops)]
    before = lines[-1][: cuts[0][0]]
    return (*lines[:-1], *([before] if before else [])), items, _INLINE


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where 一是, 二是 … stand, each at the beginning of a sentence and in order; [] where any does not."""
    found: list[tuple[int, int]] = []
    for number in range(1, _MOST):
        mark = f"{chinese_number(number)}是"
        at = [m.start() for m in re.finditer(f"(?:^|(?<=[。！？”])){mark}", text)]
        if len(at) != 1 or (found and at[0] < found[-1][1]):
            return [] if at else found
        found.append((at[0], at[0] + len(mark)))
    return found


def _opened(text: str) -> Point:
    """A point whose first sentence is short and says no number: it is the heading."""
    first, stop, rest = text.partition("。")
    if stop and rest and len(first) <= _HEADING and not re.search("[0-9；;：:{]", first):
        return Point(first, (rest,), runs_on=True)
    return Point("", (text,))


def _style(points: tuple[Point, ...], base: int) -> dict[str, str]:
    """体例: how the first points and those below them are set, where it shows."""
    style: dict[str, str] = {}
    headed = [point for point in points if point.heading]
    if headed:
        runs_on = sum(point.runs_on for point in headed) * 2 > len(headed)
        tables = all(re.match(TABLE, point.label) for point in headed) and not runs_on
        style["小标题"] = "表" if tables else ("序号" if base >= 3 else "") + ("段首" if runs_on else "独行")
    elif base >= 3:
        style["小标题"] = "序号段首"
    settings = [point.setting for point in points if point.setting]
    if settings:
        style["要点"] = max(dict.fromkeys(settings), key=settings.count)
    return style


def node_of(section: Told, heading: str = "", order: str = "标题") -> Node:
    """The value under 正文.键; `heading` is the section's own, "" where the pack's holds."""
    title = [(order, text_node(heading))] if heading else []
    if not section.points and not title:
        return _text(section.lead)
    points = list_node(_point_node(point) for point in section.points)
    if not section.lead and not title:
        return points
    lead = [("导语", _text(section.lead))] if section.lead else []
    return group_node([*title, *lead, *([("要点", points)] if section.points else [])])


def _point_node(point: Point) -> Node:
    """A point as a text, or as a group of what it has."""
    if not point.heading and not point.points and not point.items:
        return _text(point.lines)
    entries: list[tuple[str, Node]] = [("小标题", text_node(point.heading))] if point.heading else []
    if point.points:
        entries += [("导语", _text(point.lines))] if point.lines else []
        entries.append(("要点", list_node(_point_node(p) for p in point.points)))
    elif point.lines:
        entries.append(("内容", _text(point.lines)))
    elif not point.items:  # a heading alone would be no point
        closed = point.heading if ends_sentence(point.heading) else f"{point.heading}。"
        return _text((closed,))
    entries += [(key, list_node(map(text_node, v)) if isinstance(v, tuple) else text_node(v)) for key, v in point.items]
    return group_node(entries)


def _text(lines: Sequence[str]) -> Node:
    """Paragraphs, a line each; a tab within one is a space."""
    return prose_node("\n".join(re.sub(r"[ \u3000]*\t[ \u3000]*", " ", line).replace("\ufeff", "") for line in lines))
