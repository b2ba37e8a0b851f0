"""The facts of one unit and year, frozen. What is left out is None, an empty tuple or a Blank."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from reportgen.facts.values import Figure, Figures, Value
from reportgen.origin import Expression, Fact, Origin
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.places import Ways
from reportgen.yaml_text.tree import Node


class Leaf(NamedTuple):
    """One datum of a facts file: its key path (上年 figures begin with 上年.) and where it stands.

    A computed total that a text quotes is entered as well: `parts` are the paths of what it sums, the first one's place
    is its own.
    """

    path: str
    place: Place
    parts: tuple[str, ...] = ()

    @property
    def origin(self) -> Fact | Expression:
        """Where the text that it prints comes from."""
        if not self.parts:
            return Fact(self.path, self.place)
        return Expression(self.place.source.path, self.place.line, (self.path, *self.parts))


class Words(str):
    """A text of the facts, with the index of its leaf in `Facts.leaves`."""

    __slots__ = ("leaf",)
    leaf: int

    def __new__(cls, text: str, leaf: int) -> Words:
        """`text` as it is printed."""
        words = super().__new__(cls, text)
        words.leaf = leaf
        return words


class Day(NamedTuple):
    """A date with its leaf."""

    date: datetime.date
    leaf: int

    def __str__(self) -> str:
        """2025年2月24日: digits, months and days without zero (GB/T 9704 7.3.5.4)."""
        return f"{self.date.year}年{self.date.month}月{self.date.day}日"


class Piece(NamedTuple):
    """Some characters of a narrative and the leaf they come from: the narrative's own, or a quoted figure's."""

    text: str
    leaf: int


class Passage(NamedTuple):
    """Narrative with its quotes filled in; line feeds part paragraphs."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """The text alone."""
        return "".join(p.text for p in self.pieces)

    def lines(self) -> Iterator[Passage]:
        """Its paragraphs, empty ones left out."""
        current: list[Piece] = []
        for piece in self.pieces:
            first, *rest = piece.text.split("\n")
            current.append(Piece(first, piece.leaf))
            for text in rest:
                yield from _paragraph(current)
                current = [Piece(text, piece.leaf)]
        yield from _paragraph(current)


def _paragraph(pieces: list[Piece]) -> Iterator[Passage]:
    kept = tuple(p for p in pieces if p.text)
    if any(p.text.strip() for p in kept):
        yield Passage(kept)


Element: TypeAlias = Words | Day | tuple[Words, ...]
"""A fact that a pack asks for besides figures and text: a text, a date, a list."""


class Point(NamedTuple):
    """A point of a narrative. Exactly one of `text`, `sentence`, `points` or (theme alone) nothing holds its matter.

    `items` are the keys that the pack declares for the points of its section (项目), those that are filled in.
    """

    place: Place
    theme: Words | None = None
    heading: Passage | None = None
    text: Passage | None = None
    sentence: Words | None = None
    lead: Passage | None = None
    points: tuple[Point, ...] = ()
    close: Passage | None = None
    items: tuple[tuple[str, Element], ...] = ()


class Narrative(NamedTuple):
    """What a unit writes for one section: a heading of its own, a lead, points, a close."""

    place: Place
    heading: Passage | None = None
    lead: Passage | None = None
    points: tuple[Point, ...] = ()
    close: Passage | None = None

    @property
    def has_text(self) -> bool:
        """Whether it says more than a heading, under which the pack's text stands."""
        return bool(self.lead or self.points or self.close)


class Head(NamedTuple):
    """The head of a column of a table written as facts; one with `members` stands over several columns."""

    words: Words
    members: tuple[Head, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it stands over."""
        return sum(member.columns for member in self.members) if self.members else 1

    @property
    def levels(self) -> int:
        """How many rows of heads it takes."""
        return 1 + max((member.levels for member in self.members), default=0)


class TableFact(NamedTuple):
    """A table written as facts: heads of columns, rows with a cell for each column, the unit above, notes below."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Words, ...], ...]
    unit: Words | None = None
    notes: tuple[Words, ...] = ()


class Attachment(NamedTuple):
    """An attachment: its title, and its body where reportgen is to print it too."""

    title: Words
    body: Narrative | None = None
    table: TableFact | None = None
    template: Words | None = None


class Unit(NamedTuple):
    """单位. `kind` is 类别, `level` 层级; `self_name` is 自称 (我区)."""

    name: Words | None = None
    short: Words | None = None
    self_name: Words | None = None
    level: Words | None = None
    kind: Words | None = None
    code: Words | None = None


class Official(NamedTuple):
    """公文: the elements around the text."""

    title: Words | None = None
    addressees: tuple[Words, ...] = ()
    issuers: tuple[Words, ...] = ()
    dated: Day | None = None
    published: Day | None = None
    number: Words | None = None
    signers: tuple[Words, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    note: Words | None = None
    copies: tuple[Words, ...] = ()
    printer: Words | None = None
    printed_on: Day | None = None
    sealed: bool = True


class SectionChoice(NamedTuple):
    """One section as 章节 orders it; `like` is the pack's that an own one follows, `into` the one it folds into."""

    key: str
    place: Place
    heading: Passage | None = None
    like: str = ""
    into: str = ""
    own: bool = False


class Waiver(NamedTuple):
    """豁免: a finding that the unit accepts, with its reason."""

    check: str
    path: str
    reason: str
    place: Place


@dataclass(frozen=True)
class Facts:
    """All that one facts file says, with the office's standing facts filled in.

    `figures` holds every indicator of the catalogue, theme by theme; `previous` the same of last year's file.
    `leaves` numbers every datum in document order: the file's own, the office's, last year's. `remarks` gives 说明
    and 来源 of a figure by its dotted path ("" for what is not written). `makeup` is 章节, None where the pack's holds.
    `last` is last year's file as it was read, whatever faults its figures have; None where there is none.
    `earlier` are the figures of the years before last year, the nearest first, where a chart shows them; None for
    one that has no file or whose file does not serve.
    """

    source: Source
    year: int
    year_leaf: int
    pack: Words
    unit: Unit
    official: Official
    figures: Figures
    narratives: Mapping[str, Narrative] = field(default_factory=dict)
    styles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    previous: Figures | None = None
    comparison_only: bool = False
    root: Node | None = None
    remarks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)
    makeup: tuple[SectionChoice, ...] | None = None
    last: tuple[Source, Node] | None = None
    earlier: tuple[Figures | None, ...] = ()

    @cached_property
    def origins(self) -> tuple[Fact | Expression, ...]:
        """Each leaf as the origin of what it prints."""
        return tuple(leaf.origin for leaf in self.leaves)

    def figure(self, path: str) -> Value | None:
        """The value at a dotted path such as 行政复议.受理 or 上年.行政复议.受理."""
        theme, _, key = path.removeprefix("上年.").partition(".")
        table = self.previous if path.startswith("上年.") else self.figures
        return (table or {}).get(theme, {}).get(key)

    def origin(self, figure: Figure, otherwise: Origin) -> Origin:
        """The datum that a figure was typed as; `otherwise` for one that was computed."""
        return self.origins[figure.leaves[0]] if figure.typed and len(figure.leaves) == 1 else otherwise

    def where(self, path: str) -> Place:
        """The place of a key path in the facts file, or of the nearest key above it that is there."""
        return Place(self.source, self._ways.deepest(path.split(".")), path)

    @cached_property
    def _ways(self) -> Ways:
        assert self.root is not None
        return Ways(self.root)
