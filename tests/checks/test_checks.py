"""The checks, their table, and waivers."""

from __future__ import annotations

import pytest
from sections.desk import facts, pack

from reportgen.checks import report_table
from reportgen.checks.lists.lexicon import load_lexicon
from reportgen.checks.row import Check
from reportgen.checks.runner import begin_checks
from reportgen.checks.subject import Finding, Subject
from reportgen.checks.waivers import waive
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.document.assemble import assemble
from reportgen.document.editions import Edition
from reportgen.facts.model import Waiver
from reportgen.sections.engine import Engine
from reportgen.sections.render import render
from reportgen.source import Place, Source, Span


def run_checks(subject):
    """All that is found."""
    begun = begin_checks(subject)
    return (*begun.found, *begun.end())


def subject(template, figures="", rest=""):
    """A composed report of one section."""
    made = pack(template)
    engine = Engine(made)
    engine.prepare()
    data = facts(made, figures, rest)
    document = assemble(data, render(engine, data).value, made, Edition.UPWARD).value
    return Subject(data, made, document, load_lexicon())


@pytest.mark.parametrize(
    ("template", "figures", "rest", "silent"),
    [
        ("甲", "受理: 47", "", False),
        ("甲", "受理: 0", "", False),
        ("甲{{ 复议.受理 }}", "受理: 47", "", True),
        ("甲{{ 复议.受理|汉字 }}", "受理: 47", "", True),
        ("甲{{ (复议.受理 / 2)|保留(1) }}", "受理: 47", "", True),
        ("甲", "受理: 47", "正文: {节: '受理{{ 复议.受理 }}件。'}", True),
        ("甲", "受理: 47", "公文: {附件: [{标题: 乙, 内容: '受理{{ 复议.受理 }}件。'}]}", True),
        ("甲", "受理: 不适用", "", True),
        ("甲", "受理: ", "", True),
        ("甲{% 有 %}{{ 复议.受理 }}{{ 复议.审结 }}{% 完 %}", "受理: 47", "", False),  # vanished, so not printed
    ],
)
def test_figure_unprinted(template, figures, rest, silent):
    """RG401 fires for a figure that stands nowhere in the document, at its value, and is silent otherwise."""
    found = tuple(d for d in run_checks(subject(template, figures, rest)) if d.code == "RG401")

    if silent:
        assert found == ()
    else:
        (finding,) = found
        assert (finding.code, finding.severity, finding.path) == ("RG401", Severity.NOTE, "指标.复议.受理")
        assert (finding.place.line, finding.place.column) == (3, 15)
        assert "受理案件" in finding.message


@pytest.mark.parametrize(
    ("rest", "path"),
    [
        ("公文: {签发人: [张示例]}", "公文.签发人[0]"),
        ("公文: {发文字号: 示〔2025〕1号, 签发人: [张示例]}", None),
        ("公文: {印发日期: 2025-01-02}", "公文.印发日期"),
        ("公文: {印发机关: 办公室, 印发日期: 2025-01-02}", None),
        ("公文: {公开日期: 2025-01-02}", None),
        ("正文: {节: [{小标题: 乙, 内容: 丙。}]}", None),
        ("正文: {节: '{{ 年度 }}'}", None),
    ],
)
def test_text_unprinted(rest, path):
    """RG402 fires for a text of 公文 or 正文 that stands nowhere, at its place; what is only recorded is silent."""
    found = [finding for finding in run_checks(subject("甲", "", rest)) if finding.code == "RG402"]

    assert [(f.severity, f.path) for f in found] == ([(Severity.WARNING, path)] if path else [])


def test_a_check_that_crashes_is_a_finding_and_the_others_run(monkeypatch):
    """RG901 names the check that did not finish; the next one still reports."""

    def crash(subject):
        raise ZeroDivisionError("boom")
        yield

    def speak(subject):
        yield Finding("说了", None)

    monkeypatch.setattr("reportgen.checks.wording.table.WORDING", ())
    monkeypatch.setattr(
        report_table, "REPORT", (Check("RG402", "crash", "note", crash), Check("RG401", "speak", "note", speak))
    )
    crashed, spoken = run_checks(subject("甲"))

    assert (crashed.code, crashed.is_error) == ("RG901", True)
    assert "RG402" in crashed.message
    assert (spoken.code, spoken.message) == ("RG401", "说了")


def place(path):
    return Place(Source("2024.yaml", "甲"), Span(1, 1, 1, 2), path)


NOTE = Diagnostic(
    "RG401", "没有印出", place("指标.普法.宣传活动"), level=Severity.NOTE, check="figure-unprinted"
)
WARNING = Diagnostic("RG214", "手工换行", place("正文.举措[2].内容"))
ERROR = Diagnostic("RG501", "缺部分", place("正文.不足"))


@pytest.mark.parametrize(
    ("check", "path", "left"),
    [
        ("RG401", "普法.宣传活动", [WARNING, ERROR]),
        ("rg401", "指标.普法.宣传活动", [WARNING, ERROR]),
        ("figure-unprinted", "", [WARNING, ERROR]),
        ("figure-unprinted", "普法", [WARNING, ERROR]),
        ("RG401", "指标.普法", [WARNING, ERROR]),
        ("hand-wrapped", "正文.举措", [NOTE, ERROR]),
        ("hand-wrapped", "正文.举措[2]", [NOTE, ERROR]),
    ],
)
def test_a_waiver_takes_its_finding_away(check, path, left):
    """By code or by name, for one place, for all below it, or everywhere."""
    assert waive([NOTE, WARNING, ERROR], [Waiver(check, path, "有理由", place("豁免[0]"))]) == tuple(left)


@pytest.mark.parametrize(
    ("check", "path"),
    [
        ("RG401", "普法.宣传"),
        ("RG401", "普法.宣传活动.数"),
        ("RG401", "行政复议"),
        ("hand-wrapped", "正文.举措[20]"),
        ("RG501", ""),
        ("section-empty", "正文.不足"),
        ("没有这个检查", ""),
    ],
)
def test_a_waiver_without_a_finding_is_told_and_errors_cannot_be_waived(check, path):
    """RG220 stands where the waiver does; every finding is still there."""
    found = waive([NOTE, WARNING, ERROR], [Waiver(check, path, "有理由", place("豁免[0]"))])

    assert found[:3] == (NOTE, WARNING, ERROR)
    assert [(f.code, f.path) for f in found[3:]] == [("RG220", "豁免[0]")]


WRAPPED = """\
模板: henan/five-part
年度: 2024
单位: {名称: 甲局, 自称: 我局, 类别: 部门}
正文:
  工作情况: |
    第一行没有句末标点
    第二行。
  存在问题: 有。
  工作计划: 有。
豁免:
  - {检查: hand-wrapped, 位置: 正文.工作情况, 理由: 就是两段}
"""


@pytest.mark.parametrize(("facts_text", "code"), [(WRAPPED, ""), (WRAPPED.partition("豁免")[0], "RG214")])
def test_findings_of_the_facts_themselves_can_be_waived(office, facts_text, code):
    """A warning of the first gate is waived as those of the checks are, and its waiver counts as used."""
    office.write("2024.yaml", facts_text)
    run = office.run("check", "2024.yaml", "--format", "concise")

    assert run.code == 0
    assert code in run.out + run.err
    assert not any(other in run.out + run.err for other in {"RG214", "RG220"} - {code})
