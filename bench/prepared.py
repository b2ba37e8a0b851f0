"""A sample made ready for all tools: facts, figures and templates on disk, outputs checked to hold the same text."""

import io
from dataclasses import dataclass
from pathlib import Path

from samples import Report, Sample, check_same, compose, copy_data, read_report, vary_context, vary_facts
from workspace import Workspace


@dataclass(frozen=True)
class Prepared:
    """`facts` and `figures` are series that differ in one figure."""

    sample: Sample
    report: Report
    facts: list[Path]
    figures: list[Path]
    docxtpl: Path | None
    markdown: Path | None
    reference: Path | None


def prepare_sample(sample: Sample, workspace: Workspace, count: int = 1) -> Prepared:
    """The sample with series of `count` documents."""
    folder = workspace.folder / sample.name
    folder.mkdir(exist_ok=True)
    own = copy_data(folder) / sample.facts
    report = read_report(own)
    ours = compose(own)[1]
    facts, figures = vary_facts(own, sample, count), vary_context(report, sample, folder, count)
    docxtpl = markdown = reference = None
    if workspace.has_docxtpl:
        from peers import docxtpl_render, docxtpl_template

        docxtpl = docxtpl_template.write_template(report, folder / "docxtpl.docx")
        made = io.BytesIO()
        docxtpl_render.render(docxtpl, figures[0], made)
        check_same("docxtpl", ours, made.getvalue())
    if workspace.pandoc:
        from peers import pandoc_render, pandoc_template

        markdown = pandoc_template.write_template(report, folder / "pandoc.md.j2")
        reference = pandoc_template.write_reference(workspace.pandoc, folder / "reference.docx")
        output = folder / "pandoc.docx"
        pandoc_render.render(workspace.pandoc, reference, markdown, figures[0], output)
        check_same("pandoc", ours, output.read_bytes())
    return Prepared(sample, report, facts, figures, docxtpl, markdown, reference)


def size(report: Report) -> str:
    """How big a report is, in words."""
    paras = [*report.head, *(p for section in report.sections for p in section), *report.tail]
    characters = sum(len(p.plain()) for p in paras)
    return f"{len(paras)} paragraphs, {characters:,} characters, {len(report.figures)} figures"
