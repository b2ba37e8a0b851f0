"""The roster held against the files: which unit each file is of, and how each unit stands."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportgen import project
from reportgen.batch.tasks import FAILED, SKIPPED
from reportgen.collecting.handed_in import HandedIn
from reportgen.diagnostics import Diagnostic, Related
from reportgen.facts.members import Members
from reportgen.facts.roster import Member, Roster
from reportgen.packs.duties import Duty, last_day
from reportgen.reading import top_of
from reportgen.tuples import NamedTuple

IN_TIME, LATE, FAULTY, UNDATED = "按期", "逾期", "有错", "没有日期"
HANDED_IN, MISSING, OVERDUE, NOT_DUE = "已交", "未交", "逾期未交", "未到期限"
OTHER_YEAR = "年度不符"
STATES = (IN_TIME, HANDED_IN, UNDATED, LATE, FAULTY, OTHER_YEAR, MISSING, OVERDUE, NOT_DUE)
WRONG = (LATE, FAULTY, OTHER_YEAR, OVERDUE)
"""States that somebody has to see to."""
SILENT = (IN_TIME, HANDED_IN, NOT_DUE)
"""States that are in order."""


class Standing(NamedTuple):
    """How one unit stands; dates as 2025-02-24, "" for what is not known. `days` late, 0 for none."""

    code: str
    name: str
    level: str
    kind: str
    above: str
    state: str
    report_by: str = ""
    dated: str = ""
    publish_by: str = ""
    published: str = ""
    days: int = 0
    errors: int = 0
    warnings: int = 0
    first: str = ""
    file: str = ""


class Muster(NamedTuple):
    """All units of the roster that have to report on the year, in its order."""

    title: str
    year: int
    as_of: datetime.date | None
    standings: tuple[Standing, ...]
    strangers: int
    """Files of units that the roster does not know."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Units by state, in the order of STATES, those without any left out."""
        found = Counter(standing.state for standing in self.standings)
        return {state: found[state] for state in STATES if found[state]}

    def below(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Each superior's name with the states of the units right below it, in the order of the roster."""
        names = {standing.code: standing.name for standing in self.standings}
        found: dict[str, Counter[str]] = {}
        for standing in self.standings:
            if standing.above:
                found.setdefault(standing.above, Counter())[standing.state] += 1
        for above, counter in found.items():
            yield names.get(above, above), {state: counter[state] for state in STATES if counter[state]}


Duties = Callable[[str], tuple[Duty, ...]]
"""The duties of a pack by its name."""


class Gathering:
    """Files as they come, each put to its unit; what is odd about them is collected."""

    def __init__(self, roster: Roster, folder: Path, year: int) -> None:
        """`folder` is that of the roster, from which its 文件 are seen."""
        self._year = year
        self._members = [member for member in roster.members if member.reports_in(year)]
        self._known = Members(roster, folder)
        self._found: dict[str, tuple[Member, HandedIn]] = {}
        self.strangers = 0
        self._odd: list[Diagnostic] = []

    def take(self, file: HandedIn) -> None:
        """One file."""
        member = self._known.find(file.path, file.code, file.name)
        if member is None:
            self.strangers += 1
            what = f"“{file.name}”不在名录里" if file.name else "认不出这是名录里哪个单位的文件"
            hint = "在名录里补上这个单位，或核对事实文件的 单位.代码、单位.名称"
            self._odd.append(_finding("RG446", what, file.path, hint))
            return
        if file.status == SKIPPED:  # no report, so that a report beside it is the only one
            return
        _, other = self._found.setdefault(member.code, (member, file))
        if other is not file:
            self._twice(member, other, file)

    def _twice(self, member: Member, first: HandedIn, second: HandedIn) -> None:
        """Two files of one unit: that which 文件 of the roster names counts, else the first."""
        named = [file for file in (first, second) if self._known.named(file.path) is not None]
        kept = (named or [first])[0]
        self._found[member.code] = (member, kept)
        why = f"名录的 文件 写着 {member.file}，只看那里的" if named else "只看前一份"
        message = f"“{member.name}”的 {self._year} 年度有两份文件，{why}：{project.shown(Path(kept.path))}"
        hint = "留下一份，另一份移走，或改成它自己的单位"
        self._odd.append(_finding("RG444", message, (first if kept is second else second).path, hint))

    def standings(self, duties: Duties, as_of: datetime.date | None) -> tuple[Standing, ...]:
        """How every unit stands, as the files say; `as_of` is the day as which it is judged."""
        return tuple(self._standing(member, duties, as_of) for member in self._members)

    def _standing(self, member: Member, duties: Duties, as_of: datetime.date | None) -> Standing:
        _, file = self._found.get(member.code, (member, None))
        known = Standing(member.code, member.name, member.level, member.kind, member.above, MISSING)
        if file is None:
            return _missing(_with_deadlines(known, member, duties, self._year), as_of)
        if self._is_of_another(file):
            known = known._replace(
                state=OTHER_YEAR, first=f"年度 写的是 {file.year}", file=project.shown(Path(file.path))
            )
            return _with_deadlines(known, member, duties, self._year)
        standing = known._replace(
            level=member.level or file.level, kind=member.kind or file.kind, report_by=file.report_by,
            dated=file.dated, publish_by=file.publish_by, published=file.published, errors=file.errors,
            warnings=file.warnings, first=file.first, file=project.shown(Path(file.path)),
        )  # fmt: skip
        if not file.year:  # it could not be read as far as its duties
            standing = _with_deadlines(standing, member, duties, self._year)
        days = _days_late(standing, as_of)
        if file.status in FAILED:
            return standing._replace(days=days, state=FAULTY)
        if _is_to_come(standing, as_of):
            return _missing(standing, as_of)
        return standing._replace(days=days, state=_state(standing, days))

    def findings(self, standings: tuple[Standing, ...], duties: Duties) -> Iterator[Diagnostic]:
        """What is odd about files and units."""
        yield from self._odd
        for member, file in self._found.values():
            if self._is_of_another(file):
                message = f"年度 写的是 {file.year}，看的是 {self._year} 年度的报告"
                hint = f"是 {self._year} 年度的，改正 年度，核对数和文字；是往年的，换成 {self._year} 年度的"
                yield _finding("RG447", message, file.path, hint)
            yield from self._compared(member, file)
        blind = {s.code for s in standings if s.state == MISSING and not s.report_by and not s.publish_by}
        members = [member for member in self._members if member.code in blind]
        bare = [member for member in members if not member.pack]
        yield from _blind(bare, "名录没有写 模板", "写上 模板，例如 模板: national/five-part")
        lacking = [m for m in members if m.pack and not (m.level and m.kind)]
        bound = [m for m in lacking if any(duty.deadline for duty in duties(m.pack))]
        yield from _blind(bound, "名录没有写 层级、类别", "在它那一行写上 层级、类别")

    def _is_of_another(self, file: HandedIn) -> bool:
        """Whether a file is of another year than its name says; one that cannot be read does not say."""
        return bool(file.year) and file.year != self._year

    def _compared(self, member: Member, file: HandedIn) -> Iterator[Diagnostic]:
        """What the roster and the file say differently of a unit."""
        pairs = (
            ("名称", member.name, file.name), ("代码", member.code, file.code),
            ("层级", member.level, file.level), ("类别", member.kind, file.kind),
        )  # fmt: skip
        hint = "核对哪一个对，改另一个"
        if self._known.named(file.path) is not None:
            hint += f"；文件是别的单位的，改名录的 文件（{member.file}）"
        for what, ours, theirs in pairs:
            if ours and theirs and ours != theirs:
                message = f"单位.{what} 写的是“{theirs}”，名录里是“{ours}”"
                related = (Related("名录写在这里", member.place),)
                yield _finding("RG445", message, file.path, hint, related)


def _finding(code: str, message: str, path: str, hint: str, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic(code, message, top_of(project.shown(Path(path))), (hint,), related)


def _blind(members: list[Member], why: str, hint: str) -> Iterator[Diagnostic]:
    """That no deadline is known of units that have not handed in, all in one finding."""
    if members:
        first = f"“{members[0].name}”" + (f"等 {len(members)} 个单位" if len(members) > 1 else "")
        yield Diagnostic("RG448", f"{first}没有交，看不出期限：{why}", members[0].place, (hint,))


def _with_deadlines(standing: Standing, member: Member, duties: Duties, year: int) -> Standing:
    """With those of the pack that the roster asks for."""
    asked = duties(member.pack) if member.pack else ()
    days = (last_day(asked, act, standing.level, standing.kind, year) for act in ("报送", "公开"))
    report_by, publish_by = (day.isoformat() if day else "" for day in days)
    return standing._replace(report_by=report_by, publish_by=publish_by)


def _missing(standing: Standing, as_of: datetime.date | None) -> Standing:
    due = standing.report_by or standing.publish_by
    if not due or as_of is None:
        return standing
    late = _between(as_of.isoformat(), due)
    return standing._replace(state=OVERDUE, days=late) if late > 0 else standing._replace(state=NOT_DUE)


def _state(standing: Standing, days: int) -> str:
    if not standing.report_by and not standing.publish_by:
        return HANDED_IN
    if not standing.dated and not standing.published:
        return UNDATED
    return LATE if days else IN_TIME


def _is_to_come(standing: Standing, as_of: datetime.date | None) -> bool:
    """Whether a report with a deadline bears a date that had not come yet on the day as which it is judged."""
    first = min(filter(None, (standing.dated, standing.published)), default="")
    return as_of is not None and first > as_of.isoformat() and bool(standing.report_by or standing.publish_by)


def _days_late(standing: Standing, as_of: datetime.date | None) -> int:
    """Days after the deadline, of the later of handing in and publication, no more than had gone by on `as_of`.

    The report's own date stands for either.
    """
    pairs = ((standing.dated, standing.report_by), (standing.published or standing.dated, standing.publish_by))
    latest = as_of.isoformat() if as_of is not None else ""
    found = (_between(min(day, latest or day), last) for day, last in pairs if day and last)
    return max([0, *found])


def _between(day: str, last: str) -> int:
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(last)).days
