"""Floor 7: what became of each printed number in a document that has been elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from reportgen.document.looks import Slot, Words
from reportgen.document.markup import has_matter
from reportgen.document.nodes import Run
from reportgen.origin import Expression, Fact, Origin, Program
from reportgen.roundtrip.align import align
from reportgen.roundtrip.bordering import Spot, bordered_alike, widened
from reportgen.roundtrip.naming import name_taken, turned
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.wordwise import Hunk, hunks
from reportgen.tuples import NamedTuple

_NUMBER = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?")
_ORDINAL = re.compile(r"\s*[(（]?[0-9０-９]+[.．、)）](?![0-9０-９])")


class Stretch(NamedTuple):
    """Characters `start` to `end` of a paragraph: its number in the received document, its text and its role."""

    number: int
    text: str
    role: str
    start: int
    end: int

    @property
    def said(self) -> str:
        """The characters."""
        return self.text[self.start : self.end]


class Standing(NamedTuple):
    """A printed number: the key paths behind it (none for one in a sentence), where from, and as it was printed.

    `after` is what stands there now, None where its text was taken out. `author` is whose change it is, "" where that
    is not tracked. `doubtful`: it, or another number, stands there, but the words that stood before it now stand before
    another one, or count something else; or characters that are struck or raised touch it.
    """

    names: tuple[str, ...]
    origin: Origin
    before: Stretch
    after: Stretch | None
    author: str = ""
    doubtful: bool = False

    @property
    def kept(self) -> bool:
        """Whether it stands as it was printed."""
        return self.after is not None and self.after.said == self.before.said and not self.doubtful


class Stray(NamedTuple):
    """A number that was put in, and stands in no fact."""

    stretch: Stretch
    author: str


class Stand(NamedTuple):
    """All numbers of a received document, in the order of printing and in that of reading."""

    standings: tuple[Standing, ...]
    strays: tuple[Stray, ...]


class _Side(NamedTuple):
    """Paragraphs that became one another, as one text: the received ones with the offset at which each begins."""

    text: str
    starts: tuple[int, ...]
    words: tuple[Words, ...]

    def stretch(self, start: int, end: int) -> Stretch:
        """Characters of the text, in the paragraph where they begin."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        one, at = self.words[index], self.starts[index]
        text = _text(one)
        return Stretch(one.number, text, one.role, start - at, min(end - at, len(text)))

    def is_unclear(self, start: int, end: int) -> bool:
        """Whether characters that may not count stand there, or touch it."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        one, at = self.words[index], self.starts[index] + len(self.words[index].label)
        return one.is_unclear(start - at, end - at)

    def author(self, start: int, end: int) -> str:
        """Who put in, or took out, what stands there."""
        for at, one in zip(self.starts, self.words):
            low = at + len(one.label)
            for change in one.tracked:
                if change.kind in ("插入", "删除", "移入") and low + change.start <= end and start <= low + change.end:
                    return change.author
        return ""


def stand(printed: Sequence[Printed], received: Sequence[Words], figures: Container[str]) -> Stand:
    """Each number of `printed` as it stands in `received`, and the numbers that were put in there.

    `figures` are the key paths of data that are numbers (or names) as a whole; of all others the numbers in them count.
    """
    words = [one for one in received if _text(one).strip()]
    standings: dict[int, list[Standing]] = {}
    strays: dict[int, list[Stray]] = {}
    for old, new in _pairs(printed, words):
        side = _side([words[index] for index in new])
        found, changed = _compared([printed[index] for index in old], side, figures)
        put_in = _strays(side, changed, [standing for *_, standing in found])
        for index, was, standing in found:
            standings.setdefault(old[index], []).append(_moved(standing, was, side, changed, put_in))
        strays.setdefault(new[0] if new else -1, []).extend(put_in)
    return Stand(
        tuple(s for index in sorted(standings) for s in standings[index]),
        tuple(s for index in sorted(strays) for s in strays[index]),
    )


def _moved(standing: Standing, was: Spot, side: _Side, changed: Sequence[Hunk], put_in: list[Stray]) -> Standing:
    """A number that was taken out and stands elsewhere in the paragraph; it is taken from what was put in."""
    if standing.after is not None:
        return standing
    for hunk in changed:
        now = _same_number(was, side.text, hunk.new_start, hunk.new_end)
        after = side.stretch(now.start, now.end) if now is not None else None
        same = [s for s in put_in if after and s.stretch.number == after.number and _overlap(s.stretch, after)]
        if now is not None and same:
            put_in[:] = [stray for stray in put_in if stray not in same]
            return standing._replace(after=after, author="", doubtful=_is_doubtful(was, now, side))
    return standing


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _text(words: Words) -> str:
    return words.label + words.text


def _side(words: list[Words]) -> _Side:
    starts, at = [], 0
    for one in words:
        starts.append(at)
        at += len(_text(one)) + 1
    return _Side("\n".join(map(_text, words)), tuple(starts), tuple(words))


_Pair = tuple[tuple[int, ...], tuple[int, ...]]


def _pairs(printed: Sequence[Printed], words: Sequence[Words]) -> Iterator[_Pair]:
    """Indexes of paragraphs that became one another: cells by their slots where a table kept its form, else by text."""
    cells, others = _slots([p.slot for p in printed]), _slots([w.slot for w in words])
    same = {table for table in cells if table in others and _extent(cells[table]) == _extent(others[table])}
    for table in sorted(same):
        for slot in sorted({*cells[table], *others[table]}):
            yield tuple(cells[table].get(slot, ())), tuple(others[table].get(slot, ()))
    old = [index for index, p in enumerate(printed) if p.slot is None or p.slot.table not in same]
    new = [index for index, w in enumerate(words) if w.slot is None or w.slot.table not in same]
    for match in align([printed[index].text for index in old], [_text(words[index]) for index in new]):
        yield tuple(old[index] for index in match.old), tuple(new[index] for index in match.new)


def _slots(slots: Sequence[Slot | None]) -> Mapping[int, Mapping[Slot, list[int]]]:
    """The indexes of each cell's paragraphs, by table."""
    found: dict[int, dict[Slot, list[int]]] = defaultdict(dict)
    for index, slot in enumerate(slots):
        if slot is not None:
            found[slot.table].setdefault(slot, []).append(index)
    return found


def _extent(slots: Iterable[Slot]) -> tuple[int, int]:
    """The last row and the last column that hold anything."""
    return max(slot.row for slot in slots), max(slot.column for slot in slots)


def _compared(
    printed: list[Printed], side: _Side, figures: Container[str]
) -> tuple[list[tuple[int, Spot, Standing]], tuple[Hunk, ...]]:
    """The standings of some paragraphs, each with its index and its place; what has to change for the others."""
    old = "\n".join(p.text for p in printed)
    found = hunks(old, side.text) if old != side.text else ()
    standings = []
    at = 0
    for index, paragraph in enumerate(printed):
        for start, end, origin in _numbers(paragraph.content, figures):
            before = Stretch(0, paragraph.text, paragraph.role, start, end)
            was = Spot(old, at + start, at + end)
            standings.append((index, was, _standing(before, was, origin, side, found)))
        at += len(paragraph.text) + 1
    return standings, found


def _numbers(content: Sequence[Run], figures: Container[str]) -> Iterator[tuple[int, int, Origin]]:
    """What a figure printed, and each number in other text; numbering is the program's."""
    at = 0
    for run in content:
        end = at + len(run.text)
        if any(name in figures for name in _names(run.origin)):
            if has_matter((run,)):  # the comma that joins clauses is no figure
                yield at, end, run.origin
        elif not isinstance(run.origin, Program):
            yield from ((at + m.start(), at + m.end(), run.origin) for m in _NUMBER.finditer(run.text))
        at = end


def _names(origin: Origin) -> tuple[str, ...]:
    if isinstance(origin, Fact):
        return (origin.path,)
    return origin.names if isinstance(origin, Expression) else ()


def _standing(before: Stretch, was: Spot, origin: Origin, side: _Side, found: Sequence[Hunk]) -> Standing:
    """A number of a paragraph, after the changes."""
    names = _names(origin)
    if not side.words:
        return Standing(names, origin, before, None)
    touched = [h for h in found if _touches(h, was)]
    shift = next((h.new_end - h.end for h in reversed(found) if h.end <= was.start and h not in touched), 0)
    start, end = was.start + shift, was.end + shift
    if touched:
        first, last = touched[0], touched[-1]
        start = min(start, first.new_start) if first.start >= was.start else first.new_start
        end = last.new_end + max(0, was.end - last.end)
        now = _same_number(was, side.text, start, end)
    else:
        now = Spot(side.text, start, end)
    if now is not None and bordered_alike(was, now):
        doubtful = _is_doubtful(was, now, side)
        return Standing(names, origin, before, side.stretch(now.start, now.end), doubtful=doubtful)
    other = now or Spot(side.text, start, end)
    if now is not None or (_NUMBER.search(other.said) and not bordered_alike(was, other)):
        before, (_, start, end) = _wider(before, was), widened(other)
    after = side.stretch(start, end) if end > start else None
    unclear = side.is_unclear(start, end) or (now is None and _may_be_another(was, other))
    return Standing(names, origin, before, after, "" if unclear else side.author(start, end), unclear)


def _wider(before: Stretch, was: Spot) -> Stretch:
    """A printed number with what made it the number that it was."""
    wide = widened(was)
    return before._replace(start=before.start - (was.start - wide.start), end=before.end + (wide.end - was.end))


def _is_doubtful(was: Spot, now: Spot, side: _Side) -> bool:
    """Whether the same digits may mean something else."""
    return bool(name_taken(was, now) or turned(was, now) or side.is_unclear(now.start, now.end))


def _may_be_another(was: Spot, other: Spot) -> bool:
    """Whether the number typed where one stood may be of something else, and that one stand elsewhere by now."""
    found = [Spot(other.text, *match.span()) for match in _NUMBER.finditer(other.text, other.start, other.end)]
    if not found or not bordered_alike(was, found[0]):  # a range is told as what it is
        return False
    if len(found) == len(_NUMBER.findall(was.said)) > 1:  # a date is one datum
        return False
    return len(found) > 1 or bool(name_taken(was, found[0]) or turned(was, found[0]))


def _touches(hunk: Hunk, spot: Spot) -> bool:
    """Whether a change is one of the number's own characters."""
    if hunk.start == hunk.end:
        return spot.start < hunk.start < spot.end
    return hunk.start < spot.end and spot.start < hunk.end


def _same_number(was: Spot, text: str, start: int, end: int) -> Spot | None:
    """Where a number still stands in a sentence that was written anew around it."""
    found = (Spot(text, *match.span()) for match in re.compile(re.escape(was.said)).finditer(text, start, end))
    return next((spot for spot in found if bordered_alike(was, spot)), None)


def _strays(side: _Side, found: Sequence[Hunk], standings: Sequence[Standing]) -> list[Stray]:
    """Numbers in what was put in, but for those that stand for a printed one and those that number paragraphs."""
    taken = {(s.after.number, at) for s in standings if s.after for at in range(s.after.start, s.after.end)}
    strays = []
    for hunk in found:
        for match in _NUMBER.finditer(side.text, hunk.new_start, hunk.new_end):
            stretch = side.stretch(match.start(), match.end())
            ordinal = _ORDINAL.match(stretch.text)
            if (stretch.number, stretch.start) not in taken and not (ordinal and stretch.start < ordinal.end()):
                strays.append(Stray(stretch, side.author(match.start(), match.end())))
    return strays
