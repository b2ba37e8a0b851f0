"""Floor 1: values that are put into a YAML file on lines of their own, an item or a key on each."""

from __future__ import annotations

from reportgen.tuples import NamedTuple
from reportgen.yaml_text.edit import block, flow_text, key_text, written
from reportgen.yaml_text.tree import Mapping, Node, Scalar, Sequence

_INDENT = 2
_SHORT = 40
"""Characters of each text of a list that stands on one line."""


class Laid(NamedTuple):
    """A value that takes lines of its own, an item or a key on each, where it does not stand within brackets."""

    node: Node


def _is_row(node: Node) -> bool:
    """Whether it is a list of short texts, which stands on one line."""
    if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node.items):
        return False
    return max(len(item.text) for item in node.items if isinstance(item, Scalar)) <= _SHORT


def on_lines(node: Node, indent: int) -> tuple[str, list[str]]:
    """What stands behind the key or dash of a value, and the lines below; `indent` is that of the key or dash."""
    inner = indent + _INDENT
    if isinstance(node, Scalar):
        found = block(node)
        if found is None:
            return written(node), []
        return found[0], [" " * inner + line if line else "" for line in found[1]]
    if not (node.items if isinstance(node, Sequence) else node.entries) or _is_row(node):
        return flow_text(node), []
    lines: list[str] = []
    if isinstance(node, Sequence):
        for item in node.items:
            head, below = on_lines(item, inner)
            if isinstance(item, Mapping) and item.entries:  # its first key stands behind the dash
                head, below = below[0][inner + _INDENT :], below[1:]
            lines += [f"{' ' * inner}- {head}", *below]
        return "", lines
    for entry in node.entries:
        head, below = on_lines(entry.value, inner)
        lines += [f"{' ' * inner}{key_text(entry.key)}:{' ' if head else ''}{head}", *below]
    return "", lines
