"""Floor 1: items of a list put in, taken out or moved, keys taken out; comments, layout and all other text stay.

A list on lines is moved line by line, with the comments above an item; one in brackets is written anew. What is made is
read again first and must say just that; comments of what was taken out are handed back, since they are gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.edit import block, comments, flow_text, is_flow, key_text, meaning, written
from reportgen.yaml_text.putting import Path, Put, group_node, last_line, list_node, put
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, parse
from reportgen.yaml_text.tree import Sequence as List


class Made(NamedTuple):
    """The text, and the comments that went with what was taken out."""

    text: str
    lost: tuple[str, ...] = ()


def at(node: Node | None, path: Path) -> Node | None:
    """What stands at a path, None where nothing does."""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def relisted(source: Source, root: Mapping, path: Path, items: Sequence[int | Node]) -> Made | None:
    """The file with the items of the list at `path` as given: old ones by number, new ones as values.

    None where the list is laid out in a way that cannot be moved by lines.
    """
    node = at(root, path)
    assert isinstance(node, List), "the path is that of a list"
    wanted = [node.items[item] if isinstance(item, int) else item for item in items]
    if is_flow(source, node):
        made = put(source, root, [Put(path, list_node(wanted))]).value
        return Made(made) if made is not None else None
    column = node.span.column - 1
    starts = _starts(source, node, column)
    if starts is None or not wanted:
        return None
    ends = [*starts[1:], last_line(source, node) + 1]
    chunks = [source.lines[start - 1 : end - 1] for start, end in zip(starts, ends)]
    lines = [*source.lines[: starts[0] - 1]]
    for item in items:
        lines += chunks[item] if isinstance(item, int) else _item(item, column)
    lines += source.lines[ends[-1] - 1 :]
    return _verified(source, root, "\n".join(lines), _replaced(root, path, list_node(wanted)))


def without(source: Source, root: Mapping, path: Path) -> Made | None:
    """The file without the item or key at `path`; None for the last of its kind, which cannot be taken out alone."""
    *above, step = path
    node = at(root, tuple(above))
    if isinstance(node, List):
        return relisted(source, root, tuple(above), [i for i in range(len(node.items)) if i != step])
    assert isinstance(node, Mapping), "the path leads somewhere"
    rest = tuple(entry for entry in node.entries if entry.key.text != step)
    if not rest:
        return None
    if is_flow(source, node):
        made = put(source, root, [Put(tuple(above), group_node((e.key.text, e.value) for e in rest))]).value
        return Made(made) if made is not None else None
    index = next(i for i, entry in enumerate(node.entries) if entry.key.text == step)
    entry = node.entries[index]
    first = entry.key.span.line
    last = max(entry.key.span.end_line, last_line(source, entry.value))
    lines = list(source.lines)
    column = entry.key.span.column - 1
    lead = source.line(first)[:column]
    if lead.strip():  # - key: the next key takes its place behind the dash
        after = node.entries[index + 1].key.span.line if index + 1 < len(node.entries) else 0
        if not after:
            return None
        lines[after - 1] = lead + lines[after - 1][column:]
    else:
        first = _above(source, first, column)
    made_text = "\n".join([*lines[: first - 1], *lines[last:]])
    return _verified(source, root, made_text, _replaced(root, tuple(above), node._replace(entries=rest)))


def _starts(source: Source, node: List, column: int) -> list[int] | None:
    """The first line of every item with the comments above it; None where a dash does not open its line."""
    starts, floor = [], 0
    for item in node.items:
        line = item.span.line
        while line > floor and source.line(line)[column : column + 1] != "-":
            line -= 1
        if line <= floor or source.line(line)[:column].strip():
            return None
        starts.append(_above(source, line, column))
        floor = max(line, last_line(source, item))
    return starts if all(a < b for a, b in pairwise(starts)) else None


def _above(source: Source, line: int, column: int) -> int:
    """The first of the comment lines, as far in as `column`, right above a line."""
    while line > 1:
        text = source.line(line - 1)
        if not text.lstrip().startswith("#") or len(text) - len(text.lstrip()) < column:
            return line
        line -= 1
    return line


def _item(node: Node, column: int) -> Iterator[str]:
    """A new item on lines of its own."""
    lead = " " * column + "- "
    if isinstance(node, Mapping):
        for number, entry in enumerate(node.entries):
            own = lead if number == 0 else " " * (column + 2)
            yield from _value(f"{own}{key_text(entry.key)}: ", entry.value, column + 4)
    else:
        yield from _value(lead, node, column + 2)


def _value(lead: str, node: Node, column: int) -> Iterator[str]:
    if isinstance(node, Scalar):
        lines = block(node)
        if lines is None:
            yield lead + written(node)
            return
        yield lead + lines[0]
        yield from (" " * column + line if line else "" for line in lines[1])
        return
    if isinstance(node, List) and any(not isinstance(item, Scalar) or "\n" in item.text for item in node.items):
        yield lead.rstrip()
        for item in node.items:
            yield from _item(item, column)
        return
    yield lead + flow_text(node)


def _replaced(node: Node, path: Path, value: Node) -> Node:
    """A tree with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(node, List):
        return node._replace(
            items=tuple(_replaced(item, rest, value) if i == step else item for i, item in enumerate(node.items))
        )
    assert isinstance(node, Mapping), "the path leads somewhere"
    return node._replace(
        entries=tuple(Entry(e.key, _replaced(e.value, rest, value)) if e.key.text == step else e for e in node.entries)
    )


def _verified(source: Source, root: Node, text: str, wanted: Node) -> Made | None:
    """The text, if it reads as wanted and no comment came up."""
    made = Source(source.path, text)
    again = parse(made).value
    if again is None or meaning(again) != meaning(wanted):
        return None
    before, after = (Counter(c.text for c in comments(s, r)) for s, r in ((source, root), (made, again)))
    return None if after - before else Made(text, tuple((before - after).elements()))
