"""Tables of fixed form: their cells as indicators, totals, identities, a year's numbers, and what may be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.facts.catalogue import read_catalogue
from reportgen.facts.catalogue_data import dump_catalogue, load_catalogue
from reportgen.facts.figures import read_figures
from reportgen.facts.ledger import FactReader, Ledger
from reportgen.facts.values import Blank, Figure
from reportgen.source import Source
from reportgen.yaml_text.tree import parse

FORM = """\
申请:
  名称: 申请情况
  单位: 件
  列: [自然人, 法人: [企业, {键: 其他组织, 名称: 其他}], {键: 总计, 和: 全部}]
  行:
    - {键: 新收, 名称: 一、新收}
    - 二、办理结果: [公开, {键: 不公开, 自: 2021}, {键: 合计, 和: 本组}]
    - {键: 结转, 名称: 三、结转}
  勾稽:
    - {名称: 平衡, 式: 新收 + 上年.结转 == 合计 + 结转, 说明: 收办平衡}
"""
FORM = FORM.replace("列: [自然人, 法人: [企业", "列: [自然人, {法人: [企业").replace("名称: 其他}],", "名称: 其他}]},")
LOOSE = FORM.replace("  单位: 件\n", "  单位: 件\n  约数: 是\n")


def catalogue(text: str = FORM) -> Any:
    """The catalogue of one file."""
    outcome = read_catalogue([Source("indicators.yaml", text)])
    assert outcome.diagnostics == (), [d.message for d in outcome.diagnostics]
    return outcome.value


Fault = tuple[str, int, int, str]


def numbers(text: str, year: int | None = 2024, form: str = FORM) -> tuple[dict[str, str], list[Fault]]:
    """(value by cell, – for a blank, × where it does not apply; the faults) of 指标.申请."""
    source = Source("2024.yaml", text)
    tree = parse(source)
    assert tree.value is not None
    reader = FactReader(source, Ledger())
    values = read_figures(reader, tree.value, catalogue(form), year=year)["申请"]
    shown = {k: str(v) if isinstance(v, Figure) else "–" if v.applicable else "×" for k, v in values.items()}
    places = ((f, f.place) for f in reader.faults)
    return shown, [(f.code, p.line, p.column, f.message) for f, p in places if p]


def test_every_cell_is_an_indicator() -> None:
    """Rows by columns in order of reading; a row that came later says since when."""
    cells = list(catalogue())
    first = ["新收_自然人", "新收_企业", "新收_其他组织", "新收_总计", "公开_自然人"]
    assert [c.path for c in cells[:5]] == [f"申请.{key}" for key in first]
    assert (cells[2].name, cells[2].unit, cells[2].kind, cells[2].rollup) == ("一、新收（其他）", "件", "计数", "求和")
    assert [c.key for c in cells if c.since] == ["不公开_自然人", "不公开_企业", "不公开_其他组织", "不公开_总计"]


def test_totals_and_equations_become_identities() -> None:
    """A total of each row and column, and each 勾稽 for each column."""
    said = [f"{i.name} | {i.equation}" for i in catalogue().identities]
    assert said[0] == "新收：总计 | 申请.新收_总计 == 申请.新收_自然人 + 申请.新收_企业 + 申请.新收_其他组织"
    assert "合计：企业 | 申请.合计_企业 == 申请.公开_企业 + 申请.不公开_企业" in said
    left = "申请.新收_自然人 + 上年.申请.结转_自然人"
    assert said[-4] == f"平衡（自然人） | {left} == 申请.合计_自然人 + 申请.结转_自然人"
    assert len(said) == 5 + 4 + 4


def test_the_catalogue_is_kept_whole() -> None:
    """Plain data and back is the same catalogue, grids and places included."""
    sources = [Source("indicators.yaml", FORM)]
    made = read_catalogue(sources).value
    assert made is not None
    assert load_catalogue(dump_catalogue(made, sources), sources) == made


def test_rows_are_lists_or_by_column_and_totals_are_computed() -> None:
    """A list, a mapping, a total that is left out: of the row, of the column."""
    rows = ("新收: [3, 0, 1, ~]", "公开: {自然人: 2, 企业: 0, 其他组织: 1}", "不公开: [1, 0, 0, 1]")
    text = "申请:\n" + "".join(f"  {row}\n" for row in rows)
    values, faults = numbers(text)
    assert faults == []
    assert [values[f"新收_{c}"] for c in ("自然人", "企业", "其他组织", "总计")] == ["3", "0", "1", "4"]
    assert [values[f"合计_{c}"] for c in ("自然人", "企业", "其他组织", "总计")] == ["3", "0", "1", "4"]


def test_a_total_with_an_unknown_part_stays_open() -> None:
    """Nothing is taken for 0."""
    values, faults = numbers("申请: {新收: [3, ~, 1, ~], 公开: [1, 1, 1, 3]}\n")
    assert faults == []
    assert (values["新收_企业"], values["新收_总计"], values["合计_自然人"]) == ("–", "–", "–")


def test_a_computed_total_names_its_parts() -> None:
    """Its leaves are those of the numbers that it sums; an approximate part makes it approximate."""
    source = Source("2024.yaml", "申请: {新收: [30余, 0, 1, ~]}\n")
    ledger = Ledger()
    tree = parse(source).value
    assert tree is not None
    total = read_figures(FactReader(source, ledger), tree, catalogue(LOOSE), year=2024)["申请"]["新收_总计"]
    assert isinstance(total, Figure)
    summed = [ledger.leaves[leaf].path for leaf in total.leaves]
    assert summed == ["申请.新收_自然人", "申请.新收_企业", "申请.新收_其他组织"]
    assert str(total) == "31余"


def test_the_form_follows_the_year() -> None:
    """A row that a year does not have does not apply, and its sum is without it; writing it is a fault."""
    values, faults = numbers("申请: {公开: [1, 0, 0, 1], 不公开: [0, 0, 0, 0]}\n", 2020)
    assert (values["不公开_自然人"], values["合计_自然人"]) == ("×", "1")
    assert faults == [("RG201", 1, 24, "这一年度的“申请情况”没有“不公开”")]


def test_a_table_or_a_row_may_not_apply() -> None:
    """不适用 for the whole, or for one row."""
    whole, _ = numbers("申请: 不适用\n")
    assert set(whole.values()) == {"×"}
    row, _ = numbers("申请: {公开: 不适用, 不公开: [1, 0, 0, 1]}\n")
    assert (row["公开_企业"], row["合计_自然人"]) == ("×", "1")


def test_a_total_of_what_does_not_apply_does_not_apply() -> None:
    """A sum of nothing but 不适用 is no gap: of a row, of a column, where both cross."""
    cells, faults = numbers("申请: {公开: {自然人: 不适用, 企业: 不适用, 其他组织: 不适用}, 不公开: 不适用}\n")
    assert faults == []
    assert {cells[key] for key in ("公开_总计", "合计_自然人", "合计_总计")} == {"×"}
    assert cells["新收_总计"] == "–"


@pytest.mark.parametrize(
    ("text", "typed", "message"),
    [
        ("公开: 不适用, 不公开: 不适用, 合计: {企业: 4}", "4", "“合计（企业）”：合计是 4，各项却都是 不适用"),
        ("公开: [不适用, 不适用, 不适用, 0]", "0]", "“公开（总计）”：合计是 0，各项却都是 不适用"),
        ("公开: [1, 2, 不适用, 不适用]", "不适用]", "“公开（总计）”：合计是 不适用，各项相加却是 3"),
        (
            "公开: [1, 2, 0, 3], 不公开: 不适用, 合计: 不适用",
            "不适用",
            "“合计（自然人）”：合计是 不适用，各项相加却是 1",
        ),
    ],
)
def test_totals_that_contradict_their_parts(text: str, typed: str, message: str) -> None:
    """A figure of what does not apply, 不适用 of what has figures: told once, where it is written."""
    line = f"申请: {{{text}}}"
    _, faults = numbers(f"{line}\n")
    assert faults == [("RG228", 1, line.rindex(typed) + 1, message)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("申请: {新收: [3, 0, 1]}", ("RG227", 1, 10, "“新收”这一行有 4 栏，这里写了 3 个数")),
        ("申请: {新收: [3, 0, 1, 4, 0]}", ("RG227", 1, 10, "“新收”这一行有 4 栏，这里写了 5 个数")),
        ("申请: {新收: [3, 三, 1, 4]}", ("RG206", 1, 14, "“三”不是阿拉伯数字")),
        ("申请: {新收: [3, -1, 1, 4]}", ("RG207", 1, 14, "“一、新收（企业）”不能是负数")),
        ("申请: {新收: [3, 1.5, 1, 4]}", ("RG207", 1, 14, "“一、新收（企业）”按件计数，应是整数")),
        ("申请: {新收: [约3, 0, 1, 4]}", ("RG229", 1, 11, "“一、新收（自然人）”是表里的格子，只填准确的数，“约3”是")),
        ("申请: {新收: {企业: {数: 近50, 说明: 待核实}}}", ("RG229", 1, 19, "“一、新收（企业）”是表里的格子，")),
        ("申请: {新收: 3}", ("RG202", 1, 10, "“新收”有 4 栏，这里只写了一个数")),
        ("申请: {新受: [3, 0, 1, 4]}", ("RG201", 1, 6, "不认识的键“新受”")),
        ("申请: {新收: {自然: 3}}", ("RG201", 1, 11, "不认识的键“自然”")),
        ("申请: [3, 0, 1, 4]", ("RG202", 1, 5, "“申请”应是一组“键: 值”，这里写的是列表")),
    ],
)
def test_wrong_rows(text: str, fault: Fault) -> None:
    """Each is told at its place; nothing is guessed."""
    _, faults = numbers(text + "\n")
    assert [(code, line, column) for code, line, column, _ in faults] == [fault[:3]]
    assert faults[0][3].startswith(fault[3])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("申请: {新收: [3，0，1，4]}", "数与数之间是半角逗号加空格：[3, 0, 1, 4]"),
        ("申请: {新收: [3、0、1, 4]}", "数与数之间是半角逗号加空格：[3, 0, 1, 4]"),
        ("申请: 无", "没有这项职责的写 不适用；没有发生的，各格写 0"),
        ("申请: {新收: 没有}", "没有这项职责的写 不适用；没有发生的，各格写 0"),
        ("申请: {新收: '3,0,1,~'}", "写成 [3, 0, 1, ~]，依次是：自然人、企业、其他组织、总计"),
        ("申请: {新收: [３，０００, 0, 1, ~]}", "写成 3000"),
        ("申请: {新收: ['1,088.6', 0, 1, ~]}", "写成 1088.6"),
        ("申请: {新收: [若干, 0, 1, ~]}", "写阿拉伯数字；没有发生写 0，不适用写 不适用，还没有数就空着"),
        ("申请: [3, 0]", "每行另起一行，写成“行: 数”，例如 新收: [0, 0, 0, 0]；各行是：新收、公开、不公开、合计、结转"),
        ("申请: 0", "每行另起一行，写成“行: 数”，例如 新收: [0, 0, 0, 0]；各行是：新收、公开、不公开、合计、结转"),
        ("申请: {新收: [3, 0, 1]}", "依次是：自然人、企业、其他组织、总计；不写的合计写 ~"),
    ],
)
def test_what_a_clerk_meant_is_said_first(text: str, hint: str) -> None:
    """Commas of the Chinese keyboard, and 无 for a duty that there is not."""
    source = Source("2024.yaml", text + "\n")
    tree = parse(source).value
    assert tree is not None
    reader = FactReader(source, Ledger())
    read_figures(reader, tree, catalogue(), year=2024)
    assert [fault.hints[0] for fault in reader.faults] == [hint]


def test_indicators_that_are_no_table_do_not_apply_one_by_one() -> None:
    """不适用 for a whole theme is for tables: the indicators are named."""
    form = "申请:\n  名称: 应诉\n  指标:\n    新收: {名称: 新收, 单位: 件, 种类: 计数, 汇总: 求和}\n"
    said = "“应诉”不是一张表，不能整个写 不适用"
    assert numbers("申请: 不适用\n", form=form) == ({"新收": "–"}, [("RG202", 1, 5, said)])


def test_one_row_without_a_label() -> None:
    """A table of columns alone is written as a list or by column; its cells have the columns' keys."""
    form = "申请:\n  名称: 复议\n  单位: 件\n  列: [{复议: [维持, 纠正, {键: 总计, 和: 本组}]}]\n"
    assert numbers("申请: [1, 2, ~]\n", form=form) == ({"维持": "1", "纠正": "2", "总计": "3"}, [])
    assert numbers("申请: {维持: 1, 纠正: 2, 总计: 4}\n", form=form)[0]["总计"] == "4"
    assert numbers("申请: [1, 2]\n", form=form)[1][0][0] == "RG227"


def test_blocks_with_columns_of_their_own() -> None:
    """Rows of several blocks stand under one theme; equations between columns hold for each row of the block."""
    form = (
        "申请:\n  名称: 公开\n  单位: 件\n  块:\n"
        "    - {题: 第一项, 列: [制发, 废止, 有效], 行: [规章, {键: 文件, 名称: 规范性文件}]}\n"
        "    - {题: 第八项, 列: [{键: 金额, 种类: 金额, 单位: 万元}], 行: [收费]}\n"
        "  勾稽: [{名称: 有效件数, 式: 有效 == 上年.有效 + 制发 - 废止, 说明: 上年加减, 级别: 警告}]\n"
    )
    values, faults = numbers("申请: {规章: [0, 0, 3], 文件: [1, 2, 5], 收费: 1.5}\n", form=form)
    assert faults == []
    assert (values["文件_有效"], values["收费_金额"]) == ("5", "1.5")
    said = [str(i.equation) for i in catalogue(form).identities]
    assert said[1].startswith("申请.文件_有效 == 上年.申请.文件_有效 + ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("自然人, ", "自_人, ", "“自_人”不能作键"),
        ("和: 全部", "和: [自然人, 甲]", "“总计”的 和 里没有“甲”可加"),
        ("{键: 新收, 名称: 一、新收}", "公开", "“申请”里有两格都叫“公开_自然人”"),
        ("式: 新收 +", "式: 新受 +", "“平衡”里的“新受”不在这张表里"),
        ("式: 新收 +", "式: 新收 ++", "“+”前面缺一项"),
        ("自: 2021", "自: 2021, 至: 2020", "自 2021 年在 至 2020 年之后"),
        ("  单位: 件\n", "", "缺“申请.单位”"),
        ("  勾稽:", "  栏宽: [一]\n  勾稽:", "栏宽“一”不是正数"),
        ("  勾稽:", "  注: ['{{ 申请.新收 }}件']\n  勾稽:", "“{{ 申请.新收 }}”不是表里能写的引用"),
        ("  勾稽:", "  计量: '{{ 要素.单位 }}'\n  勾稽:", "“{{ 要素.单位 }}”不是表里能写的引用"),
        ("  勾稽:", "  占比: 占比\n  勾稽:", "这张表不能有占比"),
        ("名称: 一、新收", "名称: '新收{{ 年度 }}'", "行、栏的名称里写了引用"),
        ("  勾稽:", "  栏宽: [2, 1, 1]\n  勾稽:", "栏宽写了 3 个，这张表有 6 栏"),
        ("式: 新收 +", "式: 企业 +", "“平衡”里的键不都是一块里的行，也不都是一块里的栏"),
        ("[公开,", "[{键: 公开, 单位: 人次},", "“合计”相加的单位不一样：件、人次"),
        ("[自然人,", "[{键: 自然人, 种类: 增减},", "“总计”相加的种类不一样：计数、增减"),
    ],
)
def test_wrong_forms(old: str, new: str, message: str) -> None:
    """Each is told where it stands in indicators.yaml."""
    assert old in FORM
    (fault, *_) = read_catalogue([Source("indicators.yaml", FORM.replace(old, new, 1))]).diagnostics
    assert fault.message == message
    assert fault.place is not None


@pytest.mark.parametrize(
    ("body", "message", "line"),
    [
        ("  列: []\n", "列 里一项也没有", 4),
        ("  列:\n  表题: 甲\n", "列 里一项也没有", 2),
        ("  列: [甲]\n  行: []\n", "行 里一项也没有", 5),
        ("  块: []\n", "块 里一块也没有", 4),
        ("  块:\n    - 列: []\n", "列 里一项也没有", 5),
        ("  列:\n    - 甲\n    - 乙: []\n", "“乙”下面一项也没有", 6),
        ("  列:\n    - '': [甲]\n", "几项上面共同的名称空着", 5),
        ("  列:\n    - 甲\n    - {键: 乙, 和: []}\n", "“乙”的 和 没有可以相加的行（栏）", 6),
        ("  列: [{键: 乙, 和: 全部}]\n", "“乙”的 和 没有可以相加的行（栏）", 4),
        ("  列: [甲]\n  栏宽: [1" + "0" * 400 + "]\n", "栏宽“1" + "0" * 19 + "…”太大", 5),
        ("  列: [甲, 乙]\n  栏宽: [0, 1]\n", "栏宽“0”不是正数", 5),
    ],
)
def test_forms_of_nothing(body: str, message: str, line: int) -> None:
    """A form in which nothing could be written is told at its line, and does not vanish in silence."""
    text = f"申请:\n  名称: 公开\n  单位: 件\n{body}"
    (fault,) = read_catalogue([Source("indicators.yaml", text)]).diagnostics
    assert (fault.code, fault.message) == ("RG331", message)
    assert fault.place is not None
    assert fault.place.line == line


BLOCKS = "申请:\n  名称: 公开\n  单位: 件\n  块:\n"


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (["列: [甲], 行: [规章]", "列: [乙], 行: [规章]"], ("“申请”里有两块都有“规章”这一行", 6, 20)),
        (["列: [甲], 行: [规章]", "列: [规章]"], ("“申请”里有两块都有“规章”这一行", 6, 12)),
        (["列: [甲]", "列: [乙]"], ("“申请”里有两块都没有 行", 6, 12)),
        (["列: [甲], 行: [{键: 规章, 至: 2021}]", "列: [{键: 乙, 自: 2021}], 行: [规章]"], (None, 0, 0)),
        (["列: [甲], 行: [{键: 规章, 至: 2020}]", "列: [{键: 乙, 自: 2021}], 行: [规章]"], ("", 0, 0)),
    ],
)
def test_a_row_stands_in_one_block_of_a_year(blocks: list[str], found: tuple[str | None, int, int]) -> None:
    """A facts file knows a row by its key alone; rows of different years may have the same."""
    text = BLOCKS + "".join(f"    - {{{block}}}\n" for block in blocks)
    faults = read_catalogue([Source("indicators.yaml", text)]).diagnostics
    told = [(f.message, f.place.span.line, f.place.span.column) for f in faults if f.place]
    if found[0] is None:
        assert [message for message, _, _ in told] == ["“申请”里有两块都有“规章”这一行"]
    else:
        assert told == ([found] if found[0] else [])


def test_totals_are_those_of_their_block() -> None:
    """Keys that two blocks share are no parts of each other's sums."""
    form = BLOCKS + (
        "    - {列: [甲], 行: [{键: 规章, 至: 2020}, {键: 总数, 和: 全部}]}\n"
        "    - {列: [甲], 行: [文件, 通知, {键: 合计, 和: 全部}]}\n"
    )
    values, faults = numbers("申请: {规章: 1, 文件: 2, 通知: 3}\n", 2020, form)
    assert faults == []
    assert (values["总数_甲"], values["合计_甲"]) == ("1", "5")


def test_blanks_are_named_after_their_cells() -> None:
    """So that what is missing can be told."""
    source = Source("2024.yaml", "申请: {}\n")
    tree = parse(source).value
    assert tree is not None
    values = read_figures(FactReader(source, Ledger()), tree, catalogue(), "上年.", 2023)["申请"]
    blank = values["新收_企业"]
    assert isinstance(blank, Blank)
    assert blank.path == "上年.申请.新收_企业"


CHANGING = (
    "申请:\n  名称: 公开\n  单位: 件\n  块:\n"
    "    - 题: 第一项\n      列: [{键: 旧数, 至: 2020}, {键: 新数, 自: 2021}, {键: 增减, 种类: 增减, 至: 2020}]\n"
    "      行: [规章]\n"
    "    - {题: 第八项, 列: [{键: 收费, 种类: 金额, 单位: 万元, 自: 2021}], 行: [行政收费]}\n"
    "    - {题: 第九项, 列: [{键: 采购, 至: 2020}], 行: [集中采购]}\n"
)


@pytest.mark.parametrize(
    ("year", "text", "values"),
    [
        (2020, "规章: [3, -2], 集中采购: 6", {"规章_旧数": "3", "规章_增减": "-2", "集中采购_采购": "6"}),
        (2021, "规章: 4, 行政收费: 1.5万元", {"规章_新数": "4", "行政收费_收费": "1.5"}),
    ],
)
def test_blocks_come_and_go_with_the_year(year: int, text: str, values: dict[str, str]) -> None:
    """A block without a column in a year is not in that year's form; a change may be negative; 万元 may stand."""
    found, faults = numbers(f"申请: {{{text}}}\n", year, CHANGING)
    assert faults == []
    assert {key: value for key, value in found.items() if value != "×"} == values


@pytest.mark.parametrize(
    ("year", "text", "fault"),
    [
        (2021, "集中采购: 6", ("RG201", "这一年度的“公开”没有“集中采购”")),
        (2020, "规章: [3, 0.5]", ("RG207", "“规章（增减）”按件计数，应是整数")),
        (2020, "规章: [-3, 0]", ("RG207", "“规章（旧数）”不能是负数")),
        (2021, "行政收费: 1.5万", ("RG208", "“1.5万”里有万、亿，而单位是万元")),
    ],
)
def test_what_a_year_does_not_have_and_units_in_ten_thousands(year: int, text: str, fault: tuple[str, str]) -> None:
    """A row of another year, half a change, a negative count, 万 in a table that counts in 万元."""
    _, faults = numbers(f"申请: {{{text}}}\n", year, CHANGING)
    assert [(code, message) for code, _, _, message in faults] == [fault]


def test_other_words_belong_to_the_total() -> None:
    """又称 and 为零 of a row go to its total; counts of a table may go beyond a hundred."""
    form = FORM.replace("{键: 新收, 名称: 一、新收}", "{键: 新收, 又称: [收到申请], 为零: [未收到申请]}")
    cells = {cell.key: cell for cell in catalogue(form)}
    assert [key for key, cell in cells.items() if cell.aliases or cell.zeros] == ["新收_总计"]
    assert (cells["新收_总计"].aliases, cells["新收_总计"].zeros) == (("收到申请",), ("未收到申请",))
    assert numbers("申请: {新收: [300, 0, 0, 300]}\n")[1] == []


AMENDED = """\
申请:
  改:
    新收: {名称: 一、收到的}
    不公开: {名称: 不予公开的}
"""


def test_a_layer_above_changes_words_of_a_table() -> None:
    """Rows, columns and identities stay; names and places are the upper file's."""
    sources = [Source("下.yaml", FORM), Source("上.yaml", AMENDED)]
    made = read_catalogue(sources)
    assert made.diagnostics == () and made.value is not None
    cells, below = {c.key: c for c in made.value}, {c.key: c for c in catalogue()}
    changed = [key for key, cell in cells.items() if cell.name != below[key].name]
    assert list(cells) == list(below) and changed == [k for k in cells if k.startswith(("新收_", "不公开_"))]
    assert cells["新收_企业"].name == "一、收到的（企业）"
    assert cells["新收_企业"].place.source.path == "上.yaml"
    assert [i.name for i in made.value.identities] == [i.name for i in catalogue().identities]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (AMENDED.replace("不公开:", "不公布:"), "不认识的键“不公布”"),
        (AMENDED.replace("申请:", "受理:"), "下面各层没有叫“受理”的表可改"),
        ("申请:\n  改:\n    不公开: {单位: 个}\n", "“合计”相加的单位不一样：件、个"),
        ("申请:\n  改:\n    新收: {和: 全部}\n", "不认识的键“和”"),
        ('申请:\n  改:\n    新收: {名称: ""}\n', "“新收”的 名称 空着"),
        ('申请:\n  改:\n    新收: {单位: ""}\n', "“新收”的 单位 空着"),
        ('申请:\n  改:\n    新收: {名称: "{{ 年度 }}年新收"}\n', "行、栏的名称里写了引用"),
    ],
)
def test_what_cannot_be_changed_in_a_table_below(text: str, said: str) -> None:
    """A row that it has not, a table that is not there, units that do not add up, anything but words and units."""
    outcome = read_catalogue([Source("下.yaml", FORM), Source("上.yaml", text)])
    assert outcome.value is None
    assert [d.message for d in outcome.diagnostics][:1] == [said]
    assert {d.place.source.path for d in outcome.diagnostics if d.place} == {"上.yaml"}


@pytest.mark.parametrize(("theme", "hint"), [("申情", "是否想写：申请？"), ("另一张表", "整张写出来，或核对表的键")])
def test_a_mistyped_table_is_guessed(theme: str, hint: str) -> None:
    """改 of a table that no layer has: the one that is nearly called so."""
    outcome = read_catalogue([Source("下.yaml", FORM), Source("上.yaml", AMENDED.replace("申请:", f"{theme}:"))])
    assert [(d.code, d.hints) for d in outcome.diagnostics] == [("RG331", (hint,))]
