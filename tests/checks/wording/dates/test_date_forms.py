"""Dates in an unfit form."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
2024年03月05日，召开会议。
2024年3月05日，召开会议。
2024.3.5，召开会议。
会议于2024/3/5召开。
会议于2024-04-01召开。
24年3月，召开工作推进会。
23年，我局认真履行职责。
二00五年，制定办法。
二零二四年，全区深入推进。
在“12.4”国家宪法日开展宣传。
在“12•4”国家宪法日开展宣传。
在“12、4”国家宪法日开展宣传。
在12.4国家宪法日开展宣传。
在“3.15”国际消费者权益日开展宣传。
利用“6.26”国际禁毒日、“4.15”全民国家安全教育日开展宣传。
2024年3月5号，召开会议。
8月08日举办培训。
2024年三月五日召开会议。
截至23年底，全区共有144个。
比23年增长5%。
自20240305起施行。
2024．3．5，召开会议。
二OO五年制定。
23年度考核优秀。
任期为2019.6—2022.8。
2〇24年，我局坚持依法行政。
22年全年受理案件40件。""".splitlines()
RIGHT = """\
2024年3月5日，召开会议。
在“12·4”国家宪法日开展宣传。
近20年来，成效显著。
有期徒刑10年，缓刑。
投入3.5亿元。
4.15亿元。
占3.15%。
30年，风雨兼程。
发布时间:2019-03-12 点击数。
GB/T 9704—2012。
二〇二四年以来。
“十四五”时期。
10年间，累计办理。
任期5年，2024年届满。
版本2024.3.5发布。
20年前制定的文件。
满30年后。
第24年举办。
2021—2025年。
第12.4条。
“1.5”级。
12月4日是国家宪法日。
2024年12月，发放资料。
从事执法工作20年度过。
2.5倍、3.8%。
3月15号文件。
2024年1.5万件。
“一二·九”运动。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"date-form"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "date-form" not in names(text)


@pytest.mark.parametrize(("year", "expected"), [(2024, ["date-form"]), (None, ["date-form"]), (2011, [])])
def test_the_date_of_a_report_is_in_digits(year: int | None, expected: list[str]) -> None:
    """Since GB/T 9704—2012; before, it was written in Chinese numerals, as it still may be within the text."""
    assert [n for n in names("二〇二五年三月五日", "date", year) if n == "date-form"] == expected
    assert names("二〇二五年三月五日召开会议。") == []
