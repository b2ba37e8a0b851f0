"""Floor 1: what is wrong where a YAML parser gave up, in the words of a clerk.

The two parsers name different problems at different places, so theirs is never printed: only the line
is used, and the source lines there are looked at for the causes that people really have, in order.
"""

from __future__ import annotations

import re

from reportgen.diagnostics import Diagnostic
from reportgen.source import Place, Source, Span, line_place

_FULL_COLON = re.compile(r"^\s*(?:- +)?[^\s:：#\"'{\[|>][^:：#]{0,29}(：)")
_NO_SPACE = re.compile(r"^\s*(?:- +)?[^\s:：#\"'{\[][^:#]{0,29}(:)(?=[^\s/])")
_STARTS = re.compile(r"^\s*(?:- +)?(?:[^:#\"']{1,30}:\s+|- +)(\{\{|[*%@&!`])")
_IDEOGRAPHIC_INDENT = re.compile("^ *(\u3000+)")


def explain_syntax(source: Source, line: int, column: int) -> Diagnostic:
    """The cause nearest to (line, column); the bare "cannot be read" where none is seen."""
    for number in _nearby(source, line):
        found = _cause(source, number)
        if found is not None:
            return found
    shown = line if source.line(line).strip() else max(1, min(line, len(source.lines)) - 1)
    text = source.line(shown)
    if column > len(text) or shown != line:
        place = line_place(source, shown)
    else:
        place = Place(source, Span(shown, column, shown, column + 1))
    return _structural(source, place)


def _nearby(source: Source, line: int) -> list[int]:
    """The line itself, then those before it down to the last line that is less indented."""
    return [line, *(n for n in range(line - 1, max(0, line - 4), -1) if source.line(n).strip())]


def _cause(source: Source, number: int) -> Diagnostic | None:
    text = source.line(number)
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    if "\t" in indent:
        column = indent.index("\t") + 1
        place = Place(source, Span(number, column, number, column + 1))
        return Diagnostic(
            "RG107", "缩进里有制表符（Tab）", place, ("改用空格缩进，每层两个；编辑器可设置“Tab 转空格”",)
        )
    match = _IDEOGRAPHIC_INDENT.match(text)
    if match:
        place = _match_place(source, number, match)
        return Diagnostic("RG115", "缩进里有全角空格", place, ("改用半角空格缩进，每层两个",))
    match = _FULL_COLON.match(text)
    if match and ": " not in text[: match.start(1)]:
        place = _match_place(source, number, match)
        return Diagnostic("RG108", "键后面是全角冒号“：”", place, ("改成半角冒号加一个空格，例如“年度: 2024”",))
    match = _STARTS.match(text)
    if match:
        place = _match_place(source, number, match)
        hint = "整句放在英文引号里，或另起一行用 | 书写"
        return Diagnostic("RG110", f"文字以 {match.group(1)} 开头，会被读成结构", place, (hint,))
    match = _NO_SPACE.match(text)
    if match:
        place = _match_place(source, number, match)
        return Diagnostic("RG113", "键的冒号后面缺一个空格", place, ("写成“键: 值”，冒号后空一格",))
    return None


def _match_place(source: Source, number: int, match: re.Match[str]) -> Place:
    return Place(source, Span(number, match.start(1) + 1, number, match.end(1) + 1))


def _structural(source: Source, place: Place) -> Diagnostic:
    text = source.line(place.line)
    if text.count('"') % 2 or text.count("'") % 2:
        return Diagnostic("RG109", "引号没有成对", place, ("补上另一半引号；文中的引号用中文引号“”",))
    if text.count("{") != text.count("}") or text.count("[") != text.count("]"):
        return Diagnostic("RG109", "花括号或方括号没有成对", place, ("补上另一半括号；文中的括号用中文括号（）",))
    value = re.match(r"^\s*(?:- +)?[^:#]+: +([^\"'\[{|>].*: .*)$", text)
    if value:
        hint = "文字里有半角冒号加空格时，整句放在英文引号里，或把冒号改成“：”"
        return Diagnostic("RG109", "一行里有两个“键: 值”", place, (hint,))
    return Diagnostic("RG109", "这一行读不懂：缩进或格式与上下文不合", place, ("与上下各行对齐缩进，每层两个空格",))


def full_width_colon(source: Source, span: Span) -> Diagnostic | None:
    """A lone text where a mapping belongs is often `键：值`: the finding at its colon, else None."""
    match = _FULL_COLON.match(source.line(span.line))
    return _cause(source, span.line) if match and "\t" not in source.line(span.line) else None
