"""Titles against the documents that are known."""

from __future__ import annotations

import pytest

from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.lists.title_slips import Whose
from reportgen.checks.lists.titles import bare, is_local, kind, number_key, years

BOOK = load_lexicon().rulebook


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("中华人民共和国行政处罚法", "行政处罚法"),
        ("法治政府建设实施纲要（2021—2025年）", "法治政府建设实施纲要"),
        ("云岭区 行政应诉办法(试行)", "云岭区行政应诉办法"),
        ("关于实行国家机关“谁执法谁普法”普法责任制的意见", "关于实行国家机关谁执法谁普法普法责任制的意见"),
        ("公示制度、全过程记录制度", "公示制度全过程记录制度"),
    ],
)
def test_a_title_without_what_may_be_left_out(title, name) -> None:
    """The state's name, brackets, quotes, blanks."""
    assert bare(title) == name


@pytest.mark.parametrize("dash", ["—", "-", "－", "～", "~", "–", "至", "年—", ""])
def test_years_however_they_are_joined(dash) -> None:
    """A range of years in a title, its dash lost or not."""
    assert years(f"法治政府建设实施纲要（2021{dash}2025年）") == (2021, 2025)


def test_one_year_is_no_range() -> None:
    """A plan of one year, a longer number."""
    assert years("云岭区2024年法治政府建设工作要点") is None
    assert years("编号120212025") is None


@pytest.mark.parametrize(
    ("name", "of"),
    [("行政处罚法", "法"), ("管理办法", "办法"), ("暂行条例", "条例"), ("工作要点", ""), ("民法典", "法典")],
)
def test_kinds(name, of) -> None:
    """The last word of a title, if it is one of a rule."""
    assert kind(name) == of


@pytest.mark.parametrize(
    "name", ["云岭省行政执法条例", "云岭市信访办法", "区司法局工作规则", "河南省条例", "某某公司章程"]
)
def test_local_titles(name) -> None:
    """What names its place or office."""
    assert is_local(name)


@pytest.mark.parametrize(
    "name",
    [
        "法治政府建设实施纲要",
        "市场主体登记管理条例",
        "社区矫正法",
        "城市房地产管理法",
        "乡村振兴促进法",
        "优化营商环境条例",
    ],
)
def test_national_titles(name) -> None:
    """Though they hold 市, 区 or 乡."""
    assert not is_local(name)


@pytest.mark.parametrize(
    "number",
    ["国办公开办函〔2019〕60号", "国办公开办函[2019]60号", "国办公开办函（2019）60号", "国办公开办函【2019】 60 号"],
)
def test_a_number_however_it_is_written(number) -> None:
    """Any brackets, blanks."""
    assert number_key(number) == "国办公开办函〔2019〕60号"


@pytest.mark.parametrize(
    "number", ["国务院令第492号", "国务院令492号", "国令第492号", "中华人民共和国国务院令第492号", "国务院第492号令"]
)
def test_the_number_of_an_order(number) -> None:
    """One form for all."""
    assert number_key(number) == "国务院令第492号"


MISQUOTED = {
    "法治政府实施纲要": "法治政府建设实施纲要（2021—2025年）",
    "法治政府建设纲要": "法治政府建设实施纲要（2021—2025年）",
    "法治政府建设实施刚要": "法治政府建设实施纲要（2021—2025年）",
    "法制政府建设实施纲要（2021—2025年）": "法治政府建设实施纲要（2021—2025年）",
    "法治政府建设工作实施纲要（2015—2020年）": "法治政府建设实施纲要（2015—2020年）",
    "法治政府建设实施纲要（2021—2026年）": "法治政府建设实施纲要（2021—2025年）",
    "法治社会建设实施纲要（2021—2025年）": "法治社会建设实施纲要（2020—2025年）",
    "法治中国建设规化（2020—2025年）": "法治中国建设规划（2020—2025年）",
    "政府信息化公开条例": "中华人民共和国政府信息公开条例",
    "政府信息公开条理": "中华人民共和国政府信息公开条例",
    "政府信息条例": "中华人民共和国政府信息公开条例",
    "政务信息公开条例": "中华人民共和国政府信息公开条例",
    "重大行政决策暂行条例": "重大行政决策程序暂行条例",
    "重大行政决策程序条例": "重大行政决策程序暂行条例",
    "重大行政决策暂行程序条例": "重大行政决策程序暂行条例",
    "行政决策程序暂行条例": "重大行政决策程序暂行条例",
    "优化经营环境条例": "优化营商环境条例",
    "优化营商环镜条例": "优化营商环境条例",
    "行政复仪法": "中华人民共和国行政复议法",
    "中华人民共和国行政复核法": "中华人民共和国行政复议法",
    "行政许克法": "中华人民共和国行政许可法",
    "行政复议实施条例": "中华人民共和国行政复议法实施条例",
    "信访工做条例": "信访工作条例",
    "公平竟争审查条例": "公平竞争审查条例",
    "党政主要负责人履行法治建设第一责任人职责规定": "党政主要负责人履行推进法治建设第一责任人职责规定",
    "法治政府建设与责任落实督查工作规定": "法治政府建设与责任落实督察工作规定",
    "法治政府建设和责任落实督察工作规定": "法治政府建设与责任落实督察工作规定",
    "提升行政执法质量三年行动方案（2023—2025年）": "提升行政执法质量三年行动计划（2023—2025年）",
    "全面推行依法行政实施纲要": "全面推进依法行政实施纲要",
    "安全生产事故应急条例": "生产安全事故应急条例",
    "国有土地上房屋征收补偿条例": "国有土地上房屋征收与补偿条例",
    "中国共产党政法工做条例": "中国共产党政法工作条例",
}
REAL = [
    "法治政府建设实施方案（2021—2025年）",
    "法治政府建设实施纲要",
    "法治政府建设实施纲要（2021-2025年）",
    "法治政府建设实施纲要（2015—2020年）",
    "法治社会建设实施纲要（2020—2025年）",
    "法治中国建设规划（2020—2025年）",
    "法治河南建设规划（2021—2025年）",
    "法治乡村建设实施方案",
    "依法治市纲要",
    "行政处罚法实施办法",
    "行政复议法实施条例",
    "政府信息公开条例实施细则",
    "行政许可法释义",
    "云岭省行政执法条例",
    "云岭市优化营商环境条例",
    "云岭县政府信息公开办法",
    "重大行政决策程序规定",
    "重大行政决策程序暂行规定",
    "规范性文件管理办法",
    "信访条例",
    "信访工作条例",
    "行政应诉工作办法",
    "行政调解条例",
    "劳动合同法",
    "合同法",
    "物权法",
    "税收征收管理法",
    "公务员法",
    "公证法",
    "教师法",
    "律师法",
    "森林法",
    "草原法",
    "水法",
    "宪法",
    "刑法",
    "民法典",
    "政府工作报告",
    "领导干部学法制度",
    "年度重大行政决策事项目录",
    "公民道德建设实施纲要",
    "质量强国建设纲要",
    "知识产权强国建设纲要",
    "关于加强法治政府建设的意见",
    "关于进一步加强法治政府建设的实施意见",
    "执法人员守则",
    "食品安全法实施条例",
    "土地管理法实施条例",
    "城市绿化条例",
    "物业管理条例",
    "企业管理条例",
    "公平竞争审查制度实施细则",
    "云岭区法治政府实施纲要",
]


@pytest.mark.parametrize(("title", "right"), MISQUOTED.items())
def test_a_misquoted_title_and_what_was_meant(title, right) -> None:
    """Words left out, added, exchanged, mistyped; years of another document."""
    rule = BOOK.meant(title, Whose())

    assert rule is not None
    assert rule.name == right


@pytest.mark.parametrize("title", REAL)
def test_real_titles_are_right(title) -> None:
    """Known ones, local ones, and others that are merely like a known one."""
    assert BOOK.meant(title, Whose()) is None


def test_whose_document_it_is_counts() -> None:
    """After 省 or 市 a title may be a local one; after 国务院 another kind of rule is a slip."""
    assert BOOK.meant("法治政府建设实施纲要（2016—2020年）", Whose(local=True)) is None
    assert BOOK.meant("政府信息公开规定", Whose()) is None
    assert BOOK.meant("重大行政决策程序规定", Whose()) is None
    assert BOOK.meant("重大行政决策程序暂行办法", Whose(national=True)).name == "重大行政决策程序暂行条例"


def test_rules_of_periods_are_told_apart_by_their_years() -> None:
    """Without years it may be either."""
    assert BOOK.find("法治政府建设实施纲要（2015—2020年）").stale == 2022
    assert BOOK.find("法治政府建设实施纲要（2021-2025）").stale == 0
    assert BOOK.find("法治政府建设实施纲要") is None
    assert BOOK.find("中华人民共和国合同法").successor == "中华人民共和国民法典"
    assert BOOK.find("没有这个办法") is None


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("保障农民工工资支付办法", "保障农民工工资支付条例"),
        ("公路安全保障条例", "公路安全保护条例"),
        ("学校食品安全与营养健康管理办法", "学校食品安全与营养健康管理规定"),
        ("不动产登记条例", "不动产登记暂行条例"),
        ("关键信息基础设施保护条例", "关键信息基础设施安全保护条例"),
    ],
)
def test_a_title_that_a_text_keeps_to_is_not_an_offices_own(title, right) -> None:
    """A wrong kind, a near word, a word less: a slip where the text keeps to it, an office's own where it makes it."""
    assert BOOK.meant(title, Whose(kept=True)).name == right
    assert BOOK.meant(title, Whose(made=True)) is None


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("中华人民共和国社区矫正条例", "中华人民共和国社区矫正法"),
        ("中华人民共和国税收征管法", "中华人民共和国税收征收管理法"),
        ("中华人民共和国固废法", "中华人民共和国固体废物污染环境防治法"),
        ("中华人民共和国政府信息公开规定", "中华人民共和国政府信息公开条例"),
    ],
)
def test_what_the_states_name_stands_before_is_said_in_full(title, right) -> None:
    """Neither a short form nor another kind goes with it."""
    assert BOOK.meant(title, Whose(state=True, national=True)).name == right


@pytest.mark.parametrize(
    ("title", "number", "right"),
    [
        ("关于加强数字政府建设的实施意见", "国发〔2022〕14号", "国务院关于加强数字政府建设的指导意见"),
        ("关于加强数字政府建设的指导意见", "国发〔2022〕14号", None),
        ("甲省数字政府建设方案", "国发〔2022〕14号", None),
        ("关于加强数字政府建设的实施意见", "甲政发〔2022〕14号", None),
    ],
)
def test_the_number_behind_a_title_says_which_it_is(title, number, right) -> None:
    """Only where the title is nearly its name."""
    found = BOOK.numbered(title, number)
    assert (found.name if found else None) == right


def test_a_new_name_is_not_a_slip_of_the_one_that_it_replaced() -> None:
    """What is near an ended document's name may be its successor's, which the rulebook need not know."""
    assert BOOK.meant("合同违法行为监督管理办法", Whose(kept=True)) is None
