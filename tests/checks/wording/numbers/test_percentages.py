"""Differences of percentages."""

from __future__ import annotations

import pytest
from checks.trial import found, names

WRONG = """\
满意率由85%提高到90%，提高5%。
群众满意度从92.3%上升到95.6%，上升3.3%。
案件办结率98%，比上年提高2%。
办结率达95%，同比上升3%。
行政机关负责人出庭应诉率100%，较去年提高12.5%。
群众满意度同比提升2.3%。
行政诉讼败诉率下降3%。
败诉率为5%，同比下降2%。
败诉率由7%降至5%，下降2%。
满意率90%，比上年的85%提高5%。
占比由30%提高到35%，增加5%。
满意率98%，高于全市平均水平3%。
直接纠错率12.5%（同比下降1.2%）。
行政调解成功率达96%，较上年增长了4%。
调解成功率98.6%，较上年（95.9%）增长2.7%。
抽检合格率99.2%，高出全省平均水平（95.2%）4%。""".splitlines()
RIGHT = """\
满意率由85%提高到90%，提高5个百分点。
受理案件47件，同比增长5%。
满意率提高到98%。
合格率98%，受理投诉同比下降5%。
办事效率提升30%，满意率98%。
刑事案件发案率下降15%。
案件数量比上年增长20%，办结率100%。
办结率98%，同比提高2个百分点。
平均办理时限压缩50%，网上可办率98%。
全年地区生产总值增长5.5%，财政收入增长6%。
合格率由85%下降到80%，下降5.9%。
审结率95%，收案数较上年增长10%。
投诉率下降20%。
出庭率达到100%，受理量下降5%。
占比35%，同比提高2.1个百分点。
法制审核人员占比达到6%，比规定标准高1个百分点。
行政执法人员持证率达100%，同比持平。
涉企检查频次比上年减少35%。
调解成功率98.6%，较上年（95.9%）增长2.7个百分点。
受理案件120件，较上年（100件）增长20%。""".splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    """And no other check of figures and dates speaks."""
    assert {d.name for d in found(text) if d.code[:4] in ("RG64", "RG65")} == {"percent-point"}


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_left_alone(text: str) -> None:
    """Right, or not to be judged from the text."""
    assert "percent-point" not in names(text)
