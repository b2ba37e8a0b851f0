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
    document = assemble(data, rendered.value, made, Edition.UPWARD)
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


def test_the_block_of_points_is_no_text_of_the_section():
    """A section that is left to its template prints what is outside 项目; a required one is missing at its place."""
    assert report("")[1] == ["RG501"]
    assert "【正文.任务】" in report("")[0]


BARE = (
    "正文:\n  任务: [{小标题: 甲, 内容: 乙。, 责任: [子]}]\n"
    "  一节: [{小标题: 子, 内容: 丑。}, 裸句一, {导语: 裸句二}]\n"
)


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("序号独行", ["heading3 1.子", "丑。", "2.裸句一", "3.裸句二"]),
        ("序号段首", ["heading3 1.子。 ▸ 丑。", "2.裸句一", "3.裸句二"]),
        ("一是", ["一是子。丑。", "二是裸句一", "三是裸句二"]),
        ("段首", ["heading2 （一）子。 ▸ 丑。", "裸句一", "裸句二"]),
    ],
)
def test_points_without_a_heading_are_never_lost(style, body):
    """Whether or not they end a sentence."""
    lines, codes = report(f"{BARE}体例: {{一节: {{小标题: {style}}}}}\n")

    assert lines[2 : 2 + len(body)] == body
    assert codes == []


FOLDED = (
    "章节: [一节, {键: 末节, 并入: 一节}, 任务]\n"
    "正文:\n  一节: [{小标题: 子, 内容: 丑。}]\n"
    "  末节: {导语: 引。, 要点: [{小标题: 甲, 内容: |\n          一。\n          二。\n        }, 乙。, 丙。]}\n"
    "  任务: [{小标题: 甲, 内容: 乙。, 责任: [子]}]\n"
)


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("{}", ["heading2 （一）子。 ▸ 丑。", "heading2 （二）末题。 ▸ 引。一是甲。一。二。二是乙。三是丙。"]),
        (
            "{要点: 序号}",
            ["heading2 （一）子。 ▸ 丑。", "heading2 （二）末题。 ▸ 引。", "heading3 1.甲。 ▸ 一。", "二。", "2.乙。"],
        ),
        ("{小标题: 一是}", ["一是子。丑。", "二是末题。引。（1）甲。一。二。（2）乙。（3）丙。"]),
        ("{小标题: 无}", ["子。丑。", "末题。引。一是甲。一。二。二是乙。三是丙。"]),
        ("{小标题: 序号独行}", ["heading3 1.子", "丑。", "heading3 2.末题", "引。一是甲。一。二。二是乙。三是丙。"]),
    ],
)
def test_points_of_a_folded_section_in_every_setting(style, body):
    """They are second points there, counted through, whatever stands between them."""
    text = FOLDED.replace("|\n          一。\n          二。\n        ", '"一。\\n二。"')
    lines, _ = report(f"{text}体例: {{一节: {style}}}\n")

    assert lines[2 : 2 + len(body)] == body


def test_a_section_that_holds_folded_ones_alone_is_not_empty():
    """What is printed counts, not who wrote it."""
    lines, codes = report("章节: [{键: 做法, 标题: 做法}, {键: 一节, 并入: 做法}, 任务]\n" + TASKS)

    assert lines[:2] == ["共两个部分：做法、任务。", "heading1 一、做法"]
    assert lines[2:4] == ["heading2 （一）第一题。 ▸ 受理47件。", "heading1 二、任务"]
    assert codes == []


def test_a_theme_without_figures_prints_no_items_and_takes_no_number():
    """The point is not printed, so nothing of it is."""
    manifest = MANIFEST.replace("主题: [子], ", "主题: [子], 项目: [{键: 牵头, 说明: 谁}], ")
    block = "{% block 项目 %}（{{ 项.序号 }}牵头：{{ 项.牵头 }}）{% endblock %}"
    files = {**FILES, "sections/末节.md.j2": FILES["sections/末节.md.j2"] + block}
    text = "正文: {末节: [{主题: 子, 牵头: 甲}, {小标题: 乙, 内容: 丙。, 牵头: 丁}]}\n章节: [末节]\n"
    lines, codes = report(text, manifest=manifest, files=files)

    assert lines[1:] == ["heading1 一、末题", "heading3 1.乙。 ▸ 丙。", "（1牵头：丁）", "特此报告。"]
    assert "RG223" in codes


def test_a_point_of_a_heading_and_items_that_nothing_prints_keeps_its_heading():
    """Without a block the items are for the table; the heading is a numbered line of its own."""
    files = {**FILES, "sections/任务.md.j2": "{# #}"}
    assert "（一）学法" in report("正文: {任务: [{小标题: 学法, 责任: [甲]}]}\n", files=files)[0]


@pytest.mark.parametrize("elements", ["{通知: ''}", "{文件: []}", "{文件: ['', ~]}"])
def test_what_is_empty_is_not_filled_in(elements):
    """Quoted emptiness too: the clause vanishes."""
    assert report(f"要素: {elements}\n{TASKS}") == report(TASKS)


def test_texts_of_the_facts_compare_as_texts():
    """要素 and 项目 may be asked for their value."""
    files = {**FILES, "sections/一节.md.j2": "{% if 要素.通知 == '甲' %}是{% else %}否{% endif %}。"}
    assert [report(f"要素: {{通知: {w}}}\n{TASKS}", files=files)[0][3] for w in ("甲", "乙")] == ["是。", "否。"]


def test_a_missing_list_has_no_items():
    """A loop over it in a clause makes the clause vanish; outside one it is told in Chinese."""
    loop = "{% for 文 in 要素.文件 %}{{ 文 }}{% endfor %}。"
    inside = {**FILES, "sections/一节.md.j2": f"全年平稳。{{% 有 %}}依据{loop}{{% 完 %}}"}
    outside = {**FILES, "sections/一节.md.j2": loop}

    assert report(TASKS, files=inside)[0][2] == "全年平稳。"
    assert report(TASKS, files=outside)[1] == ["RG306", "RG501"]


def test_a_theme_without_a_heading_never_joins_the_point_before():
    """Beside points with headings it stands under its own name; alone it stands right below the section's heading."""
    beside = "正文: {末节: [{小标题: 甲, 内容: 乙。}, {主题: 子}]}\n章节: [末节]\n"
    alone = "正文: {末节: [{主题: 子}]}\n章节: [末节]\n"
    figures = "受理: 47, 审结: 3, 结转: 5"

    assert report(beside, figures)[0][2:4] == ["heading3 1.甲。 ▸ 乙。", f"heading3 2.子。 ▸ {FIGURES}"]
    assert report(alone, figures)[0][2:4] == ["1.审结3件。", "2.结转5件。"]


def test_a_line_after_an_included_text_is_a_line_of_its_own():
    """The include stands on a line of nothing but a tag, which would leave no line feed."""
    files = {**FILES, "sections/一节.md.j2": "{% include '主题/子' %}\n- {% 有 %}受理{{ 复议.受理 }}件。{% 完 %}\n"}
    assert report(TASKS, "受理: 47, 审结: 3, 结转: 5", files=files)[0][2] == "一是审结3件。二是结转5件。三是受理47件。"


def test_a_heading_alone_leaves_the_packs_text():
    """正文.‹section›.标题 renames the section; its text stays the template's, required figures and all."""
    lines, codes = report("正文: {一节: {标题: 又一题}}\n章节: [一节]\n")

    assert lines[1:3] == ["heading1 一、又一题", "受理47件。"]
    assert codes == ["RG502"]


def test_items_that_no_template_prints_are_told_of_the_pack():
    """Declared for points, with neither a block nor an attachment: units would write them for nothing."""
    files = {name: text for name, text in FILES.items() if not name.startswith(("attachments", "sections/任务"))}
    assert report("", files=files)[1][0] == "RG313"
    assert report("", files={**files, "attachments/表.md.j2": "没有要点的附件。"})[1][0] == "RG313"
