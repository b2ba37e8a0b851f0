"""检查 of 办公室.yaml: an office sets the levels of checks, and waives errors of checks with a reason."""

from __future__ import annotations

import pytest
from checks.trial import filled

from reportgen.checks import table
from reportgen.checks.prose import Flaw
from reportgen.checks.row import Check

FACTS = filled("正文:\n  举措: 全年甲乙丙。\n")


def speak(prose):
    """说了甲乙丙。"""
    at = prose.text.find("甲乙丙")
    if at >= 0:
        yield Flaw(at, at + 3, "说了“甲乙丙”")


@pytest.fixture(autouse=True)
def checks(monkeypatch):
    """One check of wording, an error."""
    row = Check("RG699", "speaks", "error", speak)
    monkeypatch.setattr("reportgen.checks.report_table.REPORT", ())
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", (row,))
    monkeypatch.setattr(table, "CHECKS", (row,))
    monkeypatch.setattr(table, "_BY_CODE", {"RG699": row})


@pytest.mark.parametrize(
    ("level", "code", "said"),
    [
        ("", 1, "2024.yaml:8:9: 错误 RG699: 说了“甲乙丙”\n"),
        ("检查: {RG699: 警告}", 0, "2024.yaml:8:9: 警告 RG699: 说了“甲乙丙”\n"),
        ("检查: {speaks: 提示}", 0, "2024.yaml:8:9: 提示 RG699: 说了“甲乙丙”\n"),
        ("检查: {说了甲乙丙: 不查}", 0, ""),
        ("检查: ", 1, "2024.yaml:8:9: 错误 RG699: 说了“甲乙丙”\n"),
    ],
)
def test_an_office_sets_the_level_of_a_check(office, level, code, said):
    """By its code, its name or its title; 不查 leaves it out."""
    office.write("办公室.yaml", level + "\n备注: 甲\n")
    office.write("2024.yaml", FACTS)
    run = office.run("check", "2024.yaml", "--format", "concise")

    assert (run.code, run.err) == (code, said)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("检查: {RG699: 严重}", "办公室.yaml:1:13: 错误 RG204: “严重”不在可选之列\n"),
        ("检查: {speak: 错误}", "办公室.yaml:1:6: 错误 RG201: 没有叫“speak”的检查\n"),
        ("检查: {RG206: 提示}", "办公室.yaml:1:6: 错误 RG201: 有“RG206”这条意见，但它的级别不能改\n"),
        ("检查: 错误", "办公室.yaml:1:5: 错误 RG202: “检查”应是一组“键: 值”，这里写的是文字\n"),
    ],
)
def test_a_wrong_level_is_told(office, level, said):
    """In the office's file, and nothing is checked before it is mended."""
    office.write("办公室.yaml", level + "\n")
    office.write("2024.yaml", FACTS)

    assert office.run("check", "2024.yaml", "--format", "concise").err == said


def test_an_error_of_a_check_can_be_waived_with_a_reason(office):
    """A check of words may be mistaken; then the report is built."""
    waiver = "豁免:\n  - {检查: 说了甲乙丙, 位置: 正文.举措, 理由: 原文如此}\n"
    office.write("2024.yaml", FACTS + waiver)

    assert office.run("check", "2024.yaml", "--format", "concise").err == ""
    assert office.run("build", "2024.yaml").code == 0


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("{检查: 说了甲乙丙, 理由: ''}", "错误 RG203: 豁免没有写理由"),
        ("{检查: RG999, 理由: 甲}", "警告 RG220: 没有叫“RG999”的编号或名称，这条豁免没有用上"),
        ("{检查: RG206, 理由: 甲}", "警告 RG220: RG206 是读不懂、缺内容一类的错误，不能豁免"),
        ("{检查: RG214, 理由: 甲}", "警告 RG220: 没有与“RG214”对应的意见，这条豁免没有用上"),
    ],
)
def test_a_waiver_that_cannot_be_of_use_says_why(office, waiver, said):
    """No reason, no such finding, one that cannot be waived, one that is not there."""
    office.write("2024.yaml", FACTS + f"豁免: [{waiver}]\n")

    assert said in office.run("check", "2024.yaml", "--format", "concise").err


def test_a_check_of_wording_that_crashes_is_told_and_exits_with_3(office, monkeypatch):
    """The others still run."""

    def crash(prose):
        raise KeyError("甲")
        yield

    rows = (Check("RG698", "crashes", "note", crash), Check("RG699", "speaks", "note", speak))
    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", rows)
    office.write("2024.yaml", FACTS)
    run = office.run("check", "2024.yaml", "--format", "concise")

    assert run.code == 3
    assert "RG901: 检查 RG698 没有完成：KeyError: '甲'" in run.err
    assert "提示 RG699" in run.err
