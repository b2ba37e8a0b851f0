"""Quotation marks that are no curly ones: straight marks and foreign ones, and what each of them should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.checks.prose import HAN, Flaw, Prose
from reportgen.checks.wording.pairing import Pair, excerpt, passages

STRAIGHT = "\"'＂＇"
FOREIGN = "「」『』〝〞„‟"
NAMES = {"“": "双引号“”", "‘": "单引号‘’"}
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞", "„": "‟"}
_CHINESE = f"[{HAN}，。、；：！？（）《》〈〉“”‘’—…·％%]"
_SHORT = 30
"""Characters that stand in quotation marks at most, where the marks look the wrong way; beyond that two are missing."""
_NUMBERED = r"[\dA-Za-z.·+\-]{1,12}"
"""What is quoted without a Chinese character: "4·15", "1+6"."""
_CLEAR = r"(?:\(\)|\(s|s\)|ss)*"
_EITHER = r"\(s(?:ss|\(\))*s\)"
"""“甲"乙"丙” (curly opening and closing marks, straight ones): what is quoted is 乙, or 甲 and 丙."""


class _Open(NamedTuple):
    """A mark that was opened, and the curly mark that it is or should be."""

    at: int
    mark: str
    form: str


def is_chinese(text: str, start: int, end: int) -> bool:
    """Whether a straight mark stands in Chinese text, not within Latin words."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(re.search(_CHINESE, around))


def is_short(text: str, start: int, end: int) -> bool:
    """Whether what stands between two marks may be quoted as a whole: a few words, at most one sentence."""
    inner = re.sub("[。！？]$", "", text[start + 1 : end]) if end - start <= _SHORT else "。"
    return bool(inner) and not re.search("[。；\n]", inner)


def is_inch(text: str, at: int, opened: int | None) -> bool:
    """Whether a straight mark may stand for inches: behind a digit, unless it closes the mark at `opened`."""
    if not text[at - 1 : at].isdecimal():
        return False
    if opened is None or not is_short(text, opened, at):
        return True
    inner = text[opened + 1 : at]
    return "，" in inner or not (re.search(f"[{HAN}]", inner) or re.fullmatch(_NUMBERED, inner))


def is_apostrophe(text: str, at: int) -> bool:
    """Whether a ’ belongs to a Latin word."""
    return text[at] == "’" and re.match("[A-Za-z0-9]", text[at - 1 : at]) is not None


def straight_marks(prose: Prose) -> Iterator[Flaw]:
    """Straight marks: by turns the opening and the closing one, as far as all have a partner."""
    for passage in passages(prose):
        inner = bool(re.compile('[“”"＂]').search(prose.text, *passage))
        yield from _straight(prose, passage, '["＂]', "“”")
        yield from _straight(prose, passage, "['＇]{1,2}", "‘’" if inner else "“”")


def _straight(prose: Prose, passage: Pair, marks: str, form: str) -> Iterator[Flaw]:
    text, order, opened = prose.text, "", None
    found: list[tuple[re.Match[str], str | None]] = []
    inches: list[tuple[re.Match[str], str | None]] = []
    for match in re.compile(f"{marks}|[{form}]").finditer(text, *passage):
        at, opens = match.start(), opened is None
        if match.group() in form:
            if is_apostrophe(text, at):
                continue
            opens = match.group() == form[0]
            order += "(" if opens else ")"
        elif not is_chinese(text, *match.span()) and (opens or not found):
            continue
        elif is_inch(text, at, opened):
            inches.append((match, None))
            continue
        else:
            found.append((match, form[0] if opens else form[1]))
            order += "s"
        opened = match.end() - 1 if opens else None
    clear = re.fullmatch(_CLEAR, order) and not re.search(_EITHER, order)
    for match, fix in found if clear else sorted(found + inches, key=lambda each: each[0].start()):
        message = f"用了直引号{match.group()}：{excerpt(prose, match.start())}"
        yield Flaw(*match.span(), message, (f"改用{NAMES[form[0]]}",), fix if clear else None)


def foreign_marks(prose: Prose) -> Iterator[Flaw]:
    """Foreign marks, each with the curly one that its depth asks for."""
    for passage in passages(prose):
        fixes: Mapping[int, str] | None = None
        for match in re.compile(f"[{FOREIGN}]").finditer(prose.text, *passage):
            fixes = _by_depth(prose.text, passage) if fixes is None else fixes
            at = match.start()
            message = f"用了引号{match.group()}：{excerpt(prose, at)}"
            yield Flaw(at, at + 1, message, ("横排的公文用“”，里面再用‘’",), fixes.get(at))


def _by_depth(text: str, passage: Pair) -> Mapping[int, str]:
    """What foreign marks should be, by offset; nothing where some mark of the passage has no partner.

    A pair that holds one of the form that it should have itself is left alone.
    """
    fixes: dict[int, str] = {}
    spoiled: set[int] = set()
    stack: list[_Open] = []
    for match in re.compile(f"[{FOREIGN}{STRAIGHT}“”‘’]").finditer(text, *passage):
        at, mark = match.start(), match.group()
        if is_apostrophe(text, at) or (mark in STRAIGHT and not is_chinese(text, at, at + 1)):
            continue
        around = stack[-1] if stack else None
        if mark in _CLOSING:
            form = mark if mark in NAMES else "‘" if around and around.form == "“" else "“"
            if around and around.form == form:
                spoiled.add(around.at)
            stack.append(_Open(at, mark, form))
        elif around is None or mark != _CLOSING[around.mark]:
            return {}
        else:
            stack.pop()
            if around.mark not in NAMES and around.at not in spoiled:
                fixes |= {around.at: around.form, at: _CLOSING[around.form]}
    return {} if stack else fixes
