"""The heading that a numbered paragraph begins with, when its full stop is lost."""

from __future__ import annotations

import pytest
from checks.trial import prose

from reportgen.checks.wording.sentences.run_ins import run_ins


@pytest.mark.parametrize(
    "text",
    [
        "（四）落实备案审查制度｜向省政府报备规范性文件38件，无一被纠正。",
        "（二）加强市场监管｜2024年新登记市场主体4826户，注销1120户。",
        "2.开展案卷评查｜全年评查案卷240宗，其中优秀150宗。",
        "3.强化合法性审查｜审查决策事项14件，提出意见32条。",
        "（一）健全依法行政制度｜制定行政规范性文件3件，清理12件。",
        "一、总体情况\n（一）压实工作责任｜区政府常务会议听取汇报2次，部署任务36项。",
    ],
)
def test_what_runs_into_the_heading_is_a_sentence(text) -> None:
    """｜ is where the full stop is missing."""
    assert [at for at, _ in run_ins(prose(text.replace("｜", "")))] == [text.index("｜")]


@pytest.mark.parametrize(
    "text",
    [
        "（四）落实备案审查制度。向省政府报备规范性文件38件，无一被纠正。",
        "（四）落实备案审查制度和清理评估制度情况",
        "（二）开展案卷评查情况通报3次，约谈单位2家。",
        "（一）完善监督体系建设方案12项，印发执行。",
        "2.健全决策机制、审查机制和评估机制3项，全部落实。",
        "落实备案审查制度向省政府报备规范性文件38件，无一被纠正。",
        "（三）制定行政执法人员培训计划和考核办法，全年培训3次。",
    ],
)
def test_a_heading_that_stands_by_itself_or_goes_on_is_none(text) -> None:
    assert not list(run_ins(prose(text)))
