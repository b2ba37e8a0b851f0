"""`check --fix`: a facts file and 办公室.yaml mended in place; comments, layout and all else stay to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strangers import MECHANICAL, only

from reportgen.checks.prose import Flaw, Prose
from reportgen.checks.row import Check
from reportgen.document.editions import Edition
from reportgen.office import mending
from reportgen.office.mending import mend
from reportgen.workshop import Workshop

HEAD = """\
# 云岭区
模板:   national/five-part
年度: 2024
单位: {名称: 云岭区人民政府, 自称: 我区,  层级: 县, 类别: 政府}   # [2019]
公文: {主送: [示例市人民政府], 成文日期: 2025-02-20}
正文:
  举措: 落实各项任务。
  第一责任人: 主要负责人履职。
  安排: 继续推进。
"""
FAULTY = HEAD + "  # 据国发[2019]3号\n  不足:   '据国发[2019]3号,原因是人手少。' # 甲,乙\n"
MENDED = HEAD + "  # 据国发[2019]3号\n  不足:   '据国发〔2019〕3号，原因是人手少。' # 甲,乙\n"


@pytest.fixture(autouse=True)
def mechanical(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the checks of wording only those of `strangers` run."""
    only(monkeypatch)


def test_only_the_faulty_characters_change(office: Any) -> None:
    """Comments, quotes, spaces and the order of keys stay; each change is told with its place."""
    path = office.write("2024.yaml", FAULTY)
    run = office.run("check", "2024.yaml", "--fix")

    assert run.code == 0
    assert run.err == ""
    assert run.out == (
        "已改 2024.yaml:11:13 RG691 “[2019]” → “〔2019〕”\n"
        "已改 2024.yaml:11:21 RG694 “,” → “，”\n"
        "共改正 2 处，已写入 2024.yaml\n"
        "没有发现问题\n"
    )
    assert path.read_text(encoding="utf-8") == MENDED


def test_a_second_run_changes_nothing(office: Any) -> None:
    """Not even the time of the file."""
    path = office.write("2024.yaml", FAULTY)
    office.run("check", "2024.yaml", "--fix")
    before = path.stat().st_mtime_ns
    run = office.run("check", "2024.yaml", "--fix")

    assert (run.code, run.out, run.err) == (0, "2024.yaml 没有能自动改正的毛病\n没有发现问题\n", "")
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_mark_stay(office: Any, end: str) -> None:
    """A file of Windows stays one."""
    path = office.write("2024.yaml", "\ufeff" + FAULTY.replace("\n", end))

    assert office.run("check", "2024.yaml", "--fix").code == 0
    assert path.read_bytes().decode() == "\ufeff" + MENDED.replace("\n", end)


FORMS = {
    "plain": ("  不足: 据[2019]号,原因是人手少。\n", "  不足: 据〔2019〕号，原因是人手少。\n"),
    "under |": (
        "  不足: |\n    据[2019]号。\n\n    力量,不足。\n",
        "  不足: |\n    据〔2019〕号。\n\n    力量，不足。\n",
    ),
    "in points": (
        "  不足: [{小标题: 力量不足, 内容: '据[2019]号。'}]\n",
        "  不足: [{小标题: 力量不足, 内容: '据〔2019〕号。'}]\n",
    ),
    "double quotes": ('  不足: "据[2019]号。"\n', '  不足: "据〔2019〕号。"\n'),
    "an escape": ('  不足: "据\\u005b2019]号。甲,乙"\n', '  不足: "据\\u005b2019]号。甲,乙"\n'),
    "beside a quote of a figure": (
        '  不足: "{{ 年度 }}年据[2019]号,原因是人手少。"\n',
        '  不足: "{{ 年度 }}年据〔2019〕号，原因是人手少。"\n',
    ),
    "an anchor of trouble": ("  不足: 甲,[2019]\n", "  不足: 甲，〔2019〕\n"),
}


@pytest.mark.parametrize(("faulty", "wanted"), FORMS.values(), ids=FORMS)
def test_every_way_of_writing_a_text(office: Any, faulty: str, wanted: str) -> None:
    """What is written character by character is mended, what is written by an escape is left as a finding."""
    path = office.write("2024.yaml", HEAD + faulty)
    office.run("check", "2024.yaml", "--fix")

    assert path.read_text(encoding="utf-8") == HEAD + wanted


def test_the_offices_file_is_mended_too(office: Any) -> None:
    """Both files of a report, each told; the templates and last year's file are not touched."""
    office.write("办公室.yaml", "单位: {名称: '云岭区,人民政府', 自称: 我区, 层级: 县, 类别: 政府}  # 单位\n")
    last = office.write("2023.yaml", FAULTY.replace("年度: 2024", "年度: 2023"))
    unit = next(line for line in HEAD.splitlines(keepends=True) if line.startswith("单位"))
    office.write("2024.yaml", FAULTY.replace(unit, ""))
    run = office.run("check", "2024.yaml", "--fix")

    assert "已改 办公室.yaml:1:14 RG694 “,” → “，”" in run.out.splitlines()
    assert "共改正 3 处，已写入 2024.yaml、办公室.yaml" in run.out.splitlines()
    assert Path("办公室.yaml").read_text(encoding="utf-8").startswith("单位: {名称: '云岭区，人民政府', 自称")
    assert last.read_text(encoding="utf-8") == FAULTY.replace("年度: 2024", "年度: 2023")


def test_faults_of_a_template_are_left(office: Any) -> None:
    """They are told; the template is not the clerk's to change."""
    own = "{% extends '上层:安排' %}\n{% block 内容 %}据国发[2019]3号推进。{% endblock %}\n"
    pack = office.write("templates/own/annual/pack.yaml", "名称: 自有\n上层: national/five-part\n")
    template = office.write("templates/own/annual/sections/安排.md.j2", own)
    office.write(
        "2024.yaml",
        HEAD.replace("national/five-part", "own/annual").replace("  安排: 继续推进。\n", "  不足: 不足。\n"),
    )
    before = pack.read_bytes(), template.read_bytes()
    run = office.run("check", "2024.yaml", "--fix", "--format", "concise")

    assert (pack.read_bytes(), template.read_bytes()) == before
    assert "已改" not in run.out


def test_waived_findings_and_checks_that_are_off_mend_nothing(office: Any) -> None:
    """The unit's decision holds for mending, too."""
    waived = FAULTY + "豁免:\n  - {检查: RG691, 位置: 正文.不足, 理由: 原件如此}\n"
    path = office.write("2024.yaml", waived)
    office.run("check", "2024.yaml", "--fix")
    assert path.read_text(encoding="utf-8") == waived.replace("号,", "号，")

    office.write("办公室.yaml", "检查: {RG691: 不查, RG694: 不查}\n")
    path = office.write("2024.yaml", FAULTY)
    office.run("check", "2024.yaml", "--fix")
    assert path.read_text(encoding="utf-8") == FAULTY


def endless(prose: Prose) -> Iterator[Flaw]:
    """没有完。"""
    yield from (Flaw(m.start(), m.end(), "不够", (), "甲甲") for m in re.finditer("甲", prose.text))


def colon(prose: Prose) -> Iterator[Flaw]:
    """半角冒号。"""
    yield from (Flaw(m.start(), m.end(), "冒号", (), ": ") for m in re.finditer("：", prose.text))


def test_a_change_that_would_be_read_as_something_else_is_left(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colon with a space would begin a key: left where the text is plain, made where it is quoted."""
    only(monkeypatch, *MECHANICAL, Check("RG690", "x-colon", "error", colon))
    path = office.write("2024.yaml", HEAD + "  不足: 问题：力量,不足。\n")
    run = office.run("check", "2024.yaml", "--fix", "--format", "concise")

    assert path.read_text(encoding="utf-8") == HEAD + "  不足: 问题：力量，不足。\n"
    assert "2024.yaml:10:9: 错误 RG690: 冒号\n" in run.err
    path = office.write("2024.yaml", HEAD + "  不足: '问题：力量,不足。'\n")
    office.run("check", "2024.yaml", "--fix")
    assert path.read_text(encoding="utf-8") == HEAD + "  不足: '问题: 力量，不足。'\n"


def test_mendings_without_an_end_write_nothing(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own fault: exit 3, and the file as it was."""
    only(monkeypatch, Check("RG690", "x-endless", "error", endless))
    monkeypatch.setattr(mending, "ROUNDS", 5)
    path = office.earlier("note.txt")
    office.write("2024.yaml", HEAD + "  不足: 甲。\n")
    run = office.run("check", "2024.yaml", "--fix")

    assert run.code == 3
    assert "RG902" in run.err
    assert Path("2024.yaml").read_text(encoding="utf-8") == HEAD + "  不足: 甲。\n"
    assert path.is_file()


def test_a_file_that_cannot_be_read_is_left(office: Any) -> None:
    """Its fault is told as ever."""
    office.write("2024.yaml", "年度：2024\n")
    run = office.run("check", "2024.yaml", "--fix")

    assert run.code == 1
    assert "RG108" in run.err
    assert run.out == ""
    assert "2024.yaml 有读不懂的地方，文字还没有查；先改正下面的错误\n" in run.err


def test_json_stays_json(office: Any) -> None:
    """What was changed goes to standard error then."""
    office.write("2024.yaml", FAULTY)
    run = office.run("check", "2024.yaml", "--fix", "--format", "json")

    assert run.out == "[]\n"
    assert run.err.endswith("共改正 2 处，已写入 2024.yaml\n")


TEXTS = st.lists(
    st.sampled_from(["全区", "，", ",", "[2019]", "<办法>", " ", "：", "'", '"', "#", "- ", "{", "}", "|", "\n"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TEXTS, st.sampled_from(["'{}'", '"{}"', "|\n    {}", "{}"]))
def test_any_text_of_a_facts_file(office: Any, pieces: list[str], form: str) -> None:
    """Whatever stands there: only what is written verbatim changes, and a second run changes nothing."""
    written = "".join(pieces).replace("\n", "\n    ")
    faulty = HEAD + "  不足: " + form.format(written) + "\n豁免: []\n"
    path = office.write("2024.yaml", faulty)
    first = mend(path, Workshop(), Edition.UPWARD)
    assert first.value is not None
    data = first.value.files.get(path, path.read_bytes())
    path.write_bytes(data)

    second = mend(path, Workshop(), Edition.UPWARD)

    assert second.value is not None
    assert (dict(second.value.files), second.value.changes) == ({}, ())
    assert second.diagnostics == first.diagnostics
    signs = str.maketrans("", "", " ，,[]〔〕<>〈〉")
    assert data.decode().translate(signs) == faulty.translate(signs)
