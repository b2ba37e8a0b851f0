"""The files of one report, and what they say before anything in them is validated."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.indicators import Catalogue
from reportgen.facts.schema import COMPARISON, FACTS, OFFICE
from reportgen.records import Reader, is_blank
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, Scalar


class Sheet(NamedTuple):
    """A parsed file."""

    source: Source
    root: Node


class Sheets(NamedTuple):
    """The files of one report: its own, the office's standing facts, last year's, those of the years before that."""

    main: Sheet
    office: Sheet | None = None
    previous: Sheet | None = None
    earlier: tuple[Sheet | None, ...] = ()
    """For charts alone, the nearest year first; None for a year without a file."""
    catalogues: tuple[Catalogue | None, ...] = ()
    """Of last year's file and of those before it, where they were written for other packs."""


def pack_name(sheets: Sheets) -> Outcome[tuple[str, Sheet, Node]]:
    """The pack that the facts file or else the office names, with where it does; needed before a catalogue is known."""
    for sheet in (sheets.main, sheets.office):
        node = _at(sheet.root, "模板") if sheet is not None else None
        if sheet is None or node is None:
            continue
        if not isinstance(node, Scalar):
            wrong = Reader(sheet.source)
            wrong.scalar(node, "模板")
            return Outcome(None, tuple(wrong.faults))
        if not is_blank(node):
            return Outcome((node.text.strip(), sheet, node))
    reader = Reader(sheets.main.source)
    if not isinstance(sheets.main.root, Tree):
        reader.mapping(sheets.main.root, "")
    else:
        field = next(f for f in FACTS if f.key == "模板")
        reader.missing(field, sheets.main.root, "")
    return Outcome(None, tuple(reader.faults))


def office_faults(sheets: Sheets) -> tuple[Diagnostic, ...]:
    """Keys of 办公室.yaml that nobody reads: why the pack that it names may not have been found."""
    if sheets.office is None:
        return ()
    reader = Reader(sheets.office.source)
    reader.fields(sheets.office.root, OFFICE, "")
    return tuple(reader.faults)


def is_comparison_only(root: Node) -> bool:
    """Whether a file says 用途: 仅供比较, and so is never built."""
    purpose = _at(root, "用途")
    return isinstance(purpose, Scalar) and purpose.text == COMPARISON


def said(sheet: Sheet, *keys: str) -> Scalar | None:
    """The scalar under a path of keys before anything is validated; None where there is no such scalar."""
    node = _at(sheet.root, *keys)
    return node if isinstance(node, Scalar) else None


def _at(root: Node, *keys: str) -> Node | None:
    node: Node | None = root
    for key in keys:
        node = node.get(key) if isinstance(node, Tree) else None
    return node


def first_said(sheets: Iterable[Sheet | None], *keys: str) -> tuple[Sheet, Scalar] | None:
    """The same, of the first of several files (a report's own, the standing one) that says anything; with which."""
    found = ((sheet, said(sheet, *keys)) for sheet in sheets if sheet is not None)
    return next(((sheet, scalar) for sheet, scalar in found if scalar is not None and not is_blank(scalar)), None)


def first_text(sheets: Iterable[Sheet | None], *keys: str) -> str:
    """What the first of several files says under a path; "" where none does."""
    found = first_said(sheets, *keys)
    return found[1].text.strip() if found is not None else ""
