"""Floor 7: the facts file that prints what a document from elsewhere says, found by trying.

A change of the text is proposed as one of the file, the report is built with it, and it is taken only where the report
then is nearer to the document and nothing that was right is wrong. So what is taken is right whatever a template does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice

from reportgen.document.looks import Words
from reportgen.document.nodes import plain
from reportgen.roundtrip.align import Kind, Match
from reportgen.roundtrip.doubts import doubts_of
from reportgen.roundtrip.edits import Versions, paired, whole
from reportgen.roundtrip.judging import (
    Built,
    State,
    apart,
    is_numbered_alike,
    is_right,
    is_said,
    is_torn,
    judged,
    strays,
)
from reportgen.roundtrip.moving import moved, quoted, sources_of, transplanted
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.restructuring import Way, added, counts_tables, deleted, merged, parted, points, row_added
from reportgen.roundtrip.rewriting import heading_put, recut, rewritten, together
from reportgen.roundtrip.seeing import unclear
from reportgen.roundtrip.surroundings import around, content_of, is_heading, replacing, section_below
from reportgen.roundtrip.units import Unit, compared, shown, word_units
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import Path, Put, put
from reportgen.yaml_text.relisting import at

_WAYS, _TRIES, _WORK = 24, 1500, 1_000_000
"""Proposals for one change, and for all; for all, too, how often a paragraph may be judged anew."""
APART = ("标题", "主送", "抄送")
"""Roles that are said anew as a whole rather than word by word."""
_TOGETHER = 6
"""New paragraphs that may be one point."""

Build = Callable[[str], "Built | None"]
"""Builds the report from a text of the facts file; None where that has faults."""


class Taken(NamedTuple):
    """A change of the file: its paths, the paragraphs of the document that asked for it, comments that went with it."""

    paths: tuple[Path, ...]
    parts: tuple[int, ...]
    lost: tuple[str, ...] = ()


class Reached(NamedTuple):
    """The text of the file, what was changed in it, how the two sides differ still, whether all was tried."""

    text: str
    taken: tuple[Taken, ...]
    found: Versions
    exhausted: bool


def search(build: Build, text: str, words: tuple[Words, ...]) -> Reached | None:
    """The file's text with all changes that could be taken; None where the text itself builds no report."""
    first = build(text)
    if first is None:
        return None
    return _Search(build, words, first).reached()


class _Search:
    """Takes one change after another."""

    def __init__(self, build: Build, words: tuple[Words, ...], first: Built) -> None:
        self.build, self.words, self.new = build, words, word_units(words)
        self.unclear = {i for i, unit in enumerate(self.new) if any(unclear(words[part]) for part in unit.parts)}
        self.state = judged(first, words, self.new)
        self.sources = dict(sources_of(first.stand.grounds, first.printed))
        self.tables = counts_tables(one.content for one in first.printed)
        self.tries, self.limit = 0, min(_TRIES, _WORK // max(len(self.new), 1))
        self.taken: list[Taken] = []

    def reached(self) -> Reached:
        self._take_together([m.new[0] for m in self.state.found.matches if m.kind is Kind.CHANGED])
        handled: set[object] = set()
        while not self._is_exhausted and (match := self._next(handled)) is not None:
            ways = self._taken(match)
            if not ways:
                self.tries += 1
                handled.add(self._key(match))
            parts = tuple(i for unit in match.new for i in self.new[unit].parts)
            self.taken += [Taken(way.paths, parts, way.lost) for way in ways]
        text = self.state.grounds.source.text
        return Reached(text, tuple(self.taken), self.state.found, self._is_exhausted)

    @property
    def _is_exhausted(self) -> bool:
        return self.tries >= self.limit

    def _take_together(self, units: list[int]) -> None:
        """New words of many paragraphs in one go; of halves, where that brings not all of them nearer."""
        found = self.state.found
        open_ = [m for m in found.matches if m.new[:1] and m.new[0] in units and m.kind is Kind.CHANGED]
        open_ = [m for m in open_ if self._is_open(m) and self._is_of_words(m)]
        if len(open_) < 2:
            return
        pairs = [pair for match in open_ for pair in self._pairs(match)]
        for way in self._put(together(self.state.built.stand, pairs)):
            trial = self._tried(way.text)
            if trial is not None and self._is_harmless(trial, units) and self._all_nearer(trial, open_):
                self.state = trial
                parts = tuple(i for match in open_ for i in self.new[match.new[0]].parts)
                self.taken.append(Taken(way.paths, parts))
                return
        for half in (units[: len(units) // 2], units[len(units) // 2 :]):
            self._take_together(half)

    def _is_of_words(self, match: Match) -> bool:
        """Whether words were changed and nothing else: no points put in or out, nothing to be said anew as a whole."""
        for one, text in self._pairs(match):
            if one.role in APART or any(True for _ in points(self.state.grounds, one.content, text)):
                return False
        return True

    def _all_nearer(self, trial: State, matches: list[Match]) -> bool:
        nearer = (apart(trial.found, m.new[0]) < apart(self.state.found, m.new[0]) for m in matches)
        return all(nearer) and all(is_said(trial.found, m.new[0]) for m in matches)

    def _pairs(self, match: Match) -> list[tuple[Printed, str]]:
        """The paragraphs, or cells, of a match that read otherwise."""
        found = self.state.found
        old, new = found.old[match.old[0]], found.new[match.new[0]]
        there = ((a, b) for a, b in paired(found, old, new) if a is not None and b >= 0)
        pairs = [(found.printed[a], shown(self.words[b])) for a, b in there]
        # A line break is layout, unless the paragraph had some before.
        pairs = [(one, text if "\n" in plain(one.content) else text.replace("\n", "")) for one, text in pairs]
        return [(one, text) for one, text in pairs if plain(one.content) != text]

    def _next(self, handled: set[object]) -> Match | None:
        """The next one to be looked at; a deletion after the paragraph that has taken its place."""
        found = self.state.found
        open_ = [m for m in found.matches if self._is_open(m) and self._key(m) not in handled]
        replaced = [m for m in open_ if m.kind is Kind.DELETED and replacing(found, m.old[0]) is not None]
        return next((m for m in open_ if m not in replaced), replaced[0] if replaced else None)

    def _is_open(self, match: Match) -> bool:
        """Whether something is to be done, and can be read."""
        return not is_right(self.state.found, match) and self.unclear.isdisjoint(match.new)

    def _key(self, match: Match) -> object:
        return match.new or self.state.found.old[match.old[0]].text

    def _taken(self, match: Match) -> tuple[Way, ...]:
        """What makes a paragraph read as it should, all of it or nothing; figures count by themselves."""
        if match.kind is not Kind.CHANGED:  # which print their text anew, and with it a number that is in doubt
            return () if doubts_of(self.state.found, match) else self._steps(match, one=True)
        before = self.state
        ways = self._steps(match)
        if is_said(self.state.found, match.new[0]):
            return ways
        self.state = before
        return self._steps(match, figures=True)

    def _steps(self, match: Match, one: bool = False, figures: bool = False) -> tuple[Way, ...]:
        """Proposals each of which brings the report nearer, the first that does at every step."""
        ways: list[Way] = []
        step: Match | None = match
        while step is not None and (way := self._step(step, figures)) is not None:
            ways.append(way)
            open_ = (m for m in self.state.found.matches if m.kind is Kind.CHANGED and m.new == match.new)
            step = None if one else next((m for m in open_ if not is_right(self.state.found, m)), None)
        return tuple(ways)

    def _step(self, match: Match, figures: bool) -> Way | None:
        for way in islice(self._ways(match), _WAYS):
            if self._is_exhausted:
                return None
            if figures and any(path[0] != "指标" for path in way.paths):
                continue
            trial = self._tried(way.text)
            if trial is None or not self._is_nearer(trial, match, way, figures):
                continue
            if figures and is_torn(self.state.found, trial.found, match.new[0]):
                continue
            self.state = trial
            return way
        return None

    def _is_nearer(self, trial: State, match: Match, way: Way, figures: bool) -> bool:
        """Whether a trial is nearer, nothing in it wrong that was right, and new paragraphs are what they should be."""
        if trial.cost >= self.state.cost or not self._is_harmless(trial, () if figures else match.new):
            return False
        if match.kind is Kind.CHANGED:
            return True
        if way.words:
            return is_said(trial.found, match.new[0])
        alike = {b for m in trial.found.matches if is_numbered_alike(trial.found, m) for b in m.new}
        return alike.issuperset(match.new)

    def _is_harmless(self, trial: State, own: Collection[int]) -> bool:
        return trial.right >= self.state.right and not strays(self.state.found, trial.found, own)

    def _tried(self, text: str) -> State | None:
        self.tries += 1
        if self._is_exhausted or text == self.state.grounds.source.text:
            return None
        built = self.build(text)
        return judged(built, self.words, self.new) if built is not None else None

    # --- proposals ------------------------------------------------------------------------------------------

    def _ways(self, match: Match) -> Iterator[Way]:
        found = self.state.found
        if match.kind is Kind.CHANGED:
            yield from self._reworded(match)
        elif match.kind is Kind.ADDED:
            yield from self._added(match)
        elif match.kind is Kind.DELETED:
            if replacing(found, match.old[0]) is None:
                yield from deleted(self.state.grounds, content_of(found, match.old[0]))
        elif match.kind is Kind.MOVED:
            yield from (way._replace(words=True) for way in self._reworded(match))
            yield from self._moved(match)
        else:
            content, text, _ = whole(found, match)
            yield from (parted if match.kind is Kind.SPLIT else merged)(self.state.grounds, content, text)

    def _reworded(self, match: Match) -> Iterator[Way]:
        found, stand = self.state.found, self.state.built.stand
        pairs = self._pairs(match)
        several = [tuple(rewritten(stand, one, text)) for one, text in pairs]
        for one, text in pairs:
            yield from points(self.state.grounds, one.content, text)
        for one, text in pairs:
            yield from self._put(recut(stand, one, text))
        if len(several) > 1:
            yield from self._put(tuple(value for ways in several for values in ways[:1] for value in values))
        for ways in several:
            for values in ways:
                yield from self._put(values)
        section = section_below(found, match.old[0])
        for one, text in pairs:
            if one.role == "标题1" and section:
                yield from self._put(tuple(heading_put(stand, section, one, text)))

    def _put(self, values: tuple[Put, ...]) -> Iterator[Way]:
        grounds = self.state.grounds
        text = put(grounds.source, grounds.root, values).value if values else None
        if text is not None:
            yield Way(text, tuple(value.path for value in values))

    def _added(self, match: Match) -> Iterator[Way]:
        found, at = self.state.found, match.new[0]
        before, after = around(found, at)
        unit = self.new[at]
        if at and is_heading(self.words, self.new[at - 1]) and self._is_added(at - 1):
            return  # what stands under a new heading that has found no place
        if unit.row:
            cells = [shown(self.words[i]) for i in unit.parts]
            yield from row_added(self.state.grounds, cells, before, after)
            return
        count = 1
        while count < _TOGETHER and self._is_added(at + count) and not self.new[at + count].row:
            count += 1
        texts = [self._source(self.new[at + i]) for i in range(count)]
        if count > 1:
            yield from islice(added(self.state.grounds, texts, before, after, self.tables), _WAYS // 2)
        yield from added(self.state.grounds, texts[:1], before, after, self.tables)

    def _is_added(self, at: int) -> bool:
        return any(m.kind is Kind.ADDED and m.new == (at,) for m in self.state.found.matches)

    def _moved(self, match: Match) -> Iterator[Way]:
        content = content_of(self.state.found, match.old[0])
        before, after = around(self.state.found, match.new[0])
        yield from moved(self.state.grounds, content, before, after)
        text = quoted(self.state.grounds, content, shown(self.words[self.new[match.new[0]].parts[0]]))
        for gone in islice(deleted(self.state.grounds, content), 3):
            without = self._tried(gone.text)
            if without is None:
                continue
            before, after = around(without.found, match.new[0])
            item = at(self.state.grounds.root, gone.paths[-1]) if isinstance(gone.paths[-1][-1], int) else None
            ways = transplanted(without.grounds, item, before, after)
            typed = added(without.grounds, [text], before, after) if text is not None else iter(())
            for way in (*islice(ways, 6), *islice(typed, 6)):
                yield way._replace(lost=(*gone.lost, *way.lost))

    def _source(self, unit: Unit) -> str:
        """A paragraph's text; of one that was printed before, what the file says there, quotes and all."""
        text = shown(self.words[unit.parts[0]])
        return self.sources.get(compared(text), text)
