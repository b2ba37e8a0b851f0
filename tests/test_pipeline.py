"""One report from its facts file on: what only the whole road can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.workshop import Workshop

FACTS = """\
模板: national/five-part
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}}
公文:
  主送: [示例市人民政府]
  成文日期: 2025-02-20
  附件:
    - 标题: 分项情况
      表:
        列: [{heads}]
        行: [[{row}]]
"""


@pytest.mark.parametrize(("columns", "told"), [(8, []), (40, [("RG341", 10, "这张表有 40 栏，版心里排不下")])])
def test_a_table_that_cannot_fit_is_told(tmp_path: Path, columns: int, told: list[tuple[str, int, str]]) -> None:
    """At its line, before anybody looks at the page."""
    (tmp_path / ".git").mkdir()
    heads, row = ", ".join(f"第{n}项" for n in range(columns)), ", ".join(["1234"] * columns)
    path = tmp_path / "2024.yaml"
    path.write_text(FACTS.format(heads=heads, row=row), encoding="utf-8")

    found = pipeline.check(path, Workshop()).diagnostics

    wide = [(d.code, d.place.line if d.place else 0, d.message) for d in found if d.code == "RG341"]
    assert wide == told
