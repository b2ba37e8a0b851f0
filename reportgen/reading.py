"""Floor 0: bytes of an untrusted file to a `Source`, with every limit before any parser sees them."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, beside
from reportgen.errors import ReportgenError, is_no_path, reason
from reportgen.source import Place, Source, Span, blob_id, line_place
from reportgen.tuples import NamedTuple

SIZE_LIMIT = 1 << 20
"""Bytes of one facts or pack file; a year's facts take some 10 kB."""

# What YAML forbids, and the line separators that it counts as line ends and editors do not.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# Planes 15 and 16 are ours: they mark origins while a section is rendered.
_RESERVED = "[\ud800-\udfff\U000f0000-\U0010ffff]"
_FIRST_RESERVED = "\U000f0000"
_SHOWN = 20
"""Forbidden characters that are reported one by one."""
_SAVE_AS = "在编辑器里“另存为”，编码选 UTF-8"
# What clerks have been seen to hand over for a text, by its first bytes; without a hint, what is wanted is said.
_FORMATS = (
    (b"\xff\xfe", "编码是 UTF-16（记事本里叫 Unicode）", _SAVE_AS),
    (b"\xfe\xff", "编码是 UTF-16（记事本里叫 Unicode）", _SAVE_AS),
    (b"PK\x03\x04", "是 Word、Excel 文件或压缩包", ""),
    (b"\xd0\xcf\x11\xe0", "是 Word、Excel 文件", ""),
    (b"%PDF", "是 PDF", ""),
)
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
EMPTY_HINT = "补上内容；事实文件可用 reportgen new 生成一份来填"


class Wanted(NamedTuple):
    """What a file should have been, for the hints of messages.

    `lenient`: characters that no file may hold are told of, and the text is read all the same.
    """

    name: str
    example: str
    instead: str
    empty: str
    large: str
    damaged: str
    lenient: bool = False


FACTS_FILE = Wanted(
    "事实文件",
    "2024.yaml",
    "事实文件是 .yaml 文本，可用 reportgen new 生成一份来填",
    EMPTY_HINT,
    "事实文件只写一年的事实，附件和原始数据另存",
    "多半不是文本文件，或已损坏：换成原来的 .yaml 文件",
)
_UNREAD = "\ufffd"
"""What stands in a name for bytes that are no UTF-8."""
_NAMES = {"\x00": "空字符（NUL）", "\x0b": "垂直制表符", "\x0c": "换页符", "\x1b": "转义符（ESC）", "\x7f": "删除符"}


def read_source(
    path: Path, shown: str | None = None, limit: int = SIZE_LIMIT, wanted: Wanted = FACTS_FILE
) -> Outcome[Source]:
    """The text of `path`, named `shown` in messages.

    Raises:
        ReportgenError: there is no such file, it is a folder, or it cannot be opened.
    """
    name = shown if shown is not None else path.as_posix()
    return decode(read_bytes(path, name, limit, wanted), name, wanted, limit)


def read_bytes(path: Path, name: str, limit: int, wanted: Wanted) -> bytes:
    """The bytes of `path`, one more than `limit` where there are more.

    Raises:
        ReportgenError: there is no such file, it is no regular file, or it cannot be opened.
    """
    try:
        state = path.stat()
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):  # one would wait for ever
            raise ReportgenError(f"{name} 不是普通文件", f"写明{wanted.name}，例如 {wanted.example}")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise absent(name) from None
    except IsADirectoryError:
        raise _folder(path, name, wanted) from None
    except OSError as error:
        if not is_no_path(error) and path.is_dir():  # Windows reports a folder as "permission denied"
            raise _folder(path, name, wanted) from None
        why = reason(error, EACCES="没有读取权限，或正被其他程序占用")
        raise ReportgenError(f"打不开文件 {name}：{why}", "检查文件名、权限，或关闭正在用它的程序") from None


def absent(name: str) -> ReportgenError:
    """That there is no file of this name."""
    hint = "名称里有不是 UTF-8 的字，先改名" if _UNREAD in name else "检查文件名和所在文件夹"
    return ReportgenError(f"没有这个文件：{name}", hint)


def is_file(path: Path) -> bool:
    """Whether a file lies there; a path that no file can have, of a name too long or a circle of links, is answered."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file raises


def _folder(path: Path, name: str, wanted: Wanted) -> ReportgenError:
    if not os.access(path, os.R_OK | os.X_OK):
        return ReportgenError(f"文件夹 {name} 没有读取权限，其中的文件都没有读", "请管理员给予权限，再运行一次")
    return ReportgenError(beside(f"{name} 是文件夹，不是", wanted.name), f"写明其中的文件，例如 {wanted.example}")


def too_large(name: str, limit: int, hint: str) -> Diagnostic:
    """The finding for a file of more bytes than are read."""
    return Diagnostic("RG102", f"文件超过 {limit // 1024} KB，不再读取", top_of(name), (hint,))


def empty(name: str, hint: str, message: str = "文件是空的") -> Diagnostic:
    """The finding for a file without any text."""
    return Diagnostic("RG103", message, top_of(name), (hint,))


def top_of(name: str) -> Place:
    """The beginning of a file that is not shown."""
    return Place(Source(name, ""), Span(1, 1, 1, 1))


def lf_ends(data: bytes) -> bytes:
    """Bytes of a text with LF line ends."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def decode(data: bytes, name: str, wanted: Wanted = FACTS_FILE, limit: int = SIZE_LIMIT) -> Outcome[Source]:
    """UTF-8 (with or without mark) to text; other encodings, empty files and forbidden characters are faults."""
    if len(data) > limit:
        return Outcome(None, (too_large(name, limit, wanted.large),))
    data = lf_ends(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Outcome(None, (_not_utf8(data, name, error, wanted),))
    source = Source(name, text, blob=blob_id(data))
    if not source.text.strip():
        return Outcome(None, (empty(name, wanted.empty),))
    faults = tuple(_forbidden(source, wanted))
    return Outcome(None if faults and not wanted.lenient else source, faults)


def _not_utf8(data: bytes, name: str, error: UnicodeDecodeError, wanted: Wanted) -> Diagnostic:
    top = top_of(name)
    for start, what, hint in _FORMATS:
        if data.startswith(start):
            return Diagnostic("RG101", f"文件{what}，不是 UTF-8 文本", top, (hint or wanted.instead,))
    line = data.count(b"\n", 0, error.start) + 1
    row = data.split(b"\n")[line - 1].rstrip(b"\r")
    column = error.start - (data.rfind(b"\n", 0, error.start) + 1)
    head = row[:column].decode()
    # An encoded lone surrogate is ED A0..BF xx: it looks like UTF-8 and is not.
    if re.match(b"\xed[\xa0-\xbf][\x80-\xbf]", row[column:]):
        place = _damaged(name, line, head, row[column + 3 :])
        hint = "删去这一处再重新输入；多半来自损坏的复制粘贴"
        return Diagnostic("RG105", "这里有半个字符（孤立的代理码），不是合法文字", place, (hint,))
    if b"\0" in data:
        return Diagnostic("RG101", "文件编码多半是 UTF-16，或者不是文本文件", top, (_SAVE_AS,))
    # Bytes of GBK may pass for UTF-8 for a while, but not for Chinese text.
    if len(_IDEOGRAPH.findall(data[: error.start].decode())) < 3:
        with contextlib.suppress(UnicodeDecodeError):
            data.decode("gb18030")
            shown = Source(name, "\n" * (line - 1) + row.decode("gb18030"))
            return Diagnostic("RG101", "文件编码是 GBK，不是 UTF-8", line_place(shown, line), (_SAVE_AS,))
    place = _damaged(name, line, head, row[column + 1 :])
    return Diagnostic("RG101", "这里不是 UTF-8 编码的文字：文件用了别的编码，或已损坏", place, (_SAVE_AS,))


def _damaged(name: str, line: int, head: str, tail: bytes) -> Place:
    """A line with □ for the bytes that are no character."""
    text = head + "□" + re.sub("\ufffd+", "□", tail.decode("utf-8", "replace"))
    source = Source(name, "\n" * (line - 1) + text)
    return Place(source, Span(line, len(head) + 1, line, len(head) + 2))


def _forbidden(source: Source, wanted: Wanted) -> list[Diagnostic]:
    # Decoding has refused surrogates; that pattern is costly to compile and nearly never needed.
    if not _CONTROL.search(source.text) and max(source.text) < _FIRST_RESERVED:
        return []
    found: list[Diagnostic] = []
    pattern = re.compile(f"{_CONTROL.pattern}|{_RESERVED}")
    matches = ((number, m) for number, line in enumerate(source.lines, 1) for m in pattern.finditer(line))
    for number, match in matches:
        fault = forbidden_character(source, number, match.start() + 1, match.group())
        if len(found) == _SHOWN:
            count = _SHOWN + 1 + sum(1 for _ in matches)
            message = f"不能用的字符有这里等 {count} 处，不再逐一列出"
            found.append(fault._replace(message=message, hints=(wanted.damaged,)))
            break
        found.append(fault)
    return found


def forbidden_character(source: Source, line: int, column: int, char: str, length: int = 1) -> Diagnostic:
    """The finding for a control character, a lone surrogate or a character of planes 15 and 16.

    `length` is that of the escape where one stands for it.
    """
    place = Place(source, Span(line, column, line, column + length))
    if _CONTROL.match(char):
        label = _NAMES.get(char, f"U+{ord(char):04X}")
        return Diagnostic("RG104", f"这里有看不见的控制字符：{label}", place, ("删去它；多半随复制粘贴带入",))
    if "\ud800" <= char <= "\udfff":
        message = f"U+{ord(char):04X} 只是半个字符（代理码），不是合法文字"
        return Diagnostic("RG105", message, place, ("删去它，直接写这个字；多半来自其他软件的导出",))
    message = f"字符 U+{ord(char):04X} 不是通用汉字，不能用在公文里"
    return Diagnostic("RG105", message, place, ("换成通用规范汉字；自造字请改用图片附件",))


def forbidden_in(text: str) -> str | None:
    """The first character of a decoded value that no file may hold (an escape can bring one in)."""
    match = re.search(_RESERVED, text) or _CONTROL.search(text.replace("\n", ""))
    return match.group() if match else None
