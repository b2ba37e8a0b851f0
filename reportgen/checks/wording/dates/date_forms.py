"""Dates written otherwise than a report writes them (RG646)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import ANY_HAN, Flaw, Prose, places
from reportgen.checks.wording.dates.dates import exists
from reportgen.checks.wording.numbers.amounts import Amount, by_unit, of_units
from reportgen.lines import CELL, DATE

_SIGNED = r"((?:19|20)[0-9]{2})([-./／．、－])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9.．/-])"
_MONTHS = (
    r"(?:19|20)[0-9]{2}([./．])(0?[1-9]|1[0-2])(?:[-—–~～至到]{1,2})(?:19|20)[0-9]{2}\1(?:0?[1-9]|1[0-2])(?![0-9.])"
)
_PARTS, _SIGNS = ("年", "月", "日"), frozenset("-./／．、－•・‧∙⋅")
_NUMERALS = frozenset("一二三四五六七八九十")
_COUNTED = "[万亿%％倍个名人件项户家次吨元米亩宗起份条岁]"
"""What follows a number that is no day: 2025年4.2名的目标."""
_AFTER_MONTH = frozenset("0123456789")
_LABELLED = (
    "(?:时间|日期|更新|来源|发布|编号|号|版本|版|(?:格式|形式|写法|命名|样式)[为是]|[A-Za-z_/=@#?&])[：: 　]{0,2}$"
)
"""What stands before a date that is no prose: 发布时间：2024-03-05, a link, a number of a document."""
_CLOCK = "[ T][0-2]?[0-9]:[0-5][0-9]"
"""What stands behind a date in a log."""
_SHORT_YEAR_WORDS = (
    "(?:[0-9]{1,2}月|[底初末](?!级|等)|度(?!过)|上半年|下半年|第?[一二三四]季度|同期|(?:增长|增加|下降|减少|上升|提高)"
    f"|(?:工作(?:计划|总结|要点|安排|打算|报告|情况)|法治政府)|全年|[，,](?:我|全[省市县区局年]|共|累计|{ANY_HAN}{{2,4}}(?:坚持|深入|认真)))"
)
_INTERPUNCT = r"(1[0-2]|0?[1-9])[.．•・、‧∙⋅/／-]([12][0-9]|3[01]|0?[1-9])"
_POINTS = frozenset(".．•・、‧∙⋅/／-")
_KNOWN_DAYS = {
    (12, 4),
    (3, 15),
    (6, 26),
    (4, 15),
    (5, 12),
    (11, 9),
    (4, 26),
    (6, 5),
    (3, 8),
    (5, 4),
    (12, 2),
    (3, 12),
    (7, 8),
    (12, 1),
}
_NAMES_OF_DAYS = "国家宪法|宪法|国际|全国|全民|世界|消费者|禁毒|普法|法制|法治|消防|防灾|知识产权|环境|妇女|安全|宣传"
_DAY_WORDS = f"{_NAMES_OF_DAYS}|[日周月节]|事件|事故|专案|地震|反诈|扫黑"
_FIRST, _YEAR_CHARS = frozenset("一二12"), frozenset("一二三四五六七八九〇0123456789零OoＯ○")
_YEAR = "(?<![0-9一二三四五六七八九十〇零])[一二12][一二三四五六七八九〇0-9零OoＯ○]{3}$"


def date_form(prose: Prose) -> Iterator[Flaw]:
    """日期的写法不合行文习惯。

    行文中的日期写“2024年3月5日”：月、日不补零，年份写四位，不用“2024.3.5”“2024-03-05”，不用“号”，
    数字不与汉字混写（二00五年），节日和事件用间隔号（“12·4”）。发布时间、编号一类的标注不在此列。

    依据：GB/T 9704—2012 7.3.5.4 成文日期年份标全称，月、日不编虚位（规定）
    依据：GB/T 15834—2011 4.14 月日之间用间隔号（一般）
    反例：2024年03月05日，召开全区法治建设工作会议。
    反例：在“12.4”国家宪法日开展集中宣传。
    反例：24年3月，召开工作推进会。
    正例：2024年3月5日，召开全区法治建设工作会议。
    正例：在“12·4”国家宪法日开展集中宣传。
    """
    text = prose.text
    for item in sorted((*of_units(text, "年", "月", "日"), *_marked(text))):
        found = _odd(text, item)
        if found and prose.line(item.start).kind != CELL:
            start, end, hint = found
            yield Flaw(start, end, f"日期“{text[start:end]}”的写法不合行文习惯", (hint,))
    if "年" in prose.chars:
        yield from _mixed(prose)


def _marked(text: str) -> list[Amount]:
    """Numbers that are no years, months or days and have a mark behind or a point within, and days without marks."""
    return [
        item
        for unit, items in by_unit(text).items()
        if unit not in _PARTS
        for item in items
        if "." in item.digits or len(item.digits) == 8 or (not unit and text[item.end : item.end + 1] in _SIGNS)
    ]


def _odd(text: str, item: Amount) -> tuple[int, int, str] | None:
    if item.unit in ("月", "日") and item.digits[0] == "0" and item.digits.isdecimal() and len(item.digits) == 2:
        return _padded(text, item)
    if item.unit == "月":
        if text[item.end : item.end + 1] not in _AFTER_MONTH or "号" not in text[item.end : item.end + 9]:
            return None
        match = _match(
            "([0-9]{1,2})(?: ?[、和至到—~～-][0-9]{1,2})? ?号(?!文|令|公|楼|线|院|段|地|机|案|提|议)", text, item.end
        )
        return (item.start, match.end(), "公文用“日”，不用“号”") if match else None
    if item.unit == "年":
        return _year(text, item)
    if item.digits[:2] in ("19", "20") and len(item.digits) >= 4:
        return _signed(text, item)
    return _interpunct(text, item) if len(item.digits) <= 5 else None


def _match(pattern: str, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, at)  # kept by re itself


def _padded(text: str, item: Amount) -> tuple[int, int, str] | None:
    """Of 03月05日 the first zero is told of, with the whole date."""
    value = int(item.digits)
    if value == 0 or (item.unit == "日" and re.search("0[1-9] ?月 ?$", text[max(item.start - 5, 0) : item.start])):
        return None
    if item.unit == "日" and not re.search("月 ?$|[至到—、~～-]$", text[max(item.start - 2, 0) : item.start]):
        return None
    return item.start, item.end, f"不补零：{value}{item.unit}"


def _year(text: str, item: Amount) -> tuple[int, int, str] | None:
    before = text[max(item.start - 2, 0) : item.start]
    if (
        len(item.digits) == 2
        and "10" <= item.digits <= "39"
        and not before.endswith(("第", "满", "近", "约", "过", "—", "-", "超", "每", "达", "～", "~"))
    ):
        head = not before or before[-1] in "。\n，；：（“"
        match = _match(_SHORT_YEAR_WORDS, text, item.end)
        if match and (
            head
            or before.endswith(("比", "较", "自", "从", "至", "于", "在", "与", "和", "、", "到"))
            or match[0][0].isdigit()
            or match[0] == "度"
        ):
            return item.start, item.end, "年份写四位"
        if head and item.digits < "30" and text.startswith("以来", item.end):
            return item.start, item.end, "年份写四位"
    after = text[item.end : item.end + 4]
    if len(item.digits) != 4:
        return None
    if after[:1] in _NUMERALS and "月" in after:
        match = _match("([一二三四五六七八九十]{1,3})月(?!份?来|里)", text, item.end)
        if match:
            return item.start, match.end(), "年、月、日用同一种数字"
    if after[:1] in _AFTER_MONTH and ("." in after or "/" in after or "．" in after):
        match = _match(r"(1[0-2]|[1-9])[./．]([12][0-9]|3[01]|[1-9])(?:日|(?![0-9.]))", text, item.end)
        if match and item.digits[:2] in ("19", "20") and not _match(_COUNTED, text, match.end()):
            return item.start, match.end(), f"改为{item.digits}年{match[1]}月{match[2]}日"
    return None


def _signed(text: str, item: Amount) -> tuple[int, int, str] | None:
    """2024.3.5, 2024-03-05, 2024/3/5, 2015.6—2018.9, 于20240305."""
    if re.search(_LABELLED, text[max(item.start - 8, 0) : item.start]):
        return None
    match = _match(_SIGNED, text, item.start)
    if match and _match(_CLOCK, text, match.end()):
        return None
    if match and exists(int(match[1]), int(match[3]), int(match[4])):
        return item.start, match.end(), f"改为{match[1]}年{int(match[3])}月{int(match[4])}日"
    match = _match(_MONTHS, text, item.start)
    if match:
        return item.start, match.end(), "写成几年几月至几年几月"
    digits = item.digits
    if re.fullmatch("[0-9]{8}", digits) and text[max(item.start - 1, 0) : item.start] in ("于", "至", "自", "在"):
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
        return (item.start, item.end, f"改为{year}年{month}月{day}日") if exists(year, month, day) else None
    return None


def _interpunct(text: str, item: Amount) -> tuple[int, int, str] | None:
    """“12.4”国家宪法日, 3.15消费者权益日."""
    end = item.start + len(item.digits)
    match = _match(_INTERPUNCT, text, item.start) if "." in item.digits or text[end : end + 1] in _POINTS else None
    if not match or (
        text[item.start - 1 : item.start].isalnum() and text[item.start - 1 : item.start].isascii() and item.start
    ):
        return None
    month, day = int(match[1]), int(match[2])
    if not exists(2024, month, day):
        return None
    quoted = text[max(item.start - 1, 0) : item.start] in ("“", '"', "‘") and text[match.end() : match.end() + 1] in (
        "”",
        '"',
        "’",
    )
    after = text[match.end() : match.end() + 12]
    hint = f"改为“{month}·{day}”"
    if quoted and ((month, day) in _KNOWN_DAYS or re.search(_DAY_WORDS, after)):
        return item.start, match.end(), hint
    if quoted or (month, day) not in _KNOWN_DAYS or match[0][len(match[1])] == "、":
        return None
    named = re.match(f"(?:{_NAMES_OF_DAYS}){ANY_HAN}{{0,8}}(?:日|周|月|节|活动|案)", after)
    return (item.start, match.end(), hint) if named else None


def _mixed(prose: Prose) -> Iterator[Flaw]:
    """二00五年, 二零二四年, 2〇24年; as the date of a report 二〇二四年三月五日, too."""
    text = prose.text
    for end in places(text, "年"):
        before = text[max(end - 5, 0) : end]
        mixed = before[-4:-3] in _FIRST and not before[-4:].isascii() and _YEAR_CHARS.issuperset(before[-3:])
        found = re.search(_YEAR, before) if mixed else None
        if not found:
            continue
        year = found[0]
        line = prose.line(end)
        pure = all(c in "一二三四五六七八九〇" for c in year)
        late = prose.year is None or prose.year >= 2012
        if not pure or (line.kind == DATE and late):
            hint = "成文日期用阿拉伯数字" if pure else "改用阿拉伯数字写年份"
            yield Flaw(end - 4, end + 1, f"日期“{year}年”的写法不合行文习惯", (hint,))
