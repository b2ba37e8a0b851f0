"""`init` in folders that are not empty, and the hook that it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportgen.packs.search import builtin_root, pack_names

FACTS = """\
模板: henan/five-part
年度: 2024
单位:
  名称: 云岭区人民政府
  自称: 我区
指标:
  普法:
    宣传活动: 180
正文:
  第一责任人: 抓落实。
  不足: 力量不足。
  安排: 充实力量。
"""


def start(office: Any, folder: str = ".", *more: str) -> Any:
    """`init` with a year."""
    return office.run("init", folder, "--year", "2024", *more)


@pytest.mark.parametrize("kind", ["folder", "dangling"])
def test_a_gitignore_that_cannot_be_read(kind: str, office: Any) -> None:
    """It is named, and what to write into it is said."""
    if kind == "folder":
        Path(".gitignore").mkdir()
    else:
        Path(".gitignore").symlink_to("nowhere")

    run = start(office)

    assert run.code == 0
    assert "请在 .gitignore 里加一行 output/" in run.out


@pytest.mark.parametrize("broken", [b"\xc4\xa3\xb0\xe5: a\n", "模板: [\n".encode()])
def test_a_broken_standing_file_stops(broken: bytes, office: Any) -> None:
    """Its findings are told, exit 1, nothing is written."""
    office.write("办公室.yaml", broken)

    run = start(office)

    assert (run.code, run.out) == (1, "")
    assert "办公室.yaml:1" in run.err
    assert {path.name for path in Path().iterdir()} <= {"办公室.yaml", ".git"}


def test_another_pack_than_the_standing_files_is_refused(office: Any) -> None:
    """Exit 2 with both names; the Chinese name of the same pack is the same pack."""
    start(office, ".", "--pack", "henan/five-part")

    run = start(office, ".", "--pack", "national/five-part")

    assert (run.code, run.out) == (2, "")
    assert "办公室.yaml 写的是 模板: henan/five-part，与 --pack national/five-part 不同" in run.err


def test_a_kept_schema_that_is_out_of_date_is_said(office: Any) -> None:
    """The schema takes in the office's own sections, as `schema` does, and how to renew a kept one is printed."""
    start(office, ".", "--pack", "henan/five-part")
    assert "编辑器的提示" not in start(office).out
    office.write("办公室.yaml", "模板: henan/five-part\n章节: [举措, {键: 基层法治, 标题: 基层法治}, 不足]\n")

    assert "  编辑器的提示与现在的不同；要换新：reportgen schema henan/five-part -o .reportgen/schema.json\n" in (
        start(office).out
    )
    Path(".reportgen/schema.json").unlink()
    start(office)
    assert Path(".reportgen/schema.json").read_text(encoding="utf-8") == office.run("schema", "henan/five-part").out


def test_a_kept_readme_leaves_the_hook_to_be_said(office: Any) -> None:
    """An office with a README.md of its own reads how to switch the hook on."""
    office.write("README.md", "我们的\n")

    assert start(office).out.endswith("提交前自动检查：在 . 里运行一次 git config core.hooksPath .githooks\n")


def test_the_sample_of_eject_can_be_run(office: Any) -> None:
    """Whatever the pack, the example of templates/README.md names a file that can be taken."""
    for pack in pack_names((builtin_root(),)):
        folder = pack.replace("/", "-")
        if start(office, folder, "--pack", pack).code == 2:
            continue  # a pack of the bottom
        lines = Path(folder, "templates/README.md").read_text(encoding="utf-8").split("\n")
        words = next(line for line in lines if "packs eject" in line).split()
        run = office.run(*words[1:5])
        assert run.code == 0 or "已经有了" in run.err, run.err


@pytest.mark.parametrize("pack", ["national", "national/annual"])
def test_new_refuses_a_pack_of_the_bottom(pack: str, office: Any) -> None:
    """As `init` does."""
    run = office.run("new", pack, "2024")

    assert run.code == 2
    assert f"“{pack}”是底层模板包" in run.err
    assert not Path("2024.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="hooks need a shell")
@pytest.mark.parametrize("below", [".", "办公室/甲"])
def test_the_hook_looks_at_what_is_committed(below: str, repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index counts, not the working tree; lost files do not block; an office may be a folder of a repository."""
    command = repo.folder.parent / "bin/reportgen"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportgen "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    assert start(repo, below).code == 0
    readme = Path(below, "README.md").read_text(encoding="utf-8")
    line = next(line for line in readme.split("\n") if line.startswith("git config"))
    facts = f"{below}/data/局/2024.yaml"
    Path(below, "data/2024.yaml").unlink()
    repo.write(facts, FACTS)
    repo.run("fmt", facts)
    good = Path(facts).read_text(encoding="utf-8")
    repo.write(f"{below}/data/2023.yaml", good.replace("2024", "2023"))
    repo.commit("起点")
    subprocess.run(line.split(), check=True)

    def commits() -> bool:
        words = ["git", "commit", "--allow-empty", "--quiet", "--message", "甲"]
        return subprocess.run(words, capture_output=True, check=False).returncode == 0

    repo.write(facts, good.replace("180", "一百"))  # wrong in the working tree alone
    Path(below, "data/2023.yaml").unlink()
    assert commits()
    repo.git("add", facts)
    repo.write(facts, good)  # wrong in the index alone
    assert not commits()
    repo.write(facts, good.replace("180", "  180"))
    repo.git("add", facts)
    assert not commits()
    repo.run("fmt", facts)
    repo.git("add", facts)
    assert commits()
