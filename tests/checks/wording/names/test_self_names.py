"""What a unit calls itself."""

from __future__ import annotations

import pytest

from reportgen.checks.wording.names.self_names import self_names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("柳林镇党委、政府高度重视。我局组织培训2次。", "我局"),
        ("我镇制定工作要点。全局干部职工参加培训。", "全局"),
        ("云岭街道2024年法治政府建设年度报告\n我镇落实任务。", "我镇"),
    ],
)
def test_another_kind_of_unit_is_found(text, said) -> None:
    """The report's own kind is told by its opening, or by the first such word."""
    (flaw,) = self_names(text)

    assert text[flaw.start : flaw.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "云岭县司法局高度重视。我局组织培训，全镇干部职工参加。",
        "柳林镇坚持依法行政。所长说：“我局支持。”",
        "全局性工作全面推进。",
    ],
)
def test_own_names_stay(text) -> None:
    """An office works in a 镇; words of others are quoted."""
    assert list(self_names(text)) == []
