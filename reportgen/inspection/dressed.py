"""The main part of a .docx with the properties of its paragraphs, runs, rows and sections set anew, byte by byte.

Nothing but properties changes: what was typed, tracked, commented or linked stays where it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from reportgen.document.looks import PageSetup, Received, Words
from reportgen.inspection.carrying import carried, place_of
from reportgen.packs.layout import Layout
from reportgen.readers.docx.containers import Child, Container
from reportgen.readers.docx.paragraphs import Paragraph
from reportgen.readers.docx.splicing import Splice
from reportgen.readers.docx.styles import Styles
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.dressing import Dress
from reportgen.writers.docx.ooxml import R, escape
from reportgen.writers.docx.skeleton import grid, page

_PLACING = ("spacing", "ind", "contextualSpacing", "mirrorIndents", "jc", "textAlignment")
_SNAPPING = ("adjustRightInd", "snapToGrid", "widowControl", "outlineLvl")
_OPENING = ("keepNext", "keepLines", "pageBreakBefore")
"""What stands between a style and what opens a paragraph."""
_BEFORE_NUMBER = ("pStyle", *_OPENING, "framePr", "widowControl")
_AFTER = ("suppressOverlap", "textDirection", "textboxTightWrap", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
"""What stands behind indents and alignment in w:pPr."""
_BEHIND_MARK = ("sectPr", "pPrChange")
_LETTERS = ("rFonts", "sz", "szCs", "color", "spacing", "w", "kern", "position", "snapToGrid", "fitText")
_KEPT_LETTERS = ("sz", "szCs", "spacing", "w", "position", "fitText")
"""Of what is placed by hand."""
_BOLD = ("b", "bCs")
_SYMBOLS = ("symbol", "wingdings", "webdings", "marlett")
_BEFORE_PAGE = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
_BEHIND_GRID = ("printerSettings", "sectPrChange")
_SIGNER = "签发人"


class Plan(NamedTuple):
    """What a document becomes: how each paragraph is set, ids of styles in it, references of sections.

    `numbers` are the numbers of paragraphs by the bytes that they begin at, `begins` these bytes in order; `spans` the
    text that each run holds, by the byte that it begins at; `references` what each section gets, "" where footers
    stay; `own` ids of character styles that only set what is right, so that they stay; `styles` and `paragraphs` are as
    they were; `listed` is what paragraphs say of their numbers.
    """

    received: Received
    layout: Layout
    dresses: Mapping[int, Dress]
    ids: Mapping[str, str]
    numbers: Mapping[int, int]
    spans: Mapping[int, tuple[int, int]]
    references: Sequence[str]
    own: frozenset[str]
    begins: Sequence[int]
    styles: Styles
    paragraphs: Sequence[Paragraph]
    listed: Mapping[int, str]

    def numbering(self, at: int) -> str:
        """What the paragraph that begins at a byte says of its number."""
        return self.listed.get(self.numbers.get(at, 0), "")

    def style(self, at: int) -> str:
        """The id of the style that the paragraph that begins at a byte has so far."""
        number = self.numbers.get(at)
        return "" if number is None else self.paragraphs[number - 1].style

    def words(self, at: int) -> Words | None:
        """The paragraph that begins at a byte."""
        number = self.numbers.get(at)
        return None if number is None else self.received.paragraphs[number - 1]

    def dress(self, at: int) -> Dress | None:
        """How the paragraph that begins at a byte is set."""
        number = self.numbers.get(at)
        return None if number is None else self.dresses.get(number)


def spans_of(paragraphs: Sequence[Paragraph], found: Sequence[Container]) -> dict[int, tuple[int, int]]:
    """By the byte that a run begins at, the characters of its paragraph that it holds."""
    starts = sorted(one.owner for one in found if one.kind == "rPr")
    spans: dict[int, tuple[int, int]] = {}
    for paragraph in paragraphs:
        at = 0
        for piece in paragraph.pieces:
            end = at + len(piece.text)
            if piece.at >= 0 and (index := bisect_right(starts, piece.at)):
                run = starts[index - 1]
                spans[run] = (spans.get(run, (at, end))[0], end)
            at = end
    return spans


def splices(data: bytes, found: Sequence[Container], plan: Plan) -> Iterator[Splice]:
    """All changes of the main part."""
    for one in found:
        if one.kind == "pPr":
            yield from _paragraph(data, one, plan)
        elif one.kind == "rPr":
            yield from _letters(one, plan)
        elif one.kind == "trPr":
            yield from _row(one, plan)
    for number, one in enumerate(sections_of(found)):
        yield from _section(one, plan, number)


def sections_of(found: Sequence[Container]) -> list[Container]:
    """The properties of sections in order: those in paragraphs, then that of the last one, wherever it stands.

    Where nothing is said of the last one, the end of the body is where it would be.
    """
    inside = [one for one in found if one.kind == "sectPr" and one.paragraph >= 0]
    outside = [one for one in found if one.kind == "sectPr" and one.paragraph < 0]
    if outside:
        return [*inside, outside[-1]]
    body = next(one for one in found if one.kind == "body")
    return [*inside, Container("sectPr", body.start, -1, body.stop, body.stop, body.stop, body.stop)]


def _gone(children: Sequence[Child], names: Sequence[str]) -> Iterator[Splice]:
    return (Splice(child.start, child.end, b"") for child in children if child.name in names)


def _put(one: Container, xml: str, at: int | None = None) -> Splice:
    """A fragment into a container; the container is made where there is none."""
    if one.start == one.end or one.bare:
        return Splice(one.start, one.end, f"<w:{one.kind}>{xml}</w:{one.kind}>".encode())
    return Splice(one.inner if at is None else at, one.inner if at is None else at, xml.encode())


def _paragraph(data: bytes, one: Container, plan: Plan) -> Iterator[Splice]:
    dress = plan.dress(one.owner)
    if dress is None:
        return
    opening = f'<w:pStyle w:val="{plan.ids[dress.style]}"/>{dress.opening}'
    bare = not any(child.name == "rPr" for child in one.children)
    hiding = "".join(carried((), plan.style(one.owner), "", plan.styles, ("vanish",)).values()) if bare else ""
    mark, number = f"<w:rPr>{hiding}</w:rPr>" if hiding else "", plan.numbering(one.owner)
    if one.start == one.end and one.bare:  # <w:p/>: the tag itself is opened
        tag = data[one.owner : one.end].removesuffix(b"/>").rstrip()
        yield Splice(one.owner, one.end, tag + f"><w:pPr>{opening}{number}{dress.props}{mark}</w:pPr></w:p>".encode())
        return
    if one.start == one.end or one.bare:
        yield _put(one, opening + number + dress.props + mark)
        return
    names = ["pStyle", *_SNAPPING, *(() if dress.placed else _PLACING), *(_OPENING if dress.opening else ())]
    yield from _gone(one.children, (*names, *(("numPr",) if number else ())))
    yield _put(one, opening)
    if number:
        yield _put(one, number, next((c.start for c in one.children if c.name not in _BEFORE_NUMBER), one.stop))
    if dress.props:
        yield _put(one, dress.props, _before(one, _AFTER))
    if mark:
        yield _put(one, mark, _before(one, _BEHIND_MARK))


def _before(one: Container, names: Sequence[str]) -> int:
    """Where the first of some elements begins; the end of the container where there is none."""
    return next((child.start for child in one.children if child.name in names), one.stop)


def _letters(one: Container, plan: Plan) -> Iterator[Splice]:
    dress = plan.dress(one.paragraph)
    if dress is None:
        return
    names = [name for name in _LETTERS if not (dress.placed and name in _KEPT_LETTERS)]
    names += _BOLD if dress.plain and not _in_text(one, plan) else ()
    children = [child for child in one.children if not _is_symbol(child)]
    yield from _gone(children, names)
    style = _character_style(one, plan, dress)
    old = next((child for child in children if child.name == "rStyle"), None)
    kept = old.said.get("val", "") if old is not None and not style else ""
    kept = kept if kept in plan.own else ""
    if old is not None and not kept:
        yield Splice(old.start, old.end, b"")
    shown = f'<w:rStyle w:val="{plan.ids[style]}"/>' if style else ""
    said = carried(one.children, plan.style(one.paragraph), kept, plan.styles)
    if one.bare and one.start == one.end:  # an empty run
        return
    if one.start == one.end or one.bare:
        shown += "".join(said.values())
    else:
        yield from (_put(one, xml, place_of(name, one)) for name, xml in said.items())
    if shown:
        yield _put(one, shown)


def _is_symbol(child: Child) -> bool:
    """Whether a font is one of pictures: other letters would stand there."""
    return child.name == "rFonts" and any(name.lower().startswith(_SYMBOLS) for name in child.said.values())


def _in_text(one: Container, plan: Plan) -> bool:
    """Whether a run belongs to what runs on after a heading."""
    words, span = plan.words(one.paragraph), plan.spans.get(one.owner)
    return words is not None and span is not None and bool(words.head) and span[0] >= words.head


def _character_style(one: Container, plan: Plan, dress: Dress) -> str:
    """The style of a run that is a heading within its paragraph, or a signer's name."""
    words, span = plan.words(one.paragraph), plan.spans.get(one.owner)
    if words is None or span is None:
        return ""
    if dress.lead and span[1] <= words.head:
        return dress.lead
    signer = words.text.find(_SIGNER) if words.role in ("发文字号", "签发人") else -1
    return "Kai" if signer >= 0 and span[0] > signer + len(_SIGNER) else ""


def _row(one: Container, plan: Plan) -> Iterator[Splice]:
    """Rows are not split, and the first one repeats, as far as tables of the text go."""
    index = bisect_right(plan.begins, one.owner)
    words = plan.words(plan.begins[index]) if index < len(plan.begins) else None
    if words is None or words.slot is None or words.role not in ("表", ""):
        return
    tables = plan.received.looks.tables
    if words.slot.table >= len(tables):
        return
    frame = tables[words.slot.table]
    row = frame.rows[words.slot.row] if words.slot.row < len(frame.rows) else None
    xml = "" if row is None or row.whole else "<w:cantSplit/>"
    if words.slot.row == 0 and len(frame.rows) > 1 and not any(each.repeats for each in frame.rows):
        xml += "<w:tblHeader/>"
    if xml:
        yield from _gone(one.children, ("cantSplit",) if "cantSplit" in xml else ())
        yield _put(one, xml, one.stop)


def _section(one: Container, plan: Plan, number: int) -> Iterator[Splice]:
    setup = plan.received.looks.sections[number] if number < len(plan.received.looks.sections) else PageSetup()
    lying = setup.landscape or (setup.width or 0) > (setup.height or 0)
    references = plan.references[number] if number < len(plan.references) else ""
    xml = page(plan.layout, lying)
    if one.bare or one.start == one.end:
        yield Splice(one.start, one.end, f"<w:sectPr>{references}{xml}{grid(plan.layout)}</w:sectPr>".encode())
        return
    yield from _gone(one.children, ("pgSz", "pgMar", "docGrid"))
    if references:
        yield from _gone(one.children, ("footerReference",))
        yield from _even_headers(one, plan)
        yield _put(one, references)
    ends = [child.end for child in one.children if child.name in _BEFORE_PAGE]
    yield _put(one, xml, ends[-1] if ends else one.inner)
    yield _put(one, grid(plan.layout), _before(one, _BEHIND_GRID))


def _even_headers(one: Container, plan: Plan) -> Iterator[Splice]:
    """The header of all pages as that of left pages, too, where left pages have not been told apart so far."""
    heads = {child.said.get("type", ""): child for child in one.children if child.name == "headerReference"}
    if plan.received.looks.even_and_odd or "default" not in heads:
        return
    if "even" in heads:  # which nobody saw
        yield Splice(heads["even"].start, heads["even"].end, b"")
    id_ = escape(heads["default"].said.get("id", ""))
    yield _put(one, f'<w:headerReference xmlns:r="{R}" w:type="even" r:id="{id_}"/>')
