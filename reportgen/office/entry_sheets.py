"""Entry sheets for people who will never edit YAML (`form`): what a pack asks for, with what is known already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__, project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.entry import FIGURES, Area, Heads, Slot, areas, indicator_of
from reportgen.facts.figures import read_figures
from reportgen.facts.indicators import Catalogue
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.recorded import recorded
from reportgen.facts.rescaling import recounted_text
from reportgen.facts.sheets import Sheet, Sheets, first_text, pack_name, said
from reportgen.packs.load import Pack
from reportgen.records import year_of
from reportgen.sections.engine import Engine
from reportgen.sections.needs import needed, require_year
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop, read_sheet
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.years_before import Own, own_pack

if TYPE_CHECKING:
    from reportgen.writers.xlsx.entry import Entry


class Asked(NamedTuple):
    """An entry sheet to be made: the pack's name, the year, 类别, the facts file to begin with, where it will lie."""

    pack: str
    year: int
    kind: str | None
    facts: Path | None
    output: Path


def make_sheet(asked: Asked) -> Outcome[bytes]:
    """The workbook; faults of YAML in the facts file give None.

    Raises:
        ReportgenError: the pack is a base or has no form for the year, or the facts file is of another pack or year.
    """
    from reportgen.writers.xlsx.entry import entry_sheet

    workshop = Workshop()
    base = asked.facts or asked.output.with_name(f"{asked.year}.yaml")
    loaded = workshop.pack(asked.pack, workshop.roots(base))
    pack = loaded.value
    if pack is None:
        return Outcome(None, loaded.diagnostics)
    if not pack.manifest.main.every:
        raise ReportgenError(f"“{asked.pack}”是底层模板包，不能单独使用", "用 reportgen packs list 选一个模板包")
    if asked.facts is None:  # a facts file may have 章节 of its own
        require_year(pack, asked.year, asked.kind)
    else:
        project.require_facts(asked.facts)
    main = read_sheet(asked.facts) if asked.facts is not None else None
    if main is not None and main.value is None:
        return Outcome(None, (*loaded.diagnostics, *main.diagnostics))
    this = main.value if main is not None else None
    entry, told = _entry(asked, base, pack, this, workshop)
    return Outcome(entry_sheet(entry), (*loaded.diagnostics, *_faulty(this, pack, asked.year), *told))


def _faulty(this: Sheet | None, pack: Pack, year: int) -> Iterator[Diagnostic]:
    """That figures of the facts file are wrong; the sheet has them as they are written, where they can stand in it."""
    if this is None or not isinstance(this.root, Tree):
        return
    reader = FactReader(this.source, Ledger())
    read_figures(reader, this.root.get(FIGURES), pack.catalogue, year=year)
    faults = [fault for fault in reader.faults if fault.is_error]
    if faults:
        message = f"事实文件的指标有 {len(faults)} 处错，表里照样填着，发出去以前先改好；第一处：{faults[0].message}"
        hint = f"运行 reportgen check {this.source.path}，逐处列出"
        yield Diagnostic("RG135", message, faults[0].place, (*faults[0].hints, hint))


def _entry(
    asked: Asked, base: Path, pack: Pack, this: Sheet | None, workshop: Workshop
) -> tuple[Entry, tuple[Diagnostic, ...]]:
    """What the sheet is made of, and what is told of last year's file; `this` is the facts file."""
    from reportgen.writers.xlsx.entry import Entry

    office = project.find_office(base)
    standing = workshop.sheet(office).value if office is not None else None
    if this is not None and asked.facts is not None:
        _fitting(asked, Sheets(this, standing), pack, workshop)
    unit = first_text((this, standing), "单位", "名称")
    kind = asked.kind or first_text((this, standing), "单位", "类别")
    catalogue = pack.catalogue.shown(pack.manifest.themes)
    found = areas(catalogue, pack.shape.elements, asked.year)

    def texts(sheet: Sheet | None) -> Mapping[Slot, str]:
        return {slot: spot.text for slot, spot in recorded(sheet.root, found).items()} if sheet is not None else {}

    before = last_year(base, asked.year, unit, workshop)
    own, told = own_pack(base, before, standing, pack.name, workshop) if before is not None else (Own(), ())
    last: Mapping[Slot, str] = {}
    if before is not None:
        then = own.catalogue if own.catalogue is not None else catalogue
        elements = (own.pack or pack).shape.elements
        last = _recounted(before, areas(then, elements, asked.year - 1), then, catalogue)
    entry = Entry(
        heads=Heads(pack.name, asked.year, kind, unit, f"reportgen {__version__}"),
        title=pack.manifest.name,
        catalogue=catalogue,
        elements=pack.shape.elements,
        values=texts(this) if this is not None else None,
        last=last,
        standing=texts(standing),
        needed=needed(Engine(pack), asked.year, kind or None).figures,
    )
    return entry, told


def _recounted(sheet: Sheet, asked: tuple[Area, ...], then: Catalogue, today: Catalogue) -> Mapping[Slot, str]:
    """What last year's file says by the form of its own year and pack, figures in this year's units."""
    found = {}
    texts = recorded(sheet.root, asked)
    for area, slot in [(each, slot) for each in asked for slot in each.slots()]:
        path, text = indicator_of(area, *slot), texts[slot].text
        was, now = (one.get(path) if path is not None else None for one in (then, today))
        found[slot] = recounted_text(text, was, now) if was is not None and now is not None else text
    return found


def _fitting(asked: Asked, sheets: Sheets, pack: Pack, workshop: Workshop) -> None:
    """Stop where a facts file is of another pack or year."""
    assert asked.facts is not None
    name = project.shown(asked.facts)
    year = year_of(said(sheets.main, "年度"))
    if year is not None and year != asked.year:
        raise ReportgenError(f"{name} 是 {year} 年度的，要做的表是 {asked.year} 年度的", "核对年度")
    named = pack_name(sheets).value
    if named is None:
        return
    other = workshop.pack(named[0], workshop.roots(asked.facts)).value
    if other is None or other.name != pack.name:
        theirs = other.name if other is not None else f"{named[0]}（没有这个模板包，或者它有错）"
        raise ReportgenError(f"{name} 用的模板包是 {theirs}，要做的表是 {pack.name} 的", "核对模板包")


def last_year(base: Path, year: int, unit: str, workshop: Workshop) -> Sheet | None:
    """Last year's file beside this year's, of the same unit; what cannot be read is no help and no fault."""
    path = project.previous_file(base, year)
    sheet = workshop.sheet(path).value if path is not None else None
    if sheet is None or year_of(said(sheet, "年度")) not in (None, year - 1):
        return None
    other = first_text((sheet,), "单位", "名称")
    return None if unit and other and unit != other else sheet
