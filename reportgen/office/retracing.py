"""Where the figures of a .docx come from that may have been edited, and what was typed over by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Outcome
from reportgen.document.editions import Edition
from reportgen.document.looks import Received
from reportgen.office.bases import Base, find_base
from reportgen.office.belonging import of_another
from reportgen.origin import Fact
from reportgen.readers.docx.read import SIZE_LIMIT, WANTED
from reportgen.readers.docx.receive import receive
from reportgen.reading import read_bytes
from reportgen.roundtrip.printed import Printed, printed_paragraphs
from reportgen.roundtrip.standing import Standing, Stray, stand
from reportgen.source import Place
from reportgen.tracing import LAST_YEAR, Trace, all_rows, is_official, rows_of, said_by, said_row, unknown, values_of
from reportgen.tuples import NamedTuple

_WANTED = WANTED._replace(example="output/2024.docx")


class Current(NamedTuple):
    """What the facts say of a datum today, where that is something else: the value ("" for none) and its place."""

    value: str
    place: Place | None


class Retraced(NamedTuple):
    """A datum of the facts that a file was built from, what became of it in the file, and its value of today.

    `current` is None where it is the same, or where nobody knows.
    """

    row: Trace
    standings: tuple[Standing, ...]
    current: Current | None = None

    @property
    def typed_over(self) -> bool:
        """Whether the file says something else anywhere."""
        return any(not standing.kept for standing in self.standings)


class Retracing(NamedTuple):
    """The data of a file, the numbers in it that stand in no fact, and what it was held against."""

    rows: tuple[Retraced, ...]
    strays: tuple[Stray, ...]
    base: Base


def retrace_file(path: Path, facts: Path | None, edition: Edition | None, wanted: str | None) -> Outcome[Retracing]:
    """All data of a .docx, or those that `wanted` names: a key, or a number that it was built with or has now.

    `facts` and `edition` are those of `find_base`.

    Raises:
        ReportgenError: a file cannot be opened, or nothing has that name or number.
    """
    name = project.shown(path)
    read = receive(read_bytes(path, name, SIZE_LIMIT, _WANTED), name)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    base = find_base(read.value.looks.properties, path, facts, edition)
    found = (*read.diagnostics, *base.diagnostics)
    if base.value is None:
        return Outcome(None, found)
    if base.value.two_way and (fault := of_another(base.value, read.value.paragraphs, path)) is not None:
        return Outcome(None, (*read.diagnostics, fault))
    return Outcome(retrace(base.value, read.value, wanted), found)


def retrace(base: Base, received: Received, wanted: str | None) -> Retracing:
    """The data of a received document by what it was built as.

    Raises:
        ReportgenError: nothing has the name or number that is `wanted`.
    """
    rows = all_rows(base.facts, base.catalogue, base.document)
    known = {row.path: row for row in rows}
    printed = printed_paragraphs(base.document, base.then.bench.pack.layout)
    stood = stand(printed, received.paragraphs, {*known, *_official(printed)})
    by_name = _by_name(stood.standings, known)
    if not wanted:
        chosen: Iterable[Trace] = _chosen(known, by_name)
    else:
        chosen = (*rows_of(rows, base.catalogue, base.document, wanted), *_saying(wanted, known, by_name))
    current = None
    if base.current is not None:
        current = {path: Current(value, place) for path, place, value in values_of(base.current.facts)}
    made = tuple(
        Retraced(row, _standings(row, known, by_name), _moved_on(row, current) if row.path in known else None)
        for row in dict.fromkeys(chosen)
    )
    strays = tuple(stray for stray in stood.strays if not wanted or stray.stretch.said == wanted)
    if wanted and not made and not strays:
        raise unknown(wanted, rows, base.catalogue)
    return Retracing(made, strays, base)


def _official(printed: Iterable[Printed]) -> Iterator[str]:
    """The key paths of 发文字号, dates and the like: of such a number or date no part is told by itself."""
    for one in printed:
        for run in one.content:
            if isinstance(run.origin, Fact) and is_official(run.origin) and re.search("[0-9]", run.text):
                yield run.origin.path


def _by_name(standings: tuple[Standing, ...], known: Mapping[str, Trace]) -> Mapping[str, list[Standing]]:
    """Standings by key path, those without a datum by what printed them."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        for name in [name for name in standing.names if name in known] or [said_by(standing.origin)]:
            found[name].append(standing)
    return found


def _chosen(known: Mapping[str, Trace], by_name: Mapping[str, list[Standing]]) -> Iterator[Trace]:
    """The data of this year, and whatever else is no longer as it was printed."""
    for path, row in known.items():
        if not path.startswith(LAST_YEAR) or any(not standing.kept for standing in by_name.get(path, ())):
            yield row
    for name, standings in by_name.items():
        if name not in known:
            yield from (said_row(s.origin, s.before.said) for s in standings if not s.kept)


def _saying(wanted: str, known: Mapping[str, Trace], by_name: Mapping[str, list[Standing]]) -> Iterator[Trace]:
    """What says a number now that it was not built with."""
    for name, standings in by_name.items():
        for standing in standings:
            if not standing.kept and standing.after is not None and _stands_in(wanted, standing.after.said):
                yield known.get(name) or said_row(standing.origin, standing.before.said)


def _stands_in(number: str, text: str) -> bool:
    """Whether a text has a number by itself, not as part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", text) is not None


def _standings(
    row: Trace, known: Mapping[str, Trace], by_name: Mapping[str, list[Standing]]
) -> tuple[Standing, ...]:
    """The standings of a datum; of a text those of the number alone that its row is about."""
    standings = by_name.get(row.path, ())
    return tuple(s for s in standings if row.path in known or _stands_in(row.value, s.before.said))


def _moved_on(row: Trace, current: Mapping[str, Current] | None) -> Current | None:
    """What the facts say today where that is something else."""
    if current is None:
        return None
    today = current.get(row.path, Current("", None))
    return today if today.value != row.value else None
