"""名录.yaml, and which of its units a facts file is of."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from reportgen.facts.roster import Roster, read_roster

GOOD = """名称: 示例省报告单位名录
单位:
  - {代码: "41", 名称: 示例省, 层级: 省, 类别: 政府}
  - {代码: "4101", 名称: 甲市, 层级: 市, 类别: 政府, 上级: "41"}
  - {代码: "4102", 名称: 乙市, 层级: 市, 类别: 政府, 上级: "41"}
  - {代码: 410101, 名称: 城关镇, 上级: 4101}
  - {代码: 410201, 名称: 城关镇, 上级: 4102}
"""


def read(folder: Path, text: str) -> tuple[Roster | None, list[tuple[str, int]]]:
    path = folder / "名录.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_roster(path, "名录.yaml")
    return found.value, [(d.code, d.place.line if d.place else 0) for d in found.diagnostics]


def test_a_roster_in_its_order(tmp_path: Path) -> None:
    roster, faults = read(tmp_path, GOOD)

    assert roster is not None
    assert not faults
    assert [unit.code for unit in roster.below("41")] == ["4101", "4102"]
    assert roster.by_code["410101"].above == "4101"
    assert roster.by_code["4101"].level == "市"


@pytest.mark.parametrize(
    ("code", "name", "path", "found"),
    [
        ("4101", "别名", "data/x/2024.yaml", "4101"),
        ("", "乙市", "data/x/2024.yaml", "4102"),
        ("", "", "data/410201/2024.yaml", "410201"),
        ("", "", "data/甲市/某局/2024.yaml", "4101"),
        ("", "城关镇", "data/410201/2024.yaml", "410201"),
        ("", "城关镇", "data/x/2024.yaml", None),  # two have this name
        ("99", "乙市", "data/4102/2024.yaml", None),  # a code is not passed over
    ],
)
def test_which_unit_a_file_is_of(code: str, name: str, path: str, found: str | None, tmp_path: Path) -> None:
    roster, _ = read(tmp_path, GOOD)

    assert roster is not None
    unit = roster.find(code, name, PurePath(path))
    assert (unit.code if unit else None) == found


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ('"4102"', '"4101"', [("RG240", 5), ("RG240", 7)]),  # the code twice, so that nobody is 4102
        ('上级: "41"', "上级: 49", [("RG240", 4), ("RG240", 5)]),
        ("类别: 政府}", "类别: 政府, 上级: 4101}", [("RG240", 3)]),  # 41 and 4101 in a ring
        ("层级: 省", "层级: 国", [("RG204", 3)]),
        ("名称: 甲市, ", "", [("RG203", 4), ("RG240", 6)]),
        ("名称: 甲市", "名字: 甲市", [("RG201", 4), ("RG203", 4), ("RG240", 6)]),
        ("单位:\n", "单位: 无\n", [("RG109", 3)]),
    ],
)
def test_faults_stand_at_their_line(old: str, new: str, faults: list[tuple[str, int]], tmp_path: Path) -> None:
    roster, found = read(tmp_path, GOOD.replace(old, new))

    assert roster is None
    assert found == faults


def test_a_province_is_no_too_large_file(tmp_path: Path) -> None:
    """More units than a facts file may have values."""
    rows = "".join(f"  - {{代码: {n}, 名称: 单位{n}, 层级: 乡, 类别: 政府}}\n" for n in range(25_000))
    roster, faults = read(tmp_path, f"单位:\n{rows}")

    assert roster is not None, faults
    assert len(roster.units) == 25_000
