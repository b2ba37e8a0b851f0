"""The paragraphs of a part of a .docx: the text that a reader sees once all tracked changes are accepted.

Read are runs in links, fields, smart tags, content controls and text boxes, and what was inserted; left out is hidden
text, codes of fields, and the second form of what is written twice for old programs. What was deleted or moved away is
no text; it is kept among the changes. Numbers that Word sets itself are not in the file and are not made up here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.readers.docx.changes import TRACKED, Changes
from reportgen.readers.docx.drawings import PICTURES, Drawings
from reportgen.readers.docx.grids import Grid, Grids
from reportgen.readers.docx.names import ALTERNATIVE, CHANGES, DRAWN, FORMATS, PROPERTIES, SIGNS, SPACE, TEXTS, UNSEEN
from reportgen.readers.docx.notes import Notes
from reportgen.readers.docx.paragraphs import Count, Paragraph, Piece
from reportgen.readers.docx.properties import WORD, Bag, Collector, Values, values
from reportgen.readers.docx.sight import Sight
from reportgen.readers.docx.styles import PLAIN, Styles
from reportgen.readers.docx.unread import NAMES, SYMBOL, TAGS, Unread, symbol
from reportgen.readers.parsing import Attributes, parse
from reportgen.tuples import NamedTuple


class Part(NamedTuple):
    """A part that was read: its paragraphs in order, empty ones too; those of a text box follow the one it hangs on.

    `sections` are the properties of each section, in order; of the last one (), where nothing is said of it.
    """

    paragraphs: list[Paragraph]
    grids: list[Grid]
    sections: list[Bag]
    notes: Notes


def read_part(data: bytes, part: str, count: Count, styles: Styles = PLAIN) -> Part:
    """The paragraphs of a part, and what stands around them; `styles` may hide text, too.

    Raises:
        Refused: the part cannot be read.
    """
    walker = _Walker(part, count, styles)
    parse(data, part, walker.start, walker.end, walker.text)
    return Part(walker.done, walker.grids.all, [*walker.sections, walker.last_section], walker.notes)


class _Walker:
    """Events to paragraphs."""

    def __init__(self, part: str, count: Count, styles: Styles) -> None:
        self.part, self.count, self.styles = part, count, styles
        self.done: list[Paragraph] = []
        self.open: list[tuple[Paragraph, list[Paragraph]]] = []
        """Paragraphs begun, the inner ones last, each with those of text boxes in it."""
        self.sight, self.grids, self.unread = Sight(), Grids(count), Unread(count)
        self.sections: list[Bag] = []
        self.last_section: Bag = ()
        """Whatever stands outside of paragraphs is that of the last section: some programs write it first."""
        self.notes, self.drawings = Notes(count), Drawings()
        self.skipped = 0
        """Elements begun within one that is left out."""
        self.collector: Collector | None = None
        self.collected = ""
        self.changes = Changes(count)
        self.run: Bag = ()
        self.in_run = self.in_text = self.in_code = False
        self.preserve: list[bool] = []
        self.tag, self.at, self.first = -1, 0, 0

    # --- elements -------------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes, at: int) -> None:
        space = attributes.get(SPACE)
        keeps = space == "preserve" if space else bool(self.preserve) and self.preserve[-1]
        self.preserve.append(keeps)
        if self.skipped:
            self.skipped += 1
            return
        local = _KNOWN.get(tag)
        if self.collector is not None:
            if local not in CHANGES:
                self.collector.start(tag, attributes)
                return
            self.skipped = 1
            if (self.collected, local) in FORMATS:
                self.changes.reformat(self.paragraph, values(attributes), of_run=self.collected == "rPr")
        elif local in PROPERTIES:
            self.collector, self.collected = Collector(), str(local)
        elif local in UNSEEN or (local == "p" and self.changes.takes_paragraphs):
            self.skipped = 1
        elif local in TEXTS:
            self.in_text = bool(self.open) and self.sight.is_text
            self.tag = -1 if keeps or self.changes.gone else at
            self.first = len(self.open[-1][0].pieces) if self.open else 0
        elif local in SIGNS:
            self.sign(local, values(attributes))
        elif local is not None and local in _STARTS:
            self.at = at
            _STARTS[local](self, values(attributes))

    def end(self, tag: str) -> None:
        self.preserve.pop()
        if self.skipped:
            self.skipped -= 1
        elif self.collector is not None:
            if self.collector.end():
                self.set_properties(self.collected, self.count.kept.keep(self.collector.bag()))
                self.collector = None
        else:
            local = _KNOWN.get(tag)
            if local is not None and local in _ENDS:
                _ENDS[local](self)

    def text(self, chars: str, at: int) -> None:
        if self.skipped or self.collector is not None:
            return
        if self.in_text:
            self.add(Piece(chars.replace("\n", " ").replace("\r", " "), at, self.tag))
        elif self.in_code and self.open and self.open[-1][0].fields:
            self.count.piece(len(chars))
            self.open[-1][0].fields[-1] += chars

    def add(self, piece: Piece) -> None:
        self.count.piece(len(piece.text))
        self.changes.add(self.open[-1][0], piece, self.run, self.sight)

    # --- what elements mean ---------------------------------------------------------------------------------

    def sign(self, local: str, said: Values) -> None:
        if self.open and self.sight.is_clear:
            self.add(Piece(SIGNS[local]))
            if said.get("type") == "page":
                self.open[-1][0].breaks = True

    def set_properties(self, element: str, bag: Bag) -> None:
        if element == "pPr":
            self.set_paragraph(bag)
        elif element == "rPr" and self.in_run:
            self.run = bag
            self.sight.hidden = self.styles.hides(self.paragraph.style if self.paragraph else "", bag)
        elif element == "sectPr":
            self.last_section = bag
        else:
            self.grids.set(element, bag)
            self.changes.mark_row(bag if element == "trPr" else (), self.grids.depth)
            self.unread.mark_cell(bag if element == "tcPr" else ())

    def set_paragraph(self, bag: Bag) -> None:
        if not self.open:
            return
        paragraph = self.open[-1][0]
        paragraph.set(bag)
        if any(path == "sectPr" for path, _ in bag):
            section = tuple((path[7:], said) for path, said in bag if path.startswith("sectPr/"))
            self.sections.append(self.count.kept.keep(section))
        self.changes.mark(paragraph, bag)

    @property
    def paragraph(self) -> Paragraph | None:
        """The one that is open."""
        return self.open[-1][0] if self.open else None

    @property
    def siblings(self) -> list[Paragraph]:
        """The finished paragraphs beside the one that begins or ends."""
        return self.open[-1][1] if self.open else self.done

    def begin_paragraph(self, _: Values) -> None:
        cell = self.grids.in_table
        before = self.siblings[-1] if self.siblings else None
        if before is not None and before.merged and before.cell == cell:  # its own end was deleted
            self.siblings.pop()
            before.merged = False
            before.begin_again(self.at)
            self.open.append((before, []))
            return
        paragraph = Paragraph(self.part, cell, self.grids.in_box, self.sight.in_contents)
        self.unread.begin(paragraph)
        paragraph.begins = (self.at,)
        paragraph.slot, paragraph.section, paragraph.owner = self.grids.slot, len(self.sections), self.notes.open
        self.open.append((paragraph, []))

    def end_paragraph(self) -> None:
        paragraph, inner = self.open.pop()
        if paragraph.merged:
            self.changes.join(paragraph)
        self.siblings.append(paragraph)
        self.siblings.extend(inner)
        if not paragraph.merged:
            self.count.paragraph()

    def end_text(self) -> None:
        self.in_text = False
        if self.tag >= 0 and self.open:
            self.open[-1][0].trim(self.first)

    def begin_run(self, _: Values) -> None:
        self.in_run = True
        self.set_properties("rPr", ())
        self.changes.begin_run(self.paragraph)

    def end_run(self) -> None:
        self.sight.hidden, self.in_run, self.run = False, False, ()
        self.changes.end_run(self.paragraph)

    def begin_simple_field(self, said: Values) -> None:
        self.note_field(said.get("instr", ""))
        self.sight.begin_field()

    def note_field(self, code: str = "") -> None:
        if self.open:
            self.count.piece(len(code))
            self.open[-1][0].note_field(code)

    def mark_field(self, said: Values) -> None:
        self.sight.mark_field(said)
        if said.get("fldCharType") == "begin":
            self.note_field()

    def begin_code(self, _: Values) -> None:
        self.in_code = self.sight.in_code

    def end_code(self) -> None:
        self.in_code = False

    def sign_of_font(self, said: Values) -> None:
        if self.open and self.sight.is_clear and (char := symbol(said)):
            self.add(Piece(char))
        else:
            self.leave(SYMBOL)

    def leave(self, what: str) -> None:
        """Something that is no text stands here, or, between paragraphs, behind the last one."""
        if not self.changes.gone:
            self.unread.leave(self.paragraph or (self.siblings[-1] if self.siblings else None), what)

    def begin_note(self, said: Values) -> None:
        self.skipped = int(not self.notes.begin(said))

    def choose(self, _: Values) -> None:
        self.skipped = int(not self.sight.chooses())


_STARTS: Mapping[str, Callable[[_Walker, Values], None]] = {
    "p": _Walker.begin_paragraph,
    "r": _Walker.begin_run,
    "ins": lambda walker, said: walker.changes.begin(TRACKED["ins"], said),
    "moveTo": lambda walker, said: walker.changes.begin(TRACKED["moveTo"], said),
    "del": lambda walker, said: walker.changes.begin(TRACKED["del"], said),
    "moveFrom": lambda walker, said: walker.changes.begin(TRACKED["moveFrom"], said),
    "fldChar": _Walker.mark_field,
    "fldSimple": _Walker.begin_simple_field,
    "instrText": _Walker.begin_code,
    "tbl": lambda walker, _: walker.grids.begin_table(),
    "tr": lambda walker, _: walker.grids.begin_row(),
    "tc": lambda walker, _: walker.grids.begin_cell(),
    "txbxContent": lambda walker, _: walker.grids.begin_box(),
    "sdt": lambda walker, _: walker.sight.begin_control(),
    "docPartGallery": lambda walker, said: walker.sight.set_gallery(said),
    "footnote": _Walker.begin_note,
    "endnote": _Walker.begin_note,
    "comment": _Walker.begin_note,
    "bookmarkStart": lambda walker, said: walker.notes.mark(walker.paragraph, said),
    "commentRangeStart": lambda walker, said: walker.notes.anchor(walker.paragraph, said, True),
    "commentRangeEnd": lambda walker, said: walker.notes.anchor(walker.paragraph, said, False),
    "commentReference": lambda walker, said: walker.notes.anchor(walker.paragraph, said, None),
    **dict.fromkeys(DRAWN, lambda walker, _: walker.drawings.begin(walker.paragraph, walker.grids.boxes)),
    "pic": lambda walker, _: walker.drawings.show(),
    **{name: lambda walker, _, what=what: walker.leave(what) for name, what in NAMES.items()},  # type: ignore[misc]
    "sym": _Walker.sign_of_font,
    "AlternateContent": lambda walker, _: walker.sight.begin_alternative(),
    **dict.fromkeys(("Choice", "Fallback"), _Walker.choose),
}
_ENDS: Mapping[str, Callable[[_Walker], None]] = {
    "p": _Walker.end_paragraph,
    "r": _Walker.end_run,
    **dict.fromkeys(TEXTS, _Walker.end_text),
    **dict.fromkeys(TRACKED, lambda walker: walker.changes.end()),
    "fldSimple": lambda walker: walker.sight.end_field(),
    "instrText": _Walker.end_code,
    "tbl": lambda walker: walker.grids.end_table(),
    "tr": lambda walker: walker.changes.end_row(walker.grids.depth),
    "txbxContent": lambda walker: walker.grids.end_box(),
    "sdt": lambda walker: walker.sight.end_control(),
    **dict.fromkeys(DRAWN, lambda walker: walker.drawings.end(walker.grids.boxes)),
    "footnote": lambda walker: walker.notes.end(),
    "endnote": lambda walker: walker.notes.end(),
    "comment": lambda walker: walker.notes.end(),
    "AlternateContent": lambda walker: walker.sight.end_alternative(),
}
_NAMES = (*_STARTS, *SIGNS, *UNSEEN, *CHANGES, *TEXTS, *PROPERTIES)
_KNOWN: Mapping[str, str] = {
    **{namespace + local: local for namespace in WORD for local in _NAMES},
    **TAGS,
    **PICTURES,
    **{ALTERNATIVE + local: local for local in ("AlternateContent", "Choice", "Fallback")},
}
"""Elements that mean anything here, by their full names."""
