"""`reportgen inspect`: verdicts, exit codes, the copy, and files that cannot be read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from strangers import docx, para

from reportgen import pipeline
from reportgen.checks.format.table import RULES
from reportgen.document.editions import Edition
from reportgen.inspection import pages
from reportgen.readers.pages import PageCheck, PageReport, RenderError
from reportgen.workshop import Workshop

ROOT = Path(__file__).parent.parent.parent
SAMPLES = [p for p in sorted(ROOT.glob("data/*/[0-9]*.yaml")) if "用途: 仅供比较" not in p.read_text(encoding="utf-8")]
CONTENT = para("关于工作的报告") + para("市人民政府:") + para("全年受理47件，办结45件。")


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_reportgen_builds_keeps_every_rule(sample, edition, office):
    """Every sample, both editions: no rule is broken, exit 0."""
    out = office.folder / "a.docx"
    assert pipeline.build(pipeline.Request(sample, edition, False, out), Workshop()).value is not None

    run = office.run("inspect", "a.docx")

    assert (run.code, run.err) == (0, "")
    assert "不合格 0" in run.out.split("\n")[0]


def test_what_is_wrong_is_told_with_clause_place_and_mending(office, golden):
    """Grouped, each with what is asked, what was found, the ground and its standing, where, how to mend it; exit 1."""
    office.write("甲.docx", docx(CONTENT))

    run = office.run("inspect", "甲.docx")

    assert run.code == 1
    golden("inspect-plain.txt", run.out)


def test_all_rules_are_told_on_demand(office):
    """--all: one headline for each rule, whatever its verdict."""
    office.write("甲.docx", docx(CONTENT))

    lines = office.run("inspect", "甲.docx", "--all").out.split("\n")

    told = [line.split()[1] for line in lines if line.startswith(("合格 ", "不合格 ", "不适用 ", "未核验 "))]
    assert told == [rule.code for rule in RULES]


def test_data_for_programs_have_every_field(office):
    """JSON: all rules with verdict, ground, standing and cases, and nothing else on standard output."""
    office.write("甲.docx", docx(CONTENT))

    run = office.run("inspect", "甲.docx", "--format", "json")

    data = json.loads(run.out)
    assert (run.code, run.err, data["file"]) == (1, "", "甲.docx")
    assert sum(data["summary"].values()) == len(data["rules"]) == len(RULES)
    colon = next(rule for rule in data["rules"] if rule["code"] == "RG726")
    assert colon == {
        "code": "RG726",
        "name": "addressee-mark",
        "group": "标题和主送",
        "title": "主送机关后的冒号",
        "verdict": "不合格",
        "required": "末尾是全角冒号“：”",
        "measured": "末尾是“:”",
        "standing": "规定",
        "basis": ["GB/T 9704—2012 第 7.3.2 条：最后一个机关名称后标全角冒号（规定）"],
        "cases": [{"paragraph": 2, "where": "", "text": "市人民政府:", "measured": "末尾是“:”"}],
        "mending": "把末尾改为全角冒号“：”",
    }


def test_editors_and_code_hosts_get_findings(office):
    """concise: one line a place; sarif: a rule and a result for each."""
    office.write("甲.docx", docx(CONTENT))

    concise = office.run("inspect", "甲.docx", "--format", "concise").out
    sarif = json.loads(office.run("inspect", "甲.docx", "--format", "sarif").out)

    assert "甲.docx:2:1: 错误 RG726: 主送机关后的冒号：要求：末尾是全角冒号“：”；实为：末尾是“:”\n" in concise
    assert "RG726" in {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    jsonschema.validate(sarif["version"], {"const": "2.1.0"})


def test_the_copy_lies_beside_and_the_original_stays(office):
    """--fix writes 甲.改.docx, says what it mended, and tells what is left in the copy."""
    path = office.write("甲.docx", docx(CONTENT))
    before = path.read_bytes()

    run = office.run("inspect", "甲.docx", "--fix")

    assert (run.code, path.read_bytes()) == (1, before)
    assert "已改 RG702 天头（上页边距）" in run.out
    assert "已写入 甲.改.docx" in run.out
    assert "甲.改.docx：合格 " in run.out
    assert "不合格 RG726 主送机关后的冒号" in run.out
    assert "不合格 RG702" not in run.out


def test_the_copy_goes_where_it_is_asked_to_and_never_over_the_original(office):
    """-o names the copy; the original's own name is refused before anything is read."""
    office.write("甲.docx", docx(CONTENT))

    assert office.run("inspect", "甲.docx", "--fix", "-o", "乙.docx").code == 1
    assert (office.folder / "乙.docx").is_file()
    refused = office.run("inspect", "甲.docx", "--fix", "-o", "甲.docx")
    assert (refused.code, refused.err) == (2, "错误：改好的不能写回原来的文件\n  改法：-o 写另一个文件名\n")
    alone = office.run("inspect", "甲.docx", "-o", "乙.docx")
    assert (alone.code, "-o 要和 --fix 一起用" in alone.err) == (2, True)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (("-o", "表.yaml"), "表.yaml 的名称不以 .docx 结尾"),
        (("-o", "乙"), "乙 的名称不以 .docx 结尾"),
        ((), "甲.改.docx 已经存在，没有覆盖"),
    ],
)
def test_the_copy_goes_over_nothing_that_was_not_named(office, target, said):
    """Another kind of file, and the copy of yesterday, on which somebody may have gone on working; -o may name it."""
    office.write("甲.docx", docx(CONTENT))
    kept = [office.write(name, b"kept") for name in ("甲.改.docx", "表.yaml")]

    run = office.run("inspect", "甲.docx", "--fix", *target)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：{said}\n  改法：")
    assert [path.read_bytes() for path in kept] == [b"kept", b"kept"]
    assert office.run("inspect", "甲.docx", "--fix", "-o", "甲.改.docx").code == 1
    assert kept[0].read_bytes() != b"kept"


def test_where_nothing_is_mended_nothing_is_written(office):
    """A copy that keeps what can be mended is not copied again."""
    office.write("甲.docx", docx(CONTENT))
    assert office.run("inspect", "甲.docx", "--fix", "-o", "乙.docx").code == 1

    run = office.run("inspect", "乙.docx", "--fix")

    assert run.code == 1
    assert run.out.startswith("没有 --fix 能改的，没有另写文件\n乙.docx：合格 ")
    assert not (office.folder / "乙.改.docx").exists()


def test_a_pack_judges_by_its_own_layout(office):
    """An office that sets four-point larger margins is judged by them, in words, too."""
    shutil.copytree(ROOT / "templates" / "national", office.folder / "templates" / "national")
    layout = office.folder / "templates" / "national" / "layout.yaml"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("上: 2098缇", "上: 30mm").replace("下: 1984缇", "下: 42mm"), encoding="utf-8")
    office.write("甲.docx", docx(CONTENT + "<w:p/>"))

    own = json.loads(office.run("inspect", "甲.docx", "--format", "json", "--pack", "national").out)

    assert next(rule["required"] for rule in own["rules"] if rule["code"] == "RG702") == "30±1 毫米"


def test_without_libreoffice_the_verdicts_of_the_file_stand(office, monkeypatch):
    """--render that cannot be done: the verdicts are told, then why pages were not measured; exit 2."""

    def absent(*_):
        raise RenderError("运行不了 LibreOffice（soffice）：没有", "请安装 LibreOffice")

    monkeypatch.setattr(pages, "measure", absent)
    office.write("甲.docx", docx(CONTENT))

    run = office.run("inspect", "甲.docx", "--render")

    assert run.code == 2
    assert "不合格 RG726" in run.out
    assert run.err == "错误：没有排出来量：运行不了 LibreOffice（soffice）：没有\n  改法：请安装 LibreOffice\n"


def test_pages_are_measured_on_demand(office, monkeypatch):
    """--render: what pages show is told with the renderer's name."""
    report = PageReport(1, "LibreOffice 7", None, {}, (PageCheck("no blank page", "[]", [1], False),))
    monkeypatch.setattr(pages, "measure", lambda *_: report)
    office.write("甲.docx", docx(CONTENT))

    run = office.run("inspect", "甲.docx", "--render")

    assert "注意：由 LibreOffice 7 排出 1 面" in run.out
    assert "不合格 RG795 没有空白页" in run.out


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("甲.docx", b"", 1, "RG103"),
        ("甲.docx", b"\xd0\xcf\x11\xe0 old", 1, "旧格式"),
        ("甲.doc", b"\xd0\xcf\x11\xe0 old", 1, "RG118"),
        ("甲.docx", docx(CONTENT)[:400], 1, "RG116"),
        ("甲.txt", "正文。".encode(), 2, "没有版面可查"),
        ("乙.docx", None, 2, "乙.docx"),
    ],
)
def test_what_cannot_be_read_is_told(office, name, data, code, words):
    """Empty, old, cut off, no Word file, absent: one message, no verdicts."""
    if data is not None:
        office.write(name, data)

    run = office.run("inspect", name)

    assert (run.code, run.out) == (code, "")
    assert words in run.err


def test_help_is_whole(office, golden):
    """Every option with what it does."""
    golden("inspect-help.txt", office.run("inspect", "--help").out)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("甲.docx", "文件是空的\n  改法：多半没有存好"),
        ("甲.wps", "这是 WPS 文字，不能检查\n  改法：用 Word 或 WPS 打开，另存为 .docx 再检查"),
        ("甲.pdf", "这是 PDF 文件，不能检查\n  改法：找原来的 Word 文件（.docx）来检查"),
        ("甲.html", "这是网页，不能检查"),
        ("甲.yaml", "甲.yaml 是事实文件，没有版面可查\n  改法：先用 reportgen build 生成 .docx"),
        ("甲.txt", "甲.txt 不是 Word 文件，没有版面可查"),
        ("甲.abc", "不知道 甲.abc 是什么文件：名称不以 .docx 结尾"),
    ],
)
def test_what_is_no_word_file_is_told_in_words_of_inspect(office, name, said):
    """What the file is and how to get one that can be looked at; nobody is sent to proofreading a PDF."""
    office.write(name, b"")

    run = office.run("inspect", name)

    assert run.code in (1, 2)
    assert said in run.err
    assert "校对" not in run.err.replace("reportgen proofread 校对", "")


def test_fix_writes_nothing_where_nothing_is_mended(office):
    """What is right already makes no copy; a copy that is there is named before another takes its place."""
    office.write("甲.docx", docx(CONTENT))
    assert "已经有了" not in office.run("inspect", "甲.docx", "--fix").out
    again = office.run("inspect", "甲.docx", "--fix", "-o", "甲.改.docx").out
    assert again.startswith("甲.改.docx 已经有了，换成新改的一份\n")

    twice = office.run("inspect", "甲.改.docx", "--fix")

    assert twice.out.startswith("没有 --fix 能改的，没有另写文件\n")
    assert not (office.folder / "甲.改.改.docx").exists()
