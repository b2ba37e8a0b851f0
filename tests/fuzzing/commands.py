"""What the commands that work on a stranger's .docx make of a spoiled one, against a report that is built once."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic
from reportgen.document.editions import Edition
from reportgen.errors import ReportgenError
from reportgen.inspection.fixing import fixed
from reportgen.inspection.inspecting import inspected, standard_of
from reportgen.inspection.telling import told
from reportgen.office.pulling import pull
from reportgen.office.report_import import Wish, import_report
from reportgen.office.retracing import retrace_file
from reportgen.packs.standard import Standard
from reportgen.readers.docx.receive import receive
from reportgen.reading import decode
from reportgen.roundtrip.redline.redlining import Handed, redline
from reportgen.workshop import Workshop
from reportgen.yaml_text.tree import parse

PACK = "henan/five-part"
FACTS = f"""\
模板: {PACK}
年度: 2024
单位: {{名称: 云岭区人民政府, 自称: 我区, 层级: 县, 类别: 政府}}
公文: {{主送: [示例市人民政府], 成文日期: 2025-02-24}}
指标: {{行政复议: {{受理: 47, 立案前化解: 2}}, 普法: {{宣传活动: 180余}}}}
正文:
  第一责任人:
    - 小标题: 加强组织领导
      内容: 定期听取工作汇报。
    - 小标题: 压实工作职责
      内容: 全年受理行政复议申请{{{{ 行政复议.受理 }}}}件。
  不足: 力量不足。
  安排: 充实力量。
"""
OURS = ("RG901", "RG902")
"""Codes that say that the program is wrong: here they are failures."""


class Office(NamedTuple):
    """Where files are put, the facts file, what was built of it, and the standard."""

    folder: Path
    facts: Path
    report: bytes
    standard: Standard


@cache
def office() -> Office:
    """An office with one report."""
    folder = Path(tempfile.mkdtemp(prefix="reportgen-fuzzing-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    facts, report = folder / "2024.yaml", folder / "2024.docx"
    facts.write_text(FACTS, encoding="utf-8")
    built = pipeline.build(pipeline.Request(facts, Edition.UPWARD, False, report), Workshop())
    assert built.value is not None, built.diagnostics
    standard = standard_of("national", facts).value
    assert standard is not None
    return Office(folder, facts, report.read_bytes(), standard)


def codes(found: Iterable[Diagnostic], read: bool) -> str:
    """What came of it: "read", or the codes of the errors, each of which names a way out; never our own fault."""
    found = tuple(found)
    assert not [one for one in found if one.code in OURS], found
    errors = [one for one in found if one.is_error]
    assert all(one.message and one.hints for one in errors), errors
    assert read or errors, found
    return "read" if read else " ".join(sorted({one.code for one in errors}))


def judged(data: bytes) -> str:
    """`inspect`: verdicts that can be told in every form."""
    got = inspected(data, "甲.docx", office().standard)
    if got.value is not None:
        full, *_ = (told(got.value, form, every=True) for form in ("full", "concise", "json", "sarif"))
        assert full
    return codes(got.diagnostics, got.value is not None)


def mended(data: bytes) -> str:
    """`inspect --fix`: a copy that reads as before, or the reason why there is none."""
    before = inspected(data, "甲.docx", office().standard)
    if before.value is None:
        return codes(before.diagnostics, read=False)
    made = fixed(data, before.value, "乙.docx")
    return codes(made.diagnostics, made.value is not None)


def imported(data: bytes) -> str:
    """`import`: a facts file that reads, whatever stood in the report."""
    with _File(data) as path:
        try:
            made = import_report(path, path.with_suffix(".yaml"), Wish(PACK, 2024, "政府"), Workshop())
        except ReportgenError as error:
            return _refused(error)
    if made.value is not None:
        source = decode(made.value.data, "甲.yaml").value
        assert source is not None
        assert not parse(source).diagnostics
    return codes(made.diagnostics, made.value is not None)


def traced(data: bytes) -> str:
    """`trace` of the file, by its own properties and against given facts."""
    with _File(data) as path:
        try:
            retrace_file(path, None, None, None)
            got = retrace_file(path, office().facts, None, None)
        except ReportgenError as error:
            return _refused(error)
    return codes(got.diagnostics, got.value is not None)


def pulled(data: bytes) -> str:
    """`pull` into a fixed facts file: what it makes of that is one that reads."""
    with _File(data) as path:
        try:
            got = pull(path, office().facts, None)
        except ReportgenError as error:
            return _refused(error)
    if got.value is not None:
        source = decode(got.value.text.encode(), "甲.yaml").value
        assert source is not None
        assert not parse(source).diagnostics
    return codes(got.diagnostics, got.value is not None)


def redlined(data: bytes) -> str:
    """`redline` against a fixed report, as the older and as the newer file; the result reads where the newer does."""
    fixed_, other = Handed(office().report, "定.docx"), Handed(data, "甲.docx")
    both = [redline(fixed_, other), redline(other, fixed_)]
    for each, newer in zip(both, (other, fixed_)):
        if each.value is not None and receive(newer.data, newer.name).value is not None:
            assert receive(each.value.data, "丙.docx", part=1).value is not None
    return " / ".join(sorted({codes(each.diagnostics, each.value is not None) for each in both}))


def _refused(error: ReportgenError) -> str:
    assert error.message
    assert error.hints
    return "refused"


class _File:
    """Bytes as a file of this process, in the office."""

    def __init__(self, data: bytes) -> None:
        self.data, self.path = data, office().folder / f"{os.getpid()}.docx"

    def __enter__(self) -> Path:
        self.path.write_bytes(self.data)
        return self.path

    def __exit__(self, *_: object) -> None:
        self.path.unlink()


COMMANDS = {
    "inspect": judged,
    "fix": mended,
    "import": imported,
    "trace": traced,
    "pull": pulled,
    "redline": redlined,
}
