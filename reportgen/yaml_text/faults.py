"""Floor 1: what is wrong where a YAML parser gave up, in the words of a clerk.

The two parsers name different problems at different places, so theirs is never printed: only the line
is used, and the source lines there are looked at for the causes that people really have, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from reportgen.diagnostics import Diagnostic
from reportgen.reading import forbidden_character
from reportgen.source import Place, Source, Span, line_place
from reportgen.tuples import NamedTuple
from reportgen.yaml_text.habits import HABITS, LAST_HABITS, habit
from reportgen.yaml_text.indents import misaligned, without_colon

_FULL_COLON = re.compile(r"^\s*(?:- +)?[^\s:：#\"'{\[|>][^:：#]{0,29}(：)")
_KEY_LIKE = re.compile(r"^\s*(?:- +)?[^\s:：#\"'{\[|>，。；、“”（）！？]{1,12}(：)")
_NO_SPACE = re.compile(r"^\s*(?:- +)?[^\s:：#\"'{\[][^:#]{0,29}(:)(?=[^\s/])")
_STARTS = re.compile(r"^\s*(?:- +)?(?:[^:#\"']{1,30}:\s+|- +)(\{\{|\{%|[*%@&!`])")
_TAB_INDENT = re.compile(r"^ *\t")
_IDEOGRAPHIC_INDENT = re.compile("^ *(\u3000+)")
_BLOCK_HEAD = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^#]*:\s+)?[|>][0-9+-]{0,2}\s*(?:#.*)?$")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_QUOTED = re.compile(r"^\s*(?:- +)?(?:[^:#\"']{1,30}:\s+)?([\"'])")
_CHINESE_HALF = re.compile(r"([”’])\s*(?:#.*)?$")


class Opened(NamedTuple):
    """What a parser was reading when it gave up ("a flow mapping", "a quoted scalar"), and where that begins."""

    what: str
    line: int
    column: int
    to_the_end: bool


def explain_syntax(source: Source, line: int, column: int, opened: Opened | None = None) -> Diagnostic:
    """The cause nearest to (line, column); the bare "cannot be read" where none is seen."""
    found = _at_the_place(source, line, column, opened)
    if found is not None:
        return found
    for number in _nearby(source, line):
        found = _cause(source, number)
        if found is not None:
            return found
    found = _special_character(source, line, column) or _left_open(source, line, opened)
    if found is not None:
        return found
    shown = line if source.line(line).strip() else max(1, min(line, len(source.lines)) - 1)
    text = source.line(shown)
    if column > len(text) or shown != line:
        place = line_place(source, shown)
    else:
        place = Place(source, Span(shown, column, shown, column + 1))
    return _structural(source, place)


def _at_the_place(source: Source, line: int, column: int, opened: Opened | None) -> Diagnostic | None:
    """Causes that leave no doubt: a directive, an escape, a quote that never ends."""
    text = source.line(line)
    if text.startswith("%"):
        place = line_place(source, line)
        return Diagnostic("RG111", "以 % 开头的指令在这里不用", place, ("删去这一行",))
    for match in _ESCAPE.finditer(text):
        if '"' in text[: match.start()] and match.start() < column <= match.end() + 1:
            return _bad_escape(source, line, match)
    if opened is not None and "quoted" in opened.what and opened.to_the_end:
        place = Place(source, Span(opened.line, opened.column, opened.line, opened.column + 1))
        return _unpaired_quote(place)
    return None


def _bad_escape(source: Source, line: int, match: re.Match[str]) -> Diagnostic:
    place = Place(source, Span(line, match.start() + 1, line, match.end() + 1))
    if _HALF.match(match.group()):
        char = chr(int(match.group()[2:6], 16))
        return forbidden_character(source, line, match.start() + 1, char, len(match.group()))
    hint = "英文双引号里反斜杠另有含义：改用英文单引号，或另起一行用 | 书写"
    return Diagnostic("RG109", f"反斜杠的写法“{match.group()}”读不懂", place, (hint,))


def escaped_character(source: Source, span: Span, char: str) -> Diagnostic:
    """The finding for a character that no file may hold and that an escape in the text at `span` stands for."""
    for number in range(span.line, span.end_line + 1):
        for match in _ESCAPE.finditer(source.line(number)):
            if _decoded(match.group()) == char:
                end = match.end() - match.start()
                return forbidden_character(source, number, match.start() + 1, char, end)
    return forbidden_character(source, span.line, span.column, char)


def _decoded(escape: str) -> str | None:
    if escape[1] in "xuU" and len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 else None
    return {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}.get(escape[1]) or {
        "N": "\x85",
        "L": "\u2028",
        "P": "\u2029",
    }.get(escape[1])


def _nearby(source: Source, line: int) -> list[int]:
    """The line itself, then the two before it that are not text under `|`."""
    blocks = _block_lines(source)
    before = [n for n in range(line - 1, max(0, line - 4), -1) if source.line(n).strip() and n not in blocks]
    return [line, *before]


@lru_cache(maxsize=32)
def _suspect_lines(source: Source, pattern: re.Pattern[str]) -> tuple[int, ...]:
    """The lines outside texts under `|` that a pattern fits, looked for once."""
    blocks = _block_lines(source)
    fits = (n for n, text in enumerate(source.lines, 1) if pattern.match(text))
    return tuple(n for n in fits if n not in blocks)


def _block_lines(source: Source) -> set[int]:
    """The lines that are text under `|` or `>`, where nothing is a key."""
    found: set[int] = set()
    parent: int | None = None
    for number, text in enumerate(source.lines, 1):
        indent = len(text) - len(text.lstrip(" "))
        if parent is not None and (not text.strip() or indent > parent):
            found.add(number)
            continue
        head = _BLOCK_HEAD.match(text)
        parent = None
        if head:
            # Text under `- |` is measured from the dash, under `- 键: |` from the key.
            parent = head.end("dashes") if head["key"] else head.end("indent") if head["dashes"] else indent
    return found


def _cause(source: Source, number: int) -> Diagnostic | None:
    text = source.line(number)
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    if "\t" in indent:
        column = indent.index("\t") + 1
        place = Place(source, Span(number, column, number, column + 1))
        others = _others(source, number, _TAB_INDENT)
        hint = "改用空格缩进，每层两个；编辑器可设置“Tab 转空格”"
        return Diagnostic("RG107", "缩进里有制表符（Tab）", place, (hint, *others))
    match = _IDEOGRAPHIC_INDENT.match(text)
    if match:
        return _ideographic(source, number, match)
    found = habit(source, number, HABITS)
    if found is not None:
        return found
    match = _FULL_COLON.match(text)
    if match and ": " not in text[: match.start(1)]:
        return _colon(source, number, match.start(1) + 1)
    match = _STARTS.match(text)
    if match:
        return _special(_match_place(source, number, match), match.group(1))
    match = _NO_SPACE.match(text)
    if match:
        place = _match_place(source, number, match)
        return Diagnostic("RG113", "键的冒号后面缺一个空格", place, ("写成“键: 值”，冒号后空一格",))
    return None


def _colon(source: Source, line: int, column: int) -> Diagnostic:
    place = Place(source, Span(line, column, line, column + 1))
    others = _others(source, line, _KEY_LIKE)
    hint = "改成半角冒号加一个空格，例如“年度: 2024”"
    return Diagnostic("RG108", "键后面是全角冒号“：”", place, (hint, *others))


def _ideographic(source: Source, line: int, match: re.Match[str]) -> Diagnostic:
    others = _others(source, line, _IDEOGRAPHIC_INDENT)
    hint = "改用半角空格缩进，每层两个"
    return Diagnostic("RG115", "缩进里有全角空格", _match_place(source, line, match), (hint, *others))


def _others(source: Source, number: int, pattern: re.Pattern[str]) -> Iterator[str]:
    """A hint that names the further lines with the same fault, so that they are mended in one go."""
    lines = _suspect_lines(source, pattern)
    at = bisect_left(lines, number)
    count = len(lines) - (lines[at : at + 1] == (number,))
    if count:
        named = "、".join([str(n) for n in lines[:11] if n != number][:10])
        yield f"同样的写法还有第 {named} 行" + (f"等 {count} 处" if count > 10 else "") + "，请一并改"


def _special(place: Place, start: str) -> Diagnostic:
    hint = "整句放在英文引号里，或另起一行用 | 书写"
    return Diagnostic("RG110", f"文字以 {start} 开头，会被读成结构", place, (hint,))


def _special_character(source: Source, line: int, column: int) -> Diagnostic | None:
    """A value within brackets that begins with a sign of structure: [*甲, 乙]."""
    text = source.line(line)
    for index in (column - 1, column - 2):
        if 0 < index < len(text) and text[index] in "*&!@%`" and text[index - 1] in " [{,":
            return _special(Place(source, Span(line, index + 1, line, index + 2)), text[index])
    return None


def _left_open(source: Source, line: int, opened: Opened | None) -> Diagnostic | None:
    """A bracket, or a quote, that was opened on an earlier line and swallowed what follows."""
    if opened is not None and "flow" in opened.what and opened.line < line:
        return _unpaired_bracket(Place(source, Span(opened.line, opened.column, opened.line, opened.column + 1)))
    if '"' in source.line(line) or "'" in source.line(line):
        for number in range(line - 1, 0, -1):
            match = _QUOTED.match(source.line(number))
            if match and source.line(number).count(match[1]) % 2:
                return _unpaired_quote(_match_place(source, number, match))
    return None


def _match_place(source: Source, number: int, match: re.Match[str]) -> Place:
    return Place(source, Span(number, match.start(1) + 1, number, match.end(1) + 1))


def _unpaired_quote(place: Place) -> Diagnostic:
    """At the Chinese mark that stands where the other half should, if one does; else at the half that is there."""
    rest = place.source.line(place.line)[place.column :]
    wrong = _CHINESE_HALF.search(rest)
    half = place.source.line(place.line)[place.column - 1 : place.column]
    if wrong and half in ('"', "'") and "“" not in rest and "‘" not in rest:
        start = place.column + 1 + wrong.start()
        there = Place(place.source, Span(place.line, start, place.line, start + 1))
        hint = f"把 {wrong[1]} 改成 {half}"
        return Diagnostic("RG109", "引号没有成对：前一半是英文的，后一半是中文的", there, (hint,))
    return Diagnostic("RG109", "引号没有成对", place, ("补上另一半引号；文中的引号用中文引号“”",))


def _unpaired_bracket(place: Place) -> Diagnostic:
    return Diagnostic("RG109", "花括号或方括号没有成对", place, ("补上另一半括号；文中的括号用中文括号（）",))


def _structural(source: Source, place: Place) -> Diagnostic:
    text = source.line(place.line)
    quoted = _QUOTED.match(text)
    if quoted and text.count(quoted[1]) > 2:
        hint = "里面的引号改成中文引号“”，或整句另起一行用 | 书写"
        return Diagnostic("RG109", "英文引号里面又有英文引号", place, (hint,))
    found = habit(source, place.line, LAST_HABITS)
    if found is not None:
        return found
    if text.count('"') % 2 or text.count("'") % 2:
        return _unpaired_quote(place)
    if text.count("{") != text.count("}") or text.count("[") != text.count("]"):
        return _unpaired_bracket(place)
    value = re.match(r"^\s*(?:- +)?[^:#]+: +([^\"'\[{|>].*: .*)$", text)
    if value:
        hint = "文字里有半角冒号加空格时，整句放在英文引号里，或把冒号改成“：”"
        return Diagnostic("RG109", "一行里有两个“键: 值”", place, (hint,))
    blocks = _block_lines(source)
    found = without_colon(source, place.line, blocks) or misaligned(source, place.line, blocks)
    if found is not None:
        return found
    hint = "看这一行和上一行：缩进要与同层的各行对齐，每层两个空格"
    return Diagnostic("RG109", "这一行读不懂：缩进或格式与上下文不合", place, (hint,))


def lone_pair(source: Source, span: Span) -> Diagnostic | None:
    """A lone text where a mapping belongs is often `键：值`, `键:值` or ｛键：值｝: the finding at its mark."""
    text = source.line(span.line)
    found = habit(source, span.line, HABITS)
    if found is not None:
        return found
    if _FULL_COLON.match(text) or _NO_SPACE.match(text):
        return _cause(source, span.line)
    return None


def key_fault(source: Source, span: Span, text: str) -> Diagnostic | None:
    """A plain key that swallowed a full-width colon ({受理：47}), an indent of full-width spaces, or a dash."""
    if text.startswith("-"):
        return habit(source, span.line, HABITS)
    match = _IDEOGRAPHIC_INDENT.match(source.line(span.line)) if text.startswith("\u3000") else None
    if match:
        return _ideographic(source, span.line, match)
    if "：" in text[:13] and span.line == span.end_line:
        return _colon(source, span.line, span.column + text.index("："))
    return None
