"""主送 and 抄送 against the pack's duties and the rules for upward documents."""

from __future__ import annotations

import pytest

BUREAU = "单位: {名称: 云岭区水务局, 自称: 我局, 层级: 县, 类别: 部门}\n"
PROVINCE = "单位: {名称: 云岭省人民政府, 自称: 我省, 层级: 省, 类别: 政府}\n"
TOWN = "单位: {名称: 青杨镇人民政府, 自称: 我镇, 层级: 乡, 类别: 政府}\n"


def to(*names, unit="", rest=""):
    return f"{unit}公文: {{主送: [{', '.join(names)}], 成文日期: 2025-02-20{rest}}}\n"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (to("示例市人民政府"), []),
        (to("中共示例市委", "示例市人民政府"), []),
        (to("市委、市政府"), []),
        (to("云岭区委"), []),
        (to("云岭区人大常委会"), []),
        (to("市委依法治市办"), []),  # 抄送 goes there, too
        (to("云岭区人民政府"), ["RG514"]),
        (to("国务院"), ["RG514"]),
        (to("东山区人民政府"), ["RG514"]),
        (to("示例市财政局"), ["RG514"]),
        (to("各乡镇人民政府"), ["RG514"]),
        (to("有关单位"), []),  # cannot be read
        (to("示例市人民政府", "云岭区委", "云岭区人大常委会"), ["RG516"]),
        (to("示例市人民政府", "云岭区人民政府"), ["RG514", "RG516"]),
        (to("王市长"), ["RG515"]),
        (to("市委李书记"), ["RG515"]),
        (to("市政府领导"), ["RG515"]),
        (to("刘示例同志"), ["RG515"]),
        (to("示例市人民政府", unit=BUREAU), ["RG514"]),
        (to("云岭区人民政府", unit=BUREAU), []),
        (to("区委、区政府", unit=BUREAU), []),
        (to("示例市水务局", unit=BUREAU), []),
        (to("云岭区财政局", unit=BUREAU), ["RG514"]),
        (to("国务院", unit=PROVINCE), []),
        (to("党中央、国务院", unit=PROVINCE), []),
        (to("示例县人民政府", unit=TOWN), []),
        (to("青杨镇人大主席团", unit=TOWN), []),
    ],
)
def test_addressees(codes, keys, expected):
    """What fits a duty is silent; another organ, a person and several organs are told."""
    assert codes(keys) == expected


def test_the_finding_names_the_duty_with_its_ground(duties):
    """At the addressee, with who should get it and where the duty is written; 规定 since it was verified."""
    (found,) = duties(to("国务院"))

    assert found.path == "公文.主送[0]"
    assert "国务院" in found.message
    assert "督察工作规定》规定，县级政府报送：同级党委、同级人大常委会、上一级党委和政府" in found.hints[0]
    assert found.related[0].place.source.path.endswith("national/annual/pack.yaml")


def test_the_issuer_itself(duties):
    """A report to oneself is called so."""
    (found,) = duties(to("云岭区人民政府"))

    assert found.message == "主送“云岭区人民政府”是发文机关自己"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("单位: {名称: 云岭区人民政府, 自称: 我区}\n", ["RG510"]),
        ("单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县}\n", ["RG510"]),
        ("单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}\n", ["RG514"]),
        ("单位: {名称: 云岭区管委会, 自称: 我区, 层级: 县, 类别: 功能区}\n", []),  # no duty of theirs is known
    ],
)
def test_what_is_not_known_is_not_checked_and_said(codes, unit, expected):
    """Without 层级 or 类别 duties bind nobody: that is a note, not a pass."""
    assert codes(unit + to("国务院")) == expected


def test_the_older_duty_before_2019(codes, duties):
    """For 2018 the outline's rule holds, which was not verified wholly: no 规定 in the message."""
    keys = "年度: 2018\n" + to("国务院").replace("2025", "2019")
    found = {d.code: d for d in duties(keys)}

    assert "规定，" not in found["RG514"].hints[0]
    assert "要求（部分核实），县级政府报送：同级党委、同级人大常委会、上一级政府" in found["RG514"].hints[0]


@pytest.mark.parametrize(
    ("official", "expected"),
    [
        ("公文: {成文日期: 2025-02-20}\n", ["RG513"]),
        ("公文: {标题: 云岭区人民政府关于2024年度法治政府建设情况的通报, 成文日期: 2025-02-20}\n", ["RG531"]),
    ],
)
def test_a_report_needs_an_addressee(codes, official, expected):
    """Only a document that goes up; the title says what kind it is."""
    assert codes(official) == expected


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ("示例市司法局", []),
        ("云岭区人大常委会办公室", []),
        ("市委依法治市办", []),
        ("各乡镇人民政府", ["RG517"]),
        ("青杨镇人民政府", ["RG517"]),
        ("各街道办事处", ["RG517"]),
    ],
)
def test_no_copy_goes_down(codes, copies, expected):
    """条例十五（一）: 不抄送下级机关."""
    assert codes(to("示例市人民政府", rest=f", 抄送: [{copies}]")) == expected
