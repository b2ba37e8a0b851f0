"""Rendered pages measured against GB/T 9704-2012: the samples, and synthetic reports with every official element."""

from __future__ import annotations

from pathlib import Path

import pytest
import synthetic
from national import STANDARD

from reportgen import pipeline
from reportgen.checks.format.judging import Verdict
from reportgen.document.editions import Edition
from reportgen.inspection.inspecting import inspected
from reportgen.inspection.pages import judged_by
from reportgen.readers.pages import PageReport, measure
from reportgen.workshop import Workshop

pytestmark = pytest.mark.render
ROOT = Path(__file__).parent.parent.parent
SAMPLES = [p for p in sorted(ROOT.glob("data/*/[0-9]*.yaml")) if "用途: 仅供比较" not in p.read_text(encoding="utf-8")]


def rendered(facts: Path, folder: Path, edition: Edition = Edition.UPWARD, draft: bool = False) -> PageReport:
    """Build a facts file and measure its pages."""
    out = folder / f"{facts.stem}-{edition.value}.docx"
    outcome = pipeline.build(pipeline.Request(facts, edition, draft, out), Workshop())
    assert outcome.value is not None, outcome.diagnostics
    return measure(out, STANDARD)


def written(folder: Path, text: str) -> Path:
    path = folder / "2024.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def assert_standard(report: PageReport) -> None:
    """Every check of the measuring tool holds."""
    assert [f"{c.name}: {c.got} [{c.wanted}]" for c in report.failed] == []


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_keeps_to_the_standard(sample, edition, tmp_path):
    """Every sample, both editions: every rule that can be measured holds, and `inspect` leaves no question open."""
    report = rendered(sample, tmp_path, edition)

    assert_standard(report)
    file = tmp_path / f"{sample.stem}-{edition.value}.docx"
    told = inspected(file.read_bytes(), file.name, STANDARD).value
    assert told is not None
    verdicts = {ruling.judged.verdict for ruling in judged_by(told, report).rulings}
    assert verdicts == {Verdict.MET, Verdict.IDLE}
    issued = edition is Edition.UPWARD and "发文字号:" in sample.read_text(encoding="utf-8")
    assert ("red_head" in report.measured) is ("imprint" in report.measured) is issued


def test_thirty_pages_with_every_element(tmp_path):
    """A three-line title, tables over several pages, attachments, note and imprint: 22 lines of 28 characters."""
    report = rendered(written(tmp_path, synthetic.long_facts()), tmp_path)

    assert_standard(report)
    assert report.pages >= 30
    assert len(report.measured["title"]["lines"]) == 3
    assert sum("continues" in table for table in report.measured["tables"]) >= 2
    assert report.measured["imprint"]["page"] == report.pages
    assert report.measured["body"]["chars_per_full_line"] == 28
    assert report.measured["lines_per_page"]["measured"] == 22


@pytest.mark.parametrize("paragraphs", range(4, 22))
def test_the_imprint_stands_on_an_even_last_page(paragraphs, tmp_path):
    """Wherever the text ends, the imprint finds its page: what was estimated is what the renderer does."""
    report = rendered(written(tmp_path, synthetic.facts(paragraphs)), tmp_path)

    assert_standard(report)
    assert report.measured["imprint"]["page"] % 2 == 0


def test_a_draft_says_so_on_every_page(tmp_path):
    """--draft: missing figures are shown, and each page is headed 草稿."""
    text = synthetic.facts(12).replace("  安排: |\n", "  安排: |\n    明年计划继续推进。\n")
    out = tmp_path / "draft.docx"
    outcome = pipeline.build(pipeline.Request(written(tmp_path, text), draft=True, output=out), Workshop())
    assert outcome.value is not None

    report = measure(out, STANDARD)

    assert report.failed == ()
    assert report.declared is not None


JOINT = """  署名: [中共示例市云岭区委员会, 示例市云岭区人民政府, 示例市云岭区监察委员会]
"""


def test_joint_issuers_and_two_signers(tmp_path):
    """Three issuers: a mark of three lines with 文件 beside it, signers in pairs, seals side by side."""
    text = synthetic.facts(8, JOINT).replace("签发人: [林示例]", "签发人: [林示例, 王示例, 张示例]")

    report = rendered(written(tmp_path, text), tmp_path)

    assert_standard(report)
    assert report.measured["red_head"]["ink_top_below_box_top_mm"] == pytest.approx(35, abs=1.5)
