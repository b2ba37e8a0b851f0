"""Rules of the page (RG701–RG709): paper, margins, the box of the text, lines and characters, colour."""

from __future__ import annotations

from collections import Counter

from reportgen.checks.format.desk import TEXT, Desk, in_mm, mm, shown
from reportgen.checks.format.judging import LATER, UNTOLD, Judged, Look, broken, every, idle, judged, met, opened
from reportgen.checks.format.places import size_of
from reportgen.document.looks import PageSetup, Words
from reportgen.packs.standard import MM, Wanted

_GRIDS = ("lines", "linesAndChars", "snapToChars")
_CHARACTER_GRIDS = ("linesAndChars", "snapToChars")
_BLACK = ("", "auto", "000000")
_COLOURED = ("发文机关标志", "")
"""Roles whose colour is a rule of its own, or whose text nobody knows."""
_SLACK = 0.02
"""Of a line or a character: what rounding may take off."""
_NO_SECTION = "文件没有页面设置"


def _section(desk: Desk, number: int) -> str:
    return f"第 {number} 节" if len(desk.sections) > 1 else "页面设置"


def _lying(page: PageSetup) -> bool:
    """Whether a page lies on its side."""
    return page.landscape or (page.width or 0) > (page.height or 0)


def paper(desk: Desk) -> Judged:
    """纸张。

    公文用纸采用 A4 型，每一节的纸张都要是 A4；横排的表格页宽高对调。

    依据：GB/T 9704—2012 第 5.1 条：A4，210mm×297mm（规定）
    改法：页面设置的纸张大小选 A4
    """
    width, height = desk.wanted("page_w"), desk.wanted("page_h")
    required = f"{width.value:g}×{height.value:g} 毫米"

    def look(page: PageSetup, where: str) -> Look:
        if page.width is None or page.height is None:
            return Look(None, UNTOLD, where=where)
        sides = sorted((page.width, page.height))
        right = width.accepts(sides[0] * MM) and height.accepts(sides[1] * MM)
        return Look(right, f"{mm(page.width).removesuffix(' 毫米')}×{mm(page.height)}", where=where)

    looks = [look(page, _section(desk, n)) for n, page in enumerate(desk.sections, 1)]
    return judged(required, looks, _NO_SECTION)


def _margin(desk: Desk, side: str, wanted: Wanted) -> Judged:
    """A margin of all pages that stand upright."""
    looks = []
    for number, page in enumerate(desk.sections, 1):
        length: float | None = getattr(page, side)
        if length is not None and side == "left":
            length += page.gutter or 0
        if not _lying(page):
            where = _section(desk, number)
            if length is None:
                looks.append(Look(None, UNTOLD, where=where))
            else:  # a negative margin is as wide, but text above it overlaps it
                looks.append(Look(wanted.accepts(abs(length) * MM), mm(abs(length)), where=where))
    return judged(in_mm(wanted), looks, "没有竖排的页面" if desk.sections else _NO_SECTION)


def top_margin(desk: Desk) -> Judged:
    """天头（上页边距）。

    版心上边缘到纸的上边是 37 毫米，允许差 1 毫米。

    依据：GB/T 9704—2012 第 5.2.1 条：天头 37mm±1mm（规定）
    改法：页面设置的上边距改为 3.7 厘米
    """
    return _margin(desk, "top", desk.wanted("top"))


def left_margin(desk: Desk) -> Judged:
    """订口（左页边距）。

    版心左边缘到纸的左边是 28 毫米，允许差 1 毫米；设了装订线的，连装订线一起算。

    依据：GB/T 9704—2012 第 5.2.1 条：订口 28mm±1mm（规定）
    改法：页面设置的左边距改为 2.8 厘米，装订线改为 0
    """
    return _margin(desk, "left", desk.wanted("left"))


def box(desk: Desk) -> Judged:
    """版心。

    版心宽 156 毫米、高 225 毫米，不含页码。右边距、下边距标准没有直接写，由纸张、天头、订口和版心推算：
    右 26 毫米，下 35 毫米。

    依据：GB/T 9704—2012 第 5.2.1 条：版心 156mm×225mm（规定）
    改法：页面设置的右边距改为 2.6 厘米，下边距改为 3.5 厘米
    """
    width, height = desk.wanted("box_w"), desk.wanted("box_h")
    looks = []
    for number, page in enumerate(desk.sections, 1):
        sizes = box_of(page)
        where = _section(desk, number)
        if sizes is None:
            looks.append(Look(None, UNTOLD, where=where))
            continue
        across, down = reversed(sizes) if _lying(page) else sizes
        right = width.accepts(across * MM) and height.accepts(down * MM)
        looks.append(Look(right, f"{mm(sizes[0]).removesuffix(' 毫米')}×{mm(sizes[1])}", where=where))
    return judged(f"{width}×{height} 毫米", looks, _NO_SECTION)


def box_of(page: PageSetup) -> tuple[float, float] | None:
    """Width and height of the box in points; None where a length is not said."""
    if page.width is None or page.left is None or page.right is None:
        return None
    if page.height is None or page.top is None or page.bottom is None:
        return None
    across = page.width - page.left - page.right - (page.gutter or 0)
    return across, page.height - abs(page.top) - abs(page.bottom)


def lines(desk: Desk) -> Judged:
    """每面行数。

    一般每面排 22 行，撑满版心，特定情况可以适当调整。标准不给磅值：版心高 225 毫米，行距固定值 28.95 磅排得下 22 行，
    29 磅、30 磅只排得下 21 行，28 磅排得下 22 行。只看文件时由正文的行距和应有的版心推算，段前段后有空的排不满。

    依据：GB/T 9704—2012 第 5.2.3 条：每面排 22 行（一般）
    依据：行距的磅值由版心高和行数换算（推算）
    改法：正文的行距设为固定值 28.95 磅，段前、段后为 0
    """
    wanted = desk.wanted("lines")
    required = f"每面 {wanted} 行"
    setup = next((page for page in desk.sections if not _lying(page)), None)
    paragraphs = [words for words in desk.of(*TEXT) if words.slot is None and not words.drawn]
    if not paragraphs:
        return idle(required, "没有认出正文")
    if setup is None:
        return opened(required, "没有竖排的页面")
    height = desk.layout.box_height / 20

    def look(words: Words) -> Look:
        spacing = words.form.spacing
        if any(spacing[2:]):
            return Look(False, "段前或段后有空，排不满", words)
        pitch = _pitch(words, setup)
        least = 0.0 if spacing.rule == "atLeast" else (spacing.line or 1) * size_of(words)  # no line is lower
        if pitch is None and height < least * wanted.value:
            return Look(False, f"{spacing.line:g} 倍行距，排不下 {wanted} 行", words)
        if pitch is None:
            return Look(None, f"行距随字体变，{LATER}", words)
        count = int(height / pitch + _SLACK)
        return Look(count == wanted.value, f"行距 {pitch:g} 磅，排得下 {count} 行", words)

    return judged(required, every(paragraphs, look), "")


def _pitch(words: Words, page: PageSetup) -> float | None:
    """From line to line in points; None where only the font decides."""
    spacing, grid = words.form.spacing, words.form.grid and page.grid in _GRIDS
    if spacing.line is not None and spacing.rule == "exact":
        return spacing.line
    if spacing.rule == "atLeast":
        return None
    single = spacing.line is None or spacing.line == 1
    return page.pitch if grid and single else None


def characters(desk: Desk) -> Judged:
    """每行字数。

    一般每行排 28 个字，撑满版心，特定情况可以适当调整。三号字 28 个比版心宽一点点，字距要略为紧缩：
    页面设置的文档网格选“指定行和字符网格”，每行 28 字。字距另有设置的，要排出来才知道。

    依据：GB/T 9704—2012 第 5.2.3 条：每行排 28 个字（一般）
    改法：页面设置、文档网格选“指定行和字符网格”，每行 28、每页 22；正文字号用三号
    """
    wanted = desk.wanted("chars")
    required = f"每行 {wanted} 字"
    setup = next((page for page in desk.sections if not _lying(page)), None)
    if setup is None:
        return opened(required, "没有竖排的页面")
    width = desk.layout.box_width / 20
    if setup.grid not in _CHARACTER_GRIDS or setup.chars is None:
        return opened(required, f"没有设字符网格，{LATER}")
    count = int(width / (desk.wanted("body_pt").value + setup.chars) + _SLACK)
    if count == wanted.value:
        return met(required, f"字符网格每行 {count} 字")
    return broken(required, f"字符网格每行 {count} 字")


def colour(desk: Desk) -> Judged:
    """文字颜色。

    没有特别说明的要素一律用黑色；红色只用于发文机关标志和版头的分隔线。

    依据：GB/T 9704—2012 第 5.2.4 条：文字的颜色均为黑色（规定）
    改法：选中这些文字，字体颜色改为“自动”或黑色
    """

    def look(words: Words) -> Look:
        faces = [s.face for s in words.stretches if shown(s, words.text)]
        wrong = Counter(face.color for face in faces if face.color not in _BLACK)
        return Look(not wrong, f"颜色 {wrong.most_common(1)[0][0]}" if wrong else "黑色", words)

    paragraphs = [w for w in desk.body if w.role not in _COLOURED and w.stretches]
    return judged("黑色", every(paragraphs, look), "没有文字")


def theme_fonts(desk: Desk) -> Judged:
    """字体写明名称。

    字体只写“主题字体（标题）”“主题字体（正文）”而不写名称的，换一台电脑、换成 WPS，字体就可能变。

    依据：排版经验，不是国标条文（实务）
    改法：选中全文，中文字体、西文字体都选具体的名称
    """
    count = desk.received.looks.theme_fonts
    required = "不用主题字体"
    return broken(required, f"有 {count} 处用主题字体") if count else met(required, "没有用主题字体")
