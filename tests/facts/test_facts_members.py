"""Which unit of the roster a facts file is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.facts.members import Members
from reportgen.facts.roster import load_roster

ROSTER = """单位:
  - {代码: 41, 名称: 示例省}
  - {代码: 4101, 名称: 甲市, 上级: 41}
  - {代码: 4102, 名称: 乙市, 上级: 41, 文件: 别处/乙}
"""


@pytest.mark.parametrize(
    ("path", "code", "name", "found"),
    [
        ("别处/乙/2024.yaml", "4101", "甲市", "4102"),  # 文件 of the roster says so
        ("data/4101/2024.yaml", "4102", "乙市", "4101"),
        ("data/x/2024.yaml", "4101", "乙市", "4101"),
        ("data/x/2024.yaml", "", "乙市", "4102"),
        ("data/4101/某局/2024.yaml", "", "", "4101"),
        ("data/41/4101/某局/2024.yaml", "99", "别名", "4101"),
        ("data/x/2024.yaml", "99", "别名", None),
    ],
)
def test_by_place_code_and_name(path: str, code: str, name: str, found: str | None, tmp_path: Path) -> None:
    (tmp_path / "名录.yaml").write_text(ROSTER, encoding="utf-8")
    roster = load_roster(tmp_path / "名录.yaml", Path.as_posix).value
    assert roster is not None

    member = Members(roster, tmp_path).find(str(tmp_path / path), code, name)

    assert (member.code if member else None) == found


@pytest.mark.parametrize("place", ["别处/E\u0301镇/2024.yaml", "别处/\u00c9镇/2024.yaml"])
@pytest.mark.parametrize("name", ["E\u0301镇", "\u00c9镇"])
def test_a_name_in_another_spelling_of_unicode_is_the_same(name: str, place: str, tmp_path: Path) -> None:
    """É is one sign for one system, two for another: in the roster, in the file and in the names of folders."""
    roster = f"单位:\n  - {{代码: 1, 名称: {name}}}\n  - {{代码: 2, 名称: 丙, 文件: 别处/{name}}}\n"
    (tmp_path / "名录.yaml").write_text(roster, encoding="utf-8")
    members = Members(load_roster(tmp_path / "名录.yaml", Path.as_posix).value, tmp_path)

    assert members.find(str(tmp_path / place), "", "").code == "2"
    assert members.find(str(tmp_path / "x/2024.yaml"), "", "E\u0301镇").code == "1"
