"""Markdown as text: its signs are taken out, and every character that stays keeps its column.

Line by line, as clerks write it: a line is a paragraph. No library is used, for the reason given in
docs/architecture.md: none tells the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lines import CELL, HEADING, TITLE
from reportgen.readers.kinds import Draft
from reportgen.readers.manuscript import draft_of
from reportgen.source import Source

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)")
_CLOSING_SIGNS = re.compile(r"\s#+\s*$")
_MARKER = re.compile(r"\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}|(?=[\s:|]*-)[\s:|-]+")
_TARGET = r"\((?:[!-'*-~]|\([!-'*-~]{0,200}\)){0,500}(?: \"[^\"]{0,200}\")?\)"
_ANY = re.compile(r"[*_`\[<~\\]")
# What is taken out: the whole match but for its first group.
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!\[[^\]]{{0,200}}\]{_TARGET}",
        rf"(?<!!)\[([^\]]{{1,200}})\]{_TARGET}",
        r"\[\^[^\]\s]{1,20}\]:?",
        r"(?<!\\)\*\*(?=\S)([^*]{0,2000}[^*\s\\])\*\*",
        r"(?<![*\\])\*(?=[^\s*])([^*]{0,2000}[^*\s\\])\*(?!\*)",
        r"__(?=\S)([^_]{0,2000}[^_\s])__",
        r"~~(?=\S)([^~]{0,2000}[^~\s])~~",
        r"`([^`]{1,2000})`",
        r"</?[a-zA-Z][^<>]{0,500}>",
        r"\\(?=([!-/:-@\[-`{-~]))",
    )
)


def drafts_of(source: Source) -> Iterator[Draft]:
    """The text of each line, of each cell of a table; code, comments and front matter are no text."""
    titled = False
    for number, line in _text_lines(source):
        heading = _HEADING.match(line)
        if heading:
            kind = TITLE if heading[1] == "#" and not titled else HEADING
            titled = titled or kind == TITLE
            text = _CLOSING_SIGNS.sub("", line[heading.end() :])
            yield _without_signs(text, number, heading.end() + 1, sure=kind)
        elif _RULE.fullmatch(line):
            continue
        elif line.lstrip().startswith("|"):
            yield from _cells(line, number)
        else:
            marker = _MARKER.match(line)
            start = marker.end() if marker else 0
            listed = bool(line[:start].strip(" \t>\u3000"))
            yield _without_signs(line[start:], number, start + 1, likely=CELL if listed else "")


def _text_lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines outside code, comments and front matter, with their numbers."""
    fence = ""
    comment = False
    front = source.line(1).rstrip() == "---" and "---" in (line.rstrip() for line in source.lines[1:])
    for number, line in enumerate(source.lines, 1):
        opening = _FENCE.match(line)
        if front:
            front = number == 1 or line.rstrip() != "---"
        elif comment:
            comment = "-->" not in line
        elif fence:
            fence = "" if opening and opening[1].startswith(fence) and not line[opening.end() :].strip() else fence
        elif opening:
            fence = opening[1]
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line
        else:
            yield number, line


def _cells(line: str, number: int) -> Iterator[Draft]:
    start = line.index("|") + 1
    for cell in re.split(r"(?<!\\)\|", line[start:]):
        yield _without_signs(cell, number, start + 1, sure=CELL)
        start += len(cell) + 1


def _without_signs(text: str, number: int, column: int, sure: str = "", likely: str = "") -> Draft:
    """A stretch of a line that begins at `column`, with the columns of what is left of it."""
    gone: set[int] = set()
    for pattern in _SIGNS if _ANY.search(text) else ():
        for match in pattern.finditer(text):
            keep = range(*match.span(1)) if match.re.groups else range(0)
            gone.update(at for at in range(*match.span()) if at not in keep)
    if not gone:
        return draft_of(text, number, column, sure, likely)
    # a space that sets a sign off from Chinese text goes with it
    gone |= {beside for at in gone for beside in (at - 1, at + 1) if text[beside : beside + 1] == " "}
    left = "".join("\0" if at in gone else char for at, char in enumerate(text))
    kept = [at for at, char in enumerate(left) if char != "\0"]
    bare = "".join(left[at] for at in kept)
    first = len(bare) - len(bare.lstrip())
    columns = tuple(column + at for at in kept[first : len(bare.rstrip())])
    return Draft(bare.strip(), number, columns, sure, likely)
