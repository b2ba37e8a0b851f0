"""What a change of the office's templates does to its reports, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document.editions import Edition
from reportgen.document.nodes import Block, Chart, Document, Heading, Inlines, Run, Table, plain
from reportgen.document.walk import block_texts, chart_rows, texts
from reportgen.errors import ReportgenError
from reportgen.facts.sheets import Sheet, is_comparison_only, said
from reportgen.office.past import Past
from reportgen.office.repository import Repository
from reportgen.origin import Expression, Literal
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop, read_sheet

_LONGEST = 4000
"""Characters up to which two paragraphs are compared letter by letter."""
_ALIKE = 0.5
_AHEAD = 30
"""Paragraphs among which the old form of a new one is looked for."""
_BEFORE_BODY = ("发文机关标志", "发文字号", "签发人", "标题", "主送")
_BELOW = "表注"


class Paragraph(NamedTuple):
    """A paragraph as it is printed: a role, the runs with their origins, and the number that the program set."""

    role: str
    content: Inlines
    label: str = ""

    @property
    def text(self) -> str:
        """The text alone, the number included."""
        return self.label + plain(self.content)


class Change(NamedTuple):
    """A paragraph before and after (None where there is none), and the template lines that its new text comes from."""

    role: str
    before: str | None
    after: str | None
    lines: tuple[str, ...]


class Impact(NamedTuple):
    """What happens to one report."""

    file: str
    changes: tuple[Change, ...]
    layout: bool
    """Whether layout.yaml's numbers differ, which no text shows."""


def facts_files(place: Path) -> Iterator[Path]:
    """The facts files at or below `place` that make reports, sorted; a faulty one is among them, to be told of."""
    if place.is_file():
        yield place
        return
    for path in sorted(place.rglob("*.yaml")):
        hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
        if hidden or path.name in project.OFFICE_FILES or not path.is_file():
            continue
        try:
            sheet = read_sheet(path).value
        except ReportgenError:  # told when it is worked on, like every file's trouble
            sheet = None
        if sheet is None or (_is_facts(path, sheet) and not is_comparison_only(sheet.root)):
            yield path


def _is_facts(path: Path, sheet: Sheet) -> bool:
    """Whether a file is one of a year's facts, by its name or by what it says."""
    return (len(path.stem) == 4 and path.stem.isdigit()) or said(sheet, "年度") is not None


def foreign(repository: Repository, file: Path) -> Path | None:
    """The folder of another repository (a submodule) that a facts file lies in: no commit of this one holds it."""
    home = project.repository_root(file.parent)
    return home if home is not None and home.resolve() != repository.root.resolve() else None


Compare = Callable[[Path], Outcome[Impact]]


def comparing(past: Past, edition: Edition) -> Compare:
    """What compares one facts file; packs are made ready once for all."""
    today, then = Workshop(), Workshop(past.roots)

    def compare(path: Path) -> Outcome[Impact]:
        return _compare(path, today, then, edition, past.revision)

    return compare


def _compare(
    path: Path, today: Workshop, then: Workshop, edition: Edition, revision: str
) -> Outcome[Impact]:
    old, new = pipeline.load(path, then), pipeline.load(path, today)
    name = project.shown(path)
    if old.value is None or new.value is None:
        return Outcome(None, _faults(old.diagnostics, new.diagnostics, revision))
    packs = old.value.bench.pack, new.value.bench.pack
    if packs[0].digest == packs[1].digest:
        return Outcome(Impact(name, (), False), _faults(old.diagnostics, new.diagnostics, revision))
    before, after = (pipeline.compose(each, edition, gaps=True) for each in (old.value, new.value))
    faults = _faults((*old.diagnostics, *before.diagnostics), (*new.diagnostics, *after.diagnostics), revision)
    if before.value is None or after.value is None:
        return Outcome(None, faults)
    changed = changes(tuple(paragraphs(before.value.document)), tuple(paragraphs(after.value.document)))
    return Outcome(Impact(name, tuple(changed), packs[0].layout != packs[1].layout), faults)


def _faults(old: Iterable[Diagnostic], new: Iterable[Diagnostic], revision: str) -> tuple[Diagnostic, ...]:
    """The errors of both sides; one of the past alone names the revision, lest it be looked for in today's files."""
    today = _errors(new)
    past = (d for d in _errors(old) if d not in today)
    return (*(_dated(d, revision) for d in past), *today)


def _dated(fault: Diagnostic, revision: str) -> Diagnostic:
    """A fault of the past, by the revision where its place does not say it."""
    if fault.place is not None and fault.place.source.path.startswith(f"{revision}:"):
        return fault
    return fault._replace(message=f"{revision} 那一版：{fault.message}")


def _errors(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What keeps a report from being made; gaps stand in the text, and the rest is `check`'s to tell."""
    return tuple(dict.fromkeys(d for d in faults if d.is_error and not d.is_gap))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The document as its reader sees it; a heading that runs into its paragraph is one with it."""
    around = [Paragraph(role, content) for role, content in texts(document._replace(blocks=(), attachments=()))]
    yield from (p for p in around if p.role in _BEFORE_BODY)
    yield from (p for block in document.blocks for p in _block(block))
    yield from (p for p in around if p.role not in _BEFORE_BODY)
    for attachment in document.attachments:
        yield from (Paragraph("附件标题", line) for line in attachment.title.lines)
        yield from (p for block in attachment.blocks for p in _block(block))


def _block(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Heading):
        yield Paragraph(f"标题{block.level}", (*block.content, *(block.body or ())), block.label)
    elif isinstance(block, Table):
        around = tuple(Paragraph(role, content) for role, content in block_texts((block._replace(heads=(), rows=()),)))
        yield from (p for p in around if p.role != _BELOW)
        for row in (*block.heads, *block.rows):
            yield Paragraph("表", tuple(run for cell in row for run in (*cell.content, *_gap(cell.content))))
        yield from (p for p in around if p.role == _BELOW)
    elif isinstance(block, Chart):
        for line in ((block.title,), *chart_rows(block)):
            yield Paragraph("图", tuple(run for cell in line for run in (*cell, *_gap(cell))))
    else:
        yield from (Paragraph(role, content) for role, content in block_texts((block,)))


def _gap(cell: Inlines) -> Inlines:
    """What parts a cell from the next."""
    return (Run("　", cell[-1].origin),) if cell else ()


def changes(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> Iterator[Change]:
    """The paragraphs that differ, in the order of the new text."""
    from difflib import SequenceMatcher

    old, new = ([(p.role, p.text) for p in side] for side in (before, after))
    for tag, low, high, start, end in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            yield from _paired(before[low:high], after[start:end])


def _paired(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> Iterator[Change]:
    """Each new paragraph with the first old one that is like it; what stands alone was added or taken away."""
    at = 0
    for paragraph in new:
        like = next((i for i in range(at, min(at + _AHEAD, len(old))) if _alike(old[i], paragraph)), None)
        if like is None:
            yield Change(paragraph.role, None, paragraph.text, _lines(None, paragraph))
            continue
        yield from (Change(gone.role, gone.text, None, ()) for gone in old[at:like])
        yield Change(paragraph.role, old[like].text, paragraph.text, _lines(old[like], paragraph))
        at = like + 1
    yield from (Change(gone.role, gone.text, None, ()) for gone in old[at:])


def _alike(old: Paragraph, new: Paragraph) -> bool:
    """Whether one became the other; another number does not make another paragraph, nor does the same one the same."""
    before, after = plain(old.content), plain(new.content)
    if before == after or max(len(before), len(after)) > _LONGEST:
        return old.role == new.role
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def altered(old: str, new: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `new` that `old` has not; one of no length is where something was taken away."""
    if max(len(old), len(new)) > _LONGEST:
        return ((0, len(new)),)
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple((start, end) for tag, _, _, start, end in codes if tag != "equal")


def _lines(old: Paragraph | None, new: Paragraph) -> tuple[str, ...]:
    """`file:line` of the templates behind what is new in a paragraph (behind all of it, where only words went)."""
    stretches = altered(old.text, new.text) if old is not None else ((0, len(new.text)),)
    if all(start == end for start, end in stretches):
        stretches = ((0, len(new.text)),)
    found: dict[str, None] = {}
    at = len(new.label)
    for run in new.content:
        touched = any(start < at + len(run.text) and at < end for start, end in stretches)
        if touched and isinstance(run.origin, (Literal, Expression)):
            found.setdefault(f"{run.origin.file}:{run.origin.line}")
        at += len(run.text)
    return tuple(found)
