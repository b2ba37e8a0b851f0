"""The whole life of an office, as its clerk and its template keeper live it: from `init` to an upgrade."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

PACK = """\
名称: 区县型
标题: 关于{{ 年度 }}年度法治政府建设情况的报告
章节:
  - {键: 领导, 标题: 组织领导}
  - {键: 不足, 标题: 存在的不足, 必需: 是}
  - {键: 安排, 标题: 下年安排, 必需: 是}
"""
SECTION = "county/sections/领导.md.j2"
TEXT = """\
坚持党的领导。

{% 有 %}主要负责人听取汇报{{ 组织领导.听取汇报 }}次。{% 完 %}

{% 有 %}开展宣传活动{{ 普法.宣传活动 }}场。{% 完 %}
"""
FILLED = {
    "  名称:  ": "  名称: 云岭区人民政府",
    "  自称:  ": "  自称: 我区",
    "    听取汇报:  ": "    听取汇报: 5",
    "    宣传活动:  ": "    宣传活动: 180余",
}
NARRATIVE = {"  不足:\n": "  不足: 力量不足。\n", "  安排:\n": "  安排: 充实力量。\n"}


def fill_in(repo: Any, name: str) -> None:
    """What a clerk types into the blank form."""
    path = repo.folder / name
    text = path.read_text(encoding="utf-8")
    for blank, filled in FILLED.items():
        before, found, after = text.partition(f"\n{blank}")
        assert found, blank
        text = f"{before}\n{filled}{after[after.index('#') - 2 :]}"
    for blank, filled in NARRATIVE.items():
        assert blank in text, text
        text = text.replace(blank, filled)
    repo.write(name, text)


def good(repo: Any, *arguments: str) -> str:
    """A command that must succeed; what it printed."""
    run = repo.run(*arguments)
    assert run.code == 0, run.err + run.out
    return run.out


@pytest.fixture
def begun(repo: Any, upgrade: Any) -> Any:
    """An office on a built-in pack that was set up, filled in for 2024 and committed."""
    upgrade({"county/pack.yaml": PACK, SECTION: TEXT}, "0.8.0")
    good(repo, "init", ".", "--year", "2024", "--pack", "county", "--kind", "政府")
    fill_in(repo, "data/2024.yaml")
    repo.commit("2024年度报告初稿")
    return repo


def test_the_life_of_an_office(begun: Any, upgrade: Any) -> None:
    """init, new, fill in, build, commit, eject, override, check, impact, an upgrade, packs diff and update."""
    assert good(begun, "build", "data/2024.yaml") == "已生成 output/2024.docx\n"
    assert begun.git("status", "--porcelain") == ""  # reports stay out of git

    good(begun, "new", "county", "2025", "--kind", "政府", "-o", "data/2025.yaml")
    fill_in(begun, "data/2025.yaml")
    begun.commit("2025年度报告初稿")

    good(begun, "packs", "eject", "county", "领导")
    begun.commit("取出领导一节")
    begun.replace(f"templates/{SECTION}", "主要负责人", "区长")
    good(begun, "check", "data/2024.yaml", "data/2025.yaml")
    changed = good(begun, "impact", "--against", "HEAD")
    assert "    前：⟦主要负责人⟧听取汇报5次。\n    后：⟦区长⟧听取汇报5次。\n" in changed
    assert f"    出自：templates/{SECTION}:3\n" in changed
    assert changed.endswith("2 份报告：2 份有变化\n")
    begun.commit("区长听取汇报")

    upgrade({"county/pack.yaml": PACK, SECTION: TEXT.replace("宣传活动{{", "普法活动{{")}, "0.9.0")
    assert f"templates/{SECTION}：两边都改" in good(begun, "packs", "diff")
    assert good(begun, "packs", "update").startswith(f"已并入 templates/{SECTION}\n")
    merged = Path(f"templates/{SECTION}").read_text(encoding="utf-8")
    assert merged == TEXT.replace("宣传活动{{", "普法活动{{").replace("主要负责人", "区长")
    good(begun, "check", "data/2024.yaml", "data/2025.yaml")
    assert "    后：开展⟦普法⟧活动180余场。\n" in good(begun, "impact", "--against", "HEAD")
    begun.commit("升级到 0.9.0")
    assert "仅本单位改" in good(begun, "packs", "diff", "--format", "concise")


def test_what_init_and_new_write_is_formatted(begun: Any) -> None:
    """`fmt --check` has nothing to say of fresh files, whichever command made them."""
    good(begun, "init", ".", "--year", "2025")
    good(begun, "new", "county", "2026", "-o", "data/2026.yaml")
    good(begun, "new", "2027", "--from", "data/2024.yaml")

    good(begun, "fmt", "--check", "办公室.yaml", *(f"data/{year}.yaml" for year in (2025, 2026, 2027)))


def test_init_twice_changes_nothing(begun: Any) -> None:
    """A second run writes nothing, and a lost file comes back."""
    Path(".gitattributes").unlink()

    out = good(begun, "init", ".", "--year", "2024")

    assert out.startswith("已建 .gitattributes\n已有，没有动 README.md\n")
    assert begun.git("status", "--porcelain") == ""


def test_the_pack_of_the_standing_file_is_kept(begun: Any) -> None:
    """Without --pack a later year's form is on the pack that 办公室.yaml names."""
    good(begun, "init", ".", "--year", "2025")

    assert "模板: county\n" in Path("data/2025.yaml").read_text(encoding="utf-8")


def test_the_lines_of_the_standing_file_serve_as_they_are(begun: Any) -> None:
    """Every line that is offered as a comment is right once its # is taken away, and is then what is printed."""
    lines = Path("办公室.yaml").read_text(encoding="utf-8").split("\n")
    keys = [line.removeprefix("# ") if ":" in line else line for line in lines]
    begun.write("办公室.yaml", "\n".join(keys))

    assert good(begun, "build", "data/2024.yaml") == "已生成 output/2024.docx\n"
    assert "addressee 示例市人民政府" in good(begun, "dump", "data/2024.yaml")


def test_the_editors_schema_is_that_of_the_pack(begun: Any) -> None:
    """The schema beside the settings takes the filled-in form, and the settings name it."""
    import json

    schema = json.loads(Path(".reportgen/schema.json").read_text(encoding="utf-8"))
    settings = json.loads(Path(".vscode/settings.json").read_text(encoding="utf-8"))

    jsonschema.validate(yaml.safe_load(Path("data/2024.yaml").read_text(encoding="utf-8")), schema)
    assert settings["yaml.schemas"]["./.reportgen/schema.json"][0] == "data/**/*.yaml"


def test_the_samples_are_yaml_and_say_what_is_so(begun: Any) -> None:
    """The configuration of pre-commit and the CI sample are well-formed and run the check."""
    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))
    sample = yaml.safe_load(Path(".reportgen/ci-sample.yml").read_text(encoding="utf-8"))

    assert hooks["repos"][0]["hooks"][0]["entry"] == "reportgen check"
    assert sample["jobs"]["check"]["steps"][-1]["run"] == "sh .githooks/pre-commit"
    texts = [
        Path(name).read_text(encoding="utf-8") for name in (".reportgen/ci-sample.yml", "README.md", "办公室.yaml")
    ]
    assert "〔" not in "".join(texts)


@pytest.mark.skipif(sys.platform == "win32", reason="hooks need a shell")
def test_the_hook_stops_a_commit_with_errors(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched on as README.md says, good facts pass, bad and untidy ones do not; a file not in git is left."""
    command = begun.folder.parent / "bin/reportgen"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportgen "$@"\n', encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    for file in ("pack.yaml", "领导"):  # the hook's own process knows the packs of this office and of this release only
        good(begun, "packs", "eject", "county", file)
    begun.git("config", "core.hooksPath", ".githooks")
    begun.replace("data/2024.yaml", "听取汇报: 5", "听取汇报:   6")
    begun.git("add", "--all")
    commit = ["git", "commit", "--message", "没有整理"]
    untidy = subprocess.run(commit, capture_output=True, encoding="utf-8", check=False)
    good(begun, "fmt", "data/2024.yaml")
    begun.commit("改数")
    begun.write("data/办公室.yaml", "备注: 不是事实文件\n")
    begun.replace("data/2024.yaml", "听取汇报: 6", "听取汇报: 六")
    begun.git("add", "--all")

    command_line = ["git", "commit", "--message", "写错"]
    done = subprocess.run(command_line, capture_output=True, encoding="utf-8", check=False)

    assert untidy.returncode != 0
    assert "data/2024.yaml" in untidy.stdout + untidy.stderr
    assert done.returncode != 0
    assert "错误 RG206: “六”不是阿拉伯数字" in done.stderr
    assert begun.git("log", "-1", "--format=%s") == "改数\n"
