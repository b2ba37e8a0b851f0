"""Rates above 100%."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
办结率达102%。
执法人员培训覆盖率105%。
案件占比达110%。
行政机关负责人出庭应诉率为120%。
群众满意率达到100.5%。
公共法律服务实现村（社区）全覆盖，覆盖率达101%。
办结率、满意率分别为100%、102%。
占受理总数的103%。
整改完成率102%。
合格率提高到105%。
各项占比合计103.5%，系四舍五入。
各项占比合计100.1%，核对无误。
满意率为100.5%，四舍五入保留一位小数。
各项占比合计100%，系四舍五入，其中办结率达101%。""".splitlines()
RIGHT = """\
增长120%。
完成年度任务的120%。
任务完成率达120%。
预算执行率105%。
拨备覆盖率为150%。
同比增长率达130%。
办理量为上年的150%。
覆盖率达100%。
满意率99.8%，受理量同比增长120%。
效率提升150%。
立案数占上年的120%。
利用率达110%。
各项占比合计100.1%，系四舍五入。
各项占比相加为100.2%，是四舍五入的结果，没有调整。
因四舍五入，各类案件占比之和为100.1%。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"rate-over-100"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "rate-over-100" not in names(text)
