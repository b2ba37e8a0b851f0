"""A roll-up from beginning to end: units as they come, sums, the file that they go into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen import project
from reportgen.batch.tasks import SKIPPED, id_of
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError
from reportgen.facts.sheets import Sheet, said
from reportgen.fixes import in_the_manner_of
from reportgen.rollup import parent as parents
from reportgen.rollup import remarks, sources
from reportgen.rollup.adding import RATE, Line, Sums
from reportgen.rollup.below import Counting
from reportgen.rollup.entering import Count, entered
from reportgen.rollup.expected import INDIRECT, Expected
from reportgen.rollup.misplaced import last_time, must_be_above, unfit, weighed
from reportgen.rollup.ours import Ours
from reportgen.rollup.parent import Parent
from reportgen.rollup.seen import TWICE, Seen
from reportgen.rollup.units import COUNTED, UnitFigures
from reportgen.tuples import NamedTuple


class NothingCounted(ReportgenError):
    """There is nothing to add up."""


class Moved(NamedTuple):
    """A sum that is written: its path, what the file said and what it says now; "" for nothing."""

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
    moved: tuple[Moved, ...]
    """Sums that the file does not say yet."""
    written: Mapping[str, str]
    """Text by path of all figures that are the roll-up's."""
    strange: int = 0
    """Indicators of which figures could not be added."""


class RollUp:
    """Units taken one by one."""

    def __init__(self, parent: Parent, writer: sources.Writer, expected: Expected | None = None) -> None:
        """`writer` gets every unit, counted or not."""
        self._parent, self._writer, self._expected = parent, writer, expected
        self.sums = Sums(parent.pack.catalogue)
        self.statuses: dict[str, int] = {}
        self._seen = Seen(parent.unit, parent.path)
        self._counting = Counting()
        self._strange = remarks.Strangers()
        self._held: list[UnitFigures] = []

    @property
    def taken(self) -> int:
        """Units that have come."""
        return sum(self.statuses.values()) + len(self._held)

    def take(self, unit: UnitFigures) -> UnitFigures | None:
        """One unit; it comes back with what is found of it among the others, or later where those must be known."""
        if self._expected is not None:
            unit = self._expected.placed(unit)
        unit = self._seen.take(unit)
        if unit.status == COUNTED and project.is_rolled_up(Path(unit.path)):
            self._held.append(unit)
            return None
        return self._entered(unit)

    def rest(self) -> Iterator[UnitFigures]:
        """Once all have come: those that were held back, and units of the roster that no file was of."""
        held, self._held = self._held, []
        for unit in held:
            yield self._entered(self._seen.once(unit))
        for unit in self._expected.absent() if self._expected is not None else ():
            yield self._entered(unit)

    def _entered(self, unit: UnitFigures) -> UnitFigures:
        self.statuses[unit.status] = self.statuses.get(unit.status, 0) + 1
        if unit.status == COUNTED:
            self._counting.add(unit)
            self._strange.add(unit, self.sums.add(unit))
        self._writer.add(unit)
        return unit

    def finish(self) -> RolledUp:
        """The sums in the text of the file; nothing is written to it yet.

        Raises:
            NothingCounted: no unit's figures could be read, or none of them is one of the parent's by the roster.
            ReportgenError: the file is none of a parent.
        """
        parent = self._parent
        if not self.sums.units:
            raise _nothing(parent, self.statuses)
        earlier = sources.written(parent.path)
        odd = self._must_be_above(earlier.value is None)
        found = [*earlier.diagnostics, *(self._expected.findings() if self._expected is not None else ())]
        found += odd
        found += (*self._counting.finding(parent.path), *self._strange.findings(parent))
        out = sum(count for status, count in self.statuses.items() if status not in (COUNTED, TWICE, SKIPPED, INDIRECT))
        made = _settled(parent, tuple(self.sums.lines()), Count(self.sums.units, out), earlier.value or {})
        if made.text is not None:
            blob = parent.sheet.source.blob if made.changed else ""
            self._writer.close(made.written, blob, earlier.value or {})
        findings = (*found, *made.findings)
        return made._replace(statuses=self.statuses, findings=findings, strange=self._strange.count)

    def _must_be_above(self, damaged: bool) -> tuple[Diagnostic, ...]:
        """Refuse what is no parent of these units; else what is odd about them. The roster goes before what they say.

        `damaged`: nobody knows what the last roll-up counted.

        Raises:
            ReportgenError: the file is none of a parent, or none of the units is one of its by the roster.
        """
        parent = self._parent
        by_roster = self._expected.is_above if self._expected is not None else None
        if by_roster is False:
            raise _not_its_own(parent, self.sums.units)
        last = last_time(parent.path, self._seen)
        gone = tuple(remarks.gone(parent, last.gone))
        if by_roster or parent.new:
            return gone
        found = weighed(parent.unit, self._counting, last)
        must_be_above(parent, self._counting, last, found, damaged)
        return (*gone, *unfit(parent, found))


def _not_its_own(parent: Parent, count: int) -> NothingCounted:
    shown = project.shown(parent.path)
    message = f"按名录，能计入的 {count} 个单位没有一个是 {shown} 的直接下级，{shown} 没有改动"
    return NothingCounted(message, "核对 -o，和各单位的 代码、名称；确实是上级的，在名录里给各单位写上 上级")


def _nothing(parent: Parent, statuses: Mapping[str, int]) -> NothingCounted:
    message = f"没有一个单位计入，{project.shown(parent.path)} 没有改动"
    if INDIRECT in statuses:
        hint = f"按名录，列入的没有一个是它的直接下级：核对名录里的 上级，和 {project.shown(parent.path)} 的 单位"
        return NothingCounted(message, hint)
    return NothingCounted(message, "先改正各单位的文件")


def _settled(parent: Parent, lines: tuple[Line, ...], count: Count, earlier: Mapping[str, str]) -> RolledUp:
    """The text with the sums that are the roll-up's to write, and what is wrong with it; `earlier` is what it wrote."""
    whole = not count.out
    cells = tuple(parents.cells(parent, lines))
    mine = Ours(parent, earlier)
    ours = tuple(c for c in cells if c.line.text and mine.may_write(c))
    hand = tuple(c for c in cells if not mine.may_write(c))
    found = [d for cell in hand for d in parents.compared(parent, cell, whole)]
    found += remarks.not_written(parent, lines)
    stale = tuple(mine.stale(lines))
    found += (remarks.stale(parent, cell) for cell in stale)
    made = entered(parent, (*ours, *stale), count, _kind(parent), bool(earlier))
    found += made.diagnostics
    if made.value is not None:
        short = {c.line.indicator.path: c.line.whole for c in ours if c.line.whole and _is_short(c.line, whole)}
        found += parents.balance(parent, made.value, short)
    there = ((c.line.indicator.path, c.spot.text, c.line.text) for c in (*ours, *stale))
    moved = (Moved(*each) for each in there if each[1] != each[2])
    written = {c.line.indicator.path: c.line.text for c in ours}
    changed = parent.new or made.value != parent.sheet.source.text
    return RolledUp(parent, lines, {}, tuple(found), made.value, changed, tuple(moved), written)


def _is_short(line: Line, whole: bool) -> bool:
    return line.rule != RATE and (not whole or line.left_out > 0)


def _kind(parent: Parent) -> str | None:
    found = said(Sheet(parent.sheet.source, parent.root), "单位", "类别")
    return found.text if found is not None and found.text else None


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
