"""Files of another kind than what is read: what they are by the ends of their names, and what to do with them."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic
from reportgen.readers.refusal import this_is
from reportgen.reading import top_of
from reportgen.tuples import NamedTuple

WORD, SHEET = ".docx", ".xlsx"


class _Kind(NamedTuple):
    """What it is for people, and what an office suite can save it as ("" for nothing that is read)."""

    what: str
    becomes: str = ""
    macros: bool = False


_KINDS = {
    ".doc": _Kind("旧格式的 Word 文件", WORD),
    ".dot": _Kind("旧格式的 Word 模板", WORD),
    ".docm": _Kind("带宏的 Word 文件", WORD, macros=True),
    ".dotx": _Kind("Word 模板", WORD),
    ".wps": _Kind("WPS 文字", WORD),
    ".wpt": _Kind("WPS 文字模板", WORD),
    ".rtf": _Kind("RTF 文件", WORD),
    ".odt": _Kind("OpenDocument 文字", WORD),
    ".xls": _Kind("旧格式的 Excel 文件", SHEET),
    ".xlsx": _Kind("Excel 文件", SHEET),
    ".xlsm": _Kind("带宏的 Excel 文件", SHEET, macros=True),
    ".xlsb": _Kind("二进制格式的 Excel 文件", SHEET),
    ".xltx": _Kind("Excel 模板", SHEET),
    ".et": _Kind("WPS 表格", SHEET),
    ".ods": _Kind("OpenDocument 表格", SHEET),
    ".csv": _Kind("逗号分隔的文本"),
    ".pdf": _Kind("PDF 文件"),
    ".ofd": _Kind("OFD 文件"),
    ".htm": _Kind("网页"),
    ".html": _Kind("网页"),
    ".ppt": _Kind("PPT 文件"),
    ".pptx": _Kind("PPT 文件"),
    ".txt": _Kind("文本"),
    ".yaml": _Kind("事实文件"),
    ".yml": _Kind("事实文件"),
}
_PROGRAMS = {WORD: "Word 或 WPS", SHEET: "Excel 或 WPS"}


def of_another_kind(name: str, suffix: str, verb: str, wanted: tuple[str, ...], instead: str) -> Diagnostic | None:
    """That a file cannot be worked on, and how to mend it; None where it is none of the kinds known.

    `verb` is what is to be done (校对), `wanted` are WORD, SHEET or both. `instead` is the hint where no program saves
    it as one of these.
    """
    kind = _KINDS.get(suffix.lower())
    if kind is None:
        return None
    hint = instead
    if kind.becomes in wanted:
        plain = "不带宏的 " if kind.macros else " "
        hint = f"用 {_PROGRAMS[kind.becomes]} 打开，另存为{plain}{kind.becomes} 再{verb}"
    return Diagnostic("RG118", f"{this_is(kind.what)}，不能{verb}", top_of(name), (hint,))
