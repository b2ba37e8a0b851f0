"""Titles in 《》 as checks of wording look at them, and what their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.tuples import NamedTuple

STATE = "中华人民共和国"
"""What laws are named with."""
_GROUP = r"[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]|[\s、“”‘’《》〈〉<>＜＞]"
_RANGE = r"(?<!\d)((?:19|20)\d\d)年?\s*[-—–―－~～至到]{0,2}\s*((?:19|20)\d\d)年?(?!\d)"
_KIND = "(条例|规程|纲要|规定|规划|计划|办法|决定|意见|准则|通知|方案|体系|法典|细则|规则|解释|格式|制度|法)$"
_LOCAL = (
    r"^.{0,9}?(?:[省州旗厅]|(?<![都城])市(?![场县容民政])|(?<![州市])县|(?<![社地小])区(?![域划])|(?<!城)乡(?!村)|(?<!城)镇(?!规)|街道|局|公司|集团|大学|学院|医院)"
    "|北京|天津|上海|重庆|河[北南]|山[西东]|辽宁|吉林|黑龙江|江[苏西]|浙江|安徽|福建|湖[北南]|广[东西]|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏"
    "|新疆|内蒙古|深圳|试点|示范区|自贸"
)
"""What makes a title that of a place or of one office, which may be called as it is."""
STATES = "^(?:中共中央|国务院|全国人大常委会|司法部)(?:、?国务院)?(?:办公厅)?"
"""The state's own bodies, whose documents have one name everywhere."""
LONGEST = 120
"""Characters that a title may have; what is longer is a mark that was never closed."""


class Title(NamedTuple):
    """What stands in 《》, or in 〈〉 or <> within them, at text[start:end] without the marks."""

    start: int
    end: int
    text: str


def titles(text: str) -> Iterator[Title]:
    """Every title, the outer before those within it."""
    for match in re.finditer(rf"《([^《》\n]{{1,{LONGEST}}})》", text):
        yield Title(*match.span(1), match[1])
        for inner in re.finditer("[〈<＜]([^〈〉<>＜＞]+)[〉>＞]", match[1]):
            start = match.start(1) + inner.start(1)
            yield Title(start, start + len(inner[1]), inner[1])


def in_title(text: str, offset: int) -> bool:
    """Whether a character stands within 《》 that open and close in its line."""
    before = text[max(0, offset - LONGEST) : offset].rpartition("\n")[2]
    after = text[offset : offset + LONGEST].partition("\n")[0]
    return before.rfind("《") > before.rfind("》") and "》" in after


def bare(title: str) -> str:
    """A title without what may be left out: the state's name, brackets, marks and blanks."""
    plain = title if title.isalnum() else re.sub(_GROUP, "", title)
    return plain.removeprefix(STATE)


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
    plain = re.sub(STATES, "", name) if "中央" in name or "国" in name or "司法部" in name else name
    return re.search(_LOCAL, plain) is not None


def is_states(name: str) -> bool:
    """Whether a name begins with one of the state's bodies."""
    return re.match(STATES, name) is not None


def number_key(number: str) -> str:
    """A document's number however its brackets and spaces are written."""
    plain = re.sub(r"\s", "", number.translate(str.maketrans("[（(【［]）)】］", "〔〔〔〔〔〕〕〕〕〕")))
    return re.sub("^(?:中华人民共和国)?(?:国务院令第?|国令第?|国务院第)([0-9]+)号令?$", r"国务院令第\1号", plain)
