"""`reportgen new --from`: tables of fixed form, however last year's were written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HEAD = "模板: national/disclosure\n年度: {year}\n单位: {{名称: 云岭区人民政府, 类别: 政府}}\n指标:\n"
LIST = "[1, 0, 0, 0, ~, 0, 0, 0, 0, ~, 0, 0, 0, 0, ~]"
SAID = "1、0、0、0、~、0、0、0、0、~、0、0、0、0、~"


def renewed(office: Any, figures: str, year: int = 2024) -> str:
    """What stands under 指标 in the file of the year after."""
    path: Path = office.folder / f"{year}.yaml"
    path.write_text(HEAD.format(year=year) + figures, encoding="utf-8")
    run = office.run("new", str(year + 1), "--from", path.name)
    assert (run.code, run.err) == (0, ""), run.err
    text = (office.folder / f"{year + 1}.yaml").read_text(encoding="utf-8")
    return text.partition("指标:\n")[2]


def test_a_table_without_rows_is_blank(office: Any) -> None:
    """Its list goes into the comment, as that of a row does."""
    figures = f"  主动公开: {{行政许可: 5}}\n  复议诉讼: {LIST}  # 复议科\n"

    assert renewed(office, figures).split() == (
        f"主动公开: 行政许可: # 上年 5 复议诉讼: # 上年 {SAID} # 复议科".split()
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("复议诉讼:  # 上年 1、~、不适用", "复议诉讼:"),
        (f"复议诉讼: {LIST}  # 上年 3、~、1.5万元", f"复议诉讼: # 上年 {SAID}"),
        (f"复议诉讼: {LIST}  # 上年 3、4件均已结", f"复议诉讼: # 上年 {SAID} # 上年 3、4件均已结"),
    ],
)
def test_references_do_not_pile_up(before: str, after: str, office: Any) -> None:
    """That of the year before goes, a clerk's words stay."""
    assert renewed(office, f"  {before}\n").split() == after.split()


def test_a_table_that_never_applies_stays(office: Any) -> None:
    """Marked, since a duty may have come."""
    head = HEAD.replace("national/disclosure", "national/enforcement")
    path: Path = office.folder / "2024.yaml"
    path.write_text(head.format(year=2024) + "  行政强制: 不适用\n", encoding="utf-8")
    assert office.run("new", "2025", "--from", path.name).code == 0
    text = (office.folder / "2025.yaml").read_text(encoding="utf-8")
    assert text.partition("指标:\n")[2].split() == ["#", "沿用上年，请核对", "行政强制:", "不适用"]


def test_references_of_rows_do_not_pile_up(office: Any) -> None:
    """As a list and by column."""
    rows = "    规章: [1, 2, 3]  # 上年 4、5、~\n    行政规范性文件: {制发: 2, 废止: 1}  # 上年 制发：7；废止：0\n"
    figures = f"  主动公开:\n{rows}"

    after = renewed(office, figures)

    assert [line.split("#", 1)[1] for line in after.splitlines() if "#" in line] == [
        " 上年 1、2、3",
        " 上年 制发：2；废止：1",
    ]
