"""Two facts files read for `compare`: each by its own pack, and as far as its figures."""

from __future__ import annotations

from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Outcome
from reportgen.document.two_years import TwoYears, Year, compare
from reportgen.errors import ReportgenError
from reportgen.facts.figures import read_figures
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.schema import FACTS
from reportgen.facts.sheets import Sheets, first_text, pack_name, said
from reportgen.facts.validate import read_year
from reportgen.packs.load import Pack
from reportgen.records import year_of
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop


class Compared(NamedTuple):
    """The sheet, and the pack whose layout it has."""

    sheet: TwoYears
    pack: Pack


class _Read(NamedTuple):
    """A file that was read: what it says, and by which pack."""

    year: Year
    pack: Pack


def compare_files(old: Path, new: Path, workshop: Workshop, every: bool = False) -> Outcome[Compared]:
    """The figures of two files beside each other; faults of either file's figures give None.

    Raises:
        ReportgenError: the files are of different units, of one year, or in the wrong order.
    """
    newer = _read(new, workshop, None)
    older = _read(old, workshop, newer.value.pack if newer.value is not None else None)
    faults = (*older.diagnostics, *newer.diagnostics)
    if older.value is None or newer.value is None or any(fault.is_error for fault in faults):
        return Outcome(None, faults)
    one, other = older.value.year, newer.value.year
    _comparable((old, one), (new, other))
    return Outcome(Compared(compare(one, other, every), newer.value.pack), faults)


def last_year_of(path: Path, workshop: Workshop) -> Outcome[Path]:
    """Last year's file beside a facts file, as building finds it; faults where the file has no year.

    Raises:
        ReportgenError: there is no file of last year.
    """
    read = workshop.read(path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    year = year_of(said(read.value, "年度"))
    if year is None:
        return Outcome(None, _read(path, workshop, None).diagnostics)
    found = project.previous_file(path, year)
    if found is None:
        wanted = project.shown(path.with_name(f"{year - 1}{path.suffix}"))
        raise ReportgenError(f"找不到上年的文件 {wanted}", f"写明与哪一年比：旧的在前，例如 2021.yaml {path.name}")
    return Outcome(found)


def _comparable(old: tuple[Path, Year], new: tuple[Path, Year]) -> None:
    """Stop where two files cannot be compared."""
    names = [project.shown(path) for path, _ in (old, new)]
    one, other = old[1], new[1]
    if one.unit and other.unit and one.unit != other.unit:
        message = f"{names[0]} 是“{one.unit}”的，{names[1]} 是“{other.unit}”的，不能比"
        raise ReportgenError(message, "写同一个单位两年的文件")
    if one.year == other.year:
        raise ReportgenError(f"{names[0]} 和 {names[1]} 都是 {one.year} 年度的，没有两年可比", "核对年度")
    if one.year > other.year:
        hint = f"调换次序：reportgen compare {names[1]} {names[0]}"
        raise ReportgenError(f"次序反了：{names[0]} 是 {one.year} 年度的，{names[1]} 是 {other.year} 年度的", hint)


def _read(path: Path, workshop: Workshop, fallback: Pack | None) -> Outcome[_Read]:
    """The figures of one file; `fallback` is the pack of a file that names none."""
    project.require_facts(path)
    main = workshop.read(path)
    if main.value is None:
        return Outcome(None, main.diagnostics)
    office = project.find_office(path)
    stated = workshop.sheet(office) if office is not None else None
    faults = [*main.diagnostics, *(stated.diagnostics if stated is not None else ())]
    if stated is not None and stated.failed:  # it may well say the pack and the unit
        return Outcome(None, tuple(faults))
    standing = stated.value if stated is not None else None
    pack = _pack(path, Sheets(main.value, standing), workshop, fallback)
    faults += pack.diagnostics
    if pack.value is None:
        return Outcome(None, tuple(faults))
    ledger = Ledger()
    reader = FactReader(main.value.source, ledger)
    top = reader.fields(main.value.root, FACTS, "")
    year, _ = read_year(reader, top, main.value.root)
    figures = read_figures(reader, top.get("指标"), pack.value.catalogue, year=year)
    faults += reader.faults
    if year is None:
        return Outcome(None, tuple(faults))
    unit = first_text((main.value, standing), "单位", "名称")
    return Outcome(_Read(Year(year, unit, figures, pack.value.catalogue, ledger.remarks), pack.value), tuple(faults))


def _pack(path: Path, sheets: Sheets, workshop: Workshop, fallback: Pack | None) -> Outcome[Pack]:
    named = pack_name(sheets)
    if named.value is None:
        return Outcome(fallback, () if fallback is not None else named.diagnostics)
    name, sheet, node = named.value
    return workshop.pack(name, workshop.roots(path), Place(sheet.source, node.span, "模板"))
