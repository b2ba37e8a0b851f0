"""Sums put into the text of a facts file: comments and order stay; beside each sum a comment says of how many units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Outcome
from reportgen.facts.entry import TABLE
from reportgen.facts.order import facts_order, unfolded
from reportgen.facts.recorded import line_of, recorded
from reportgen.facts.rolled_up import note, note_of_several, noted, without
from reportgen.rollup.adding import Line
from reportgen.rollup.parent import Cell, Parent
from reportgen.source import Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.edit import Comment, Edit, apply, comments, insert, meaning
from reportgen.yaml_text.layout import layout
from reportgen.yaml_text.places import Ways
from reportgen.yaml_text.putting import BLANK, Put, last_line, list_node, put, text_node
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.yaml_text.tree import Node, parse

_NOTHING = text_node("")._replace(style="")


class Count(NamedTuple):
    """Units in the sums, and units that should be: faulty, of another year, not handed in, parts of a sum left out."""

    counted: int
    out: int


def entered(parent: Parent, ours: Sequence[Cell], count: Count, kind: str | None, again: bool) -> Outcome[str]:
    """The file's text with the figures that are the roll-up's to write; a file in canonical form stays in it.

    A line without text takes its figure away. `again`: an earlier roll-up has left its comments.
    """
    source, root = parent.sheet.source, parent.root
    order = facts_order(parent.pack.catalogue, parent.pack.shape, kind, parent.year)
    order = unfolded(order) if parent.new else order
    canonical = parent.new or layout(source, root, order).value == source.text
    made = put(source, root, _puts(parent, ours), order)
    if made.value is None:
        return made
    text = _noted(Source(source.path, made.value), parent, [cell for cell in ours if cell.line.text], count, again)
    if not canonical:
        return Outcome(text)
    noted = Source(source.path, text)
    return layout(noted, _tree(noted), order)


def _tree(source: Source) -> Tree:
    root = parse(source).value
    assert isinstance(root, Tree), "verified where it was written"
    return root


def _puts(parent: Parent, ours: Sequence[Cell]) -> Iterator[Put]:
    """The values with their places; a row of a table that has no place for one number is written as a whole."""
    rows: dict[str, list[Cell]] = defaultdict(list)
    for cell in ours:
        if cell.spot.text != cell.line.text:
            rows[cell.slot[0]].append(cell)
    spots = recorded(parent.root, parent.areas)
    for row, changed in rows.items():
        if not any(cell.spot.whole for cell in changed):
            yield from (Put(cell.spot.path, _node(cell)) for cell in changed)
            continue
        own = {cell.slot[1]: cell.line.text for cell in changed}
        area = changed[0].area
        texts = [own.get(column, spots[row, column].text) for column in area.columns]
        yield from _row(tuple(row.split(".")), area.columns, texts)


def _node(cell: Cell) -> Node:
    if cell.line.text:
        return text_node(cell.line.text)
    return BLANK if isinstance(cell.spot.path[-1], int) else _NOTHING


def _row(path: tuple[str, ...], columns: Sequence[str], texts: Sequence[str]) -> Iterator[Put]:
    nodes: list[Node] = [text_node(text) if text else BLANK for text in texts]
    if len(path) == 2:  # a table of one row
        yield from (Put((*path, column), node) for column, node in zip(columns, nodes) if node != BLANK)
    else:
        yield Put(path, nodes[0] if len(nodes) == 1 else list_node(nodes))


def _noted(source: Source, parent: Parent, ours: Sequence[Cell], count: Count, again: bool) -> str:
    """The text with a comment on each line that holds sums, and none of ours on any other.

    No comment is touched where that would change what the file says.
    """
    root = _tree(source)
    areas = parent.areas
    spots = recorded(root, areas)
    lines: dict[int, list[Cell]] = defaultdict(list)
    ways = Ways(root)
    for cell in ours:
        number = line_of(ways, spots[cell.slot])
        if number:
            lines[number].append(cell)
    there = {comment.line: comment for comment in comments(source, root)}
    edits = [_beside(source, number, there.get(number), _note(cells, count)) for number, cells in lines.items()]
    if again:
        edits += _left_over(source, root, [there[number] for number in there if number not in lines])
    text = apply(source, edits)
    made = parse(Source(source.path, text)).value
    return text if made is not None and meaning(made) == meaning(root) else source.text


def _beside(source: Source, number: int, there: Comment | None, note: str) -> Edit:
    if there is None or there.own:
        return insert(number, len(source.line(number)) + 1, f"  # {note}")
    end = len(source.line(number)) + 1
    return Edit(Span(number, there.column, number, end), noted(there.text, note))


def _left_over(source: Source, root: Tree, others: Sequence[Comment]) -> Iterator[Edit]:
    """Comments of an earlier roll-up beside figures that are a clerk's by now, or gone."""
    figures = root.get("指标")
    first, last = (figures.span.line, last_line(source, figures)) if figures is not None else (0, -1)
    for comment in others:
        kept = without(comment.text)
        if comment.own or kept == comment.text or not first <= comment.line <= last:
            continue
        line = source.line(comment.line)
        start = comment.column if kept else len(line[: comment.column - 1].rstrip()) + 1
        yield Edit(Span(comment.line, start, comment.line, len(line) + 1), kept)


def _note(cells: Sequence[Cell], count: Count) -> str:
    """The note beside a line: of its one count, or, where the sums on it differ, of which were left out by how many."""
    if len(cells) == 1 or len({_counts(cell.line) for cell in cells}) == 1:
        line = cells[0].line
        return note(line.reported, line.declined, line.left_out, count.out)
    lacking = tuple((_key(cell), cell.line.left_out) for cell in cells if cell.line.left_out)
    return note_of_several(count.counted, lacking, count.out)


def _key(cell: Cell) -> str:
    return cell.slot[1] if cell.area.form == TABLE else cell.line.indicator.key


def _counts(line: Line) -> tuple[int, int, int]:
    return line.reported, line.declined, line.left_out
