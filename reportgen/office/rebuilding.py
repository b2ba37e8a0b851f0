"""A report made once more from inputs of another day, with the templates of that day where git has them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportgen import pipeline, project
from reportgen.diagnostics import Outcome
from reportgen.document.editions import Edition
from reportgen.document.nodes import Document
from reportgen.errors import ReportgenError
from reportgen.office.archive import SHORT
from reportgen.office.past import Past
from reportgen.office.repository import Repository, commits_of
from reportgen.packs.search import Root
from reportgen.pipeline import Loaded
from reportgen.provenance import Provenance
from reportgen.source import Source
from reportgen.tuples import NamedTuple
from reportgen.workshop import Workshop

_TRIED = 50
"""Commits whose templates are tried."""
_TEMPLATES = f":(glob)**/{project.TEMPLATES}/**"


class Rebuilt(NamedTuple):
    """A report with its origins, and the commit whose templates made it ("": today's).

    `workshop` makes it again from other texts of the same inputs.
    """

    loaded: Loaded
    document: Document
    workshop: Workshop
    templates: str = ""


def compose(loaded: Loaded, edition: Edition, workshop: Workshop) -> Outcome[Rebuilt]:
    """The document of a facts file past the first gate, with 【…】 where figures are missing."""
    composed = pipeline.compose(loaded, edition, gaps=True)
    made = Rebuilt(loaded, composed.value.document, workshop) if composed.value is not None else None
    return Outcome(made, composed.diagnostics)


def rebuild(
    path: Path, inputs: Mapping[Path, Source], told: Provenance, repository: Repository | None, first: str = ""
) -> Outcome[Rebuilt]:
    """The report of `inputs`, the texts of `path` and of the files that stood beside it.

    Where today's templates are not those that `told` names, `repository` is asked for them: in the commit `first`,
    then in those that changed templates. Where it has none, today's serve.
    """
    today, workshop = _load(path, inputs, project.pack_roots)
    if repository is not None and (today.value is None or today.value.bench.pack.digest != told.digest):
        with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
            for count, past in enumerate(_pasts(repository, first)):
                then = _of_past(Path(folder) / str(count), repository, past, path, told)
                loaded, own = _load(path, inputs, then.roots) if then is not None else (None, workshop)
                if loaded is not None and loaded.value is not None:
                    made = compose(loaded.value, Edition.UPWARD, own)
                    return Outcome(made.value._replace(templates=past) if made.value else None, made.diagnostics)
    if today.value is None:
        return Outcome(None, today.diagnostics)
    return compose(today.value, Edition.UPWARD, workshop)


def _load(
    path: Path, inputs: Mapping[Path, Source], roots: Callable[[Path], tuple[Root, ...]]
) -> tuple[Outcome[Loaded], Workshop]:
    """The facts of texts that stand in for files; no other file is read for them."""
    folders = roots(path)
    office = next((other for other in inputs if other.name in project.OFFICE_FILES), None)

    def previous(facts: Path, year: int | None) -> Path | None:
        other = facts.with_name(f"{year - 1}{facts.suffix}") if year is not None else None
        return other if other in inputs and other != path else None

    workshop = Workshop(lambda _: folders, lambda _: office, previous)
    workshop.drafts.update(inputs)
    return pipeline.load(path, workshop), workshop


def _pasts(repository: Repository, first: str) -> Iterator[str]:
    """Commits to try, if the repository has templates at all."""
    try:
        changed = commits_of(repository, _TEMPLATES)
    except ReportgenError:  # a damaged repository: that today's templates serve is told
        return
    if changed:
        yield from dict.fromkeys(((first,) if first else ()) + changed[:_TRIED])


def _of_past(folder: Path, repository: Repository, commit: str, path: Path, told: Provenance) -> Past | None:
    """The templates of a commit, if they are those that the file was built with."""
    try:
        past = Past(repository, commit, commit[:SHORT], folder)
    except ReportgenError:  # a commit that lacks objects, in a shallow clone
        return None
    roots = past.roots(path)
    pack = Workshop(past.roots).pack(told.pack, roots).value
    return past if pack is not None and pack.digest == told.digest else None
