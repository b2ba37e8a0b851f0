"""Floor 7: the paragraphs that a document prints, as readers of its .docx find them, with their origins.

The order, the division into paragraphs and the fixed words are those of `writers/docx`; a test holds both together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from reportgen.document.assemble import FORM
from reportgen.document.looks import Slot
from reportgen.document.nodes import (
    Attachment,
    AttachmentNote,
    Block,
    Chart,
    Document,
    Heading,
    Imprint,
    Inlines,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    plain,
)
from reportgen.document.numbering import NUMBERING
from reportgen.document.slots import columns_of, slots
from reportgen.packs.layout import Layout
from reportgen.readers.docx.paragraphs import BREAK
from reportgen.tuples import NamedTuple
from reportgen.writers.docx.head import MARK_SUFFIX
from reportgen.writers.docx.tail import ISSUER_GAP, issuer_rows


class Printed(NamedTuple):
    """A paragraph as it is printed: a role of `document.walk.texts`, its text, and where it stands in a table."""

    role: str
    content: Inlines
    slot: Slot | None = None

    @property
    def text(self) -> str:
        """The text alone, as long as its content; a line break within it is what the reader takes for one."""
        return plain(self.content).replace("\n", BREAK)


def printed_paragraphs(document: Document, layout: Layout) -> tuple[Printed, ...]:
    """All paragraphs in order, those without text left out."""
    return tuple(p for p in _Printer(layout).document(document) if p.text.strip())


class _Printer:
    """Counts tables and charts, which go on through the attachments."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.tables, self.charts = count(), count(1)

    def document(self, document: Document) -> Iterator[Printed]:
        if document.letterhead:
            yield from self._letterhead(document.letterhead)
        yield Printed("标题", _lines(document.title.lines))
        if document.addressees:
            yield Printed("主送", (*_joined(document.addressees, "、"), _own("：")))
        yield from self._blocks(document.blocks)
        if document.attachment_note:
            yield from _attachment_note(document.attachment_note)
        if document.signature:
            yield from self._signature(document.signature)
        yield Printed("附注", document.note or ())
        for attachment in document.attachments:
            yield from self._attachment(attachment)
        if document.imprint:
            yield from self._imprint(document.imprint)

    def _letterhead(self, head: Letterhead) -> Iterator[Printed]:
        if len(head.issuers) == 1:
            yield Printed("发文机关标志", (*head.issuers[0], _own(MARK_SUFFIX)))
        else:
            table = next(self.tables)
            yield from (Printed("发文机关标志", issuer, Slot(table, 0, 0)) for issuer in head.issuers)
            yield Printed("发文机关标志", (_own(MARK_SUFFIX),), Slot(table, 0, 1))
        tab = _own("\t")
        if not head.signers:
            yield Printed("发文字号", head.number)
        elif len(head.signers) == 1:
            yield Printed("发文字号", (tab, *head.number, tab, _own("签发人："), *head.signers[0]))
        else:
            pairs = [head.signers[i : i + 2] for i in range(0, len(head.signers), 2)]
            for index, pair in enumerate(pairs):
                number = (tab, *head.number) if index == len(pairs) - 1 else ()
                label = (tab, _own("签发人：")) if index == 0 else (tab,)
                names = _joined(pair, "\t")
                yield Printed("发文字号" if number else "签发人", (*number, *label, *names))

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Printed]:
        for block in blocks:
            if isinstance(block, Heading):
                mark = (Run(block.label, NUMBERING),) if block.label else ()
                yield Printed(f"标题{block.level}", (*mark, *block.content, *(block.body or ())))
            elif isinstance(block, Paragraph):
                yield Printed("正文", block.content)
            elif isinstance(block, Table):
                yield from self._table(block)
            elif isinstance(block, Chart):
                label = f"图{next(self.charts)}" + ("　" if block.title else "")
                yield Printed("图题", (_own(label), *block.title))

    def _table(self, table: Table) -> Iterator[Printed]:
        columns = columns_of(table)
        if not columns:
            return
        yield Printed("表题", table.title)
        yield Printed("计量单位", table.unit)
        number = next(self.tables)
        for index, row in enumerate([*slots(table.heads, columns), *slots(table.rows, columns)]):
            for slot in row:
                if slot.begins:
                    yield Printed("表", slot.cell.content, Slot(number, index, slot.column))
        yield from (Printed("表注", note) for note in table.notes)

    def _signature(self, sign: Signature) -> Iterator[Printed]:
        rows = issuer_rows(sign, self.layout) if sign.sealed else [(issuer,) for issuer in sign.issuers]
        yield from (Printed("署名", _joined(row, ISSUER_GAP)) for row in rows)
        yield Printed("成文日期", sign.date or ())

    def _attachment(self, attachment: Attachment) -> Iterator[Printed]:
        yield Printed("附件", (_own(attachment.label),))
        yield Printed("附件标题", _lines(attachment.title.lines))
        yield from self._blocks(attachment.blocks)

    def _imprint(self, imprint: Imprint) -> Iterator[Printed]:
        table, row = next(self.tables), 0
        if imprint.copies:
            copies = _joined(imprint.copies, "，")
            ending = () if plain(copies).endswith("。") else (_own("。"),)
            yield Printed("抄送", (_own("抄送："), *copies, *ending), Slot(table, row, 0))
            row += 1
        yield Printed("印发", imprint.printer or (), Slot(table, row, 0))
        if imprint.date:
            yield Printed("印发", (*imprint.date, _own("印发")), Slot(table, row, 1))


def _attachment_note(note: AttachmentNote) -> Iterator[Printed]:
    several = len(note.names) > 1
    for number, name in enumerate(note.names, 1):
        lead = ("附件：" if number == 1 else "") + (f"{number}." if several else "")
        yield Printed("附件说明", (*((_own(lead),) if lead else ()), *name))


def _own(text: str) -> Run:
    """Words of the format."""
    return Run(text, FORM)


def _joined(parts: tuple[Inlines, ...], mark: str) -> Inlines:
    """Texts with a mark between each two."""
    first, *rest = parts
    return (*first, *(run for part in rest for run in (_own(mark), *part)))


def _lines(lines: tuple[Inlines, ...]) -> Inlines:
    """The lines of a title in one paragraph."""
    return _joined(lines, "\n")
