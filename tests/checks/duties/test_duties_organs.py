"""Names of organs: their kind, their rank seen from a unit, and which duty they answer."""

from __future__ import annotations

import pytest

from reportgen.checks.duties.organs import fits, is_shortened, read_organ, split
from reportgen.facts.model import Unit, Words


def unit(name, level, kind):
    return Unit(Words(name, 0), None, None, Words(level, 0), Words(kind, 0))


COUNTY = unit("云岭区人民政府", "县", "政府")
BUREAU = unit("青河市科学技术和工业信息化局", "县", "部门")
CITY = unit("示例市人民政府", "市", "政府")
COUNTY_CITY = unit("青河市人民政府", "县", "政府")
PROVINCE = unit("云岭省人民政府", "省", "政府")
TOWN = unit("青杨镇人民政府", "乡", "政府")
ZONE = unit("示例市城乡一体化示范区管委会", "县", "功能区")
BELOW = unit("示例市云岭区司法局", "县", "部门")
RECIPIENTS = (
    "同级党委",
    "同级人大常委会",
    "本级政府",
    "上一级党委和政府",
    "上一级政府有关部门",
    "本级督察单位",
    "国务院",
)


@pytest.mark.parametrize(
    ("seen_from", "name", "answered"),
    [
        (COUNTY, "示例市人民政府", "上一级党委和政府"),
        (COUNTY, "市政府", "上一级党委和政府"),
        (COUNTY, "省人民政府", "上一级党委和政府"),  # a county right under its province
        (COUNTY, "中共示例市委", "上一级党委和政府"),
        (COUNTY, "中共云岭区委员会", "同级党委"),
        (COUNTY, "区委", "同级党委"),
        (COUNTY, "云岭区人大常委会", "同级人大常委会"),
        (COUNTY, "区人大", "同级人大常委会"),
        (COUNTY, "云岭区人民政府", "本级政府"),
        (COUNTY, "东山区人民政府", ""),
        (COUNTY, "各乡镇人民政府", ""),
        (COUNTY, "国务院", "国务院"),
        (COUNTY, "示例市发展和改革委员会", "上一级政府有关部门"),
        (COUNTY, "示例市司法局", "上一级政府有关部门"),
        (BUREAU, "青河市人民政府", "本级政府"),
        (BUREAU, "市政府", "本级政府 上一级党委和政府"),  # which city is not said
        (BUREAU, "本级人民政府", "本级政府"),
        (BUREAU, "大河市人民政府", "上一级党委和政府"),
        (BUREAU, "大河市工业和信息化局", "上一级政府有关部门"),
        (BUREAU, "省科学技术厅", "上一级政府有关部门"),
        (BUREAU, "省住房和城乡建设厅", "上一级政府有关部门"),
        (BUREAU, "青河市委全面依法治市委员会办公室", "本级督察单位"),
        (BUREAU, "青河市司法局", "本级督察单位"),
        (BUREAU, "青河市发展和改革委员会", ""),
        (CITY, "省委", "上一级党委和政府"),
        (CITY, "山川自治区人民政府", "上一级党委和政府"),
        (CITY, "国务院", "国务院"),
        (CITY, "北京市人民政府", "上一级党委和政府"),
        (CITY, "大河市人民政府", ""),
        (COUNTY_CITY, "青河市委", "同级党委"),
        (COUNTY_CITY, "大河市政府", "上一级党委和政府"),
        (PROVINCE, "国务院", "国务院 上一级党委和政府"),
        (PROVINCE, "省人大常委会", "同级人大常委会"),
        (TOWN, "示例县人民政府", "上一级党委和政府"),
        (TOWN, "县委", "上一级党委和政府"),
        (ZONE, "中共示例市委", "上一级党委和政府"),
        (ZONE, "示范区党工委", "同级党委"),
        (BELOW, "示例市司法局", "上一级政府有关部门"),
        (BELOW, "区政府", "本级政府"),
        (BELOW, "示例市人民政府", "上一级党委和政府"),
    ],
)
def test_which_recipients_a_name_answers(seen_from, name, answered):
    """By its ending and the place in it: the unit's own, the next above, or neither."""
    organ = read_organ(name, seen_from)

    assert organ is not None
    assert {r for r in RECIPIENTS if fits(organ, r, seen_from)} == set(answered.split())


@pytest.mark.parametrize("name", ["镇人大主席团", "上级机关", "有关单位", "示例大学", ""])
def test_what_cannot_be_read_is_judged_by_nobody(name):
    """No ending that is known."""
    assert read_organ(name, COUNTY) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省委、省政府", ("省委", "省政府")),
        ("市委市政府", ("市委", "市政府")),
        ("市委和市政府", ("市委", "市政府")),
        ("示例市发展和改革委员会", ("示例市发展和改革委员会",)),
        ("中共示例市委全面依法治市委员会办公室", ("中共示例市委全面依法治市委员会办公室",)),
    ],
)
def test_one_text_may_name_several(text, names):
    """With 、, with 和 after an organ, or with nothing between."""
    assert split(text) == names


@pytest.mark.parametrize(
    ("recipient", "name", "answers"),
    [
        ("省住房和城乡建设厅", "省住房城乡建设厅", True),
        ("省住房和城乡建设厅", "省人民政府", False),
        ("专项办", "专班", False),
    ],
)
def test_an_office_may_name_a_recipient_itself(recipient, name, answers):
    """A recipient that is no relation is met by the kind and the rank of its own name."""
    organ = read_organ(name, CITY)

    assert (organ is not None and fits(organ, recipient, CITY)) is answers


def test_a_shortened_name_keeps_the_order():
    """A short form of a bureau; another district's name is none."""
    assert is_shortened("青河市科工信局", "青河市科学技术和工业信息化局")
    assert not is_shortened("东山区人民政府", "云岭区人民政府")
