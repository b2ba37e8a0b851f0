"""行政执法统计年报: parts and tables with their numbers, what is said of no duty, in words, in yuan."""

from __future__ import annotations

import pytest
from packs.edited import ENFORCEMENT, check

from reportgen.document.nodes import Heading, Paragraph, Table, plain


def paragraphs(checked) -> list[str]:
    """The texts between the headings."""
    assert checked.value is not None
    return [plain(b.content) for b in checked.value.document.blocks if isinstance(b, Paragraph)]


PARTS = ("^正文:", "体例: {全部: {标题: 部分}}\n正文:")


def headings(checked) -> list[str]:
    """Every heading with its number."""
    assert checked.value is not None
    return [b.label + plain(b.content) for b in checked.value.document.blocks if isinstance(b, Heading)]


@pytest.mark.parametrize(("edits", "parts"), [((), ("一、", "二、")), ((PARTS,), ("第一部分\u3000", "第二部分\u3000"))])
def test_tables_are_numbered_and_parts_may_be(office, edits, parts) -> None:
    """表一 to 表四 in any case; 第一部分 by 体例, without another number before it."""
    checked = check(office, ENFORCEMENT, *edits)
    assert [d.message for d in checked.diagnostics] == []
    assert headings(checked) == [
        f"{parts[0]}行政执法数据表",
        "表一\u3000行政处罚实施情况统计表",
        "表二\u3000行政许可实施情况统计表",
        "表三\u3000行政强制实施情况统计表",
        "表四\u3000其他行政执法行为实施情况统计表",
        f"{parts[1]}行政执法总体情况",
    ]


def test_a_part_s_number_typed_in_its_heading(office) -> None:
    """It would be printed twice: told with the setting that prints it."""
    edit = ("^  总体情况:\n", "  数据表: {标题: 第一部分 行政执法数据表}\n  总体情况:\n")
    found = [d for d in check(office, ENFORCEMENT, edit).diagnostics if d.code == "RG222"]
    assert [d.message for d in found] == ["标题里的“第一部分 ”由程序加"]
    assert found[0].hints == ("删去它；排法写在 体例 里；要印成“第一部分”，写 体例: {全部: {标题: 部分}}",)


PENALTIES = (r"^  行政处罚:.*\n(    .*\n)+", "  行政处罚: 不适用\n")
NONE = tuple((f"^  {name}: .*", f"  {name}: 不适用") for name in ("行政许可", "行政强制"))


@pytest.mark.parametrize(("figures", "codes"), [("[0, 0, 0, 0, 0, 0]", set()), ("[0, 2, 0, 0, 0, 0]", {"RG410"})])
def test_no_penalties_no_procedures(office, figures: str, codes: set[str]) -> None:
    """Zeros of the table that depends on it are not printed; other figures are a contradiction."""
    checked = check(office, ENFORCEMENT, PENALTIES, ("^  行政许可: ", f"  处罚程序: {figures}\n  行政许可: "))
    assert {d.code for d in checked.diagnostics if d.is_error} == codes
    if not codes:
        assert "行政处罚程序" not in "".join(headings(checked))


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ((), "2024年，作出行政处罚决定108156宗"),
        ((PENALTIES,), "2024年，收到行政许可申请26569宗"),
        ((PENALTIES, NONE[0]), "2024年，实施行政强制措施248宗"),
        ((PENALTIES, *NONE), "2024年，开展行政检查21650次"),
    ],
)
def test_the_year_is_said_once(office, edits, said: str) -> None:
    """In the first sentence that is printed of the figures, whatever does not apply."""
    lines = paragraphs(check(office, ENFORCEMENT, *edits))
    assert [line[: len(said)] for line in lines if line.startswith("2024年，")] == [said]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            "[1204, 3860.5, 0, 21650, 7, 2318, 5406, 52, 0]",
            "，行政征收1204次、3860.5万元，行政裁决7次，行政确认2318次，行政给付5406次，行政奖励52次。",
        ),
        ("[0, 0, 3, 21650, 0, 0, 0, 0, 1]", "，行政征用3次，其他行政执法行为1次。"),
        ("[0, 0, 0, 21650, 0, 0, 0, 0, 0]", "。"),
    ],
)
def test_other_acts_are_said_where_there_were_any(office, figures: str, said: str) -> None:
    """Inspections in any case, the rest where it is not 0."""
    checked = check(office, ENFORCEMENT, ("^  其他执法: .*", f"  其他执法: {figures}"))
    assert f"开展行政检查21650次{said}" in paragraphs(checked)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("[100000, 8156, 30, 2, 4, 3]", ""),
        ("[100000, 8157, 30, 2, 4, 3]", "勾稽“处罚的程序”不成立：合计 108156，简易 100000 + 一般 8157 = 108157，差 1"),
        ("[100000, 8155, 30, 2, 4, 3]", "勾稽“处罚的程序”不成立：合计 108156，简易 100000 + 一般 8155 = 108155，差 1"),
    ],
)
def test_each_penalty_has_a_procedure(office, figures: str, said: str) -> None:
    """处罚的程序 is this year's alone: last year's table beside it changes nothing."""
    last = "模板: national/enforcement\n年度: 2023\n用途: 仅供比较\n单位: {名称: 青溪县人民政府}\n"
    office.write("data/2023.yaml", f"{last}指标:\n  处罚程序: [90000, 9000, 20, 2, 4, 3]\n")
    found = check(office, ENFORCEMENT, ("^  行政许可: ", f"  处罚程序: {figures}\n  行政许可: ")).diagnostics
    assert "".join(d.message for d in found if d.code in ("RG410", "RG411")) == said


def test_the_pack_in_yuan_changes_units_alone(office) -> None:
    """The published figures of a county in yuan: the same tables, 元 where 万元 stood, in the text too."""
    money = (("罚没金额: .*", "罚没金额: 17537900"), ("1204, 3860.5", "1204, 38605000"))
    edits = (("模板: .*", "模板: national/enforcement-yuan"), *money)
    here, there = paragraphs(check(office, ENFORCEMENT)), paragraphs(checked := check(office, ENFORCEMENT, *edits))
    assert [d.message for d in checked.diagnostics] == []
    pairs = (("1753.79万元", "17537900元"), ("3860.5万元", "38605000元"))
    assert there == [line.replace(*pairs[0]).replace(*pairs[1]) for line in here]
    assert checked.value is not None
    tables = [b for b in checked.value.document.blocks if isinstance(b, Table)]
    heads = [plain(cell.content) for table in tables for row in table.heads for cell in row]
    assert [text for text in heads if "元）" in text] == ["罚没金额（元）", "行政征收总金额（元）"]
    assert all(table.notes for table in tables)


def test_the_unit_of_a_sentence_is_the_column_s(office) -> None:
    """改 alone, as the manual shows it: the sentence says 元 where the column does."""
    office.write("templates/own/pack.yaml", "名称: 自己的表\n继承: national/enforcement\n")
    office.write("templates/own/indicators.yaml", "行政处罚: {改: {罚没金额: {名称: 罚没金额（元）, 单位: 元}}}\n")
    checked = check(office, ENFORCEMENT, ("^模板: .*", "模板: own"), ("罚没金额: .*", "罚没金额: 17537900"))
    assert [d.message for d in checked.diagnostics] == []
    (said,) = [line for line in paragraphs(checked) if "罚没金额" in line]
    assert "，罚没金额17537900元。" in said


def test_words_of_a_changed_table_stand_in_their_own_files(office) -> None:
    """The first column has another name above: only that name is the upper file's; a change of unit moves no word."""
    office.write("templates/own/pack.yaml", "名称: 自己的表\n继承: national/enforcement\n")
    changes = "警告通报: {名称: 警告和通报批评}, 罚没金额: {单位: 元}"
    office.write("templates/own/indicators.yaml", f"# 一\n行政处罚: {{改: {{{changes}}}}}\n")
    checked = check(office, ENFORCEMENT, ("^模板: .*", "模板: own"))
    assert checked.value is not None
    table = next(b for b in checked.value.document.blocks if isinstance(b, Table))
    runs = [run for row in table.heads for cell in row for run in cell.content]
    files = {run.text: run.origin.file.rpartition("templates/")[2].partition("national")[0] for run in runs}
    assert [text for text, file in files.items() if file.startswith("own")] == ["警告和通报批评"]
    assert len(files) > 10


SHORTER = "其他执法:\n  名称: 其他执法行为表\n  单位: 次\n  列: [检查, 裁决]\n"


@pytest.mark.parametrize(
    ("figures", "said"), [("[21650, 7]", "开展行政检查21650次，行政裁决7次。"), ("[5, 0]", "开展行政检查5次。")]
)
def test_sentences_of_cells_that_a_table_above_has_not(office, figures: str, said: str) -> None:
    """An office's own table in the place of 其他执法: sentences about other cells are not printed, nothing is told."""
    office.write("templates/own/pack.yaml", "名称: 自己的表\n继承: national/enforcement\n")
    office.write("templates/own/indicators.yaml", SHORTER)
    edits = (("^模板: .*", "模板: own"), (r"^  其他执法: .*", f"  其他执法: {figures}"))
    checked = check(office, ENFORCEMENT, *edits)
    assert [d.message for d in checked.diagnostics] == []
    assert paragraphs(checked)[-1] == said


@pytest.mark.parametrize(
    ("layer", "line"),
    [("low", "{{ 其他执法.征用 }}次"), ("high", "{% 有 %}{{ 其他执法.征用 }}次{% 完 %}")],
)
def test_a_cell_that_is_gone_and_must_be_printed(office, layer: str, line: str) -> None:
    """Below the table it may stand in a clause alone; from the table on it is as unknown as any other name."""
    for name, below in (("low", "national/enforcement"), ("high", "low")):
        office.write(f"templates/{name}/pack.yaml", f"名称: 自己的表\n继承: {below}\n")
    office.write("templates/high/indicators.yaml", SHORTER)
    text = f'{{% extends "上层:总体情况" %}}\n{{% block 综述 %}}{line}{{% endblock %}}\n'
    office.write(f"templates/{layer}/sections/总体情况.md.j2", text)
    edits = (("^模板: .*", "模板: high"), (r"^  其他执法: .*", "  其他执法: [5, 0]"))
    found = check(office, ENFORCEMENT, *edits).diagnostics
    assert [(d.code, d.message) for d in found if d.is_error] == [("RG304", "模板里用了没有定义的名称“其他执法.征用”")]
