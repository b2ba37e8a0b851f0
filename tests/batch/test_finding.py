"""Which facts files folders and patterns stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.batch.finding import count, facts_files
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from conftest import Office

FILES = ("data/甲/2023.yaml", "data/甲/2024.yaml", "data/乙/2024.yaml", "data/办公室.yaml", "data/.old/2024.yaml",
         "data/乙/2024.docx", "data/乙/草稿.yaml", "data/2024.yaml")  # fmt: skip


@pytest.mark.parametrize(
    ("names", "year", "found"),
    [
        (["data"], None, "data/2024 data/乙/2024 data/甲/2023 data/甲/2024"),
        (["data"], 2023, "data/甲/2023"),
        (["data/甲", "data"], 2024, "data/甲/2024 data/2024 data/乙/2024"),
        (["data/甲/2024.yaml", "data/甲/2024.yaml"], None, "data/甲/2024"),
        (["data/*/2024.yaml"], None, "data/乙/2024 data/甲/2024"),
        (["data/**/2023.yaml"], None, "data/甲/2023"),
        (["data/[甲]"], None, "data/甲/2023 data/甲/2024"),
        (["data/乙/草稿.yaml"], None, "data/乙/草稿"),
    ],
)
def test_folders_patterns_and_years(names: list[str], year: int | None, found: str, office: Office) -> None:
    for name in FILES:
        office.write(name, "")
    assert [one.path.removesuffix(".yaml") for one in facts_files(names, year)] == found.split()


@pytest.mark.parametrize(
    ("names", "below"),
    [
        (["data"], ["", "乙", "甲", "甲"]),
        (["data/*/2024.yaml"], ["乙", "甲"]),
        (["data/甲/2024.yaml", "data/乙/2024.yaml"], ["甲", "乙"]),
        (["data/甲/2024.yaml"], [""]),
        (["data/甲", "data/乙"], ["甲", "甲", "乙"]),
        (["data/甲", "data/2024.yaml"], ["甲", "甲", ""]),
        (["data/[甲乙]"], ["乙", "甲", "甲"]),
    ],
)
def test_where_reports_go_below_a_folder(names: list[str], below: list[str], office: Office) -> None:
    for name in FILES:
        office.write(name, "")
    assert [one.below for one in facts_files(names)] == below


@pytest.mark.parametrize("name", ["data/空", "data/*/2031.yaml"])
def test_nothing_there_is_wrong_use(name: str, office: Office) -> None:
    office.write("data/空/readme.md", "")
    with pytest.raises(ReportgenError, match=r"事实文件|对应的文件"):
        list(facts_files([name]))


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["data", "dota"], "没有这个文件或文件夹：dota"),
        (["data/甲/2025.yaml"], "没有这个文件：data/甲/2025.yaml"),
        (["data/甲", "data/乙"], "data/甲、data/乙 里没有 2031 年度的事实文件"),
    ],
)
def test_what_is_mistyped_is_named(names: list[str], message: str, office: Office) -> None:
    for name in FILES:
        office.write(name, "")
    with pytest.raises(ReportgenError) as raised:
        count(names, 2031)
    assert raised.value.message == message
