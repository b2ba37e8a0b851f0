"""RG421: words that say that there was none, and the figure; numbers typed beside a table of fixed form."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

from reportgen.diagnostics import Diagnostic

FEE = "模板: national/disclosure\n指标: {{信息处理费: {{件数: {0}, 金额: {1}}}}}\n正文: {{其他事项: {2}}}\n"
CHARGED = "模板: national/disclosure\n指标: {{主动公开: {{行政事业性收费: {0}}}}}\n正文: {{总体情况: {1}}}\n"
LOST = "指标: {{行政应诉: {{审结: 12, 败诉: {0}}}}}\n正文:\n  举措: {1}\n"
TABLE = "模板: national/disclosure\n指标: {{依申请公开: {{新收: [{0}, 1, 0, 0, 0, 0, ~]}}}}\n正文: {{总体情况: {1}}}\n"


def said(folder: Path, keys: str, *codes: str) -> list[Diagnostic]:
    """The findings of these codes; that the tables are not filled in is another matter."""
    return [d for d in facts_found(folder, keys) if d.code in codes]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        (FEE.format(0, 0, "本年未收取信息处理费。"), []),
        (FEE.format(2, 400, "本年未收取信息处理费。"), ["RG421"]),
        (FEE.format(2, 400, "2023年未收取信息处理费。"), []),
        (FEE.format(0, 0, "全年共收取信息处理费。"), ["RG421"]),
        (FEE.format(0, 0, "全年收取了信息处理费。"), ["RG421"]),
        (FEE.format(0, 0, "全年收取信息处理费400元。"), ["RG416"]),
        (FEE.format(0, 0, "对3件申请收取政府信息公开信息处理费500元。"), ["RG416"]),
        (FEE.format(3, 400, "对3件申请收取政府信息公开信息处理费500元。"), ["RG416"]),
        (FEE.format(0, 0, "2023年对3件申请收取信息处理费500元。"), []),
        (FEE.format(3, 500, "对3件申请收取政府信息公开信息处理费500元。"), []),
        (CHARGED.format(0, "全年收取行政事业性收费35.6万元。"), ["RG416"]),
        (CHARGED.format(0, "对企业收取行政事业性收费35.6万元。"), ["RG421"]),
        (CHARGED.format(35.6, "全年未收取行政事业性收费。"), ["RG421"]),
        (CHARGED.format(35.6, "全年收取行政事业性收费35.6万元。"), []),
        (FEE.format(0, 0, "按规定的标准收取信息处理费。"), []),
        (FEE.format(2, 400, "全年收取信息处理费400元。"), []),
        (LOST.format(0, "全年零败诉。"), []),
        (LOST.format(1, "全年零败诉。"), ["RG421"]),
        (LOST.format(1, "东城街道零败诉。"), []),
        (LOST.format(1, "有3个部门实现零败诉。"), []),
        (LOST.format(1, "个别部门零败诉。"), []),
        (LOST.format(1, "零败诉的县3个。"), []),
        (LOST.format(1, "市级部门实现零败诉。"), ["RG421"]),
        (TABLE.format(12, "全年收到政府信息公开申请12件。"), ["RG416"]),
        (TABLE.format(12, "全年收到政府信息公开申请13件。"), []),
        (TABLE.format(12, "全年收到申请12件。"), ["RG416"]),
        (TABLE.format(12, "全年未收到政府信息公开申请。"), ["RG421"]),
    ],
)
def test_what_the_text_says_and_what_is_filled_in(tmp_path: Path, keys: str, codes: list[str]) -> None:
    """The text against the total of a row, or a single figure, both ways."""
    assert [d.code for d in said(tmp_path, keys, "RG416", "RG421")] == codes


def test_the_place_is_the_words(tmp_path: Path) -> None:
    """The finding stands at the words and names the figure's line."""
    (finding,) = said(tmp_path, FEE.format(2, 400, "本年未收取信息处理费。"), "RG421")
    filled = "信息处理费.件数 填的是 2件、信息处理费.金额 填的是 400元"
    assert finding.message == f"正文写“未收取信息处理费”，而指标 {filled}"
    assert finding.place is not None
    assert finding.place.source.line(finding.place.line)[finding.place.column - 1 :].startswith("未收取信息处理费")
    assert [r.message for r in finding.related] == ["信息处理费.件数 2", "信息处理费.金额 400"]


def test_a_zero_said_in_words_is_printed(tmp_path: Path) -> None:
    """未收取信息处理费 stands for both zeros, that of the applications and that of the money."""
    assert said(tmp_path, FEE.format(0, 0, "没有需要另行报告的事项。"), "RG401") == []


@pytest.mark.parametrize(
    ("applications", "money", "names"),
    [
        (3, 0, ["收费的申请与金额"]),
        (0, 300, ["信息处理费的来由"]),
        (0, 0, []),
        (3, 300, []),
    ],
)
def test_a_fee_and_who_paid_it(tmp_path: Path, applications: object, money: object, names: list[str]) -> None:
    """Neither is 0 without the other."""
    found = said(tmp_path, FEE.format(applications, money, "没有需要另行报告的事项。"), "RG410")
    assert [d.message.split("”")[0].removeprefix("勾稽“") for d in found] == names
