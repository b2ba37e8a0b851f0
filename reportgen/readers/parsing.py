"""XML of a stranger as events: no document type, no entities of its own, bounded depth.

expat, which the standard library brings, is enough: it tells the byte at which each event begins, so that a mended
file differs from the original in the mended characters alone, which no tree can promise; it is imported in a third of
the time that lxml takes; and nothing but what the callbacks keep is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.parsers import expat

from reportgen.readers.refusal import damaged, unsafe

Attributes: TypeAlias = Mapping[str, str]
Start: TypeAlias = Callable[[str, Attributes, int], None]
"""Called with a name as namespace}local, the attributes, and the byte that the tag begins at."""
DEPTH_LIMIT = 500
TAG_LIMIT = 2 << 20
"""Bytes of one tag: it is held as a whole, and its attributes take up to fifty times as much."""
NAME_LIMIT = 50_000
"""Different names of elements and attributes, all of which the parser keeps; Word has not two thousand."""
_STEP = 1 << 16
_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "iso-8859-1")


def parse(
    data: bytes,
    part: str,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str, int], None] | None = None,
) -> None:
    """Read a part with callbacks; `text` gets stretches of text with the byte that each begins at.

    Raises:
        Refused: it is not well-formed, declares a document type, or passes a limit of depth, of tags or of names.
    """
    names: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator="}", intern=names)
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            raise unsafe(f"文件内部的 {part} 嵌套超过 {DEPTH_LIMIT} 层，不予读取")
        start(tag, attributes, parser.CurrentByteIndex)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    _forbid(parser, part)
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    if text is not None:
        told = text
        parser.CharacterDataHandler = lambda chars: told(chars, parser.CurrentByteIndex)
    try:
        _feed(parser, data, names, part)
    except expat.ExpatError:
        raise damaged(f"文件内部的 {part} 不是完好的 XML") from None


def _feed(parser: expat.XMLParserType, data: bytes, names: Mapping[str, str], part: str) -> None:
    """Parse bit by bit; stop where a tag does not end, and where new names do not end."""
    view, reached = memoryview(data), 0
    for start in range(0, len(view), _STEP):
        parser.Parse(view[start : start + _STEP], False)
        reached = max(reached, parser.CurrentByteIndex)
        if start + _STEP - reached > TAG_LIMIT:
            raise unsafe(f"文件内部的 {part} 有一个标记超过 {TAG_LIMIT >> 20} MB，不予读取")
        if len(names) > NAME_LIMIT:
            raise unsafe(f"文件内部的 {part} 里元素和属性的名称超过 {NAME_LIMIT} 种，不予读取")
    parser.Parse(b"", True)


def _forbid(parser: expat.XMLParserType, part: str) -> None:
    """Stop at a document type before anything in it is read, and at encodings that no writer uses."""

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise damaged(f"文件内部的 {part} 用了没有见过的编码 {encoding[:20]}")

    def doctype(*_: object) -> None:
        raise unsafe(f"文件内部的 {part} 带有 DOCTYPE 声明，不安全，不予读取")

    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declared, doctype
