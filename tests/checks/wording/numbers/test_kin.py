"""Parts that only their names make parts."""

from __future__ import annotations

import pytest
from checks.trial import found, names


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("政务大厅共设窗口92个，一层38个，二层31个，三层25个。", "38个、31个、25个合计94个，与“92个”不符，相差2个"),
        ("选派法律顾问68名，东城街道22名、河口镇17名、石桥镇19名、双塔乡14名。", "合计72名"),
        ("全年发布信息3862条，概况类信息54条，政务动态信息2917条，目录信息881条。", "合计3852条"),
        ("投入普法经费1260万元，市本级安排480万元，各县（市、区）安排790万元。", "合计1270万元"),
        ("上半年检查企业426户，下半年检查企业519户，累计检查企业935户。", "合计945户"),
        ("信访事项登记306件，来信88件、来访142件、网上投诉86件，均已办结。", "合计316件"),
    ],
)
def test_a_list_of_one_kind_of_name(text: str, message: str) -> None:
    """Floors, places, levels, halves of a year, ways that letters come in, one noun for all; a warning."""
    (told,) = [d for d in found(text) if d.name == "sum-mismatch"]

    assert message in told.message
    assert not told.is_error


@pytest.mark.parametrize(
    "text",
    [
        "政务大厅共设窗口94个，一层38个，二层31个，三层25个。",
        "选派法律顾问68名，东城街道2名、河口镇1名、石桥镇3名。",  # some of them
        "调解纠纷120件，东城街道开展排查40次，河口镇走访30户，石桥镇宣讲20场。",
        "上半年检查企业426户，下半年检查企业519户，累计检查企业945户。",
        "上半年检查企业426户，下半年检查商户519户，累计检查企业935户。",
    ],
)
def test_what_makes_its_total_or_is_not_all_of_it(text: str) -> None:
    """Right sums, some of the places, other things."""
    assert "sum-mismatch" not in names(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("开展培训24场次，参训人员3120人次，平均每场约150人次。", True),
        ("开展培训24场次，参训人员3120人次，平均每场约130人次。", False),
        ("十二个乡镇全年共调处纠纷1848件，平均每个乡镇调处145件。", True),
        ("十二个乡镇全年共调处纠纷1848件，平均每个乡镇调处154件。", False),
        ("社区矫正对象在册386人，开展实地走访4632人次，人均走访14次。", True),
        ("社区矫正对象在册386人，开展实地走访4632人次，人均走访12次。", False),
        ("全市企业数从2018年的150家增至600家，年均新增90家。", False),
    ],
)
def test_averages_of_meetings_and_places(text: str, told: bool) -> None:
    """平均每场, 平均每个乡镇, where either may be told in words."""
    assert ("rate-mismatch" in names(text)) is told
    assert "sum-mismatch" not in names(text)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("查处违法案件891件，同比减少67件，上年同期为948件。", "sum-mismatch"),
        ("现有在岗执法人员450人。其中，通过法律职业资格考试的162人，占在岗执法人员的38%。", "rate-mismatch"),
        ("发放问卷1500份，收回有效问卷1380份，有效回收率93.5%。", "rate-mismatch"),
    ],
)
def test_numbers_that_stand_elsewhere(text: str, check: str) -> None:
    """Last year's number behind its difference; a whole in the sentence before; what came back."""
    assert names(text) == [check]
