"""Opening the .docx package of a stranger: a bounded zip, and XML without a DTD."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from reportgen.readers.bounds import LIMITS, Limits, excess, is_encrypted
from reportgen.readers.pages.errors import MeasureError

PARTS: Final = re.compile(r"word/(?:document|styles|settings|footer\d*|header\d*)\.xml")


def read_parts(path: Path, limits: Limits = LIMITS) -> Mapping[str, bytes]:
    """The parts that say how pages look, by name.

    Raises:
        MeasureError: the file is no zip, is damaged or encrypted, or passes a limit.
    """
    with _opened(path) as package:
        entries = package.infolist()
        _refuse_bombs(path, entries, limits)
        return {entry.filename: package.read(entry) for entry in entries if PARTS.fullmatch(entry.filename)}


def parse(name: str, data: bytes) -> ElementTree.Element:
    """The tree of one part.

    Raises:
        MeasureError: it is not well-formed, or it has a document type declaration.
    """
    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=_NoDoctype(name)))
    except (ElementTree.ParseError, LookupError, ValueError) as fault:
        raise MeasureError(f"文件内部的 {name} 不是完好的 XML（{fault}）") from fault


class _NoDoctype(ElementTree.TreeBuilder):
    """Stops at a DOCTYPE, before any entity is declared, whatever the encoding."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """The parser calls this at `<!DOCTYPE`."""
        raise MeasureError(f"文件内部的 {self._name} 带有 DOCTYPE 声明，不安全，不予读取")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as package:
            yield package
    except FileNotFoundError as fault:
        raise MeasureError(f"找不到文件：{path}") from fault
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise MeasureError(f"{path} 不是完好的 .docx 文件（{fault}）") from fault
    except OSError as fault:
        raise MeasureError(f"读不了 {path}：{fault.strerror or fault}") from fault


def _refuse_bombs(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Before anything is unpacked."""
    if is_encrypted(entries):
        raise MeasureError(f"{path} 已加密，读不了")
    passed = excess(entries, limits)
    if passed is not None:
        raise MeasureError(f"{path} {passed}")
