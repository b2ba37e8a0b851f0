"""RG401: how to print a figure that is not printed, and what then becomes of the template's text."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

FIGURES = "指标: {{{}}}\n正文:\n  举措: {}\n"
REPLACED = "在 正文.举措 里写了，模板的各段就不印；要留的各写一点，如“- 主题: {}”"
TO_KEEP = "要印模板关于 {0} 的一段，在 正文.举措 的列表里加一点“- 主题: {0}”"


@pytest.mark.parametrize(
    ("figures", "written", "hints"),
    [
        ("普法: {宣传活动: 180余}", "[{小标题: 甲, 内容: 乙丙。}]", [TO_KEEP.format("普法")]),
        ("普法: {宣传活动: 180余}", "[{主题: 普法, 内容: 乙丙。}]", []),
        ("普法: {宣传活动: 180余, 干部培训人次: 3}", "{标题: 举措和成效}", [REPLACED.format("普法")]),
        ("组织领导: {法治经费: 3万}", "乙丙。", []),
    ],
)
def test_the_hint_tells_what_a_text_of_ones_own_replaces(
    tmp_path: Path, figures: str, written: str, hints: list[str]
) -> None:
    """Only where the pack has a text on the theme, and the unit does not print it."""
    found = [d for d in facts_found(tmp_path, FIGURES.format(figures, written)) if d.code == "RG401"]

    assert [list(d.hints[1:]) for d in found] == [hints]
