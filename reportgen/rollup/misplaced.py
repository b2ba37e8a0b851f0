"""A file of -o that is no parent's: the own report of a unit like those that are added up.

One unit among thousands may say a wrong level. So all of them are weighed: those that their levels, names, codes or
the last roll-up put below the file's unit against those that are of its level or above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError
from reportgen.facts.recorded import Spot, line_of, recorded
from reportgen.reading import top_of
from reportgen.rollup.below import Counting, is_above, is_government, is_within
from reportgen.rollup.ours import noted_lines
from reportgen.rollup.parent import Parent
from reportgen.rollup.seen import Seen, Units
from reportgen.rollup.sources import Counted, counted_units
from reportgen.rollup.units import Who
from reportgen.tuples import NamedTuple

_HARDLY = 10
"""Where not even one in so many units of the last roll-up is there, it tells nothing of those that are."""


class Last(NamedTuple):
    """The units of the last roll-up, how many they were, and those that are not there now."""

    units: Units
    number: int
    gone: tuple[Counted, ...]

    @property
    def met(self) -> int:
        """How many are there."""
        return self.number - len(self.gone)

    @property
    def is_another(self) -> bool:
        """Whether hardly any of them is there."""
        return self.met * _HARDLY < self.number

    def held(self, unit: Who) -> bool:
        """Whether it counted a unit."""
        return self.units.holds(Counted(Path(unit.path), unit.name, unit.code))


def last_time(path: Path, seen: Seen) -> Last:
    """Of the file at a path; nobody where its sources cannot be read, which is told elsewhere."""
    units, gone, number = Units(), list[Counted](), 0
    try:
        for unit in counted_units(path):
            number += 1
            units.add(unit.name, unit.code, str(unit.path))
            gone += [] if seen.met(unit) else [unit]
    except ReportgenError:
        return Last(Units(), 0, ())
    return Last(units, number, tuple(gone))


class Weighed(NamedTuple):
    """How many units are shown to be below, those that tell nothing, those that are not below.

    `unfit` are all whose level is not below, also where something else shows that they belong there.
    """

    below: int
    silent: tuple[Who, ...]
    against: tuple[Who, ...]
    unfit: tuple[Who, ...]


def weighed(own: Who, counting: Counting, last: Last) -> Weighed:
    """The units that count, as they stand to the parent's."""
    below = 0
    silent, against, unfit = list[Who](), list[Who](), list[Who]()
    for unit in counting.units:
        wrong = _is_over(unit, own) or _is_like(own, unit)
        unfit += [unit] if wrong else []
        if last.held(unit) or is_within(unit, own) or (not wrong and is_above(own, unit)):
            below += 1
        else:
            (against if wrong else silent).append(unit)
    return Weighed(below, tuple(silent), tuple(against), tuple(unfit))


def must_be_above(parent: Parent, counting: Counting, last: Last, found: Weighed, damaged: bool) -> None:
    """Refuse a report that is filled in and that its level, its place or its last units show to be a unit's.

    `damaged`: what the last roll-up wrote beside it cannot be read.

    Raises:
        ReportgenError: it is one.
    """
    own = parent.unit
    if last.number and own == Who():
        return
    filled = sum(1 for _ in _filled(parent, last))
    why = _why_not(parent, counting, last, found) if filled else ""
    if why:
        named = f"“{own.name}”" if own.name else "一个单位"
        message = (
            f"{project.shown(parent.path)} 不像上级的文件：它是{named}自己的报告，填了 {filled} 个数，{why}；没有写入"
        )
        levels = f"写对它和“{_called(found.against[0])}”等单位的 层级" if found.against else "写对 单位.层级"
        lost = f"（{project.shown(project.sources_path(parent.path))} 读不懂，不知道上次汇总了谁）" if damaged else ""
        hint = f"-o 写上级的事实文件，没有就新建；确实是上级的{lost}，{levels}，或者不与各单位的放在一处"
        raise ReportgenError(message, hint)


def _filled(parent: Parent, last: Last) -> Iterator[Spot]:
    """What the report says itself; sums with a roll-up's note say nothing where nobody knows what that counted."""
    noted = frozenset[int]() if last.number else noted_lines(parent)
    for spot in recorded(parent.root, parent.areas).values():
        if spot.text and line_of(parent.ways, spot) not in noted:
            yield spot


def _why_not(parent: Parent, counting: Counting, last: Last, found: Weighed) -> str:
    another = last.number > 0 and last.is_another
    doubtful = (*found.against, *(found.silent if another else ()))
    beside = not found.below and counting.lies_beside(parent.path)
    if len(doubtful) <= found.below and not beside:
        return ""
    before = f"上次汇总的 {last.number} 个单位这次列入 {last.met} 个，" if another else ""
    over = next((unit for unit in found.against if _is_over(unit, parent.unit)), None)
    if over is not None:
        return f"{before}而列入的“{_called(over)}”在它之上"
    if found.against:
        return f"{before}与列入的“{_called(found.against[0])}”同级"
    place = "与列入的各单位放在一处，" if beside else ""
    return f"{before}{place}看不出它在它们之上"


def unfit(parent: Parent, found: Weighed) -> Iterator[Diagnostic]:
    """One for all units that count although their level is not below the parent's."""
    if found.unfit:
        first, own = found.unfit[0], parent.unit
        more = f"等 {len(found.unfit)} 个单位" if len(found.unfit) > 1 else ""
        message = f"“{_called(first)}”{more}的层级（{first.level}）不在“{own.name}”（{own.level}）之下，照样计入"
        hint = "核对 单位.层级；不是下级的，不要列入"
        yield Diagnostic("RG449", message, top_of(project.shown(Path(first.path))), (hint,))


def _is_over(unit: Who, own: Who) -> bool:
    """Whether the level of a unit is above; no office is above a government."""
    return is_above(unit, own) is True and (is_government(unit) or not is_government(own))


def _is_like(own: Who, unit: Who) -> bool:
    """Two governments of one level."""
    return bool(own.level) and own.level == unit.level and is_government(own) and is_government(unit)


def _called(unit: Who) -> str:
    return unit.name or unit.code or project.shown(Path(unit.path))
