"""`reportgen proofread`: every kind of input with its whole messages, options, exit codes, and `--fix`."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from strangers import MECHANICAL, body, docx, only, package, para, parts

from reportgen import proofreading
from reportgen.checks.prose import PROFILES, Flaw, Prose, places
from reportgen.checks.row import Check
from reportgen.cli import proofread
from reportgen.readers.text import SIZE_LIMIT

FAULTY = "关于2024年度情况的报告\n\n据国发[2019]3号,全 区平稳。\n"
MENDED = "关于2024年度情况的报告\n\n据国发〔2019〕3号，全区平稳。\n"
BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("空.txt", b""),
    "empty-docx": ("空.docx", b""),
    "no-text": ("空.docx", docx(para(""))),
    "gbk": ("甲.txt", "全区平稳。".encode("gbk")),
    "binary": ("甲.txt", bytes(range(256)) * 4),
    "control": ("甲.txt", "全区\x07平稳。".encode()),
    "huge": ("甲.md", b"x" * (SIZE_LIMIT + 1)),
    "word-as-text": ("甲.txt", docx(para("甲"))),
    "text-as-word": ("甲.docx", "全区平稳。".encode()),
    "old-word": ("甲.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "old-word-suffix": ("甲.doc", b"\xd0\xcf\x11\xe0"),
    "wps": ("甲.WPS", b"\xd0\xcf\x11\xe0"),
    "pdf": ("甲.pdf", b"%PDF-1.4"),
    "web": ("甲.html", b"<html>"),
    "workbook": ("甲.xlsx", b"PK"),
    "cut-short": ("甲.docx", docx(para("甲"))[:-30]),
    "no-document": ("甲.docx", package({"[Content_Types].xml": "<a/>"})),
    "entities": (
        "甲.docx",
        package({**parts(""), "word/document.xml": '<!DOCTYPE a [<!ENTITY b "甲">]><a>&b;</a>'}),
    ),
    "bomb": ("甲.docx", package({**parts(para("甲")), "word/media/a.bin": bytes(6 << 20)})),
}
WRONG: dict[str, tuple[str, ...]] = {
    "unknown-suffix": ("甲.xyz",),
    "no-suffix": ("甲",),
    "facts": ("2024.yaml",),
    "folder": ("夹",),
    "missing": ("没有.docx",),
    "missing-old": ("没有.doc",),
    "output-without-fix": ("甲.txt", "-o", "乙.txt"),
    "bad-kind": ("甲.txt", "--kind", "小标题"),
    "bad-year": ("甲.txt", "--year", "24"),
    "no-file": (),
}


@pytest.fixture(autouse=True)
def mechanical(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the checks of `strangers` run."""
    only(monkeypatch)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What stands in standard input."""

    def put(data: str | bytes) -> None:
        raw = data if isinstance(data, bytes) else data.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))

    return put


@pytest.mark.parametrize(("name", "data"), BAD.values(), ids=BAD)
def test_files_that_cannot_be_read(office: Any, golden: Any, request: Any, name: str, data: bytes) -> None:
    """One clear message and exit 1, with and without --fix; the file is left alone."""
    path = office.write(name, data)
    run = office.run("proofread", name)
    mending = office.run("proofread", name, "--fix")

    assert (run.code, run.out) == (1, "")
    assert mending.err == run.err
    assert path.read_bytes() == data
    golden(f"proofread-{request.node.callspec.id}.txt", run.err)


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_use(office: Any, golden: Any, request: Any, arguments: tuple[str, ...]) -> None:
    """Exit 2, one sentence and how to mend it."""
    for name in ("甲.xyz", "甲", "甲.txt", "2024.yaml"):
        office.write(name, "全区平稳。")
    (office.folder / "夹").mkdir()
    run = office.run("proofread", *arguments)

    assert (run.code, run.out) == (2, "")
    golden(f"proofread-{request.node.callspec.id}.txt", run.err)


def test_the_help_is_chinese(office: Any, golden: Any) -> None:
    """All options and what they take."""
    golden("proofread-help.txt", office.run("proofread", "--help").out)


def test_findings_of_a_text_and_of_a_document(office: Any, golden: Any) -> None:
    """The excerpt of a .docx is the paragraph, its line the number of it; exit 1 for an error."""
    office.write("甲.txt", FAULTY)
    rows = FAULTY.strip().split("\n")
    office.write("乙.docx", docx(para(rows[0]) + para("") + para(rows[2][:6], rows[2][6:])))
    run = office.run("proofread", "甲.txt", "乙.docx")

    assert (run.code, run.out) == (1, "")
    golden("proofread-findings.txt", run.err)


def test_without_a_finding(office: Any) -> None:
    """It says so, and in JSON gives an empty list."""
    office.write("甲.txt", MENDED)

    assert office.run("proofread", "甲.txt").out == "没有发现问题\n"
    assert office.run("proofread", "甲.txt", "--format", "json").out == "[]\n"


UNDATED = "没有看出 甲.txt 是哪一年的报告，与年度有关的没有全查（RG651、RG669、RG670）；加 --year 再查一遍\n"


@pytest.mark.parametrize(
    ("title", "more", "said"),
    [
        ("关于法治政府建设情况的报告\n", (), UNDATED),
        ("", (), UNDATED),
        ("关于2024年度法治政府建设情况的报告\n", (), ""),
        ("关于法治政府建设情况的报告\n", ("--year", "2024"), ""),
        ("关于开展执法培训的通知\n", (), ""),
        ("关于法治政府建设情况的报告\n", ("--format", "concise"), ""),
    ],
)
def test_a_report_of_no_known_year(office: Any, title: str, more: tuple[str, ...], said: str) -> None:
    """It is told that checks by the year were idle; a notice and a few lines have none."""
    office.write("甲.txt", title + "全区平稳。\n" * 8)
    assert office.run("proofread", "甲.txt", *more).err == said
    assert office.run("proofread", "甲.txt", "--fix", *more).err == said

    office.write("甲.txt", title + "全区平稳。\n")
    assert office.run("proofread", "甲.txt", *more).err == ""


def test_json_from_standard_input(office: Any, stdin: Any) -> None:
    """The keys of a finding are a contract; the file is called -."""
    stdin("甲\n国发[2019]号")
    run = office.run(
        "proofread", "-", "--format", "json", "--kind", "paragraph", "--profile", "strict", "--year", "2024"
    )

    assert run.code == 1
    assert json.loads(run.out) == [
        {
            "code": "RG691",
            "name": "x-bracket",
            "severity": "error",
            "message": "“[2019]”不对",
            "file": "-",
            "line": 2,
            "column": 3,
            "end_column": 9,
            "path": "",
            "hints": [],
            "related": [],
        }
    ]


@pytest.mark.parametrize("kind", ["heading", "title", "addressee", "paragraph", "date", "note"])
def test_a_kind_is_that_of_every_line(office: Any, stdin: Any, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A lone line of each kind can be judged."""

    def told(prose: Any) -> Any:
        """种类。"""
        yield Flaw(0, len(prose.text), ",".join(line.kind for line in prose.lines) + f" {prose.profile} {prose.year}")

    only(monkeypatch, Check("RG690", "x-kind", "note", told))
    stdin("2025年2月30日")
    run = office.run(
        "proofread", "-", "--kind", kind, "--profile", "normalized", "--year", "2024", "--format", "concise"
    )

    assert (run.code, run.err) == (0, f"-:1:1: 提示 RG690: {kind} normalized 2024\n")


def test_one_files_trouble_does_not_hide_the_others(office: Any) -> None:
    """Each file is told of; the gravest exit code holds."""
    office.write("甲.txt", FAULTY)
    run = office.run("proofread", "没有.txt", "甲.txt", "--format", "concise")

    assert run.code == 2
    assert run.err.startswith("错误：没有这个文件：没有.txt\n")
    assert "甲.txt:3:4: 错误 RG691" in run.err


def test_a_check_that_crashes(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 3, the others still run, and nothing is written."""

    def crash(_: Any) -> Any:
        """崩溃。"""
        raise ValueError("甲")

    office.write("甲.txt", FAULTY)
    only(monkeypatch, Check("RG690", "x-crash", "error", crash))
    run = office.run("proofread", "甲.txt", "--format", "concise")

    assert (run.code, run.err) == (3, "错误 RG901: 检查 RG690 没有完成：ValueError: 甲\n")


def test_a_file_on_which_the_program_fails(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 3; the others are told of, and mended; with --debug the traceback is shown."""
    read = proofreading.mend

    def fail(handed: proofreading.Handed, *more: Any) -> Any:
        if handed.name == "乙.txt":
            raise ValueError("丙")
        return read(handed, *more)

    monkeypatch.setattr(proofreading, "mend", fail)
    for name in ("甲.txt", "乙.txt", "丁.txt"):
        office.write(name, FAULTY)
    run = office.run("proofread", "甲.txt", "乙.txt", "丁.txt", "--fix", "--format", "concise")

    assert (run.code, run.err) == (3, "乙.txt:1:1: 错误 RG901: 程序自身出错（ValueError: 丙），这个文件没有处理完\n")
    assert run.out.count("共改正 3 处") == 2
    with pytest.raises(ValueError, match="丙"):
        office.run("proofread", "乙.txt", "--fix", "--debug")


def test_levels_of_the_office(office: Any, stdin: Any) -> None:
    """办公室.yaml sets levels here too; what is wrong in it is told."""
    office.write("办公室.yaml", "检查: {RG691: 不查, RG694: 提示, RG692: 不查}\n")
    office.write("甲.txt", FAULTY)
    for name in ("甲.txt", "-"):
        stdin(FAULTY)
        run = office.run("proofread", name, "--format", "concise")
        assert (run.code, run.err) == (0, f"{name}:3:12: 提示 RG694: “,”不对\n")
    office.write("办公室.yaml", "检查: {RG000: 不查}\n")
    assert "办公室.yaml:1:6: 错误 RG201" in office.run("proofread", "甲.txt", "--format", "concise").err


# --- --fix --------------------------------------------------------------------------------------------------

TOLD = (
    "已改 甲.txt:3:4 RG691 “[2019]” → “〔2019〕”\n"
    "已改 甲.txt:3:12 RG694 “,” → “，”\n"
    "已改 甲.txt:3:14 RG692 “ ” → “”\n"
)


def test_a_text_is_mended_in_place(office: Any) -> None:
    """Each change is told; a second run changes nothing, not even the file's time."""
    path = office.write("甲.txt", "\ufeff" + FAULTY.replace("\n", "\r\n"))
    run = office.run("proofread", "甲.txt", "--fix")

    assert (run.code, run.err) == (0, "")
    assert run.out == TOLD + "共改正 3 处，已写入 甲.txt\n没有发现问题\n"
    assert path.read_bytes().decode() == "\ufeff" + MENDED.replace("\n", "\r\n")
    os.utime(path, ns=(5, 5))
    again = office.run("proofread", "甲.txt", "--fix")
    assert again.out == "甲.txt 没有能自动改正的毛病\n没有发现问题\n"
    assert path.stat().st_mtime_ns == 5


def test_a_document_is_mended_in_place(office: Any) -> None:
    """Over runs, with its paragraphs for lines."""
    path = office.write("甲.docx", docx(para("据国发[20", "19]3号")))
    run = office.run("proofread", "甲.docx", "--fix")

    assert run.out == "已改 甲.docx:1:4 RG691 “[2019]” → “〔2019〕”\n共改正 1 处，已写入 甲.docx\n没有发现问题\n"
    with zipfile.ZipFile(path) as file:
        assert file.read("word/document.xml").decode() == body(para("据国发〔2019〕", "3号"))


def test_another_place_for_the_result(office: Any) -> None:
    """-o names a file, or a folder for several; the originals stay, and what needed nothing is written as well."""
    first, second = office.write("甲.txt", FAULTY), office.write("乙.txt", MENDED)

    run = office.run("proofread", "甲.txt", "--fix", "-o", "新/丙.txt")
    assert run.out == TOLD + "共改正 3 处，已写入 新/丙.txt\n没有发现问题\n"
    assert Path("新/丙.txt").read_text(encoding="utf-8") == MENDED
    assert office.run("proofread", "甲.txt", "乙.txt", "--fix", "-o", "改").code == 0
    assert office.run("proofread", "甲.txt", "--fix", "-o", "夹/").code == 0
    written = [path.read_text(encoding="utf-8") for path in map(Path, ("改/甲.txt", "改/乙.txt", "夹/甲.txt"))]
    assert written == [MENDED] * 3
    assert (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) == (FAULTY, MENDED)


def test_what_is_left_is_told_of_the_copy(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its columns are those of the mended text. A copy in which nothing was changed is said to be written, too."""

    def bad(prose: Prose) -> Iterator[Flaw]:
        yield from (Flaw(at, at + 1, "坏") for at in places(prose.text, "坏"))

    only(monkeypatch, *MECHANICAL, Check("RG690", "x-bad", "error", bad))
    office.write("甲.txt", "全 区坏。")
    run = office.run("proofread", "甲.txt", "--fix", "-o", "乙.txt")
    assert (run.out, run.err.partition(" ")[0]) == (
        "已改 甲.txt:1:2 RG692 “ ” → “”\n共改正 1 处，已写入 乙.txt\n",
        "乙.txt:1:3:",
    )

    again = office.run("proofread", "乙.txt", "--fix", "-o", "丙.txt")
    assert again.out == "乙.txt 没有能自动改正的毛病，原文已写入 丙.txt\n"
    assert Path("丙.txt").read_text(encoding="utf-8") == "全区坏。"


@pytest.mark.parametrize("files", [("甲.txt", "夹/甲.txt"), ("甲.txt", "夹/甲.TXT"), ("-", "stdin.txt")])
def test_files_of_one_name_do_not_overwrite_each_other(
    office: Any, stdin: Any, golden: Any, files: tuple[str, ...]
) -> None:
    """Refused before anything is written; in place they do not meet."""
    stdin(FAULTY)
    for name in files:
        office.write(name, FAULTY)
    run = office.run("proofread", *files, "--fix", "-o", "改/")

    assert (run.code, run.out, Path("改").exists()) == (2, "", False)
    golden("proofread-outputs-collide.txt", run.err)
    assert office.run("proofread", *(name for name in files if name != "-"), "--fix").code == 0


def test_a_dash_as_output_is_standard_output(office: Any) -> None:
    """No file of that name; several files have no place there."""
    office.write("甲.txt", FAULTY)
    office.write("乙.txt", FAULTY)

    assert office.run("proofread", "甲.txt", "--fix", "-o", "-").out == MENDED
    assert office.run("proofread", "甲.txt", "乙.txt", "--fix", "-o", "-").code == 2
    assert not Path("-").exists()


def test_standard_input_is_mended_to_standard_output(office: Any, stdin: Any) -> None:
    """The text alone, byte for byte; what is said goes to standard error, whatever the form."""
    for form in ("full", "json"):
        stdin(FAULTY.replace("\n", "\r\n") + "甲坏")
        run = office.run("proofread", "-", "--fix", "--format", form)
        assert run.out == MENDED.replace("\n", "\r\n") + "甲坏"
        assert "共改正 3 处，已写到标准输出\n" in run.err
    stdin(MENDED)
    assert office.run("proofread", "-", "--fix").out == MENDED
    stdin(FAULTY)
    assert office.run("proofread", "-", "--fix", "-o", "出.txt").out.endswith("已写入 出.txt\n没有发现问题\n")
    assert Path("出.txt").read_text(encoding="utf-8") == MENDED


def test_json_stays_json(office: Any) -> None:
    """What was changed goes to standard error then."""
    office.write("甲.txt", FAULTY)
    run = office.run("proofread", "甲.txt", "--fix", "--format", "json")

    assert (run.out, run.err) == ("[]\n", TOLD + "共改正 3 处，已写入 甲.txt\n")


def test_what_cannot_be_written_is_said(office: Any) -> None:
    """A read-only file stays as it is; exit 2."""
    path = office.write("甲.txt", FAULTY)
    path.chmod(0o444)
    run = office.run("proofread", "甲.txt", "--fix")

    assert run.code == 2
    assert run.err.startswith("错误：甲.txt 是只读文件，没有改动\n")
    assert path.read_text(encoding="utf-8") == FAULTY


def test_a_signed_document_is_not_touched(office: Any, golden: Any) -> None:
    """The findings, and why nothing was changed."""
    data = package({**parts(para("全 区")), "_xmlsignatures/sig1.xml": "<x/>"})
    path = office.write("甲.docx", data)
    run = office.run("proofread", "甲.docx", "--fix")

    assert (run.code, run.out) == (1, "")
    assert path.read_bytes() == data
    golden("proofread-signed.txt", run.err)


def test_the_profiles_are_those_of_the_checks() -> None:
    """The command lists them without importing the checks."""
    assert proofread._PROFILES == PROFILES
