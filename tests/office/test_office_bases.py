"""What a file was built from is found again, and the report is built again as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen import provenance
from reportgen.diagnostics import Outcome
from reportgen.document.editions import Edition
from reportgen.document.walk import runs
from reportgen.office.bases import Base, find_base
from reportgen.origin import Fact
from reportgen.readers.docx.receive import receive
from reportgen.source import blob_id

PACK = """\
名称: 试点型
标题: 关于工作的报告
章节:
  - {键: 情况, 标题: 工作情况}
"""
SECTION = "受理行政复议申请{{ 行政复议.受理 }}件{% 有 %}，上年{{ 上年.行政复议.受理 }}件{% 完 %}。\n"
FACTS = "模板: trial\n年度: 2024\n指标: {行政复议: {受理: 47}}\n"
LAST = "模板: trial\n年度: 2023\n单位: {名称: 云岭区人民政府}\n指标: {行政复议: {受理: 40}}\n"
OFFICE = "单位: {名称: 云岭区人民政府, 自称: 我区}\n"
SECTION_FILE = "templates/trial/sections/情况.md.j2"
FACTS_FILE, DOCX = "data/2024.yaml", "output/2024.docx"


@pytest.fixture
def built(repo: Any) -> Any:
    """An office on a pack of its own, committed, with a report."""
    repo.write(".gitignore", "output/\n")
    repo.write("templates/trial/pack.yaml", PACK)
    repo.write(SECTION_FILE, SECTION)
    repo.write("data/办公室.yaml", OFFICE)
    repo.write("data/2023.yaml", LAST)
    repo.write(FACTS_FILE, FACTS)
    repo.commit("起点")
    build(repo)
    return repo


def build(repo: Any) -> None:
    run = repo.run("build", FACTS_FILE)
    assert run.code == 0, run.err


def base(path: str = DOCX, facts: Path | None = None, edition: Edition | None = None) -> Outcome[Base]:
    """The base of a file as it lies there."""
    received = receive(Path(path).read_bytes(), path).value
    assert received is not None
    return find_base(received.looks.properties, Path(path), facts, edition)


def found(path: str = DOCX, facts: Path | None = None) -> Base:
    """The base where nothing hinders it."""
    outcome = base(path, facts)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def text(one: Base) -> str:
    return "".join(run.text for run in runs(one.document))


def codes(outcome: Outcome[Base]) -> list[str]:
    return [d.code for d in outcome.diagnostics]


def fact_file(one: Base) -> str:
    """The file that the printed figure points to."""
    return next(
        run.origin.place.source.path
        for run in runs(one.document)
        if isinstance(run.origin, Fact) and run.origin.path == "行政复议.受理"
    )


def test_where_nothing_has_changed_todays_files_serve(built: Any) -> None:
    """The base is exact, its origins point into today's file, and now is what was then."""
    one = found()

    assert (one.path, one.exact, one.two_way) == (built.folder / FACTS_FILE, True, False)
    assert (one.found, fact_file(one)) == ("data/2024.yaml（没有改过）", FACTS_FILE)
    assert "申请47件，上年40件" in text(one)


def test_facts_that_moved_on_are_found_in_git(built: Any) -> None:
    """The commit names the file then; what it says now stands beside it."""
    built.replace(FACTS_FILE, "47", "49")
    built.replace("data/2023.yaml", "40", "39")
    built.replace("data/办公室.yaml", "云岭区", "青山区")
    shutil.rmtree("output/.base")

    one = found()

    commit = built.git("rev-parse", "--short=7", "HEAD").strip()
    assert (one.found, fact_file(one), one.exact) == (f"git 提交 {commit}", f"{commit}:{FACTS_FILE}", True)
    assert "申请47件，上年40件" in text(one)
    assert "云岭区" in text(one)
    assert one.current is not None
    assert [str(one.facts.figure("行政复议.受理")), str(one.current.facts.figure("行政复议.受理"))] == ["47", "49"]


def test_facts_that_were_never_committed_are_found_beside_the_report(built: Any) -> None:
    """What build kept serves where git has never seen the file."""
    built.replace(FACTS_FILE, "47", "48")
    build(built)
    built.replace(FACTS_FILE, "48", "49")

    one = found()

    blob = blob_id(FACTS.replace("47", "48").encode())
    assert (one.found, fact_file(one)) == ("output/.base（生成时留的）", f"output/.base/{blob[:12]}.yaml")
    assert "申请48件" in text(one)
    assert one.path == built.folder / FACTS_FILE


def test_the_templates_of_the_build_are_found_in_git(built: Any) -> None:
    """A template that was changed since is taken as it was; the base is exact."""
    built.replace(SECTION_FILE, "受理行政", "收到行政")
    built.commit("改句子")
    built.replace(SECTION_FILE, "申请", "请求")
    built.commit("再改")

    outcome = base()

    assert codes(outcome) == []
    assert outcome.value is not None
    assert outcome.value.exact
    assert "受理行政复议申请47件" in text(outcome.value)


def test_templates_that_are_gone_are_told(built: Any) -> None:
    """A template that was never committed: today's serves, and that the text may differ is said."""
    built.replace(SECTION_FILE, "受理行政", "收到行政")
    build(built)
    built.replace(SECTION_FILE, "收到行政", "接到行政")

    outcome = base()

    assert codes(outcome) == ["RG683"]
    assert outcome.value is not None
    assert not outcome.value.exact
    assert "接到行政复议申请47件" in text(outcome.value)


def test_a_file_beside_it_that_is_gone_is_told(built: Any) -> None:
    """Last year's file of the build is nowhere: today's serves, and its name is said."""
    built.replace("data/2023.yaml", "40", "41")
    build(built)
    built.replace("data/2023.yaml", "41", "42")
    shutil.rmtree("output/.base")

    outcome = base()

    assert codes(outcome) == ["RG683"]
    assert "生成时的 2023.yaml 找不到了，用现在的 data/2023.yaml" in outcome.diagnostics[0].message


def test_a_file_that_was_not_there_is_not_read(built: Any) -> None:
    """Last year's file that came after the build takes no part."""
    (built.folder / "data/2023.yaml").unlink()
    build(built)
    built.write("data/2023.yaml", LAST)

    one = found()

    assert one.exact
    assert "申请47件。" in text(one)


def test_line_ends_make_no_other_file(built: Any) -> None:
    """A file with CRLF in the folder and LF in git has one id; one that git keeps with CRLF is found as well."""
    built.git("config", "core.autocrlf", "false")
    built.write(FACTS_FILE, FACTS.replace("47", "48").replace("\n", "\r\n"))
    built.commit("另一种换行")
    build(built)
    built.write(FACTS_FILE, FACTS)
    shutil.rmtree("output/.base")

    one = found()

    assert "git 提交" in one.found
    assert "申请48件" in text(one)


def test_facts_that_were_moved_are_known_again(built: Any) -> None:
    """The file lies elsewhere and says something else: name, unit and year tell it."""
    built.replace(FACTS_FILE, "47", "49")
    for name in ("2024.yaml", "2023.yaml", "办公室.yaml"):
        built.write(f"data/云岭/{name}", (built.folder / "data" / name).read_bytes())
        (built.folder / "data" / name).unlink()

    one = found()

    assert one.path == built.folder / "data/云岭/2024.yaml"
    assert "申请47件" in text(one)


def test_facts_that_were_deleted_leave_the_figures_of_then(built: Any) -> None:
    """Nothing to write to, and that is said; the base stands all the same."""
    (built.folder / FACTS_FILE).unlink()

    outcome = base()

    assert codes(outcome) == ["RG685"]
    assert outcome.value is not None
    assert (outcome.value.path, outcome.value.current, outcome.value.exact) == (None, None, True)
    assert "申请47件" in text(outcome.value)


def test_facts_that_are_broken_today_do_not_hide_those_of_then(built: Any) -> None:
    """The fault of today is a warning with its place."""
    built.replace(FACTS_FILE, "47", "四十七")

    outcome = base()

    assert codes(outcome) == ["RG685"]
    assert outcome.diagnostics[0].place is not None
    assert outcome.diagnostics[0].place.source.path == FACTS_FILE
    assert outcome.value is not None
    assert outcome.value.current is None


def test_facts_that_cannot_be_read_are_told_with_their_place(built: Any) -> None:
    """The file is there and broken: not told as one that was not found."""
    built.write(FACTS_FILE, "模板: [\n")
    copy = built.folder / "改过.docx"
    shutil.copy(DOCX, copy)
    shutil.rmtree(".git")

    outcome = base(str(copy))

    assert codes(outcome) == ["RG685"]
    assert outcome.diagnostics[0].message.startswith(f"{FACTS_FILE} 读不出来，没有对照现在的数：")
    assert outcome.diagnostics[0].place is not None
    assert outcome.diagnostics[0].place.source.path == FACTS_FILE


def test_what_was_kept_is_found_where_the_office_has_its_reports_go(built: Any) -> None:
    """输出 of 办公室.yaml names the folder; the reviewed file lies elsewhere."""
    built.write("data/办公室.yaml", OFFICE + "输出: ../成品\n")
    build(built)
    [report] = built.folder.glob("成品/**/2024.docx")
    shutil.copy(report, built.folder / "改过.docx")
    shutil.rmtree(".git")
    shutil.rmtree("output")
    built.replace(FACTS_FILE, "47", "49")

    one = found("改过.docx", Path(FACTS_FILE))

    assert "申请47件" in text(one)
    assert (one.exact, one.two_way) == (True, False)


def test_a_file_that_lies_elsewhere_is_found_from_the_working_folder(built: Any, tmp_path: Path) -> None:
    """The leader's copy in another folder: the office that one stands in is searched."""
    copy = tmp_path / "下载" / "2024（领导改）.docx"
    copy.parent.mkdir()
    shutil.copy(DOCX, copy)

    assert found(str(copy)).path == built.folder / FACTS_FILE


def test_without_the_inputs_there_is_no_base(built: Any, tmp_path: Path) -> None:
    """Neither git nor kept files have them: said, with the id; with --facts it is two-way, and that is said too."""
    copy = tmp_path / "2024.docx"
    shutil.copy(DOCX, copy)
    built.replace(FACTS_FILE, "47", "49")
    shutil.rmtree("output")
    shutil.rmtree(".git")
    built.git("init", "--quiet")

    lost, given = base(str(copy)), base(str(copy), Path(FACTS_FILE))

    assert codes(lost) == ["RG682"]
    assert blob_id(FACTS.encode())[:7] in lost.diagnostics[0].message
    assert codes(given) == ["RG682", "RG684"]
    assert not any(d.is_error for d in given.diagnostics)
    assert given.value is not None
    assert (given.value.two_way, given.value.exact) == (True, False)
    assert "申请49件" in text(given.value)


def test_without_git_what_was_kept_serves(built: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without git."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    built.replace(FACTS_FILE, "47", "49")
    assert "申请47件" in text(found())
    shutil.rmtree("output/.base")

    lost = base()

    assert codes(lost) == ["RG682"]
    assert "没有查 git：这台电脑上没有 git" in lost.diagnostics[0].hints


def test_a_public_file_is_held_against_the_facts_that_are_named(built: Any) -> None:
    """It carries no ids: without --facts that is said, with it the base is of the 公开 edition, two-way."""
    built.run("build", FACTS_FILE, "--edition", "公开")
    path = "output/2024-公开.docx"

    assert codes(base(path)) == ["RG680"]
    outcome = base(path, Path(FACTS_FILE))
    assert codes(outcome) == ["RG684"]
    assert outcome.value is not None
    assert (outcome.value.two_way, outcome.value.document.edition) == (True, Edition.PUBLIC)


def test_facts_of_another_year_are_refused(built: Any) -> None:
    """Nothing that is held against them would mean anything."""
    outcome = base(DOCX, Path("data/2023.yaml"))

    assert codes(outcome) == ["RG687"]
    assert "data/2023.yaml 是2023年度的，而文件由2024年度的 2024.yaml 生成" in outcome.diagnostics[0].message


def test_facts_of_another_unit_are_refused(built: Any) -> None:
    """What another unit's file says is not what was printed."""
    built.write(FACTS_FILE, FACTS + "单位: {名称: 云岭区人民政府}\n")
    build(built)
    built.write("data/另.yaml", FACTS + "单位: {名称: 青山区人民政府}\n")

    outcome = base(DOCX, Path("data/另.yaml"))

    assert codes(outcome) == ["RG687"]
    assert "data/另.yaml 的单位是“青山区人民政府”，生成时是“云岭区人民政府”" in outcome.diagnostics[0].message


@pytest.mark.parametrize("lost", [False, True], ids=["found", "lost"])
def test_a_unit_is_the_one_that_the_office_names(built: Any, lost: bool) -> None:
    """Of facts that leave the unit to 办公室.yaml; where that of the build is gone, title and signature tell it."""
    built.write("data/办公室.yaml", OFFICE.replace("云岭", "白沙"))
    build(built)
    built.write("青山/办公室.yaml", OFFICE.replace("云岭", "青山"))
    built.write("青山/2024.yaml", FACTS.replace("47", "49"))
    if lost:
        blob = blob_id(OFFICE.replace("云岭", "白沙").encode())
        (built.folder / f"output/.base/{blob[:12]}.yaml").unlink()
        (built.folder / "data/办公室.yaml").unlink()

    run = built.run("pull", DOCX, "青山/2024.yaml", "--apply")

    assert (run.code, run.out) == (1, "")
    assert "RG687: 青山/2024.yaml 的单位是“青山区人民政府”" in run.err
    assert (built.folder / "青山/2024.yaml").read_text(encoding="utf-8") == FACTS.replace("47", "49")


def test_a_unit_that_was_renamed_since_is_told(built: Any) -> None:
    """The same file in git: a warning, and the base stands."""
    built.write(FACTS_FILE, FACTS + "单位: {名称: 云岭区人民政府}\n")
    build(built)
    built.commit("有名称")
    built.write(FACTS_FILE, FACTS + "单位: {名称: 青山区人民政府}\n")

    outcome = base(DOCX, Path(FACTS_FILE))

    assert codes(outcome) == ["RG685"]
    assert outcome.value is not None
    assert outcome.value.path == Path(FACTS_FILE)


def test_a_damaged_repository_does_not_hide_what_was_kept(built: Any) -> None:
    """Objects are gone: what build kept serves."""
    built.replace(FACTS_FILE, "47", "49")
    shutil.rmtree(".git/objects")
    (built.folder / ".git/objects").mkdir()

    assert "申请47件" in text(found())


def test_a_file_of_a_newer_version_is_told(built: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own words may differ: said, with the versions."""
    monkeypatch.setattr("reportgen.provenance.__version__", "9.0.0")
    build(built)

    outcome = base()

    assert codes(outcome) == ["RG683"]
    assert "文件由 reportgen 9.0.0 生成" in outcome.diagnostics[0].message
    assert "升级" in outcome.diagnostics[0].hints[0]


def test_a_pack_that_is_gone_leaves_no_base(built: Any) -> None:
    """The templates of the build are neither there nor in git: the report cannot be made, and why follows."""
    built.write("templates/other/pack.yaml", PACK)
    built.write("templates/other/sections/情况.md.j2", SECTION)
    built.write(FACTS_FILE, FACTS.replace("trial", "other"))
    build(built)
    shutil.rmtree("templates/other")

    outcome = base()

    assert codes(outcome)[0] == "RG686"
    assert "RG301" in codes(outcome)


GARBAGE = {
    "a path": (provenance.NAME, "../../etc/passwd.yaml"),
    "a path of Windows": (provenance.NAME, "C:\\2024.yaml"),
    "the parent": (provenance.NAME, ".."),
    "a name longer than a file may have": (provenance.NAME, "县" * 250 + ".yaml"),
    "no id": (provenance.FACTS, "--upload-pack=x"),
    "a branch": (provenance.FACTS, "HEAD"),
    "long": (provenance.FACTS, "a" * 100_000),
    "no id of a file beside it": (provenance.BESIDE + "2023.yaml", "HEAD"),
    "a pack out of the folder": (provenance.PACK, "../../pack"),
    "a version with a line": (provenance.VERSION, "1.0\n2.0"),
    "an empty digest": (provenance.DIGEST, ""),
}


@pytest.mark.parametrize(("name", "value"), GARBAGE.values(), ids=GARBAGE)
def test_properties_that_cannot_be_ours_are_not_followed(built: Any, name: str, value: str) -> None:
    """What no build wrote is told by its name; with --facts it is a warning, and today's facts serve."""
    received = receive(Path(DOCX).read_bytes(), DOCX).value
    assert received is not None
    properties = tuple((key, value if key == name else own) for key, own in received.looks.properties)

    refused = find_base(properties, Path(DOCX))
    given = find_base(properties, Path(DOCX), Path(FACTS_FILE))

    assert codes(refused) == ["RG681"]
    assert name in refused.diagnostics[0].message
    assert len(refused.diagnostics[0].message) < 200
    assert codes(given) == ["RG681", "RG684"]
    assert given.value is not None


@pytest.mark.parametrize("name", ["../secret.yaml", "/etc/passwd", "机密.yaml", "", "2023.yaml/../x"])
def test_no_other_file_is_read_beside_it(built: Any, name: str) -> None:
    """Only 办公室.yaml and the files of years are; what else a property names is told."""
    received = receive(Path(DOCX).read_bytes(), DOCX).value
    assert received is not None
    properties = (*received.looks.properties, (provenance.BESIDE + name, "0" * 40))

    assert codes(find_base(properties, Path(DOCX))) == ["RG681"]


def test_a_name_that_is_a_pattern_matches_itself_alone(built: Any) -> None:
    """[2024].yaml is looked for in git as it is spelt."""
    built.write("data/[2024].yaml", FACTS)
    built.write("data/2.yaml", FACTS)
    built.commit("怪名称")
    assert built.run("build", "data/[2024].yaml").code == 0
    built.replace("data/[2024].yaml", "47", "49")
    shutil.rmtree("output/.base")

    one = found("output/[2024].docx")

    assert one.path == built.folder / "data/[2024].yaml"
    assert fact_file(one).endswith(":data/[2024].yaml")


def test_what_was_kept_and_damaged_does_not_count(built: Any) -> None:
    """A kept file that no longer has its id is as good as none."""
    built.replace(FACTS_FILE, "47", "48")
    build(built)
    built.replace(FACTS_FILE, "48", "49")
    for kept in Path("output/.base").glob("*.yaml"):
        kept.write_text(LAST, encoding="utf-8")

    assert codes(base()) == ["RG682"]
