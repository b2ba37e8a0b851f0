"""Figures of a unit that stand otherwise in what it published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic, Related
from reportgen.document.editions import Edition
from reportgen.document.nodes import Document
from reportgen.facts.equations import LAST_YEAR
from reportgen.office.bases import Base
from reportgen.office.rebuilding import compose
from reportgen.office.retracing import Retraced, retrace
from reportgen.pipeline import Loaded
from reportgen.readers.docx.read import SIZE_LIMIT
from reportgen.readers.docx.receive import receive
from reportgen.readers.text import WANTED
from reportgen.reading import is_file, read_bytes, top_of
from reportgen.workshop import Workshop

_WANTED = WANTED._replace(name="Word 文件", example="2024-公开.docx")
_PLAIN = re.compile(r"[\w.（）()〔〕、—-]+")
"""Names of units that may be names of files."""


def differences(loaded: Loaded, folder: Path, below: str, workshop: Workshop) -> tuple[Diagnostic, ...]:
    """What the published report says that the facts do not; a report that is not there, or cannot be read, too."""
    facts = loaded.facts
    place = top_of(project.shown(loaded.path))
    tried = tuple(dict.fromkeys(_places(loaded, folder, below)))
    path = next((path for path in tried if is_file(path)), None)
    if path is None:
        names = "、".join(project.shown(path) for path in tried[:4])
        hint = f"找过 {names}：公开的 .docx 放在其中一处"
        return (Diagnostic("RG436", "没有找到这个单位公开的报告，没有核对", place, (hint,)),)
    document = _document(loaded, path, workshop)
    name = project.shown(path)
    read = receive(read_bytes(path, name, SIZE_LIMIT, _WANTED), name)
    if read.value is None or document is None:
        return read.diagnostics or (
            Diagnostic("RG436", "排不出这份报告，没有核对公开的", place, ("先用 reportgen check 看错在哪里",)),
        )
    base = Base(loaded, document, loaded.path, loaded, False, True, "", workshop)
    made = retrace(base, read.value, None)
    own = [row for row in made.rows if not row.row.path.startswith(LAST_YEAR)]
    return tuple(found for row in own if facts.figure(row.row.path) is not None for found in _findings(row, name))


def _places(loaded: Loaded, folder: Path, below: str) -> Iterator[Path]:
    """Where a unit's report may lie: as `build -o` puts it, or by the unit's name or code, or by its folder's."""
    names = [f"{loaded.path.stem}-公开.docx", f"{loaded.path.stem}.docx"]
    unit = loaded.facts.unit
    for name in names:
        yield folder / below / name
    for own in (unit.name, unit.code, loaded.path.absolute().parent.name):
        if own and _PLAIN.fullmatch(str(own)):
            yield folder / f"{own}.docx"
            yield from (folder / str(own) / name for name in names)


def _document(loaded: Loaded, path: Path, workshop: Workshop) -> Document | None:
    """The report that the facts make, in the edition that lies there."""
    edition = Edition.PUBLIC if path.stem.endswith("-公开") else Edition.UPWARD
    made = compose(loaded, edition, workshop).value
    return made.document if made is not None else None


def _findings(row: Retraced, name: str) -> Iterator[Diagnostic]:
    """The places where another number stands; a sentence that was not published at all is none."""
    for standing in row.standings:
        after = standing.after
        if standing.kept or after is None or not re.search("[0-9]", after.said):
            continue
        message = f"“{row.row.path}”在事实文件里是 {row.row.value}，公开的是 {' '.join(after.said.split())}"
        hints = ("核对哪一个对：公开错了的更正公开的，填错了的更正事实文件",)
        related = (Related(f"第{after.number}段", top_of(name)),)
        yield Diagnostic("RG435", message, row.row.place, hints, related)
