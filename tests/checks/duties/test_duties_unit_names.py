"""What the unit calls itself: 我区, 我局."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.trial import facts_found

UNIT = "单位: {{名称: {}, 自称: {}, 层级: 县, 类别: {}}}\n"


@pytest.mark.parametrize(
    ("name", "said", "kind", "expected"),
    [
        ("云岭区人民政府", "我区", "政府", []),
        ("云岭区人民政府", "我县", "政府", ["RG546"]),
        ("云岭区人民政府", "全区", "政府", []),
        ("示例市云岭区人民政府", "我县", "政府", ["RG546"]),
        ("晋城市城区人民政府", "我区", "政府", []),
        ("衡水市景县人民政府", "我县", "政府", []),
        ("云岭市街道口镇人民政府", "我镇", "政府", []),
        ("中共云岭县委", "我县", "党委政府", []),
        ("云岭镇人民政府", "我镇", "政府", []),
        ("云岭经济开发区管理委员会", "我区", "功能区", []),
        ("云岭街道办事处", "我街道", "派出机关", []),
        ("云岭区司法局", "我局", "部门", []),
        ("云岭区司法局", "我委", "部门", ["RG546"]),
        ("云岭区司法局", "我区", "部门", []),
        ("云岭区司法局", "我县", "部门", ["RG546"]),
        ("云岭区发展和改革委员会", "我委", "部门", []),
        ("云岭区政务服务中心", "我中心", "部门", []),
        ("“云岭区人民政府”", "我区", "政府", ["RG546"]),
    ],
)
def test_what_the_unit_calls_itself(tmp_path: Path, name: str, said: str, kind: str, expected: list[str]) -> None:
    """By the sign of its place, or by the end of its name; what is not known is not judged."""
    found = facts_found(tmp_path, UNIT.format(name, said, kind))

    assert [d.code for d in found if d.code == "RG546"] == expected
