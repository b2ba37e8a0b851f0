"""The `Document` that paragraphs with roles make up; what has no place in one stays in the paragraphs alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.document.editions import Edition
from reportgen.document.looks import BODY, Frame, Received, Stretch, Words
from reportgen.document.nodes import (
    Attachment,
    AttachmentNote,
    Block,
    Cell,
    Document,
    Heading,
    Imprint,
    Inlines,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from reportgen.origin import Written
from reportgen.readers.addressees import is_organ
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.readers.kinds import LABEL
from reportgen.source import Place, Span
from reportgen.tuples import NamedTuple

_SEALED = 3.0
"""Characters right of the date from which on it leaves room for a seal (7.3.5.1 wants four)."""
_NOTE_NAME = r"\s*(?:附\s?[件表]\s?\d{0,2}\s?[:：])?\s*(?:\d{1,2}[.．、])?(.*)"
_MARK = r"(.*?)(?:文\s?件)?"
_NUMBER = r"(.*?[号期])(?:\s.*)?"
_SIGNER = r"\s*签发人\s*[:：](.*)"
_COPY = r"\s*(?:抄\s?送|抄\s?报|分\s?送)\s?[:：](.*?)。?"
_PRINTER = r"(.*?)(?:\d{4}\s?年[^年]*印发)?"
_PRINTED = r".*?(\d{4}\s?年[^年]*日)\s?印发"
"""All of these take a time that grows with the text and no faster: no two parts of one can match the same stretch."""
_TEXT = re.compile("主送|正文|标题[1-4]|表|附件")
"""What ends the head of a document."""


class _Body(NamedTuple):
    """Paragraphs of the text, of one attachment or of the report itself."""

    mark: Words | None
    words: tuple[Words, ...]


def document(received: Received) -> Document:
    """The report; every run has the origin `Written`."""
    return _Composer(received).document()


class _Composer:
    def __init__(self, received: Received) -> None:
        self.paragraphs = [one for one in received.paragraphs if one.role and one.story == BODY]
        self.looks, self.source = received.looks, received.source

    def document(self) -> Document:
        main, *attached = self._parts()
        note, issuers, dates = self._all("附件说明", _NOTE_NAME), self._issuers(), self._all("成文日期")
        head = self._letterhead()
        return Document(
            edition=Edition.UPWARD if head else Edition.PUBLIC,
            letterhead=head,
            title=Title(tuple(line for one in self._head() if one.role == "标题" for line in self._split(one))),
            addressees=tuple(self._inlines(one, 0, len(one.text.rstrip("：: "))) for one in self._with("主送")),
            blocks=tuple(self._blocks(main.words)),
            attachment_note=AttachmentNote(note) if note else None,
            signature=Signature(issuers, dates[-1] if dates else None, self._sealed) if issuers or dates else None,
            note=next(iter(self._all("附注")), None),
            attachments=tuple(self._attachment(part) for part in attached),
            imprint=self._imprint(),
            properties=self.looks.properties,
        )

    def _parts(self) -> list[_Body]:
        """The report itself, then its attachments."""
        marks: list[Words | None] = [None]
        words: list[list[Words]] = [[]]
        for one in self.paragraphs:
            if one.role == "附件":
                marks.append(one)
                words.append([])
            else:
                words[-1].append(one)
        return [_Body(mark, tuple(several)) for mark, several in zip(marks, words)]

    def _with(self, role: str) -> Iterator[Words]:
        return (one for one in self.paragraphs if one.role == role)

    def _all(self, role: str, pattern: str = "(.*)") -> tuple[Inlines, ...]:
        """The texts of a role: what the group of `pattern` matches in each, where it matches anything."""
        matches = ((one, re.fullmatch(pattern, one.text.rstrip(), re.DOTALL)) for one in self._with(role))
        return tuple(self._inlines(one, *match.span(1)) for one, match in matches if match and match[1].strip())

    def _letterhead(self) -> Letterhead | None:
        """版头; names of 签发人 may share the line of 发文字号."""
        marks, numbers = self._all("发文机关标志", _MARK), self._all("发文字号", _NUMBER)
        signers = [*self._all("签发人", _SIGNER)]
        for one in self._with("发文字号"):
            lead = re.search(r"签发人\s*[:：]", one.text)
            names = re.finditer(r"[^\t]+", one.text[lead.end() :]) if lead else ()
            signers += [self._inlines(one, lead.end() + n.start(), lead.end() + n.end()) for n in names if lead]
        if not marks and not numbers:
            return None
        return Letterhead(marks, numbers[0] if numbers else (), tuple(signers))

    def _head(self) -> list[Words]:
        """The first title, and what stands below it before the text."""
        first = next((i for i, one in enumerate(self.paragraphs) if one.role == "标题"), len(self.paragraphs))
        return list(takewhile(lambda one: not _TEXT.fullmatch(one.role), self.paragraphs[first:]))

    def _issuers(self) -> tuple[Inlines, ...]:
        """Who signed; else who stands below the title on a line of its own."""
        signed = self._all("署名")
        below = (one for one in self._head() if not signed and one.role == "其他" and is_organ(one.text.strip()))
        return signed or tuple(map(self._inlines, below))

    def _split(self, one: Words) -> Iterator[Inlines]:
        at = 0
        for line in one.text.split(BREAK):
            if line.strip():
                yield self._inlines(one, at, at + len(line))
            at += len(line) + 1

    @property
    def _sealed(self) -> bool:
        date = next(reversed([*self._with("成文日期")]), None)
        if date is None:
            return False
        indent, size = date.form.indent, next((s.face.size for s in date.stretches if s.face.size), 16.0)
        chars = indent.right_chars if indent.right_chars is not None else (indent.right or 0) / size
        return chars >= _SEALED

    def _imprint(self) -> Imprint | None:
        """版记; the date and its 印发 may share a cell or a line with the organ."""
        copies, printers, dates = self._all("抄送", _COPY), self._all("印发", _PRINTER), self._all("印发", _PRINTED)
        if not copies and not printers and not dates:
            return None
        return Imprint(copies, printers[0] if printers else None, dates[0] if dates else None)

    def _attachment(self, part: _Body) -> Attachment:
        titles = tuple(line for one in part.words if one.role == "附件标题" for line in self._split(one))
        assert part.mark is not None, "every attachment has its mark"
        return Attachment(part.mark.text.strip(), Title(titles), tuple(self._blocks(part.words)))

    # --- blocks ---------------------------------------------------------------------------------------------

    def _blocks(self, words: Sequence[Words]) -> Iterator[Block]:
        begun: set[int] = set()
        cells: dict[tuple[int, int, int], list[Words]] = {}
        for one in words:
            if one.slot is not None and one.role == "表":
                cells.setdefault(one.slot, []).append(one)
        for one in words:
            if one.role == "表" and one.slot is not None:
                if one.slot.table not in begun and one.slot.table < len(self.looks.tables):
                    begun.add(one.slot.table)
                    yield self._table(one.slot.table, self.looks.tables[one.slot.table], cells)
            elif one.role == "正文":
                yield Paragraph(self._inlines(one))
            elif re.fullmatch("标题[1-4]", one.role):
                yield self._heading(one)

    def _heading(self, one: Words) -> Heading:
        lead = len(one.text) - len(one.text.lstrip())
        label = None if one.label else re.match(LABEL, one.text[lead:])
        start = lead + (label.end() if label else 0)
        end = one.head or len(one.text.rstrip())
        body = self._inlines(one, one.head) if one.head else None
        number = one.label or one.text[lead:start].strip()
        return Heading(int(one.role[2:]), self._inlines(one, start, end), number, body)

    def _table(self, number: int, frame: Frame, cells: dict[tuple[int, int, int], list[Words]]) -> Table:
        rows = []
        for at, row in enumerate(frame.cells):
            made = []
            for column, across, down in row:
                content = self._joined(cells.get((number, at, column), []))
                made.append(Cell(content, across, down))
            rows.append(tuple(made))
        heads = next((at for at, row in enumerate(frame.rows) if not row.repeats), len(frame.rows))
        return Table(tuple(rows[:heads]), tuple(rows[heads:]), frame.widths)

    def _joined(self, words: Sequence[Words]) -> Inlines:
        runs: list[Run] = []
        for one in words:
            runs += [Run(BREAK, Written(self._place(one, 0, 0)))] if runs else []
            runs += self._inlines(one)
        return tuple(runs)

    def _inlines(self, one: Words, start: int = 0, end: int | None = None) -> Inlines:
        """Characters of a paragraph, without the space around them."""
        stop = len(one.text) if end is None else end
        text = one.text[start:stop]
        start, stop = start + len(text) - len(text.lstrip()), stop - len(text) + len(text.rstrip())
        return tuple(
            Run(one.text[a:b], Written(self._place(one, a, b)), stretch.face.bold)
            for stretch in _between(one.stretches, start, stop)
            if (a := max(stretch.start, start)) < (b := min(stretch.end, stop))
        )

    def _place(self, one: Words, start: int, end: int) -> Place:
        return Place(self.source, Span(one.number, start + 1, one.number, end + 1))


def _between(stretches: Sequence[Stretch], start: int, stop: int) -> Sequence[Stretch]:
    """Those that may have characters from `start` to `stop`: a title of many lines asks for each line."""
    first = bisect_right(stretches, start, key=lambda one: one.start) - 1
    return stretches[max(first, 0) : bisect_left(stretches, stop, key=lambda one: one.start)]
