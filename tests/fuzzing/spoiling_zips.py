"""Ways to spoil a zip after it was packed: its bytes, and the fields of its directory."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
# (offset, bytes) of the fields of each record.
_FIELDS = {
    _LOCAL: ((4, 2), (6, 2), (8, 2), (10, 4), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)),
    _CENTRAL: (
        (4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (34, 2),
        (36, 2), (38, 4), (42, 4),
    ),
    _END: ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)),
}  # fmt: skip
_NUMBERS = (0, 1, 2, 8, 9, 12, 14, 0x7F, 0xFF, 0x7FFF, 0xFFFE, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def flipped(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 60))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 2, 16, 400, len(data))) :]


def inserted(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    stuff = chance.choice((chance.randbytes(chance.randint(1, 40)), _END + bytes(18), _CENTRAL, _LOCAL, bytes(5000)))
    return data[:at] + stuff + data[at:]


def around(data: bytes, chance: Random) -> bytes:
    stuff = chance.randbytes(chance.randint(1, 3000))
    return chance.choice((stuff + data, data + stuff, data + data, b"PK" + data, data + data[-22:]))


def moved(data: bytes, chance: Random) -> bytes:
    one, two, three = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def field(data: bytes, chance: Random) -> bytes:
    """A number of the directory, or of the head of an entry."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        kind = chance.choice((_LOCAL, _CENTRAL, _CENTRAL, _END))
        records = _places(data, kind)
        if records:
            offset, size = chance.choice(_FIELDS[kind])
            at = chance.choice(records) + offset
            number = chance.choice(_NUMBERS) & ((1 << 8 * size) - 1)
            if at + size <= len(made):
                made[at : at + size] = number.to_bytes(size, "little")
    return bytes(made)


def sizes_of_64_bits(data: bytes, chance: Random) -> bytes:
    """A record whose sizes stand in an extra field, as those of huge entries do."""
    records = _places(data, _CENTRAL)
    at = chance.choice(records)
    name, extra = struct.unpack("<HH", data[at + 28 : at + 32])
    numbers = [chance.choice((0, 5, len(data), 1 << 31, 1 << 40, (1 << 64) - 1)) for _ in range(chance.randint(0, 4))]
    field_ = struct.pack(f"<HH{len(numbers)}Q", 1, chance.choice((8 * len(numbers), 8, 0, 0xFFFF)), *numbers)
    head = bytearray(data[at : at + 46])
    for offset in chance.sample((20, 24, 42), chance.randint(1, 3)):
        head[offset : offset + 4] = b"\xff" * 4
    head[30:32] = struct.pack("<H", extra + len(field_))
    put = at + 46 + name
    made = data[:at] + bytes(head) + data[at + 46 : put] + field_ + data[put:]
    end = made.rindex(_END)
    size = struct.unpack("<I", made[end + 12 : end + 16])[0] + len(field_)
    return made[: end + 12] + struct.pack("<I", size) + made[end + 16 :]


def same_entry(data: bytes, chance: Random) -> bytes:
    """Two names for one place: the entries lie over each other."""
    records = _places(data, _CENTRAL)
    one, two = chance.choice(records), chance.choice(records)
    return data[: one + 42] + data[two + 42 : two + 46] + data[one + 46 :]


def _places(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


ZIPS: tuple[Callable[[bytes, Random], bytes], ...] = (
    flipped, flipped, cut, inserted, around, moved, field, field, field, sizes_of_64_bits, same_entry,
)  # fmt: skip
