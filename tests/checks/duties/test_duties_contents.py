"""The five contents of a yearly report: order, causes, next year's plan, the first responsible, length."""

from __future__ import annotations

import pytest

from reportgen.facts.schema import KINDS
from reportgen.packs.load import load_pack
from reportgen.packs.manifest import CONTENTS
from reportgen.packs.search import builtin_root, pack_names


def shortcomings(text, year=2024):
    head = f"年度: {year}\n公文: {{主送: [示例市人民政府], 成文日期: {year + 1}-02-20}}\n" if year != 2024 else ""
    return f"{head}正文:\n  不足: '{text}'\n"


@pytest.mark.parametrize(
    "text",
    [
        "执法力量不足，主要原因是编制少。",
        "执法力量不足，原因在于编制少。",
        "由于人员更替快，一些同志不熟悉程序。",
        "受编制和经费限制，力量不足。",
        "受基层条件的影响，设备更新慢。",
        "执法力量不足，缘于编制少。",
        "究其根源，是制度没有跟上。",
        "因编制少，执法力量不足。",
        "因人员流动大，队伍不稳。",
        "制度建设滞后导致监督不力。",
        "监督不力，主要是因为制度滞后。",
        "监督不力，症结是制度滞后。",
        "培训少造成能力不足。",
        "案卷质量不高，系业务不熟所致。",
    ],
)
def test_a_cause_in_any_words(codes, text):
    """What names a cause is silent."""
    assert codes(shortcomings(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "执法力量不足，监督不够有力。",
        "因此要继续努力，补齐短板。",
        "没有做到因地制宜、因人施策，创新不够。",
        "影响营商环境的因素还不少。",
        "一些执法人员程序意识不强。",
    ],
)
def test_shortcomings_without_causes(duties, text):
    """因此 and 因地制宜 are no causes, nor is the word in the heading."""
    (found,) = duties(shortcomings(text))

    assert (found.code, found.path) == ("RG535", "正文.不足")
    assert "只写了不足，没有写原因" in found.message


def test_causes_may_stand_apart(codes):
    """In a section of their own, or below a sub-heading."""
    apart = """\
章节: [举措, 不足, {键: 原因, 标题: 存在不足的原因分析}, 第一责任人, 安排]
正文:
  不足: 执法力量不足。
  原因: 编制少，培训少。
"""
    below = """\
正文:
  不足:
    - {小标题: 主要不足, 内容: 执法力量不足。}
    - {小标题: 原因分析, 内容: 编制少，培训少。}
"""
    assert codes(apart) == []
    assert codes(below) == []


def test_causes_are_asked_from_2019_on(codes):
    """The rule came into force for the reports on 2019."""
    without = [code for code in codes(shortcomings("力量不足。", 2018)) if code == "RG535"]

    assert without == []
    assert "RG535" in codes(shortcomings("力量不足。", 2019))


def plan(heading, text):
    title = f"标题: '{heading}', " if heading else ""
    return f"正文:\n  安排: {{{title}导语: '{text}'}}\n"


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("", "继续推进。", []),  # the pack's heading names the year
        ("2025年度主要工作安排", "继续推进。", []),
        ("2025年工作打算", "继续推进。", []),
        ("下年度工作安排", "继续推进。", []),
        ("下一年度工作计划", "继续推进。", []),
        ("明年工作打算", "继续推进。", []),
        ("下步工作打算", "2025年，继续推进。", []),
        ("下步工作打算", "新的一年，继续推进。", []),
        ("下步工作打算", "实施2025—2027年行动方案。", []),
        ("{{ 下年度 }}年主要安排", "继续推进。", []),
        ("2024—2025年工作安排", "继续推进。", []),
        ("2024年存在不足的整改和2025年工作安排", "继续推进。", []),
        ("落实《2024年法治建设工作要点》的2025年安排", "继续推进。", []),
        ("2024年度主要工作安排", "继续推进。", ["RG536"]),
        ("2023年工作打算", "2025年，继续推进。", ["RG536"]),
        ("2026年法治政府建设重点任务", "继续推进。", ["RG536"]),
        ("下步工作打算", "继续推进。", ["RG537"]),
        ("工作安排", "2024年，继续推进。", ["RG537"]),
        ("下一步重点", "落实《法治政府建设实施纲要（2021—2025年）》。", ["RG537"]),
    ],
)
def test_the_plan_names_next_year(codes, heading, text, expected):
    """A year in a document's name is no year of the plan."""
    assert codes(plan(heading, text)) == expected


def test_what_the_plan_names_instead(duties):
    """A stale text names its year in the message; a stale heading is told at the heading."""
    (stale,) = duties(plan("工作安排", "2024年，继续推进。"))
    (heading,) = duties(plan("2024年度主要工作安排", "继续推进。"))

    assert stale.message == "“工作安排”没有写明是2025年的，只写了2024年"
    assert heading.message == "“2024年度主要工作安排”写的是2024年，下年度是2025年"
    assert heading.path == "正文.安排.标题"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("章节: [举措, 不足, 第一责任人, 安排]\n", []),
        ("章节: [第一责任人, 举措, 不足, 安排]\n", ["RG534"]),
        ("章节: [举措, 第一责任人, 不足, 安排, 其他]\n", ["RG534"]),
        ("章节: [举措, 不足, {键: 第一责任人, 并入: 举措}, 安排]\n", []),
        ("章节: [{键: 特色, 标题: 基层治理特色工作}, 举措, 不足, 第一责任人, 安排]\n正文:\n  特色: 甲。\n", []),
        ("章节: [举措, 不足, 第一责任人, {键: 打算, 标题: 2025年工作打算}, 安排]\n正文:\n  打算: 甲。\n", []),
    ],
)
def test_the_order_of_the_five_contents(codes, keys, expected):
    """Against the pack's own order; sections that hold none of the five stand where they like."""
    assert codes(keys) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("存在的问题和困难", ["RG535"]),
        ("工作中的短板和薄弱环节", ["RG535"]),
        ("突出问题整改工作", []),
        ("2024年工作计划", ["RG536"]),
        ("下一步工作安排", ["RG537"]),
    ],
)
def test_sections_of_the_units_own_are_known_by_their_headings(codes, heading, expected):
    """A section that the pack does not have is read as one of the five where its heading says so."""
    kept, text = ("不足", "因编制少。") if "工作计划" in heading or "下一步" in heading else ("安排", "继续推进。")
    own = f"{{键: 自设, 标题: {heading}}}"
    order = f"{kept}, {own}" if kept == "不足" else f"{own}, {kept}"
    keys = f"模板: henan/five-part\n章节: [第一责任人, {order}]\n正文:\n  第一责任人: 乙。\n"

    assert codes(f"{keys}  自设: 甲。\n  {kept}: {text}\n") == expected


DEPARTMENT = """\
模板: henan/five-part
单位: {{名称: 云岭区水务局, 自称: 我局, 层级: 县, 类别: 部门}}
公文: {{主送: [云岭区人民政府], 成文日期: 2025-02-20}}
正文:
  工作情况: {text}
  存在问题: 力量不足，原因是编制少。
  工作计划: 继续推进。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规范水行政执法。", ["RG538"]),
        ("局党组书记、局长定期研究法治工作。", []),
        ("主要负责人带头学法。", []),
        ("主要领导听取汇报3次。", []),
        ("办理市长热线工单12件。", ["RG538"]),
    ],
)
def test_the_first_responsible_is_named_somewhere(codes, text, expected):
    """Anywhere in the report; a hotline called after the mayor is none."""
    assert codes(DEPARTMENT.format(text=text)) == expected


@pytest.mark.parametrize(("times", "told"), [(4, False), (7, True)])
def test_a_long_report(duties, times, told):
    """Over 5000 characters is a note, which says that no rule for yearly reports is known."""
    found = duties(f"正文:\n  第一责任人: {'主要负责人带头研究法治政府建设，督促落实各项任务。' * times * 40}\n")

    assert [d.code for d in found] == (["RG539"] if told else [])
    assert all(d.hints[0].startswith("年度报告没有字数规定") for d in found)


@pytest.mark.parametrize(
    "name", [n for n in pack_names((builtin_root(),)) if n.endswith(("five-part", "themes", "outline"))]
)
def test_every_yearly_pack_says_where_the_contents_stand(name):
    """In each 类别 and period all but 其他 are there, so that no check is silent for want of them."""
    manifest = load_pack(name, (builtin_root(),)).value.manifest
    for kind in KINDS:
        for period in manifest.variant(kind).periods:
            held = {content for spec in period.sections for content in spec.contents}
            assert {*CONTENTS} - held <= {"其他"}, (name, kind, period)
