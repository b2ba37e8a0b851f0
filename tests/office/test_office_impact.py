"""`impact`: what a change of the office's templates does to its reports."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from reportgen.document.editions import Edition
from reportgen.document.nodes import Document, Heading, Paragraph, Run, Title, plain_table
from reportgen.office.impact import altered, changes, paragraphs
from reportgen.origin import Literal, Program

PACK = """\
名称: 试点型
标题: 关于工作的报告
章节:
  - {键: 情况, 标题: 工作情况, 体例: {小标题: 独行}}
  - {键: 打算, 标题: 下步打算}
"""
SECTION = """\
## 普法
{% 有 %}开展宣传活动{{ 普法.宣传活动 }}场。{% 完 %}

## 复议
{% 有 %}受理行政复议申请{{ 行政复议.受理 }}件。{% 完 %}
"""
FACTS = """\
模板: trial
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区}
指标: {普法: {宣传活动: 180}, 行政复议: {受理: 47}}
"""
SECTION_FILE = "templates/trial/sections/情况.md.j2"
PACK_FILE = "templates/trial/pack.yaml"


@pytest.fixture
def trial(repo: Any) -> Any:
    """Two reports on a pack of the office, committed."""
    repo.write(PACK_FILE, PACK)
    repo.write(SECTION_FILE, SECTION)
    repo.write("templates/trial/sections/打算.md.j2", "抓好落实。\n")
    repo.write("data/甲/2024.yaml", FACTS)
    repo.write("data/乙/2024.yaml", FACTS.replace("普法: {宣传活动: 180}, ", ""))
    repo.commit("起点")
    return repo


def test_a_changed_sentence_is_shown_before_and_after(trial: Any, golden: Any) -> None:
    """The report that prints the sentence is named, with the words that differ and the template's line."""
    trial.replace(SECTION_FILE, "开展宣传活动", "组织法治宣传")

    golden("impact-changed.txt", (run := trial.run("impact", "--against", "HEAD")).out)
    assert (run.code, run.err) == (0, "")
    golden("impact-concise.txt", trial.run("impact", "--against", "HEAD", "--format", "concise").out)
    data = json.loads(trial.run("impact", "--against", "HEAD", "--format", "json").out)
    assert data["commit"] == trial.git("rev-parse", "HEAD").strip()
    assert [len(report["changes"]) for report in data["reports"]] == [0, 1]
    (change,) = data["reports"][1]["changes"]
    assert change["templates"] == [f"{SECTION_FILE}:2"]
    assert (change["before"], change["after"]) == ("开展宣传活动180场。", "组织法治宣传180场。")


def test_added_removed_and_renumbered_paragraphs(trial: Any, golden: Any) -> None:
    """What is new, what is gone, and a number that moved on are told apart."""
    trial.replace(SECTION_FILE, "## 普法", "全年平稳。\n\n## 组织\n加强领导。\n\n## 普法")
    trial.replace("templates/trial/sections/打算.md.j2", "抓好落实。\n", "")

    golden("impact-moved.txt", trial.run("impact", "--against", "HEAD", "data/甲").out)


def test_the_setting_and_the_layout_count_too(trial: Any, golden: Any) -> None:
    """A heading that now runs into its paragraph is a change of what is printed; other fonts are said to be unseen."""
    trial.replace(PACK_FILE, "独行", "段首")
    layout = Path(__file__).parents[2] / "templates/national/layout.yaml"
    trial.write("templates/trial/layout.yaml", layout.read_text(encoding="utf-8").replace("37mm", "36mm"))

    golden("impact-setting.txt", trial.run("impact", "--against", "HEAD", "data/甲/2024.yaml").out)


def test_facts_and_standing_facts_are_todays_on_both_sides(trial: Any) -> None:
    """Changed figures are no change of templates; files for comparison and 办公室.yaml are not built."""
    trial.replace("data/甲/2024.yaml", "180", "200")
    trial.write("办公室.yaml", "公文: {主送: [示例市人民政府]}\n")
    trial.write("data/甲/2023.yaml", FACTS.replace("2024", "2023") + "用途: 仅供比较\n")
    trial.write("data/办公室.yaml", "备注: 无\n")
    trial.write("data/名录.yaml", "云岭区: 甲\n")

    run = trial.run("impact", "--against", "HEAD")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("2 份报告都没有变化（只比本单位仓库里的模板；")


def test_a_commit_before_the_last_and_a_branch(trial: Any) -> None:
    """Any name of a revision will do, and the folders of packs that it had count, gone or moved since."""
    trial.git("tag", "v1")
    trial.write("data/templates/trial/sections/打算.md.j2", "再接再厉。\n")
    trial.commit("下级文件夹")

    def out(*arguments: str) -> str:
        return trial.run("impact", *arguments, "--format", "concise").out

    assert "2 份有变化" in out("--against", "v1")
    assert "2 份有变化" in out("--against", "HEAD~1")
    assert "都没有变化" in out("--against", "main")
    trial.git("rm", "-r", "--quiet", "data/templates")
    assert "2 份有变化" in out("--against", "HEAD")


def test_a_fault_today_is_told_and_the_others_are_compared(trial: Any, golden: Any) -> None:
    """A facts file that is faulty in both is told of once; exit 1, and the good one is compared."""
    trial.replace("data/甲/2024.yaml", "47", "四十七")
    trial.replace(SECTION_FILE, "受理行政", "收到行政")

    run = trial.run("impact", "--against", "HEAD")

    golden("impact-faulty.txt", run.err + run.out)
    assert run.code == 1


def test_templates_that_are_broken_on_one_side(trial: Any, golden: Any) -> None:
    """Broken templates of today, or of the revision (named before the colon), are told of; exit 1."""
    trial.replace(SECTION_FILE, "{% 完 %}\n\n", "\n\n")
    run = trial.run("impact", "--against", "HEAD")
    golden("impact-broken-today.txt", run.err + run.out)
    assert run.code == 1

    trial.commit("改坏了")
    trial.write(SECTION_FILE, SECTION)
    run = trial.run("impact", "--against", "HEAD")
    golden("impact-broken-then.txt", run.err + run.out)
    assert run.code == 1
    data = json.loads(trial.run("impact", "--against", "HEAD", "--format", "json").out)
    assert (data["reports"], data["failed"]) == ([], ["data/乙/2024.yaml", "data/甲/2024.yaml"])


def test_missing_figures_stand_in_the_text(trial: Any) -> None:
    """A template that now demands a figure shows the hole as a change instead of failing."""
    trial.replace(SECTION_FILE, "{% 有 %}受理", "审结{{ 行政复议.审结 }}件。{% 有 %}受理")

    run = trial.run("impact", "--against", "HEAD")

    assert run.code == 0
    assert "后：⟦审结【行政复议.审结】件。⟧受理" in run.out


def test_nothing_is_written(trial: Any) -> None:
    """Neither the working tree nor the repository changes."""
    trial.replace(SECTION_FILE, "宣传", "普法")
    before = trial.git("status", "--porcelain")

    trial.run("impact", "--against", "HEAD")

    assert trial.git("status", "--porcelain") == before
    assert not Path("output").exists()


@pytest.mark.parametrize("revision", ["v9", "HEAD~9", "--all", "", "HEAD:templates"])
def test_a_revision_that_is_not_there(revision: str, trial: Any) -> None:
    """Exit 2 with the word as given; an option of git is never passed on."""
    run = trial.run("impact", f"--against={revision}")

    assert run.code == 2
    assert f"错误：git 仓库里没有“{revision}”这一版" in run.err


def test_places_without_git_or_facts(repo: Any, golden: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No commit yet, no folder of facts, no repository, no git: each a sentence, exit 2."""
    said = []

    def note(*arguments: str) -> None:
        run = repo.run("impact", *arguments)
        said.append(run.err)
        assert (run.code, run.out) == (2, "")

    note("--against", "HEAD")
    repo.write("templates/README.md", "甲")
    repo.commit("起点")
    note("--against", "HEAD")
    note("--against", "HEAD", "没有/")
    monkeypatch.setattr("shutil.which", lambda _: None)
    note("--against", "HEAD")
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    note("--against", "HEAD")
    golden("impact-nowhere.txt", "".join(said))


def test_the_nearest_data_is_meant(trial: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder the office's `data` is found from below it, and an office below the root has its own."""
    trial.write("分局/data/2024.yaml", FACTS)
    monkeypatch.chdir("data/甲")
    assert trial.run("impact", "--against", "HEAD", "--format", "concise").out.startswith("2 份报告")
    monkeypatch.chdir("../../分局")
    assert trial.run("impact", "--against", "HEAD", "--format", "concise").out.startswith("1 份报告")


@pytest.mark.parametrize("lost", ["HEAD^{tree}", f"HEAD:{SECTION_FILE}"])
def test_a_damaged_repository(lost: str, trial: Any) -> None:
    """An object that is gone is git's trouble, told in a sentence, exit 2."""
    name = trial.git("rev-parse", lost).strip()
    path = Path(".git/objects") / name[:2] / name[2:]
    path.chmod(0o600)
    path.unlink()

    run = trial.run("impact", "--against", "HEAD")

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("错误：git 出错：")
    assert run.err.endswith("  改法：仓库可能已损坏，运行 git fsck 看看\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_repository_of_another_user(trial: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git calls dubious ownership is explained, with the command that allows it."""
    fake = trial.folder.parent / "bin/git"
    fake.parent.mkdir()
    fake.write_text(
        "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2\nexit 128\n", encoding="utf-8"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent), prepend=os.pathsep)

    run = trial.run("impact", "--against", "HEAD")

    assert run.code == 2
    assert "错误：git 不肯读 " in run.err
    assert "git config --global --add safe.directory" in run.err


def test_no_facts_is_said(repo: Any) -> None:
    """An empty folder is not an error."""
    repo.write("data/README.md", "空")
    repo.commit("起点")

    assert repo.run("impact", "--against", "HEAD").out == "没有找到可生成的事实文件\n"


def test_links_in_templates_are_followed_as_they_were(trial: Any) -> None:
    """A section shared by a link is the same section in the past."""
    Path("templates/other/sections").mkdir(parents=True)
    Path("templates/other/pack.yaml").write_text(PACK.replace("试点", "别的"), encoding="utf-8")
    for name in ("情况", "打算"):
        Path(f"templates/other/sections/{name}.md.j2").symlink_to(f"../../trial/sections/{name}.md.j2")
    trial.write("data/丙/2024.yaml", FACTS.replace("trial", "other"))
    trial.commit("链接")
    trial.replace(SECTION_FILE, "受理行政", "收到行政")

    run = trial.run("impact", "--against", "HEAD", "data/丙", "--format", "concise")

    assert run.out == "data/丙/2024.yaml：1 段有变\n1 份报告：1 份有变化\n"


def test_our_own_packs_are_compared_where_they_are_in_the_repository(
    repo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout of reportgen itself, whose templates are the built-in ones, they are what is compared."""
    from reportgen.packs.search import Root, builtin_root

    for path in builtin_root().folder.rglob("*"):
        if path.is_file():
            repo.write(f"templates/{path.relative_to(builtin_root().folder).as_posix()}", path.read_bytes())
    monkeypatch.setattr("reportgen.project.builtin_root", lambda: Root(repo.folder / "templates", "内置模板"))
    repo.write("data/2024.yaml", FACTS.replace("trial", "henan/five-part"))
    repo.commit("起点")
    repo.replace("templates/henan/five-part/pack.yaml", "荣誉表彰情况", "荣誉")
    assert "都没有变化" in repo.run("impact", "--against", "HEAD").out
    repo.replace("templates/henan/five-part/pack.yaml", "主要举措和成效", "举措")

    assert "（标题1）" in repo.run("impact", "--against", "HEAD").out


def document(*blocks: Any) -> Document:
    return Document(Edition.UPWARD, None, Title(((Run("报告", Program("标题")),),)), (), blocks)


def run(text: str, line: int = 1) -> tuple[Run, ...]:
    return (Run(text, Literal("甲.md.j2", line)),)


def test_paragraphs_are_what_a_reader_sees() -> None:
    """Numbers belong to their headings, a run-in heading to its paragraph, a row of a table is one."""
    table = plain_table((run("项"), run("数")), ((run("甲"), run("1")),))
    made = document(Heading(2, run("小标题。"), "（一）", run("正文。")), Paragraph(run("一段。")), table)

    assert [(p.role, p.text) for p in paragraphs(made)] == [
        ("标题", "报告"),
        ("标题2", "（一）小标题。正文。"),
        ("正文", "一段。"),
        ("表", "项　数　"),
        ("表", "甲　1　"),
    ]


def test_a_new_paragraph_before_a_changed_one_is_not_mistaken_for_it() -> None:
    """Each new paragraph goes with the old one that is like it."""
    old = document(Paragraph(run("全年受理行政复议申请四十七件。")))
    new = document(Paragraph(run("这是新的一段。", 1)), Paragraph(run("全年收到行政复议申请四十七件。", 2)))

    found = [*changes(tuple(paragraphs(old)), tuple(paragraphs(new)))]

    assert [(c.before, c.after, c.lines) for c in found] == [
        (None, "这是新的一段。", ("甲.md.j2:1",)),
        ("全年受理行政复议申请四十七件。", "全年收到行政复议申请四十七件。", ("甲.md.j2:2",)),
    ]


def test_what_differs_between_two_texts() -> None:
    """Stretches of the new text; very long ones are one stretch."""
    assert altered("甲乙丙", "甲丁丙戊") == ((1, 2), (3, 4))
    assert altered("甲" * 5000, "乙" * 5000) == ((0, 5000),)
