"""The period that a report of fixed tables says its numbers are of."""

from __future__ import annotations

import pytest
from checks.trial import facts_found


def stated(text, pack="national/disclosure", section="编制说明"):
    return f"模板: {pack}\n正文: {{{section}: \"{text}\"}}\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (stated("所列数据的统计期限为2024年1月1日至12月31日。"), 0),
        (stated("统计期限：2024年1月1日至2024年12月31日。"), 0),
        (stated("统计期限为2024年1月1日至11月30日。"), 1),
        (stated("统计期限自2024年1月1日起至2024年11月30日止。"), 1),
        (stated("统计期限为2023年1月1日至12月31日。"), 1),
        (stated("数据的统计期限为2024年1月1日至12月31日，对比数据的统计期限为2023年1月1日至12月31日。"), 0),
        (stated("报告由六个部分组成。2024年3月1日至5月31日开展清理。"), 0),
        (stated("现将2024年1月1日至11月30日全市案件的统计情况报告如下。", "national/review", "导语"), 1),
        (stated("所列数据的统计期限为2024年1月1日至11月30日。", "national/five-part", "举措"), 0),
    ],
)
def test_the_period_is_the_year(tmp_path, keys, expected):
    """Of the report, in full; other periods of the text are none of it."""
    assert [d.code for d in facts_found(tmp_path, keys)].count("RG545") == expected
