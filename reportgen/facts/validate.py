"""From parsed files to `Facts`: the first gate. All faults of all files are found in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.diagnostics import Diagnostic, Outcome, short
from reportgen.facts.choices import ChoiceReader, listed_keys, unheaded, writable
from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.elements import element_names, missing_elements, read_elements
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.figures import read_figures
from reportgen.facts.homes import homes
from reportgen.facts.indicators import Catalogue
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.model import Facts, Narrative, Official, SectionChoice, Words
from reportgen.facts.narratives import NarrativeReader
from reportgen.facts.official import Found, mark_faults, merged, read_official, read_unit, read_waivers
from reportgen.facts.quotable import Quotable, standing_names
from reportgen.facts.rescaling import UNKNOWN, Before, read_before
from reportgen.facts.schema import FACTS, OFFICE, OFFICIAL, PURPOSES, UNIT, SectionSet, Shape, Slot
from reportgen.facts.sheets import Sheet, Sheets, is_comparison_only, pack_name, said
from reportgen.facts.styles import read_styles
from reportgen.facts.values import Figures
from reportgen.records import Field, is_blank, year_of
from reportgen.source import Place
from reportgen.yaml_text.places import deepest
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node

_OF_THE_FORM = ("RG201", "RG202", "RG227")
"""What follows where a year has no form: rows and columns that are those of another year."""


def validate(sheets: Sheets, catalogue: Catalogue, shape: Shape) -> Outcome[Facts]:
    """The facts, or None where something in them is wrong; what is merely missing leaves 【…】 in the text."""
    gate = _Gate(sheets, homes(catalogue, shape))
    facts = gate.facts(catalogue, shape)
    faults = gate.faults()
    return Outcome(None if any(f.is_error and not f.is_gap for f in faults) else facts, faults)


class _Gate:
    """The readers of one report's files while its facts are being read."""

    def __init__(self, sheets: Sheets, belongs: Callable[[str, str], tuple[str, ...]]) -> None:
        self.sheets, self.ledger = sheets, Ledger()
        self.main = FactReader(sheets.main.source, self.ledger)
        self.main.homes = belongs
        self.top = self.main.fields(sheets.main.root, FACTS, "")
        self.layers = [(self.main, self.top)]
        if sheets.office is not None:
            office = FactReader(sheets.office.source, self.ledger)
            self.layers.append((office, office.fields(sheets.office.root, OFFICE, "")))
        self.old: tuple[Diagnostic, ...] = ()

    def faults(self) -> tuple[Diagnostic, ...]:
        return (*(fault for reader, _ in self.layers for fault in reader.faults), *self.old)

    def group(self, key: str, table: tuple[Field, ...]) -> Found:
        return merged(table, key, [(reader, found.get(key)) for reader, found in self.layers])

    def facts(self, catalogue: Catalogue, shape: Shape) -> Facts | None:
        """Every part is read, whatever faults there are, so that all are found."""
        main, top, root = self.main, self.top, self.sheets.main.root
        year, year_leaf = read_year(main, top, root)
        self.standing()
        group = self.group("单位", UNIT)
        unit = read_unit(group)
        _require_name(main, group, root)
        figures = read_figures(main, top.get("指标"), catalogue, year=year)
        years = self.other_years(catalogue)
        previous = years[0]
        stated = self.group(ELEMENTS, shape.elements)
        elements = read_elements(stated, shape.elements)
        if isinstance(top.get(ELEMENTS), Tree) or ELEMENTS not in top:
            main.faults += missing_elements(shape.elements, elements, main.source, root)
        own = {**standing_names(unit, year, year_leaf), **element_names(shape.elements, elements)}
        names = Quotable(figures, previous, own, self.ledger)
        official = self.official(names, shape)
        sections = shape.of(unit.kind, year)
        told, untitled = len(self.faults()), sections.untitled if sections else ()
        slots = sections.slots if sections else shape.keys(unit.kind)
        makeup = self.makeup(names, sections, slots, shape)
        listed = [key for _, found in self.layers for key in listed_keys(found.get("章节"))]
        wrong = tuple(listed) if len(self.faults()) > told or year is None else None
        known = writable(makeup, slots, untitled, wrong)._replace(elsewhere=frozenset(shape.keys()))
        if sections is None and year is not None and makeup is None:
            self.uncovered(year, _covered(shape.spans(unit.kind)))
        narratives = NarrativeReader(main, names, shape.sentences).read(top.get("正文"), known)
        self.headed(makeup, narratives)
        styles = read_styles(self.layers, known, shape)
        waivers = read_waivers(main, top.get("豁免"))
        pack = self.pack()
        if pack is None or year is None:
            return None
        return Facts(
            self.sheets.main.source, year, year_leaf, pack, unit, official, figures, narratives, styles, waivers,
            tuple(self.ledger.leaves), previous, is_comparison_only(root), root, self.ledger.remarks, elements, makeup,
            None if previous is None else self.sheets.previous, tuple(years[1:]),
        )  # fmt: skip

    def uncovered(self, year: int, hint: str) -> None:
        """A year that no period covers; rows and columns of another year's form follow from it and are not told."""
        faults = self.main.faults
        faults[:] = [f for f in faults if not (f.code in _OF_THE_FORM and f.place and f.place.path.startswith("指标."))]
        self.main.report("RG226", f"模板没有{year}年度的章节", self.top["年度"], "年度", hint)

    def other_years(self, catalogue: Catalogue) -> list[Figures | None]:
        """Last year's figures and those of the years before, None where they do not serve."""
        found: list[Figures | None] = []
        for back, sheet in enumerate((self.sheets.previous, *self.sheets.earlier), 1):
            if sheet is None:
                found.append(None)
                continue
            values, told = _other_year(self.sheets, sheet, back, catalogue, self.ledger)
            found.append(values)
            self.old += told
        return found

    def standing(self) -> None:
        """用途 and 备注 are read for their faults alone."""
        if "用途" in self.top:
            self.main.choice(self.top["用途"], PURPOSES, "用途")
        if "备注" in self.top:
            self.main.scalar(self.top["备注"], "备注")

    def official(self, names: Quotable, shape: Shape) -> Official:
        """公文 with the bodies of its attachments."""

        def body(reader: FactReader, node: Node, path: str) -> Narrative:
            own = NarrativeReader(reader, names, shape.sentences)
            return own.narrative(node, path, Slot(), "附件的名称写在外面的 标题 里，正文里不再印标题")

        found = read_official(self.group("公文", OFFICIAL), body, shape.attachments)
        self.main.faults.extend(mark_faults(found, self.ledger.leaves))
        return found

    def makeup(
        self, names: Quotable, sections: SectionSet | None, slots: Mapping[str, Slot], shape: Shape
    ) -> tuple[SectionChoice, ...] | None:
        """章节 of the facts file, else of the office; None where neither has one."""
        for reader, found in self.layers:
            if "章节" in found:
                texts = NarrativeReader(reader, names, shape.sentences)
                return ChoiceReader(reader, texts, sections, slots, shape.own).read(found["章节"])
        return None

    def headed(self, makeup: tuple[SectionChoice, ...] | None, narratives: dict[str, Narrative]) -> None:
        """Every section needs a heading."""
        for part in unheaded(makeup, narratives):
            hint = f"写成 {{键: {part.key}, 标题: …}}，或在 正文.{part.key} 下写 标题"
            self.main.faults.append(Diagnostic("RG203", f"“{part.key}”缺标题", part.place, (hint,)))

    def pack(self) -> Words | None:
        named = pack_name(self.sheets).value
        if named is None:
            return None
        reader = next(r for r, _ in self.layers if r.source is named[1].source)
        return Words(named[0], reader.leaf(named[2], "模板"))


def _covered(spans: str) -> str:
    """Which years the pack has sections for, and what to do for another."""
    return f"它有 {spans} 年度的；换一个模板包，或在 章节 里自己写各部分：- {{键: …, 标题: …}}"


def read_year(reader: FactReader, top: Mapping[str, Node], root: Node) -> tuple[int | None, int]:
    """年度 and the leaf that it is; None where it is missing or wrong, which is reported."""
    if "年度" in top:
        return reader.year(top["年度"], "年度"), reader.leaf(top["年度"], "年度")
    if isinstance(root, Tree):
        reader.missing(next(f for f in FACTS if f.key == "年度"), root, "")
    return None, 0


def _require_name(reader: FactReader, group: Found, root: Node) -> None:
    if "名称" not in group and isinstance(root, Tree):
        field = next(f for f in UNIT if f.key == "名称")
        node = root.get("单位")
        if isinstance(node, Tree) and node.entries:
            reader.missing(field, node, "单位")
        elif is_blank(node):
            shown = deepest(root, ["单位"])
            hint = f"补写“单位”，例如 单位: {{名称: {field.example}}}；各年相同的内容可写在 办公室.yaml"
            place = Place(reader.source, shown, "单位.名称")
            reader.faults.append(Diagnostic("RG203", "缺“单位.名称”", place, (hint,)))


def _other_year(
    sheets: Sheets, sheet: Sheet, back: int, catalogue: Catalogue, ledger: Ledger
) -> tuple[Figures | None, tuple[Diagnostic, ...]]:
    """The figures of a year before; faults of that file are warnings here, since it is not what is being built."""
    other = _not_of_year(sheets, sheet, back)
    if other is not None:
        return None, (other,)
    year = year_of(said(sheet, "年度"))
    own = next(iter(sheets.catalogues[back - 1 : back]), None)
    if own is UNKNOWN:  # which has been told
        return None, ()
    was = catalogue if own is None else own
    before = Before(sheet.root, year, LAST_YEAR if back == 1 else f"{year}年.", _called(back))
    return read_before(FactReader(sheet.source, ledger), before, was, catalogue)


def _called(back: int) -> str:
    return {1: "上年", 2: "前年"}.get(back, f"{back}年前")


def _not_of_year(sheets: Sheets, sheet: Sheet, back: int) -> Diagnostic | None:
    """A file found by its name must be of that year, and of the same unit where it names one."""
    year, before = said(sheets.main, "年度"), said(sheet, "年度")
    unit, other = said(sheets.main, "单位", "名称"), said(sheet, "单位", "名称")
    this = year_of(year)
    if this is not None and before is not None and not is_blank(before) and year_of(before) != this - back:
        which = f"{this} 年的上一年" if back == 1 else f"{this - back} 年"
        message, at = f"这份文件的年度是 {short(before.text)}，不是 {which}，不参加对比", before
    elif unit and other and unit.text.strip() != other.text.strip():
        message, at = f"这份文件是“{other.text.strip()}”的，不参加对比", other
    else:
        return None
    return Diagnostic("RG219", message, Place(sheet.source, at.span), ("改正年度或单位；不是那一年的文件就换个名字",))
