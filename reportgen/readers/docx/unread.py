"""What stands in a part and is no text: told of at its paragraph; and the characters that w:sym stands for."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.readers.docx.paragraphs import Count, Paragraph
from reportgen.readers.docx.properties import WORD, Bag, Values

SYMBOL, OBJECT = "符号", "对象"
NAMES: Mapping[str, str] = {
    "sym": SYMBOL,
    "altChunk": "嵌入文件",
    "subDoc": "子文档",
    "object": OBJECT,
    "control": "控件",
    "contentPart": "墨迹",
    "oMath": "公式",
}
"""What a reader is told instead, by the local name."""
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "http://purl.oclc.org/ooxml/officeDocument/math}oMath",
)
TAGS: Mapping[str, str] = {
    **{f"{space}{name}": name for space in WORD for name in NAMES if name != "oMath"},
    **dict.fromkeys(_MATH, "oMath"),
}
"""The local names by the full ones."""
_CELLS = {"cellIns": "格子的修订（插入）", "cellDel": "格子的修订（删除）", "cellMerge": "格子的修订（合并）"}
_SYMBOLS: Mapping[str, Mapping[int, str]] = {
    "wingdings": {0x6C: "●", 0x6E: "■", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "☐"},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xD6: "√"},
}
_OWN = 0xF000
"""From here on fonts of symbols keep their characters."""


def symbol(said: Values) -> str:
    """The character of a w:sym; "" where it is not known."""
    try:
        code = int(said.get("char", ""), 16)
    except ValueError:
        return ""
    font = _SYMBOLS.get(said.get("font", "").lower())
    if font is not None:
        return font.get(code - _OWN if code >= _OWN else code, "")
    plain = 0x20 < code < 0xD800 or 0xF8FF < code < 0xFFFE
    return chr(code) if plain and not said.get("font", "").lower().startswith(("wingdings", "webdings")) else ""


class Unread:
    """What was left out of a part."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._waiting: list[str] = []
        """What stands before the first paragraph."""

    def begin(self, paragraph: Paragraph) -> None:
        """A paragraph begins."""
        paragraph.unread, self._waiting = self._waiting, []

    def mark_cell(self, bag: Bag) -> None:
        """The properties of a cell, which may be tracked as put in, taken out or joined."""
        self._waiting += (_CELLS[path] for path, _ in bag if path in _CELLS)

    def leave(self, last: Paragraph | None, what: str) -> None:
        """Something stands in a paragraph, or, between two, behind the last one."""
        self._count.piece(0)
        (self._waiting if last is None else last.unread).append(what)
        if last is not None and what == OBJECT:
            last.drawn = last.pictured = True
