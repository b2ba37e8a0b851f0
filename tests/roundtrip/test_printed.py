"""The paragraphs that a document prints are those that are read from its .docx."""

from __future__ import annotations

from pathlib import Path

import pytest
from writers.drawn import CHARTS
from writers.forms import applications, lawsuits
from writers.small import DOCUMENT, JOINT, LAYOUT

from reportgen import pipeline
from reportgen.document.editions import Edition
from reportgen.readers.docx.read import read_docx
from reportgen.roundtrip.printed import printed_paragraphs
from reportgen.workshop import Workshop
from reportgen.writers.docx.write import write_docx

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted(p for p in DATA.glob("*/2*.yaml") if "仅供比较" not in p.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workshop():
    """Packs are made ready once."""
    return Workshop()


def _held(document, layout):
    """What is printed, and what is read of it."""
    opened = read_docx(write_docx(document, layout), "报告.docx").value
    assert opened is not None
    printed = printed_paragraphs(document, layout)
    return [p.text for p in printed], [p.text for p in opened.paragraphs if p.text.strip()], opened


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name + p.stem)
def test_printed_paragraphs_are_those_of_the_file(path, edition, workshop):
    """Text by text, in order, with every mark and number that the program sets."""
    loaded = pipeline.load(path, workshop).value
    composed = pipeline.compose(loaded, edition, gaps=True).value
    printed, read, _ = _held(composed.document, loaded.bench.pack.layout)
    assert printed == read


SEALED = JOINT._replace(
    signature=JOINT.signature._replace(sealed=True), letterhead=JOINT.letterhead._replace(signers=())
)
FORM_AND_CHART = DOCUMENT._replace(
    blocks=(*DOCUMENT.blocks, applications(DOCUMENT.addressees), lawsuits(), *CHARTS.values()), note=None
)


@pytest.mark.parametrize("document", [DOCUMENT, JOINT, SEALED, FORM_AND_CHART], ids=["all", "joint", "sealed", "form"])
def test_every_block_is_printed_as_it_is_written(document):
    """Joint issuers, several signers, spans, charts, attachments, 版记."""
    printed, read, _ = _held(document, LAYOUT)
    assert printed == read


def test_the_cells_of_tables_know_where_they_stand():
    """The table's number, row and column are those that the reader gives."""
    opened = _held(FORM_AND_CHART, LAYOUT)[2]
    printed = printed_paragraphs(FORM_AND_CHART, LAYOUT)
    assert [p.slot for p in printed] == [p.slot for p in opened.paragraphs if p.text.strip()]
