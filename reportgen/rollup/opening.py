"""What a command line asks of a roll-up, opened: the file to roll up into, the roster, the units' files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from reportgen import project
from reportgen.batch.finding import Found, facts_files
from reportgen.cache import program
from reportgen.diagnostics import Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.roster import load_roster
from reportgen.facts.sheets import pack_name
from reportgen.rollup import parent as parents
from reportgen.rollup.below import is_government
from reportgen.rollup.expected import Expected
from reportgen.rollup.parent import Parent, year_in_name
from reportgen.rollup.units import UnitTask, sheets_of, who_is
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_LOOKED_AT = 100
"""Files that are looked at for the pack of a new file, from all over."""


class Wish(NamedTuple):
    """What a command line asks: the arguments, the file to roll up into, year and pack, what the units published."""

    names: tuple[str, ...]
    output: Path
    year: int | None = None
    pack: str | None = None
    published: str | None = None
    roster: Path | None = None


def open_parent(wish: Wish, workshop: Workshop) -> Outcome[Parent]:
    """The file to roll up into; a new one takes the pack that units like it use.

    Raises:
        ReportgenError: its year or pack are not known.
    """
    pack = wish.pack
    if not wish.output.exists() and pack is None:
        pack = _usual_pack(wish)
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


def _usual_pack(wish: Wish) -> str | None:
    """The pack of most governments among the units, of most units where there is none; the first of two as frequent."""
    year = wish.year or year_in_name(wish.output)
    total = sum(1 for _ in _files(wish, year))
    if not total:
        raise nothing_given(wish, year, "")
    governments: Counter[str] = Counter()
    all_units: Counter[str] = Counter()
    for found in islice(_files(wish, year), 0, None, -(-total // _LOOKED_AT)):
        sheets = sheets_of(Path(found.path)) if not found.closed else None
        if sheets is None:
            continue
        named = pack_name(sheets)
        if named.value is None:
            continue
        all_units[named.value[0]] += 1
        governments[named.value[0]] += is_government(who_is(sheets))
    usual = (+governments or all_units).most_common(1)
    return usual[0][0] if usual else None


def nothing_given(wish: Wish, year: int | None, why: str) -> ReportgenError:
    """That the arguments stand for no unit's file of a year; `why` it is that year."""
    own = _identity(wish.output)
    there = (found for found in facts_files(wish.names) if not found.closed and _identity(found.path) != own)
    other = Counter(Path(found.path).stem for found in there)
    if not year or not other or not _is_broad(wish.names):
        return ReportgenError("没有要汇总的单位", "写各单位的事实文件，例如 data/*/2024.yaml")
    named = "、".join(f"{stem} 年度的 {count} 份" for stem, count in sorted(other.items()))
    return ReportgenError(
        f"没有要汇总的单位：汇总的是 {year} 年度{why}，列入的只有 {named}", "核对 --year 和 -o 的文件里的 年度"
    )


def tasks(wish: Wish, parent: Parent) -> Iterator[UnitTask]:
    """The units' files, without the one that they are rolled up into."""
    own = _identity(parent.path)
    for found in _files(wish, parent.year):
        if own is None or _identity(found.path) != own:
            yield UnitTask(found.path, found.below, parent.year, wish.published, program())


def _files(wish: Wish, year: int | None) -> Iterator[Found]:
    """Of folders and patterns those of the year; a file that is named by itself may be called anything."""
    return facts_files(wish.names, year if _is_broad(wish.names) else None)


def _is_broad(names: Iterable[str]) -> bool:
    return any(Path(name).is_dir() or set("*?[") & set(name) for name in names)


def _identity(path: Path | str) -> tuple[int, int] | None:
    """Which file it is, by whatever name it is called; None where there is none."""
    try:
        state = os.stat(path)  # noqa: PTH116  thousands
    except OSError:
        return None
    return state.st_dev, state.st_ino
