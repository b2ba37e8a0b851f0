"""An old report as what goes into a facts file, and where each of its paragraphs went."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.checks.figures.vocabulary import vocabulary
from reportgen.document.looks import Received
from reportgen.document.nodes import Attachment, Document, Table, plain
from reportgen.facts.model import Unit, Words
from reportgen.importing.account import PRINTED, Left, Went, left_of, unfit
from reportgen.importing.attached_tables import beside, grid_of
from reportgen.importing.elements import Element, elements_of, issuers_of, kind_by_name, unit_of
from reportgen.importing.fixed import FixedText
from reportgen.importing.forms import Form, forms_of
from reportgen.importing.matching import Matched, kind_of, makeup_of, match_sections
from reportgen.importing.narrative import Told, told
from reportgen.importing.outline import Section, numbers_of, pieces_of, sections_of
from reportgen.importing.proposals import Proposed, Seen, boxed_numbers, propose, unclear_numbers
from reportgen.importing.quoting import quotes_of, quoting, unquoted
from reportgen.importing.skeleton import Attached, Skeleton, Written
from reportgen.packs.load import Pack
from reportgen.sections.headings import dated
from reportgen.sections.narrative import DEFAULT_STYLE
from reportgen.tuples import NamedTuple

_BESIDE = ("表题", "计量单位", "表注")
_NOTE = re.compile("[（(](.{2,60})[）)]")
_CLOSING = re.compile("(?:特此|专此).{0,8}[。！]?")


class Retold(NamedTuple):
    """What goes into the file, and the account of all paragraphs."""

    skeleton: Skeleton
    went: tuple[Went, ...]
    left: tuple[Left, ...]
    sections: tuple[Matched, ...]
    quoted: int
    kept: tuple[Seen, ...]
    """`quoted` numbers of the text are quotes of figures; those `kept` became figures and are typed in the text."""


def retell(received: Received, pack: Pack, year: int, kind: str | None, typed: bool = False) -> Retold:
    """The report as a facts file of `pack`; `kind` is the 类别, None where nobody said it.

    `typed` leaves the numbers of the text as they are; else those that became figures are quoted.
    """
    return _Retelling(received, pack, year, kind, typed).retold()


class _Retelling:
    """One report."""

    def __init__(self, received: Received, pack: Pack, year: int, kind: str | None, typed: bool) -> None:
        self.received, self.pack, self.year, self.typed = received, pack, year, typed
        self.document: Document = received.document
        self.labels = {words.number: words.label for words in received.paragraphs if words.label}
        found = sections_of(self.document.blocks, self.labels)
        self.sections = tuple(section._replace(heading=unquoted(section.heading)) for section in found)
        headed = [section for section in self.sections if section.heading]
        by_name = kind_by_name(issuers_of(self.document))
        named = by_name if by_name in pack.manifest.variants else None
        self.kind = kind or kind_of(headed, pack.manifest, year) or named
        self.variant = pack.manifest.variant(self.kind)
        self.specs = self.variant.sections(year)
        self.matched = match_sections(headed, pack.manifest, self.kind, year)
        self.asked = kind
        self.fixed, self.loose = FixedText(pack, year), frozenset[int]()
        self.quotes: Mapping[int, tuple[Seen, ...]] = {}
        self.formed: set[tuple[int, ...]] = set()
        self.went: list[Went] = []
        self.quoted, self.kept = 0, list[Seen]()

    def retold(self) -> Retold:
        shown = self.pack.catalogue.shown(self.pack.manifest.themes)
        pieces = [piece for section in self.sections for piece in section.pieces]
        attached = [piece for each in self.document.attachments for piece in pieces_of(each.blocks, self.labels)]
        forms = forms_of([*pieces, *attached], shown, self.year)
        elements = self._elements()
        unit = next((e.value for e in elements if e.path == ("单位", "名称")), "")
        named = Unit(name=Words(unit, 0)) if isinstance(unit, str) and unit else Unit()
        paragraphs = self.received.paragraphs
        unclear = unclear_numbers(paragraphs) | boxed_numbers(paragraphs)
        figures = propose(self.document, vocabulary(self.pack), shown, named, self.year, self.fixed.prints, unclear)
        self.quotes = {} if self.typed else quotes_of(figures)
        self.loose = _loose(figures, forms)
        self.formed = {form.numbers for form in forms}
        self.went += [Went(f"指标.{form.theme.key}", self._with_notes(form.numbers)) for form in forms]
        self._frame()
        untitled = self._untitled()
        written = tuple(self._written(one) for one in self.matched)
        attachments = tuple(self._attached())
        skeleton = Skeleton(
            self.year,
            elements,
            attachments,
            untitled,
            written,
            makeup_of(self.matched, self.specs) if self.matched else None,
            figures,
            forms,
            self.received.source.path.rpartition("/")[2],
        )
        placed = {n for went in self.went for n in went.numbers}
        left = (*left_of(paragraphs, placed), *unfit(paragraphs))
        return Retold(skeleton, tuple(self.went), left, self.matched, self.quoted, tuple(self.kept))

    def _with_notes(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The paragraphs of a table with its title, unit and notes, which the pack prints."""
        roles = {words.number: words.role for words in self.received.paragraphs}
        found = list(numbers)
        for step, edge in ((-1, min(numbers, default=0)), (1, max(numbers, default=0))):
            beside = itertools.takewhile(lambda at: roles.get(at) in _BESIDE, itertools.count(edge + step, step))
            found += beside
        return tuple(sorted(found))

    def _frame(self) -> None:
        """What stands around the elements and says nothing of its own: 文件, the marks of attachments."""
        marks = {"发文机关标志": self.document.letterhead is not None, "附件": bool(self.document.attachments)}
        numbers = tuple(words.number for words in self.received.paragraphs if marks.get(words.role))
        self.went.append(Went("公文", numbers))

    def _elements(self) -> tuple[Element, ...]:
        title = dated(self.variant.title.text, self.year) if self.variant.title else ""
        texts = tuple(words.text for words in self.received.paragraphs)
        unit = unit_of(self.document, texts, self.asked, self.kind)
        found = (*unit, *elements_of(self.document, title), *self._note())
        kept: list[Element] = []
        for element in found:
            self.went.append(Went(".".join(element.path) or "公文", element.numbers))
            if element.path:
                value = element.value
                safe = unquoted(value) if isinstance(value, str) else tuple(map(unquoted, value))
                kept.append(element._replace(value=safe))
        return tuple(kept)

    def _untitled(self) -> Mapping[str, Told]:
        """The text before the first heading, and the one sentence that closes a report."""
        found: dict[str, Told] = {}
        first = self.sections[0] if self.sections and not self.sections[0].heading else None
        if first is not None and self.variant.intro:
            key, first = self.variant.intro[-1], self._sound(first)
            found[key] = told(first)
            self._went(f"正文.{key}", first)
        if self.matched and self.variant.close:
            found |= self._close(self.matched[-1].section)
        return found

    def _close(self, last: Section) -> Mapping[str, Told]:
        """What ends the last section and belongs to the pack's closing text: from its first words on."""
        key, words = self.variant.close[0], FixedText(self.pack, self.year, self.variant.close)
        places = range(1, len(last.pieces))
        own = (at for at in places if words.has(last.pieces[at], self.loose))
        at = next(own, next((at for at in places if _CLOSING.fullmatch(last.pieces[at].text)), len(last.pieces)))
        tail = last.pieces[at:]
        if not tail or any(piece.table or piece.level for piece in tail):
            return {}
        printed = all(words.has(piece, self.loose) for piece in tail)
        self.went.append(Went(PRINTED if printed else f"正文.{key}", tuple(n for p in tail for n in p.numbers)))
        self.matched = (*self.matched[:-1], self.matched[-1]._replace(section=last._replace(pieces=last.pieces[:at])))
        return {} if printed else {key: told(self._sound(Section("", tail)))}

    def _note(self) -> Iterator[Element]:
        """附注 that was taken for text: in brackets, below the date."""
        sign = self.document.signature
        below = max(numbers_of(*(sign.issuers if sign else ()), (sign.date or ()) if sign else ()), default=0)
        last = self.matched[-1].section if self.matched else None
        piece = last.pieces[-1] if last and last.pieces else None
        if last is None or piece is None or not below or self.document.note or min(piece.numbers, default=0) <= below:
            return
        note = _NOTE.fullmatch(piece.text)
        if note:
            shorter = last._replace(pieces=last.pieces[:-1])
            self.matched = (*self.matched[:-1], self.matched[-1]._replace(section=shorter))
            yield Element(("公文", "附注"), note[1], piece.numbers)

    def _written(self, one: Matched) -> Written:
        spec = next((spec for spec in self.specs if spec.key == one.key), None)
        section = one.section
        if spec is not None and spec.fixed:
            section, printed = self.fixed.parted(section, self.loose)
            self.went.append(Went(PRINTED, printed))
        section = self._sound(section)
        like = spec or next((s for s in self.specs if s.key == self.pack.manifest.own), None)
        said = told(section, like.items if like else ())
        self._went(f"正文.{one.key}", section)
        base = {**DEFAULT_STYLE, **(like.style if like else {})}
        return Written(one, said, {key: value for key, value in said.style.items() if base.get(key) != value})

    def _sound(self, section: Section) -> Section:
        """Without what a facts file would read as a quote, and with quotes of the figures."""
        pieces = (p._replace(heading=unquoted(p.heading), text=unquoted(p.text)) for p in section.pieces)
        made = quoting(section._replace(pieces=tuple(pieces)), self.quotes)
        self.quoted += made.quotes
        self.kept += made.typed
        return made.section

    def _went(self, path: str, section: Section) -> None:
        numbers = [n for piece in section.pieces if piece.table is None for n in piece.numbers]
        self.went.append(Went(path, tuple(dict.fromkeys((*section.numbers, *numbers)))))

    def _attached(self) -> Iterator[Attached]:
        note = self.document.attachment_note
        names = [unquoted(plain(name).strip()) for name in note.names] if note else []
        if note:
            self.went.append(Went("公文.附件", numbers_of(*note.names)))
        for index, attachment in enumerate(self.document.attachments):
            title = unquoted("".join(plain(line).strip() for line in attachment.title.lines))
            yield self._one_attached(attachment, names[index] if index < len(names) else title)
        yield from (Attached(name) for name in names[len(self.document.attachments) :])

    def _one_attached(self, attachment: Attachment, title: str) -> Attached:
        pieces = tuple(pieces_of(attachment.blocks, self.labels))
        self.went.append(Went("公文.附件", numbers_of(*attachment.title.lines)))
        tables = [p for p in pieces if isinstance(p.table, Table) and p.numbers not in self.formed]
        grid = grid_of(tables[0].table) if len(tables) == 1 and isinstance(tables[0].table, Table) else None
        around: tuple[int, ...] = ()
        if grid is not None:
            grid, around = beside(grid, tables[0], pieces, self.received.paragraphs)
            self.went.append(Went("公文.附件", (*tables[0].numbers, *around)))
        texts = (p for p in pieces if p.table is None and not set(p.numbers) & set(around))
        section = self._sound(Section("", tuple(texts)))
        self._went("公文.附件", section)
        return Attached(title, told(section) if section.pieces else None, grid)


def _loose(figures: Proposed, forms: Sequence[Form]) -> frozenset[int]:
    """The paragraphs with a number that is in no figure; shares are worked out, not filled in."""
    known = {seen.figure.value for seen in figures.agreed.values()}
    known |= {value for form in forms for value in form.values()}
    return frozenset(number for number, value, unit in figures.met if value not in known and unit != "%")
