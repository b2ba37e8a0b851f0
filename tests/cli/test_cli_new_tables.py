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
        ("复议诉讼: 不适用", "# 沿用上年，请核对 复议诉讼: 不适用"),
    ],
)
def test_references_do_not_pile_up(before: str, after: str, office: Any) -> None:
    """That of the year before goes, a clerk's words stay; a table that never applies stays, marked."""
    assert renewed(office, f"  {before}\n").split() == after.split()


def test_references_of_rows_do_not_pile_up(office: Any) -> None:
    """As a list and by column."""
    rows = "    规章: [1, 2, 3]  # 上年 4、5、~\n    行政规范性文件: {制发: 2, 废止: 1}  # 上年 制发：7；废止：0\n"
    figures = f"  主动公开:\n{rows}"

    after = renewed(office, figures)

    assert [line.split("#", 1)[1] for line in after.splitlines() if "#" in line] == [
        " 上年 1、2、3",
        " 上年 制发：2；废止：1",
    ]
