"""The packs of statutory tables: what their figures must keep, what a year's form has, what may be left out."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest
from packs.edited import DATA, DISCLOSURE, ENFORCEMENT, REVIEW, check

from reportgen import pipeline
from reportgen.document.nodes import Table, plain
from reportgen.document.walk import runs, texts
from reportgen.facts.balance import imbalances
from reportgen.facts.equations import LAST_YEAR
from reportgen.facts.identities import Identity
from reportgen.facts.indicators import Catalogue
from reportgen.facts.model import Facts
from reportgen.facts.values import Figure
from reportgen.origin import Expression
from reportgen.workshop import Workshop

SAMPLES = ("qinglan-zhujian/2024.yaml", "qingxi/2024.yaml", "qingjiang/2014.yaml")


def loaded(path: Path) -> tuple[Facts, Catalogue]:
    """A sample's facts and its pack's indicators."""
    outcome = pipeline.load(path, Workshop())
    assert outcome.value is not None
    return outcome.value.facts, outcome.value.bench.pack.catalogue


def told(identity: Identity) -> str:
    """For the name of a case."""
    return f"{identity.name} {identity.equation}"


def filled(facts: Facts, identity: Identity) -> bool:
    """Whether it holds in this year's form and all its figures are given."""
    values = [facts.figure(name) for name in identity.equation.names]
    known = all(isinstance(value, Figure) or (value is not None and not value.applicable) for value in values)
    return identity.covers(facts.year) and known and isinstance(values[0], Figure)


def changed(facts: Facts, path: str, by: Decimal) -> Facts:
    """The facts with one figure changed, this year's or last year's."""
    theme, _, key = path.removeprefix(LAST_YEAR).partition(".")
    now = facts.figure(path)
    assert isinstance(now, Figure)
    table = facts.previous if path.startswith(LAST_YEAR) else facts.figures
    assert table is not None
    values = {**table, theme: {**table[theme], key: Figure(now.value + by, "", now.leaves)}}
    return dataclasses.replace(facts, **{"previous" if path.startswith(LAST_YEAR) else "figures": values})


@pytest.mark.parametrize("name", SAMPLES)
def test_every_identity_holds_and_can_be_broken(name: str) -> None:
    """The sample keeps all; with any one of its figures off, each identity is told by its own name."""
    facts, catalogue = loaded(DATA / name)
    assert imbalances(facts, catalogue) == ()
    own = [i for i in catalogue.identities if filled(facts, i)]
    assert len(own) > 5
    for identity in own:
        left, operator, _ = identity.equation
        wrong = Decimal(1) if operator == "==" else Decimal(10**9) * (-1 if operator == ">=" else 1)
        first = next(term for term in left if term.name)
        alone = Catalogue(catalogue.themes, (identity,), (), catalogue.band)
        spoiled = facts if operator == "=>" else changed(facts, first.name, wrong * first.sign)
        for term in identity.equation.right if operator == "=>" else ():
            value = facts.figure(term.name)
            spoiled = changed(spoiled, term.name, -value.value) if isinstance(value, Figure) else spoiled
        broken = imbalances(spoiled, alone)
        assert [each.identity.name for each in broken] == [identity.name], told(identity)
        if operator == "==":
            right = next(t for t in identity.equation.right if isinstance(facts.figure(t.name), Figure))
            both = changed(changed(facts, first.name, wrong * first.sign), right.name, wrong * right.sign)
            assert imbalances(both, alone) == (), told(identity)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (r"(新收: \[)10, 2(.*)12\]", "勾稽“申请收办平衡（自然人）”不成立：新收_自然人 11 + 上年结转_自然人 1 = 12，"),
        (r"(予以公开: \[)5", "勾稽“办理总计：自然人”不成立：办理总计_自然人 10，予以公开_自然人 6 + "),
        (r"(复议诉讼: \[)1", "勾稽“复议总计”不成立：复议总计 1，复议维持 2 + "),
        (r"(规章: \[)0, 0, 0", ""),
    ],
)
def test_what_the_disclosure_report_says_of_a_wrong_number(office, edit: str, message: str) -> None:
    """A wrong cell is told with both sides; without last year's file, what is in force is not compared."""
    new = {"新": r"\g<1>11, 2\g<2>13]", "予": r"\g<1>6", "复": r"\g<1>2", "规": r"\g<1>1, 0, 7"}[edit[1]]
    found = [d.message for d in check(office, DISCLOSURE, (edit, new)).diagnostics if d.code in ("RG410", "RG411")]
    assert any(each.startswith(message) for each in found) if message else found == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("上年结转: .1, ", "上年结转: [2, ", {"RG410"}),
        ("行政规范性文件: .2, 1, 9.", "行政规范性文件: [2, 1, 10]", {"RG411"}),
        ("行政规范性文件: .2, 1, 9.", "行政规范性文件: {制发: 2, 废止: 1, 有效: {数: 10, 说明: 清理}}", set()),
    ],
)
def test_last_year_s_table_is_compared(office, old: str, new: str, codes: set[str]) -> None:
    """Row 2 is last year's row 25, column by column; what is in force may be explained."""
    office.write("data/2023.yaml", (DATA / "qinglan-zhujian/2023.yaml").read_text(encoding="utf-8"))
    found = check(office, DISCLOSURE, (old, new)).diagnostics
    assert {d.code for d in found if d.code in ("RG410", "RG411")} == codes
    if codes == {"RG410"}:
        start = "勾稽“申请结转（自然人）”不成立：上年结转_自然人 2，上年的“结转下年_自然人”1"
        assert any(d.message.startswith(start) for d in found)


OLD_FORM = (
    (
        r"^  主动公开:\n(    .*\n)+",
        "  主动公开:\n    规章: [0, 0, 0]\n    规范性文件: [2, 2, 9]\n"
        "    行政许可: [31, -2, 316]\n    对外管理服务: [4, 0, 12]\n    行政处罚: [18, 0, 27]\n"
        "    行政强制: [3, 0, 0]\n    行政事业性收费: [2, -1]\n    政府集中采购: [6, 251000]\n",
    ),
    (r"^    逾期.*\n", ""),
    (r"^    其他情形: ", "    其他处理: "),
)


@pytest.mark.parametrize(("year", "edits", "rows"), [(2024, (), 25), (2020, OLD_FORM, 23)])
def test_the_form_of_the_year(office, year: int, edits: tuple[tuple[str, str], ...], rows: int) -> None:
    """25 rows by 7 and four blocks since 2021; 23 rows and five blocks in 2019 and 2020."""
    checked = check(office, DISCLOSURE, *edits, year=year)
    assert [d.message for d in checked.diagnostics if d.is_error] == []
    assert checked.value is not None
    blocks = checked.value.document.blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    heads = [plain(row[0].content) for row in tables[0].rows if row[0].head and len(row) == 1]
    assert len(heads) == (4 if year == 2024 else 5)
    assert len(tables[1].rows) == rows
    assert [sum(not cell.head for cell in row) for row in tables[1].rows] == [7] * rows
    assert sum(not cell.head for row in tables[2].rows for cell in row) == 15
    numbers = sum(not cell.head for row in tables[0].rows for cell in row)
    assert numbers == (10 if year == 2024 else 6 + 6 + 6 + 2 + 2)


def test_rows_of_another_year_s_form_are_faults(office) -> None:
    """The rows of 2021 in a report on 2020, at their lines."""
    found = [d.message for d in check(office, DISCLOSURE, year=2020).diagnostics if d.code == "RG201"]
    assert "这一年度的“收到和处理政府信息公开申请情况”没有“逾期不补正”" in found


def test_an_empty_cell_is_no_zero(office) -> None:
    """A row that is left out is told once, with the six that are not computed."""
    found = [d for d in check(office, DISCLOSURE, (r"^    行政查询: .*\n", "")).diagnostics if d.is_error]
    assert [d.code for d in found] == ["RG212"]
    assert found[0].message.startswith("“依申请公开.行政查询”缺 6 个数：自然人、商业企业")


KINDS_OF_2020 = (
    (r"^    警告通报: ", "    警告: "),
    (r"^    暂扣降级: 189\n", "    暂扣: 189\n    停产停业: 11\n"),
    (r"^    限制经营: 0\n    停产关闭限业: 11\n", ""),
)


@pytest.mark.parametrize(("year", "edits", "columns"), [(2024, (), 9), (2020, KINDS_OF_2020, 8)])
def test_kinds_of_penalties_by_year(office, year: int, edits: tuple[tuple[str, str], ...], columns: int) -> None:
    """Nine groups since the revised law, eight kinds before; the total and the money stand behind them."""
    checked = check(office, ENFORCEMENT, *edits, year=year)
    assert [d.message for d in checked.diagnostics if d.is_error] == []
    assert checked.value is not None
    table = next(block for block in checked.value.document.blocks if isinstance(block, Table))
    assert len(table.heads[1]) == columns + 1
    assert plain(table.rows[0][columns].content) == "108156"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("合计: 108156", "合计: ~", set()),
        ("合计: 108156", "合计: 108157", {"RG410"}),
        ("罚没金额: 1753.79", "罚没金额: 0", {"RG411"}),
        (r"罚款: 94929\n    没收: 235", "罚款: 0\n    没收: 0", {"RG410", "RG411"}),
        ("受理: 26569", "受理: 26570", {"RG411"}),
        ("受理: 26569", "受理: {数: 26570, 说明: 含上年收到的}", set()),
        ("许可: 26462", "许可: 26468", {"RG411"}),
        (r"(行政许可: .*)", r"\g<1>\n  处罚程序: [100000, 8156, 30, 2, 4, 3]", set()),
        (r"(行政许可: .*)", r"\g<1>\n  处罚程序: [100000, 8157, 30, 2, 4, 3]", {"RG410"}),
        (r"(行政许可: .*)", r"\g<1>\n  处罚程序: [100000, 8156, 30, 31, 4, 3]", {"RG410"}),
        (r"(行政许可: .*)", r"\g<1>\n  处罚程序: [100000, 8156, 30, 2, 4, 5]", {"RG411"}),
        ("1204, 3860.5", "0, 3860.5", {"RG410"}),
    ],
)
def test_what_the_enforcement_report_says_of_a_wrong_number(office, old: str, new: str, codes: set[str]) -> None:
    """Kinds and their total, money and what brings it, applications, review before the decision, transfers."""
    found = {d.code for d in check(office, ENFORCEMENT, (old, new)).diagnostics}
    assert found & {"RG410", "RG411"} == codes


def test_no_duty_is_no_table_and_is_said(office) -> None:
    """不适用 leaves the table out and says so; what is left is counted on; 0 prints the table."""
    edits = ((r"行政许可: .*", "行政许可: 不适用"), (r"行政强制: .*", "行政强制: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"))
    checked = check(office, ENFORCEMENT, *edits)
    assert checked.value is not None
    assert not any(d.is_error for d in checked.diagnostics)
    text = [plain(block.content) for block in checked.value.document.blocks if hasattr(block, "content")]
    assert "本单位没有行政许可职责，不列此表。" in text
    assert not any(line.startswith("收到行政许可申请") for line in text)
    assert sum(isinstance(block, Table) for block in checked.value.document.blocks) == 3


@pytest.mark.parametrize(
    ("pack", "units", "said"),
    [
        ("national/enforcement", "", ["（宗）", "万元", "108156宗", "1753.79万元"]),
        ("national/enforcement", "要素: {件数单位: 件}\n", ["（件）", "万元", "108156件", "1753.79万元"]),
        ("national/enforcement-yuan", "", ["（宗）", "（元）", "108156宗", "17537900元"]),
    ],
)
def test_units_are_the_office_s(office, pack: str, units: str, said: list[str]) -> None:
    """宗 or 件 by 要素; 万元 or 元 by the pack."""
    money = "17537900" if "yuan" in pack else "1753.79"
    edits = (("模板: .*", f"模板: {pack}"), ("^指标:", f"{units}指标:"), ("罚没金额: .*", f"罚没金额: {money}"))
    checked = check(office, ENFORCEMENT, *edits)
    assert [d.message for d in checked.diagnostics if d.is_error] == []
    assert checked.value is not None
    printed = "\n".join(plain(content) for _, content in texts(checked.value.document))
    assert [word for word in said if word not in printed] == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("受理: 4955", "受理: 4956", {"RG410"}),
        ("收到: 6200", "收到: ~", set()),
        ("县级部门: 2995", "县级部门: 2996", {"RG410"}),
        (r"县级部门: 2995((?:.*\n)*?) +合计: 6200", r"县级部门: 2994\1    合计: 6199", {"RG411"}),
        ("数: 191, 说明: 含改正后终止的77件", "数: 114", set()),
        ("数: 191, 说明: 含改正后终止的77件", "数: 113", {"RG410"}),
        ("数: 191, 说明: 含改正后终止的77件", "数: 192", {"RG410"}),
        ("未结: 935", "未结: 936", {"RG410"}),
        ("败诉: 92", "败诉: 91", {"RG411"}),
        ("实出庭: 311", "实出庭: 841", {"RG410"}),
    ],
)
def test_what_the_review_statistics_say_of_a_wrong_number(office, old: str, new: str, codes: set[str]) -> None:
    """Each split makes its total, the totals of the splits are one, what came in is closed or pending, corrections."""
    found = {d.code for d in check(office, REVIEW, (old, new), year=2014).diagnostics}
    assert found & {"RG410", "RG411"} == codes


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ((), ["纠错191件（撤销、变更、确认违法、责令履行，以及改正后撤回申请）", "纠错率4.1%（纠错件数除以审结件数）"]),
        ((("数: 191, 说明: .*}", "数: 114}"),), ["纠错114件（撤销、变更、确认违法、责令履行），", "纠错率2.4%（"]),
    ],
)
def test_rates_say_what_they_are_of(office, edits: tuple[tuple[str, str], ...], said: list[str]) -> None:
    """191 of 4696 with what was withdrawn after mending, 114 without; 4696 of 4955 and 676."""
    checked = check(office, REVIEW, *edits, year=2014)
    assert checked.value is not None
    printed = "".join(plain(content) for _, content in texts(checked.value.document))
    said = [*said, "审结率83.4%（审结件数除以上年结转与本年受理件数之和）"]
    assert [words for words in said if words not in printed] == []


def test_statistics_without_litigation(office) -> None:
    """不适用 leaves the whole part out."""
    checked = check(office, REVIEW, (r"^  应诉审理:.*\n(    .*\n)+", "  应诉审理: 不适用\n"), year=2014)
    assert checked.value is not None
    assert "行政应诉案件情况" not in "".join(plain(content) for _, content in texts(checked.value.document))


def test_the_blank_form_says_what_a_single_number_is(office) -> None:
    """In a table of several blocks the one column is named beside the row, with its unit."""
    assert office.run("new", "national/disclosure", "2024").code == 0
    text = (office.folder / "2024.yaml").read_text(encoding="utf-8")
    assert re.search("行政事业性收费: +# 行政事业性收费：本年收费金额（单位：万元）\n", text)
    assert re.search("新收: +# 一、本年新收政府信息公开申请数量\n", text)


QUOTING = (
    (r"(新收: \[.*)12\]", r"\1~]"),
    ("政策解读的形式比较单一", "全年新收申请{{ 依申请公开.新收_总计 }}件（{{ 依申请公开.新收_总计|汉字 }}件）"),
)


def test_a_quoted_total_is_its_own(office) -> None:
    """One that was computed comes from itself and what it sums, not from the first of its parts."""
    checked = check(office, DISCLOSURE, *QUOTING)
    assert checked.value is not None
    columns = ("总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织")
    total = Expression("data/2024.yaml", 23, tuple(f"依申请公开.新收_{column}" for column in columns))
    assert [run.text for run in runs(checked.value.document) if run.origin == total] == ["12", "十二"]


def test_a_quoted_total_is_traced_to_its_quote(office) -> None:
    """`trace` shows it where the text quotes it, and where it shows what the total sums."""
    check(office, DISCLOSURE, *QUOTING)
    traces = [office.run("trace", "data/2024.yaml", f"依申请公开.新收_{c}").out for c in ("总计", "自然人")]
    assert [trace.count("新收申请⟦12⟧件") for trace in traces] == [1, 1]


def test_a_sum_of_many_cells_names_the_first_of_them(office) -> None:
    """On the terminal; JSON has them all."""
    check(office, DISCLOSURE, (r"    办理总计: .*\n", ""))
    asked = ("trace", "data/2024.yaml", "依申请公开.办理总计_总计")
    text, data = office.run(*asked).out, office.run(*asked, "--format", "json").out
    assert re.search("(、[^、]+){3}等 [0-9]{2,3} 个\n", text)
    assert max(map(len, text.splitlines())) < 200 < max(map(len, data.splitlines()))
