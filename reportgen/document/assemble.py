"""From rendered sections and facts to the whole document of one edition, with the official elements around it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Diagnostic, Outcome, Related, Severity
from reportgen.document.editions import Edition
from reportgen.document.insets import fill
from reportgen.document.markup import prune, read_markup
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
    Point,
    Points,
    Run,
    Signature,
    Table,
    Title,
    plain,
)
from reportgen.document.numbering import closed, flat, number_blocks, number_sections
from reportgen.document.titles import LIMIT, break_title
from reportgen.document.widths import width
from reportgen.facts.model import Attachment as AttachmentFact
from reportgen.facts.model import Day, Facts, Head, TableFact, Words
from reportgen.origin import Inset, Marked, Program
from reportgen.packs.load import Pack
from reportgen.sections.narrative import DEFAULT_STYLE
from reportgen.sections.render import Rendered, RenderedSection
from reportgen.source import Place, line_place

FORM = Program("公文格式")


def assemble(facts: Facts, rendered: Rendered, pack: Pack, edition: Edition) -> Outcome[Document]:
    """The document of one edition of a report that was rendered with a pack."""
    return _Assembler(facts, rendered, pack, edition).document()


class _Assembler:
    """Composes one edition of one report."""

    def __init__(self, facts: Facts, rendered: Rendered, pack: Pack, edition: Edition) -> None:
        self.facts, self.rendered, self.catalogue, self.edition = facts, rendered, pack.catalogue, edition
        self.public = pack.manifest.public
        self.texts = pack.texts
        self.faults: list[Diagnostic] = []
        self.leaves = facts.origins
        official, unit = facts.official, facts.unit
        self.attachments: tuple[Marked | None, ...] = ()
        self.issuers = official.issuers or ((unit.name,) if unit.name else ())

    def document(self) -> Outcome[Document]:
        official = self.facts.official
        upward = self.edition is Edition.UPWARD
        attachments = official.attachments if self._keeps("附件") else ()
        noted = official.attachments if self._keeps("附件说明") else ()
        document = Document(
            self.edition,
            self._letterhead() if upward else None,
            self._title(),
            self._several(official.addressees) if self._keeps("主送") else (),
            self._body(),
            AttachmentNote(tuple(self._one(a.title) for a in noted)) if noted else None,
            self._signature(),
            self._note() if self._keeps("附注") else None,
            tuple(self._attachments(attachments)),
            self._imprint() if upward else None,
            issuer="、".join(self.issuers),
            created=official.dated.date.isoformat() if official.dated else "",
        )
        return Outcome(document, tuple(self.faults))

    def _keeps(self, element: str) -> bool:
        return self.edition is Edition.UPWARD or element in self.public

    def _one(self, words: Words | Day) -> Inlines:
        return (Run(str(words), self.leaves[words.leaf]),)

    def _several(self, words: Sequence[Words]) -> tuple[Inlines, ...]:
        return tuple(self._one(w) for w in words)

    def _letterhead(self) -> Letterhead | None:
        """版头 belongs to a numbered document: without 发文字号 there is none."""
        official = self.facts.official
        if official.number is None:
            return None
        return Letterhead(self._several(self.issuers), self._one(official.number), self._several(official.signers))

    def _title(self) -> Title:
        given = self.facts.official.title
        if given is not None:
            origin = self.leaves[given.leaf]
            lines = [line.strip() for line in given.split("\n") if line.strip()]
            pieces = [Run(line, origin) for line in lines]
            if len(lines) > 1:
                return Title(tuple((p,) for p in pieces))
            return Title(tuple(self._broken((Run(given, origin),))))
        rest = tuple(Run(text, origin) for text, origin in self.rendered.title.runs(0, len(self.rendered.title.text)))
        if len(self.issuers) < 2:
            return Title(tuple(self._broken((*(r for i in self.issuers for r in self._one(i)), *rest))))
        joint = self._joint_line()
        return Title((*joint, *self._broken(rest)))

    def _joint_line(self) -> list[Inlines]:
        """Joint issuers on one line with one space between; each on a line of its own where that is too long."""
        issuers = self._several(self.issuers)
        if width(" ".join(self.issuers)) > LIMIT:
            return list(issuers)
        line: list[Run] = []
        for issuer in issuers:
            line += [Run(" ", FORM), *issuer] if line else issuer
        return [tuple(line)]

    def _broken(self, content: Inlines) -> Iterator[Inlines]:
        names = [str(n) for n in (*self.issuers, self.facts.unit.name, self.facts.unit.short) if n]
        edges = [0, *break_title(plain(content), names), len(plain(content))]
        for start, end in itertools.pairwise(edges):
            yield cut(content, start, end)

    def _body(self) -> tuple[Block, ...]:
        """Sections with what folds into them, numbered; a required one that is empty says so in its place."""
        parts: list[tuple[RenderedSection, tuple[Block, ...]]] = []
        waiting: list[Block] = []
        for section in self.rendered.sections:
            blocks = self._blocks(section.body)
            if section.into:
                folded_in = folded(section, self._required(section, blocks))
                if parts and parts[-1][0].spec.key == section.into:
                    parts[-1] = (parts[-1][0], (*parts[-1][1], *folded_in))
                else:
                    waiting += folded_in
                continue
            parts.append((section, (*waiting, *blocks)))
            waiting = []
        whole = [(section, self._required(section, blocks)) for section, blocks in parts]
        printed = [(section, blocks) for section, blocks in whole if blocks]
        around = self.rendered.around(tuple(section.heading for section, _ in printed))
        self.faults += around.diagnostics
        assert around.value is not None
        self.attachments = around.value.attachments
        numbered = number_sections((_runs(s.heading), blocks, s.style) for s, blocks in printed)
        return (*self._untitled(around.value.intro), *numbered, *self._untitled(around.value.close))

    def _untitled(self, texts: tuple[Marked, ...]) -> Iterator[Block]:
        for text in texts:
            yield from number_blocks(self._blocks(text), DEFAULT_STYLE)

    def _required(self, section: RenderedSection, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks; where there are none and the section is required, a line that says so."""
        if blocks or not section.spec.required_in(self.facts.year):
            return blocks
        self.faults.append(self._empty(section))
        return (Paragraph((Run(f"【正文.{section.spec.key}】", FORM),)),)

    def _blocks(self, text: Marked, asked: Place | None = None) -> tuple[Block, ...]:
        """`asked` is where the facts ask for a template of the pack."""
        read, faults = read_markup(text)
        for message, file, line in faults:
            place = line_place(self.texts[file], line) if file in self.texts else None
            self.faults.append(Diagnostic("RG308", message, place))
        blocks: list[Block] = []
        for block in read:
            if isinstance(block, Inset):
                source = self.texts.get(block.file)
                place = line_place(source, block.line) if source is not None else None
                filled = fill(block, self.facts, self.catalogue, place)
                self.faults += (_asked(fault, asked) for fault in filled.diagnostics)
                blocks += [filled.value] if filled.value is not None else []
            else:
                blocks.append(block)
        return tuple(prune(blocks) if len(blocks) < len(read) else blocks)

    def _empty(self, section: RenderedSection) -> Diagnostic:
        spec, place = section.spec, self.facts.where(f"正文.{section.spec.key}")
        other = "，或填写有关指标" if section.composed else "；模板不代写这一部分"
        lacks = "没有文字，也没有可用的数" if section.composed else "没有文字"
        related = (Related("模板包在这里把它列为必需", spec.place),) if spec.place else ()
        message = f"缺“{section.heading.text}”：{lacks}"
        return Diagnostic("RG501", message, place, (f"在 正文.{spec.key} 下写这一部分{other}",), related)

    def _signature(self) -> Signature | None:
        dated = self.facts.official.dated if self._keeps("成文日期") else None
        issuers = self._several(self.issuers) if self._keeps("署名") else ()
        if not issuers and dated is None:
            return None
        sealed = self.facts.official.sealed and self.edition is Edition.UPWARD
        return Signature(issuers, self._one(dated) if dated else None, sealed)

    def _note(self) -> Inlines | None:
        note = self.facts.official.note
        if note is None:
            return None
        return (Run("（", FORM), *self._one(note), Run("）", FORM))

    def _attachments(self, attachments: tuple[AttachmentFact, ...]) -> Iterator[Attachment]:
        for number, (fact, text) in enumerate(zip(attachments, self.attachments), 1):
            asked = self.facts.leaves[fact.template.leaf].place if fact.template is not None else None
            blocks = list(number_blocks(self._blocks(text, asked), DEFAULT_STYLE)) if text is not None else []
            if asked is not None:
                self.faults += _idle(fact, blocks, asked)
            if fact.table is not None:
                blocks.append(self._table(fact.table))
            if blocks:
                label = f"附件{number}" if len(attachments) > 1 else "附件"
                title = Title(tuple(self._broken(self._one(fact.title))))
                yield Attachment(label, title, tuple(blocks))

    def _table(self, table: TableFact) -> Table:
        """A table as it was written, heads over several columns above these."""
        heads: list[list[Cell]] = [[] for _ in range(max(head.levels for head in table.heads))]
        self._heads(table.heads, heads)
        rows = tuple(tuple(map(Cell, self._several(row))) for row in table.rows)
        unit = self._one(table.unit) if table.unit else ()
        return Table(tuple(map(tuple, heads)), rows, unit=unit, notes=self._several(table.notes))

    def _heads(self, heads: tuple[Head, ...], below: list[list[Cell]]) -> None:
        for head in heads:
            down = 1 if head.members else len(below)
            below[0].append(Cell(self._one(head.words), head.columns, down))
            self._heads(head.members, below[1:])

    def _imprint(self) -> Imprint | None:
        official = self.facts.official
        if not official.copies and official.printer is None:
            return None
        printer = self._one(official.printer) if official.printer else None
        date = self._one(official.printed_on) if official.printed_on else None
        return Imprint(self._several(official.copies), printer, date)


def _asked(fault: Diagnostic, asked: Place | None) -> Diagnostic:
    """What a template lacks of figures, told where the facts ask for it; its own faults stay at its line."""
    if asked is None or fault.level is not Severity.NOTE or fault.place is None:
        return fault
    return fault._replace(place=asked, related=(*fault.related, Related("图在附件模板的这一行", fault.place)))


def _idle(fact: AttachmentFact, blocks: list[Block], place: Place) -> Iterator[Diagnostic]:
    """An attachment of a template that has nothing to print."""
    if not blocks:
        hint = "填上它要印的指标，或删去这个附件：附件说明里有它的名称，后面却没有它"
        yield Diagnostic("RG503", f"附件“{fact.title}”里什么也没有", place, (hint,))
    elif any(isinstance(block, Table) and not block.rows for block in blocks):
        hint = "写出要列进表里的要点，或删去这个附件"
        yield Diagnostic("RG503", f"附件“{fact.title}”的表里一行也没有", place, (hint,))


def _runs(text: Marked) -> Inlines:
    return tuple(Run(t, o) for t, o in text.runs(0, len(text.text)))


def folded(section: RenderedSection, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A section as a level-2 part of another, in the other's setting; nothing where it is empty."""
    if not blocks:
        return ()
    deeper = tuple(b._replace(level=min(b.level + 1, 4)) if isinstance(b, Heading) else b for b in blocks)
    heading = _runs(section.heading)
    if section.style["小标题"] not in ("一是", "无"):
        return (Heading(2, heading), *deeper)
    lead = deeper[0].content if isinstance(deeper[0], Paragraph) else ()
    text = (*closed(heading), *lead)
    rest = deeper[bool(lead) :]
    points = rest[0].items if rest and isinstance(rest[0], Points) else ()
    if section.style["小标题"] == "一是":
        return (Points((Point(text, flat(points)),)), *rest[bool(points) :])
    return (Paragraph(text), *rest)


def cut(content: Inlines, start: int, end: int) -> Inlines:
    """The runs of content[start:end]."""
    found = []
    at = 0
    for run in content:
        left, right = max(start - at, 0), min(end - at, len(run.text))
        if left < right:
            found.append(Run(run.text[left:right], run.origin, run.strong))
        at += len(run.text)
    return tuple(found)
