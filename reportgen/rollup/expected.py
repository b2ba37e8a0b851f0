"""The roster held against the files: who is right below the parent and counts, who is missing, who is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import project
from reportgen.batch.tasks import CRASHED, SKIPPED
from reportgen.diagnostics import Diagnostic, Related
from reportgen.facts.members import Members
from reportgen.facts.roster import Member, Roster
from reportgen.reading import top_of
from reportgen.rollup.parent import Parent
from reportgen.rollup.units import COUNTED, UnitFigures, who

ABSENT, INDIRECT = "没有交", "不是直接下级"
"""What became of a unit of the roster of which there is no file; of one that is not right below the parent."""
_NAMED = 3


class Expected:
    """The units that are to hand in and to count: those right below the parent.

    Where the roster does not know the parent, or says of nobody who is above, the topmost of those that are there. A
    parent that has no name yet, beside files of one unit and of those below it, is taken for that unit.
    """

    def __init__(self, roster: Roster, path: Path, parent: Parent, files: Iterable[str]) -> None:
        """`path` is where the roster lies; `files` are those of the units, looked at only where they are needed."""
        self._path, self._known = project.shown(path), Members(roster, path.parent)
        self._members = {member.code: member for member in roster.members}
        own, known = parent.unit, bool(parent.unit.name or parent.unit.code)
        self._own = self._known.find(str(parent.path), own.code, own.name)
        told = known and self._own is not None and any(member.above for member in roster.members)
        self._there = set() if told or self._has_members() else self._present(files)
        if not known:
            self._own = self._own or self._single_topmost()
        self._top = self._own.code if self._own is not None and (told or self._has_members()) else None
        self._direct = 0
        self._hint = "" if known and self._top is not None else _made_known(parent, self._own if self._top else None)
        due = [member for member in roster.members if member.reports_in(parent.year) and member is not self._own]
        self._left = {member.code: member for member in self._due(due)}
        self._strange: list[str] = []
        self._indirect: list[str] = []

    def _has_members(self) -> bool:
        """Whether the roster has units right below the parent."""
        return self._own is not None and any(each.above == self._own.code for each in self._members.values())

    def _single_topmost(self) -> Member | None:
        """The unit that all others that are there lie below; None where there is no such one."""
        topmost = [self._members[code] for code in self._there if self._over(self._members[code]) is None]
        return topmost[0] if len(topmost) == 1 and len(self._there) > 1 else None

    def _present(self, files: Iterable[str]) -> set[str]:
        """The units that there are files of, whatever is wrong with them."""
        found = (self._known.at(file) or self._known.find(file, *_code_and_name(file)) for file in files)
        return {member.code for member in found if member is not None and member is not self._own}

    def _due(self, members: list[Member]) -> list[Member]:
        """Those right below the parent; where it is not known, those beside the topmost that are there."""
        if self._top is not None:
            return [member for member in members if member.above == self._top]
        topmost = [code for code in self._there if self._over(self._members[code]) is None]
        beside = {self._members[code].above for code in topmost}
        above = {each.code for code in self._there for each in self._superiors(self._members[code])}
        return [m for m in members if m.code not in above and (m.above in beside or not self._there)]

    def _superiors(self, member: Member) -> Iterator[Member]:
        """From the nearest up; the roster has no circles."""
        above = self._members.get(member.above)
        while above is not None:
            yield above
            above = self._members.get(above.above)

    def _over(self, member: Member) -> Member | None:
        """The nearest superior of which there is a file."""
        return next((each for each in self._superiors(member) if each.code in self._there), None)

    def placed(self, unit: UnitFigures) -> UnitFigures:
        """A file that is there, whatever is wrong with it; one that is not to count comes back without its figures.

        One that is for comparison only is no report.
        """
        if unit.status == SKIPPED:
            return unit
        found = self._known.find(unit.path, unit.code, unit.name)
        if found is None:
            self._strange.append(unit.path)
            return unit
        self._left.pop(found.code, None)
        why = self._why_not(found)
        self._direct += not why and unit.status == COUNTED
        if not why or unit.status == CRASHED:  # a fault of ours is told, wherever it is
            return unit
        self._indirect.append(f"{found.name}（{why}）")
        name, code = unit.name or found.name, unit.code or found.code
        return UnitFigures(unit.path, INDIRECT, name, code, unit.blob, note=why)

    def _why_not(self, member: Member) -> str:
        """Why a unit is not right below the parent; "" where it is."""
        if member is self._own:
            return "就是上级自己"
        if self._top is None:
            over = self._over(member)
            return f"列入的“{over.name}”是它的上级" if over is not None else ""
        if member.above == self._top:
            return ""
        above = self._members.get(member.above)
        return f"上级是“{above.name}”" if above is not None else "名录里没有写它的上级"

    @property
    def is_above(self) -> bool | None:
        """Whether the roster puts the parent right above a unit that counts; None where it does not know the parent."""
        return self._direct > 0 if self._top is not None else None

    def absent(self) -> Iterator[UnitFigures]:
        """Those that are not there, each with a finding at its line."""
        for member in self._left.values():
            message = f"“{member.name}”（{member.code}）没有交，汇总里不含它"
            found = Diagnostic("RG431", message, member.place, ("催交；不用交的，从名录里删去",))
            yield UnitFigures(member.place.source.path, ABSENT, member.name, member.code, findings=(found,))

    def findings(self) -> Iterator[Diagnostic]:
        """One finding for all units that the roster puts elsewhere, one for all that it does not know."""
        if self._indirect:
            named = "、".join(self._indirect[:_NAMED]) + ("等" if len(self._indirect) > _NAMED else "")
            message = f"{len(self._indirect)} 个单位不是直接下级，没有计入：{named}"
            hint = "直接下级的数里已经含了它们的；该计入的，改正名录里的 上级"
            related = (Related("名录里汇总的单位在这里", self._own.place),) if self._own is not None else ()
            hint = self._hint or hint
            yield Diagnostic("RG438", message, top_of(self._path), (hint,), related)
        if self._strange:
            hint = "在名录里加上，或者改正文件里的 单位.代码、单位.名称；它们的数照样计入"
            named = _named([project.shown(Path(path)) for path in self._strange])
            yield Diagnostic("RG446", f"名录里没有这些文件的单位：{named}", top_of(self._path), (hint,))


def _named(each: list[str]) -> str:
    return "、".join(each[:_NAMED]) + (f"等 {len(each)} 个" if len(each) > _NAMED else "")


def _made_known(parent: Parent, taken_for: Member | None) -> str:
    """How it is said which unit the parent is."""
    shown = project.shown(parent.path)
    if taken_for is not None:
        return f"{shown} 没有写 单位.名称，按名录当作“{taken_for.name}”；不是的，写上 单位.名称"
    return f"在 {shown} 里写上 单位.名称（名录里的），就只计它直接下级的"


def _code_and_name(file: str) -> tuple[str, str]:
    found = who(Path(file))
    return found.code, found.name
