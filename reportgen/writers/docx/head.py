"""The first page: letterhead, red rule, title, addressees.

Every block on page 1 adds up to a multiple of the line pitch; the rest goes into the gap above the title, so that
text ends on the bottom of the box. Numbers without a name are of an exact line: its baseline lies at 80 % of its
height, and a Chinese face reaches 0.859 em above the baseline and 0.141 em below.
"""

from __future__ import annotations

from reportgen.document.nodes import Inlines, Letterhead, Title, plain
from reportgen.document.widths import width
from reportgen.packs.layout import Layout
from reportgen.writers.docx.body import text_box
from reportgen.writers.docx.ooxml import TAB, Box, Piece, joined, paragraph, run, runs, spacing
from reportgen.writers.docx.styles import size

BASELINE = 0.8
ABOVE, BELOW = 0.859, 0.141
INK = 0.82
"""Ink of the mark above its baseline, in em."""
MARK_SUFFIX = "文件"
SMALLEST = 16
"""Points; a name too long for one line at this size turns."""


def letterhead(head: Letterhead, layout: Layout) -> Piece:
    """版头: three empty lines (份号、密级、紧急程度 are not used), the mark, number and signers, the rule."""
    mark = _single_mark(head.issuers[0], layout) if len(head.issuers) == 1 else _joint_mark(head.issuers, layout)
    return joined([mark, _number(head, layout)])


def _mark_line(points: int, layout: Layout) -> int:
    """The pitch that puts the ink of the mark at its place below the top of the box."""
    return round((layout.mark_top - 3 * layout.line + 20 * INK * points) / BASELINE)


def _below_mark(points: int, own: int, layout: Layout) -> int:
    """Two empty lines from the foot of the mark to the head of the number."""
    head_room = BASELINE * layout.line - 10 * ABOVE * layout.body_size
    return round(2 * layout.line - (1 - BASELINE) * own + 20 * BELOW * points - head_room)


def _single_mark(issuer: Inlines, layout: Layout) -> Piece:
    text = plain(issuer) + MARK_SUFFIX
    points = max(SMALLEST, min(layout.mark_limit // 2, int(layout.box_width / 20 / width(text))))
    own = _mark_line(points, layout)
    after = _below_mark(points, own, layout)
    content = run(text, props=size(points * 2))
    xml = paragraph("GwRedHead", content, spacing(3 * layout.line, after, own))
    return Piece(xml, (Box(3 * layout.line + own + after, keep=True),))


def _joint_mark(issuers: tuple[Inlines, ...], layout: Layout) -> Piece:
    """Issuers one under another, spread to one width, and 文件 at their right in the middle (7.2.4)."""
    longest = max(width(plain(i)) for i in issuers)
    across = longest + width(MARK_SUFFIX) + 0.5
    points = max(SMALLEST, min(layout.mark_limit // 2, int(layout.box_width / 20 / across)))
    first = _mark_line(points, layout)
    line = round(points * 20 * 1.3)
    right = round((width(MARK_SUFFIX) + 0.5) * points * 20)
    left = min(round(longest * points * 20) + 40, layout.box_width - right)
    names = "".join(
        paragraph(
            "GwRedHead",
            _spread(plain(issuer), longest, points),
            spacing(0, 0, first if index == 0 else line) + '<w:jc w:val="left"/>',
        )
        for index, issuer in enumerate(issuers)
    )
    suffix = paragraph(
        "GwRedHead", run(MARK_SUFFIX, props=size(points * 2)), spacing(0, 0, first) + '<w:jc w:val="right"/>'
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for w, content in ((left, names), (right, suffix))
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
    last = line if len(issuers) > 1 else first
    after = _below_mark(points, last, layout)
    gap = paragraph("a", "", spacing(0, 0, after))
    height = first + (len(issuers) - 1) * line
    blank = paragraph("a") * 3
    return Piece(blank + table + gap, (Box(3 * layout.line + height + after, keep=True),))


def _spread(text: str, across: float, points: int) -> str:
    """A name spread to `across` characters by the space between its own; programs differ on jc=distribute."""
    gap = round((across - width(text)) * points * 20 / max(1, len(text) - 1))
    last = f'<w:spacing w:val="0"/>{size(points * 2)}'
    spread = f'<w:spacing w:val="{gap}"/>{size(points * 2)}'
    return run(text[:-1], props=spread) + run(text[-1:], props=last)


def _number(head: Letterhead, layout: Layout) -> Piece:
    """发文字号, one character from the left with signers at its right (上行文), else in the middle; the red rule."""
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{layout.rule_width * 8 // 20}" w:space="{layout.rule_gap // 20}" '
        f'w:color="{layout.red}"/></w:pBdr>'
    )
    height = layout.line + layout.rule_gap + layout.rule_width
    number = runs(head.number)
    if not head.signers:
        return Piece(paragraph("GwDocNumber", number, rule), (Box(height, keep=True),))
    if len(head.signers) == 1:
        # Tabs, not indents: an indent would shorten the rule as well.
        tabs = _tabs(("left", layout.char), ("right", layout.box_width - layout.char))
        content = TAB + number + TAB + run("签发人：") + runs(head.signers[0], "Kai")
        return Piece(paragraph("GwDocNumber", content, rule + tabs + '<w:jc w:val="left"/>'), (Box(height, keep=True),))
    return _signer_lines(head, layout, rule, number, height)


def _tabs(*stops: tuple[str, int]) -> str:
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops) + "</w:tabs>"


def _signer_lines(head: Letterhead, layout: Layout, rule: str, number: str, height: int) -> Piece:
    """Two names a line, one character between them, the first names under each other; the number on the last line."""
    pairs = [head.signers[i : i + 2] for i in range(0, len(head.signers), 2)]
    column = max(width(plain(pair[0])) for pair in pairs)
    second = max((width(plain(pair[1])) for pair in pairs if len(pair) > 1), default=0)
    names = layout.box_width - layout.char - round((column + 1 + second) * layout.char)
    label = names - 4 * layout.char
    lines = []
    for index, pair in enumerate(pairs):
        last = index == len(pairs) - 1
        lead = run("签发人：") if index == 0 else ""
        stops = [("left", layout.char)] if last else []
        stops += [("left", label)] if lead else []
        stops += [("left", names), ("left", names + round((column + 1) * layout.char))]
        content = TAB + number if last else ""
        content += TAB + lead if lead else ""
        content += TAB + runs(pair[0], "Kai") if not lead else runs(pair[0], "Kai")
        content += TAB + runs(pair[1], "Kai") if len(pair) > 1 else ""
        props = (rule if last else "") + _tabs(*stops) + '<w:jc w:val="left"/>'
        lines.append(paragraph("GwDocNumber", content, props))
    total = height + (len(pairs) - 1) * layout.line
    return Piece("".join(lines), (Box(total, keep=True),))


def title(heading: Title, layout: Layout, used: int, gap: int) -> Piece:
    """标题 and one empty line; the gap above (in lines) takes up what keeps the page on the grid.

    `used` is the height set on the page so far.
    """
    line, own = layout.line, len(heading.lines) * layout.title_line
    rest = (used + gap * line + own) % line
    before = gap * line - rest + (line if rest > 2 * line // 3 or not gap else 0)
    content = runs(heading.lines[0])
    for text in heading.lines[1:]:
        content += "<w:r><w:br/></w:r>" + runs(text)
    xml = paragraph("Title", content, spacing(before, line, layout.title_line))
    return Piece(xml, (Box(before + own + line, keep=True),))


def addressees(names: tuple[Inlines, ...], layout: Layout) -> Piece:
    """主送机关: flush left, full-width colon."""
    if not names:
        return Piece("")
    content = run("、").join(runs(name) for name in names) + run("：")
    text = "、".join(plain(name) for name in names) + "："
    return Piece(paragraph("GwAddressee", content), (text_box(text, layout, 0, keep=True),))
