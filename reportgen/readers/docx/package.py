"""The package of a .docx: a bounded zip, and which of its parts is which."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from reportgen.readers.bounds import LIMITS, Larger, Limits, excess, is_encrypted, unpacked
from reportgen.readers.docx.parsing import Attributes, parse
from reportgen.readers.docx.refusal import Refused, damaged, foreign, unsafe

_MAIN = "word/document.xml"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_HEAD = 30
"""Bytes of the head of an entry; the last four say how long its name is, and what else stands behind it."""
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
)
"""What `zipfile` has been seen to raise on mutilated files."""
# By the first bytes of what people rename to .docx.
_KINDS = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"<", "网页或 XML 文件"),
    (b"\xef\xbb\xbf<", "网页或 XML 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)
# By a part that a zip of another kind has.
_ZIPPED = (
    ("xl/workbook.xml", "Excel 文件"),
    ("ppt/presentation.xml", "PPT 文件"),
    ("content.xml", "OpenDocument 文件（.odt 等）"),
)


class Package:
    """A .docx whose directory keeps the limits; parts are unpacked when they are asked for."""

    def __init__(self, data: bytes, name: str, limits: Limits = LIMITS) -> None:
        """`name` is the file's in messages.

        Raises:
            Refused: it is no zip, or passes a limit.
        """
        self.name, self.data = name, data
        self._zip = _opened(data, name)
        self.entries = self._zip.infolist()
        if is_encrypted(self.entries):
            raise damaged(name, "文件加了密码，读不了", "去掉密码另存一份再试")
        passed = excess(self.entries, limits)
        if passed is not None:
            raise unsafe(name, f"文件{passed}，不予读取")
        self._names = {entry.filename: entry for entry in self.entries}
        if len(self._names) < len(self.entries):
            raise unsafe(name, "文件内部有重名的部分，不予读取")
        self.main = self._target("", "officeDocument") or _MAIN
        if self.main not in self._names:
            raise self._without_text()

    def _without_text(self) -> Refused:
        kind = next((kind for part, kind in _ZIPPED if part in self._names), None)
        if kind is not None:
            return foreign(self.name, kind)
        if "[Content_Types].xml" in self._names:
            return damaged(self.name, "文件内部缺正文（word/document.xml）")
        return foreign(self.name, "压缩包")

    @property
    def is_signed(self) -> bool:
        """Whether a digital signature vouches for its bytes."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            Refused: it does not unpack, or to more than it may.
        """
        try:
            return unpacked(self._packed(part), self._names[part])
        except Larger:
            raise unsafe(self.name, f"文件内部的 {part} 解压后比声明的大，疑为压缩炸弹，不予读取") from None
        except _DAMAGE:
            raise damaged(self.name, f"文件内部的 {part} 已损坏") from None

    def _packed(self, part: str) -> bytes:
        """The bytes of a part as they lie in the zip."""
        entry = self._names[part]
        self._zip.open(entry).close()  # the head agrees with the directory
        at = entry.header_offset
        start = at + _HEAD + sum(struct.unpack("<HH", self.data[at + _HEAD - 4 : at + _HEAD]))
        return self.data[start : start + entry.compress_size]

    def related(self, kind: str) -> str | None:
        """The part that the text calls its `kind` (styles, footnotes, endnotes); None where there is none."""
        target = self._target(self.main, kind)
        return target if target in self._names else None

    def _target(self, part: str, kind: str) -> str | None:
        """Where a relation of `part` (the package's own for "") leads, inside the package."""
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return None
        found: list[str] = []

        def relation(tag: str, attributes: Attributes, _: int) -> None:
            outside = attributes.get("TargetMode") == "External"
            if tag == _RELATION and not outside and attributes.get("Type", "").rpartition("/")[2] == kind:
                found.append(attributes.get("Target", ""))

        parse(self.read(relations), self.name, relations, relation)
        if not found:
            return None
        return posixpath.normpath(posixpath.join("/", folder, found[0])).lstrip("/")


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise damaged(name, "文件加了密码，读不了", "去掉密码另存一份再试")
        raise foreign(name, "旧格式的 Word 或 WPS 文件（.doc、.wps）")
    kind = next((kind for start, kind in _KINDS if data.lstrip()[:8].startswith(start)), None)
    if kind is not None:
        raise foreign(name, kind)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        what = "文件不完整，多半没有下载或复制完" if data.startswith(_ZIP) else "这不是 Word 文件（.docx）"
        raise damaged(name, what) from None
