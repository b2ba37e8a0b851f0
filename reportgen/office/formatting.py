"""Facts files and 办公室.yaml in canonical form (`fmt`): the pack's order where the pack can be found."""

from __future__ import annotations

from pathlib import Path

from reportgen import project
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.errors import ReportgenError
from reportgen.facts.choices import listed_keys
from reportgen.facts.order import facts_order, office_order
from reportgen.facts.schema import FACTS, OFFICE
from reportgen.facts.sheets import Sheet, Sheets, office_faults, pack_name, said
from reportgen.packs.load import INDICATORS, LAYOUT, WORDING
from reportgen.packs.search import MANIFEST
from reportgen.records import Reader, year_of
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop, read_sheet
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.tree import Mapping, Sequence

KEYS = frozenset(field.key for field in (*FACTS, *OFFICE))
SUFFIXES = (".yaml", ".yml")


class Formatted(NamedTuple):
    """A file's text in canonical form, and whether it differs from what is on disk, to the byte.

    `unsure` where the order of its keys could not be looked up.
    """

    path: Path
    text: str
    changed: bool
    unsure: bool = False


def format_file(path: Path, workshop: Workshop) -> Outcome[Formatted]:
    """The canonical text of one file; faults of YAML, and a file that is not keys and values, give None.

    Raises:
        ReportgenError: the file cannot be read, belongs to a pack, or is something else altogether.
    """
    if path.name in (MANIFEST, INDICATORS, LAYOUT, WORDING):
        raise _refused(path, "是模板包的文件")
    if path.suffix.lower() not in SUFFIXES:
        raise _refused(path, "的名称不以 .yaml 结尾，不是事实文件")
    sheet = read_sheet(path)
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    reader = Reader(sheet.value.source)
    root = reader.mapping(sheet.value.root, "")
    if root is None:
        return Outcome(None, tuple(reader.faults))
    if not any(entry.key.text in KEYS for entry in root.entries):
        raise _refused(path, "里没有一个事实文件的键（年度、单位、指标等）")
    order, unknown = order_of(path, sheet.value, workshop)
    made = layout(sheet.value.source, root, order)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    formatted = Formatted(path, made.value, path.read_bytes() != made.value.encode(), bool(unknown))
    return Outcome(formatted, (*sheet.diagnostics, *unknown))


def _refused(path: Path, why: str) -> ReportgenError:
    hint = "fmt 只整理事实文件和办公室.yaml，例如 2024.yaml"
    return ReportgenError(f"{project.shown(path)} {why}，不整理", hint)


def order_of(path: Path, sheet: Sheet, workshop: Workshop) -> tuple[Order, tuple[Diagnostic, ...]]:
    """The order of a file's keys; what a pack would decide stays as written where none can be loaded.

    Where the office's file is the reason for that, a warning says so.
    """
    is_office = path.name in project.OFFICE_FILES
    office = None if is_office else project.find_office(path)
    standing = workshop.sheet(office) if office else None
    sheets = Sheets(sheet, standing.value if standing else None)
    named = pack_name(sheets).value
    pack = workshop.pack(named[0], workshop.roots(path)).value if named else None
    shape, kind, makeup = pack.shape if pack else None, _kind(sheets), _makeup(sheets)
    if is_office:
        return office_order(shape, kind, makeup), ()
    order = facts_order(pack.catalogue if pack else None, shape, kind, year_of(said(sheet, "年度")), makeup)
    faults = standing.diagnostics if standing else ()
    if pack is None:
        faults = (*faults, *office_faults(sheets))
    return order, _unknown(faults)


def _unknown(faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What is wrong in the office's file, as warnings: it is not the file that is being formatted."""
    return tuple(
        d._replace(message=f"查不到键的次序，{d.message}", level=Severity.WARNING) for d in faults if d.is_error
    )


def _kind(sheets: Sheets) -> str | None:
    found = (said(sheet, "单位", "类别") for sheet in (sheets.main, sheets.office) if sheet is not None)
    return next((scalar.text for scalar in found if scalar is not None and scalar.text), None)


def _makeup(sheets: Sheets) -> tuple[str, ...]:
    """The keys of 章节, of the facts file or else of the office."""
    for sheet in (sheets.main, sheets.office):
        node = sheet.root.get("章节") if sheet is not None and isinstance(sheet.root, Mapping) else None
        if isinstance(node, Sequence):
            return listed_keys(node)
    return ()
