"""Folders of packs that are put together wrongly: exit 1 or 2, the whole message as a golden, nothing written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.packs import search

TRIAL = "名称: 试点型\n标题: 关于法治政府建设情况的报告\n章节:\n  - {键: 情况, 标题: 工作情况}\n"
SECTION = "全年平稳。\n"
GOOD = """\
模板: trial
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}
公文:
  主送: [示例市人民政府]
  成文日期: 2025-02-24
"""
SECTIONS = "正文: {第一责任人: 抓。, 举措: 办。, 不足: 人少，原因是编制少。, 安排: 补。}\n"
NEWER = "需要: '99.1'\n名称: [新写法]\n将来的键: {甲: 乙}\n"

Files = Mapping[str, str]
PACKS: dict[str, Files] = {
    "pack-cycle-of-three": {
        "trial/pack.yaml": TRIAL + "继承: trial/a\n",
        "trial/a/pack.yaml": TRIAL + "继承: trial/b\n",
        "trial/b/pack.yaml": TRIAL + "继承: trial/a\n",
    },
    "pack-cycle-by-override": {
        "trial/pack.yaml": TRIAL + "继承: henan/five-part\n",
        "national/five-part/pack.yaml": TRIAL + "继承: henan/five-part\n",
    },
    "pack-parent-without-manifest": {
        "trial/pack.yaml": TRIAL + "继承: trial/lower\n",
        "trial/lower/sections/情况.md.j2": SECTION,
    },
    "pack-parent-path": {"trial/pack.yaml": TRIAL + "继承: ../../trial\n"},
    "pack-broken": {"trial/pack.yaml": TRIAL + "说明: 给“试点”用: 别处不用\n"},
    "pack-broken-bracket": {"trial/pack.yaml": TRIAL.replace("工作情况}", "工作情况")},
    "pack-needs-newer": {"trial/pack.yaml": NEWER},
    "pack-parent-needs-newer": {
        "trial/pack.yaml": TRIAL + "继承: trial/lower\n",
        "trial/lower/pack.yaml": "继承: [新写法]\n" + NEWER,
    },
    "pack-bottom-needs-newer": {"national/pack.yaml": NEWER},
    "pack-needs-no-version": {"trial/pack.yaml": TRIAL + "需要: 最新版\n"},
    "pack-needs-list": {"trial/pack.yaml": TRIAL + "需要: [0.1]\n"},
    "template-includes-outside": {"trial/sections/情况.md.j2": '全年。\n{% include "../../别处/情况" %}\n'},
    "template-extends-outside": {"trial/sections/情况.md.j2": '{% extends "上层:../情况" %}\n'},
    "template-macro-outside": {"trial/sections/情况.md.j2": '{% from "宏/../../句式" import 比 %}\n全年。\n'},
}


@pytest.mark.parametrize("name", PACKS)
def test_packs_put_together_wrongly_are_explained(name: str, office: Any, golden: Any) -> None:
    """A cycle, a missing parent, a newer pack, a way out of the folder: exit 1, and the earlier report stays."""
    files = {"trial/pack.yaml": TRIAL, "trial/sections/情况.md.j2": SECTION, **PACKS[name]}
    for file, text in files.items():
        office.write(f"templates/{file}", text)
    office.write("data/2024.yaml", GOOD)
    earlier = office.earlier("output/2024.docx")

    run = office.run("build", "data/2024.yaml")

    golden(f"{name}.txt", run.err)
    assert (run.code, run.out) == (1, "")
    assert office.is_untouched(earlier)


LINKS = {
    "link-pack-folder": "templates/trial",
    "link-folder-above": "templates/trial/lower",
    "link-sections": "templates/trial/sections",
    "link-macros": "templates/trial/macros",
}


@pytest.mark.parametrize("name", LINKS)
def test_a_folder_of_a_pack_that_leads_outside_is_refused(name: str, office: Any, golden: Any) -> None:
    """One finding names the folder that is the link, however many files lie behind it."""
    place = Path(LINKS[name])
    outside = office.folder.parent / "elsewhere"
    for file in ("pack.yaml", "lower.md.j2", "甲.md.j2", "x/pack.yaml"):
        path = outside / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TRIAL if path.name == "pack.yaml" else SECTION, encoding="utf-8")
    office.write("templates/trial/pack.yaml", TRIAL)
    if name == "link-pack-folder":
        (place / "pack.yaml").unlink()
        place.rmdir()
    place.symlink_to(os.path.relpath(outside, place.parent), target_is_directory=True)
    pack = "trial/lower/x" if name == "link-folder-above" else "trial"
    office.write("data/2024.yaml", GOOD.replace("trial", pack))

    run = office.run("build", "data/2024.yaml")

    golden(f"{name}.txt", run.err)
    assert (run.code, run.out) == (1, "")
    assert not Path("output").exists()


def test_a_link_that_stays_inside_is_followed(office: Any) -> None:
    """Two packs of one folder may share their sections by a link, and a link to itself is no folder at all."""
    office.write("templates/trial/pack.yaml", TRIAL)
    office.write("templates/other/pack.yaml", TRIAL.replace("试点", "别的"))
    office.write("templates/other/sections/情况.md.j2", SECTION)
    Path("templates/trial/sections").symlink_to("../other/sections", target_is_directory=True)
    Path("templates/trial/macros").symlink_to("macros", target_is_directory=True)
    office.write("data/2024.yaml", GOOD)

    assert office.run("build", "data/2024.yaml").code == 0


def test_two_packs_of_one_name_are_told_apart_by_path(office: Any, golden: Any) -> None:
    """A 名称 that two folders have is no answer to 模板; a path is, and so is a name that one folder has twice over."""
    for path in ("trial", "yunling/annual"):
        office.write(f"templates/{path}/pack.yaml", TRIAL)
        office.write(f"templates/{path}/sections/情况.md.j2", SECTION)
    office.write("templates/national/five-part/pack.yaml", TRIAL.replace("试点型", "全国五项内容型"))
    office.write("data/2024.yaml", GOOD.replace("trial", "试点型"))
    office.write("data/2025.yaml", GOOD.replace("2024", "2025"))
    office.write("data/2026.yaml", GOOD.replace("2024", "2026").replace("trial", "全国五项内容型"))

    run = office.run("build", "data/2024.yaml")

    golden("pack-name-twice.txt", run.err)
    assert (run.code, run.out) == (1, "")
    assert office.run("check", "data/2025.yaml", "data/2026.yaml").code == 0


def test_an_override_whose_file_upstream_dropped(office: Any, golden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file taken from a built-in pack that an upgrade took away is a warning at every load; the report is built."""
    builtin = search.builtin_root()
    office.run("packs", "eject", "henan/five-part", "其他")
    office.write("data/2024.yaml", GOOD.replace("trial", "henan/five-part") + SECTIONS)
    copy = office.folder.parent / "upgraded"
    for path in builtin.folder.rglob("*"):
        target = copy / path.relative_to(builtin.folder)
        if path.is_file() and path.name != "其他.md.j2":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    monkeypatch.setattr("reportgen.project.builtin_root", lambda: search.Root(copy, "内置模板"))

    run = office.run("check", "data/2024.yaml")

    golden("override-dropped.txt", run.err)
    assert run.code == 0
    assert office.run("packs", "update", "henan/five-part", "其他", "--merged").code == 0
    assert "RG323" not in office.run("check", "data/2024.yaml").err


INIT = {
    "init-onto-file": ("init", "office.txt", "--year", "2024"),
    "init-below-file": ("init", "office.txt/年报", "--year", "2024"),
    "init-file-for-folder": ("init", "taken", "--year", "2024"),
    "init-without-year": ("init", "new"),
    "init-bad-year": ("init", "new", "--year", "24"),
    "init-bottom-pack": ("init", "new", "--year", "2024", "--pack", "national"),
    "init-in-proc": ("init", "/proc/reportgen", "--year", "2024"),
    "impact-without-repository": ("impact", "--against", "HEAD"),
    "impact-without-revision": ("impact",),
    "eject-unknown": ("packs", "eject", "henan/five-part", "举错"),
    "eject-twice": ("packs", "eject", "henan/five-part", "不足"),
    "diff-unknown": ("packs", "diff", "henan/five-part", "举措"),
    "merged-without-file": ("packs", "update", "--merged"),
}


@pytest.mark.parametrize("name", INIT)
def test_wrong_use_of_an_office_is_exit_2_and_changes_nothing(name: str, office: Any, golden: Any) -> None:
    """A place that cannot become an office, a file that is not there: exit 2, and no file is written or changed."""
    if name == "impact-without-repository" and shutil.which("git") is None:
        pytest.skip("没有 git")
    office.write("office.txt", "一个文件")
    office.write("taken/data", "占了位置的文件")
    office.run("packs", "eject", "national/five-part", "不足")
    before = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}

    run = office.run(*INIT[name])

    golden(f"{name}.txt", run.err)
    assert (run.code, run.out) == (2, "")
    assert {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()} == before
    assert not Path("new").exists()


def test_init_with_an_unknown_pack(office: Any, golden: Any) -> None:
    """A pack that is not there is exit 1 with near names; no folder is made."""
    run = office.run("init", "new", "--year", "2024", "--pack", "henan/five-parts")

    golden("init-unknown-pack.txt", run.err)
    assert (run.code, run.out) == (1, "")
    assert not Path("new").exists()


def test_init_into_a_folder_with_files(office: Any, golden: Any) -> None:
    """Files that were there stay as they were and are named; what is missing is added; unrelated ones are not named."""
    office.write("年报/README.md", "我的说明\n")
    office.write("年报/.gitignore", "*.tmp\n")
    office.write("年报/reportgen.yaml", "模板: henan/five-part\n")
    office.write("年报/会议纪要.docx", b"PK")

    run = office.run("init", "年报", "--year", "2024")

    golden("init-into-folder.txt", run.out)
    assert (run.code, run.err) == (0, "")
    assert Path("年报/README.md").read_text(encoding="utf-8") == "我的说明\n"
    assert "模板: henan/five-part\n" in Path("年报/data/2024.yaml").read_text(encoding="utf-8")
    assert not Path("年报/办公室.yaml").exists()


def test_init_where_nothing_may_be_written(office: Any, golden: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission is exit 2 with a sentence."""

    def fail(*_arguments: Any, **_named: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", fail)
    run = office.run("init", "new", "--year", "2024")
    monkeypatch.undo()
    os.chdir(office.folder)

    golden("init-no-permission.txt", run.err)
    assert (run.code, run.out) == (2, "")
    assert not Path("new").exists()
