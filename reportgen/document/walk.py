"""Going over a document: its texts in reading order, and the dump that tests compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.nodes import (
    Attachment,
    Block,
    Cell,
    Chart,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Points,
    Run,
    Table,
)
from reportgen.origin import Expression, Fact, Literal, Origin, Program, Written


def texts(document: Document) -> Iterator[tuple[str, Inlines]]:
    """(role, text) of everything that is printed, in reading order."""
    yield from _head_texts(document)
    yield from block_texts(document.blocks)
    yield from _tail_texts(document)


def _head_texts(document: Document) -> Iterator[tuple[str, Inlines]]:
    head = document.letterhead
    if head:
        yield from (("发文机关标志", issuer) for issuer in head.issuers)
        yield "发文字号", head.number
        yield from (("签发人", signer) for signer in head.signers)
    yield from (("标题", line) for line in document.title.lines)
    yield from (("主送", addressee) for addressee in document.addressees)


def _tail_texts(document: Document) -> Iterator[tuple[str, Inlines]]:
    if document.attachment_note:
        yield from (("附件说明", name) for name in document.attachment_note.names)
    sign = document.signature
    if sign:
        yield from (("署名", issuer) for issuer in sign.issuers)
        yield from (("成文日期", date) for date in (sign.date,) if date)
    if document.note:
        yield "附注", document.note
    for attachment in document.attachments:
        yield from (("附件标题", line) for line in attachment.title.lines)
        yield from block_texts(attachment.blocks)
    imprint = document.imprint
    if imprint:
        yield from (("抄送", copy) for copy in imprint.copies)
        yield from (("印发", part) for part in (imprint.printer, imprint.date) if part)


def block_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Inlines]]:
    """(role, text) of blocks in order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield f"标题{block.level}", block.content
            if block.body is not None:
                yield "正文", block.body
        elif isinstance(block, Paragraph):
            yield "正文", block.content
        elif isinstance(block, Points):
            for point in block.items:
                yield "要点", point.content
                for below in point.points:
                    yield "细目", below.content
        elif isinstance(block, Chart):
            yield "图题", block.title
            yield from (("图", cell) for row in chart_rows(block) for cell in row if cell)
        else:
            yield from _table_texts(block)


def _table_texts(table: Table) -> Iterator[tuple[str, Inlines]]:
    yield from ((role, text) for role, text in (("表题", table.title), ("计量单位", table.unit)) if text)
    for row in (*table.heads, *table.rows):
        for cell in row:
            yield "表", cell.content
    yield from (("表注", note) for note in table.notes)


def chart_rows(chart: Chart) -> tuple[tuple[Inlines, ...], ...]:
    """A chart as a table of its figures: a row of heads (the unit, the series), then one a category; () for a gap."""
    unit = (Run(f"单位：{chart.unit}", Program("图的单位")),) if chart.unit else ()
    heads = (unit, *(series.name for series in chart.series))
    columns = tuple(series.shown for series in chart.series)
    return (heads, *zip(chart.categories, *columns))


def charts_of(document: Document) -> tuple[Chart, ...]:
    """All charts in the order of their numbers (图1 …), which go on through the attachments."""
    parts = (document.blocks, *(attachment.blocks for attachment in document.attachments))
    return tuple(block for blocks in parts for block in blocks if isinstance(block, Chart))


def count_charts(blocks: Iterable[Block]) -> int:
    """How many charts are among blocks."""
    return sum(isinstance(block, Chart) for block in blocks)


def runs(document: Document) -> Iterator[Run]:
    """Every run in reading order."""
    for _, content in texts(document):
        yield from content


def dump(document: Document, origins: bool = False) -> str:
    """The tree as indented text; with `origins`, each run behind its origin."""
    return "\n".join(_document_lines(document, origins)) + "\n"


def _show(content: Inlines, origins: bool) -> str:
    if not origins:
        return "".join(f"**{r.text}**" if r.strong else r.text for r in content)
    return "".join(f"⟦{origin_name(r.origin)}⟧{r.text}" for r in content)


def origin_name(origin: Origin) -> str:
    """An origin in a few words."""
    if isinstance(origin, Fact):
        return f"{origin.path}@{origin.place.source.path}:{origin.place.line}"
    if isinstance(origin, Literal):
        return f"{origin.file}:{origin.line}"
    if isinstance(origin, Expression):
        return f"{origin.file}:{origin.line}·{'、'.join(origin.names)}"
    if isinstance(origin, Written):
        return f"{origin.place.source.path}:{origin.place.line}"
    assert isinstance(origin, Program)
    return origin.what


def _document_lines(document: Document, origins: bool) -> Iterator[str]:
    draft = " 草稿" if document.draft else ""
    yield f"document {document.edition.value}{draft}"
    head = document.letterhead
    if head:
        yield "  letterhead"
        yield from (f"    issuer {_show(i, origins)}" for i in head.issuers)
        yield f"    number {_show(head.number, origins)}"
        yield from (f"    signer {_show(s, origins)}" for s in head.signers)
    yield from (f"  title {_show(line, origins)}" for line in document.title.lines)
    yield from (f"  addressee {_show(a, origins)}" for a in document.addressees)
    for block in document.blocks:
        yield from block_lines(block, origins)
    if document.attachment_note:
        yield from (f"  attachment-note {_show(n, origins)}" for n in document.attachment_note.names)
    if document.signature:
        form = "sealed" if document.signature.sealed else "unsealed"
        yield from (f"  signature {form} {_show(i, origins)}" for i in document.signature.issuers)
        if document.signature.date:
            yield f"  date {_show(document.signature.date, origins)}"
    if document.note:
        yield f"  note {_show(document.note, origins)}"
    for attachment in document.attachments:
        yield from _attachment_lines(attachment, origins)
    if document.imprint:
        yield "  imprint"
        yield from (f"    copy {_show(c, origins)}" for c in document.imprint.copies)
        if document.imprint.printer:
            yield f"    printer {_show(document.imprint.printer, origins)}"
        if document.imprint.date:
            yield f"    date {_show(document.imprint.date, origins)}"


def _attachment_lines(attachment: Attachment, origins: bool) -> Iterator[str]:
    yield f"  attachment {attachment.label}"
    yield from (f"    title {_show(line, origins)}" for line in attachment.title.lines)
    for block in attachment.blocks:
        yield from ("  " + line for line in block_lines(block, origins))


def block_lines(block: Block, origins: bool = False) -> Iterator[str]:
    """A block as lines of a dump."""
    if isinstance(block, Heading):
        body = "" if block.body is None else f" ▸ {_show(block.body, origins)}"
        yield f"  heading{block.level} {block.label}{_show(block.content, origins)}{body}"
    elif isinstance(block, Paragraph):
        yield f"  paragraph {_show(block.content, origins)}"
    elif isinstance(block, Points):
        yield "  points"
        for point in block.items:
            yield f"    - {_show(point.content, origins)}"
            yield from (f"      - {_show(below.content, origins)}" for below in point.points)
    elif isinstance(block, Chart):
        yield f"  chart {block.kind} {_show(block.title, origins)}"
        for row in chart_rows(block):
            yield "    | " + " | ".join(_show(cell, origins) for cell in row) + " |"
    else:
        yield from _table_lines(block, origins)


def _table_lines(table: Table, origins: bool) -> Iterator[str]:
    count = len(table.heads)
    yield "  table" if count == 1 else f"  table of {count} head rows"
    above = (("title", table.title), ("unit", table.unit))
    yield from (f"    {name} {_show(text, origins)}" for name, text in above if text)
    if table.widths:
        yield f"    widths {' '.join(f'{share:g}' for share in table.widths)}"
    for row in (*table.heads, *table.rows):
        yield "    | " + " | ".join(_show(cell.content, origins) + _traits(cell) for cell in row) + " |"
    yield from (f"    note {_show(note, origins)}" for note in table.notes)


def _traits(cell: Cell) -> str:
    """What sets a cell apart: ‹columns×rows› that it covers, head, upright, its alignment."""
    span = f"{cell.across}×{cell.down}" if (cell.across, cell.down) != (1, 1) else ""
    traits = (span, "head" if cell.head else "", "upright" if cell.upright else "", cell.align)
    shown = " ".join(trait for trait in traits if trait)
    return f" ‹{shown}›" if shown else ""
