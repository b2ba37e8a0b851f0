"""What Word makes of the tracked changes of a .docx when all are accepted, or all rejected; written apart from ours."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def document(data: bytes) -> etree._Element:
    """document.xml as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def accepted(data: bytes) -> list[Any]:
    """The text once all changes are accepted: a string a paragraph, a list of rows of lists of cells a table."""
    return _content(document(data).find(f"{W}body"), "ins", "del")


def rejected(data: bytes) -> list[Any]:
    """The text once all changes are rejected."""
    return _content(document(data).find(f"{W}body"), "del", "ins")


def changes(data: bytes) -> list[tuple[str, str]]:
    """(ins or del, its text) of every change of words, in order."""
    found = [e for e in document(data).iter(f"{W}ins", f"{W}del") if len(e)]
    return [(e.tag[len(W) :], "".join(t.text or "" for t in e.iter(f"{W}t", f"{W}delText"))) for e in found]


def _content(container: etree._Element, kept: str, dropped: str) -> list[Any]:
    found: list[Any] = []
    waiting: str | None = None  # the text of a paragraph whose end goes
    for block in container:
        if block.tag == f"{W}p":
            text = (waiting or "") + _text(block, dropped)
            if block.find(f"{W}pPr/{W}rPr/{W}{dropped}") is not None:
                waiting = text
            else:
                found.append(text)
                waiting = None
            continue
        if block.tag not in (f"{W}tbl", f"{W}sdt"):
            continue
        if waiting:
            found.append(waiting)  # a text cannot go on in a table
        waiting = None
        if block.tag == f"{W}sdt":
            found += _content(block.find(f"{W}sdtContent"), kept, dropped)
            continue
        rows = [row for row in block.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{dropped}") is None]
        rows = [row for row in rows if next(row.iterancestors(f"{W}tbl")) is block]
        if rows:
            found.append([[_content(cell, kept, dropped) for cell in row.iter(f"{W}tc")] for row in rows])
    if waiting or (waiting is not None and not found):
        found.append(waiting)  # the last end of a text stays
    return found


def _text(paragraph: etree._Element, dropped: str) -> str:
    found = ""
    for element in paragraph.iter():
        above = [each.tag for each in element.iterancestors()]
        if f"{W}{dropped}" in above:
            continue
        if element.tag in (f"{W}t", f"{W}delText"):
            found += element.text or ""
        elif isinstance(element.tag, str) and f"{W}r" in above:
            found += _SIGNS.get(element.tag[len(W) :], "")
    return found
