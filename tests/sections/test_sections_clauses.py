"""The optional clause 有 and the series 并."""

from __future__ import annotations

import re

import pytest
from sections.desk import work

from reportgen.sections.marks import GONE as GONE_MARK
from reportgen.sections.marks import SEAM, mend, template_mark

FILLED = "{{ 复议.受理 }}"
BLANK = "{{ 复议.审结 }}"
OTHER = "{{ 复议.结转 }}"


def rendered(template: str, figures: str = "受理: 47") -> str:
    """The text of a template that has no fault; only 受理 is filled in."""
    desk = work(template, figures)
    assert desk.faults == ()
    return desk.text


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (f"受理{FILLED}件{{% 有 %}}，结转{FILLED}件{{% 完 %}}。", "受理47件，结转47件。"),
        (f"受理{FILLED}件{{% 有 %}}，审结{BLANK}件{{% 完 %}}。", "受理47件。"),
        (f"受理件{{% 有 %}}（审结{BLANK}件）{{% 完 %}}。", "受理件。"),
        (f"{{% 有 %}}审结{BLANK}件。{{% 完 %}}另有说明。", "另有说明。"),
        ("受理{% 有 %}若干{% 完 %}件。", "受理若干件。"),  # a clause without figures stays
        (f"{{% 有 %}}{{{{ 年度 }}}}年受理{FILLED}件{{% 完 %}}。", "2024年受理47件。"),
    ],
)
def test_a_clause_vanishes_as_a_whole_when_a_figure_in_it_is_missing(template, expected):
    """A clause is printed whole or not at all."""
    assert rendered(template) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        # the inner one alone
        (f"{{% 有 %}}受理{FILLED}件{{% 有 %}}，审结{BLANK}件{{% 完 %}}{{% 完 %}}。", "受理47件。"),
        # the outer one takes the inner one along
        (f"甲{{% 有 %}}，审结{BLANK}件{{% 有 %}}，受理{FILLED}件{{% 完 %}}{{% 完 %}}。", "甲。"),
        # a lead-in does not stand alone
        (f"{{% 有 %}}全年{{% 有 %}}审结{BLANK}件{{% 完 %}}。{{% 完 %}}另有说明。", "另有说明。"),
        # a year is no figure to say something about
        (f"{{% 有 %}}{{{{ 年度 }}}}年{{% 有 %}}审结{BLANK}件{{% 完 %}}。{{% 完 %}}另有说明。", "另有说明。"),
        # of two inner ones, one is enough
        (f"{{% 有 %}}全年{{% 有 %}}甲{BLANK}件{{% 完 %}}{{% 有 %}}乙{FILLED}件{{% 完 %}}{{% 完 %}}。", "全年乙47件。"),
    ],
)
def test_nested_clauses(template, expected):
    """An inner clause vanishes alone; an outer one whose inner ones are gone and that printed no figure goes too."""
    assert rendered(template) == expected


@pytest.mark.parametrize(
    ("inner", "survives"),
    [
        ("{{ 复议.受理 ~ '件' }}", True),
        ("{{ '%s件' % 复议.受理 }}", True),
        ("{{ [复议.受理, 3]|连接 }}", True),
        ("{{ 复议.受理|汉字 }}", True),
        ("{% set 甲 = 复议.受理 + 1 %}{{ 甲 }}", True),
        ("{% for 甲 in [复议.受理] %}{{ loop.index }}{{ 甲 }}{% endfor %}", True),
        ("{% if 复议.受理 > 3 %}{{ 复议.受理 }}{% endif %}", True),
        ("{{ 复议.审结 ~ '件' }}", False),
        ("{{ '%s件' % 复议.审结 }}", False),
        ("{{ [复议.受理, 复议.审结]|连接 }}", False),
        ("{{ 复议.审结|汉字 }}", False),
        ("{{ 复议.受理 + 复议.审结 }}", False),
        ("{{ (复议.审结 / 复议.受理 * 100)|保留(1) }}", False),
        ("{% set 甲 = 复议.审结 + 1 %}{{ 甲 }}", False),
        ("{% set 甲 %}{{ 复议.审结 }}{% endset %}{{ 甲 }}", False),
        ("{% for 甲 in [复议.审结] %}{{ 甲 }}{% endfor %}", False),
        ("{% if 复议.审结 > 3 %}多{% endif %}", False),  # NotFilled comes up
        ("{% if 复议.审结 %}多{% endif %}", False),
        ("{% if 复议.审结 != 0 %}{{ 复议.受理 }}{% endif %}", False),
        ("{{ 复议.审结 + 复议.受理 }}", False),
        ("{% macro 句(数) %}{{ 数 }}{% endmacro %}{{ 句(复议.审结) }}", False),
    ],
)
def test_a_figure_counts_however_it_is_printed(inner, survives):
    """Through ~, %, filters, set, loops, conditions and macros, a missing figure takes the clause along.

    Beside it stands a vanished clause, so that a figure that is not noticed would take the clause along as well.
    """
    text = rendered(f"甲{{% 有 %}}，{inner}{{% 有 %}}{OTHER}{{% 完 %}}乙{{% 完 %}}。")
    assert ("乙" in text) is survives


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("甲" + FILLED, "乙" + FILLED, "丙" + FILLED), "全年甲47、乙47、丙47。"),
        (("甲" + FILLED, "乙" + BLANK, "丙" + FILLED), "全年甲47、丙47。"),
        (("甲" + BLANK, "乙" + BLANK, "丙" + FILLED), "全年丙47。"),
        (("甲" + BLANK, "乙" + BLANK), "全年。"),
        ((), "全年。"),
    ],
)
@pytest.mark.parametrize("gap", ["", "\n  "])
def test_a_series_joins_what_survives(parts, expected, gap):
    """并 sets its separator between the clauses that are left, on one line or on lines of their own."""
    clauses = "".join(f"{gap}{{% 有 %}}{part}{{% 完 %}}" for part in parts)
    text = rendered(f'全年{{% 并 "、" %}}{clauses}{gap}{{% 完 %}}。')
    assert text.replace("\n", "").replace(" ", "") == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        # 并 in 有: vanishes with all its parts
        (f'甲{{% 有 %}}，其中{{% 并 "、" %}}{{% 有 %}}乙{BLANK}{{% 完 %}}{{% 完 %}}{{% 完 %}}。', "甲。"),
        (f'甲{{% 有 %}}，其中{{% 并 "、" %}}{{% 有 %}}乙{FILLED}{{% 完 %}}{{% 完 %}}{{% 完 %}}。', "甲，其中乙47。"),
        # 并 in 有 in 并
        (
            f'{{% 并 "；" %}}{{% 有 %}}甲{{% 并 "、" %}}{{% 有 %}}子{FILLED}{{% 完 %}}{{% 有 %}}丑{FILLED}{{% 完 %}}'
            f"{{% 完 %}}{{% 完 %}}{{% 有 %}}乙{FILLED}{{% 完 %}}{{% 完 %}}。",
            "甲子47、丑47；乙47。",
        ),
        (
            f'{{% 并 "；" %}}{{% 有 %}}甲{{% 并 "、" %}}{{% 有 %}}子{BLANK}{{% 完 %}}{{% 有 %}}丑{BLANK}{{% 完 %}}'
            f"{{% 完 %}}{{% 完 %}}{{% 有 %}}乙{FILLED}{{% 完 %}}{{% 完 %}}。",
            "乙47。",
        ),
        # a lone 并 without clauses is its text
        (f'全年{{% 并 "、" %}}甲{FILLED}件{{% 完 %}}。', "全年甲47件。"),
    ],
)
def test_series_in_clauses_and_clauses_in_series(template, expected):
    """并 within 有 within 并 works, and a 并 that is empty takes its 有 along."""
    assert rendered(template) == expected


GONE = f"{{% 有 %}}{BLANK}{{% 完 %}}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        # clauses that carry their own leading comma: nothing needs mending
        (f"甲{{% 有 %}}，乙{BLANK}{{% 完 %}}{{% 有 %}}，丙{FILLED}{{% 完 %}}。", "甲，丙47。"),
        # commas outside: before a stop, at the beginning, in the middle, in rows
        (f"甲，{GONE}。", "甲。"),
        (f"甲，{GONE}；乙。", "甲；乙。"),
        (f"甲、{GONE}！", "甲！"),
        (f"甲，{GONE}，{GONE}，{GONE}，{GONE}。", "甲。"),
        (f"{GONE}，乙。", "乙。"),
        (f"{GONE}，{GONE}，{GONE}，乙。", "乙。"),
        (f"甲。{GONE}，乙。", "甲。乙。"),
        (f"甲：{GONE}、乙。", "甲：乙。"),
        (f"甲，{GONE}，乙。", "甲，乙。"),
        (f"甲、{GONE}，乙。", "甲，乙。"),
        (f"甲；{GONE}、乙。", "甲；乙。"),
        (f"甲，{GONE}，{GONE}，乙。", "甲，乙。"),
        (f"甲（{GONE}，乙，{GONE}）。", "甲（乙）。"),
        # clauses that carry their own trailing comma
        (f"{{% 有 %}}甲{FILLED}件，{{% 完 %}}{{% 有 %}}乙{BLANK}件{{% 完 %}}。", "甲47件。"),
        # the first of several, in a point and in a heading
        (f"- {GONE}，乙。", "- 乙。"),
        (f"## {GONE}，乙", "## 乙"),
        # in quotes and brackets
        (f"“{GONE}、丙”", "“丙”"),
        (f"“甲、{GONE}”、《{GONE}，乙》", "“甲”、《乙》"),
        (f"‘甲、{GONE}’（{GONE}、乙）", "‘甲’（乙）"),
        # a comma between a vanished clause and a stop
        (f"甲{GONE}，。乙", "甲。乙"),
        (f"甲{GONE}，{{% if 年度 %}}{{% endif %}}）", "甲）"),
    ],
)
def test_punctuation_is_mended_beside_a_vanished_clause(template, expected):
    """No comma before a stop, none at the beginning of a sentence, none doubled; the stronger of two is kept."""
    assert rendered(template) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (f"{{{{ 单位.简称 }}}}{GONE}。", "甲、。"),
        (f"{{{{ 单位.简称 }}}}{GONE}；乙", "甲、乙"),
        (f"甲，{GONE}{{{{ 单位.自称 }}}}", "甲；乙"),
        (f"甲。{GONE}{{{{ 单位.自称 }}}}", "甲。；乙"),
        (f"{{{{ 单位.简称 }}}}{GONE}{{{{ 单位.自称 }}}}", "甲、；乙"),
    ],
)
def test_the_punctuation_of_a_fact_is_never_mended(template, expected):
    """Of two marks the template's goes; what a fact begins or ends in is the unit's."""
    unit = "单位: {名称: 云岭区人民政府, 简称: 甲、, 自称: ；乙}"
    assert work(template, rest=unit).text == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [("，⟦⟧", "甲。"), ("⟦⟧，", "甲。"), ("⟦⟧", "甲。"), ("，乙⟦⟧", "甲" + "，乙" * 3000 + "。"), ("、⟦⟧，", "甲。")],
)
def test_thousands_of_vanished_clauses_are_mended(row, expected):
    """A long row of them is mended as a short one is."""
    gone = template_mark(1) + GONE_MARK + SEAM + template_mark(2)
    text = "甲" + row.replace("⟦⟧", gone) * 3000 + "。"

    assert re.sub("[\U000f0000-\U0010ffff]", "", mend(text)) == expected


def test_punctuation_is_left_alone_everywhere_else():
    """Doubled marks that the author typed, away from a vanished clause, are the author's."""
    assert rendered(f"甲，，乙。，丙{GONE}丁，。戊。") == "甲，，乙。，丙丁，。戊。"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("受理: 0", "甲，0件。"), ("受理: 不适用", "甲。"), ("受理: ", "甲。"), ("审结: 1", "甲。")],
)
def test_zero_prints_and_not_applicable_does_not(value, expected):
    """0 is a figure; 不适用, a key left blank and a key left out make the clause vanish."""
    assert rendered(f"甲{{% 有 %}}，{FILLED}件{{% 完 %}}。", value) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [("受理: 0", "有适用"), ("受理: 不适用", "无不适用"), ("审结: 1", "无适用")],
)
def test_templates_may_ask_what_there_is(figures, expected):
    """`is 有` and `is 适用` never fail on a blank."""
    template = (
        "{% if 复议.受理 is 有 %}有{% else %}无{% endif %}{% if 复议.受理 is 适用 %}适用{% else %}不适用{% endif %}"
    )
    assert rendered(template, figures) == expected


def test_every_gap_outside_clauses_is_found_in_one_pass():
    """Gaps that only rendering can find are all found at once, with their template lines and places in the facts."""
    template = "{% set 数 = 复议.审结 %}甲{{ 数 }}\n乙{% for 数 in [复议.结转] %}{{ 数 }}{% endfor %}\n\n"
    template += "丙{{ 单位.简称 }}"
    desk = work(template, "受理: 47")

    found = [(f.code, f.path, f.place.line, f.related[0].place.line) for f in desk.faults]
    assert found == [
        ("RG212", "指标.复议.审结", 3, 1),
        ("RG212", "指标.复议.结转", 3, 2),
        ("RG212", "单位.简称", 5, 4),
    ]
    assert desk.text == "甲【复议.审结】\n乙【复议.结转】\n丙【单位.简称】"


def test_a_required_figure_that_is_not_applicable_asks_for_a_clause():
    """不适用 outside a clause is another fault than a blank, and says what to do."""
    (fault,) = work("受理{{ 复议.受理 }}件", "受理: 不适用").faults

    assert fault.code == "RG213"
    assert "有" in fault.hints[0]
    assert (fault.place.line, fault.place.source.path) == (3, "2024.yaml")


def test_a_gap_of_last_year_points_at_last_years_file():
    """Nobody is told to write last year's figure into this year's file."""
    (fault,) = work("{% set 甲 = 上年.复议.受理 %}{{ 甲 }}", "受理: 3").faults

    assert fault.code == "RG212"
    assert "2023.yaml" in fault.hints[0]


def test_a_typo_in_a_clause_is_never_swallowed():
    """A name that is not in the catalogue is a fault wherever it stands, dead branches included."""
    desk = work("甲{% 有 %}{{ 复议.受里 }}{% 完 %}\n{% if 年度 > 9999 %}{{ 复义.受理 }}{% endif %}", "受理: 47")

    assert [(f.code, f.place.line, f.place.column) for f in desk.faults] == [("RG304", 1, 12), ("RG304", 2, 22)]
    assert "复议.受理" in desk.faults[0].hints[0]


@pytest.mark.parametrize(
    ("template", "message", "related"),
    [
        ("甲{% 有 %}\n乙", "{% 有 %} 还没有用 {% 完 %} 结束，模板就完了", []),
        ("甲{% if 1 %}\n乙\n", "{% if %} 还没有用 {% endif %} 结束，模板就完了", []),
        ("{% if 1 %}{% 有 %}\n{% endif %}", "{% 有 %} 还没有用 {% 完 %} 结束，就遇到了 {% endif %}", [2]),
        ("{% 有 %}\n甲{% endfor %}", "{% 有 %} 还没有用 {% 完 %} 结束，就遇到了 {% endfor %}", [2]),
    ],
)
def test_a_tag_that_is_not_closed_is_named(template, message, related):
    """Which tag, what closes it, and where it should have been closed at the latest."""
    (fault,) = work(template).faults

    assert fault.message.partition("：")[2] == message
    assert (fault.place.line, [r.place.line for r in fault.related]) == (1, related)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("甲\n{% 有 %}乙", 2),
        ("甲\n{% 有 %}乙{% 有 %}丙{% 完 %}\n丁\n", 2),
        ("{% if 1 %}\n{% set 数 = 1 %}{% 有 %}\n甲\n{% endif %}", 2),
        ("甲\n{% 有 %}\n{# {% 完 %} #}{% raw %}{% 完 %}{% endraw %}", 2),
        ("甲{% 完 %}", 1),
        ('{% 并 "、" %}甲', 1),
        ("{% 并 %}甲{% 完 %}", 1),
        ("{% 又 %}", 1),
    ],
)
def test_a_clause_that_is_not_closed_or_not_opened_is_a_syntax_fault(template, line):
    """Unbalanced tags are RG305 where they were opened, in Chinese."""
    (fault,) = work(template).faults

    assert (fault.code, fault.place.line) == ("RG305", line)
    assert not any(word in fault.message for word in ("tag", "expected", "end of"))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("受理{{ 复议.受理 }}{{ 复议.受理|单位 }}。", "受理47件。"),
        ("纠错率{{ 复议.占比 }}{{ 复议.占比|单位 }}。", "纠错率5%。"),
        ("甲{% 有 %}，审结{{ 复议.审结 }}{{ 复议.审结|单位 }}{% 完 %}。", "甲。"),
        ("{% set 丙 = 复议.受理|单位 %}一{{ 丙 }}，上年按{{ 上年.复议.受理|单位 }}。", "一件，上年按件。"),
    ],
)
def test_an_indicator_s_unit(template, expected):
    """As the catalogue has it; the unit of what is not filled in makes no figure of a clause."""
    assert work(template, "受理: 47, 占比: 5").text == expected


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ 年度|单位 }}", ("RG306", "只有写出名称的指标有单位，例如 {{ 主题.指标|单位 }}")),
        ("{% set 丙 = 复议.受理 %}{{ 丙|单位 }}", ("RG306", "只有写出名称的指标有单位，例如 {{ 主题.指标|单位 }}")),
        ("{{ 复议.没有|单位 }}", ("RG304", "模板里用了没有定义的名称“复议.没有”")),
    ],
)
def test_what_has_no_unit(template, said):
    """Only the name itself tells which indicator it is."""
    assert said in [(d.code, d.message) for d in work(template, "受理: 47").faults]
