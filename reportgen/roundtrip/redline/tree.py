"""A part of a .docx as a tree; this room owns lxml.

The part has been read within the limits of strangers' files first: no document type, bounded depth, text and tags. The
tree itself resolves nothing and asks no network.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from reportgen.readers.docx.paragraphs import SPLIT, WORKED_ON, Count
from reportgen.readers.docx.walking import read_part
from reportgen.readers.package import Package
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import damaged, too_much, unsafe

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NODE_LIMIT = 300_000
"""Elements and attributes of a part; a tree takes some hundred bytes for each."""
DEPTH_LIMIT = 250
"""What libxml2 takes is 256."""
_BEHIND = {
    "pPr": ("sectPr", "pPrChange"),
    "rPr": ("rPrChange",),
    "trPr": ("ins", "del", "trPrChange"),
}
"""What must stay behind a child that is added to properties."""

__all__ = ("WORD", "Element", "W")


def read_tree(package: Package, part: str) -> Element:
    """The root of a part.

    Raises:
        Refused: it cannot be read, passes a limit, or is not of the usual kind of Word file.
    """
    data = package.read(part)
    read_part(data, part, Count(WORKED_ON))
    _measure(data, part)
    reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, reader)
    except etree.XMLSyntaxError:
        raise damaged(f"文件内部的 {part} 不是完好的 XML") from None
    if root.tag != f"{W}document" or root.find(f"{W}body") is None:
        hint = "用 Word 打开，另存为“Word 文档 (*.docx)”再试"
        raise damaged("文件不是通常的 Word 格式（严格的 Open XML 也不行）", hint)
    return root


def _measure(data: bytes, part: str) -> None:
    """Stop at what would make a tree too large or too deep."""
    nodes = depth = 0

    def opened(_: str, attributes: Attributes, __: int) -> None:
        nonlocal nodes, depth
        nodes, depth = nodes + 1 + len(attributes), depth + 1
        if nodes > NODE_LIMIT:
            raise too_much(f"{part} 的标记超过 {NODE_LIMIT // 10_000} 万个", SPLIT)
        if depth > DEPTH_LIMIT:
            raise unsafe(f"文件内部的 {part} 嵌套超过 {DEPTH_LIMIT} 层，不予读取")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parse(data, part, opened, closed)


def written(root: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def local(element: Element) -> str:
    """The name of an element of WordprocessingML; "" for another, or for a comment."""
    tag = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""


def made(name: str, **attributes: str) -> Element:
    """A new element; attributes are Word's, too."""
    element = etree.Element(f"{W}{name}", nsmap={"w": WORD})
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def text_of_length(name: str, text: str) -> Element:
    """A w:t or w:delText that keeps its space."""
    element = made(name)
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def keeps_space(element: Element) -> bool:
    """Whether space at the ends of a w:t belongs to the text."""
    return element.get(_SPACE) == "preserve"


def properties(element: Element, name: str) -> Element:
    """The properties of an element, made where it has none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = made(name)
        first = element[0] if len(element) else None
        after = first is not None and local(first) == "tblPrEx"
        element.insert(1 if after else 0, found)
    return found


def child(props: Element, name: str) -> Element:
    """A child of properties, made in its place where there is none."""
    found = props.find(f"{W}{name}")
    if found is None:
        found = made(name)
        behind = _BEHIND.get(local(props), ())
        at = next((index for index, each in enumerate(props) if local(each) in behind), len(props))
        props.insert(at, found)
    return found


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    assert parent is not None, "only what stands in a tree is unwrapped"
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def every(root: Element, *names: str) -> Iterator[Element]:
    """All elements of these names, in order; the tree may be changed meanwhile."""
    yield from list(root.iter(*(f"{W}{name}" for name in names)))
