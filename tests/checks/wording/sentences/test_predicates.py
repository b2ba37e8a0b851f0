"""Whether a clause says something."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.sentences.predicates import predicates
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


def test_nothing_ends_in_a_negation() -> None:
    assert not [*sentence_joined(prose("查出内容遗漏、重大案件未经集体讨论等问题。"))]
