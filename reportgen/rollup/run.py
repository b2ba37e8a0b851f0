"""A roll-up from beginning to end: units as they come, sums, the file that they go into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reportgen import project
from reportgen.batch.finding import facts_files
from reportgen.batch.tasks import SKIPPED, id_of
from reportgen.cache import program
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.roster import load_roster
from reportgen.facts.validate import Sheet, Sheets, pack_name, said
from reportgen.fixes import in_the_manner_of
from reportgen.reading import top_of
from reportgen.rollup import parent as parents
from reportgen.rollup import sources
from reportgen.rollup.absent import ABSENT, Expected
from reportgen.rollup.adding import RATE, Line, Strange, Sums
from reportgen.rollup.entering import Count, entered
from reportgen.rollup.parent import Parent
from reportgen.rollup.seen import Seen
from reportgen.rollup.units import COUNTED, UnitFigures, UnitTask, name_of
from reportgen.workshop import Workshop, read_sheet

TWICE = "重复"
"""What became of a unit that another file has handed in."""
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


class NothingCounted(ReportgenError):
    """There is nothing to add up."""


class Moved(NamedTuple):
    """A sum that is written: its path, what the file said ("" for nothing) and what it says now."""

    path: str
    before: str
    after: str


class RolledUp(NamedTuple):
    """The outcome: what became of each indicator, how many units came to what, what was written.

    `findings` are those of the file and its figures; those of units are told as they come.
    """

    parent: Parent
    lines: tuple[Line, ...]
    statuses: dict[str, int]
    findings: tuple[Diagnostic, ...]
    text: str | None
    changed: bool
    moved: tuple[Moved, ...] = ()
    """Sums that the file does not say yet."""


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
    return Outcome(Expected(read.value, wish.roster, parent) if read.value is not None else None, read.diagnostics)


def _first_pack(wish: Wish) -> str | None:
    files = list(islice(facts_files(wish.names, wish.year), _FIRST))
    if not files:
        raise nothing_given()
    for path, _ in files:
        sheet = read_sheet(Path(path)).value
        if sheet is None:
            continue
        office = project.find_office(Path(path))
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
    own = parent.path.absolute()
    for path, below in facts_files(wish.names, parent.year if broad else None):
        if Path(path).absolute() != own:
            yield UnitTask(path, below, parent.year, wish.published, program())


class _Strange(NamedTuple):
    """Figures that could not be added for one reason: paths, how many units, the first of them."""

    paths: dict[str, None]
    units: int
    first: str


class RollUp:
    """Units taken one by one."""

    def __init__(self, parent: Parent, writer: sources.Writer, expected: Expected | None = None) -> None:
        """`writer` gets every unit, counted or not."""
        self._parent, self._writer, self._expected = parent, writer, expected
        self.sums = Sums(parent.pack.catalogue)
        self.statuses: dict[str, int] = {}
        self._seen = Seen()
        self._strange: dict[str, _Strange] = {}

    def take(self, unit: UnitFigures) -> UnitFigures:
        """One unit; it comes back with what is found of it among the others."""
        unit = self._once(unit)
        if self._expected is not None and unit.status != ABSENT:
            self._expected.see(unit)
        self.statuses[unit.status] = self.statuses.get(unit.status, 0) + 1
        if unit.status == COUNTED:
            self._note(unit, self.sums.add(unit))
        self._writer.add(unit)
        return unit

    def _note(self, unit: UnitFigures, strange: tuple[Strange, ...]) -> None:
        """What could not be added, by the reason."""
        for why in dict.fromkeys(each.message for each in strange):
            paths, units, first = self._strange.get(why, ({}, 0, name_of(unit)))
            paths.update((each.row.path, None) for each in strange if each.message == why)
            self._strange[why] = _Strange(paths, units + 1, first)

    def _once(self, unit: UnitFigures) -> UnitFigures:
        """A unit that has handed in before is not counted again."""
        again = self._seen.again(unit) if unit.status == COUNTED else None
        if again is None:
            return unit
        return unit._replace(status=TWICE, rows=(), findings=(*unit.findings, again))

    def absent(self) -> Iterator[UnitFigures]:
        """Units of the roster that no file was of; they are to be taken, too, once all others are."""
        return self._expected.absent() if self._expected is not None else iter(())

    def finish(self) -> RolledUp:
        """The sums in the text of the file; nothing is written to it yet.

        Raises:
            NothingCounted: no unit's figures could be read.
        """
        if not self.sums.units:
            message = f"没有一个单位计入，{project.shown(self._parent.path)} 没有改动"
            raise NothingCounted(message, "先改正各单位的文件")
        lines = tuple(self.sums.lines())
        parent = self._parent
        out = sum(count for status, count in self.statuses.items() if status not in (COUNTED, TWICE, SKIPPED))
        whole = not out
        earlier = sources.written(parent.path)
        cells = tuple(parents.cells(parent, lines))
        ours = tuple(c for c in cells if c.line.text and parents.is_ours(c, earlier.value or {}))
        hand = tuple(c for c in cells if not parents.is_ours(c, earlier.value or {}))
        found = [*earlier.diagnostics, *(self._expected.strange() if self._expected is not None else ())]
        found += (*self._seen.nested(), *_strange(parent, self._strange))
        found += [d for cell in hand for d in parents.compared(parent, cell, whole)]
        found += _not_written(parent, lines)
        stale = tuple(parents.stale(parent, lines, earlier.value or {}))
        found += (_stale(parent, path, text) for path, text in stale)
        made = entered(parent, ours, Count(self.sums.units, out), _kind(parent))
        found += made.diagnostics
        changed = parent.new or made.value != parent.sheet.source.text
        if made.value is not None:
            short = {c.line.indicator.path: c.line.whole for c in ours if c.line.whole and _is_short(c.line, whole)}
            found += parents.balance(parent, made.value, short)
            written = {**dict(stale), **{c.line.indicator.path: c.line.text for c in ours}}
            self._writer.close(written, parent.sheet.source.blob if changed else "", earlier.value or {})
        moved = (Moved(c.line.indicator.path, c.spot.text, c.line.text) for c in ours if c.spot.text != c.line.text)
        return RolledUp(parent, lines, self.statuses, tuple(found), made.value, changed, tuple(moved))


def _is_short(line: Line, whole: bool) -> bool:
    return line.rule != RATE and (not whole or line.left_out > 0)


def _kind(parent: Parent) -> str | None:
    found = said(Sheet(parent.sheet.source, parent.root), "单位", "类别")
    return found.text if found is not None and found.text else None


def _strange(parent: Parent, strange: dict[str, _Strange]) -> Iterator[Diagnostic]:
    """Figures that could not be added, one finding for each reason."""
    place = top_of(parent.sheet.source.path)
    hint = "各单位用同一个目录；本单位另加的指标，上级要汇总的，在上级的 indicators.yaml 里也写上"
    for why, (paths, units, first) in strange.items():
        named = "、".join([*paths][:3]) + (f"等 {len(paths)} 个指标" if len(paths) > 3 else "")
        who = f"{first}等 {units} 个单位的" if units > 1 else f"{first}的"
        yield Diagnostic("RG432", f"{who} {named} 没有计入：{why}", place, (hint,))


def _not_written(parent: Parent, lines: Iterable[Line]) -> Iterator[Diagnostic]:
    """Indicators that should have a sum and have none."""
    place = top_of(parent.sheet.source.path)
    for line in lines:
        if line.told:
            message = f"“{line.indicator.path}”没有汇总：{line.note}"
            hint = f"看各单位的数：reportgen trace {project.shown(parent.path)} {line.indicator.path}"
            yield Diagnostic("RG434", message, place, (hint,))


def _stale(parent: Parent, path: str, text: str) -> Diagnostic:
    """A sum of an earlier roll-up to which no unit adds any more."""
    message = f"“{path}”的 {text} 是以前汇总写的，这次没有数可以汇总，没有改动"
    hint = "核对各单位的文件；确实没有这个数的，在文件里删去"
    return Diagnostic("RG434", message, parents.place_of(parent, path), (hint,))


def must_hold(made: RolledUp) -> None:
    """Refuse what cannot be written, while an earlier roll-up's sources are still there.

    Raises:
        ReportgenError: there is no text that says what it should (RG902, a fault of ours), or the file on the disk is
            no longer the one that was read.
    """
    parent = made.parent
    if made.text is None:
        raise ReportgenError(f"{project.shown(parent.path)} 没有改动", "先处理上面的意见")
    if id_of(str(parent.path)) != parent.sheet.source.blob:
        raise ReportgenError(f"汇总期间 {project.shown(parent.path)} 被别处改过，没有写入", "再运行一次")


def save(made: RolledUp) -> None:
    """Write the file where it changed; its sources are there already.

    Raises:
        ReportgenError: the disk does not take it.
    """
    assert made.text is not None, "refused by must_hold"
    if made.changed:
        there = b"" if made.parent.new else made.parent.path.read_bytes()
        project.write_atomically(made.parent.path, in_the_manner_of(made.text, there))
