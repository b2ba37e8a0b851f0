"""One unit of many as a pure function of plain data: its figures, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen import pipeline, project
from reportgen.batch.tasks import CRASHED, FAULTY, SKIPPED, Trouble, guarded, workshop
from reportgen.checks.runner import check_balance
from reportgen.checks.subject import Balance
from reportgen.checks.waivers import accept
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import ReportgenError
from reportgen.facts.covering import Manner, manner_of, text_of
from reportgen.facts.model import Facts
from reportgen.facts.ranges import Range, range_of
from reportgen.facts.schema import KINDS, LEVELS, NOT_APPLICABLE
from reportgen.facts.sheets import Sheets, first_said, first_text
from reportgen.facts.values import Blank, Figure, Value
from reportgen.pipeline import Loaded
from reportgen.reading import top_of
from reportgen.records import Reader
from reportgen.rollup.published import differences
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.workshop import read_sheet
from reportgen.yaml_text.places import deepest

COUNTED, OTHER_YEAR = "计入", "年度不符"
"""What became of a unit; besides these, those of `batch.tasks` that mean a failure, and SKIPPED."""
_CHOICES = {"层级": LEVELS, "类别": KINDS}


class UnitTask(NamedTuple):
    """A unit's facts file, the year that is rolled up, and the folder of what the units published.

    `below` is where the file lies as seen from the argument that stands for it.
    """

    path: str
    below: str
    year: int
    published: str | None = None
    program: str = ""


class Row(NamedTuple):
    """A figure of a unit, or 不适用: its path, the line it stands in, its text, its unit of measure.

    `whole` is what the figure may stand for and `manner` how it says so; None for 不适用. A total that the program
    computed has the range of its parts, which its text may say less closely.
    """

    path: str
    line: int
    text: str
    measure: str
    whole: Range | None
    manner: Manner = Manner.EXACT


class UnitFigures(NamedTuple):
    """A unit's figures, none where it is not counted; `blob` is the id of the file that was read.

    `message` is of a failure, `note` of what is right: why a unit is not to be counted.
    """

    path: str
    status: str
    name: str = ""
    code: str = ""
    blob: str = ""
    rows: tuple[Row, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    message: str = ""
    hints: tuple[str, ...] = ()
    note: str = ""
    level: str = ""
    kind: str = ""


class Who(NamedTuple):
    """名称, 代码, 层级 and 类别 of a unit and its file, "" for what is not said."""

    name: str = ""
    code: str = ""
    level: str = ""
    kind: str = ""
    path: str = ""


def who(path: Path) -> Who:
    """Whose file it is, as it says itself or the office's standing facts say; nothing is validated."""
    sheets = sheets_of(path)
    return who_is(sheets) if sheets is not None else Who()


def sheets_of(path: Path) -> Sheets | None:
    """A facts file and the office's standing facts as trees; nothing where it is no YAML or cannot be opened."""
    try:
        sheet = read_sheet(path).value
        office = project.find_office(path) if sheet is not None else None
        standing = workshop().sheet(office).value if office is not None else None
    except ReportgenError:
        return None  # that is told where it is read to be counted
    return Sheets(sheet, standing) if sheet is not None else None


def who_is(sheets: Sheets) -> Who:
    """Whose they are; a 层级 or 类别 that there is none of is not said."""
    return Who(*(_known(sheets, key) for key in ("名称", "代码", *_CHOICES)))


def mistyped(sheets: Sheets) -> Iterator[Diagnostic]:
    """What 单位 says that there is none of, which nobody is judged by."""
    for key, choices in _CHOICES.items():
        found = first_said(sheets[:2], "单位", key)
        if found is not None:
            reader = Reader(found[0].source)
            reader.choice(found[1], choices, f"单位.{key}")
            yield from reader.faults


def _known(sheets: Sheets, key: str) -> str:
    text = first_text(sheets[:2], "单位", key)
    return text if text in _CHOICES.get(key, (text,)) else ""


def read_unit(task: UnitTask) -> UnitFigures:
    """One unit; whatever happens is told as a result."""
    return guarded(task.path, task.program, lambda: _read(task), lambda trouble: _failed(task, trouble))


def lost(task: UnitTask, message: str, hints: tuple[str, ...]) -> UnitFigures:
    """That the process that read a unit is no more."""
    return _failed(task, Trouble(CRASHED, message, hints))


def _failed(task: UnitTask, trouble: Trouble) -> UnitFigures:
    status, message, hints, findings = trouble
    return UnitFigures(task.path, status, findings=findings, message=message, hints=hints)


def _read(task: UnitTask) -> UnitFigures:
    try:
        loaded = pipeline.load(Path(task.path), workshop())
    except pipeline.ComparisonOnly:
        return UnitFigures(task.path, SKIPPED, findings=(_for_comparison(Path(task.path)),))
    if loaded.value is None:
        unread = who(Path(task.path))  # whose it is stands there all the same, as a rule
        return UnitFigures(task.path, FAULTY, unread.name, unread.code, findings=_errors(loaded.diagnostics))
    facts, own = loaded.value.facts, loaded.value.facts.unit
    name, code, level, kind = (str(each or "") for each in (own.name, own.code, own.level, own.kind))
    unit = UnitFigures(task.path, COUNTED, name, code, facts.source.blob, level=level, kind=kind)
    if facts.year != task.year:
        message = f"年度是 {facts.year}，汇总的是 {task.year} 年度，没有计入"
        place = facts.leaves[facts.year_leaf].place
        wrong = Diagnostic("RG430", message, place, ("核对 年度；汇总别的年度的，用 --year",))
        return unit._replace(status=OTHER_YEAR, findings=(wrong,))
    found = (*loaded.diagnostics, *_balance(loaded.value))
    if task.published is not None:
        found += _published(loaded.value, task.published, task.below)
    return unit._replace(rows=tuple(_rows(facts, loaded.value)), findings=_errors(found))


def _for_comparison(path: Path) -> Diagnostic:
    """That a file is no report that was handed in."""
    sheet = workshop().read(path).value
    assert sheet is not None, "it has said what it is for"
    place = Place(sheet.source, deepest(sheet.root, ["用途"]), "用途")
    hint = "是交来的报告，删去 用途；只供来年对比的，不用改"
    return Diagnostic("RG430", "用途 是 仅供比较，不算交来的报告，没有计入", place, (hint,), level=Severity.NOTE)


def _published(loaded: Loaded, folder: str, below: str) -> tuple[Diagnostic, ...]:
    """What the unit published otherwise; a file that cannot be opened does not cost the unit its figures."""
    try:
        return differences(loaded, Path(folder), below, workshop())
    except ReportgenError as error:
        place = top_of(project.shown(loaded.path))
        return (Diagnostic("RG436", f"公开的报告没有核对：{error.message}", place, error.hints),)


def _errors(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Findings that matter to whom the figures are handed in; their excerpts are short, so the text goes along."""
    return tuple(d for d in found if d.is_error or d.code.startswith("RG43"))


def _balance(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Broken identities that the unit does not give reasons for."""
    found = check_balance(Balance(loaded.facts, loaded.bench.pack), loaded.levels)
    return accept(found, loaded.facts.waivers)[0]


def _rows(facts: Facts, loaded: Loaded) -> Iterator[Row]:
    for indicator in loaded.bench.pack.catalogue:
        value, measure = facts.figures[indicator.theme][indicator.key], indicator.unit
        if isinstance(value, Figure):
            text, whole, manner = text_of(value, measure), range_of(value), manner_of(value)
            yield Row(indicator.path, _line(facts, value), text, measure, whole, manner)
        elif value.leaf is not None:
            yield Row(indicator.path, _line(facts, value), NOT_APPLICABLE, measure, None)


def _line(facts: Facts, value: Value) -> int:
    leaf = value.leaves[0] if isinstance(value, Figure) and value.leaves else None
    if isinstance(value, Blank):
        leaf = value.leaf
    return facts.leaves[leaf].place.line if leaf is not None else 0


def name_of(unit: UnitFigures) -> str:
    """What a unit is called, its file where it does not say."""
    return unit.name or project.shown(Path(unit.path))
