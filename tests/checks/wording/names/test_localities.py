"""Villages and other localities under two spellings."""

from __future__ import annotations

import pytest
from checks.trial import found, names


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("柳家湾村成立议事会。柳家弯村先后召开三次会议。", "“柳家弯村”与“柳家湾村”写法不一"),
        ("观察点设在大塘坳村。大塘凹村污染问题被立案。", "“大塘凹村”与“大塘坳村”写法不一"),
        ("承建的滨河小区拖欠工资。经调查，滨合小区拖欠37人。", "“滨合小区”与“滨河小区”写法不一"),
        ("白石岭水库与灌区签订协议。遇旱期间，白石岑水库日供水4万立方米。", "“白石岑水库”与“白石岭水库”写法不一"),
    ],
)
def test_one_name_under_two_spellings(text: str, message: str) -> None:
    """A character that looks or sounds like the other, in another sentence."""
    assert [d.message for d in found(text)] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "柳家湾村、柳家弯村联合成立议事会。",
        "柳家湾村成立议事会。相邻的柳家弯村也成立了议事会。",
        "东溪村成立议事会。西溪村开展评议。",
        "柳家湾村成立议事会。柳家弯村召开会议。柳家湾村公示结果，柳家弯村公示账目。",
        "建成示范村6个。建成示范社区2个。",
    ],
)
def test_two_localities(text: str) -> None:
    """Side by side, neighbours, told apart by a direction, both told of often."""
    assert "name-varies" not in names(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云泽区人民法院委派案件。区司法局商请云泽区人法院通报情况。", True),
        ("新江区成立物业纠纷人民调解委员会。物业纠纷人民调解委会受理纠纷268件。", True),
        ("县人民法院受理案件。该县人法院系统上线。", False),
        ("县劳动人事争议仲裁委员会受理案件。县劳动人事争议仲裁委会同有关部门调解。", False),
    ],
)
def test_names_that_lost_a_character(text: str, told: bool) -> None:
    """At their ends, where no name of an organ goes without it."""
    assert ("unit-name-varies" in names(text)) is told


def test_a_representative_is_also_what_somebody_does() -> None:
    """何健国代表县政府出庭 has no post of another."""
    text = "副县长何建国分管司法行政工作。何健国代表县政府出庭应诉。"

    assert [d.message for d in found(text)] == ["“何健国”与“何建国”写法不一"]
