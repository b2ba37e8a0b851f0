"""Whether a clause says something, and whether what opens behind it belongs to its verb."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.sentences.predicates import bound, predicates
from reportgen.checks.wording.sentences.sentences import sentence_joined


@pytest.mark.parametrize(
    "name",
    [
        "城区公共交通线网优化决策",
        "老旧小区改造计划",
        "行政执法案卷评查标准",
        "规范性文件管理办法",
        "清理整顿工作",
        "优化营商环境条例",
        "政务服务大厅改造工程",
    ],
)
@pytest.mark.parametrize("rest", ["经评估，保留12项。", "截至年底，全部完成。", "全年共调整3次。", "目前，进展顺利。"])
def test_a_thing_that_is_named_takes_what_is_said_of_it(name, rest) -> None:
    """A verb within a name says nothing yet."""
    assert not predicates(name)
    assert not [*sentence_joined(prose(name + rest))]


@pytest.mark.parametrize(
    "clause",
    [
        "完善矛盾纠纷联动化解机制",
        "全面清理涉企政策文件",
        "一是加强清理整顿工作",
        "区政府办公室编制决策事项目录",
        "对案卷逐一评查",
        "县司法局将评估结果纳入考核",
        "压实部门监管责任",
    ],
)
def test_a_clause_that_says_what_is_done(clause) -> None:
    """It begins with it, tells who does it, or has a word that only stands beside it."""
    assert predicates(clause)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("调查结果已反馈", "各地各部门用于改进工作。"),
        ("监督意见已抄送", "有关部门跟踪督办。"),
        ("印发通知要求", "各单位对照检查。"),
        ("完善政务数据", "分级分类管理和应急处置机制。"),
        ("健全普法责任清单", "分类管理制度，按年评议。"),
        ("强化重点领域", "综合整治和常态监管。"),
    ],
)
def test_what_belongs_to_the_verb_before_it(before, after) -> None:
    """Those whom something is given to or who are bidden, and the rest of a long object."""
    assert bound(before + after, len(before))
    assert not [*sentence_joined(prose(before + after))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("县司法局将评估意见作了反馈", "各乡镇按意见修改完善。"),
        ("完善政务数据共享机制", "分级分类管理和使用数据，形成长效机制。"),
        ("健全工作台账", "全面落实包案责任制，按月通报。"),
    ],
)
def test_what_opens_anew(before, after) -> None:
    """The verb has its object already."""
    assert not bound(before + after, len(before))
    assert [flaw.start + 1 for flaw in sentence_joined(prose(before + after))] == [len(before)]


def test_nothing_ends_in_a_negation() -> None:
    assert not [*sentence_joined(prose("查出内容遗漏、重大案件未经集体讨论等问题。"))]
