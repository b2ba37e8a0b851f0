"""Findings kept between runs."""

from __future__ import annotations

import pytest

from reportgen.batch.kept import packed, unpacked
from reportgen.diagnostics import Diagnostic, Fix, Related, Severity
from reportgen.show import FORMATS, render
from reportgen.source import Place, Source, Span

FACTS = Source("data/甲/2024.yaml", "年度: 2024\n正文:\n  举措: 平法政[2019]2号\t\ud800\n  不足: 少\n")
SHEET = Source("填报表.xlsx", "甲\n乙", ("指标!A1", "指标!A2"))
HERE = Place(FACTS, Span(3, 7, 4, 4), "正文.举措")
FOUND = (
    Diagnostic("RG401", "甲", HERE, ("乙",), (Related("见", Place(SHEET, Span(2, 1, 2, 2))),), Severity.WARNING, "甲"),
    Diagnostic("RG610", "丁", Place(FACTS, Span(1, 1, 1, 1)), level=Severity.NOTE, check="甲", fix=Fix(HERE, "〔")),
    Diagnostic("RG901", "坏了"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_they_show_as_they_did(form: str) -> None:
    """Excerpts and carets, too, though only one line of each file is kept."""
    again = unpacked(packed(FOUND))

    assert again is not None
    assert render(again, form, every=True) == render(FOUND, form, every=True)


@pytest.mark.parametrize("data", [b"", b"\0", packed(FOUND)[:-3]])
def test_damage_is_no_finding(data: bytes) -> None:
    assert unpacked(data) is None
