"""Checks of ranges of numbers and of numbers that are only about right (RG635, RG636)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.prose import STRICT, Flaw, Prose
from reportgen.diagnostics import Severity
from reportgen.patterns import compiled

_HYPHENS = "-－–‐‑"
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
_FREE = rf"(?<![{_HYPHENS}0-9A-Za-z.．/:：_#№第〔\[~～—])"
"""What stands before a number that is no part of a code, a date or a telephone number."""
_TIMES = "月日"
_UNIT = (
    "个工作日|个百分点|个月|工作日|小时|分钟|公里|公顷|平方米|[%％‰]|[万亿]|"
    f"[{_TIMES}]|[个年天周岁次件条人名家户项份批场元米亩吨倍组辆台处起宗](?![0-9级楼栋])|分(?![0-9之局院会])"
)
_LOW = rf"{_FREE}(?P<low>{_NUMBER})(?P<own>{_UNIT})?"
_DASHED = rf"{_LOW} ?(?P<sign>[{_HYPHENS}~]) ?(?P<high>{_NUMBER})(?P<unit>{_UNIT})(?![{_HYPHENS}])"
_SHARED = rf"{_FREE}(?P<low>{_NUMBER})(?P<sign>[～~—])(?P<high>{_NUMBER})(?P<unit>[%％‰万亿])"
_SIGNS = rf"[{_HYPHENS}～~—](?= ?[0-9])"
_REACH = 16
"""Characters on either side of a sign that a range takes at the most."""
_YEARS = 4
"""Digits of a year; ranges of these are told of elsewhere."""
_COUNTED = "[天次件个人名家户份场趟周年岁字元](?![级次]?[0-9]|级|度|体|别)"
_NUMERALS = "一二三四五六七八九"
_IN_NUMERALS = (
    rf"([{_NUMERALS}两])(?<![第〇零一二三四五六七八九百千万初高大].)、([{_NUMERALS}两])(?=[十百千万]?{_COUNTED})"
)
_IN_DIGITS = rf"([1-9])(?<![0-9.．第、和与].)、([1-9])(?={_COUNTED})"
_SEVERAL = "分[别列获占]|各[自有为是]|依次|第|其中|编号|[列获各经]$|(?<!安)排$"
"""In the clause before, it says that both numbers are meant."""
_CLAUSE = 16


def number_range(prose: Prose) -> Iterator[Flaw]:
    """数值起止的写法。

    数值的起止用浪纹线“～”（也可用一字线“—”），月、日的起止用一字线，都不用短横线，短横线容易看成减号、编号；前一个数的“%”
    “万”“亿”不省略，省了就分不清是3还是3万（“万”“亿”的只作提示）。

    依据：《标点符号用法》（GB/T 15834—2011）4.13.3：数值范围的起止用浪纹线（一般）
    依据：《出版物上数字用法》（GB/T 15835—2011）：百分数的范围两端都写百分号，“万”“亿”不省略（一般）
    反例：办理时限压缩至5-10个工作日。
    反例：提取收入的4%-6%用于助学。
    反例：1-11月，受理案件47件。
    反例：占比为63～68%。
    正例：办理时限压缩至5～10个工作日，占比为63%～68%，培训20—30人。
    正例：1—11月，受理案件47件；执行GB/T 9704-2012，电话2025-2026，3-1号楼。
    """
    text = prose.text
    other = re.search("[0-9%]—[0-9]", text) is not None
    for sign in re.finditer(_SIGNS, text):
        at = sign.start()
        dashed = sign[0] in _HYPHENS or (sign[0] == "~" and prose.profile == STRICT)
        near = compiled(_DASHED if dashed else _SHARED).finditer(text, max(at - _REACH, 0), at + _REACH)
        match = next((match for match in near if match.start("sign") == at), None)
        if match is not None and _rises(match):
            yield _dashed(match, not other) if dashed else _shared(match)


def _rises(match: re.Match[str]) -> bool:
    """From less to more of one thing, and no years: 2024-12 is a month, 3-1 a house."""
    own, unit = match.groupdict().get("own"), match["unit"]
    if own and own in _TIMES and unit in _TIMES and own != unit:
        return True  # 7月1日-9月30日
    is_year = len(match["low"]) == _YEARS and unit in ("年", *_TIMES)
    return own in (None, unit) and Decimal(match["low"]) < Decimal(match["high"]) and not is_year


def _shared(match: re.Match[str]) -> Flaw:
    low, sign, high, unit = match.group("low", "sign", "high", "unit")
    level = Severity.NOTE if unit in "万亿" else None
    hint = f"写作“{low}{unit}{sign}{high}{unit}”"
    return Flaw(*match.span(), f"“{match[0]}”前一个数没有写“{unit}”", (hint,), level=level)


def _dashed(match: re.Match[str], is_sure: bool) -> Flaw:
    """`is_sure`: no other range of the text has the dash that may stand there as well."""
    low, own, high, unit = match.group("low", "own", "high", "unit")
    times = unit in _TIMES
    right, name = ("—", "一字线") if times else ("～", "浪纹线")
    shared = unit if own is None and unit in "%％‰万亿" else own or ""
    kind = "日期" if times else "数值"
    hint = f"写作“{low}{shared}{right}{high}{unit}”"
    wrong = "半角的“~”" if match["sign"] == "~" else "短横线"
    fix = right if times or is_sure else None
    return Flaw(*match.span("sign"), f"“{match[0]}”的{kind}起止用了{wrong}，应当用{name}", (hint,), fix)


def approx_dunhao(prose: Prose) -> Iterator[Flaw]:
    """相邻的两个数表示概数，中间加了顿号。

    三五天、七八个这样表示大概的数，用汉字数字，中间不加顿号。两个数各有所指的（分别为3、5次，第三、五次）不在此列。

    依据：《出版物上数字用法》（GB/T 15835—2011）：相邻两个数字并列连用表示概数，用汉字，数字之间不用顿号（一般）
    反例：全年组织三、五次专项检查。
    反例：每个村培养3、5名调解员。
    正例：全年组织三五次专项检查，每个村培养3～5名调解员。
    正例：两项工作分别开展3、5次，第三、五次会议已经召开。
    """
    if "、" not in prose.chars:
        return
    text = prose.text
    for pattern, digits in ((_IN_NUMERALS, _NUMERALS), (_IN_DIGITS, "123456789")):
        for match in re.finditer(pattern, text):
            before = re.split("[，。；：\n]", text[max(match.start() - _CLAUSE, 0) : match.start()])[-1]
            one, other = (digits.index(said.replace("两", "二")) + 1 for said in match.groups())
            if (other == one + 1 or (one, other) == (3, 5)) and not re.search(_SEVERAL, before):
                plain = match[0].replace("、", "") if "两" in match[0] else _NUMERALS[one - 1] + _NUMERALS[other - 1]
                hint = f"写作“{plain}”；两个数各有所指的，写“分别”"
                yield Flaw(*match.span(), f"“{match[0]}”表示大概的数，中间不加顿号", (hint,))
