"""Floor 1: places in a YAML source of parts of texts and of key paths."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportgen.source import Place, Source, Span
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence


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


def deepest(root: Node, keys: list[str]) -> Span:
    """The span of the last key on the way `keys` that the tree has; the first key of the file where none is.

    A key may be followed by indices, as in 举措[0].
    """
    node: Node | None = root
    found = Span(1, 1, 1, 1)
    if isinstance(root, Mapping) and root.entries:
        found = root.entries[0].key.span
    for key, *indices in (re.split(r"\[(\d+)\]", key)[: 1 + 2 * key.count("[")] for key in keys):
        entry = next((e for e in node.entries if e.key.text == key), None) if isinstance(node, Mapping) else None
        if entry is None:
            break
        node, found = entry.value, entry.key.span
        for index in (int(digits) for digits in indices if digits):
            if not isinstance(node, Sequence) or index >= len(node.items):
                return found
            node = node.items[index]
            found = node.span
    return found
