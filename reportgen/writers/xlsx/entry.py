"""An entry sheet: a workbook for people who will never edit YAML; owner of `openpyxl` are the modules of this room."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.facts.entry import (
    FIGURE_COLUMNS,
    FIGURES,
    NUMBER,
    SINGLE,
    STATED,
    VALUE,
    Area,
    Heads,
    Slot,
    approximate,
    areas,
    around,
    blocks,
    columns_key,
    groups,
    head_key,
    label_key,
    row_key,
    singles,
    table_areas,
    tables,
    totals,
)
from reportgen.facts.indicators import Catalogue, Indicator, Theme
from reportgen.records import Field, Kind
from reportgen.tuples import NamedTuple
from reportgen.writers.xlsx.dress import KEYS, Page, set_number
from reportgen.writers.xlsx.grid import GridPage, widths, widths_beside
from reportgen.writers.xlsx.hidden import Hidden
from reportgen.writers.xlsx.packing import pack

_STATED = {"部分": 10, "项目": 14, "填写": 46, "上年": 30, "说明": 48}
_SINGLE = {"主题": 15, "指标名称": 26, "单位": 7, "口径": 44, "上年": 12, "本年": 14, "说明": 22, "来源": 18}
_NONE_OF_IT = "整张表都不是本单位职能的，不用逐格填，告诉发表的人，由他在事实文件里把这张表写成 不适用。"
_NAME = re.compile(r"[\[\]:*?/\\']")


class Entry(NamedTuple):
    """What a sheet is made of: the pack's catalogue, 要素 and name; what this year's file and last year's say already.

    `standing` is what 办公室.yaml says, `needed` are the figures that the pack prints in any case; `values` is None
    where there is no file for this year.
    """

    heads: Heads
    title: str
    catalogue: Catalogue
    elements: tuple[Field, ...]
    values: Mapping[Slot, str] | None
    last: Mapping[Slot, str]
    standing: Mapping[Slot, str]
    needed: frozenset[str] = frozenset()

    @property
    def said(self) -> Mapping[str, str]:
        """单位, 公文 and 要素 as far as they are known, by their paths."""
        known = (self.standing, self.values or {})
        return {row: text for texts in known for (row, column), text in texts.items() if column == VALUE and text}

    def value(self, row: str, column: str = VALUE) -> str:
        """What this year's file says for a slot."""
        return (self.values or {}).get((row, column), "")


def entry_sheet(entry: Entry) -> bytes:
    """The workbook."""
    book = Workbook()
    book.properties.creator = "reportgen"
    book.properties.title = f"{entry.heads.year}年度填报表"
    book.calculation.fullCalcOnLoad = True
    found = areas(entry.catalogue, entry.elements, entry.heads.year)
    hidden, shown = Hidden(entry.values), dict[int, Mapping[str, str]]()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = "填表说明"
    _guide(guide, entry)
    _stated(book.create_sheet("单位与公文"), entry, found, hidden)
    if any(area.form == SINGLE for area in found):
        _singles(book.create_sheet(FIGURES), entry, found, hidden)
    for theme, _ in tables(entry.catalogue, entry.heads.year):
        own = table_areas(found, theme)
        sheet = book.create_sheet(_sheet_name(theme.name, book.sheetnames))
        shown[len(book.sheetnames)] = _table(sheet, entry, theme, own, hidden)
    hidden.write(book.create_sheet("reportgen"), entry.heads, found, entry.catalogue)
    return pack(book, shown)


def _sheet_name(name: str, taken: list[str]) -> str:
    """A name that Excel takes: 31 characters, without its signs, unlike the others."""
    bare = _NAME.sub("", name)[:28] or "表"
    numbered = (f"{bare}{number}" for number in range(2, 1000))
    known = {each.lower() for each in taken}
    return bare if bare.lower() not in known else next(n for n in numbered if n.lower() not in known)


def _guide(sheet: Worksheet, entry: Entry) -> None:
    heads = entry.heads
    page = Page(sheet, (16, 76), landscape=False)
    page.next(hidden=True)
    page.title(f"{heads.year}年度填报表")
    owed = [theme.owed for theme, _ in tables(entry.catalogue, heads.year)]
    rows = (
        ("用途", f"填写{heads.year}年度{entry.title}的事实和数，由程序读入，生成公文。不排版，不写正文。"),
        ("单位", heads.unit or "（在“单位与公文”里填写）"),
        ("填哪里", "只填淡黄色的格子，其余的锁着。上年的数在旁边供对照。合计是公式，自动算，不用填。"),
        ("怎样填数", "没有发生填 0；本单位没有这项职能填 不适用；还没有数就空着。只填数，不写单位、% 号和千分位逗号。"),
        *([("整张表没有", _NONE_OF_IT)] if False in owed else []),
        *([("只填 0 的表", "表上写明不填“不适用”的，没有这项职能也填 0。")] if True in owed else []),
        ("约数", f"约数照写：180余、近500、18.85万余，Excel 提示时选“是”{approximate(entry.catalogue, heads.year)}。"),
        ("日期", "填 2025-02-24 这样的日期。"),
        ("几个名称", "一格里有几个机关或人名的，用分号隔开：甲市政府；甲市人大常委会。"),
        ("说明、来源", "与上年相差很大的，在“说明”里写明原因；“来源”写数从哪里来。两项都不印。"),
        ("可以", "调列宽、改字体、给工作表改名、移动整行。要改格式的，先在“审阅”里撤销保护（没有密码）。"),
        ("不可以", "删行、删工作表、合并要填的格子、只把看得见的列排序、改隐藏的 A 列和第一行：程序靠它们认出每一格。"),
        ("填好以后", "存成 .xlsx，原样交回给您这张表的人。程序会指出填错的格子。"),
    )
    for name, text in rows:
        page.next()
        page.label(KEYS + 1, name, head=True)
        page.label(KEYS + 2, text)
        page.fit()
    page.next()
    page.label(KEYS + 1, "交回", head=True)
    page.text(KEYS + 2, "")
    page.fit()
    page.note(f"模板包 {heads.pack} · {heads.year} 年度 · {heads.kind or '类别未定'} · {heads.program}")
    page.note("“交回”一格由发表的人写：联系人、电话、期限。")
    page.finish()


def _stated(sheet: Worksheet, entry: Entry, found: tuple[Area, ...], hidden: Hidden) -> None:
    area = next(a for a in found if a.form == STATED)
    page = Page(sheet, tuple(_STATED.values()))
    _keys(page, area, _STATED, 3)
    page.title("单位与公文")
    page.note(f"{entry.heads.year}年度。空着的不改变已经写好的内容；几个名称用分号隔开。")
    _heads(page, area, _STATED, 3, hidden)
    for group, fields in groups(entry.elements):
        for field in fields:
            slot = (f"{group}.{field.key}", VALUE)
            page.next(row_key(area.number, slot[0]))
            labels = (group, f"{'（必填）' if field.required else ''}{field.key}")
            hidden.row(area, slot[0], labels)
            for index, text in enumerate(labels, 1):
                page.label(KEYS + index, text)
            page.text(KEYS + 3, entry.value(*slot), field)
            page.label(KEYS + 4, entry.last.get(slot, ""))
            page.label(KEYS + 5, _meaning(field, entry.standing.get(slot, "")))
            page.fit()
    page.finish()


def _meaning(field: Field, standing: str) -> str:
    notes = [field.meaning]
    if field.choices:
        notes.append(f"选 {'、'.join(field.choices)}")
    elif field.kind is Kind.TEXT and field.example:
        notes.append(f"如 {field.example}")
    if standing:
        notes.append(f"办公室.yaml 里写着“{standing}”，空着就用它")
    return "；".join(notes)


def _singles(sheet: Worksheet, entry: Entry, found: tuple[Area, ...], hidden: Hidden) -> None:
    area = next(a for a in found if a.form == SINGLE)
    page = Page(sheet, tuple(_SINGLE.values()))
    _keys(page, area, _SINGLE, 6)
    page.title("指标")
    marked = "标着（必填）的数模板一定要印。" if entry.needed else ""
    page.note(f"{entry.heads.year}年度。没有发生填 0，不适用填 不适用，还没有数就空着。{marked}")
    _heads(page, area, _SINGLE, 6, hidden)
    for theme, indicators in singles(entry.catalogue, entry.heads.year):
        for indicator in indicators:
            _single(page, entry, theme, indicator, area, hidden)
    page.finish()


def _single(page: Page, entry: Entry, theme: Theme, indicator: Indicator, area: Area, hidden: Hidden) -> None:
    path = f"{FIGURES}.{indicator.path}"
    page.next(row_key(area.number, path))
    required = "（必填）" if indicator.path in entry.needed else ""
    told = (theme.name, f"{required}{indicator.name}", indicator.unit, indicator.meaning.strip())
    hidden.row(area, path, told[:2])
    for index, text in enumerate(told):
        page.label(KEYS + 1 + index, text, centred=index == 2)
    set_number(page.label(KEYS + 5, "", centred=True), entry.last.get((path, NUMBER), ""))
    page.figure(KEYS + 6, entry.value(path, NUMBER), indicator)
    for index, column in enumerate(FIGURE_COLUMNS[1:]):
        page.text(KEYS + 7 + index, entry.value(path, column))
    page.fit()


def _names(area: Area, listed: Mapping[str, float], first: int) -> dict[str, str]:
    """The heads of a list by the keys of their columns; those to fill in begin with the `first`."""
    own = {first + index: key for index, key in enumerate(area.columns)}
    return {own.get(number, label_key(number)): name for number, name in enumerate(listed, 1)}


def _keys(page: Page, area: Area, listed: Mapping[str, float], first: int) -> None:
    names = _names(area, listed, first)
    page.keys(columns_key(area.number), {KEYS + number: key for number, key in enumerate(names, 1)})


def _heads(page: Page, area: Area, listed: Mapping[str, float], first: int, hidden: Hidden) -> None:
    """The head of a list, which stays in sight and is repeated on every page."""
    row = page.next(head_key(area.number, 0))
    for number, (key, name) in enumerate(_names(area, listed, first).items(), 1):
        page.label(KEYS + number, name, head=True)
        hidden.column(area, key, (name,))
    page.sheet.row_dimensions[row].height = 24
    page.freeze(KEYS + 3, row + 1)
    page.sheet.print_title_rows = f"{row}:{row}"


def _table(
    sheet: Worksheet, entry: Entry, theme: Theme, own: tuple[Area, ...], hidden: Hidden
) -> Mapping[str, str]:
    """A table; what its formulas come to, by their cells."""
    assert theme.grid is not None
    year = entry.heads.year
    made = blocks(theme.grid, year, entry.said)
    title, unit, notes = around(theme, theme.grid, year, entry.said)
    compared = any(entry.last.get(slot) for area in own for slot in area.slots())
    page = Page(sheet, widths(made), beside=widths_beside(made) if compared else ())
    page.title(title)
    if unit:
        page.note(unit, right=True)
    if theme.owed:
        page.note("没有发生的、没有这项职责的都填 0，不留空，不填“不适用”。")
    grid = GridPage(page, theme, made, totals(entry.catalogue, year), entry.values or {}, hidden)
    grid.write(own, entry.last if compared else None, f"上年（{year - 1}年）的数，供对照")
    page.freeze(grid.first, grid.heads[1] + 1 if len(made) == 1 else 1)
    for note in notes:
        page.note(note)
    if len(made) == 1:
        sheet.print_title_rows = f"{grid.heads[0]}:{grid.heads[1]}"
    page.finish()
    return page.shown
