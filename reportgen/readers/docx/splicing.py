"""A zip with other bytes in some entries: all others are copied as they lie there, packed, with names and dates.

`zipfile` could only unpack and pack them again, under names that it may have to spell otherwise.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from zipfile import ZipInfo

from reportgen.tuples import NamedTuple

_END = b"PK\x05\x06"
_DESCRIPTOR = 0x8
"""The flag of entries whose sizes stand behind them."""
_DEFLATED = 8
_HUGE = 0xFFFFFFFF
_FIRST_DAY = (1 << 5) | 1
_NONE: Mapping[str, bytes] = MappingProxyType({})


class Splice(NamedTuple):
    """Bytes `start` to `end` of a part become `data`."""

    start: int
    end: int
    data: bytes


def spliced(data: bytes, splices: Sequence[Splice]) -> bytes:
    """A part with its splices made; of several at one place the order is kept."""
    parts, at = [], 0
    for one in sorted(splices, key=lambda s: (s.start, s.end)):
        parts += [data[at : one.start], one.data]
        at = one.end
    return b"".join([*parts, data[at:]])


class Unusual(Exception):
    """The zip is written in a way that is read but not touched: 64 bit, or something around it."""


def splice(
    data: bytes, entries: Sequence[ZipInfo], parts: Mapping[str, bytes], added: Mapping[str, bytes] = _NONE
) -> bytes:
    """The zip `data`, whose directory lists `entries`, with `parts` in place of what it holds under their names.

    `added` are parts under names that it does not hold, in ASCII.

    Raises:
        Unusual: it cannot be done.
    """
    end = data.rindex(_END)
    count, size, start, comment = struct.unpack("<HIIH", data[end + 10 : end + 22])
    offsets = sorted({entry.header_offset for entry in entries})
    if start + size != end or count != len(entries) or end + 22 + comment != len(data):
        raise Unusual
    packed = {name: _packed(new) for name, new in parts.items()}
    stops = dict(zip(offsets, [*offsets[1:], start]))
    body, moved = bytearray(), {}
    for entry in sorted(entries, key=lambda e: e.header_offset):
        moved[entry.filename] = len(body)
        whole = data[entry.header_offset : stops[entry.header_offset]]
        new = packed.get(entry.filename)
        body += whole if new is None else _entry(whole, new, parts[entry.filename])
    directory, at = bytearray(), start
    for entry in entries:
        record, at = _record(data, at)
        new = packed.get(entry.filename)
        if new is not None:
            record = _resized(record, new, parts[entry.filename])
        directory += record[:42] + struct.pack("<I", moved[entry.filename]) + record[46:]
    for name, content in added.items():
        head, packed_ = _head(name, content)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head[4:30] + struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        directory += name.encode("ascii")
        body += head + packed_
    count += len(added)
    tail = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), comment)
    return bytes(body + directory + _END + tail + data[end + 22 :])


def _head(name: str, data: bytes) -> tuple[bytes, bytes]:
    """The head of a new entry, with its name, and what stands behind it; dated 1980."""
    packed = _packed(data)
    sizes = struct.pack("<III", zlib.crc32(data), len(packed), len(data))
    fixed = struct.pack("<HHHHH", 20, 0, _DEFLATED, 0, _FIRST_DAY)
    return b"PK\x03\x04" + fixed + sizes + struct.pack("<HH", len(name), 0) + name.encode("ascii"), packed


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _entry(whole: bytes, packed: bytes, data: bytes) -> bytes:
    """An entry with its header, as it was but for what it holds."""
    version, flags, _, moment, length = struct.unpack("<HHHIxxxxxxxxxxxxH", whole[4:28])
    sizes = struct.pack("<III", zlib.crc32(data), len(packed), len(data))
    head = struct.pack("<HHHI", version, flags & ~_DESCRIPTOR, _DEFLATED, moment)
    return whole[:4] + head + sizes + struct.pack("<HH", length, 0) + whole[30 : 30 + length] + packed


def _record(data: bytes, at: int) -> tuple[bytes, int]:
    """A record of the directory, and where the next one begins."""
    size = 46 + sum(struct.unpack("<HHH", data[at + 28 : at + 34]))
    record = data[at : at + size]
    if _HUGE in struct.unpack("<I", record[42:46]):
        raise Unusual
    return record, at + size


def _resized(record: bytes, packed: bytes, data: bytes) -> bytes:
    """A record for an entry that holds something else now; what it said besides of sizes is dropped."""
    flags, method_to_time = struct.unpack("<H2xI", record[8:16])
    name, extra, comment = struct.unpack("<HHH", record[28:34])
    sizes = struct.pack("<III", zlib.crc32(data), len(packed), len(data))
    head = record[:8] + struct.pack("<HHI", flags & ~_DESCRIPTOR, _DEFLATED, method_to_time) + sizes
    lengths = struct.pack("<HHH", name, 0, comment)
    return head + lengths + record[34:46] + record[46 : 46 + name] + record[46 + name + extra :]
