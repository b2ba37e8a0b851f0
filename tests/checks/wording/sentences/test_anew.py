"""What takes up what was just said, and what stands behind an end (RG628)."""

from __future__ import annotations

import pytest
from checks.trial import names

from reportgen.checks.wording.sentences.anew import _ANEW


@pytest.mark.parametrize(
    "text",
    [
        "次要材料欠缺的，可先行受理、限期补正该做法已在全市推广，并被省级简报刊载。",
        "单靠行政推动难以奏效为此，街道引入第三方调解组织，促成43台电梯开工。",
        "报送的案卷获一等奖、二等奖执法监督科被评为先进集体，一人获评标兵。",
        "也可拨打“12345”窗口工作人员实行首问负责，引导到位。",
        "考试合格方可申领执法证件对因退休、调离等原因不再执法的，及时收回证件。",
        "分管副校长任副组长，各处室主任为成员领导小组办公室设在学生工作处。",
    ],
)
def test_what_takes_up_what_was_said_opens_a_sentence(text: str) -> None:
    """One row of the table each."""
    assert names(text) == ["sentence-joined"]


@pytest.mark.parametrize(
    "text",
    [
        "总结推广该做法，并将该做法已有的成果汇编成册。",
        "目前该平台已归集信息4320条，由该项目获益的群众1200户。",
        "因为此，街道引入第三方调解组织。",
        "荣获全省一等奖作品3件，二等奖案卷被收入汇编。",
        "拨打“12345”热线反映，拨打“110”报警求助，均及时受理。",
        "公开执法证件、执法依据，并对因退休、调离等原因不再执法的，及时收回证件。",
        "以县直部门为成员单位，办公室主任为成员的领导小组每季度调度。",
    ],
)
def test_what_only_looks_so_opens_none(text: str) -> None:
    """An object, a part of a frame, a name of a thing."""
    assert names(text) == []


def test_every_pattern_is_looked_for_by_its_sign() -> None:
    """A pattern holds the characters that a text must have for it."""
    assert all(sign.removesuffix("“") in pattern for sign, pattern in _ANEW)
