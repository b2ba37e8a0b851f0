"""How paragraphs of a document from elsewhere are set by their roles, in the styles that our own reports have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.document.looks import BODY, Received, Words
from reportgen.document.widths import typed_blanks, width
from reportgen.packs.layout import Layout
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.ooxml import right_indent
from reportgen.writers.docx.styles import Style, styles
from reportgen.writers.docx.tail import blanks

BASE = "GwBase"
"""What our styles rest on in a document that has a Normal of its own, which stays as it is."""
_UNUSED = ("a", "Strong", "GwDraft")
_STYLES = {
    "标题": "Title",
    "附件标题": "Title",
    "主送": "GwAddressee",
    "正文": "GwBody",
    "附注": "GwBody",
    "附件说明": "GwAnnexNote",
    "署名": "GwSignOrg",
    "成文日期": "GwSignDate",
    "附件": "GwAnnexMark",
    "发文机关标志": "GwRedHead",
    "发文字号": "GwDocNumber",
    "签发人": "GwDocNumber",
    "抄送": "GwImprint",
    "印发": "GwImprint",
    "表": "GwTable",
    "表题": "GwTableTitle",
    "计量单位": "GwTableUnit",
    "表注": "GwTableNote",
    "图": "GwFigure",
    "图题": "Caption",
}
_CONTENTS = ("toc ", "table of ")
"""Styles of lists that Word makes itself."""
_LEADS = {1: "Hei", 2: "Kai"}
_PLACED = ("发文机关标志", "发文字号", "签发人", "抄送", "印发")
"""Roles whose place is set by hand: tabs, rules and indents stay."""
_BREAK = "\x0b"
"""A line break within a paragraph, as readers give it."""
_UNJUSTIFIED = '<w:jc w:val="left"/>'
_FLUSH = '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'
_ANNEX = re.compile(r"\s*附\s*件\s*[:：]\s*")
_ITEM = re.compile(r"\s*\d{1,2}[.．]\s*")


class Dress(NamedTuple):
    """How a paragraph is set: its style, properties of its own in schema order, the character style of its head.

    `placed`: indents, tabs, alignment and the size of characters stay as they are. `plain`: nothing in it is bold.
    `opening` are properties that stand right after the style: whether a page begins here.
    """

    style: str
    props: str = ""
    opening: str = ""
    lead: str = ""
    placed: bool = False
    plain: bool = False


def sheet(layout: Layout) -> tuple[Style, ...]:
    """The styles that dressed paragraphs need, each before those that rest on it."""
    base, *rest = styles(layout)
    ours = [style for style in rest if style.id not in _UNUSED and style.kind != "table"]
    return (base._replace(id=BASE, name="公文基准", default=False), *map(_on_base, ours))


def _on_base(style: Style) -> Style:
    return style._replace(based=BASE if style.based == "a" else style.based)


def dresses(received: Received, layout: Layout) -> Mapping[int, Dress]:
    """How each paragraph of the text is set, by its number; what is no known part of a report is left as it is."""
    body = [words for words in received.paragraphs if words.story == BODY and not words.boxed]
    ends = _ends(received, body, layout)
    found = {words.number: _dress(words, index, body, layout) for index, words in enumerate(body)}
    return {number: ends.get(number, dress) for number, dress in found.items() if dress is not None}


def _dress(words: Words, index: int, body: Sequence[Words], layout: Layout) -> Dress | None:
    role, style = words.role, _STYLES.get(words.role)
    if words.drawn and role not in _PLACED:
        return _drawn(words, layout) if words.text.strip() else Dress("GwFigure", placed=True)
    if role == "其他" and not words.form.style.startswith(_CONTENTS):
        return Dress(BASE, placed=True)
    if not role:
        return Dress("GwTable" if words.slot is not None else BASE)
    if role.startswith("标题") and role != "标题":
        level = int(role[-1])
        if words.head:
            return Dress(f"GwRunIn{level}", _indented(words), lead=_LEADS.get(level, ""), plain=True)
        return Dress(f"Heading{level}", _indented(words), plain=True)
    if style is None:
        return None
    if role in ("标题", "附件标题"):
        return Dress(style, _title(index, body, layout), plain=True)
    if role == "附件说明":
        return Dress(style, _annex(words, layout))
    if role == "附件":
        return Dress(style, _FLUSH, _turned(index, body), plain=True)
    if role == "主送":
        return Dress(style, _FLUSH)
    if role in ("正文", "附注"):
        return Dress(style, _indented(words))
    return Dress(style, placed=role in (*_PLACED, "表", "计量单位", "表注", "图"))


def _indented(words: Words) -> str:
    """Two characters, less the blanks that are typed; a line that is broken by hand would be pulled to full width."""
    first = max(0.0, 2 - typed_blanks(words.text))
    by_chars = f'w:firstLineChars="{round(first * 100)}" w:firstLine="{round(first * 320)}"'
    return f'<w:ind w:left="0" w:right="0" {by_chars}/>' + (_UNJUSTIFIED if _BREAK in words.text else "")


def _blanks_below(index: int, body: Sequence[Words], step: int) -> tuple[int, Words | None]:
    """Empty paragraphs beside one, and the first with text beyond them."""
    count, at = 0, index + step
    while 0 <= at < len(body):
        if body[at].text.strip() or body[at].drawn:
            return count, body[at]
        count, at = count + 1, at + step
    return count, None


def _drawn(words: Words, layout: Layout) -> Dress | None:
    """A text with a picture or shape in it: its lines may grow with that."""
    if words.role not in ("正文", "附注"):
        return None
    grows = f'<w:spacing w:line="{layout.line}" w:lineRule="atLeast"/>'
    return Dress(_STYLES[words.role], grows + _indented(words))


def _turned(index: int, body: Sequence[Words]) -> str:
    """An attachment begins a page by its style, unless a break before it does."""
    count, above = _blanks_below(index, body, -1)
    since = body[index - count - (above is not None) : index]
    turned = body[index].breaks or any(words.breaks or words.section != body[index].section for words in since)
    return '<w:pageBreakBefore w:val="0"/>' if turned else ""


def _title(index: int, body: Sequence[Words], layout: Layout) -> str:
    """One empty line below a title, which empty paragraphs may make."""
    count, below = _blanks_below(index, body, 1)
    last = below is None or below.role != body[index].role
    after = layout.line if last and not count else 0
    over, above = _blanks_below(index, body, -1)
    before = layout.line if above is not None and above.role == "附件" and not over else 0
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{layout.title_line}" w:lineRule="exact"/>'
    return f"{spacing}{_FLUSH}"


def _annex(words: Words, layout: Layout) -> str:
    """Turned lines begin under the name, and 2. stands under 1.: blanks that are typed before it are a part of that."""
    opening = _ANNEX.match(words.text)
    rest = words.text[opening.end() if opening else 0 :]
    item = _ITEM.match(rest)
    lead = ("附件：" if opening else "") + (item[0].strip() if item else "")
    left = 5 + (1 if item or not opening else 0)
    hanging = min(width(lead) + typed_blanks(words.text), left)
    return f'<w:ind w:left="{left * layout.char}" w:hanging="{round(hanging * layout.char)}"/>'


def _ends(received: Received, body: Sequence[Words], layout: Layout) -> dict[int, Dress]:
    """Signature and date, each at its blank from the right, with the empty lines above that are missing."""
    return dict(_signed(received, body, layout))


def _signed(received: Received, body: Sequence[Words], layout: Layout) -> Iterator[tuple[int, Dress]]:
    rows = [(index, words) for index, words in enumerate(body) if words.role in ("署名", "成文日期")]
    if not rows:
        return
    sign = received.document.signature
    sealed = sign is not None and sign.sealed
    issuers = [words for _, words in rows if words.role == "署名"]
    dates = [words for _, words in rows if words.role == "成文日期"]
    last = _wide(issuers[-1]) if issuers else None
    org, date = blanks(last, _wide(dates[-1]) if dates else None, sealed, layout)
    for index, words in rows:
        gap = ""
        if (index, words) == rows[0]:
            count, _ = _blanks_below(index, body, -1)
            lines = layout.sealed_gap if sealed else layout.unsealed_gap
            gap = "" if count else f'<w:spacing w:before="{lines * layout.line}" w:after="0"/>'
        right = org if words.role == "署名" else date
        yield words.number, Dress(_STYLES[words.role], f"{gap}{right_indent(right, layout.char)}")


def _wide(words: Words) -> float:
    """The last of the names that stand side by side."""
    names = [name for name in re.split(r"\s{2,}|\u3000+|\t", words.text.strip()) if name]
    return width(names[-1]) if names else 0.0
