"""Words and documents that checks of wording know: data files of ours, and what packs and offices add.

Our files are read once and kept between runs as plain data; each list is loaded when a check first asks for it.
"""

from __future__ import annotations

import hashlib
import marshal
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import cache
from reportgen.checks.neighbours import Neighbours
from reportgen.checks.pieces import Pieces
from reportgen.checks.rulebook import Book, Rulebook, make_book
from reportgen.checks.spelling import Slip, Spelling, listed
from reportgen.checks.strays import Strays, as_known
from reportgen.checks.words import NO_WORDS, Wording
from reportgen.diagnostics import Diagnostic
from reportgen.records import Reader
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

if TYPE_CHECKING:
    from reportgen.checks.likeness import Likeness

DATA = Path(__file__).parent / "data"
_KIND = "lexicon"
_WORDS, _WRONG, _RULES = ("words.yaml",), ("lookalikes.yaml", "misspellings.yaml"), ("documents.yaml",)
_SOUNDS, _SHAPES, _VARIANTS, _UNITS = "sounds.yaml", "shapes.yaml", "variants.yaml", ("units.yaml",)
_TWINS, _CHANCES = "twins.yaml", "chances.yaml"
_COMMON, _RARER = "常用词", "少用词"


class Lexicon:
    """What the lists hold."""

    def __init__(self, own: Wording, faults: tuple[Diagnostic, ...] = (), key: str = "") -> None:
        """`own` is what packs and offices add, `faults` what is wrong there; `key` tells it from what others add."""
        self.own, self.faults, self.key = own, faults, key

    def slips(self, near: Neighbours) -> Iterator[Slip]:
        """Every wrong form in a text, the office's and ours, and what is in no list."""
        spelling, strays = self._ours[0], self._strays
        kinds = near.kinds(spelling.table(near), *strays.tables(near))
        yield from listed(self.own.wrong, near)
        yield from spelling.find(near, kinds)
        yield from strays.find(near, kinds)

    @cached_property
    def _ours(self) -> tuple[Spelling, tuple[str, ...]]:
        """Our wrong forms, and the words that stay."""
        terms, *parts = _kept("spelling", (*_WRONG, *_WORDS, _TWINS), _make_ours, _dump_pieces, _load_pieces)
        return Spelling(*map(Pieces, parts[::2], parts[1::2])), terms

    @cached_property
    def _strays(self) -> Strays:
        files = (*_WORDS, _CHANCES, _SOUNDS, _SHAPES)
        _, *known = _kept("strays", files, _make_strays, _dump_pieces, _load_pieces)
        return Strays(as_known(known))

    def is_common(self, word: str) -> bool:
        """Whether two characters are a common word."""
        return self._strays.words.is_common(word)

    def is_word(self, word: str) -> bool:
        """Whether they are a common or a rarer one."""
        return self._strays.words.is_word(word)

    @cached_property
    def likeness(self) -> Likeness:
        """Which characters are taken for one another; hardly any text asks for it."""
        from reportgen.checks.likeness import Likeness

        return Likeness(*_kept("likeness", (_SOUNDS, _SHAPES), _make_likeness))

    @cached_property
    def rulebook(self) -> Rulebook:
        """The documents: ours, and those that an office adds or describes anew."""
        book = Book(*_kept("rulebook", _RULES, lambda: tuple(make_book(_read(_RULES)))))
        if self.own.rules or self.own.titles:
            rules = {rule.name: rule for rule in (*map(book.rule, range(len(book.rules))), *self.own.rules)}
            book = make_book(self.own._replace(rules=tuple(rules.values()), titles=(*book.titles, *self.own.titles)))
        return Rulebook(book, self.alike)

    def alike(self, one: str, other: str) -> bool:
        """Whether two characters are taken for one another; the list is loaded where this is first asked."""
        return self.likeness.alike(one, other)

    @cached_property
    def _forms(self) -> tuple[str, str]:
        found: tuple[str, str] = _kept("variants", (_VARIANTS,), _make_variants)
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
        ours: Mapping[str, tuple[str, ...]] = _kept("units", _UNITS, lambda: dict(_read(_UNITS).units))
        return {**ours, **self.own.units}

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Words that stay as they are, though a part of them looks wrong."""
        return (*self.own.terms, *self._ours[1])

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
    key = hashlib.sha256(repr([source.text for source in sources]).encode()).hexdigest()
    return Lexicon(*_read_sources(sources), key)


def _read_sources(sources: Iterable[Source]) -> tuple[Wording, tuple[Diagnostic, ...]]:
    from reportgen.checks.wordlists import read_wording

    return read_wording(sources)


def _kept(
    part: str,
    names: tuple[str, ...],
    make: Callable[[], Any],
    dump: Callable[[Any], bytes] = marshal.dumps,
    load: Callable[[memoryview], Any] = marshal.loads,
) -> Any:
    """Plain data made from files of ours, kept between runs."""
    states = (f"{name}|{state.st_size}|{state.st_mtime_ns}" for name in names for state in ((DATA / name).stat(),))
    key = hashlib.sha256("\0".join((part, *states)).encode()).hexdigest()
    data = cache.fetch(_KIND, key)
    if data is not None:
        return load(data)  # checked by `cache`, written by this program
    made = dump(make())
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


def _source(name: str) -> Source:
    return Source(name, (DATA / name).read_text(encoding="utf-8"))


def _read(names: tuple[str, ...]) -> Wording:
    wording, faults = _read_sources(_source(name) for name in names)
    assert not faults, faults[0].message
    return wording


def _table(name: str, key: str) -> dict[str, str]:
    """A file of ours with texts under one key, or one text there."""
    source = _source(name)
    tree = parse(source)
    assert tree.value is not None
    reader = Reader(source)
    root = reader.mapping(tree.value, "")
    node = root.get(key) if root else None
    assert node is not None
    mapping = reader.mapping(node, key)
    entries = mapping.entries if mapping else ()
    return {e.key.text: scalar.text for e in entries if (scalar := reader.scalar(e.value, key)) is not None}


def _make_ours() -> tuple[Any, ...]:
    from reportgen.checks.spelling_data import holds, make_spelling, make_twins

    common, ours = _groups(*_WORDS, _COMMON), _read(_WRONG)
    twins = make_twins(_table(_TWINS, "错字")["各词"].split())
    return ours.terms, *make_spelling(ours.wrong, lambda word: holds(common, *word), twins)


def _make_strays() -> tuple[Any, ...]:
    from reportgen.checks.likeness import make_likeness
    from reportgen.checks.strays_data import make_known

    shapes, tables = _groups(_SHAPES, "形近"), {key: _table(_CHANCES, key) for key in ("单字", "词频", "邻字", "相邻")}
    sounds = make_likeness(_table(_SOUNDS, "同音"), shapes).sounds
    made = make_known(_groups(*_WORDS, _COMMON), _groups(*_WORDS, _RARER), tables, sounds, shapes)
    return None, *made


def _make_likeness() -> tuple[Any, ...]:
    from reportgen.checks.likeness import make_likeness

    return tuple(make_likeness(_table(_SOUNDS, "同音"), _groups(_SHAPES, "形近")))


def _make_variants() -> tuple[str, str]:
    """The forms and the standard character of each: two texts load in half the time of a mapping."""
    found = {form: right for right, forms in _groups(_VARIANTS, "字形").items() for form in forms}
    return "".join(found), "".join(found.values())


def _groups(name: str, key: str) -> dict[str, str]:
    """Groups of characters: by its first, the others."""
    return {group[0]: group[1:] for group in _table(name, key)["各字"].split()}
