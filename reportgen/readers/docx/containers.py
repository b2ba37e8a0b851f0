"""Where the properties of paragraphs, runs, rows and sections lie in a part, byte by byte, so that they can be changed.

What surrounds them is not looked at: a part with other properties is the same in every other byte.
"""

from __future__ import annotations

from reportgen.readers.docx.properties import NONE, WORD, Values, values
from reportgen.readers.parsing import Attributes, parse
from reportgen.tuples import NamedTuple

_OWNERS = {"p": "pPr", "r": "rPr", "tr": "trPr"}
_MARK = ("pPr", "rPr")
"""The properties of a paragraph's end."""
_PROPERTIES = ("pPr", "rPr", "trPr", "sectPr", "styles", "settings", "body")
_ALONE = ("sectPr", "styles", "settings", "body")
"""Containers that are looked at wherever they stand."""


class Child(NamedTuple):
    """An element of a container: local name ("" of another vocabulary), bytes, attributes by local names."""

    name: str
    start: int
    end: int
    said: Values = NONE


class Container(NamedTuple):
    """Properties of `owner` (the byte that its element begins at) and their place.

    `start` to `end` are the bytes of the container, `inner` to `stop` those of its content. Where there is none,
    `start` equals `end`, and it would stand there. `bare`: the container (or, where there is none, the owner) is an
    empty element, so that nothing can be put into it as it is. `paragraph` is the byte of the innermost w:p, or -1.
    """

    kind: str
    owner: int
    paragraph: int
    start: int
    end: int
    inner: int
    stop: int
    children: tuple[Child, ...] = ()
    bare: bool = False


class _Open:
    """An element that is open."""

    __slots__ = ("at", "children", "inner", "name", "said", "seen")

    def __init__(self, name: str, at: int, said: Values) -> None:
        self.name, self.at, self.said = name, at, said
        self.inner = -1
        """The byte after its tag, once it is known."""
        self.children: list[Child] = []
        self.seen = False
        """Whether its properties have been met."""


def containers(data: bytes, part: str) -> list[Container]:
    """All containers of a part in the order in which they end.

    Raises:
        Refused: the part cannot be read.
    """
    walker = _Walker(data)
    parse(data, part, walker.start, None, walker.text, walker.end)
    return walker.found


class _Walker:
    """Events to containers."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.open: list[_Open] = []
        self.paragraphs: list[int] = []
        self.found: list[Container] = []

    def start(self, tag: str, attributes: Attributes, at: int) -> None:
        self.touch(at)
        name = tag.rpartition("}")[2] if tag.startswith(WORD) else ""
        kept = bool(self.open) and self.open[-1].name in _PROPERTIES and self.open[-1].name != "body"
        self.open.append(_Open(name, at, values(attributes) if kept else NONE))
        if name == "p":
            self.paragraphs.append(at)

    def text(self, _: str, at: int) -> None:
        self.touch(at)

    def touch(self, at: int) -> None:
        """Something begins: the tag of the element around it ends before that."""
        if self.open and self.open[-1].inner < 0:
            self.open[-1].inner = at

    def end(self, _: str, at: int) -> None:
        one = self.open.pop()
        empty = one.inner < 0 and self.data[at - 2 : at] == b"/>"
        if one.inner < 0:
            one.inner = at
        end = at if empty else self.data.index(b">", at) + 1
        parent = self.open[-1] if self.open else None
        if self.is_container(one, parent):
            owner = parent.at if parent is not None else -1
            self.add(Container(one.name, owner, self.paragraph, one.at, end, one.inner, at, (*one.children,), empty))
            if parent is not None:
                parent.seen = True
        if one.name in _OWNERS and not one.seen:
            where = end if empty else one.inner
            self.add(Container(_OWNERS[one.name], one.at, self.paragraph, where, where, where, where, (), empty))
        if one.name == "p":
            self.paragraphs.pop()
        if parent is not None and parent.name in _PROPERTIES and (parent.name != "body" or one.name == "sectPr"):
            parent.children.append(Child(one.name, one.at, end, one.said))

    def is_container(self, one: _Open, parent: _Open | None) -> bool:
        if one.name in _ALONE:
            return parent is None or parent.name != "sectPrChange"
        return parent is not None and (_OWNERS.get(parent.name) == one.name or (parent.name, one.name) == _MARK)

    @property
    def paragraph(self) -> int:
        return self.paragraphs[-1] if self.paragraphs else -1

    def add(self, container: Container) -> None:
        self.found.append(container)
