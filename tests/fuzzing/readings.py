"""What is done with a spoiled file, and what must hold then whatever is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from commands import COMMANDS

from reportgen.diagnostics import Diagnostic
from reportgen.document.looks import BODY, Looks, Received, Words
from reportgen.document.nodes import Run
from reportgen.origin import Written
from reportgen.readers.docx.read import read_docx
from reportgen.readers.docx.receive import receive

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


def received(data: bytes) -> str:
    """Paragraphs with their looks, within the reader's limits: what points into something points at what is there."""
    outcome = receive(data, NAME, part=1)
    codes = told(outcome.diagnostics)
    assert (outcome.value is None) == bool(codes)
    if outcome.value is not None:
        _hold(outcome.value)
    return codes or "read"


def _hold(got: Received) -> None:
    assert [words.number for words in got.paragraphs] == [*range(1, len(got.paragraphs) + 1)]
    if got.paragraphs:
        assert [*got.source.lines] == [words.text for words in got.paragraphs]
    for words in got.paragraphs:
        _words(words, got.looks)
    margins = {id(m.paragraphs): m.paragraphs for section in got.looks.sections for m in section.margins}
    for paragraphs in margins.values():
        for words in paragraphs:
            _inner(words)
    for table in got.looks.tables:
        assert len(table.cells) == len(table.rows)
        assert all(across >= 1 and down >= 1 for row in table.cells for _, across, down in row)
    _runs(got.document, got)


def _words(words: Words, looks: Looks) -> None:
    _inner(words)
    if words.story == BODY:
        assert 0 <= words.section < max(len(looks.sections), 1)
        if words.slot is not None:
            table = looks.tables[words.slot.table]
            assert any(column == words.slot.column for column, _, _ in table.cells[words.slot.row]) or words.slot.row


def _inner(words: Words) -> None:
    """Offsets of one paragraph."""
    end, at = len(words.text), 0
    for stretch in words.stretches:
        assert at == stretch.start < stretch.end
        at = stretch.end
    assert at == end
    for change in words.tracked:
        assert 0 <= change.start <= change.end <= end
    for comment in words.comments:
        assert 0 <= comment.start <= comment.end <= end
    assert all(0 <= offset <= end for _, offset in words.marks)


def _runs(value: object, got: Received) -> None:
    """Every run of the document says what stands at its place in the file."""
    for run in _every_run(value):
        assert isinstance(run.origin, Written)
        span = run.origin.place.span
        words = got.paragraphs[span.line - 1]
        assert words.text[span.column - 1 : span.end_column - 1] in (run.text, "")


def _every_run(value: object) -> Iterator[Run]:
    """The runs in a document or in a part of one."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _every_run(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _every_run(getattr(value, name))


READINGS: Mapping[str, Callable[[bytes], str]] = {"lines": lines, "received": received, **COMMANDS}
