"""Dates with a part missing."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
各单位于5月31前完成清理。
2024年5日，召开会议。
截至2024年12 31日，全部办结。
截至2024年1231日，全部办结。
自10月1起施行。
12月4国家宪法日期间，开展集中宣传。
2024年12底前完成。
会议于2024年3月15召开。
各地要于6月30以前报送。
5月31至6月5日开展督查。
5月1日至31开展集中宣传。
法治宣传周（12月1日至7）期间，发放资料3000份。
通知于2024月5日印发。
20245月1日起施行。
2024年12月31，
（2024年12月31）
于2021 1 1起施行。
2024年12月日，召开会议。
二〇二四年十二月三十一前完成。
截至2024年12，共受理47件。
2024年6月26国际禁毒日。""".splitlines()
RIGHT = """\
各单位于5月31日前完成清理。
培训班于3月15、16日举办。
5月1—7日举办法治讲座。
5月至8月，开展专项检查。
12月底前完成。
3月、4月开展排查。
1—3月，受理案件12件。
10月1日起施行。
6月18至20日，举办培训班。
4月12件、5月15件。
1月至11月日均受理12件。
2024年12月3日、4日，开展督察。
2024年5月受理40件，6月50件。
截至2024年12月31日，全市共有144个。
每年1月31日前公开上年度数据。
2024年1号文件。
自2024年3月1日起60日内办结。
3月15日上午9:00，召开会议。
2024年3月，开展“3·15”宣传。
7月10余家企业参加培训。
2023年40件、2024年50件。
农历三月三，开展普法活动。
11月和12月，分别举办3期、2期。
2024年11月30日24时。
八月十五中秋节。
2024年1—10月，全市受理47件。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"date-incomplete"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "date-incomplete" not in names(text)


INVALID = """\
报告于2025年2月30日公开。
截至2023年2月29日，全部办结。
4月31日，召开会议。
2024年13月，召开会议。
6月31日前报送。
2024年0月5日。
5月32日，举办培训。
2024年11月31日。
13月份开展检查。
2024年9月28日至31日。
会议于2024-02-30召开。
2024.2.30召开会议。
二月三十日召开会议。
9月31日至10月2日开展宣传。
会议于25时30分开始。
2204年，全区共受理案件。
20024年，我局坚持依法行政。
202年5月，召开会议。
2024年6月0日。
2021年2月29日，印发通知。
1—13月，受理案件12件。
2024年00月12日。""".splitlines()
VALID = """\
2024年2月29日。
自立案之日起60日内作出决定。
18个月。
2月29日。
2000年2月29日。
12月31日24时。
会议于9时30分开始。
农历二月三十日。
30日内、45日内、60个工作日内。
具有2500年历史。
15月龄儿童。
到2035年基本建成。
2024年1月1日至12月31日。
1月31日、3月31日、5月31日。
比例为24:60。""".splitlines()


@pytest.mark.parametrize("text", INVALID)
def test_no_calendar_has_it(text: str) -> None:
    """Days, months, years and hours."""
    assert "date-invalid" in names(text)


@pytest.mark.parametrize("text", VALID)
def test_a_calendar_has_it(text: str) -> None:
    """Leap days, spans of time and lunar dates among them."""
    assert "date-invalid" not in names(text)
