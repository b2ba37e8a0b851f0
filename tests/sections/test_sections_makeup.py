"""章节, 要素, 项目 and parts without a heading: what a report is made of, besides the text of its sections."""

from __future__ import annotations

import pytest
from desk import facts, pack

from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.walk import dump
from reportgen.sections.engine import Engine
from reportgen.sections.render import render

MANIFEST = """\
名称: 试验包
标题: 情况的报告
导语: [编者, 导语]
结语: 尾
自设: 任务
要素: [{键: 通知, 说明: 甲}, {键: 截至, 种类: 日期, 说明: 乙}, {键: 文件, 种类: 列表, 说明: 丙}]
章节:
  - {键: 一节, 标题: 第一题, 必需: 是}
  - 键: 任务
    标题: 任务
    必需: 是
    体例: {编号: 连续}
    项目: [{键: 责任, 种类: 列表, 说明: 谁, 必填: 是}, {键: 时限, 说明: 何时}]
  - {键: 末节, 标题: 末题, 主题: [子], 体例: {小标题: 序号段首}}
"""
FILES = {
    "sections/一节.md.j2": "受理{{ 复议.受理 }}件。",
    "sections/任务.md.j2": (
        "{% block 项目 %}{% 有 %}（{% 并 '；' %}{% 有 %}责任：{{ 项.责任|连接 }}{% 完 %}"
        "{% 有 %}时限：{{ 项.时限 }}{% 完 %}{% 完 %}）{% 完 %}{% endblock %}"
    ),
    "sections/末节.md.j2": "{% block 子 %}{% 有 %}{% include '主题/子' %}{% 完 %}{% endblock %}",
    "topics/子.md.j2": "- {% 有 %}审结{{ 复议.审结 }}件。{% 完 %}\n- {% 有 %}结转{{ 复议.结转 }}件。{% 完 %}",
    "sections/编者.md.j2": "{% 有 %}根据{{ 要素.通知 }}{% 有 %}（截至{{ 要素.截至 }}）{% 完 %}编写。{% 完 %}",
    "sections/导语.md.j2": "共{{ 部分数|汉字 }}个部分：{{ 各部分|连接 }}。{% 有 %}依据{{ 要素.文件|连接 }}。{% 完 %}",
    "sections/尾.md.j2": "特此报告。",
    "attachments/表.md.j2": (
        "| 号 | 部分 | 任务 | 责任 |\n| --- | --- | --- | --- |\n{% for 项 in 事项 %}\n"
        "| {{ 项.序号 }} | {{ 项.部分 }} | {{ 项.小标题 }} | {{ 项.责任|连接 }} |\n{% endfor %}\n"
    ),
}


def report(rest, figures="受理: 47", manifest=MANIFEST, files=FILES):
    """(the document as a dump without its head and end, the codes of all findings)."""
    made = pack((files,), manifest)
    engine = Engine(made)
    faults = engine.prepare()
    data = facts(made, figures, rest)
    rendered = render(engine, data)
    assert rendered.value is not None
    document = assemble(data, rendered.value, made.manifest.public, {}, Edition.UPWARD)
    assert document.value is not None
    lines = [line.strip() for line in dump(document.value).split("\n")]
    body = [line.removeprefix("paragraph ") for line in lines if line and not line.startswith(("document", "title"))]
    codes = [d.code for d in (*faults, *rendered.diagnostics, *document.diagnostics)]
    return [line for line in body if not line.startswith("signature")], codes


TASKS = "正文: {任务: [{小标题: 学法, 内容: 学。, 责任: [甲, 乙]}]}\n"
TAIL = ["特此报告。"]
FIGURES = "一是审结3件。二是结转5件。"


def test_the_packs_own_order():
    """Parts without a heading before and after, clauses on 要素 vanish, 各部分 names what is printed."""
    assert report(TASKS) == (
        [
            "共两个部分：第一题、任务。",
            "heading1 一、第一题",
            "受理47件。",
            "heading1 二、任务",
            "heading2 （一）学法。 ▸ 学。",
            "（责任：甲、乙）",
            "特此报告。",
        ],
        [],
    )


def test_elements_are_printed_and_quoted():
    """A text, a date in the official form, a list; narrative may quote the first two."""
    elements = "要素: {通知: 《某通知》, 截至: 2024-11-30, 文件: [甲文, 乙文]}\n"
    text = "正文: {一节: '截至{{ 要素.截至 }}，依{{ 要素.通知 }}。'}\n"
    lines, codes = report(f"{elements}{text}章节: [一节]\n")

    assert lines[:4] == [
        "根据《某通知》（截至2024年11月30日）编写。",
        "共一个部分：第一题。依据甲文、乙文。",
        "heading1 一、第一题",
        "截至2024年11月30日，依《某通知》。",
    ]
    assert codes == ["RG502"]  # 任务 is required and left out


OWN = """\
章节: [{键: 学法, 标题: 学法用法}, {键: 决策, 按: 任务}, 末节]
正文:
  学法: [{小标题: 甲, 责任: [子]}, {小标题: 乙, 内容: 丙。, 责任: [子, 丑], 时限: 年底}]
  决策: {标题: 依法决策, 要点: [{小标题: 丁, 内容: 戊。, 责任: [寅]}]}
公文: {附件: [{标题: 任务表, 套用: 表}]}
"""


def test_sections_of_the_units_own_and_the_table_of_their_points():
    """They are set like 任务: its keys, block and numbers that run on. 任务 counts as present, 一节 does not."""
    lines, codes = report(OWN, "受理: 47, 审结: 3, 结转: 5")

    assert lines == [
        "共三个部分：学法用法、依法决策、末题。",
        "heading1 一、学法用法",
        "heading2 （一）甲。 ▸ （责任：子）",
        "heading2 （二）乙。 ▸ 丙。",
        "（责任：子、丑；时限：年底）",
        "heading1 二、依法决策",
        "heading2 （三）丁。 ▸ 戊。",
        "（责任：寅）",
        "heading1 三、末题",
        "1.审结3件。",
        "2.结转5件。",
        *TAIL,
        "attachment-note 任务表",
        "attachment 附件",
        "table",
        "| 号 | 部分 | 任务 | 责任 |",
        "| 1 | 学法用法 | 甲 | 子 |",
        "| 2 | 学法用法 | 乙 | 子、丑 |",
        "| 3 | 依法决策 | 丁 | 寅 |",
    ]
    assert codes == ["RG502"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("{键: 末节, 并入: 一节}, 一节", [f"heading2 （一）末题。 ▸ {FIGURES}", "受理47件。"]),
        ("一节, {键: 末节, 并入: 一节}", ["受理47件。", f"heading2 （一）末题。 ▸ {FIGURES}"]),
        ("一节, {键: 末节, 标题: 又题, 并入: 一节}", ["受理47件。", f"heading2 （一）又题。 ▸ {FIGURES}"]),
    ],
)
def test_a_section_folded_into_another(order, expected):
    """It becomes a level-2 part at the beginning or the end; it is no part of its own."""
    lines, _ = report(f"章节: [{order}, 任务]\n{TASKS}", "受理: 47, 审结: 3, 结转: 5")

    assert lines[1 : 2 + len(expected)] == ["heading1 一、第一题", *expected]
    assert lines[0] == "共两个部分：第一题、任务。"


def test_narrative_of_a_folded_section_goes_one_level_down():
    """Its first points become the second ones of where it stands."""
    text = "正文: {一节: [{小标题: 甲, 内容: 乙。}], 末节: [{小标题: 丙, 内容: 丁。}, {小标题: 戊, 内容: 己。}]}\n"
    lines, _ = report(f"章节: [一节, {{键: 末节, 并入: 一节}}]\n{text}")

    assert lines[1:4] == [
        "heading1 一、第一题",
        "heading2 （一）甲。 ▸ 乙。",
        "heading2 （二）末题。 ▸ 一是丙。丁。二是戊。己。",
    ]


def test_an_empty_section_of_the_units_own_is_missing():
    """It was asked for, so that it is not left out in silence."""
    lines, codes = report("章节: [一节, 任务, {键: 特色, 标题: 特色工作}]\n" + TASKS)

    assert lines[-3:] == ["heading1 三、特色工作", "【正文.特色】", "特此报告。"]
    assert codes == ["RG501"]


@pytest.mark.parametrize(
    ("template", "faults"),
    [
        ("{{ 要素.通知 }}。", ["RG212"]),
        ("{{ 要素.文件 }}。", ["RG212"]),
        ("{{ 要素.没有 }}。", ["RG304", "RG304", "RG501"]),
        ("{{ 项.责任 }}。", ["RG304", "RG501"]),
        ("{{ 各部分|连接 }}。", ["RG304", "RG501"]),
    ],
)
def test_what_a_section_may_not_print(template, faults):
    """What is not filled in, what is not declared, what is there in other templates only."""
    assert report(TASKS, files={**FILES, "sections/一节.md.j2": template})[1] == faults


def test_a_list_is_printed_by_joining_it():
    """A list on its own is a fault that says how."""
    files = {**FILES, "sections/一节.md.j2": "{{ 要素.文件 }}。"}
    assert report("要素: {文件: [甲]}\n" + TASKS, files=files)[1] == ["RG306", "RG501"]


@pytest.mark.parametrize(
    ("style", "body", "numbers"),
    [
        ("小标题: 独行", ["heading2 （一）甲", "乙。", "（责任：子）", "（二）丙。", "（责任：丑）"], ["1", "2"]),
        ("小标题: 序号段首", ["heading3 1.甲。 ▸ 乙。", "（责任：子）", "2.丙。", "（责任：丑）"], ["1", "2"]),
        ("小标题: 一是", ["一是甲。乙。", "（责任：子）", "二是丙。", "（责任：丑）"], ["1", "2"]),
        ("小标题: 无", ["甲。乙。", "（责任：子）", "丙。", "（责任：丑）"], ["1", "2"]),
    ],
)
def test_a_points_number_is_the_printed_one(style, body, numbers):
    """In every setting, for points without 小标题 too, and after a section whose numbers do not run on."""
    text = (
        "正文:\n  一节: [{小标题: 前, 内容: 前。}]\n"
        "  任务: [{小标题: 甲, 内容: 乙。, 责任: [子]}, {内容: 丙。, 责任: [丑]}]\n"
        f"体例: {{任务: {{{style}}}}}\n公文: {{附件: [{{标题: 任务表, 套用: 表}}]}}\n"
    )
    lines, _ = report(text)
    start = lines.index("heading1 二、任务") + 1

    assert lines[start : start + len(body)] == body
    assert [line.split(" | ")[0].strip("| ") for line in lines if line.startswith("| ")][1:] == numbers


def test_titles_are_joined_without_a_mark():
    """连接 with 、 sets none between 》《; after a bracket it does (GB/T 15834 4.5.3.5)."""
    lines, _ = report("要素: {文件: [《甲》, 《乙》（一号）, 《丙》]}\n" + TASKS)
    assert lines[0] == "共两个部分：第一题、任务。依据《甲》《乙》（一号）、《丙》。"


def test_a_table_of_points_without_a_point_is_told():
    """Its head row alone would be printed."""
    assert report("公文: {附件: [{标题: 任务表, 套用: 表}]}\n正文: {任务: 甲。}\n")[1] == ["RG503"]
