"""Units of the roster that did not hand in, and files that are of no unit of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen import project
from reportgen.batch.tasks import SKIPPED
from reportgen.diagnostics import Diagnostic
from reportgen.facts.members import Members
from reportgen.facts.roster import Roster
from reportgen.reading import top_of
from reportgen.rollup.parent import Parent
from reportgen.rollup.units import UnitFigures

ABSENT = "没有交"
"""What became of a unit of the roster of which there is no file."""


class Expected:
    """The units that are to hand in: those right below the parent; all of the roster where it does not know it."""

    def __init__(self, roster: Roster, path: Path, parent: Parent) -> None:
        """`path` is where the roster lies."""
        self._path, self._known = project.shown(path), Members(roster, path.parent)
        name, code = parent.unit
        own = self._known.find(str(parent.path), code, name)
        due = [member for member in roster.members if member.reports_in(parent.year) and member is not own]
        below = [member for member in due if own is not None and member.above == own.code]
        self._left = {member.code: member for member in below or due}
        self._strange: list[str] = []

    def see(self, unit: UnitFigures) -> None:
        """A file that is there, whatever is wrong with it; one that is for comparison only is no report."""
        if unit.status == SKIPPED:
            return
        found = self._known.find(unit.path, unit.code, unit.name)
        if found is None:
            self._strange.append(unit.path)
        else:
            self._left.pop(found.code, None)

    def absent(self) -> Iterator[UnitFigures]:
        """Those that are not there, each with a finding at its line."""
        for member in self._left.values():
            message = f"“{member.name}”（{member.code}）没有交，汇总里不含它"
            found = Diagnostic("RG431", message, member.place, ("催交；不用交的，从名录里删去",))
            yield UnitFigures(member.place.source.path, ABSENT, member.name, member.code, findings=(found,))

    def strange(self) -> Iterator[Diagnostic]:
        """One finding for all files of units that the roster does not know."""
        if self._strange:
            named = "、".join(project.shown(Path(path)) for path in self._strange[:3])
            more = f"等 {len(self._strange)} 个" if len(self._strange) > 3 else ""
            hint = "在名录里加上，或者改正文件里的 单位.代码、单位.名称；它们的数照样计入"
            message = f"名录里没有这些文件的单位：{named}{more}"
            yield Diagnostic("RG446", message, top_of(self._path), (hint,))
