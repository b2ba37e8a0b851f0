"""Errors that a facts file would come to have by what is written into it, and which of the changes bring them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as File

from reportgen import pipeline
from reportgen.checks.wording.table import WORDING
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.facts.entry import FIGURES
from reportgen.roundtrip.grounds import Grounds
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop
from reportgen.yaml_text.putting import Path, Put, put
from reportgen.yaml_text.relisting import at
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar

_TRIED = 40
"""Values that are put back one by one to find which brings an error."""


class Barred(NamedTuple):
    """Why a value may not be written, and the paragraphs of the document that asked for it."""

    fault: Diagnostic
    parts: frozenset[int]


class Errors:
    """What stops a build of a facts file, whatever it says."""

    def __init__(self, path: File, edition: Edition) -> None:
        self.path, self.edition, self.workshop = path, edition, Workshop()

    def of(self, source: Source) -> tuple[Diagnostic, ...]:
        """The errors of a text of the file, with all else as it is today."""
        self.workshop.drafts[self.path] = source
        try:
            loaded = pipeline.load(self.path, self.workshop)
        except ReportgenError:  # 仅供比较: no report is built of it
            return ()
        made = pipeline.compose(loaded.value, self.edition).diagnostics if loaded.value is not None else ()
        return tuple(fault for fault in (*loaded.diagnostics, *made) if fault.is_error)

    def are_gone(self, fault: Diagnostic, grounds: Grounds, path: Path, was: Node | None) -> bool:
        """Whether an error of a text is gone once a value of it is what it was."""
        text = put(grounds.source, grounds.root, (Put(path, was),)).value if isinstance(was, Scalar) else None
        if text is None:
            return False
        return all(other[:2] != fault[:2] for other in self.of(Source(grounds.source.path, text)))


def newly(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The errors that were not there before; one of the same datum was, whatever its numbers are now."""
    known = Counter(_kind(fault) for fault in before)
    for fault in after:
        if known[_kind(fault)]:
            known[_kind(fault)] -= 1
        else:
            yield fault


def is_of_wording(fault: Diagnostic, grounds: Grounds, changed: Iterable[Path]) -> bool:
    """Whether it is about how something is said, not about what: that is for the clerk to mend where it stands.

    One that is about a changed figure is not, though a sentence shows it (5件、3件、2件合计10件 against 13件).
    """
    named = [path for path in _named(fault, grounds) if path[0] == FIGURES]
    of_figure = any(_is_part(path, other) for path in changed for other in named)
    return not of_figure and any(check.code == fault.code for check in WORDING)


def culprits(
    faults: Iterable[Diagnostic], grounds: Grounds, changed: Iterable[Path], then: Node, errors: Errors
) -> Mapping[Path, Diagnostic]:
    """The changed values that errors are about, each with the first of its errors.

    Where an error names none of them, those without whose change (`then` holds what they were) it is gone; else all.
    """
    paths = tuple(dict.fromkeys(changed))
    found: dict[Path, Diagnostic] = {}
    for fault in faults:
        named = list(_named(fault, grounds))
        mine = [path for path in paths if any(_is_part(path, other) for other in named)]
        mine = mine or [path for path in paths[:_TRIED] if errors.are_gone(fault, grounds, path, at(then, path))]
        for path in mine or paths:
            found.setdefault(path, fault)
    return found


def is_changed(before: Node, after: Node, paths: Iterable[Path]) -> bool:
    """Whether one of these values is another in the second tree."""
    return any(_said(at(before, path)) != _said(at(after, path)) for path in paths)


def _named(fault: Diagnostic, grounds: Grounds) -> Iterator[Path]:
    """The values of the file that an error is about."""
    places = (fault.place, *(related.place for related in fault.related))
    known = (grounds.at(p) for p in places if p is not None and p.source.path == grounds.source.path)
    yield from (value[0] for value in known if value is not None)


def _kind(fault: Diagnostic) -> tuple[str, str]:
    return fault.code, fault.path or fault.message


def _is_part(one: Path, other: Path) -> bool:
    """Whether one value is, or holds, the other."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _said(node: Node | None) -> object:
    """A value without its place and form."""
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, Tree):
        return tuple((entry.key.text, _said(entry.value)) for entry in node.entries)
    return tuple(_said(item) for item in node.items)
