"""`reportgen table`: all figures of many units and years as one table, with their marks."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from units import FACTS

from reportgen.collecting.columns import Wide, long_rows, spool
from reportgen.collecting.figures import Cell, UnitYear
from reportgen.writers.csv_rows import write_csv
from reportgen.writers.xlsx.flat import List, write_lists

if TYPE_CHECKING:
    from conftest import Office

FIGURES = """指标:
  行政复议: {受理: NUMBER, 上期结转: 不适用, 审结: }
  矛盾化解: {涉及金额: 6835万余}
"""


def facts(name: str, number: str, year: int = 2024) -> str:
    text = FACTS.format(name=name, number=number)
    old = text[text.index("指标:") : text.index("正文:")]
    return (
        text.replace(old, FIGURES.replace("NUMBER", number)).replace("2025", str(year + 1)).replace("2024", str(year))
    )


@pytest.fixture
def city(office: Office) -> Office:
    office.write("data/甲/2024.yaml", facts("甲山", "近500"))
    office.write("data/甲/2023.yaml", facts("甲山", "41", 2023))
    office.write("data/乙/2024.yaml", facts("乙水", "若干"))
    return office


def rows(city: Office, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((city.folder / name).read_bytes().decode("utf-8-sig"))))


def test_a_row_for_each_figure(city: Office) -> None:
    run = city.run("table", "data/", "-o", "数.csv")

    told = [
        (row["年度"], row["指标"], row["数"], row["计量单位"], row["标记"], row["原文"]) for row in rows(city, "数.csv")
    ]
    assert told == [
        ("2023", "行政复议.受理", "41", "件", "", "41"),
        ("2023", "行政复议.上期结转", "", "件", "不适用", ""),
        ("2023", "矛盾化解.涉及金额", "68350000", "元", "余", "6835万余"),
        ("2024", "行政复议.受理", "500", "件", "近", "近500"),
        ("2024", "行政复议.上期结转", "", "件", "不适用", ""),
        ("2024", "矛盾化解.涉及金额", "68350000", "元", "余", "6835万余"),
    ]
    assert run.code == 1
    assert "data/乙/2024.yaml:6:14: 错误 RG206" in run.err
    assert run.out == "共 3 个文件，1 个有错的没有列入，6 个数\n已生成 数.csv\n"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("近500, 20", ("500", "约", "约500")),
        ("300余, 20", ("320", "逾", "逾320")),
        ("412.6万, 20", ("4130000", "", "413万")),
        ("5, 20", ("25", "", "25")),
    ],
)
def test_a_total_that_the_program_computes(parts: str, said: tuple[str, ...], office: Office) -> None:
    """Number, mark and text are those of the figure that a roll-up would write: 520余 would leave out 470."""
    office.write("templates/own/pack.yaml", "名称: 自用\n继承: national/five-part\n")
    form = "名称: 结案, 单位: 件, 约数: 是, 列: [调解, 裁决, {键: 合计, 和: 全部}]"
    office.write("templates/own/indicators.yaml", f"结案: {{{form}, 行: [件数]}}\n")
    text = f"模板: own\n年度: 2024\n单位: {{名称: 甲区}}\n指标: {{结案: {{件数: [{parts}, ~]}}}}\n"
    office.write("data/甲/2024.yaml", text)
    run = office.run("table", "data/", "-o", "数.csv")

    assert run.code == 0, run.err
    assert [(r["数"], r["标记"], r["原文"]) for r in rows(office, "数.csv") if "合计" in r["指标"]] == [said]


def test_a_row_for_each_unit_and_year(city: Office) -> None:
    city.run("table", "data/甲", "--wide", "-o", "数.csv")

    found = rows(city, "数.csv")

    assert list(found[0])[5:] == [
        "行政复议.受理", "行政复议.受理（标记）", "行政复议.上期结转", "行政复议.上期结转（标记）",
        "矛盾化解.涉及金额", "矛盾化解.涉及金额（标记）",
    ]  # fmt: skip
    assert [(row["年度"], *list(row.values())[5:]) for row in found] == [
        ("2023", "41", "", "", "不适用", "68350000", "余"),
        ("2024", "500", "近", "", "不适用", "68350000", "余"),
    ]


def test_figures_that_are_not_filled_in_are_listed_on_demand(city: Office) -> None:
    city.run("table", "data/甲", "--year", "2024", "--blanks", "-o", "数.csv")

    found = {row["指标"]: row["标记"] for row in rows(city, "数.csv")}

    assert (found["行政复议.审结"], found["行政复议.上期结转"], found["行政复议.受理"]) == ("未填", "不适用", "近")


@pytest.mark.parametrize("wide", [(), ("--wide",)])
def test_a_number_is_written_without_needless_zeros(wide: tuple[str, ...], city: Office) -> None:
    city.write("data/甲/2024.yaml", facts("甲山", "40").replace("6835万余", "1.2万"))
    city.run("table", "data/甲", "--year", "2024", *wide, "-o", "数.csv")

    assert "12000" in (city.folder / "数.csv").read_text(encoding="utf-8-sig").replace("\n", ",").split(",")


def test_only_one_year(city: Office) -> None:
    city.run("table", "data/甲", "--year", "2023", "-o", "数.csv")

    assert {row["年度"] for row in rows(city, "数.csv")} == {"2023"}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("没有/",), 2, "没有这个文件或文件夹：没有"),
        (("data/", "--year", "2014"), 2, "data 里没有 2014 年度的事实文件"),
        (("data/乙",), 1, "没有一个文件能列入，没有写 数.csv"),
        (("data/乙", "--wide"), 1, "没有一个文件能列入，没有写 数.csv"),
    ],
)
def test_a_table_stays_where_nothing_can_be_put_into_a_new_one(
    arguments: tuple[str, ...], code: int, message: str, city: Office
) -> None:
    city.write("数.csv", "an earlier table")

    run = city.run("table", *arguments, "-o", "数.csv")

    assert (run.code, run.out) == (code, "")
    assert f"错误：{message}\n" in run.err
    assert (city.folder / "数.csv").read_text(encoding="utf-8") == "an earlier table"


def test_a_faulty_file_has_no_row_in_the_wide_table(city: Office) -> None:
    city.run("table", "data/", "--wide", "-o", "数.csv")

    assert [(row["单位"][3:5], row["年度"]) for row in rows(city, "数.csv")] == [("甲山", "2023"), ("甲山", "2024")]


@pytest.mark.parametrize("wide", [(), ("--wide",)])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_processes_write_the_same_bytes(wide: tuple[str, ...], ending: str, city: Office) -> None:
    city.run("table", "data/", *wide, "-o", f"一.{ending}", "--jobs", "1")
    city.run("table", "data/", *wide, "-o", f"二.{ending}", "--jobs", "2")

    assert (city.folder / f"一.{ending}").read_bytes() == (city.folder / f"二.{ending}").read_bytes()


def test_a_workbook_of_figures(city: Office) -> None:
    """Numbers are numbers; the wide one has a sheet that says what each column is."""
    city.run("table", "data/甲", "--wide", "-o", "数.xlsx")

    book = openpyxl.load_workbook(city.folder / "数.xlsx")

    assert [cell.value for cell in book["数据"][2]][4:] == [2023, 41, None, None, "不适用", 68350000, "余"]
    assert [cell.value for cell in book["指标"][2]] == ["行政复议.受理", "受理行政复议申请", "件"]


def test_a_sheet_that_is_full_goes_on_in_another() -> None:
    file = io.BytesIO()
    write_lists(file, "数", [List("数据", ("甲",), (10,), ((n,) for n in range(5)))], most=3)

    book = openpyxl.load_workbook(file)

    assert {sheet.title: [row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book} == {
        "数据": ["甲", 0, 1],
        "数据2": ["甲", 2, 3],
        "数据3": ["甲", 4],
    }


def test_a_text_is_no_formula() -> None:
    file = io.BytesIO()
    write_csv(file, ("甲",), [("=1+1",), ("-5",), (Decimal(-5),), ("甲,乙",)])

    assert file.getvalue().decode("utf-8-sig").splitlines() == ["甲", "'=1+1", "'-5", "-5", '"甲,乙"']


def test_parquet(city: Office) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    city.run("table", "data/甲", "-o", "数.parquet")

    found = parquet.read_table(city.folder / "数.parquet").to_pylist()

    assert [(row["年度"], row["数"], row["标记"]) for row in found][2:4] == [
        (2023, 68350000.0, "余"),
        (2024, 500.0, "近"),
    ]


def test_without_the_library_of_parquet(city: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    run = city.run("table", "data/", "-o", "数.parquet")

    assert run.code == 2
    assert run.err == "错误：没有安装 pyarrow，写不了 .parquet\n  改法：pip install pyarrow\n"
    assert not (city.folder / "数.parquet").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("长" * 300, "-o", "数.csv"), "长 用不了：文件名太长"),
        (("data/",), "缺选项 --output"),
        (("data/", "-o", "数.txt"), "不以 .csv、.xlsx、.parquet 结尾"),
        (("空/", "-o", "数.csv"), "空 里没有事实文件"),
    ],
)
def test_wrong_use_of_table(arguments: tuple[str, ...], message: str, city: Office) -> None:
    city.write("空/说明.txt", "")

    run = city.run("table", *arguments)

    assert run.code == 2
    assert message in run.err
    assert not list(city.folder.glob("*数*"))


def units(figures: list[dict[str, int]]) -> Iterator[UnitYear]:
    for number, each in enumerate(figures):
        cells = tuple(Cell(path, path, "件", Decimal(value), "", str(value)) for path, value in each.items())
        yield UnitYear("", "通过", str(number), "", "", "", 2024, cells)


@given(st.lists(st.dictionaries(st.sampled_from(["甲.一", "甲.二", "乙.一", "丙.一"]), st.integers(0, 10**15))))
def test_long_and_wide_say_the_same(figures: list[dict[str, int]]) -> None:
    """Whatever units fill in, no figure is lost or put to another unit."""
    with spool() as file:
        wide = Wide(units(figures), file)
        heads = [column.head for column in wide.columns]
        spread = [dict(zip(heads[5:], row[5:])) for row in wide.rows()]

    long = [(row[0], row[5], row[7]) for row in long_rows(units(figures))]

    assert [{p: v for p, v in each.items() if v is not None} for each in spread] == [dict(each) for each in figures]
    assert long == [(str(n), path, value) for n, each in enumerate(figures) for path, value in each.items()]
