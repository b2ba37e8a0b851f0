"""名录.yaml: what is read of it, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import project
from reportgen.errors import ReportgenError
from reportgen.facts.roster import Roster, load_roster

if TYPE_CHECKING:
    from conftest import Office


def read(office: Office, text: str) -> Roster:
    found = load_roster(office.write("名录.yaml", text), project.shown)
    assert found.value is not None, found.diagnostics
    return found.value


def faults(office: Office, text: str) -> list[str]:
    found = load_roster(office.write("名录.yaml", text), project.shown)
    assert found.value is None
    return [f"{d.place.line}: {d.code} {d.message}" for d in found.diagnostics if d.place]


def test_a_roster_and_those_below_it_are_one(office: Office) -> None:
    """Units stand in the order of the files; a pack of the whole file is that of each unit that names none."""
    office.write("名录/甲.yaml", "模板: national/five-part\n单位:\n  - {代码: 3, 名称: 丙局, 上级: 1, 文件: data/丙}\n")
    text = (
        "名称: 示例市\n单位:\n  - {代码: 1, 名称: 甲市, 层级: 市, 类别: 政府}\n  - {代码: 2, 名称: 乙局, 模板: 我的}\n"
    )

    roster = read(office, text + "下级名录: [名录/甲.yaml]\n")

    rows = [(m.code, m.name, m.level, m.kind, m.above, m.file, m.pack) for m in roster.members]
    assert roster.name == "示例市"
    assert rows == [
        ("1", "甲市", "市", "政府", "", "", ""),
        ("2", "乙局", "", "", "", "", "我的"),
        ("3", "丙局", "", "", "1", "名录/data/丙", "national/five-part"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单位:\n  - {代码: 1}\n", ["2: RG203 缺“单位[0].名称”"]),
        ("单位:\n  - {代码: 1, 名称: 甲, 层次: 县}\n", ["2: RG201 不认识的键“层次”"]),
        ("单位:\n  - {代码: 1, 名称: 甲, 层级: 区}\n", ["2: RG204 “区”不在可选之列"]),
        ("单位: 甲局\n", ["1: RG202 “单位”应是列表，这里写的是文字"]),
        ("单位:\n  - {代码: 1, 名称: 甲, 自: 2025, 至: 2024}\n", ["2: RG440 自 2025 年在 至 2024 年之后"]),
        ("单位:\n  - {代码: 1, 名称: 甲}\n  - {代码: 1, 名称: 乙}\n", ["3: RG441 代码“1”写了两次"]),
        ("单位:\n  - {代码: 1, 名称: 甲}\n  - {代码: 2, 名称: 甲}\n", ["3: RG441 名称“甲”写了两次"]),
        ("单位:\n  - {代码: 1, 名称: 甲, 上级: 9}\n", ["2: RG442 “甲”的上级“9”不在名录里"]),
        ("单位:\n  - {代码: 1, 名称: 甲, 上级: 1}\n", ["2: RG443 上级绕成了圈：甲 → 甲"]),
        (
            "单位:\n  - {代码: 0, 名称: 零, 上级: 1}\n"
            "  - {代码: 1, 名称: 甲, 上级: 2}\n  - {代码: 2, 名称: 乙, 上级: 1}\n",
            ["3: RG443 上级绕成了圈：甲 → 乙 → 甲"],
        ),
        ("下级名录: [没有.yaml]\n", ["1: RG440 没有这份下级名录：没有.yaml"]),
        ("下级名录: [../别处.yaml]\n", ["1: RG440 下级名录在这份名录的文件夹之外"]),
        ("下级名录: [/etc/hostname]\n", ["1: RG440 下级名录在这份名录的文件夹之外"]),
        ("下级名录: [名录.yaml]\n", ["1: RG440 名录.yaml 已经列过一次"]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, found: list[str], office: Office) -> None:
    assert faults(office, text) == found


@pytest.mark.parametrize("name", ["圈.yaml", "圈/名录.yaml", "长" * 300 + ".yaml"])
def test_a_path_that_no_file_can_have(name: str, office: Office) -> None:
    """A link to itself, a name too long: below a roster a fault of its line, else wrong use."""
    for loop in ("圈.yaml", "圈"):
        (office.folder / loop).symlink_to(loop)

    (told,) = faults(office, f"下级名录: [{name}]\n")
    assert told.startswith(f"1: RG440 没有这份下级名录：{name[:50]}")
    with pytest.raises(ReportgenError, match=r"打不开文件.*：(文件名太长|链接绕成了圈)"):
        load_roster(Path(name), project.shown)


@pytest.mark.parametrize(
    ("line", "wrong", "key"),
    [
        ("  - {代码: 1, 名称: 甲, 上级: 9}", "9", "上级"),
        ("  - {代码: 1, 名称: 甲, 上级: 1}", "1}", "上级"),
        ("  - {代码: 1, 名称: 零}", "零", "名称"),
        ("  - {代码: 0, 名称: 甲}", "0", "代码"),
    ],
)
def test_a_fault_between_lines_is_told_where_it_is_written(line: str, wrong: str, key: str, office: Office) -> None:
    (fault,) = load_roster(
        office.write("名录.yaml", f"单位:\n  - {{代码: 0, 名称: 零}}\n{line}\n"), project.shown
    ).diagnostics

    assert fault.place is not None
    assert (fault.place.line, fault.place.column, fault.place.path) == (3, line.index(wrong) + 1, f"单位[1].{key}")


def test_a_link_that_leads_out_is_not_followed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("别处") / "名录.yaml"
    outside.write_text("单位:\n  - {代码: 1, 名称: 甲}\n", encoding="utf-8")
    (office.folder / "里面.yaml").symlink_to(outside)

    assert faults(office, "下级名录: [里面.yaml]\n") == ["1: RG440 下级名录在这份名录的文件夹之外"]


def test_faults_of_all_files_are_told_at_once(office: Office) -> None:
    office.write("甲.yaml", "单位:\n  - {代码: 1}\n")
    office.write("乙.yaml", "单位：\n")

    found = load_roster(office.write("名录.yaml", "下级名录: [甲.yaml, 乙.yaml]\n单位名: 甲\n"), project.shown)

    told = [(d.place.source.path, d.code) for d in found.diagnostics if d.place]
    assert told == [("名录.yaml", "RG201"), ("甲.yaml", "RG203"), ("乙.yaml", "RG108")]


@pytest.mark.parametrize(("year", "reports"), [(2022, False), (2023, True), (2024, True), (2025, False)])
def test_a_unit_reports_in_its_years(year: int, reports: bool, office: Office) -> None:
    (member,) = read(office, "单位:\n  - {代码: 1, 名称: 甲, 自: 2023, 至: 2024}\n").members

    assert member.reports_in(year) is reports
