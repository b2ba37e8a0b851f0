"""What a rule of format says of a document: its verdict, what is asked, what was found, and where it is not so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum

from reportgen.document.looks import Words
from reportgen.tuples import NamedTuple


class Verdict(Enum):
    """How a document stands to a rule."""

    MET = "合格"
    BROKEN = "不合格"
    IDLE = "不适用"
    OPEN = "未核验"


class Case(NamedTuple):
    """One thing that is not as asked (or could not be told): what it is, and where.

    `number` is that of a paragraph, 0 where `where` alone says the place (第 2 节, 页脚).
    """

    measured: str
    number: int = 0
    text: str = ""
    where: str = ""


class Judged(NamedTuple):
    """The verdict on one rule; `measured` says in one phrase what was found or why nothing was."""

    verdict: Verdict
    required: str
    measured: str
    cases: tuple[Case, ...] = ()


def met(required: str, measured: str) -> Judged:
    """All is as asked."""
    return Judged(Verdict.MET, required, measured)


def broken(required: str, measured: str, *cases: Case) -> Judged:
    """Something is not as asked."""
    return Judged(Verdict.BROKEN, required, measured, cases)


def idle(required: str, why: str) -> Judged:
    """The document has nothing that the rule is about."""
    return Judged(Verdict.IDLE, required, why)


def opened(required: str, why: str, *cases: Case) -> Judged:
    """What was looked at does not tell."""
    return Judged(Verdict.OPEN, required, why, cases)


UNTOLD = "文件没有写明"
"""Measured where nothing in the file says it: the program that opens it decides."""


LATER = "要排出来才知道"
"""Measured where only laid-out pages can tell."""


class Look(NamedTuple):
    """What was found of one thing: whether it is as asked (None: cannot be told), in words, and where."""

    right: bool | None
    measured: str
    words: Words | None = None
    where: str = ""

    @property
    def case(self) -> Case:
        """As a case."""
        words = self.words
        return Case(self.measured, words.number if words else 0, words.text if words else "", self.where)


def judged(required: str, looks: Iterable[Look], absent: str) -> Judged:
    """The verdict on several things alike: one wrong makes it 不合格, else one that cannot be told 未核验.

    `absent` says why the rule does not apply where there are none.
    """
    found = tuple(looks)
    if not found:
        return idle(required, absent)
    wrong = tuple(look.case for look in found if look.right is False)
    untold = tuple(look.case for look in found if look.right is None)
    if wrong:
        return Judged(Verdict.BROKEN, required, _summed(wrong, len(found)), wrong)
    if untold:
        return Judged(Verdict.OPEN, required, _summed(untold, len(found)), untold)
    return met(required, _commonest(look.measured for look in found))


def _summed(cases: tuple[Case, ...], total: int) -> str:
    said = _commonest(case.measured for case in cases)
    others = len({case.measured for case in cases}) - 1
    more = f"等 {others + 1} 种" if others else ""
    return f"{said}{more}" + (f"（{total} 处中 {len(cases)} 处）" if total > 1 else "")


def _commonest(texts: Iterable[str]) -> str:
    return Counter(texts).most_common(1)[0][0]


def every(paragraphs: Iterable[Words], look: Callable[[Words], Look | None]) -> list[Look]:
    """What was found of each paragraph that has anything to look at."""
    return [found for words in paragraphs if (found := look(words)) is not None]
