"""Packing parts into one zip in a single pass: fixed dates, fixed order, parts that never change copied as they are.

`zipfile` can do neither the copying nor a cold start that pays (17 ms to import), hence these few lines.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from reportgen.writers.docx.skeleton import Part

_DATE = (1 << 5) | 1
"""1980-01-01, the first date that a zip can say."""
_FIRST = "[Content_Types].xml"


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
