"""Rules of tables (RG791–RG794)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.format.desk import Desk, mm
from reportgen.checks.format.judging import LATER, Judged, Look, judged, opened
from reportgen.checks.format.page import box_of
from reportgen.document.looks import Frame, Words

_CELLS = ("表", "")
_NO_TABLE = "没有表格"
_BEYOND = 5.4
"""Points that a table may stick out on each side, as Word's own do: the blank beside its text."""


def _tables(desk: Desk) -> Iterator[tuple[Frame, Words]]:
    """The tables of figures and text, not those that place a letterhead or an imprint, with their first paragraph."""
    for frame, cells in zip(desk.received.looks.tables, desk.cells):
        if cells and all(words.role in _CELLS for words in cells):
            yield frame, cells[0]


def head_rows(desk: Desk) -> Judged:
    """表头每页重复。

    表格跨页时，每一页都要有表头。标准没有这一条，但不设的表一跨页，后一页就看不出各列是什么。
    各段都勾选了“与下段同页”的表不跨页，不用设。

    依据：排版经验，不是国标条文（实务）
    改法：选中表头各行，表格属性的“行”里勾选“在各页顶端以标题行形式重复出现”
    """
    looks = []
    for frame, words in _tables(desk):
        if len(frame.rows) > 1:
            repeats, whole = frame.rows[0].repeats, _kept_whole(desk, words)
            told = "重复" if repeats else "整表同页" if whole else "不重复"
            looks.append(Look(repeats or whole, f"{len(frame.rows)} 行，{told}", words))
    return judged("首行设为标题行重复", looks, _NO_TABLE)


def _kept_whole(desk: Desk, first: Words) -> bool:
    """Whether every row of a table is kept with the next one, so that none begins a page."""
    assert first.slot is not None, "a paragraph of a table"
    cells = desk.cells[first.slot.table]
    last = max(w.slot.row for w in cells if w.slot is not None)
    return all(w.form.keep_next for w in cells if w.slot is not None and w.slot.row < last)


def whole_rows(desk: Desk) -> Judged:
    """表格的行不拆到两页。

    一行拆在两页上，读的人要翻页才能看全。

    依据：排版经验，不是国标条文（实务）
    改法：选中整个表格，表格属性的“行”里去掉“允许跨页断行”
    """
    looks = []
    for frame, words in _tables(desk):
        loose = sum(not row.whole for row in frame.rows)
        looks.append(Look(not loose, f"{loose} 行允许跨页断行" if loose else "各行不拆", words))
    return judged("各行不允许跨页断行", looks, _NO_TABLE)


def table_width(desk: Desk) -> Judged:
    """表格在版心之内。

    表格不超出版心的左右边缘；横排的表格单独一节，按那一节的版心算。

    依据：GB/T 9704—2012 第 5.2.1 条：版心 156mm×225mm（规定）
    改法：选中表格，自动调整为“根据窗口调整表格”，列太多的改为横排
    """
    looks = []
    for frame, words in _tables(desk):
        size = box_of(desk.sections[words.section]) if words.section < len(desk.sections) else None
        across = sum(frame.widths)
        if size is None or not across:
            looks.append(Look(None, "没有写明宽度", words))
        else:
            looks.append(Look(across <= size[0] + 2 * _BEYOND, f"宽 {mm(across)}，版心宽 {mm(size[0])}", words))
    return judged("不宽于版心", looks, _NO_TABLE)


def table_pages(desk: Desk) -> Judged:
    """表格跨页时的样子。

    跨页的表格，后一页有表头；表头不单独留在一页的末尾。要排出来才知道。

    依据：排版经验，不是国标条文（实务）
    改法：勾选表头“在各页顶端以标题行形式重复出现”，表头各段勾选“与下段同页”
    """
    required = "每页有表头，表头不落单"
    return opened(required, LATER) if any(_tables(desk)) else judged(required, (), _NO_TABLE)
