"""Floor 7: packs made ready and files read, once for all the reports of a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts.sheets import Sheet
from reportgen.packs.load import Pack, load_pack
from reportgen.packs.search import Root
from reportgen.reading import read_source
from reportgen.source import Place, Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import parse

if TYPE_CHECKING:
    from reportgen.sections.engine import Engine

SHEETS = 64
"""Files that are kept as they were read last: thousands of units each have their own of last year."""


class Bench(NamedTuple):
    """A pack made ready: its templates' engine and what checking them found."""

    pack: Pack
    engine: Engine
    faults: tuple[Diagnostic, ...]


class Workshop:
    """Packs made ready once and kept for any number of reports of one run."""

    def __init__(
        self,
        roots: Callable[[Path], tuple[Root, ...]] = project.pack_roots,
        office: Callable[[Path], Path | None] = project.find_office,
        previous: Callable[[Path, int | None], Path | None] = project.previous_file,
        remembers: bool = False,
    ) -> None:
        """Empty; what finds, for a facts file, the folders of packs, 办公室.yaml and the file of an earlier year.

        `remembers`: what is said of a report's wording is kept for the next run, for a clerk who works on one report.
        """
        self.roots, self.office, self.previous, self.remembers = roots, office, previous, remembers
        self._packs: dict[tuple[str, tuple[Root, ...]], Outcome[Pack]] = {}
        self._benches: dict[tuple[str, tuple[Root, ...]], Outcome[Bench]] = {}
        self._sheets: dict[Path, tuple[tuple[int, int], Outcome[Sheet]]] = {}
        self.drafts: dict[Path, Source] = {}
        """Texts that are read in place of files: a mending that is tried out."""

    def pack(self, name: str, roots: tuple[Root, ...], place: Place | None = None) -> Outcome[Pack]:
        """The pack called `name`, read once."""
        kept = self._packs.get((name, roots))
        if kept is None:
            kept = load_pack(name, roots, place)
            if not kept.failed:
                self._packs[name, roots] = kept
        return kept

    def bench(self, name: str, roots: tuple[Root, ...], place: Place | None = None) -> Outcome[Bench]:
        """The pack called `name`, ready for rendering."""
        key = (name, roots)
        kept = self._benches.get(key)
        if kept is None:
            kept = _make_bench(name, self.pack(name, roots, place), place)
            if not kept.failed:  # a fault is told at the place of every file that meets it
                self._benches[key] = kept
        return kept

    def sheet(self, path: Path) -> Outcome[Sheet]:
        """A file that several reports read (办公室.yaml, last year's facts), read again only when it has changed."""
        if path in self.drafts:
            return self.read(path)
        state = path.stat()
        stamp = (state.st_mtime_ns, state.st_size)
        kept = self._sheets.pop(path, None)
        if kept is None or kept[0] != stamp:
            kept = (stamp, read_sheet(path))
            while len(self._sheets) >= SHEETS:
                del self._sheets[next(iter(self._sheets))]
        self._sheets[path] = kept  # the last used one is the last one
        return kept[1]

    def read(self, path: Path) -> Outcome[Sheet]:
        """A file, or the draft that stands in its place."""
        draft = self.drafts.get(path)
        return read_sheet(path) if draft is None else _as_tree(Outcome(draft))


def _make_bench(name: str, pack: Outcome[Pack], place: Place | None) -> Outcome[Bench]:
    from reportgen.sections.engine import Engine

    if pack.value is None:
        return Outcome(None, pack.diagnostics)
    if not pack.value.manifest.main.every:
        message = f"“{name}”是底层模板包，没有章节，不能单独使用"
        return Outcome(None, (Diagnostic("RG301", message, place, ("用 reportgen packs list 选一个模板包",)),))
    engine = Engine(pack.value)
    faults = (*pack.diagnostics, *engine.prepare(), *_word_faults(pack.value))
    return Outcome(Bench(pack.value, engine, faults), faults)


def _word_faults(pack: Pack) -> tuple[Diagnostic, ...]:
    """What is wrong in the lists of words that a pack or the office adds."""
    if not pack.wording:
        return ()
    from reportgen.checks.lists.lexicon import load_lexicon

    return load_lexicon(pack.wording).faults


def read_sheet(path: Path) -> Outcome[Sheet]:
    """A file as a tree."""
    return _as_tree(read_source(path, project.shown(path)))


def _as_tree(source: Outcome[Source]) -> Outcome[Sheet]:
    if source.value is None:
        return Outcome(None, source.diagnostics)
    tree = parse(source.value)
    faults = (*source.diagnostics, *tree.diagnostics)
    return Outcome(Sheet(source.value, tree.value) if tree.value is not None else None, faults)
