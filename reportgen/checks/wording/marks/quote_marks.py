"""Quotation marks of other forms, straight or square: which they stand for (RG609)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportgen.checks.prose import HAN, Flaw, Prose
from reportgen.checks.wording.marks.pairing import Pair, excerpt, passages

FOREIGN = "「」『』〝〞„‟"
NAMES = {"“": "双引号“”", "‘": "单引号‘’"}
_CHINESE = f"[{HAN}，。、；：！？（）《》〈〉“”‘’—…·％%]"
_ENGLISH = r'(?:(?<=[ A-Za-z(,.:])|(?<=^))"(?=[^"\n]{0,80}[A-Za-z])[ !#-~]{1,80}"'
_PARTNERS = {"「": "」", "『": "』", "〝": "〞", "„": "‟", "“": "”", "‘": "’"}


def beside_chinese(text: str, start: int, end: int) -> bool:
    """Whether a straight mark stands in Chinese text, not within Latin words."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(re.search(_CHINESE, around))


@lru_cache(maxsize=2)
def english(text: str) -> frozenset[int]:
    """The straight marks of English quotations that stand apart: 引用 "Rule of Law"，."""
    if '"' not in text:
        return frozenset()
    pairs = (match.span() for match in re.finditer(_ENGLISH, text, re.MULTILINE))
    return frozenset(at for start, end in pairs for at in (start, end - 1))


def is_inch(text: str, at: int, opened: bool) -> bool:
    """Whether a straight mark that closes nothing stands behind a digit: 屏幕6"."""
    return not opened and text[max(at - 1, 0) : at].isdecimal()


def straight_quotes(prose: Prose) -> Iterator[Flaw]:
    """Straight marks: by turns the opening and the closing one, as far as all have a partner."""
    for passage in passages(prose):
        said = prose.text[slice(*passage)]
        double = '"' in said or "＂" in said
        if double:
            yield from _straight_marks(prose, passage, '["＂]', "“”")
        if "'" in said or "＇" in said:
            inner = double or "“" in said or "”" in said
            yield from _straight_marks(prose, passage, "['＇]{1,2}", "‘’" if inner else "“”")


def _straight_marks(prose: Prose, passage: Pair, marks: str, form: str) -> Iterator[Flaw]:
    text, open_, inch, last = prose.text, False, False, 0
    found: list[tuple[re.Match[str], bool]] = []
    lies = english(text)
    whole = _alternate([m.group() for m in re.compile(f"[{form}]").finditer(text, *passage)], form)
    within = unsure = False
    for match in re.compile(f"{marks}|[{form}]").finditer(text, *passage):
        if match.group() in form:
            within = whole and match.group() == form[0]
            open_ = match.group() == form[0] and not whole
        elif match.start() in lies:
            continue
        elif beside_chinese(text, *match.span()) or (open_ and found):
            if is_inch(text, match.start(), open_):
                inch = True
                continue
            open_ = not open_
            unsure = unsure or within or (inch and not open_ and _is_bare(text, last, match.start()))
            found.append((match, open_))
        last = match.end()
    sure = not open_ and not unsure
    for match, opens in found:
        message = f"用了直引号{match.group()}：{excerpt(prose, match.start())}"
        fix = form[0] if opens else form[1]
        yield Flaw(*match.span(), message, (f"改用{NAMES[form[0]]}",), fix if sure else None)


def _alternate(marks: Sequence[str], form: str) -> bool:
    """Whether curly marks are pairs by themselves, so that no straight one is the partner of any."""
    return len(marks) % 2 == 0 and all(mark == form[number % 2] for number, mark in enumerate(marks))


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether what a mark behind a digit would close has nothing Chinese in it."""
    return text[end - 1 : end].isdecimal() and not re.search(_CHINESE, text[start:end])


def foreign_quotes(prose: Prose) -> Iterator[Flaw]:
    """Square and other marks: what each should be lies in what it stands in."""
    for passage in passages(prose):
        found = list(re.compile(f"[{FOREIGN}“”‘’]").finditer(prose.text, *passage))
        straight = re.compile('["＂]').search(prose.text, *passage)  # first they become what they stand for
        forms = {} if straight else _by_depth([(m.start(), m.group()) for m in found])
        for match in found:
            if match.group() in FOREIGN:
                message = f"用了引号{match.group()}：{excerpt(prose, match.start())}"
                hint = "横排的公文用“”，里面再用‘’"
                yield Flaw(match.start(), match.end(), message, (hint,), forms.get(match.start()))


def _by_depth(marks: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The right form of each mark; nothing where one has no partner, or a right one stands where it would be wrong."""
    forms: dict[int, str] = {}
    open_: list[tuple[int, str]] = []
    for at, mark in marks:
        if mark in _PARTNERS:
            outer = forms[open_[-1][0]] if open_ else ""
            if mark == outer:
                return {}
            forms[at] = mark if mark in "“‘" else "‘" if outer == "“" else "“"
            open_.append((at, mark))
        elif not open_ or _PARTNERS[open_[-1][1]] != mark:
            return {}
        else:
            forms[at] = "”" if forms[open_.pop()[0]] == "“" else "’"
    return {} if open_ else forms
