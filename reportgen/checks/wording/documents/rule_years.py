"""One document under two years, or with its years in two forms (RG6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from reportgen.checks.lists.titles import years
from reportgen.checks.wording.documents.citing import counts_alike, is_kept, is_made
from reportgen.checks.wording.documents.rules import Quoted
from reportgen.checks.wording.documents.two_documents import excused

_YEAR = "(?:19|20)[0-9]{2}"
_DATED = f"{_YEAR}年?度?(?:版|本|修订版?|修正)?"
_VERSION = rf"{_YEAR}年?(?:版|本|修订|修正)"
_EARLIER = (
    "总结|回顾|结转|上年|去年|上一年|往年|前一年|历年|旧|新版|对比|比较|相比|较《|终期|收官|延续|衔接|替换|基础|滚动|连续|逐年"
    "|同比|次年|明年|下一年|后续|分年度|上一轮|新一轮|首轮|第[一二三]轮|每年|修编"
)
"""Words that tell of two years' documents."""
_NEAR = 160
"""Characters between two titles that are told of together, at the most."""


def undated(name: str) -> str:
    """A name without the one year that it says."""
    return re.sub(_DATED, "", name) if "19" in name or "20" in name else name


def dated_apart(one: Quoted, other: Quoted) -> bool:
    """Whether both of two titles say their years, and these are not the same."""
    said = [re.findall(_YEAR, title.whole) for title in (one, other)]
    return all(said) and said[0] != said[1]


def two_forms(text: str, group: Sequence[Quoted], year: int | None) -> tuple[Quoted, Quoted] | None:
    """The first two titles of one undated name whose years are not the same document's, or not said the same way."""
    ranged = [title for title in group if years(title.whole)]
    for title in ranged[1:]:
        if _ranges_differ(text, ranged[0], title):
            return ranged[0], title
    single = [title for title in group if _year(title)]
    for one, other in combinations(sorted(single), 2):
        if _year(one) == _year(other):
            if one.name != other.name and undated(one.name) == undated(other.name) != one.name:
                return one, other
        elif _another_year(text, one, other, year):
            return one, other
    return None


def _ranges_differ(text: str, one: Quoted, other: Quoted) -> bool:
    """Whether a range shares one end with another, lies across it, or is said in another way."""
    first, second = years(one.whole), years(other.whole)
    assert first is not None
    assert second is not None
    if first == second:
        return _form(one) != _form(other)
    if first[0] == second[0] or first[1] == second[1]:
        return True
    across = min(first[1], second[1]) > max(first[0], second[0])
    return across and _told_together(text, one, other) and not is_made(text, other.start, other.end)


def _form(title: Quoted) -> tuple[bool, str]:
    """How a title says its years: within its marks or behind them, and with how many 年; any dash is a dash."""
    group = re.search(r"[（(][^（）()]*\d[^（）()]*[）)]", title.whole)
    return years(title.text) is not None, re.sub(r"[^年\d]", "", group.group() if group else "")


def _year(title: Quoted) -> int:
    """The one year that a title says; 0 if it says none, or more."""
    said = re.findall(_YEAR, title.whole)
    return int(said[0]) if len(said) == 1 else 0


def _told_together(text: str, one: Quoted, other: Quoted) -> bool:
    """Whether two titles stand near each other and nothing says that they are two years' documents."""
    between = other.start - one.end
    if between > _NEAR or re.search("[。；;\n]", text[one.end : other.start]) is None or excused(text, one, other):
        return False
    opens = max(text.rfind(mark, 0, one.start) for mark in "。；;\n") + 1
    closes = re.match("[^。；;\n]*", text[other.end :])
    assert closes is not None
    return re.search(_EARLIER, text[opens : other.end + closes.end()]) is None


def _another_year(text: str, one: Quoted, other: Quoted, year: int | None) -> bool:
    """Whether a text makes the one and then keeps to the other, or counts in both what is counted once."""
    if not _told_together(text, one, other) or is_made(text, other.start, other.end):
        return False
    if counts_alike(text, one.end, other.end):
        return True
    if not (is_made(text, one.start, one.end) and is_kept(text, other.start)):
        return False
    opens = max(text.rfind(mark, 0, other.start) for mark in "。；;\n")
    if re.search(_YEAR, text[opens + 1 : other.start]):
        return False
    return _year(other) != year or re.search(_VERSION, other.whole) is not None
