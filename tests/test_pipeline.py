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


def test_a_report_with_a_chart_is_checked_and_built(tmp_path: Path) -> None:
    """The whole road of a pack that draws one, last year's figures beside this year's."""
    (tmp_path / ".git").mkdir()
    pack = tmp_path / "templates" / "图"
    (pack / "sections").mkdir(parents=True)
    manifest = "名称: 图\n继承: national\n标题: 情况\n章节: [{键: 数据, 标题: 数据}]\n"
    (pack / "pack.yaml").write_text(manifest, encoding="utf-8")
    (pack / "sections" / "数据.md.j2").write_text('{% 图 柱形 "受理" 行政复议.受理 %}\n', encoding="utf-8")
    for year, cases in ((2023, 41), (2024, 47)):
        text = f"模板: 图\n年度: {year}\n单位: {{名称: 云岭区人民政府}}\n指标: {{行政复议: {{受理: {cases}}}}}\n"
        (tmp_path / f"{year}.yaml").write_text(text, encoding="utf-8")

    made = pipeline.make(pipeline.Request(tmp_path / "2024.yaml"), Workshop())

    assert [d.message for d in made.diagnostics if d.is_error] == []
    assert made.value is not None
    assert made.value[1].startswith(b"PK")
