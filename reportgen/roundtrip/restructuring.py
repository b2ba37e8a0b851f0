"""Floor 7: paragraphs added, deleted, split and merged as changes of the facts file's lists and texts.

Every function proposes whole texts of the file, the likeliest first; whether one prints what was asked for is found out
by building the report with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.document.nodes import Inlines
from reportgen.document.numbering import NUMBERING
from reportgen.facts.stops import ends_sentence
from reportgen.roundtrip.edits import FEED
from reportgen.roundtrip.grounds import Ground, Grounds
from reportgen.roundtrip.rewriting import paragraphs, scalar_with
from reportgen.roundtrip.touching import respelled, touches
from reportgen.roundtrip.units import CAPTION, NUMBER
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.putting import Path, Put, group_node, list_node, put, text_node
from reportgen.yaml_text.relisting import Made, at, relisted, without
from reportgen.yaml_text.tree import Mapping, Node, Scalar
from reportgen.yaml_text.tree import Sequence as List

_POINT_BEFORE = re.compile(rf"(.+[。；]){NUMBER.pattern}", re.DOTALL)
_POINT_AFTER = re.compile(rf"{NUMBER.pattern}(.+)", re.DOTALL)
_ANNEX = ("公文", "附件")
_HEADED = 60
"""Characters that a heading has at most."""
_HEADING, _TEXT = "小标题", "内容"


class Way(NamedTuple):
    """A text of the facts file that may be the one, the paths that it changes, comments that it drops."""

    text: str
    paths: tuple[Path, ...]
    lost: tuple[str, ...] = ()
    words: bool = False
    """It changes words alone, not where they stand."""


def counts_tables(contents: Iterable[Inlines]) -> bool:
    """Whether the program numbers any of the paragraphs as 表一."""
    firsts = (content[0] for content in contents if content)
    return any(first.origin == NUMBERING and CAPTION.match(first.text) for first in firsts)


def added(
    grounds: Grounds, texts: Sequence[str], before: Inlines, after: Inlines, tables: bool = False
) -> Iterator[Way]:
    """Ways to print new paragraphs between two others; `texts` are what they read, sources of quotes and all.

    `tables`: 表一 is a number in this report.
    """
    numbers = [NUMBER.match(text) if tables or not CAPTION.match(text) else None for text in texts]
    bare = [text[number.end() :] if number else text for text, number in zip(texts, numbers)]
    numbered = bare[0] != texts[0]
    sides = [(grounds.of(before)[-1:], 1), (grounds.of(after)[:1], 0)]
    items = (way for side, shift in sides for ground in side for way in _as_item(grounds, ground, bare, shift))
    lines = (
        way
        for side, shift in sides
        for ground in side
        if not numbered or NUMBER.match(ground.pieces[0])  # numbers that the text itself has
        for way in _as_lines(grounds, ground, texts, shift)
    )
    yield from (*items, *lines) if numbered else (*lines, *items)


def row_added(grounds: Grounds, cells: Sequence[str], before: Inlines, after: Inlines) -> Iterator[Way]:
    """Ways to print a new row of a table between two others."""
    row = list_node(text_node(cell) for cell in cells)
    for content, shift in ((before, 1), (after, 0)):
        for ground in grounds.of(content)[:1]:
            *above, index, _ = ground.path if len(ground.path) > 2 else (None, None)
            path = tuple(above)
            if isinstance(index, int) and isinstance(at(grounds.root, path), List):
                yield from with_items(grounds, path, index + shift, [row])


def deleted(grounds: Grounds, content: Inlines) -> Iterator[Way]:
    """Ways to print a paragraph no more: its lines, then what holds them, from the smallest to the whole section."""
    found = [ground for ground in grounds.of(content) if ground.path[0] == "正文" or ground.path[:2] == _ANNEX]
    if not found:  # figures are not deleted because a sentence of the template was
        return
    paths = tuple(dict.fromkeys(ground.path for ground in found))
    if len(paths) == 1:
        lines: dict[int, str | None] = {ground.line: None for ground in found}
        scalar = at(grounds.root, paths[0])
        if isinstance(scalar, Scalar) and len(scalar.text.rstrip("\n").split("\n")) > len(lines):
            yield from with_value(grounds, Put(paths[0], scalar_with(grounds, paths[0], lines)))
    common = common_path(paths)
    while len(common) >= 2:
        made = without(grounds.source, grounds.root, common)
        if made is not None:
            yield Way(made.text, (common,), made.lost)
        common = common[:-1]


def parted(grounds: Grounds, content: Inlines, text: str) -> Iterator[Way]:
    """Ways to print a paragraph in several (line feeds in `text` part them): lines of its text, items of its list."""
    for ground, line in sources(grounds, content, text):
        pieces = line.split("\n")
        if len(pieces) < 2:
            continue
        yield from with_value(grounds, Put(ground.path, scalar_with(grounds, ground.path, {ground.line: line})))
        first, *rest = [NUMBER.sub("", piece, count=1) if NUMBER.match(piece) else piece for piece in pieces]
        changed = put(
            grounds.source,
            grounds.root,
            [Put(ground.path, scalar_with(grounds, ground.path, {ground.line: first}))],
        ).value
        if changed is not None:
            again = grounds.again(changed)
            yield from _as_item(again, ground, rest, 1)


def points(grounds: Grounds, content: Inlines, text: str) -> Iterator[Way]:
    """Ways to print points put into, or taken out of, a paragraph in which points run on (一是…二是…)."""
    found = touches(content, text)
    texts = respelled(content, text, found)
    for ground in grounds.of(content):
        own = range(ground.first, ground.last)
        if all(not texts[i].strip() for i in own):
            yield from _gone(grounds, ground)
        for touch in found:
            if touch.run not in own or touch.start != touch.end:
                continue
            new, run = text[touch.new_start : touch.new_end], content[touch.run]
            before, after = _POINT_BEFORE.fullmatch(new), _POINT_AFTER.fullmatch(new)
            if before and touch.run == ground.first and touch.start == 0:
                yield from _as_item(grounds, ground, [before[1]], 0)
            elif after and touch.run == ground.last - 1 and touch.end == len(run.text):
                yield from _as_item(grounds, ground, [after[1]], 1)


def _gone(grounds: Grounds, ground: Ground) -> Iterator[Way]:
    """Without what printed a point, and what holds it."""
    path = ground.path
    while len(path) > 2:
        made = without(grounds.source, grounds.root, path)
        yield from ways(made, path)
        path = path[:-1]


def merged(grounds: Grounds, content: Inlines, text: str) -> Iterator[Way]:
    """Ways to print several paragraphs as one: the texts of the others joined to the first."""
    feed = next(i for i, run in enumerate(content) if run.text == "\n" and run.origin == FEED)
    found = sources(grounds, content, text)
    before = [(ground, line) for ground, line in found if ground.last <= feed]
    rest = {ground.first: (ground, line) for ground, line in found if ground.first > feed}
    if not before or not rest:
        return
    first, joined = before[-1]
    texts, at_ = respelled(content, text, touches(content, text)), first.last
    while at_ < len(content):
        ground, line = rest.get(at_, (None, texts[at_]))
        joined += line.strip("\n")
        at_ = ground.last if ground is not None else at_ + 1
    if all(ground.path == first.path for ground, _ in rest.values()):
        lines: dict[int, str | None] = {first.line: joined, **{ground.line: None for ground, _ in rest.values()}}
        yield from with_value(grounds, Put(first.path, scalar_with(grounds, first.path, lines)))
        return
    value = Put(first.path, scalar_with(grounds, first.path, {first.line: joined}))
    changed = put(grounds.source, grounds.root, [value]).value
    paths = tuple(dict.fromkeys(ground.path for ground, _ in rest.values() if ground.path != first.path))
    common = common_path(paths)
    while changed is not None and len(common) > len(common_path((first.path, common))):
        again = grounds.again(changed)
        for way in ways(without(again.source, again.root, common), common):
            yield way._replace(paths=(first.path, common))
        common = common[:-1]


def sources(grounds: Grounds, content: Inlines, text: str) -> list[tuple[Ground, str]]:
    """What printed a paragraph, each with its line as it must be for the paragraph to read `text`; quotes are kept."""
    texts = respelled(content, text, touches(content, text))
    found = []
    for ground in grounds.of(content):
        line = ""
        for piece, index in zip(ground.pieces, range(ground.first, ground.last)):
            run, new = content[index], texts[index]
            line += piece if new == run.text else new
        found.append((ground, line))
    return found


def _as_lines(grounds: Grounds, ground: Ground, texts: Sequence[str], shift: int) -> Iterator[Way]:
    """The paragraphs as lines behind (1) or before (0) one of a text; a heading has but one line."""
    if ground.path[-1] in (_HEADING, "标题"):
        return
    scalar = at(grounds.root, ground.path)
    assert isinstance(scalar, Scalar), "the path is that of a text"
    lines = scalar.text.split("\n")
    lines[ground.line + shift : ground.line + shift] = texts
    yield from with_value(grounds, Put(ground.path, paragraphs("\n".join(lines), scalar)))


def _as_item(grounds: Grounds, ground: Ground, texts: Sequence[str], shift: int) -> Iterator[Way]:
    """The paragraphs as an item behind (1) or before (0) that of a text, in its list or in one around it."""
    for depth in range(len(ground.path) - 1, 0, -1):
        index, path = ground.path[depth], ground.path[:depth]
        if isinstance(index, int):
            for item in _items(at(grounds.root, (*path, index)), texts):
                yield from with_items(grounds, path, index + shift, item)


def _items(like: Node | None, texts: Sequence[str]) -> Iterator[list[Node]]:
    """New items that look as the one beside them: a heading and its text, or a text alone."""
    head, stop, tail = texts[0].partition("。")
    if isinstance(like, Mapping) and like.get(_HEADING) is not None and len(head) <= _HEADED:
        below = [tail, *texts[1:]] if tail else [*texts[1:]]
        if any(below) and (stop or not ends_sentence(head)):
            yield [group_node([(_HEADING, text_node(head)), (_TEXT, paragraphs("\n".join(below)))])]
    if isinstance(like, Mapping):
        yield [group_node([(_TEXT, text_node(text))]) for text in texts]
    yield [text_node(text) for text in texts]
    if len(texts) > 1:
        yield [paragraphs("\n".join(texts))]


def with_items(grounds: Grounds, path: Path, index: int, new: Sequence[Node]) -> Iterator[Way]:
    """The file with new items before number `index` of a list, if it is one."""
    node = at(grounds.root, path)
    if isinstance(node, List):
        items: list[int | Node] = list(range(len(node.items)))
        items[index:index] = new
        yield from ways(relisted(grounds.source, grounds.root, path, items), (*path, index))


def with_value(grounds: Grounds, value: Put) -> Iterator[Way]:
    """The file with one value, if that can be."""
    text = put(grounds.source, grounds.root, [value]).value
    if text is not None:
        yield Way(text, (value.path,))


def ways(made: Made | None, path: Path) -> Iterator[Way]:
    """What was made, if anything was."""
    if made is not None:
        yield Way(made.text, (path,), made.lost)


def common_path(paths: Sequence[Path]) -> Path:
    """The path that all begin with."""
    first = min(paths, key=len)
    length = next((i for i in range(len(first)) if any(path[i] != first[i] for path in paths)), len(first))
    return first[:length]
