"""What a pack asks of a facts file in any case: figures that its templates print outside clauses, required sections."""

from __future__ import annotations

from reportgen.facts.blank_form import Needed
from reportgen.packs.manifest import SectionSpec
from reportgen.sections.engine import Engine


def needed(engine: Engine, year: int, kind: str | None) -> Needed:
    """For a year and a 类别. Where templates have faults no figure is asked for: `check` says what is wrong."""
    variant = engine.pack.manifest.variant(kind)
    sections = frozenset(spec.key for spec in variant.sections if spec.required_in(year))
    if any(fault.is_error for fault in engine.prepare()):
        return Needed(frozenset(), sections)
    specs = (*([SectionSpec(variant.intro)] if variant.intro else ()), *variant.sections)
    named = ((engine.section_name(spec.key), spec.themes) for spec in specs)
    figures = (path for name, themes in named if name is not None for path, _ in engine.required(name, themes))
    return Needed(frozenset(figures), sections)
