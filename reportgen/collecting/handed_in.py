"""What one facts file says of its unit and its dates, and how many faults it has: plain data, whatever happens."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen import pipeline
from reportgen.batch.built import Known
from reportgen.batch.run import Memory, Note
from reportgen.batch.tasks import (
    CRASHED,
    FAULTY,
    OTHER_VERSION,
    PASSED,
    SKIPPED,
    Stamp,
    Task,
    Trouble,
    guarded,
    stamp_of,
    workshop,
)
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.facts.model import Day
from reportgen.facts.sheets import first_text
from reportgen.packs.duties import last_day
from reportgen.tuples import NamedTuple


class HandedIn(NamedTuple):
    """A facts file: what became of it (a status of `batch.tasks`), whose it is, its dates as 2025-02-24, its faults.

    "" is what is not written or not known. `report_by` and `publish_by` are the last days that are in time by the
    duties of its pack; `first` is its first error.
    """

    path: str
    status: str
    name: str = ""
    code: str = ""
    level: str = ""
    kind: str = ""
    year: int = 0
    dated: str = ""
    published: str = ""
    report_by: str = ""
    publish_by: str = ""
    errors: int = 0
    warnings: int = 0
    first: str = ""


class Looked(NamedTuple):
    """What was seen of a file, and on what that depends; no stamp where it could not be read to its end."""

    file: HandedIn
    stamp: Stamp | None = None


def look_at(task: Task) -> Looked:
    """One file; whatever happens is told as a result."""
    return guarded(
        task.path, task.program, lambda: _looked_at(Path(task.path)), lambda trouble: Looked(_failed(task, trouble))
    )


def lost(task: Task, message: str, hints: tuple[str, ...]) -> Looked:
    """That the process that looked at a file is no more."""
    return Looked(_failed(task, Trouble(CRASHED, message, hints)))


def memory() -> Memory[Looked]:
    """How it goes into the ledger, so that the same file is not looked at again."""
    return Memory(_note, _again, look_at)


def _note(looked: Looked) -> Note | None:
    if looked.stamp is None:
        return None
    return Note(looked.stamp, looked.file.errors + looked.file.warnings, json.dumps(looked.file).encode())


def _again(task: Task, _known: Known, kept: bytes) -> Looked | None:
    try:
        return Looked(HandedIn(*json.loads(kept))._replace(path=task.path))
    except (ValueError, TypeError):
        return None


def _failed(task: Task, trouble: Trouble) -> HandedIn:
    said = trouble.message or trouble.findings[0].message
    if said == OTHER_VERSION:  # a row has no room for hints, and this one cannot be guessed
        said = "；".join((said, *trouble.hints))
    return HandedIn(task.path, trouble.status, first=said, errors=1)


def _looked_at(path: Path) -> Looked:
    try:
        loaded = pipeline.load(path, workshop())
    except pipeline.ComparisonOnly:
        return Looked(_unread(path)._replace(status=SKIPPED))
    if loaded.value is None:
        return Looked(_counted(_unread(path), loaded.diagnostics))
    return Looked(_read(path, loaded.value, loaded.diagnostics), stamp_of(loaded.value))


def _read(path: Path, loaded: pipeline.Loaded, diagnostics: tuple[Diagnostic, ...]) -> HandedIn:
    facts, duties = loaded.facts, loaded.bench.pack.manifest.duties
    unit, official = facts.unit, facts.official
    level, kind = str(unit.level or ""), str(unit.kind or "")
    days = (last_day(duties, act, level, kind, facts.year) for act in ("报送", "公开"))
    report_by, publish_by = (day.isoformat() if day else "" for day in days)
    found = HandedIn(
        str(path), PASSED, str(unit.name or ""), str(unit.code or ""), level, kind, facts.year,
        _iso(official.dated), _iso(official.published), report_by, publish_by,
    )  # fmt: skip
    composed = pipeline.compose(loaded)
    return _counted(found, (*diagnostics, *composed.diagnostics))


def _counted(found: HandedIn, diagnostics: tuple[Diagnostic, ...]) -> HandedIn:
    errors = [d for d in diagnostics if d.is_error]
    warnings = sum(d.severity is Severity.WARNING for d in diagnostics)
    first = errors[0].message if errors else ""
    status = FAULTY if errors else found.status
    return found._replace(status=status, errors=len(errors), warnings=warnings, first=first)


def _unread(path: Path) -> HandedIn:
    """Whose a file is that no report is made of, as far as it can be read at all."""
    office = workshop().office(path)
    main, standing = workshop().read(path).value, workshop().sheet(office).value if office is not None else None
    name, code, level, kind = (first_text((main, standing), "单位", key) for key in ("名称", "代码", "层级", "类别"))
    return HandedIn(str(path), FAULTY, name, code, level, kind)


def _iso(day: Day | None) -> str:
    return day.date.isoformat() if day is not None else ""
