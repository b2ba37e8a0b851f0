"""Paragraphs and tables of two texts put side by side: what stays, what comes, what goes, in the order of printing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.roundtrip.align import Kind, Match, align
from reportgen.roundtrip.redline.tree import Element, W, local
from reportgen.roundtrip.redline.words import text_of
from reportgen.roundtrip.wordwise import likeness
from reportgen.tuples import NamedTuple

ALIKE = 0.35
"""From here on a paragraph is shown word by word, else as a whole that goes and a whole that comes."""
_CONTROLS = ("sdt", "sdtContent", "customXml")
_TABLE = "\ufffe"
"""Before the text of a table, lest it be taken for a paragraph of the same words."""


class Step(NamedTuple):
    """One old block that became one or several new ones; None and () for one that came or went.

    `before` are the old paragraphs that were joined with it.
    """

    old: Element | None
    new: tuple[Element, ...] = ()
    before: tuple[Element, ...] = ()


def blocks(container: Element, *kinds: str) -> list[Element]:
    """What stands in a text or a cell (or, for tr, in a table), content controls looked through."""
    wanted = kinds or ("p", "tbl")
    found: list[Element] = []
    for each in container:
        if local(each) in wanted:
            found.append(each)
        elif local(each) in _CONTROLS:
            found += blocks(each, *wanted)
    return found


def is_table(block: Element) -> bool:
    """Whether a block is a table."""
    return local(block) == "tbl"


def words_of(block: Element) -> str:
    """The text of a block; that of a table is all of its cells'."""
    if not is_table(block):
        return text_of(block)
    return _TABLE + "\n".join(row_text(row) for row in blocks(block, "tr"))


def row_text(row: Element) -> str:
    """The text of a row, cell by cell."""
    return "\t".join("\r".join(words_of(each) for each in blocks(cell)) for cell in blocks(row, "tc"))


def steps(old: Sequence[Element], new: Sequence[Element]) -> list[Step]:
    """All blocks of both, in the older order and in the newer one; what goes stands before what comes."""
    texts, new_texts = [words_of(block) for block in old], [words_of(block) for block in new]
    fixed = _in_order(_fixed(align(texts, new_texts), old, new, texts, new_texts))
    found: list[Step] = []
    edges = [((-1,), (-1,)), *fixed, ((len(old),), (len(new),))]
    for (olds, news), (following, new_following) in pairwise(edges):
        if news[0] >= 0:
            found.append(Step(old[olds[-1]], tuple(new[b] for b in news), tuple(old[a] for a in olds[:-1])))
        found += _between(old[olds[-1] + 1 : following[0]], new[news[-1] + 1 : new_following[0]])
    return found


_Pair = tuple[tuple[int, ...], tuple[int, ...]]


def _fixed(
    matches: Sequence[Match], old: Sequence[Element], new: Sequence[Element], texts: list[str], new_texts: list[str]
) -> Iterator[_Pair]:
    """The matches that are shown in place: versions of one block, and paragraphs that were split or joined."""
    for match in matches:
        of_tables = {*(is_table(old[a]) for a in match.old), *(is_table(new[b]) for b in match.new)}
        if len(of_tables) > 1:
            continue
        if match.kind in (Kind.SAME, Kind.CHANGED):
            a, b = match.old[0], match.new[0]
            if True in of_tables or _alike(texts[a], new_texts[b]):
                yield match.old, match.new
        elif match.kind in (Kind.SPLIT, Kind.MERGED) and True not in of_tables:
            yield match.old, match.new


def _alike(one: str, other: str) -> bool:
    return one == other or likeness(one, other) >= ALIKE


def _in_order(pairs: Iterator[_Pair]) -> list[_Pair]:
    """The most pairs that cross no other one; they come in the newer order."""
    found: list[_Pair] = []
    ends: list[int] = []
    for pair in pairs:
        at = bisect_left(ends, pair[0][0])
        if at == len(ends) and (not found or found[-1][1][-1] < pair[1][0]):
            found.append(pair)
            ends.append(pair[0][0])
    return found


def _between(old: Sequence[Element], new: Sequence[Element]) -> Iterator[Step]:
    """What has no version of itself on the other side; tables are shown row by row, one in place of the other."""
    tables = list(zip(filter(is_table, old), filter(is_table, new)))
    edges: list[tuple[Element | None, Element | None]] = [*tables, (None, None)]
    at = new_at = 0
    for table, new_table in edges:
        end = len(old) if table is None else list(old).index(table)
        new_end = len(new) if new_table is None else list(new).index(new_table)
        yield from (Step(block) for block in old[at:end])
        yield from (Step(None, (block,)) for block in new[new_at:new_end])
        if table is not None and new_table is not None:
            yield Step(table, (new_table,))
        at, new_at = end + 1, new_end + 1


def row_steps(old: Sequence[Element], new: Sequence[Element]) -> list[Step]:
    """The rows of two tables: as many between the same neighbours, with as many cells, are versions of each other."""
    texts, new_texts = [row_text(row) for row in old], [row_text(row) for row in new]
    kept = (m for m in align(texts, new_texts) if m.kind in (Kind.SAME, Kind.CHANGED))
    shaped = ((m.old, m.new) for m in kept if _cells(old[m.old[0]]) == _cells(new[m.new[0]]))
    edges = [((-1,), (-1,)), *_in_order(iter(shaped)), ((len(old),), (len(new),))]
    found: list[Step] = []
    for ((a,), (b,)), ((c,), (d,)) in pairwise(edges):
        if a >= 0:
            found.append(Step(old[a], (new[b],)))
        gone, come = old[a + 1 : c], new[b + 1 : d]
        if len(gone) == len(come) and all(_cells(one) == _cells(other) for one, other in zip(gone, come)):
            found += [Step(one, (other,)) for one, other in zip(gone, come)]
        else:
            found += [*(Step(row) for row in gone), *(Step(None, (row,)) for row in come)]
    return found


def _cells(row: Element) -> int:
    return len(blocks(row, "tc"))


def properties_of(cell: Element) -> Element | None:
    """w:tcPr, behind which the text of a cell begins."""
    return cell.find(f"{W}tcPr")
