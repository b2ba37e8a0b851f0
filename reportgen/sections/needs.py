"""A pack's blank form, with what the pack asks of a facts file in any case."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import ReportgenError
from reportgen.facts.blank_form import Needed, blank_form
from reportgen.packs.load import Pack
from reportgen.packs.manifest import SectionSpec
from reportgen.sections.engine import Engine
from reportgen.sections.headings import heading_of
from reportgen.sections.outline import UNIT_KEYS


def form_of(pack: Pack, year: int, kind: str | None) -> str:
    """The blank form for a year and a 类别."""
    catalogue = pack.catalogue.shown(pack.manifest.themes)
    return blank_form(pack.name, year, catalogue, pack.shape, kind, needed(Engine(pack), year, kind))


def require_year(pack: Pack, year: int, kind: str | None) -> None:
    """Stop where a pack has no sections for a year: its tables are those of other years.

    Raises:
        ReportgenError: names the years that it has.
    """
    if pack.shape.of(kind, year) is None:
        hint = f"它有 {pack.shape.spans(kind)} 年度的；核对年度，或用 reportgen packs list 另选一个模板包"
        raise ReportgenError(f"模板包 {pack.name} 没有{year}年度的章节和表样", hint)


def needed(engine: Engine, year: int, kind: str | None) -> Needed:
    """Required sections, and figures and facts about the unit that the templates print outside clauses.

    Where templates have faults no figure is asked for: `check` says what is wrong.
    """
    variant = engine.pack.manifest.variant(kind)
    specs = variant.sections(year)
    sections = frozenset(spec.key for spec in specs if spec.required_in(year))
    headings = {spec.key: heading_of(spec, year) for spec in specs}
    if any(fault.is_error for fault in engine.prepare()):
        return Needed(frozenset(), sections, headings)
    named = [(engine.section_name(key), themes) for key, themes in _templates(variant.untitled, specs)]
    printed = {path for name, themes in named if name is not None for path, _ in engine.required(name, themes)}
    unit = frozenset(path for path in printed if path.startswith(UNIT_KEYS))
    own = frozenset(key for key in sections if (name := engine.section_name(key)) is None or not engine.has_text(name))
    return Needed(frozenset(printed) - unit, sections, headings, own, unit)


def _templates(untitled: tuple[str, ...], specs: tuple[SectionSpec, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((key, ()) for key in untitled)
    yield from ((spec.key, spec.themes) for spec in specs)
