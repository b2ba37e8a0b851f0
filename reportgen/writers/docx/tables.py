"""Tables: ruled, as wide as the box, heads repeated, no row parted. One pass over the cells, spliced as text.

A list (one head row, no spans) runs over pages in the ordinary type. A form (spans, several head rows) is read as a
whole: where closer rows or smaller type bring it onto one page, it is set so and kept together. Both get smaller type
where their columns need it.
"""

from __future__ import annotations

import re

from reportgen.document.nodes import Cell, Table, plain
from reportgen.document.slots import Slot, columns_of, slots
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.columns import (
    MARGIN,
    Type,
    alignments,
    is_plain,
    list_shares,
    needs,
    spread,
    squeezed,
    types,
)
from reportgen.writers.docx.lines import RULE, count_lines, height
from reportgen.writers.docx.ooxml import Box, Piece, joined, paragraph, runs

_AROUND = 2
"""Lines that a form leaves on its page for the headings above it."""
_LEAD = re.compile(r"(?:注[:：])?(?:\d{1,2}[.．、]|（\d{1,2}）|[①-⑳])|注[:：]")
"""What opens a note and hangs."""
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
Rows = list[tuple[Slot, ...]]


class Setting(NamedTuple):
    """How a table is set: its type, its columns, its rows as boxes, and whether it stays on one page.

    `tall` are the rows that must be made higher, since text that runs down makes no row higher. `parted`: it stays
    together but for its last two rows. A label over `long` rows or more may run over pages, and begins at the top, lest
    it stand on none or on the second.
    """

    type: Type
    widths: list[int]
    boxes: list[Box]
    tall: dict[int, int]
    whole: bool = False
    parted: bool = False
    long: int = 0

    def runs_on(self, cell: Cell) -> bool:
        """Whether a cell may go on on another page."""
        return not self.whole and cell.down >= self.long


def table(node: Table, layout: Layout, tail: int = 0, lead: int = 0) -> Piece:
    """A table with what stands above and below it; its end is kept with what follows (署名), which is `tail` high.

    `lead` is the height of what begins its page and is kept with it (附件1 and the title).
    """
    columns = columns_of(node)
    if not columns:
        return Piece("")
    rows = [*slots(node.heads, columns), *slots(node.rows, columns)]
    around = _above(node, layout), _below(node, layout, tail > 0)
    taken = max(_AROUND * layout.line, lead) + sum(height(box) for piece in around for box in piece.boxes)
    room = layout.box_height - taken
    setting = _setting(node, rows, layout, room, tail)
    return joined([around[0], _ruled(node, rows, setting, tail > 0), around[1]])


def has_text_above(node: Table) -> bool:
    """Whether a paragraph parts it from a table before it."""
    return bool(node.title or node.unit)


def _above(node: Table, layout: Layout) -> Piece:
    """Title and unit, kept with the table."""
    pieces = []
    if node.title:
        box = Box(layout.line, plain(node.title), layout.box_width, layout.table_title_size * 10, keep=True)
        pieces.append(Piece(paragraph("GwTableTitle", runs(node.title)), (box,)))
    if node.unit:
        box = Box(layout.small_table_line, keep=True)
        pieces.append(Piece(paragraph("GwTableUnit", runs(node.unit)), (box,)))
    return joined(pieces)


def _below(node: Table, layout: Layout, tied: bool) -> Piece:
    """Notes, none of them parted; what follows a number or 注： hangs, and all that hang begin at one place."""
    char = layout.small_table_size * 10
    leads = [match[0] if (match := _LEAD.match(plain(note))) else "" for note in node.notes]
    left = max((round(width(lead) * char) for lead in leads), default=0)
    pieces = []
    for note, lead in zip(node.notes, leads):
        hang = round(width(lead) * char)
        indent = f'<w:ind w:left="{left}" w:hanging="{hang}"/>' if lead else ""
        room = layout.box_width - (left if lead else 0)
        box = Box(layout.small_table_line, plain(note), room, char, -hang, keep=tied)
        keep = "<w:keepNext/><w:keepLines/>" if tied else "<w:keepLines/>"
        pieces.append(Piece(paragraph("GwTableNote", runs(note), keep + indent), (box,)))
    return joined(pieces)


def _setting(node: Table, rows: Rows, layout: Layout, room: int, tail: int) -> Setting:
    """The largest type that all columns fit; for a form that fits a page, the largest in which it does.

    With its tail, where there is one; where it fits without it alone, its last two rows go over with the tail.
    """
    demand = needs(node)
    listed = list_shares(node, layout) if is_plain(node) else []
    found: list[Setting] = []
    for kind in types(layout):
        shares = node.widths or (listed if kind.size == layout.table_size else ())
        widths = spread(demand, kind.char, layout.box_width, shares)
        if widths is None:
            continue
        setting = _measured(node, rows, kind, widths)
        if is_plain(node):
            return setting
        tall = sum(height(box) for box in setting.boxes) if len(rows) * kind.least <= room else room + 1
        if tall + tail <= room:
            return setting._replace(whole=True)
        found.append(setting._replace(whole=tall <= room, parted=tall <= room))
    found = found or [_measured(node, rows, types(layout)[-1], squeezed(demand, layout.box_width))]
    best = next((setting for setting in found if setting.whole), found[0])
    return best._replace(long=max(layout.box_height // (2 * best.type.least), 2))


def _measured(node: Table, rows: Rows, kind: Type, widths: list[int]) -> Setting:
    """The boxes of all rows; a cell over several rows makes the last of them higher where it needs more."""
    heads = len(node.heads)
    boxes: list[Box] = []
    tall: dict[int, int] = {}
    ending: dict[int, list[tuple[int, int, bool]]] = {}
    for index, row in enumerate(rows):
        last = heads - 1 if index < heads else len(rows) - 1
        texts = []
        for slot in row:
            if not slot.begins:
                continue
            cell, room = slot.cell, _across(slot, widths) - 2 * MARGIN
            if cell.down < 2 and not cell.upright:
                texts.append((plain(cell.content), room))
            else:
                tallness = _tallness(cell, room, kind)
                end = min(index + max(cell.down, 1) - 1, last)
                ending.setdefault(end, []).append((index, tallness, cell.upright))
        least = kind.least + RULE
        box = Box(kind.line, char=kind.char, cells=tuple(texts) or (("", kind.char),), least=least, keep=index < heads)
        for start, tallness, upright in ending.pop(index, ()):
            lacks = tallness - sum(height(each) for each in boxes[start:]) - height(box)
            if lacks > 0 and not upright:  # so programs do it
                box = box._replace(least=height(box) + lacks)
            elif lacks > 0:
                more = -(-lacks // (index + 1 - start))
                for at in range(start, index):
                    boxes[at] = boxes[at]._replace(least=height(boxes[at]) + more)
                    tall[at] = boxes[at].least - RULE
                box = box._replace(least=height(box) + more)
                tall[index] = box.least - RULE
        boxes.append(box)
    again = sum(height(box) for box in boxes[:heads])
    return Setting(kind, widths, [*boxes[:heads], *(box._replace(again=again) for box in boxes[heads:])], tall)


def _across(slot: Slot, widths: list[int]) -> int:
    """The width of a slot."""
    return widths[slot.column] if slot.across == 1 else sum(widths[slot.column : slot.column + slot.across])


def _tallness(cell: Cell, room: int, kind: Type) -> int:
    """The height of a cell over several rows, or of one whose text runs down."""
    text = plain(cell.content)
    if not cell.upright:
        return count_lines(text, room, kind.char) * kind.line + RULE
    return round((width(text) + 1) * kind.char) + RULE


def _ruled(node: Table, rows: Rows, setting: Setting, end_tied: bool) -> Piece:
    widths, boxes = setting.widths, [*setting.boxes]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    parts = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{MARGIN}" w:type="dxa"/><w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    ]
    cells = _Cells(node, setting)
    heads, last = len(node.heads), len(rows) - 1
    for index, row in enumerate(rows):
        is_head = index < heads
        opens = not is_head and all(slot.cell.head for slot in row)  # the title of a block
        edge = index in (heads, last - 1)  # so that no row stands alone, below the heads or with what follows
        tied = end_tied or bool(node.notes) if index == last else setting.whole or opens or edge
        tied = tied and not (setting.parted and index == last - 2)
        if tied and not is_head:
            boxes[index] = boxes[index]._replace(keep=True)
        declared = setting.tall.get(index, setting.type.least)
        flag = "<w:tblHeader/>" if is_head else ""
        props = f'<w:cantSplit/><w:trHeight w:val="{declared}" w:hRule="atLeast"/>{flag}'
        parts.append(f"<w:tr><w:trPr>{props}</w:trPr>{cells.row(row, is_head, tied)}</w:tr>")
    parts.append("</w:tbl>")
    return Piece("".join(parts), tuple(boxes))


def _opening(slot: Slot, style: str, align: str, keep: str, room: int, top: bool) -> str:
    """A cell up to its text."""
    cell = slot.cell
    spans = f'<w:gridSpan w:val="{slot.across}"/>' if slot.across > 1 else ""
    if cell.down > 1:
        spans += '<w:vMerge w:val="restart"/>' if slot.begins else "<w:vMerge/>"
    if cell.upright:
        spans += '<w:textDirection w:val="tbRlV"/>'
    middle = "top" if top and not cell.upright else "center"
    aligned = f'<w:jc w:val="{align}"/>' if align in ("left", "right") else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/>{spans}<w:vAlign w:val="{middle}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{aligned}</w:pPr>'
    )


class _Cells:
    """Cells as XML; what opens them is made once for all that are alike."""

    def __init__(self, node: Table, setting: Setting) -> None:
        self.setting = setting
        self.aligned = alignments(node, len(setting.widths))
        self.openings: dict[tuple[object, ...], str] = {}

    def row(self, row: tuple[Slot, ...], is_head: bool, tied: bool) -> str:
        """All cells of a row; heads are kept with the next row by their style."""
        found = []
        for slot in row:
            cell = slot.cell
            align = cell.align or self._align(slot, is_head)
            top = cell.down > 1 and self.setting.runs_on(cell)
            merged = slot.begins, cell.down > 1, top
            key = (slot.column, slot.across, merged, cell.head, cell.upright, align, is_head, tied)
            opening = self.openings.get(key)
            if opening is None:
                role = "GwTableHead" if is_head else "GwTableLabel" if cell.head else "GwTable"
                keep = "<w:keepNext/>" if tied and not is_head else ""
                room = _across(slot, self.setting.widths)
                opening = _opening(slot, role + self.setting.type.name, align, keep, room, top)
                self.openings[key] = opening
            found.append(f"{opening}{runs(cell.content) if slot.begins else ''}</w:p></w:tc>")
        return "".join(found)

    def _align(self, slot: Slot, is_head: bool) -> str:
        """Where a text stands that does not say it; the styles set it in the middle."""
        cell = slot.cell
        if cell.upright and self.setting.runs_on(cell):
            return "left"  # of a line that runs down: at the top
        if is_head or cell.head or cell.upright:
            return ""
        if slot.across == 1:
            return self.aligned[slot.column]
        room = _across(slot, self.setting.widths) - 2 * MARGIN
        return "left" if width(plain(cell.content)) * self.setting.type.char > room else ""
