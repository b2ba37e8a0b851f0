"""A stranger's .docx without anything that makes the program that renders it open another file or ask the network.

Relations that lead out of the package lead to about:blank; parts that hold another document, fields that fetch, and
addresses in drawings are gone. What is printed of the document itself stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reportgen.readers.docx.properties import WORD
from reportgen.readers.docx.read import DOCX
from reportgen.readers.docx.splicing import Splice, Unusual, splice, spliced
from reportgen.readers.package import Package
from reportgen.readers.pages.errors import RenderError
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import Refused
from reportgen.tuples import NamedTuple

_NOWHERE: Final = b' Target="about:blank" TargetMode="External"'
_EMBEDDED: Final = frozenset(
    ("aFChunk", "attachedTemplate", "control", "frame", "oleObject", "package", "subDocument", "vbaProject")
)
"""Kinds of relations whose part is a document or a program of its own; what shows of it is a picture beside it."""
_FETCHING: Final = re.compile(r"\s*(?:INCLUDE|LINK|DDE|IMPORT|DATABASE|RD\b|AUTOTEXT)", re.IGNORECASE)
_DROPPED: Final = frozenset(("altChunk", "attachedTemplate", "mailMerge", "subDoc"))
_ADDRESS: Final = re.compile(r"\s*(?!data:)(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_QUOTED: Final = re.compile("%([0-9a-fA-F]{2})")
_PLACES: Final = ("src", "href")
_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_SAID: Final = re.compile(rb"""\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_NOTHING: Final = b"<nothing/>"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How XML in UTF-16 begins: the places of its tags are not those of these patterns."""


class _Code(NamedTuple):
    """The code of a field, in pieces, and the splices that take them away."""

    words: list[str]
    splices: list[Splice]


def severed(data: bytes, name: str) -> bytes:
    """The copy that may be rendered; the bytes themselves where there is nothing to take away.

    Raises:
        RenderError: the file cannot be read, or is written in a way that cannot be changed.
    """
    try:
        package = Package(data, DOCX)
        parts = {one.filename: package.read(one.filename) for one in package.entries if not one.is_dir()}
        made = {part: new for part, old in parts.items() if (new := _part(old, part, package)) != old}
        return splice(data, package.entries, made) if made else data
    except Refused as refused:
        told = refused.told(DOCX, name)
        raise RenderError(f"{name} 排不了：{told.message}", *told.hints) from refused
    except Unusual:
        hint = "用 Word 或 WPS 打开，另存一份 .docx 再用 --render"
        raise RenderError(f"{name} 排不了：文件的压缩方式或编码少见，去不掉里面的外部链接", hint) from None


def _part(data: bytes, part: str, package: Package) -> bytes:
    """A part that fetches nothing; pictures stay, XML that cannot be read but is not the text is emptied."""
    if data[:2] in _WIDE:
        raise Unusual
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return data
    walker = _Walker(data)
    try:
        parse(data, part, walker.start, None, walker.text, walker.end)
    except Refused:
        if part == package.main or part.endswith(".rels"):
            raise
        return _NOTHING
    return spliced(data, [*walker.splices()])


class _Walker:
    """Events to splices."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.made: list[Splice] = []
        self.dropped: list[int] = []
        """Where the elements begin that are open in one that goes, itself the first."""
        self.codes: list[_Code] = [_Code([], [])]
        """The codes of the open fields; the first is of no field."""
        self.piece = -1
        """Where the piece of a code begins that is open."""

    def start(self, tag: str, attributes: Attributes, at: int) -> None:
        local = _local(tag)
        word = local if tag.startswith(WORD) else ""
        if self.dropped or word in _DROPPED:
            self.dropped.append(at)
            return
        self.piece = at if word == "instrText" else -1
        if local == "Relationship":
            said = {_local(name).lower(): value for name, value in attributes.items()}
            if _leads_out(said):
                self.without(at, frozenset(("Target", "TargetMode")), _NOWHERE)
        elif word == "fldChar" and "begin" in attributes.values():
            self.codes.append(_Code([], []))
        elif word == "fldChar" and "end" in attributes.values() and len(self.codes) > 1:
            self.settle()
        elif names := frozenset(_local(name) for name, value in attributes.items() if _fetches(_local(name), value)):
            self.without(at, names)

    def text(self, text: str, _: int) -> None:
        if self.piece >= 0 and not self.dropped:
            for code in self.codes:
                code.words.append(text)

    def end(self, tag: str, at: int) -> None:
        if self.dropped:
            begun = self.dropped.pop()
            if not self.dropped:
                self.made.append(Splice(begun, self.past(begun, at), b""))
        elif tag.startswith(WORD) and _local(tag) == "instrText" and self.piece >= 0:
            for code in self.codes:
                code.splices.append(Splice(self.piece, self.past(self.piece, at), b""))
            self.piece = -1

    def past(self, begun: int, at: int) -> int:
        """The byte after an element that begins at a place and whose closing tag, where it has one, at another."""
        tag = self.tag(begun)
        return begun + len(tag) if tag.endswith(b"/>") else self.data.index(b">", at) + 1

    def settle(self) -> None:
        """A field ends: what would fetch loses its code."""
        code = self.codes.pop()
        if _FETCHING.match("".join(code.words)):
            self.made += code.splices

    def without(self, at: int, names: frozenset[str], added: bytes = b"") -> None:
        """A tag without some of its attributes, and with others."""
        tag = self.tag(at)
        head = tag.removesuffix(b">").removesuffix(b"/")
        kept = _SAID.sub(lambda one: b"" if _local(one[1].decode(errors="replace")) in names else one[0], head)
        self.made.append(Splice(at, at + len(head), kept.rstrip() + added))

    def tag(self, at: int) -> bytes:
        found = _TAG.match(self.data, at)
        if found is None:
            raise Unusual
        return found[0]

    def splices(self) -> list[Splice]:
        """What is to be changed, each place once; fields that do not end are settled."""
        while self.codes:
            self.settle()
        return sorted(set(self.made))


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _leads_out(said: Mapping[str, str]) -> bool:
    """Whether a relation leads out of the package, or to another document in it."""
    outside = said.get("targetmode", "").strip().lower() == "external" or _is_address(said.get("target", ""))
    return outside or said.get("type", "").rpartition("/")[2] in _EMBEDDED


def _fetches(name: str, value: str) -> bool:
    return (name in _PLACES and _is_address(value)) or (name == "instr" and _FETCHING.match(value) is not None)


def _is_address(value: str) -> bool:
    plain = _QUOTED.sub(lambda sign: chr(int(sign[1], 16)), value)
    return _ADDRESS.match(plain) is not None
