"""Floor 7: the road of one report, from a facts file to a document or to bytes.

Two gates stop it: after reading the facts, and before writing. `draft` opens the second (and lets figures be
missing); the document then says so on every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen import project
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.document.editions import Edition
from reportgen.document.nodes import Document, Table
from reportgen.document.slots import columns_of
from reportgen.errors import ReportgenError
from reportgen.facts.model import Facts, Waiver
from reportgen.facts.sheets import Sheet, Sheets, is_comparison_only, office_faults, pack_name, said
from reportgen.facts.validate import validate
from reportgen.keeping import kept, set_aside
from reportgen.origin import Fact, Literal
from reportgen.packs.load import Pack
from reportgen.provenance import provenance
from reportgen.source import Place, Source, line_place
from reportgen.tuples import NamedTuple
from reportgen.workshop import Bench, Workshop
from reportgen.yaml_text.tree import Mapping as Tree
from reportgen.years_before import years_before

if TYPE_CHECKING:
    from reportgen.sections.render import Rendered


class ComparisonOnly(ReportgenError):
    """The file says 用途: 仅供比较."""


class Loaded(NamedTuple):
    """A facts file past the first gate, with the pack that it uses."""

    path: Path
    facts: Facts
    bench: Bench
    office: Path | None
    output: str | None
    used: frozenset[Waiver] = frozenset()
    """豁免 that a finding of the facts themselves has met."""
    levels: Mapping[str, Severity | None] = MappingProxyType({})
    """检查 of 办公室.yaml, by code."""
    inputs: tuple[Source, ...] = ()
    """The files that were read, packs apart: the facts file, 办公室.yaml, the years before, the nearest first."""
    others: tuple[tuple[str, str], ...] = ()
    """Names and states of other packs that years before were written for, "" for one that cannot be read."""
    of_charts: bool = False
    """Whether more years than last year's were looked for."""
    name: str | None = None
    """Under it is kept what is said of its wording; None: it is not kept."""


class Composed(NamedTuple):
    """A report past rendering: its sections' text and the document."""

    rendered: Rendered
    document: Document


def load(path: Path, workshop: Workshop, comparison: bool = False) -> Outcome[Loaded]:
    """Up to the first gate. Unless `comparison`, a file that is 仅供比较 is refused.

    Raises:
        ReportgenError: wrong use (no such file, a file that is not to be built).
    """
    project.require_facts(path)
    main = workshop.read(path)
    if main.value is None:
        return Outcome(None, main.diagnostics)
    if is_comparison_only(main.value.root) and not comparison:
        raise ComparisonOnly(f"{project.shown(path)} 标明“用途: 仅供比较”，不生成报告", "要生成，先改它的 用途")
    office = workshop.office(path)
    standing = workshop.sheet(office) if office else None
    faults = [*main.diagnostics, *(standing.diagnostics if standing else ())]
    sheets = Sheets(main.value, standing.value if standing else None)
    named = pack_name(sheets)
    if named.value is None:  # an office's file that cannot be read may well have named the pack
        unread = standing is not None and standing.value is None
        return Outcome(None, (*faults, *office_faults(sheets), *(() if unread else named.diagnostics)))
    name, sheet, node = named.value
    bench = workshop.bench(name, workshop.roots(path), Place(sheet.source, node.span, "模板"))
    faults += bench.diagnostics
    if bench.value is None:
        return Outcome(None, tuple(faults))
    before = years_before(path, sheets, bench.value, workshop)
    faults += before.faults
    sheets = before.beside(sheets)
    read = _read(path, office, sheets, bench.value)
    faults += read.diagnostics
    if read.value is None or bench.failed or (standing is not None and standing.failed):
        return Outcome(None, tuple(faults))
    kept, used = _accepted(faults, read.value.facts.waivers)
    inputs = tuple(s.source for s in (*sheets[:3], *sheets.earlier) if s)
    found = read.value._replace(used=used, inputs=inputs, others=before.others, of_charts=before.of_charts)
    return Outcome(found._replace(name=str(path.absolute())) if workshop.remembers else found, kept)


def _read(path: Path, office: Path | None, sheets: Sheets, bench: Bench) -> Outcome[Loaded]:
    """The facts of parsed files, as the pack of a bench asks for them."""
    facts = validate(sheets, bench.pack.catalogue, bench.pack.shape)
    levels = _levels(sheets.office)
    faults = (*facts.diagnostics, *levels.diagnostics)
    if facts.value is None or levels.failed:
        return Outcome(None, faults)
    output = output_folder(sheets.office)
    return Outcome(Loaded(path, facts.value, bench, office, output, levels=levels.value or {}), faults)


def _accepted(
    faults: list[Diagnostic], waivers: tuple[Waiver, ...]
) -> tuple[tuple[Diagnostic, ...], frozenset[Waiver]]:
    """Without what 豁免 covers; the checks are imported only where there is any."""
    if not waivers:
        return tuple(faults), frozenset()
    from reportgen.checks.waivers import accept

    return accept(faults, waivers)


def _waived(found: tuple[Diagnostic, ...], loaded: Loaded) -> tuple[Diagnostic, ...]:
    """As `_accepted`; a waiver that met nothing is told of."""
    if not loaded.facts.waivers:
        return found
    from reportgen.checks.waivers import waive

    return waive(found, loaded.facts.waivers, loaded.used)


def _levels(office: Sheet | None) -> Outcome[Mapping[str, Severity | None]]:
    """检查 of 办公室.yaml; the checks are imported only where it stands there."""
    node = office.root.get("检查") if office is not None and isinstance(office.root, Tree) else None
    if office is None or node is None:
        return Outcome({})
    from reportgen.checks.levels import read_levels

    return read_levels(office.source, node)


def output_folder(office: Sheet | None) -> str | None:
    """输出 of 办公室.yaml."""
    node = said(office, "输出") if office else None
    return node.text if node and node.text else None


class Composing(NamedTuple):
    """A report with what is found so far; all of it is had by `end`, once. Another process may be at its wording."""

    value: Composed | None
    so_far: tuple[Diagnostic, ...]
    end: Callable[[], tuple[Diagnostic, ...]]
    is_elsewhere: bool = False


def compose(loaded: Loaded, edition: Edition = Edition.UPWARD, gaps: bool = False) -> Outcome[Composed]:
    """Sections, document and checks; with errors the second gate is the caller's.

    `gaps` goes on where required figures are missing, which then stand in the text as 【key path】.
    """
    begun = _begin(loaded, edition, gaps)
    return Outcome(begun.value, begun.end())


def _begin(loaded: Loaded, edition: Edition, gaps: bool) -> Composing:
    from reportgen.checks.lists.lexicon import load_lexicon
    from reportgen.checks.runner import begin_checks
    from reportgen.checks.subject import Subject
    from reportgen.document.assemble import assemble
    from reportgen.sections.render import render, required_faults

    facts, bench = loaded.facts, loaded.bench
    missing = () if gaps else required_faults(bench.engine, facts)
    rendered = render(bench.engine, facts)
    if rendered.value is None or any(d.is_error and not d.is_gap for d in rendered.diagnostics):
        return _stopped((*missing, *rendered.diagnostics))
    made = assemble(facts, rendered.value, bench.pack, edition)
    faults = (*missing, *rendered.diagnostics, *made.diagnostics, *_too_wide(made.value, bench.pack))
    if made.value is None:
        return _stopped(faults)
    document = made.value
    if edition is Edition.UPWARD:
        document = document._replace(properties=provenance(loaded.inputs, bench.pack).properties)
    lexicon = load_lexicon(bench.pack.wording)
    subject = Subject(facts, bench.pack, document, lexicon, rendered.value.sections)
    checking = begin_checks(subject, loaded.levels, loaded.name)
    faults = (*faults, *checking.found)
    composed = Composed(rendered.value, document)
    return Composing(composed, faults, lambda: _waived((*faults, *checking.end()), loaded), checking.is_elsewhere)


def _stopped(faults: tuple[Diagnostic, ...]) -> Composing:
    return Composing(None, faults, lambda: faults)


def _too_wide(document: Document | None, pack: Pack) -> Iterator[Diagnostic]:
    """Tables that the smallest type does not make fit; the writer squeezes them."""
    parts = (document.blocks, *(a.blocks for a in document.attachments)) if document is not None else ()
    tables = [block for blocks in parts for block in blocks if isinstance(block, Table)]
    if not tables:
        return
    from reportgen.writers.docx.columns import fits

    for table in tables:
        if not fits(table, pack.layout):
            message = f"这张表有 {columns_of(table)} 栏，版心里排不下"
            yield Diagnostic("RG341", message, _place_of(table, pack), ("减少栏数，分成几张表，或者缩短表头",))


def _place_of(table: Table, pack: Pack) -> Place | None:
    """Where the first words of a table are written."""
    cells = (cell for row in (*table.heads, *table.rows) for cell in row)
    origin = next((run.origin for cell in cells for run in cell.content), None)
    if not isinstance(origin, Literal):
        return origin.place if isinstance(origin, Fact) else None
    return line_place(pack.texts[origin.file], origin.line) if origin.file in pack.texts else None


class Request(NamedTuple):
    """What a build is asked for; `output` None means the default place. `keeps`: its inputs are kept beside it."""

    path: Path
    edition: Edition = Edition.UPWARD
    draft: bool = False
    output: Path | None = None
    keeps: bool = True


def check(path: Path, workshop: Workshop, edition: Edition = Edition.UPWARD) -> Outcome[Composed]:
    """Everything but the writing; a file for comparison is checked as far as its facts."""
    loaded = load(path, workshop, comparison=True)
    if loaded.value is None or loaded.value.facts.comparison_only:
        return Outcome(None, loaded.diagnostics)
    composed = compose(loaded.value, edition)
    return Outcome(composed.value, (*loaded.diagnostics, *composed.diagnostics))


class Made(NamedTuple):
    """The bytes of one report and where they go; what to keep, in which folder, so that it can be built again."""

    path: Path
    data: bytes
    loaded: Loaded
    base: Path
    inputs: tuple[Source, ...]


def make(request: Request, workshop: Workshop) -> Outcome[Made]:
    """One report; None where a gate stopped it."""
    loaded = load(request.path, workshop)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    begun = _begin(report := loaded.value, request.edition, request.draft)
    if begun.value is None:
        return Outcome(None, (*loaded.diagnostics, *begun.end()))
    place = (request.path, report.office, report.output)
    path = request.output or project.output_path(*place, request.edition)
    document = begun.value.document._replace(draft=request.draft)

    early, so_far = None, (*loaded.diagnostics, *begun.so_far)
    if begun.is_elsewhere and (request.draft or not any(d.is_error for d in so_far)):
        with suppress(Exception):  # it raises again when its turn comes
            early = writer(path)(document, report.bench.pack.layout)
    faults = (*loaded.diagnostics, *begun.end())
    if not request.draft and any(d.is_error for d in faults):
        return Outcome(None, faults)
    data = early or writer(path)(document, report.bench.pack.layout)
    bound = bool(document.properties) and path.suffix.lower() == ".docx"  # a file that names its inputs
    inputs = report.inputs if bound and request.keeps else ()
    return Outcome(Made(path, data, report, project.base_folder(*place), inputs), faults)


def writer(path: Path) -> Callable[..., bytes]:
    """The writer for a file of this name; writers are imported when first asked for.

    Raises:
        ReportgenError: no writer makes such files.
    """
    from reportgen.writers.table import writer_for

    return writer_for(path)


def build(request: Request, workshop: Workshop) -> Outcome[Made]:
    """A report on disk, written whole or not at all; its inputs are kept where there is room for them."""
    made = make(request, workshop)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    told = (*made.diagnostics, *set_aside(made.value.path, made.value.data))
    project.write_atomically(made.value.path, made.value.data)
    return Outcome(made.value, (*told, *kept(made.value.base, made.value.inputs)))
