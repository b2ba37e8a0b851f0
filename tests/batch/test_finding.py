"""Which facts files folders and patterns stand for."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from units import FACTS

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


@pytest.mark.parametrize("names", [["data/**"], ["data/", "./data/", "data/甲"], ["data/**/*.yaml", "data"]])
def test_each_file_is_found_once(names: list[str], office: Office) -> None:
    """Folders within folders, and the same by other names."""
    for name in ("data/甲/2024.yaml", "data/甲/乙/2024.yaml"):
        office.write(name, "")

    found = [Path(one.path) for one in facts_files(names)]

    assert sorted(map(str, found)) == ["data/甲/2024.yaml", "data/甲/乙/2024.yaml"]


@pytest.mark.parametrize("name", ["data", "data/**", "data/**/2024.yaml"])
def test_a_link_to_a_folder_is_not_followed(name: str, office: Office) -> None:
    """It may lead back to where it stands, without end."""
    office.write("data/甲/2024.yaml", "")
    (office.folder / "data/甲/自己").symlink_to(office.folder / "data", target_is_directory=True)
    (office.folder / "data/又").symlink_to(office.folder / "data", target_is_directory=True)

    assert [one.path for one in facts_files([name])] == ["data/甲/2024.yaml"]


def test_a_folder_that_may_not_be_looked_into_is_told(office: Office, monkeypatch) -> None:
    """Its units would be missing without a word; --year does not hide it."""
    for name in ("data/甲/2024.yaml", "data/乙/2024.yaml"):
        office.write(name, FACTS.format(name="甲山", number=1))
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("乙"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).endswith("乙"))
    run = office.run("check", "data", "--year", "2024")

    assert run.code == 2
    assert "data/乙：不能处理：文件夹 data/乙 没有读取权限，其中的文件都没有读" in run.out
    assert "通过 1" in run.out


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_name_that_is_no_utf8_is_told(command: str, office: Office) -> None:
    """The others are worked on."""
    office.write("data/甲/2024.yaml", FACTS.format(name="甲山", number=1))
    strange = os.fsencode(office.folder / "data") + b"/\xd2\xd2"
    os.mkdir(strange)  # noqa: PTH102  bytes
    shutil.copy(office.folder / "data/甲/2024.yaml", os.fsdecode(strange) + "/2024.yaml")

    run = office.run(command, "data", "--format", "concise")

    assert run.code == 2
    assert "没有这个文件：data/\ufffd\ufffd/2024.yaml" in run.out
    assert "名称里有不是 UTF-8 的字，先改名" in run.err
    assert "通过 1" in run.out or "已生成 1" in run.out
