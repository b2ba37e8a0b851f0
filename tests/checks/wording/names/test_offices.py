"""Offices, towns and zones under two names."""

from __future__ import annotations

import pytest

from reportgen.checks.wording.names.offices import grown, town_varies, zones
from reportgen.checks.wording.names.organ_names import Name


@pytest.mark.parametrize(
    "text",
    [
        "学校发展规划处起草。修订稿由发展规划与学科建设处提交。",
        "法律事务与合同管理处审核20份。全校合同交法律事务处备案。",
        "学校国有资产管理处牵头，国有资产与实验室管理处配合落实。",
    ],
)
def test_an_office_of_a_second_word_is_found(text) -> None:
    """Whichever name comes first, and with the word that both end in."""
    assert len(list(grown(text, "处"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "行政复议处牵头。行政复议和行政应诉处理情况如下。",
        "发展规划处理意见12条，发展规划与学科建设处提交。",
        "教务处、发展规划处和发展规划与学科建设处参加。",
        "党委宣传部和发展规划处牵头。",
    ],
)
def test_other_words_and_offices_stay(text) -> None:
    """处理 is a word; a list names two offices."""
    assert list(grown(text, "处")) == []


def town(place, level="镇") -> Name:
    """A town's government."""
    return Name(place, level, "", "人民政府")


@pytest.mark.parametrize(
    ("one", "other", "varies"),
    [
        (town("桃花江"), town("桃花"), True),
        (town("红柳"), town("红柳", "乡"), True),
        (town("桃花"), town("桃源"), False),
        (town("白沙"), town("大白沙"), False),
        (town("白"), town("白沙"), False),
    ],
)
def test_a_town_of_two_names(one, other, varies) -> None:
    """A character more, or 乡 for 镇; 大 and 新 name other places."""
    assert town_varies(one, other, [one, other]) is varies
    assert not town_varies(one, other, [one, other, town("青山")])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("洛川市城乡一体化示范区管委会高度重视。\n洛川市产城融合示范区管委会制定方案。", 1),
        ("云岭经济开发区管委会高度重视。\n云岭经济技术开发区管委会制定方案。", 1),
        ("云岭市经济技术开发区管委会办理12件。云岭市高新技术产业开发区管委会办理3件。", 0),
        ("各地报告如下。洛川市城乡一体化示范区管委会办理3件。洛川市产城融合示范区管委会办理2件。", 0),
    ],
)
def test_a_zone_of_two_names(text, count) -> None:
    """Only the zone whose report it is; a place has several 开发区."""
    assert len(list(zones(text))) == count
