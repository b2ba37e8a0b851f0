"""One unit or firm under two names."""

from __future__ import annotations

import time

import pytest
from checks.trial import found, names, prose

from reportgen.checks.wording.organs import firms, unit_name_varies

TWO_NAMES = [
    ("云岭市科工信局牵头，云岭市科技工信局配合。", "云岭市科技工信局", "云岭市科工信局"),
    (
        "由市政务服务和大数据管理局负责；抄送市政务服务大数据管理局。",
        "市政务服务大数据管理局",
        "市政务服务和大数据管理局",
    ),
    ("科工信局制定方案。科技工信局组织实施。", "科技工信局", "科工信局"),
    ("荥河市司法局指导，荣河市司法局落实。", "荣河市司法局", "荥河市司法局"),
    ("县农业农村局立案3件，县农业局立案2件。", "农业局", "农业农村局"),
    ("区卫生健康委员会牵头，区卫生和健康委员会落实。", "区卫生和健康委员会", "区卫生健康委员会"),
    ("县市场监督管理局办案9件，县市场监督局移送2件。", "市场监督局", "市场监督管理局"),
]
TWO_UNITS = [
    "市公安局与市公安分局、市公安局东城分局。",
    "市财政局、市民政局、市城管局、市城建局、市水务局、市税务局。",
    "市中级人民法院、省高级人民法院、区人民法院、县检察院、县人民检察院。",
    "城东街道办事处、城西街道办事处、甲镇人民政府、乙镇人民政府。",
    "山西省人民政府、陕西省人民政府。",
    "市发展和改革委员会（市发展改革委）、市住房和城乡建设局、市住房城乡建设局。",
    "省农业农村厅、市农业农村局、县农业农村局。",
    "县政府办公室、县政府督查办公室、县政府法制办公室。",
    "县政务服务中心、县政务服务分中心、乡镇政务服务中心。",
    "法治政府、服务型政府、数字政府、阳光政府建设，推进政府职能转变。",
    "坚持以人民为中心，围绕中心、服务大局，统筹全局，优化布局。",
    "第一法庭、第二法庭、第一检察院、第二检察院。",
    "市人大法制委员会、全国人大常委会法制工作委员会。",
]


@pytest.mark.parametrize(("text", "late", "early"), TWO_NAMES)
def test_two_names_of_one_unit(text, late, early) -> None:
    """The later one is the finding; the earlier one is shown."""
    (one,) = [d for d in found(text) if d.name == "unit-name-varies"]

    assert one.message == f"“{late}”与“{early}”写法不一"
    assert text[one.place.column - 1 : one.place.end_column - 1] == late
    assert [related.message for related in one.related] == [f"前面写作“{early}”"]


@pytest.mark.parametrize("text", TWO_UNITS)
def test_two_units_or_usual_short_forms(text) -> None:
    """Levels, places, numbers, branches, offices; short forms that are in use."""
    assert "unit-name-varies" not in names(text)


def test_a_declared_short_form_is_no_second_name() -> None:
    """简称 says so."""
    assert "unit-name-varies" not in names("云岭市科技工信局（简称“云岭市科工信局”）负责，云岭市科工信局落实。")


def test_a_name_that_is_always_the_same_is_silent() -> None:
    """Whatever stands before it."""
    text = "由市科工信局负责，报市科工信局。会同市科工信局、督促市科工信局，市科工信局和市司法局参加。"
    assert "unit-name-varies" not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "与云图律师事务所签订合同。由云途律师事务所出具意见。",
        "委托云岭天诚会计师事务所审计，云岭天成会计师事务所出具报告。",
        "委托河南云岭有限公司检测，云玲有限公司出具报告。",
    ],
)
def test_two_spellings_of_one_firm(text) -> None:
    """A character that sounds or looks alike."""
    assert "name-varies" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "龙泉律师事务所、龙门律师事务所参加。",
        "北京云图律师事务所、云图律师事务所。",
        "云岭有限公司、云海集团、云峰公司。",
    ],
)
def test_two_firms(text) -> None:
    """Other names, or the place left out."""
    assert "name-varies" not in names(text)


def test_hostile_text_does_not_hang() -> None:
    """Thousands of different units."""
    text = "、".join(f"市{chr(0x4E00 + i % 9000)}{chr(0x4E00 + i * 7 % 9000)}管理局" for i in range(30_000))
    before = time.perf_counter()
    list(unit_name_varies(prose(text)))
    list(firms(prose(text.replace("管理局", "公司"))))
    assert time.perf_counter() - before < 20
