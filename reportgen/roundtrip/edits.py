"""Floor 7: what was changed in a document since it was built, change by change; nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import groupby

from reportgen.document.looks import Words
from reportgen.document.nodes import Inlines, Run, plain
from reportgen.facts.labels import SIGNS
from reportgen.facts.stops import ends_sentence
from reportgen.origin import Expression, Fact, Inset, Literal, Origin, Program
from reportgen.roundtrip.align import Kind, Match, align
from reportgen.roundtrip.authors import NOBODY, Author, author_of, author_of_gone, author_within
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.touching import respelled, touches
from reportgen.roundtrip.units import NUMBER, Unit, is_run_on, printed_units, shown, word_units
from reportgen.tuples import NamedTuple

_NARRATIVE = ("正文", "附件", "章节")
_TEXTS = (*_NARRATIVE, "公文", "单位", "要素", "年度", "模板")
"""How the paths of the facts begin that are no figures."""
FEED = Program("段落")
"""Of the line feed between paragraphs that were split or merged."""
_BLANK = "\t\n \xa0"
_OF_NUMBER = re.compile(f"[{SIGNS}]+")
_AROUND = 8
"""Characters shown beside what was changed."""


class What(Enum):
    """What a change is one of."""

    FIGURE = "figure"
    TEXT = "text"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ROW_ADDED = "row-added"
    ROW_DELETED = "row-deleted"
    NUMBER = "number"
    DERIVED = "derived"
    TEMPLATE = "template"
    FIXED = "fixed"
    LAYOUT = "layout"
    COMMENT = "comment"
    UNKNOWN = "unknown"


class Edit(NamedTuple):
    """One change.

    `number` is the paragraph in the document from elsewhere; of what was deleted, the one before it (0 at the head).
    `before` and `after` are the characters that changed, `around` some that stand beside them. `origin` is where the
    changed characters came from, `role` that of their paragraph. `part` is the index of the paragraph among all,
    `start` and `end` are the place of `after` in its text; of what was deleted, `part` is -1.
    """

    what: What
    number: int
    before: str
    after: str
    origin: Origin | None = None
    role: str = ""
    around: tuple[str, str] = ("", "")
    author: Author = NOBODY
    part: int = -1
    start: int = 0
    end: int = 0


class Versions(NamedTuple):
    """A built report and what became of it, aligned: matches hold indexes of units."""

    printed: tuple[Printed, ...]
    old: tuple[Unit, ...]
    words: tuple[Words, ...]
    new: tuple[Unit, ...]
    matches: tuple[Match, ...]


def versions(printed: tuple[Printed, ...], words: tuple[Words, ...], new: tuple[Unit, ...] | None = None) -> Versions:
    """Both sides aligned."""
    old = printed_units(printed)
    new = word_units(words) if new is None else new
    return Versions(printed, old, words, new, align([u.text for u in old], [u.text for u in new]))


def edits(found: Versions) -> Iterator[Edit]:
    """All changes of the text, in the order of the new one."""
    number = 0
    for match in found.matches:
        if match.new:
            number = found.words[found.new[match.new[0]].parts[0]].number
        yield from _of_match(found, match, number)


def _of_match(found: Versions, match: Match, number: int) -> Iterator[Edit]:
    if match.kind is Kind.ADDED:
        yield from _added(found, found.new[match.new[0]])
    elif match.kind is Kind.DELETED:
        yield _deleted(found, found.old[match.old[0]], number)
    elif match.kind in (Kind.SPLIT, Kind.MERGED):
        yield _joined(found, match)
        yield from _within(found, *whole(found, match))
    else:
        old, new = found.old[match.old[0]], found.new[match.new[0]]
        if match.kind is Kind.MOVED:
            words = found.words[new.parts[0]]
            text = shown(words)
            first = found.printed[old.parts[0]]
            origin = next((run.origin for run in first.content if not isinstance(run.origin, Program)), None)
            author = author_of(words)
            yield Edit(What.MOVED, number, text, text, origin, first.role, author=author, part=new.parts[0])
        if old.text != new.text:
            yield from _changed(found, old, new)


def whole(found: Versions, match: Match) -> tuple[Inlines, str, int]:
    """The text of a match before, with its runs, and after, paragraphs parted by line feeds; its first paragraph."""
    feed = Run("\n", FEED)
    old = [found.printed[i] for unit in match.old for i in found.old[unit].parts]
    parts = [i for unit in match.new for i in found.new[unit].parts]
    content = [run for i, one in enumerate(old) for run in ((feed, *one.content) if i else one.content)]
    return tuple(content), "\n".join(shown(found.words[i]) for i in parts), parts[0]


def _added(found: Versions, unit: Unit) -> Iterator[Edit]:
    first = found.words[unit.parts[0]]
    text = "｜".join(shown(found.words[i]) for i in unit.parts)
    what = What.ROW_ADDED if unit.row else What.ADDED
    yield Edit(what, first.number, "", text, None, first.role, author=author_of(first), part=unit.parts[0])


def _deleted(found: Versions, unit: Unit, number: int) -> Edit:
    those = [found.printed[i] for i in unit.parts]
    text = "｜".join(one.text for one in those)
    runs = [run for one in those for run in one.content if not isinstance(run.origin, Program)]
    origin = max((run.origin for run in runs), key=_weight, default=None)
    what = What.ROW_DELETED if unit.row else What.DELETED
    author = author_of_gone(found.words, max((one.text for one in those), key=len))
    return Edit(what, number, text, "", origin, those[0].role, author=author)


def _weight(origin: Origin) -> int:
    """Facts say more of a paragraph than the template around them."""
    return 2 if isinstance(origin, Fact) and origin.path.startswith("正文") else isinstance(origin, Fact)


def _joined(found: Versions, match: Match) -> Edit:
    content, text, first = whole(found, match)
    what = What.SPLIT if match.kind is Kind.SPLIT else What.MERGED
    words = found.words[first]
    origin = next((run.origin for run in content if not isinstance(run.origin, Program)), None)
    author = next((a for i in _parts(found, match) if (a := author_of(found.words[i])) != NOBODY), NOBODY)
    role = found.printed[found.old[match.old[0]].parts[0]].role
    return Edit(what, words.number, plain(content), text, origin, role, author=author, part=first, end=len(text))


def _parts(found: Versions, match: Match) -> list[int]:
    return [i for unit in match.new for i in found.new[unit].parts]


def _within(found: Versions, content: Inlines, text: str, first: int) -> Iterator[Edit]:
    """Changes of the words of paragraphs that were split or merged; the split itself is told already."""
    for one in _reworded(found, content, text, first, "正文"):
        if one.before.strip("\n") or one.after.strip("\n"):
            yield one


def _changed(found: Versions, old: Unit, new: Unit) -> Iterator[Edit]:
    for before, part in paired(found, old, new):
        if before is None:
            words = found.words[part]
            yield Edit(What.UNKNOWN, words.number, "", shown(words), None, "表", part=part, end=len(shown(words)))
        elif part < 0:
            number = found.words[new.parts[0]].number
            one = found.printed[before]
            origin = one.content[0].origin if one.content else None
            yield Edit(kind_of(one.content[0]), number, one.text, "", origin, one.role)
        else:
            one, text = found.printed[before], shown(found.words[part])
            yield from _reworded(found, one.content, text, part, one.role)


def paired(found: Versions, old: Unit, new: Unit) -> list[tuple[int | None, int]]:
    """The paragraphs of two units, cells by their columns; None and -1 for one that is not there."""
    if not old.row or not new.row:
        return [(old.parts[0], new.parts[0])] if len(old.parts) == len(new.parts) == 1 else _in_order(old, new)
    columns: dict[int, list[int]] = {}
    for i in new.parts:
        slot = found.words[i].slot
        columns.setdefault(slot.column if slot else 0, []).append(i)
    pairs: list[tuple[int | None, int]] = []
    for i in old.parts:
        slot = found.printed[i].slot
        there = columns.get(slot.column if slot else 0)
        pairs.append((i, there.pop(0) if there else -1))
    return [*pairs, *((None, i) for left in columns.values() for i in left)]


def _in_order(old: Unit, new: Unit) -> list[tuple[int | None, int]]:
    pairs: list[tuple[int | None, int]] = list(zip(old.parts, new.parts))
    pairs += [(i, -1) for i in old.parts[len(pairs) :]]
    return [*pairs, *((None, i) for i in new.parts[len(old.parts) :])]


def _reworded(found: Versions, content: Inlines, text: str, part: int, role: str) -> Iterator[Edit]:
    """The changes of a paragraph's words; a value of the facts that is no narrative is told as a whole."""
    touched = touches(content, text)
    texts = respelled(content, text, touched)
    within = is_run_on(content)
    for number, group in groupby(touched, key=lambda touch: touch.run):
        those, run = tuple(group), content[number]
        if isinstance(run.origin, Fact) and not run.origin.path.startswith(_NARRATIVE) and "\n" not in texts[number]:
            start, end = those[0].new_start - those[0].start, those[-1].new_end + len(run.text) - those[-1].end
            yield _edit(found, run, (run.text, texts[number]), text, (start, end), part, role, within)
            continue
        for touch in those:
            pieces = run.text[touch.start : touch.end], text[touch.new_start : touch.new_end]
            yield _edit(found, run, pieces, text, (touch.new_start, touch.new_end), part, role, within)


def _edit(
    found: Versions,
    run: Run,
    pieces: tuple[str, str],
    text: str,
    span: tuple[int, int],
    part: int,
    role: str,
    within: bool,
) -> Edit:
    words, (before, after), (start, end) = found.words[part], pieces, span
    what = kind_of(run) if before.strip(_BLANK) != after.strip(_BLANK) else What.LAYOUT
    if not before and NUMBER.fullmatch(after) and (within or start <= 0 or text[start - 1] == "\n"):
        what = What.NUMBER
    elif what is What.NUMBER and not _OF_NUMBER.fullmatch(before + after):
        what = What.FIXED  # the stop behind a heading that runs on is set with its number
    origin: Origin | None = run.origin
    if what is What.FIXED and not before and ends_sentence(after):
        what, origin = What.TEXT, None  # somebody's words, which stand between two of the program's
    shift = len(words.label)
    author = author_within(words, start - shift, end - shift, before)
    around = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return Edit(what, words.number, before, after, origin, role, around, author, part, start, end)


def kind_of(run: Run) -> What:
    """What kind of change it is to change this run."""
    origin = run.origin
    if isinstance(origin, Fact):
        return What.TEXT if origin.path.startswith(_TEXTS) else What.FIGURE
    if isinstance(origin, Program):
        return What.NUMBER if origin.what == "编号" else What.FIXED
    if isinstance(origin, Expression):
        return What.DERIVED if origin.names else What.TEMPLATE
    return What.TEMPLATE if isinstance(origin, (Literal, Inset)) else What.UNKNOWN
