"""Floor 0: bytes of an untrusted file to a `Source`, with every limit before any parser sees them."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.errors import ReportgenError
from reportgen.source import Place, Source, Span, line_place

SIZE_LIMIT = 1 << 20
"""Bytes of one facts or pack file; a year's facts take some 10 kB."""

# What YAML forbids, and the line separators that it counts as line ends and editors do not.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# Planes 15 and 16 are ours: they mark origins while a section is rendered.
_RESERVED = re.compile("[\ud800-\udfff\U000f0000-\U0010ffff]")
_NAMES = {"\x00": "空字符（NUL）", "\x0b": "垂直制表符", "\x0c": "换页符", "\x1b": "转义符（ESC）", "\x7f": "删除符"}


def read_source(path: Path, shown: str | None = None, limit: int = SIZE_LIMIT) -> Outcome[Source]:
    """The text of `path`, named `shown` in messages.

    Raises:
        ReportgenError: there is no such file, it is a folder, or it cannot be opened.
    """
    name = shown if shown is not None else path.as_posix()
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise ReportgenError(f"没有这个文件：{name}", "检查文件名和所在文件夹") from None
    except IsADirectoryError:
        raise _folder(name) from None
    except OSError as error:
        if path.is_dir():  # Windows reports a folder as "permission denied"
            raise _folder(name) from None
        raise ReportgenError(f"打不开文件 {name}：{error.strerror or error}") from None
    if len(data) > limit:
        empty = Place(Source(name, ""), Span(1, 1, 1, 1))
        message = f"文件超过 {limit // 1024} KB，不再读取"
        return Outcome(None, (Diagnostic("RG102", message, empty, ("事实文件只写一年的事实，附件和原始数据另存",)),))
    return decode(data, name)


def _folder(name: str) -> ReportgenError:
    return ReportgenError(f"{name} 是文件夹，不是事实文件", "写明其中的文件，例如 2024.yaml")


def decode(data: bytes, name: str) -> Outcome[Source]:
    """UTF-8 (with or without mark) to text; other encodings, empty files and forbidden characters are faults."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Outcome(None, (_not_utf8(data, name, error),))
    source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    if not source.text.strip():
        place = Place(source, Span(1, 1, 1, 1))
        return Outcome(None, (Diagnostic("RG103", "文件是空的", place, ("用 reportgen new 生成一份可填写的文件",)),))
    faults = tuple(_forbidden(source))
    return Outcome(None if faults else source, faults)


def _not_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> Diagnostic:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    head = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    bad = data[error.start : error.start + 3]
    # An encoded lone surrogate is ED A0..BF xx: it looks like UTF-8 and is not.
    if len(bad) == 3 and bad[0] == 0xED and bad[1] >= 0xA0:
        text, hint = head + "□", "删去这一处再重新输入；多半来自损坏的复制粘贴"
        place = Place(Source(name, "\n" * (line - 1) + text), Span(line, len(text), line, len(text) + 1))
        return Diagnostic("RG105", "这里有半个字符（孤立的代理码），不是合法文字", place, (hint,))
    try:
        line_text = data.split(b"\n")[line - 1].decode("gb18030").rstrip("\r")
        message, hint = "文件编码是 GBK，不是 UTF-8", "在编辑器里“另存为”，编码选 UTF-8"
    except UnicodeDecodeError:
        line_text, message, hint = head + "□", "文件编码不是 UTF-8", "在编辑器里“另存为”，编码选 UTF-8"
    shown = Source(name, "\n" * (line - 1) + line_text)
    return Diagnostic("RG101", message, line_place(shown, line), (hint,))


def _forbidden(source: Source) -> list[Diagnostic]:
    if not _CONTROL.search(source.text) and not _RESERVED.search(source.text):
        return []
    found = []
    for number, line in enumerate(source.lines, 1):
        for match in _CONTROL.finditer(line):
            char, column = match.group(), match.start() + 1
            place = Place(source, Span(number, column, number, column + 1))
            label = _NAMES.get(char, f"U+{ord(char):04X}")
            found.append(
                Diagnostic("RG104", f"这里有看不见的控制字符：{label}", place, ("删去它；多半随复制粘贴带入",))
            )
        found += [reserved_character(source, number, m.start() + 1, m.group()) for m in _RESERVED.finditer(line)]
        if len(found) > 20:
            break
    return found


def reserved_character(source: Source, line: int, column: int, char: str) -> Diagnostic:
    """The finding for a lone surrogate or a character of planes 15 and 16."""
    place = Place(source, Span(line, column, line, column + 1))
    message = f"字符 U+{ord(char):04X} 不是通用汉字，不能用在公文里"
    return Diagnostic("RG105", message, place, ("换成通用规范汉字；自造字请改用图片附件",))


def forbidden_in(text: str) -> str | None:
    """The first character of a decoded value that no file may hold (an escape can bring one in)."""
    match = _RESERVED.search(text) or _CONTROL.search(text.replace("\n", ""))
    return match.group() if match else None
