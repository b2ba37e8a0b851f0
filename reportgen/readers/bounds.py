"""What the zip of a stranger may unpack to; its directory is judged before anything is unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipInfo

MIB: Final = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a package may unpack to; far above any real report."""

    entries: int = 2000
    entry_bytes: int = 64 * MIB
    total_bytes: int = 256 * MIB
    read_bytes: int = 40 * MIB
    """A part that is read, and not only copied: what is kept of it comes on top."""
    ratio: int = 300
    ratio_from: int = 4 * MIB
    """An entry below this size may be packed as tightly as it likes."""


LIMITS: Final = Limits()


class Larger(Exception):
    """An entry holds more than the directory declares."""


def is_encrypted(entries: Sequence[ZipInfo]) -> bool:
    """Whether any entry needs a password."""
    return any(entry.flag_bits & 1 for entry in entries)


def excess(entries: Sequence[ZipInfo], limits: Limits = LIMITS) -> str | None:
    """Which limit a package passes, as what follows the file's name; None where it keeps them all.

    What the directory declares is binding: `unpacked` takes no byte more.
    """
    if len(entries) > limits.entries:
        return f"内的文件过多：{len(entries)} 个，上限 {limits.entries} 个"
    for entry in entries:
        if entry.file_size > limits.entry_bytes:
            return f"内的 {entry.filename} 过大：解压后 {entry.file_size} 字节"
        tight = entry.file_size > limits.ratio * max(entry.compress_size, 1)
        if entry.file_size > limits.ratio_from and tight:
            return f"内的 {entry.filename} 压缩比异常，疑为压缩炸弹"
    total = sum(entry.file_size for entry in entries)
    return f"解压后过大：共 {total} 字节" if total > limits.total_bytes else None


def unpacked(packed: bytes, entry: ZipInfo) -> bytes:
    """What an entry holds, out of its bytes in the zip; never more is unpacked than the directory declares.

    `zipfile` itself unpacks all that there is before it counts.

    Raises:
        Larger: there is more.
        BadZipFile: there is less or something else, or it is packed by means that no writer of a .docx uses.
    """
    if entry.compress_type == ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    elif entry.compress_type == ZIP_STORED:
        data = packed
    else:
        raise BadZipFile(entry.compress_type)
    if len(data) > entry.file_size:
        raise Larger
    if len(data) < entry.file_size or zlib.crc32(data) != entry.CRC:
        raise BadZipFile(entry.filename)
    return data
