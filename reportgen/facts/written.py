"""The narrative of a facts file paragraph by paragraph as it is written, quotes and all, for comparing two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.facts.carrying import HEADINGS, STRUCTURE, marks
from reportgen.records import join
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.places import TextPlaces
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence

_COMMENT = re.compile(r"\s*(?:#.*)?")


class Written(NamedTuple):
    """A paragraph; `carried` where it stands right under a mark of `new --from` that nobody has taken away."""

    text: str
    place: Place
    carried: bool = False


def narrative(source: Source, root: Node, skipped: tuple[str, ...] = ()) -> Iterator[Written]:
    """Every paragraph of 正文 but for headings, names of themes and sentences, and the sections `skipped`."""
    body = root.get("正文") if isinstance(root, Mapping) else None
    under = _below(source, frozenset(mark.line for mark in marks(source, root)))
    for entry in body.entries if isinstance(body, Mapping) else ():
        if entry.key.text not in skipped:
            for scalar, path, first in _texts(entry.value, join("正文", entry.key.text), entry.key.span.line):
                yield from _paragraphs(source, scalar, path, first in under)


def _below(source: Source, marked: frozenset[int]) -> frozenset[int]:
    """The lines right under marks, other comments between them or none."""
    found: set[int] = set()
    pending = False
    for number, line in enumerate(source.lines if marked else (), 1):
        if number in marked:
            pending = True
        elif pending and not _COMMENT.fullmatch(line):
            found.add(number)
            pending = False
    return frozenset(found)


def _texts(node: Node, path: str, first: int) -> Iterator[tuple[Scalar, str, int]]:
    """Each text with its key path and the line of its key, or of itself in a list."""
    if isinstance(node, Scalar):
        yield node, path, first
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _texts(item, join(path, index), item.span.line)
    else:
        for entry in node.entries:
            if entry.key.text not in (*STRUCTURE, *HEADINGS):
                yield from _texts(entry.value, join(path, entry.key.text), entry.key.span.line)


def _paragraphs(source: Source, scalar: Scalar, path: str, carried: bool) -> Iterator[Written]:
    places = TextPlaces(source, scalar, path)
    at = 0
    for line in scalar.text.split("\n"):
        if line.strip():
            yield Written(line.strip(), places.at(at + len(line) - len(line.lstrip()), len(line.strip())), carried)
        at += len(line) + 1
