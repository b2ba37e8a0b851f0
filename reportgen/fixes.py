"""Floor 1: the mechanical mendings of findings as changes to a text, made all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from reportgen.diagnostics import Diagnostic
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple

ROUNDS = 50
"""How often a text is judged and mended anew, since one mending may stand in the way of another."""


class Change(NamedTuple):
    """The characters of a place become `text`, because of the finding with the code `check`."""

    place: Place
    text: str
    check: str

    @property
    def before(self) -> str:
        """What stands there."""
        return self.place.source.line(self.place.line)[self.place.column - 1 : self.place.end_column - 1]


def changes_of(diagnostics: Iterable[Diagnostic], path: str) -> tuple[Change, ...]:
    """The changes that findings ask for in one file, in the order of its text.

    Of two that overlap the first is made; the other is found again in the mended text, if it is still needed.
    """
    wanted = {
        Change(d.fix.place, d.fix.text, d.code)
        for d in diagnostics
        if d.fix is not None and d.fix.place.source.path == path and _is_within_a_line(d.fix.place, d.fix.text)
    }
    kept: list[Change] = []
    for change in sorted(wanted, key=lambda c: (*c.place.span, c.check, c.text)):
        before = kept[-1].place.span if kept else None
        starts = (change.place.line, change.place.column)
        clear = before is None or starts >= (before.end_line, before.end_column)
        if clear and (before is None or starts > (before.line, before.column)) and change.before != change.text:
            kept.append(change)
    return tuple(kept)


def _is_within_a_line(place: Place, text: str) -> bool:
    return place.span.line == place.span.end_line and not re.search(r"[\r\n]", text)


def applied(source: Source, changes: Sequence[Change]) -> Source:
    """The text with all changes made; they are in order and do not overlap."""
    lines = list(source.lines)
    for number, several in groupby(changes, key=lambda change: change.place.line):
        line, at, parts = lines[number - 1], 0, []
        for change in several:
            parts += [line[at : change.place.column - 1], change.text]
            at = change.place.end_column - 1
        lines[number - 1] = "".join([*parts, line[at:]])
    return Source(source.path, "\n".join(lines))


def as_bytes(source: Source, original: bytes) -> bytes:
    """A text as UTF-8, with the mark at its head and the line ends that the file has had."""
    before = original.decode()
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    ends = [*re.findall("\r\n|\r|\n", before), ""]
    return (mark + "".join(line + end for line, end in zip(source.lines, ends, strict=True))).encode()


def in_the_manner_of(text: str, original: bytes) -> bytes:
    """A text as UTF-8, with the mark at its head and the line ends of a file that it takes the place of."""
    ends = b"\r\n" if b"\r\n" in original else b"\n"
    mark = b"\xef\xbb\xbf" if original.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode().replace(b"\n", ends)
