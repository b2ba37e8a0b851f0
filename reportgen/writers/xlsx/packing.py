"""The bytes of a workbook: the same for the same contents, whatever the clock says."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO, TypeAlias
from xml.sax.saxutils import escape

from openpyxl import Workbook

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can say."""
_IN_MEMORY, _PIECE = 8 << 20, 1 << 16
"""Bytes of a workbook that are not yet put on disk, and that are copied at a time."""
_CORE = "docProps/core.xml"
_SHEET = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*?)(?: t="[a-z]+")?(><f>[^<]*</f>)<v ?(?:/>|></v>)')
Shown: TypeAlias = Mapping[int, Mapping[str, str]]
"""By the number of a sheet, from 1, and the name of a cell: what its formula comes to."""
NONE: Shown = MappingProxyType({})
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def pack(book: Workbook, shown: Shown = NONE) -> bytes:
    """The workbook with fixed times, which openpyxl takes from the clock, in its properties and in the zip."""
    packed = io.BytesIO()
    pack_into(book, packed, shown)
    return packed.getvalue()


class _Spooled(tempfile.SpooledTemporaryFile[bytes]):
    def seekable(self) -> bool:
        """It is, though Python 3.10 does not say so, and `zipfile` asks."""
        return True


def pack_into(book: Workbook, file: BinaryIO, shown: Shown = NONE) -> None:
    """The same into a file that is open for writing; what is long lies on disk meanwhile."""
    with _Spooled(_IN_MEMORY) as made:
        book.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w") as new:
            for entry in old.infolist():
                named = zipfile.ZipInfo(entry.filename, _DATE)
                named.compress_type = zipfile.ZIP_DEFLATED
                if entry.filename == _CORE:
                    new.writestr(named, _TIMES.sub(_NO_TIME, old.read(entry)))
                    continue
                number = _SHEET.fullmatch(entry.filename)
                if number is not None and shown.get(int(number[1])):
                    new.writestr(named, _with_values(old.read(entry).decode(), shown[int(number[1])]))
                    continue
                named.file_size = entry.file_size
                with old.open(entry) as source, new.open(named, "w") as target:
                    shutil.copyfileobj(source, target, _PIECE)


def _with_values(part: str, shown: Mapping[str, str]) -> str:
    """A sheet with what its formulas come to, which openpyxl cannot store beside them."""

    def stored(match: re.Match[str]) -> str:
        text = shown.get(match[2])
        if text is None:
            return match[0]
        kind = "" if re.fullmatch(r"-?[0-9.]+", text) else ' t="str"'
        return f"{match[1]}{kind}{match[3]}<v>{escape(text)}</v>"

    return _FORMULA.sub(stored, part)
