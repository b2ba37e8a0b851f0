"""Words and documents that checks of wording know: data files of ours, and what packs and offices add.

Each list is loaded when a check first asks for it, and so is what looks things up in it: the process that reads a
report hands its text to another one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reportgen.checks.lists.kept import kept
from reportgen.checks.lists.words import NO_WORDS, Wording
from reportgen.diagnostics import Diagnostic
from reportgen.source import Source

if TYPE_CHECKING:
    from reportgen.checks.lists.likeness import Likeness
    from reportgen.checks.lists.neighbours import Neighbours
    from reportgen.checks.lists.rulebook import Rulebook
    from reportgen.checks.lists.spelling import Slip
    from reportgen.checks.lists.wrong_forms import WrongForms


class Lexicon:
    """What the lists hold."""

    def __init__(
        self, own: Wording, faults: tuple[Diagnostic, ...] = (), key: str = "", first: Lexicon | None = None
    ) -> None:
        """`own` is what packs and offices add, `faults` what is wrong there; `key` tells it from what others add.

        `first` is another, whose wrong forms are shared.
        """
        self.own, self.faults, self.key, self._first = own, faults, key, first

    @cached_property
    def ours(self) -> WrongForms:
        """Our wrong forms."""
        from reportgen.checks.lists.wrong_forms import WrongForms

        return self._first.ours if self._first else WrongForms()

    def slips(self, near: Neighbours) -> Iterator[Slip]:
        """Every wrong form in a text, the office's and ours, and what is in no list."""
        return self.ours.find(near, self.own.wrong)

    def is_common(self, word: str) -> bool:
        """Whether two characters are a common word."""
        return self.ours.strays.words.is_common(word)

    def is_word(self, word: str) -> bool:
        """Whether they are a common or a rarer one."""
        return self.ours.strays.words.is_word(word)

    def beside(self, own: Wording, faults: tuple[Diagnostic, ...] = (), key: str = "") -> Lexicon:
        """What others add, with our wrong forms as they are loaded."""
        return Lexicon(own, faults, key, self)

    @cached_property
    def likeness(self) -> Likeness:
        """Which characters are taken for one another; hardly any text asks for it."""
        from reportgen.checks.lists.likeness import Likeness

        return Likeness(*kept("likeness"))

    @cached_property
    def rulebook(self) -> Rulebook:
        """The documents: ours, and those that an office adds or describes anew."""
        from reportgen.checks.lists.rulebook import Book, Rulebook, make_book

        book = Book(*kept("rulebook"))
        if self.own.rules or self.own.titles:
            rules = {rule.name: rule for rule in (*map(book.rule, range(len(book.rules))), *self.own.rules)}
            book = make_book(self.own._replace(rules=tuple(rules.values()), titles=(*book.titles, *self.own.titles)))
        return Rulebook(book, self.alike)

    def alike(self, one: str, other: str) -> bool:
        """Whether two characters are taken for one another; the list is loaded where this is first asked."""
        return self.likeness.alike(one, other)

    @cached_property
    def _forms(self) -> tuple[str, str]:
        found: tuple[str, str] = kept("variants")
        return found

    @property
    def forms(self) -> str:
        """Every traditional, variant or foreign form."""
        return self._forms[0]

    @cached_property
    def variants(self) -> Mapping[str, str]:
        """The standard character for each form; hardly any text asks for it."""
        return dict(zip(*self._forms))

    def standard(self, character: str) -> str:
        """The standard character for one, itself where it is one."""
        plain = self.variants.get(character, character)
        if plain == character:
            plain = unicodedata.normalize("NFKC", character)
        return self.variants.get(plain, plain)

    @cached_property
    def units(self) -> Mapping[str, tuple[str, ...]]:
        """Other names of one unit that may stand side by side, by its full name."""
        ours: Mapping[str, tuple[str, ...]] = kept("units")
        return {**ours, **self.own.units}

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Words that stay as they are, though a part of them looks wrong."""
        return (*self.own.terms, *self.ours.listed[1])

    @cached_property
    def _joined_terms(self) -> str:
        return "\0".join(self.terms)

    def stays(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] belongs to a word that stays as it is."""
        said = text[start:end]
        if said not in self._joined_terms:
            return False
        return any(said in term and _lies_in(term, text, start, end) for term in self.terms)


def _lies_in(term: str, text: str, start: int, end: int) -> bool:
    at = text.find(term, max(0, end - len(term)), start + len(term))
    return at >= 0


def load_lexicon(sources: tuple[Source, ...] = ()) -> Lexicon:
    """Our lists, and those of wording.yaml files, the bottom layer first."""
    return loaded(sources)


@lru_cache(maxsize=16)
def loaded(sources: tuple[Source, ...]) -> Lexicon:
    """The same, loaded once: `load_lexicon` and `load_lexicon(())` are one."""
    if not sources:
        return Lexicon(NO_WORDS)
    from hashlib import sha256

    from reportgen.checks.lists.wordlists import read_wording

    key = sha256(repr([source.text for source in sources]).encode()).hexdigest()
    return loaded(()).beside(*read_wording(sources), key)
