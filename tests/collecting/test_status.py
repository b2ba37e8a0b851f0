"""`reportgen status`: the roster held against the files, as a collector meets it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from golden import Golden
from units import FACTS

from reportgen import project
from reportgen.collecting import handed_in
from reportgen.collecting.handed_in import HandedIn
from reportgen.collecting.listing import clipped, ruled
from reportgen.collecting.muster import Gathering, Standing
from reportgen.facts.roster import load_roster
from reportgen.packs.duties import Duty
from reportgen.source import Place, Source, Span

if TYPE_CHECKING:
    from conftest import Office

ROSTER = """名称: 示例市
模板: national/five-part
单位:
  - {代码: 10, 名称: 示例市人民政府, 层级: 市, 类别: 政府}
  - {代码: 11, 名称: 示例市甲山区人民政府, 层级: 县, 类别: 政府, 上级: 10}
  - {代码: 12, 名称: 示例市乙水区人民政府, 层级: 县, 类别: 政府, 上级: 10}
  - {代码: 13, 名称: 示例市丙林区人民政府, 层级: 县, 类别: 政府, 上级: 10}
  - {代码: 14, 名称: 示例市丁田区人民政府, 层级: 县, 类别: 政府, 上级: 10, 至: 2023}
"""
NOWHERE = Place(Source("", ""), Span(1, 1, 1, 1))


@pytest.fixture
def city(office: Office) -> Office:
    """One unit in time, one late, one faulty; the city itself has not handed in."""
    office.write("名录.yaml", ROSTER)
    office.write("data/11/2024.yaml", FACTS.format(name="甲山", number=40))
    office.write("data/乙/2024.yaml", FACTS.format(name="乙水", number=40).replace("2025-01-15", "2025-03-11"))
    office.write("data/13/2024.yaml", FACTS.format(name="丙林", number="四十七"))
    return office


def status(city: Office, *arguments: str) -> str:
    return city.run("status", "名录.yaml", "--year", "2024", *arguments).out


def test_the_table_of_a_terminal(city: Office, golden: Golden) -> None:
    run = city.run("status", "名录.yaml", "--year", "2024", "--all")

    assert run.code == 1
    golden("status.txt", run.out)


def test_only_what_is_not_in_order_is_listed(city: Office) -> None:
    told = status(city)

    assert "甲山" not in told
    assert "2024 年度应交 4 个单位：按期 1，逾期 1，有错 1，未交 1" in told
    assert "加 --all 全部列出" in told


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [("2025-03-01", "未到期限", 0), ("2025-03-02", "逾期未交", 1), ("2025年4月1日", "逾期未交", 31)],
)
def test_those_not_handed_in_are_judged_by_a_day_that_is_given(day: str, state: str, days: int, city: Office) -> None:
    """Nothing asks the clock."""
    found = json.loads(status(city, "--as-of", day, "--format", "json"))

    (unit,) = [each for each in found["units"] if each["code"] == "10"]
    assert (unit["state"], unit["report_by"], unit["days"]) == (state, "2025-03-01", days)


def test_all_in_order_is_code_0(city: Office) -> None:
    city.write("名录.yaml", "单位:\n  - {代码: 11, 名称: 示例市甲山区人民政府}\n")

    run = city.run("status", "名录.yaml", "data/11/", "--year", "2024")

    assert (run.code, run.out) == (0, "2024 年度应交 1 个单位：按期 1\n按期的没有列出；加 --all 全部列出\n")


def test_a_file_that_cannot_be_read_is_of_the_unit_of_its_folder(city: Office) -> None:
    city.write("data/10/2024.yaml", "单位：甲".encode("gbk"))

    units = {unit["code"]: unit for unit in json.loads(status(city, "--format", "json"))["units"]}

    assert (units["10"]["state"], units["10"]["first"]) == ("有错", "文件编码是 GBK，不是 UTF-8")


def test_a_folder_that_the_roster_names_comes_first(city: Office) -> None:
    city.write("名录.yaml", ROSTER.replace("名称: 示例市人民政府,", "名称: 示例市人民政府, 文件: data/乙,"))

    run = city.run("status", "名录.yaml", "--year", "2024", "--format", "json")

    units = {unit["code"]: unit["file"] for unit in json.loads(run.out)["units"]}
    assert (units["10"], units["12"]) == ("data/乙/2024.yaml", "")
    assert "RG445: 单位.名称 写的是“示例市乙水区人民政府”，名录里是“示例市人民政府”" in run.err


def test_the_folder_that_the_roster_names_counts_though_another_comes_first(city: Office) -> None:
    """What is said of the two files, and of the other unit's name in it."""
    city.write("名录.yaml", ROSTER.replace("名称: 示例市甲山区人民政府,", "名称: 示例市甲山区人民政府, 文件: data/乙,"))

    run = city.run("status", "名录.yaml", "--year", "2024", "--format", "json")

    units = {unit["code"]: (unit["file"], unit["dated"]) for unit in json.loads(run.out)["units"]}
    assert units["11"] == ("data/乙/2024.yaml", "2025-03-11")
    assert "data/11/2024.yaml:1:1: 错误 RG444" in run.err
    assert "名录的 文件 写着 data/乙，只看那里的：data/乙/2024.yaml" in run.err
    assert [line for line in run.err.splitlines() if "RG445" in line] == [
        "data/乙/2024.yaml:1:1: 警告 RG445: 单位.名称 写的是“示例市乙水区人民政府”，名录里是“示例市甲山区人民政府”"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "单位:\n  - {代码: 1, 名称: 甲}\n  - {代码: 2, 名称: 乙}\n",
            "“甲”等 2 个单位没有交，看不出期限：名录没有写 模板",
        ),
        (
            "模板: national/five-part\n单位:\n  - {代码: 1, 名称: 甲}\n  - {代码: 2, 名称: 乙, 层级: 县, 类别: 政府}\n",
            "“甲”没有交，看不出期限：名录没有写 层级、类别",
        ),
    ],
)
def test_why_no_deadline_is_known_is_told(text: str, message: str, city: Office) -> None:
    city.write("名录.yaml", text)

    run = city.run("status", "名录.yaml", "--year", "2024", "--as-of", "2025-06-01", "--format", "concise")

    assert [line for line in run.err.splitlines() if "RG448" in line] == [
        f"名录.yaml:{2 if text.startswith('单位') else 3}:10: 警告 RG448: {message}"
    ]


def test_units_that_the_roster_does_not_know_are_told(city: Office) -> None:
    city.write("data/戊/2024.yaml", FACTS.format(name="戊沙", number=1))

    run = city.run("status", "名录.yaml", "--year", "2024")

    assert "data/戊/2024.yaml:1:1: 警告 RG446" in run.err
    assert "“示例市戊沙区人民政府”不在名录里" in run.err
    assert run.out.splitlines()[-2].endswith("；名录外的文件 1 个")


def test_a_file_for_comparison_only_is_no_report(city: Office) -> None:
    """Whatever is wrong with it; a report beside it is the only one."""
    text = FACTS.format(name="甲山", number="四十").replace("年度: 2024\n", "年度: 2024\n用途: 仅供比较\n")
    city.write("data/11/2024.yaml", text)
    run = city.run("status", "名录.yaml", "--year", "2024", "--all")
    assert [line.split()[2] for line in run.out.splitlines() if line.startswith("11 ")] == ["未交"]

    city.write("data/11/报/2024.yaml", FACTS.format(name="甲山", number=40))
    run = city.run("status", "名录.yaml", "--year", "2024", "--all")
    assert "RG444" not in run.err
    assert [line.split()[2] for line in run.out.splitlines() if line.startswith("11 ")] == ["按期"]


def test_a_file_of_another_year_is_not_this_year_s(city: Office) -> None:
    """2024.yaml that is a copy of last year's, dates and all, would else be in time by last year's deadlines."""
    text = FACTS.format(name="甲山", number=40).replace("年度: 2024", "年度: 2023").replace("2025", "2024")
    city.write("data/11/2024.yaml", text)
    run = city.run("status", "名录.yaml", "--year", "2024", "--as-of", "2025-02-01")

    assert run.code == 1
    assert "data/11/2024.yaml:1:1: 错误 RG447: 年度 写的是 2023，看的是 2024 年度的报告" in run.err
    assert "11    示例市甲山区人民政府  年度不符  2025-03-01" in run.out
    assert "年度不符 1" in run.out


def test_two_files_of_one_unit_are_told(city: Office) -> None:
    city.write("data/甲山抄/2024.yaml", FACTS.format(name="甲山", number=41))

    run = city.run("status", "名录.yaml", "--year", "2024")

    assert "data/甲山抄/2024.yaml:1:1: 错误 RG444" in run.err
    assert "只看前一份：data/11/2024.yaml" in run.err


def test_what_was_looked_at_is_not_looked_at_again(city: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is the same; only what changed, and what cannot be read, is looked at."""
    first = status(city, "--all", "--format", "json")
    looked: list[str] = []
    unread = handed_in._looked_at
    monkeypatch.setattr(handed_in, "_looked_at", lambda path: looked.append(path.as_posix()) or unread(path))

    assert status(city, "--all", "--format", "json") == first
    assert looked == ["data/13/2024.yaml"]
    city.write("data/11/2024.yaml", FACTS.format(name="甲山", number=41))
    assert json.loads(status(city, "--format", "json"))["units"][1]["state"] == "按期"
    assert looked[1:] == ["data/11/2024.yaml", "data/13/2024.yaml"]


def test_processes_find_the_same(city: Office) -> None:
    assert status(city, "--all", "--jobs", "2") == status(city, "--all", "--jobs", "1")


def test_a_workbook(city: Office) -> None:
    """Days and counts are numbers, dates are dates; the same figures give the same bytes."""
    status(city, "-o", "情况.xlsx")
    first = (city.folder / "情况.xlsx").read_bytes()
    status(city, "-o", "情况.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(first))
    rows = list(book["各单位"].iter_rows(values_only=True))
    assert rows[3][:2] + rows[3][5:11] == (
        "12",
        "示例市乙水区人民政府",
        "逾期",
        datetime(2025, 3, 1),
        datetime(2025, 3, 11),
        datetime(2025, 3, 31),
        None,
        10,
    )
    assert book["各单位"]["G4"].number_format == "yyyy-mm-dd"
    assert list(book["各上级"].iter_rows(values_only=True))[1] == ("示例市人民政府", 3, "按期 1，逾期 1，有错 1")
    assert (city.folder / "情况.xlsx").read_bytes() == first
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in zipfile.ZipFile(io.BytesIO(first)).infolist())


def test_a_page_holds_no_script_and_escapes_names(city: Office) -> None:
    text = "单位:\n  - {代码: 11, 名称: '<script>alert(1)</script>'}\n"
    city.write("名录.yaml", text)

    status(city, "-o", "情况.html")

    page = (city.folder / "情况.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search("<script|<link|src=|href=|on[a-z]+=", page)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("没有.yaml", "--year", "2024"), "没有这个文件：没有.yaml"),
        (("名录.yaml",), "缺选项 --year"),
        (("名录.yaml", "--year", "2024", "-o", "情况.docx"), "不以 .xlsx、.html、.json 结尾"),
        (("名录.yaml", "--year", "2024", "--as-of", "三月"), "“三月”不是日期"),
        (("名录.yaml", "空/", "--year", "2024"), "空 里没有事实文件"),
        (("名录.yaml", "data/没有", "--year", "2024"), "没有这个文件或文件夹：data/没有"),
        (("别处/名录.yaml", "--year", "2024"), "别处/名录.yaml 旁边没有文件夹 data"),
        (("少/名录.yaml", "data/", "--year", "2024"), "名录里没有要交 2024 年度报告的单位"),
    ],
)
def test_wrong_use_of_status(arguments: tuple[str, ...], message: str, city: Office) -> None:
    city.write("空/说明.txt", "")
    city.write("别处/名录.yaml", ROSTER)
    city.write("少/名录.yaml", "单位:\n  - {代码: 14, 名称: 示例市丁田区人民政府, 至: 2023}\n")

    run = city.run("status", *arguments)

    assert run.code == 2
    assert message in run.err


@pytest.mark.parametrize("text", ["名称: 示例市\n", "单位: []\n"])
def test_a_roster_without_units_is_an_error(text: str, city: Office) -> None:
    city.write("名录.yaml", text)

    run = city.run("status", "名录.yaml", "--year", "2024")

    assert (run.code, run.out) == (1, "")
    assert "名录.yaml:1:1: 错误 RG440: 名录里没有单位" in run.err


def test_nobody_has_handed_in_yet(city: Office) -> None:
    """Files of other years alone are no mistake."""
    assert "2031 年度应交 4 个单位：未交 4" in city.run("status", "名录.yaml", "--year", "2031").out


def test_a_pack_that_is_not_there_is_named(city: Office) -> None:
    city.write("名录.yaml", ROSTER.replace("national/five-part", "national/none"))

    run = city.run("status", "名录.yaml", "--year", "2024")

    assert run.code == 2
    assert "名录写的模板包“national/none”不能用：没有模板包“national/none”" in run.err


def duty(act: str, deadline: tuple[int, int], inclusive: bool = False) -> Duty:
    return Duty(act, (), (), (), deadline, None, None, "", "", "已核", NOWHERE, inclusive)


DUTIES = (duty("报送", (3, 1)), duty("公开", (4, 1)))


@pytest.mark.parametrize(
    ("file", "state", "days"),
    [
        ({"dated": "2025-03-01"}, "按期", 0),
        ({"dated": "2025-03-02"}, "逾期", 1),
        ({"dated": "2025-02-01", "published": "2025-03-31"}, "按期", 0),
        ({"dated": "2025-02-01", "published": "2025-04-01"}, "逾期", 1),
        ({}, "没有日期", 0),
        ({"dated": "2025-03-02", "errors": 1, "status": "有错"}, "有错", 1),
        ({"dated": "2025-06-01", "report_by": "", "publish_by": ""}, "已交", 0),
        ({"status": "仅供比较"}, "未交", 0),
    ],
)
def test_states(file: dict[str, str], state: str, days: int, office: Office) -> None:
    path = office.write("名录.yaml", "模板: 某\n单位:\n  - {代码: 1, 名称: 甲}\n")
    roster = load_roster(path, project.shown).value
    assert roster is not None
    gathering = Gathering(roster, Path(), 2024)
    gathering.take(
        HandedIn("甲/2024.yaml", "通过", "甲", year=2024, report_by="2025-03-01", publish_by="2025-03-31")._replace(
            **file
        )
    )

    (standing,) = gathering.standings(lambda _: DUTIES, None)

    assert (standing.state, standing.days) == (state, days)


@pytest.mark.parametrize(
    ("day", "dated", "published", "state", "days"),
    [
        ("2025-02-15", "2025-04-11", "", "未到期限", 0),
        ("2025-03-05", "2025-04-11", "", "逾期未交", 4),
        ("2025-04-11", "2025-04-11", "", "逾期", 41),
        ("2025-06-01", "2025-04-11", "", "逾期", 41),
        ("2025-03-05", "2025-02-20", "2025-05-01", "按期", 0),
        ("2025-04-02", "2025-02-20", "2025-05-01", "逾期", 2),
    ],
)
def test_a_date_that_had_not_come_yet_is_none(
    day: str, dated: str, published: str, state: str, days: int, office: Office
) -> None:
    """As of a day, nobody is later than that day."""
    path = office.write("名录.yaml", "单位:\n  - {代码: 1, 名称: 甲}\n")
    roster = load_roster(path, project.shown).value
    assert roster is not None
    gathering = Gathering(roster, Path(), 2024)
    gathering.take(
        HandedIn(
            "甲/2024.yaml", "通过", "甲", year=2024, dated=dated, published=published,
            report_by="2025-03-01", publish_by="2025-03-31",
        )
    )  # fmt: skip

    (standing,) = gathering.standings(lambda _: DUTIES, date.fromisoformat(day))

    assert (standing.state, standing.days) == (state, days)


@pytest.mark.parametrize(("inclusive", "days"), [(False, 1), (True, 0)])
def test_publication_on_the_day_itself(inclusive: bool, days: int, office: Office) -> None:
    path = office.write("名录.yaml", "模板: 某\n单位:\n  - {代码: 1, 名称: 甲}\n")
    roster = load_roster(path, project.shown).value
    assert roster is not None

    (standing,) = Gathering(roster, Path(), 2024).standings(
        lambda _: (duty("公开", (4, 1), inclusive),), date(2025, 4, 1)
    )

    assert standing == Standing(
        "1",
        "甲",
        "",
        "",
        "",
        "逾期未交" if days else "未到期限",
        publish_by=f"2025-0{4 if inclusive else 3}-{'01' if inclusive else '31'}",
        days=days,
    )


def test_columns_stand_under_each_other() -> None:
    """A wide character takes two columns."""
    assert [*ruled((("代码", "单位", "状态"), ("1", "甲山区", "按期")))] == ["代码  单位    状态", "1     甲山区  按期"]


def test_a_long_text_is_clipped() -> None:
    assert clipped("一二三四五", 8) == "一二三…"
    assert clipped("一二三四", 8) == "一二三四"
