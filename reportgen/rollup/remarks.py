"""What is said of figures that did not come into the parent's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen import project
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.reading import top_of
from reportgen.rollup.adding import Line, Strange
from reportgen.rollup.parent import Cell, Parent, place_of
from reportgen.rollup.sources import Counted
from reportgen.rollup.units import UnitFigures, name_of
from reportgen.tuples import NamedTuple

_NAMED = 3


class _Kept(NamedTuple):
    """Figures that could not be added for one reason: paths, how many units, the first of them."""

    paths: dict[str, None]
    units: int
    first: str


class Strangers:
    """Figures of units that could not be added, by the reason."""

    def __init__(self) -> None:
        """None yet."""
        self._kept: dict[str, _Kept] = {}

    def add(self, unit: UnitFigures, strange: tuple[Strange, ...]) -> None:
        """Those of one unit."""
        for why in dict.fromkeys(each.message for each in strange):
            paths, units, first = self._kept.get(why, ({}, 0, name_of(unit)))
            paths.update((each.row.path, None) for each in strange if each.message == why)
            self._kept[why] = _Kept(paths, units + 1, first)

    @property
    def count(self) -> int:
        """Indicators that they are of."""
        return len({path for kept in self._kept.values() for path in kept.paths})

    def findings(self, parent: Parent) -> Iterator[Diagnostic]:
        """One for each reason."""
        place = top_of(parent.sheet.source.path)
        hint = "各单位用同一个目录；本单位另加的指标，上级要汇总的，在上级的 indicators.yaml 里也写上"
        for why, (paths, units, first) in self._kept.items():
            named = "、".join([*paths][:_NAMED]) + (f"等 {len(paths)} 个指标" if len(paths) > _NAMED else "")
            who = f"{first}等 {units} 个单位的" if units > 1 else f"{first}的"
            yield Diagnostic("RG432", f"{who} {named} 没有计入：{why}", place, (hint,))


def not_written(parent: Parent, lines: Iterable[Line]) -> Iterator[Diagnostic]:
    """Indicators that should have a sum and have none."""
    place = top_of(parent.sheet.source.path)
    for line in lines:
        if line.told:
            message = f"“{line.indicator.path}”没有汇总：{line.note}"
            hint = f"看各单位的数：reportgen trace {project.shown(parent.path)} {line.indicator.path}"
            yield Diagnostic("RG434", message, place, (hint,))


def stale(parent: Parent, cell: Cell) -> Diagnostic:
    """A sum of an earlier roll-up to which no unit adds any more."""
    path = cell.line.indicator.path
    message = f"“{path}”以前汇总的是 {cell.spot.text}，这次没有数可以汇总，不再写"
    hint = "核对各单位的文件；上级自己核定的，填上这个数，就不再改动"
    return Diagnostic("RG434", message, place_of(parent, path), (hint,), level=Severity.WARNING)


def gone(parent: Parent, left: Sequence[Counted]) -> Iterator[Diagnostic]:
    """Units that the last roll-up counted and that are not among those of this one."""
    if left:
        named = "、".join(unit.name or project.shown(unit.path) for unit in left[:_NAMED])
        more = "等" if len(left) > _NAMED else ""
        message = f"上次汇总计入的 {len(left)} 个单位这次没有列入：{named}{more}；汇总里不再含它们"
        hint = "撤并了的不用管；只是这次没有列上的，把它们的文件也列上；只要一部分的合计，写进另一个文件"
        yield Diagnostic("RG430", message, top_of(parent.sheet.source.path), (hint,), level=Severity.WARNING)
