"""A pack's blank form, with what the pack asks of a facts file in any case."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.facts.blank_form import Needed, blank_form
from reportgen.packs.load import Pack
from reportgen.packs.manifest import SectionSpec
from reportgen.sections.engine import Engine


def form_of(pack: Pack, year: int, kind: str | None) -> str:
    """The blank form for a year and a 类别."""
    return blank_form(pack.name, year, pack.catalogue, pack.shape, kind, needed(Engine(pack), year, kind))


def needed(engine: Engine, year: int, kind: str | None) -> Needed:
    """Required sections, and figures that the templates print outside clauses.

    Where templates have faults no figure is asked for: `check` says what is wrong.
    """
    variant = engine.pack.manifest.variant(kind)
    specs = variant.sections(year)
    sections = frozenset(spec.key for spec in specs if spec.required_in(year))
    if any(fault.is_error for fault in engine.prepare()):
        return Needed(frozenset(), sections)
    named = [(engine.section_name(key), themes) for key, themes in _templates(variant.untitled, specs)]
    figures = (path for name, themes in named if name is not None for path, _ in engine.required(name, themes))
    return Needed(frozenset(figures), sections)


def _templates(untitled: tuple[str, ...], specs: tuple[SectionSpec, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((key, ()) for key in untitled)
    yield from ((spec.key, spec.themes) for spec in specs)
