"""Two texts woven into one: the newer tree gets what came marked as inserted, and what went put in as deleted.

Where the last paragraphs before a table or an end come or go, the marks are those of the paragraphs before them, as
Word sets them: the last end of a cell or a text can neither come nor go.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from reportgen.roundtrip.redline import words
from reportgen.roundtrip.redline.blocks import Step, blocks, is_table, properties_of, row_steps, row_text, steps
from reportgen.roundtrip.redline.changing import carried, change
from reportgen.roundtrip.redline.tree import Element, W, every, local, made, properties, remove
from reportgen.roundtrip.redline.words import Pen
from reportgen.roundtrip.wordwise import hunks


@dataclass
class Tally:
    """How many paragraphs, and rows of tables, were changed, came and went."""

    changed: int = 0
    come: int = 0
    gone: int = 0
    rows_come: int = 0
    rows_gone: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.changed + self.come + self.gone + self.rows_come + self.rows_gone


@dataclass
class _Line:
    """A paragraph that was written: what became of its end, and where its own looks come from."""

    paragraph: Element
    mark: str
    old: Element | None = None
    new: Element | None = None
    looks: Element | None = field(default=None)


class Weaver:
    """Weaves containers (the text, cells) of two trees; the newer one is changed, the older one read."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.tally = pen, Tally()

    def weave(self, old: Element, new: Element) -> None:
        """The text of a container."""
        todo = steps(blocks(old), blocks(new))
        cursor: Element | None = None
        for of_tables, several in [(key, [*group]) for key, group in groupby(todo, key=_of_table)]:
            lines: list[_Line] = []
            for step in several if of_tables else _settled(several):
                for element, line in self._table(step) if of_tables else self._paragraphs(step):
                    if element.getparent() is None:
                        _put(new, cursor, element)
                    cursor = element
                    lines += [line] if line is not None else []
            self._mark(lines)

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _paragraphs(self, step: Step) -> list[tuple[Element, _Line | None]]:
        """The paragraphs of a step in order, with what becomes of their ends."""
        if step.old is None:
            (paragraph,) = step.new
            words.insert_all(paragraph, self.pen)
            self.tally.come += 1
            return [(paragraph, _Line(paragraph, "ins", None, paragraph))]
        if not step.new:
            paragraph = words.deleted_paragraph(step.old, self.pen)
            self.tally.gone += 1
            return [(paragraph, _Line(paragraph, "del", step.old, None))]
        if step.before:
            return self._joined(step)
        self._change(step.old, step.new)
        last = len(step.new) - 1
        return [
            (each, _Line(each, "" if index == last else "ins", step.old if index == last else None, each))
            for index, each in enumerate(step.new)
        ]

    def _joined(self, step: Step) -> list[tuple[Element, _Line | None]]:
        """Paragraphs that became one: it is parted where each of them ended, and the ends are deleted."""
        (whole,) = step.new
        changed = self.tally.changed + 1  # however much of its words
        olds = [*step.before, step.old]
        texts = [words.text_of(each) for each in olds if each is not None]
        found = hunks("".join(texts), words.text_of(whole))
        done: list[tuple[Element, _Line | None]] = []
        cut = 0
        for old, end in zip(step.before, accumulate(map(len, texts))):
            at = carried(end, found)
            head = words.part_off(whole, at - cut, self.pen.looks(old.find(f"{W}pPr")))
            if head is None:  # within a link or a control: the paragraph goes, its words come
                self.tally.gone += 1
                head = words.deleted_paragraph(old, self.pen)
            else:
                cut = at
                self._change(old, (head,))
            done.append((head, _Line(head, "del", old, None)))
        assert step.old is not None, "the last of them"
        self._change(step.old, (whole,))
        self.tally.changed = changed
        return [*done, (whole, _Line(whole, "", step.old, whole))]

    def _change(self, old: Element, new: Sequence[Element]) -> None:
        self.tally.changed += change(old, new, self.pen)

    def _mark(self, lines: Sequence[_Line]) -> None:
        """Set the ends of the paragraphs between two tables or ends."""
        kept = max((index for index, line in enumerate(lines) if not line.mark), default=-1)
        if 0 <= kept < len(lines) - 1:
            self._shift(lines[kept:])
        for line in lines:
            if line.mark:
                self.pen.mark(line.paragraph, line.mark)

    def _shift(self, lines: Sequence[_Line]) -> None:
        """Each end gets what became of the next one, and the looks of the text that it ends then."""
        marks = [*(line.mark for line in lines[1:]), ""]
        old = new = None
        for line, mark in zip(lines, marks):
            old = line.old if line.old is not None else old
            new = line.new if line.new is not None else new
            line.mark = mark
            if mark == "del" and old is not None:
                line.looks = self.pen.looks(old.find(f"{W}pPr"))
            elif new is not None:
                props = new.find(f"{W}pPr")
                line.looks = copy.deepcopy(props) if props is not None else None
        for line in lines:
            own = line.paragraph.find(f"{W}pPr")
            section = own.find(f"{W}sectPr") if own is not None else None
            if own is not None:
                remove(own)
            if line.looks is not None:
                for copied in line.looks.findall(f"{W}sectPr"):
                    remove(copied)
                line.paragraph.insert(0, line.looks)
            if section is not None:
                properties(line.paragraph, "pPr").append(section)

    # --- tables ---------------------------------------------------------------------------------------------

    def _table(self, step: Step) -> list[tuple[Element, _Line | None]]:
        if step.old is None or not step.new:
            table = self._older(step.old) if step.old is not None else step.new[0]
            kind = "ins" if step.new else "del"
            for row in blocks(table, "tr"):
                self._whole_row(row, kind)
            return [(table, None)]
        (table,) = step.new
        cursor: Element | None = None
        for row_step in row_steps(blocks(step.old, "tr"), blocks(table, "tr")):
            if row_step.old is None:
                row = row_step.new[0]
                self._whole_row(row, "ins")
            elif not row_step.new:
                row = self._older(row_step.old)
                self._whole_row(row, "del")
                _put(table, cursor, row)
            else:
                row = row_step.new[0]
                if row_text(row_step.old) != row_text(row):
                    for cell, new_cell in zip(blocks(row_step.old, "tc"), blocks(row, "tc")):
                        self.weave(cell, new_cell)
            cursor = row
        return [(table, None)]

    def _older(self, element: Element) -> Element:
        """A row or table of the older text with its words deleted."""
        emptied = copy.deepcopy(element)
        found = _outermost(element)
        for index, paragraph in enumerate(_outermost(emptied)):
            parent = paragraph.getparent()
            assert parent is not None, "a paragraph stands in a cell"
            parent.replace(paragraph, made("p", number=str(index)))
        taken = self.pen.looks(emptied)
        assert taken is not None, "an element has looks"
        for empty in every(taken, "p"):
            parent = empty.getparent()
            assert parent is not None, "a paragraph stands in a cell"
            parent.replace(empty, words.deleted_paragraph(found[int(empty.get(f"{W}number", ""))], self.pen))
        return taken

    def _whole_row(self, row: Element, kind: str) -> None:
        self.pen.mark_row(row, kind)
        if kind == "ins":
            self.tally.rows_come += 1
            for paragraph in every(row, "p"):
                words.insert_all(paragraph, self.pen)
        else:
            self.tally.rows_gone += 1
        for paragraph in _outermost(row):
            following = paragraph.getnext()
            if following is not None and local(following) == "p":  # the last end of a cell goes with its row
                self.pen.mark(paragraph, kind)
        for inner in every(row, "tbl"):
            for inner_row in blocks(inner, "tr"):
                self.pen.mark_row(inner_row, kind)


def _outermost(element: Element) -> list[Element]:
    """The paragraphs of a row or table, without those of text boxes in them."""
    return [each for each in every(element, "p") if next(each.iterancestors(f"{W}p"), None) is None]


def _of_table(step: Step) -> bool:
    return is_table(step.old if step.old is not None else step.new[0])


def _settled(several: list[Step]) -> list[Step]:
    """Where nothing stays before a table or an end, the last that went and the last that came are one in its place."""
    if any(step.old is not None and step.new for step in several):
        return several
    gone = [step for step in several if step.old is not None]
    come = [step for step in several if step.new]
    if not gone or not come:
        return several
    return [*gone[:-1], *come[:-1], Step(gone[-1].old, come[-1].new)]


def _put(container: Element, cursor: Element | None, element: Element) -> None:
    """Behind what was written last; at the head of the container where nothing was."""
    if cursor is not None:
        cursor.addnext(element)
        return
    first = next((each for each in container if local(each) in ("p", "tbl", "tr", "sdt", "customXml")), None)
    props = properties_of(container)
    if first is not None:
        first.addprevious(element)
    elif props is not None:
        props.addnext(element)
    else:
        container.append(element)
