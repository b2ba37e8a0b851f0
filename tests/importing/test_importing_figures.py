"""Numbers of an old report: proposed where the words leave no doubt, and else never."""

from __future__ import annotations

from functools import lru_cache

import pytest

from reportgen.checks.figures.vocabulary import vocabulary
from reportgen.document.editions import Edition
from reportgen.document.nodes import Cell, Document, Heading, Paragraph, Run, Table, Title
from reportgen.facts.model import Unit, Words
from reportgen.importing.forms import forms_of
from reportgen.importing.outline import pieces_of
from reportgen.importing.proposals import Proposed, propose
from reportgen.origin import Written
from reportgen.packs.load import Pack, load_pack
from reportgen.project import pack_roots_here
from reportgen.source import Place, Source, Span


@lru_cache
def pack(name: str) -> Pack:
    found = load_pack(name, pack_roots_here()).value
    assert found is not None
    return found


def run(text: str, number: int = 1) -> tuple[Run, ...]:
    return (Run(text, Written(Place(Source("旧.docx", ""), Span(number, 1, number, 1)))),)


def table(*rows: str) -> Table:
    """Cells parted by |, a head row first; a cell after > covers two columns."""
    made = [
        tuple(Cell(run(text.lstrip(">")), across=1 + text.startswith(">")) for text in row.split("|")) for row in rows
    ]
    return Table((made[0],), tuple(made[1:]))


def proposed(
    *lines: str,
    tables: tuple[Table, ...] = (),
    name: str = "henan/five-part",
    unit: str = "",
    own_words: bool = False,
) -> Proposed:
    texts = (Paragraph(run(line, number)) for number, line in enumerate(lines, 2))
    blocks = (Heading(1, run("举措", 1), "一、"), *texts, *tables)
    document = Document(Edition.PUBLIC, None, Title((run("标题"),)), (), blocks)
    named = Unit(name=Words(unit, 0)) if unit else Unit()
    return propose(document, vocabulary(pack(name)), pack(name).catalogue, named, 2023, lambda _: own_words)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年受理行政复议申请47件，审结40件。", {"行政复议.受理": "47", "行政复议.审结": "40"}),
        ("举办法治宣传活动180余场。", {"普法.宣传活动": "180余"}),
        (
            "12345热线受理诉求412.6万件，办结409.8万件，满意率96.3%。",
            {"政务服务.热线受理": "412.6万", "政务服务.热线办结": "409.8万", "政务服务.热线满意率": "96.3"},
        ),
        (
            "制定规章4件、修改3件、废止2件。",
            {"规范性文件.规章制定": "4", "规范性文件.规章修改": "3", "规范性文件.规章废止": "2"},
        ),
        ("全省有公职律师3260人。", {"法律顾问.公职律师": "3260"}),
        ("2022年受理行政复议申请40件。", {}),
        ("上半年受理行政复议申请20件。", {}),
        ("某街道受理行政复议申请2件。", {}),
        ("受理行政复议申请不少于50件。", {}),
        ("全市有基层调解组织144个。", {}),  # a part of 调解组织
        ("受理投诉47件，审结40件。", {}),
        ("负责人出庭应诉率达120%。", {}),  # not possible
        ("受理行政复议申请47.5件。", {}),
        ("公安机关共受理行政复议申请47件。", {}),  # somebody else's
        ("公安机关共受理行政复议申请47件，审结40件。", {}),
        ("公安机关共受理行政复议申请47件，我局审结行政复议案件40件。", {"行政复议.审结": "40"}),
        ("公安机关共受理行政复议申请47件。审结行政复议案件40件。", {"行政复议.审结": "40"}),
        ("各县区共受理行政复议申请47件。", {}),
        ("下级政府共受理行政复议申请47件。", {}),
        ("镇街共受理行政复议申请47件。", {}),
        ("法院共受理行政复议申请47件。", {}),
        ("处罚类的受理行政复议申请47件。", {}),  # a part
        ("住建领域有受理行政复议申请47件。", {}),
        ("有受理行政复议申请47件。", {"行政复议.受理": "47"}),
        ("共办理受理行政复议申请47件。", {"行政复议.受理": "47"}),
        ("12345热线受理诉求412件，镇街热线办结409件。", {"政务服务.热线受理": "412"}),
        ("受理行政复议申请47件的80%。", {}),
        ("受理行政复议申请47件次。", {}),  # another unit
        ("行政机关负责人出庭应诉率达95%以上。", {}),  # a bound
        ("开展行政执法大检查2次（含）以上。", {}),
        ("受理行政复议申请60件以上。", {}),  # in the pack's own words
        ("推进政务公开。全年收到申请9件，均按期答复。", {}),  # of another field
        ("全年收到申请9件。", {}),
        ("做好行政复议。全年收到申请9件。", {"行政复议.申请": "9"}),
        ("排查矛盾纠纷31.26万件，化解30.95万件。", {"矛盾化解.排查": "31.26万", "矛盾化解.化解": "30.95万"}),
    ],
)
def test_a_number_means_an_indicator_or_nothing(text: str, figures: dict[str, str]) -> None:
    """By names, other names and unit, by what was spoken of before; another time, place or demand says nothing."""
    assert {path: str(seen.figure) for path, seen in proposed(text).agreed.items()} == figures


@pytest.mark.parametrize(
    ("unit", "text", "found"),
    [
        ("示例市云岭区司法局", "全省受理行政复议申请47件。", ""),
        ("示例市云岭区司法局", "全区受理行政复议申请47件。", "47"),
        ("示例市云岭区司法局", "全市受理行政复议申请470件，我区受理行政复议申请47件。", "47"),
        ("示例市云岭区司法局", "在全市率先推行网上立案，受理行政复议申请47件。", "47"),
        ("示例市云岭区司法局", "云岭区司法局共受理行政复议申请47件。", "47"),
        ("示例市云岭区司法局", "云山区司法局共受理行政复议申请47件。", ""),
        ("示例市云岭区人民政府", "云岭区共受理行政复议申请47件。", "47"),
        ("示例市云岭区人民政府", "市政府受理行政复议申请47件。", ""),
        ("示例市云岭区人民政府", "2023年，市司法局受理行政复议申请47件。", ""),
        ("示例市云岭区人民政府", "在市政府指导下，受理行政复议申请47件。", "47"),
        ("示例市云岭区人民政府", "区政府受理行政复议申请47件。", "47"),
        ("示例市云岭区司法局", "示例市云岭区司法局共受理行政复议申请47件。", "47"),
        ("荥阳市市场监督管理局", "全市受理行政复议申请47件。", "47"),
        ("荥阳市市场监督管理局", "全省受理行政复议申请47件。", ""),
        ("云岭区云水街道办事处", "全区受理行政复议申请47件。", ""),
        ("豫东省司法厅", "全省受理行政复议申请47件。", "47"),
        ("", "市政府受理行政复议申请47件（我局为被申请人）。", ""),
        ("", "全市受理行政复议申请47件。", "47"),
    ],
)
def test_the_whole_of_another_place_is_not_the_units(unit: str, text: str, found: str) -> None:
    agreed = proposed(text, unit=unit).agreed
    assert [str(seen.figure) for seen in agreed.values()] == [found] * bool(found)


@pytest.mark.parametrize(
    ("label", "heading"),
    [("四、", "2024年度法治政府建设的初步安排"), ("第四部分", "下一步打算"), ("", "2024年度工作计划")],
)
def test_what_is_planned_is_no_figure_and_blocks_none(label: str, heading: str) -> None:
    """A section on the coming year, whether its heading has a number or not, even in the pack's own words."""
    done, plan = Heading(1, run("2023年工作情况", 1), label), Heading(1, run(heading, 3), label)
    blocks = (done, Paragraph(run("受理行政复议申请47件。", 2)), plan, Paragraph(run("受理行政复议申请60件。", 4)))
    document = Document(Edition.PUBLIC, None, Title((run("标题"),)), (), blocks)
    five = pack("henan/five-part")

    found = propose(document, vocabulary(five), five.catalogue, Unit(), 2023, prints=lambda _: True)

    assert {path: str(seen.figure) for path, seen in found.agreed.items()} == {"行政复议.受理": "47"}


def test_the_packs_own_words_of_another_place_are_not_the_units() -> None:
    """全市 in a report of a county, though templates print the same words."""
    found = proposed("全市持证行政执法人员3200人。", "我局持证行政执法人员45人。", unit="清河县水利局", own_words=True)

    assert {path: str(seen.figure) for path, seen in found.agreed.items()} == {"行政执法.执法人员": "45"}


def test_two_values_are_both_told_and_none_is_taken() -> None:
    """Numbers of one indicator that differ; approximate ones that agree with an exact one do not."""
    found = proposed("受理行政复议申请47件。", "受理行政复议申请48件，法治宣传活动近50场。", "法治宣传活动48场。")

    assert [(str(s.figure), s.number) for s in found.disputed["行政复议.受理"]] == [("47", 2), ("48", 3)]
    assert {path: str(seen.figure) for path, seen in found.agreed.items()} == {"普法.宣传活动": "48"}


def test_rows_that_name_an_indicator_are_read() -> None:
    """The one number of this year in a row of any table; last year's column does not count."""
    found = proposed(tables=(table("指标|单位|2022年|2023年", "法治宣传活动|场|170|180", "甲|个|1|2"),))

    assert {path: str(seen.figure) for path, seen in found.agreed.items()} == {"普法.宣传活动": "180"}


def test_words_for_none_are_a_zero() -> None:
    """未收取信息处理费 says 0."""
    found = proposed("本年未收取信息处理费。", name="national/disclosure")

    assert {path: str(seen.figure) for path, seen in found.agreed.items()}["信息处理费.金额"] == "0"




def test_a_table_of_fixed_form_is_read_by_its_labels() -> None:
    """Rows in another order, labels with numbers and spaces; what is no number is told."""
    made = table(
        "第二十条第（一）项|>第二十条第（一）项|第二十条第（一）项",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "2.行政规范性 文件|2|九|9",
        "1.规章|0|—|0",
        ">第二十条第（五）项|>第二十条第（五）项",
        "信息内容|>本年处理决定数量|本年处理决定数量",
        "行政许可|>1,316|1,316",
        ">第二十条第（六）项|>第二十条第（六）项",
        "信息内容|>本年处理决定数量|本年处理决定数量",
        "行政处罚|>27|27",
    )
    (form,) = forms_of(tuple(pieces_of([made])), pack("national/disclosure").catalogue, 2023)

    assert form.theme.key == "主动公开"
    assert form.cells == {
        "规章_制发": "0",
        "规章_有效": "0",
        "行政规范性文件_制发": "2",
        "行政规范性文件_有效": "9",
        "行政许可_处理决定": "1316",
        "行政处罚_处理决定": "27",
    }
    assert sorted(form.odd) == [("行政规范性文件（本年废止件数）", "九"), ("规章（本年废止件数）", "—")]


def test_another_table_is_no_form() -> None:
    """A list of tasks is not read as a form, nor is one with too few of its labels."""
    other = table("序号|任务|单位", "1|学法|甲局", "2|普法|乙局")
    part = table("信息内容|本年制发件数", "规章|1")

    assert forms_of(tuple(pieces_of([other, part])), pack("national/disclosure").catalogue, 2023) == ()
