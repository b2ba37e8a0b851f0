"""What templates cannot do, how their faults are told, and what an engine keeps to itself."""

from __future__ import annotations

import inspect
from concurrent.futures import ThreadPoolExecutor

import jinja2
import pytest
from jinja2 import nodes
from sections.desk import facts, pack, work

from reportgen.sections.engine import Engine
from reportgen.sections.filters import FILTERS, TESTS
from reportgen.sections.render import render


def test_the_tables_are_closed():
    """Filters, tests and globals are ours alone: none of Jinja's can be reached."""
    env = Engine(pack()).env

    assert set(FILTERS) == {"万", "亿", "汉字", "保留", "同比", "连接", "单位"}
    assert {name for name in env.filters if name.isidentifier()} == set(FILTERS)
    assert set(env.tests) == set(TESTS) == {"有", "适用"}
    assert env.globals == {}


@pytest.mark.parametrize(
    "template",
    [
        *(f"{{{{ 复议.受理|{name} }}}}" for name in ("upper", "default(3)", "format", "attr('leaves')", "safe")),
        *(f"{{% if 复议.受理 is {name} %}}甲{{% endif %}}" for name in ("defined", "number", "odd")),
        *(f"{{{{ {name} }}}}" for name in ("range(3)", "dict()", "cycler", "joiner", "lipsum()", "namespace()")),
        "{{ 复议.受理.__class__ }}",
        "{{ 复议.受理.value }}",
        "{{ 复议.__class__ }}",
        "{{ 复议.fields }}",
        "{{ 复议['__class__'] }}",
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ '甲'.join(['乙']) }}",
        "{{ '{0.__class__}'.format(复议) }}",
        "{{ [].append }}",
        "{{ {'甲': 1}.items() }}",
        "{{ {'甲': 1}.甲 }}",
        "{{ ()|连接|attr('x') }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ super.__globals__ }}",
        "{% macro 句() %}{% endmacro %}{{ 句.__call__ }}",
        "{% macro 句() %}{% endmacro %}{{ 句._func }}",
        "{% for 数 in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{% for 数 in [1] %}{{ loop._iterable }}{% endfor %}",
        "{{ loop }}",
        "{% autoescape true %}{{ 单位.名称 }}{% endautoescape %}",
        "{{ 复议.受理() }}",
        "{{ 年度.text }}",
        "{{ 单位.名称.leaf }}",
        "{% include '../../etc/passwd' %}",
        "{% import 'os' as os %}",
    ],
)
def test_nothing_is_reached_but_values(template):
    """Attributes, methods, Jinja's globals and Python's inside all end in a finding at the line, never in a text."""
    desk = work(template, "受理: 47")

    assert {f.code[:3] for f in desk.faults} == {"RG3"}
    assert all(f.place.line == 1 for f in desk.faults)
    assert desk.rendered is None or desk.text == ""


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ 复议.受理 / 3 }}", "保留"),
        ("{{ 复议.受理 / 3 ~ '%' }}", "保留"),
        ("{{ '%s' % (复议.受理 / 3) }}", "保留"),
        ("{{ [复议.受理 / 3]|连接 }}", "保留"),
        ("{{ 复议.受理 / 0 }}", "除数是 0"),
        ("{{ 1 / 0 }}", "除数是 0"),
        ("{{ 复议.受理|保留(99) }}", "位数"),
        ("{{ 复议.受理|保留('多') }}", "位数"),
        ("{{ '甲'|万 }}", "只有数"),
        ("{{ '甲'|同比(复议.受理) }}", "只有数"),
        ("{{ 复议.受理 % 3 }}", "%"),
        ("{{ '%r' % 复议.受理 }}", "%s"),
        ("{{ '%.1s' % 复议.受理 }}", "%s"),
        ("{{ '%d' % 3 }}", "%s"),
        ("{{ self }}", "印不出来"),
        ("{{ 1.5 }}", "印不出来"),
        ("{{ true }}", "印不出来"),
        ("{{ none }}", "印不出来"),
        ("{{ 复议.受理 + '甲' }}", "不能放在一起算"),
        ("{% if 复议.受理 > '甲' %}{% endif %}", "不能比较"),
        ("{% if 复议.审结 > 3 %}{% endif %}", "没有填的“复议.审结”"),
        ("{% if 复议.审结 != 0 %}甲{% endif %}", "没有填的“复议.审结”"),
        ("{% if 0 == 复议.审结 %}甲{% endif %}", "没有填的“复议.审结”"),
        ("{% if 复议.受理 == 复议.审结 %}甲{% endif %}", "没有填的“复议.审结”"),
        ("{% if 复议.审结 in [1, 2] %}甲{% endif %}", "没有填的“复议.审结”"),
        ("{{ 复议.约数 - 1 }}", "没有定义"),
    ],
)
def test_what_cannot_be_done_is_told_in_chinese(template, words):
    """A run-time fault says what is wrong in the words of a template keeper."""
    (fault,) = work(template, "受理: 47").faults

    assert fault.code in ("RG304", "RG306")
    assert words in fault.message


@pytest.mark.parametrize("template", ["{{ 甲 + 乙 }}", "{{ 乙 + 甲 }}", "{{ 甲 - 乙 }}", "{{ (甲 / 乙)|保留 }}"])
def test_a_blank_makes_a_gap_on_either_side(template):
    """What is computed with a figure that is not filled in is a hole of that name."""
    desk = work("{% set 甲, 乙 = 复议.受理, 复议.审结 %}" + template, "受理: 47")

    assert (desk.codes, desk.text) == (["RG212"], "【复议.审结】")


@pytest.mark.parametrize(
    "template",
    [
        '甲\n{{ "\\x01" }}甲',
        '甲\n{{ "\\U00100005" }}',
        '甲\n{{ 复议.受理 ~ "\\U000f0001" }}',
        '甲\n{{ "\\ud800" }}',
        "甲\n乙\x01",
        "甲\n\U000ffff2",
        '甲\n{% 并 "\U000ffff2" %}{% 完 %}',
    ],
)
def test_a_template_may_not_write_what_no_file_may_hold(template):
    """Control characters and the characters that serve as marks are refused, written as escapes too."""
    (fault,) = work(template, "受理: 47").faults

    assert (fault.code, fault.place.line) == ("RG305", 2)
    assert "U+" in fault.message


def nest(opening, closing, depth):
    """A template that nests the same thing on its second line."""
    return f"甲\n{opening * depth}{closing * depth}"


@pytest.mark.parametrize(
    "template",
    [
        "甲\n{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        nest("{% for 数 in [1] %}", "{% endfor %}", 25),
        nest("{% if 1 %}", "{% endif %}", 110),
        nest("{% if 1 %}", "{% endif %}", 3000),
        "甲\n{{ " + "1+" * 20000 + "1 }}",
        "甲\n{{ " + "1" * 5000 + " }}",
        "甲\n{{ 1e999 }}",
    ],
)
def test_a_template_that_python_cannot_compile_is_a_finding(template):
    """What is nested too deep or too large a number is told at the template's line."""
    (fault,) = work(template).faults

    assert (fault.code, fault.place.line) == ("RG305", 2)


@pytest.mark.parametrize(
    ("template", "figures", "expected"),
    [
        ("{{ (复议.受理 / 复议.审结 * 100)|保留(1) }}%", "受理: 1, 审结: 8", "12.5%"),
        ("{{ (复议.受理 / 复议.审结)|保留(2) }}", "受理: 1, 审结: 8", "0.13"),
        ("{{ 复议.受理|保留(2) }}", "受理: 3", "3.00"),
        ("{{ 复议.受理|万 }}", "受理: 188500", "18.85万"),
        ("{{ 复议.受理|万 }}", "受理: 12000余", "1.2万余"),
        ("{{ 复议.受理|亿 }}", "受理: 150000000", "1.5亿"),
        ("{{ 复议.受理|汉字 }}个", "受理: 2", "两个"),
        ("{{ 复议.受理 }}", "受理: 180余", "180余"),
        ("{{ 复议.受理 + 复议.审结 }}", "受理: 180余, 审结: 3", "183余"),
        ("{{ [复议.受理, 复议.审结]|连接('和') }}", "受理: 1, 审结: 2", "1和2"),
    ],
)
def test_filters(template, figures, expected):
    """Each filter of the table prints as its docstring says."""
    desk = work(template, figures)

    assert (desk.faults, desk.text) == ((), expected)


@pytest.mark.parametrize(
    ("this", "last", "expected"),
    [
        ("45", "40", "甲，增长12.5%。"),
        ("97", "100", "甲，下降3.0%。"),
        ("40", "40", "甲，持平。"),
        ("100001", "100000", "甲，基本持平。"),
        ("0", "40", "甲，下降100.0%。"),
        ("40", "0", "甲。"),
        ("0", "0", "甲。"),
        ("45余", "40", "甲。"),
        ("45", "近40", "甲。"),
        ("不适用", "40", "甲。"),
        ("45", "不适用", "甲。"),
        ("45", "", "甲。"),
        ("", "40", "甲。"),
    ],
)
def test_year_on_year(this, last, expected):
    """同比 is told only of two exact figures and a last year that is not 0; else its clause vanishes."""
    template = "甲{% 有 %}，{{ 复议.受理|同比(上年.复议.受理) }}{% 完 %}。"

    assert work(template, f"受理: {this}", previous=f"受理: {last}").text == expected
    assert work(template, f"受理: {this}").text == "甲。"  # no file of last year


def test_a_year_on_year_outside_a_clause_that_cannot_be_told_points_at_the_template():
    """That is the template keeper's to mend, not the clerk's."""
    (fault,) = work("甲\n{{ 复议.受理|同比(上年.复议.受理) }}", "受理: 4", previous="受理: 0").faults

    assert (fault.code, fault.place.source.path, fault.place.line) == ("RG306", "层0/sections/节.md.j2", 2)


def places(fault):
    """The trace of a fault, the outermost place first."""
    found = [*(r.place for r in fault.related), fault.place]
    return [(p.source.path.rpartition("/")[2], p.line) for p in found]


def test_a_fault_in_an_included_file_has_its_trace():
    """The place is the line that failed; the lines that led there are related."""
    files = {
        "sections/节.md.j2": '甲\n{% include "附" %}',
        "sections/附.md.j2": '{% from "宏/句" import 共 %}\n\n{{ 共(复议.受理) }}',
        "macros/句.md.j2": "{% macro 共(数) %}\n{{ 数 / 3 }}{% endmacro %}",
    }
    (fault,) = work((files,), "受理: 4").faults

    assert fault.code == "RG306"
    assert places(fault) == [("节.md.j2", 2), ("附.md.j2", 3), ("句.md.j2", 2)]


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"节": '甲\n{% extends "没有" %}'}, "RG307", ("节.md.j2", 2)),
        ({"节": '甲\n{% extends "上层:节" %}'}, "RG307", ("节.md.j2", 2)),
        ({"节": '甲\n{% include "没有" %}'}, "RG307", ("节.md.j2", 2)),
        ({"节": '甲\n{% from "宏/没有" import 句 %}'}, "RG307", ("节.md.j2", 2)),
        ({"节": '{% extends "节" %}'}, "RG306", ("节.md.j2", 1)),
        ({"节": '{% extends "甲" %}', "甲": '\n{% extends "甲" %}'}, "RG306", ("甲.md.j2", 2)),
        ({"节": '{% include "甲" %}', "甲": '\n{% include "节" %}'}, "RG306", ("甲.md.j2", 2)),
        ({"节": "{% extends 年度 %}"}, "RG305", ("节.md.j2", 1)),
        ({"节": "甲\n{% block 甲 %}"}, "RG305", ("节.md.j2", 2)),
        ({"节": "{% 有 %}\n甲\n{% endif %}"}, "RG305", ("节.md.j2", 3)),  # where it should have ended
        ({"节": "甲\n｛% 有 %｝"}, "RG312", ("节.md.j2", 2)),
    ],
)
def test_templates_that_miss_each_other_or_go_in_circles(files, code, place):
    """Missing and circular templates are findings at the line that names them; nothing hangs."""
    faults = work(({f"sections/{name}.md.j2": text for name, text in files.items()},)).faults

    assert faults
    assert {f.code for f in faults} == {code}
    assert place in [p for f in faults for p in places(f)]


def test_a_theme_without_a_block_is_found_when_the_pack_is_loaded():
    """pack.yaml and the template are held against each other."""
    manifest = "名称: 试\n章节: [{键: 节, 标题: 情, 主题: [甲, 乙]}]\n"
    (fault,) = work("{% block 甲 %}{% endblock %}", manifest=manifest).faults

    assert (fault.code, fault.place.path) == ("RG307", "章节[0]")
    assert "乙" in fault.message
    assert "甲" not in fault.message.partition("：")[2]


INTRO = "名称: 试\n标题: 报告\n导语: 首\n章节: [{键: 节, 标题: 情况, 主题: [甲]}]\n"


def test_the_first_gate_finds_every_required_figure_of_blocks_that_will_be_rendered():
    """The intro and the themes that are placed count; clauses, conditions, loops, sets and other blocks do not."""
    files = {
        "sections/首.md.j2": "甲{{ 复议.受理 }}",
        "sections/节.md.j2": "{% block 甲 %}\n{% if 复议.结转 is 有 %}{{ 复议.结转 }}{% endif %}\n"
        "{% 有 %}{{ 复议.结转 }}{% 完 %}{% set 数 %}{{ 复议.结转 }}{% endset %}{% for 数 in [复议.结转] %}{% endfor %}"
        "{{ 复议.审结 + 1 }}\n{% endblock %}"
        "{% block 乙 %}{{ 复议.占比 }}{% endblock %}",
    }
    desk = work((files,), manifest=INTRO)

    assert desk.rendered is None
    assert [(f.code, f.path, *places(f)[0]) for f in desk.faults] == [
        ("RG212", "指标.复议.受理", "首.md.j2", 1),
        ("RG212", "指标.复议.审结", "节.md.j2", 3),
    ]


def test_a_section_that_the_unit_writes_itself_requires_nothing():
    """Narrative replaces the pack's text, and with it what that would have printed."""
    assert work("{{ 复议.受理 }}", rest="正文: {节: 自己写的。}").text == "自己写的。"


def test_reports_of_one_engine_do_not_leak_into_each_other():
    """Two facts files on one engine, rendered in turns and in threads, print their own figures."""
    made = pack("甲{{ 复议.受理 }}{% 有 %}，乙{{ 复议.审结 }}{% 完 %}{% set 数 = 复议.受理 %}，{{ 数 + 1 }}。")
    engine = Engine(made)
    engine.prepare()
    first, second = facts(made, "受理: 1, 审结: 5"), facts(made, "受理: 2")

    def text(data):
        outcome = render(engine, data)
        assert outcome.diagnostics == ()
        return outcome.value.sections[0].body.text

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(text, [first, second] * 50))
    assert found == ["甲1，乙5，2。", "甲2，3。"] * 50


def test_there_is_no_bytecode_cache_of_jinjas():
    """Marks are frozen into compiled code and number a table of this process: Jinja must not keep code on its own."""
    assert Engine(pack()).env.bytecode_cache is None


def test_jinjas_inside_is_as_we_know_it():
    """A canary: what `environment` touches of Jinja without its promise; a new Jinja that changes it fails here."""
    assert jinja2.__version__.startswith("3.")
    assert list(inspect.signature(jinja2.Environment._parse).parameters) == ["self", "source", "name", "filename"]
    assert set(nodes.Output.fields) == {"nodes"}
    assert set(nodes.Concat.fields) == {"nodes"}
    assert nodes.Filter.fields == ("node", "name", "args", "kwargs", "dyn_args", "dyn_kwargs")
    assert nodes.CallBlock.fields == ("call", "args", "defaults", "body")
    assert set(nodes.Block.fields) == {"name", "body", "scoped", "required"}
    template = Engine(pack("{% block 甲 %}乙{% endblock %}")).env.get_template("0:sections/节.md.j2")
    context = template.new_context({})
    assert "乙" in "".join(template.blocks["甲"](context))
    assert "乙" in "".join(template.root_render_func(context))
    assert template.get_corresponding_lineno(1) >= 1
