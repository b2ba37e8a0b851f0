"""The colon of the addressee, and the headings of the report on open government."""

from __future__ import annotations

import pytest
from checks.trial import mended, names, prose

from reportgen.checks.prose import NORMALIZED
from reportgen.checks.wording.frame import addressee_colon, fixed_heading
from reportgen.diagnostics import Severity
from reportgen.lines import ADDRESSEE, HEADING, PARAGRAPH

SIX = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("云岭市人民政府", "主送机关“云岭市人民政府”后面没有冒号"),
        ("云岭市人民政府。", "主送机关“云岭市人民政府。”应以全角冒号收尾，不是“。”"),
        ("市委、市政府，", "主送机关“市委、市政府，”应以全角冒号收尾，不是“，”"),
        ("云岭市人民政府:", "主送机关“云岭市人民政府:”应以全角冒号收尾，不是“:”"),
        ("各乡镇人民政府，\n区政府各部门", "主送机关“区政府各部门”后面没有冒号"),
        ("各县（市、区）人民政府，市政府各部门、各直属机构", "主送机关“…政府，市政府各部门、各直属机构”后面没有冒号"),
    ],
)
def test_the_last_line_of_the_addressees_ends_with_a_colon(text, message) -> None:
    """And nothing else."""
    assert [flaw.message for flaw in addressee_colon(prose(text, ADDRESSEE))] == [message]


def test_what_stands_below_the_addressees_is_none() -> None:
    """Where all lines of a text were said to be addressees."""
    assert not [*addressee_colon(prose("各区人民政府：\n现将目录印发给你们，请认真组织实施。", ADDRESSEE))]


def test_a_narrow_colon_is_mended() -> None:
    """That is a matter of width; in the normalized profile it is none."""
    assert mended("云岭市人民政府:", ADDRESSEE) == "云岭市人民政府："
    assert names("云岭市人民政府:", ADDRESSEE, profile=NORMALIZED) == []
    assert not [*addressee_colon(prose("市委、市政府：", ADDRESSEE))]
    assert not [*addressee_colon(prose("云岭市人民政府", PARAGRAPH))]


def altered(*headings: str, year: int | None = None) -> list[str]:
    return [flaw.message for flaw in fixed_heading(prose("\n".join(headings), HEADING, year))]


@pytest.mark.parametrize(
    ("year", "said", "level"),
    [
        (2024, "不是规定的“三、", None),
        (2021, "不是规定的“三、", None),
        (2020, "不是试行格式（国办公开办函〔2019〕60号，部分核实）的“三、", Severity.WARNING),
        (2019, "不是试行格式（国办公开办函〔2019〕60号，部分核实）的“三、", Severity.WARNING),
    ],
)
def test_what_lays_the_headings_down_is_that_of_the_year(year, said, level) -> None:
    """Of 2019 and 2020 it was the trial form, of which only a part was verified: no error."""
    (flaw,) = fixed_heading(prose("三、收到和处理政府信息公开申请的情况", HEADING, year))
    assert said in flaw.message
    assert flaw.level == level


@pytest.mark.parametrize(
    "heading",
    [
        "三、收到和处理政府信息公开申请的情况",
        "三、依申请公开政府信息情况",
        "二、政府信息主动公开情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议，行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、存在的主要问题和改进情况",
        "三、主动公开政府信息情况",
    ],
)
def test_an_altered_heading_is_known_alone(heading) -> None:
    """By words that only the fixed heading can mean."""
    number = "一二三四五六".index(heading[0])

    assert altered(heading) == [f"标题“{heading}”不是规定的“{SIX[number]}”"]


def test_within_the_report_every_heading_is_compared() -> None:
    """Told by its title, or by two headings that are right."""
    assert altered("一、工作概述", *SIX[1:3]) == ["标题“一、工作概述”不是规定的“一、总体情况”"]
    assert altered("云岭区2022年政府信息公开工作年度报告", "一、概述") == ["标题“一、概述”不是规定的“一、总体情况”"]
    assert altered(*SIX[:5], "六、其他事项") == ["标题“六、其他事项”不是规定的“六、其他需要报告的事项”"]


def test_what_is_right_or_of_another_report() -> None:
    """A report on the rule of law has problems and other matters, too; before 2019 the form was another."""
    assert altered(*SIX) == []
    assert altered("一、工作概述", "五、存在的主要问题及原因", "六、其他需要报告的情况") == []
    assert altered("三、深化政府信息公开，主动接受社会监督") == []
    assert altered("（三）收到和处理政府信息公开申请的情况") == []
    assert altered("三、依申请公开政府信息情况", year=2017) == []
    assert altered("2017年政府信息公开工作年度报告", "三、依申请公开政府信息情况") == []
    assert altered("三、依申请公开政府信息情况", year=2023) != []


def test_an_excerpt_may_number_its_parts_anew() -> None:
    """Another of the six headings stands in the wrong place only where the report is there from its beginning."""
    assert altered(SIX[2], "四、存在的主要问题及改进情况", "五、其他需要报告的事项") == []
    assert len(altered(*SIX[:3], "四、存在的主要问题及改进情况", "五、其他需要报告的事项")) == 2
