"""What checks of a report look at, and what they yield."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.checks.lists.lexicon import Lexicon
from reportgen.checks.printed import printed_lines, printed_paths, printed_prose
from reportgen.checks.prose import Prose
from reportgen.diagnostics import Fix, Related, Severity
from reportgen.document.nodes import Document, Inlines, plain
from reportgen.document.walk import block_texts
from reportgen.facts.balance import Imbalance, imbalances
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.packs.load import Pack
from reportgen.source import Place
from reportgen.tuples import NamedTuple

if TYPE_CHECKING:  # what looks at figures is loaded when it is first asked, and the text is asked first
    from reportgen.checks.figures.meaning import Meanings
    from reportgen.checks.figures.mentions import Mention
    from reportgen.sections.render import RenderedSection


class Balance:
    """The figures of a report and what its pack says of them, which is all that some checks look at."""

    def __init__(self, facts: Facts, pack: Pack) -> None:
        """Of one report."""
        self.facts, self.pack = facts, pack

    @property
    def catalogue(self) -> Catalogue:
        """The pack's indicators."""
        return self.pack.catalogue

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """The identities of the catalogue that the figures break."""
        return imbalances(self.facts, self.catalogue)


class Subject(Balance):
    """One report: its facts, its pack, the composed document, and the lists of words."""

    def __init__(
        self,
        facts: Facts,
        pack: Pack,
        document: Document,
        lexicon: Lexicon,
        sections: tuple[RenderedSection, ...] = (),
    ) -> None:
        """`sections` are those of the document, each with its make-up and its text before it was numbered."""
        super().__init__(facts, pack)
        self.document, self.lexicon, self.sections = document, lexicon, sections

    @cached_property
    def printed(self) -> list[tuple[str, Inlines]]:
        """(kind, text) of every line of the document."""
        return printed_lines(self.document)

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The texts of the document's own part, without its attachments; what is missing stands there as 【…】."""
        return tuple([plain(content) for _, content in block_texts(self.document.blocks)])

    @cached_property
    def printed_paths(self) -> frozenset[str]:
        """The key paths that the document prints or computes from."""
        return printed_paths(self.document)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers of the text, where anybody typed one by hand."""
        from reportgen.checks.figures.mentions import find_mentions
        from reportgen.checks.figures.vocabulary import vocabulary

        return find_mentions(self.printed, vocabulary(self.pack))

    @cached_property
    def meanings(self) -> Meanings:
        """Which indicators the numbers of the text mean."""
        from reportgen.checks.figures.meaning import Meanings
        from reportgen.checks.figures.scope import own_names
        from reportgen.checks.figures.vocabulary import vocabulary

        return Meanings(vocabulary(self.pack), self.mentions, own_names(self.facts.unit))

    @cached_property
    def prose(self) -> Prose:
        """The document's text."""
        return printed_prose(self.facts, self.pack, self.printed, self.lexicon)


class Finding(NamedTuple):
    """A bare finding; the runner adds code and level.

    `level` is a milder one than the check's, where what the finding rests on is not as firm.
    """

    message: str
    place: Place | None
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    level: Severity | None = None
