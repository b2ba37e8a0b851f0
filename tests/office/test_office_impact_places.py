"""What `impact` leaves out, and faults of one side or one file."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

FACTS = "模板: trial\n年度: 2024\n单位: {名称: 云岭区人民政府, 自称: 我区}\n"
PACK = "名称: 试点型\n标题: 关于工作的报告\n章节: [{键: 情况, 标题: 工作情况}]\n"


@pytest.fixture
def trial(repo: Any) -> Any:
    """One report on a pack of the office, committed."""
    repo.write("templates/trial/pack.yaml", PACK)
    repo.write("templates/trial/sections/情况.md.j2", "开展宣传。\n")
    repo.write("data/2024.yaml", FACTS)
    repo.commit("起点")
    return repo


def test_facts_of_another_repository_are_named(trial: Any) -> None:
    """A submodule's facts are in no commit of this repository."""
    trial.write("data/分局/2024.yaml", FACTS)
    subprocess.run(["git", "init", "--quiet", "data/分局"], check=True)

    run = trial.run("impact", "--against", "HEAD")

    assert run.code == 0
    assert run.err == "没有比较 data/分局：它是另一个 git 仓库，到那里再运行 impact\n"
    assert run.out.startswith("1 份报告都没有变化")


def test_variables_of_git_do_not_count(trial: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A hook's GIT_DIR does not lead to another repository."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert trial.run("impact", "--against", "HEAD").code == 0


def test_a_fault_of_the_past_names_the_revision(trial: Any) -> None:
    """A pack that was not there yet is not looked for in today's folder."""
    trial.write("templates/later/pack.yaml", PACK.replace("试点型", "后来的"))
    trial.write("data/2025.yaml", FACTS.replace("trial", "later").replace("2024", "2025"))

    run = trial.run("impact", "--against", "HEAD", "--format", "concise")

    assert run.code == 1
    assert "HEAD 那一版：没有模板包“later”" in run.err
    assert run.out == "2 份报告：1 份没有变化、1 份有错，没有比较\n"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(trial: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, the rest is compared, exit 2."""
    from reportgen import workshop
    from reportgen.errors import ReportgenError

    trial.write("data/2021.yaml", FACTS)
    real = workshop.read_sheet

    def read(path: Path) -> Any:
        if path.name == "2021.yaml":
            raise ReportgenError("读不了 data/2021.yaml", "核对权限")
        return real(path)

    monkeypatch.setattr(workshop, "read_sheet", read)

    run = trial.run("impact", "--against", "HEAD")

    assert run.code == 2
    assert "错误：读不了 data/2021.yaml" in run.err
    assert run.out == "2 份报告：1 份没有变化、1 份有错，没有比较\n"
