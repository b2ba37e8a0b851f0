"""A key whose line is indented wrongly: the finding says where it belongs."""

from __future__ import annotations

import pytest
from checks.trial import BASE

from reportgen import pipeline
from reportgen.workshop import Workshop


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("成文日期: 2025-02-20\n", "“成文日期”写在 公文 下面：移到那里，比那一行多缩进两格"),
        ("简称: 甲\n", "“简称”写在 单位 下面：移到那里，比那一行多缩进两格"),
        ("不足: 人手不足。\n", "“不足”写在 正文 下面：移到那里，比那一行多缩进两格"),
        ("行政复议: {受理: 47}\n", "“行政复议”写在 指标 下面：移到那里，比那一行多缩进两格"),
        ("审结: 47\n", "“审结”写在 指标 的 行政应诉 或 指标 的 行政复议 下面：移到那里，比那一行多缩进两格"),
        ("  正文:\n    举措: 甲。\n", "“正文”是最外一层的键：顶格写"),
        ("  审计: 3\n", None),
        (
            "指标:\n  行政复议:\n    受理: 47\n    行政应诉: {负责人出庭率: 100}\n",
            "“行政应诉”是另一个主题：与“行政复议”对齐，少缩进两格",
        ),
        ("指标:\n  行政复议: {负责人出庭率: 100}\n", "“负责人出庭率”在别的主题里：行政应诉.负责人出庭率，移到那里"),
        ("指标:\n  行政复议: {受理: {数: 47, 备注: 甲}}\n", "这里可以写：数、说明、来源"),
    ],
)
def test_the_finding_says_where_a_key_belongs(tmp_path, text, hint):
    """By the keys of the file, of the pack's sections and of its catalogue; else what may be written there."""
    path = tmp_path / "2024.yaml"
    path.write_text(BASE + text, encoding="utf-8")
    (found,) = (f for f in pipeline.check(path, Workshop()).diagnostics if f.code == "RG201")

    assert found.hints[:1] == ((hint,) if hint else found.hints[:1])
    assert hint or not any("缩进两格" in one or "顶格" in one for one in found.hints)
