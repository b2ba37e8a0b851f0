"""The numbers of a report's text: what each counts, which words stand before it, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import lru_cache

from reportgen.checks.figures.units import SAME_UNITS
from reportgen.document.nodes import Inlines, Run, plain
from reportgen.facts.values import Figure
from reportgen.lines import HEADING, PARAGRAPH
from reportgen.origin import Fact, Origin, Written
from reportgen.patterns import compiled
from reportgen.tuples import NamedTuple

_UNITS = (
    "人次|批次|户次|场次|公里|平方米|个|件|次|场|期|人|名|条|份|项|家|户|宗|卷|批|起|篇|台|套|面|亩|元|本|所|处|部|间"
    "|座|位|支|队|辆|幅|块|例|课时|学时|比|分|%|％"
)
_NUMBER = (  # begins with a digit, so that the search runs over digits alone; what may not stand before it follows
    r"([0-9](?<![0-9A-Za-z.·〔第/～~—+-][0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+|[0-9]{0,14}(?:\.[0-9]{1,6})?))"
    r"([万亿]?)([余多]?)([万亿]?)"
    rf"({_UNITS})"
)
_BEFORE = ("约", "近", "逾", "超过", "超", "不足")
_NO_COUNT = "件次|个月|个百分点|个工作日|个小时|个自然日|次会议|次全会|次常委|年|周年|分钟|分之"
"""What looks like a count and is a span of time, an ordinal, a difference."""
_STOPS = "[。；！？;!?\n]"
_COMMAS = "[，：、（）()！？；。,:;!?\n]"
_TAIL, _REACH = 24, 300
"""How much is looked at behind and before a number."""
_SHOWN, _SHORT = 14, 4
_NO_UNIT = "0123456789.,万亿余多" + "".join(_BEFORE)
BRACKETED = "[（(][^（）()]{1,20}[）)]"
_NARRATIVE = (
    r"(?:正文|公文\.附件).*\.(?:内容|导语|结语|小标题|要点\[[0-9]+\])"
    r"|(?:正文\.|公文\.附件\[[0-9]+\]\.内容)[^.\[]*(?:\[[0-9]+\])?"
)
"""Key paths of running text; 要素 and 项目 are facts of their own."""
_NAMES = (("《", "》"), ("“", "”"), ("〈", "〉"))
_SCALE = {"万": 4, "亿": 8}
_LEVEL1 = "[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:部分|章)"
_LABEL = rf"{_LEVEL1}|[（(]?[一二三四五六七八九十0-9]{{1,3}}[）)]|[0-9]{{1,2}}[.．、]"
"""The numbers that headings have; where none of the first level has any, headings without a number part the text."""

TYPED, QUOTED, PRINTED = "typed", "quoted", "printed"
"""Written by hand into the facts, or a document from elsewhere; a figure of 指标; what a template says or computes."""


class Mention(NamedTuple):
    """One number with its unit, at text[start:end] of the prose; `line` is the text of its paragraph from `offset` on.

    `signs` are what it is written with: 约, 1.8, 万, 余, "". `sentence` is all that stands before it in its sentence.
    `path` is the key path of what wrote it: an indicator's where it is quoted. `section` is the level-1 heading.
    """

    start: int
    end: int
    signs: tuple[str, ...]
    unit: str
    line: str
    offset: int
    sentence: str
    written: str
    path: str
    section: str

    @property
    def value(self) -> Decimal:
        """How much it is; of most numbers nobody asks."""
        return _value(self.signs)

    @property
    def figure(self) -> Figure:
        """Its value as it is written."""
        at = self.end - self.offset
        return _figure(self.signs, self.line[at : at + 2])

    @property
    def lead(self) -> str:
        """The words before it in its clause; what stands in brackets is passed over."""
        return _lead(self.sentence)

    @property
    def tail(self) -> str:
        """What follows, up to the end of the clause."""
        at = self.end - self.offset
        return _tail(self.line[at : at + _TAIL])

    @property
    def after(self) -> str:
        """What follows, to some length."""
        return self.line[self.end - self.offset : self.end - self.offset + _REACH]

    @property
    def unit_typed(self) -> str:
        """Its unit as it stands there: 宗, not 件."""
        return self.line[self.start - self.offset : self.end - self.offset].lstrip(_NO_UNIT)

    @property
    def shown(self) -> str:
        """The number with its words, for a message."""
        lead = self.lead
        cut = f"…{lead[-_SHOWN:]}" if len(lead) > _SHOWN else lead
        after = "" if len(lead) > _SHORT else self.tail[:_SHORT]
        return f"{cut}{self.line[self.start - self.offset : self.end - self.offset]}{after}"


@lru_cache(maxsize=4096)
def _lead(said: str) -> str:
    said = compiled(BRACKETED).sub("", said) if "（" in said or "(" in said else said
    last = compiled(_COMMAS).search(said[::-1])  # it is near the end and so looked for from there
    return said[len(said) - last.start() :] if last else said


@lru_cache(maxsize=4096)
def _tail(words: str) -> str:
    stop = compiled(_COMMAS).search(words)
    return words[: stop.start()] if stop else words


def find_mentions(lines: list[tuple[str, Inlines]], indicators: Container[str]) -> tuple[Mention, ...]:
    """All numbers with a unit in the paragraphs, or none where nobody typed any number.

    `indicators` are the paths of the catalogue, with and without 上年.
    """
    return tuple(_mentions(lines, indicators)) if any(map(_is_typed, (r for _, c in lines for r in c))) else ()


def _is_typed(run: Run) -> bool:
    return _by_hand(run.origin) and re.search("[0-9]", run.text) is not None


def _by_hand(origin: Origin) -> bool:
    """Whether somebody wrote it as running text: in the facts, or in a document from elsewhere."""
    return isinstance(origin, Written) or (isinstance(origin, Fact) and _is_narrative(origin.path))


@lru_cache(maxsize=4096)
def _is_narrative(path: str) -> bool:
    return path.startswith(("正文", "公文.附件")) and re.fullmatch(_NARRATIVE, path) is not None


def _mentions(lines: list[tuple[str, Inlines]], indicators: Container[str]) -> Iterator[Mention]:
    start, section, numbered = 0, "", False
    for kind, content in lines:
        text = plain(content)
        if kind in (HEADING, PARAGRAPH) and compiled(_LEVEL1).match(text):
            section, numbered = text.partition("。")[0], True
        elif kind == HEADING and not numbered and not compiled(_LABEL).match(text):
            section = text
        numbers = [*compiled(_NUMBER).finditer(text)] if kind == PARAGRAPH else ()
        if numbers:
            yield from _of_line(text, numbers, content, start, section, indicators)
        start += len(text) + 1


def _of_line(
    text: str, numbers: list[re.Match[str]], content: Inlines, offset: int, section: str, indicators: Container[str]
) -> Iterator[Mention]:
    runs, reached, origin = iter(content), 0, content[0].origin
    names, is_no_count = [pair for pair in _NAMES if pair[0] in text], compiled(_NO_COUNT).match
    stopped, back = compiled(_STOPS).search, text[::-1]  # the last stop before a number is looked for from it
    for match in numbers:
        at, end = match.span()
        number, scale, after, scale2, typed = match.groups()
        hedged = text.endswith(_BEFORE, 0, at)
        before = next(word for word in _BEFORE if text.endswith(word, 0, at)) if hedged else ""
        start = at - len(before)
        if is_no_count(text, end - len(typed), end + 4) or (names and _inside(text, start, names)):
            continue
        while reached <= at:
            run = next(runs)
            reached, origin = reached + len(run.text), run.origin
        path = origin.path if isinstance(origin, Fact) else ""
        written = QUOTED if path in indicators else TYPED if _by_hand(origin) else PRINTED
        stop = stopped(back, len(text) - start, len(text) - start + _REACH)
        sentence = text[len(text) - stop.start() if stop else max(0, start - _REACH) : start]
        unit = SAME_UNITS.get(typed, typed)
        span = offset + start, offset + end
        signs = before, number, scale, after, scale2
        yield Mention(*span, signs, unit, text, offset, sentence, written, path, section)


def _inside(text: str, at: int, names: list[tuple[str, str]]) -> bool:
    """Whether an offset lies between quotation marks or within a title: a name, not a count."""
    near = max(0, at - _REACH)
    return any(text.rfind(left, near, at) > text.rfind(right, near, at) for left, right in names)


@lru_cache(maxsize=4096)
def _figure(signs: tuple[str, ...], tail: str) -> Figure:
    before, number, scale, after, scale2 = signs
    before = "约" if tail.startswith("左右") else before
    after = "余" if tail.startswith("以上") else after
    text = f"{before}{number.replace(',', '')}{scale}{after}{scale2}"
    return Figure(_value(signs), text, approx=bool(before or after))


def _value(signs: tuple[str, ...]) -> Decimal:
    _, number, scale, _, scale2 = signs
    value = Decimal(number.replace(",", ""))
    return value.scaleb(_SCALE[scale or scale2]) if scale or scale2 else value
