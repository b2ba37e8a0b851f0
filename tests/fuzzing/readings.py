"""What is done with a spoiled file, and what must hold then whatever is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.readers.docx.read import read_docx

NAME = "甲.docx"


def told(diagnostics: Sequence[Diagnostic]) -> str:
    """The codes of findings, each of which must name the trouble and a way out."""
    for found in diagnostics:
        assert found.code.startswith("RG1"), found
        assert found.message, found
        assert found.hints, found
        assert found.place is not None, found
        assert found.place.source.path == NAME, found
    return " ".join(sorted({found.code for found in diagnostics}))


def lines(data: bytes) -> str:
    """The lines of the text, as `proofread` takes them: all of them, or one finding."""
    outcome = read_docx(data, NAME)
    codes = told(outcome.diagnostics)
    assert (outcome.value is None) == bool(codes)
    if outcome.value is not None:
        source = outcome.value.manuscript.source
        assert len(outcome.value.paragraphs) == len(source.lines)
        for line, columns in zip(outcome.value.manuscript.lines, outcome.value.manuscript.columns):
            assert len(columns) == len(line.text)
            assert all(source.lines[line.number - 1][at - 1] == sign for at, sign in zip(columns, line.text))
    return codes or "read"


READINGS: Mapping[str, Callable[[bytes], str]] = {"lines": lines}
