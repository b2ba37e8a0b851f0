"""The file that is rolled up into: what it says by hand is compared, what an earlier roll-up wrote is renewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from reportgen import project
from reportgen.checks.figures.rates import agrees
from reportgen.checks.runner import check_balance
from reportgen.checks.subject import Balance
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.errors import ReportgenError
from reportgen.facts.covering import in_words
from reportgen.facts.entry import Area, Slot, areas, indicator_of
from reportgen.facts.figures import read_figures
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.model import Facts, Official, Unit, Words
from reportgen.facts.numerals import plain
from reportgen.facts.ranges import WITHOUT_END, Range, range_of
from reportgen.facts.recorded import Spot, recorded, remark
from reportgen.facts.schema import NOT_APPLICABLE
from reportgen.facts.sheets import Sheet, Sheets, pack_name, said
from reportgen.facts.values import Figure, parse_figure
from reportgen.packs.load import Pack
from reportgen.records import Reader, is_blank, year_of
from reportgen.rollup.adding import RATE, Line
from reportgen.rollup.units import Who, mistyped, who_is
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop, read_sheet
from reportgen.yaml_text.places import Ways
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import parse


class Parent(NamedTuple):
    """The file as it is (as it will begin, where it is `new`), its year, its pack."""

    path: Path
    sheet: Sheet
    root: Tree
    ways: Ways
    """Those of the root: made once, for a table may have thousands of cells."""
    year: int
    pack: Pack
    new: bool
    unit: Who = Who()

    @property
    def areas(self) -> tuple[Area, ...]:
        """What can be filled in."""
        return tuple(area for area in areas(self.pack.catalogue, (), self.year) if area.number > 1)


def find_parent(path: Path, year: int | None, pack: str | None, workshop: Workshop) -> Outcome[Parent]:
    """The file to roll up into; a new one has the year and the pack that are given.

    Raises:
        ReportgenError: year or pack are not known.
    """
    new = not path.exists()
    known = year or year_in_name(path)
    sheet = _blank(path, known, pack) if new else read_sheet(path)
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    reader = Reader(sheet.value.source)
    root = reader.mapping(sheet.value.root, "")
    if root is None:
        return Outcome(None, tuple(reader.faults))
    own = year_of(said(sheet.value, "年度")) or known
    if year is not None and own != year:
        raise ReportgenError(f"{project.shown(path)} 是 {own} 年度的，与 --year {year} 不符", "核对 -o 和 --year")
    if own is None:
        raise ReportgenError(f"不知道 {project.shown(path)} 是哪一年度的", "在文件里写 年度，或者用 --year")
    office = project.find_office(path)
    standing = workshop.sheet(office).value if office is not None else None
    named = pack_name(Sheets(sheet.value, standing))
    if named.value is None:
        return Outcome(None, named.diagnostics)
    name, where, node = named.value
    loaded = workshop.pack(name, workshop.roots(path), Place(where.source, node.span, "模板"))
    if loaded.value is None or loaded.failed:
        return Outcome(None, loaded.diagnostics)
    sheets = Sheets(sheet.value, standing)
    made = Parent(path, sheet.value, root, Ways(root), own, loaded.value, new, who_is(sheets))
    return Outcome(made, (*sheet.diagnostics, *mistyped(sheets)))


def year_in_name(path: Path) -> int | None:
    """The year that a file is called by."""
    return int(path.stem) if path.stem.isdecimal() and len(path.stem) == 4 else None


def _blank(path: Path, year: int | None, pack: str | None) -> Outcome[Sheet]:
    """A file that is not there yet; 单位 is for a clerk to fill in."""
    if year is None:
        raise ReportgenError(f"不知道 {project.shown(path)} 是哪一年度的", "用 --year 写明，或以年度为文件名")
    text = f"模板: {pack}\n年度: {year}\n\n单位:\n  名称:\n\n指标:\n"
    source = Source(project.shown(path), text)
    root = parse(source).value
    assert root is not None
    return Outcome(Sheet(source, root))


class Cell(NamedTuple):
    """A slot with what the units say for it and what the file says."""

    slot: Slot
    area: Area
    line: Line
    spot: Spot


def cells(parent: Parent, lines: Sequence[Line]) -> Iterator[Cell]:
    """The slots of the file that units say something for."""
    by_path = {line.indicator.path: line for line in lines}
    found = recorded(parent.root, parent.areas)
    for area in parent.areas:
        for row, column in area.slots():
            line = by_path.get(indicator_of(area, row, column) or "")
            if line is not None:
                yield Cell((row, column), area, line, found[row, column])


def place_of(parent: Parent, path: str) -> Place:
    """Where the file has an indicator, or the nearest key above it."""
    where = f"指标.{path}"
    return Place(parent.sheet.source, parent.ways.deepest(where.split(".")), where)


def compared(parent: Parent, cell: Cell, whole: bool) -> Iterator[Diagnostic]:
    """What is wrong between a figure that was typed by hand and the units' ones; `whole`: all units are in the sum."""
    line, text = cell.line, cell.spot.text
    if line.whole is None:
        return
    figure = parse_figure(text, line.indicator.unit)
    if text == NOT_APPLICABLE:
        agreed = line.whole.low <= 0
    elif not isinstance(figure, Figure):
        return  # what is wrong with it is told when the file is checked
    elif line.rule == RATE:
        agreed = agrees(figure, line.whole, Range(Decimal(100), Decimal(100)))
    else:
        most = line.whole.high if whole and not line.left_out else WITHOUT_END
        least = line.whole.low if line.indicator.kind != "增减" or most.is_finite() else -WITHOUT_END
        agreed = range_of(figure).meets(Range(least, most))
    if agreed:
        return
    name, units = line.indicator.path, "各单位之和" if line.rule != RATE else "各单位合起来"
    units = "各单位中最大的" if line.rule == "最大" else units
    total = f"{line.text}%" if line.rule == RATE else in_words(line.whole)
    message = f"“{name}”手填的是 {text}，{line.reported} 个单位报的，{units}是 {total}"
    reason = remark(parent.ways, cell.spot)
    level = Severity.NOTE if reason else None
    hints = ("核对是哪一个错；口径不同的，在数的旁边写 说明，就只作提示",)
    if reason:
        hints = (f"说明写的是：{reason}",)
    yield Diagnostic("RG433", message, _place(parent, cell), hints, level=level)


def _place(parent: Parent, cell: Cell) -> Place:
    path = tuple(str(step) for step in cell.spot.path)
    return Place(parent.sheet.source, parent.ways.deepest(path), ".".join(path))


def balance(parent: Parent, text: str, short: Mapping[str, Range]) -> tuple[Diagnostic, ...]:
    """Broken identities of the file as it will be, and what is wrong with its figures.

    `short` are sums from which something is left out: of them only the lower bound counts. What they break as they are
    written is a note, for it will be found when the file is checked.
    """
    sure = _balance(parent, text, short)
    known = {_identity(found) for found in sure}
    later = _balance(parent, text, {}) if short else ()
    notes = (found._replace(level=Severity.NOTE) for found in later if _identity(found) not in known)
    return (*sure, *notes)


def _identity(found: Diagnostic) -> tuple[str, str]:
    return found.code, found.message.partition("：")[0]


def _balance(parent: Parent, text: str, short: Mapping[str, Range]) -> tuple[Diagnostic, ...]:
    source = Source(parent.sheet.source.path, text)
    root = parse(source).value
    assert isinstance(root, Tree), "verified where it was written"
    ledger = Ledger()
    reader = FactReader(source, ledger)
    node = root.get("指标")
    read = read_figures(reader, None if is_blank(node) else node, parent.pack.catalogue, year=parent.year)
    figures = {theme: {**values} for theme, values in read.items()}
    for path, whole in short.items():
        theme, _, key = path.partition(".")
        value = figures[theme][key]
        if isinstance(value, Figure):
            figures[theme][key] = Figure(whole.low, f"逾{plain(whole.low)}", value.leaves, True)
    facts = Facts(
        source, parent.year, 0, Words(parent.pack.name, 0), Unit(), Official(), figures,
        leaves=tuple(ledger.leaves), root=root, remarks=ledger.remarks,
    )  # fmt: skip
    return (*reader.faults, *check_balance(Balance(facts, parent.pack)))
