"""Floor 1: edits of YAML source text by spans, so that comments and all that is not edited stay as they were.

The one mechanism of whatever writes into a clerk's file. An edit replaces the text of a span; `layout` in
`yaml_layout` puts the whole into canonical form afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.records import is_blank
from reportgen.source import Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence


class Edit(NamedTuple):
    """`text` goes where `span` is; a span without width inserts."""

    span: Span
    text: str


class Comment(NamedTuple):
    """A comment from its # on, without space at its end; `own` where nothing else stands on its line."""

    text: str
    line: int
    column: int
    own: bool


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The text with all edits made; edits at one place are made in the order given.

    Raises:
        ValueError: two edits overlap, which is a fault of the caller.
    """
    starts = [0]
    for line in source.lines:
        starts.append(starts[-1] + len(line) + 1)
    parts, at = [], 0
    for span, text in sorted(edits, key=lambda e: (e.span.line, e.span.column)):
        start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
        if start < at:
            raise ValueError(f"edits overlap at line {span.line}")
        parts += [source.text[at:start], text]
        at = end
    return "".join([*parts, source.text[at:]])


def insert(line: int, column: int, text: str) -> Edit:
    """`text` before the character at (line, column)."""
    return Edit(Span(line, column, line, column), text)


def whole_lines(first: int, last: int) -> Span:
    """Lines `first` to `last` with their ends."""
    return Span(first, 1, last + 1, 1)


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts of a tree, keys too, in the order of the source."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


_HEADER_COMMENT = re.compile(r"#.*")  # libyaml takes one right behind the sign, too


def comments(source: Source, root: Node) -> tuple[Comment, ...]:
    """Every comment in order: outside the texts, each # begins one."""
    found: list[Comment] = []
    line, column = 1, 1
    for text in scalars(root):
        span = text.span
        if (span.line, span.column) >= (span.end_line, span.end_column):
            continue  # a key without value: where the parsers think it stands is no matter
        found += _between(source, line, column, Span(line, column, span.line, span.column))
        if text.style in ("|", ">"):
            header = source.line(span.line)
            match = _HEADER_COMMENT.search(header, span.column - 1)
            if match:
                found.append(Comment(match.group().rstrip(), span.line, match.start() + 1, False))
        line, column = span.end_line, span.end_column
    last = len(source.lines)
    found += _between(source, line, column, Span(line, column, last, len(source.line(last)) + 1))
    return tuple(found)


def count_hashes(source: Source, root: Node) -> int:
    """How many # the comments hold, counted without looking for them: all that are in no text."""
    inside = sum(_hashes(source, text) for text in scalars(root))
    return source.text.count("#") - inside


def _hashes(source: Source, text: Scalar) -> int:
    """The # of a text as written: in double quotes an escape may stand for one."""
    if text.style != '"':
        return text.text.count("#")
    span = text.span
    lines = [source.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return sum(line.count("#") for line in lines)


def _between(source: Source, line: int, column: int, span: Span) -> Iterator[Comment]:
    """Comments in a stretch of source that holds no text; each goes on to the end of its line."""
    for number in range(line, span.end_line + 1):
        text = source.line(number)
        stop = span.end_column - 1 if number == span.end_line else len(text)
        at = text.find("#", column - 1 if number == line else 0, stop)
        if at >= 0:
            yield Comment(text[at:].rstrip(), number, at + 1, not text[:at].strip())


def meaning(node: Node) -> object:
    """What a tree says, whatever its layout: texts, lists in order, keys in any order, which values are blank."""
    if isinstance(node, Scalar):
        return (node.text, is_blank(node))
    if isinstance(node, Sequence):
        return [meaning(item) for item in node.items]
    return {entry.key.text: meaning(entry.value) for entry in node.entries}


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\ufeff": "\\ufeff"}
_SPECIAL_START = re.compile(r"[?:,\[\]{}#&*!|>'\"%@`]|-(?:\s|$)|---|\.\.\.")
_SPECIAL = re.compile(r": |:$| #|[\n\t\ufeff]")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}?]")
# Signs for which a plain text is reported and a quoted one is not: they keep the quotes that they have.
_SUSPICIOUS = re.compile("(?:^| )[-－—]|：|^\u3000")


# What a block cannot hold: a tab between words is read as a space.
_LOST_IN_BLOCK = re.compile(r"(?<=\S) *\t|\ufeff")


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def can_be_plain(text: str, flow: bool) -> bool:
    """Whether both parsers read the bare characters as this text; `flow` within brackets."""
    if not text or text != text.strip() or _SPECIAL_START.match(text) or _SPECIAL.search(text):
        return False
    return not (flow and _SPECIAL_IN_FLOW.search(text))


def written(scalar: Scalar, flow: bool = False, guarded: bool = False) -> str:
    """A text on one line: plain where that is safe, else in double quotes; nothing where there is no value.

    `guarded` asks for quotes in any case, since a comment follows that must not look like part of the text.
    """
    text = scalar.text
    if is_blank(scalar):
        return text
    keeps = scalar.style != "" and (_SUSPICIOUS.search(text) or is_blank(Scalar(text, scalar.span)))
    return quoted(text) if guarded or keeps or not can_be_plain(text, flow) else text


def block(scalar: Scalar) -> tuple[str, list[str]] | None:
    """The header and the lines of a text that is written under `|`; None for one that is not.

    Texts under `|` and `>` stay under `|`, and what was quoted over several lines with a paragraph in it goes there.
    """
    text, span = scalar.text, scalar.span
    if scalar.style not in ("|", ">") and not (span.end_line > span.line and "\n" in text):
        return None
    body = text.rstrip("\n")
    if not body.strip() or _LOST_IN_BLOCK.search(text):
        return None
    ends = len(text) - len(body)
    indicator = "2" if body.lstrip("\n")[0] in " \t" else ""
    lines = [*body.split("\n"), *[""] * (ends - 1)]
    return "|" + indicator + ("-", "", "+")[min(ends, 2)], lines


def flow_text(node: Node) -> str:
    """A value as it is written within brackets, keys in the order given."""
    if isinstance(node, Scalar):
        return written(node, flow=True)
    if isinstance(node, Sequence):
        return f"[{', '.join(flow_text(item) for item in node.items)}]"
    return f"{{{', '.join(f'{key_text(e.key, True)}: {flow_text(e.value)}' for e in node.entries)}}}"


def key_text(key: Scalar, flow: bool = False) -> str:
    """A key, with the quotes that it needs."""
    text = key.text
    if key.style == "" and can_be_plain(text, flow):
        return text
    return written(key, flow) if text and not is_blank(Scalar(text, key.span)) else quoted(text)


def is_flow(source: Source, node: Mapping | Sequence) -> bool:
    """Whether a collection is written in brackets."""
    return source.line(node.span.line)[node.span.column - 1 : node.span.column] in ("{", "[")
