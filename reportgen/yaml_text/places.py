"""Floor 1: places in a YAML source of parts of texts and of key paths."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence as Sized

from reportgen.source import Place, Source, Span
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, Sequence


class TextPlaces:
    """Where parts of a scalar's text stand in the source, found without reading the text again for each.

    Exact for `|` blocks and for texts on one line without escapes; else the scalar as a whole.
    """

    def __init__(self, source: Source, scalar: Scalar, path: str = "") -> None:
        """`path` goes into the places; `starts` are the offsets of a block's lines."""
        self.source, self.scalar, self.path = source, scalar, path
        self.starts = [0, *(m.end() for m in re.finditer("\n", scalar.text) if scalar.style == "|")]

    def at(self, offset: int, length: int) -> Place:
        """The place of `length` characters at `offset`."""
        text, span, style = self.scalar
        line, column = span.line, span.column + offset + (style in ("'", '"'))
        if style == "|":
            index = bisect_right(self.starts, offset) - 1
            start, stop = (*self.starts[index : index + 2], len(text) + 1)[:2]
            line += 1 + index
            column = self.source.line(line).find(text[start : stop - 1]) + 1 + offset - start
        wanted = text[offset : offset + length]
        if column > 0 and wanted and self.source.line(line)[column - 1 : column - 1 + length] == wanted:
            return Place(self.source, Span(line, column, line, column + length), self.path)
        return Place(self.source, span, self.path)


class Ways:
    """The nodes of a tree by the ways to them; the keys of a mapping are put into a table when it is first asked."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._tables: dict[int, tuple[Mapping, dict[str, Entry]]] = {}

    def at(self, way: Sized[str | int]) -> Node | None:
        """The node behind keys and indices, None where there is none."""
        node: Node | None = self.root
        for step in way:
            if isinstance(step, int) and isinstance(node, Sequence):
                node = node.items[step]
            else:
                entry = self._entry(node, str(step))
                node = entry.value if entry is not None else None
        return node

    def deepest(self, keys: Sized[str]) -> Span:
        """The span of the last key on the way `keys` that the tree has; the first key of the file where none is.

        A key may be followed by indices, as in 举措[0].
        """
        node: Node | None = self.root
        found = Span(1, 1, 1, 1)
        if isinstance(node, Mapping) and node.entries:
            found = node.entries[0].key.span
        for key, *indices in (re.split(r"\[(\d+)\]", key)[: 1 + 2 * key.count("[")] for key in keys):
            entry = self._entry(node, key)
            if entry is None:
                break
            node, found = entry.value, entry.key.span
            for index in (int(digits) for digits in indices if digits):
                if not isinstance(node, Sequence) or index >= len(node.items):
                    return found
                node = node.items[index]
                found = node.span
        return found

    def _entry(self, node: Node | None, key: str) -> Entry | None:
        if not isinstance(node, Mapping):
            return None
        known = self._tables.get(id(node))
        if known is None or known[0] is not node:
            known = self._tables[id(node)] = node, {entry.key.text: entry for entry in reversed(node.entries)}
        return known[1].get(key)


def deepest(root: Node, keys: Sized[str]) -> Span:
    """As `Ways.deepest`, where one place is asked for."""
    return Ways(root).deepest(keys)
