"""Checks of ranges of years (RG614, RG615)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose, places
from reportgen.checks.wording.marks.pairing import excerpt
from reportgen.patterns import compiled

_YEAR = r"(?:1[5-9]|20)\d\d"
_DASH, _SECOND = "[-~～－–‐‑‒―−─━ー﹣﹘_一·.—]", "[-~～－–‐‑‒―−─━ー﹣_一—]"
_DASHES = f"{_DASH}{_SECOND}?"
_MONTH = r"(?:[ 　]?\d{1,2}月(?:[ 　]?\d{1,2}日)?)?"
_RANGE = (
    rf"(?P<since>(?:1[5-9]|20)(?<![\d.]..)\d\d)(?P<year>[ 　]?年{_MONTH})?"
    rf"(?P<dash>[ 　]?{_DASHES}[ 　]?)(?P<until>{_YEAR})(?P<rest>(?:[ 　]?[学财]?年)?)"
)
_SHORT_RANGE = rf"(?P<since>(?:1[5-9]|20)(?<![\d.]..)\d\d)(?P<dash>[ 　]?{_DASHES}[ 　]?)(?P<until>\d\d)(?=[ 　]?学?年)"
_RIGHT = frozenset("—―")
_AMBIGUOUS = frozenset("一·._")
_WRONG_SIGNS = frozenset(_DASH[1:-1]) - {"—"}
"""What is wrong between years; the last three are common for themselves."""
_BETWEEN = (
    rf"{_DASH}(?:(?<=\d\d\d\d.)|(?<=[年月日 　].)|(?<={_DASH}.)){_SECOND}?[ 　]?(?:{_YEAR}|\d\d[ 　]?学?年)"
)
_CODE_BEFORE = r"(?:[A-Za-z./\-_#@〔\[]|[A-Za-z][ 　])$"
_CODE_AFTER = r"[\d\-/_@]|\.[A-Za-z\d]|[A-Za-z]"
_CLOSED = r"[ 　]?(?:[)）》〉”]|规划|纲要|方案|行动|计划|赛季|任期|周期|财政年度|年度|[两三五十]年|两个|三个|中长期)"
_OLD = r"1[5-9]\d\d年?[ 　]{0,2}(?:1[5-9]|20)\d\d"
_LOST = (
    r"(?P<since>(?:1[5-9]|20)(?<!\d..)\d\d)(?P<year>年?)(?P<gap>[ 　]{0,2})"
    rf"(?P<until>{_YEAR})(?!\d)(?P<rest>[ 　]?学?年?)"
)


def year_range_dash(prose: Prose) -> Iterator[Flaw]:
    """年份起止之间没有用一字线。

    年份的起止用一字线“—”连接，不用短横线、浪纹线，也不用占两个字的破折号；写作“2021年至2025年”也可以。

    依据：《标点符号用法》（GB/T 15834—2011）4.13.3：时间的起止用一字线（规定）
    反例：落实《法治社会建设实施纲要（2020-2025年）》。
    反例：2023~2027年，分批培训执法人员。
    正例：落实《法治社会建设实施纲要（2020—2025年）》。
    正例：2023年至2027年，分批培训执法人员；咨询电话2025-2026008。
    """
    text = prose.text
    if not _may_be_dashed(prose):
        return
    for match in re.finditer(_RANGE, text):
        if _is_right(match["dash"]) or not _is_range(text, match):
            continue
        yield _dashed(prose, match)
    for match in re.finditer(_SHORT_RANGE, text):
        if not _is_right(match["dash"]) and match["since"][2:] < match["until"]:
            yield _dashed(prose, match)


def _may_be_dashed(prose: Prose) -> bool:
    """Whether anything but one right dash stands between years: such signs are far fewer than years."""
    text = prose.text
    found = (at for sign in ("——", *(_WRONG_SIGNS & prose.chars)) for at in places(text, sign))
    return any(compiled(_BETWEEN).match(text, at) for at in found)


def _is_right(dash: str) -> bool:
    return dash.strip(" 　") in _RIGHT


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the years of a range, not a telephone, a standard, a date or an amount."""
    start, end = match.span()
    if re.search(_CODE_BEFORE, text[max(start - 2, 0) : start]) or (
        not match["rest"] and re.compile(_CODE_AFTER).match(text, end)
    ):
        return False
    rising = match["since"] < match["until"]
    if match["rest"]:
        return rising or match["dash"].strip() not in _AMBIGUOUS
    plain = match["until"] < "2100" and match["dash"].strip() not in _AMBIGUOUS
    return rising and plain and bool(re.compile(_CLOSED).match(text, end))


def _dashed(prose: Prose, match: re.Match[str]) -> Flaw:
    start, end = match.span("dash")
    said = prose.typed[match.start() : match.end()]
    hint = f"写作“{said[: start - match.start()]}—{said[end - match.start() :]}”"
    return Flaw(start, end, f"“{said}”的年份之间没有用一字线", (hint,), "—")


def year_range_lost(prose: Prose) -> Iterator[Flaw]:
    """年份起止之间丢了一字线。

    两个年份连在一起，成了八位数，或者只隔着空格，多半是转换格式时丢了中间的一字线。

    依据：两个年份之间没有连接的字或符号，读不成起止（事实）
    反例：落实《法治政府建设实施纲要（20212025年）》。
    反例：实施三年行动计划（2022 2024年）。
    正例：落实《法治政府建设实施纲要（2021—2025年）》。
    正例：受理编号为20212025，电话82021202。
    """
    if not _may_be_lost(prose.text):
        return
    for match in re.finditer(_LOST, prose.text):
        if match["since"] < match["until"] and match["until"] < "2100" and _is_lost(prose.text, match):
            said, at = match.group(), match.end("year")
            right = f"{match['since']}{match['year']}—{match['until']}{match['rest']}"
            message = f"“{said}”的两个年份之间丢了一字线：{excerpt(prose, match.start())}"
            yield Flaw(match.start(), match.end(), message, (f"写作“{right}”",), right if at else None)


def _may_be_lost(text: str) -> bool:
    """Whether two years stand side by side: between two that begin with 20 are five characters at most."""
    between = (piece for piece in text.replace("2020", "2021").split("20")[1:] if 2 <= len(piece) <= 5)
    near = any(piece[:2].isdecimal() and not piece[2:].strip("年 　") for piece in between)
    return near or re.search(_OLD, text) is not None


def _is_lost(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if re.search(_CODE_BEFORE, text[max(start - 2, 0) : start]):
        return False
    bracketed = text[start - 1 : start] in ("（", "(") and text[end : end + 1] in ("）", ")")
    if match["gap"]:
        return bool(match["rest"]) and (bracketed or text[start - 1 : start] in ("（", "(") or not match["year"])
    return bool(match["rest"]) or bracketed or text[end : end + 1] == "》"
