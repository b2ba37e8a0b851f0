"""Floor 7: findings as text for people (full), for editors (concise) and for programs (json, sarif).

People see a finding that comes many times three times and as a count; programs see all.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Severity, arrange
from reportgen.fixes import Change
from reportgen.source import Place, columns, display_width, printable
from reportgen.tuples import NamedTuple

SHOWN = 3
"""How often people are shown a finding of one code in one file."""
LISTED = 20
"""How many places of the others are listed."""


def render(diagnostics: Iterable[Diagnostic], form: str, every: bool = False) -> str:
    """All findings in one of FORMATS, in a stable order; `every` folds none."""
    return FORMATS[form](arrange(diagnostics), every)


class Folded(NamedTuple):
    """A finding that is shown, and those of its kind that are not: the last one shown stands for them."""

    shown: Diagnostic
    others: tuple[Diagnostic, ...] = ()


def fold(diagnostics: Iterable[Diagnostic]) -> tuple[Folded, ...]:
    """The first few of each code in each file, then how many more there are.

    What keeps a file from being read is told one by one: each fault has to be mended by itself.
    """
    kinds: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    order: list[tuple[Diagnostic, tuple[str, str]]] = []
    for d in diagnostics:
        kind = (d.code, d.place.source.path if d.place else "")
        if not (d.is_error and d.code < "RG4" and not d.is_gap):
            kinds[kind].append(d)
            if len(kinds[kind]) > SHOWN:
                continue
        order.append((d, kind))
    last = {kind: several[SHOWN - 1] for kind, several in kinds.items() if len(several) > SHOWN}
    return tuple(Folded(d, tuple(kinds[kind][SHOWN:]) if d is last.get(kind) else ()) for d, kind in order)


def _kept(diagnostics: tuple[Diagnostic, ...], every: bool) -> tuple[Folded, ...]:
    return tuple(Folded(d) for d in diagnostics) if every else fold(diagnostics)


def _count_line(folded: Folded) -> str:
    """How many more, and where."""
    places = [d.place for d in folded.others if d.place is not None]
    lines = list(dict.fromkeys(place.label or str(place.line) for place in places))
    labelled = any(place.label for place in places)
    listed = "、".join(lines[:LISTED]) + ("等" if len(lines) > LISTED else "" if labelled else " ")
    where = "" if not lines else f"：{listed}" if labelled else f"：第 {listed}行"
    return f"还有 {len(folded.others)} 处 {folded.shown.code}{where}（加 --all 全部列出）"


def blocks(diagnostics: Iterable[Diagnostic], form: str, every: bool = False) -> str:
    """As `render`, for people, without a count at the end: that of one file among many tells nothing."""
    found = arrange(diagnostics)
    return _concise(found, every) if form == "concise" else _blocks(found, every)


def _full(diagnostics: tuple[Diagnostic, ...], every: bool) -> str:
    text = _blocks(diagnostics, every)
    return text + (("\n" if text else "") + summary(diagnostics) + "\n" if diagnostics else "")


def _blocks(diagnostics: tuple[Diagnostic, ...], every: bool) -> str:
    blocks = []
    for folded in _kept(diagnostics, every):
        blocks.append("\n".join(_full_lines(folded.shown)) + "\n")
        if folded.others:
            blocks.append(_count_line(folded) + "\n")
    return "\n".join(blocks)


def _full_lines(diagnostic: Diagnostic) -> Iterator[str]:
    yield _headline(diagnostic)
    place = diagnostic.place
    if place is not None and (line := place.source.line(place.line)) and not line.isspace():
        yield from _excerpt(place)
    if diagnostic.path:
        yield f"  位置：{printable(diagnostic.path)}"
    for hint in diagnostic.hints:
        yield f"  改法：{printable(hint)}"
    for related in diagnostic.related:
        yield f"  另见：{where(related.place)} {printable(related.message)}"


def _headline(diagnostic: Diagnostic) -> str:
    start = f"{where(diagnostic.place)}: " if diagnostic.place else ""
    return f"{start}{diagnostic.severity.label} {diagnostic.code}: {printable(diagnostic.message)}"


def where(place: Place) -> str:
    """file:line:column, which editors jump to; a cell of a workbook is found by its label."""
    return f"{printable(place.source.path)}:{place.label or f'{place.line}:{place.column}'}"


_WINDOW = 72
"""Columns of an excerpt; longer lines are cut around the caret."""


def _excerpt(place: Place) -> Iterator[str]:
    """The source line with a caret below; Chinese characters are two columns wide."""
    start = place.column - 1
    end = max(place.end_column - 1, start + 1)
    line, start, end = _window(place.source.line(place.line), start, end)
    line = printable(line)
    gutter = place.label or f"{place.line:>5}"
    yield f"{gutter} | {line.rstrip()}"
    below = " " * display_width(line[:start]) + "^" * max(1, display_width(line[start:end]))
    yield f"{' ' * display_width(gutter)} | {below}"


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """What is shown of a line; only characters near the caret are measured, however long the line is."""
    if len(line) <= 2 * _WINDOW and display_width(line) <= _WINDOW:
        return line, start, end
    start = min(start, len(line))
    left = start - _fitting(reversed(line[max(0, start - _WINDOW) : start]), _WINDOW // 3)
    right = left + _fitting(line[left : start + _WINDOW], _WINDOW)
    head = "…" if left else ""
    tail = "…" if right < len(line) else ""
    return head + line[left:right] + tail, start - left + len(head), min(end, right) - left + len(head)


def _fitting(chars: Iterable[str], room: int) -> int:
    """How many of the characters go into so many columns."""
    widths = itertools.accumulate(map(columns, chars))
    return sum(1 for _ in itertools.takewhile(lambda width: width <= room, widths))


def changed(change: Change) -> str:
    """A mending: where, because of which check, what, and what it became."""
    before, after = (printable(text) for text in (change.before, change.text))
    return f"{where(change.place)} {change.check} “{before}” → “{after}”"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    parts = [f"{severity.label} {count} 处" for severity, count in counts.items() if count]
    return "、".join(parts) if parts else "没有发现问题"


def _concise(diagnostics: tuple[Diagnostic, ...], every: bool) -> str:
    lines = []
    for folded in _kept(diagnostics, every):
        lines.append(_headline(folded.shown))
        if folded.others:
            lines.append(_count_line(folded))
    return "".join(line + "\n" for line in lines)


def _json(diagnostics: tuple[Diagnostic, ...], _every: bool) -> str:
    import json

    return json.dumps([as_data(d) for d in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _sarif(diagnostics: tuple[Diagnostic, ...], _every: bool) -> str:
    from reportgen.sarif import sarif  # the manuals of all checks, which nothing else here needs

    return sarif(diagnostics)


def as_data(diagnostic: Diagnostic) -> dict[str, object]:
    """The JSON shape of a finding; lines and columns are 1-based, null where there is no place.

    A finding in a workbook has `cell` and no line.
    """
    place = diagnostic.place
    line = place if place and not place.label else None
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": place.source.path if place else None,
        "line": line.line if line else None,
        "column": line.column if line else None,
        "end_column": line.end_column if line else None,
        **({"cell": place.label} if place and place.label else {}),
        "path": diagnostic.path,
        "hints": list(diagnostic.hints),
        "related": [
            {"message": r.message, "file": r.place.source.path, "line": r.place.line, "column": r.place.column}
            for r in diagnostic.related
        ],
    }


FORMATS: Mapping[str, Callable[[tuple[Diagnostic, ...], bool], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
}
FOR_PROGRAMS = ("json", "sarif")
"""Forms that go to standard output."""
