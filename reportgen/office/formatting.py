"""Facts files and 办公室.yaml in canonical form (`fmt`): the pack's order where the pack can be found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen import project
from reportgen.diagnostics import Outcome
from reportgen.errors import ReportgenError
from reportgen.facts.choices import listed_keys
from reportgen.facts.order import facts_order, office_order
from reportgen.facts.validate import Sheet, Sheets, pack_name, said
from reportgen.packs.load import INDICATORS, LAYOUT, load_pack
from reportgen.packs.search import MANIFEST
from reportgen.pipeline import read_sheet
from reportgen.records import Reader, year_of
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.parts import Order
from reportgen.yaml_text.tree import Mapping, Sequence


class Formatted(NamedTuple):
    """A file's text in canonical form, and whether it differs from what is on disk, to the byte."""

    path: Path
    text: str
    changed: bool


def format_file(path: Path) -> Outcome[Formatted]:
    """The canonical text of one file; faults of YAML, and a file that is not keys and values, give None.

    Raises:
        ReportgenError: the file cannot be read, or belongs to a pack.
    """
    if path.name in (MANIFEST, INDICATORS, LAYOUT):
        raise ReportgenError(
            f"{project.shown(path)} 是模板包的文件，不整理", "fmt 只整理事实文件和办公室.yaml，例如 2024.yaml"
        )
    sheet = read_sheet(path)
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    reader = Reader(sheet.value.source)
    root = reader.mapping(sheet.value.root, "")
    if root is None:
        return Outcome(None, tuple(reader.faults))
    made = layout(sheet.value.source, root, order_of(path, sheet.value))
    if made.value is None:
        return Outcome(None, made.diagnostics)
    return Outcome(Formatted(path, made.value, path.read_bytes() != made.value.encode()), sheet.diagnostics)


def order_of(path: Path, sheet: Sheet) -> Order:
    """The order of a file's keys; what a pack would decide stays as written where none can be loaded."""
    is_office = path.name in project.OFFICE_FILES
    office = None if is_office else project.find_office(path)
    sheets = Sheets(sheet, read_sheet(office).value if office else None)
    named = pack_name(sheets).value
    pack = load_pack(named[0], project.pack_roots(path)).value if named else None
    shape, kind, makeup = pack.shape if pack else None, _kind(sheets), _makeup(sheets)
    if is_office:
        return office_order(shape, kind, makeup)
    return facts_order(pack.catalogue if pack else None, shape, kind, year_of(said(sheet, "年度")), makeup)


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
