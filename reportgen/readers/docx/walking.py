"""The paragraphs of a part of a .docx: the text that a reader sees once all tracked changes are accepted.

Read are runs in links, fields, smart tags, content controls and text boxes, and what was inserted; left out is what was
deleted or moved away, hidden text, codes of fields, and the second form of what is written twice for old programs.
Numbers that Word sets itself are not in the file and are not made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.readers.docx.paragraphs import BREAK, Count, Paragraph, Piece, level_of
from reportgen.readers.parsing import Attributes, parse

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_UNSEEN = ("del", "moveFrom", "rt")
_CHANGES = ("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange")
_OFF = ("0", "false", "off", "none")


def read_paragraphs(data: bytes, part: str, count: Count) -> list[Paragraph]:
    """The paragraphs of a part in order, empty ones too; those of a text box follow the one that it hangs on.

    Raises:
        Refused: the part cannot be read.
    """
    walker = _Walker(part, count)
    parse(data, part, walker.start, walker.end, walker.text)
    return walker.done


class _Walker:
    """Events to paragraphs."""

    def __init__(self, part: str, count: Count) -> None:
        self.part, self.count = part, count
        self.done: list[Paragraph] = []
        self.open: list[tuple[Paragraph, list[Paragraph]]] = []
        """Paragraphs begun, the inner ones last, each with those of text boxes in it."""
        self.skipped = 0
        """Elements begun within one that is left out."""
        self.alternatives: list[bool] = []
        """Whether a first choice was read in each AlternateContent."""
        self.tables: list[int] = [0]
        """Tables begun in the text, and in each text box that is open."""
        self.controls: list[bool] = []
        """Whether each content control is a table of contents."""
        self.fields: list[bool] = []
        """Whether each field begun is still in its code."""
        self.codes = 0
        """How many of them are."""
        self.in_properties = self.hidden = self.in_text = False
        self.preserve: list[bool] = []
        self.tag = -1
        self.first = 0

    # --- elements -------------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes, at: int) -> None:
        space = attributes.get(_SPACE)
        keeps = space == "preserve" if space else bool(self.preserve) and self.preserve[-1]
        self.preserve.append(keeps)
        if self.skipped:
            self.skipped += 1
            return
        local = _KNOWN.get(tag)
        if local is None:
            return
        if local in _CHANGES or (local in _UNSEEN and not self.in_properties):
            self.skipped = 1
        elif local == "t":
            self.in_text = self.seen
            self.tag = -1 if keeps else at
            self.first = len(self.open[-1][0].pieces) if self.open else 0
        elif local in _SIGNS:
            if self.seen and not self.in_properties:
                self.add(Piece(_SIGNS[local]))
        else:
            _STARTS[local](self, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self.preserve.pop()
        if self.skipped:
            self.skipped -= 1
            return
        local = _KNOWN.get(tag)
        if local is not None and local in _ENDS:
            _ENDS[local](self)

    def text(self, chars: str, at: int) -> None:
        if self.in_text and not self.skipped:
            chars = chars.replace("\n", " ").replace("\r", " ")
            self.add(Piece(chars, at, self.tag))

    def add(self, piece: Piece) -> None:
        self.count.piece(len(piece.text))
        self.open[-1][0].pieces.append(piece)

    # --- what elements mean ---------------------------------------------------------------------------------

    @property
    def seen(self) -> bool:
        """Whether a reader sees what is written here: not what a field yields to the code of the field around it."""
        outer = self.codes - bool(self.fields and self.fields[-1])
        return bool(self.open) and not self.hidden and not outer

    @property
    def siblings(self) -> list[Paragraph]:
        """The finished paragraphs beside the one that begins or ends."""
        return self.open[-1][1] if self.open else self.done

    def begin_paragraph(self, _: Attributes) -> None:
        cell, boxed = self.tables[-1] > 0, len(self.tables) > 1
        before = self.siblings[-1] if self.siblings else None
        if before is not None and before.merged and before.cell == cell:  # its own end was deleted
            self.siblings.pop()
            before.merged = False
            self.open.append((before, []))
        else:
            self.open.append((Paragraph(self.part, cell, boxed, any(self.controls)), []))

    def end_paragraph(self) -> None:
        paragraph, inner = self.open.pop()
        self.siblings.append(paragraph)
        self.siblings.extend(inner)
        if not paragraph.merged:
            self.count.paragraph()

    def end_text(self) -> None:
        self.in_text = False
        if self.tag < 0 or not self.open:
            return
        pieces = self.open[-1][0].pieces
        while len(pieces) > self.first and not (last := pieces[-1]).text.rstrip(" \t"):
            pieces.pop()
        lead = self.first
        while lead < len(pieces) and not pieces[lead].text.lstrip(" \t"):
            lead += 1
        del pieces[self.first : lead]
        if len(pieces) > self.first:
            last = pieces[-1]
            pieces[-1] = last._replace(text=last.text.rstrip(" \t"))
            begin = pieces[self.first]
            text = begin.text.lstrip(" \t")
            pieces[self.first] = begin._replace(text=text, at=begin.at + len(begin.text) - len(text))

    def set_style(self, values: Attributes) -> None:
        if self.in_properties:
            self.open[-1][0].style = values.get("val", "")

    def set_level(self, values: Attributes) -> None:
        if self.in_properties:
            self.open[-1][0].level = level_of(values.get("val", ""))

    def set_align(self, values: Attributes) -> None:
        if self.in_properties:
            self.open[-1][0].align = values.get("val", "")

    def set_number(self, values: Attributes) -> None:
        if self.in_properties and values.get("val") != "0":
            self.open[-1][0].listed = True

    def merge(self, _: Attributes) -> None:
        if self.open:
            self.open[-1][0].merged = True

    def begin_properties(self, _: Attributes) -> None:
        self.in_properties = bool(self.open)

    def end_properties(self) -> None:
        self.in_properties = False

    def begin_run(self, _: Attributes) -> None:
        self.hidden = False

    def end_run(self) -> None:
        self.hidden = False

    def hide(self, values: Attributes) -> None:
        if not self.in_properties:
            self.hidden = values.get("val", "1") not in _OFF

    def mark_field(self, values: Attributes) -> None:
        mark = values.get("fldCharType")
        if mark == "begin":
            self.begin_field(in_code=True)
        elif mark == "separate" and self.fields:
            self.end_field()
            self.begin_field(in_code=False)
        elif mark == "end":
            self.end_field()

    def begin_simple_field(self, _: Attributes) -> None:
        self.begin_field(in_code=False)

    def begin_field(self, in_code: bool) -> None:
        self.fields.append(in_code)
        self.codes += in_code

    def end_field(self) -> None:
        if self.fields:
            self.codes -= self.fields.pop()

    def begin_table(self, _: Attributes) -> None:
        self.tables[-1] += 1

    def end_table(self) -> None:
        self.tables[-1] -= 1

    def begin_box(self, _: Attributes) -> None:
        self.tables.append(0)

    def end_box(self) -> None:
        self.tables.pop()

    def begin_control(self, _: Attributes) -> None:
        self.controls.append(False)

    def end_control(self) -> None:
        self.controls.pop()

    def set_gallery(self, values: Attributes) -> None:
        if self.controls and values.get("val") == "Table of Contents":
            self.controls[-1] = True

    def begin_note(self, values: Attributes) -> None:
        if values.get("type", "normal") != "normal":  # the lines between text and notes
            self.skipped = 1

    def begin_alternative(self, _: Attributes) -> None:
        self.alternatives.append(False)

    def end_alternative(self) -> None:
        self.alternatives.pop()

    def choose(self, _: Attributes) -> None:
        if self.alternatives and self.alternatives[-1]:
            self.skipped = 1
        elif self.alternatives:
            self.alternatives[-1] = True


_STARTS: Mapping[str, Callable[[_Walker, Attributes], None]] = {
    "p": _Walker.begin_paragraph,
    "pPr": _Walker.begin_properties,
    "pStyle": _Walker.set_style,
    "outlineLvl": _Walker.set_level,
    "jc": _Walker.set_align,
    "numId": _Walker.set_number,
    "del": _Walker.merge,
    "moveFrom": _Walker.merge,
    "r": _Walker.begin_run,
    "vanish": _Walker.hide,
    "fldChar": _Walker.mark_field,
    "fldSimple": _Walker.begin_simple_field,
    "tbl": _Walker.begin_table,
    "txbxContent": _Walker.begin_box,
    "sdt": _Walker.begin_control,
    "docPartGallery": _Walker.set_gallery,
    "footnote": _Walker.begin_note,
    "endnote": _Walker.begin_note,
    "AlternateContent": _Walker.begin_alternative,
    "Choice": _Walker.choose,
    "Fallback": _Walker.choose,
}
_ENDS: Mapping[str, Callable[[_Walker], None]] = {
    "p": _Walker.end_paragraph,
    "pPr": _Walker.end_properties,
    "r": _Walker.end_run,
    "t": _Walker.end_text,
    "fldSimple": _Walker.end_field,
    "tbl": _Walker.end_table,
    "txbxContent": _Walker.end_box,
    "sdt": _Walker.end_control,
    "AlternateContent": _Walker.end_alternative,
}
_KNOWN: Mapping[str, str] = {
    **{namespace + local: local for namespace in _WORD for local in (*_STARTS, *_SIGNS, *_UNSEEN, *_CHANGES, "t")},
    **{_ALTERNATIVE + local: local for local in ("AlternateContent", "Choice", "Fallback")},
}
"""Elements that mean anything here, by their full names."""
