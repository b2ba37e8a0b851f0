"""Checks of quotation marks (RG608, RG609)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.marks.pairing import Pair, Pairing, excerpt, is_plain, paired, passages
from reportgen.checks.wording.marks.quote_marks import (
    FOREIGN,
    NAMES,
    beside_chinese,
    english,
    foreign_quotes,
    is_inch,
    straight_quotes,
)
from reportgen.checks.wording.numbering.labels import for_one_text
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

_CURLY = str.maketrans("", "", "()（）《》〈〉")
_STRAIGHT = "\"'＂＇"
_DOUBLE = '"＂'
_YEAR = r"\d\d(?=\D)(?![^‘’\n]*’(?!\d\d\D))"
"""What follows an apostrophe that stands for a century: ’98华夏城乡游."""
_SHORT = 30
"""Characters that stand in quotation marks at most, where the marks look the wrong way; beyond that two are missing."""
_PARAGRAPHS = 12
"""How far a quotation may reach that goes over paragraphs."""


class Quote(NamedTuple):
    """A quotation mark: where it stands, and whether it opens."""

    at: int
    opens: bool


class Quotes(NamedTuple):
    """What is wrong with quotation marks: those alone, those that look the wrong way, pairs directly in a pair."""

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]
    turned: tuple[Quote, ...]
    nested: tuple[Pair, ...]


def double_quotes(prose: Prose) -> tuple[Pair, ...]:
    """The pairs of “ and ”."""
    return _judged(prose, "“", "”").pairs


@for_one_text
def _known(_prose: Prose) -> dict[str, Quotes]:
    """What was judged of a text, by opening mark."""
    return {}


def _judged(prose: Prose, opening: str, closing: str) -> Quotes:
    """The quotation marks of one form, judged once for all checks that ask."""
    known = _known(prose)
    if opening not in known:
        known[opening] = _judge(prose, opening, closing)
    return known[opening]


def _judge(prose: Prose, opening: str, closing: str) -> Quotes:
    """The quotation marks of one form, passage by passage; a straight mark stands for the one that is missing."""
    pairs: list[Pair] = []
    turned: list[Quote] = []
    nested: list[Pair] = []
    left: list[Quote] = []
    sought = (opening, closing, *_DOUBLE) if opening == "“" else (opening, closing)
    for passage in passages(prose) if not prose.chars.isdisjoint(sought) else ():
        said = prose.text[slice(*passage)]
        marks = list(_marks(prose.text, passage, opening, closing)) if any(mark in said for mark in sought) else []
        if not marks:
            continue
        backwards = _all_turned(prose.text, marks)
        if backwards:
            turned += backwards
            continue
        result = paired(marks)
        pairs += result.pairs
        nested += _nested(result)
        lost = frozenset(result.alone)
        wrong, alone = _turned(prose.text, [mark for mark in marks if mark.at in lost], marks)
        turned += wrong
        left += alone
    return Quotes(tuple(pairs), tuple(_over_paragraphs(prose, left)), tuple(turned), tuple(nested))


def _marks(text: str, passage: Pair, opening: str, closing: str) -> Iterator[Quote]:
    straight = _DOUBLE if opening == "“" else ""
    open_ = False
    foreign = english(text) if straight else frozenset()
    for match in re.compile(f"[{opening}{closing}{straight}]").finditer(text, *passage):
        at, mark = match.start(), match.group()
        if mark == "’" and (re.match("[A-Za-z0-9]", text[at - 1 : at]) or compiled(_YEAR).match(text, at + 1)):
            continue
        if mark in straight and (not beside_chinese(text, at, at + 1) or is_inch(text, at, open_) or at in foreign):
            continue
        open_ = not open_ if mark in straight else mark == opening
        yield Quote(at, open_)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether what stands between two marks may be quoted as a whole: a few words, at most one sentence."""
    inner = re.sub("[。！？]$", "", text[start + 1 : end]) if end - start <= _SHORT else "。"
    return bool(inner) and not re.search("[。；\n]", inner)


def _all_turned(text: str, marks: list[Quote]) -> list[Quote]:
    """All marks, where closing and opening ones take turns and a closing one comes first: ”甲“和”乙“."""
    turns = all(mark.opens == bool(number % 2) for number, mark in enumerate(marks))
    if not turns or len(marks) % 2:
        return []
    ones = zip(marks[::2], marks[1::2])
    return marks if all(_is_short(text, one.at, other.at) for one, other in ones) else []


def _turned(text: str, alone: list[Quote], marks: list[Quote]) -> tuple[list[Quote], list[Quote]]:
    """Those of the marks alone that only look the wrong way (“甲“), and the rest."""
    after = {one.at: other.at for one, other in pairwise(marks)}
    wrong, rest, index = [], [], 0
    while index < len(alone):
        one, other = alone[index], alone[index + 1] if index + 1 < len(alone) else None
        if other and after[one.at] == other.at and _is_short(text, one.at, other.at):
            wrong += [mark for mark, opens in ((one, True), (other, False)) if mark.opens != opens]
            index += 2
        else:
            rest.append(one)
            index += 1
    return wrong, rest


def _nested(result: Pairing) -> Iterator[Pair]:
    """Pairs that stand directly within a pair of the same form."""
    outer: list[Pair] = []
    for pair in sorted(result.pairs):
        while outer and outer[-1].end < pair.start:
            outer.pop()
        if outer:
            yield pair
        outer.append(pair)


def _over_paragraphs(prose: Prose, alone: list[Quote]) -> Iterator[int]:
    """The marks alone without those of a quotation over several paragraphs, which closes at the end of a paragraph."""
    index = 0
    while index < len(alone):
        one, other = alone[index], alone[index + 1] if index + 1 < len(alone) else None
        if other and one.opens and not other.opens and _ends_quotation(prose, one.at, other.at):
            index += 2
            continue
        last = other is None or prose.index(other.at) > prose.index(one.at)
        if not (one.opens and last and _goes_on(prose, one.at)):
            yield one.at
        index += 1


def _goes_on(prose: Prose, at: int) -> bool:
    """Whether the next paragraph begins with the same mark, which closes at its end or not at all."""
    index = prose.index(at) + 1
    while index < len(prose.lines) and not prose.lines[index].text.strip():
        index += 1
    following = prose.judged(index).strip() if index < len(prose.lines) else ""
    mark = prose.text[at]
    if not following.startswith(mark):
        return False
    closing = following.find("”" if mark == "“" else "’")
    return closing < 0 or not following[closing + 1 :].strip("。；，")


def _ends_quotation(prose: Prose, start: int, end: int) -> bool:
    """Whether a closing mark at `end` ends its paragraph, some paragraphs below the opening one."""
    last = prose.span(prose.index(end))[1]
    at_end = not prose.text[end + 1 : min(last, end + 4)].strip("。；，）) 　")
    return at_end and 0 < prose.index(end) - prose.index(start) <= _PARAGRAPHS


def quote_unbalanced(prose: Prose) -> Iterator[Flaw]:
    """引号不成对。

    引号要成对，“”和‘’前后两个一个也不能缺。引文有好几段的，每段开头可以都用前引号，只在最后一段末尾用后引号。

    依据：《标点符号用法》（GB/T 15834—2011）4.8：引号成对使用（规定）
    反例：深化“放管服改革，优化营商环境。
    反例：落实谁执法谁普法”普法责任制。
    正例：深化“放管服”改革，优化营商环境。
    """
    if {"“", "”", "‘", "’"}.isdisjoint(prose.chars):
        return
    if is_plain(prose.brackets.translate(_CURLY), "“”", "‘’") and not {'"', "＂"} & prose.chars:
        return
    double, single = _judged(prose, "“", "”").alone, _judged(prose, "‘", "’").alone
    if len(double) == len(single) == 1 and _is_short(prose.text, *sorted((double[0], single[0]))):
        return  # “甲’ is a mark of the wrong form
    for at in (*double, *single):
        mark = prose.text[at]
        half, missing = ("前", "后") if mark in "“‘" else ("后", "前")
        message, hint = f"{mark}只有{half}引号，没有{missing}引号", f"补上{missing}引号，或删去这个{half}引号"
        if mark in _STRAIGHT:
            message, hint = f"直引号{mark}只有一个", "补上另一半，或删去这一个"
        yield Flaw(at, at + 1, f"{message}：{excerpt(prose, at)}", (hint,))


def quote_form(prose: Prose) -> Iterator[Flaw]:
    """引号的形式不对。

    引号用“”，里面再用‘’。不用直引号、直角引号，前引号和后引号不能颠倒，双引号里不再用双引号。英寸的符号（6"）、前后空开的英文引文
    里的直引号，不在此列。

    依据：《标点符号用法》（GB/T 15834—2011）4.8：引号的形式为双引号“”和单引号‘’（规定）
    反例：深化"放管服"改革。
    反例：深化”放管服“改革。
    正例：深化“放管服”改革，配备屏幕6"以上的终端。
    正例：会议强调“要落实‘谁执法谁普法’责任制”。
    """
    chars = prose.chars
    straight, foreign = not chars.isdisjoint(_STRAIGHT), not chars.isdisjoint(FOREIGN)
    if straight:
        yield from straight_quotes(prose)
    if foreign:
        yield from foreign_quotes(prose)
    if not chars.isdisjoint("“”‘’"):
        yield from _curly(prose)


def _curly(prose: Prose) -> Iterator[Flaw]:
    """Curly marks that look the wrong way, or that stand in a pair of their own form."""
    marks = prose.brackets.translate(_CURLY)
    if re.fullmatch(r"(?:“(?:‘’)*”|‘’|\n)*", marks):
        return
    judged = {(form[0], form[1]): _judged(prose, form[0], form[1]) for form in ("“”", "‘’")}
    for (opening, closing), quotes in judged.items():
        for at, opens in quotes.turned:
            fix = closing if opens else opening
            message = f"引号{prose.text[at]}前后颠倒：{excerpt(prose, at)}"
            yield Flaw(at, at + 1, message, (f"这里用{fix}",), fix)
        for pair in quotes.nested:
            message = f"{NAMES[opening]}中间又用了{NAMES[opening]}：{excerpt(prose, pair.start)}"
            yield Flaw(pair.start, pair.start + 1, message, (f"里面一层改用{NAMES['‘' if opening == '“' else '“']}",))
    double, single = (quotes.alone for quotes in judged.values())
    if len(double) == len(single) == 1 and _is_short(prose.text, *sorted((double[0], single[0]))):
        at = max(double[0], single[0])
        message = f"引号{prose.text[at]}与前一个不是一对：{excerpt(prose, at)}"
        yield Flaw(at, at + 1, message, ("前后用同一种引号",))
