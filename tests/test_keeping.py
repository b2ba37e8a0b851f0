"""The inputs of a report are kept beside it: by id, bounded, never in the way of the report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from roundtrip.edited import Edited

from reportgen import keeping
from reportgen.reading import decode, read_source
from reportgen.source import Source, blob_id

FACTS = """\
模板: national/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文: {成文日期: 2025-02-24}
正文: {第一责任人: 抓落实。, 举措: 抓学习。, 不足: 力量不足。, 安排: 充实力量。}
"""


def source(text: str) -> Source:
    """A file that was read."""
    read = decode(text.encode(), "2024.yaml").value
    assert read is not None
    return read


@pytest.mark.parametrize("data", [b"a: 1\n", b"a: 1\r\nb: 2\r\n", b"\xef\xbb\xbfa: 1\r\n", b"a: 1\rb: 2"])
def test_what_was_read_is_kept_under_the_id_that_git_gives_it(tmp_path, data):
    """Line ends apart, byte for byte: the id is that of the file with LF."""
    path = tmp_path / "2024.yaml"
    path.write_bytes(data)
    read = read_source(path, "2024.yaml").value
    assert read is not None

    keeping.keep(tmp_path / ".base", (read,))

    kept = keeping.fetch(tmp_path / ".base", read.blob)
    assert kept == data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert blob_id(kept) == read.blob


def test_an_id_is_that_of_git():
    """`git hash-object` says the same of a file with this text."""
    assert blob_id("年度: 2024\n".encode()) == "ef06a4727e351d814a7bf1f52ba87a1c375fd5e5"


def test_the_folder_never_grows_without_end(tmp_path, monkeypatch):
    """Beyond the number of files, and beyond the room, those that were used longest ago go; the newest stay."""
    monkeypatch.setattr(keeping, "KEPT", 3)
    sources = [source(f"年度: {year}\n") for year in range(2015, 2020)]
    for age, one in enumerate(reversed(sources)):
        keeping.keep(tmp_path, (one,))
        os.utime(keeping.place_of(tmp_path, one.blob), ns=(0, 10**18 - age * 10**9))
    keeping.keep(tmp_path, (source("年度: 2020\n"),))

    assert [keeping.fetch(tmp_path, one.blob) is not None for one in sources] == [False, False, False, True, True]

    monkeypatch.setattr(keeping, "_ROOM", 20)
    keeping.keep(tmp_path, (source("年度: 2021\n"),))
    assert len(list(tmp_path.glob("*.yaml"))) == 1


def test_what_is_used_again_is_not_the_oldest(tmp_path, monkeypatch):
    """A report that is built again keeps its inputs."""
    monkeypatch.setattr(keeping, "KEPT", 2)
    one, other, third = (source(f"年度: {year}\n") for year in (2015, 2016, 2017))
    for age, each in enumerate((other, one)):
        keeping.keep(tmp_path, (each,))
        os.utime(keeping.place_of(tmp_path, each.blob), ns=(0, 10**18 - age * 10**9))
    keeping.keep(tmp_path, (one,))
    keeping.keep(tmp_path, (third,))

    assert [keeping.fetch(tmp_path, each.blob) is not None for each in (one, other, third)] == [True, False, True]


def test_a_build_keeps_its_inputs_beside_the_reports(office):
    """The facts file and what was read with it, none of which git will take; a second build changes no byte."""
    office.write("data/甲/2024.yaml", FACTS)
    office.write("data/甲/2023.yaml", FACTS.replace("2024", "2023").replace("2025", "2024"))
    office.write("data/办公室.yaml", "单位: {简称: 云岭}\n")

    assert office.run("build", "data/甲/2024.yaml").code == 0
    first = Path("output/甲/2024.docx").read_bytes()
    assert office.run("build", "data/甲/2024.yaml").code == 0

    kept = {path.read_bytes() for path in Path("output/.base").glob("*.yaml")}
    assert kept == {path.read_bytes() for path in Path("data").rglob("*.yaml")}
    assert Path("output/.base/.gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert Path("output/甲/2024.docx").read_bytes() == first


@pytest.mark.parametrize("arguments", [("--edition", "公开"), ("-o", "2024.txt")])
def test_nothing_is_kept_for_what_names_no_inputs(office, arguments):
    """公开 files and texts carry no ids by which anything could be found."""
    office.write("2024.yaml", FACTS)

    assert office.run("build", "2024.yaml", *arguments).code == 0

    assert not Path(".base").exists()


def test_a_report_is_built_where_nothing_can_be_kept(office):
    """A file stands in the place of the folder: the report is there, and a warning with the place."""
    office.write("data/2024.yaml", FACTS)
    office.write("output/.base", "occupied")

    run = office.run("build", "data/2024.yaml")

    assert run.code == 0
    assert Path("output/2024.docx").is_file()
    assert "RG689" in run.err
    assert "output/.base" in run.err
    assert Path("output/.base").read_text(encoding="utf-8") == "occupied"


@pytest.mark.parametrize("edition", ["报送", "公开"])
def test_a_report_that_another_program_saved_is_not_lost(office, edition):
    """Built over: a copy stays beside it, once for each state; what was built is written over without a word."""
    office.write("2024.yaml", FACTS)
    build = ("build", "2024.yaml", "--edition", edition, "-o", "报告.docx")
    path = office.folder / "报告.docx"
    assert "RG690" not in office.run(*build).err + office.run(*build).err
    ours = path.read_bytes()
    found = []
    for words in ("抓落实。", "抓学习。", "抓学习。"):
        edited = Edited(ours)
        edited.type(words, "领导改的。")
        path.write_bytes(edited.data())
        found.append(path.read_bytes())
        run = office.run(*build)
        assert "警告 RG690: 报告.docx 生成以后在别的程序里存过" in run.err
        assert (run.code, path.read_bytes()) == (0, ours)
    kept = sorted(p.name for p in office.folder.glob("*.docx"))
    assert kept == ["报告.docx", "报告.改过.docx", "报告.改过2.docx"]
    assert [(office.folder / name).read_bytes() for name in kept[1:]] == found[:2]


def test_a_copy_that_cannot_be_kept_stops_the_build(office, monkeypatch):
    """Then the edited report stays where it is."""
    office.write("2024.yaml", FACTS)
    path = office.folder / "报告.docx"
    path.write_bytes(b"PK, typed by somebody")
    monkeypatch.setattr(keeping, "_COPIES", 0)
    run = office.run("build", "2024.yaml", "-o", "报告.docx")
    assert (run.code, path.read_bytes()) == (2, b"PK, typed by somebody")
    assert "没有再留，也没有生成" in run.err


def test_a_batch_keeps_what_was_edited_too(office):
    """Each report that is built again."""
    office.write("data/2024.yaml", FACTS)
    assert office.run("build", "data/").code == 0
    path = office.folder / "output/2024.docx"
    edited = Edited(path.read_bytes())
    edited.type("抓落实。", "领导改的。")
    path.write_bytes(edited.data())
    assert office.run("build", "data/").code == 0
    assert (office.folder / "output/2024.改过.docx").read_bytes() == edited.data()
