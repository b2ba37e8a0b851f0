"""wording.yaml: what it may hold, and what is said of faulty entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import prose

from reportgen.checks.lists.kept import DATA
from reportgen.checks.lists.lexicon_data import table
from reportgen.checks.lists.wordlists import read_wording
from reportgen.checks.wording.characters import typo_lookalike
from reportgen.source import Source

WHOLE = """\
错词:
  云岭: 云领 云岺
  台账: [台帐, 抬账]
术语: [法制广场, 云领大厦]
文件:
  云岭区信访工作办法:
    文号: 云政〔2010〕3号
    公布: 2010
    状态: 已废止
    停用: 2022-07-01
    替代: 《云岭区信访工作细则》
    误写: [云岭区信访办法, 《云岭区信访工作规定》]
  云岭区公文办法: {简称: 公文办法, 旧号: {云政〔2001〕1号: 2015}, 核验: 通识}
另有: [《云岭区法治政府实施纲要》]
机关:
  云岭区科技和工业信息化局: 区科工信局 区科技工信局
"""


def test_every_list_is_read() -> None:
    """Texts and lists, names with their marks and without."""
    wording, faults = read_wording([Source("wording.yaml", WHOLE)])

    assert faults == ()
    assert wording.wrong == {"云领": "云岭", "云岺": "云岭", "台帐": "台账", "抬账": "台账"}
    assert wording.terms == ("法制广场", "云领大厦")
    assert wording.titles == ("云岭区法治政府实施纲要",)
    assert wording.units == {"云岭区科技和工业信息化局": ("区科工信局", "区科技工信局")}
    first, second = wording.rules
    assert first.misquotes == ("云岭区信访办法", "云岭区信访工作规定")
    assert (first.successor, first.ended, first.stale) == ("云岭区信访工作细则", "2022年7月", 2023)
    assert (second.aliases, second.old_numbers) == (("公文办法",), (("云政〔2001〕1号", 2015),))


@pytest.mark.parametrize(
    ("ended", "stale"), [("2021-01-01", 2021), ("2022-06-30", 2022), ("2022-07-01", 2023), ("2021-12-31", 2022)]
)
def test_a_rule_that_ended_is_out_of_date_from_a_year_on(ended, stale) -> None:
    """In the first half of a year for that year's report, else for the next one; 年度 says otherwise."""
    text = f"文件: {{甲办法: {{状态: 已废止, 停用: {ended}}}, 乙办法: {{状态: 已废止, 停用: {ended}, 年度: 2030}}}}"
    wording, _ = read_wording([Source("wording.yaml", text)])

    assert [rule.stale for rule in wording.rules] == [stale, 2030]


@pytest.mark.parametrize(
    ("text", "code", "message", "line"),
    [
        ("错词:\n  台账: 帐", "RG324", "错误写法“帐”只有一个字", 2),
        ("错词:\n  云岭区: [云领区, 云岭]", "RG324", "“云岭”是“云岭区”的一部分，写对了也会报", 2),
        ("错词:\n  台账: 台账", "RG324", "“台账”是“台账”的一部分，写对了也会报", 2),
        ("术语: [於]", "RG324", "术语“於”只有一个字", 1),
        ("文件:\n  甲办法: {停用: 2020-01-01}", "RG324", "“甲办法”写了停用，状态却不是已废止", 2),
        ("文件:\n  甲办法: {误写: 甲办法}", "RG324", "“甲办法”的误写和名称相同", 2),
        ("文件:\n  甲办法: {状态: 作废}", "RG204", "“作废”不在可选之列", 2),
        ("文件:\n  甲办法: {年号: 2020}", "RG201", "不认识的键“年号”", 2),
        ("文件:\n  甲办法: {公布: 二〇二〇年}", "RG216", "“二〇二〇年”不是四位年份", 2),
        ("文件:\n  甲办法: 有效", "RG202", "“甲办法”应是一组“键: 值”，这里写的是文字", 2),
        ("词语: [甲乙]", "RG201", "不认识的键“词语”", 1),
        ("错词: [台帐]", "RG202", "“错词”应是一组“键: 值”，这里写的是列表", 1),
        ("错词:\n  台账: {错: 台帐}", "RG202", "“台账”应是文字，这里写的是一组“键: 值”", 2),
        ("错词: 台账: 台帐", "RG109", None, 1),
    ],
)
def test_a_faulty_entry_is_told_at_its_place(text, code, message, line) -> None:
    """One finding, where it stands; the entry is left out."""
    wording, faults = read_wording([Source("wording.yaml", text)])

    assert [fault.code for fault in faults] == [code]
    assert message is None or faults[0].message == message
    assert faults[0].place.line == line
    assert not wording.terms
    assert not wording.rules


def test_the_good_entries_beside_a_faulty_one_stay() -> None:
    """A fault costs its own entry alone."""
    wording, faults = read_wording(
        [Source("w", "错词: {台账: 台帐 帐}\n文件: {甲办法: {状态: 无}, 乙办法: {公布: 2020}}\n")]
    )

    assert len(faults) == 2
    assert wording.wrong == {"台帐": "台账"}
    assert [rule.name for rule in wording.rules] == ["乙办法"]


def test_a_later_file_goes_before_an_earlier_one() -> None:
    """Lists add up; what is described twice is as the upper layer says."""
    lower = Source("下", "错词: {台账: 台帐}\n文件: {甲办法: {公布: 2001}, 乙办法: {公布: 2002}}\n")
    upper = Source("上", "错词: {记账: 台帐}\n文件: {甲办法: {文号: 甲〔2020〕1号}}\n")
    wording, _ = read_wording([lower, upper])

    assert wording.wrong == {"台帐": "记账"}
    assert {rule.name: rule.number for rule in wording.rules} == {"甲办法": "甲〔2020〕1号", "乙办法": ""}


@pytest.mark.parametrize("name", ["documents", "lookalikes", "misspellings", "units"])
def test_our_own_lists_have_no_fault(name) -> None:
    """Each file is read whole, and each wrong form is given once."""
    path = Path(DATA) / f"{name}.yaml"
    wording, faults = read_wording([Source(path.name, path.read_text(encoding="utf-8"))])

    assert faults == ()
    assert wording.wrong or wording.rules or wording.units


def test_the_catalogue_is_large_and_dated() -> None:
    """At least 150 documents; each says when it was made, and what ended says since when."""
    path = Path(DATA) / "documents.yaml"
    wording, _ = read_wording([Source(path.name, path.read_text(encoding="utf-8"))])
    ended = [rule for rule in wording.rules if rule.ended]

    assert len(wording.rules) >= 150
    assert len(ended) >= 30
    assert all(rule.stale for rule in ended)
    names = {rule.name for rule in wording.rules}
    missing = {rule.successor for rule in ended if rule.successor} - names - set(wording.titles)
    assert missing == set()
    misquoted = {wrong for rule in wording.rules for wrong in rule.misquotes}
    assert misquoted.isdisjoint(names)


def test_no_right_word_holds_a_wrong_one() -> None:
    """What one entry calls right, another does not call wrong."""
    rights = set()
    for name in ("lookalikes", "misspellings"):
        path = Path(DATA) / f"{name}.yaml"
        rights |= set(read_wording([Source(path.name, path.read_text(encoding="utf-8"))])[0].wrong.values())

    twins = {token[:2] for token in table(Path(DATA) / "twins.yaml", "错字")["各词"].split()}

    assert [flaw.message for flaw in typo_lookalike(prose("。".join(sorted(rights | twins))))] == []
    assert len(twins) > 20_000
