"""The parts of a stranger's .docx that say how its pages look, as trees: read within the limits of every package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from reportgen.errors import reason
from reportgen.readers import parsing
from reportgen.readers.docx.read import DOCX
from reportgen.readers.package import Package, read_package
from reportgen.readers.pages.errors import MeasureError
from reportgen.readers.refusal import Refused

PARTS: Final = re.compile(r"word/(?:document|styles|settings|footer\d*|header\d*)\.xml")


def read_parts(path: Path) -> Mapping[str, bytes]:
    """The parts that say how pages look, by name.

    Raises:
        MeasureError: the file is no .docx, is damaged or encrypted, or passes a limit.
    """
    try:
        with path.open("rb") as file:
            data = file.read(DOCX.size + 1)
    except FileNotFoundError:
        raise MeasureError(f"找不到文件：{path}") from None
    except OSError as fault:
        raise MeasureError(f"读不了 {path}：{reason(fault)}") from fault
    parts = read_package(data, str(path), DOCX, _parts)
    if parts.value is None:
        raise MeasureError(f"{path}：{parts.diagnostics[0].message}")
    return parts.value


def _parts(package: Package) -> Mapping[str, bytes]:
    names = [entry.filename for entry in package.entries if PARTS.fullmatch(entry.filename)]
    return {name: package.read(name) for name in names}


def parse(name: str, data: bytes) -> ElementTree.Element:
    """The tree of one part.

    Raises:
        MeasureError: it is not well-formed, has a document type declaration, or passes a limit.
    """
    tree = ElementTree.TreeBuilder()

    def start(tag: str, attributes: parsing.Attributes, _: int) -> None:
        tree.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        tree.end(_named(tag))

    try:
        parsing.parse(data, name, start, end, lambda text, _: tree.data(text))
    except Refused as refused:
        raise MeasureError(refused.told(DOCX, name).message) from None
    return tree.close()


def _named(name: str) -> str:
    """namespace}local as trees write it."""
    return f"{{{name}" if "}" in name else name
