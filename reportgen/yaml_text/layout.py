"""Floor 1: the canonical layout of a YAML file: keys in a given order, two spaces, one way of quoting, all comments.

What the file says stays the same, which is verified before the text is handed out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.source import Place, Source, Span, display_width
from reportgen.yaml_text.edit import block, comments, count_hashes, flow_text, key_text, meaning, written
from reportgen.yaml_text.parts import AS_WRITTEN, Order, Part, parts_of
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence, parse

STOPS = (24, 40, 56)
"""Columns at which comments at line ends begin; behind longer lines they follow after two spaces."""

_LONGEST_KEY = 900
"""Characters of a key that is still written before its colon; YAML allows 1024."""


def layout(source: Source, root: Mapping, order: Order = AS_WRITTEN) -> Outcome[str]:
    """The file's text in canonical form; RG902, and no text, if it would say anything else than the source."""
    top = parts_of(source, root, replace(order, unfold=True))
    text = "\n".join(_Writer(source).file(top)) + "\n"
    if not _is_same(Source(source.path, text), source, root):
        place = Place(source, Span(1, 1, 1, 1))
        message = "整理后的内容会与原来不同，没有整理；这是程序的错"
        hint = "请把这个文件发给维护人员；文件没有改动"
        return Outcome(None, (Diagnostic("RG902", message, place, (hint,)),))
    return Outcome(text)


def _is_same(made: Source, source: Source, root: Node) -> bool:
    """Whether a file says what the source does, with all its comments; these are told in two ways."""
    again = parse(made).value
    if again is None or meaning(again) != meaning(root):
        return False
    if count_hashes(made, again) != count_hashes(source, root):
        return False
    return _comments(made, again) == _comments(source, root)


def _comments(source: Source, root: Node) -> Counter[str]:
    return Counter(comment.text for comment in comments(source, root))


class _Writer:
    """Lines out of parts."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines: list[str] = []

    def file(self, top: Part) -> list[str]:
        self._notes(top.above, 0, first=True)
        if not top.parts:
            self.lines.append("{}")
        self._parts(top, 0, "")
        self._notes(top.inside, 0, first=False)
        return self.lines

    def _parts(self, outer: Part, indent: int, dash: str) -> None:
        """All parts of a collection; `dash` is what goes before the first one, within the indent."""
        parts = _ordered(outer)
        for index, part in enumerate(parts):
            lead = dash if index == 0 else ""
            self._notes(part.above, indent - len(lead), first=index == 0)
            self._part(part, indent, " " * (indent - len(lead)) + lead)
            if part.inside:
                self._notes(part.inside, indent + 2, first=False)

    def _part(self, part: Part, indent: int, start: str) -> None:
        if part.key is None:
            if part.parts:
                self._parts(part, indent + 2, start.lstrip(" ") + "- ")
                return
            head = start + "-"
        else:
            key = key_text(part.key)
            if len(key) > _LONGEST_KEY:
                self.lines.append(f"{start}? {key}")
                start, key = " " * indent, ""
            head = f"{start}{key}:"
        if part.parts:
            self._line(head, part.beside)
            self._parts(part, indent + 2, "")
            return
        value, more = self._value(part)
        self._line(f"{head} {value}" if value else head, part.beside)
        self.lines += [" " * (indent + 2) + line if line else "" for line in more]

    def _value(self, part: Part) -> tuple[str, list[str]]:
        """What stands on the key's line, and the lines of a block below it."""
        value = part.value
        if not isinstance(value, Scalar):
            return flow_text(_sorted(value, part.order)), []
        laid = block(value)
        if laid is not None:
            return laid
        return written(value, guarded=bool(part.beside) and not self._precedes_comment(value)), []

    def _precedes_comment(self, value: Scalar) -> bool:
        """Whether a plain text is followed by a comment in the source already."""
        rest = self.source.line(value.span.end_line)[value.span.end_column - 1 :]
        return value.style == "" and rest[:1].isspace() and rest.lstrip().startswith("#")

    def _line(self, code: str, comment: str) -> None:
        if comment:
            width = display_width(code)
            column = next((stop for stop in STOPS if stop >= width + 2), width + 2)
            code += " " * (column - width) + comment
        self.lines.append(code)

    def _notes(self, notes: list[str], indent: int, first: bool) -> None:
        """Comments and blank lines, never two blank ones; none before the first part of a collection."""
        for note in notes:
            if note:
                self.lines.append(" " * indent + note)
            elif self.lines and self.lines[-1].strip() and not first:
                self.lines.append("")
            first = first and not note


def _ordered(outer: Part) -> list[Part]:
    """The parts in canonical order; the one that comes first gives its blank line to the one that did."""
    if not isinstance(outer.value, Mapping):
        return outer.parts
    by_key = {part.key.text: part for part in outer.parts if part.key is not None}
    parts = [by_key[entry.key.text] for entry in outer.order.sorted(outer.value)] if by_key else []
    if parts and parts[0] is not outer.parts[0] and parts[0].above[:1] == [""]:
        parts[0].above = parts[0].above[1:]
        outer.parts[0].above = ["", *outer.parts[0].above]
    return parts


def _sorted(node: Node, order: Order) -> Node:
    """A tree with the keys of its mappings in order."""
    if isinstance(node, Sequence):
        return node._replace(items=tuple(_sorted(item, order.of_items()) for item in node.items))
    if isinstance(node, Mapping):
        entries = (e._replace(value=_sorted(e.value, order.below(e.key.text))) for e in order.sorted(node))
        return node._replace(entries=tuple(entries))
    return node
