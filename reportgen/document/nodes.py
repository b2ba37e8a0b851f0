"""The document model: a closed, frozen set of nodes that name roles, never looks.

Inline   Run (text of one origin, strong or not); `Inlines` is a tuple of them
Blocks   Heading (levels 1 to 4, own line or with the paragraph that it runs into) · Paragraph · Table
         Chart (of Series)
         Points (before numbering only: they become paragraphs)
Around   Letterhead 版头 · Title 标题 · addressee 主送 · AttachmentNote 附件说明 · Signature 署名和成文日期 ·
         note 附注 · Attachment 附件 · Imprint 版记
Whole    Document
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from reportgen.document.editions import Edition
from reportgen.origin import Origin


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


class Table(NamedTuple):
    """A table with one row of heads, which repeats on every page; all rows are of one length."""

    heads: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


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


def plain(content: Inlines) -> str:
    """The text alone."""
    return "".join(run.text for run in content)
