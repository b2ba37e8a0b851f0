"""Floor 1: values put into a YAML file at paths of keys; comments, order, quotes and all that is not put stay.

The result is read again before it is handed out: it must say what the file said, but for the values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.records import is_blank
from reportgen.source import Place, Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.blocks import Laid, on_lines
from reportgen.yaml_text.edit import (
    Edit,
    apply,
    block,
    comments,
    count_hashes,
    flow_text,
    insert,
    is_flow,
    key_text,
    meaning,
    written,
)
from reportgen.yaml_text.parts import AS_WRITTEN, Order
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, Sequence, parse

Path: TypeAlias = tuple[str | int, ...]
_NOWHERE = Span(1, 1, 1, 1)
_COLON = re.compile(r"\s*:")
_LEAD = re.compile(r"(?: |- )*")
_INDENT = 2


class Put(NamedTuple):
    """A value for a path: keys, and numbers of items that are there."""

    path: Path
    value: Node | Laid


_Tree: TypeAlias = "dict[str | int, _Tree] | Node | Laid"
"""The values by the first step of their paths."""


def text_node(text: str) -> Scalar:
    """A text that is to be put, which is no blank even where it looks like one."""
    plain = Scalar(text, _NOWHERE)
    return plain._replace(style='"') if is_blank(plain) else plain


def prose_node(text: str) -> Scalar:
    """A text that is to be put; several paragraphs, a line each, stand under |."""
    return Scalar(f"{text}\n", _NOWHERE, "|") if "\n" in text else text_node(text)


def list_node(items: Iterable[Node]) -> Sequence:
    """A list that is to be put."""
    return Sequence(tuple(items), _NOWHERE)


def group_node(entries: Iterable[tuple[str, Node]]) -> Mapping:
    """Keys and values that are to be put."""
    return Mapping(tuple(Entry(Scalar(key, _NOWHERE), value) for key, value in entries), _NOWHERE)


BLANK = Scalar("~", _NOWHERE)


def put(source: Source, root: Mapping, values: Iterable[Put], order: Order = AS_WRITTEN) -> Outcome[str]:
    """The file's text with the values; a new key goes behind the one that comes before it in `order`.

    RG902, and no text, where it would not say that.
    """
    tree: dict[str | int, _Tree] = {}
    for path, value in values:
        below = tree
        for step in path[:-1]:
            deeper = below.setdefault(step, {})
            assert isinstance(deeper, dict), "no value is put below another one"
            below = deeper
        below[path[-1]] = value
    if not tree:
        return Outcome(source.text)
    text = apply(source, _Putter(source).below(root, tree, order, flow=False))
    made = Source(source.path, text)
    again = parse(made).value
    if again is None or meaning(again) != meaning(_with(root, tree)) or not _same_comments(made, again, source, root):
        message = "写入后的内容会与应有的不同，没有改动；这是程序的错"
        place = Place(source, _NOWHERE)
        return Outcome(None, (Diagnostic("RG902", message, place, ("请把这个文件发给维护人员；文件没有改动",)),))
    return Outcome(text)


def _same_comments(made: Source, again: Node, source: Source, root: Node) -> bool:
    before, after = (Counter(c.text for c in comments(s, r)) for s, r in ((source, root), (made, again)))
    return before == after and count_hashes(made, again) == count_hashes(source, root)


def _built(tree: _Tree) -> Node:
    """Values that nothing is there for yet, as a tree."""
    if isinstance(tree, dict):
        return group_node((str(key), _built(below)) for key, below in tree.items())
    return tree.node if isinstance(tree, Laid) else tree


def _with(node: Node, tree: _Tree) -> Node:
    """What a node says once the values are put."""
    if not isinstance(tree, dict):
        return _built(tree)
    if isinstance(node, Sequence):
        return node._replace(items=tuple(_with(n, tree[i]) if i in tree else n for i, n in enumerate(node.items)))
    if not isinstance(node, Mapping):
        return _built(tree)
    entries = [e._replace(value=_with(e.value, tree[e.key.text])) if e.key.text in tree else e for e in node.entries]
    there = {entry.key.text for entry in node.entries}
    new = group_node((str(key), _built(below)) for key, below in tree.items() if key not in there)
    return node._replace(entries=(*entries, *new.entries))


class _Putter:
    """Edits of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def below(self, node: Node, tree: dict[str | int, _Tree], order: Order, flow: bool) -> Iterator[Edit]:
        """The edits within a collection."""
        if isinstance(node, Sequence):
            flow = flow or is_flow(self.source, node)
            for index, item in enumerate(node.items):
                if index in tree:
                    yield from self._into(item, tree[index], order.of_items(), flow)
            return
        assert isinstance(node, Mapping)
        flow = flow or is_flow(self.source, node)
        for entry in node.entries:
            if entry.key.text in tree:
                yield from self._entry(entry, tree[entry.key.text], order.below(entry.key.text), flow)
        there = {entry.key.text for entry in node.entries}
        new = [(str(key), value) for key, value in tree.items() if key not in there]
        rank = {key: index for index, key in enumerate(order.keys)}
        for key, value in sorted(new, key=lambda item: rank.get(item[0], len(rank))):
            if flow:
                yield self._in_braces(node, key, value)
            else:
                yield self._on_lines(node, key, value, rank)

    def _entry(self, entry: Entry, tree: _Tree, order: Order, flow: bool) -> Iterator[Edit]:
        value = entry.value
        if isinstance(tree, dict) and not flow and isinstance(value, Scalar) and value.style not in ("|", ">"):
            if value.text or value.style:  # a word for all of it: what it says now stands below the key
                yield Edit(Span(*self._behind_colon(entry), value.span.end_line, value.span.end_column), "")
            yield self._below(entry, tree)
        elif not is_blank(value) or (isinstance(value, Scalar) and value.text):
            yield from self._into(value, tree, order, flow)
        elif isinstance(tree, Laid) and not flow:
            line, indent = entry.key.span.end_line, entry.key.span.column - 1
            head, below = on_lines(tree.node, indent)
            if head:
                yield insert(*self._behind_colon(entry), f" {head}")
            yield insert(line, len(self.source.line(line)) + 1, "".join(f"\n{text}" for text in below))
        else:
            yield insert(*self._behind_colon(entry), f" {self._said(_built(tree), flow)}")

    def _below(self, entry: Entry, tree: dict[str | int, _Tree]) -> Edit:
        """A group below a key that has none yet."""
        line, indent = entry.key.span.end_line, entry.key.span.column - 1 + _INDENT
        if not is_blank(entry.value):
            line = max(line, entry.value.span.end_line)
        lines = "".join(f"\n{text}" for key, below in tree.items() for text in self._lines(str(key), below, indent))
        return insert(line, len(self.source.line(line)) + 1, lines)

    def _into(self, node: Node, tree: _Tree, order: Order, flow: bool) -> Iterator[Edit]:
        """The edits that put values in the place of, or within, what is there."""
        if isinstance(tree, dict) and not isinstance(node, Scalar):
            yield from self.below(node, tree, order, flow)
            return
        if not flow and isinstance(node, Scalar) and isinstance(tree, Scalar) and tree.style == "|":
            yield from self._as_block(node, tree)
            return
        span = node.span
        if not isinstance(node, Scalar) and not is_flow(self.source, node):
            last = last_line(self.source, node)
            span = Span(span.line, span.column, last, len(self.source.line(last)) + 1)
        elif isinstance(node, Scalar) and node.style in ("|", ">"):
            last = last_line(self.source, node)
            span = span._replace(end_line=last, end_column=len(self.source.line(last)) + 1)
        before = self.source.line(span.line)[span.column - 2 : span.column - 1]
        bare = before == "-" and (span.line, span.column) == (span.end_line, span.end_column)  # an item without value
        yield Edit(span, f"{' ' * bare}{self._said(_built(tree), flow)}")

    def _as_block(self, node: Scalar, value: Scalar) -> Iterator[Edit]:
        """The edits that make a text one under `|`; what stands behind it, or behind the sign, stays there."""
        found = block(value)
        if found is None:
            yield Edit(node.span, written(value))
            return
        header, lines = found
        own = self.source.line(node.span.line)
        if node.style in ("|", ">"):
            first, last = node.span.line + 1, last_line(self.source, node)
            sign = own[node.span.column - 1 :].partition("#")[0].rstrip()
            yield Edit(Span(node.span.line, node.span.column, node.span.line, node.span.column + len(sign)), header)
            text = self.source.line(first)
            indent = len(text) - len(text.lstrip(" "))
            span = Span(first, 1, last, len(self.source.line(last)) + 1)
            yield Edit(span, "\n".join(" " * indent + line if line else "" for line in lines))
            return
        indent = len(_LEAD.match(own)[0]) + _INDENT  # type: ignore[index]  # matches any line
        yield Edit(node.span, header)
        end = node.span.end_line
        text = "".join("\n" + (" " * indent + line if line else "") for line in lines)
        yield insert(end, len(self.source.line(end)) + 1, text)

    def _behind_colon(self, entry: Entry) -> tuple[int, int]:
        line, column = entry.key.span.end_line, entry.key.span.end_column
        match = _COLON.match(self.source.line(line), column - 1)
        return line, match.end() + 1 if match else column

    def _in_braces(self, node: Mapping, key: str, value: _Tree) -> Edit:
        text = f"{key_text(Scalar(key, _NOWHERE), True)}: {self._said(_built(value), True)}"
        if not node.entries:
            return insert(node.span.line, node.span.column + 1, text)
        last = node.entries[-1]
        ends = last.value.span.end_line, last.value.span.end_column
        if isinstance(last.value, Scalar) and not last.value.text and not last.value.style:
            return insert(*self._behind_colon(last), f" , {text}")
        return insert(*ends, f", {text}")

    def _on_lines(self, node: Mapping, key: str, value: _Tree, rank: dict[str, int]) -> Edit:
        """A new key on lines of its own, behind the nearest one that comes before it."""
        own = rank.get(key, len(rank))
        earlier = [e for e in node.entries if rank.get(e.key.text, len(rank)) < own]
        before = max(earlier, key=lambda e: rank[e.key.text]) if earlier and own < len(rank) else node.entries[-1]
        lines = self._lines(key, value, node.entries[0].key.span.column - 1)
        line = _last_line_of(self.source, before)
        return insert(line, len(self.source.line(line)) + 1, "".join(f"\n{text}" for text in lines))

    def _lines(self, key: str, value: _Tree, indent: int) -> Iterator[str]:
        head = f"{' ' * indent}{key_text(Scalar(key, _NOWHERE))}:"
        if isinstance(value, Laid):
            own, lines = on_lines(value.node, indent)
            yield f"{head} {own}" if own else head
            yield from lines
            return
        if not isinstance(value, dict):
            yield f"{head} {self._said(value, flow=False)}"
            return
        yield head
        for below, deeper in value.items():
            yield from self._lines(str(below), deeper, indent + _INDENT)

    @staticmethod
    def _said(node: Node, flow: bool) -> str:
        return written(node, flow) if isinstance(node, Scalar) else flow_text(node)


def _last_line_of(source: Source, entry: Entry) -> int:
    return max(entry.key.span.end_line, last_line(source, entry.value))


def last_line(source: Source, node: Node) -> int:
    """The last line of a value, 0 for one that is blank; the span of a block goes on to what comes next."""
    if not isinstance(node, Scalar):
        if is_flow(source, node):
            return node.span.end_line
        if isinstance(node, Sequence):
            return max((max(item.span.line, last_line(source, item)) for item in node.items), default=0)
        return max((_last_line_of(source, entry) for entry in node.entries), default=0)
    if not node.text and not node.style:
        return 0
    last = node.span.end_line
    if node.style in ("|", ">"):
        last -= node.span.end_line > node.span.line and node.span.end_column == 1
        while last > node.span.line and not source.line(last).strip():
            last -= 1
    return last
