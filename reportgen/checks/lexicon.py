"""Words and documents that checks of wording know: data files of ours, and what packs and offices add.

Our files are read once and kept between runs as plain data; each list is loaded when a check first asks for it.
"""

from __future__ import annotations

import marshal
import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from reportgen import cache
from reportgen.checks.neighbours import Kinds, Neighbours
from reportgen.checks.pieces import Pieces
from reportgen.checks.rulebook import Book, Rulebook, make_book
from reportgen.checks.spelling import Slip, Spelling, listed
from reportgen.checks.strays import Strays, as_known
from reportgen.checks.words import NO_WORDS, Wording
from reportgen.diagnostics import Diagnostic
from reportgen.source import Source

if TYPE_CHECKING:
    from reportgen.checks.likeness import Likeness

DATA = f"{os.path.dirname(__file__)}/data"  # noqa: PTH120  pathlib takes longer to load than the lists
_KIND = "lexicon"
FILES: Mapping[str, tuple[str, ...]] = {
    "spelling": ("lookalikes.yaml", "misspellings.yaml", "words.yaml", "twins.yaml"),
    "strays": ("words.yaml", "chances.yaml", "sounds.yaml", "shapes.yaml"),
    "likeness": ("sounds.yaml", "shapes.yaml"),
    "rulebook": ("documents.yaml",),
    "variants": ("variants.yaml",),
    "units": ("units.yaml",),
}
"""What each list is made from."""


class WrongForms:
    """Wrong forms of our lists, and those in no list; what was looked up for one text is known for the next."""

    def find(self, near: Neighbours) -> Iterator[Slip]:
        """Every one in a text."""
        kinds = self._kinds.of(near)
        yield from self.listed[0].find(near, kinds)
        yield from self.strays.find(near, kinds)

    @cached_property
    def listed(self) -> tuple[Spelling, tuple[str, ...]]:
        """The lists, and the words that stay as they are."""
        terms, *parts = _kept("spelling", _dump_pieces, _load_pieces)
        return Spelling(*map(Pieces, parts[::2], parts[1::2])), terms

    @cached_property
    def strays(self) -> Strays:
        """What is in no list, and the words that it is held against."""
        _, *known = _kept("strays", _dump_pieces, _load_pieces)
        return Strays(as_known(known))

    @cached_property
    def _kinds(self) -> Kinds:
        spelling, strays = self.listed[0], self.strays
        return Kinds(lambda chars: (spelling.table(chars), *strays.tables(chars)))


class Lexicon:
    """What the lists hold."""

    def __init__(
        self, own: Wording, faults: tuple[Diagnostic, ...] = (), key: str = "", ours: WrongForms | None = None
    ) -> None:
        """`own` is what packs and offices add, `faults` what is wrong there; `key` tells it from what others add."""
        self.own, self.faults, self.key, self.ours = own, faults, key, ours or WrongForms()

    def slips(self, near: Neighbours) -> Iterator[Slip]:
        """Every wrong form in a text, the office's and ours, and what is in no list."""
        yield from listed(self.own.wrong, near)
        yield from self.ours.find(near)

    def is_common(self, word: str) -> bool:
        """Whether two characters are a common word."""
        return self.ours.strays.words.is_common(word)

    def is_word(self, word: str) -> bool:
        """Whether they are a common or a rarer one."""
        return self.ours.strays.words.is_word(word)

    def beside(self, own: Wording, faults: tuple[Diagnostic, ...] = (), key: str = "") -> Lexicon:
        """What others add, with our wrong forms as they are loaded."""
        return Lexicon(own, faults, key, self.ours)

    @cached_property
    def likeness(self) -> Likeness:
        """Which characters are taken for one another; hardly any text asks for it."""
        from reportgen.checks.likeness import Likeness

        return Likeness(*_kept("likeness"))

    @cached_property
    def rulebook(self) -> Rulebook:
        """The documents: ours, and those that an office adds or describes anew."""
        book = Book(*_kept("rulebook"))
        if self.own.rules or self.own.titles:
            rules = {rule.name: rule for rule in (*map(book.rule, range(len(book.rules))), *self.own.rules)}
            book = make_book(self.own._replace(rules=tuple(rules.values()), titles=(*book.titles, *self.own.titles)))
        return Rulebook(book, self.alike)

    def alike(self, one: str, other: str) -> bool:
        """Whether two characters are taken for one another; the list is loaded where this is first asked."""
        return self.likeness.alike(one, other)

    @cached_property
    def _forms(self) -> tuple[str, str]:
        found: tuple[str, str] = _kept("variants")
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
        ours: Mapping[str, tuple[str, ...]] = _kept("units")
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


@lru_cache(maxsize=16)
def load_lexicon(sources: tuple[Source, ...] = ()) -> Lexicon:
    """Our lists, and those of wording.yaml files, the bottom layer first."""
    if not sources:
        return Lexicon(NO_WORDS)
    from hashlib import sha256

    from reportgen.checks.wordlists import read_wording

    key = sha256(repr([source.text for source in sources]).encode()).hexdigest()
    return load_lexicon().beside(*read_wording(sources), key)


def _kept(
    part: str, dump: Callable[[Any], bytes] = marshal.dumps, load: Callable[[memoryview], Any] = marshal.loads
) -> Any:
    """Plain data made from files of ours, kept between runs."""
    files = ((name, os.stat(f"{DATA}/{name}")) for name in FILES[part])  # noqa: PTH116  as above
    key = "\0".join((part, *(f"{name}|{state.st_size}|{state.st_mtime_ns}" for name, state in files)))
    data = cache.fetch(_KIND, key)
    if data is not None:
        return load(data)  # checked by `cache`, written by this program
    from pathlib import Path

    from reportgen.checks.lexicon_data import make

    made = dump(make(part, Path(DATA)))
    cache.keep(_KIND, key, made)
    return load(memoryview(made))


def _dump_pieces(found: tuple[Any, ...]) -> bytes:
    """Bytes lie behind the rest as they are: megabytes that need not be copied on loading."""
    rest, *pieces = found
    return b"".join((marshal.dumps((rest, *map(len, pieces))), *pieces))


def _load_pieces(data: memoryview) -> tuple[Any, ...]:
    rest, *sizes = marshal.loads(data)  # noqa: S302  as in `_kept`; ends before the pieces
    ends = [len(data) - size for size in accumulate(sizes[::-1], initial=0)][::-1]
    return rest, *(data[start:end] for start, end in pairwise(ends))
