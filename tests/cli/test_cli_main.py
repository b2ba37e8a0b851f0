"""The command line as a clerk meets it: exit codes, Chinese help, no traceback, lazy imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from reportgen.checks.format.table import RULES
from reportgen.checks.table import CHECKS
from reportgen.cli import main
from reportgen.codes import CODES

FACTS = """模板: national/five-part
年度: 2024
单位: {名称: 示例市云岭区人民政府, 自称: 我区, 类别: 政府, 层级: 县}
公文: {主送: [示例市人民政府], 成文日期: 2025-01-15}
指标:
  行政复议: {受理: 47}
正文:
  举措: 全年受理{{ 行政复议.受理 }}件。
  不足: 人员不足，原因是编制少。
  第一责任人: 认真履职。
  安排: 继续推进。
"""


@pytest.mark.parametrize("arguments", [(), ("--help",), *((name, "--help") for name in main.COMMANDS)])
def test_help_is_chinese_throughout(office, arguments):
    """No English word of click's own is left in any help."""
    run = office.run(*arguments)

    assert run.code == 0
    assert "用法：reportgen" in run.out
    for english in ("Usage", "Options", "Commands", "Show this", "OPTIONS", "default"):
        assert english not in run.out


def test_build_writes_and_says_where(office):
    """The default place is output/, the path below data/ kept; the second run writes equal bytes."""
    office.write("data/a/2024.yaml", FACTS)

    first = office.run("build", "data/a/2024.yaml")
    data = (office.folder / "output/a/2024.docx").read_bytes()
    second = office.run("build", "data/a/2024.yaml")

    assert (first.code, first.out) == (0, "已生成 output/a/2024.docx\n")
    assert second.code == 0
    assert (office.folder / "output/a/2024.docx").read_bytes() == data


def test_the_ending_of_the_output_chooses_what_is_written(office):
    """.txt is the report as text; an ending that no writer has is refused before anything is read."""
    office.write("2024.yaml", FACTS)

    text = office.run("build", "2024.yaml", "-o", "成品/2024.TXT")
    refused = office.run("build", "2024.yaml", "-o", "2024.pdf")

    assert (text.code, text.out) == (0, "已生成 成品/2024.TXT\n")
    assert "　　一、" in (office.folder / "成品/2024.TXT").read_text(encoding="utf-8")
    assert refused.code == 2
    assert "“2024.pdf”不以 .docx 或 .txt 结尾" in refused.err


def test_one_faulty_file_does_not_stop_the_others(office):
    """Of two files one is built, the other explained; exit 1."""
    office.write("a.yaml", FACTS)
    office.write("b.yaml", FACTS.replace("受理: 47", "受理: 四十七"))

    run = office.run("build", "b.yaml", "a.yaml")

    assert run.code == 1
    assert run.out == "已生成 a.docx\n"
    assert "b.yaml:6:14: 错误 RG206" in run.err
    assert not (office.folder / "b.docx").exists()


def test_check_says_that_nothing_was_found_and_writes_nothing(office):
    """A clean file: one line, exit 0, no output folder."""
    office.write("a.yaml", FACTS)

    run = office.run("check", "a.yaml")

    assert (run.code, run.out, run.err) == (0, "没有发现问题\n", "")
    assert sorted(p.name for p in office.folder.iterdir()) == [".git", "a.yaml"]


def test_json_findings_have_the_promised_fields(office):
    """An array of objects with the eleven fields, on standard output alone."""
    office.write("a.yaml", FACTS.replace("成文日期: 2025-01-15", "成文日期: 2025-02-30"))

    run = office.run("check", "a.yaml", "--format", "json")

    (finding,) = json.loads(run.out)
    assert run.code == 1
    assert list(finding) == [
        "code", "name", "severity", "message", "file", "line", "column", "end_column", "path", "hints", "related",
    ]  # fmt: skip
    assert (finding["code"], finding["name"], finding["severity"]) == ("RG205", "bad-date", "error")
    assert (finding["file"], finding["line"], finding["column"], finding["end_column"]) == ("a.yaml", 4, 27, 37)
    assert finding["path"] == "公文.成文日期"


def test_trace_tells_key_line_and_place_of_printing(office):
    """From the printed number to its line, and from the key to the sentence."""
    office.write("a.yaml", FACTS)

    by_number, by_key = office.run("trace", "a.yaml", "47"), office.run("trace", "a.yaml", "行政复议.受理")

    assert by_number.out == by_key.out
    assert by_number.out.startswith("行政复议.受理 = 47    a.yaml:6:14\n")
    assert "全年受理⟦47⟧件" in by_number.out


def test_trace_tells_what_the_unit_says_of_a_figure(office):
    """说明 and 来源 of the long form stand in the trace, in words and in JSON."""
    office.write("a.yaml", FACTS.replace("受理: 47", "受理: {数: 47, 说明: 按受理填报, 来源: 复议台账}"))

    text, data = office.run("trace", "a.yaml", "47"), office.run("trace", "a.yaml", "47", "--format", "json")

    assert "    说明：按受理填报\n    来源：复议台账\n" in text.out
    assert [json.loads(data.out)[0][key] for key in ("remark", "source")] == ["按受理填报", "复议台账"]


def test_trace_of_something_unknown_offers_near_names(office):
    """A slip in the key is wrong use, with the right key offered."""
    office.write("a.yaml", FACTS)

    run = office.run("trace", "a.yaml", "行政复议.受里")

    assert run.code == 2
    assert "行政复议.受理" in run.err


@pytest.mark.parametrize(("wanted", "path"), [("3.6万余", "普法.宣传资料"), ("36000余", "普法.宣传资料")])
def test_trace_finds_a_figure_in_the_form_it_is_printed(office, wanted, path):
    """A figure printed in 万 is still that figure."""
    facts = FACTS.replace("{受理: 47}", "{受理: 47}\n  普法: {宣传资料: 36000余}")
    office.write("a.yaml", facts.replace("认真履职。", "发放{{ 普法.宣传资料|万 }}份。"))

    run = office.run("trace", "a.yaml", wanted)

    assert run.out.startswith(f"{path} = 36000余    a.yaml:7:14\n")


def test_trace_does_not_find_a_number_inside_a_longer_one(office):
    """7 is not in 47; a figure that is not filled in is said to be so."""
    office.write("a.yaml", FACTS)

    assert office.run("trace", "a.yaml", "7").code == 2
    assert "还没有填数" in office.run("trace", "a.yaml", "行政复议.审结").err


@pytest.mark.parametrize("command", ["build", "check"])
def test_one_missing_file_does_not_hide_the_others(office, command):
    """The findings of the file that is there are told; exit 2."""
    office.write("a.yaml", FACTS.replace("受理: 47", "受理: 四十七"))

    run = office.run(command, "没有.yaml", "a.yaml")

    assert run.code == 2
    assert "没有这个文件：没有.yaml" in run.err
    assert "a.yaml:6:14: 错误 RG206" in run.err


def test_an_unknown_pack_is_told_for_every_file(office):
    """Each file has its own place of the fault."""
    for name in ("a", "b"):
        office.write(f"{name}.yaml", FACTS.replace("national/five-part", "nosuch"))

    run = office.run("check", "a.yaml", "b.yaml", "--format", "concise")

    assert [line.partition(": ")[0] for line in run.err.splitlines()] == ["a.yaml:1:5", "b.yaml:1:5"]


def test_faults_of_a_pack_stop_a_draft_too(office):
    """A draft shows what is missing from the facts; it does not paper over a broken pack."""
    office.write("templates/national/five-part/sections/安排.md.j2", "{{ 行政复议.受里 }}")
    office.write("a.yaml", FACTS)

    run = office.run("build", "a.yaml", "--draft")

    assert run.code == 1
    assert "RG304" in run.err
    assert not (office.folder / "a.docx").exists()


def test_a_draft_shows_a_quote_without_a_figure(office):
    """What is merely missing stands as 【…】, the missing part under its heading."""
    gap = FACTS.replace("人员不足，原因是编制少。", "审结{{ 行政复议.审结 }}件。")
    office.write("a.yaml", gap.replace("  安排: 继续推进。\n", ""))

    built, dumped = office.run("build", "a.yaml", "--draft"), office.run("dump", "a.yaml")

    assert (built.code, built.out) == (1, "已生成 a.docx\n")
    assert "审结【行政复议.审结】件。" in dumped.out
    assert "【正文.安排】" in dumped.out


def test_a_file_for_comparison_is_not_built(office):
    """用途: 仅供比较: build is wrong use, check reads it."""
    office.write("a.yaml", FACTS.replace("年度: 2024", "年度: 2024\n用途: 仅供比较"))

    assert office.run("build", "a.yaml").code == 2
    assert office.run("check", "a.yaml").code == 0


def test_our_own_fault_is_exit_3_without_a_traceback(office, monkeypatch):
    """Whatever breaks, a clerk reads one sentence; --debug shows the rest."""
    office.write("a.yaml", FACTS)
    monkeypatch.setattr("reportgen.pipeline.make", lambda *_: 1 / 0)

    run = office.run("build", "a.yaml")

    assert run.code == 3
    assert "程序自身出错（ZeroDivisionError" in run.err
    assert "Traceback" not in run.err
    with pytest.raises(ZeroDivisionError):
        main.run(["build", "a.yaml", "--debug"])


@pytest.mark.parametrize("rule", [*CODES.values(), *CHECKS, *RULES], ids=lambda rule: rule.code)
def test_every_finding_is_explained_by_number_and_by_name(office, rule):
    """`explain` finds each row both ways; a check's page says what it rests on and how it is waived."""
    by_code, by_name = office.run("explain", rule.code.lower()), office.run("explain", rule.name)

    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith(f"{rule.code} {rule.name}（")
    assert "依据：" in by_code.out or rule in CODES.values()
    assert ("不改这一处" in by_code.out) is (rule in CHECKS)
    assert ("\n改法：" in by_code.out) is (rule in RULES)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names of files are always read as UTF-8")
def test_names_that_cannot_be_read_are_told_before_anything(office):
    """Python was told to read names of files as ASCII: our packs have Chinese ones."""
    told = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "reportgen", "check", "2024.yaml"]
    done = subprocess.run(command, cwd=office.folder, env={**os.environ, **told}, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("PYTHONUTF8=1: ")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("--help",), ("docx", "jinja2", "yaml", "lxml", "reportgen.pipeline")),
        (("bild",), ("docx", "jinja2", "yaml", "lxml", "reportgen.pipeline")),
        (("build", "--editon"), ("docx", "jinja2", "yaml", "lxml", "reportgen.pipeline")),
        (("check", "a.yaml"), ("docx", "lxml", "reportgen.writers")),
        (("trace", "a.yaml"), ("docx", "lxml", "reportgen.writers")),
    ],
)
def test_heavy_modules_are_imported_only_where_needed(office, arguments, absent):
    """Help and wrong use import neither docx nor jinja2 nor yaml; check and trace never touch docx."""
    office.write("a.yaml", FACTS)
    code = f"import sys\nfrom reportgen.cli.main import run\nrun({list(arguments)!r})\nprint(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)

    assert not set(absent) & set(done.stdout.splitlines()[-1].split())
