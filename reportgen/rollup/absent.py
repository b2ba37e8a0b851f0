"""Units of the roster that did not hand in, and files that are of no unit of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic
from reportgen.facts.roster import Roster
from reportgen.rollup.parent import Parent
from reportgen.rollup.units import UnitFigures
from reportgen.source import Place, Span

ABSENT = "没有交"
"""What became of a unit of the roster of which there is no file."""


class Expected:
    """The units that are to hand in: those right below the parent; all of the roster where it does not know it."""

    def __init__(self, roster: Roster, parent: Parent) -> None:
        """`roster` names units by code."""
        self._roster = roster
        name, code = parent.unit
        own = roster.find(code, name, parent.path.absolute())
        below = roster.below(own.code) if own is not None else ()
        self._left = {unit.code: unit for unit in below or roster.units if own is None or unit.code != own.code}
        self._strange: list[str] = []

    def see(self, unit: UnitFigures) -> None:
        """A file that is there, whatever is wrong with it."""
        found = self._roster.find(unit.code, unit.name, Path(unit.path).absolute())
        if found is None:
            self._strange.append(unit.path)
        else:
            self._left.pop(found.code, None)

    def absent(self) -> Iterator[UnitFigures]:
        """Those that are not there, each with a finding at its line."""
        source = self._roster.source
        for unit in self._left.values():
            place = Place(source, Span(unit.line, 1, unit.line, len(source.line(unit.line)) + 1))
            hint = "催交；不用交的，从名录里删去"
            found = Diagnostic("RG431", f"“{unit.name}”（{unit.code}）没有交，汇总里不含它", place, (hint,))
            yield UnitFigures(source.path, ABSENT, unit.name, unit.code, findings=(found,))

    def strange(self) -> Iterator[Diagnostic]:
        """One finding for all files of units that the roster does not know."""
        if self._strange:
            named = "、".join(project.shown(Path(path)) for path in self._strange[:3])
            more = f"等 {len(self._strange)} 个" if len(self._strange) > 3 else ""
            hint = "在名录里加上，或者改正文件里的 单位.代码、单位.名称；它们的数照样计入"
            place = Place(self._roster.source, Span(1, 1, 1, 1))
            yield Diagnostic("RG438", f"名录里没有这些文件的单位：{named}{more}", place, (hint,))
