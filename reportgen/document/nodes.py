"""The document model: a closed, frozen set of nodes that name roles, never looks.

Inline   Run (text of one origin, strong or not); `Inlines` is a tuple of them
Blocks   Heading (levels 1 to 4, own line or with the paragraph that it runs into) · Paragraph · Table of Cells
         Chart of Series
         Points (before numbering only: they become paragraphs)
Around   Letterhead 版头 · Title 标题 · addressee 主送 · AttachmentNote 附件说明 · Signature 署名和成文日期 ·
         note 附注 · Attachment 附件 · Imprint 版记
Whole    Document
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from reportgen.document.editions import Edition
from reportgen.origin import Origin

NO_NUMBER = "—"
"""What a cell says where there is no number to print."""


class Run(NamedTuple):
    """Characters of one origin."""

    text: str
    origin: Origin
    strong: bool = False


Inlines: TypeAlias = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; `label` is its number (一、). `body` is the paragraph that a run-in heading opens, else None."""

    level: int
    content: Inlines
    label: str = ""
    body: Inlines | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    content: Inlines


class Point(NamedTuple):
    """A point and the points below it."""

    content: Inlines
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Points:
    """Points in order, not yet numbered."""

    items: tuple[Point, ...]


class Cell(NamedTuple):
    """One cell; `across` and `down` are the columns and rows that it covers.

    `upright`: its characters stand one below another. `head` sets it as a head wherever it stands: label
    columns and block titles, too. `align` is left, center or right; "" lets the writer choose.
    """

    content: Inlines
    across: int = 1
    down: int = 1
    head: bool = False
    upright: bool = False
    align: str = ""


class Table(NamedTuple):
    """A table; `heads` repeat on every page. A cell that another one's span covers is not listed (as in HTML).

    `widths` are shares of the columns, () lets the writer choose. `title` and `unit` (计量单位) stand above, `notes`
    below, in small type.
    """

    heads: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    title: Inlines = ()
    unit: Inlines = ()
    notes: tuple[Inlines, ...] = ()


class Series(NamedTuple):
    """Figures of one name in a chart, one a category, and as they are printed (`shown`); None and () for a gap."""

    name: Inlines
    values: tuple[Decimal | None, ...]
    shown: tuple[Inlines, ...]


class Chart(NamedTuple):
    """A chart of figures; `kind` is 柱形, 条形, 折线 or 饼. The title is its caption (图1 …), whose number writers set.

    `categories` are years or names; `unit` is that of all values; `alt` tells the chart to those who cannot see it.
    """

    kind: str
    title: Inlines
    categories: tuple[Inlines, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""


Block: TypeAlias = Heading | Paragraph | Points | Table | Chart


class Letterhead(NamedTuple):
    """版头: the issuers of the red mark, 发文字号, 签发人."""

    issuers: tuple[Inlines, ...]
    number: Inlines
    signers: tuple[Inlines, ...] = ()


@dataclass(frozen=True)
class Title:
    """标题, line by line."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True)
class AttachmentNote:
    """附件说明: the names of the attachments."""

    names: tuple[Inlines, ...]


class Signature(NamedTuple):
    """署名 and 成文日期; `sealed` decides where they stand."""

    issuers: tuple[Inlines, ...]
    date: Inlines | None
    sealed: bool


class Attachment(NamedTuple):
    """附件: its mark (附件1), title and text, on a page of its own."""

    label: str
    title: Title
    blocks: tuple[Block, ...]


class Imprint(NamedTuple):
    """版记: 抄送, 印发机关, 印发日期."""

    copies: tuple[Inlines, ...]
    printer: Inlines | None
    date: Inlines | None


class Document(NamedTuple):
    """A whole report; `issuer`, `created` (ISO date) and `properties` go to the file's own properties."""

    edition: Edition
    letterhead: Letterhead | None
    title: Title
    addressees: tuple[Inlines, ...]
    blocks: tuple[Block, ...]
    attachment_note: AttachmentNote | None = None
    signature: Signature | None = None
    note: Inlines | None = None
    attachments: tuple[Attachment, ...] = ()
    imprint: Imprint | None = None
    draft: bool = False
    issuer: str = ""
    created: str = ""
    properties: tuple[tuple[str, str], ...] = ()


def plain_table(heads: Iterable[Inlines], rows: Iterable[Iterable[Inlines]]) -> Table:
    """A table of one head row and cells without spans."""
    return Table((tuple(Cell(head) for head in heads),), tuple(tuple(Cell(text) for text in row) for row in rows))


def plain(content: Inlines) -> str:
    """The text alone."""
    return "".join([run.text for run in content])
