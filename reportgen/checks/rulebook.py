"""The documents that checks know: is a title right, which one was meant, since when is it out of date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from reportgen.checks.slips import Alike, is_part, trimmed
from reportgen.checks.words import Rule, Wording

_STATE = "中华人民共和国"
_GROUP = r"[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]|[\s、“”‘’《》〈〉<>＜＞]"
_RANGE = r"(?<!\d)((?:19|20)\d\d)年?\s*[-—–―－~～至到]{0,2}\s*((?:19|20)\d\d)年?(?!\d)"
_KIND = "(条例|规程|纲要|规定|规划|计划|办法|决定|意见|准则|通知|方案|体系|法典|细则|规则|解释|格式|制度|法)$"
_TRIAL = "暂行|试行"
_LOCAL = (
    r"^.{0,9}?(?:[省州旗厅]|(?<![都城])市(?![场县容民政])|(?<![州市])县|(?<![社地小])区(?![域划])|乡(?!村)|(?<!城)镇(?!规)|街道|局|公司|集团|大学|学院|医院)"
    "|北京|天津|上海|重庆|河[北南]|山[西东]|辽宁|吉林|黑龙江|江[苏西]|浙江|安徽|福建|湖[北南]|广[东西]|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏"
    "|新疆|内蒙古|深圳|试点|示范区|自贸"
)
"""What makes a title that of a place or of one office, which may be called as it is."""
_STATES = "^(?:中共中央|国务院|全国人大常委会|司法部)(?:、?国务院)?(?:办公厅)?"
"""The state's own bodies, whose documents have one name everywhere."""
_OTHER = (
    "草案|征求意见|送审稿|讨论稿|示范文本|建议稿|解读|释义|读本|问答|汇编|手册|清单|台账|要点|总结$|报告$|合同$|协议"
)
_APART = frozenset("一二三四五六七八九十甲乙丙丁上下东南西北新旧0123456789")
"""Characters that tell one document from the next."""
_JOINTS = frozenset("和与及")
"""Taken for one another."""
_ADDED = ("管理", "工作", "实施", "程序", "建设", "法")
"""Words that short names are most often quoted with or without."""
_USUAL = (
    "管理|工作|实施|程序|建设|法|[和与的及化]|推进|若干|暂行|试行|重大|责任|落实|进一步|全面"
    "|制定|监督|信息|公开|政府|行政|指导|有关|加强|规范|国家|深入|施行|决策"
)
"""Words that long names are most often quoted with or without."""
_LONGEST = 16
"""So long a name may have anything more or less."""
_COMMON = 30
"""A pair of characters that more rules have tells nothing of which is meant."""
_LONG = 10
"""So long a name is not another document's if only a character or two differ."""
_SHORT = 5
"""A shorter name is a part of too many others."""
_WORD = 2
"""Characters of a word that the name of a law is quoted with or without."""
_PARTED = frozenset(("工作", "监督", "组织", "行政"))
"""Words that make another law's name, or a way of working's."""


def bare(title: str) -> str:
    """A title without what may be left out: the state's name, brackets, marks and blanks."""
    plain = title if title.isalnum() else re.sub(_GROUP, "", title)
    return plain.removeprefix(_STATE)


def years(title: str) -> tuple[int, int] | None:
    """The years that a title says it is for (2021—2025年)."""
    match = re.search(_RANGE, title) if "19" in title or "20" in title else None
    return (int(match[1]), int(match[2])) if match else None


def kind(name: str) -> str:
    """条例, 办法, 法…, or ""."""
    match = re.search(_KIND, name)
    return match[1] if match else ""


def is_local(name: str) -> bool:
    """Whether a name begins with a place or an office that is not the state's."""
    plain = re.sub(_STATES, "", name) if "中央" in name or "国" in name or "司法部" in name else name
    return re.search(_LOCAL, plain) is not None


def number_key(number: str) -> str:
    """A document's number however its brackets and spaces are written."""
    plain = re.sub(r"\s", "", number.translate(str.maketrans("[（(【［]）)】］", "〔〔〔〔〔〕〕〕〕〕")))
    return re.sub("^(?:中华人民共和国)?(?:国务院令第?|国令第?|国务院第)([0-9]+)号令?$", r"国务院令第\1号", plain)


class Book(NamedTuple):
    """The rules as plain data.

    `known` has the number of a rule by each of its names (-1: only known to be real), `ranges` the years of those that
    come in periods, `postings` the numbers of the rules that hold a pair, as characters (which load
    in half the time).
    """

    rules: Sequence[Any]
    known: Mapping[str, int]
    misquotes: Mapping[str, int]
    ranges: Mapping[str, Sequence[tuple[int, int, int]]]
    postings: Mapping[str, str]
    numbers: Mapping[str, tuple[int, int]]


def make_book(wording: Wording) -> Book:
    """The look-up tables of the rules and titles."""
    known = {bare(title): -1 for title in wording.titles}
    ranges: dict[str, list[tuple[int, int, int]]] = {}
    postings: dict[str, str] = {}
    misquotes: dict[str, int] = {}
    numbers: dict[str, tuple[int, int]] = {}
    for number, rule in enumerate(wording.rules):
        name = bare(rule.name)
        for each in (name, *map(bare, rule.aliases)):
            known[each] = number
        span = years(rule.name)
        if span is not None:
            ranges.setdefault(name, []).append((*span, number))
        for pair in {name[i : i + 2] for i in range(len(name) - 1)}:
            postings[pair] = postings.get(pair, "") + chr(number)
        misquotes.update((bare(each), number) for each in rule.misquotes)
        stale = [(rule.number, rule.stale)] if rule.number and rule.stale else []
        numbers.update((number_key(each), (number, year)) for each, year in (*stale, *rule.old_numbers))
    rules = [tuple(rule) for rule in wording.rules]
    return Book(rules, known, {k: v for k, v in misquotes.items() if k not in known}, ranges, postings, numbers)


class Rulebook:
    """Look-ups in one book."""

    def __init__(self, book: Book, alike: Alike) -> None:
        """`alike` says whether two characters are taken for one another."""
        self.book, self.alike = book, alike

    def rule(self, number: int) -> Rule:
        """The rule of a number."""
        return Rule(*self.book.rules[number])

    @cached_property
    def serials(self) -> frozenset[str]:
        """The digits before 号 of the numbers that should not be cited any more."""
        return frozenset(re.split("[〕第]", number)[-1].rstrip("号") for number in self.book.numbers)

    def of_number(self, number: str) -> tuple[Rule | None, int]:
        """The rule whose number should not be cited any more, and since which report."""
        found = self.book.numbers.get(number)
        return (self.rule(found[0]), found[1]) if found else (None, 0)

    @cached_property
    def laws(self) -> tuple[tuple[int, str], ...]:
        """The number and bare name of every law."""
        named = ((number, bare(rule[0])) for number, rule in enumerate(self.book.rules))
        return tuple((number, name) for number, name in named if kind(name) == "法")

    def is_known(self, title: str) -> bool:
        """Whether a title is that of a real document."""
        return bare(title) in self.book.known

    def is_of_place(self, name: str) -> bool:
        """Whether a bare title is that of a place or of one office, and not known as a wrong one."""
        return name not in self.book.known and name not in self.book.misquotes and is_local(name)

    def find(self, title: str) -> Rule | None:
        """The rule that a title names, by its years where there are several."""
        name = bare(title)
        number = self.book.known.get(name, -1)
        periods = self.book.ranges.get(name)
        if periods is not None:
            span = years(title)
            number = next((n for first, last, n in periods if (first, last) == span), -1)
        return self.rule(number) if number >= 0 else None

    def meant(self, title: str, national: bool, local: bool) -> Rule | None:
        """The rule that a wrong title stands for; None where the title is right, or may be.

        `national` and `local` say whose document it is by the words before it.
        """
        name = bare(title)
        known = self.book.known.get(name)
        if known is not None and not (known < 0 and national):
            return None if local else self._wrong_years(name, title)
        number = self.book.misquotes.get(name)
        if number is not None:
            return self._of_years(number, title)
        is_state = title.startswith(_STATE)
        if re.search(_OTHER, title) or (not is_state and (len(name) < _SHORT - 1 or is_local(name))):
            return None
        if kind(name) == "法" and (law := self._law(name, is_state)) is not None:
            return self.rule(law)
        for number in self._near(name):
            rule = self.rule(number)
            if national and name == re.sub(_STATES, "", bare(rule.name)):
                return None
            if self._slipped(name, bare(rule.name), bool(rule.misquotes), national, local):
                return None if self._holds_known(name, bare(rule.name)) else self._of_years(number, title)
        return None

    def _law(self, name: str, is_state: bool) -> int | None:
        """The law whose name this is with a word too many, one too few, or one exchanged for another."""
        near = []
        for number, right in self.laws:
            if right[:1] != name[:1] or abs(len(right) - len(name)) > _WORD:
                continue
            more, less = trimmed(name, right)
            shared = len(name) - len(more)
            if not (more and less):
                least = 2 if is_state else _SHORT - 1
                slipped = shared >= least and (is_state or right[:2] == name[:2]) and (more or less) not in _PARTED
            else:
                slipped = is_state and max(len(more), len(less)) <= _WORD and shared >= _SHORT - 1
            if slipped:
                near.append((len(more) + len(less), number))
        return min(near)[1] if near else None

    def _wrong_years(self, name: str, title: str) -> Rule | None:
        """The rule of nearly these years, where there is none of just these."""
        periods, span = self.book.ranges.get(name), years(title)
        if periods is None or span is None or any(span == (first, last) for first, last, _ in periods):
            return None
        return next((self.rule(n) for first, last, n in periods if first == span[0] or last == span[1]), None)

    def _of_years(self, number: int, title: str) -> Rule:
        """The rule of a number, or the same one of the years that the title says."""
        span = years(title)
        periods = self.book.ranges.get(bare(self.rule(number).name), ())
        return self.rule(next((n for first, last, n in periods if (first, last) == span), number))

    def _holds_known(self, name: str, right: str) -> bool:
        """Whether a known name that the right one has not stands within this one: that is another document."""
        spans = ((i, j) for i in range(len(name)) for j in range(i + _SHORT, len(name) + 1))
        parts = (name[i:j] for i, j in spans if j - i < len(name))
        return any(part in self.book.known and part not in right for part in parts)

    def _near(self, name: str) -> list[int]:
        """The rules that share most pairs of characters with a name, the nearest first."""
        postings = self.book.postings
        met = [found for i in range(len(name) - 1) if len(found := postings.get(name[i : i + 2], "")) <= _COMMON]
        shared: dict[str, int] = {}
        for number in "".join(met):
            shared[number] = shared.get(number, 0) + 1
        least = max(1, len(met) * 2 // 5)
        near = [(-count, ord(number)) for number, count in shared.items() if count >= least]
        return [number for _, number in sorted(near)[:6]]

    def _slipped(self, said: str, name: str, listed: bool, national: bool, local: bool) -> bool:
        """Whether a title is a slip of the name: characters taken for others, words left out, added or exchanged."""
        managed = len(name) == _SHORT + 1 and not local and said.replace("管理", "", 1) == name
        limit = (
            1
            if len(name) <= _SHORT + 1 and not managed
            else 2
            if len(name) < 2 * _SHORT
            else min(4, len(name) * 3 // 10)
        )
        if len(name) < _SHORT or abs(len(said) - len(name)) > limit:
            return False
        swapped = [(a, b) for a, b in zip(said, name) if a != b] if len(said) == len(name) else []
        if swapped and len(swapped) <= limit and all({a, b} <= _JOINTS or self.alike(a, b) for a, b in swapped):
            return not any({a, b} <= _APART for a, b in swapped)
        loose = not local and (
            listed or (national and kind(name) != "法") or (len(name) >= _LONG and abs(len(said) - len(name)) <= 2)
        )
        if kind(said) != kind(name):
            return (national or kind(said) == "法") and loose and _stem(said) == _stem(name)
        if sorted(said) == sorted(name):
            return True
        short, long = sorted((said, name), key=len)
        if len(name) <= _SHORT + 1 and not (len(name) > _SHORT and said == long):
            return loose and len(swapped) == 1 and kind(name) == "法"
        added = any(long.replace(word, "", 1) == short for word in _ADDED if word in long)
        if added and not local and len(name) > _SHORT:
            return True
        if loose and not (listed or national) and len(name) < _LONGEST and short[:2] != long[:2]:
            return False
        return loose and (
            len(swapped) == 1 or (is_part(short, long) and (listed or national or _is_usual(short, long)))
        )


def _stem(name: str) -> str:
    return re.sub(f"{_TRIAL}|工作", "", name.removesuffix(kind(name)))


def _is_usual(short: str, long: str) -> bool:
    """Whether what one name has more is what names are quoted with or without; of very long ones, anything."""
    start = next((i for i, (a, b) in enumerate(zip(short, long)) if a != b), len(short))
    more = long[start : start + len(long) - len(short)]
    return len(long) >= _LONGEST or any(re.fullmatch(_USUAL, said) for said in (more, more[1:] + more[:1]))
