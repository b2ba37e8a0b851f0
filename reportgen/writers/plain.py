"""The plain writer: a whole report as text that can be read anywhere, a paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from reportgen.document.nodes import (
    Attachment,
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
    Title,
    plain,
    plain_table,
)
from reportgen.document.walk import chart_rows
from reportgen.origin import Program
from reportgen.source import display_width
from reportgen.writers.plain_tables import ruled

_COLUMNS = 56
"""Of a line: 28 characters, as on paper."""
_INDENT = "　　"
_RULE = "—" * (_COLUMNS // 2)
_GAP = (Run("—", Program("图的空缺")),)
"""In the table of a chart, a year without a figure."""


def write_plain(document: Document) -> str:
    """Title, addressees, text, tables and what stands around, in the order of the paper; lines end in a line feed."""
    lines = [line.rstrip() for line in _lines(document)]
    kept = [line for before, line in zip(["", *lines], lines) if line or before]  # two blank lines are one
    return "\n".join(kept).rstrip("\n") + "\n"


def _lines(document: Document) -> Iterator[str]:
    if document.draft:
        yield from (_middle("草稿"), "")
    if document.letterhead:
        yield from _letterhead(document.letterhead)
    yield from _title(document.title)
    if document.addressees:
        yield "、".join(plain(name) for name in document.addressees) + "："
    charts = count(1)
    yield from _blocks(document.blocks, charts)
    if document.attachment_note:
        yield from _attachment_note(document.attachment_note.names)
    if document.signature:
        yield from _signature(document.signature)
    if document.note:
        yield from ("", _INDENT + plain(document.note))
    for attachment in document.attachments:
        yield from _attachment(attachment, charts)
    if document.imprint:
        yield from _imprint(document.imprint)


def _letterhead(head: Letterhead) -> Iterator[str]:
    yield from (_middle(plain(issuer)) for issuer in head.issuers[:-1])
    yield from (_middle(plain(issuer) + "文件") for issuer in head.issuers[-1:])
    signers = "签发人：" + "　".join(plain(signer) for signer in head.signers) if head.signers else ""
    number = plain(head.number)
    blank = _COLUMNS - display_width(number) - display_width(signers)
    yield number + " " * max(blank, 2) + signers if signers else _middle(number)
    yield from (_RULE, "")


def _title(title: Title) -> Iterator[str]:
    yield from (_middle(plain(line)) for line in title.lines)
    yield ""


def _blocks(blocks: tuple[Block, ...], charts: Iterator[int]) -> Iterator[str]:
    """`charts` gives the numbers of charts, which go on through the attachments."""
    for block in blocks:
        if isinstance(block, Heading):
            yield _INDENT + block.label + plain(block.content) + plain(block.body or ())
        elif isinstance(block, Paragraph):
            yield _INDENT + plain(block.content)
        elif isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Chart):
            heads, *rows = chart_rows(block)
            yield from _table(plain_table(heads, [tuple(cell or _GAP for cell in row) for row in rows]))
            yield from (_middle(f"图{next(charts)}　{plain(block.title)}"), "")


def _table(table: Table) -> Iterator[str]:
    lines = ruled(table)
    across = max((display_width(line) for line in lines), default=0)
    yield ""
    if table.title:
        yield _middle(plain(table.title), across)
    if table.unit:
        yield _right(plain(table.unit), across)
    yield from lines
    yield from (plain(note) for note in table.notes)
    yield ""


def _attachment_note(names: tuple[Inlines, ...]) -> Iterator[str]:
    yield ""
    for number, name in enumerate(names, 1):
        lead = "附件：" if number == 1 else "　　　"
        yield _INDENT + lead + (f"{number}." if len(names) > 1 else "") + plain(name)


def _signature(sign: Signature) -> Iterator[str]:
    yield ""
    yield from (_right(plain(issuer)) for issuer in sign.issuers)
    if sign.date:
        yield _right(plain(sign.date))


def _attachment(attachment: Attachment, charts: Iterator[int]) -> Iterator[str]:
    yield from ("", _RULE, attachment.label, "")
    yield from _title(attachment.title)
    yield from _blocks(attachment.blocks, charts)


def _imprint(imprint: Imprint) -> Iterator[str]:
    yield from ("", _RULE)
    if imprint.copies:
        copies = "，".join(plain(copy) for copy in imprint.copies)
        yield f"抄送：{copies}" + ("" if copies.endswith("。") else "。")
    printer, date = plain(imprint.printer or ()), plain(imprint.date or ())
    if printer or date:
        yield "　".join(part for part in (printer, f"{date}印发" if date else "") if part)
    yield _RULE


def _middle(text: str, columns: int = _COLUMNS) -> str:
    return " " * max((columns - display_width(text)) // 2, 0) + text


def _right(text: str, columns: int = _COLUMNS) -> str:
    return " " * max(columns - display_width(text), 0) + text
