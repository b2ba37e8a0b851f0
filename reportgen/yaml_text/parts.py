"""Floor 1: a YAML tree as parts, each a key with its value or an item of a list, with the comments that go with it.

A comment on a line of its own goes with the key below it; indented deeper than that key, with the collection that
ends there. A comment at the end of a line goes with the key of that line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from reportgen.source import Source
from reportgen.yaml_text.edit import Comment, block, comments, is_flow
from reportgen.yaml_text.tree import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class Order:
    """The order of the keys of a mapping, and of what lies below; unknown keys stay behind, as written.

    A list hands its items to `items`, or to this order itself. `unfold` writes a mapping on lines of its own even
    where it stood in braces on one line.
    """

    keys: tuple[str, ...] = ()
    known: Table[str, Order] = field(default_factory=dict)
    every: Order | None = None
    items: Order | None = None
    unfold: bool = False

    def below(self, key: str) -> Order:
        """The order of the value under `key`."""
        return self.known.get(key) or self.every or AS_WRITTEN

    def of_items(self) -> Order:
        """The order of a list's items."""
        return self.items or self

    def sorted(self, mapping: Mapping) -> list[Entry]:
        """The entries in this order."""
        rank = {key: index for index, key in enumerate(self.keys)}
        return sorted(mapping.entries, key=lambda e: rank.get(e.key.text, len(rank)))


AS_WRITTEN = Order()


class Part:
    """`above` and `inside` (below the value, one level deeper) hold lines, "" for a blank one; `beside` is one comment.

    The root is a part without key, dash and line: `above` is the head of the file, `inside` its end.
    """

    __slots__ = ("above", "beside", "column", "inside", "key", "line", "order", "parent", "parts", "value")

    def __init__(self, value: Node, order: Order, parent: Part | None, line: int, column: int) -> None:
        """`column` is that of the key or the dash."""
        self.value, self.order, self.parent, self.line, self.column = value, order, parent, line, column
        self.key: Scalar | None = None
        self.parts: list[Part] = []
        self.above: list[str] = []
        self.inside: list[str] = []
        self.beside = ""

    def ancestors(self) -> Iterator[Part]:
        """The part itself and those around it, up to the root."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.parent


def parts_of(source: Source, root: Mapping, order: Order) -> Part:
    """The root with all parts in the order of the source and every comment in its place."""
    return _Builder(source).build(root, order)


class _Builder:
    """Parts in the order of the source, then the comments among them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.listed: list[Part] = []
        self.head: list[str] = []

    def build(self, root: Mapping, order: Order) -> Part:
        top = Part(root, order, None, 0, 0)
        self._below(top)
        starts = [(part.line, part.column) for part in self.listed]
        for comment in comments(self.source, root):
            index = bisect_left(starts, (comment.line, comment.column)) - 1
            before = self.listed[index] if index >= 0 else None
            after = self.listed[index + 1] if index + 1 < len(self.listed) else None
            if before is None:
                self._set(self.head, comment)
            elif comment.own:
                self._set(self._home(comment, before, after, top), comment)
            else:
                self._beside(comment, before)
        for part in self.listed:
            if self._is_first_on_line(part) and self._follows_blank(part.line):
                part.above.append("")
        self._split_head(top)
        return top

    def _below(self, part: Part) -> None:
        """The parts of a collection that is not written on one line within brackets."""
        value, order = part.value, part.order
        if self.is_inline(value, order):
            return
        if isinstance(value, Mapping):
            for entry in value.entries:
                span = entry.key.span
                self._add(part, entry.value, order.below(entry.key.text), span.line, span.column).key = entry.key
                self._below(part.parts[-1])
        elif isinstance(value, Sequence):
            for item in value.items:
                line, column = self._dash(part, item)
                self._add(part, item, order.of_items(), line, column)
                self._below(part.parts[-1])

    def _add(self, parent: Part, value: Node, order: Order, line: int, column: int) -> Part:
        part = Part(value, order, parent, line, column)
        parent.parts.append(part)
        self.listed.append(part)
        return part

    def is_inline(self, node: Node, order: Order) -> bool:
        """Whether a value stays within its line: a text, nothing, or brackets that open and close on one line."""
        if isinstance(node, Scalar):
            return True
        if isinstance(node, Mapping):
            if not node.entries:
                return True
            if order.unfold:
                return False
        elif not node.items:
            return True
        return is_flow(self.source, node) and node.span.line == node.span.end_line

    def _dash(self, part: Part, item: Node) -> tuple[int, int]:
        """Where an item begins: at its dash, within brackets at itself."""
        span = part.value.span
        assert isinstance(part.value, Sequence)
        if is_flow(self.source, part.value):
            return item.span.line, item.span.column
        if not part.parts:
            return span.line, span.column
        earlier = part.parts[-1]
        line = max(earlier.line + 1, earlier.value.span.end_line)
        while not self._has_dash(line, span.column) and line < item.span.line:
            line += 1
        return line, span.column

    def _has_dash(self, line: int, column: int) -> bool:
        text = self.source.line(line)
        return not text[: column - 1].strip() and text[column - 1 : column + 1] in ("-", "- ", "-\t")

    def _home(self, comment: Comment, before: Part, after: Part | None, top: Part) -> list[str]:
        """The list that a comment on a line of its own belongs to."""
        at, span = (comment.line, comment.column), before.value.span
        end = (span.end_line, span.end_column)
        if not before.parts and at < end and (span.line, span.column) != end:
            return before.above  # between a key and its value
        around = set(after.ancestors()) if after is not None else {top}
        flow = next((p for p in before.ancestors() if self._is_open_flow(p, at)), None)
        if flow is not None:
            return after.above if after is not None and flow in around else flow.inside
        for part in before.ancestors():
            if part in around:
                break
            if part.column < comment.column and not (isinstance(part.value, Scalar) and block(part.value)):
                return part.inside
        return after.above if after is not None else top.inside

    def _is_open_flow(self, part: Part, at: tuple[int, int]) -> bool:
        if isinstance(part.value, Scalar) or not part.parts or not is_flow(self.source, part.value):
            return False
        span = part.value.span
        return (span.line, span.column) < at < (span.end_line, span.end_column)

    def _beside(self, comment: Comment, before: Part) -> None:
        owner = before
        for part in before.ancestors():
            outer = part.parent
            if outer is None or isinstance(outer.value, Scalar) or not is_flow(self.source, outer.value):
                continue
            if (outer.value.span.end_line, outer.value.span.end_column) <= (comment.line, comment.column):
                owner = outer
        if owner.parent is None:
            owner.inside.append(comment.text)
        elif owner.beside or (owner.key is None and owner.parts):
            owner.above.append(comment.text)
        else:
            owner.beside = comment.text

    def _set(self, home: list[str], comment: Comment) -> None:
        home += [""] * self._follows_blank(comment.line) + [comment.text]

    def _follows_blank(self, line: int) -> bool:
        return line > 1 and not self.source.line(line - 1).strip()

    def _is_first_on_line(self, part: Part) -> bool:
        return not self.source.line(part.line)[: part.column - 1].strip()

    def _split_head(self, top: Part) -> None:
        """Comments above the first key are the file's head; after a blank line, they go with the key."""
        if not top.parts:
            top.above = self.head
            return
        head = [*self.head, *top.parts[0].above]
        last = max((i for i, line in enumerate(head) if not line and i), default=len(head))
        top.above, top.parts[0].above = head[: last + 1], head[last + 1 :]
