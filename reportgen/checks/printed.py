"""A composed document as prose, with the way back from its characters to the facts file or the template."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from reportgen.checks.lists.lexicon import Lexicon
from reportgen.checks.prose import Prose
from reportgen.document.assemble import FORM
from reportgen.document.nodes import Block, Document, Heading, Inlines, Paragraph, Run, plain
from reportgen.document.numbering import NUMBERING
from reportgen.document.walk import block_texts, texts
from reportgen.facts.model import Facts
from reportgen.lines import ADDRESSEE, CELL, HEADING, NOTE, PARAGRAPH, PART, TITLE, Line
from reportgen.origin import Expression, Fact, Literal, Origin
from reportgen.packs.load import Pack
from reportgen.source import Place, Source, Span, line_place

_GAP = r"【\w+\.[\w.]+】"
_KINDS = {
    "要点": PARAGRAPH,
    "细目": PARAGRAPH,
    "表题": PART,
    "计量单位": PART,
    "表": CELL,
    "表注": PARAGRAPH,
    "图题": PART,
    "图": CELL,
}
_LOOKS_BACK = ("报告", "总结", "情况")
"""Ends of titles of what reports on a year; a notice looks ahead."""


def printed_prose(facts: Facts, pack: Pack, pieces: list[tuple[str, Inlines]], lexicon: Lexicon) -> Prose:
    """The text of a report out of its `printed_lines`; marks and numbers that the program sets stand in it, too."""
    lines = tuple(Line(kind, masked(plain(content)), number) for number, (kind, content) in enumerate(pieces, 1))
    way = _WayBack([content for _, content in pieces], pack.texts)
    title = next((line.text for line in lines if line.kind == TITLE), "")
    year = facts.year if title.endswith(_LOOKS_BACK) else None
    return Prose(lines, lexicon, year, locate=way.place, composed=True)


def masked(text: str) -> str:
    """What is still missing (【行政复议.受理】) is told elsewhere, and no check of wording reads it."""
    return re.sub(_GAP, lambda gap: "〓" * len(gap.group()), text) if "【" in text else text


def printed_lines(document: Document) -> list[tuple[str, Inlines]]:
    """(kind, text) of everything that is printed, one a line, in the order of the prose; none is blank.

    A cell, a label or a title that is broken by hand is several lines: no content holds a line feed.
    """
    found: list[tuple[str, Inlines]] = []
    for kind, content in _lines(document):
        text = plain(content)
        if "\n" in text:
            found += [(kind, line) for line in _parted(content) if plain(line).strip()]
        elif text and not text.isspace():
            found.append((kind, content))
    return found


def _parted(content: Inlines) -> Iterator[Inlines]:
    """The lines of a content that is broken by hand, each made of its own runs."""
    line: list[Run] = []
    for run in content:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for text in others:
            yield tuple(line)
            line = [run._replace(text=text)]
    yield tuple(line)


def printed_paths(document: Document) -> frozenset[str]:
    """The key paths that a document prints or computes from."""
    paths: set[str] = set()
    for origin in {id(run.origin): run.origin for _, content in texts(document) for run in content}.values():
        if isinstance(origin, Fact):
            paths.add(origin.path)
        elif isinstance(origin, Expression):
            paths.update(origin.names)
    return frozenset(paths)


def _lines(document: Document) -> Iterator[tuple[str, Inlines]]:
    head = document.letterhead
    if head:
        yield from ((PART, issuer) for issuer in head.issuers)
        yield PART, head.number
        yield from ((PART, signer) for signer in head.signers)
    yield TITLE, tuple(run for line in document.title.lines for run in line)
    if document.addressees:
        first, *rest = document.addressees
        more = [run for name in rest for run in (Run("、", FORM), *name)]
        yield ADDRESSEE, (*first, *more, Run("：", FORM))
    yield from _blocks(document.blocks)
    if document.attachment_note:
        yield from ((PART, name) for name in document.attachment_note.names)
    sign = document.signature
    if sign:
        yield from ((PART, issuer) for issuer in sign.issuers)
        yield PART, sign.date or ()
    yield NOTE, document.note or ()
    for attachment in document.attachments:
        yield TITLE, tuple(run for line in attachment.title.lines for run in line)
        yield from _blocks(attachment.blocks)
    imprint = document.imprint
    if imprint:
        yield from ((PART, copy) for copy in imprint.copies)
        yield from ((PART, part) for part in (imprint.printer, imprint.date) if part)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Inlines]]:
    for block in blocks:
        if isinstance(block, Heading):
            label = (Run(block.label, NUMBERING),) if block.label else ()
            if block.body is None:
                yield HEADING, (*label, *block.content)
            else:
                yield PARAGRAPH, (*label, *block.content, *block.body)
        elif isinstance(block, Paragraph):
            yield PARAGRAPH, block.content
        else:
            yield from ((_KINDS[role], content) for role, content in block_texts((block,)))


class _WayBack:
    """From an offset of the prose to where its character was written; worked out when first asked for."""

    def __init__(self, contents: list[Inlines], texts: Mapping[str, Source]) -> None:
        """`texts` are the pack's files by the names that origins give."""
        self.contents, self.texts = contents, texts
        self._known: dict[int, tuple[int, int] | None] = {}

    @cached_property
    def runs(self) -> list[Run]:
        """Every run, with the line feeds between lines."""
        feed = Run("\n", FORM)
        found = [run for content in self.contents for run in (*content, feed)]
        return found[:-1]

    @cached_property
    def starts(self) -> list[int]:
        return list(accumulate([len(run.text) for run in self.runs[:-1]], initial=0))

    @cached_property
    def places(self) -> dict[str | int, list[int]]:
        """The numbers of the runs that one datum or line of a template has written, in order."""
        found: dict[str | int, list[int]] = defaultdict(list)
        for number, origin in enumerate(map(attrgetter("origin"), self.runs)):
            if isinstance(origin, Fact):
                found[origin.path].append(number)
            elif isinstance(origin, Literal):
                found[origin.line].append(number)
        return found

    def written(self, number: int) -> tuple[int, int] | None:
        """(line, column) in its file at which a run stands, None where it is not written so."""
        origin = self.runs[number].origin
        key = origin.path if isinstance(origin, Fact) else origin.line if isinstance(origin, Literal) else None
        if key is None:
            return None
        if number not in self._known:
            cursors: dict[Origin, tuple[int, int]] = {}
            self._known.update((at, self._written(self.runs[at], cursors)) for at in self.places[key])
        return self._known[number]

    def _written(self, run: Run, cursors: dict[Origin, tuple[int, int]]) -> tuple[int, int] | None:
        origin, text = run.origin, run.text
        if isinstance(origin, Fact):
            source, span = origin.place.source, origin.place.span
        elif isinstance(origin, Literal) and origin.file in self.texts:
            source = self.texts[origin.file]
            span = Span(origin.line, 1, origin.line, len(source.line(origin.line)) + 1)
        else:
            return None
        line, column = cursors.get(origin, (span.line, span.column))
        while line <= span.end_line:
            at = source.line(line).find(text, column - 1)
            end = span.end_column - 1 if line == span.end_line else len(source.line(line))
            if at >= 0 and at + len(text) <= end:
                cursors[origin] = (line, at + len(text) + 1)
                return line, at + 1
            line, column = line + 1, 1
        return None

    def place(self, start: int, end: int) -> Place | None:
        """Where text[start:end] is written: exactly, or the datum or template line that it belongs to."""
        first = bisect_right(self.starts, start) - 1
        exact = self._exact(first, start, end)
        if exact is not None:
            return exact
        last = bisect_right(self.starts, max(end - 1, start)) - 1
        order = [*range(first, last + 1), *self._around(first)]
        return next((place for at in order if (place := self._whole(self.runs[at].origin)) is not None), None)

    def _around(self, index: int) -> Iterator[int]:
        """The runs of the same line, the nearest first."""
        below, above = index, index
        while below > 0 and self.runs[below - 1].text != "\n":
            below -= 1
        while above + 1 < len(self.runs) and self.runs[above + 1].text != "\n":
            above += 1
        yield from sorted(range(below, above + 1), key=lambda at: abs(at - index))

    def _whole(self, origin: Origin) -> Place | None:
        if isinstance(origin, Fact):
            return origin.place
        if isinstance(origin, (Literal, Expression)) and origin.file in self.texts:
            return line_place(self.texts[origin.file], origin.line)
        return None

    def _exact(self, first: int, start: int, end: int) -> Place | None:
        """The span in the file that holds just these characters; they begin in the run `first`."""
        run, at = self.runs[first], self.written(first)
        offset = start - self.starts[first]
        if at is None or offset + end - start > len(run.text):
            return None
        whole = self._whole(run.origin)
        assert whole is not None, "what is written has an origin"
        line, column = at[0], at[1] + offset
        return Place(whole.source, Span(line, column, line, column + end - start), whole.path)
