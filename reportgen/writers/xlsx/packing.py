"""The bytes of a workbook: the same for the same contents, whatever the clock says."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can say."""
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def pack(book: Workbook) -> bytes:
    """The workbook with fixed times, which openpyxl takes from the clock, in its properties and in the zip."""
    made, packed = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == _CORE:
                data = _TIMES.sub(_NO_TIME, data)
            named = zipfile.ZipInfo(entry.filename, _DATE)
            named.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(named, data)
    return packed.getvalue()
