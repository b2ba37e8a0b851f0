"""Which of the files that are given count in a roll-up: no figure is added twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.rollup import units
from reportgen.rollup.below import below
from reportgen.rollup.units import Who

if TYPE_CHECKING:
    from conftest import Office, Run

CITY = "市/2024.yaml"
UNIT = "模板: national/five-part\n年度: 2024\n单位: {{{unit}}}\n指标: {{行政复议: {{受理: {number}}}}}\n"
UNITS = {
    "甲区": ("名称: 云岭市甲区人民政府, 代码: 410102, 层级: 县, 类别: 政府", 40),
    "丁县": ("名称: 云岭市丁县人民政府, 代码: 410122, 层级: 县, 类别: 政府", 7),
    "镇": ("名称: 丁县大河镇人民政府, 代码: 410122100, 层级: 乡, 类别: 政府", 3),
}
ROSTER = """单位:
  - {代码: 4101, 名称: 云岭市人民政府}
  - {代码: 410102, 名称: 云岭市甲区人民政府, 上级: 4101}
  - {代码: 410122, 名称: 云岭市丁县人民政府, 上级: 4101}
  - {代码: 410123, 名称: 云岭市庚县人民政府, 上级: 4101}
  - {代码: 410122100, 名称: 丁县大河镇人民政府, 上级: 410122}
  - {代码: 410122101, 名称: 丁县小河镇人民政府, 上级: 410122}
"""


def unit(office: Office, name: str, said: str, number: int) -> None:
    office.write(f"data/{name}/2024.yaml", UNIT.format(unit=said, number=number))


@pytest.fixture
def three(office: Office) -> Office:
    """Two counties, and a town of one of them."""
    for name, (said, number) in UNITS.items():
        unit(office, name, said, number)
    office.write("名录.yaml", ROSTER)
    return office


def city(office: Office) -> None:
    office.write(CITY, "模板: national/five-part\n年度: 2024\n单位: {名称: 云岭市人民政府}\n")


def rolled(office: Office, *more: str) -> Run:
    return office.run("rollup", "data", "-o", CITY, *more)


def sum_of(office: Office) -> str:
    return (office.folder / CITY).read_text(encoding="utf-8").partition("受理: ")[2].split()[0]


def test_with_a_roster_only_those_right_below_the_parent_count(three: Office) -> None:
    city(three)
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (0, "47")
    assert "提示 RG438: 1 个单位不是直接下级，没有计入：丁县大河镇人民政府（上级是“云岭市丁县人民政府”）" in run.err
    assert run.out.startswith("共 4 个单位：计入 2，不是直接下级 1，没有交 1\n")
    assert "data/镇" not in run.out
    assert "“云岭市庚县人民政府”（410123）没有交" in run.err
    assert "小河镇" not in run.err
    assert "# 汇总：2个单位，另有1个没有计入\n" in (three.folder / CITY).read_text(encoding="utf-8")


def test_where_the_parent_has_no_name_yet_the_topmost_count(three: Office) -> None:
    """Who the parent is follows from whose superior is not there: it is not missed itself."""
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (0, "47")
    assert "丁县大河镇人民政府（列入的“云岭市丁县人民政府”是它的上级）" in run.err
    assert run.err.count("RG431") == 1
    assert "“云岭市庚县人民政府”（410123）没有交" in run.err


def test_a_parent_without_a_name_is_the_unit_above_all_others(three: Office) -> None:
    """Its own report lies among theirs: a new file is rolled up for it, and does not count it alone."""
    unit(three, "本级", "名称: 云岭市人民政府, 代码: 4101, 层级: 市, 类别: 政府", 900)
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (0, "47")
    assert "2 个单位不是直接下级，没有计入：" in run.err
    assert "云岭市人民政府（就是上级自己）" in run.err
    assert "市/2024.yaml 没有写 单位.名称，按名录当作“云岭市人民政府”；不是的，写上 单位.名称" in run.err


def test_a_file_that_cannot_be_opened_stops_nobody_else(three: Office) -> None:
    """Neither the search for the pack nor that for the topmost units needs it."""
    for name in ("1", "410123"):
        (three.folder / f"data/{name}").mkdir()
        (three.folder / f"data/{name}/2024.yaml").symlink_to(three.folder / "无.yaml")
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (2, "47")
    assert "没有交" not in run.out


def test_a_town_stands_for_a_county_that_is_not_there(three: Office) -> None:
    (three.folder / "data/丁县/2024.yaml").unlink()
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (0, "43")
    assert "RG438" not in run.err


def test_what_is_wrong_with_a_unit_that_does_not_count_is_not_told(three: Office) -> None:
    """A town that is not read, and the parent's own unit."""
    city(three)
    unit(three, "镇", UNITS["镇"][0] + ", 电话: 1", 3)
    unit(three, "4101", "名称: 云岭市人民政府", 900)
    run = rolled(three, "--roster", "名录.yaml", "--format", "json")
    failed = json.loads(run.out)["units"]["failed"]

    assert (run.code, sum_of(three)) == (0, "47")
    assert [(each["file"], each["status"], each["message"]) for each in failed[:2]] == [
        ("data/4101/2024.yaml", "不是直接下级", "就是上级自己"),
        ("data/镇/2024.yaml", "不是直接下级", "上级是“云岭市丁县人民政府”"),
    ]


def test_a_unit_with_a_bad_file_did_hand_in(three: Office) -> None:
    city(three)
    unit(three, "庚县", "代码: 410123, 名称: 云岭市庚县人民政府, 电话: 1", 3)
    run = rolled(three, "--roster", "名录.yaml")

    assert run.out.startswith("共 4 个单位：计入 2，有错 1，不是直接下级 1\n")


def test_a_fault_of_ours_is_told_whose_file_it_is_in(three: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in one that does not count; and it was handed in."""
    city(three)
    for code in ("410123", "410122100"):
        unit(three, code, "名称: 某县", 1)
    read = units.pipeline.load

    def load(path: Path, *others: object, **more: object) -> object:
        if path.parent.name.isdecimal():
            raise ZeroDivisionError
        return read(path, *others, **more)

    monkeypatch.setattr(units.pipeline, "load", load)
    run = rolled(three, "--roster", "名录.yaml")

    assert run.code == 3
    assert "没有交" not in run.out
    assert run.err.count("程序自身出错（ZeroDivisionError") == 2


def test_nobody_right_below_the_parent(three: Office) -> None:
    city(three)
    run = three.run("rollup", "data/镇", "-o", CITY, "--roster", "名录.yaml")

    assert run.code == 1
    assert "没有一个单位计入" in run.err
    assert "核对名录里的 上级" in run.err


def test_without_a_roster_what_names_and_codes_tell_is_told(three: Office) -> None:
    """It counts: a province may be added up as it lies."""
    run = rolled(three)

    assert (run.code, sum_of(three)) == (0, "50")
    told = "1 个看来在另一个计入的之下，同样的数多半加了两次：“丁县大河镇人民政府”在“云岭市丁县人民政府”之下"
    assert f"警告 RG439: 计入的单位里，{told}" in run.err


@pytest.mark.parametrize(
    ("low", "high", "is_below"),
    [
        (Who("丁县大河镇人民政府", "", "乡"), Who("丁县人民政府", "", "县"), True),
        (Who("云岭市甲区人民政府"), Who("云岭市人民政府"), True),
        (Who("云岭市甲区人民政府", "", "县"), Who("云岭市人民政府", "", "县"), False),
        (Who("甲局", "410102"), Who("乙局", "410100"), True),
        (Who("甲局", "4101", "市"), Who("乙局", "410000", "省"), True),
        (Who("甲局", "410100201", "市", "部门"), Who("云岭市人民政府", "410100", "市", "政府"), True),
        (Who("云岭市司法局", "", "市", "部门"), Who("云岭市人民政府", "", "市", "政府"), True),
        (Who("甲局", "410100201", "市", "部门"), Who("乙局", "410100", "市", "部门"), False),
        (Who("十", "10"), Who("一", "1"), False),
        (Who("百", "1001"), Who("十", "100"), False),
        (Who("甲", "41"), Who("乙", "41"), False),
        (Who("中原区人民政府", "410102", "县", "政府"), Who("省商务厅", "4101", "省", "部门"), False),
        (Who("中原区人民政府", "410102"), Who("省商务厅", "4101"), False),
        (Who("中原区财政局", "410102", "县", "部门"), Who("省商务厅", "4101", "省", "部门"), False),
        (Who("中原区人民政府", "410102", "县", "政府"), Who("某市人民政府", "4101", "市", "政府"), True),
        (Who("某街道办事处", "110108001", "县", "政府"), Who("某区人民政府", "110108", "市", "政府"), True),
        (Who("甲区人民政府", "ZJ0102", "县", "政府"), Who("某市人民政府", "ZJ01", "市", "政府"), True),
        (Who("云岭市公安局甲分局", "", "县", "部门"), Who("云岭市公安局", "", "市", "部门"), False),
    ],
)  # fmt: skip
def test_who_is_below_whom(low: Who, high: Who, is_below: bool) -> None:
    assert [*below([low, high])] == ([(low, high)] if is_below else [])


def county(three: Office, *parts: str) -> None:
    """A county's file that was rolled up from others."""
    three.run("rollup", *(f"data/{part}" for part in parts), "-o", "data/县/2024.yaml")
    path = three.folder / "data/县/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("名称:", "名称: 示例县"), encoding="utf-8")


def test_two_units_of_one_name_with_codes_of_their_own_both_count(three: Office) -> None:
    unit(three, "另一甲区", UNITS["甲区"][0].replace("410102", "410302"), 5)

    assert (rolled(three).code, sum_of(three)) == (0, "55")


def test_a_sum_beside_its_parts_is_left_out(three: Office) -> None:
    county(three, "甲区", "丁县", "镇")
    run = rolled(three)

    assert (run.code, sum_of(three)) == (0, "50")
    told = "这个文件是汇总来的，它汇总的“云岭市甲区人民政府”等 3 个单位也列入了，所以没有计入这个文件"
    assert f"data/县/2024.yaml:1:1: 警告 RG439: {told}" in run.err
    assert "共 4 个单位：计入 3，重复 1" in run.out


def test_a_sum_beside_some_of_its_parts_is_left_out_and_what_is_lost_is_said(three: Office) -> None:
    county(three, "甲区", "丁县")
    run = three.run("rollup", "data/县", "data/丁县", "data/镇", "-o", CITY)

    assert (run.code, sum_of(three)) == (1, "10")
    assert "错误 RG439: 这个文件是汇总来的，它汇总的“云岭市丁县人民政府”也列入了，所以没有计入这个文件" in run.err
    assert "它汇总的另外 1 个（云岭市甲区人民政府）因此不在汇总里" in run.err
    assert "汇总：2个单位，另有1个没有计入" in (three.folder / CITY).read_text(encoding="utf-8")


def test_a_sum_without_its_parts_counts(three: Office) -> None:
    county(three, "甲区", "丁县")
    run = three.run("rollup", "data/县", "data/镇", "-o", CITY)

    assert (sum_of(three), run.err.count("计入的单位里")) == ("50", 0)


def test_a_sum_counts_where_the_roster_keeps_its_parts_out(three: Office) -> None:
    """A new parent over all that lies in a folder: its topmost unit is the sum of the others."""
    city(three)
    rolled(three, "--roster", "名录.yaml")
    run = three.run("rollup", "data", "市", "-o", "省/2024.yaml", "--roster", "名录.yaml")

    assert run.code == 0
    assert "受理: 47 " in (three.folder / "省/2024.yaml").read_text(encoding="utf-8")


def test_the_parent_s_own_unit_is_none_of_those_below_it(three: Office) -> None:
    city(three)
    unit(three, "市", "代码: 4101, 名称: 云岭市人民政府", 900)
    run = rolled(three)

    assert (run.code, sum_of(three)) == (1, "50")
    assert "名称 云岭市人民政府 的单位就是上级自己（市/2024.yaml），没有计入" in run.err


@pytest.mark.parametrize(
    ("said", "known"),
    [(UNITS["甲区"][0], "代码 410102"), ("名称: 云岭市甲区人民政府", "名称 云岭市甲区人民政府")],
)
def test_of_two_files_of_a_unit_the_one_that_counts_is_named(said: str, known: str, three: Office) -> None:
    """Also where only one of them has the code."""
    unit(three, "又甲区", said, 40)
    run = rolled(three)

    assert (run.code, sum_of(three)) == (1, "50")
    assert f"data/甲区/2024.yaml:1:1: 错误 RG430: {known} 的单位前面已有一份计入" in run.err
    assert "data/又甲区/2024.yaml:1:1 计入的是这一份" in run.err


FIVE = "{行政复议: {受理: 5}}"
PARENT = "模板: national/five-part\n年度: 2024\n单位: {{{unit}}}\n指标: {{行政复议: {{审结: 9}}}}\n"
WARD = "名称: 云岭市乙区人民政府, 层级: 县, 类别: 政府"


@pytest.mark.parametrize("check", [(), ("--check",)])
@pytest.mark.parametrize(
    ("output", "unit", "why"),
    [
        ("data/乙区/2024.yaml", WARD, "与列入的“云岭市丁县人民政府”同级"),
        ("别处/2024.yaml", WARD, "与列入的“云岭市丁县人民政府”同级"),
        ("data/乙镇/2024.yaml", "名称: 乙镇人民政府, 层级: 乡", "而列入的“云岭市丁县人民政府”在它之上"),
        ("data/乙局/2024.yaml", "名称: 云岭市乙局", "与列入的各单位放在一处，看不出它在它们之上"),
        ("data/县局/2024.yaml", "名称: 县局, 层级: 县, 类别: 部门", "而列入的“云岭市丁县人民政府”在它之上"),
    ],
)
def test_a_unit_s_own_report_is_no_parent_s(
    output: str, unit: str, why: str, check: tuple[str, ...], three: Office
) -> None:
    """A slip of the hand in -o: nothing is written into the unit's file, nor beside it."""
    text = PARENT.format(unit=unit)
    path = three.write(output, text)
    run = three.run("rollup", "data", "-o", output, *check)

    assert run.code == 2
    assert f"{output} 不像上级的文件：它是“" in run.err
    assert f"”自己的报告，填了 1 个数，{why}；没有写入" in run.err
    assert path.read_text(encoding="utf-8") == text
    assert [each.name for each in path.parent.iterdir()] == ["2024.yaml"]


@pytest.mark.parametrize(
    ("output", "unit"),
    [
        ("data/市/2024.yaml", "名称: 云岭市人民政府, 层级: 市, 类别: 政府"),
        ("data/市/2024.yaml", "名称: 云岭市人民政府"),
        ("data/2024.yaml", "名称: 某局"),
        ("别处/2024.yaml", "名称: 某局"),
    ],
)
def test_a_parent_s_file_with_figures_is_taken(output: str, unit: str, three: Office) -> None:
    three.write(output, PARENT.format(unit=unit))

    assert three.run("rollup", "data", "-o", output).code == 0


def test_offices_of_one_level_may_be_rolled_up_into_another(office: Office) -> None:
    """A bureau and its branches that are of its own level, where they do not lie in one place."""
    said = "名称: 云岭市公安局{}, 层级: 市, 类别: 部门"
    unit(office, "甲", said.format("甲分局"), 1)
    office.write("局/2024.yaml", PARENT.format(unit=said.format("")))
    office.write("data/局/2024.yaml", PARENT.format(unit=said.format("")))

    assert office.run("rollup", "data/甲", "-o", "局/2024.yaml").code == 0
    assert office.run("rollup", "data/甲", "-o", "data/局/2024.yaml").code == 2


@pytest.mark.parametrize("key", ["层级: 市级", "类别: 机关"])
def test_a_parent_with_a_mistyped_level_is_told_and_taken(key: str, three: Office) -> None:
    """A level that there is none of tells nothing of who is above."""
    three.write(CITY, PARENT.format(unit=f"名称: 云岭市人民政府, {key}"))
    run = rolled(three)

    assert (run.code, sum_of(three)) == (1, "50,")
    assert f"市/2024.yaml:3:23: 错误 RG204: “{key[4:]}”不在可选之列" in run.err


TOWNS = ("名称: 大河镇人民政府, 层级: 乡, 类别: 政府", "名称: 小河镇人民政府, 类别: 政府")
COUNTY = PARENT.format(unit="名称: 丁县人民政府, 层级: 县, 类别: 政府")


@pytest.mark.parametrize("more", [(), ("--roster", "名录.yaml")])
def test_a_parent_beside_towns_one_of_which_does_not_say_its_level(more: tuple[str, ...], office: Office) -> None:
    """One of two is shown to be below it, and the roster says so of both."""
    names = (f"  - {{代码: {n}, 名称: {name}人民政府{above}}}\n" for n, (name, above) in enumerate(
        (("丁县", ""), ("大河镇", ", 上级: 0"), ("小河镇", ", 上级: 0"))))  # fmt: skip
    office.write("名录.yaml", "单位:\n" + "".join(names))
    office.write("data/县/2024.yaml", COUNTY)
    for name, said in zip("大小", TOWNS):
        unit(office, name, said, 4)
    run = office.run("rollup", "data", "-o", "data/县/2024.yaml", *more)

    assert (run.code, "受理: 8" in (office.folder / "data/县/2024.yaml").read_text(encoding="utf-8")) == (0, True)
    assert run.err == ""


def test_a_roster_goes_before_what_the_files_say(office: Office) -> None:
    """Neither level nor name shows that the towns are below; the roster does."""
    members = ("{代码: 1, 名称: 丁县人民政府}", "{代码: 2, 名称: 小河镇人民政府, 上级: 1}")
    office.write("名录.yaml", "单位:\n" + "".join(f"  - {each}\n" for each in members))
    office.write("data/县/2024.yaml", COUNTY)
    unit(office, "小", "名称: 小河镇人民政府, 层级: 县, 类别: 政府", 4)
    given = ("rollup", "data", "-o", "data/县/2024.yaml")

    assert (office.run(*given).code, office.run(*given, "--roster", "名录.yaml").code) == (2, 0)


def test_one_unit_with_a_wrong_level_stops_nobody(three: Office) -> None:
    three.write(CITY, PARENT.format(unit="名称: 云岭市人民政府, 层级: 市, 类别: 政府"))
    unit(three, "丙区", "名称: 云岭市丙区人民政府, 层级: 市, 类别: 政府", 40)
    run = rolled(three)

    assert run.code == 0
    told = "“云岭市丙区人民政府”的层级（市）不在“云岭市人民政府”（市）之下，照样计入"
    assert f"data/丙区/2024.yaml:1:1: 警告 RG449: {told}" in run.err


@pytest.fixture
def rolled_up(three: Office) -> Office:
    """A county whose own file was rolled up from its two towns, beside another county."""
    (three.folder / "data/丁县/2024.yaml").unlink()
    three.write("data/丁县/2024.yaml", "模板: national/five-part\n年度: 2024\n单位: {名称: 丁县政府}\n")
    for name, said in zip("大小", TOWNS):
        unit(three, f"../乡镇/{name}", said, 4)
    assert three.run("rollup", "乡镇", "-o", "data/丁县/2024.yaml").code == 0
    return three


@pytest.mark.parametrize("sources", [None, "坏"], ids=["lost", "damaged"])
def test_sums_of_a_lost_roll_up_are_nobody_s_report(sources: str | None, office: Office) -> None:
    """No level tells who is above; the figures all bear the note of a roll-up, so they are compared and stay."""
    for name in "甲乙":
        facts = f"模板: national/five-part\n年度: 2024\n单位: {{名称: 某{name}局}}\n指标: {FIVE}\n"
        office.write(f"{name}.yaml", facts)
    assert office.run("rollup", "甲.yaml", "乙.yaml", "-o", "总.yaml", "--year", "2024").code == 0
    text = (office.folder / "总.yaml").read_text(encoding="utf-8").replace("  名称:", "  名称: 某委")
    path = office.write("总.yaml", text)
    beside = office.folder / "总.汇总.jsonl"
    beside.write_text(sources, encoding="utf-8") if sources else beside.unlink()

    run = office.run("rollup", "甲.yaml", "乙.yaml", "-o", "总.yaml")

    assert run.code == (1 if sources else 0)
    assert ("RG437" in run.err) is bool(sources)
    assert path.read_text(encoding="utf-8") == text

    by_hand = office.write("总.yaml", text.replace("指标:\n", "指标:\n  普法: {宣传活动: 3}\n"))
    beside.write_text("坏", encoding="utf-8")
    refused = office.run("rollup", "甲.yaml", "乙.yaml", "-o", "总.yaml")
    assert refused.code == 2
    assert "填了 1 个数" in refused.err and "总.汇总.jsonl 读不懂，不知道上次汇总了谁" in refused.err
    assert by_hand.read_text(encoding="utf-8").count("普法") == 1


def test_a_unit_that_was_rolled_up_takes_no_sums_of_its_sisters(rolled_up: Office) -> None:
    """A slip of the hand: the towns that it is the sum of are not among those that are given."""
    path = rolled_up.folder / "data/丁县/2024.yaml"
    text = path.read_text(encoding="utf-8")
    run = rolled_up.run("rollup", "data", "-o", "data/丁县/2024.yaml")

    assert run.code == 2
    told = "上次汇总的 2 个单位这次列入 0 个，与列入的各单位放在一处，看不出它在它们之上；没有写入"
    assert f"data/丁县/2024.yaml 不像上级的文件：它是“丁县政府”自己的报告，填了 1 个数，{told}" in run.err
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("level", "why"),
    [
        (", 层级: 县, 类别: 政府", "与列入的“云岭市丙区人民政府”同级"),
        (", 层级: 乡", "而列入的“云岭市丙区人民政府”在它之上"),
    ],
)
def test_not_even_where_its_own_units_are_there_but_fewer(level: str, why: str, rolled_up: Office) -> None:
    path = rolled_up.folder / "data/丁县/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("丁县政府", f"丁县政府{level}"), encoding="utf-8")
    for name in "乙丙":
        unit(rolled_up, name, f"名称: 云岭市{name}区人民政府, 层级: 县, 类别: 政府", 1)
    run = rolled_up.run("rollup", "data", "乡镇/大", "-o", "data/丁县/2024.yaml")

    assert (run.code, f"{why}；没有写入" in run.err) == (2, True)


def test_units_that_come_later_are_no_strangers(rolled_up: Office) -> None:
    """Most of a county's towns hand in after the first roll-up; nothing but the last one shows whose they are."""
    for name in "中上下":
        unit(rolled_up, f"../乡镇/{name}", f"名称: {name}河镇人民政府", 1)
    run = rolled_up.run("rollup", "乡镇", "-o", "data/丁县/2024.yaml")

    assert (run.code, run.err) == (0, "")


def test_a_roster_that_puts_nobody_below_the_parent_is_obeyed(three: Office) -> None:
    """The topmost of those that are there are not its own."""
    three.write("data/庚县/2024.yaml", "模板: national/five-part\n年度: 2024\n单位: {代码: 410123}\n")
    run = three.run("rollup", "data", "-o", "data/庚县/2024.yaml", "--roster", "名录.yaml")

    assert run.code == 1
    assert "没有一个单位计入，data/庚县/2024.yaml 没有改动" in run.err
    assert "按名录，列入的没有一个是它的直接下级" in run.err


def test_strangers_alone_are_nobody_s_by_the_roster(office: Office) -> None:
    city(office)
    office.write("名录.yaml", ROSTER)
    unit(office, "某", "名称: 某局", 4)
    run = rolled(office, "--roster", "名录.yaml")

    assert (run.code, (office.folder / CITY).read_text(encoding="utf-8").count("受理")) == (1, 0)
    assert "按名录，能计入的 1 个单位没有一个是 市/2024.yaml 的直接下级，市/2024.yaml 没有改动" in run.err


def test_a_roster_without_superiors_says_nothing_of_who_is_above(three: Office) -> None:
    city(three)
    three.write("名录.yaml", ROSTER.replace(", 上级: 4101}", "}").replace(", 上级: 410122}", "}"))
    run = rolled(three, "--roster", "名录.yaml")

    assert (run.code, sum_of(three)) == (0, "50")
