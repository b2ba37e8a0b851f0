"""Counted steps within paragraphs: 一是…二是…, 第一，…第二，…, 其一…其二…, （一）…；（二）…, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import HAN, Prose
from reportgen.checks.wording.numbering.labels import BLANKS, NUMERALS, for_one_text, labelled, read_numeral
from reportgen.facts.numerals import chinese_number, read_chinese_number
from reportgen.lines import CELL, HEADING, TITLE
from reportgen.tuples import NamedTuple

GAP, DUP, LOST = "gap", "dup", "lost"
"""A step skipped; one used twice; the mark before a step lost."""
_IS = "是(?<=[一二三四五六七八九十]是)(?![”’…`])"
_MUST = "要(?<=[一二三四五六七八九十]要)(?![素点求件务道领塞害”’…`])"
"""Patterns that begin with the rarer character: what stands before is looked at only there."""
_ORDINALS = (
    rf"第(?P<n>[{NUMERALS}]{{1,3}})(?:，|是)(?!第)",
    rf"其(?P<n>[{NUMERALS}]{{1,3}})(?:，|是)(?!第)",
)
_BRACKETED = (
    rf"（(?<![^：；。\n]（)(?P<n>[{NUMERALS}]{{1,3}})）(?=[{HAN}])",
    rf"（(?<![^：；。\n]（)(?P<n>[0-9]{{1,2}})）(?=[{HAN}])",
)
_RANKED = (
    *("居", "位列", "名列", "并列", "排列", "排名", "名次", "位次", "排位", "排", "排序", "排名前", "成绩"),
    *("获", "获得", "取得", "夺得", "总分", "得分", "保持", "升至", "降至", "跃至", "跃升", "上升到", "为"),
    *("全省", "全市", "全县", "全区", "全国", "全州", "世界"),
)
"""Words before 第二， that make it a rank: 位居全省第二，较上年……."""
_LONGEST = 3
"""Numerals of a number."""
_BOUNDARY = frozenset(f"。；，：、！？…（“—\n{BLANKS}.;,:!?(")
_CLOSERS = "”’）》)"
_NO_STEP = (*"第其之周万不说", "星期", "月初")
"""What makes a word with a numeral before 是: 周二是, 三分之二是."""
_NO_FIRST = (*_NO_STEP, *"统唯单专同划合逐归如初")
"""The same before 一: 统一是, 单一是."""
_OTHER_FIRST = r"一[是要则方来者面]|首先|首要|第一|其一|(?<!\d)1[.、）)]|①|一、|[（(][一1][）)]|先是|既[要是]|最先"


_DEPTH = 3
"""Series within series."""
_NUMBERS = {numeral: number for number, numeral in enumerate(NUMERALS, 1)}
_LEAST = 4
"""Characters of a sentence before the first step of a paragraph."""
_INDENT = 8
"""Characters of blanks that a line may begin with."""


class Token(NamedTuple):
    """A step: its number, where it stands, whether punctuation or the line's beginning stands before it."""

    number: int
    start: int
    end: int
    line: int
    strict: bool
    opens: bool
    """Whether it is the first thing in its line."""
    word: str


Step = tuple[int, int, int, str]
"""Where a step stands, its number, its word."""


class Fault(NamedTuple):
    """What is wrong with a step; `before` is the step that it follows or repeats."""

    kind: str
    token: Token
    before: Token | None


@for_one_text
def step_faults(prose: Prose) -> tuple[Fault, ...]:
    """The faults of all series of steps."""
    text = prose.text
    counted = [_counted(text, match.start()) for match in re.finditer(_IS, text)]
    counted += [_counted(text, match.start()) for match in re.finditer(_MUST, text)]
    series = [sorted(step for step in counted if step)]
    series += [_ordinals(text, pattern) for pattern in _ORDINALS]
    series += [_within_lines(prose, _found(text, pattern)) for pattern in _BRACKETED]
    faults: list[Fault] = []
    for steps in series:
        tokens = tuple(_tokens(prose, steps)) if len(steps) > 1 or (steps and steps[0][2] > 1) else ()
        if not _in_order(tokens):
            faults += _Walk(prose, tokens).faults()
    return tuple(faults)


def _found(text: str, pattern: str) -> list[Step]:
    """The steps of one form."""
    found = ((m.start(), m.end(), read_numeral(m["n"]), m[0].rstrip("，")) for m in re.finditer(pattern, text))
    return [step for step in found if step[2]]


def _ordinals(text: str, pattern: str) -> list[Step]:
    """Those behind a mark, and one with its comma that has lost it, if the step before stands behind one."""
    found = _found(text, pattern)
    parted = [step for step in found if _parted(text, step[0])]
    numbers = {step[2] for step in parted}
    unsaid = {number + 1 for number in numbers} - numbers
    told = [step for step in found if step[2] in unsaid and text[step[1] - 1] == "，"]
    lost = [step for step in told if not text.endswith(_RANKED, 0, step[0])]
    return sorted(parted + lost)


def _within_lines(prose: Prose, steps: list[Step]) -> list[Step]:
    """Those of lines that hold a series: one alone at a line's start is the number of a heading."""
    lines: dict[int, list[Step]] = {}
    for step in steps:
        lines.setdefault(prose.index(step[0]), []).append(step)
    return [step for line, some in lines.items() if _is_series(prose, line, some) for step in some]


def _is_series(prose: Prose, line: int, steps: list[Step]) -> bool:
    """Several from the first on; in 第八条：（二）…；（五）… single ones are quoted."""
    before = prose.text[prose.span(line)[0] : steps[0][0]]
    return len(steps) > 1 and steps[0][2] == 1 and not re.search("第[^，。；]{1,6}[条款项]", before)


def _otherwise(number: int) -> str:
    """A pattern of the forms that a step may have: 二要, 二则, 第二, （二), 2）, 2., but not 12.5."""
    said = chinese_number(number)
    plain = rf"(?<![0-9.]){number}(?:[）)]|\.(?![0-9]))"
    return f"(?<![{NUMERALS}]){said}[是要则为来、者）)]|第{said}|其{said}|{plain}"


def _counted(text: str, at: int) -> Step | None:
    """The step whose 是 or 要 stands at a place, unless it is part of a word: 统一是, 一是一."""
    start = at - 1
    while start and text[start - 1] in NUMERALS and at - start <= _LONGEST:
        start -= 1
    number = _NUMBERS.get(text[start:at]) or read_chinese_number(text[start:at]) or 0
    if number and chinese_number(number) != text[start:at]:
        start = at - 1  # 全县统一二是
        number = _NUMBERS[text[start]]
    if at - start > _LONGEST or not number or text.startswith(text[start:at], at + 1):
        return None
    joined = _NO_FIRST if number == 1 else _NO_STEP
    return None if text.endswith(joined, 0, start) else (start, at + 1, number, text[start : at + 1])


def _tokens(prose: Prose, steps: list[Step]) -> Iterator[Token]:
    text, lines = prose.text, prose.lines
    for start, end, number, word in steps:
        line = prose.index(start)
        if lines[line].kind != TITLE:
            before = text[start - 1 : start]
            opens = before in ("", "\n") or (
                before in BLANKS and text[max(start - _INDENT, 0) : start].rstrip(BLANKS)[-1:] in ("", "\n")
            )
            yield Token(number, start, end, line, before in _BOUNDARY or _parted(text, start), opens, word)


def _in_order(tokens: tuple[Token, ...]) -> bool:
    """Whether every step follows the one before, or is the first of a line further down: nothing to be walked over."""
    last, line = 2, -1
    for token in tokens:
        follows = token.number == last + 1 and (token.line == line or token.opens)
        if not token.strict or not (follows or (token.number == 1 and last > 1 and token.line != line)):
            return False
        last, line = token.number, token.line
    return True


def _parted(text: str, start: int) -> bool:
    """Whether a mark stands before a step, a closing quotation mark or bracket aside."""
    before = text[max(start - _INDENT, 0) : start].rstrip(_CLOSERS)[-1:]
    return before in _BOUNDARY or not before


def _is_named(text: str, start: int) -> bool:
    """Whether only a word stands between a mark and a step, which is what the step is one of: 问题二是."""
    return _parted(text, start - 2) and text[start - 3 : start - 2] != "、"


class _Walk:
    """Goes over the steps of one form; `stack` holds the series that are open, the innermost last."""

    def __init__(self, prose: Prose, tokens: tuple[Token, ...]) -> None:
        self.prose, self.tokens = prose, tokens
        self.labelled = labelled(prose)
        self.headings = [*self.labelled]
        self.headings += [i for i, line in enumerate(prose.lines) if line.kind == HEADING]
        self.stack: list[Token] = []
        self.slack = False
        """Whether the last step was doubled, so that the next may go on from either number."""
        self.pending: list[tuple[Token, Token]] = []
        """Doubled firsts: a series within a series, if the outer one goes on."""
        self.found: list[Fault] = []

    def faults(self) -> list[Fault]:
        for at, token in enumerate(self.tokens):
            if not self.stack or token.line != self.stack[-1].line:
                self._next_line(token)
            if token.strict:
                self._take(at, token)
            elif self.stack and token.number == self.stack[-1].number + 1:
                near = token.line <= self.stack[-1].line + 1 and not token.opens
                if near and not _is_named(self.prose.text, token.start):
                    self.found.append(Fault(LOST, token, self.stack[-1]))
                self.stack[-1] = token
            elif token.number == 1 and token.word in ("一是", "一要"):
                self.stack = [*self.stack[1 - _DEPTH :], token]
        self._settle()
        return sorted(self.found, key=lambda fault: fault.token.start)

    def _next_line(self, token: Token) -> None:
        """What stays open from the lines above: a series whose steps are paragraphs, and one broken by a line's end."""
        if not self.stack:
            return
        last = self.stack[-1]
        parted = any(last.line < index <= token.line for index in self.headings)
        cells = self.prose.lines[token.line].kind == CELL
        going_on = token.opens or any(token.number == outer.number + 1 for outer in self.stack)
        if parted or cells or not going_on or (token.number == 1 and token.line > last.line + 1):
            self._settle()
            self.stack, self.slack = [], False

    def _take(self, at: int, token: Token) -> None:
        if not self.stack:
            following = next((n for n in self.tokens[at + 1 : at + 2] if n.line == token.line), None)
            if token.number > 1 and not token.opens and following and self._lacks_first(token):
                self.found.append(Fault(GAP, token, None))
            self.stack = [token]
            return
        last, number = self.stack[-1], token.number
        outer = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].number + 1 == number), None)
        if outer is not None:
            self._pop(outer, token)
        elif number == 1:
            self._first_again(last, token)
        elif number <= last.number:
            self.found.append(Fault(DUP, token, last))
            self.slack = True
            self.stack[-1] = token._replace(number=last.number)
        else:
            if not (self.slack and number == last.number + 2) and not self._explained(at, last, token):
                self.found.append(Fault(GAP, token, last))
            self.stack[-1], self.slack = token, False

    def _pop(self, outer: int, token: Token) -> None:
        if outer < len(self.stack) - 1:
            self.pending = [pair for pair in self.pending if pair[0] != self.stack[outer]]
        self.stack[outer:] = [token]
        self.slack = False

    def _first_again(self, last: Token, token: Token) -> None:
        """Another 一是: a new series, one within an item, or a doubled first."""
        near = token.line == last.line or (token.line == last.line + 1 and token.opens == last.opens)
        if last.number == 1 and near:
            self.pending.append((last, token))
        if near and (last.number == 1 or token.line == last.line) and len(self.stack) < _DEPTH:
            self.stack.append(token)
        else:
            self._settle()
            self.stack = [token]

    def _settle(self) -> None:
        self.found += [Fault(DUP, token, last) for last, token in self.pending]
        self.pending = []

    def _lacks_first(self, token: Token) -> bool:
        """Whether what stands before a 二是 within a paragraph is not counted in another way."""
        above = self._said(token.line - 1) if token.line else ""
        own = self._said(token.line, token.start)
        return len(own) > _LEAST and not re.search(_OTHER_FIRST, f"{above}\n{own}")

    def _said(self, line: int, end: int | None = None) -> str:
        """A line without its label, up to a place."""
        label = self.labelled.get(line)
        start, until = self.prose.span(line)
        return self.prose.text[label.end if label else start : until if end is None else end]

    def _explained(self, at: int, last: Token, token: Token) -> bool:
        """Whether the missing step is there in another form (二要, 二则), or this one stands twice, which is said."""
        between = self.prose.text[last.end : token.start]
        missing = (_otherwise(number) for number in range(last.number + 1, token.number))
        if any(re.search(form, between) for form in missing):
            return True
        following = next((n for n in self.tokens[at + 1 : at + 4] if n.strict), None)
        return following is not None and following.number == token.number and following.line == token.line
