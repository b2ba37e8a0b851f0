"""One document under two years, and two years' documents."""

from __future__ import annotations

import pytest
from checks.trial import names

from reportgen.checks.wording.documents.rule_years import undated


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青溪县2023年度普法工作计划", "青溪县普法工作计划"),
        ("政务服务事项目录2023年版", "政务服务事项目录"),
        ("第二十个普法规划", "第二十个普法规划"),
    ],
)
def test_a_name_without_its_year(name, expected) -> None:
    """Whatever the year is said with goes with it."""
    assert undated(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "印发《青溪县案卷评查标准（2023年版）》。评查组依据《青溪县案卷评查标准（2022年版）》评查案卷120卷。",
        "制定《青溪县2023年普法工作要点》，明确任务18项。《青溪县2022年普法工作要点》所列18项任务全部完成。",
        "《青溪县治水行动计划（2022—2024年）》列出项目66个。《青溪县治水行动计划（2023—2025年）》完成51个。",
        "印发《青溪县2023年度普法工作计划》。落实《青溪县2023年普法工作计划》，宣讲36场。",
    ],
)
def test_one_document_of_two_years(text) -> None:
    """What was made is kept to, or as many tasks are told of, or two plans of the same length lie across each other."""
    assert "rule-name-varies" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "印发《青溪县2024年普法工作要点》。对照《青溪县2023年普法工作要点》总结上年工作。",
        "印发《青溪县裁量基准（2023年版）》。2022年的案件适用《青溪县裁量基准（2020年版）》。",
        "印发《青溪县案卷评查标准（2023年版）》。《青溪县案卷评查标准（2020年版）》不再执行。",
        "落实《青溪县治水计划（2016—2020年）》。制定《青溪县治水计划（2021—2025年）》。",
        "制定《青溪县2023年普法工作计划》，覆盖14个乡镇。《青溪县2022年普法工作计划》覆盖14个乡镇。",
    ],
)
def test_documents_of_two_years(text) -> None:
    """A year after another, told of as such."""
    assert "rule-name-varies" not in names(text)


def test_this_years_plan_beside_the_next() -> None:
    """At the end of a year the next one's plan is made and this one's was kept to."""
    text = "印发《青溪县2024年普法工作计划》。按照《青溪县2023年普法工作计划》宣讲36场。"
    assert "rule-name-varies" not in names(text, "paragraph", 2023)
    assert "rule-name-varies" in names(text, "paragraph", 2024)
