"""The line-based markup of section templates, read from marked text into blocks.

`##` to `####` headings · blank-line paragraphs · `- ` points, `  - ` points below · `|` tables with a delimiter
row · `**strong**`. A character is syntax only where it is a template's literal text or the program's, so facts
print as they are. Lines of one paragraph join without a space; a line feed out of a fact parts paragraphs.
The program alone may write `1. ` and `1.1. `, numbered paragraphs: headings of level 2 and 3 with text and no title.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from reportgen.document.nodes import Block, Heading, Inlines, Paragraph, Point, Points, Run, plain, plain_table
from reportgen.facts.stops import ends_sentence
from reportgen.origin import Fact, Inset, Literal, Marked, Program
from reportgen.sections.narrative import NUMBERED

_HEADING = re.compile(r"(#{1,5})(?: +|$)")
_UNSPACED = re.compile(r"#{2,5}[^#\s]")
_POINT = re.compile(r"( *)- +")
_DELIMITER = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+\s*")
_SPACE = " \t\u3000"
_MATTER = re.compile(r"\w")

Read: TypeAlias = Block | Inset
"""What a text is made of before the tables and charts that it asks for are put in."""
_Any = TypeVar("_Any", Block, Read)
# (message, file, line) of a fault; the caller knows the sources and makes the place.
Fault = tuple[str, str, int]


@dataclass
class _Line:
    """One line of the text: offsets without outer space, and whether the line feed before it is syntax."""

    start: int
    end: int
    indent: int
    joined: bool


@dataclass
class _Reader:
    """Blocks read so far and the one that is open."""

    text: Marked
    blocks: list[Read] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    paragraph: list[Inlines] = field(default_factory=list)
    numbered: int = 0
    """The level of the number of the paragraph that is open, 0 for none."""
    points: list[tuple[int, list[Inlines]]] = field(default_factory=list)
    rows: list[_Line] = field(default_factory=list)


def read_markup(text: Marked) -> tuple[tuple[Read, ...], tuple[Fault, ...]]:
    """The blocks of a section, headings without anything below them left out."""
    reader = _Reader(text)
    for line in _lines(text):
        _read_line(reader, line)
    _close(reader)
    return tuple(prune(reader.blocks)), tuple(reader.faults)


def _lines(text: Marked) -> Iterator[_Line]:
    start = 0
    joined = True
    held: _Line | None = None
    for raw in text.text.split("\n"):
        body = raw.lstrip(_SPACE)
        indent = len(raw) - len(body)
        line = _Line(start + indent, start + indent + len(body.rstrip(_SPACE)), indent, joined)
        if held is not None and not joined and _is_row(text, held):  # a line feed of a fact parts no row
            held.end = line.end
        else:
            if held is not None:
                yield held
            held = line
        start += len(raw) + 1
        joined = start - 1 < len(text.text) and text.is_syntax(start - 1)
    if held is not None:
        yield held


def _is_row(text: Marked, line: _Line) -> bool:
    return text.text.startswith("|", line.start, line.end) and text.is_syntax(line.start)


def _read_line(reader: _Reader, line: _Line) -> None:
    text = reader.text.text[line.start : line.end]
    if not text:
        _close(reader)
        return
    inset = reader.text.origin(line.start)
    if isinstance(inset, Inset):
        _close(reader)
        reader.blocks.append(inset)
        return
    syntax = reader.text.is_syntax(line.start)
    heading = _HEADING.match(text) if syntax else None
    if _is_row(reader.text, line):
        if not reader.rows:
            _close(reader)
        reader.rows.append(line)
    elif heading and len(heading[1]) in (2, 3, 4):
        _close(reader)
        content = _inlines(reader, line.start + heading.end(), line.end)
        if has_matter(content):
            reader.blocks.append(Heading(len(heading[1]), content))
    elif heading:
        _fault(reader, line.start, "标题只有 ## ### #### 三级；一级标题写在 pack.yaml")
    elif syntax and _UNSPACED.match(text):
        _fault(reader, line.start, "标题的 # 后面缺一个空格")
    elif syntax and (text == "-" or text.startswith("- ")):
        _open_point(reader, line)
    elif (mark := _number_mark(reader, line, text)) is not None:
        _close(reader)
        reader.numbered = NUMBERED[mark]
        reader.paragraph.append(_inlines(reader, line.start + len(mark), line.end))
    else:
        _text_line(reader, line)


def _number_mark(reader: _Reader, line: _Line, text: str) -> str | None:
    if not isinstance(reader.text.origin(line.start), Program):
        return None
    return next((mark for mark in NUMBERED if text.startswith(mark)), None)


def _open_point(reader: _Reader, line: _Line) -> None:
    if not reader.points:
        _close(reader)
    depth = 1 if line.indent >= 2 and reader.points else 0
    reader.points.append((depth, [_inlines(reader, line.start + 2, line.end)]))


def _text_line(reader: _Reader, line: _Line) -> None:
    if reader.rows:
        _close(reader)
    content = _inlines(reader, line.start, line.end)
    if reader.points and line.joined:
        reader.points[-1][1].append(content)
    elif reader.points or (reader.paragraph and not line.joined):
        _close(reader)
        reader.paragraph.append(content)
    else:
        reader.paragraph.append(content)


def _close(reader: _Reader) -> None:
    """End the open block."""
    if reader.paragraph:
        content = tuple(run for part in reader.paragraph for run in part)
        if has_matter(content):
            reader.blocks.append(Heading(reader.numbered, (), body=content) if reader.numbered else Paragraph(content))
    if reader.points:
        items = _nested(reader.points)
        if items:
            reader.blocks.append(Points(items))
    if reader.rows:
        _table(reader)
    reader.paragraph, reader.points, reader.rows, reader.numbered = [], [], [], 0


def _nested(points: list[tuple[int, list[Inlines]]]) -> tuple[Point, ...]:
    """Points with those below them; below a point that has vanished they stand for themselves."""
    items: list[Point] = []
    orphaned = False
    for depth, parts in points:
        content = tuple(run for part in parts for run in part)
        if not depth:
            orphaned = not has_matter(content)
        if not has_matter(content):
            continue
        if depth and not orphaned:
            items[-1] = Point(items[-1].content, (*items[-1].points, Point(content)))
        else:
            items.append(Point(content))
    return tuple(items)


def has_matter(content: Inlines) -> bool:
    """Whether more than a template's punctuation is left."""
    return any(_MATTER.search(run.text) or (isinstance(run.origin, Fact) and run.text.strip()) for run in content)


def _table(reader: _Reader) -> None:
    lines = reader.rows
    delimiter = lines[1] if len(lines) > 1 else None
    if delimiter is None or not _DELIMITER.fullmatch(reader.text.text[delimiter.start : delimiter.end]):
        _fault(reader, lines[0].start, "表格第二行应是 | --- | --- |")
        return
    heads = _cells(reader, lines[0])
    if not heads:
        _fault(reader, lines[0].start, "表头没有格，写成 | 甲 | 乙 |")
        return
    rows = []
    for line in lines[1:]:
        row = _cells(reader, line)
        if len(row) != len(heads):
            _fault(reader, line.start, f"这一行有 {len(row)} 格，表头有 {len(heads)} 格")
        rows.append(row)
    reader.blocks.append(plain_table(heads, rows[1:]))


def _cells(reader: _Reader, line: _Line) -> tuple[Inlines, ...]:
    text = reader.text.text
    bars = [i for i in range(line.start, line.end) if text[i] == "|" and reader.text.is_syntax(i)]
    edges = bars if bars[-1] == line.end - 1 else [*bars, line.end]
    cells = []
    for left, right in itertools.pairwise(edges):
        start, end = left + 1, right
        while start < end and text[start] in _SPACE:
            start += 1
        while end > start and text[end - 1] in _SPACE:
            end -= 1
        cells.append(_inlines(reader, start, end))
    return tuple(cells)


def _inlines(reader: _Reader, start: int, end: int) -> Inlines:
    """Runs of text[start:end], `**` taken out where it is syntax."""
    text = reader.text
    found: list[Run] = []
    at, strong = start, False
    index = text.text.find("**", start, end)
    while index != -1:
        if text.is_syntax(index) and text.is_syntax(index + 1):
            found += [Run(t, o, strong) for t, o in text.runs(at, index)]
            at, strong = index + 2, not strong
            index += 1
        index = text.text.find("**", index + 1, end)
    if strong:
        _fault(reader, start, "** 没有成对")
    found += [Run(t, o, False) for t, o in text.runs(at, end)]
    insets = [run.origin for run in found if isinstance(run.origin, Inset)]
    for inset in insets:
        reader.faults.append((f"{{% {inset.tag} … %}} 不能写在表格的格里", inset.file, inset.line))
    return tuple(run for run in found if not isinstance(run.origin, Inset)) if insets else tuple(found)


def _fault(reader: _Reader, index: int, message: str) -> None:
    origin = reader.text.origin(index)
    file, line = (origin.file, origin.line) if isinstance(origin, Literal) else ("", 0)
    reader.faults.append((message, file, line))


def prune(blocks: Sequence[_Any]) -> list[_Any]:
    """Without headings that have nothing below them, from the deepest up."""
    kept: list[_Any] = []
    for block in blocks:
        while isinstance(block, Heading) and kept and _is_bare(kept[-1], block.level):
            kept.pop()
        kept.append(block)
    while kept and _is_bare(kept[-1], 1):
        kept.pop()
    return kept


def _is_bare(last: Read, level: int) -> bool:
    """A heading that a heading of its own or a higher level follows; a sentence set as a heading is none."""
    if not isinstance(last, Heading) or last.level < level:
        return False
    return last.body is None and not ends_sentence(plain(last.content))
