"""What a command line asks of a roll-up, opened: the file to roll up into, the roster, the units' files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reportgen import project
from reportgen.batch.finding import facts_files
from reportgen.cache import program
from reportgen.diagnostics import Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.roster import load_roster
from reportgen.facts.validate import Sheets, pack_name
from reportgen.rollup import parent as parents
from reportgen.rollup.expected import Expected
from reportgen.rollup.parent import Parent
from reportgen.rollup.units import UnitTask
from reportgen.workshop import Workshop, read_sheet

_FIRST = 50
"""Files that are looked at for the pack of a new file."""


class Wish(NamedTuple):
    """What a command line asks: the arguments, the file to roll up into, year and pack, what the units published."""

    names: tuple[str, ...]
    output: Path
    year: int | None = None
    pack: str | None = None
    published: str | None = None
    roster: Path | None = None


def open_parent(wish: Wish, workshop: Workshop) -> Outcome[Parent]:
    """The file to roll up into; a new one takes the pack of the first unit that names one.

    Raises:
        ReportgenError: its year or pack are not known.
    """
    pack = wish.pack
    if not wish.output.exists() and pack is None:
        pack = _first_pack(wish)
        if pack is None:
            hint = "用 --pack 写明，例如 henan/five-part"
            raise ReportgenError("不知道汇总用哪个模板包：各单位的文件里都没有读到", hint)
    return parents.find_parent(wish.output, wish.year, pack, workshop)


def open_roster(wish: Wish, parent: Parent) -> Outcome[Expected]:
    """The units that are to hand in; no value and no finding where no roster is given.

    Raises:
        ReportgenError: the roster cannot be opened.
    """
    if wish.roster is None:
        return Outcome(None)
    read = load_roster(wish.roster, project.shown)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    files = (task.path for task in tasks(wish, parent))
    return Outcome(Expected(read.value, wish.roster, parent, files), read.diagnostics)


def _first_pack(wish: Wish) -> str | None:
    files = list(islice(facts_files(wish.names, wish.year), _FIRST))
    if not files:
        raise nothing_given()
    for found in files:
        path = Path(found.path)
        sheet = read_sheet(path).value if path.is_file() else None
        if sheet is None:
            continue
        office = project.find_office(path)
        named = pack_name(Sheets(sheet, read_sheet(office).value if office is not None else None))
        if named.value is not None:
            return named.value[0]
    return None


def nothing_given() -> ReportgenError:
    """That the arguments stand for no unit's file."""
    return ReportgenError("没有要汇总的单位", "写各单位的事实文件，例如 data/*/2024.yaml；核对 --year")


def tasks(wish: Wish, parent: Parent) -> Iterator[UnitTask]:
    """The units' files, without the one that they are rolled up into."""
    broad = any(Path(name).is_dir() or set("*?[") & set(name) for name in wish.names)
    own = _identity(parent.path)
    for found in facts_files(wish.names, parent.year if broad else None):
        if own is None or _identity(found.path) != own:
            yield UnitTask(found.path, found.below, parent.year, wish.published, program())


def _identity(path: Path | str) -> tuple[int, int] | None:
    """Which file it is, by whatever name it is called; None where there is none."""
    try:
        state = os.stat(path)  # noqa: PTH116  thousands
    except OSError:
        return None
    return state.st_dev, state.st_ino
