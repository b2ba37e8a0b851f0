"""The package of a .docx or an .xlsx: a bounded zip, and which of its parts is which."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import TypeVar

from reportgen.diagnostics import Outcome
from reportgen.readers.bounds import LIMITS, MIB, Larger, Limits, excess, is_encrypted, unpacked
from reportgen.readers.parsing import Attributes, parse
from reportgen.readers.refusal import Format, Refused, damaged, foreign, too_much, unsafe
from reportgen.reading import empty, too_large

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
    OverflowError,
    OSError,
)
"""What `zipfile` has been seen to raise on mutilated files."""
# By the first bytes of what people rename.
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


_T = TypeVar("_T")


def read_package(data: bytes, name: str, form: Format, read: Callable[[Package], _T]) -> Outcome[_T]:
    """What `read` makes of a file of a kind, or what keeps it from being read."""
    if len(data) > form.size:
        return Outcome(None, (too_large(name, form.size, form.wanted.large),))
    if not data:
        return Outcome(None, (empty(name, form.wanted.empty),))
    try:
        return Outcome(read(Package(data, form)))
    except Refused as refused:
        return Outcome(None, (refused.told(form, name),))


class Package:
    """A package whose directory keeps the limits; parts are unpacked when they are asked for."""

    def __init__(self, data: bytes, form: Format, limits: Limits = LIMITS) -> None:
        """`form` is the kind of file that it should be.

        Raises:
            Refused: it is no zip, passes a limit, or is of another kind.
        """
        self.form, self.data, self._limits = form, data, limits
        self._zip = _opened(data, form)
        self.entries = self._zip.infolist()
        if is_encrypted(self.entries):
            raise damaged("文件加了密码，读不了", "去掉密码另存一份再试")
        passed = excess(self.entries, limits)
        if passed is not None:
            raise unsafe(f"文件{passed}，不予读取")
        self._names = {entry.filename: entry for entry in self.entries}
        if len(self._names) < len(self.entries):
            raise unsafe("文件内部有重名的部分，不予读取")
        self.main = self._target("", "officeDocument") or form.main
        other = next((kind for part, *kind in form.others if part in self._names), None)
        if other is not None and form.main not in self._names:
            raise foreign(form, *other)
        if self.main not in self._names:
            raise self._without_content()

    def _without_content(self) -> Refused:
        if "[Content_Types].xml" in self._names:
            return damaged(f"文件内部缺{self.form.content}（{self.form.main}）")
        return foreign(self.form, "压缩包")

    def __contains__(self, part: str) -> bool:
        """Whether it holds a part of this name."""
        return part in self._names

    @property
    def is_signed(self) -> bool:
        """Whether a digital signature vouches for its bytes."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            Refused: it does not unpack, or to more than it may.
        """
        if self._names[part].file_size > self._limits.read_bytes:
            what = f"文件内部的 {part} 超过 {self._limits.read_bytes // MIB} MB"
            raise too_much(what, "分成几个文件，或去掉用不着的内容再试")
        try:
            return unpacked(self._packed(part), self._names[part])
        except Larger:
            raise unsafe(f"文件内部的 {part} 解压后比声明的大，疑为压缩炸弹，不予读取") from None
        except _DAMAGE:
            raise damaged(f"文件内部的 {part} 已损坏") from None

    def _packed(self, part: str) -> bytes:
        """The bytes of a part as they lie in the zip."""
        entry = self._names[part]
        self._zip.open(entry).close()  # the head agrees with the directory
        at = entry.header_offset
        start = at + _HEAD + sum(struct.unpack("<HH", self.data[at + _HEAD - 4 : at + _HEAD]))
        return self.data[start : start + entry.compress_size]

    def related(self, kind: str) -> str | None:
        """The part that the main one calls its `kind` (styles, footnotes, sharedStrings); None where there is none."""
        target = self._target(self.main, kind)
        return target if target in self._names else None

    def own(self, kind: str) -> str | None:
        """The part that the package itself calls its `kind` (core-properties); None where there is none."""
        target = self._target("", kind)
        return target if target in self._names else None

    def relations(self, kind: str) -> dict[str, str]:
        """The parts that the main one calls its `kind`, by the ids of the relations."""
        return {id_: part for id_, part in self._targets(self.main, kind) if part in self._names}

    def _target(self, part: str, kind: str) -> str | None:
        return next((target for _, target in self._targets(part, kind)), None)

    def _targets(self, part: str, kind: str) -> list[tuple[str, str]]:
        """(id, part) of the relations of `part` (the package's own for "") that lead to a `kind` inside the package."""
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return []
        found: list[tuple[str, str]] = []

        def relation(tag: str, attributes: Attributes, _: int) -> None:
            outside = attributes.get("TargetMode") == "External"
            if tag == _RELATION and not outside and attributes.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found.append((attributes.get("Id", ""), target.lstrip("/")))

        parse(self.read(relations), relations, relation)
        return found


def _opened(data: bytes, form: Format) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise damaged("文件加了密码，读不了", "去掉密码另存一份再试")
        raise foreign(form, form.old)
    kind = next((kind for start, kind in _KINDS if data.lstrip()[:8].startswith(start)), None)
    if kind is not None:
        raise foreign(form, kind)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        what = "文件不完整，多半没有下载或复制完" if data.startswith(_ZIP) else f"这不是 {form.name}（{form.suffix}）"
        raise damaged(what) from None
