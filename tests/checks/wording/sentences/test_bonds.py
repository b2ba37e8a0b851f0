"""Whether what seems to open a sentence belongs to what stands before it."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.sentences.bonds import bound
from reportgen.checks.wording.sentences.sentences import sentence_joined


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("调查结果已反馈", "各地各部门用于改进工作。"),
        ("监督意见已抄送", "有关部门跟踪督办。"),
        ("印发通知要求", "各单位对照检查。"),
        ("完善政务数据", "分级分类管理和应急处置机制。"),
        ("健全普法责任清单", "分类管理制度，按年评议。"),
        ("强化重点领域", "综合整治和常态监管。"),
        ("落实习近平总书记", "对基层治理的重要指示精神。"),
        ("会同金融管理部门依法加强", "对虚拟货币广告的监管。"),
        ("深入实施国企改革", "深化提升行动，取得进展。"),
        ("宣传培训处", "根据工作要求复核稿件。"),
        ("恢复重建资金", "通过政府救助、自行筹措等途径解决。"),
        ("按每查实瞒报谎报1人", "全年奖励3万元计算。"),
        ("采取切实措施防止", "企业通过兼并逃废债务。"),
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
