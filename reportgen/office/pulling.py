"""What was changed in a reviewed .docx, as changes of its facts file (`pull`): offered, or written.

The base is the report as it was built. The changes are worked out on the facts of that day and merged with those of
today line by line, so that what moved on stays; where both changed one place, all three are shown and today's stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as File

from reportgen import pipeline, project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.looks import Received
from reportgen.errors import ReportgenError
from reportgen.fixes import in_the_manner_of
from reportgen.office.bases import Base, find_base
from reportgen.office.belonging import of_another, of_another_unit, of_other_edition
from reportgen.office.breaking import Barred, Errors, culprits, is_changed, is_of_wording, newly
from reportgen.office.pulled import Compared, Pulled, State, Told, barred_by, dotted, told_of
from reportgen.office.unwritten import Case, much_longer, reason
from reportgen.origin import Expression, Fact, Literal
from reportgen.packs.merging import matches
from reportgen.readers.docx.read import SIZE_LIMIT, WANTED
from reportgen.readers.docx.receive import receive
from reportgen.reading import forbidden_in, read_bytes, read_source
from reportgen.roundtrip.asides import asides, says_draft
from reportgen.roundtrip.edits import Edit, Versions, What, edits, versions
from reportgen.roundtrip.grounds import Grounds
from reportgen.roundtrip.judging import Built
from reportgen.roundtrip.printed import Printed, printed_paragraphs
from reportgen.roundtrip.reconciling import Clash, reconciled
from reportgen.roundtrip.remaining import is_reworded, left_of, stands
from reportgen.roundtrip.rewriting import Stand
from reportgen.roundtrip.searching import Reached, search
from reportgen.roundtrip.seeing import seen
from reportgen.sections.render import render
from reportgen.source import Place, Source, line_place
from reportgen.writers.docx.write import write_docx
from reportgen.yaml_text.places import deepest
from reportgen.yaml_text.putting import Path, Put, put, text_node
from reportgen.yaml_text.tree import Mapping, parse

_WANTED = WANTED._replace(example="output/2024.docx")


def pull(path: File, facts: File, edition: Edition | None) -> Outcome[Pulled]:
    """The changes of a .docx against the report that it was built as.

    Raises:
        ReportgenError: a file cannot be opened.
    """
    name = project.shown(path)
    received = receive(read_bytes(path, name, SIZE_LIMIT, _WANTED), name)
    if received.value is None:
        return Outcome(None, received.diagnostics)
    current = read_source(facts, project.shown(facts))
    tree = parse(current.value).diagnostics if current.value is not None else ()
    if current.value is None or any(fault.is_error for fault in tree):
        return Outcome(None, (*received.diagnostics, *current.diagnostics, *tree))
    base = find_base(received.value.looks.properties, path, facts, edition)
    if base.value is None:
        return Outcome(None, (*received.diagnostics, *base.diagnostics))
    if base.value.two_way or not base.value.exact:
        belongs = of_another if base.value.two_way else of_another_unit
        if (fault := belongs(base.value, received.value.paragraphs, path)) is not None:
            return Outcome(None, (*received.diagnostics, fault))
    notes = (*received.diagnostics, *base.diagnostics)
    if base.value.two_way:
        other = of_other_edition(base.value, received.value.paragraphs, path, edition is not None)
        notes = (*notes, other) if other is not None else notes
        if other is not None and other.is_error:
            return Outcome(None, notes)
    puller = _Puller(base.value, received.value, facts, current.value)
    if (longer := much_longer(len(puller.printed()), received.value)) is not None:
        return Outcome(None, (*notes, longer))
    return Outcome(puller.pulled(), notes)


class _Puller:
    """Builds reports from texts of one facts file, all else as it was."""

    def __init__(self, base: Base, received: Received, path: File, current: Source) -> None:
        self.base, self.path, self.current = base, path, current
        self.received = replace(received, paragraphs=seen(received.paragraphs, self.printed()))
        self.units = {indicator.path: indicator.unit for indicator in base.catalogue}
        self.known: frozenset[tuple[str, str]] | None = None
        """Errors that the report had when it was built (a draft); a change may bring no other ones."""
        self.trials, self.errors = 0, Errors(path, base.document.edition)
        self.barred: dict[Path, Barred] = {}
        """Values that would bring today's file a new error; they stay as they were."""

    def pulled(self) -> Pulled:
        words = self.received.paragraphs
        first = versions(self.printed(), words)
        found = tuple(edits(first))
        reached, text, clashes, to_mend = self._sound()
        final = self.build(text, strict=False)
        if final is None:
            why = f"{self.current.path} 现在有错，或与改动合起来有错：先用 reportgen check 改正，再取回"
            stopped = tuple(Told(one, State.LEFT, self._place(one), (), why) for one in found)
            return Pulled(self.base, self.path, stopped, (), (), True, None, self.current.text)
        left, reachable = left_of(versions(final.printed, words)), left_of(reached.found)
        grounds = Grounds(*_parsed(self.base.source_then))
        roots = _parsed(Source(self.current.path, reached.text))[1], final.stand.grounds.root
        compared = Compared(found, left, reachable, reached.taken, *self._today(found, first), grounds, *roots)
        told = [told_of(one, compared) for one in found]
        told += [Told(one, State.LEFT) for one in self._asides(first)]
        told += [Told(one, State.REST) for one in reachable.edits if not stands(one, left_of(first))]
        lost = tuple(comment for taken in reached.taken for comment in taken.lost)
        data = in_the_manner_of(text, self.path.read_bytes()) if text != self.current.text else None
        moved_on = self.current.text != self.base.source_then.text and not self.base.two_way
        whole = self._reasoned(told, reached, reachable.edits)
        return Pulled(self.base, self.path, whole, clashes, lost, moved_on, data, text, to_mend)

    def _sound(self) -> tuple[Reached, str, tuple[Clash, ...], tuple[Diagnostic, ...]]:
        """The changes that can be had, and the file of today with them, whose only new errors are of wording."""
        then, before = self.base.source_then.text, self.errors.of(self.current)
        while True:
            reached = search(self.build, then, self.received.paragraphs)
            if reached is None:
                raise ReportgenError(f"照 {self.base.found} 排不出报告", "先改正事实文件")
            text, clashes = reconciled(then, reached.text, self.current.text)
            merged = Source(self.current.path, text)
            after = self.errors.of(merged) if text != self.current.text else ()
            root = parse(merged).value
            faults = tuple(newly(before, after))
            if not faults or not isinstance(root, Mapping):
                return reached, text, clashes, faults
            grounds = Grounds(merged, root)
            changed = [path for taken in reached.taken for path in taken.paths]
            new = tuple(fault for fault in faults if not is_of_wording(fault, grounds, changed))
            if not new:
                return reached, text, clashes, faults
            bad = culprits(new, grounds, changed, _parsed(self.base.source_then)[1], self.errors)
            if self.barred.keys() >= bad.keys():  # not to be had without them: nothing is written
                return reached, self.current.text, clashes, ()
            for path, fault in bad.items():
                parts = {part for taken in reached.taken if path in taken.paths for part in taken.parts}
                self.barred.setdefault(path, Barred(fault, frozenset(parts)))

    def _today(self, found: tuple[Edit, ...], first: Versions) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
        """The changes that today's facts have made by themselves, and the deletions of what they say otherwise."""
        today = self.build(self.current.text, strict=False) if self.current.text != self.base.source_then.text else None
        if today is None:
            return (), ()
        now = versions(today.printed, self.received.paragraphs)
        left = left_of(now)
        reworded = tuple(one for one in found if is_reworded(one, first.old, now))
        return tuple(one for one in found if not stands(one, left) and one not in reworded), reworded

    def _reasoned(self, told: list[Told], reached: Reached, open_: tuple[Edit, ...]) -> tuple[Told, ...]:
        """With the reasons of what is left."""
        grounds = Grounds(*_parsed(self.base.source_then))
        case = Case(reached.found, open_, grounds, self.units, self._with)
        left = (State.LEFT, State.REST)
        found = []
        for one in told:
            why = one.reason
            if one.state in left and one.edit.what is not What.COMMENT:
                why = barred_by(one.edit, self.barred, grounds) or reason(one.edit, case)
            if why and reached.exhausted and one.edit.what in _SOUGHT and one.state in left:
                why = "改动太多，没有试完：先写进已经找到的，再取一次"
            found.append(one._replace(place=self._place(one.edit), reason=why))
        return tuple(found)

    def _with(self, one: Edit) -> Versions | str | None:
        """The report with the figure of one edit as the document says it, else as it was built; or its error."""
        grounds = Grounds(*_parsed(self.base.source_then))
        known = grounds.scalar(one.origin) if one.origin is not None else None
        self.trials += 1
        if known is None or one.before not in known[1].text or not one.after or self.trials > _TRIALS:
            return None
        value = Put(known[0], text_node(known[1].text.replace(one.before, one.after, 1)))
        text = put(grounds.source, grounds.root, (value,)).value
        built = self.build(text, strict=False) if text is not None else None
        if built is not None:
            return versions(built.printed, self.received.paragraphs)
        sources = self.base.source_then.text, text or ""
        before, after = (self.errors.of(Source(self.current.path, source)) for source in sources)
        return next((fault.message for fault in newly(before, after)), None)

    def _place(self, one: Edit) -> Place | None:
        """Where a datum stands in the file of today."""
        origin = one.origin
        if isinstance(origin, (Literal, Expression)):
            source = self.base.then.bench.pack.texts.get(origin.file)
            return line_place(source, origin.line) if source is not None else None
        if not isinstance(origin, Fact):
            return None
        if origin.place.source.path != self.base.source_then.path or self.current.text == self.base.source_then.text:
            return origin.place
        return self._moved_on(origin)

    def _moved_on(self, origin: Fact) -> Place:
        """The same line where it still stands, else where its key leads to."""
        then, today = self.base.source_then, self.current
        line = origin.place.line
        for old, new, length in matches(then.text.split("\n"), today.text.split("\n")):
            if old < line <= old + length:
                span = origin.place.span
                shift = new - old
                return Place(today, span._replace(line=line + shift, end_line=span.end_line + shift), origin.path)
        keys = f"指标.{origin.path}" if origin.path in self.units else origin.path
        known = Grounds(*_parsed(then)).scalar(origin)
        keys = dotted(known[0]) if known is not None else keys
        return Place(today, deepest(_parsed(today)[1], keys.split(".")), origin.path)

    def printed(self) -> tuple[Printed, ...]:
        """The paragraphs of the report as it was built."""
        return printed_paragraphs(self.base.document, self.base.then.bench.pack.layout)

    def _asides(self, first: Versions) -> Iterator[Edit]:
        """Changes beside the text, held against what is read of the report itself."""
        layout = self.base.then.bench.pack.layout
        document = self.base.document._replace(draft=says_draft(self.received.looks))
        built = receive(write_docx(document, layout), "base").value
        assert built is not None, "what is written here is read here"
        yield from asides(first, self.received.looks, built.paragraphs, built.looks)

    def build(self, text: str, strict: bool = True) -> Built | None:
        """The report of a text, with the files and templates of that day; `strict` refuses errors that are new."""
        if forbidden_in(text) is not None:  # no file may hold it; what reads files looks for it, drafts are not read
            return None
        then, workshop = self.base.then, self.base.workshop
        source = Source(self.base.source_then.path, text)
        before = workshop.drafts.get(then.path)
        workshop.drafts[then.path] = source
        try:
            read = pipeline.load(then.path, workshop)
        finally:
            if before is None:
                del workshop.drafts[then.path]
            else:
                workshop.drafts[then.path] = before
        loaded, root = read.value, parse(source).value
        if loaded is None or not isinstance(root, Mapping):
            return None
        if strict and self.barred and is_changed(_parsed(self.base.source_then)[1], root, self.barred):
            return None
        rendered = render(loaded.bench.engine, loaded.facts)
        if rendered.value is None:
            return None
        pack = loaded.bench.pack
        made = assemble(loaded.facts, rendered.value, pack, self.base.document.edition)
        faults = (*read.diagnostics, *rendered.diagnostics, *made.diagnostics)
        errors = frozenset((fault.code, fault.message) for fault in faults if fault.is_error)
        self.known = errors if self.known is None else self.known
        if made.value is None or (strict and not errors <= self.known):
            return None
        return Built(
            Stand(Grounds(source, root), loaded.facts, self.units), printed_paragraphs(made.value, pack.layout)
        )


_TRIALS = 40
"""Reports that are built to say why a figure was left."""
_SOUGHT = (What.FIGURE, What.TEXT, What.ADDED, What.DELETED, What.MOVED, What.SPLIT, What.MERGED)
"""What is looked for in the facts file."""


def _parsed(source: Source) -> tuple[Source, Mapping]:
    root = parse(source).value
    assert isinstance(root, Mapping), "a report was built from it"
    return source, root
