"""The documents that checks know: is a title right, which one was meant, since when is it out of date."""

from __future__ import annotations

import marshal
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from reportgen.checks.lists.char_pairs import CharPairs
from reportgen.checks.lists.slips import Alike, is_part, trimmed
from reportgen.checks.lists.title_slips import SHORT, Whose, slipped
from reportgen.checks.lists.titles import STATE, STATES, bare, is_local, is_states, kind, number_key, years
from reportgen.checks.lists.words import Rule, Wording
from reportgen.tuples import NamedTuple

_OTHER = (
    "草案|征求意见|送审稿|讨论稿|示范文本|建议稿|解读|释义|读本|问答|汇编|手册|清单|台账|要点|总结$|报告$|合同$|协议"
)
_ALIKE = 6
"""Of ten characters of a name, those that a title has too which stands before its number."""
_COMMON = 45
"""A pair of characters that more rules have tells nothing of which is meant."""
_OF_STATE = -2
_WORD = 2
"""Characters of a word that the name of a law is quoted with or without."""
_PARTED = frozenset(("工作", "监督", "组织", "行政"))
"""Words that make another law's name, or a way of working's."""


class Book(NamedTuple):
    """The rules as plain data; what few texts ask for lies in bytes: each rule.

    `known` has the number of a rule by each of its names (-1: only known to be real, -2: as one of the state's),
    `ranges` the years of those that come in periods, `pairs` what `CharPairs` is made of, all pairs of names,
    `postings` the numbers of the rules that hold a pair, as characters, and where those of each pair begin, `numbers`
    those that are out of date, `numbered` all.
    """

    rules: Sequence[bytes]
    known: Mapping[str, int]
    misquotes: Mapping[str, int]
    ranges: Mapping[str, Sequence[tuple[int, int, int]]]
    pairs: tuple[str, str, bytes]
    postings: tuple[str, bytes]
    numbers: Mapping[str, tuple[int, int]]
    numbered: Mapping[str, int]

    def rule(self, number: int) -> Rule:
        """The rule of a number."""
        return Rule(*marshal.loads(self.rules[number]))  # noqa: S302  made by `make_book`

    @property
    def titles(self) -> tuple[str, ...]:
        """The names that are only known to be real."""
        return tuple(STATE * (number == _OF_STATE) + name for name, number in self.known.items() if number < 0)


def make_book(wording: Wording) -> Book:
    """The look-up tables of the rules and titles."""
    from reportgen.checks.lists.spelling_data import begins, make_char_pairs

    known = {bare(title): _OF_STATE if title.startswith(STATE) else -1 for title in wording.titles}
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
    rules = [marshal.dumps(tuple(rule)) for rule in wording.rules]
    numbered = {number_key(rule.number): number for number, rule in enumerate(wording.rules) if rule.number}
    wrong = {name: number for name, number in misquotes.items() if name not in known}
    behind: dict[str, str] = {}
    for pair in sorted(postings):
        behind[pair[0]] = behind.get(pair[0], "") + pair[1]
    held = [postings[pair] for pair in sorted(postings)]
    words, lists = make_char_pairs(behind), ("".join(held), begins(held))
    pairs = (words.firsts, words.others, words.starts)
    return Book(rules, known, wrong, ranges, pairs, lists, numbers, numbered)


class Rulebook:
    """Look-ups in one book."""

    def __init__(self, book: Book, alike: Alike) -> None:
        """`alike` says whether two characters are taken for one another."""
        self.book, self.alike = book, alike

    def rule(self, number: int) -> Rule:
        """The rule of a number."""
        return self.book.rule(number)

    def _holding(self, pair: str) -> str:
        """The numbers of the rules whose names hold a pair, as characters."""
        number, (held, starts) = CharPairs(*self.book.pairs).number(*pair), self.book.postings
        at = memoryview(starts).cast("I")
        return held[at[number] : at[number + 1]] if number >= 0 else ""

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
        named = ((number, bare(self.rule(number).name)) for number in range(len(self.book.rules)))
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

    def meant(self, title: str, whose: Whose) -> Rule | None:
        """The rule that a wrong title stands for; None where the title is right, or may be."""
        name, is_state = bare(title), title.startswith(STATE)
        known = self.book.known.get(name)
        if known is not None and not (known < 0 and whose.national):
            short = is_state and known >= 0 and (full := self.rule(known)).name.startswith(STATE)
            if short and name not in self.book.ranges and name != bare(full.name):
                return full
            return None if whose.local else self._wrong_years(name, title)
        number = self.book.misquotes.get(name)
        if number is not None:
            return self._of_years(number, title)
        if re.search(_OTHER, title) or (not is_state and (len(name) < SHORT - 1 or is_local(name))):
            return None
        if kind(name) == "法" and (law := self._law(name, is_state)) is not None:
            return self.rule(law)
        if not whose.national and name.removesuffix("条例") + "法" in self.book.known:
            return None  # a place's, which carries the law out
        for number in self._near(name):
            rule = self.rule(number)
            right = bare(rule.name) if is_states(name) or not whose.national else re.sub(STATES, "", bare(rule.name))
            if name == right:
                return None
            if rule.ended and years(rule.name) is None:
                continue  # it is rather the name of what took its place
            if slipped(name, right, bool(rule.misquotes), whose, self.alike):
                return None if self._holds_known(name, right) else self._of_years(number, title)
        return None

    def numbered(self, title: str, number: str) -> Rule | None:
        """The rule of the number behind a title, where the title says nearly its name."""
        found = self.book.numbered.get(number_key(number))
        if found is None or bare(title) in self.book.known:
            return None
        rule, name = self.rule(found), bare(title)
        right = bare(rule.name) if is_states(name) else re.sub(STATES, "", bare(rule.name))
        if name in right or right in name:
            return None
        more, less = trimmed(name, right)
        return rule if (len(right) - len(less)) * 10 >= len(right) * _ALIKE and len(more) <= len(less) + _WORD else None

    def _law(self, name: str, is_state: bool) -> int | None:
        """The law whose name this is with a word too many, one too few, or one exchanged for another."""
        near = []
        for number, right in self.laws:
            if right[:1] != name[:1] or abs(len(right) - len(name)) > (2 * _WORD if is_state else _WORD):
                continue
            more, less = trimmed(name, right)
            shared = len(name) - len(more)
            if is_state:
                meant = shared >= (SHORT - 1 if more and less else 2) and max(len(more), len(less)) <= _WORD
                meant = meant or (is_part(name, right) and name[:2] == right[:2])
            else:
                meant = not (more and less) and shared >= SHORT - 1 and right[:2] == name[:2]
                meant = meant and (more or less) not in _PARTED
            if meant:
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
        spans = ((i, j) for i in range(len(name)) for j in range(i + SHORT, len(name) + 1))
        parts = (name[i:j] for i, j in spans if j - i < len(name))
        return any(part in self.book.known and part not in right for part in parts)

    def _near(self, name: str) -> list[int]:
        """The rules that share most pairs of characters with a name, the nearest first."""
        met = [found for i in range(len(name) - 1) if len(found := self._holding(name[i : i + 2])) <= _COMMON]
        shared: dict[str, int] = {}
        for number in "".join(met):
            shared[number] = shared.get(number, 0) + 1
        least = max(1, len(met) * 2 // 5)
        near = [(-count, ord(number)) for number, count in shared.items() if count >= least]
        return [number for _, number in sorted(near)[:6]]
