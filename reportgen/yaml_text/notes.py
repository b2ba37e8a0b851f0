"""Floor 1: comments put beside values of a YAML file, or above those that take several lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reportgen.source import Source, Span
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.edit import Comment, Edit, apply, comments, insert, is_flow
from reportgen.yaml_text.tree import Entry, Node, Scalar
from reportgen.yaml_text.tree import Mapping as Tree

Path = tuple[str, ...]


class _Line(NamedTuple):
    """A line that a key stands on: its indent, and the comment that it ends with."""

    number: int
    indent: int
    comment: Comment | None


def annotate(source: Source, root: Tree, notes: Mapping[Path, str], above: Collection[str] = ()) -> str:
    """The text with a comment (without #) at each path of keys; one that stands there goes above the key.

    Below the keys `above`, whose texts might hold a # themselves, each comment stands above its key. A path that the
    file does not have is a fault of the caller.
    """
    beside = {comment.line: comment for comment in comments(source, root) if not comment.own}
    edits = [e for path, note in notes.items() for e in _edits(source, root, path, note, beside, path[0] in above)]
    return apply(source, edits)


def _entry(root: Tree, path: Path) -> Entry:
    node: Node | None = root
    found: Entry | None = None
    for key in path:
        assert isinstance(node, Tree), f"no keys at {path}"
        found = next(entry for entry in node.entries if entry.key.text == key)
        node = found.value
    assert found is not None
    return found


def _edits(
    source: Source, root: Tree, path: Path, note: str, beside: Mapping[int, Comment], above: bool
) -> Iterator[Edit]:
    entry = _entry(root, path)
    span = entry.key.span
    line = _Line(span.line, span.column - 1, beside.get(span.line))
    text = f"# {' '.join(note.split())}"
    if above or not _is_short(source, entry):
        yield insert(line.number, 1, f"{' ' * line.indent}{text}\n")
        return
    end = len(source.line(line.number)) + 1
    start = line.comment.column if line.comment else end
    if line.comment:
        yield insert(line.number, 1, f"{' ' * line.indent}{line.comment.text}\n")
    yield Edit(Span(line.number, start, line.number, end), text if line.comment else f" {text}")


def _is_short(source: Source, entry: Entry) -> bool:
    """Whether a value stands on the line of its key."""
    value = entry.value
    if isinstance(value, Scalar):
        return value.style not in ("|", ">") and (not value.text or value.span.end_line == entry.key.span.line)
    return is_flow(source, value) and value.span.end_line == entry.key.span.line
