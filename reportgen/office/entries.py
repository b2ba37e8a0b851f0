"""What a filled-in entry sheet says that its facts file does not: cells read as figures, dates and texts, and compared.

The changed cells are made a tree whose places are cells, and read by the readers of facts: what is wrong with a figure
is told in the same words, at its cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

from reportgen.diagnostics import Diagnostic, short
from reportgen.facts.elements import NAME as ELEMENTS
from reportgen.facts.elements import read_elements
from reportgen.facts.entry import (
    FIGURES,
    SEPARATOR,
    VALUE,
    Area,
    Slot,
    areas,
    groups,
    indicator_of,
    slot_path,
    totals,
)
from reportgen.facts.figures import read_figures
from reportgen.facts.indicators import Catalogue, Indicator
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.model import Narrative
from reportgen.facts.numerals import plain
from reportgen.facts.official import mark_faults, merged, read_official, read_unit
from reportgen.facts.recorded import Spot, is_same_field, is_same_figure, items_of, recorded
from reportgen.facts.schema import OFFICIAL, UNIT
from reportgen.facts.values import Figure, parse_figure
from reportgen.office.entry_totals import Entered, Totals
from reportgen.packs.load import Pack
from reportgen.readers.xlsx.cells import DATE, ERROR, PERCENT
from reportgen.readers.xlsx.days import serial_of
from reportgen.readers.xlsx.entry import Filled, Found
from reportgen.reading import forbidden_character, forbidden_in
from reportgen.records import Field, Kind, date_of
from reportgen.source import Place
from reportgen.yaml_text.putting import group_node, list_node, text_node
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node

_APART = f"一格里有几项的，各项之间用分号“{SEPARATOR}”隔开"


class Verdict(Enum):
    """How a cell of a sheet stands to the facts file; only what was changed in the sheet alone is written."""

    SAME = 0
    CHANGED = 1
    NEWER = 2
    """Nobody touched it, and the file has been changed since."""
    EMPTIED = 3
    BOTH = 4
    """Changed in the sheet and in the file, to two things."""


@dataclass(frozen=True)
class Comparison:
    """An entry sheet beside the facts file that it is for."""

    filled: Filled
    root: Node
    pack: Pack
    faults: list[Diagnostic] = field(default_factory=list)
    newer: list[Slot] = field(default_factory=list)
    """Cells that nobody touched, where the file has been changed since."""

    @property
    def catalogue(self) -> Catalogue:
        """The indicators of the pack."""
        return self.pack.catalogue

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """What the pack asks for today."""
        return areas(self.catalogue, self.pack.shape.elements, self.filled.heads.year)

    @cached_property
    def spots(self) -> Mapping[Slot, Spot]:
        """What the file says for every slot."""
        return recorded(self.root, self.areas)

    @cached_property
    def fields(self) -> Mapping[Slot, Field]:
        """The fields of 单位, 公文 and 要素 by their slots."""
        found = groups(self.pack.shape.elements)
        return {(f"{key}.{field.key}", VALUE): field for key, fields in found for field in fields}

    @cached_property
    def indicators(self) -> Mapping[Slot, Indicator]:
        """The indicators of slots that hold figures."""
        found: dict[Slot, Indicator] = {}
        for area in self.areas:
            for slot in area.slots():
                indicator = self.catalogue.get(indicator_of(area, *slot) or "")
                if indicator is not None:
                    found[slot] = indicator
        return found

    @cached_property
    def totals(self) -> Totals:
        """Slots that are sums."""
        return Totals(totals(self.catalogue, self.filled.heads.year), self.filled, self.spots, self.indicators)

    def entered(self) -> dict[Slot, Entered]:
        """Every slot that is to be changed, in the order of the pack; what is wrong with cells goes to `faults`."""
        changed: dict[Slot, Entered] = {}
        for slot in (slot for area in self.areas for slot in area.slots()):
            found = self.filled.cells.get(slot)
            text = self._text(slot, found) if found is not None else None
            if found is None or text is None:
                continue
            spot = self.spots[slot]
            verdict, first = self._compared(slot, text, spot), self._first(slot)
            if verdict is Verdict.CHANGED:
                changed[slot] = Entered(self._plain(slot, text), found.place, spot)
            elif verdict is Verdict.NEWER:
                self.newer.append(slot)
            elif verdict is Verdict.EMPTIED:
                self._left(found, spot, first)
            elif verdict is Verdict.BOTH:
                self._twice(text, found, spot, first or "")
        self._unknown()
        self._untouched()
        self._otherwise_counted(changed)
        self._read(changed)
        self.faults.extend(self.totals.faults(changed))
        if any(fault.is_error for fault in self.faults):
            return changed
        followers = self.totals.followers(changed)
        return changed | {s: e for s, e in followers if not self.is_same(s, e.text, e.spot.text)}

    def _compared(self, slot: Slot, text: str, spot: Spot) -> Verdict:
        """How a cell stands to the file as it is, and to what both said when the sheet was made."""
        first = self._first(slot)
        if not text:
            emptied = spot.text and first != "" and not self.totals.is_sum(slot)
            return Verdict.EMPTIED if emptied else Verdict.SAME
        if self.is_same(slot, text, spot.text):
            return Verdict.SAME
        if first is None:
            return Verdict.CHANGED
        if self.is_same(slot, text, first):
            return Verdict.NEWER
        return Verdict.CHANGED if self.is_same(slot, first, spot.text) else Verdict.BOTH

    def _plain(self, slot: Slot, text: str) -> str:
        """A text as the file is to have it: a figure without its unit, a day as 2025-02-24."""
        if slot in self.indicators:
            figure = parse_figure(text, self.indicators[slot].unit)
            return str(figure) if isinstance(figure, Figure) else text
        known = self.fields.get(slot)
        day = date_of(text) if known is not None and known.kind is Kind.DATE else None
        return day.isoformat() if day else text

    def _first(self, slot: Slot) -> str | None:
        """What a cell said when the sheet was made; None where nobody knows, or it was a formula."""
        first = self.filled.first
        if first is None or (slot in self.totals.parts and slot not in first):
            return None
        return first.get(slot, "").strip()

    def _twice(self, text: str, found: Found, spot: Spot, first: str) -> None:
        now = f"改成了“{short(spot.text)}”" if spot.text else "删去了"
        then = f"做表时是“{short(first)}”" if first else "做表时是空的"
        message = f"这一格填的是“{short(text)}”，事实文件里{now}，{then}：两边都改了，没有写入"
        file = f"照事实文件的，把这一格改成 {short(spot.text)}" if spot.text else "照事实文件的，把这一格清空"
        hint = f"核对以哪个为准：{file}；照表里的，在事实文件里先改成 {short(text)}"
        self._tell("RG132", message, found.place, hint)

    def _untouched(self) -> None:
        """What nobody touched in the sheet and somebody has changed in the file since."""
        if not self.newer:
            return
        first = self.newer[0]
        found = self.filled.cells[first]
        mine, theirs = short(found.cell.text.strip()), short(self.spots[first].text)
        message = f"有 {len(self.newer)} 格表里没有动过，事实文件里做表以后改了，照事实文件的，没有改回去"
        message = f"{message}：例如这一格是“{mine}”，事实文件里{f'是“{theirs}”' if theirs else '没有了'}"
        hint = "要照表里的，在事实文件里改"
        if not any(self.spots[slot].text.strip() for slot in self.newer):
            hint += "；事实文件还是空表的，先把它移走再导入，程序照表生成一份"
        self._tell("RG133", message, found.place, hint)

    def _otherwise_counted(self, changed: Mapping[Slot, Entered]) -> None:
        """Figures that the sheet asked for in another unit than the catalogue has today."""
        found: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        for slot in changed:
            then, indicator = self.filled.units.get(slot), self.indicators.get(slot)
            if then and indicator is not None and then != indicator.unit:
                found[then, indicator.unit].append(slot)
        for (then, now), slots in found.items():
            name, place = self.indicators[slots[0]].name, changed[slots[0]].place
            message = f"做表以后“{name}”的单位由{then}改成了{now}，表里的数是按{then}填的，一处也没有写入"
            more = f"；这样的数共 {len(slots)} 个" if len(slots) > 1 else ""
            self._tell("RG136", message + more, place, f"用 reportgen form 重新做表，按{now}填；或者改回模板包里的单位")

    def _tell(self, code: str, message: str, place: Place, *hints: str) -> None:
        self.faults.append(Diagnostic(code, message, place, hints))

    def _text(self, slot: Slot, found: Found) -> str | None:
        """What a cell says; None where it cannot be read, or is a total that the program works out itself."""
        cell, place = found
        if cell.kind == ERROR:
            self._tell("RG124", f"这一格是出错值 {cell.text}", place, "改正公式，或者直接填数")
            return None
        if self.totals.is_sum(slot):
            return None
        if cell.formula and not cell.kind:
            hint = "用 Excel 或 WPS 打开，存一次盘再导入；或者直接填数"
            self._tell("RG124", "这一格是公式，文件里没有存下它的结果", place, hint)
            return None
        bad = forbidden_in(cell.text)
        if bad is not None:
            self.faults.append(forbidden_character(place.source, place.line, place.column, bad)._replace(place=place))
            return None
        if slot in self.indicators and cell.kind == PERCENT:
            shown = plain(Decimal(cell.text) * 100)
            message = f"这一格是百分比格式，显示的 {shown}% 存成了 {cell.text}"
            self._tell("RG206", message, place, f"单元格格式改成“常规”，填 {shown}")
            return None
        if slot in self.indicators and cell.kind == DATE:
            message = f"这一格不是数，是日期 {cell.text}：多半是填的数被当成了日期"
            serial = serial_of(cell.text)
            shown = f"改后显示 {serial}；不对的，" if serial else ""
            self._tell("RG206", message, place, f"单元格格式改成“常规”，{shown}重新填数")
            return None
        return cell.text.strip()

    def _left(self, found: Found, spot: Spot, first: str | None) -> None:
        message = f"这一格空着，事实文件里写的是“{short(spot.text)}”，没有动"
        if first is not None and first != spot.text:
            message = f"这一格清空了，做表时是“{short(first)}”，事实文件里现在是“{short(spot.text)}”，没有动"
        self._tell("RG126", message, found.place, "确要删去，到事实文件里删")

    def is_same(self, slot: Slot, text: str, there: str) -> bool:
        """Whether two texts say the same for a slot."""
        if slot in self.indicators:
            return is_same_figure(text, there, self.indicators[slot].unit)
        known = self.fields.get(slot)
        return is_same_field(text, there, known) if known is not None else text == there

    def _unknown(self) -> None:
        """What was filled in that the pack does not ask for (any more)."""
        for slot, (cell, place) in self.filled.cells.items():
            if slot not in self.spots and cell.text:
                message = f"模板包没有“{slot_path(slot)}”：这张表是按别的版本做的"
                self._tell("RG122", message, place, "用 reportgen form 重新生成一份，把填好的数抄过去")

    def node(self, slot: Slot, entered: Entered) -> Node:
        """The value as the facts file has it."""
        known = self.fields.get(slot)
        if known is not None and known.kind is Kind.TEXTS:
            return list_node(text_node(item)._replace(span=entered.place.span) for item in items_of(entered.text))
        return text_node(entered.text)._replace(span=entered.place.span)

    def _read(self, changed: Mapping[Slot, Entered]) -> None:
        """Let the readers of facts judge what was entered."""
        stated: dict[str, dict[str, Node]] = defaultdict(dict)
        figures: dict[str, dict[str, Node]] = defaultdict(dict)
        for (row, column), entered in changed.items():
            group, _, key = row.partition(".")
            node = self.node((row, column), entered)
            if group == FIGURES:
                theme, _, line = key.partition(".")
                figures[theme][f"{line}.{column}" if line else column] = node
            else:
                stated[group][key] = node
        reader, year, shape = FactReader(self.filled.source, Ledger()), self.filled.heads.year, self.pack.shape.elements
        own = {key: group_node(values.items()) for key, values in stated.items()}
        themes = group_node((theme, _by_line(values)) for theme, values in figures.items())
        read_figures(reader, themes, self.catalogue, year=year)
        read_unit(merged(UNIT, "单位", [(reader, own.get("单位"))]))
        official = read_official(merged(OFFICIAL, "公文", [(reader, own.get("公文"))]), _no_body)
        read_elements(merged(shape, ELEMENTS, [(reader, own.get(ELEMENTS))]), shape)
        judged = (fault for fault in reader.faults if fault.code != "RG228")  # `totals` know the other parts, too
        self.faults.extend((*judged, *mark_faults(official, reader.ledger.leaves, _APART)))


def _by_line(values: Mapping[str, Node]) -> Tree:
    """Values by row.column, and by column alone, as a theme has them."""
    lines: dict[str, list[tuple[str, Node]]] = defaultdict(list)
    for key, node in values.items():
        line, _, column = key.rpartition(".")
        lines[line or column].append((column if line else "", node))
    return group_node((line, group_node(those) if those[0][0] else those[0][1]) for line, those in lines.items())


def _no_body(_reader: FactReader, _node: Node, _path: str) -> Narrative:
    raise AssertionError("attachments are no slots")
