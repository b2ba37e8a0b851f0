"""Parts that a .docx from elsewhere gets besides its own: footers, and styles or settings where it has none."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from reportgen.readers.package import Package
from reportgen.writers.docx.ooxml import escape

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_TYPES = "[Content_Types].xml"


class Further:
    """New parts of the main one, under names and ids that are free."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._folder, base = posixpath.split(package.main)
        self._relations = posixpath.join(self._folder, "_rels", f"{base}.rels")
        known = package.read(self._relations) if self._relations in package else b""
        numbers = range(1, len(known) + len(package.entries) + 2)
        self._number = next(n for n in numbers if f"Gw{n}".encode() not in known and not self._is_taken(n))
        self.added: dict[str, bytes] = {}
        self._targets: list[str] = []
        self._types: list[str] = []

    def _is_taken(self, number: int) -> bool:
        return any(f"Gw{number}" in entry.filename for entry in self._package.entries)

    def add(self, kind: str, name: str, xml: str) -> str:
        """A part of a kind (footer, styles, settings) and the id of the relation that leads to it."""
        file, id_ = f"{name}Gw{self._number}.xml", f"rIdGw{self._number}{name}"
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        self.added[posixpath.join(self._folder, file)] = f"{declaration}{xml}".encode()
        self._targets.append(f'<Relationship Id="{id_}" Type="{_RELATION}{kind}" Target="{file}"/>')
        path = escape(posixpath.join("/", self._folder, file))
        self._types.append(f'<Override PartName="{path}" ContentType="{_TYPE.format(kind)}"/>')
        return id_

    def changed(self) -> Mapping[str, bytes] | None:
        """The lists of parts as they become; None where they are missing, or written in a way that is not known."""
        if not self.added:
            return {}
        lists = ((self._relations, "Relationships", self._targets), (_TYPES, "Types", self._types))
        made = {part: self._appended(part, root, items) for part, root, items in lists}
        return made if all(made.values()) else None

    def _appended(self, part: str, root: str, items: list[str]) -> bytes:
        if part not in self._package:
            return b""
        head, closing, tail = self._package.read(part).rpartition(f"</{root}>".encode())
        return head + "".join(items).encode() + closing + tail if closing and not tail.strip() else b""
