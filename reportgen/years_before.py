"""Floor 7: the files of the years before a report's own, each with the catalogue by which its figures were written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.charts import MOST_YEARS
from reportgen.facts.validate import Sheet, Sheets, pack_name, said
from reportgen.packs.load import Pack
from reportgen.records import year_of
from reportgen.source import Place
from reportgen.workshop import Bench, Workshop
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Scalar
from reportgen.yaml_text.tree import Sequence as Items


class YearsBefore(NamedTuple):
    """The files of the years before, the nearest first, and their packs where those are others than this year's."""

    files: tuple[Sheet | None, ...] = ()
    packs: tuple[Pack | None, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    of_charts: bool = False
    """Whether there are charts, so that more than last year's was looked for."""

    def beside(self, sheets: Sheets) -> Sheets:
        """The files of a report with these."""
        catalogues = tuple(pack.catalogue if pack is not None else None for pack in self.packs)
        return sheets._replace(previous=next(iter(self.files), None), earlier=self.files[1:], catalogues=catalogues)

    @property
    def others(self) -> tuple[Pack, ...]:
        """Each pack once."""
        return tuple({pack.name: pack for pack in self.packs if pack is not None}.values())


def years_before(path: Path, sheets: Sheets, bench: Bench, workshop: Workshop) -> YearsBefore:
    """The files of the years before beside `path`: last year's, and as many as a chart has room for if there is one.

    A year without a file is None; after the last one there is none.
    """
    year = year_of(said(sheets.main, "年度"))
    if year is None:
        return YearsBefore()
    charts = bench.engine.draws_charts(_attached(sheets))
    back = MOST_YEARS - 1 if charts else 1
    found: list[Sheet | None] = []
    packs: list[Pack | None] = []
    faults: list[Diagnostic] = []
    for number in range(back):
        there = workshop.previous(path, year - number)
        sheet = workshop.sheet(there) if there is not None else Outcome[Sheet](None)
        faults += _unread(sheet, number)
        own = Outcome[Pack](None)
        if sheet.value is not None:
            own = own_pack(path, sheet.value, sheets.office, bench.pack.name, workshop)
            faults += own.diagnostics
        found.append(sheet.value)
        packs.append(own.value)
    while found and found[-1] is None:
        found.pop()
    return YearsBefore(tuple(found), tuple(packs[: len(found)]), tuple(faults), charts)


def _attached(sheets: Sheets) -> frozenset[str]:
    """The templates that attachments 套用, of this report's file and the office's."""
    found: list[str] = []
    for sheet in (sheets.main, sheets.office):
        official = sheet.root.get("公文") if sheet is not None and isinstance(sheet.root, Tree) else None
        listed = official.get("附件") if isinstance(official, Tree) else None
        items = listed.items if isinstance(listed, Items) else ()
        named = (item.get("套用") for item in items if isinstance(item, Tree))
        found += [node.text.strip() for node in named if isinstance(node, Scalar)]
    return frozenset(found)


def _unread(sheet: Outcome[Sheet], number: int) -> list[Diagnostic]:
    """A file of a year before that cannot be read is no comparison, which is not this year's fault."""
    first = next((fault for fault in sheet.diagnostics if fault.is_error), None)
    if first is None:
        return []
    whose = "往年" if number else "上年"
    message = f"{whose}的文件读不懂，不参加对比：{first.message}"
    return [Diagnostic("RG219", message, first.place, first.hints)]


def own_pack(path: Path, sheet: Sheet, office: Sheet | None, name: str, workshop: Workshop) -> Outcome[Pack]:
    """The pack that a file of a year before beside `path` was written for; None where that is `name`, this year's."""
    named = pack_name(Sheets(sheet, office)).value
    if named is None or named[0] == name:
        return Outcome(None)
    place = Place(named[1].source, named[2].span, "模板")
    own = workshop.pack(named[0], workshop.roots(path), place).value
    if own is not None:
        return Outcome(own)
    message = f"这份往年的文件用的模板包“{named[0]}”读不到，它的数按本年的指标目录和单位读"
    return Outcome(None, (Diagnostic("RG219", message, place, ("找回那个模板包，或者核对各数的单位",)),))
