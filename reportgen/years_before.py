"""Floor 7: the files of the years before a report's own, each with the catalogue by which its figures were written."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.charts import MOST_YEARS
from reportgen.facts.indicators import Catalogue
from reportgen.facts.rescaling import UNKNOWN
from reportgen.facts.sheets import Sheet, Sheets, pack_name, said
from reportgen.packs.load import Pack
from reportgen.records import year_of
from reportgen.source import Place
from reportgen.tuples import NamedTuple
from reportgen.workshop import Bench, Workshop
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Scalar
from reportgen.yaml_text.tree import Sequence as Items


class Own(NamedTuple):
    """The pack that a file was written for where that is not this year's; `missing` names one that cannot be read."""

    pack: Pack | None = None
    missing: str = ""

    @property
    def catalogue(self) -> Catalogue | None:
        """By which its figures are read; None for this year's."""
        if self.missing:
            return UNKNOWN
        return self.pack.catalogue if self.pack is not None else None


class YearsBefore(NamedTuple):
    """The files of the years before, the nearest first, and the packs that they were written for."""

    files: tuple[Sheet | None, ...] = ()
    packs: tuple[Own, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    of_charts: bool = False
    """Whether there are charts, so that more than last year's was looked for."""

    def beside(self, sheets: Sheets) -> Sheets:
        """The files of a report with these."""
        catalogues = tuple(own.catalogue for own in self.packs)
        return sheets._replace(previous=next(iter(self.files), None), earlier=self.files[1:], catalogues=catalogues)

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """Name and state of each pack once; "" for one that cannot be read, until it can."""
        found = {own.pack.name: own.pack.state for own in self.packs if own.pack is not None}
        return tuple((found | {own.missing: "" for own in self.packs if own.missing}).items())


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
    packs: list[Own] = []
    faults: list[Diagnostic] = []
    for number in range(back):
        there = workshop.previous(path, year - number)
        sheet = workshop.sheet(there) if there is not None else Outcome[Sheet](None)
        faults += _unread(sheet, number)
        own = Own()
        if sheet.value is not None:
            own, told = own_pack(path, sheet.value, sheets.office, bench.pack.name, workshop)
            faults += told
        found.append(sheet.value)
        packs.append(own)
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


def own_pack(
    path: Path, sheet: Sheet, office: Sheet | None, name: str, workshop: Workshop
) -> tuple[Own, tuple[Diagnostic, ...]]:
    """The pack that a file of a year before beside `path` was written for; `name` is this year's.

    In which units its figures are is told by that pack alone: where it cannot be read, they are not compared.
    """
    named = pack_name(Sheets(sheet, office)).value
    if named is None or named[0] == name:
        return Own(), ()
    place = Place(named[1].source, named[2].span, "模板")
    own = workshop.pack(named[0], workshop.roots(path), place).value
    if own is not None:
        return Own(own), ()
    message = f"这份往年的文件用的模板包“{named[0]}”读不到，它的数按什么单位填的不知道，不参加对比"
    hint = "找回那个模板包；改了名的，把这里的 模板 写成现在的名字"
    return Own(missing=named[0]), (Diagnostic("RG219", message, place, (hint,)),)
