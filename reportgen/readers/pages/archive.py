"""Opening the .docx package of a stranger: a bounded zip, and XML without a DTD."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from reportgen.readers.pages.errors import MeasureError

MIB: Final = 1024 * 1024
PARTS: Final = re.compile(r"word/(?:document|styles|settings|footer\d*|header\d*)\.xml")


@dataclass(frozen=True)
class Limits:
    """What a package may unpack to; far above any real report."""

    entries: int = 2000
    entry_bytes: int = 64 * MIB
    total_bytes: int = 256 * MIB
    ratio: int = 300
    ratio_from: int = 4 * MIB
    """An entry below this size may be packed as tightly as it likes."""


LIMITS: Final = Limits()


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
    """What the directory declares is binding: reading an entry never goes beyond it."""
    if len(entries) > limits.entries:
        raise MeasureError(f"{path} 内的文件过多：{len(entries)} 个，上限 {limits.entries} 个")
    for entry in entries:
        if entry.flag_bits & 1:
            raise MeasureError(f"{path} 已加密，读不了")
        if entry.file_size > limits.entry_bytes:
            raise MeasureError(f"{path} 内的 {entry.filename} 过大：解压后 {entry.file_size} 字节")
        tight = entry.file_size > limits.ratio * max(entry.compress_size, 1)
        if entry.file_size > limits.ratio_from and tight:
            raise MeasureError(f"{path} 内的 {entry.filename} 压缩比异常，疑为压缩炸弹")
    total = sum(entry.file_size for entry in entries)
    if total > limits.total_bytes:
        raise MeasureError(f"{path} 解压后过大：共 {total} 字节")
