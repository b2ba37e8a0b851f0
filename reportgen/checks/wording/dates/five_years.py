"""Years that are called the first, the middle or the last of five that they are not (RG651)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.prose import Flaw, Prose
from reportgen.diagnostics import Severity
from reportgen.facts.numerals import read_chinese_number

_CALLED = (
    "((?:19|20)[0-9]{2})年度?[，,]?(?:既?是|作为|系)[^，。；、“”0-9《》\n]{0,16}"
    "“([二三四五六七八九十]{1,2})五”([^，。；、“”0-9后前谋迈为推《》\n]{0,14}?)"
    "(开局|起步|第([一二三四五])|中期|收官|收尾|最后一)(?:之|的?第?一?)?年"
)
_LAW = "^[^，。；]{0,3}(?:普法|法治宣传)"
_LAW_BEGINS, _PLAN_BEGINS = 1981, 1951
"""To these five years are added for each five of teaching the law, for each five-year plan."""
_PLANS = 10
"""Plans of this century have numbers from here on, those of teaching the law have smaller ones."""
_CENTURY = 2001
_YEARS = {"开局": 0, "起步": 0, "中期": 2, "收官": 4, "收尾": 4, "最后一": 4}


def of_five_years(prose: Prose) -> Iterator[Flaw]:
    """2022年是“八五”普法规划的中期之年: that was 2023, whatever year is reported on."""
    if "五”" not in prose.pairs:
        return
    for match in re.finditer(_CALLED, prose.text):
        year, number = int(match[1]), read_chinese_number(match[2]) or 0
        law = number < _PLANS
        if law and (year < _CENTURY or not re.search(_LAW, prose.text[match.end(2) : match.end() + 12])):
            continue
        first = (_LAW_BEGINS if law else _PLAN_BEGINS) + 5 * number
        nth = (read_chinese_number(match[5]) or 1) - 1 if match[5] else _YEARS[match[4]]
        if year != first + nth:
            called = f"“{match[2]}五”" + ("普法" if law else "")
            message = f"“{match[1]}年”的年份与{called}（{first}—{first + 4}年）的“{match[4]}”不合"
            level = Severity.WARNING if match[4] == "中期" else None
            yield Flaw(match.start(), match.end(1) + 1, message, (f"应为{first + nth}年",), level=level)
