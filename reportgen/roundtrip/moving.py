"""Floor 7: paragraphs moved as changes of the facts file, with what they quote.

Every function proposes; whether a proposal prints what was asked for is found out by building the report with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.nodes import Inlines, plain
from reportgen.origin import Expression, Fact
from reportgen.roundtrip.doubts import is_number
from reportgen.roundtrip.grounds import Ground, Grounds, is_quote
from reportgen.roundtrip.printed import Printed
from reportgen.roundtrip.restructuring import Way, common_path, ways, with_items, with_value
from reportgen.roundtrip.rewriting import paragraphs
from reportgen.roundtrip.touching import respelled, touches
from reportgen.roundtrip.units import compared
from reportgen.yaml_text.putting import Put
from reportgen.yaml_text.relisting import at, relisted
from reportgen.yaml_text.tree import Mapping, Node, Scalar
from reportgen.yaml_text.tree import Sequence as List

_TOPIC = "主题"


def quoted(grounds: Grounds, content: Inlines, text: str) -> str | None:
    """What a text of the file has to say to print a paragraph as `text`, quotes and all.

    None where a number of the facts would stand there typed.
    """
    texts = respelled(content, text, touches(content, text))
    pieces: dict[int, str] = {}
    for ground in grounds.of(content):
        pieces.update(enumerate(ground.pieces, ground.first))
    line = ""
    for index, (run, new) in enumerate(zip(content, texts)):
        piece = pieces.get(index)
        if piece is not None and new == run.text:
            line += piece
            continue
        of_facts = is_quote(piece) if piece is not None else isinstance(run.origin, (Fact, Expression))
        if of_facts and is_number(run.text):
            return None
        line += new
    return line


def sources_of(grounds: Grounds, printed: Iterable[Printed]) -> Iterator[tuple[str, str]]:
    """The texts of the paragraphs that quote the facts, with what they are in the file."""
    for one in printed:
        text = plain(one.content)
        source = quoted(grounds, one.content, text)
        if source is not None and source != text:
            yield compared(text), source


def transplanted(grounds: Grounds, node: Node | None, before: Inlines, after: Inlines) -> Iterator[Way]:
    """Ways to print an item that was taken out, as it is, behind or before another paragraph: in a list around that."""
    if node is None:
        return
    for side, shift in ((grounds.of(before)[-1:], 1), (grounds.of(after)[:1], 0)):
        for ground in side:
            for depth in range(len(ground.path) - 1, 0, -1):
                index = ground.path[depth]
                if isinstance(index, int):
                    for item in _items(node):
                        yield from with_items(grounds, ground.path[:depth], index + shift, [item])


def _items(node: Node) -> Iterator[Node]:
    """The item as it is, and without its 主题, which the templates of another part may not know."""
    yield node
    if isinstance(node, Mapping) and node.get(_TOPIC) is not None:
        yield node._replace(entries=tuple(entry for entry in node.entries if entry.key.text != _TOPIC))


def moved(grounds: Grounds, content: Inlines, before: Inlines, after: Inlines) -> Iterator[Way]:
    """Ways to print a paragraph behind, or before, another one: within its list, or within its text."""
    own = grounds.of(content)
    for side, shift in ((grounds.of(before)[-1:], 1), (grounds.of(after)[:1], 0)):
        for other in side:
            for ground in own[:1]:
                if ground.path == other.path:  # one datum may be printed twice, and is no other line
                    yield from _line_moved(grounds, ground, other, shift) if ground.line != other.line else ()
                    continue
                path = common_path((ground.path, other.path))
                node = at(grounds.root, path)
                if isinstance(node, List) and len(ground.path) > len(path) < len(other.path):
                    start, goal = ground.path[len(path)], other.path[len(path)]
                    assert isinstance(start, int) and isinstance(goal, int), "items of a list have numbers"
                    if start == goal:
                        continue
                    order = [i for i in range(len(node.items)) if i != start]
                    order.insert(order.index(goal) + shift, start)
                    yield from ways(relisted(grounds.source, grounds.root, path, order), path)


def _line_moved(grounds: Grounds, ground: Ground, other: Ground, shift: int) -> Iterator[Way]:
    scalar = at(grounds.root, ground.path)
    assert isinstance(scalar, Scalar), "the path is that of a text"
    lines = scalar.text.split("\n")
    line = lines[ground.line]
    order = [i for i in range(len(lines)) if i != ground.line]
    place = order.index(other.line) + shift
    moved_lines = [lines[i] for i in order]
    moved_lines.insert(place, line)
    yield from with_value(grounds, Put(ground.path, paragraphs("\n".join(moved_lines), scalar)))
