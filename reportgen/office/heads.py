"""Whose report a facts file is, and of which year: by this it is known again, and told from another unit's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen import project
from reportgen.errors import ReportgenError
from reportgen.facts.sheets import Sheet, first_text
from reportgen.office.archive import Archive
from reportgen.reading import read_source
from reportgen.source import Source
from reportgen.yaml_text.tree import parse


def blob_of(path: Path) -> str:
    """The id of a file as it is; "" where it cannot be read."""
    source = _read(path)
    return source.blob if source is not None else ""


def heads_of(path: Path) -> tuple[str, ...]:
    """年度 and the unit's name of a file as it is today; the office's file names the unit where it does not.

    Empty texts for what neither says, () for what cannot be read.
    """
    office = project.find_office(path)
    return _together(_read(path), _read(office) if office is not None else None)


def heads_then(source: Source, beside: Iterable[tuple[str, str]], archive: Archive) -> tuple[str, ...]:
    """The same of a file as it was; `beside` are names and ids of what was read with it."""
    for name, wanted in beside:
        if name in project.OFFICE_FILES:
            here = next((path for path in archive.named(name) if blob_of(path) == wanted), None)
            found = archive.find(name, wanted) if here is None else None
            return _together(source, _read(here) if here is not None else found.source if found is not None else None)
    return _together(source, None)


def _together(source: Source | None, office: Source | None) -> tuple[str, ...]:
    main = _sheet(source)
    if main is None:
        return ()
    return first_text((main,), "年度"), first_text((main, _sheet(office)), "单位", "名称")


def _sheet(source: Source | None) -> Sheet | None:
    root = parse(source).value if source is not None else None
    return Sheet(source, root) if source is not None and root is not None else None


def _read(path: Path) -> Source | None:
    try:
        return read_source(path, project.shown(path)).value
    except ReportgenError:
        return None
