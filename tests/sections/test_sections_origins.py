"""The origin of every character that a template prints."""

from __future__ import annotations

import pytest
from sections.desk import work

from reportgen.origin import Program
from reportgen.sections import marks

FACT = "复议.受理@2024.yaml:3"
HOME = "层0/sections/节.md.j2"


def origins(template, figures="受理: 47", **more):
    """(text, origin) of every run; the long name of the only template is left out."""
    desk = work(template, figures, **more)
    assert desk.faults == ()
    return [(text, origin.replace(HOME, "")) for text, origin in desk.origins]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("甲\n乙", [("甲", ":1"), ("乙", ":2")]),
        ("甲{{ 复议.受理 }}件\n丙", [("甲", ":1"), ("47", FACT), ("件", ":1"), ("丙", ":2")]),
        ("{{ 复议.受理 + 复议.审结 }}件", [("50", ":1·复议.受理、复议.审结"), ("件", ":1")]),
        ("{{ 复议.受理|汉字 }}件", [("四十七", FACT), ("件", ":1")]),
        ("{{ (复议.受理 + 1)|汉字 }}件", [("四十八", ":1·复议.受理"), ("件", ":1")]),
        ("{{ 复议.受理 ~ '件' }}", [("47", FACT), ("件", ":1·复议.受理")]),
        ("{{ '%s件' % 复议.受理 }}", [("47", FACT), ("件", ":1·复议.受理")]),
        ("{{ [复议.受理, 3]|连接('和') }}", [("47", FACT), ("和3", ":1·复议.受理")]),
        ("{{ (复议.受理 / 复议.审结)|保留(1) }}", [("15.7", ":1·复议.受理、复议.审结")]),
        ("{{ 上年度 }}", [("2023", "年度@2024.yaml:2")]),
        ("{{ 单位.自称 }}", [("我区", "单位.自称@2024.yaml:5")]),
        ("{{ '甲' if 复议.受理 else '乙' }}", [("甲", ":1·复议.受理")]),
    ],
)
def test_literal_facts_and_expressions(template, expected):
    """Literal text has its line; a figure printed as it is has its fact; what is computed has the names it mentions."""
    assert origins(template, "受理: 47, 审结: 3") == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if 复议.受理 %}\n甲\n{% else %}\n乙\n{% endif %}\n丙", [("甲", ":2"), ("丙", ":6")]),
        ("{% for 数 in [复议.受理] %}\n甲{{ 数 }}\n{% endfor %}", [("甲", ":2"), ("47", FACT)]),
        ("{% set 数 = 复议.受理 %}\n甲{{ 数 }}", [("甲", ":2"), ("47", FACT)]),
        ("{% set 句 %}\n甲{{ 复议.受理 }}\n{% endset %}\n乙{{ 句 }}", [("乙", ":4"), ("甲", ":2"), ("47", FACT)]),
        ("甲 {%- if 年度 -%}\n\n  乙  \n{%- endif %}\n丙", [("甲", ":1"), ("乙", ":3"), ("丙", ":5")]),
        ("{# 注\n注 #}\n甲{# 注 #}乙\n{#- 注 -#}\n丙", [("甲", ":3"), ("乙", ":3"), ("丙", ":5")]),
        ("{% 有 %}\n甲{{ 复议.受理 }}\n{% 完 %}\n乙", [("甲", ":2"), ("47", FACT), ("乙", ":4")]),
        ("{% raw %}{{ 甲 }}\n{% endraw %}乙", [("{{ 甲 }}", ":1"), ("乙", ":2")]),
        ("甲{{ 复议.审结 }}乙", [("甲", ":1"), ("3", "复议.审结@2024.yaml:3"), ("乙", ":1")]),
        ("{% block 甲 %}\n甲\n{% endblock %}\n乙", [("甲", ":2"), ("乙", ":4")]),
    ],
)
def test_tags_do_not_shift_lines(template, expected):
    """Through if, for, set, whitespace control, comments, clauses, raw and blocks, each text keeps its own line."""
    assert origins(template, "受理: 47, 审结: 3") == expected


def test_lines_of_nothing_but_tags_leave_no_line_behind():
    """A paragraph may be interspersed with tags and comments on lines of their own."""
    template = "甲\n{% if 年度 %}\n{# 注 #} {% set 数 = 1 %}\n乙\n{% endif %}\n丙\n\n丁"
    assert work(template).marked.text == "甲\n乙\n丙\n\n丁"


def test_macros_and_includes_keep_their_own_file():
    """Text of a macro or an included file has that file's line; the figure passed in has its fact."""
    files = {
        "sections/节.md.j2": '{% from "宏/句" import 共 %}{% import "宏/句" as 句 %}\n'
        '{{ 共(复议.受理) }}{{ 句.共(3) }}\n{% include "附" %}',
        "sections/附.md.j2": "\n附{{ 复议.受理 }}",
        "macros/句.md.j2": "{% macro 共(数) %}\n共{{ 数 }}件\n{%- endmacro %}",
    }
    desk = work((files,), "受理: 47")

    macro = "层0/macros/句.md.j2:2"
    assert desk.faults == ()
    assert desk.origins == [
        ("共", macro),
        ("47", FACT),
        ("件", macro),
        ("共", macro),
        ("3", f"{macro}·数"),
        ("件", macro),
        ("附", "层0/sections/附.md.j2:2"),
        ("47", FACT),
    ]


def test_layers_keep_their_own_file():
    """Through extends and super() each text has the file and line of the layer that wrote it."""
    upper = {"sections/节.md.j2": '{% extends "上层:节" %}\n{% block 甲 %}\n新{{ super() }}\n{% endblock %}'}
    lower = "首\n{% block 甲 %}\n旧{{ 复议.受理 }}\n{% endblock %}\n{% block 乙 %}尾{% endblock %}"
    desk = work((upper, {"sections/节.md.j2": lower}), "受理: 47")

    assert desk.faults == ()
    assert desk.origins == [
        ("首", "层1/sections/节.md.j2:1"),
        ("新", "层0/sections/节.md.j2:3"),
        ("旧", "层1/sections/节.md.j2:3"),
        ("47", FACT),
        ("尾", "层1/sections/节.md.j2:5"),
    ]


THEMED = "名称: 试\n标题: 报告\n章节: [{键: 节, 标题: 情况, 主题: [甲, 乙]}]\n"


def test_blocks_see_what_stands_at_the_top_of_their_template():
    """Imports, macros and set of a template reach its blocks also when a theme is rendered alone."""
    files = {
        "sections/节.md.j2": '{% from "宏/句" import 共 %}{% set 数 = 复议.受理 %}'
        "{% macro 又(数) %}又{{ 数 }}{% endmacro %}\n"
        "{% block 乙 %}{{ 又(数) }}{% endblock %}\n{% block 甲 %}{{ 共(数) }}{% endblock %}",
        "macros/句.md.j2": "{% macro 共(数) %}共{{ 数 }}{% endmacro %}",
    }
    desk = work((files,), "受理: 47", manifest=THEMED)

    assert desk.faults == ()
    assert desk.text == "共47\n又47"


def test_a_block_of_a_theme_may_be_overridden_and_super_works():
    """Themes are rendered in the manifest's order, each from the first layer that has it."""
    upper = {"sections/节.md.j2": '{% extends "上层:节" %}{% block 甲 %}新{{ super() }}{% endblock %}'}
    lower = {"sections/节.md.j2": "{% block 乙 %}乙{% endblock %}{% block 甲 %}旧{% endblock %}"}

    assert work((upper, lower), manifest=THEMED).text == "新旧\n乙"


@pytest.mark.parametrize("template", ["", "甲{{ 复议.审结 }}{{ 单位.自称 }}乙"])
def test_facts_beyond_the_range_of_one_mark_keep_their_origin(monkeypatch, template):
    """However many data there are, each has its own place, and none is ever syntax."""
    lines = ["# 甲", "## 乙", "- 丙", "| 丁 |", "**戊**", "1. 己"]
    rest = "" if template else "正文:\n  节: |\n" + "".join(f"    {line}\n\n" for line in lines)
    near = work(template, "受理: 47, 审结: 3", rest)
    monkeypatch.setattr(marks, "_LEAF_COUNT", 2)
    far = work(template, "受理: 47, 审结: 3", rest)

    assert near.faults == far.faults == ()
    assert near.marked == far.marked
    assert template or [text for text, _ in far.origins] == lines


def test_the_seventy_thousandth_datum_has_its_own_origin():
    """Marks of one and of three characters are told apart by the number alone."""
    data = [Program(str(number)) for number in range(70_000)]
    numbers = [0, 65_519, 65_520, 65_521, 69_999]
    text = "".join(marks.leaf_mark(number) + "甲" for number in numbers)

    found, gaps = marks.decode(text, lambda _: Program("体例"), data, Program("体例"))
    assert (found.text, gaps) == ("甲" * 5, ())
    assert [origin.what for origin in found.origins] == [str(number) for number in numbers]


def test_no_mark_leaves_the_sections():
    """What is rendered holds no private-use character, though the text is full of marks while it is made."""
    template = "{% 并 '、' %}{% 有 %}甲{{ 复议.受理 }}{% 完 %}{% 有 %}乙{{ 复议.审结 }}{% 完 %}{% 完 %}"
    desk = work("{% if 1 %}" + template + "{{ 复议.结转 ~ 1 }}{% endif %}", "受理: 47")

    assert desk.codes == ["RG212"]
    assert not [c for c in desk.marked.text if c >= "\U000f0000"]
