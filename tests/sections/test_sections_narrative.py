"""How a unit's own narrative is laid out, and what of the pack it may place."""

from __future__ import annotations

import pytest
from sections.desk import facts, pack

from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.document.walk import block_lines
from reportgen.sections.engine import Engine
from reportgen.sections.render import render

FILES = (
    {
        "sections/节.md.j2": "{% block 甲 %}\n## 甲的题\n受理{{ 复议.受理 }}件。\n{% endblock %}",
        "sentences.md.j2": "{% block 句 %}\n"
        "受理{{ 复议.受理 }}件{% 有 %}，审结{{ 复议.审结 }}件{% 完 %}。\n{% endblock %}",
    },
)


MANIFEST = "名称: 试\n标题: 报告\n章节: [{键: 节, 标题: 情况, 主题: [甲], 体例: {小标题: 段首}}]\n"


def report(narrative, style="小标题: 段首", figures="受理: 3"):
    """(blocks, codes): the section's lines as a dump, and the faults of rendering."""
    made = pack(FILES, MANIFEST.replace("小标题: 段首", style))
    engine = Engine(made)
    assert engine.prepare() == ()
    data = facts(made, figures, f"正文:\n  节: {narrative}\n")
    rendered = render(engine, data)
    document = assemble(data, rendered.value, made, Edition.UPWARD)
    lines = [line[2:] for block in document.value.blocks[1:] for line in block_lines(block)]
    return lines, [d.code for d in rendered.diagnostics]


def laid(narrative, style="小标题: 段首"):
    """The section's lines; there is no fault."""
    lines, codes = report(narrative, style)
    assert codes == []
    return lines


POINTS = "[{小标题: 甲, 内容: 子。}, {小标题: 乙, 内容: 丑。}]"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("独行", ["heading2 （一）甲", "paragraph 子。", "heading2 （二）乙", "paragraph 丑。"]),
        ("段首", ["heading2 （一）甲。 ▸ 子。", "heading2 （二）乙。 ▸ 丑。"]),
        ("一是", ["paragraph 一是甲。子。", "paragraph 二是乙。丑。"]),
        ("无", ["paragraph 甲。子。", "paragraph 乙。丑。"]),
    ],
)
def test_first_level_points(style, expected):
    """小标题 sets them on a line of their own, run in, as 一是…, or without a number."""
    assert laid(POINTS, f"小标题: {style}") == expected


BELOW = "[{小标题: 甲, 导语: 导。, 要点: [{小标题: 子, 内容: 丑。}, 寅。], 结语: 结。}]"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("小标题: 段首, 要点: 连排", ["heading2 （一）甲。 ▸ 导。一是子。丑。二是寅。结。"]),
        ("小标题: 独行, 要点: 连排", ["heading2 （一）甲", "paragraph 导。一是子。丑。二是寅。结。"]),
        (
            "小标题: 段首, 要点: 分段",
            ["heading2 （一）甲。 ▸ 导。", "paragraph 一是子。丑。", "paragraph 二是寅。", "paragraph 结。"],
        ),
        (
            "小标题: 独行, 要点: 序号",
            [
                "heading2 （一）甲",
                "paragraph 导。",
                "heading3 1.子",
                "paragraph 丑。",
                "paragraph 2.寅。",
                "paragraph 结。",
            ],
        ),
    ],
)
def test_points_below_with_lead_and_close(style, expected):
    """导语, 要点 and 结语 of a point under the settings of 要点."""
    assert laid(BELOW, style) == expected


NUMBERED = "小标题: 独行, 要点: 序号"


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("[没有句号, 有句号。, 又没有]", ["1.没有句号", "2.有句号。", "3.又没有"]),
        ("[说“好。”, 见（附件）, 如下：, 甲；, 乙…]", ["1.说“好。”", "2.见（附件）", "3.如下：", "4.甲；", "5.乙…"]),
        ('["甲\\n乙", 丙]', ["1.甲", "乙", "2.丙"]),
        ('["# 甲", "- 乙", "| 丙 |", "2. 丁"]', ["1.# 甲", "2.- 乙", "3.| 丙 |", "4.2. 丁"]),
        ("[{内容: 甲}, {小标题: 子, 内容: 乙}, 丙]", ["1.甲", "2.子", "乙", "3.丙"]),
        ("[{导语: 甲, 要点: [子, 丑]}, 乙]", ["1.甲一是子二是丑", "2.乙"]),
        ("[{要点: [子, {小标题: 丑, 内容: 寅}], 结语: 卯}, 乙]", ["1.子", "2.丑", "寅", "卯", "3.乙"]),
        ("[{套用: 句}, 乙]", ["1.受理3件。", "2.乙"]),
    ],
)
def test_no_numbered_point_is_lost(points, expected):
    """序号 numbers every point, with or without a title, whatever mark it ends in."""
    lines = laid(f"[{{小标题: 题, 要点: {points}}}]", NUMBERED)
    assert [line.partition(" ")[2] for line in lines] == ["（一）题", *expected]


def test_fine_points_below_an_untitled_numbered_point():
    """细目 stand apart below a numbered point that has no title of its own."""
    narrative = "[{小标题: 题, 要点: [{内容: 甲}, {导语: 乙, 要点: [子, 丑]}, 丙]}]"
    lines = laid(narrative, f"{NUMBERED}, 细目: 分段")
    assert [line.partition(" ")[2] for line in lines] == ["（一）题", "1.甲", "2.乙", "一是子", "二是丑", "3.丙"]


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("一句。", ["paragraph 一句。"]),
        ('"一段。\\n\\n二段。"', ["paragraph 一段。", "paragraph 二段。"]),
        ("{导语: 导。, 要点: [甲。], 结语: 结。}", ["paragraph 导。", "paragraph 甲。", "paragraph 结。"]),
        ("[{套用: 句}]", ["paragraph 受理3件。"]),
        ("[{小标题: 题, 套用: 句}]", ["heading2 （一）题。 ▸ 受理3件。"]),
        ("[{主题: 甲}]", ["heading2 （一）甲的题。 ▸ 受理3件。"]),
        ("[{主题: 甲, 小标题: 新题}]", ["heading2 （一）新题。 ▸ 受理3件。"]),
        ("[{主题: 甲, 内容: 自己写。}]", ["paragraph 自己写。"]),
        ("[{小标题: 题, 要点: [{套用: 句}, 另一句。]}]", ["heading2 （一）题。 ▸ 一是受理3件。二是另一句。"]),
    ],
)
def test_forms_of_narrative(narrative, expected):
    """Text, lists, leads, named sentences and the pack's blocks."""
    assert laid(narrative) == expected


def test_points_of_several_paragraphs_are_counted_through():
    """A point's second paragraph stands by itself, and the next point goes on counting."""
    narrative = '[{小标题: 甲, 内容: "子。\\n续。"}, {小标题: 乙, 内容: 丑。}]'
    assert laid(narrative, "小标题: 一是") == ["paragraph 一是甲。子。", "paragraph 续。", "paragraph 二是乙。丑。"]


def test_a_theme_of_the_pack_is_counted_with_the_units_own_points():
    """Under 一是 the pack's block is a point among the unit's."""
    narrative = "[{小标题: 子, 内容: 甲。}, {主题: 甲}, {小标题: 丑, 内容: 乙。}]"
    assert laid(narrative, "小标题: 一是") == [
        "paragraph 一是子。甲。",
        "paragraph 二是甲的题。受理3件。",
        "paragraph 三是丑。乙。",
    ]


def test_a_sentence_that_is_asked_for_needs_its_figures():
    """套用 asks for its sentence: a figure outside clauses is required there, and the text shows the gap."""
    lines, codes = report("[{套用: 句}]", figures="审结: 1")
    assert codes == ["RG212"]
    assert lines == ["paragraph 受理【复议.受理】件，审结1件。"]


def test_kept_templates_print_what_compiled_ones_do(tmp_path, monkeypatch):
    """An engine that takes its templates from the cache gives the same text with the same origins."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path))
    made = pack(FILES, MANIFEST)
    compiled, restored = Engine(made), Engine(made)
    assert compiled.prepare() == ()
    assert [path.name.partition("-")[0] for path in tmp_path.iterdir()] == ["templates"]
    assert restored.prepare() == ()
    assert not restored.env.trees  # nothing was parsed
    data = facts(made, "受理: 3", "正文:\n  节: [{套用: 句}, {主题: 甲}]\n")

    assert compiled.env.layers.codes.keys() == restored.env.layers.codes.keys()
    first, second = (render(engine, data).value for engine in (compiled, restored))
    assert (first.sections, first.title) == (second.sections, second.title)
    assert first.around(()) == second.around(())
