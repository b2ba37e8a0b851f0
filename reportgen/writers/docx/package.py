"""Packing parts into one zip in a single pass: fixed dates, fixed order, parts that never change copied as they are.

`zipfile` can do neither the copying nor a cold start that pays (17 ms to import), hence these few lines.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from reportgen.writers.docx.skeleton import Part

_DATE = (1 << 5) | 1
"""1980-01-01, the first date that a zip can say."""
_FIRST = "[Content_Types].xml"
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_COMMON = (b"PK\x01\x02", 20, 20, 0, 8, 0, _DATE)
_PROGRAM = b"docProps/app.xml"
"""The part in which every program that saves a file leaves its name."""


def pack(parts: Iterable[Part]) -> bytes:
    """The zip; names in order, the content types first as readers expect."""
    body, directory, count = bytearray(), bytearray(), 0
    for part in sorted(parts, key=lambda p: (p.name != _FIRST, p.name)):
        name = part.name.encode()
        # Version 2.0, no flags (names are ASCII), deflated.
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, _DATE, part.crc, len(part.data), part.size, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + common + name + part.data
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)


def is_as_packed(data: bytes) -> bool:
    """Whether a file is as it was packed here: Word, WPS and LibreOffice pack otherwise and name themselves in it."""
    if len(data) < _END.size:
        return False
    mark, _, _, count, _, size, at, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or comment or at + size + _END.size != len(data):
        return False
    named = False
    for _ in range(count):
        if at + _ENTRY.size > len(data):
            return False
        *common, _, packed, _, length, extra, remark, _, _, _, where = _ENTRY.unpack_from(data, at)
        if tuple(common) != _COMMON or extra or remark:
            return False
        name = data[at + _ENTRY.size : at + _ENTRY.size + length]
        at += _ENTRY.size + length
        if name == _PROGRAM:
            start = where + 30 + length
            named = _is_ours(data[start : start + packed])
    return named


def _is_ours(packed: bytes) -> bool:
    """Whether a part names this program, or none."""
    try:
        said = zlib.decompressobj(-15).decompress(packed, 1 << 12)
    except zlib.error:
        return False
    return b"<Application>" not in said or b"<Application>reportgen</Application>" in said
