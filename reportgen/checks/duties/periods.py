"""Check of the period that a report of fixed tables says its numbers are of (RG5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.duties.nature import has_forms, tells_of_year
from reportgen.checks.subject import Finding, Subject
from reportgen.lines import PARAGRAPH

_SPEAKS_OF = "统计(?:期|时|周期|范围|情况)|所列数据|数据的(?:时间|期限)"
_COMPARED = "对比|比较|上年|去年|同期|上一年"
"""Data of another year beside those of the report's."""
_PERIOD = (
    r"(?P<from>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起?(?:至|到|—|－|-|–|~|～)+"
    r"(?:(?P<to>20[0-9]{2})年)?(?P<last>[0-9]{1,2})月(?P<end>[0-9]{1,2})日"
)


def period_not_year(subject: Subject) -> Iterator[Finding]:
    """统计期限不是全年。

    固定表样的年度报告，表里的数是1月1日至12月31日的。自己写的编制说明里统计期限是别的起止、别的年份的，
    或者是沿用了往年、旧稿，或者表里的数不全。

    依据：年度报表的统计期限是报告年度的1月1日至12月31日（实务）
    反例：
        模板: national/disclosure
        正文:
          编制说明: 所列数据的统计期限为2024年1月1日至11月30日。
    正例：
        模板: national/disclosure
        正文:
          编制说明: 所列数据的统计期限为2024年1月1日至12月31日。
    """
    if not (tells_of_year(subject) and has_forms(subject)):
        return
    year, prose = subject.facts.year, subject.prose
    for index, line in enumerate(prose.lines):
        for match in re.finditer(_PERIOD, line.text) if line.kind == PARAGRAPH else ():
            start = line.text.rfind("。", 0, match.start()) + 1
            sentence = line.text[start:].partition("。")[0]
            clause = re.split("[，；]", line.text[start : match.start()])[-1]
            if re.search(_COMPARED, clause):
                continue
            if re.search(_SPEAKS_OF, sentence) and not _is_whole(match, year):
                at = prose.starts[index]
                message = f"统计期限写的是“{match[0]}”，报告的数应是{year}年1月1日至12月31日的"
                hint = f"核对表里的数是不是全年的；改成{year}年1月1日至12月31日"
                yield Finding(message, prose.locate(at + match.start(), at + match.end()), (hint,))


def _is_whole(match: re.Match[str], year: int) -> bool:
    """Whether a period is the year."""
    days = [int(match[name]) for name in ("month", "day", "last", "end")]
    return days == [1, 1, 12, 31] and {int(match["from"]), int(match["to"] or match["from"])} == {year}
