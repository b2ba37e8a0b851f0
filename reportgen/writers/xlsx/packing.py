"""The bytes of a workbook: the same for the same contents, whatever the clock says."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from typing import BinaryIO

from openpyxl import Workbook

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can say."""
_IN_MEMORY, _PIECE = 8 << 20, 1 << 16
"""Bytes of a workbook that are not yet put on disk, and that are copied at a time."""
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def pack(book: Workbook) -> bytes:
    """The workbook with fixed times, which openpyxl takes from the clock, in its properties and in the zip."""
    packed = io.BytesIO()
    pack_into(book, packed)
    return packed.getvalue()


def pack_into(book: Workbook, file: BinaryIO) -> None:
    """The same into a file that is open for writing; what is long lies on disk meanwhile."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as made:
        book.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w") as new:
            for entry in old.infolist():
                named = zipfile.ZipInfo(entry.filename, _DATE)
                named.compress_type = zipfile.ZIP_DEFLATED
                if entry.filename == _CORE:
                    new.writestr(named, _TIMES.sub(_NO_TIME, old.read(entry)))
                    continue
                named.file_size = entry.file_size
                with old.open(entry) as source, new.open(named, "w") as target:
                    shutil.copyfileobj(source, target, _PIECE)
