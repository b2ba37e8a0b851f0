"""Dates with a part missing (RG644), and dates that no calendar has (RG645)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.wording.numbering.labels import for_one_text
from reportgen.checks.wording.numbers.amounts import Amount, of_units
from reportgen.facts.numerals import read_chinese_number
from reportgen.lines import CELL
from reportgen.patterns import compiled

_DIGITS = frozenset("0123456789")
_YEARLY = "总共|全年|上半年|下半年|第[一二三四]季度"
"""Behind a year that has lost its 年: 2024全年."""
FULL_DATE = "((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日"
_FROM_TO = f"{FULL_DATE}起?(?:至|到|—{{1,2}}|－|-|～|~){FULL_DATE}"
_COUNTED = (
    "[件份项个人次场批条篇宗户元万亿千百余多%％名家天卷辆亩吨位]|期(?!间|满|限)|起(?:案|事故)"
    "|[所座栋架艘幅棵株枚趟](?!有|谓|在|谈|以)"
)
"""What makes a number behind a month a number of things: 4月12件."""
_MORE_DAYS = "(?: ?[、，,和至到及与—–―~～-]{1,2} ?[0-9]{1,2}){1,8} ?[日号]"
_DAY = rf"([0-9]{{1,2}})(?![0-9A-Za-z.:：/·•]| ?[日号0-9]|\n日| ?(?:{_COUNTED})|{_MORE_DAYS})"
_RANGE_END = (
    rf"([0-9]{{1,2}}) ?[日号](?:[至到—–~～-]{{1,2}})([0-9]{{1,2}})(?![0-9.:：/]| ?[年月日号时点0-9]| ?(?:{_COUNTED}))"
)
_NUMERALS = "一二三四五六七八九十"
_YEAR_NUMERALS = frozenset(f"年{numeral}" for numeral in _NUMERALS)
_SPACE_DIGITS = frozenset(f" {digit}" for digit in "0123456789")
_NUMERAL_MONTHS = frozenset(f"{numeral}月" for numeral in _NUMERALS)
_WITH_NUMERALS = (
    f"[一二][〇○零一二三四五六七八九]{{3}}年[{_NUMERALS}]{{1,2}}月[{_NUMERALS}]{{1,3}}(?![{_NUMERALS}日号])"
)
_RANGE_MARKS = frozenset("至到—–~～-")
_NO_DAY_WORDS = "均|常|报|程|期|子|记|后|益|照|光|前|本|志|历|用|夜|化|起"
_NO_MONTH = (
    "[0-9]{1,2} ?日(?!内|以内|之内|均|程|游)|[0-9]{1,2} [0-9]{1,2} ?日|[0-9]{3,4}日"
    "|(?:1[0-2]|[1-9])(?:底|初|末|[上中下]旬)"
)
_HELD = (
    "(?:1[0-2]|[1-9])(?=召开|举行|举办|印发|出台|成立(?!案)|挂牌|揭牌|启动|上线|正式|投入使用|建成|开园|开馆|公布|发布|开始|起施行"
    "|起实施|通过[了《]|开展(?!的)|组织(?!部|机构))"
)
"""2024年9召开: what is done in a month."""
_TILL, _ENDS_OF_MONTH, _END_OF_MONTH = ("截至", "截止", "截止到"), frozenset("底末上中下"), "底|末|[上中下]旬"
_SPACED = "(?<![0-9.])(?:19|20)[0-9]{2} [0-9]{1,2} [0-9]{1,2}(?![0-9.])"


def date_incomplete(prose: Prose) -> Iterator[Flaw]:
    """日期缺年、月、日的字。

    5月31前、2024年5日、2024年12底、2024全年这样的日期缺了“日”“月”“年”，多半是录入时漏的。
    5月至8月、3月15、16日、5月1—7日、12月底、4月12件是完整的。

    依据：GB/T 15835—2011 日期用年、月、日表示（一般）
    依据：日期缺一个成分，读者不知道是哪一天（事实）
    反例：各单位于5月31前完成清理。
    反例：截至2024年12 31日，全部办结。
    正例：各单位于5月31日前完成清理。
    正例：培训班于3月15、16日举办。
    """
    for item in of_units(prose.text, "月", "年", "日", ""):
        found = _incomplete(prose.text, item)
        if found and prose.line(item.start).kind != CELL:
            yield found
    if "月" in prose.chars and not prose.pairs.isdisjoint(_YEAR_NUMERALS):
        for match in re.finditer(_WITH_NUMERALS, prose.text):
            yield _lost(match[0], match.start(), match.end(), "日")
    for match in re.finditer(_SPACED, prose.text) if not prose.pairs.isdisjoint(_SPACE_DIGITS) else ():
        yield _lost(match[0], match.start(), match.end(), "年、月、日")


def _incomplete(text: str, item: Amount) -> Flaw | None:
    if item.unit == "月":
        return _without_day(text, item)
    if item.unit == "年" and len(item.digits) == 4 and item.digits[:2] in ("19", "20"):
        return _without_month(text, item)
    if not item.unit and len(item.digits) <= 2:
        if text.endswith("每月", 0, item.start) and _match("[之以]前|前(?![后期十瞻名0-9])", text, item.end):
            return _lost(text[item.start - 2 : item.end], item.start - 2, item.end, "日")
        return _of_bare_month(text, item) if text[item.end : item.end + 1] in _ENDS_OF_MONTH else None
    if item.unit == "日":
        ranged = text[item.end : item.end + 1] in _RANGE_MARKS
        match = _match(_RANGE_END, text, item.start) if ranged else None
        return _lost(match[0], match.start(), match.end(), "日") if match else None
    if len(item.digits) == 4 and item.digits[:2] == "20" and (match := _match(_YEARLY, text, item.end)):
        return _lost(text[item.start : match.end()], item.start, item.end, "年")
    if (
        len(item.digits) == 4
        and text[item.start + 4 : item.start + 5] == " "
        and (match := _match("(?:19|20)[0-9]{2} [0-9]{1,2}月[0-9]{1,2}", text, item.start))
    ):
        return _lost(match[0], match.start(), match.end(), "年")
    return None


def _of_bare_month(text: str, item: Amount) -> Flaw | None:
    """截至11底."""
    match = _match(_END_OF_MONTH, text, item.end)
    told = match and text.endswith(_TILL, 0, item.start) and 1 <= int(item.digits) <= 12
    return _lost(text[item.start : match.end()], item.start, match.end(), "月") if match and told else None


def _without_day(text: str, item: Amount) -> Flaw | None:
    if item.digits[:2] in ("19", "20") and len(item.digits) in (4, 5, 6) and "." not in item.digits:
        return _lost(text[item.start : item.end], item.start, item.end, "年")
    if len(item.digits) > 2:
        return None
    after = text[item.end : item.end + 3]
    if after[:1] in _DIGITS and not _ends_with_day(after):
        match = _match(_DAY, text, item.end)
        if match and int(match[1]) <= 31:
            return _lost(text[item.start : match.end()], item.start, match.end(), "日")
    match = _match(f"日(?!{_NO_DAY_WORDS})", text, item.end) if after[:1] == "日" else None
    return _lost(text[item.start : match.end()], item.start, match.end(), "几日的数") if match else None


def _ends_with_day(after: str) -> bool:
    """5日, 31日, 31号: what most months are followed by."""
    return after[1:2] in ("日", "号") or (after[1:2] in _DIGITS and after[2:] in ("日", "号"))


def _without_month(text: str, item: Amount) -> Flaw | None:
    after = text[item.end : item.end + 3]
    if after[:1] not in _DIGITS:
        match = _match("月(?:[0-9]|底|初|末)", text, item.end) if after[:1] == "月" else None
        return _lost(text[item.start : match.end()], item.start, match.end(), "几月的数") if match else None
    if after[1:2] == "月" or after[2:] == "月":
        return None
    before = text[max(item.start - 2, 0) : item.start]
    match = _match(_NO_MONTH, text, item.end)
    if not match and before.endswith(("于", "自", "至", "从", "到", "截止")):
        match = _match("(?:1[0-2]|[1-9])(?=[，。；）起前])", text, item.end)
    match = match or _match(_HELD, text, item.end)
    return _lost(text[item.start : match.end()], item.start, match.end(), "月") if match else None


def _lost(shown: str, start: int, end: int, part: str) -> Flaw:
    return Flaw(start, end, f"日期“{shown}”缺“{part}”", ("把日期补完整",))


def _match(pattern: str, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, at)  # kept by re itself


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SIGNS = frozenset("-./")
_SIGNED = "(?:19|20)[0-9]{2}([-./])([0-9]{1,2})\\1([0-9]{1,2})(?![0-9.-])"
_CHINESE_DATE = "([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
_MONTH_WORDS = "[份底初末，。；、）至到—起前]|[上中下]旬|以来|[0-9]"


_OF_WEEK = r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:[（(](?:星期|周)|星期)([一二三四五六日天])(?![一二三四五六日天])"
_DAYS_OF_WEEK = "一二三四五六日"


def date_invalid(prose: Prose) -> Iterator[Flaw]:
    """不存在的日期。

    2月30日、4月31日、13月、平年的2月29日、25时，日历上没有；起止日期颠倒的（自2024年1月1日起至2023年12月31日止）、
    星期几与日期对不上的也报。给了报告年度的，年份写颠倒的、写成2204年的，由 RG651 报。

    依据：历法（事实）
    反例：报告于2025年2月30日公开。
    反例：截至2023年2月29日，全部办结。
    反例：定于2024年12月4日（星期五）举行宪法宣誓。
    正例：报告于2024年2月29日公开。
    正例：自立案之日起60日内作出决定。
    """
    text = prose.text
    for item in of_units(text, "月", "年", "时", "点", ""):
        found = _invalid(text, item)
        if found and not (prose.year is not None and is_far(text, item)):
            start, end = found
            yield Flaw(start, end, f"“{text[start:end]}”不存在", ("核对年、月、日",))
    for match in reversed_ranges(prose):
        if prose.year is None or match[1] == match[4]:
            yield reversed_flaw(match)
    yield from _other_day(prose)
    if not prose.pairs.isdisjoint(_NUMERAL_MONTHS):
        for match in re.finditer(_CHINESE_DATE, text):
            month, day = read_chinese_number(match[1]), read_chinese_number(match[2])
            if month and day and not exists(2024, month, day) and not _is_lunar(text, match.start()):
                yield Flaw(match.start(), match.end(), f"“{match[0]}”不存在", ("核对年、月、日",))


@for_one_text
def reversed_ranges(prose: Prose) -> tuple[re.Match[str], ...]:
    """自2024年1月1日起至2023年12月31日止: groups 1 to 3 are the first day, 4 to 6 the last."""
    ranges = compiled(_FROM_TO).finditer(prose.text)
    return tuple(m for m in ranges if tuple(map(int, m.group(4, 5, 6))) < tuple(map(int, m.group(1, 2, 3))))


def reversed_flaw(match: re.Match[str]) -> Flaw:
    """Told at the last day."""
    said = match.string[match.start(4) : match.end()]
    message = f"“{said}”在“{match.string[match.start() : match.end(3)]}日”之前"
    return Flaw(match.start(4), match.end(), message, ("核对起止日期，年份多半有一个沿用了上年的",))


def _other_day(prose: Prose) -> Iterator[Flaw]:
    """2024年12月4日（星期五）, which was a Wednesday."""
    for match in compiled(_OF_WEEK).finditer(prose.text) if not prose.chars.isdisjoint("期周") else ():
        year, month, day = map(int, match.group(1, 2, 3))
        if exists(year, month, day):
            from datetime import date  # hardly any text needs it

            was = _DAYS_OF_WEEK[date(year, month, day).weekday()]
            if match[4] not in (was, *("天" if was == "日" else "")):
                message = f"{year}年{month}月{day}日是星期{was}，不是星期{match[4]}"
                yield Flaw(match.start(), match.end(), message, ("核对日期和星期",))


def exists(year: int, month: int, day: int) -> bool:
    """Whether a calendar has this day."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 and leap else _DAYS[month - 1])


def _is_lunar(text: str, at: int) -> bool:
    before = text[max(at - 8, 0) : at]
    return "历" in before and ("农历" in before or "阴历" in before or "旧历" in before)


def _invalid(text: str, item: Amount) -> tuple[int, int] | None:
    if item.unit == "月" and len(item.digits) <= 2:
        return _invalid_month(text, item)
    if item.unit == "年":
        return _invalid_year(text, item)
    if item.unit in ("时", "点") and len(item.digits) <= 2:
        match = _match("([0-9]{1,2})分", text, item.end)
        if match and (item.value > 24 or int(match[1]) > 59 or (item.value == 24 and int(match[1]))):
            return item.start, match.end()
        return None
    signed = item.digits[:2] in ("19", "20") and text[item.start + 4 : item.start + 5] in _SIGNS
    if signed and (match := _match(_SIGNED, text, item.start)):
        month, day = int(match[2]), int(match[3])
        if month and not exists(int(text[item.start : item.start + 4]), month, day) and _is_near(month, day):
            return match.span()
    return None


def _is_near(month: int, day: int) -> bool:
    """A slip of a date, not another kind of number."""
    return month <= 19 and 1 <= day <= 39


def _invalid_month(text: str, item: Amount) -> tuple[int, int] | None:
    month = int(item.digits)
    after = text[item.end : item.end + 1]
    if 1 <= month <= 12 and after not in _DIGITS:
        return None
    before = text[max(item.start - 8, 0) : item.start]
    head = re.search("([0-9]{4}) ?年 ?$", before) if "年" in before else None
    start = item.start - len(head[0]) if head else item.start
    if _is_lunar(text, start):
        return None
    if not 1 <= month <= 12:
        named = head or text[max(item.start - 1, 0) : item.start] in ("—", "-", "至", "到", "～", "~")
        return (start, item.end) if named or _match(_MONTH_WORDS, text, item.end) else None
    days = _match("[0-9]{1,2}(?: ?日?[、和至到—–~～-]{1,2}[0-9]{1,2}){0,6} ?[日号]", text, item.end)
    if not days:
        return None
    year = int(head[1]) if head and head[1] != "0000" else 2024
    wrong = [day for day in re.findall("[0-9]+", days[0]) if not exists(year, month, int(day))]
    return (start, days.end()) if wrong else None


def is_far(text: str, item: Amount) -> bool:
    """2204年, which is no age: 2204年前, 近2204年."""
    if item.unit != "年" or not (len(item.digits) == 4 and "2101" <= item.digits <= "2999"):
        return False
    after = text.startswith(("前", "来", "间", "历史", "的历史", "以前"), item.end)
    return not after and text[max(item.start - 1, 0) : item.start] not in ("前", "近", "约", "余", "达")


def _invalid_year(text: str, item: Amount) -> tuple[int, int] | None:
    """20024年, 2204年, 202年5月."""
    digits = item.digits
    if len(digits) == 5 and digits.isdecimal() and digits.startswith("20"):
        return item.start, item.end
    after = text[item.end : item.end + 3]
    if len(digits) == 4 and digits < "2101":
        return None
    if is_far(text, item):
        return item.start, item.end
    if len(digits) == 3 and digits.startswith("20") and re.match("[0-9]{1,2}月|度", after):
        return item.start, item.end
    return None
